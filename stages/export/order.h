/* order: findings and decisions by the segment they speak of.
 *
 * Exporters walk the segments once; these lists make that walk linear however long
 * the article is.
 *
 *     for (uint32_t i = c.first[n]; i != ORDER_END; i = c.next[i]) use(&a->findings.at[i]);
 */
#ifndef OKGYO_EXPORT_ORDER_H
#define OKGYO_EXPORT_ORDER_H

#include "model/article.h"

enum { ORDER_END = 0xFFFFFFFF };

/* `first` has one entry a segment and one more (index segments.len) for what speaks of
 * the whole article; both live in the arena. Order within a segment is kept. */
struct order {
    uint32_t *first, *next;
};

struct order order_findings(struct arena *arena, const struct article *a);
struct order order_decisions(struct arena *arena, const struct article *a);

#endif
