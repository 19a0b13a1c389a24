#include "terms/flat.h"

#include "terms/wide.h"
#include "text/hangul.h"
#include "text/norm.h"
#include "text/utf8.h"

#include <assert.h>

/* Half-width jamo U+FFA0..FFDC as compatibility jamo (Unicode's own <narrow>
 * mappings); gaps in the block are 0. */
static uint32_t narrow_jamo(uint32_t c)
{
    if (c >= 0xFFA1 && c <= 0xFFBE)
        return 0x3131 + (c - 0xFFA1);
    if (c >= 0xFFC2 && c <= 0xFFC7)
        return 0x314F + (c - 0xFFC2);
    if (c >= 0xFFCA && c <= 0xFFCF)
        return 0x3155 + (c - 0xFFCA);
    if (c >= 0xFFD2 && c <= 0xFFD7)
        return 0x315B + (c - 0xFFD2);
    if (c >= 0xFFDA && c <= 0xFFDC)
        return 0x3161 + (c - 0xFFDA);
    return c;
}

/* Compatibility jamo U+3131..3163 as conjoining ones (<compat> mappings). */
static uint32_t conjoining(uint32_t c)
{
    static const uint16_t consonants[] = {0x1100, 0x1101, 0x11AA, 0x1102, 0x11AC, 0x11AD, 0x1103, 0x1104,
                                          0x1105, 0x11B0, 0x11B1, 0x11B2, 0x11B3, 0x11B4, 0x11B5, 0x111A,
                                          0x1106, 0x1107, 0x1108, 0x1121, 0x1109, 0x110A, 0x110B, 0x110C,
                                          0x110D, 0x110E, 0x110F, 0x1110, 0x1111, 0x1112};
    if (c >= 0x3131 && c <= 0x314E)
        return consonants[c - 0x3131];
    if (c >= 0x314F && c <= 0x3163)
        return 0x1161 + (c - 0x314F);
    return c;
}

static bool is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064);
}

static uint32_t fold_one(uint32_t c)
{
    if (c == 0x318D || c == 0x2022 || c == 0x2027 || c == 0x22C5 || c == 0x30FB || c == 0xFF65 || c == 0x119E)
        return 0xB7;
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    if (c == 0xA0 || c == 0x3000 || c == 0x202F || (c >= 0x2000 && c <= 0x200A))
        return ' ';
    return conjoining(narrow_jamo(c));
}

/* The two characters as one syllable, or 0 (Unicode 3.12). */
static uint32_t join(uint32_t last, uint32_t c)
{
    if (last >= 0x1100 && last <= 0x1112 && c >= 0x1161 && c <= 0x1175)
        return 0xAC00 + ((last - 0x1100) * 21 + (c - 0x1161)) * 28;
    if (hangul_is_syllable(last) && hangul_final(last) == 0 && c >= 0x11A8 && c <= 0x11C2)
        return last + (c - 0x11A7);
    return 0;
}

struct folding {
    char *text;
    uint32_t *begin, *end;
    size_t len, last_at; /* bytes; where the last character begins */
    uint32_t last;       /* last code point, 0 = none to join with */
};

static void put(struct folding *f, uint32_t c, uint32_t begin, uint32_t end)
{
    size_t n = utf8_put(f->text + f->len, c);
    for (size_t i = 0; i < n; i++) {
        f->begin[f->len + i] = begin;
        f->end[f->len + i] = end;
    }
    f->last_at = f->len;
    f->len += n;
    f->last = c;
}

/* Bytes [from, to) as they are. */
static void put_plain(struct folding *f, struct str s, size_t from, size_t to)
{
    memcpy(f->text + f->len, s.at + from, to - from);
    size_t len;
    for (size_t i = from; i < to; i += len) {
        unsigned char lead = (unsigned char)s.at[i];
        len = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        f->last_at = f->len;
        for (size_t k = 0; k < len; k++, f->len++) {
            f->begin[f->len] = (uint32_t)i;
            f->end[f->len] = (uint32_t)(i + len);
        }
    }
    f->last = utf8_before(s, to, NULL);
}

/* An accent and the letter before it as one, when Unicode has it. */
static uint32_t accented(uint32_t last, uint32_t c)
{
    if (!(c >= 0x300 && c <= 0x36F) || last == 0)
        return 0;
    char pair[8];
    size_t n = utf8_put(pair, last);
    n += utf8_put(pair + n, c);
    struct arena scratch = {0};
    struct str one = norm_nfc(&scratch, (struct str){pair, n});
    size_t len;
    uint32_t out = utf8_at(one, 0, &len);
    if (len != one.len)
        out = 0;
    arena_release(&scratch);
    return out;
}

static void fold_char(struct folding *f, uint32_t raw, uint32_t begin, uint32_t end)
{
    uint32_t c = fold_one(raw), joined = join(f->last, c);
    if (!joined)
        joined = accented(f->last, c);
    if (!joined) {
        put(f, c, begin, end);
        return;
    }
    uint32_t from = f->begin[f->last_at];
    f->len = f->last_at;
    put(f, joined, from, end);
}

struct flattened flat_text(struct arena *a, struct str s)
{
    /* no character grows in UTF-8 by folding, but U+FFxx pieces may meet: 3 is safe */
    size_t room = s.len + 4;
    struct folding f = {.text = arena_alloc(a, room),
                        .begin = arena_alloc(a, room * sizeof(uint32_t)),
                        .end = arena_alloc(a, room * sizeof(uint32_t))};
    for (size_t i = 0, len; i < s.len; i += len) {
        len = flat_first(s, i) - i;
        if (len) {
            put_plain(&f, s, i, i + len);
            continue;
        }
        uint32_t c = utf8_at(s, i, &len);
        if (!is_invisible(c))
            fold_char(&f, c, (uint32_t)i, (uint32_t)(i + len));
    }
    assert(f.len <= room);
    return (struct flattened){{f.text, f.len}, f.begin, f.end};
}

struct str flat_key(struct arena *a, struct str s)
{
    return flat_needed(s) ? flat_text(a, s).text : s;
}

struct span flat_back(const struct flattened *f, struct span in)
{
    assert(in.len > 0);
    uint32_t at = f->begin[in.at];
    return (struct span){at, f->end[in.at + in.len - 1] - at};
}

/* True when the character that begins at `at` with a lead byte of interest is one
 * that folding changes. */
static bool suspect(const unsigned char *at, size_t left)
{
    unsigned char second = left > 1 ? at[1] : 0, third = left > 2 ? at[2] : 0;
    switch (at[0]) {
    case 0xC2: return second == 0xA0 || second == 0xAD;
    case 0xE2:
        return (second == 0x80 && (third <= 0x8F || third == 0xA2 || third == 0xA7 || third == 0xAF)) ||
               (second == 0x81 && third >= 0xA0 && third <= 0xA4) || (second == 0x8B && third == 0x85);
    case 0xE3:
        return (second == 0x80 && third == 0x80) || second == 0x84 || second == 0x85 || second == 0x86 ||
               (second == 0x83 && third == 0xBB);
    case 0xE1:
    case 0xEF:
    case 0xCC:
    case 0xCD: return true;
    }
    return false;
}

#ifdef __x86_64__
/* The first bit of `mask` at whose byte folding changes something, or -1. */
static inline int suspect_among(struct str s, size_t at, uint64_t mask)
{
    for (; mask; mask &= mask - 1) {
        int bit = __builtin_ctzll(mask);
        if (suspect((const unsigned char *)s.at + at + bit, s.len - at - (size_t)bit))
            return bit;
    }
    return -1;
}

/* Whole blocks from *i on, which is moved behind them; the place, or s.len. */
static size_t first_16(struct str s, size_t *i)
{
    const __m128i c2 = _mm_set1_epi8((char)0xC2), cc = _mm_set1_epi8((char)0xCC), e1 = _mm_set1_epi8((char)0xE1),
                  e2 = _mm_set1_epi8((char)0xE2), e3 = _mm_set1_epi8((char)0xE3), ef = _mm_set1_epi8((char)0xEF),
                  low = _mm_set1_epi8((char)0xFE);
    for (; *i + 16 <= s.len; *i += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(s.at + *i));
        __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, c2), _mm_cmpeq_epi8(_mm_and_si128(v, low), cc)),
                                   _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, e1), _mm_cmpeq_epi8(v, e2)),
                                                _mm_or_si128(_mm_cmpeq_epi8(v, e3), _mm_cmpeq_epi8(v, ef))));
        int bit = suspect_among(s, *i, (unsigned)_mm_movemask_epi8(hit));
        if (bit >= 0)
            return *i + (size_t)bit;
    }
    return s.len;
}

/* Bytes that suspect() has a case for: by their high half (C: 1, E: 2), and by their low
 * half the high halves they go with. */
static const uint8_t suspect_high[16] = {[0xC] = 1, [0xE] = 2};
static const uint8_t suspect_low[16] = {[0x1] = 2, [0x2] = 1 | 2, [0x3] = 2, [0xC] = 1, [0xD] = 1, [0xF] = 2};

__attribute__((target("avx2"))) static inline uint64_t suspects_32(const char *p)
{
    const __m256i half = _mm256_set1_epi8(0x0F),
                  high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)suspect_high)),
                  low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)suspect_low));
    __m256i v = _mm256_loadu_si256((const __m256i *)p);
    __m256i by_high = _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(v, 4), half));
    __m256i hit = _mm256_and_si256(by_high, _mm256_shuffle_epi8(low, _mm256_and_si256(v, half)));
    return (uint32_t)~_mm256_movemask_epi8(_mm256_cmpeq_epi8(hit, _mm256_setzero_si256()));
}

__attribute__((target("avx2"))) static size_t first_64(struct str s, size_t *i)
{
    for (; *i + 64 <= s.len; *i += 64) {
        int bit = suspect_among(s, *i, suspects_32(s.at + *i) | suspects_32(s.at + *i + 32) << 32);
        if (bit >= 0)
            return *i + (size_t)bit;
    }
    return s.len;
}

/* The same without the quotes and dashes U+2010..2021, the ellipsis and the middle dot,
 * which news is full of; two bytes behind the block are looked at. */
WIDE static inline uint64_t suspects_64(const char *p)
{
    __m512i v = _mm512_loadu_si512(p), second = _mm512_loadu_si512(p + 1), third = _mm512_loadu_si512(p + 2);
    uint64_t hit = _mm512_test_epi8_mask(by_high_half(suspect_high, v), by_low_half(suspect_low, v));
    uint64_t signs = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)0xE2)) &
                     _mm512_cmpeq_epi8_mask(second, _mm512_set1_epi8((char)0x80)) &
                     (below_64(third, (char)0x90, 0x12) | _mm512_cmpeq_epi8_mask(third, _mm512_set1_epi8((char)0xA6)));
    uint64_t dots = _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)0xC2)) &
                    _mm512_cmpeq_epi8_mask(second, _mm512_set1_epi8((char)0xB7));
    return hit & ~(signs | dots);
}

WIDE static size_t first_wide(struct str s, size_t *i)
{
    for (; *i + 66 <= s.len; *i += 64) {
        int bit = suspect_among(s, *i, suspects_64(s.at + *i));
        if (bit >= 0)
            return *i + (size_t)bit;
    }
    return s.len;
}
#endif

size_t flat_first(struct str s, size_t from)
{
    const unsigned char *at = (const unsigned char *)s.at;
    size_t i = from;
#ifdef __x86_64__
    size_t place = is_wide() ? first_wide(s, &i) : __builtin_cpu_supports("avx2") ? first_64(s, &i) : s.len;
    if (place == s.len)
        place = first_16(s, &i);
    if (place < s.len)
        return place;
#endif
    for (; i < s.len; i++)
        if (at[i] >= 0xC2 && suspect(at + i, s.len - i))
            return i;
    return s.len;
}

bool flat_needed(struct str s)
{
    return flat_first(s, 0) < s.len;
}
