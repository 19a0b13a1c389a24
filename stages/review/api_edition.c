#include "api.h"
#include "base/clock.h"
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
