#include "text/edits.h"

#include <assert.h>

static size_t end_of(struct span s)
{
    return (size_t)s.at + s.len;
}

void edits_add(struct arena *a, struct edits *e, struct span to, struct span from)
{
    if (e->len) {
        const struct edit *last = &e->at[e->len - 1];
        assert(to.at >= end_of(last->to) && from.at >= end_of(last->from));
        assert(to.at - end_of(last->to) == from.at - end_of(last->from));
    } else {
        assert(to.at == from.at);
    }
    *vec_push(a, e) = (struct edit){to, from};
}

/* The two directions differ only in which side of an edit is looked at. */
static struct span here(const struct edit *e, bool back)
{
    return back ? e->to : e->from;
}

static struct span there(const struct edit *e, bool back)
{
    return back ? e->from : e->to;
}

/* How many edits end at or before `at`. */
static size_t count_ended(const struct edits *e, bool back, size_t at)
{
    size_t low = 0, high = e->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (end_of(here(&e->at[middle], back)) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* How many edits begin before `at`. */
static size_t count_begun(const struct edits *e, bool back, size_t at)
{
    size_t low = 0, high = e->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (here(&e->at[middle], back).at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t map_start(const struct edits *e, bool back, size_t at)
{
    size_t k = count_ended(e, back, at);
    if (k < e->len && here(&e->at[k], back).at <= at)
        return there(&e->at[k], back).at;
    if (k == 0)
        return at;
    return end_of(there(&e->at[k - 1], back)) + (at - end_of(here(&e->at[k - 1], back)));
}

static size_t map_end(const struct edits *e, bool back, size_t at)
{
    size_t k = count_begun(e, back, at);
    if (k == 0)
        return at;
    size_t edge = end_of(here(&e->at[k - 1], back));
    return end_of(there(&e->at[k - 1], back)) + (at > edge ? at - edge : 0);
}

static struct span map(const struct edits *e, bool back, struct span s)
{
    size_t start = map_start(e, back, s.at);
    size_t end = map_end(e, back, end_of(s));
    if (end < start)
        end = start; /* an empty span right at a deletion */
    return (struct span){(uint32_t)start, (uint32_t)(end - start)};
}

struct span edits_back(const struct edits *e, struct span in_new)
{
    return map(e, true, in_new);
}

struct span edits_forth(const struct edits *e, struct span in_old)
{
    return map(e, false, in_old);
}
