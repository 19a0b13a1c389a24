#include "cli/flat.h"

#include "text/utf8.h"

/* RFC 8259: white space between tokens; a line has no line feed in it. */
static size_t past_blanks(struct str s, size_t at)
{
    while (at < s.len && (s.at[at] == ' ' || s.at[at] == '\t' || s.at[at] == '\r'))
        at++;
    return at;
}

/* Past `c` with blanks on both sides; 0 where it does not stand (it never ends at 0). */
static size_t past(struct str s, size_t at, char c)
{
    at = past_blanks(s, at);
    return at < s.len && s.at[at] == c ? past_blanks(s, at + 1) : 0;
}

/* Is one of the eight bytes a quotation mark, a backslash or a control? Bytes over 0x7F
 * may be told of falsely by a neighbour's borrow, never the other way round. */
static bool eight_are_plain(const char *at)
{
    const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
    uint64_t w, quote, slash;
    memcpy(&w, at, sizeof w);
    quote = w ^ ones * '"';
    slash = w ^ ones * '\\';
    return ((((w - ones * 0x20) & ~w) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash)) & tops) == 0;
}

static size_t past_plain(struct str s, size_t at)
{
    for (;;) {
        while (s.len - at >= 8 && eight_are_plain(s.at + at))
            at += 8;
        for (size_t i = 0; i < 8; i++, at++)
            if (at >= s.len || (unsigned char)s.at[at] < 0x20 || s.at[at] == '"' || s.at[at] == '\\')
                return at;
    }
}

/* Four hexadecimal digits, -1 when they are not. */
static int32_t hex4(struct str s, size_t at)
{
    int32_t value = 0;
    if (s.len < 4 || at > s.len - 4)
        return -1;
    for (size_t i = at; i < at + 4; i++) {
        char c = s.at[i], low = (char)(c | 32);
        if (c >= '0' && c <= '9')
            value = value << 4 | (c - '0');
        else if (low >= 'a' && low <= 'f')
            value = value << 4 | (low - 'a' + 10);
        else
            return -1;
    }
    return value;
}

/* \uXXXX at `at` (behind the u), two of them for what is over U+FFFF. Its length, 0 when
 * it is NUL, half a pair or none. */
static size_t add_code_point(struct str s, size_t at, struct buf *out)
{
    int32_t c = hex4(s, at);
    size_t len = 4;
    if (c >= 0xD800 && c <= 0xDBFF) {
        int32_t low = str_starts(str_slice(s, at + 4, 2), "\\u") ? hex4(s, at + 6) : -1;
        if (low < 0xDC00 || low > 0xDFFF)
            return 0;
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        len = 10;
    }
    if (c <= 0 || (c >= 0xDC00 && c <= 0xDFFF))
        return 0;
    char bytes[4];
    buf_add(out, (struct str){bytes, utf8_put(bytes, (uint32_t)c)});
    return len;
}

/* What the escape at `at` (behind the backslash) means; its length, 0 = none. */
static size_t add_escape(struct str s, size_t at, struct buf *out)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    if (at >= s.len)
        return 0;
    if (s.at[at] == 'u') {
        size_t len = add_code_point(s, at + 1, out);
        return len ? len + 1 : 0;
    }
    const char *letter = memchr(letters, s.at[at], sizeof letters - 1);
    if (!letter)
        return 0;
    buf_addc(out, meant[letter - letters]);
    return 1;
}

/* The text whose first byte is at `at`; returns the byte behind its closing mark, 0 = no text. */
static size_t read_text(struct str s, size_t at, struct buf *unescaped, struct str *out)
{
    size_t end = past_plain(s, at);
    *out = str_slice(s, at, end - at);
    if (end < s.len && s.at[end] == '"')
        return end + 1;
    buf_clear(unescaped);
    while (end < s.len && s.at[end] == '\\') {
        buf_add(unescaped, str_slice(s, at, end - at));
        size_t len = add_escape(s, end + 1, unescaped);
        if (len == 0)
            return 0;
        at = end + 1 + len;
        end = past_plain(s, at);
    }
    if (end >= s.len || s.at[end] != '"')
        return 0;
    buf_add(unescaped, str_slice(s, at, end - at));
    *out = buf_str(unescaped);
    return unescaped->over ? 0 : end + 1;
}

/* A key of plain characters that has not been there yet; the byte behind its mark, 0 = none. */
static size_t read_key(struct str s, size_t at, struct flat *f)
{
    size_t end = past_plain(s, at);
    if (end >= s.len || s.at[end] != '"')
        return 0;
    struct str key = str_slice(s, at, end - at);
    for (size_t i = 0; i < f->len; i++)
        if (str_eq(f->key[i], key))
            return 0;
    f->key[f->len] = key;
    return end + 1;
}

/* "key": "text"; the byte behind it, 0 = something else. */
static size_t read_member(struct str s, size_t at, struct flat *f, struct buf *unescaped)
{
    if (at >= s.len || s.at[at] != '"' || (at = read_key(s, at + 1, f)) == 0 || (at = past(s, at, ':')) == 0 ||
        at >= s.len || s.at[at] != '"')
        return 0;
    at = read_text(s, at + 1, unescaped, &f->value[f->len]);
    f->len += at > 0;
    return at;
}

bool flat_read(struct str line, struct flat *out, struct buf unescaped[FLAT_MOST])
{
    size_t at = past(line, 0, '{'), next;
    out->len = 0;
    while (at > 0 && out->len < FLAT_MOST && (at = read_member(line, at, out, &unescaped[out->len])) > 0) {
        if ((next = past(line, at, '}')) > 0)
            return next == line.len;
        at = past(line, at, ',');
    }
    return false;
}

bool flat_get(const struct flat *f, const char *key, struct str *value)
{
    for (size_t i = 0; i < f->len; i++)
        if (str_is(f->key[i], key)) {
            *value = f->value[i];
            return true;
        }
    return false;
}
