/* What people did, folded into the sentences they did it to. */
#include "model/inlines.h"

/* The segment ids as an open hash table, so that folding stays linear. Ids are
 * hexadecimal digits of a hash already, so eight of them are slot enough. */
struct id_table {
    struct segment **slots;
    size_t mask;
};

static size_t slot_of(const struct id_table *t, const char *id)
{
    size_t n = 0;
    for (int i = 0; i < 8 && id[i]; i++)
        n = n * 16 + (size_t)(id[i] <= '9' ? id[i] - '0' : id[i] - 'a' + 10);
    return n & t->mask;
}

static struct id_table index_ids(struct article *a)
{
    size_t size = 16;
    while (size < a->segments.len * 2)
        size *= 2;
    struct id_table t = {arena_alloc(a->arena, size * sizeof *t.slots), size - 1};
    for (size_t i = 0; i < a->segments.len; i++) {
        size_t slot = slot_of(&t, a->segments.at[i].id);
        while (t.slots[slot])
            slot = (slot + 1) & t.mask;
        t.slots[slot] = &a->segments.at[i];
    }
    return t;
}

static struct segment *look_up(const struct id_table *t, const char *id)
{
    for (size_t slot = slot_of(t, id); t->slots[slot]; slot = (slot + 1) & t->mask)
        if (strcmp(t->slots[slot]->id, id) == 0)
            return t->slots[slot];
    return NULL;
}

static void apply(struct segment *s, const struct decision *d)
{
    char hex[HASH_HEX];
    if (d->kind == DECISION_EDIT) {
        s->target = d->text;
        s->version = d->seq;
        s->edited = d->step;
        s->passes = 1u << d->step;
    } else if (d->kind == DECISION_APPROVE) {
        hash_bytes(s->target, hex);
        if (str_is(d->on, hex))
            s->passes |= 1u << d->step;
    }
}

/* A signature hands the edition on, a return hands it back. */
static enum step pass_after(enum step now, const struct decision *d)
{
    if (d->kind == DECISION_SIGN)
        return STEP_EDITOR;
    return d->kind == DECISION_RETURN ? STEP_REPORTER : now;
}

void article_fold(struct article *a)
{
    for (size_t i = 0; i < a->segments.len; i++) {
        struct segment *s = &a->segments.at[i];
        s->target = s->draft.text;
        s->version = 0;
        s->edited = STEP_NONE;
        s->passes = 0;
    }
    enum step pass = STEP_REPORTER;
    if (a->decisions.len) {
        struct id_table ids = index_ids(a);
        for (size_t i = 0; i < a->decisions.len; i++) {
            const struct decision *d = &a->decisions.at[i];
            struct segment *s = d->segment[0] ? look_up(&ids, d->segment) : NULL;
            if (s)
                apply(s, d);
            pass = pass_after(pass, d);
        }
    }
    for (size_t i = 0; i < a->segments.len; i++) {
        struct segment *s = &a->segments.at[i];
        s->approved = s->passes >> pass & 1;
        s->written = s->target;
        s->target = inlines_plain(a->arena, a, s, s->written);
    }
}
