/* boilerplate: what stands in a news file and is no copy.
 *
 * Whole lines (byline, publication date, photo credit, copyright, (끝) …) become
 * blocks that are never sent to an endpoint; parts of copy (a dateline in front of the
 * first sentence, [속보] in a headline, an e-mail at the end) become cut spans. What
 * is recognised fills the metadata. Words are looked up in the tables of
 * words.c; everything is decided on clean NFC text and mapped back.
 */
#ifndef OKGYO_INGEST_BOILERPLATE_H
#define OKGYO_INGEST_BOILERPLATE_H

#include "model/article.h"

/* Is the whole line (clean text, one line) no copy? Then its kind of block and
 * of boilerplate: "byline" "published" "credit" "copyright" "email" "end" "tip"
 * "ornament" "tag". NULL otherwise. */
const char *boilerplate_line(struct str line, enum block_kind *kind);

/* Looks through all blocks of an article that was just read. */
void boilerplate_mark(struct arena *a, struct article *out);

#endif
