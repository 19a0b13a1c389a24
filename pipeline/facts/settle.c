/* Pass 3 of reconcile: what is left of a segment when the same has been found.
 *
 * In turn: ends of ranges and parts of a stretch of time, sums said once more in other
 * units, pairs that disagree so plainly that nothing excuses them, coarser dates, what
 * a relative date may imply, then whoever is most alike and disagrees, and the order.
 */
#include "facts/pairing.h"

#include <math.h>

/* What of the other side x says once more (8월 8일 said twice), NULL when it is new. */
static const struct item *repeated(const struct item *x, const struct item *others, size_t n, bool x_is_source)
{
    for (size_t k = 0; k < n; k++) {
        const struct item *o = &others[k];
        if (o->family == FAMILY_NONE || o == x)
            continue;
        int f = x_is_source ? judge_fit(x, o) : judge_fit(o, x);
        if (f >= (x->family == FAMILY_QUANTITY && o->family == FAMILY_QUANTITY ? 10 : 1))
            return o;
    }
    return NULL;
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
        settle_match(r, source ? range : end, source ? end : range);
        if (!low || !high)
            continue;
        high->matched = true;
        if (source)
            high->done = true;
        else
            settle_say(r, high, range, VERDICT_MATCHED, DIFFERS_NOT, 0);
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

/* Is a sum, a length … of the other side still without a partner? Then that is what it should say. */
static bool is_wanted(const struct item *x, const struct item *others, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (item_is_free(&others[i]) && others[i].family == FAMILY_QUANTITY &&
            others[i].unit->measure == x->unit->measure)
            return true;
    return false;
}

/* What one side says once more for readers who count in other units. */
static void drop_conversions(struct run *r, const struct window *w)
{
    for (size_t k = 0; k < w->tn; k++)
        if (item_is_free(&w->t[k]) && w->t[k].family == FAMILY_QUANTITY && said_again(w->t, w->tn, k) &&
            !is_wanted(&w->t[k], w->s, w->sn))
            settle_say(r, NULL, &w->t[k], VERDICT_CONVERTED, DIFFERS_NOT, 5);
    for (size_t i = 0; i < w->sn; i++)
        if (item_is_free(&w->s[i]) && w->s[i].family == FAMILY_QUANTITY && said_again(w->s, w->sn, i) &&
            !is_wanted(&w->s[i], w->t, w->tn))
            settle_say(r, &w->s[i], NULL, VERDICT_CONVERTED, DIFFERS_NOT, 5);
}

static void convert(struct run *r, const struct window *w)
{
    drop_conversions(r, w);
    for (size_t i = 0; i < w->sn; i++)
        for (size_t k = 0; k < w->tn && item_is_free(&w->s[i]); k++)
            if (item_is_free(&w->t[k]) && w->s[i].family == FAMILY_QUANTITY && w->t[k].family == FAMILY_QUANTITY &&
                unit_converts(&w->s[i], &w->t[k]))
                settle_say(r, &w->s[i], &w->t[k], VERDICT_CONVERTED, DIFFERS_NOT, 10);
}

/* "2시간 30분": two parts of one stretch of time. Its length in seconds, 0 = none. */
static double stretch(const struct item *first, const struct item *second)
{
    if (!item_is_free(first) || !item_is_free(second) || first->family != FAMILY_QUANTITY ||
        second->family != FAMILY_QUANTITY || first->unit->measure != MEASURE_SPAN ||
        second->unit->measure != MEASURE_SPAN || first->unit->factor <= second->unit->factor ||
        !adjoins(first->fact, second->fact))
        return 0;
    return first->value * first->unit->factor + second->value * second->unit->factor;
}

/* "2시간 30분" is "two and a half hours", 150분 "two hours and 30 minutes". */
static void match_stretches(struct run *r, const struct window *w, bool source)
{
    struct item *parts = source ? w->s : w->t, *wholes = source ? w->t : w->s;
    size_t n = source ? w->sn : w->tn, m = source ? w->tn : w->sn;
    for (size_t i = 0; i + 1 < n; i++) {
        double seconds = stretch(&parts[i], &parts[i + 1]);
        for (size_t k = 0; seconds > 0 && k < m; k++) {
            struct item *whole = &wholes[k];
            if (!item_is_free(whole) || whole->family != FAMILY_QUANTITY || whole->unit->measure != MEASURE_SPAN ||
                fabs(whole->value * whole->unit->factor - seconds) > 0.5)
                continue;
            settle_match(r, source ? &parts[i] : whole, source ? whole : &parts[i]);
            settle_say(r, source ? &parts[i + 1] : NULL, source ? whole : &parts[i + 1], VERDICT_MATCHED, DIFFERS_NOT,
                       0);
            break;
        }
    }
}

/* Both name a year by itself: one is the other's, whatever else is relative. */
static bool years_only(const struct item *s, const struct item *t)
{
    const struct parts *x = &s->date, *y = &t->date;
    return !s->repeat && !t->repeat && s->family == FAMILY_DATE && t->family == FAMILY_DATE && s->fact->value.len &&
           t->fact->value.len && !s->fact->unit.len && !t->fact->unit.len && x->year && y->year && !x->month &&
           !y->month;
}

/* Both name a weekday and nothing else. */
static bool weekdays_only(const struct item *s, const struct item *t)
{
    return !s->repeat && !t->repeat && s->family == FAMILY_DATE && t->family == FAMILY_DATE && !s->fact->value.len &&
           !t->fact->value.len && s->fact->weekday && t->fact->weekday;
}

/* A second mention quarrels only where judge_strong says so. */
static bool may_quarrel(const struct item *s, const struct item *t)
{
    return (!s->repeat && !t->repeat) || judge_strong(s, t);
}

static size_t count_weekdays(const struct item *items, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += items[i].family == FAMILY_DATE && items[i].fact->weekday;
    return count;
}

static void pair_quarrels(struct run *r, const struct window *w, bool (*only)(const struct item *, const struct item *))
{
    while (true) {
        struct item *s = NULL, *t = NULL;
        enum difference worst = DIFFERS_NOT, d = DIFFERS_NOT;
        int best = 0, power = 0, p;
        for (size_t i = 0; i < w->sn; i++)
            for (size_t k = 0; item_is_free(&w->s[i]) && k < w->tn; k++) {
                int q =
                    item_is_free(&w->t[k]) && only(&w->s[i], &w->t[k]) ? judge_quarrel(&w->s[i], &w->t[k], &d, &p) : 0;
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
        settle_say(r, s, t, VERDICT_DIFFERS, worst, judge_error(s, t, worst))->power = power;
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
            settle_say(r, NULL, t, VERDICT_IMPLIED, DIFFERS_NOT, 0);
    }
    bool relative = false;
    for (size_t k = 0; k < w->tn; k++)
        relative |= item_is_relative(&w->t[k]);
    for (size_t i = 0; i < w->sn; i++)
        if (item_is_free(&w->s[i]) && (item_is_relative(&w->s[i]) || unplaced(&w->s[i]) ||
                                       (relative && w->s[i].family == FAMILY_DATE && w->s[i].date.month)))
            settle_say(r, &w->s[i], NULL, VERDICT_IMPLIED, DIFFERS_NOT, 0);
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
        bool turned = y->with->fact->at.at < x->with->fact->at.at || judge_crossed(x, y);
        if (!turned || v->difference != DIFFERS_NOT)
            continue;
        v->difference = DIFFERS_ORDER;
        v->other = y->fact;
        v->confidence = judge_order(x, y);
    }
}

/* Before anything is settled: who is another mention of what the other side says. */
static void mark_repeats(const struct window *w)
{
    for (size_t i = 0; i < w->sn; i++)
        w->s[i].repeat = item_is_free(&w->s[i]) && repeated(&w->s[i], w->t, w->tn, true);
    for (size_t k = 0; k < w->tn; k++)
        w->t[k].repeat = item_is_free(&w->t[k]) && repeated(&w->t[k], w->s, w->sn, false);
}

static void excuse_repeats(struct run *r, const struct window *w)
{
    for (size_t i = 0; i < w->sn; i++)
        if (item_is_free(&w->s[i]) && w->s[i].repeat)
            settle_say(r, &w->s[i], NULL, VERDICT_MATCHED, DIFFERS_NOT, 0)->other =
                repeated(&w->s[i], w->t, w->tn, true)->fact;
    for (size_t k = 0; k < w->tn; k++)
        if (item_is_free(&w->t[k]) && w->t[k].repeat)
            settle_say(r, NULL, &w->t[k], VERDICT_MATCHED, DIFFERS_NOT, 0)->other =
                repeated(&w->t[k], w->s, w->sn, false)->fact;
}

void settle_window(struct run *r, const struct window *w)
{
    mark_repeats(w);
    match_ranges(r, w);
    match_stretches(r, w, true);
    match_stretches(r, w, false);
    convert(r, w);
    pair_quarrels(r, w, years_only);
    if (count_weekdays(w->s, w->sn) == count_weekdays(w->t, w->tn))
        pair_quarrels(r, w, weekdays_only);
    pair_quarrels(r, w, judge_strong);
    match_window(r, w, true);
    excuse_repeats(r, w);
    imply(r, w);
    pair_quarrels(r, w, may_quarrel);
    drop_conversions(r, w);
    check_order(r, w);
}
