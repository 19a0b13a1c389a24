/* hangul: what the code point of a precomposed syllable tells.
 *
 * Arithmetic of the Unicode standard, section 3.12; reading of Latin letters and
 * digits as Korean readers speak them.
 */
#ifndef OKGYO_TEXT_HANGUL_H
#define OKGYO_TEXT_HANGUL_H

#include <stdbool.h>
#include <stdint.h>

static inline bool hangul_is_syllable(uint32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

/* A syllable, or conjoining, compatibility or half-width jamo. */
bool hangul_is_letter(uint32_t c);

/* The final consonant (batchim): 0 none, 8 ㄹ, else another one; index of the
 * Unicode standard. Only for hangul_is_syllable(c). */
static inline unsigned hangul_final(uint32_t c)
{
    return (c - 0xAC00) % 28;
}

enum batchim { BATCHIM_NONE, BATCHIM_RIEUL, BATCHIM_OTHER, BATCHIM_UNKNOWN };

/* The sound a word ends in when its last character is c: a syllable by its
 * final, a digit and a Latin letter by the way they are read aloud (L and R end in
 * ㄹ, M and N in another consonant), anything else BATCHIM_UNKNOWN. */
enum batchim hangul_batchim(uint32_t c);

#endif
