/* Who belongs to whom, in four passes, each over what the passes before left:
 *
 *   1. within a segment: the same value (or date, or time);
 *   2. over the article: the same value, by hash, in the order of the text;
 *   3. within a segment (settle.c): conversions, ranges, then whoever is most alike and disagrees;
 *   4. over the article: said once more elsewhere; the rest is missing or added, with a confidence by what kind of
 * thing it is.
 *
 * Within a segment lists are short and loops are nested; a segment of more than
 * NESTED_MOST pairs (nobody writes one) goes straight to the hash, so time stays linear.
 */
#include "facts/pairing.h"

enum { NESTED_MOST = 1 << 16, CHAIN_MOST = 32 };

static struct side read_side(struct arena *a, const struct facts *facts)
{
    struct side side = {arena_alloc(a, (facts->len + 1) * sizeof *side.at), 0};
    for (size_t i = 0; i < facts->len; i++)
        item_read(a, &facts->at[i], &side.at[side.len++]);
    return side;
}

/* ---- verdicts ---- */

struct verdict *settle_say(struct run *r, struct item *s, struct item *t, enum verdict_kind kind, enum difference d,
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

void settle_match(struct run *r, struct item *s, struct item *t)
{
    bool moved = s->fact->segment != t->fact->segment;
    int doubt = s->family == FAMILY_QUANTITY && t->family == FAMILY_QUANTITY ? judge_bound(s->fact, t->fact) : 0;
    s->matched = t->matched = true;
    s->with = t;
    t->with = s;
    settle_say(r, s, t, moved ? VERDICT_MOVED : VERDICT_MATCHED, doubt ? DIFFERS_BOUND : DIFFERS_NOT,
               moved ? 0 : doubt);
}

/* ---- pass 1: the same, within a segment ---- */

static bool is_small(const struct window *w)
{
    return w->sn * w->tn <= NESTED_MOST;
}

/* Best fit first: a value of the same unit goes before one that only may mean the same. */
void match_window(struct run *r, const struct window *w, bool coarse)
{
    for (int least = 18; least > 0; least = least > 14 ? 14 : least > 8 ? 8 : least > 3 ? 3 : least > 1 ? 1 : 0)
        for (size_t i = 0; i < w->sn; i++) {
            struct item *best = NULL;
            int best_fit = least - 1;
            for (size_t k = 0; k < w->tn && item_is_free(&w->s[i]); k++) {
                int f = item_is_free(&w->t[k]) ? judge_fit(&w->s[i], &w->t[k]) : 0;
                if (f > best_fit && (coarse || !judge_coarse(&w->s[i], &w->t[k]))) {
                    best_fit = f;
                    best = &w->t[k];
                }
            }
            if (best)
                settle_match(r, &w->s[i], best);
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
            if (item_is_free(&r->t.at[k - 1]) && judge_fit(s, &r->t.at[k - 1]) && !judge_coarse(s, &r->t.at[k - 1])) {
                settle_match(r, s, &r->t.at[k - 1]);
                break;
            }
    }
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
            settle_say(r, s, t, VERDICT_MOVED, DIFFERS_NOT, 0);
    }
    for (size_t k = 0; k < r->t.len; k++)
        if (item_is_free(&r->t.at[k]) && said_elsewhere(&sources, &r->s, &r->t.at[k], false))
            settle_say(r, NULL, &r->t.at[k], VERDICT_MATCHED, DIFFERS_NOT, 0);
}

static void say_the_rest(struct run *r)
{
    for (size_t i = 0; i < r->s.len; i++)
        if (item_is_free(&r->s.at[i]))
            settle_say(r, &r->s.at[i], NULL, VERDICT_MISSING, DIFFERS_NOT,
                       r->s.at[i].fact->in_name ? 0 : judge_missing(&r->s.at[i]));
    for (size_t k = 0; k < r->t.len; k++)
        if (item_is_free(&r->t.at[k]))
            settle_say(r, NULL, &r->t.at[k], VERDICT_ADDED, DIFFERS_NOT,
                       r->t.at[k].fact->in_name ? 0 : judge_added(&r->t.at[k]));
}

/* ---- walk ---- */

static void match_plainly(struct run *r, const struct window *w)
{
    match_window(r, w, false);
}

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
    each_segment(&r, match_plainly);
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
