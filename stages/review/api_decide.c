/* A person acts: checks what was sent, whether this person may do it now, and on
 * which text; records it; has the machine look at the edition again. */
#include "api.h"
#include "desk_inside.h"
#include "routes.h"
#include "text/utf8.h"

struct act {
    enum decision_kind kind;
    struct str segment, text, reason, on, confirm;
    int64_t seen; /* -1 = not told */
    bool told;    /* a text was sent, even an empty one */
};

/* What each kind of decision needs in the body. */
static const struct {
    bool segment, text, reason, on, seen, confirm;
} needs[] = {
    [DECISION_EDIT] = {.segment = true, .seen = true}, /* and a text, which may be empty */
    [DECISION_APPROVE] = {.segment = true, .on = true},
    [DECISION_WAIVE] = {.text = true, .reason = true},
    [DECISION_COMMENT] = {.text = true},
    [DECISION_SIGN] = {.on = true, .confirm = true},
    [DECISION_RETURN] = {.reason = true},
    [DECISION_ASSIGN] = {.segment = false},
    [DECISION_KILL] = {.reason = true},
};

bool account_works_in(const struct account *p, struct str lang)
{
    struct str rest = p->langs, one;
    if (p->role == ROLE_DESK || !p->langs.len)
        return true;
    while (str_cut(&rest, ',', &one))
        if (str_eq(str_trim(one), lang))
            return true;
    return false;
}

enum fault decide_allows(const struct article *a, const struct signoff *s, const struct account *p,
                         enum decision_kind kind, struct err *err)
{
    if (!role_may_decide(p->role, kind))
        return fault(err, FAULT_REJECT, "a %s may not do this", role_name(p->role));
    if (!account_works_in(p, a->target_lang))
        return fault(err, FAULT_REJECT, "%.*s does not work in this language (%.*s)", STR_ARGS(p->login),
                     STR_ARGS(a->target_lang));
    return signoff_allows(a, s, p->role, p->login, kind, err);
}

static bool has_controls(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] < 0x20 && text.at[i] != '\n' && text.at[i] != '\t')
            return true;
    return false;
}

static enum fault check_needs(struct request *r, const struct act *act, struct err *err)
{
    if (needs[act->kind].seen && act->seen < 0)
        return refuse(r, 428, err, "say in \"seen\" which version of the sentence you changed");
    if (needs[act->kind].on && !act->on.len)
        return refuse(r, 428, err, "say in \"on\" which text you saw");
    if (needs[act->kind].segment && !act->segment.len)
        return refuse(r, 400, err, "\"segment\" is missing");
    if (act->kind == DECISION_EDIT && !act->told)
        return refuse(r, 422, err, "the text is missing; \"\" takes the sentence away on purpose");
    if (needs[act->kind].text && !act->text.len)
        return refuse(r, 422, err, "the text is empty");
    if (needs[act->kind].reason && !act->reason.len)
        return refuse(r, 422, err, "a reason is needed; it is kept with the article");
    if (act->reason.len > LIMIT_REASON || (act->kind != DECISION_EDIT && act->text.len > LIMIT_REASON))
        return refuse(r, 422, err, "reasons and comments have at most %d bytes", LIMIT_REASON);
    if (act->text.len > LIMIT_SEGMENT)
        return refuse(r, 422, err, "a sentence has at most %d bytes", LIMIT_SEGMENT);
    if (has_controls(act->text) || has_controls(act->reason))
        return refuse(r, 422, err, "the text holds control characters");
    if (needs[act->kind].confirm && !str_eq(act->confirm, r->who.login))
        return refuse(r, 422, err, "to sign, type your own log-in name");
    return FAULT_OK;
}

/* What the person thought of a finding they waive: it feeds each check's precision. */
static enum fault read_verdict(struct request *r, const json_t *body, struct act *act, struct err *err)
{
    struct str verdict = json_get_str(body, "verdict");
    if (act->kind != DECISION_WAIVE)
        return verdict.len ? refuse(r, 400, err, "\"verdict\" belongs to a waiver") : FAULT_OK;
    if (!str_is(verdict, WAIVED_WRONG) && !str_is(verdict, WAIVED_ACCEPTED))
        return refuse(r, 422, err,
                      "say in \"verdict\" whether the check is \"" WAIVED_WRONG
                      "\" here, or right and the text is \"" WAIVED_ACCEPTED "\" as it is");
    act->on = verdict;
    return FAULT_OK;
}

static bool is_text(const json_t *body, const char *key)
{
    const json_t *value = json_object_get(body, key);
    return !value || json_is_string(value);
}

static enum fault read_act(struct request *r, const json_t *body, struct act *act, struct err *err)
{
    static const char *const texts[] = {"kind", "segment", "text", "reason", "on", "confirm", "verdict", NULL};
    const json_t *seen = json_object_get(body, "seen");
    for (size_t i = 0; texts[i]; i++)
        if (!is_text(body, texts[i]))
            return refuse(r, 400, err, "\"%s\" has to be text", texts[i]);
    if (seen && !json_is_integer(seen))
        return refuse(r, 400, err, "\"seen\" has to be a whole number");
    if (!decision_read(json_get_str(body, "kind"), &act->kind))
        return refuse(r, 400, err, "\"kind\" is edit, approve, waive, comment, sign, return, assign or kill");
    act->segment = json_get_str(body, "segment");
    act->text = json_get_str(body, "text");
    act->reason = str_trim(json_get_str(body, "reason"));
    act->on = json_get_str(body, "on");
    act->confirm = json_get_str(body, "confirm");
    act->seen = json_get_int(body, "seen", -1);
    act->told = json_object_get(body, "text") != NULL;
    if (act->kind == DECISION_EDIT && !str_trim(act->text).len)
        act->text = (struct str){"", 0}; /* blanks alone are no sentence */
    try(read_verdict(r, body, act, err));
    return check_needs(r, act, err);
}

static const struct finding *find_finding(const struct article *a, struct str fingerprint)
{
    for (size_t i = 0; i < a->findings.len; i++)
        if (str_is(fingerprint, a->findings.at[i].fingerprint))
            return &a->findings.at[i];
    return NULL;
}

/* 412: what was sent and what stands there now, so that nothing is lost. */
static void answer_stale(struct request *r, const struct act *act, const struct segment *g)
{
    char on[HASH_HEX];
    struct buf *b = reply_problem_open(r, 412, "somebody changed this text meanwhile; nothing was overwritten");
    json_add_str(b, "yours", act->text);
    if (g) {
        hash_bytes(segment_written(g), on);
        json_key(b, "current");
        json_open(b, '{');
        json_add_str(b, "segment", str_of(g->id));
        json_add_str(b, "target", segment_written(g));
        json_add_int(b, "version", g->version);
        json_add_str(b, "on", str_of(on));
        json_close(b, '}');
    }
    json_close(b, '}');
}

/* The segment a decision is about, found in the article; *stale when the person saw
 * another text than stands there. */
static enum fault place(struct request *r, const struct article *a, const struct signoff *s, struct act *act,
                        const struct segment **g, bool *stale, struct err *err)
{
    char id[SEGMENT_ID] = "", on[HASH_HEX];
    *g = NULL;
    *stale = act->kind == DECISION_SIGN && !str_is(act->on, s->text_hash);
    if (act->kind == DECISION_WAIVE) {
        const struct finding *f = find_finding(a, act->text);
        if (!f)
            return refuse(r, 404, err, "this finding is gone; the text may have changed");
        act->segment = f->segment < a->segments.len ? str_of(a->segments.at[f->segment].id) : (struct str){"", 0};
    }
    if (!act->segment.len)
        return FAULT_OK;
    if (act->segment.len < sizeof id) {
        memcpy(id, act->segment.at, act->segment.len);
        *g = article_segment(a, id);
    }
    if (!*g)
        return refuse(r, 404, err, "there is no such sentence in this article");
    hash_bytes(segment_written(*g), on);
    if (act->kind == DECISION_APPROVE)
        *stale = !str_is(act->on, on);
    if (act->kind == DECISION_APPROVE && !(*g)->target.len && (*g)->version == 0)
        return refuse(r, 422, err, "this sentence has no text yet");
    return FAULT_OK;
}

static enum fault check_assignee(struct request *r, const struct act *act, struct err *err)
{
    struct account p;
    bool found = true;
    if (act->kind == DECISION_ASSIGN && act->text.len)
        try(store_account(r->store, r->arena, act->text, &p, &found, err));
    return found ? FAULT_OK : refuse(r, 422, err, "there is no log-in of that name");
}

static enum fault record(struct request *r, const struct article *a, const struct signoff *s, const struct act *act,
                         const struct segment *g, bool *stale, struct err *err)
{
    char facts[HASH_HEX] = "";
    if (act->kind == DECISION_SIGN)
        edition_facts(a, facts);
    struct decision d = {
        .edition = a->edition,
        .kind = act->kind,
        .step = signoff_step(s, r->who.role),
        .who = r->who.login,
        .on = act->on,
        .facts = str_of(facts),
        .text = act->text,
        .reason = act->reason,
    };
    if (g)
        memcpy(d.segment, g->id, sizeof d.segment);
    enum fault f = store_decide(r->store, r->arena, &d, act->seen, stale, err);
    return *stale ? FAULT_OK : f;
}

/* Looks, judges and records as one: *stale when the person saw another text. */
static enum fault take_act(struct request *r, int64_t edition, struct act *act, bool *stale, struct err *err)
{
    struct article a;
    struct signoff s;
    const struct segment *g;
    try(edition_read(r, edition, &a, &s, err));
    try(decide_allows(&a, &s, &r->who, act->kind, err));
    try(check_assignee(r, act, err));
    try(place(r, &a, &s, act, &g, stale, err));
    if (!*stale)
        try(record(r, &a, &s, act, g, stale, err));
    if (!*stale)
        return FAULT_OK;
    try(edition_read(r, edition, &a, &s, err));
    answer_stale(r, act, g ? article_segment(&a, g->id) : NULL);
    return FAULT_OK;
}

/* A killed story takes back what left, in every language. */
static enum fault look_again(struct request *r, int64_t edition, enum decision_kind kind, struct err *err)
{
    struct editions all = {0};
    if (kind == DECISION_KILL)
        try(store_editions(r->store, r->arena, edition, &all, err));
    for (size_t i = 0; i < all.len; i++)
        if (all.at[i] != edition)
            edition_look_again(r, all.at[i]);
    edition_look_again(r, edition);
    return FAULT_OK;
}

enum fault api_decide(struct request *r, struct err *err)
{
    static const char *const allowed[] = {"kind", "segment", "text",    "reason", "seen",
                                          "on",   "confirm", "verdict", NULL};
    auto_json json_t *body = NULL;
    struct act act;
    int64_t edition;
    bool stale = false;
    try(edition_param(r, &edition, err));
    try(request_json(r, allowed, &body, err));
    try(read_act(r, body, &act, err));
    if (!role_may_decide(r->who.role, act.kind))
        return refuse(r, 403, err, "a %s may not %s", role_name(r->who.role), decision_name(act.kind));
    if (act.kind == DECISION_SIGN) /* a double click is one signature */
        pthread_mutex_lock(&r->desk->signing);
    enum fault f = take_act(r, edition, &act, &stale, err);
    if (act.kind == DECISION_SIGN)
        pthread_mutex_unlock(&r->desk->signing);
    if (f != FAULT_OK || stale)
        return f;
    try(look_again(r, edition, act.kind, err));
    return edition_answer(r, edition, err);
}
