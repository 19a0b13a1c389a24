/* edits: the map from a changed text back to the text it came from.
 *
 * Whoever changes text returns one; nobody searches again. An edit says: the
 * bytes [to_at, to_at+to_len) of the new text stand for the bytes [from_at,
 * from_at+from_len) of the old one. Edits are in order and do not overlap; what
 * lies between two of them is the same bytes in both texts.
 */
#ifndef OKGYO_TEXT_EDITS_H
#define OKGYO_TEXT_EDITS_H

#include "base/arena.h"
#include "text/span.h"

struct edit {
    struct span to, from;
};

struct edits {
    struct edit *at;
    size_t len, cap;
};

/* Appends; `to` and `from` must begin at or after the end of the last edit. */
void edits_add(struct arena *a, struct edits *e, struct span to, struct span from);

/* The span of the old text that a span of the new one stands for. A span that
 * touches an edit takes the whole of the edit's old side. */
struct span edits_back(const struct edits *e, struct span in_new);
/* The other way round. */
struct span edits_forth(const struct edits *e, struct span in_old);

#endif
