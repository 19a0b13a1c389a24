#include "text/lettercase.h"

#include "text/utf8.h"

#include <unicode/uchar.h>

bool case_is_turkic(const char *lang)
{
    return (strncmp(lang, "tr", 2) == 0 || strncmp(lang, "az", 2) == 0) && (lang[2] == '\0' || lang[2] == '-');
}

uint32_t case_fold(uint32_t c, bool turkic)
{
    if (c < 0x80 && !turkic)
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    return (uint32_t)u_foldCase((UChar32)c, turkic ? U_FOLD_CASE_EXCLUDE_SPECIAL_I : U_FOLD_CASE_DEFAULT);
}

bool case_equal(struct str a, struct str b, bool turkic)
{
    size_t i = 0, k = 0, len, other;
    /* most words are nothing but these */
    for (; !turkic && i < a.len && i < b.len && ((a.at[i] | b.at[i]) & 0x80) == 0; i++, k++)
        if (a.at[i] != b.at[i] && case_fold((unsigned char)a.at[i], false) != case_fold((unsigned char)b.at[i], false))
            return false;
    while (i < a.len && k < b.len) {
        if (case_fold(utf8_at(a, i, &len), turkic) != case_fold(utf8_at(b, k, &other), turkic))
            return false;
        i += len;
        k += other;
    }
    return i == a.len && k == b.len;
}

static bool is_small(uint32_t c)
{
    return c < 0x80 ? c >= 'a' && c <= 'z' : u_islower((UChar32)c);
}

static bool is_capital(uint32_t c)
{
    return c < 0x80 ? c >= 'A' && c <= 'Z' : u_isupper((UChar32)c);
}

bool case_all_capitals(struct str s)
{
    bool any = false;
    size_t n = 0, len;
    for (size_t i = 0; i < s.len; i += len, n++) {
        uint32_t c = utf8_at(s, i, &len);
        if (is_small(c))
            return false;
        any |= is_capital(c);
    }
    return any && n > 1;
}

bool case_begins_small(struct str s)
{
    return s.len && is_small(utf8_at(s, 0, NULL));
}

bool case_begins_capital(struct str s)
{
    return s.len && is_capital(utf8_at(s, 0, NULL));
}

struct str case_raised(struct arena *a, struct str s, bool turkic)
{
    char first[4];
    size_t len;
    if (!case_begins_small(s))
        return s;
    uint32_t c = utf8_at(s, 0, &len);
    size_t n = utf8_put(first, turkic && c == 'i' ? 0x130 : (uint32_t)u_toupper((UChar32)c));
    return arena_printf(a, "%.*s%.*s", (int)n, first, STR_ARGS(str_slice(s, len, s.len)));
}
