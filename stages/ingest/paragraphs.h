/* paragraphs: plain text as blocks. Used for text files and for ninjs body_text.
 *
 * The first line is the headline; what stands alone right under it, or a short second
 * paragraph without the end of a sentence, is the deck. A blank line ends a
 * paragraph; a short line that is none is a subhead. Lines without blank lines between them are paragraphs each when
 * they end sentences, else one paragraph that was wrapped.
 */
#ifndef OKGYO_INGEST_PARAGRAPHS_H
#define OKGYO_INGEST_PARAGRAPHS_H

#include "stages/ingest/source.h"

/* Adds blocks for s->text. `titled`: it begins with headline and deck. */
void paragraphs_read(struct source *s, bool titled);

/* The lines of `at` as one: line ends and the blanks around them become one blank. */
struct str paragraphs_join(struct source *s, struct span at);

#endif
