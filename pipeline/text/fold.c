#include "text/fold.h"

#include "text/norm.h"
#include "text/utf8.h"

#include <unicode/uchar.h>

enum { LEFT_OUT = 0xFFFFFFFF };

static bool is_hyphen(uint32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFF0D || c == 0xFE63;
}

static bool is_dot(uint32_t c)
{
    return c == 0xB7 || c == 0x318D || c == 0x119E || c == 0x2022 || c == 0x2027 || c == 0x30FB || c == 0xFF65;
}

static uint32_t fold_quote(uint32_t c)
{
    if (c == 0x2018 || c == 0x2019 || c == 0x02BC)
        return '\'';
    return c == 0x201C || c == 0x201D ? '"' : c;
}

static uint32_t fold_char(uint32_t c, unsigned flags)
{
    if (flags & FOLD_WIDTH && c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    if ((flags & FOLD_SPACE && u_isUWhiteSpace((UChar32)c)) || (flags & FOLD_HYPHEN && is_hyphen(c)) ||
        (flags & FOLD_DOT && is_dot(c)))
        return LEFT_OUT;
    if (flags & FOLD_QUOTE)
        c = fold_quote(c);
    return flags & FOLD_CASE ? (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT) : c;
}

struct str fold_text(struct arena *a, struct str s, unsigned flags)
{
    s = norm_nfc(a, s);
    char *out = arena_alloc(a, s.len * 3 / 2 + 4); /* folding makes two bytes three at most */
    size_t n = 0;
    for (size_t i = 0, len; i < s.len; i += len) {
        uint32_t c = fold_char(utf8_at(s, i, &len), flags);
        if (c != LEFT_OUT)
            n += utf8_put(out + n, c);
    }
    struct str folded = {out, n};
    return str_eq(folded, s) ? s : folded;
}

bool fold_equal(struct str a, struct str b, unsigned flags)
{
    struct arena scratch = {0};
    bool equal = str_eq(fold_text(&scratch, a, flags), fold_text(&scratch, b, flags));
    arena_release(&scratch);
    return equal;
}
