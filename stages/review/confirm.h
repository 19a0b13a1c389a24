/* confirm: the facts that changed since the reporter signed, to be signed for again.
 *
 * The editor's pass may reword everything; only what a reader would hold the paper to
 * goes back to the reporter. Facts are counted over the whole article: one that moved
 * to another sentence has not changed.
 */
#ifndef OKGYO_REVIEW_CONFIRM_H
#define OKGYO_REVIEW_CONFIRM_H

#include "model/signoff.h"

#include "base/buf.h"

/* Writes the array [{"segment":3,"before":["12 people"],"now":["13 people"]}]: as the
 * text had it when the reporter's newest signature was put on it, and as it has it now.
 * Empty when the article is not the reporter's, or was never signed. */
void confirm_write(struct buf *b, const struct article *a, const struct signoff *s);

#endif
