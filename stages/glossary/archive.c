#include "stages/glossary/archive.h"

#include "base/clock.h"
#include "terms/ledger.h"

static enum fault ask(const struct work *w, const struct named *n, struct archived_name *out, struct err *err)
{
    return store_names_get(w->store, w->scratch, n->name, w->article->target_lang, w->article->edition, out, err);
}

void archive_key(const struct work *w, const struct story_people *people, struct hash *h)
{
    struct ledger ledger = {0};
    struct term_marks none = {0};
    struct err err;
    ledger_names(w->article, people, &none, w->scratch, &ledger);
    for (size_t i = 0; i < ledger.len; i++) {
        struct archived_name known;
        if (ask(w, &ledger.at[i], &known, &err) != FAULT_OK || known.rendering.len == 0)
            continue;
        hash_add(h, ledger.at[i].name);
        hash_add(h, known.rendering);
    }
}

static void report(struct work *w, const struct named *n, const struct archived_name *known, struct findings *findings)
{
    char day[CLOCK_TEXT];
    clock_text(known->made, 0, day);
    struct finding *f = vec_push(w->scratch, findings);
    *f = (struct finding){.check = str_of("name.archive"),
                          .severity = SEVERITY_WARN,
                          .side = SIDE_TARGET,
                          .segment = n->said_in,
                          .target = n->target,
                          .suggestion = known->rendering};
    if (n->said_in == n->segment)
        f->source = n->source;
    f->message =
        arena_printf(w->scratch, "%.*s was \"%.*s\" on %.10s (article %lld); here it is \"%.*s\".", STR_ARGS(n->name),
                     STR_ARGS(known->rendering), day, (long long)known->article, STR_ARGS(n->rendering));
}

enum fault archive_check(struct work *w, const struct story_people *people, const struct term_marks *marks,
                         struct findings *findings, struct err *err)
{
    struct ledger ledger = {0};
    ledger_names(w->article, people, marks, w->scratch, &ledger);
    for (size_t i = 0; i < ledger.len; i++) {
        struct named *n = &ledger.at[i];
        struct archived_name known;
        if (n->in_glossary)
            continue;
        try(ask(w, n, &known, err));
        if (known.rendering.len == 0)
            continue; /* most people are in the paper for the first time: no search for them */
        ledger_rendering(w->article, &ledger, n);
        if (n->rendering.len && !str_eq(known.rendering, n->rendering))
            report(w, n, &known, findings);
    }
    return FAULT_OK;
}
