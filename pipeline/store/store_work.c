/* The queue of editions, the stages' outputs, the memory of paid calls. */
#include "base/clock.h"
#include "base/failpoint.h"
#include "store/inside.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct claiming {
    const struct store *store;
    struct claim *out;
    bool found;
};

static enum fault take_claim(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct claiming *c = user;
    *c->out = (struct claim){
        .edition = row_int(c->store, row, 0),
        .article = row_int(c->store, row, 1),
        .version = row_int(c->store, row, 2),
        .token = row_int(c->store, row, 3) + 1,
        .wakes = row_int(c->store, row, 4),
        .attempts = row_int(c->store, row, 5),
    };
    snprintf(c->out->lang, sizeof c->out->lang, "%.*s", STR_ARGS(row_str(c->store, row, 6)));
    c->found = true;
    return FAULT_OK;
}

#define CLAIM_COLUMNS                                                                \
    "SELECT e.id, e.article, a.version, e.lease_token, e.wakes, e.attempts, e.lang " \
    "FROM edition e JOIN article a ON a.id = e.article WHERE e.lease_until < ?1 AND "

static enum fault pick(struct store *s, int64_t only, struct claim *out, bool *found, struct err *err)
{
    struct claiming c = {s, out, false};
    struct db_each each = {take_claim, &c};
    enum fault f = only ? store_run(s, CLAIM_COLUMNS "e.id = ?2", &each, NULL, err, db_int(clock_real()), db_int(only))
                        : store_run(s, CLAIM_COLUMNS "e.due_at <= ?1 ORDER BY e.priority DESC, e.due_at, e.id LIMIT 1",
                                    &each, NULL, err, db_int(clock_real()));
    *found = c.found;
    return f;
}

/* FAULT_WAIT with the time until something falls due. */
static enum fault nothing_due(struct store *s, int64_t only, struct err *err)
{
    int64_t next = 0;
    struct one_int one = {s, &next, false};
    if (only)
        return fault(err, FAULT_WAIT, "somebody else is working on it just now");
    try(store_run(s,
                  "SELECT min(CASE WHEN due_at > lease_until THEN due_at ELSE lease_until END) FROM edition "
                  "WHERE due_at IS NOT NULL HAVING count(*) > ?1",
                  (&(struct db_each){take_int, &one}), NULL, err, db_int(0)));
    fault(err, FAULT_WAIT, "nothing is due");
    if (one.found && err)
        err->wait_ms = next > clock_real() ? next - clock_real() : 1;
    return FAULT_WAIT;
}

static enum fault lease(struct store *s, const char *owner, int64_t lease_ms, const struct claim *c, struct err *err)
{
    return store_run(s, "UPDATE edition SET lease_owner = ?1, lease_until = ?2, lease_token = ?3 WHERE id = ?4", NULL,
                     NULL, err, db_textz(owner), db_int(clock_real() + lease_ms), db_int(c->token), db_int(c->edition));
}

static enum fault claim(struct store *s, const char *owner, int64_t lease_ms, int64_t only, struct claim *out,
                        struct err *err)
{
    bool found;
    try(pick(s, only, out, &found, err));
    return found ? lease(s, owner, lease_ms, out, err) : nothing_due(s, only, err);
}

enum fault store_claim(struct store *s, const char *owner, int64_t lease_ms, int64_t only, struct claim *out,
                       struct err *err)
{
    /* look first without a write lock: an idle worker must not disturb others */
    bool found;
    try(pick(s, only, out, &found, err));
    if (!found)
        return nothing_due(s, only, err);
    try(store_begin(s, err));
    enum fault f = store_end(s, claim(s, owner, lease_ms, only, out, err), err);
    failpoint("store.claim");
    return f;
}

enum fault store_unclaim(struct store *s, const struct claim *c, struct err *err)
{
    try(store_begin(s, err));
    return store_end(
        s,
        store_run(s, "UPDATE edition SET lease_owner = '', lease_until = 0 WHERE id = ?1 AND lease_token = ?2", NULL,
                  NULL, err, db_int(c->edition), db_int(c->token)),
        err);
}

enum fault store_renew(struct store *s, const char *owner, int64_t lease_ms, struct err *err)
{
    try(store_begin(s, err));
    return store_end(s,
                     store_run(s, "UPDATE edition SET lease_until = ?1 WHERE lease_owner = ?2 AND lease_until > ?3",
                               NULL, NULL, err, db_int(clock_real() + lease_ms), db_textz(owner), db_int(clock_real())),
                     err);
}

struct owners {
    const struct store *store;
    struct arena *arena;
    struct strs_of_owners {
        struct str *at;
        size_t len, cap;
    } dead;
};

/* An owner is "host:pid:number"; one of another machine is never judged here. */
static bool is_dead(struct str owner)
{
    char host[256] = "";
    gethostname(host, sizeof host - 1);
    struct str rest = owner, name, pid;
    int64_t number;
    if (!str_cut(&rest, ':', &name) || !str_cut(&rest, ':', &pid) || !str_is(name, host) || !str_int(pid, &number))
        return false;
    return number > 0 && kill((pid_t)number, 0) != 0;
}

static enum fault take_dead(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct owners *o = user;
    struct str owner = row_str(o->store, row, 0);
    if (is_dead(owner))
        *vec_push(o->arena, &o->dead) = arena_str(o->arena, owner);
    return FAULT_OK;
}

static enum fault free_leases(struct store *s, const struct owners *o, int64_t *freed, struct err *err)
{
    for (size_t i = 0; i < o->dead.len; i++) {
        int64_t n = 0;
        try(store_run(s,
                      "UPDATE edition SET lease_owner = '', lease_until = 0, lease_token = lease_token + 1 WHERE "
                      "lease_owner = ?1",
                      NULL, &n, err, db_text(o->dead.at[i])));
        *freed += n;
    }
    return FAULT_OK;
}

enum fault store_rescue(struct store *s, int64_t *freed, struct err *err)
{
    struct arena a = {0};
    struct owners o = {.store = s, .arena = &a};
    *freed = 0;
    enum fault f = store_run(s, "SELECT DISTINCT lease_owner FROM edition WHERE lease_owner <> '' AND lease_until > ?1",
                             (&(struct db_each){take_dead, &o}), NULL, err, db_int(0));
    if (f == FAULT_OK && o.dead.len) {
        f = store_begin(s, err);
        if (f == FAULT_OK)
            f = store_end(s, free_leases(s, &o, freed, err), err);
    }
    arena_release(&a);
    return f;
}

/* --- outputs --- */

struct bytes_wanted {
    const struct store *store;
    struct buf *bytes;
    bool *found;
};

static enum fault take_bytes(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct bytes_wanted *w = user;
    *w->found = true;
    buf_add(w->bytes, row_str(w->store, row, 0));
    return FAULT_OK;
}

static struct db_arg scope_letter(enum store_scope scope)
{
    return db_textz(scope == STORE_ARTICLE ? "v" : "e");
}

static int64_t scope_owner(const struct claim *c, enum store_scope scope)
{
    return scope == STORE_ARTICLE ? c->version : c->edition;
}

struct listing_keys {
    const struct store *store;
    struct arena *arena;
    struct stored_keys *out;
};

static enum fault take_key(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct listing_keys *l = user;
    *vec_push(l->arena, l->out) = (struct stored_key){
        .scope = str_is(row_str(l->store, row, 0), "v") ? STORE_ARTICLE : STORE_EDITION,
        .stage = arena_str(l->arena, row_str(l->store, row, 1)),
        .key = arena_str(l->arena, row_str(l->store, row, 2)),
    };
    return FAULT_OK;
}

enum fault store_keys(struct store *s, struct arena *a, const struct claim *c, struct stored_keys *out, struct err *err)
{
    struct listing_keys l = {s, a, out};
    return store_run(s,
                     "SELECT scope, stage, key FROM output WHERE scope = 'v' AND owner = ?1 UNION ALL "
                     "SELECT scope, stage, key FROM output WHERE scope = 'e' AND owner = ?2",
                     (&(struct db_each){take_key, &l}), NULL, err, db_int(c->version), db_int(c->edition));
}

enum fault store_output(struct store *s, const struct claim *c, enum store_scope scope, const char *stage,
                        const char *key, struct buf *bytes, bool *found, struct err *err)
{
    struct bytes_wanted w = {s, bytes, found};
    *found = false;
    return store_run(s, "SELECT bytes FROM output WHERE scope = ?1 AND owner = ?2 AND stage = ?3 AND key = ?4",
                     (&(struct db_each){take_bytes, &w}), NULL, err, scope_letter(scope), db_int(scope_owner(c, scope)),
                     db_textz(stage), db_textz(key));
}

enum fault store_last_output(struct store *s, int64_t edition, enum store_scope scope, const char *stage,
                             struct buf *bytes, bool *found, struct err *err)
{
    struct bytes_wanted w = {s, bytes, found};
    *found = false;
    return store_run(s,
                     "SELECT o.bytes FROM edition e JOIN article a ON a.id = e.article JOIN output o ON o.scope = ?1 "
                     "AND o.owner = CASE ?1 WHEN 'v' THEN a.version ELSE e.id END AND o.stage = ?2 WHERE e.id = ?3",
                     (&(struct db_each){take_bytes, &w}), NULL, err, scope_letter(scope), db_textz(stage),
                     db_int(edition));
}

/* Every write of a worker is guarded by its token. */
static enum fault guard(struct store *s, const struct claim *c, struct err *err)
{
    int64_t mine = 0;
    struct one_int one = {s, &mine, false};
    try(store_run(s, "SELECT 1 FROM edition WHERE id = ?1 AND lease_token = ?2", (&(struct db_each){take_int, &one}),
                  NULL, err, db_int(c->edition), db_int(c->token)));
    return one.found ? FAULT_OK : fault(err, FAULT_RETRY, "the lease was lost; another worker has this edition now");
}

static enum fault put_output(struct store *s, const struct claim *c, enum store_scope scope, const char *stage,
                             const char *key, struct str bytes, struct err *err)
{
    try(guard(s, c, err));
    return store_run(s,
                     "INSERT INTO output (scope, owner, stage, key, bytes) VALUES (?1, ?2, ?3, ?4, ?5) "
                     "ON CONFLICT (scope, owner, stage) DO UPDATE SET key = excluded.key, bytes = excluded.bytes",
                     NULL, NULL, err, scope_letter(scope), db_int(scope_owner(c, scope)), db_textz(stage),
                     db_textz(key), db_blob(bytes));
}

enum fault store_commit(struct store *s, const struct claim *c, enum store_scope scope, const char *stage,
                        const char *key, struct str bytes, struct err *err)
{
    failpoint("store.commit.before");
    try(store_begin(s, err));
    enum fault f = put_output(s, c, scope, stage, key, bytes, err);
    failpoint("store.commit.within");
    f = store_end(s, f, err);
    failpoint("store.commit.after");
    return f;
}

/* --- parking and waking --- */

static bool still_open(struct str state)
{
    return !str_is(state, "exported") && !str_is(state, "killed");
}

/* Keeps the record of what the checks raised: `okgyo report` needs those, too, that
 * were mended long ago. */
static enum fault note_findings(struct store *s, int64_t edition, const struct findings *findings, struct err *err)
{
    try(store_run(s, "UPDATE raised SET gone = 1 WHERE edition = ?1 AND gone = 0", NULL, NULL, err, db_int(edition)));
    for (size_t i = 0; i < findings->len; i++)
        try(store_run(s,
                      "INSERT INTO raised (edition, fingerprint, check_name, gone) VALUES (?1, ?2, ?3, 0) "
                      "ON CONFLICT (edition, fingerprint) DO UPDATE SET gone = 0",
                      NULL, NULL, err, db_int(edition), db_textz(findings->at[i].fingerprint),
                      db_text(findings->at[i].check)));
    return FAULT_OK;
}

static enum fault park(struct store *s, const struct claim *c, const struct standing *now, int64_t due_at,
                       bool count_attempt, struct err *err)
{
    try(guard(s, c, err));
    if (now->findings)
        try(note_findings(s, c->edition, now->findings, err));
    /* a wake that came during the work keeps the edition due */
    return store_run(s,
                     "UPDATE edition SET lease_owner = '', lease_until = 0, state = ?2, is_open = ?3, headline = ?4, "
                     "title = ?5, trouble = ?6, segments = ?7, approved = ?8, blocks = ?9, warns = ?10, notes = ?11, "
                     "changed = ?12, due_at = CASE WHEN wakes <> ?13 THEN 0 ELSE ?14 END, "
                     "attempts = CASE WHEN wakes <> ?13 THEN 0 ELSE ?15 END WHERE id = ?1",
                     NULL, NULL, err, db_int(c->edition), db_text(now->state), db_int(still_open(now->state)),
                     db_text(now->headline), db_text(now->title), db_text(now->trouble), db_int(now->segments),
                     db_int(now->approved), db_int(now->blocks), db_int(now->warns), db_int(now->notes),
                     db_int(clock_now()), db_int(c->wakes), due_at ? db_int(due_at) : db_null(),
                     db_int(count_attempt ? c->attempts + 1 : 0));
}

enum fault store_park(struct store *s, const struct claim *c, const struct standing *now, int64_t due_at,
                      bool count_attempt, struct err *err)
{
    return store_park_next(s, c, now, due_at, count_attempt, NULL, 0, NULL, err);
}

static enum fault claim_next(struct store *s, const char *owner, int64_t lease_ms, struct claim *next, struct err *err)
{
    bool found;
    try(pick(s, 0, next, &found, err));
    return found ? lease(s, owner, lease_ms, next, err) : FAULT_OK;
}

enum fault store_park_next(struct store *s, const struct claim *c, const struct standing *now, int64_t due_at,
                           bool count_attempt, const char *owner, int64_t lease_ms, struct claim *next, struct err *err)
{
    struct claim none = {.edition = 0};
    if (next)
        *next = none;
    failpoint("store.park.before");
    try(store_begin(s, err));
    enum fault f = park(s, c, now, due_at, count_attempt, err);
    if (f == FAULT_OK && next)
        f = claim_next(s, owner, lease_ms, next, err);
    f = store_end(s, f, err);
    if (f != FAULT_OK && next)
        *next = none;
    failpoint("store.park.after");
    return f;
}

static enum fault update(struct store *s, const char *sql, int64_t argument, struct err *err)
{
    try(store_begin(s, err));
    return store_end(s, store_run(s, sql, NULL, NULL, err, db_int(argument)), err);
}

enum fault store_wake(struct store *s, int64_t edition, struct err *err)
{
    return update(s, "UPDATE edition SET due_at = 0, wakes = wakes + 1, attempts = 0 WHERE id = ?1", edition, err);
}

enum fault store_wake_all(struct store *s, struct err *err)
{
    return update(s, "UPDATE edition SET due_at = 0, attempts = 0 WHERE (due_at > ?1 OR state = 'stopped')", 0, err);
}

enum fault store_wake_open(struct store *s, struct err *err)
{
    return update(s, "UPDATE edition SET due_at = 0, wakes = wakes + 1 WHERE is_open = ?1", 1, err);
}

/* --- memory of paid calls --- */

enum fault store_memo_get(struct store *s, const char *key, struct buf *bytes, bool *found, struct err *err)
{
    struct bytes_wanted w = {s, bytes, found};
    *found = false;
    return store_run(s, "SELECT bytes FROM memo WHERE key = ?1", (&(struct db_each){take_bytes, &w}), NULL, err,
                     db_textz(key));
}

static enum fault put_memos(struct store *s, const struct memo *memos, size_t n, const char *endpoint, int64_t requests,
                            int64_t characters, struct err *err)
{
    int64_t now = clock_real();
    for (size_t i = 0; i < n; i++)
        try(store_run(s, "INSERT INTO memo (key, bytes, made) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO NOTHING", NULL,
                      NULL, err, db_textz(memos[i].key), db_blob(memos[i].bytes), db_int(now)));
    return store_run(s, "INSERT INTO usage (endpoint, made, requests, characters) VALUES (?1, ?2, ?3, ?4)", NULL, NULL,
                     err, db_textz(endpoint), db_int(now), db_int(requests), db_int(characters));
}

enum fault store_memo_put(struct store *s, const struct memo *memos, size_t n, const char *endpoint, int64_t requests,
                          int64_t characters, struct err *err)
{
    failpoint("store.memo.before");
    try(store_begin(s, err));
    enum fault f = store_end(s, put_memos(s, memos, n, endpoint, requests, characters, err), err);
    failpoint("store.memo.after");
    return f;
}

struct usage {
    const struct store *store;
    int64_t *requests, *characters;
};

static enum fault take_usage(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct usage *u = user;
    *u->requests = row_int(u->store, row, 0);
    *u->characters = row_int(u->store, row, 1);
    return FAULT_OK;
}

enum fault store_usage(struct store *s, const char *endpoint, int64_t since, int64_t *requests, int64_t *characters,
                       struct err *err)
{
    struct usage u = {s, requests, characters};
    *requests = *characters = 0;
    return store_run(
        s,
        "SELECT CAST(coalesce(sum(requests), 0) AS BIGINT), CAST(coalesce(sum(characters), 0) AS BIGINT) FROM usage "
        "WHERE endpoint = ?1 AND made >= ?2",
        (&(struct db_each){take_usage, &u}), NULL, err, db_textz(endpoint), db_int(since));
}
