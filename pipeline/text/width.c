#include "text/width.h"

#include "text/hangul.h"
#include "text/utf8.h"

#include <unicode/uchar.h>

static size_t columns_of(uint32_t c)
{
    if (c < 0x300)
        return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && c != 0xAD;
    if (hangul_is_syllable(c))
        return 2;
    if ((U_GET_GC_MASK((UChar32)c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) ||
        u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || (c >= 0x1160 && c <= 0x11FF))
        return 0; /* vowels and finals join the leading consonant's two columns */
    int32_t width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

size_t width_columns(struct str s)
{
    size_t sum = 0;
    for (size_t i = 0, len; i < s.len; i += len)
        sum += columns_of(utf8_at(s, i, &len));
    return sum;
}

size_t width_fit(struct str s, size_t columns)
{
    size_t i = 0, len;
    while (i < s.len) {
        size_t w = columns_of(utf8_at(s, i, &len));
        if (w > columns)
            break;
        columns -= w;
        i += len;
    }
    return i;
}
