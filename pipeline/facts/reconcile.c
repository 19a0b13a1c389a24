/* Who belongs to whom, in four passes, each over what the passes before left:
 *
 *   1. within a segment: the same value (or date, or time);
 *   2. over the article: the same value, by hash, in the order of the text;
 *   3. within a segment: conversions, ranges, then whoever is most alike and disagrees;
 *   4. the rest is missing or added, with a confidence by what kind of thing it is.
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

static uint64_t hash_text(uint64_t h, struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.at[i]) * 0x100000001B3u;
    return (h ^ 0xFF) * 0x100000001B3u;
}

/* 1/2 and 0.5 are one value; 1/3 stays a fraction. */
static bool read_fraction(struct arena *a, struct str text, struct item *out)
{
    ptrdiff_t slash = str_find(text, str_of("/"), 0);
    int64_t above, below;
    if (slash < 1 || !str_int(str_slice(text, 0, (size_t)slash), &above) ||
        !str_int(str_slice(text, (size_t)slash + 1, text.len), &below) || !below)
        return false;
    out->value = (double)above / (double)below;
    for (int power = 0; power < 7 && above < INT64_MAX / 10; power++, above *= 10)
        if (above % below == 0) {
            out->low = out->high = decimal_scale(decimal_of(above / below), -power);
            return out->is_decimal = true;
        }
    (void)a;
    return true;
}

/* "5·18", "6.15", "9/11": the month and day of a day that became a name. */
static bool memorial_read(struct str text, struct parts *out)
{
    size_t at = 0;
    int n[2] = {0};
    for (int i = 0; i < 2; i++) {
        size_t from = at;
        for (; at < text.len && text.at[at] >= '0' && text.at[at] <= '9'; at++)
            n[i] = n[i] < 100 ? n[i] * 10 + text.at[at] - '0' : n[i];
        if (at == from || at - from > 2)
            return false;
        while (!i && at < text.len && (text.at[at] < '0' || text.at[at] > '9'))
            at++;
    }
    *out = (struct parts){.month = n[0], .day = n[1]};
    return at == text.len && n[0] >= 1 && n[0] <= 12 && n[1] >= 1 && n[1] <= 31;
}

static void quantity_read(struct arena *a, const struct fact *f, struct item *out)
{
    out->unit = unit_named(f->unit);
    out->family = FAMILY_QUANTITY;
    if (read_fraction(a, f->low, out)) {
        out->key = hash_text(0xCBF29CE484222325u, f->low);
    } else if (decimal_read(a, f->low, &out->low) && decimal_read(a, f->high, &out->high)) {
        out->is_decimal = true;
        out->value = decimal_double(out->low);
        out->key = hash_text(hash_text(0xCBF29CE484222325u, f->low), f->high);
    } else {
        out->family = FAMILY_NONE; /* a name without a figure */
    }
    if (f->in_name && memorial_read(f->value, &out->date)) {
        out->family = FAMILY_DATE; /* 5·18 is May 18 */
        out->dated = true;
    }
    if (out->is_decimal && f->unit.len && str_is(f->unit, "fraction")) {
        struct str text = decimal_text(a, out->low);
        out->key = hash_text(hash_text(0xCBF29CE484222325u, text), text);
    }
    out->key += f->vague;
}

void item_read(struct arena *a, const struct fact *f, struct item *out)
{
    *out = (struct item){.fact = f, .unit = unit_named(str_of(""))};
    switch (f->kind) {
    case FACT_QUANTITY: quantity_read(a, f, out); break;
    case FACT_DATE:
        out->family = FAMILY_DATE;
        date_read(f, &out->date);
        out->dated = out->date.year || out->date.month || out->date.day || out->date.weekday || out->date.period;
        out->key = hash_text(hash_text(1, f->value), f->unit);
        break;
    case FACT_TIME:
        out->family = FAMILY_TIME;
        out->key = hash_text(2, f->value);
        break;
    default: break;
    }
}

static struct side read_side(struct arena *a, const struct facts *facts)
{
    struct side side = {arena_alloc(a, (facts->len + 1) * sizeof *side.at), 0};
    for (size_t i = 0; i < facts->len; i++)
        item_read(a, &facts->at[i], &side.at[side.len++]);
    return side;
}

static bool is_free(const struct item *i)
{
    return !i->done && i->family != FAMILY_NONE;
}

static bool same_value(const struct item *s, const struct item *t)
{
    return s->key == t->key && fabs(s->value - t->value) <= 1e-9 * fabs(s->value);
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

static bool upward(enum fact_bound b)
{
    return b == BOUND_AT_LEAST || b == BOUND_OVER;
}

static bool downward(enum fact_bound b)
{
    return b == BOUND_AT_MOST || b == BOUND_UNDER;
}

/* At least for at most. "Nearly" and "a little more" round one number: no error. */
static int bound_confidence(const struct fact *s, const struct fact *t)
{
    bool flipped = (upward(s->bound) && downward(t->bound)) || (downward(s->bound) && upward(t->bound));
    if (flipped)
        return s->approx && t->approx ? 20 : 80;
    if (s->bound == BOUND_NONE && downward(t->bound) && !t->approx)
        return s->approx ? 30 : 60;
    if (s->bound == BOUND_NONE && upward(t->bound))
        return 10;
    return 0;
}

static void match(struct run *r, struct item *s, struct item *t)
{
    bool moved = s->fact->segment != t->fact->segment;
    int doubt = s->family == FAMILY_QUANTITY && t->family == FAMILY_QUANTITY ? bound_confidence(s->fact, t->fact) : 0;
    s->matched = t->matched = true;
    s->with = t;
    t->with = s;
    say(r, s, t, moved ? VERDICT_MOVED : VERDICT_MATCHED, doubt ? DIFFERS_BOUND : DIFFERS_NOT, moved ? 0 : doubt);
}

/* ---- dates and times ---- */

/* A date of one side against a plain number of the other: 2008, or ten days read as the 10th. */
static bool date_is_number(const struct item *date, const struct item *n)
{
    int64_t value = n->is_decimal ? decimal_int(n->low) : -1;
    const struct parts *d = &date->date;
    if (value < 0)
        return false;
    if (d->period)
        return d->period == value;
    if (d->year && !d->month)
        return d->year == value;
    struct str written = date->fact->value;
    bool bare_day = str_starts(written, "---") && !d->range;
    return bare_day && d->day == value && (str_is(n->fact->unit, "day") || str_is(n->fact->unit, "ordinal"));
}

static bool time_matches(const struct item *s, const struct item *t)
{
    struct str x = s->fact->value, y = t->fact->value;
    if (s->key == t->key)
        return true;
    /* 24:00 is 00:00, and 3시 alone may be 15:00 */
    int hours = (x.at[0] - '0') * 10 + x.at[1] - '0' - (y.at[0] - '0') * 10 - (y.at[1] - '0');
    return str_eq(str_slice(x, 2, 3), str_slice(y, 2, 3)) && hours % 12 == 0;
}

static bool unresolved(const struct item *i)
{
    return i->family == FAMILY_DATE && !i->dated;
}

/* How well two dates go together; 0 = not at all. */
static int date_fit(const struct item *s, const struct item *t)
{
    int agree = 0;
    if (!str_eq(s->fact->unit, t->fact->unit))
        return 0;
    if (!s->dated || !t->dated)
        return 0;
    return date_difference(&s->date, &t->date, &agree) == DIFFERS_NOT && agree ? agree + 1 : 0;
}

/* ---- pass 1: the same, within a segment ---- */

static int fit(const struct item *s, const struct item *t)
{
    if (s->family == FAMILY_DATE && t->family == FAMILY_DATE)
        return date_fit(s, t);
    if (s->family == FAMILY_TIME && t->family == FAMILY_TIME)
        return time_matches(s, t);
    if (s->family == FAMILY_QUANTITY && t->family == FAMILY_QUANTITY) {
        int affinity = same_value(s, t) ? unit_affinity(s, t) : 0;
        return affinity ? 2 * affinity + (bound_confidence(s->fact, t->fact) < 50) : unit_same(s, t) ? 3 : 0;
    }
    if (s->family == FAMILY_DATE && t->family == FAMILY_QUANTITY)
        return date_is_number(s, t);
    if (s->family == FAMILY_QUANTITY && t->family == FAMILY_DATE)
        return date_is_number(t, s);
    return 0;
}

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
            for (size_t k = 0; k < w->tn && is_free(&w->s[i]); k++) {
                int f = is_free(&w->t[k]) ? fit(&w->s[i], &w->t[k]) : 0;
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

static struct table build_table(struct run *r)
{
    size_t size = 16;
    while (size < r->t.len * 2)
        size *= 2;
    struct table table = {arena_alloc(r->a, size * sizeof *table.slots),
                          arena_alloc(r->a, (r->t.len + 1) * sizeof *table.next), size - 1};
    for (size_t k = 0; k < r->t.len; k++) {
        if (r->t.at[k].family == FAMILY_NONE || r->t.at[k].done)
            continue;
        struct chain *c = &table.slots[(r->t.at[k].key ^ r->t.at[k].key >> 32) & table.mask];
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
    struct table table = build_table(r);
    for (size_t i = 0; i < r->s.len; i++) {
        struct item *s = &r->s.at[i];
        if (!is_free(s))
            continue;
        struct chain *c = &table.slots[(s->key ^ s->key >> 32) & table.mask];
        while (c->first && r->t.at[c->first - 1].done) /* never look at a used head again */
            c->first = table.next[c->first - 1];
        int steps = 0;
        for (uint32_t k = c->first; k && steps < CHAIN_MOST; k = table.next[k - 1], steps++)
            if (is_free(&r->t.at[k - 1]) && fit(s, &r->t.at[k - 1])) {
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
        int f = x_is_source ? fit(x, o) : fit(o, x);
        if (f >= (x->family == FAMILY_QUANTITY && o->family == FAMILY_QUANTITY ? 10 : 1))
            return true;
    }
    return false;
}

/* "2, 3년" against "two or three": both ends of a range stand alone on the other side. */
static void match_ranges(struct run *r, const struct window *w)
{
    for (size_t i = 0; i < w->sn; i++) {
        struct item *s = &w->s[i], *low = NULL, *high = NULL;
        if (!is_free(s) || s->family != FAMILY_QUANTITY || decimal_equal(s->low, s->high))
            continue;
        for (size_t k = 0; k < w->tn; k++) {
            struct item *t = &w->t[k];
            if (!is_free(t) || t->family != FAMILY_QUANTITY || !t->is_decimal)
                continue;
            if (!low && decimal_equal(t->low, s->low))
                low = t;
            else if (!high && decimal_equal(t->high, s->high))
                high = t;
        }
        if (low && high) {
            high->done = high->matched = true;
            match(r, s, low);
        }
    }
    for (size_t k = 0; k < w->tn; k++) {
        struct item *t = &w->t[k], *low = NULL, *high = NULL;
        if (!is_free(t) || t->family != FAMILY_QUANTITY || decimal_equal(t->low, t->high))
            continue;
        for (size_t i = 0; i < w->sn; i++) {
            struct item *s = &w->s[i];
            if (!is_free(s) || s->family != FAMILY_QUANTITY || !s->is_decimal)
                continue;
            if (!low && decimal_equal(s->low, t->low))
                low = s;
            else if (!high && decimal_equal(s->high, t->high))
                high = s;
        }
        if (low && high) {
            say(r, high, t, VERDICT_MATCHED, DIFFERS_NOT, 0);
            high->matched = true;
            match(r, low, t);
        }
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
        if (is_free(&w->t[k]) && w->t[k].family == FAMILY_QUANTITY && said_again(w->t, w->tn, k))
            say(r, NULL, &w->t[k], VERDICT_CONVERTED, DIFFERS_NOT, 5);
    for (size_t i = 0; i < w->sn; i++)
        if (is_free(&w->s[i]) && w->s[i].family == FAMILY_QUANTITY && said_again(w->s, w->sn, i))
            say(r, &w->s[i], NULL, VERDICT_CONVERTED, DIFFERS_NOT, 5);
    for (size_t i = 0; i < w->sn; i++)
        for (size_t k = 0; k < w->tn && is_free(&w->s[i]); k++)
            if (is_free(&w->t[k]) && w->s[i].family == FAMILY_QUANTITY && w->t[k].family == FAMILY_QUANTITY &&
                unit_converts(&w->s[i], &w->t[k]))
                say(r, &w->s[i], &w->t[k], VERDICT_CONVERTED, DIFFERS_NOT, 10);
}

static bool is_one(const struct item *i)
{
    bool loose = i->unit->measure <= MEASURE_AGE || i->unit->measure == MEASURE_SPAN;
    return i->is_decimal && decimal_equal(i->high, decimal_of(1)) && loose;
}

/* How alike two that disagree are, and in what they disagree; 0 = they have nothing to do with each other. */
static int quarrel(const struct item *s, const struct item *t, enum difference *d, int *power)
{
    *power = 0;
    if (s->family == FAMILY_DATE && t->family == FAMILY_DATE) {
        int agree = 0;
        if (!s->dated || !t->dated || !str_eq(s->fact->unit, t->fact->unit))
            return 0;
        *d = date_difference(&s->date, &t->date, &agree);
        return *d == DIFFERS_NOT ? 0 : 10 + 4 * agree;
    }
    if (s->family == FAMILY_TIME && t->family == FAMILY_TIME)
        return *d = DIFFERS_TIME, 10;
    if (s->family != FAMILY_QUANTITY || t->family != FAMILY_QUANTITY || s->fact->in_name != t->fact->in_name)
        return 0;
    enum measure a = s->unit->measure, b = t->unit->measure;
    int affinity = unit_affinity(s, t);
    int32_t tens = 0;
    if (same_value(s, t)) {
        bool percent = a == MEASURE_RATE && b == MEASURE_RATE;
        *d = percent ? DIFFERS_POINT : a == MEASURE_MONEY && b == MEASURE_MONEY ? DIFFERS_CURRENCY : DIFFERS_UNIT;
        return percent || a == b ? 20 : 14;
    }
    if (s->is_decimal && t->is_decimal && decimal_power(s->low, t->low, &tens) && (affinity || a == b)) {
        *d = DIFFERS_MAGNITUDE;
        *power = tens;
        return 16 + affinity;
    }
    if (!affinity || ((is_one(s) || is_one(t)) && affinity < 9))
        return 0;
    *d = a == MEASURE_ORDINAL && b == MEASURE_ORDINAL ? DIFFERS_ORDINAL : DIFFERS_VALUE;
    return 2 + affinity;
}

/* An error for certain, or only likely? */
static int quarrel_confidence(const struct item *s, const struct item *t, enum difference d)
{
    if (s->family != FAMILY_QUANTITY)
        return d == DIFFERS_WEEKDAY ? 80 : 85;
    if (is_one(s) || is_one(t))
        return d == DIFFERS_MAGNITUDE ? 70 : 40;
    if (s->fact->vague || t->fact->vague)
        return s->fact->vague && t->fact->vague ? 85 : 45;
    return d == DIFFERS_UNIT ? 75 : 90;
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
            for (size_t k = 0; is_free(&w->s[i]) && k < w->tn; k++) {
                int q =
                    is_free(&w->t[k]) && (!only || only(&w->s[i], &w->t[k])) ? quarrel(&w->s[i], &w->t[k], &d, &p) : 0;
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
        say(r, s, t, VERDICT_DIFFERS, worst, quarrel_confidence(s, t, worst))->power = power;
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
        loose |= unresolved(&w->s[i]);
        day |= w->s[i].family == FAMILY_DATE && !w->s[i].fact->resolved.len && w->s[i].date.day;
    }
    for (size_t k = 0; k < w->tn; k++) {
        struct item *t = &w->t[k];
        if (!is_free(t) || t->family != FAMILY_DATE)
            continue;
        /* a relative date, or a bare day, that nothing told the day of */
        if (!t->dated || (loose && !t->fact->unit.len) || (day && t->date.weekday && !t->date.day))
            say(r, NULL, t, VERDICT_IMPLIED, DIFFERS_NOT, 0);
    }
    bool relative = false;
    for (size_t k = 0; k < w->tn; k++)
        relative |= unresolved(&w->t[k]);
    for (size_t i = 0; i < w->sn; i++)
        if (is_free(&w->s[i]) && (unresolved(&w->s[i]) || unplaced(&w->s[i]) ||
                                  (relative && w->s[i].family == FAMILY_DATE && w->s[i].date.month)))
            say(r, &w->s[i], NULL, VERDICT_IMPLIED, DIFFERS_NOT, 0);
}

/* ---- order ---- */

/* Lists of shares, sums, ages, ranks and bare years keep their order from Korean to English
 * (development set: 1 pair in 30 does not); counted things do not, so they get a note only. */
static int order_confidence(const struct item *x, const struct item *y)
{
    if (x->family != y->family || x->matched != y->matched)
        return 0;
    if (x->family == FAMILY_DATE) {
        bool years =
            x->date.year && y->date.year && !x->date.month && !y->date.month && !x->date.range && !y->date.range;
        return years && !x->fact->unit.len && !y->fact->unit.len && x->fact->value.len && y->fact->value.len ? 60 : 0;
    }
    if (x->family != FAMILY_QUANTITY || !str_eq(x->fact->unit, y->fact->unit) || same_value(x, y))
        return 0;
    struct str unit = x->fact->unit;
    bool kept = x->unit->measure == MEASURE_MONEY || str_is(unit, "percent") || str_is(unit, "age") ||
                str_is(unit, "rank") || str_is(unit, "score") || str_is(unit, "ratio");
    return kept ? 60 : 25;
}

static void check_order(struct run *r, const struct window *w)
{
    for (size_t i = 0; i + 1 < w->sn; i++) {
        struct item *x = &w->s[i], *y = NULL;
        for (size_t k = i + 1; k < w->sn && k < i + 6 && !y; k++)
            if (w->s[k].with && x->with && order_confidence(x, &w->s[k]))
                y = &w->s[k];
        if (!y || y->with->fact->segment != x->with->fact->segment || x->with->fact->segment != x->fact->segment)
            continue;
        struct verdict *v = &r->of_source[x - r->s.at];
        if (y->with->fact->at.at >= x->with->fact->at.at || v->difference != DIFFERS_NOT)
            continue;
        v->difference = DIFFERS_ORDER;
        v->other = y->fact;
        v->confidence = order_confidence(x, y);
    }
}

static void settle_window(struct run *r, const struct window *w)
{
    for (size_t i = 0; i < w->sn; i++)
        if (is_free(&w->s[i]) && is_repeat(&w->s[i], w->t, w->tn, true))
            say(r, &w->s[i], NULL, VERDICT_MATCHED, DIFFERS_NOT, 0);
    for (size_t k = 0; k < w->tn; k++)
        if (is_free(&w->t[k]) && is_repeat(&w->t[k], w->s, w->sn, false))
            say(r, NULL, &w->t[k], VERDICT_MATCHED, DIFFERS_NOT, 0);
    match_ranges(r, w);
    convert(r, w);
    pair_quarrels(r, w, years_only);
    imply(r, w);
    pair_quarrels(r, w, NULL);
    check_order(r, w);
}

/* ---- pass 4 ---- */

static int missing_confidence(const struct item *i)
{
    if (i->family == FAMILY_DATE) {
        const struct parts *d = &i->date;
        bool written = i->fact->value.len > 0;
        if (!written)
            return 5;
        return d->year && !d->month ? 60 : d->month && d->day && !str_starts(i->fact->value, "---") ? 60 : 15;
    }
    if (i->family == FAMILY_TIME)
        return 60;
    if (is_one(i))
        return 5;
    if (i->fact->vague)
        return 45;
    if (i->unit->measure == MEASURE_MONEY || i->unit->measure == MEASURE_RATE)
        return 85;
    if (i->value == 2)
        return i->unit->measure == MEASURE_BARE ? 45 : 55;
    return 70;
}

static int added_confidence(const struct item *i)
{
    if (i->family == FAMILY_DATE)
        return i->date.weekday && !i->date.day ? 15 : i->fact->value.len ? i->date.day && i->date.month ? 60 : 45 : 5;
    if (i->family == FAMILY_TIME)
        return 60;
    if (is_one(i))
        return 5;
    if (i->value == 2 || i->fact->vague)
        return 35;
    /* English names a list's length, an age, a weekday more; sums and shares it does not invent */
    return i->unit->measure == MEASURE_MONEY || i->unit->measure == MEASURE_RATE || i->value >= 100 ? 70 : 45;
}

static void say_the_rest(struct run *r)
{
    for (size_t i = 0; i < r->s.len; i++)
        if (is_free(&r->s.at[i]))
            say(r, &r->s.at[i], NULL, VERDICT_MISSING, DIFFERS_NOT,
                r->s.at[i].fact->in_name ? 0 : missing_confidence(&r->s.at[i]));
    for (size_t k = 0; k < r->t.len; k++)
        if (is_free(&r->t.at[k]))
            say(r, NULL, &r->t.at[k], VERDICT_ADDED, DIFFERS_NOT,
                r->t.at[k].fact->in_name ? 0 : added_confidence(&r->t.at[k]));
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
