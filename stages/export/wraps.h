/* wraps: elements put around stretches of a passage.
 *
 * Elements nest and never cross. Where the marks of a passage's sentences stand is known
 * from model/inlines.h; an exporter says what is written around each.
 *
 *     struct wraps w = {0};
 *     wraps_marks(in, passage, &w);
 *     wraps_write(&w, passage->text, out);
 */
#ifndef OKGYO_EXPORT_WRAPS_H
#define OKGYO_EXPORT_WRAPS_H

#include "stages/export/exporter.h"

enum { WRAPS = 64 }; /* most elements kept in one passage: beyond that it is no news copy */

/* An element around bytes [at, end) of the passage's text. */
struct wrap {
    size_t at, end;
    struct str open, close; /* bytes of HTML */
    size_t nth;             /* of two around the same stretch the higher one is the outer */
};

struct wraps {
    struct wrap at[WRAPS];
    size_t len;
};

/* False when it would cross another one, when there is no room, or when it is empty. */
bool wraps_add(struct wraps *w, size_t at, size_t end, struct str open, struct str close);

/* Adds <a>, <em> and <strong> of the passage's marks, for a page of our own: links only
 * to http, https and mailto addresses. Strings live in in->arena. */
void wraps_marks(const struct export_input *in, const struct passage *p, struct wraps *w);

/* Where the text of a segment begins in its passage. */
size_t wraps_sentence(const struct export_input *in, const struct passage *p, uint32_t segment);
/* Where a block's inline mark stands in the passage, sentences that follow one another
 * taken together. False when it has no place. */
bool wraps_place(const struct export_input *in, const struct passage *p, uint32_t mark, size_t *at, size_t *end);

/* The text as HTML with the elements around its stretches; line ends as `br`, "<br>\n" or
 * "<br/>". */
void wraps_write(struct wraps *w, struct str text, const char *br, struct buf *out);

#endif
