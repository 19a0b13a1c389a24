/* letters: which characters make a word, for recognition.
 */
#ifndef OKGYO_TERMS_LETTERS_H
#define OKGYO_TERMS_LETTERS_H

#include "base/str.h"

enum script { SCRIPT_NONE, SCRIPT_HANGUL, SCRIPT_LATIN, SCRIPT_DIGIT, SCRIPT_HANJA, SCRIPT_OTHER };

static inline enum script script_of(uint32_t c)
{
    if (c >= 0xAC00 && c <= 0xD7A3)
        return SCRIPT_HANGUL;
    if (c < 0x80) {
        if (c >= '0' && c <= '9')
            return SCRIPT_DIGIT;
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? SCRIPT_LATIN : SCRIPT_NONE;
    }
    if (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7)
        return SCRIPT_LATIN;
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF))
        return SCRIPT_HANJA;
    /* U+00C0 up to U+1FFF but spaces and signs, kana are left to be words of their own */
    if (c >= 0x250 && c < 0x2000)
        return SCRIPT_OTHER;
    return SCRIPT_NONE;
}

/* Is the character of three bytes at p a syllable of Hangul? Three bytes must be readable. */
static inline bool is_syllable_at(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    uint32_t c = (uint32_t)(u[0] & 0x0F) << 12 | (uint32_t)(u[1] & 0x3F) << 6 | (u[2] & 0x3F);
    return (u[0] & 0xF0) == 0xE0 && c >= 0xAC00 && c <= 0xD7A3;
}

static inline bool is_letter(uint32_t c)
{
    return script_of(c) != SCRIPT_NONE;
}

/* Scripts that put no spaces between words: Han, kana, bopomofo, Thai, Lao. */
static inline bool is_unspaced(uint32_t c)
{
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           (c >= 0x0E00 && c <= 0x0EFF);
}

static inline bool is_katakana(uint32_t c)
{
    return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC; /* with the mark of length */
}

#endif
