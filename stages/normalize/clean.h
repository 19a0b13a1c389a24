/* clean: the text of a block without its boilerplate, in clean form.
 */
#ifndef OKGYO_NORMALIZE_CLEAN_H
#define OKGYO_NORMALIZE_CLEAN_H

#include "model/article.h"

/* norm_text() of what the cut spans leave of block.read; where a cut lies between
 * two stretches of copy, one blank joins them. *edits maps the result to
 * block.read, cuts included. Borrows from block.read when nothing changed. */
struct str clean_block(struct arena *a, const struct block *b, struct edits *edits);

#endif
