/* A story its agency withdrew (전문취소). No stage works on it any more, whatever is due;
 * those that brought something outside take it back. */
#include "engine/inside.h"

/* The output of a withdrawn story depends on the decision that withdrew it, on nothing else. */
static void withdrawal_key(const struct stage *stage, const struct decision *kill, char out[KEY])
{
    struct hash h;
    hash_init(&h);
    hash_addz(&h, "withdrawn");
    hash_addz(&h, stage->name);
    hash_add(&h, kill->hash);
    hash_hex(&h, out);
}

static enum fault withdraw_stage(struct lane *l, size_t n, struct work *w, struct article *a, struct err *err)
{
    const struct stage *stage = l->engine->plan[n];
    auto_buf struct buf bytes = buf_make(LIMIT_OUTPUT);
    char key[KEY];
    bool done;
    withdrawal_key(stage, article_kill(a), key);
    try(store_output(l->store, w->claim, STORE_EDITION, stage->name, key, &bytes, &done, err));
    if (done)
        return FAULT_OK;
    w->shared = l->engine->shared[n];
    w->lane = l->state[n];
    try(stage->withdraw(w, &bytes, err));
    try(store_commit(l->store, w->claim, STORE_EDITION, stage->name, key, buf_str(&bytes), err));
    return stage->load(a, buf_str(&bytes), err);
}

enum fault withdraw_plan(struct lane *l, struct work *w, struct article *a, struct err *err)
{
    try(edition_outputs(l, w->claim->edition, a, err));
    for (size_t i = 0; i < l->engine->stages; i++) {
        if (!l->engine->plan[i]->withdraw)
            continue;
        struct arena scratch = {0};
        w->scratch = &scratch;
        enum fault f = withdraw_stage(l, i, w, a, err);
        arena_release(&scratch);
        if (f != FAULT_OK)
            return f;
    }
    /* later stories are not held to the names of one that was withdrawn */
    try(store_names_put(l->store, w->claim->edition, a->target_lang, NULL, 0, err));
    return fault(err, FAULT_WAIT, "%s", state_name(STATE_KILLED));
}
