#include "model/signoff.h"

#include <assert.h>

static const char *const states[] = {"draft", "reporter", "editor", "returned", "signed", "killed"};

const char *state_name(enum edition_state s)
{
    return states[s];
}

bool finding_waived(const struct article *a, const struct finding *f)
{
    for (size_t i = 0; i < a->decisions.len; i++)
        if (a->decisions.at[i].kind == DECISION_WAIVE && str_is(a->decisions.at[i].text, f->fingerprint))
            return true;
    return false;
}

/* Hash of the text and the waivers of a folded article. */
static void hash_text(const struct article *a, char out[HASH_HEX])
{
    struct hash h;
    hash_init(&h);
    hash_addn(&h, a->segments.len);
    for (size_t i = 0; i < a->segments.len; i++) {
        hash_addz(&h, a->segments.at[i].id);
        hash_add(&h, segment_written(&a->segments.at[i]));
    }
    for (size_t i = 0; i < a->decisions.len; i++)
        if (a->decisions.at[i].kind == DECISION_WAIVE)
            hash_add(&h, a->decisions.at[i].text);
    hash_hex(&h, out);
}

/* The same as it stood right after decision `seq`. */
static void hash_at(const struct article *a, int64_t seq, char out[HASH_HEX])
{
    /* a copy whose decisions end there folds to the text of that moment */
    struct article then = *a;
    then.segments.at = arena_alloc(a->arena, a->segments.len * sizeof *a->segments.at);
    if (a->segments.len)
        memcpy(then.segments.at, a->segments.at, a->segments.len * sizeof *a->segments.at);
    while (then.decisions.len && then.decisions.at[then.decisions.len - 1].seq > seq)
        then.decisions.len--;
    article_fold(&then);
    hash_text(&then, out);
}

/* The newest signature of a step that no return has sent back. */
static const struct decision *standing_signature(const struct article *a, enum step step)
{
    for (size_t i = a->decisions.len; i > 0; i--) {
        const struct decision *d = &a->decisions.at[i - 1];
        if (d->kind == DECISION_RETURN)
            return NULL;
        if (d->kind == DECISION_SIGN && d->step == step)
            return d;
    }
    return NULL;
}

static bool only_editor_changed_since(const struct article *a, int64_t seq)
{
    for (size_t i = 0; i < a->decisions.len; i++) {
        const struct decision *d = &a->decisions.at[i];
        bool changes = d->kind == DECISION_EDIT || d->kind == DECISION_WAIVE;
        if (d->seq > seq && changes && d->step != STEP_EDITOR)
            return false;
    }
    return true;
}

/* The reporter answers for meaning and facts: the editor's own later edits leave
 * the signature standing while the text it was put on is still the ground they
 * were made on and the facts came through unchanged. */
static bool reporter_matches(const struct article *a, const struct signoff *s, const struct decision *d)
{
    if (str_is(d->on, s->text_hash))
        return true;
    char ground[HASH_HEX];
    hash_at(a, d->seq, ground);
    bool facts_same = s->facts_hash[0] == 0 || d->facts.len == 0 || str_is(d->facts, s->facts_hash);
    return str_is(d->on, ground) && only_editor_changed_since(a, d->seq) && facts_same;
}

static void fold_signatures(const struct article *a, struct signoff *s)
{
    const struct decision *reporter = standing_signature(a, STEP_REPORTER);
    const struct decision *editor = standing_signature(a, STEP_EDITOR);
    if (reporter)
        s->reporter = (struct signature){true, reporter_matches(a, s, reporter), reporter->who, reporter->when};
    if (editor)
        s->editor = (struct signature){true, str_is(editor->on, s->text_hash), editor->who, editor->when};
}

static void fold_return(const struct article *a, struct signoff *s)
{
    for (size_t i = 0; i < a->decisions.len; i++) {
        const struct decision *d = &a->decisions.at[i];
        if (d->kind == DECISION_RETURN) {
            s->returned_by = d->who;
            s->return_reason = d->reason;
        } else if (d->kind == DECISION_SIGN && d->step == STEP_REPORTER) {
            s->returned_by = s->return_reason = (struct str){"", 0};
        } else if (d->kind == DECISION_KILL) {
            s->state = STATE_KILLED;
        }
    }
}

static void count(const struct article *a, struct signoff *s)
{
    for (size_t i = 0; i < a->findings.len; i++) {
        const struct finding *f = &a->findings.at[i];
        s->open_blocks += f->severity == SEVERITY_BLOCK && !finding_waived(a, f);
    }
    for (size_t i = 0; i < a->segments.len; i++) {
        const struct segment *g = &a->segments.at[i];
        bool drafted = g->draft.text.len > 0;
        /* a sentence that a person emptied was merged into another: that is a text, too */
        s->empty += g->target.len == 0 && g->version == 0;
        s->edited_reporter += g->edited == STEP_REPORTER && drafted;
        s->edited_editor += g->edited == STEP_EDITOR && drafted;
        s->untouched += drafted && str_eq(segment_written(g), g->draft.text);
        s->by_hand += !drafted && g->target.len > 0;
    }
}

static enum edition_state state_of(const struct article *a, const struct signoff *s)
{
    if (s->state == STATE_KILLED)
        return STATE_KILLED;
    if (a->segments.len == 0)
        return STATE_DRAFT;
    if (!s->reporter.matches)
        return s->returned_by.len ? STATE_RETURNED : STATE_REPORTER;
    return s->editor.matches ? STATE_SIGNED : STATE_EDITOR;
}

void signoff_fold(const struct article *a, struct signoff *out)
{
    char facts[HASH_HEX];
    memcpy(facts, out->facts_hash, sizeof facts);
    *out = (struct signoff){.returned_by = {"", 0}, .return_reason = {"", 0}};
    memcpy(out->facts_hash, facts, sizeof facts);
    hash_text(a, out->text_hash);
    fold_signatures(a, out);
    fold_return(a, out);
    count(a, out);
    out->state = state_of(a, out);
}

enum step signoff_step(const struct signoff *s, enum role role)
{
    if (role == ROLE_REPORTER)
        return STEP_REPORTER;
    if (role == ROLE_EDITOR)
        return STEP_EDITOR;
    bool with_reporter = s->state == STATE_REPORTER || s->state == STATE_RETURNED || s->state == STATE_DRAFT;
    return role == ROLE_DESK ? (with_reporter ? STEP_REPORTER : STEP_EDITOR) : STEP_NONE;
}

/* Whose turn it is to change the text. The editor may go on while the reporter is
 * asked to confirm facts that the editor's pass changed. */
static enum fault may_change(const struct signoff *s, enum step step, struct err *err)
{
    bool reporters = s->state == STATE_REPORTER || s->state == STATE_RETURNED;
    if (step == STEP_REPORTER && !reporters)
        return fault(err, FAULT_REJECT, "this article is past the reporter's pass; ask the editor to return it");
    if (step == STEP_EDITOR && reporters && !s->reporter.given)
        return fault(err, FAULT_REJECT, "this article is still with the reporter, who has not signed it");
    return FAULT_OK;
}

static enum fault may_sign(const struct signoff *s, enum step step, struct str who, struct err *err)
{
    if (s->state == STATE_SIGNED)
        return fault(err, FAULT_REJECT, "this article is already signed by %.*s and %.*s", STR_ARGS(s->reporter.who),
                     STR_ARGS(s->editor.who));
    if (s->empty)
        return fault(err, FAULT_REJECT, "%lld %s no text yet", (long long)s->empty,
                     s->empty == 1 ? "sentence has" : "sentences have");
    if (step == STEP_REPORTER)
        return may_change(s, step, err);
    if (s->state != STATE_EDITOR)
        return fault(err, FAULT_REJECT, "the reporter has to sign first%s",
                     s->reporter.given ? " (facts or text changed since)" : "");
    if (str_eq(s->reporter.who, who))
        return fault(err, FAULT_REJECT, "%.*s signed the reporter's pass; the second signature needs another person",
                     STR_ARGS(who));
    if (s->open_blocks)
        return fault(err, FAULT_REJECT, "%lld blocking %s open; mend or waive with a reason", (long long)s->open_blocks,
                     s->open_blocks == 1 ? "finding is" : "findings are");
    return FAULT_OK;
}

enum fault signoff_allows(const struct article *a, const struct signoff *s, enum role role, struct str who,
                          enum decision_kind act, struct err *err)
{
    (void)a;
    enum step step = signoff_step(s, role);
    if (role == ROLE_READER)
        return fault(err, FAULT_REJECT, "a reader may look, not act");
    if ((act == DECISION_ASSIGN || act == DECISION_KILL) && role != ROLE_DESK)
        return fault(err, FAULT_REJECT, "only the desk may %s an article", decision_name(act));
    if (act == DECISION_ASSIGN || act == DECISION_COMMENT)
        return FAULT_OK;
    if (s->state == STATE_KILLED)
        return fault(err, FAULT_REJECT, "this story was withdrawn");
    if (act == DECISION_KILL)
        return FAULT_OK;
    if (s->state == STATE_DRAFT)
        return fault(err, FAULT_REJECT, "this article is still being drafted");
    if (act == DECISION_SIGN)
        return may_sign(s, step, who, err);
    if (act == DECISION_RETURN) {
        bool with_editor = s->state == STATE_EDITOR || s->state == STATE_SIGNED;
        if (step != STEP_EDITOR || !with_editor)
            return fault(err, FAULT_REJECT, "only the editor may return an article, and only once the reporter signed");
        return FAULT_OK;
    }
    return may_change(s, step, err);
}
