#include "base/sha256.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { BLOCK = 64 /* bytes */ };

/* FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the
 * first 64 primes. */
static const uint32_t round_words[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* cpuid leaves the virtual machine, so it is asked once. */
static bool is_native(void)
{
    enum { UNKNOWN, NO, YES };
    static atomic_int known = UNKNOWN;
    int is = atomic_load_explicit(&known, memory_order_relaxed);
    if (is == UNKNOWN) {
        unsigned a, b = 0, c = 0, d, features = 0;
        if (__get_cpuid(1, &a, &b, &c, &d))
            features = c;
        bool sse = (features & bit_SSSE3) && (features & bit_SSE4_1);
        is = sse && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA) ? YES : NO;
        atomic_store_explicit(&known, is, memory_order_relaxed);
    }
    return is == YES;
}

/* Four rounds with the words w; the state is kept as the instructions want it: ABEF, CDGH. */
__attribute__((target("sha,sse4.1"))) static inline void four_rounds(__m128i *abef, __m128i *cdgh, __m128i w)
{
    *cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, w);
    *abef = _mm_sha256rnds2_epu32(*abef, *cdgh, _mm_shuffle_epi32(w, 0x0E));
}

/* One block; the last twelve of the sixteen groups of rounds make their words from the
 * sixteen before. */
__attribute__((target("sha,sse4.1"))) static inline void one_block(__m128i *abef, __m128i *cdgh,
                                                                   const unsigned char *bytes)
{
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i w[4];
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++)
        w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(bytes + i * 16)), big_endian);
#pragma GCC unroll 16
    for (int i = 0; i < 16; i++) {
        __m128i now = w[i & 3], next = w[(i + 1) & 3], last = w[(i + 3) & 3];
        four_rounds(abef, cdgh, _mm_add_epi32(now, _mm_loadu_si128((const __m128i *)(round_words + i * 4))));
        if (i < 12)
            w[i & 3] = _mm_sha256msg2_epu32(
                _mm_add_epi32(_mm_sha256msg1_epu32(now, next), _mm_alignr_epi8(last, w[(i + 2) & 3], 4)), last);
    }
}

__attribute__((target("sha,sse4.1"))) static void take_blocks(uint32_t state[8], const unsigned char *bytes, size_t n)
{
    __m128i dcba = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
    __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B);
    __m128i abef = _mm_alignr_epi8(dcba, hgfe, 8), cdgh = _mm_blend_epi16(hgfe, dcba, 0xF0);
    for (; n > 0; n--, bytes += BLOCK) {
        __m128i abef_before = abef, cdgh_before = cdgh;
        one_block(&abef, &cdgh, bytes);
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

static void update(crypto_hash_sha256_state *s, const unsigned char *bytes, size_t len)
{
    size_t held = s->count / 8 % BLOCK;
    s->count += (uint64_t)len * 8;
    if (held + len < BLOCK) {
        if (len)
            memcpy(s->buf + held, bytes, len);
        return;
    }
    if (held) {
        size_t more = BLOCK - held;
        memcpy(s->buf + held, bytes, more);
        take_blocks(s->state, s->buf, 1);
        bytes += more;
        len -= more;
    }
    take_blocks(s->state, bytes, len / BLOCK);
    if (len % BLOCK)
        memcpy(s->buf, bytes + len / BLOCK * BLOCK, len % BLOCK);
}

static void finish(crypto_hash_sha256_state *s, unsigned char out[crypto_hash_sha256_BYTES])
{
    enum { LENGTH = 8 /* bytes that say how long the message was, in bits */ };
    uint64_t bits = s->count;
    size_t held = bits / 8 % BLOCK, blocks = held + 1 + LENGTH <= BLOCK ? 1 : 2;
    unsigned char last[2 * BLOCK] = {0};
    memcpy(last, s->buf, held);
    last[held] = 0x80;
    for (int i = 0; i < LENGTH; i++)
        last[blocks * BLOCK - 1 - (size_t)i] = (unsigned char)(bits >> (8 * i));
    take_blocks(s->state, last, blocks);
    for (size_t i = 0; i < crypto_hash_sha256_BYTES; i++)
        out[i] = (unsigned char)(s->state[i / 4] >> (24 - i % 4 * 8));
}

void sha256_update(crypto_hash_sha256_state *s, const unsigned char *bytes, size_t len)
{
    if (is_native())
        update(s, bytes, len);
    else
        crypto_hash_sha256_update(s, bytes, len);
}

void sha256_final(crypto_hash_sha256_state *s, unsigned char out[crypto_hash_sha256_BYTES])
{
    if (is_native())
        finish(s, out);
    else
        crypto_hash_sha256_final(s, out);
}

#else

void sha256_update(crypto_hash_sha256_state *s, const unsigned char *bytes, size_t len)
{
    crypto_hash_sha256_update(s, bytes, len);
}

void sha256_final(crypto_hash_sha256_state *s, unsigned char out[crypto_hash_sha256_BYTES])
{
    crypto_hash_sha256_final(s, out);
}

#endif
