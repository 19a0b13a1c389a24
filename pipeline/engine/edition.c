/* An edition as it stands in the store, for those who look and decide. */
#include "engine/inside.h"
#include "facts/facts.h"

void edition_facts(const struct article *a, char out[HASH_HEX])
{
    struct arena scratch = {0};
    struct facts facts = {0};
    facts_of_article_target(a, &scratch, &facts);
    facts_hash(&facts, out);
    arena_release(&scratch);
}

static bool anybody_signed(const struct article *a)
{
    for (size_t i = 0; i < a->decisions.len; i++)
        if (a->decisions.at[i].kind == DECISION_SIGN)
            return true;
    return false;
}

void edition_signoff(const struct article *a, struct signoff *out)
{
    *out = (struct signoff){0};
    /* reading the facts is a fifth of the whole line's work, and they only matter
     * to a signature that is there */
    if (anybody_signed(a))
        edition_facts(a, out->facts_hash);
    signoff_fold(a, out);
}

enum fault edition_outputs(struct lane *l, int64_t edition, struct article *a, struct err *err)
{
    for (size_t i = 0; i < l->engine->stages; i++) {
        const struct stage *stage = l->engine->plan[i];
        auto_buf struct buf bytes = buf_make(LIMIT_OUTPUT);
        bool found;
        enum store_scope scope = stage->scope == SCOPE_ARTICLE ? STORE_ARTICLE : STORE_EDITION;
        try(store_last_output(l->store, edition, scope, stage->name, &bytes, &found, err));
        if (!found)
            break;
        try(stage->load(a, arena_str(a->arena, buf_str(&bytes)), err));
    }
    return FAULT_OK;
}

enum fault edition_load(struct lane *l, int64_t edition, struct article *a, struct err *err)
{
    a->source_lang = settings_str(l->engine->settings, "newsroom", "source");
    try(store_article(l->store, edition, a, err));
    return edition_outputs(l, edition, a, err);
}
