#include "terms/sound.h"

#include "text/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>

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
#endif

bool text_is_sound(struct str s)
{
    size_t i = 0;
#ifdef __SSE2__
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
