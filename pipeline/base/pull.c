#include "base/pull.h"

struct pull pull_from(struct str bytes, struct arena *a)
{
    return (struct pull){.bytes = bytes, .arena = a};
}

/* The next byte behind white space, not taken; 0 at the end or when broken. */
static char next(struct pull *p)
{
    if (p->broken)
        return 0;
    for (; p->at < p->bytes.len; p->at++) {
        char c = p->bytes.at[p->at];
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
            return c;
    }
    return 0;
}

/* Takes the byte that must come next. */
static bool take(struct pull *p, char wanted)
{
    if (next(p) != wanted) {
        p->broken = true;
        return false;
    }
    p->at++;
    return true;
}

void pull_open(struct pull *p, char bracket)
{
    p->first = take(p, bracket);
}

/* Whether something stands before the closing bracket; takes the comma or the bracket. */
static bool has_more(struct pull *p, char bracket)
{
    bool first = p->first;
    p->first = false;
    if (next(p) == bracket) {
        p->at++;
        return false;
    }
    return !p->broken && (first || take(p, ','));
}

bool pull_more(struct pull *p)
{
    return has_more(p, ']');
}

bool pull_key(struct pull *p, struct str *key)
{
    if (!has_more(p, '}'))
        return false;
    *key = pull_str(p);
    return take(p, ':');
}

void pull_must(struct pull *p)
{
    if (!pull_more(p))
        p->broken = true;
}

char pull_peek(struct pull *p)
{
    return next(p);
}

/* ---- strings ---- */

static bool read_hex(struct str s, size_t at, uint32_t *out)
{
    *out = 0;
    if (s.len < 4 || at > s.len - 4)
        return false;
    for (size_t i = at; i < at + 4; i++) {
        char c = s.at[i];
        unsigned digit = c >= '0' && c <= '9'                     ? (unsigned)(c - '0')
                         : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (unsigned)((c | 0x20) - 'a') + 10
                                                                  : 16;
        if (digit > 15)
            return false;
        *out = *out << 4 | digit;
    }
    return true;
}

/* base stands below text/utf8.h */
static size_t put_utf8(char *out, uint32_t c)
{
    if (c < 0x80)
        return out[0] = (char)c, 1;
    size_t more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead[more] | c >> (6 * more));
    for (size_t i = 1; i <= more; i++)
        out[i] = (char)(0x80 | (c >> (6 * (more - i)) & 0x3F));
    return more + 1;
}

/* \uXXXX, or two of them that are one character; *at is behind the u. */
static size_t unescape_code(struct str s, size_t *at, char *out)
{
    uint32_t c, low;
    if (!read_hex(s, *at, &c))
        return 0;
    *at += 4;
    if (c >= 0xD800 && c < 0xDC00) {
        if (*at + 2 > s.len || s.at[*at] != '\\' || s.at[*at + 1] != 'u' || !read_hex(s, *at + 2, &low) ||
            low < 0xDC00 || low > 0xDFFF)
            return 0;
        *at += 6;
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    }
    return c >= 0xDC00 && c <= 0xDFFF ? 0 : put_utf8(out, c);
}

/* What an escape stands for, *at on the byte behind the backslash; 0 bytes = no escape. */
static size_t unescape(struct str s, size_t *at, char *out)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    char c = *at < s.len ? s.at[(*at)++] : 0;
    if (c == 'u')
        return unescape_code(s, at, out);
    const char *found = c ? strchr(from, c) : NULL;
    if (!found)
        return 0;
    out[0] = to[found - from];
    return 1;
}

/* The string whose first escape is at `at`, up to its closing quotation mark. */
static struct str read_escaped(struct pull *p, size_t begin, size_t at)
{
    struct str s = p->bytes;
    size_t end = at;
    while (end < s.len && s.at[end] != '"')
        end += s.at[end] == '\\' ? 2 : 1;
    char *out = arena_alloc(p->arena, end - begin + 1); /* never longer than what is written */
    size_t len = at - begin, more;
    memcpy(out, s.at + begin, len);
    for (p->broken = end >= s.len; at < end && !p->broken; len += more) {
        more = 1;
        if (s.at[at] != '\\') {
            out[len] = s.at[at++];
            continue;
        }
        at++;
        more = unescape(str_slice(s, 0, end), &at, out + len);
        p->broken = more == 0;
    }
    p->at = p->broken ? at : end + 1;
    return p->broken ? str_of("") : (struct str){out, len};
}

struct str pull_str(struct pull *p)
{
    p->first = false;
    if (!take(p, '"'))
        return str_of("");
    size_t begin = p->at;
    const char *from = p->bytes.at + begin, *end = memchr(from, '"', p->bytes.len - begin);
    if (!end) {
        p->broken = true;
        return str_of("");
    }
    const char *escape = memchr(from, '\\', (size_t)(end - from));
    if (escape)
        return read_escaped(p, begin, (size_t)(escape - p->bytes.at));
    p->at = (size_t)(end - p->bytes.at) + 1;
    return (struct str){from, (size_t)(end - from)};
}

/* ---- other values ---- */

int64_t pull_int(struct pull *p)
{
    bool minus = next(p) == '-';
    if (p->broken)
        return 0;
    p->first = false;
    p->at += minus;
    size_t begin = p->at;
    uint64_t value = 0, most = (uint64_t)INT64_MAX + minus;
    for (; p->at < p->bytes.len && p->bytes.at[p->at] >= '0' && p->bytes.at[p->at] <= '9'; p->at++) {
        unsigned digit = (unsigned)(p->bytes.at[p->at] - '0');
        if (value > (most - digit) / 10)
            p->broken = true;
        value = value * 10 + digit;
    }
    char behind = p->at < p->bytes.len ? p->bytes.at[p->at] : 0;
    if (p->at == begin || (p->bytes.at[begin] == '0' && p->at > begin + 1) || behind == '.' || (behind | 0x20) == 'e')
        p->broken = true;
    return p->broken ? 0 : (int64_t)(minus ? 0 - value : value);
}

static bool take_word(struct pull *p, const char *word)
{
    p->first = false;
    next(p);
    bool there = !p->broken && str_starts(str_slice(p->bytes, p->at, p->bytes.len), word);
    p->broken |= !there;
    p->at += there ? strlen(word) : 0;
    return there;
}

bool pull_bool(struct pull *p)
{
    if (next(p) == 'f')
        return !take_word(p, "false");
    return take_word(p, "true");
}

/* By counting brackets, so that no depth is too deep. */
void pull_skip(struct pull *p)
{
    size_t depth = 0;
    do {
        char c = next(p);
        if (c == '{' || c == '[')
            depth++, p->at++;
        else if (depth && (c == '}' || c == ']'))
            depth--, p->at++;
        else if (depth && (c == ',' || c == ':'))
            p->at++;
        else if (c == '"')
            pull_str(p);
        else if (c == 't' || c == 'f')
            pull_bool(p);
        else if (c == 'n')
            take_word(p, "null");
        else
            pull_int(p);
    } while (depth && !p->broken);
    p->first = false;
}

enum fault pull_end(struct pull *p, const char *what, struct err *err)
{
    next(p);
    if (!p->broken && p->at == p->bytes.len)
        return FAULT_OK;
    return fault(err, FAULT_REJECT, "%s: byte %zu is not what okgyo stores there", what, p->at);
}
