/* Decisions: only ever added, in a hash chain over the whole store. */
#include "base/clock.h"
#include "base/failpoint.h"
#include "store/inside.h"

#include <stdio.h>

#define DECISION_COLUMNS \
    "SELECT seq, edition, kind, step, segment, who, made, on_hash, facts, text, reason, prev, hash FROM decision "

enum fault read_decision(const struct store *s, struct arena *a, const struct db_row *row, struct decision *out)
{
    *out = (struct decision){
        .seq = row_int(s, row, 0),
        .edition = row_int(s, row, 1),
        .who = arena_str(a, row_str(s, row, 5)),
        .when = row_int(s, row, 6),
        .on = arena_str(a, row_str(s, row, 7)),
        .facts = arena_str(a, row_str(s, row, 8)),
        .text = arena_str(a, row_str(s, row, 9)),
        .reason = arena_str(a, row_str(s, row, 10)),
        .prev = arena_str(a, row_str(s, row, 11)),
        .hash = arena_str(a, row_str(s, row, 12)),
    };
    decision_read(row_str(s, row, 2), &out->kind);
    step_read(row_str(s, row, 3), &out->step);
    snprintf(out->segment, sizeof out->segment, "%.*s", STR_ARGS(row_str(s, row, 4)));
    return FAULT_OK;
}

struct reading {
    const struct store *store;
    struct arena *arena;
    struct decisions *out;
};

static enum fault take_decision(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct reading *r = user;
    return read_decision(r->store, r->arena, row, vec_push(r->arena, r->out));
}

enum fault store_decisions(struct store *s, struct arena *a, int64_t edition, struct decisions *out, struct err *err)
{
    struct reading r = {s, a, out};
    return store_run(s, DECISION_COLUMNS "WHERE edition = ?1 ORDER BY seq", (&(struct db_each){take_decision, &r}),
                     NULL, err, db_int(edition));
}

struct text_wanted {
    const struct store *store;
    struct arena *arena;
    struct str *out;
};

static enum fault take_text(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct text_wanted *w = user;
    *w->out = arena_str(w->arena, row_str(w->store, row, 0));
    return FAULT_OK;
}

/* Edits name the version they saw; another edit since makes them stale. */
static enum fault check_seen(struct store *s, const struct decision *d, int64_t seen, bool *stale, struct err *err)
{
    int64_t now = 0;
    struct one_int one = {s, &now, false};
    try(store_run(s, "SELECT coalesce(max(seq), 0) FROM decision WHERE edition = ?1 AND segment = ?2 AND kind = 'edit'",
                  (&(struct db_each){take_int, &one}), NULL, err, db_int(d->edition), db_textz(d->segment)));
    *stale = now != seen;
    return *stale ? fault(err, FAULT_REJECT, "somebody changed this sentence meanwhile; nothing was overwritten")
                  : FAULT_OK;
}

static enum fault check_edition(struct store *s, int64_t edition, struct err *err)
{
    int64_t there = 0;
    struct one_int one = {s, &there, false};
    try(store_run(s, "SELECT id FROM edition WHERE id = ?1", (&(struct db_each){take_int, &one}), NULL, err,
                  db_int(edition)));
    return there ? FAULT_OK : fault(err, FAULT_REJECT, "there is no such edition");
}

static enum fault enter_signer(struct store *s, const struct decision *d, struct err *err)
{
    return store_run(
        s, "INSERT INTO signer (edition, who, step) VALUES (?1, ?2, ?3) ON CONFLICT (edition, who) DO NOTHING", NULL,
        NULL, err, db_int(d->edition), db_text(d->who), db_textz(step_name(d->step)));
}

static enum fault insert(struct store *s, struct arena *a, struct decision *d, struct err *err)
{
    d->prev = str_of("");
    struct text_wanted w = {s, a, &d->prev};
    try(store_run(s, "SELECT hash FROM decision WHERE seq > ?1 ORDER BY seq DESC LIMIT 1",
                  (&(struct db_each){take_text, &w}), NULL, err, db_int(0)));
    char hash[HASH_HEX];
    decision_hash(d, hash);
    d->hash = arena_str(a, str_of(hash));
    struct one_int one = {s, &d->seq, false};
    bool sign = d->kind == DECISION_SIGN;
    enum fault f =
        store_run(s,
                  "INSERT INTO decision (edition, kind, step, segment, who, made, on_hash, facts, text, reason, prev, "
                  "hash, sign_step) "
                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) RETURNING seq",
                  (&(struct db_each){take_int, &one}), NULL, err, db_int(d->edition), db_textz(decision_name(d->kind)),
                  db_textz(step_name(d->step)), db_textz(d->segment), db_text(d->who), db_int(d->when), db_text(d->on),
                  db_text(d->facts), db_text(d->text), db_text(d->reason), db_text(d->prev), db_text(d->hash),
                  sign ? db_textz(step_name(d->step)) : db_null());
    if (f == FAULT_REJECT && sign)
        return fault(err, FAULT_REJECT,
                     "%.*s signed the other step of this edition; the two signatures need two people",
                     STR_ARGS(d->who));
    return f;
}

static enum fault wake(struct store *s, int64_t edition, struct err *err)
{
    return store_run(s, "UPDATE edition SET due_at = 0, wakes = wakes + 1, attempts = 0 WHERE id = ?1", NULL, NULL, err,
                     db_int(edition));
}

/* What was withdrawn was the story, not one translation of it. */
static enum fault kill_others(struct store *s, struct arena *a, const struct decision *d, struct err *err)
{
    struct editions all = {0};
    try(store_editions(s, a, d->edition, &all, err));
    for (size_t i = 0; i < all.len; i++) {
        struct decision other = *d;
        int64_t killed = 0;
        struct one_int one = {s, &killed, false};
        other.edition = all.at[i];
        try(store_run(s, "SELECT 1 FROM decision WHERE edition = ?1 AND kind = ?2 LIMIT 1",
                      (&(struct db_each){take_int, &one}), NULL, err, db_int(other.edition),
                      db_textz(decision_name(DECISION_KILL))));
        if (one.found)
            continue;
        try(insert(s, a, &other, err));
        try(wake(s, other.edition, err));
    }
    return FAULT_OK;
}

static enum fault decide(struct store *s, struct arena *a, struct decision *d, int64_t seen, bool *stale,
                         struct err *err)
{
    try(check_edition(s, d->edition, err));
    if (d->kind == DECISION_EDIT)
        try(check_seen(s, d, seen, stale, err));
    if (d->kind == DECISION_SIGN)
        try(enter_signer(s, d, err));
    try(insert(s, a, d, err));
    if (d->kind == DECISION_ASSIGN)
        try(store_run(s, "UPDATE edition SET assigned = ?1 WHERE id = ?2", NULL, NULL, err, db_text(d->text),
                      db_int(d->edition)));
    if (d->kind == DECISION_KILL)
        try(kill_others(s, a, d, err));
    return wake(s, d->edition, err);
}

enum fault store_decide(struct store *s, struct arena *a, struct decision *d, int64_t seen, bool *stale,
                        struct err *err)
{
    *stale = false;
    d->when = clock_now();
    failpoint("store.decide.before");
    try(store_begin(s, err));
    enum fault f = store_end(s, decide(s, a, d, seen, stale, err), err);
    failpoint("store.decide.after");
    return f;
}

/* --- the chain --- */

struct chain {
    const struct store *store;
    struct arena arena;
    char head[HASH_HEX];
    int64_t count, broken;
};

static enum fault check_link(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct chain *c = user;
    struct decision d;
    char hash[HASH_HEX];
    read_decision(c->store, &c->arena, row, &d);
    decision_hash(&d, hash);
    if (!c->broken && (!str_is(d.prev, c->head) || !str_is(d.hash, hash)))
        c->broken = d.seq;
    snprintf(c->head, sizeof c->head, "%.*s", STR_ARGS(d.hash));
    c->count++;
    arena_release(&c->arena);
    return FAULT_OK;
}

enum fault store_verify(struct store *s, int64_t *count, int64_t *broken, char head[HASH_HEX], struct err *err)
{
    struct chain c = {.store = s};
    enum fault f = store_run(s, DECISION_COLUMNS "WHERE seq > ?1 ORDER BY seq", (&(struct db_each){check_link, &c}),
                             NULL, err, db_int(0));
    *count = c.count;
    *broken = c.broken;
    memcpy(head, c.head, HASH_HEX);
    return f;
}

struct walking {
    const struct store *store;
    struct arena arena;
    enum fault (*each)(void *user, const struct decision *d, struct err *err);
    void *user;
};

static enum fault pass_on(void *user, const struct db_row *row, struct err *err)
{
    struct walking *w = user;
    struct decision d;
    read_decision(w->store, &w->arena, row, &d);
    enum fault f = w->each(w->user, &d, err);
    arena_release(&w->arena);
    return f;
}

enum fault store_each_decision(struct store *s, int64_t edition,
                               enum fault (*each)(void *user, const struct decision *d, struct err *err), void *user,
                               struct err *err)
{
    struct walking w = {.store = s, .each = each, .user = user};
    struct db_each rows = {pass_on, &w};
    return edition ? store_run(s, DECISION_COLUMNS "WHERE edition = ?1 ORDER BY seq", &rows, NULL, err, db_int(edition))
                   : store_run(s, DECISION_COLUMNS "WHERE seq > ?1 ORDER BY seq", &rows, NULL, err, db_int(0));
}
