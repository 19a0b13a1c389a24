/* memory: drafts from TMX files alone. Needs no network and never invents: what it
 * does not know stays empty for the next endpoint or for a person.
 */
#include "stages/translate/memory.h"
#include "stages/translate/provider.h"

static enum fault memory_open(struct endpoint *e, struct err *err)
{
    struct memory *m = memory_new();
    struct arena a = {0};
    enum fault f = FAULT_OK;
    size_t i;
    json_t *file;
    e->state = m;
    json_array_foreach(json_object_get(e->options, "files"), i, file)
    {
        struct str path = settings_path(e->settings, &a, json_str(file));
        if (f == FAULT_OK && memory_add_file(m, arena_cstr(&a, path), err) != FAULT_OK) {
            err_prefix(err, "endpoint %s: translation memory", e->name);
            f = FAULT_STOP; /* whatever is wrong with the file, it is the settings that name it */
        }
    }
    memory_seal(m);
    arena_release(&a);
    return f;
}

static void memory_close(struct endpoint *e)
{
    memory_free(e->state);
}

static void memory_key(const struct endpoint *e, struct hash *h)
{
    hash_addz(h, memory_hash(e->state));
}

static enum fault memory_answer(struct endpoint *e, const struct ask *ask, struct arena *a, struct answer *out,
                                struct err *err)
{
    (void)err;
    for (size_t i = 0; i < ask->n; i++) {
        struct str origin;
        out->at[i].text = memory_find(e->state, a, ask->source_lang, ask->target_lang, ask->sources[i], &origin);
        if (out->at[i].text.len)
            out->at[i].model = arena_printf(a, "TMX %.*s", STR_ARGS(origin));
        out->at[i].billed = 0;
    }
    return FAULT_OK;
}

const struct provider provider_memory = {
    .name = "memory",
    .help = "drafts from translation memories (TMX) alone, without a network",
    .uses = "files",
    .local = true,
    .open = memory_open,
    .close = memory_close,
    .key = memory_key,
    .answer = memory_answer,
};
