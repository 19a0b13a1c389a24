#define _GNU_SOURCE
#include "base/str.h"

int str_index(struct str s, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(s, names[i]))
            return (int)i;
    return -1;
}

int str_compare(struct str a, struct str b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.at, b.at, n) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
    while (s.len && is_blank(s.at[0]))
        s = str_slice(s, 1, s.len);
    while (s.len && is_blank(s.at[s.len - 1]))
        s.len--;
    return s;
}

ptrdiff_t str_find(struct str s, struct str needle, size_t from)
{
    if (from > s.len)
        return -1;
    const char *hit = memmem(s.at + from, s.len - from, needle.at, needle.len);
    return hit ? hit - s.at : -1;
}

bool str_cut(struct str *rest, char sep, struct str *piece)
{
    if (rest->at == NULL || rest->len == 0)
        return false;
    const char *hit = memchr(rest->at, sep, rest->len);
    if (!hit) {
        *piece = *rest;
        *rest = (struct str){NULL, 0};
        return true;
    }
    *piece = (struct str){rest->at, (size_t)(hit - rest->at)};
    *rest = (struct str){hit + 1, rest->len - piece->len - 1};
    return true;
}

bool str_int(struct str s, int64_t *out)
{
    int64_t value = 0;
    if (s.len == 0)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9' || __builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, s.at[i] - '0', &value))
            return false;
    }
    *out = value;
    return true;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool str_is_nocase(struct str a, const char *z)
{
    for (size_t i = 0; i < a.len; i++)
        if (!z[i] || lower(a.at[i]) != lower(z[i]))
            return false;
    return z[a.len] == 0;
}

unsigned str_distance(struct str a, struct str b)
{
    enum { MOST = 64 };
    unsigned row[MOST + 1];
    size_t an = a.len < MOST ? a.len : MOST, bn = b.len < MOST ? b.len : MOST;
    for (size_t j = 0; j <= bn; j++)
        row[j] = (unsigned)j;
    for (size_t i = 1; i <= an; i++) {
        unsigned diagonal = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= bn; j++) {
            unsigned change = diagonal + (a.at[i - 1] != b.at[j - 1]);
            unsigned gap = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = change < gap ? change : gap;
        }
    }
    return row[bn];
}
