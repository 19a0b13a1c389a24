/* What the desk and the terminal list, and who has what open. */
#include "base/clock.h"
#include "store/inside.h"

struct listing {
    const struct store *store;
    struct arena *arena;
    struct queue_rows *out;
};

#define QUEUE_COLUMNS                                                                                                \
    "SELECT e.id, e.article, e.lang, e.state, a.name, e.headline, e.title, e.trouble, v.n, e.segments, e.approved, " \
    "e.blocks, e.warns, e.notes, e.priority, v.received, e.changed, e.assigned, e.holder, e.holder_until "           \
    "FROM edition e JOIN article a ON a.id = e.article JOIN version v ON v.id = a.version WHERE "

static enum fault take_row(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct listing *l = user;
    const struct store *s = l->store;
    struct queue_row *q = vec_push(l->arena, l->out);
    *q = (struct queue_row){
        .edition = row_int(s, row, 0),
        .article = row_int(s, row, 1),
        .lang = arena_str(l->arena, row_str(s, row, 2)),
        .state = arena_str(l->arena, row_str(s, row, 3)),
        .name = arena_str(l->arena, row_str(s, row, 4)),
        .headline = arena_str(l->arena, row_str(s, row, 5)),
        .title = arena_str(l->arena, row_str(s, row, 6)),
        .trouble = arena_str(l->arena, row_str(s, row, 7)),
        .version = row_int(s, row, 8),
        .segments = row_int(s, row, 9),
        .approved = row_int(s, row, 10),
        .blocks = row_int(s, row, 11),
        .warns = row_int(s, row, 12),
        .notes = row_int(s, row, 13),
        .priority = row_int(s, row, 14),
        .received = row_int(s, row, 15),
        .changed = row_int(s, row, 16),
        .assigned = arena_str(l->arena, row_str(s, row, 17)),
        .holder = arena_str(l->arena, row_str(s, row, 18)),
        .holder_until = row_int(s, row, 19),
    };
    if (q->holder_until < clock_real())
        q->holder = str_of("");
    return FAULT_OK;
}

/* Which editions, as SQL over the arguments ?1 state, ?2 lang, ?3 assigned; the
 * three forms let SQLite use an index for each. */
#define REST "(?2 = '' OR e.lang = ?2) AND (?3 = '' OR e.assigned = ?3) AND "
#define OPEN "e.is_open = 1 AND ?1 = '' AND " REST
#define STATE "e.state = ?1 AND " REST
#define ALL "?1 = 'all' AND " REST
#define SAME_PRIORITY "e.priority = ?4 AND e.id > ?5 ORDER BY e.id LIMIT ?6"
#define LOWER_PRIORITY "e.priority < ?4 AND ?5 = ?5 ORDER BY e.priority DESC, e.id LIMIT ?6"
#define FIRST_PAGE "?4 = ?4 AND ?5 = ?5 ORDER BY e.priority DESC, e.id LIMIT ?6"

enum filter { FILTER_OPEN, FILTER_STATE, FILTER_ALL };

/* SQLite 3.40 cannot seek on a row value, so the page after a row is two seeks:
 * the rest of its priority, then the lower ones. */
static const char *const queries[3][3] = {
    {QUEUE_COLUMNS OPEN FIRST_PAGE, QUEUE_COLUMNS OPEN SAME_PRIORITY, QUEUE_COLUMNS OPEN LOWER_PRIORITY},
    {QUEUE_COLUMNS STATE FIRST_PAGE, QUEUE_COLUMNS STATE SAME_PRIORITY, QUEUE_COLUMNS STATE LOWER_PRIORITY},
    {QUEUE_COLUMNS ALL FIRST_PAGE, QUEUE_COLUMNS ALL SAME_PRIORITY, QUEUE_COLUMNS ALL LOWER_PRIORITY},
};

static enum fault list(struct store *s, struct arena *a, const struct queue_query *q, const char *sql, int64_t limit,
                       struct queue_rows *out, struct err *err)
{
    struct listing l = {s, a, out};
    return store_run(s, sql, (&(struct db_each){take_row, &l}), NULL, err, db_text(q->state), db_text(q->lang),
                     db_text(q->assigned), db_int(q->after_priority), db_int(q->after_edition), db_int(limit));
}

enum fault store_queue(struct store *s, struct arena *a, const struct queue_query *q, struct queue_rows *out,
                       struct err *err)
{
    int64_t limit = q->limit > 0 && q->limit <= 500 ? q->limit : 500;
    enum filter filter = q->state.len == 0 ? FILTER_OPEN : str_is(q->state, "all") ? FILTER_ALL : FILTER_STATE;
    if (q->after_edition == 0)
        return list(s, a, q, queries[filter][0], limit, out, err);
    try(list(s, a, q, queries[filter][1], limit, out, err));
    if ((int64_t)out->len < limit)
        try(list(s, a, q, queries[filter][2], limit - (int64_t)out->len, out, err));
    return FAULT_OK;
}

enum fault store_queue_row(struct store *s, struct arena *a, int64_t edition, struct queue_row *out, struct err *err)
{
    struct queue_rows rows = {0};
    struct listing l = {s, a, &rows};
    try(store_run(s, QUEUE_COLUMNS "e.id = ?1", (&(struct db_each){take_row, &l}), NULL, err, db_int(edition)));
    if (!rows.len)
        return fault(err, FAULT_REJECT, "there is no such edition");
    *out = rows.at[0];
    return FAULT_OK;
}

static enum fault take_count(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct listing *l = user;
    struct queue_row *q = vec_push(l->arena, l->out);
    *q = (struct queue_row){.state = arena_str(l->arena, row_str(l->store, row, 0)),
                            .segments = row_int(l->store, row, 1)};
    return FAULT_OK;
}

enum fault store_counts(struct store *s, struct arena *a, struct queue_rows *out, struct err *err)
{
    struct listing l = {s, a, out};
    return store_run(s, "SELECT state, count(*) FROM edition WHERE id > ?1 GROUP BY state",
                     (&(struct db_each){take_count, &l}), NULL, err, db_int(0));
}

/* --- what became of the findings --- */

struct recording {
    const struct store *store;
    struct arena *arena;
    struct check_records *out;
};

static enum fault take_record(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct recording *r = user;
    const struct store *s = r->store;
    *vec_push(r->arena, r->out) = (struct check_record){
        .check = arena_str(r->arena, row_str(s, row, 0)),
        .raised = row_int(s, row, 1),
        .open = row_int(s, row, 2),
        .mended = row_int(s, row, 3),
        .wrong = row_int(s, row, 4),
        .accepted = row_int(s, row, 5),
    };
    return FAULT_OK;
}

enum fault store_check_records(struct store *s, struct arena *a, struct check_records *out, struct err *err)
{
    struct recording r = {s, a, out};
    return store_run(
        s,
        "SELECT r.check_name, count(*), sum(CASE WHEN w.verdict IS NULL AND r.gone = 0 THEN 1 ELSE 0 END), "
        "sum(CASE WHEN w.verdict IS NULL AND r.gone = 1 THEN 1 ELSE 0 END), "
        "sum(CASE WHEN w.verdict = ?1 THEN 1 ELSE 0 END), sum(CASE WHEN w.verdict <> ?1 THEN 1 ELSE 0 END) "
        "FROM raised r LEFT JOIN "
        "(SELECT edition, text AS fingerprint, max(on_hash) AS verdict FROM decision WHERE kind = 'waive' "
        "GROUP BY edition, text) w ON w.edition = r.edition AND w.fingerprint = r.fingerprint "
        "GROUP BY r.check_name ORDER BY r.check_name",
        (&(struct db_each){take_record, &r}), NULL, err, db_textz(WAIVED_WRONG));
}

/* --- who has an edition open --- */

static enum fault hold(struct store *s, int64_t edition, struct str who, int64_t until, bool take, struct err *err)
{
    struct arena a = {0};
    struct queue_row row;
    enum fault f = store_queue_row(s, &a, edition, &row, err);
    if (f == FAULT_OK && !take && row.holder.len && !str_eq(row.holder, who)) {
        char text[CLOCK_TEXT];
        clock_text(row.holder_until, 0, text);
        f = fault(err, FAULT_WAIT, "%.*s has it open until %s", STR_ARGS(row.holder), text);
    }
    arena_release(&a);
    try(f);
    return store_run(s, "UPDATE edition SET holder = ?1, holder_until = ?2 WHERE id = ?3", NULL, NULL, err,
                     db_text(who), db_int(until), db_int(edition));
}

enum fault store_hold(struct store *s, int64_t edition, struct str who, int64_t until, bool take, struct err *err)
{
    try(store_begin(s, err));
    return store_end(s, hold(s, edition, who, until, take, err), err);
}

enum fault store_unhold(struct store *s, int64_t edition, struct str who, struct err *err)
{
    try(store_begin(s, err));
    return store_end(s,
                     store_run(s, "UPDATE edition SET holder = '', holder_until = 0 WHERE id = ?1 AND holder = ?2",
                               NULL, NULL, err, db_int(edition), db_text(who)),
                     err);
}

enum fault store_prioritise(struct store *s, int64_t edition, int64_t priority, struct err *err)
{
    try(store_begin(s, err));
    return store_end(s,
                     store_run(s, "UPDATE edition SET priority = ?1 WHERE id = ?2", NULL, NULL, err, db_int(priority),
                               db_int(edition)),
                     err);
}
