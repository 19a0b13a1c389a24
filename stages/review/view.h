/* view: an edition as the page sees it, one JSON object.
 *
 * Everything is flat lists that refer to segments by index; the page groups them.
 * Spans count UTF-16 units, as a browser's strings do.
 */
#ifndef OKGYO_REVIEW_VIEW_H
#define OKGYO_REVIEW_VIEW_H

#include "model/signoff.h"
#include "store/store.h"

/* `row` is the edition's queue row, `p` the person it is shown to. */
void view_write(struct buf *b, struct article *a, const struct signoff *s, const struct queue_row *row,
                const struct account *p);

/* Changes whenever the view would: last decision, last run, who has it open. */
struct str view_tag(struct arena *arena, const struct decisions *decisions, const struct queue_row *row);

#endif
