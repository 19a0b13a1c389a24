/* reconcile: the facts of a source held against the facts of its translation.
 *
 * Over the whole article: a figure of the source must be somewhere in the target and
 * the other way round, whatever segment it went to. A single pair is an article of one
 * segment. Linear in the facts: values meet in a hash table, ties are settled by how near
 * the segments are; only what is left over is compared within its own segment.
 *
 *     struct verdicts v = {0};
 *     reconcile(a, &source_facts, &target_facts, &v);
 *     for (size_t i = 0; i < v.len; i++)
 *         if (v.at[i].kind == VERDICT_DIFFERS && v.at[i].difference == DIFFERS_MAGNITUDE) …
 */
#ifndef OKGYO_FACTS_RECONCILE_H
#define OKGYO_FACTS_RECONCILE_H

#include "model/fact.h"

enum verdict_kind {
    VERDICT_MATCHED,   /* same value, compatible unit; `difference` may still be BOUND */
    VERDICT_MOVED,     /* matched, but in another segment */
    VERDICT_DIFFERS,   /* the two belong together and disagree: see `difference` */
    VERDICT_MISSING,   /* a source fact that is nowhere in the target; target NULL */
    VERDICT_ADDED,     /* a target fact that the source does not have; source NULL */
    VERDICT_CONVERTED, /* a target fact that is another of the target or source in other units; a note */
    VERDICT_IMPLIED,   /* a weekday, day or year that the source's date implies; a note */
};

enum difference {
    DIFFERS_NOT,
    DIFFERS_VALUE,     /* another number */
    DIFFERS_MAGNITUDE, /* the same digits, `power` powers of ten off */
    DIFFERS_UNIT,      /* the same number of something else: years for months, km for miles */
    DIFFERS_CURRENCY,
    DIFFERS_POINT,   /* percent for percentage points, or the other way */
    DIFFERS_BOUND,   /* at least for at most, over for under */
    DIFFERS_ORDINAL, /* third for second */
    DIFFERS_ORDER,   /* two figures of one kind have changed places */
    DIFFERS_DAY,
    DIFFERS_MONTH,
    DIFFERS_YEAR, /* a date in that part of it */
    DIFFERS_WEEKDAY,
    DIFFERS_TIME,
};

struct verdict {
    enum verdict_kind kind;
    enum difference difference;
    const struct fact *source, *target; /* either may be NULL */
    /* ORDER: the source fact it changed places with; MATCHED with one side only: the fact of
     * the other side that is said once more */
    const struct fact *other;
    int power;      /* MAGNITUDE: target = source * 10^power: 1 = ten times too much */
    int confidence; /* 0..100 that an editor would call it an error; below 50 say it in a note */
};

struct verdicts {
    struct verdict *at;
    size_t len, cap;
};

/* Verdicts in the order of the source facts, then what the target has beyond them in its
 * order. Every fact but names, quotes and URLs gets one; facts that are part of a name
 * only ever satisfy another. Lives in `a`; borrows the facts. */
void reconcile(struct arena *a, const struct facts *source, const struct facts *target, struct verdicts *out);

/* "value", "magnitude" … for logs and tests. */
const char *difference_name(enum difference d);
const char *verdict_name(enum verdict_kind k);

#endif
