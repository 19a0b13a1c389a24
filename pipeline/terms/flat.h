/* flat: text as recognition wants it, with the way back to the bytes as given.
 *
 * Decomposed and half-width Hangul composed, full-width Latin made half-width, odd
 * spaces a space, the many middle dots U+00B7, invisible characters gone. Most text
 * needs none of it: flat_needed() tells at memory speed.
 */
#ifndef OKGYO_TERMS_FLAT_H
#define OKGYO_TERMS_FLAT_H

#include "base/arena.h"
#include "text/span.h"

struct flattened {
    struct str text;
    const uint32_t *begin, *end; /* per byte of text: where its character begins and ends in the original */
};

bool flat_needed(struct str s);

/* Byte of the first character at or after `from` that flat_text() would change, or
 * s.len. */
size_t flat_first(struct str s, size_t from);

/* `s` is well-formed UTF-8. */
struct flattened flat_text(struct arena *a, struct str s);

/* The folded text alone, borrowed from `s` when nothing changes; for keys. */
struct str flat_key(struct arena *a, struct str s);

/* Span of the original for a non-empty span of the folded text. */
struct span flat_back(const struct flattened *f, struct span in_folded);

#endif
