/* markdown: the inside of a paragraph as plain text.
 */
#ifndef OKGYO_INGEST_MARKDOWN_H
#define OKGYO_INGEST_MARKDOWN_H

#include "model/article.h"

/* Emphasis, code marks, links and inline HTML taken off, escapes and entities
 * resolved; pictures are left out. Lives in `a`. Links and emphasis are added to
 * `inlines`, where they stand in the result; links by reference have no address here
 * and are not. */
struct str markdown_plain(struct arena *a, struct str text, struct block_inlines *inlines);

/* The stretch inside marks that embrace all of `text` (**…**, *…*, __…__);
 * *strong: there were two of them. The whole text when there are none. */
struct span markdown_inner(struct str text, bool *strong, bool *emphasised);

#endif
