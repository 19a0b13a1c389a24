/* markdown: the inside of a paragraph as plain text.
 */
#ifndef OKGYO_INGEST_MARKDOWN_H
#define OKGYO_INGEST_MARKDOWN_H

#include "model/article.h"

/* "[label]: https://…" lines, which links by reference name. */
struct link_definitions {
    struct link_definition {
        struct str label, href;
    } * at;
    size_t len, cap;
};

/* A file's first thousand; strings borrow from `text`. */
void markdown_definitions(struct arena *a, struct str text, struct link_definitions *out);

/* Emphasis, code marks, links and inline HTML taken off, escapes and entities
 * resolved; pictures are left out. Lives in `a`. Links and emphasis are added to
 * `inlines`, where they stand in the result; a reference that `definitions` does not know
 * is none. */
struct str markdown_plain(struct arena *a, struct str text, const struct link_definitions *definitions,
                          struct block_inlines *inlines);

/* The stretch inside marks that embrace all of `text` (**…**, *…*, __…__);
 * *strong: there were two of them. The whole text when there are none. */
struct span markdown_inner(struct str text, bool *strong, bool *emphasised);

#endif
