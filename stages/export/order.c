#include "stages/export/order.h"

#include <stdlib.h>

static struct order empty(struct arena *arena, size_t segments, size_t things)
{
    struct order o = {arena_alloc(arena, (segments + 1) * sizeof *o.first),
                      arena_alloc(arena, (things + 1) * sizeof *o.next)};
    for (size_t i = 0; i <= segments; i++)
        o.first[i] = ORDER_END;
    return o;
}

/* To be called from the last thing to the first, so that lists come out in order. */
static void put_first(struct order *o, size_t segment, size_t thing)
{
    o->next[thing] = o->first[segment];
    o->first[segment] = (uint32_t)thing;
}

struct order order_findings(struct arena *arena, const struct article *a)
{
    size_t n = a->segments.len;
    struct order o = empty(arena, n, a->findings.len);
    for (size_t i = a->findings.len; i > 0; i--) {
        size_t segment = a->findings.at[i - 1].segment;
        put_first(&o, segment < n ? segment : n, i - 1);
    }
    return o;
}

static int by_id(const void *a, const void *b)
{
    const struct segment *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

static int id_of(const void *key, const void *element)
{
    const struct segment *const *s = element;
    return strcmp(key, (*s)->id);
}

struct order order_decisions(struct arena *arena, const struct article *a)
{
    size_t n = a->segments.len;
    struct order o = empty(arena, n, a->decisions.len);
    const struct segment **ids = arena_alloc(arena, (n + 1) * sizeof *ids);
    for (size_t i = 0; i < n; i++)
        ids[i] = &a->segments.at[i];
    qsort(ids, n, sizeof *ids, by_id);
    for (size_t i = a->decisions.len; i > 0; i--) {
        const char *id = a->decisions.at[i - 1].segment;
        const struct segment **hit = *id ? bsearch(id, ids, n, sizeof *ids, id_of) : NULL;
        put_first(&o, hit ? (size_t)(*hit - a->segments.at) : n, i - 1);
    }
    return o;
}
