#include "routes.h"

#include "api.h"
#include "base/clock.h"
#include "base/log.h"
#include "desk_inside.h"

const struct route routes[] = {
    {METHOD_GET, "/", MAY_ANYONE, "The page", NULL, page_index},
    {METHOD_GET, "/favicon.svg", MAY_ANYONE, "Its mark", NULL, page_favicon},
    {METHOD_GET, "/favicon.ico", MAY_ANYONE, "The same, for browsers that guess", NULL, page_favicon},
    {METHOD_GET, "/healthz", MAY_ANYONE, "The process is alive", NULL, api_health},
    {METHOD_GET, "/readyz", MAY_ANYONE, "The desk can work: database answers, no stop under way", NULL, api_ready},
    {METHOD_GET, "/metrics", MAY_ANYONE, "Prometheus metrics, for this machine only unless review.metrics_open", NULL,
     api_metrics},
    {METHOD_GET, "/api/v1/openapi.json", MAY_ANYONE, "This document", NULL, api_openapi},
    {METHOD_POST, "/api/v1/session", MAY_ANYONE, "Log in", "login:string password:string", api_login},
    {METHOD_GET, "/api/v1/session", MAY_ANYONE, "Who is logged in; login is empty when nobody is", NULL, api_me},
    {METHOD_DELETE, "/api/v1/session", MAY_READ, "Log out", NULL, api_logout},
    {METHOD_GET, "/api/v1/people", MAY_READ, "Log-ins, names and roles", NULL, api_people},
    {METHOD_GET, "/api/v1/editions", MAY_READ,
     "The queue, most urgent first; state, lang, assigned, after_priority, after_edition, limit", NULL, api_queue},
    {METHOD_GET, "/api/v1/editions/{id}", MAY_READ,
     "One edition with its text, findings, terms and history; 304 when since equals its tag", NULL, api_edition},
    {METHOD_POST, "/api/v1/editions/{id}/decisions", MAY_WORK,
     "Edit, approve, waive, comment, return, sign, assign or kill; 412 with both texts when the text changed "
     "meanwhile; "
     "a waiver's verdict is wrong (the check is mistaken) or accepted (true, but it may stand)",
     "kind:string segment:string? text:string? reason:string? seen:integer? on:string? confirm:string? verdict:string?",
     api_decide},
    {METHOD_PUT, "/api/v1/editions/{id}/hold", MAY_WORK, "Say that you work on it; expires by itself", "take:boolean?",
     api_hold},
    {METHOD_DELETE, "/api/v1/editions/{id}/hold", MAY_WORK, "Let go of it", NULL, api_unhold},
    {METHOD_PUT, "/api/v1/editions/{id}/priority", MAY_LEAD, "Higher is sooner", "priority:integer", api_prioritise},
    {METHOD_GET, "/api/v1/terms/word", MAY_WORK,
     "A selection (text, lang) as a glossary entry, without particles, and the entry that is there already", NULL,
     api_term_word},
    {METHOD_GET, "/api/v1/terms/proposed", MAY_WORK, "Entries that wait for the desk's approval", NULL, api_proposals},
    {METHOD_POST, "/api/v1/terms/proposed", MAY_WORK,
     "Propose a glossary entry; 409 with the entry that is there already",
     "source:string target:string target_lang:string kind:string? note:string?", api_propose},
    {METHOD_PUT, "/api/v1/terms/proposed/{term}", MAY_LEAD, "Approve a proposed entry: status is approved",
     "status:string", api_approve_term},
    {METHOD_DELETE, "/api/v1/terms/proposed/{term}", MAY_LEAD, "Reject a proposed entry; its row is removed", NULL,
     api_reject_term},
    {0, NULL, 0, NULL, NULL, NULL},
};

/* Which decision which role may take at all; the article's state decides the rest. */
static const unsigned deciders[] = {
    [DECISION_EDIT] = MAY_WORK,   [DECISION_APPROVE] = MAY_WORK,
    [DECISION_WAIVE] = MAY_WORK,  [DECISION_COMMENT] = MAY_WORK,
    [DECISION_SIGN] = MAY_WORK,   [DECISION_RETURN] = 1u << ROLE_EDITOR | 1u << ROLE_DESK,
    [DECISION_ASSIGN] = MAY_LEAD, [DECISION_KILL] = MAY_LEAD,
};

bool role_may_decide(enum role role, enum decision_kind kind)
{
    return deciders[kind] >> role & 1;
}

/* Pieces of path and pattern side by side; {…} takes any one piece. */
static bool matches(const char *pattern, struct str path, struct str *params)
{
    struct str left = str_of(pattern), right = path, want, have;
    size_t n = 0;
    for (;;) {
        bool more = str_cut(&left, '/', &want);
        if (more != str_cut(&right, '/', &have))
            return false;
        if (!more)
            return true;
        if (want.len && want.at[0] == '{')
            params[n++] = have;
        else if (!str_eq(want, have))
            return false;
    }
}

const struct route *route_find(struct request *r, unsigned *allow)
{
    *allow = 0;
    for (const struct route *t = routes; t->pattern; t++) {
        if (!matches(t->pattern, r->path, r->params))
            continue;
        if (t->method == r->method)
            return t;
        *allow |= t->method;
    }
    return NULL;
}

static void no_route(struct request *r, unsigned allow)
{
    if (!allow) {
        reply_problem(r, 404, "there is nothing at this address");
        return;
    }
    reply_problem(r, 405, "this address does not take that method");
    r->reply.allow =
        arena_printf(r->arena, "%s%s%s%s", allow & METHOD_GET ? "GET, HEAD, " : "", allow & METHOD_POST ? "POST, " : "",
                     allow & METHOD_PUT ? "PUT, " : "", allow & METHOD_DELETE ? "DELETE, " : "");
    r->reply.allow.len -= 2;
}

static bool is_json(struct str content_type)
{
    ptrdiff_t end = str_find(content_type, str_of(";"), 0);
    struct str type = str_trim(end < 0 ? content_type : str_slice(content_type, 0, (size_t)end));
    return str_is_nocase(type, "application/json");
}

/* Another site's page must not act through this person's browser: what changes
 * something carries a header that a form cannot set, and where the browser says
 * where it comes from, that has to be here. */
static enum fault check_origin(struct request *r, struct err *err)
{
    if (r->method == METHOD_GET)
        return FAULT_OK;
    if (!str_is(r->csrf, "1"))
        return refuse(r, 403, err, "the header X-Okgyo-CSRF: 1 is missing");
    if (r->fetch_site.len && !str_is(r->fetch_site, "same-origin"))
        return refuse(r, 403, err, "this request comes from another site");
    ptrdiff_t scheme = str_find(r->origin, str_of("://"), 0);
    if (r->origin.len && (scheme < 0 || !str_eq(str_slice(r->origin, (size_t)scheme + 3, r->origin.len), r->host)))
        return refuse(r, 403, err, "this request comes from another site");
    if (r->route->fields && !is_json(r->content_type))
        return refuse(r, 415, err, "the body has to be application/json");
    return FAULT_OK;
}

static enum fault check_role(struct request *r, struct err *err)
{
    if (r->route->may & MAY_ANYONE)
        return FAULT_OK;
    if (!r->known)
        return refuse(r, 401, err, "log in first");
    if (!(r->route->may >> r->who.role & 1))
        return refuse(r, 403, err, "a %s may not do this", role_name(r->who.role));
    return FAULT_OK;
}

static enum fault answer(struct request *r, struct err *err)
{
    unsigned allow;
    r->route = route_find(r, &allow);
    if (!r->route && r->method == METHOD_GET && page_asset(r))
        return FAULT_OK;
    if (!r->route) {
        no_route(r, allow);
        return FAULT_OK;
    }
    if (!(r->route->may & MAY_ANYONE))
        try(session_know(r, err));
    try(check_role(r, err));
    try(check_origin(r, err));
    return r->route->answer(r, err);
}

/* What a fault of the machine is in HTTP. A REJECT has the status its maker set. */
static void answer_fault(struct request *r, enum fault f, const struct err *err)
{
    int status = f == FAULT_REJECT ? (r->reply.status >= 400 ? r->reply.status : 409) : f == FAULT_WAIT ? 409 : 503;
    if (f == FAULT_STOP)
        log_error("desk.fault", "%s %.*s: %s", r->id, STR_ARGS(r->path), err->text);
    reply_problem(r, status, err->text);
    if (status == 503 || status == 429)
        r->reply.retry_after = err->wait_ms > 0 ? (err->wait_ms + 999) / 1000 : 5;
}

void request_answer(struct request *r)
{
    int64_t start = clock_mono();
    struct err err = {.text = ""};
    enum fault f = answer(r, &err);
    if (f == FAULT_OK && r->reply.body.over)
        f = fault(&err, FAULT_STOP, "the answer grew beyond %d MiB; export the article instead", REPLY_BODY >> 20);
    if (f != FAULT_OK)
        answer_fault(r, f, &err);
    desk_note(r->desk, r->reply.status, clock_mono() - start);
}
