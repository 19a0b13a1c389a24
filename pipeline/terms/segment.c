#include "terms/segment.h"

#include "terms/index.h"
#include "terms/letters.h"
#include "terms/wide.h"

/* Compiled anew into each of the functions for a kind of machine. */
#define INLINE __attribute__((always_inline)) inline

/* ---- a block of 64 bytes as bits ---- */

/* Letters are all but ASCII signs and blanks, and the characters with lead bytes C2, E2
 * and E3 with the bytes that follow the lead; `carry` brings the latter over from the
 * block before. */
static inline void block_put(struct segment *g, size_t block, uint64_t high, uint64_t ascii_letter, uint64_t lead,
                             uint64_t three, uint64_t c2, uint64_t e23, uint64_t wanted, uint64_t *carry)
{
    uint64_t signs = c2 | e23, wide = signs | signs << 1 | e23 << 2 | *carry;
    *carry = signs >> 63 | e23 >> 62;
    uint64_t letter = (high | ascii_letter) & ~wide;
    g->letter[block] = letter;
    g->lead[block] = three & letter;
    g->odd[block] = (ascii_letter | (lead & ~three)) & letter;
    g->ascii[block] = ascii_letter;
    g->high[block] = high;
    g->begins[block] = g->odd[block] & (wanted | high);
}

#ifdef __x86_64__
static inline __m128i in_range_16(__m128i v, char from, char n)
{
    /* unsigned c - from < n, by signed compare of biased values */
    const __m128i bias = _mm_set1_epi8((char)0x80);
    return _mm_cmplt_epi8(_mm_xor_si128(_mm_sub_epi8(v, _mm_set1_epi8(from)), bias), _mm_set1_epi8((char)(n ^ 0x80)));
}

static void fill_sse2(struct segment *g, size_t block, const char *p, size_t len, uint64_t *carry)
{
    for (size_t i = 0; i < len; i += 64) {
        uint64_t high = 0, ascii = 0, lead = 0, three = 0, c2 = 0, e23 = 0;
        for (unsigned k = 0; k < 64; k += 16) {
            __m128i v = _mm_loadu_si128((const __m128i *)(p + i + k));
            __m128i letter =
                _mm_or_si128(in_range_16(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 26), in_range_16(v, '0', 10));
            __m128i e = _mm_cmpeq_epi8(_mm_and_si128(v, _mm_set1_epi8((char)0xF0)), _mm_set1_epi8((char)0xE0));
            high |= (uint64_t)_mm_movemask_epi8(v) << k;
            ascii |= (uint64_t)_mm_movemask_epi8(letter) << k;
            lead |= (uint64_t)_mm_movemask_epi8(in_range_16(v, (char)0xC0, 64)) << k;
            three |= (uint64_t)_mm_movemask_epi8(e) << k;
            c2 |= (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xC2))) << k;
            e23 |= (uint64_t)_mm_movemask_epi8(
                       _mm_cmpeq_epi8(_mm_and_si128(_mm_add_epi8(v, _mm_set1_epi8(2)), _mm_set1_epi8((char)0xFE)),
                                      _mm_set1_epi8((char)0xE4)))
                   << k;
        }
        block_put(g, block + i / 64, high, ascii, lead, three, c2, e23, ~(uint64_t)0, carry);
    }
}

__attribute__((target("avx2"))) static inline uint64_t bits_64(__m256i a, __m256i b)
{
    return (uint32_t)_mm256_movemask_epi8(a) | (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32;
}

__attribute__((target("avx2"))) static inline __m256i below_32(__m256i v, char from, char n)
{
    __m256i d = _mm256_sub_epi8(v, _mm256_set1_epi8(from));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(d, _mm256_set1_epi8((char)(n - 1))), d);
}

__attribute__((target("avx2"))) static inline __m256i letters_32(__m256i v)
{
    return _mm256_or_si256(below_32(_mm256_or_si256(v, _mm256_set1_epi8(0x20)), 'a', 26), below_32(v, '0', 10));
}

/* Bit n for high half bytes n of ASCII. */
static const uint8_t high_bits[16] = {1, 2, 4, 8, 16, 32, 64, 128};

/* Not 0 where the byte is wanted. */
__attribute__((target("avx2"))) static inline __m256i wanted_32(__m256i v, const uint8_t *table)
{
    const __m256i half = _mm256_set1_epi8(0x0F),
                  low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table)),
                  high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)high_bits));
    return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(v, half)),
                            _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(v, 4), half)));
}

__attribute__((target("avx2"))) static void fill_avx2(struct segment *g, size_t block, const char *p, size_t len,
                                                      uint64_t *carry)
{
    for (size_t i = 0; i < len; i += 64) {
        __m256i a = _mm256_loadu_si256((const __m256i *)(p + i)), b = _mm256_loadu_si256((const __m256i *)(p + i + 32));
        const __m256i f0 = _mm256_set1_epi8((char)0xF0), e0 = _mm256_set1_epi8((char)0xE0),
                      c2 = _mm256_set1_epi8((char)0xC2);
        uint64_t high = bits_64(a, b);
        uint64_t ascii = bits_64(letters_32(a), letters_32(b));
        uint64_t lead = bits_64(below_32(a, (char)0xC0, 64), below_32(b, (char)0xC0, 64));
        uint64_t three =
            bits_64(_mm256_cmpeq_epi8(_mm256_and_si256(a, f0), e0), _mm256_cmpeq_epi8(_mm256_and_si256(b, f0), e0));
        uint64_t two = bits_64(_mm256_cmpeq_epi8(a, c2), _mm256_cmpeq_epi8(b, c2));
        uint64_t e23 = bits_64(below_32(a, (char)0xE2, 2), below_32(b, (char)0xE2, 2));
        const __m256i zero = _mm256_setzero_si256();
        uint64_t wanted = ~bits_64(_mm256_cmpeq_epi8(wanted_32(a, g->wanted), zero),
                                   _mm256_cmpeq_epi8(wanted_32(b, g->wanted), zero));
        block_put(g, block + i / 64, high, ascii, lead, three, two, e23, wanted, carry);
    }
}
#else
static void fill_plain(struct segment *g, size_t block, const char *p, size_t len, uint64_t *carry)
{
    for (size_t i = 0; i < len; i += 64) {
        uint64_t high = 0, ascii = 0, lead = 0, three = 0, c2 = 0, e23 = 0, wanted = 0;
        for (unsigned k = 0; k < 64; k++) {
            unsigned char c = (unsigned char)p[i + k];
            high |= (uint64_t)(c >= 0x80) << k;
            ascii |= (uint64_t)(c < 0x80 && script_of(c) != SCRIPT_NONE) << k;
            lead |= (uint64_t)(c >= 0xC0) << k;
            three |= (uint64_t)((c & 0xF0) == 0xE0) << k;
            c2 |= (uint64_t)(c == 0xC2) << k;
            e23 |= (uint64_t)(c == 0xE2 || c == 0xE3) << k;
            wanted |= (uint64_t)(c < 0x80 && g->wanted[c & 15] >> (c >> 4) & 1) << k;
        }
        block_put(g, block + i / 64, high, ascii, lead, three, c2, e23, wanted, carry);
    }
}
#endif

/* ---- places ---- */

enum { USUAL = 16 };

static INLINE void list_bits(struct places *p, const uint64_t *bits, size_t blocks)
{
    p->n = 0;
    for (size_t b = 0; b < blocks; b++)
        places_put(p, b, bits[b], 0, USUAL);
}

static INLINE void keep_pairs(struct places *p, const char *text, const uint64_t *bitmap, unsigned shift, uint64_t mask)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        uint64_t bit, pair;
        memcpy(&pair, text + p->at[i], sizeof pair);
        bit = index_pair_value_hash(pair & mask) >> shift;
        p->at[n] = p->at[i];
        n += bitmap[bit >> 6] >> (bit & 63) & 1;
    }
    p->n = n;
}

static void list_plain(struct places *p, const uint64_t *bits, size_t blocks)
{
    list_bits(p, bits, blocks);
}

static void keep_plain(struct places *p, const char *text, const uint64_t *bitmap, unsigned shift, uint64_t mask)
{
    keep_pairs(p, text, bitmap, shift, mask);
}

#ifdef __x86_64__
__attribute__((target("avx2,bmi,bmi2"))) static void list_avx2(struct places *p, const uint64_t *bits, size_t blocks)
{
    list_bits(p, bits, blocks);
}

__attribute__((target("avx2,bmi,bmi2"))) static void keep_avx2(struct places *p, const char *text,
                                                               const uint64_t *bitmap, unsigned shift, uint64_t mask)
{
    keep_pairs(p, text, bitmap, shift, mask);
}

/* ---- AVX-512: a block is one vector, its bits come from comparing. No gathers: loads are faster ---- */

WIDE static void fill_wide(struct segment *g, size_t block, const char *p, size_t len, uint64_t *carry)
{
    for (size_t i = 0; i < len; i += 64) {
        __m512i v = _mm512_loadu_si512(p + i);
        uint64_t ascii = below_64(_mm512_or_si512(v, _mm512_set1_epi8(0x20)), 'a', 26) | below_64(v, '0', 10);
        uint64_t wanted = _mm512_test_epi8_mask(by_low_half(g->wanted, v), by_high_half(high_bits, v));
        block_put(g, block + i / 64, _mm512_movepi8_mask(v), ascii, below_64(v, (char)0xC0, 64),
                  below_64(v, (char)0xE0, 16), _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)0xC2)),
                  below_64(v, (char)0xE2, 2), wanted, carry);
    }
}

/* Numbers 0 to 63, those without a bit pressed out. */
WIDE static void list_wide(struct places *p, const uint64_t *bits, size_t blocks)
{
    static const uint8_t numbers[64] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
                                        16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
                                        32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
                                        48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
    const __m512i all = _mm512_loadu_si512(numbers);
    p->n = 0;
    for (size_t b = 0; b < blocks; b++) {
        __m512i some = _mm512_maskz_compress_epi8(bits[b], all), base = _mm512_set1_epi16((short)(b * 64));
        size_t n = (size_t)__builtin_popcountll(bits[b]);
        _mm512_storeu_si512(p->at + p->n, _mm512_add_epi16(base, _mm512_cvtepu8_epi16(_mm512_castsi512_si256(some))));
        if (n > 32)
            _mm512_storeu_si512(p->at + p->n + 32,
                                _mm512_add_epi16(base, _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(some, 1))));
        p->n += n;
    }
}
#endif

const struct machine *machine_best(void)
{
#ifdef __x86_64__
    static const struct machine sse = {fill_sse2, list_plain, keep_plain}, avx2 = {fill_avx2, list_avx2, keep_avx2},
                                wide = {fill_wide, list_wide, keep_avx2};
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2"))
        return &sse;
    return is_wide() ? &wide : &avx2;
#else
    static const struct machine plain = {fill_plain, list_plain, keep_plain};
    return &plain;
#endif
}

/* Whole blocks as they stand; of the last one a copy, filled up with zeros. */
void segment_fill(const struct machine *m, struct segment *g)
{
    size_t whole = g->len & ~(size_t)63, blocks = (g->len + 63) / 64;
    uint64_t carry = 0;
    char last[64] = {0};
    m->fill(g, 0, g->at, whole, &carry);
    if (whole < g->len) {
        memcpy(last, g->at + whole, g->len - whole);
        m->fill(g, whole / 64, last, 64, &carry);
    }
    g->letter[blocks] = g->lead[blocks] = g->high[blocks] = 0;
}

size_t segment_end(const struct segment *g)
{
    size_t i = g->len;
    while (i > 0 && g->letter[(i - 1) / 64] >> ((i - 1) & 63) & 1)
        i--;
    while (i > 0 && !(g->letter[(i - 1) / 64] >> ((i - 1) & 63) & 1))
        i--;
    return i;
}

void segment_cut(struct segment *g, size_t len)
{
    size_t blocks = (len + 63) / 64;
    if (len & 63)
        g->letter[blocks - 1] &= ((uint64_t)1 << (len & 63)) - 1;
    g->letter[blocks] = g->lead[blocks] = 0;
    g->len = len;
}
