/* Who belongs to whom, in four passes, each over what the passes before left:
 *
 *   1. within a segment: the same value (or date, or time);
 *   2. over the article: the same value, by hash, in the order of the text;
 *   3. within a segment: conversions, ranges, then whoever is most alike and disagrees;
 *   4. over the article: said once more elsewhere; the rest is missing or added, with a confidence by what kind of
 * thing it is.
 *
 * Within a segment lists are short and loops are nested; a segment of more than
 * NESTED_MOST pairs (nobody writes one) goes straight to the hash, so time stays linear.
 */
#include "facts/pairing.h"

#include <math.h>
#include <stdlib.h>

enum { NESTED_MOST = 1 << 16, CHAIN_MOST = 32 };

struct side {
    struct item *at;
    size_t len;
};

struct run {
    struct arena *a;
    struct side s, t;
    struct verdict *of_source, *of_target; /* one an item; kind of a matched target is unused */
    bool *pending;
};

static struct side read_side(struct arena *a, const struct facts *facts)
{
    struct side side = {arena_alloc(a, (facts->len + 1) * sizeof *side.at), 0};
    for (size_t i = 0; i < facts->len; i++)
        item_read(a, &facts->at[i], &side.at[side.len++]);
    return side;
}

/* ---- verdicts ---- */

static struct verdict *say(struct run *r, struct item *s, struct item *t, enum verdict_kind kind, enum difference d,
                           int confidence)
{
    struct verdict v = {.kind = kind, .difference = d, .confidence = confidence};
    v.source = s ? s->fact : NULL;
    v.target = t ? t->fact : NULL;
    struct verdict *place = s ? &r->of_source[s - r->s.at] : &r->of_target[t - r->t.at];
    *place = v;
    if (s)
        s->done = true;
    if (t)
        t->done = true;
    return place;
}

static void match(struct run *r, struct item *s, struct item *t)
{
    bool moved = s->fact->segment != t->fact->segment;
    int doubt = s->family == FAMILY_QUANTITY && t->family == FAMILY_QUANTITY ? judge_bound(s->fact, t->fact) : 0;
    s->matched = t->matched = true;
    s->with = t;
    t->with = s;
    say(r, s, t, moved ? VERDICT_MOVED : VERDICT_MATCHED, doubt ? DIFFERS_BOUND : DIFFERS_NOT, moved ? 0 : doubt);
}

/* ---- pass 1: the same, within a segment ---- */

struct window {
    struct item *s, *t;
    size_t sn, tn;
};

static bool is_small(const struct window *w)
{
    return w->sn * w->tn <= NESTED_MOST;
}

/* Best fit first: a value of the same unit goes before one that only may mean the same. */
static void match_window(struct run *r, const struct window *w)
{
    for (int least = 18; least > 0; least = least > 14 ? 14 : least > 8 ? 8 : least > 3 ? 3 : least > 1 ? 1 : 0)
        for (size_t i = 0; i < w->sn; i++) {
            struct item *best = NULL;
            int best_fit = least - 1;
            for (size_t k = 0; k < w->tn && item_is_free(&w->s[i]); k++) {
                int f = item_is_free(&w->t[k]) ? judge_fit(&w->s[i], &w->t[k]) : 0;
                if (f > best_fit) {
                    best_fit = f;
                    best = &w->t[k];
                }
            }
            if (best)
                match(r, &w->s[i], best);
        }
}

/* ---- pass 2: the same, over the article ---- */

struct chain {
    uint32_t first, last; /* index + 1 into targets */
};

struct table {
    struct chain *slots;
    uint32_t *next;
    size_t mask;
};

static struct chain *slot_of(const struct table *table, const struct item *i)
{
    return &table->slots[(i->key ^ i->key >> 32) & table->mask];
}

/* The items of one side by their key, in order; `all`: those that have a verdict too. */
static struct table build_table(struct arena *a, const struct side *side, bool all)
{
    size_t size = 16;
    while (size < side->len * 2)
        size *= 2;
    struct table table = {arena_alloc(a, size * sizeof *table.slots),
                          arena_alloc(a, (side->len + 1) * sizeof *table.next), size - 1};
    for (size_t k = 0; k < side->len; k++) {
        if (side->at[k].family == FAMILY_NONE || (side->at[k].done && !all))
            continue;
        struct chain *c = slot_of(&table, &side->at[k]);
        if (c->last)
            table.next[c->last - 1] = (uint32_t)k + 1;
        else
            c->first = (uint32_t)k + 1;
        c->last = (uint32_t)k + 1;
    }
    return table;
}

static void match_article(struct run *r)
{
    struct table table = build_table(r->a, &r->t, false);
    for (size_t i = 0; i < r->s.len; i++) {
        struct item *s = &r->s.at[i];
        if (!item_is_free(s))
            continue;
        struct chain *c = slot_of(&table, s);
        while (c->first && r->t.at[c->first - 1].done) /* never look at a used head again */
            c->first = table.next[c->first - 1];
        int steps = 0;
        for (uint32_t k = c->first; k && steps < CHAIN_MOST; k = table.next[k - 1], steps++)
            if (item_is_free(&r->t.at[k - 1]) && judge_fit(s, &r->t.at[k - 1])) {
                match(r, s, &r->t.at[k - 1]);
                break;
            }
    }
}

/* ---- pass 3: what is left of a segment ---- */

/* Another mention of something the other side has already: 8월 8일 said twice. */
static bool is_repeat(const struct item *x, const struct item *others, size_t n, bool x_is_source)
{
    for (size_t k = 0; k < n; k++) {
        const struct item *o = &others[k];
        if (o->family == FAMILY_NONE || o == x)
            continue;
        int f = x_is_source ? judge_fit(x, o) : judge_fit(o, x);
        if (f >= (x->family == FAMILY_QUANTITY && o->family == FAMILY_QUANTITY ? 10 : 1))
            return true;
    }
    return false;
}

/* The two ends of a range among the free figures of the other side. */
static void find_ends(const struct item *range, struct item *list, size_t n, struct item **low, struct item **high)
{
    for (size_t i = 0; i < n; i++) {
        struct item *x = &list[i];
        if (!item_is_free(x) || x->family != FAMILY_QUANTITY || !x->is_decimal)
            continue;
        if (!*low && decimal_equal(x->low, range->low))
            *low = x;
        else if (!*high && decimal_equal(x->high, range->high))
            *high = x;
    }
}

/* "2, 3년" against "two or three", or against "a couple of": an end said to be about. */
static void match_ranges(struct run *r, const struct window *w)
{
    for (size_t i = 0; i < w->sn + w->tn; i++) {
        bool source = i < w->sn;
        struct item *range = source ? &w->s[i] : &w->t[i - w->sn], *low = NULL, *high = NULL;
        if (!item_is_free(range) || range->family != FAMILY_QUANTITY || decimal_equal(range->low, range->high))
            continue;
        find_ends(range, source ? w->t : w->s, source ? w->tn : w->sn, &low, &high);
        struct item *end = low ? low : high;
        if (!end || (!(low && high) && !end->fact->approx))
            continue;
        match(r, source ? range : end, source ? end : range);
        if (!low || !high)
            continue;
        high->matched = true;
        if (source)
            high->done = true;
        else
            say(r, high, range, VERDICT_MATCHED, DIFFERS_NOT, 0);
    }
}

static bool adjoins(const struct fact *first, const struct fact *second)
{
    size_t end = first->at.at + first->at.len;
    return first->segment == second->segment && second->at.at >= end && second->at.at - end <= 9;
}

/* "6 miles (10 km)", "10 km (6 miles)", "50달러(약 7만원)": said once more in other units */
static bool said_again(const struct item *items, size_t n, size_t at)
{
    for (int step = -1; step <= 1; step += 2) {
        size_t k = at + (size_t)step;
        if (k >= n || items[k].family != FAMILY_QUANTITY)
            continue;
        const struct fact *x = items[step < 0 ? k : at].fact, *y = items[step < 0 ? at : k].fact;
        bool money = items[k].unit->measure == MEASURE_MONEY && items[at].unit->measure == MEASURE_MONEY &&
                     !str_eq(items[k].fact->unit, items[at].fact->unit);
        if (adjoins(x, y) && (money || unit_converts(&items[k], &items[at])) && (items[k].matched || step < 0))
            return true;
    }
    return false;
}

static void convert(struct run *r, const struct window *w)
{
    for (size_t k = 0; k < w->tn; k++)
        if (item_is_free(&w->t[k]) && w->t[k].family == FAMILY_QUANTITY && said_again(w->t, w->tn, k))
            say(r, NULL, &w->t[k], VERDICT_CONVERTED, DIFFERS_NOT, 5);
    for (size_t i = 0; i < w->sn; i++)
        if (item_is_free(&w->s[i]) && w->s[i].family == FAMILY_QUANTITY && said_again(w->s, w->sn, i))
            say(r, &w->s[i], NULL, VERDICT_CONVERTED, DIFFERS_NOT, 5);
    for (size_t i = 0; i < w->sn; i++)
        for (size_t k = 0; k < w->tn && item_is_free(&w->s[i]); k++)
            if (item_is_free(&w->t[k]) && w->s[i].family == FAMILY_QUANTITY && w->t[k].family == FAMILY_QUANTITY &&
                unit_converts(&w->s[i], &w->t[k]))
                say(r, &w->s[i], &w->t[k], VERDICT_CONVERTED, DIFFERS_NOT, 10);
}

/* Both name a year by itself: one is the other's, whatever else is relative. */
static bool years_only(const struct item *s, const struct item *t)
{
    const struct parts *x = &s->date, *y = &t->date;
    return s->family == FAMILY_DATE && t->family == FAMILY_DATE && s->fact->value.len && t->fact->value.len &&
           !s->fact->unit.len && !t->fact->unit.len && x->year && y->year && !x->month && !y->month;
}

static void pair_quarrels(struct run *r, const struct window *w, bool (*only)(const struct item *, const struct item *))
{
    while (true) {
        struct item *s = NULL, *t = NULL;
        enum difference worst = DIFFERS_NOT, d = DIFFERS_NOT;
        int best = 0, power = 0, p;
        for (size_t i = 0; i < w->sn; i++)
            for (size_t k = 0; item_is_free(&w->s[i]) && k < w->tn; k++) {
                int q = item_is_free(&w->t[k]) && (!only || only(&w->s[i], &w->t[k]))
                            ? judge_quarrel(&w->s[i], &w->t[k], &d, &p)
                            : 0;
                if (q > best) {
                    best = q;
                    s = &w->s[i];
                    t = &w->t[k];
                    worst = d;
                    power = p;
                }
            }
        if (!best)
            return;
        say(r, s, t, VERDICT_DIFFERS, worst, judge_error(s, t, worst))->power = power;
    }
}

/* A bare day without a publication date: which weekday it was nobody knows. */
static bool unplaced(const struct item *i)
{
    return i->family == FAMILY_DATE && !i->fact->resolved.len && i->date.day && !i->date.month;
}

static void imply(struct run *r, const struct window *w)
{
    bool loose = false, day = false;
    for (size_t i = 0; i < w->sn; i++) {
        loose |= item_is_relative(&w->s[i]);
        day |= w->s[i].family == FAMILY_DATE && !w->s[i].fact->resolved.len && w->s[i].date.day;
    }
    for (size_t k = 0; k < w->tn; k++) {
        struct item *t = &w->t[k];
        if (!item_is_free(t) || t->family != FAMILY_DATE)
            continue;
        /* a relative date, or a bare day, that nothing told the day of */
        if (!t->dated || (loose && !t->fact->unit.len) || (day && t->date.weekday && !t->date.day))
            say(r, NULL, t, VERDICT_IMPLIED, DIFFERS_NOT, 0);
    }
    bool relative = false;
    for (size_t k = 0; k < w->tn; k++)
        relative |= item_is_relative(&w->t[k]);
    for (size_t i = 0; i < w->sn; i++)
        if (item_is_free(&w->s[i]) && (item_is_relative(&w->s[i]) || unplaced(&w->s[i]) ||
                                       (relative && w->s[i].family == FAMILY_DATE && w->s[i].date.month)))
            say(r, &w->s[i], NULL, VERDICT_IMPLIED, DIFFERS_NOT, 0);
}

/* ---- order ---- */

static void check_order(struct run *r, const struct window *w)
{
    for (size_t i = 0; i + 1 < w->sn; i++) {
        struct item *x = &w->s[i], *y = NULL;
        for (size_t k = i + 1; k < w->sn && k < i + 6 && !y; k++)
            if (w->s[k].with && x->with && judge_order(x, &w->s[k]))
                y = &w->s[k];
        if (!y || y->with->fact->segment != x->with->fact->segment || x->with->fact->segment != x->fact->segment)
            continue;
        struct verdict *v = &r->of_source[x - r->s.at];
        if (y->with->fact->at.at >= x->with->fact->at.at || v->difference != DIFFERS_NOT)
            continue;
        v->difference = DIFFERS_ORDER;
        v->other = y->fact;
        v->confidence = judge_order(x, y);
    }
}

static void settle_window(struct run *r, const struct window *w)
{
    for (size_t i = 0; i < w->sn; i++)
        if (item_is_free(&w->s[i]) && is_repeat(&w->s[i], w->t, w->tn, true))
            say(r, &w->s[i], NULL, VERDICT_MATCHED, DIFFERS_NOT, 0);
    for (size_t k = 0; k < w->tn; k++)
        if (item_is_free(&w->t[k]) && is_repeat(&w->t[k], w->s, w->sn, false))
            say(r, NULL, &w->t[k], VERDICT_MATCHED, DIFFERS_NOT, 0);
    match_ranges(r, w);
    convert(r, w);
    pair_quarrels(r, w, years_only);
    imply(r, w);
    pair_quarrels(r, w, NULL);
    check_order(r, w);
}

/* ---- pass 4 ---- */

/* The same figure of the same thing somewhere on the other side, be it matched already: a
 * headline's figure stands in the body once more. */
static struct item *said_elsewhere(const struct table *table, const struct side *side, const struct item *x,
                                   bool x_is_source)
{
    enum { LIKE = 12 }; /* judge_fit: the same unit or one of its kind */
    int steps = 0;
    for (uint32_t k = slot_of(table, x)->first; k && steps < CHAIN_MOST; k = table->next[k - 1], steps++) {
        struct item *o = &side->at[k - 1];
        int fit = x_is_source ? judge_fit(x, o) : judge_fit(o, x);
        if (fit >= (x->family == FAMILY_QUANTITY ? LIKE : 1) && o->fact->segment != x->fact->segment)
            return o;
    }
    return NULL;
}

static void match_repeats(struct run *r)
{
    struct table targets = build_table(r->a, &r->t, true), sources = build_table(r->a, &r->s, true);
    for (size_t i = 0; i < r->s.len; i++) {
        struct item *s = &r->s.at[i], *t = item_is_free(s) ? said_elsewhere(&targets, &r->t, s, true) : NULL;
        if (t)
            say(r, s, t, VERDICT_MOVED, DIFFERS_NOT, 0);
    }
    for (size_t k = 0; k < r->t.len; k++)
        if (item_is_free(&r->t.at[k]) && said_elsewhere(&sources, &r->s, &r->t.at[k], false))
            say(r, NULL, &r->t.at[k], VERDICT_MATCHED, DIFFERS_NOT, 0);
}

static void say_the_rest(struct run *r)
{
    for (size_t i = 0; i < r->s.len; i++)
        if (item_is_free(&r->s.at[i]))
            say(r, &r->s.at[i], NULL, VERDICT_MISSING, DIFFERS_NOT,
                r->s.at[i].fact->in_name ? 0 : judge_missing(&r->s.at[i]));
    for (size_t k = 0; k < r->t.len; k++)
        if (item_is_free(&r->t.at[k]))
            say(r, NULL, &r->t.at[k], VERDICT_ADDED, DIFFERS_NOT,
                r->t.at[k].fact->in_name ? 0 : judge_added(&r->t.at[k]));
}

/* ---- walk ---- */

static void each_segment(struct run *r, void (*act)(struct run *, const struct window *))
{
    size_t i = 0, k = 0;
    while (i < r->s.len || k < r->t.len) {
        uint32_t s = i < r->s.len ? r->s.at[i].fact->segment : UINT32_MAX;
        uint32_t t = k < r->t.len ? r->t.at[k].fact->segment : UINT32_MAX;
        uint32_t segment = s < t ? s : t;
        struct window w = {r->s.at + i, r->t.at + k, 0, 0};
        while (i < r->s.len && r->s.at[i].fact->segment == segment)
            i++, w.sn++;
        while (k < r->t.len && r->t.at[k].fact->segment == segment)
            k++, w.tn++;
        if (is_small(&w))
            act(r, &w);
    }
}

void reconcile(struct arena *a, const struct facts *source, const struct facts *target, struct verdicts *out)
{
    struct run r = {.a = a, .s = read_side(a, source), .t = read_side(a, target)};
    r.of_source = arena_alloc(a, (r.s.len + 1) * sizeof *r.of_source);
    r.of_target = arena_alloc(a, (r.t.len + 1) * sizeof *r.of_target);
    each_segment(&r, match_window);
    match_article(&r);
    each_segment(&r, settle_window);
    match_repeats(&r);
    say_the_rest(&r);
    for (size_t i = 0; i < r.s.len; i++)
        if (r.of_source[i].source)
            *vec_push(a, out) = r.of_source[i];
    for (size_t k = 0; k < r.t.len; k++)
        if (r.of_target[k].target)
            *vec_push(a, out) = r.of_target[k];
}

const char *difference_name(enum difference d)
{
    static const char *const names[] = {"",        "value", "magnitude", "unit",  "currency", "point",   "bound",
                                        "ordinal", "order", "day",       "month", "year",     "weekday", "time"};
    return names[d];
}

const char *verdict_name(enum verdict_kind k)
{
    static const char *const names[] = {"matched", "moved", "differs", "missing", "added", "converted", "implied"};
    return names[k];
}
