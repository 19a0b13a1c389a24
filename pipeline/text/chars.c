#include "text/chars.h"

#include "text/hangul.h"

#include <unicode/uchar.h>

bool chars_is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return hangul_is_syllable(c) || u_isalpha((UChar32)c);
}

bool chars_is_digit(uint32_t c)
{
    return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit((UChar32)c);
}

bool chars_is_alnum(uint32_t c)
{
    return chars_is_letter(c) || chars_is_digit(c);
}

bool chars_is_blank(uint32_t c)
{
    return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isUWhiteSpace((UChar32)c);
}
