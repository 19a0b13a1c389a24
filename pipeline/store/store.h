/* store: the ledger. Stories, editions, stage outputs, paid calls, decisions,
 * people.
 *
 * An edition's row is the queue: it is claimed by a lease with a fencing token, and
 * every write of the worker carries that token, so a worker that lost its lease
 * cannot write. Decisions are only ever added, in a hash chain. The only room that
 * knows SQL.
 *
 * Faults: FAULT_STOP the database failed or is locked for long, FAULT_REJECT a rule
 * of the data model was broken (the text says which), FAULT_WAIT nothing is due.
 */
#ifndef OKGYO_STORE_STORE_H
#define OKGYO_STORE_STORE_H

#include "base/arena.h"
#include "base/json.h"
#include "model/article.h"

struct store;

/* `url` is a file path (SQLite) or postgresql://…; makes or migrates the tables. */
enum fault store_open(const char *url, struct store **out, struct err *err);
/* The same for lanes that work side by side: they use one handle in turns, so that none
 * reads again what another has just written, and one flush brings the commits of all to
 * the disk, each before its call returns. */
enum fault store_open_shared(const char *url, struct store **out, struct err *err);
void store_close(struct store *s);

/* Small facts about the store itself; "" when there is none of that name. */
enum fault store_note_get(struct store *s, struct arena *a, const char *name, struct str *value, struct err *err);
enum fault store_note_put(struct store *s, const char *name, struct str value, struct err *err);

/* --- bringing stories in --- */

struct incoming {
    struct str source_id; /* identity of the story: the agency's id, or the file's path */
    struct str name;      /* file name for people */
    struct str raw;
    const json_t *langs; /* array of target languages */
    int64_t replaces;    /* article this is a new version of, whatever its source_id; 0 = by source_id */
    int64_t priority;
};

enum arrival { ARRIVAL_NEW, ARRIVAL_VERSION, ARRIVAL_DUPLICATE };

enum fault store_add(struct store *s, const struct incoming *in, enum arrival *how, int64_t *article, struct err *err);

struct arrived {
    enum arrival how;
    int64_t article;
};
/* Several in one transaction: all of them are in, out[] says how, or none is. */
enum fault store_add_all(struct store *s, const struct incoming *in, size_t n, struct arrived *out, struct err *err);

/* --- work --- */

struct claim {
    int64_t edition, article, version; /* version: row id of the story's text */
    int64_t token, wakes, attempts;
    char lang[36];
};

/* Takes the most urgent due edition, or `only` (0 = any). FAULT_WAIT when none;
 * err->wait_ms then says when the next one falls due (0 = nothing scheduled). */
enum fault store_claim(struct store *s, const char *owner, int64_t lease_ms, int64_t only, struct claim *out,
                       struct err *err);
/* Gives a claim back that nobody worked on. */
enum fault store_unclaim(struct store *s, const struct claim *c, struct err *err);
/* Prolongs every lease of this owner. */
enum fault store_renew(struct store *s, const char *owner, int64_t lease_ms, struct err *err);
/* Frees leases whose owner ("host:pid:started") is a dead process of this machine. */
enum fault store_rescue(struct store *s, int64_t *freed, struct err *err);

enum store_scope { STORE_ARTICLE, STORE_EDITION };

struct stored_key {
    enum store_scope scope;
    struct str stage, key;
};
struct stored_keys {
    struct stored_key *at;
    size_t len, cap;
};
/* Which outputs of the claim's text and edition are there, in `a`: what is not need not
 * be asked for. Other editions may add outputs of the text meanwhile. */
enum fault store_keys(struct store *s, struct arena *a, const struct claim *c, struct stored_keys *out,
                      struct err *err);
/* Stored output of a stage under exactly this key; *found false otherwise. */
enum fault store_output(struct store *s, const struct claim *c, enum store_scope scope, const char *stage,
                        const char *key, struct buf *bytes, bool *found, struct err *err);
/* One transaction guarded by the token; FAULT_RETRY when the lease was lost. */
enum fault store_commit(struct store *s, const struct claim *c, enum store_scope scope, const char *stage,
                        const char *key, struct str bytes, struct err *err);

/* What the queue shows of an edition; written when it is parked. */
struct standing {
    struct str state;    /* draft reporter returned editor signed exported rejected stopped killed */
    struct str headline; /* source headline */
    struct str title;    /* target headline */
    int64_t segments, approved, blocks, warns, notes;
    struct str trouble;              /* last fault's text, "" = none */
    const struct findings *findings; /* that stand now, NULL = not known (nothing was checked) */
};
/* Gives the lease back. due_at: ms when to look again, 0 = when somebody wakes it;
 * a wake that came during the work is not lost. */
enum fault store_park(struct store *s, const struct claim *c, const struct standing *now, int64_t due_at,
                      bool count_attempt, struct err *err);
/* The same, and in the same transaction the next due edition for the worker that goes on;
 * next->edition 0 = nothing is due. */
enum fault store_park_next(struct store *s, const struct claim *c, const struct standing *now, int64_t due_at,
                           bool count_attempt, const char *owner, int64_t lease_ms, struct claim *next,
                           struct err *err);
enum fault store_wake(struct store *s, int64_t edition, struct err *err);
/* Everything that waits for a fault to pass is due now (`okgyo run` again). Rejected
 * input stays: the same bytes would be rejected again. */
enum fault store_wake_all(struct store *s, struct err *err);
/* Editions whose outputs may be stale (settings or glossary changed): due now. */
enum fault store_wake_open(struct store *s, struct err *err);

/* --- memory of paid calls --- */

enum fault store_memo_get(struct store *s, const char *key, struct buf *bytes, bool *found, struct err *err);
struct memo {
    char key[HASH_HEX];
    struct str bytes;
};
/* All in one transaction, with the usage they cost. */
enum fault store_memo_put(struct store *s, const struct memo *memos, size_t n, const char *endpoint, int64_t requests,
                          int64_t characters, struct err *err);
/* Characters sent to an endpoint since `since` (ms). */
enum fault store_usage(struct store *s, const char *endpoint, int64_t since, int64_t *requests, int64_t *characters,
                       struct err *err);

/* --- reading an edition --- */

/* Fills identity, raw bytes, languages and decisions of an edition; the stages'
 * outputs are loaded by the engine. FAULT_REJECT when there is no such edition. */
enum fault store_article(struct store *s, int64_t edition, struct article *out, struct err *err);
/* "12", "12.en": the edition it names; "12" needs the story to have just one. */
enum fault store_find(struct store *s, struct str name, int64_t *edition, struct err *err);
struct editions {
    int64_t *at;
    size_t len, cap;
};
/* Every edition of the story that this one is of, itself among them. */
enum fault store_editions(struct store *s, struct arena *a, int64_t edition, struct editions *out, struct err *err);
/* All outputs of an edition, newest keys, for showing without running. */
enum fault store_last_output(struct store *s, int64_t edition, enum store_scope scope, const char *stage,
                             struct buf *bytes, bool *found, struct err *err);

/* --- decisions --- */

/* Adds a decision, computes its place in the chain, wakes the edition. For edits,
 * `seen` is the version (seq of the last edit, 0 = the draft) the person saw; a
 * stale one is refused: *stale is set and nothing is written. Signing both steps
 * of an edition as one person is FAULT_REJECT by the data model. d->seq, prev and
 * hash are filled, in `a`. A story is killed in all its languages: the same decision is
 * added to every edition of it, in the same transaction. */
enum fault store_decide(struct store *s, struct arena *a, struct decision *d, int64_t seen, bool *stale,
                        struct err *err);
enum fault store_decisions(struct store *s, struct arena *a, int64_t edition, struct decisions *out, struct err *err);

/* Walks the whole chain; *broken is the seq of the first row that does not fit, 0 =
 * all is well. `head` is the hash of the last row. */
enum fault store_verify(struct store *s, int64_t *count, int64_t *broken, char head[HASH_HEX], struct err *err);
/* Calls back for every decision in order (okgyo log). */
enum fault store_each_decision(struct store *s, int64_t edition,
                               enum fault (*each)(void *user, const struct decision *d, struct err *err), void *user,
                               struct err *err);

/* --- queue --- */

struct queue_row {
    int64_t edition, article;
    struct str lang, state, name, headline, title, trouble;
    int64_t version, segments, approved, blocks, warns, notes, priority;
    int64_t received, changed;   /* ms */
    struct str assigned, holder; /* logins; holder: who has it open now */
    int64_t holder_until;
};
struct queue_rows {
    struct queue_row *at;
    size_t len, cap;
};
struct queue_query {
    struct str state; /* "" = every open one; "all" = all */
    struct str lang, assigned;
    int64_t after_priority, after_edition; /* of the last row of the page before; 0, 0 = first page */
    int64_t limit;                         /* at most 500 */
};
/* Most urgent first, then oldest. */
enum fault store_queue(struct store *s, struct arena *a, const struct queue_query *q, struct queue_rows *out,
                       struct err *err);
/* Number of editions per state, as rows with state and segments = count. */
enum fault store_counts(struct store *s, struct arena *a, struct queue_rows *out, struct err *err);
enum fault store_queue_row(struct store *s, struct arena *a, int64_t edition, struct queue_row *out, struct err *err);

/* What became of the findings of a check, over all editions. */
struct check_record {
    struct str check;
    int64_t raised, open, mended; /* open: stands and is not waived; mended: gone, never waived */
    int64_t wrong, accepted;      /* waived as a mistake of the check, or as true but acceptable */
};
struct check_records {
    struct check_record *at;
    size_t len, cap;
};
/* By name of the check. */
enum fault store_check_records(struct store *s, struct arena *a, struct check_records *out, struct err *err);

/* A person opens an edition: a claim that expires. FAULT_WAIT when somebody else
 * holds it (err names them); `take` takes it over. */
enum fault store_hold(struct store *s, int64_t edition, struct str who, int64_t until, bool take, struct err *err);
enum fault store_unhold(struct store *s, int64_t edition, struct str who, struct err *err);
enum fault store_prioritise(struct store *s, int64_t edition, int64_t priority, struct err *err);

/* --- names in signed stories --- */

struct name_rendering {
    struct str name, rendering; /* 홍길동, "Hong Gil-dong" */
};
/* What an edition that leaves signed calls its people, in place of what it called them
 * before. One transaction. */
enum fault store_names_put(struct store *s, int64_t edition, struct str lang, const struct name_rendering *names,
                           size_t n, struct err *err);

struct archived_name {
    struct str rendering;  /* in the arena; "" = no other signed story names this person */
    int64_t article, made; /* the newest that does, and when it was signed out (ms) */
};
/* The newest rendering of a name in a language, by other editions than `but`. */
enum fault store_names_get(struct store *s, struct arena *a, struct str name, struct str lang, int64_t but,
                           struct archived_name *out, struct err *err);

/* --- accounts of people, and sessions --- */

struct account {
    struct str login, name, langs; /* langs: "en,ja", "" = all */
    enum role role;
    struct str password; /* libsodium's argon2id string */
    bool disabled;
};
struct accounts {
    struct account *at;
    size_t len, cap;
};
enum fault store_account_put(struct store *s, const struct account *p, struct err *err);
/* *found false when there is no such login. */
enum fault store_account(struct store *s, struct arena *a, struct str login, struct account *out, bool *found,
                         struct err *err);
enum fault store_accounts(struct store *s, struct arena *a, struct accounts *out, struct err *err);

/* `token` is the hash of the cookie, never the cookie. */
enum fault store_session_put(struct store *s, struct str token, struct str login, int64_t expires, struct err *err);
/* The login of a session that has neither expired nor idled longer than idle_ms;
 * "" otherwise. Notes that it was seen. */
enum fault store_session(struct store *s, struct arena *a, struct str token, int64_t idle_ms, struct str *login,
                         struct err *err);
enum fault store_session_drop(struct store *s, struct str token, struct err *err);
enum fault store_sessions_drop(struct store *s, struct str login, struct err *err);

#endif
