/* sound: is a piece of text well-formed UTF-8, at memory speed for Korean.
 */
#ifndef OKGYO_TERMS_SOUND_H
#define OKGYO_TERMS_SOUND_H

#include "base/str.h"

/* The answer of utf8_invalid(s) < 0, judged 32 bytes at a time with AVX2; without it ASCII
 * and characters of three bytes, which is all of Korean, sixteen at a time. */
bool text_is_sound(struct str s);

/* How many line ends (bytes 0A) are in it. */
size_t text_lines(struct str s);

#endif
