/* str: borrowed bytes with a length. The one string type of okgyo.
 *
 * A struct str never owns: it points into an arena, a buf, a literal or a
 * mapped file, and is valid as long as that lives. Lengths are bytes. The
 * bytes need not end in NUL unless the maker says so (arena_str does).
 *
 *     struct str rest = str_of("a|b"), piece;
 *     while (str_cut(&rest, '|', &piece)) use(piece);
 */
#ifndef OKGYO_BASE_STR_H
#define OKGYO_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *at;
    size_t len; /* bytes */
};

/* printf("%.*s", STR_ARGS(s)) */
#define STR_ARGS(s) (int)(s).len, (s).at

/* A NUL-terminated string as a str; NULL becomes the empty str. */
static inline struct str str_of(const char *z)
{
    return (struct str){z ? z : "", z ? strlen(z) : 0};
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static inline bool str_is(struct str a, const char *z)
{
    return str_eq(a, str_of(z));
}

/* Which of n names it is, -1 = none. */
int str_index(struct str s, const char *const *names, size_t n);

static inline bool str_starts(struct str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.len >= n && memcmp(s.at, prefix, n) == 0;
}

static inline bool str_ends(struct str s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.len >= n && memcmp(s.at + s.len - n, suffix, n) == 0;
}

/* Byte order, as memcmp, a shorter prefix first: <0, 0, >0. */
int str_compare(struct str a, struct str b);

/* The part from byte `at`, `len` bytes long, both clipped to s. */
static inline struct str str_slice(struct str s, size_t at, size_t len)
{
    if (!s.at) /* a zeroed struct str is empty; adding to a null pointer is undefined */
        return (struct str){"", 0};
    if (at > s.len)
        at = s.len;
    if (len > s.len - at)
        len = s.len - at;
    return (struct str){s.at + at, len};
}

/* Without ASCII space, tab, CR and LF at both ends. */
struct str str_trim(struct str s);

/* Byte offset of the first `needle` at or after `from`, or -1. */
ptrdiff_t str_find(struct str s, struct str needle, size_t from);

/* Takes the piece before the next `sep` off `rest`. False when rest is used
 * up; "a,,b" gives a, "", b and "" gives nothing. */
bool str_cut(struct str *rest, char sep, struct str *piece);

/* Decimal digits only, the whole of s, at most INT64_MAX. False otherwise. */
bool str_int(struct str s, int64_t *out);

/* ASCII letters compared without case. */
bool str_is_nocase(struct str a, const char *z);

/* Edit distance of two short ASCII names, for did-you-mean; at most 64 bytes
 * of each are looked at. */
unsigned str_distance(struct str a, struct str b);

#endif
