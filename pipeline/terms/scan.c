#include "terms/scan.h"

#include "terms/letters.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { INSIDE_FROM = 12 }; /* bytes: words of four syllables and more may be compounds */

struct scanning {
    const struct index *x;
    const uint64_t *bitmap;
    unsigned shift;
    bool single, across;
    const char *text, *end;
    void (*each)(void *user, size_t at, size_t end);
    void *user;
};

static inline size_t char_len(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

static inline bool is_three(const char *p)
{
    return (unsigned char)(*p - 0xE0) < 0x10;
}

static inline bool may(const struct scanning *s, uint64_t pair)
{
    uint64_t bit = pair >> s->shift;
    return s->bitmap[bit >> 6] >> (bit & 63) & 1;
}

/* The pair at p when both characters have three bytes, as nearly all do; `six` says
 * whether. 8 bytes must be readable. */
static inline uint64_t pair_here(const char *p, bool *six)
{
    uint64_t v;
    memcpy(&v, p, 8);
    *six = (v & 0xF00000F0) == 0xE00000E0;
    return index_pair_value_hash(v & 0xFFFFFFFFFFFF);
}

/* May a key of two characters and more begin at p, in a word that ends at `stop`? */
static bool may_begin(const struct scanning *s, const char *p, const char *stop, bool across)
{
    if (!s->x->lead[(unsigned char)*p] || (!across && p + 3 >= stop && is_three(p)))
        return false;
    uint64_t h = index_pair_hash(p, across ? s->end : stop);
    return h && may(s, h);
}

static bool may_inside(const struct scanning *s, const char *p, const char *stop)
{
    for (p += char_len((unsigned char)*p); p < stop; p += char_len((unsigned char)*p))
        if (may_begin(s, p, stop, false))
            return true;
    return false;
}

static bool may_single(const struct scanning *s, const char *p)
{
    unsigned char lead = (unsigned char)*p;
    if (lead < 0xE0 || lead >= 0xF0 || s->end - p < 3)
        return false;
    uint32_t c = (uint32_t)(lead & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (uint32_t)(p[2] & 0x3F);
    return index_single(s->x, c);
}

/* Any word, any place. */
static void scan_any(const struct scanning *s, size_t at, size_t end)
{
    const char *p = s->text + at, *stop = s->text + end;
    bool mixed = (unsigned char)p[0] < 0x80 || (unsigned char)stop[-1] < 0x80;
    if (may_begin(s, p, stop, s->across) || (s->single && may_single(s, p)) ||
        ((end - at >= INSIDE_FROM || mixed) && may_inside(s, p, stop)))
        s->each(s->user, at, end);
}

/* The same for a word with 8 readable bytes behind it: syllables go without questions.
 * A sign right behind the first syllable makes a pair no key has, or one with a sign. */
static inline __attribute__((always_inline)) void scan_word(const struct scanning *s, size_t at, size_t end)
{
    const char *p = s->text + at, *stop = s->text + end;
    bool six, yes = may(s, pair_here(p, &six));
    if (!six || (unsigned char)stop[-1] < 0x80) {
        scan_any(s, at, end);
        return;
    }
    if (end - at >= INSIDE_FROM)
        for (p += 3; p + 6 <= stop; p += 3) {
            yes |= may(s, pair_here(p, &six));
            if (!six) {
                scan_any(s, at, end);
                return;
            }
        }
    if (yes || (s->single && may_single(s, s->text + at)))
        s->each(s->user, at, end);
}

static bool is_break(unsigned char c)
{
    if (c < 0x80)
        return script_of(c) == SCRIPT_NONE;
    return c == 0xC2 || c == 0xE2 || c == 0xE3;
}

#ifdef __SSE2__
/* A bit for every byte that is no letter: ASCII signs and blanks, and the characters
 * with lead bytes C2, E2, E3 (with the bytes that follow the lead). `carry` brings the
 * latter over from the sixteen bytes before. */
static inline uint32_t breaks_16(const char *p, uint32_t *carry)
{
    __m128i v = _mm_loadu_si128((const __m128i *)p);
    const __m128i bias = _mm_set1_epi8((char)0x80);
    __m128i folded = _mm_or_si128(v, _mm_set1_epi8(0x20));
    /* unsigned c - low < span, by signed compare of biased values */
    __m128i letter = _mm_cmplt_epi8(_mm_xor_si128(_mm_sub_epi8(folded, _mm_set1_epi8('a')), bias),
                                    _mm_set1_epi8((char)(26 ^ 0x80)));
    __m128i digit = _mm_cmplt_epi8(_mm_xor_si128(_mm_sub_epi8(v, _mm_set1_epi8('0')), bias),
                                   _mm_set1_epi8((char)(10 ^ 0x80)));
    uint32_t ascii_sign = ~(uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(letter, digit), v)) & 0xFFFF;
    uint32_t two = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xC2)));
    uint32_t three = (uint32_t)_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE2)),
                                                              _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE3))));
    uint32_t wide = two | three | (two | three) << 1 | three << 2 | *carry;
    *carry = wide >> 16;
    return (ascii_sign | wide) & 0xFFFF;
}
#endif

/* The plain way, for the last bytes and other machines. */
static void scan_plain(const struct scanning *s, size_t i, size_t len, bool inside, size_t at)
{
    while (i < len) {
        unsigned char c = (unsigned char)s->text[i];
        if (is_break(c)) {
            if (inside)
                scan_any(s, at, i);
            inside = false;
        } else if (!inside) {
            at = i;
            inside = true;
        }
        i += char_len(c);
    }
    if (inside)
        scan_any(s, at, len);
}

void scan_words(const struct index *x, struct str text, void (*each)(void *user, size_t at, size_t end), void *user)
{
    struct scanning s = {x, x->bitmap, x->bitmap_shift, x->any_single, x->any_across, text.at, text.at + text.len, each, user};
    size_t i = 0, at = 0;
    bool inside = false;
#ifdef __SSE2__
    uint32_t carry = 0;
    for (; i + 64 + 8 <= text.len; i += 64) {
        uint64_t breaks = 0;
        for (unsigned k = 0; k < 4; k++)
            breaks |= (uint64_t)breaks_16(text.at + i + 16 * k, &carry) << (16 * k);
        /* bits where a word begins or ends */
        uint64_t edges = breaks ^ (breaks << 1 | (inside ? 0 : 1));
        for (; edges; edges &= edges - 1) {
            size_t place = i + (size_t)__builtin_ctzll(edges);
            if (inside)
                scan_word(&s, at, place);
            at = place;
            inside = !inside;
        }
    }
    /* a sign may reach over the last block's end */
    while (carry && i < text.len) {
        carry >>= 1;
        i++;
    }
#endif
    scan_plain(&s, i, text.len, inside, at);
}
