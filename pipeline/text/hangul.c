#include "text/hangul.h"

#include <stddef.h>

struct range {
    uint32_t first, last;
};

/* Unicode blocks: Hangul Jamo, Compatibility Jamo, Jamo Extended-A, Syllables,
 * Jamo Extended-B, half-width jamo. */
static const struct range letters[] = {
    {0x1100, 0x11FF}, {0x3131, 0x318E}, {0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xD7B0, 0xD7FB}, {0xFFA1, 0xFFDC},
};

/* How the digits are read: 영 일 이 삼 사 오 육 칠 팔 구. */
static const enum batchim digits[10] = {
    BATCHIM_OTHER, BATCHIM_RIEUL, BATCHIM_NONE,  BATCHIM_OTHER, BATCHIM_NONE,
    BATCHIM_NONE,  BATCHIM_OTHER, BATCHIM_RIEUL, BATCHIM_RIEUL, BATCHIM_NONE,
};

bool hangul_is_letter(uint32_t c)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (c >= letters[i].first && c <= letters[i].last)
            return true;
    return false;
}

static enum batchim of_latin(uint32_t lower)
{
    if (lower == 'l' || lower == 'r')
        return BATCHIM_RIEUL;
    return lower == 'm' || lower == 'n' ? BATCHIM_OTHER : BATCHIM_NONE;
}

enum batchim hangul_batchim(uint32_t c)
{
    if (hangul_is_syllable(c)) {
        unsigned final = hangul_final(c);
        return final == 0 ? BATCHIM_NONE : final == 8 ? BATCHIM_RIEUL : BATCHIM_OTHER;
    }
    if (c >= '0' && c <= '9')
        return digits[c - '0'];
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        return of_latin(c | 0x20);
    return BATCHIM_UNKNOWN;
}
