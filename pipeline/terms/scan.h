/* scan: the words of a text that may hold a term, at memory speed.
 *
 * Sixteen bytes at a time are sorted into letters and others; at the start of each
 * word (and inside longer ones, for compounds) the index's bitmap is asked. Most
 * words end there.
 */
#ifndef OKGYO_TERMS_SCAN_H
#define OKGYO_TERMS_SCAN_H

#include "terms/index.h"

/* Calls `each` with [at, end) of every run of letters worth reading, in order. The
 * runs are wider than words: signs that are rare in Korean count as letters here. */
void scan_words(const struct index *x, struct str text, void (*each)(void *user, size_t at, size_t end), void *user);

#endif
