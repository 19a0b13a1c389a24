#include "text/utf8.h"

#include <assert.h>

/* Lead byte -> length of the sequence, and the range its second byte must lie in
 * (Unicode 15, table 3-7); anything not listed can never begin a character. */
struct lead {
    unsigned char first, last, length, low, high;
};

static const struct lead leads[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF}, {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF}, {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

static bool is_tail(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Length of the well-formed character at `at`, 0 when there is none. */
static size_t character(struct str s, size_t at)
{
    unsigned char b = (unsigned char)s.at[at];
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        const struct lead *l = &leads[i];
        if (b < l->first || b > l->last)
            continue;
        if (s.len - at < l->length)
            return 0;
        unsigned char second = (unsigned char)s.at[at + 1];
        if (second < l->low || second > l->high)
            return 0;
        for (size_t k = 2; k < l->length; k++)
            if (!is_tail(s.at[at + k]))
                return 0;
        return l->length;
    }
    return 0;
}

static bool eight_ascii(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return (word & 0x8080808080808080u) == 0;
}

ptrdiff_t utf8_invalid(struct str s)
{
    size_t i = 0;
    while (i < s.len) {
        unsigned char b = (unsigned char)s.at[i];
        if (b < 0x80) {
            i += s.len - i >= 8 && eight_ascii(s.at + i) ? 8 : 1;
        } else if (b >= 0xE1 && b <= 0xEC && s.len - i >= 3 && is_tail(s.at[i + 1]) && is_tail(s.at[i + 2])) {
            i += 3; /* nearly all of Korean */
        } else {
            size_t length = character(s, i);
            if (!length)
                return (ptrdiff_t)i;
            i += length;
        }
    }
    return -1;
}

uint32_t utf8_at(struct str s, size_t at, size_t *len)
{
    size_t unused;
    len = len ? len : &unused;
    if (at >= s.len) {
        *len = 0;
        return 0;
    }
    const unsigned char *p = (const unsigned char *)s.at + at;
    size_t left = s.len - at;
    if (p[0] < 0x80) {
        *len = 1;
        return p[0];
    }
    if (p[0] < 0xE0 && left >= 2) {
        *len = 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3Fu);
    }
    if (p[0] < 0xF0 && left >= 3) {
        *len = 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    assert(left >= 4);
    *len = 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

uint32_t utf8_before(struct str s, size_t at, size_t *len)
{
    if (at > s.len)
        at = s.len;
    size_t start = at;
    while (start > 0 && is_tail(s.at[start - 1]))
        start--;
    if (start > 0)
        start--;
    return utf8_at(str_slice(s, 0, at), start, len);
}

size_t utf8_put(char out[4], uint32_t c)
{
    assert(c <= 0x10FFFF);
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* Units that the character beginning with this byte makes; tails make none. */
static size_t weight(char c, enum unit unit)
{
    if (unit == UNIT_BYTE)
        return 1;
    if (is_tail(c))
        return 0;
    return unit == UNIT_UTF16 && (unsigned char)c >= 0xF0 ? 2 : 1;
}

size_t utf8_count(struct str s, size_t at, enum unit unit)
{
    if (at > s.len)
        at = s.len;
    if (unit == UNIT_BYTE)
        return at;
    size_t n = 0;
    for (size_t i = 0; i < at; i++)
        n += weight(s.at[i], unit);
    return n;
}

size_t utf8_offset(struct str s, size_t n, enum unit unit)
{
    size_t i = 0;
    if (unit == UNIT_BYTE) {
        i = n < s.len ? n : s.len;
        while (i > 0 && i < s.len && is_tail(s.at[i]))
            i--;
        return i;
    }
    while (i < s.len) {
        size_t w = weight(s.at[i], unit);
        if (w > n)
            break;
        n -= w;
        for (i++; i < s.len && is_tail(s.at[i]); i++)
            continue;
    }
    return i;
}
