/* The ledger: what it refuses, what it never loses. */
#include "base/clock.h"
#include "base/file.h"
#include "store/store.h"

#include <setjmp.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

struct place {
    char dir[32], path[256]; /* path: the database file, or a PostgreSQL address */
    struct store *store;
    struct arena arena;
    json_t *langs;
    struct err err;
};

/* tests/e2e/postgres.sh runs these tests against a server of its own. */
static bool on_server(void)
{
    return getenv("OKGYO_TEST_STORE") != NULL;
}

/* Behind the store's back. */
static void run_sql(struct place *p, const char *sql, bool works)
{
    sqlite3 *raw;
    if (on_server()) {
        PGconn *conn = PQconnectdb(p->path);
        PGresult *result = PQexec(conn, sql);
        assert_int_equal(PQresultStatus(result) == PGRES_COMMAND_OK, works);
        PQclear(result);
        PQfinish(conn);
        return;
    }
    sqlite3_open(p->path, &raw);
    assert_int_equal(sqlite3_exec(raw, sql, NULL, NULL, NULL), works ? SQLITE_OK : SQLITE_CONSTRAINT);
    sqlite3_close(raw);
}

static int set_up(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    strcpy(p->dir, "/tmp/okgyo-store-XXXXXX");
    assert_non_null(mkdtemp(p->dir));
    snprintf(p->path, sizeof p->path, "%s/okgyo.db", p->dir);
    if (on_server()) {
        snprintf(p->path, sizeof p->path, "%s", getenv("OKGYO_TEST_STORE"));
        run_sql(p, "DROP SCHEMA public CASCADE; CREATE SCHEMA public", true);
    }
    assert_int_equal(store_open(p->path, &p->store, &p->err), FAULT_OK);
    p->langs = json_pack("[s]", "en");
    *state = p;
    return 0;
}

static int tear_down(void **state)
{
    struct place *p = *state;
    char command[264];
    store_close(p->store);
    for (int i = 0; i < 3; i++) {
        static const char *const ends[] = {"", "-wal", "-shm"};
        snprintf(command, sizeof command, "%s%s", p->path, ends[i]);
        unlink(command);
    }
    rmdir(p->dir);
    arena_release(&p->arena);
    json_decref(p->langs);
    free(p);
    return 0;
}

static int64_t add(struct place *p, const char *id, const char *raw, enum arrival expected)
{
    enum arrival how;
    int64_t article = 0;
    struct incoming in = {.source_id = str_of(id), .name = str_of("a.txt"), .raw = str_of(raw), .langs = p->langs};
    assert_int_equal(store_add(p->store, &in, &how, &article, &p->err), FAULT_OK);
    assert_int_equal(how, expected);
    return article;
}

static int64_t edition_of(struct place *p, const char *name)
{
    int64_t edition = 0;
    assert_int_equal(store_find(p->store, str_of(name), &edition, &p->err), FAULT_OK);
    return edition;
}

static void the_same_story_is_seen_as_such(void **state)
{
    struct place *p = *state;
    int64_t one = add(p, "file:/a", "text", ARRIVAL_NEW);
    assert_int_equal(add(p, "file:/b", "text", ARRIVAL_DUPLICATE), one);
    assert_int_equal(add(p, "file:/a", "text, corrected", ARRIVAL_VERSION), one);
    /* back to the first text: that is news, not a duplicate */
    assert_int_equal(add(p, "file:/a", "text", ARRIVAL_VERSION), one);
    assert_int_not_equal(add(p, "file:/c", "other", ARRIVAL_NEW), one);
    struct article a = {.arena = &p->arena};
    assert_int_equal(store_article(p->store, edition_of(p, "1.en"), &a, &p->err), FAULT_OK);
    assert_int_equal(a.version, 3);
    assert_true(str_is(a.raw, "text"));
}

static void a_lost_lease_cannot_write(void **state)
{
    struct place *p = *state;
    struct claim first, second;
    add(p, "a", "text", ARRIVAL_NEW);
    assert_int_equal(store_claim(p->store, "x:1:1", 1, 0, &first, &p->err), FAULT_OK);
    clock_sleep(5);
    assert_int_equal(store_claim(p->store, "y:1:1", 60000, 0, &second, &p->err), FAULT_OK);
    assert_int_equal(first.edition, second.edition);
    assert_int_equal(store_commit(p->store, &first, STORE_EDITION, "s", "k", str_of("late"), &p->err), FAULT_RETRY);
    assert_int_equal(store_commit(p->store, &second, STORE_EDITION, "s", "k", str_of("mine"), &p->err), FAULT_OK);
    bool found;
    auto_buf struct buf b = buf_make(100);
    assert_int_equal(store_output(p->store, &second, STORE_EDITION, "s", "k", &b, &found, &p->err), FAULT_OK);
    assert_true(found && str_is(buf_str(&b), "mine"));
    assert_int_equal(store_output(p->store, &second, STORE_EDITION, "s", "other key", &b, &found, &p->err), FAULT_OK);
    assert_false(found);
}

static void a_wake_during_the_work_is_not_lost(void **state)
{
    struct place *p = *state;
    struct claim c, again;
    struct standing now = {
        .state = str_of("reporter"), .headline = str_of("h"), .title = str_of(""), .trouble = str_of("")};
    add(p, "a", "text", ARRIVAL_NEW);
    assert_int_equal(store_claim(p->store, "x:1:1", 60000, 0, &c, &p->err), FAULT_OK);
    assert_int_equal(store_claim(p->store, "y:1:1", 60000, 0, &again, &p->err), FAULT_WAIT);
    assert_int_equal(store_wake(p->store, c.edition, &p->err), FAULT_OK);
    assert_int_equal(store_park(p->store, &c, &now, 0, false, &p->err), FAULT_OK);
    assert_int_equal(store_claim(p->store, "x:1:1", 60000, 0, &c, &p->err), FAULT_OK);
    assert_int_equal(store_park(p->store, &c, &now, 0, false, &p->err), FAULT_OK);
    assert_int_equal(store_claim(p->store, "x:1:1", 60000, 0, &c, &p->err), FAULT_WAIT);
    assert_int_equal(p->err.wait_ms, 0);
}

static void parking_claims_the_next_one(void **state)
{
    struct place *p = *state;
    struct claim first, second, third;
    struct standing now = {
        .state = str_of("reporter"), .headline = str_of("h"), .title = str_of(""), .trouble = str_of("")};
    add(p, "a", "one", ARRIVAL_NEW);
    add(p, "b", "two", ARRIVAL_NEW);
    assert_int_equal(store_claim(p->store, "x:1:1", 60000, 0, &first, &p->err), FAULT_OK);
    assert_int_equal(store_park_next(p->store, &first, &now, 0, false, "x:1:1", 60000, &second, &p->err), FAULT_OK);
    assert_true(second.edition && second.edition != first.edition);
    assert_int_equal(second.token, 1);
    assert_string_equal(second.lang, "en");
    /* it is taken: nobody else has it, and what is written under it counts */
    assert_int_equal(store_claim(p->store, "y:1:1", 60000, 0, &third, &p->err), FAULT_WAIT);
    assert_int_equal(store_commit(p->store, &second, STORE_EDITION, "s", "k", str_of("mine"), &p->err), FAULT_OK);
    /* whoever lost the lease parks nothing and gets nothing */
    add(p, "c", "three", ARRIVAL_NEW);
    assert_int_equal(store_park_next(p->store, &first, &now, 0, false, "x:1:1", 60000, &third, &p->err), FAULT_OK);
    struct claim stale = second;
    stale.token--;
    assert_true(third.edition != 0);
    assert_int_equal(store_unclaim(p->store, &third, &p->err), FAULT_OK);
    assert_int_equal(store_park_next(p->store, &stale, &now, 0, false, "x:1:1", 60000, &third, &p->err), FAULT_RETRY);
    assert_int_equal(third.edition, 0);
    /* given back unworked it is due as before, and the last one finds nothing more */
    assert_int_equal(store_park_next(p->store, &second, &now, 0, false, "x:1:1", 60000, &third, &p->err), FAULT_OK);
    assert_int_equal(third.token, 2);
    assert_int_equal(store_park_next(p->store, &third, &now, 0, false, "x:1:1", 60000, &first, &p->err), FAULT_OK);
    assert_int_equal(first.edition, 0);
}

static bool has_key(const struct stored_keys *keys, enum store_scope scope, const char *stage, const char *key)
{
    for (size_t i = 0; i < keys->len; i++)
        if (keys->at[i].scope == scope && str_is(keys->at[i].stage, stage) && str_is(keys->at[i].key, key))
            return true;
    return false;
}

static void what_is_stored_is_listed(void **state)
{
    struct place *p = *state;
    struct claim c;
    struct stored_keys keys = {0};
    add(p, "a", "one", ARRIVAL_NEW);
    assert_int_equal(store_claim(p->store, "x:1:1", 60000, 0, &c, &p->err), FAULT_OK);
    assert_int_equal(store_keys(p->store, &p->arena, &c, &keys, &p->err), FAULT_OK);
    assert_int_equal(keys.len, 0);
    store_commit(p->store, &c, STORE_ARTICLE, "ingest", "k1", str_of("x"), &p->err);
    store_commit(p->store, &c, STORE_EDITION, "qa", "old", str_of("y"), &p->err);
    store_commit(p->store, &c, STORE_EDITION, "qa", "k2", str_of("z"), &p->err);
    assert_int_equal(store_keys(p->store, &p->arena, &c, &keys, &p->err), FAULT_OK);
    assert_int_equal(keys.len, 2);
    assert_true(has_key(&keys, STORE_ARTICLE, "ingest", "k1"));
    assert_true(has_key(&keys, STORE_EDITION, "qa", "k2"));
    /* a new text has outputs of its own, the edition keeps its */
    struct claim other = c;
    other.version++;
    keys.len = 0;
    assert_int_equal(store_keys(p->store, &p->arena, &other, &keys, &p->err), FAULT_OK);
    assert_int_equal(keys.len, 1);
    assert_true(has_key(&keys, STORE_EDITION, "qa", "k2"));
}

static void several_come_in_or_none(void **state)
{
    struct place *p = *state;
    struct arrived got[3];
    struct incoming in[3];
    static const char *const ids[] = {"a", "b", "a"}, *const raws[] = {"one", "two", "one"};
    for (int i = 0; i < 3; i++)
        in[i] = (struct incoming){
            .source_id = str_of(ids[i]), .name = str_of("a.txt"), .raw = str_of(raws[i]), .langs = p->langs};
    in[1].replaces = 77;
    assert_int_equal(store_add_all(p->store, in, 3, got, &p->err), FAULT_REJECT);
    assert_non_null(strstr(p->err.text, "77"));
    int64_t edition;
    assert_int_equal(store_find(p->store, str_of("1.en"), &edition, &p->err), FAULT_REJECT);
    in[1].replaces = 0;
    assert_int_equal(store_add_all(p->store, in, 3, got, &p->err), FAULT_OK);
    assert_int_equal(got[0].how, ARRIVAL_NEW);
    assert_int_equal(got[1].how, ARRIVAL_NEW);
    assert_int_equal(got[2].how, ARRIVAL_DUPLICATE);
    assert_int_equal(got[2].article, got[0].article);
    assert_int_not_equal(got[1].article, got[0].article);
}

static void leases_of_the_dead_are_freed(void **state)
{
    struct place *p = *state;
    struct claim c;
    char host[256] = "", owner[300];
    int64_t freed;
    gethostname(host, sizeof host - 1);
    add(p, "a", "text", ARRIVAL_NEW);
    snprintf(owner, sizeof owner, "%s:%d:1", host, 0x3FFFFFFF); /* above any pid */
    assert_int_equal(store_claim(p->store, owner, 600000, 0, &c, &p->err), FAULT_OK);
    assert_int_equal(store_rescue(p->store, &freed, &p->err), FAULT_OK);
    assert_int_equal(freed, 1);
    snprintf(owner, sizeof owner, "%s:%d:1", host, (int)getpid());
    assert_int_equal(store_claim(p->store, owner, 600000, 0, &c, &p->err), FAULT_OK);
    assert_int_equal(store_rescue(p->store, &freed, &p->err), FAULT_OK);
    assert_int_equal(freed, 0);
}

static enum fault decide(struct place *p, int64_t edition, enum decision_kind kind, enum step step, const char *who,
                         int64_t seen, bool *stale)
{
    struct decision d = {.edition = edition,
                         .kind = kind,
                         .step = step,
                         .who = str_of(who),
                         .on = str_of("h"),
                         .facts = str_of(""),
                         .text = str_of("t"),
                         .reason = str_of("")};
    if (kind == DECISION_EDIT)
        strcpy(d.segment, "000000000000000000000001");
    enum fault f = store_decide(p->store, &p->arena, &d, seen, stale, &p->err);
    return f;
}

static void one_person_cannot_sign_both_steps(void **state)
{
    struct place *p = *state;
    bool stale;
    add(p, "a", "text", ARRIVAL_NEW);
    int64_t e = edition_of(p, "1");
    assert_int_equal(decide(p, e, DECISION_SIGN, STEP_REPORTER, "kim", -1, &stale), FAULT_OK);
    assert_int_equal(decide(p, e, DECISION_SIGN, STEP_REPORTER, "kim", -1, &stale), FAULT_OK);
    assert_int_equal(decide(p, e, DECISION_SIGN, STEP_EDITOR, "kim", -1, &stale), FAULT_REJECT);
    assert_non_null(strstr(p->err.text, "two people"));
    assert_int_equal(decide(p, e, DECISION_SIGN, STEP_EDITOR, "smith", -1, &stale), FAULT_OK);
    assert_int_equal(decide(p, e, DECISION_SIGN, STEP_REPORTER, "smith", -1, &stale), FAULT_REJECT);
}

/* One act, all languages, one transaction; a second one adds nothing to the others. */
static void a_story_is_killed_in_all_its_languages(void **state)
{
    struct place *p = *state;
    bool stale;
    struct editions all = {0};
    json_array_append_new(p->langs, json_string("ja"));
    add(p, "a", "text", ARRIVAL_NEW);
    add(p, "b", "another", ARRIVAL_NEW);
    int64_t en = edition_of(p, "1.en"), ja = edition_of(p, "1.ja"), other = edition_of(p, "2.en");
    assert_int_equal(store_editions(p->store, &p->arena, ja, &all, &p->err), FAULT_OK);
    assert_int_equal(all.len, 2);
    assert_true(all.at[0] == en && all.at[1] == ja);
    for (size_t n = 1; n <= 2; n++) {
        assert_int_equal(decide(p, ja, DECISION_KILL, STEP_NONE, "dora", -1, &stale), FAULT_OK);
        struct decisions of_en = {0}, of_ja = {0}, of_other = {0};
        assert_int_equal(store_decisions(p->store, &p->arena, en, &of_en, &p->err), FAULT_OK);
        assert_int_equal(store_decisions(p->store, &p->arena, ja, &of_ja, &p->err), FAULT_OK);
        assert_int_equal(store_decisions(p->store, &p->arena, other, &of_other, &p->err), FAULT_OK);
        assert_int_equal(of_en.len, 1);
        assert_int_equal(of_en.at[0].kind, DECISION_KILL);
        assert_true(str_is(of_en.at[0].who, "dora") && str_is(of_en.at[0].text, "t"));
        assert_int_equal(of_ja.len, n);
        assert_int_equal(of_other.len, 0);
    }
    int64_t count, broken;
    char head[HASH_HEX];
    assert_int_equal(store_verify(p->store, &count, &broken, head, &p->err), FAULT_OK);
    assert_int_equal(count, 3);
    assert_int_equal(broken, 0);
}

static void a_stale_edit_is_refused(void **state)
{
    struct place *p = *state;
    bool stale;
    struct decisions all = {0};
    add(p, "a", "text", ARRIVAL_NEW);
    int64_t e = edition_of(p, "1");
    assert_int_equal(decide(p, e, DECISION_EDIT, STEP_REPORTER, "kim", 0, &stale), FAULT_OK);
    assert_int_equal(decide(p, e, DECISION_EDIT, STEP_REPORTER, "lee", 0, &stale), FAULT_REJECT);
    assert_true(stale);
    assert_int_equal(store_decisions(p->store, &p->arena, e, &all, &p->err), FAULT_OK);
    assert_int_equal(all.len, 1);
    assert_int_equal(decide(p, e, DECISION_EDIT, STEP_REPORTER, "lee", all.at[0].seq, &stale), FAULT_OK);
    assert_false(stale);
}

static void the_chain_shows_tampering(void **state)
{
    struct place *p = *state;
    bool stale;
    int64_t count, broken;
    char head[HASH_HEX];
    add(p, "a", "text", ARRIVAL_NEW);
    int64_t e = edition_of(p, "1");
    for (int i = 0; i < 5; i++)
        assert_int_equal(decide(p, e, DECISION_COMMENT, STEP_REPORTER, "kim", -1, &stale), FAULT_OK);
    assert_int_equal(store_verify(p->store, &count, &broken, head, &p->err), FAULT_OK);
    assert_int_equal(count, 5);
    assert_int_equal(broken, 0);
    /* the triggers refuse; who drops them is found out */
    run_sql(p, "UPDATE decision SET text = 'x' WHERE seq = 3", false);
    run_sql(p, "DELETE FROM decision WHERE seq = 3", false);
    run_sql(p, on_server() ? "DROP TRIGGER decision_keep ON decision" : "DROP TRIGGER decision_keep", true);
    run_sql(p, "UPDATE decision SET text = 'x' WHERE seq = 3", true);
    assert_int_equal(store_verify(p->store, &count, &broken, head, &p->err), FAULT_OK);
    assert_int_equal(broken, 3);
}

static void the_queue_pages(void **state)
{
    struct place *p = *state;
    struct queue_query q = {.state = str_of(""), .lang = str_of(""), .assigned = str_of(""), .limit = 4};
    char id[16], raw[16];
    int seen = 0;
    int64_t last_priority = 100, last_edition = 0;
    for (int i = 0; i < 10; i++) {
        snprintf(id, sizeof id, "id%d", i);
        snprintf(raw, sizeof raw, "raw%d", i);
        add(p, id, raw, ARRIVAL_NEW);
        assert_int_equal(store_prioritise(p->store, i + 1, i % 3, &p->err), FAULT_OK);
    }
    for (;;) {
        struct queue_rows rows = {0};
        assert_int_equal(store_queue(p->store, &p->arena, &q, &rows, &p->err), FAULT_OK);
        for (size_t i = 0; i < rows.len; i++, seen++) {
            bool later = rows.at[i].priority < last_priority ||
                         (rows.at[i].priority == last_priority && rows.at[i].edition > last_edition);
            assert_true(later);
            last_priority = rows.at[i].priority;
            last_edition = rows.at[i].edition;
        }
        if (rows.len < 4)
            break;
        q.after_priority = last_priority;
        q.after_edition = last_edition;
    }
    assert_int_equal(seen, 10);
}

static void holding_expires_and_can_be_taken(void **state)
{
    struct place *p = *state;
    add(p, "a", "text", ARRIVAL_NEW);
    assert_int_equal(store_hold(p->store, 1, str_of("kim"), clock_real() + 60000, false, &p->err), FAULT_OK);
    assert_int_equal(store_hold(p->store, 1, str_of("lee"), clock_real() + 60000, false, &p->err), FAULT_WAIT);
    assert_non_null(strstr(p->err.text, "kim"));
    assert_int_equal(store_hold(p->store, 1, str_of("lee"), clock_real() - 1, true, &p->err), FAULT_OK);
    assert_int_equal(store_hold(p->store, 1, str_of("kim"), clock_real() + 60000, false, &p->err), FAULT_OK);
}

static void sessions_end(void **state)
{
    struct place *p = *state;
    struct account kim = {.login = str_of("kim"),
                          .name = str_of("Kim"),
                          .langs = str_of(""),
                          .role = ROLE_REPORTER,
                          .password = str_of("x")};
    struct str login;
    assert_int_equal(store_account_put(p->store, &kim, &p->err), FAULT_OK);
    assert_int_equal(store_session_put(p->store, str_of("t1"), str_of("kim"), clock_real() + 60000, &p->err), FAULT_OK);
    assert_int_equal(store_session(p->store, &p->arena, str_of("t1"), 60000, &login, &p->err), FAULT_OK);
    assert_true(str_is(login, "kim"));
    kim.disabled = true;
    assert_int_equal(store_account_put(p->store, &kim, &p->err), FAULT_OK);
    assert_int_equal(store_session(p->store, &p->arena, str_of("t1"), 60000, &login, &p->err), FAULT_OK);
    assert_int_equal(login.len, 0);
}

static void put_name(struct place *p, int64_t edition, const char *name, const char *rendering)
{
    struct name_rendering one = {str_of(name), str_of(rendering)};
    assert_int_equal(store_names_put(p->store, edition, str_of("en"), &one, name[0] != 0, &p->err), FAULT_OK);
}

static void the_newest_rendering_of_a_name_answers(void **state)
{
    struct place *p = *state;
    struct archived_name known;
    int64_t first = add(p, "a", "text a", ARRIVAL_NEW), second = add(p, "b", "text b", ARRIVAL_NEW);
    int64_t one = edition_of(p, "1.en"), two = edition_of(p, "2.en");
    put_name(p, one, "홍길동", "Hong Gil-dong");
    assert_int_equal(store_names_get(p->store, &p->arena, str_of("홍길동"), str_of("en"), two, &known, &p->err),
                     FAULT_OK);
    assert_true(str_is(known.rendering, "Hong Gil-dong"));
    assert_int_equal(known.article, first);
    assert_true(known.made > 0);
    clock_sleep(2);
    put_name(p, two, "홍길동", "Hong Kil-dong");
    assert_int_equal(store_names_get(p->store, &p->arena, str_of("홍길동"), str_of("en"), 0, &known, &p->err),
                     FAULT_OK);
    assert_true(str_is(known.rendering, "Hong Kil-dong"));
    assert_int_equal(known.article, second);
    /* an edition is never held to itself, nor to other languages; what leaves again replaces its own */
    assert_int_equal(store_names_get(p->store, &p->arena, str_of("홍길동"), str_of("en"), two, &known, &p->err),
                     FAULT_OK);
    assert_true(str_is(known.rendering, "Hong Gil-dong"));
    assert_int_equal(store_names_get(p->store, &p->arena, str_of("홍길동"), str_of("ja"), 0, &known, &p->err),
                     FAULT_OK);
    assert_int_equal(known.rendering.len, 0);
    put_name(p, one, "", "");
    assert_int_equal(store_names_get(p->store, &p->arena, str_of("홍길동"), str_of("en"), two, &known, &p->err),
                     FAULT_OK);
    assert_int_equal(known.rendering.len, 0);
}

/* A ledger of the version before: opening it makes the table that it lacks. */
static void an_older_database_is_brought_up_to_date(void **state)
{
    struct place *p = *state;
    int64_t one = add(p, "a", "text", ARRIVAL_NEW);
    run_sql(p, "DROP TABLE name_rendering; UPDATE meta SET value = '1' WHERE name = 'schema'", true);
    store_close(p->store);
    assert_int_equal(store_open(p->path, &p->store, &p->err), FAULT_OK);
    put_name(p, one, "홍길동", "Hong Gil-dong");
    struct str version;
    assert_int_equal(store_note_get(p->store, &p->arena, "schema", &version, &p->err), FAULT_OK);
    assert_true(str_is(version, "2"));
    assert_int_equal(add(p, "a", "text", ARRIVAL_DUPLICATE), one);
}

static void a_newer_database_is_refused(void **state)
{
    struct place *p = *state;
    struct store *other = NULL;
    run_sql(p, "UPDATE meta SET value = '99' WHERE name = 'schema'", true);
    assert_int_equal(store_open(p->path, &other, &p->err), FAULT_STOP);
    assert_non_null(strstr(p->err.text, "newer"));
}

static void what_cannot_be_opened_says_so(void **state)
{
    struct place *p = *state;
    struct store *other = NULL;
    assert_int_equal(store_open("/nowhere/okgyo.db", &other, &p->err), FAULT_STOP);
    assert_non_null(strstr(p->err.text, "/nowhere/okgyo.db"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_same_story_is_seen_as_such),
        TEST(a_lost_lease_cannot_write),
        TEST(a_wake_during_the_work_is_not_lost),
        TEST(parking_claims_the_next_one),
        TEST(what_is_stored_is_listed),
        TEST(several_come_in_or_none),
        TEST(leases_of_the_dead_are_freed),
        TEST(one_person_cannot_sign_both_steps),
        TEST(a_story_is_killed_in_all_its_languages),
        TEST(a_stale_edit_is_refused),
        TEST(the_chain_shows_tampering),
        TEST(the_queue_pages),
        TEST(holding_expires_and_can_be_taken),
        TEST(sessions_end),
        TEST(the_newest_rendering_of_a_name_answers),
        TEST(an_older_database_is_brought_up_to_date),
        TEST(a_newer_database_is_refused),
        TEST(what_cannot_be_opened_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
