/* Readers of facts and reconcile: any bytes as a text of any language.
 *
 * Input: one byte (language, publication date), then the source, a zero byte, the target.
 * What must hold:
 *
 * - every span lies inside its text, and values are numbers or fractions;
 * - a resolved date is one that the calendar has;
 * - reconcile says at most one thing of a fact, and speaks only of facts it was given.
 */
#include "base/clock.h"
#include "facts/decimal.h"
#include "facts/facts.h"
#include "facts/reconcile.h"

#include <assert.h>

enum { PUBLISHED = 0x40 };

static void check_quantity(struct arena *a, const struct fact *f)
{
    struct decimal low, high;
    if (f->in_name || str_find(f->low, str_of("/"), 0) > 0)
        return;
    assert(decimal_read(a, f->low, &low) && decimal_read(a, f->high, &high));
    assert(decimal_compare(low, high) <= 0 || low.negative);
}

static void check_facts(struct arena *a, struct str text, const struct facts *facts)
{
    for (size_t i = 0; i < facts->len; i++) {
        const struct fact *f = &facts->at[i];
        int64_t ms;
        assert(f->at.len > 0 && (size_t)f->at.at + f->at.len <= text.len);
        if (f->kind == FACT_QUANTITY)
            check_quantity(a, f);
        if (f->kind == FACT_DATE && f->resolved.len == 10 && f->resolved.at[4] == '-' && f->resolved.at[0] != '-')
            assert(clock_parse(f->resolved, 0, &ms));
        assert(f->weekday >= 0 && f->weekday <= 7);
    }
}

static bool is_one_of(const struct fact *f, const struct facts *facts)
{
    return !f || (f >= facts->at && f < facts->at + facts->len);
}

static void check_verdicts(struct arena *a, const struct facts *s, const struct facts *t)
{
    struct verdicts v = {0};
    reconcile(a, s, t, &v);
    bool *said = arena_alloc(a, s->len + 1);
    for (size_t i = 0; i < v.len; i++) {
        const struct verdict *x = &v.at[i];
        assert(x->source || x->target);
        assert(is_one_of(x->source, s) && is_one_of(x->target, t));
        /* what it changed places with, or what of the other side it says once more */
        assert(is_one_of(x->other, x->source && !x->target ? t : s));
        assert(x->confidence >= 0 && x->confidence <= 100);
        if (!x->source)
            continue;
        assert(!said[x->source - s->at]);
        said[x->source - s->at] = true;
    }
}

static void check_text(const struct fact_reader *r, struct arena *a, struct str text, int64_t published,
                       struct facts *out)
{
    r->read(a, text, published, out);
    check_facts(a, text, out);
    for (size_t i = 0; r->direction && i < out->len; i++)
        assert(r->direction(text, out->at[i].at) >= -1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const langs[] = {"ko", "en", "ja", "zh"};
    if (size < 2)
        return 0;
    struct arena a = {0};
    struct str source = {(const char *)data + 1, size - 1}, target = source;
    int64_t published = data[0] & PUBLISHED ? 1760972400000 : 0;
    const char *zero = memchr(source.at, 0, source.len);
    if (zero) {
        target = (struct str){zero + 1, source.len - (size_t)(zero + 1 - source.at)};
        source.len = (size_t)(zero - source.at);
    }
    struct facts s = {0}, t = {0};
    char hash[HASH_HEX];
    check_text(facts_reader(str_of(langs[data[0] & 3])), &a, source, published, &s);
    check_text(facts_reader(str_of(langs[data[0] >> 2 & 3])), &a, target, published, &t);
    check_verdicts(&a, &s, &t);
    facts_hash(&s, hash);
    arena_release(&a);
    return 0;
}
