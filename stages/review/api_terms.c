/* The glossary at the desk: people propose entries out of the article they work on, the
 * desk approves them or takes them out. */
#include "api.h"
#include "base/log.h"
#include "desk_inside.h"
#include "proposals.h"

static void add_proposal(struct buf *b, const struct proposal *p)
{
    json_open(b, '{');
    if (p->id[0])
        json_add_str(b, "id", str_of(p->id));
    json_add_str(b, "source", p->source);
    json_add_str(b, "target", p->target);
    json_add_str(b, "target_lang", p->lang);
    json_add_str(b, "kind", p->kind);
    json_add_str(b, "note", p->note);
    json_add_str(b, "status", p->status);
    json_add_str(b, "file", p->file);
    json_add_int(b, "line", p->line);
    json_close(b, '}');
}

static enum fault check_lang(struct request *r, struct str lang, struct err *err)
{
    size_t i;
    json_t *one;
    json_array_foreach((json_t *)settings_json(engine_settings(r->desk->engine), "newsroom", "targets"), i, one)
    {
        if (!str_eq(json_str(one), lang))
            continue;
        return account_works_in(&r->who, lang) ? FAULT_OK
                                               : refuse(r, 403, err, "%.*s does not work in this language (%.*s)",
                                                        STR_ARGS(r->who.login), STR_ARGS(lang));
    }
    return refuse(r, 422, err, "this newsroom does not translate into \"%.*s\"", lang.len > 40 ? 40 : (int)lang.len,
                  lang.at);
}

enum fault api_term_word(struct request *r, struct err *err)
{
    struct str text = request_query(r, "text"), lang = request_query(r, "lang");
    struct proposal there;
    bool known = false;
    if (!str_trim(text).len || text.len > LIMIT_REASON)
        return refuse(r, 400, err, "\"text\" is what was selected, at most %d bytes", LIMIT_REASON);
    try(check_lang(r, lang, err));
    /* what is an entry as it stands is not taken apart */
    struct str source = str_trim(text);
    try(proposal_known(r->desk->engine, r->arena, source, lang, &there, &known, err));
    if (!known) {
        source = proposal_source(r->arena, text);
        try(proposal_known(r->desk->engine, r->arena, source, lang, &there, &known, err));
    }
    struct buf *b = reply_json(r);
    json_open(b, '{');
    json_add_str(b, "source", source);
    json_key(b, "there");
    if (known)
        add_proposal(b, &there);
    else
        buf_addz(b, "null");
    json_close(b, '}');
    return FAULT_OK;
}

enum fault api_proposals(struct request *r, struct err *err)
{
    struct proposals list = {0};
    try(proposals_list(r->desk->engine, r->arena, &list, err));
    struct buf *b = reply_json(r);
    json_open(b, '{');
    json_key(b, "rows");
    json_open(b, '[');
    for (size_t i = 0; i < list.len; i++)
        add_proposal(b, &list.at[i]);
    json_close(b, ']');
    json_close(b, '}');
    return FAULT_OK;
}

static void answer_there(struct request *r, const struct proposal *there)
{
    const char *said =
        arena_cstr(r->arena, arena_printf(r->arena, "the glossary has it already: %.*s = %.*s (%.*s, line %u, %.*s)",
                                          STR_ARGS(there->source), STR_ARGS(there->target), STR_ARGS(there->file),
                                          there->line, STR_ARGS(there->status)));
    struct buf *b = reply_problem_open(r, 409, said);
    json_key(b, "there");
    add_proposal(b, there);
    json_close(b, '}');
}

static enum fault read_proposal(struct request *r, const json_t *body, struct proposal *p, struct err *err)
{
    static const char *const texts[] = {"source", "target", "target_lang", "kind", "note"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const json_t *value = json_object_get(body, texts[i]);
        if (value ? !json_is_string(value) : i < 3)
            return refuse(r, 400, err, "\"%s\" has to be text", texts[i]);
    }
    *p = (struct proposal){.source = json_get_str(body, "source"),
                           .target = json_get_str(body, "target"),
                           .lang = json_get_str(body, "target_lang"),
                           .kind = json_get_str(body, "kind"),
                           .note = json_get_str(body, "note")};
    return check_lang(r, p->lang, err);
}

enum fault api_propose(struct request *r, struct err *err)
{
    static const char *const allowed[] = {"source", "target", "target_lang", "kind", "note", NULL};
    auto_json json_t *body = NULL;
    struct proposal p, there;
    bool taken;
    try(request_json(r, allowed, &body, err));
    try(read_proposal(r, body, &p, err));
    r->reply.status = 422; /* what a REJECT means from here on */
    try(proposal_add(r->desk->engine, r->arena, &p, &there, &taken, err));
    if (!taken) {
        answer_there(r, &there);
        return FAULT_OK;
    }
    log_info("terms.proposed", "%.*s proposed %s (%.*s:%u)", STR_ARGS(r->who.login), p.id, STR_ARGS(p.file), p.line);
    add_proposal(reply_json(r), &p);
    r->reply.status = 201;
    return FAULT_OK;
}

static enum fault settle(struct request *r, bool approve, struct err *err)
{
    struct proposal p;
    bool found;
    r->reply.status = 409;
    try(proposal_settle(r->desk->engine, r->arena, r->params[0], approve, &p, &found, err));
    if (!found)
        return refuse(r, 404, err, "this proposal is gone; somebody approved, changed or rejected it meanwhile");
    log_info(approve ? "terms.approved" : "terms.rejected", "%.*s %s %s (%.*s)", STR_ARGS(r->who.login),
             approve ? "approved" : "rejected", p.id, STR_ARGS(p.file));
    reply_empty(r, 204);
    return FAULT_OK;
}

enum fault api_approve_term(struct request *r, struct err *err)
{
    static const char *const allowed[] = {"status", NULL};
    auto_json json_t *body = NULL;
    try(request_json(r, allowed, &body, err));
    if (!str_is(json_get_str(body, "status"), "approved"))
        return refuse(r, 400, err, "\"status\" has to be \"approved\"");
    return settle(r, true, err);
}

enum fault api_reject_term(struct request *r, struct err *err)
{
    return settle(r, false, err);
}
