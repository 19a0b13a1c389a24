/* The loop, with a plan of three toy stages that count their work. */
#include "base/clock.h"
#include "engine/engine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

static atomic_int cut, drafted, reviewed;
static atomic_int trouble; /* the fault that drafting meets */

static enum fault cut_work(struct work *w, struct buf *out, struct err *err)
{
    (void)err;
    cut++;
    buf_add(out, w->article->raw);
    return FAULT_OK;
}

/* One segment a line of the raw text. */
static enum fault cut_load(struct article *a, struct str bytes, struct err *err)
{
    (void)err;
    struct str rest = bytes, line;
    *vec_push(a->arena, &a->blocks) = (struct block){.kind = BLOCK_PARAGRAPH};
    a->meta.title = str_of("title");
    while (str_cut(&rest, '\n', &line)) {
        struct segment *s = vec_push(a->arena, &a->segments);
        *s = (struct segment){.source = arena_str(a->arena, line)};
        char hex[HASH_HEX];
        hash_bytes(line, hex);
        memcpy(s->id, hex, SEGMENT_ID - 1);
    }
    return FAULT_OK;
}

static enum fault draft_work(struct work *w, struct buf *out, struct err *err)
{
    drafted++;
    if (trouble)
        return fault(err, (enum fault)trouble, "the endpoint is down");
    json_open(out, '[');
    for (size_t i = 0; i < w->article->segments.len; i++)
        json_add_str(out, NULL, w->article->segments.at[i].source);
    json_close(out, ']');
    return FAULT_OK;
}

static enum fault draft_load(struct article *a, struct str bytes, struct err *err)
{
    auto_json json_t *list = NULL;
    try(json_parse(bytes, "draft", &list, err));
    for (size_t i = 0; i < a->segments.len; i++)
        a->segments.at[i].draft.text = arena_str(a->arena, json_str(json_array_get(list, i)));
    article_fold(a);
    return FAULT_OK;
}

static void review_key(const struct work *w, struct hash *h)
{
    for (size_t i = 0; i < w->article->segments.len; i++)
        hash_add(h, w->article->segments.at[i].target);
}

static enum fault review_work(struct work *w, struct buf *out, struct err *err)
{
    struct signoff s;
    reviewed++;
    edition_signoff(w->article, &s);
    if (s.state != STATE_SIGNED)
        return fault(err, FAULT_WAIT, "waits");
    buf_addz(out, "{}");
    return FAULT_OK;
}

static enum fault review_load(struct article *a, struct str bytes, struct err *err)
{
    (void)a, (void)bytes, (void)err;
    return FAULT_OK;
}

static atomic_int withdrawn, withdraw_trouble;

static enum fault review_withdraw(struct work *w, struct buf *out, struct err *err)
{
    withdrawn++;
    assert_non_null(article_kill(w->article));
    if (withdraw_trouble)
        return fault(err, FAULT_STOP, "the outbox is read-only");
    buf_addz(out, "{}");
    return FAULT_OK;
}

static const struct option draft_options[] = {
    {.name = "engine", .type = OPTION_STRING, .standard = "\"a\"", .help = "which"},
    {0},
};
static const struct option none[] = {{0}};
static const struct stage cut_stage = {
    .name = "cut", .version = 1, .scope = SCOPE_ARTICLE, .options = none, .work = cut_work, .load = cut_load};
static const struct stage draft_stage = {.name = "draft",
                                         .version = 1,
                                         .scope = SCOPE_EDITION,
                                         .options = draft_options,
                                         .work = draft_work,
                                         .load = draft_load};
static const struct stage review_stage = {.name = "review",
                                          .version = 1,
                                          .scope = SCOPE_EDITION,
                                          .options = none,
                                          .key = review_key,
                                          .work = review_work,
                                          .load = review_load,
                                          .withdraw = review_withdraw};
static const struct stage *const plan[] = {&cut_stage, &draft_stage, &review_stage, NULL};

struct place {
    char dir[32], url[64];
    struct settings *settings;
    struct engine *engine;
    struct lane *lane;
    struct arena arena;
    struct err err;
};

static struct section sections[8];

static void open_place(struct place *p)
{
    size_t n = 0;
    for (const struct section *s = engine_sections; s->name; s++)
        sections[n++] = *s;
    sections[n++] = (struct section){"cut", "", none};
    sections[n++] = (struct section){"draft", "", draft_options};
    sections[n++] = (struct section){"review", "", none};
    setenv("OKGYO_STORE_URL", p->url, 1);
    setenv("OKGYO_ENGINE_RETRY_BASE_S", "0", 1);
    setenv("OKGYO_ENGINE_MAX_ATTEMPTS", "3", 1);
    setenv("OKGYO_NEWSROOM_GLOSSARIES", "", 1);
    assert_int_equal(settings_open(NULL, sections, &p->settings, &p->err), FAULT_OK);
    assert_int_equal(engine_open(p->settings, plan, &p->engine, &p->err), FAULT_OK);
    assert_int_equal(lane_open(p->engine, &p->lane, &p->err), FAULT_OK);
}

static void close_place(struct place *p)
{
    lane_close(p->lane);
    engine_close(p->engine);
    settings_close(p->settings);
}

static int set_up(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    cut = drafted = reviewed = trouble = withdrawn = withdraw_trouble = 0;
    strcpy(p->dir, "/tmp/okgyo-engine-XXXXXX");
    assert_non_null(mkdtemp(p->dir));
    snprintf(p->url, sizeof p->url, "%s/okgyo.db", p->dir);
    open_place(p);
    *state = p;
    return 0;
}

static int tear_down(void **state)
{
    struct place *p = *state;
    static const char *const ends[] = {"", "-wal", "-shm"};
    close_place(p);
    for (int i = 0; i < 3; i++)
        unlink(arena_printf(&p->arena, "%s%s", p->url, ends[i]).at);
    rmdir(p->dir);
    arena_release(&p->arena);
    free(p);
    return 0;
}

static void add(struct place *p, const char *id, const char *raw, const char *langs)
{
    enum arrival how;
    int64_t article;
    auto_json json_t *list = json_loads(langs, 0, NULL);
    struct incoming in = {.source_id = str_of(id), .name = str_of(id), .raw = str_of(raw), .langs = list};
    assert_int_equal(store_add(lane_store(p->lane), &in, &how, &article, &p->err), FAULT_OK);
}

static struct outcome next(struct place *p)
{
    struct outcome o;
    assert_int_equal(run_next(p->lane, &o, &p->err), FAULT_OK);
    return o;
}

static void decide(struct place *p, int64_t edition, enum decision_kind kind, enum step step, const char *who,
                   const char *segment, const char *text)
{
    struct article a = {.arena = &p->arena};
    struct signoff s;
    bool stale;
    assert_int_equal(edition_load(p->lane, edition, &a, &p->err), FAULT_OK);
    edition_signoff(&a, &s);
    struct decision d = {.edition = edition,
                         .kind = kind,
                         .step = step,
                         .who = str_of(who),
                         .text = str_of(text),
                         .on = arena_str(&p->arena, str_of(s.text_hash)),
                         .facts = str_of(""),
                         .reason = str_of("")};
    if (segment) {
        char hex[HASH_HEX];
        hash_bytes(str_of(segment), hex);
        memcpy(d.segment, hex, SEGMENT_ID - 1);
    }
    assert_int_equal(store_decide(lane_store(p->lane), &p->arena, &d, 0, &stale, &p->err), FAULT_OK);
}

static void a_rerun_loads_and_does_not_work(void **state)
{
    struct place *p = *state;
    add(p, "a", "one\ntwo\n", "[\"en\"]");
    struct outcome o = next(p);
    assert_int_equal(o.fault, FAULT_WAIT);
    assert_string_equal(o.state, "reporter");
    assert_int_equal(o.segments, 2);
    assert_int_equal(next(p).edition, 0);
    store_wake(lane_store(p->lane), 1, &p->err);
    o = next(p);
    assert_int_equal(o.made, 0);
    assert_int_equal(cut, 1);
    assert_int_equal(drafted, 1);
}

static void editions_share_the_korean_side(void **state)
{
    struct place *p = *state;
    add(p, "a", "one\n", "[\"en\",\"ja\"]");
    next(p);
    next(p);
    assert_int_equal(cut, 1);
    assert_int_equal(drafted, 2);
}

static void changed_settings_redo_just_what_hangs_on_them(void **state)
{
    struct place *p = *state;
    add(p, "a", "one\n", "[\"en\"]");
    next(p);
    close_place(p);
    setenv("OKGYO_DRAFT_ENGINE", "b", 1);
    open_place(p);
    struct crew crew = {.lanes = 2};
    assert_int_equal(crew_run(p->engine, &crew, &p->err), FAULT_OK);
    unsetenv("OKGYO_DRAFT_ENGINE");
    assert_int_equal(cut, 1);
    assert_int_equal(drafted, 2);
}

static void an_edit_wakes_and_redoes_only_what_reads_targets(void **state)
{
    struct place *p = *state;
    add(p, "a", "one\ntwo\n", "[\"en\"]");
    next(p);
    decide(p, 1, DECISION_EDIT, STEP_REPORTER, "kim", "one", "uno");
    struct outcome o = next(p);
    assert_int_equal(o.edition, 1);
    assert_int_equal(drafted, 1);
    assert_int_equal(reviewed, 2);
}

static void a_correction_keeps_the_edits_of_unchanged_sentences(void **state)
{
    struct place *p = *state;
    add(p, "a", "one\ntwo\n", "[\"en\"]");
    next(p);
    decide(p, 1, DECISION_EDIT, STEP_REPORTER, "kim", "one", "uno");
    decide(p, 1, DECISION_EDIT, STEP_REPORTER, "kim", "two", "dos");
    add(p, "a", "one\ntwo, corrected\n", "[\"en\"]");
    next(p);
    struct article a = {.arena = &p->arena};
    assert_int_equal(edition_load(p->lane, 1, &a, &p->err), FAULT_OK);
    assert_int_equal(a.version, 2);
    assert_true(str_is(a.segments.at[0].target, "uno"));
    assert_true(str_is(a.segments.at[1].target, "two, corrected"));
}

static void two_signatures_and_it_is_through(void **state)
{
    struct place *p = *state;
    add(p, "a", "one\n", "[\"en\"]");
    next(p);
    decide(p, 1, DECISION_SIGN, STEP_REPORTER, "kim", NULL, "");
    assert_string_equal(next(p).state, "editor");
    decide(p, 1, DECISION_SIGN, STEP_EDITOR, "smith", NULL, "");
    struct outcome o = next(p);
    assert_int_equal(o.fault, FAULT_OK);
    assert_string_equal(o.state, "exported");
}

static void trouble_is_retried_and_then_shown(void **state)
{
    struct place *p = *state;
    struct queue_row row;
    add(p, "a", "one\n", "[\"en\"]");
    trouble = FAULT_RETRY;
    assert_int_equal(next(p).fault, FAULT_RETRY);
    clock_sleep(2);
    assert_int_equal(next(p).fault, FAULT_RETRY);
    clock_sleep(2);
    assert_int_equal(next(p).fault, FAULT_STOP); /* three tries */
    assert_int_equal(next(p).edition, 0);
    assert_int_equal(store_queue_row(lane_store(p->lane), &p->arena, 1, &row, &p->err), FAULT_OK);
    assert_true(str_is(row.state, "stopped"));
    assert_true(str_is(row.trouble, "the endpoint is down"));
    trouble = FAULT_OK;
    store_wake_all(lane_store(p->lane), &p->err);
    assert_int_equal(next(p).fault, FAULT_WAIT);
    assert_int_equal(store_queue_row(lane_store(p->lane), &p->arena, 1, &row, &p->err), FAULT_OK);
    assert_int_equal(row.trouble.len, 0);
}

static void a_crew_does_every_edition_once(void **state)
{
    struct place *p = *state;
    char id[16], raw[32];
    for (int i = 0; i < 60; i++) {
        snprintf(id, sizeof id, "id%d", i);
        snprintf(raw, sizeof raw, "text %d\n", i);
        add(p, id, raw, "[\"en\"]");
    }
    struct crew crew = {.lanes = 4};
    assert_int_equal(crew_run(p->engine, &crew, &p->err), FAULT_OK);
    assert_int_equal(drafted, 60);
    assert_int_equal(cut, 60);
}

static void kill_story(struct place *p, int64_t edition)
{
    bool stale;
    struct decision d = {.edition = edition,
                         .kind = DECISION_KILL,
                         .who = str_of("dora"),
                         .reason = str_of("withdrawn"),
                         .on = {"", 0},
                         .facts = {"", 0},
                         .text = {"", 0}};
    assert_int_equal(store_decide(lane_store(p->lane), &p->arena, &d, -1, &stale, &p->err), FAULT_OK);
}

/* No stage works on it, whatever the endpoints are like; what left is taken back once, and
 * again until it worked. */
static void a_killed_story_is_not_worked_on_but_taken_back(void **state)
{
    struct place *p = *state;
    struct outcome o;
    trouble = FAULT_RETRY;
    add(p, "a", "one\ntwo\n", "[\"en\"]");
    assert_int_equal(run_next(p->lane, &o, &p->err), FAULT_OK);
    assert_int_equal(drafted, 1);
    kill_story(p, o.edition);
    withdraw_trouble = 1;
    assert_int_equal(run_edition(p->lane, o.edition, &o, &p->err), FAULT_OK);
    assert_string_equal(o.state, "stopped"); /* shown, not hidden among the withdrawn */
    assert_non_null(strstr(o.text, "read-only"));
    withdraw_trouble = 0;
    assert_int_equal(run_edition(p->lane, o.edition, &o, &p->err), FAULT_OK);
    assert_string_equal(o.state, "killed");
    assert_int_equal(run_edition(p->lane, o.edition, &o, &p->err), FAULT_OK);
    assert_string_equal(o.state, "killed");
    assert_int_equal(withdrawn, 2);
    assert_int_equal(drafted, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    if (sodium_init() < 0)
        return 1;
    const struct CMUnitTest tests[] = {
        TEST(a_rerun_loads_and_does_not_work),
        TEST(editions_share_the_korean_side),
        TEST(changed_settings_redo_just_what_hangs_on_them),
        TEST(an_edit_wakes_and_redoes_only_what_reads_targets),
        TEST(a_correction_keeps_the_edits_of_unchanged_sentences),
        TEST(two_signatures_and_it_is_through),
        TEST(a_killed_story_is_not_worked_on_but_taken_back),
        TEST(trouble_is_retried_and_then_shown),
        TEST(a_crew_does_every_edition_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
