#include "confirm.h"

#include "base/json.h"
#include "facts/facts.h"

#include <stdlib.h>

/* One fact by what it says; `odd` when the other text does not say it. */
struct said {
    char key[HASH_HEX];
    uint32_t segment, at; /* at: byte of the segment's target */
    struct str surface;
    bool odd;
};

struct saids {
    struct said *at;
    size_t len, cap;
};

/* The article as it was right after the decision `seq`. */
static struct article article_at(const struct article *a, struct arena *scratch, int64_t seq)
{
    struct article then = *a;
    then.arena = scratch;
    then.segments.at = arena_alloc(scratch, a->segments.len * sizeof *a->segments.at);
    if (a->segments.len)
        memcpy(then.segments.at, a->segments.at, a->segments.len * sizeof *a->segments.at);
    while (then.decisions.len && then.decisions.at[then.decisions.len - 1].seq > seq)
        then.decisions.len--;
    article_fold(&then);
    return then;
}

static int by_place(const void *a, const void *b)
{
    const struct said *x = a, *y = b;
    return x->segment != y->segment ? (x->segment > y->segment) - (x->segment < y->segment)
                                    : (x->at > y->at) - (x->at < y->at);
}

static int by_key(const void *a, const void *b)
{
    const struct said *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : by_place(a, b);
}

static void read_target(const struct article *a, struct arena *scratch, struct saids *out)
{
    struct facts facts = {0};
    facts_of_article_target(a, scratch, &facts);
    for (size_t i = 0; i < facts.len; i++) {
        struct fact *f = &facts.at[i];
        struct said *s = vec_push(scratch, out);
        struct str text = a->segments.at[f->segment].target;
        *s = (struct said){.segment = f->segment, .at = f->at.at, .surface = span_of(text, f->at), .odd = true};
        facts_hash(&(struct facts){.at = f, .len = 1}, s->key);
    }
    if (out->len)
        qsort(out->at, out->len, sizeof *out->at, by_key);
}

/* Strikes out what both texts say, as often as both say it. */
static void strike_pairs(struct saids *then, struct saids *now)
{
    size_t i = 0, j = 0;
    while (i < then->len && j < now->len) {
        int order = strcmp(then->at[i].key, now->at[j].key);
        if (order == 0)
            then->at[i].odd = now->at[j].odd = false;
        i += order <= 0;
        j += order >= 0;
    }
    if (then->len)
        qsort(then->at, then->len, sizeof *then->at, by_place);
    if (now->len)
        qsort(now->at, now->len, sizeof *now->at, by_place);
}

/* A list in order of place, read on from sentence to sentence. */
struct reading {
    const struct saids *list;
    size_t at;
};

/* The sentence of the next odd fact; UINT32_MAX at the end. */
static uint32_t next_odd(struct reading *r)
{
    while (r->at < r->list->len && !r->list->at[r->at].odd)
        r->at++;
    return r->at < r->list->len ? r->list->at[r->at].segment : UINT32_MAX;
}

static void add_odd(struct buf *b, const char *key, struct reading *r, uint32_t segment)
{
    json_key(b, key);
    json_open(b, '[');
    for (; next_odd(r) == segment; r->at++)
        json_add_str(b, NULL, r->list->at[r->at].surface);
    json_close(b, ']');
}

static void add_changes(struct buf *b, const struct saids *then, const struct saids *now)
{
    struct reading was = {then, 0}, is = {now, 0};
    for (;;) {
        uint32_t one = next_odd(&was), other = next_odd(&is);
        uint32_t segment = one < other ? one : other;
        if (segment == UINT32_MAX)
            return;
        json_open(b, '{');
        json_add_int(b, "segment", segment);
        add_odd(b, "before", &was, segment);
        add_odd(b, "now", &is, segment);
        json_close(b, '}');
    }
}

/* Seq of the newest signature of the reporter, whether it still matches or not; 0 =
 * there was none. */
static int64_t signed_at(const struct article *a)
{
    for (size_t i = a->decisions.len; i > 0; i--)
        if (a->decisions.at[i - 1].kind == DECISION_SIGN && a->decisions.at[i - 1].step == STEP_REPORTER)
            return a->decisions.at[i - 1].seq;
    return 0;
}

void confirm_write(struct buf *b, const struct article *a, const struct signoff *s)
{
    struct arena scratch = {0};
    struct saids then = {0}, now = {0};
    int64_t seq = s->state == STATE_REPORTER || s->state == STATE_RETURNED ? signed_at(a) : 0;
    json_open(b, '[');
    if (seq) {
        struct article was = article_at(a, &scratch, seq);
        read_target(&was, &scratch, &then);
        read_target(a, &scratch, &now);
        strike_pairs(&then, &now);
        add_changes(b, &then, &now);
    }
    json_close(b, ']');
    arena_release(&scratch);
}
