#include "stages/translate/memo.h"

static void add_terms(const struct want *want, unsigned kinds, struct hash *h)
{
    uint64_t n = 0;
    for (size_t i = 0; i < want->terms_n; i++)
        n += kinds >> want->terms[i]->kind & 1;
    hash_addn(h, n);
    for (size_t i = 0; i < want->terms_n; i++) {
        if (!(kinds >> want->terms[i]->kind & 1))
            continue;
        hash_add(h, want->terms[i]->source);
        hash_add(h, want->terms[i]->target);
    }
}

void memo_key(const struct endpoint *e, const struct article *story, bool context, struct want *want)
{
    struct hash h;
    hash_init(&h);
    hash_addz(&h, "draft 1");
    hash_addz(&h, e->identity);
    hash_add(&h, story->source_lang);
    hash_add(&h, story->target_lang);
    hash_addn(&h, e->provider->takes_context && context ? (uint64_t)story->id : 0);
    add_terms(want, endpoint_takes(e, story->source_lang, story->target_lang), &h);
    hash_add(&h, e->provider->tags == TAGS_STAY ? want->source : want->tagged);
    hash_hex(&h, want->key);
}

struct str memo_write(struct arena *a, const struct draft *d)
{
    auto_buf struct buf b = buf_make(LIMIT_SEGMENT * 8);
    json_open(&b, '{');
    json_add_str(&b, "text", d->text);
    json_add_str(&b, "model", d->model);
    json_add_int(&b, "when", d->when);
    json_add_int(&b, "billed", d->billed);
    json_add_int(&b, "attempt", d->attempt);
    json_close(&b, '}');
    return arena_str(a, buf_str(&b));
}

bool memo_read(struct arena *a, struct str bytes, struct draft *out)
{
    auto_json json_t *memo = NULL;
    if (json_parse(bytes, "memo", &memo, NULL) != FAULT_OK || json_get_str(memo, "text").len == 0)
        return false;
    *out = (struct draft){
        .text = arena_str(a, json_get_str(memo, "text")),
        .model = arena_str(a, json_get_str(memo, "model")),
        .when = json_get_int(memo, "when", 0),
        .billed = json_get_int(memo, "billed", -1),
        .attempt = json_get_int(memo, "attempt", 1),
    };
    return true;
}
