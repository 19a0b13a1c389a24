/* utf8: validity, single code points, and the three ways to count a text.
 */
#ifndef OKGYO_TEXT_UTF8_H
#define OKGYO_TEXT_UTF8_H

#include "text/span.h"

/* Byte offset of the first byte that is not well-formed UTF-8 (overlong forms,
 * surrogates and values over U+10FFFF are not), or -1 when all is well. */
ptrdiff_t utf8_invalid(struct str s);

/* The code point at byte `at` of well-formed text, and its length in bytes
 * through *len (may be NULL). 0 with length 0 at the end. */
uint32_t utf8_at(struct str s, size_t at, size_t *len);
/* The code point that ends right before byte `at`; 0 at the start. */
uint32_t utf8_before(struct str s, size_t at, size_t *len);
/* Writes 1 to 4 bytes, returns how many. */
size_t utf8_put(char out[4], uint32_t code_point);

enum unit { UNIT_BYTE, UNIT_CODE_POINT, UNIT_UTF16 };

/* How many units the bytes [0, at) of s make. */
size_t utf8_count(struct str s, size_t at, enum unit unit);
/* Byte offset of the n-th unit (clipped to the end, never inside a character). */
size_t utf8_offset(struct str s, size_t n, enum unit unit);

#endif
