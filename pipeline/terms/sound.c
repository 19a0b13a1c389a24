#include "terms/sound.h"

#include "terms/wide.h"
#include "text/utf8.h"

#ifdef __x86_64__
/* Bit per byte: value >= low, unsigned. */
static inline uint32_t at_least(__m128i v, unsigned char low)
{
    __m128i least = _mm_set1_epi8((char)low);
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(v, least), v));
}

static inline uint32_t equal(__m128i v, unsigned char c)
{
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)c)));
}

/* Sixteen bytes of ASCII and characters of two and three bytes. `due` brings the
 * continuation bytes that the bytes before still ask for. False for anything else,
 * well-formed or not; ED needs a second byte below A0 (no surrogates); C0, C1, E0 and
 * four-byte characters are left to the slow way. */
static inline bool sixteen(const char *p, uint32_t *due, uint32_t *below_a0)
{
    __m128i v = _mm_loadu_si128((const __m128i *)p);
    uint32_t high = (uint32_t)_mm_movemask_epi8(v);
    if (high == 0)
        return *due == 0;
    uint32_t lead = at_least(v, 0xC0), two = at_least(v, 0xC2), from_e0 = at_least(v, 0xE0), three = at_least(v, 0xE1),
             four = at_least(v, 0xF0), ed = equal(v, 0xED);
    uint32_t wanted = two << 1 | three << 2 | *due;
    uint32_t low_half = ed << 1 | *below_a0;
    bool ok = !(four | (lead ^ two) | (from_e0 ^ three)) && (wanted & 0xFFFF) == (high & ~lead) &&
              !(low_half & at_least(v, 0xA0) & 0xFFFF);
    *due = wanted >> 16;
    *below_a0 = low_half >> 16;
    return ok;
}

/* What is wrong with two bytes in a row, a bit each; by the three half bytes that tell
 * (J. Keiser, D. Lemire, "Validating UTF-8 in less than one instruction per byte", 2020). */
enum wrong {
    SHORT = 1,       /* a lead byte without the byte it asks for */
    LONG = 2,        /* a continuation byte behind ASCII */
    OVERLONG_3 = 4,  /* E0 80..9F */
    LARGE = 8,       /* F4 90.., F5.. */
    SURROGATE = 16,  /* ED A0.. */
    OVERLONG_2 = 32, /* C0, C1 */
    EDGE_4 = 64,     /* F0 80..8F, F5.. 80..8F */
    TWO = 128,       /* two continuation bytes: wrong unless a longer character asks for them */
    ANY = SHORT | LONG | TWO,
    BEHIND = LONG | OVERLONG_2 | TWO,
};
static const uint8_t by_first_high[16] = {LONG,
                                          LONG,
                                          LONG,
                                          LONG,
                                          LONG,
                                          LONG,
                                          LONG,
                                          LONG,
                                          TWO,
                                          TWO,
                                          TWO,
                                          TWO,
                                          SHORT | OVERLONG_2,
                                          SHORT,
                                          SHORT | OVERLONG_3 | SURROGATE,
                                          SHORT | LARGE | EDGE_4};
static const uint8_t by_first_low[16] = {ANY | OVERLONG_3 | OVERLONG_2 | EDGE_4,
                                         ANY | OVERLONG_2,
                                         ANY,
                                         ANY,
                                         ANY | LARGE,
                                         ANY | LARGE | EDGE_4,
                                         ANY | LARGE | EDGE_4,
                                         ANY | LARGE | EDGE_4,
                                         ANY | LARGE | EDGE_4,
                                         ANY | LARGE | EDGE_4,
                                         ANY | LARGE | EDGE_4,
                                         ANY | LARGE | EDGE_4,
                                         ANY | LARGE | EDGE_4,
                                         ANY | LARGE | EDGE_4 | SURROGATE,
                                         ANY | LARGE | EDGE_4,
                                         ANY | LARGE | EDGE_4};
static const uint8_t by_second_high[16] = {SHORT,
                                           SHORT,
                                           SHORT,
                                           SHORT,
                                           SHORT,
                                           SHORT,
                                           SHORT,
                                           SHORT,
                                           BEHIND | OVERLONG_3 | EDGE_4,
                                           BEHIND | OVERLONG_3 | LARGE,
                                           BEHIND | SURROGATE | LARGE,
                                           BEHIND | SURROGATE | LARGE,
                                           SHORT,
                                           SHORT,
                                           SHORT,
                                           SHORT};

__attribute__((target("avx2"))) static inline __m256i look_up(const uint8_t *table, __m256i half)
{
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table)), half);
}

/* What is wrong in `v`, zero when nothing; `last` are the 32 bytes before. */
__attribute__((target("avx2"))) static inline __m256i wrong_32(__m256i v, __m256i last)
{
    const __m256i low = _mm256_set1_epi8(0x0F);
    __m256i over = _mm256_permute2x128_si256(last, v, 0x21), one = _mm256_alignr_epi8(v, over, 15),
            two = _mm256_alignr_epi8(v, over, 14), three = _mm256_alignr_epi8(v, over, 13);
    __m256i pairs = _mm256_and_si256(look_up(by_first_high, _mm256_and_si256(_mm256_srli_epi16(one, 4), low)),
                                     look_up(by_first_low, _mm256_and_si256(one, low)));
    pairs = _mm256_and_si256(pairs, look_up(by_second_high, _mm256_and_si256(_mm256_srli_epi16(v, 4), low)));
    /* the high bit where a byte must be the third or fourth of its character */
    __m256i later = _mm256_or_si256(_mm256_subs_epu8(two, _mm256_set1_epi8(0xE0 - 0x80)),
                                    _mm256_subs_epu8(three, _mm256_set1_epi8(0xF0 - 0x80)));
    return _mm256_xor_si256(_mm256_and_si256(later, _mm256_set1_epi8((char)0x80)), pairs);
}

__attribute__((target("avx2"))) static bool is_sound_32(struct str s)
{
    __m256i last = _mm256_setzero_si256(), wrong = last;
    size_t i = 0;
    for (; i + 32 <= s.len; i += 32) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(s.at + i));
        wrong = _mm256_or_si256(wrong, wrong_32(v, last));
        last = v;
    }
    char rest[32] = {0}; /* zeros behind the end: a character that is cut off is too short */
    if (s.len > i)
        memcpy(rest, s.at + i, s.len - i);
    wrong = _mm256_or_si256(wrong, wrong_32(_mm256_loadu_si256((const __m256i *)rest), last));
    return _mm256_testz_si256(wrong, wrong);
}

/* wrong_32() for 64 bytes. */
WIDE static inline __m512i wrong_64(__m512i v, __m512i last)
{
    __m512i over = _mm512_alignr_epi32(v, last, 12), one = _mm512_alignr_epi8(v, over, 15),
            two = _mm512_alignr_epi8(v, over, 14), three = _mm512_alignr_epi8(v, over, 13);
    __m512i pairs = _mm512_and_si512(by_high_half(by_first_high, one), by_low_half(by_first_low, one));
    pairs = _mm512_and_si512(pairs, by_high_half(by_second_high, v));
    __m512i later = _mm512_or_si512(_mm512_subs_epu8(two, _mm512_set1_epi8(0xE0 - 0x80)),
                                    _mm512_subs_epu8(three, _mm512_set1_epi8(0xF0 - 0x80)));
    return _mm512_xor_si512(_mm512_and_si512(later, _mm512_set1_epi8((char)0x80)), pairs);
}

WIDE static bool is_sound_64(struct str s)
{
    __m512i last = _mm512_setzero_si512(), wrong = last;
    size_t i = 0;
    for (; i + 64 <= s.len; i += 64) {
        __m512i v = _mm512_loadu_si512(s.at + i);
        wrong = _mm512_or_si512(wrong, wrong_64(v, last));
        last = v;
    }
    __m512i rest = _mm512_maskz_loadu_epi8(((uint64_t)1 << (s.len - i)) - 1, s.at + i);
    wrong = _mm512_or_si512(wrong, wrong_64(rest, last));
    return _mm512_test_epi8_mask(wrong, wrong) == 0;
}

/* In whole blocks of 64 bytes; *i is moved behind them. */
WIDE static size_t lines_64(struct str s, size_t *i)
{
    size_t n = 0;
    for (; *i + 64 <= s.len; *i += 64)
        n +=
            (size_t)__builtin_popcountll(_mm512_cmpeq_epi8_mask(_mm512_loadu_si512(s.at + *i), _mm512_set1_epi8('\n')));
    return n;
}
#endif

static bool is_sound_16(struct str s)
{
    size_t i = 0;
#ifdef __x86_64__
    uint32_t due = 0, below_a0 = 0;
    size_t whole = 0; /* all before it is well-formed and ends a character */
    for (; i + 16 <= s.len; i += 16) {
        if (!sixteen(s.at + i, &due, &below_a0)) {
            /* rarer characters: a stretch the slow way, from the last whole character on */
            size_t end = i + 256 < s.len ? i + 256 : s.len;
            while (end < s.len && ((unsigned char)s.at[end] & 0xC0) == 0x80)
                end++;
            if (utf8_invalid(str_slice(s, whole, end - whole)) >= 0)
                return false;
            whole = end;
            due = below_a0 = 0;
            i = end - 16;
            continue;
        }
        if (due == 0)
            whole = i + 16;
    }
    i = whole;
#endif
    return utf8_invalid(str_slice(s, i, s.len - i)) < 0;
}

bool text_is_sound(struct str s)
{
#ifdef __x86_64__
    if (is_wide())
        return is_sound_64(s);
    if (__builtin_cpu_supports("avx2"))
        return is_sound_32(s);
#endif
    return is_sound_16(s);
}

size_t text_lines(struct str s)
{
    size_t n = 0, i = 0;
#ifdef __x86_64__
    if (is_wide())
        n = lines_64(s, &i);
    while (i + 16 <= s.len) {
        /* bytes count to 255 at most */
        __m128i sum = _mm_setzero_si128();
        for (unsigned k = 0; k < 255 && i + 16 <= s.len; k++, i += 16)
            sum = _mm_sub_epi8(sum, _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(s.at + i)), _mm_set1_epi8('\n')));
        sum = _mm_sad_epu8(sum, _mm_setzero_si128());
        n += (size_t)_mm_cvtsi128_si64(sum) + (size_t)_mm_extract_epi16(sum, 4);
    }
#endif
    for (; i < s.len; i++)
        n += s.at[i] == '\n';
    return n;
}
