/* chars: what kind of character a code point is, for rooms above that may not ask
 * ICU themselves. ASCII and Hangul are answered without it.
 */
#ifndef OKGYO_TEXT_CHARS_H
#define OKGYO_TEXT_CHARS_H

#include <stdbool.h>
#include <stdint.h>

bool chars_is_letter(uint32_t c); /* of any script, ideographs and jamo too */
bool chars_is_digit(uint32_t c);  /* decimal digits of any script */
bool chars_is_alnum(uint32_t c);  /* either */
bool chars_is_blank(uint32_t c);  /* white space of any kind, line ends too */

#endif
