/* pairing: what reconcile.c, items.c, judge.c, units.c and dates.c share: a fact made comparable.
 */
#ifndef OKGYO_FACTS_PAIRING_H
#define OKGYO_FACTS_PAIRING_H

#include "facts/calendar.h"
#include "facts/decimal.h"
#include "facts/reconcile.h"

enum family { FAMILY_NONE, FAMILY_QUANTITY, FAMILY_DATE, FAMILY_TIME };

/* What kind of thing a unit counts. */
enum measure {
    MEASURE_BARE,  /* no unit */
    MEASURE_COUNT, /* people, things, times */
    MEASURE_ORDINAL,
    MEASURE_AGE,
    MEASURE_MONEY,
    MEASURE_RATE, /* percent, points, fractions */
    MEASURE_SPAN, /* of time */
    MEASURE_LENGTH,
    MEASURE_AREA,
    MEASURE_VOLUME,
    MEASURE_WEIGHT,
    MEASURE_SPEED,
    MEASURE_POWER,
    MEASURE_HEAT,
    MEASURE_OTHER,
};

struct unit {
    const char *name;
    enum measure measure;
    double factor; /* to the measure's base unit; 0 = not convertible */
};

/* A date's parts, 0 where not known; `set`: from resolved where there is one. */
struct parts {
    int year, month, day, weekday;
    int to_year, to_month, to_day;
    int period; /* quarter or half */
    bool range;
    bool guessed; /* the year: "March 5" says none */
};

struct item {
    const struct fact *fact;
    enum family family;
    const struct unit *unit;
    struct decimal low, high;
    bool is_decimal; /* else a fraction like 1/3 */
    double value;
    uint64_t key; /* equal values, equal keys */
    struct parts date;
    bool dated; /* the date says something: a part is known */
    bool done;  /* has a verdict */
    bool matched;
    bool repeat; /* the other side of its segment has it, for another mention */
    const struct item *with;
};

struct items {
    struct item *at;
    size_t len, cap;
};

void item_read(struct arena *a, const struct fact *f, struct item *out);

const struct unit *unit_named(struct str name);
/* 0 = the two can not mean the same; higher is nearer. Values are equal. */
int unit_affinity(const struct item *s, const struct item *t);
/* True when t is s in another unit, to within a rounding an editor allows (5 %). */
bool unit_converts(const struct item *s, const struct item *t);
/* Exact equality across units: 24 hours = 1 day, 50 percent = 1/2, a decade = 10 years. */
bool unit_same(const struct item *s, const struct item *t);

void date_read(const struct fact *f, struct parts *out);
/* What two dates disagree on; DIFFERS_NOT when nothing contradicts. `agree` counts what both say alike. */
enum difference date_difference(const struct parts *s, const struct parts *t, int *agree);

/* "3분기" and "July-September". */
bool date_is_period(const struct fact *period, const struct parts *months);

/* ---- judge.c ---- */

static inline bool item_is_free(const struct item *i)
{
    return !i->done && i->family != FAMILY_NONE;
}

bool item_same_value(const struct item *s, const struct item *t);
/* One of two dates says less than the other: a month, or a year, for a day. */
bool judge_coarse(const struct item *s, const struct item *t);
/* Do two that disagree so plainly speak of one thing that a second mention does not excuse it? */
bool judge_strong(const struct item *s, const struct item *t);
/* One side says that a thing went from x to y, the other that it went from y to x. */
bool judge_crossed(const struct item *x, const struct item *y);
/* A date that only means something against another: 지난해 without a publication date. */
bool item_is_relative(const struct item *i);

/* How well the two mean the same; 0 = not at all. 10 and more: the same unit or a like one. */
int judge_fit(const struct item *s, const struct item *t);
/* How alike two that disagree are and in what; 0 = they have nothing to do with each other. */
int judge_quarrel(const struct item *s, const struct item *t, enum difference *d, int *power);

/* Confidences, 0..100: of a flipped bound, a disagreement, an order, a loss, an addition. */
int judge_bound(const struct fact *s, const struct fact *t);
int judge_error(const struct item *s, const struct item *t, enum difference d);
int judge_order(const struct item *x, const struct item *y);
int judge_missing(const struct item *i);
int judge_added(const struct item *i);

/* ---- reconcile.c and settle.c: a run, and what of it lies in one segment ---- */

struct side {
    struct item *at;
    size_t len;
};

struct run {
    struct arena *a;
    struct side s, t;
    struct verdict *of_source, *of_target; /* one an item; kind of a matched target is unused */
};

struct window {
    struct item *s, *t;
    size_t sn, tn;
};

/* The verdict of s (or of t, where s is NULL); both are done. It stays in the run. */
struct verdict *settle_say(struct run *r, struct item *s, struct item *t, enum verdict_kind kind, enum difference d,
                           int confidence);
/* The two say the same. */
void settle_match(struct run *r, struct item *s, struct item *t);
/* Pass 1: the same within a segment; `coarse`: also "next year" for a day of next year. */
void match_window(struct run *r, const struct window *w, bool coarse);
/* Pass 3: what the passes before left of a segment. */
void settle_window(struct run *r, const struct window *w);

#endif
