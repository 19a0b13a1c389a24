#include "facts/facts.h"

#include <stdlib.h>

const struct fact_reader *facts_reader(struct str lang)
{
    struct str rest = lang, primary = lang;
    if (str_find(lang, str_of("-"), 0) > 0)
        str_cut(&rest, '-', &primary);
    for (const struct fact_reader *const *r = fact_readers; *r; r++)
        if (str_is_nocase(primary, (*r)->lang))
            return *r;
    return NULL;
}

static void read_segments(const struct article *article, struct str lang, bool source, struct arena *a,
                          struct facts *out)
{
    const struct fact_reader *reader = facts_reader(lang);
    if (!reader)
        return;
    for (size_t i = 0; i < article->segments.len; i++) {
        const struct segment *s = &article->segments.at[i];
        size_t before = out->len;
        reader->read(a, source ? s->source : s->target, article->meta.published, out);
        for (size_t k = before; k < out->len; k++)
            out->at[k].segment = (uint32_t)i;
    }
}

void facts_of_article_source(const struct article *article, struct arena *a, struct facts *out)
{
    read_segments(article, article->source_lang, true, a, out);
}

void facts_of_article_target(const struct article *article, struct arena *a, struct facts *out)
{
    read_segments(article, article->target_lang, false, a, out);
}

static void fact_digest(const struct fact *f, char out[HASH_HEX])
{
    struct hash h;
    hash_init(&h);
    hash_addn(&h, f->kind);
    hash_add(&h, f->low);
    hash_add(&h, f->high);
    hash_add(&h, f->unit);
    hash_addn(&h, f->bound);
    hash_add(&h, f->resolved.len ? f->resolved : f->value);
    hash_addn(&h, (uint64_t)f->weekday);
    hash_hex(&h, out);
}

static int compare_digests(const void *x, const void *y)
{
    return memcmp(x, y, HASH_HEX);
}

void facts_hash(const struct facts *facts, char out[HASH_HEX])
{
    struct arena scratch = {0};
    char(*digests)[HASH_HEX] = arena_alloc(&scratch, (facts->len + 1) * HASH_HEX);
    for (size_t i = 0; i < facts->len; i++)
        fact_digest(&facts->at[i], digests[i]);
    qsort(digests, facts->len, HASH_HEX, compare_digests);
    struct hash h;
    hash_init(&h);
    for (size_t i = 0; i < facts->len; i++)
        hash_addz(&h, digests[i]);
    hash_hex(&h, out);
    arena_release(&scratch);
}
