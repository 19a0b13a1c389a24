/* What a signed text calls the people in it is what the next ones are held to. */
#include "engine/inside.h"
#include "terms/ledger.h"

struct name_renderings {
    struct name_rendering *at;
    size_t len, cap;
};

enum fault archive_names(struct store *s, const struct claim *c, const struct article *a, struct err *err)
{
    struct arena scratch = {0};
    struct ledger ledger = {0};
    struct name_renderings names = {0};
    ledger_names(a, ledger_people(&scratch, a), &a->terms, &scratch, &ledger);
    ledger_renderings(a, &ledger);
    for (size_t i = 0; i < ledger.len; i++)
        if (ledger.at[i].rendering.len)
            *vec_push(&scratch, &names) = (struct name_rendering){ledger.at[i].name, ledger.at[i].rendering};
    enum fault f = store_names_put(s, c->edition, a->target_lang, names.at, names.len, err);
    arena_release(&scratch);
    return f;
}
