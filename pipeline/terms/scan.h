/* scan: the words of a text that may hold a term, at memory speed.
 *
 * Blocks of bytes become bits (letter, first byte of a syllable, first byte of another
 * character); at the start of each word (and inside longer ones, for compounds) the
 * index's bitmap is asked. Most words end there.
 */
#ifndef OKGYO_TERMS_SCAN_H
#define OKGYO_TERMS_SCAN_H

#include "terms/index.h"

/* Bytes [at, end) of the text. */
struct run {
    uint32_t at, end;
};

/* Calls `each` with the runs of letters worth reading, some at a time, in order. The
 * runs are wider than words: signs that are rare in Korean count as letters here. */
void scan_words(const struct index *x, struct str text, void (*each)(void *user, const struct run *runs, size_t n),
                void *user);

#endif
