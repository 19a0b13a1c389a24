#include "stages/segment/ids.h"

struct ids_seen {
    char id[SEGMENT_ID]; /* of the first occurrence */
    uint32_t times;      /* 0 = free */
};

static void make_id(enum block_kind kind, struct str source, uint32_t occurrence, char out[SEGMENT_ID])
{
    struct hash h;
    char hex[HASH_HEX];
    hash_init(&h);
    hash_addz(&h, block_name(kind));
    hash_add(&h, source);
    hash_addn(&h, occurrence);
    hash_hex(&h, hex);
    memcpy(out, hex, SEGMENT_ID - 1);
    out[SEGMENT_ID - 1] = 0;
}

/* The id is evenly spread already: its first digits are the place. */
static struct ids_seen *find(const struct ids *ids, const char *id)
{
    uint64_t place;
    memcpy(&place, id, sizeof place);
    place *= 0x9E3779B97F4A7C15u; /* hexadecimal digits leave bits of each byte empty */
    for (size_t i = place >> 32 & (ids->cap - 1);; i = (i + 1) & (ids->cap - 1))
        if (ids->seen[i].times == 0 || memcmp(ids->seen[i].id, id, SEGMENT_ID) == 0)
            return &ids->seen[i];
}

static void grow(struct ids *ids)
{
    struct ids old = *ids;
    ids->cap = old.cap ? old.cap * 2 : 64;
    ids->seen = arena_alloc(ids->arena, ids->cap * sizeof *ids->seen);
    for (size_t i = 0; i < old.cap; i++)
        if (old.seen[i].times)
            *find(ids, old.seen[i].id) = old.seen[i];
}

void ids_next(struct ids *ids, enum block_kind kind, struct str source, char out[SEGMENT_ID])
{
    if (ids->len * 2 >= ids->cap)
        grow(ids);
    make_id(kind, source, 0, out);
    struct ids_seen *seen = find(ids, out);
    if (seen->times == 0) {
        memcpy(seen->id, out, SEGMENT_ID);
        ids->len++;
    } else {
        make_id(kind, source, seen->times, out);
    }
    seen->times++;
}
