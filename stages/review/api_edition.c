#include "api.h"
#include "base/clock.h"
#include "base/log.h"
#include "desk_inside.h"
#include "engine/engine.h"
#include "view.h"

enum fault edition_param(struct request *r, int64_t *edition, struct err *err)
{
    if (!str_int(r->params[0], edition) || *edition <= 0)
        return refuse(r, 404, err, "there is no such edition");
    return FAULT_OK;
}

static enum fault read_row(struct request *r, int64_t edition, struct queue_row *row, struct err *err)
{
    r->reply.status = 404; /* what a REJECT means here */
    try(store_queue_row(r->store, r->arena, edition, row, err));
    r->reply.status = 0;
    return FAULT_OK;
}

enum fault edition_read(struct request *r, int64_t edition, struct article *a, struct signoff *s, struct err *err)
{
    *a = (struct article){.arena = r->arena};
    *s = (struct signoff){0};
    r->reply.status = 404;
    try(edition_load(r->lane, edition, a, err));
    r->reply.status = 0;
    article_fold(a); /* where drafting has not come to an end nobody has folded yet */
    edition_signoff(a, s);
    return FAULT_OK;
}

static bool run_once(struct request *r, int64_t edition, bool *ran)
{
    struct outcome outcome = {0};
    struct err err = {.text = ""};
    enum fault f = run_edition(r->lane, edition, &outcome, &err);
    if (f != FAULT_OK)
        log_warn("desk.rerun", "edition %lld could not be checked again: %s", (long long)edition, err.text);
    *ran = f == FAULT_OK && outcome.edition != 0;
    return f == FAULT_OK;
}

/* A worker may have been quicker and do the same just now: then its result is waited
 * for. A trouble here does not undo the decision, which stands recorded. */
void edition_look_again(struct request *r, int64_t edition)
{
    enum { TRIES = 50, PAUSE_MS = 20 };
    bool ran;
    for (int i = 0; i < TRIES; i++) {
        if (!run_once(r, edition, &ran) || ran)
            return;
        clock_sleep(PAUSE_MS);
    }
}

static enum fault glossary_hash(struct request *r, struct str lang, char out[HASH_HEX], struct err *err)
{
    const struct termbase *terms;
    try(engine_terms_take(r->desk->engine, lang, &terms, err));
    memcpy(out, termbase_hash(terms).at, HASH_HEX);
    engine_terms_give(r->desk->engine, terms);
    return FAULT_OK;
}

/* True when the desk saw the edition under this glossary; notes it when `now`. */
static bool is_fresh(struct desk_fresh *fresh, int64_t edition, const char glossary[HASH_HEX], bool now)
{
    size_t i = (size_t)edition % DESK_FRESH;
    pthread_mutex_lock(&fresh->lock);
    if (now) {
        fresh->at[i].edition = edition;
        memcpy(fresh->at[i].glossary, glossary, HASH_HEX);
    }
    bool same = fresh->at[i].edition == edition && memcmp(fresh->at[i].glossary, glossary, HASH_HEX) == 0;
    pthread_mutex_unlock(&fresh->lock);
    return same;
}

/* An edition that waits for people is looked at again when the glossary is another one
 * than when this desk last had it looked at: workers may be none, or slow. Trouble with
 * the glossary is the workers' to tell; the edition is shown as it was. */
static enum fault freshen(struct request *r, int64_t edition, struct err *err)
{
    struct queue_row row;
    struct err why;
    char glossary[HASH_HEX];
    bool ran;
    try(read_row(r, edition, &row, err));
    if (!str_is(row.state, "reporter") && !str_is(row.state, "returned") && !str_is(row.state, "editor"))
        return FAULT_OK;
    if (glossary_hash(r, row.lang, glossary, &why) != FAULT_OK || is_fresh(&r->desk->fresh, edition, glossary, false))
        return FAULT_OK;
    if (run_once(r, edition, &ran) && ran)
        is_fresh(&r->desk->fresh, edition, glossary, true);
    return FAULT_OK;
}

enum fault edition_answer(struct request *r, int64_t edition, struct err *err)
{
    struct article a;
    struct signoff s;
    struct queue_row row;
    try(read_row(r, edition, &row, err));
    try(edition_read(r, edition, &a, &s, err));
    view_write(reply_json(r), &a, &s, &row, &r->who);
    return FAULT_OK;
}

/* The page asks every few seconds; as a rule nothing has changed. */
static enum fault is_unchanged(struct request *r, int64_t edition, bool *same, struct err *err)
{
    struct str since = request_query(r, "since");
    struct decisions decisions = {0};
    struct queue_row row;
    *same = false;
    if (!since.len)
        return FAULT_OK;
    try(read_row(r, edition, &row, err));
    try(store_decisions(r->store, r->arena, edition, &decisions, err));
    *same = str_eq(since, view_tag(r->arena, &decisions, &row));
    return FAULT_OK;
}

enum fault api_edition(struct request *r, struct err *err)
{
    int64_t edition;
    bool same;
    try(edition_param(r, &edition, err));
    try(freshen(r, edition, err));
    try(is_unchanged(r, edition, &same, err));
    if (!same)
        return edition_answer(r, edition, err);
    reply_empty(r, 304);
    return FAULT_OK;
}

enum fault api_hold(struct request *r, struct err *err)
{
    static const char *const allowed[] = {"take", NULL};
    auto_json json_t *body = NULL;
    int64_t edition;
    try(edition_param(r, &edition, err));
    try(request_json(r, allowed, &body, err));
    struct queue_row row;
    try(read_row(r, edition, &row, err));
    try(store_hold(r->store, edition, r->who.login, clock_real() + r->desk->hold_ms, json_get_bool(body, "take", false),
                   err));
    reply_empty(r, 204);
    return FAULT_OK;
}

enum fault api_unhold(struct request *r, struct err *err)
{
    int64_t edition;
    try(edition_param(r, &edition, err));
    try(store_unhold(r->store, edition, r->who.login, err));
    reply_empty(r, 204);
    return FAULT_OK;
}
