/* The whole stage against a real store and a server that says what the test wants. */
#include "engine/stage.h"

#include "base/clock.h"
#include "base/log.h"
#include "../net/server.h" /* of the tests of the room below */

#include <setjmp.h>
#include <stdatomic.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

extern const struct stage stage_translate;

enum { SENTENCES = 6 };

struct fixture {
    char dir[64];
    struct arena a, scratch;
    struct server server;
    struct settings *settings;
    struct store *store;
    void *shared, *lane;
    struct article article;
    struct work work;
    struct termbase *terms;
    struct buf out;
    struct err err;
    atomic_int stop;
    /* what the server does */
    unsigned bad_from, bad_to; /* answers number from … to (1-based) are bad ones */
    int status;
    const char *headers, *body; /* body NULL = a translation too few */
    unsigned stops;             /* at that request the stage is told to stop, and the server is silent */
    bool only_single;           /* batches are answered a translation too short */
    unsigned single, batches, texts;
};

/* The strings of the request's "q". */
static json_t *texts_of(struct str request)
{
    ptrdiff_t at = str_find(request, str_of("\r\n\r\n"), 0);
    json_t *root = NULL;
    assert(json_parse(str_slice(request, (size_t)at + 4, request.len), "request", &root, NULL) == FAULT_OK);
    json_t *q = json_incref(json_object_get(root, "q"));
    json_decref(root);
    return q;
}

static void add_translations(struct buf *b, const json_t *q, size_t n)
{
    struct buf text = buf_make(1 << 16);
    json_open(b, '{');
    json_key(b, "translatedText");
    json_open(b, '[');
    for (size_t i = 0; i < n; i++) {
        buf_clear(&text);
        buf_printf(&text, "EN: %s", json_string_value(json_array_get(q, i)));
        json_add_str(b, NULL, buf_str(&text));
    }
    json_close(b, ']');
    json_close(b, '}');
    buf_release(&text);
}

/* A chat model that knows no json_schema. */
static void serve_chat(struct fixture *f, struct str request, struct buf *out)
{
    ptrdiff_t at = str_find(request, str_of("\r\n\r\n"), 0);
    auto_json json_t *root = NULL, *copy = NULL;
    auto_buf struct buf body = buf_make(1 << 20), content = buf_make(1 << 20), text = buf_make(1 << 16);
    const char *number;
    json_t *source;
    if (str_find(request, str_of("json_schema"), 0) >= 0) {
        server_json(out, 400, "", str_of("{\"error\":{\"message\":\"json_schema is unknown\",\"code\":null}}"));
        return;
    }
    assert(json_parse(str_slice(request, (size_t)at + 4, request.len), "request", &root, NULL) == FAULT_OK);
    struct str user = json_get_str(json_array_get(json_object_get(root, "messages"), 1), "content");
    assert(json_parse(user, "copy", &copy, NULL) == FAULT_OK);
    json_open(&content, '{');
    json_object_foreach(json_object_get(copy, "segments"), number, source)
    {
        buf_clear(&text);
        buf_printf(&text, "EN: %s", json_string_value(source));
        json_add_str(&content, number, buf_str(&text));
        f->texts++;
    }
    json_close(&content, '}');
    buf_addz(&body, "{\"choices\":[{\"message\":{");
    json_add_str(&body, "content", buf_str(&content));
    buf_addz(&body, "}}]}");
    server_json(out, 200, "", buf_str(&body));
}

static void serve(void *user, struct str request, struct buf *out)
{
    struct fixture *f = user;
    if (str_starts(request, "POST /v1/chat")) {
        serve_chat(f, request, out);
        return;
    }
    auto_json json_t *q = texts_of(request);
    size_t n = json_array_size(q);
    auto_buf struct buf body = buf_make(1 << 20);
    f->texts += (unsigned)n;
    f->single += n == 1;
    f->batches += n > 1;
    if (f->server.requests == f->stops)
        f->stop = 1;
    bool bad = f->server.requests >= f->bad_from && f->server.requests <= f->bad_to;
    if (bad && f->body) {
        server_json(out, f->status, f->headers ? f->headers : "", str_of(f->body));
        return;
    }
    add_translations(&body, q, bad || (f->only_single && n > 1) ? n - 1 : n);
    server_json(out, 200, "", buf_str(&body));
}

static void write_settings(struct fixture *f, const char *endpoints, const char *more)
{
    char path[128];
    auto_buf struct buf b = buf_make(1 << 16);
    buf_printf(&b, "{\"translate\": {\"retry_base_ms\": 1%s, \"endpoints\": [%s]}}", more, endpoints);
    snprintf(path, sizeof path, "%s/okgyo.json", f->dir);
    assert_int_equal(file_replace(path, buf_str(&b), 0600, &f->err), FAULT_OK);
}

static const char *libre(struct fixture *f, const char *more)
{
    return arena_printf(&f->a,
                        "{\"name\": \"lt\", \"preset\": \"libretranslate\", \"url\": \"http://127.0.0.1:%d\", "
                        "\"timeout_s\": 5%s}",
                        f->server.port, more)
        .at;
}

/* The settings keep pointing at them. */
static const struct section *sections(void)
{
    static struct section all[2];
    all[0] = (struct section){"translate", "", stage_translate.options};
    return all;
}

static void open_stage(struct fixture *f)
{
    char path[128];
    snprintf(path, sizeof path, "%s/okgyo.json", f->dir);
    if (settings_open(path, sections(), &f->settings, &f->err) != FAULT_OK ||
        stage_translate.open(f->settings, &f->shared, &f->err) != FAULT_OK ||
        stage_translate.lane_open(f->shared, &f->lane, &f->err) != FAULT_OK)
        fail_msg("%s", f->err.text);
    f->work.settings = f->settings;
    f->work.shared = f->shared;
    f->work.lane = f->lane;
}

static void close_stage(struct fixture *f)
{
    if (f->lane)
        stage_translate.lane_close(f->lane);
    if (f->shared)
        stage_translate.close(f->shared);
    settings_close(f->settings);
    f->lane = f->shared = f->settings = NULL;
}

static void add_segment(struct fixture *f, const char *source)
{
    struct segment *s = vec_push(&f->a, &f->article.segments);
    *s = (struct segment){.source = str_of(source)};
}

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    char path[128];
    log_setup(LOG_NONE, 0);
    snprintf(f->dir, sizeof f->dir, "/tmp/okgyo-walk-XXXXXX");
    if (!mkdtemp(f->dir))
        return 1;
    snprintf(path, sizeof path, "%s/store.db", f->dir);
    f->out = buf_make(1 << 20);
    f->terms = termbase_new("en");
    termbase_seal(f->terms);
    f->server = (struct server){.answer = serve, .user = f};
    server_open(&f->server);
    if (store_open(path, &f->store, &f->err) != FAULT_OK)
        fail_msg("%s", f->err.text);
    f->article = (struct article){.arena = &f->a, .id = 1, .source_lang = str_of("ko"), .target_lang = str_of("en")};
    for (int i = 0; i < SENTENCES; i++)
        add_segment(f, arena_printf(&f->a, "문장 %d.", i).at);
    f->work = (struct work){
        .article = &f->article, .terms = f->terms, .store = f->store, .scratch = &f->scratch, .stop = &f->stop};
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    char command[128];
    close_stage(f);
    store_close(f->store);
    server_close(&f->server);
    termbase_free(f->terms);
    buf_release(&f->out);
    arena_release(&f->a);
    arena_release(&f->scratch);
    snprintf(command, sizeof command, "rm -r %s", f->dir);
    int gone = system(command);
    free(f);
    return gone;
}

static enum fault work(struct fixture *f)
{
    buf_clear(&f->out);
    enum fault fault = stage_translate.work(&f->work, &f->out, &f->err);
    if (fault == FAULT_OK)
        assert_int_equal(stage_translate.load(&f->article, arena_str(&f->a, buf_str(&f->out)), &f->err), FAULT_OK);
    return fault;
}

/* Texts of the article borrow from its stored output: no NUL ends them. */
static void check_text(struct fixture *f, struct str text, const char *expected)
{
    assert_string_equal(arena_cstr(&f->a, text), expected);
}

static void check_all_drafted(struct fixture *f)
{
    for (size_t i = 0; i < f->article.segments.len; i++) {
        const struct segment *s = &f->article.segments.at[i];
        assert_true(str_eq(s->draft.text, arena_printf(&f->a, "EN: %.*s", STR_ARGS(s->source))));
        assert_true(str_is(s->draft.endpoint, "lt"));
        assert_true(str_eq(s->target, s->draft.text));
        assert_true(s->draft.when > 0 && s->draft.attempt >= 1);
    }
}

static void everything_is_drafted_in_batches(void **state)
{
    struct fixture *f = *state;
    write_settings(f, libre(f, ", \"batch\": 4"), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    check_all_drafted(f);
    assert_int_equal(f->server.requests, 2);
}

static void what_was_paid_for_is_never_bought_again(void **state)
{
    struct fixture *f = *state;
    int64_t requests = 0, characters = 0;
    write_settings(f, libre(f, ", \"batch\": 2"), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->server.requests, 3);
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->server.requests, 3);
    add_segment(f, "새 문장."); /* one sentence more: one is bought */
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->server.requests, 4);
    assert_int_equal(f->texts, SENTENCES + 1);
    check_all_drafted(f);
    assert_int_equal(store_usage(f->store, "lt", 0, &requests, &characters, &f->err), FAULT_OK);
    assert_int_equal(requests, 4);
    assert_int_equal(characters, SENTENCES * 5 + 5);
}

static void a_sentence_that_repeats_is_bought_once(void **state)
{
    struct fixture *f = *state;
    add_segment(f, "문장 0.");
    add_segment(f, "문장 0.");
    write_settings(f, libre(f, ""), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    check_all_drafted(f);
    assert_int_equal(f->texts, SENTENCES);
}

static void a_wrong_count_is_asked_again_then_one_by_one(void **state)
{
    struct fixture *f = *state;
    f->only_single = true;
    write_settings(f, libre(f, ""), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    check_all_drafted(f);
    assert_int_equal(f->batches, 2);
    assert_int_equal(f->single, SENTENCES);
}

static void a_busy_endpoint_is_waited_for(void **state)
{
    struct fixture *f = *state;
    f->bad_from = 1;
    f->bad_to = 2;
    f->status = 503;
    f->body = "<html>";
    write_settings(f, libre(f, ""), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    check_all_drafted(f);
    assert_int_equal(f->article.segments.at[0].draft.attempt, 3);
}

static void attempts_end_and_the_article_is_put_back(void **state)
{
    struct fixture *f = *state;
    f->bad_from = 1;
    f->bad_to = 99;
    f->status = 500;
    f->body = "oops";
    write_settings(f, libre(f, ""), ", \"max_attempts\": 3");
    open_stage(f);
    assert_int_equal(work(f), FAULT_RETRY);
    assert_non_null(strstr(f->err.text, "status 500: oops"));
    assert_int_equal(f->server.requests, 3);
    f->bad_to = 3; /* it recovers */
    assert_int_equal(work(f), FAULT_OK);
    check_all_drafted(f);
}

static void a_long_pause_is_not_slept_through(void **state)
{
    struct fixture *f = *state;
    int64_t began = clock_mono();
    f->bad_from = 1;
    f->bad_to = 99;
    f->status = 429;
    f->headers = "Retry-After: 120\r\n";
    f->body = "{}";
    write_settings(f, libre(f, ", \"batch\": 2"), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_RETRY);
    assert_in_range(f->err.wait_ms, 115000, 120000);
    assert_in_range(clock_mono() - began, 0, 5000);
    assert_in_range(f->server.requests, 1, 3); /* those under way; the rest held back */
}

static void a_refused_key_stops_and_names_its_source(void **state)
{
    struct fixture *f = *state;
    setenv("TEST_MT_KEY", "very-secret", 1);
    f->bad_from = 1;
    f->bad_to = 99;
    f->status = 403;
    f->body = "{\"error\":\"key very-secret is wrong\"}";
    write_settings(f, libre(f, ", \"batch\": 1, \"concurrency\": 1, \"key\": {\"env\": \"TEST_MT_KEY\"}"), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_STOP);
    assert_non_null(strstr(f->err.text, "endpoint lt: status 403"));
    assert_non_null(strstr(f->err.text, "TEST_MT_KEY"));
    assert_null(strstr(f->err.text, "very-secret"));
    assert_int_equal(f->server.requests, 1);
    assert_int_equal(work(f), FAULT_STOP); /* the breaker is open: nobody is bothered */
    assert_int_equal(f->server.requests, 1);
    unsetenv("TEST_MT_KEY");
}

static void malformed_answers_end_soon_and_store_nothing(void **state)
{
    static const char *const bodies[] = {"<html>log in</html>",
                                         "{\"translatedText\":[\"a\",",
                                         "{\"translatedText\":[null]}",
                                         "{\"translatedText\":[\"\",\"\",\"\",\"\",\"\",\"\"]}",
                                         "",
                                         NULL};
    struct fixture *f = *state;
    f->status = 200;
    f->bad_to = UINT_MAX;
    write_settings(f, libre(f, ""), "");
    for (const char *const *b = bodies; *b; b++) {
        unsigned before = f->server.requests;
        f->body = *b;
        open_stage(f);
        assert_int_equal(work(f), FAULT_RETRY);
        assert_in_range(f->server.requests - before, 2, 2 + 2 * SENTENCES);
        close_stage(f);
    }
    f->bad_to = 0;
    f->texts = 0;
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->texts, SENTENCES); /* nothing had been kept */
}

static void the_next_endpoint_takes_over(void **state)
{
    struct fixture *f = *state;
    struct str two = arena_printf(&f->a,
                                  "{\"name\": \"dead\", \"preset\": \"libretranslate\", \"url\": "
                                  "\"http://127.0.0.1:1\"}, %s",
                                  libre(f, ""));
    write_settings(f, two.at, ", \"order\": [\"dead\", \"lt\"], \"max_attempts\": 2");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    check_all_drafted(f);
}

static void the_memory_goes_first_and_never_invents(void **state)
{
    struct fixture *f = *state;
    char path[128];
    static const char tmx[] = "<tmx><body><tu><tuv xml:lang=\"ko\"><seg>문장 2.</seg></tuv><tuv xml:lang=\"en\"><seg>"
                              "Sentence two.</seg></tuv></tu></body></tmx>";
    snprintf(path, sizeof path, "%s/a.tmx", f->dir);
    assert_int_equal(file_replace(path, str_of(tmx), 0600, &f->err), FAULT_OK);
    static const char memory[] = "{\"preset\": \"memory\", \"files\": [\"a.tmx\"]}";
    write_settings(f, memory, "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    check_text(f, f->article.segments.at[2].target, "Sentence two.");
    assert_true(str_is(f->article.segments.at[2].draft.model, "TMX a.tmx"));
    assert_int_equal(f->article.segments.at[3].target.len, 0);
    assert_non_null(strstr(f->out.at, "does not know this sentence"));
    close_stage(f);
    write_settings(f, arena_printf(&f->a, "%s, %s", memory, libre(f, "")).at, "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    check_text(f, f->article.segments.at[2].target, "Sentence two.");
    check_text(f, f->article.segments.at[3].target, "EN: 문장 3.");
    assert_int_equal(f->texts, SENTENCES - 1);
}

static void without_endpoints_people_write(void **state)
{
    struct fixture *f = *state;
    write_settings(f, "", "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->article.segments.at[0].target.len, 0);
}

static void the_days_budget_is_kept(void **state)
{
    struct fixture *f = *state;
    write_settings(f, libre(f, ", \"batch\": 1, \"concurrency\": 1, \"daily_chars\": 12"), ""); /* two of 5 */
    open_stage(f);
    assert_int_equal(work(f), FAULT_RETRY);
    assert_int_equal(f->texts, 2);
    assert_non_null(strstr(f->err.text, "budget of 12 characters"));
    assert_true(f->err.wait_ms >= 60000);
    assert_int_equal(work(f), FAULT_RETRY);
    assert_int_equal(f->texts, 2);
}

static void a_sentence_too_long_for_the_endpoint_is_left_and_said(void **state)
{
    struct fixture *f = *state;
    char *longer = arena_alloc(&f->a, 3001);
    memset(longer, 'a', 3000);
    add_segment(f, longer);
    write_settings(f, libre(f, ", \"max_bytes\": 1500"), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->article.segments.at[SENTENCES].target.len, 0);
    assert_non_null(strstr(f->out.at, "longer than it takes"));
    check_text(f, f->article.segments.at[0].target, "EN: 문장 0.");
}

static void addresses_travel_as_placeholders(void **state)
{
    struct fixture *f = *state;
    add_segment(f, "https://example.com/a에 있다.");
    write_settings(f, libre(f, ""), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    check_all_drafted(f);
}

static void when_told_to_stop_the_stage_comes_back_soon(void **state)
{
    struct fixture *f = *state;
    int64_t began = clock_mono();
    f->stop = 1;
    write_settings(f, libre(f, ""), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_RETRY);
    assert_in_range(clock_mono() - began, 0, 500);
    f->stop = 0;
    assert_int_equal(work(f), FAULT_OK); /* no place of the limiter was lost */
    check_all_drafted(f);
}

static void what_is_under_way_is_dropped_when_told_to_stop(void **state)
{
    struct fixture *f = *state;
    int64_t began = clock_mono();
    f->stops = 1;
    f->server.silent_ms = 2000;
    write_settings(f, libre(f, ", \"concurrency\": 1, \"daily_chars\": 30"), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_RETRY);
    assert_in_range(clock_mono() - began, 0, 1000);
    f->stop = 0;
    __atomic_store_n(&f->server.silent_ms, 0, __ATOMIC_RELAXED);
    assert_int_equal(work(f), FAULT_OK); /* the only place and the budget were given back */
    check_all_drafted(f);
}

static void what_was_answered_before_the_stop_is_kept(void **state)
{
    struct fixture *f = *state;
    f->stops = 3;
    write_settings(f, libre(f, ", \"batch\": 1, \"concurrency\": 1"), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_RETRY);
    unsigned sent = f->texts;
    f->stop = 0;
    assert_int_equal(work(f), FAULT_OK);
    assert_in_range(f->texts, SENTENCES, SENTENCES + 1); /* at most the one under way once more */
    assert_in_range(sent, 3, 4);
}

static void what_may_come_later_outweighs_what_never_will(void **state)
{
    struct fixture *f = *state;
    char *longer = arena_alloc(&f->a, 3001);
    memset(longer, 'a', 3000);
    add_segment(f, longer);
    struct str two =
        arena_printf(&f->a, "{\"name\": \"dead\", \"preset\": \"libretranslate\", \"url\": \"http://127.0.0.1:1\"}, %s",
                     libre(f, ", \"max_bytes\": 1500"));
    write_settings(f, two.at, ", \"max_attempts\": 1");
    open_stage(f);
    assert_int_equal(work(f), FAULT_RETRY);
    assert_non_null(strstr(f->err.text, "1 of 7 sentences could not be drafted: endpoint dead"));
}

static void another_language_is_another_purchase(void **state)
{
    struct fixture *f = *state;
    write_settings(f, libre(f, ""), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    f->article.target_lang = str_of("ja");
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->texts, 2 * SENTENCES);
}

static void unusable_answers_count_against_the_budget(void **state)
{
    struct fixture *f = *state;
    int64_t requests = 0, characters = 0;
    f->bad_from = 1;
    f->bad_to = 2; /* a translation too few: the batch twice, then singly */
    write_settings(f, libre(f, ""), "");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(store_usage(f->store, "lt", 0, &requests, &characters, &f->err), FAULT_OK);
    assert_int_equal(requests, 2 + SENTENCES);
    assert_int_equal(characters, 3 * SENTENCES * 5);
}

static void a_retried_request_is_reserved_once(void **state)
{
    struct fixture *f = *state;
    f->bad_from = 1;
    f->bad_to = 3;
    f->status = 500;
    f->body = "oops";
    write_settings(f, libre(f, ", \"daily_chars\": 30"), ""); /* just what the sentences have */
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    check_all_drafted(f);
}

static const char *chat(struct fixture *f)
{
    return arena_printf(
               &f->a,
               "{\"name\": \"lt\", \"preset\": \"openai\", \"url\": \"http://127.0.0.1:%d/v1\", \"model\": \"m\"}",
               f->server.port)
        .at;
}

static void a_request_that_is_made_differently_is_no_attempt(void **state)
{
    struct fixture *f = *state;
    write_settings(f, chat(f), ", \"max_attempts\": 1");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    check_all_drafted(f);
    assert_int_equal(f->server.requests, 2);
    check_text(f, f->article.segments.at[0].draft.model, "m");
    assert_int_equal(f->article.segments.at[0].draft.attempt, 1);
}

/* Reads a glossary anew. */
static void set_table(struct fixture *f, const char *head, const char *lines)
{
    char path[128];
    struct term_issues issues = {0};
    snprintf(path, sizeof path, "%s/terms.ko-en.csv", f->dir);
    struct str csv = arena_printf(&f->a, "%s\n%s\n", head, lines);
    assert_int_equal(file_replace(path, csv, 0600, &f->err), FAULT_OK);
    termbase_free(f->terms);
    f->terms = termbase_new("en");
    assert_int_equal(termbase_read(f->terms, &f->a, path, &issues, &f->err), FAULT_OK);
    termbase_seal(f->terms);
    f->work.terms = f->terms;
}

static void set_glossary(struct fixture *f, const char *lines)
{
    set_table(f, "source,target", lines);
}

static const char *key_now(struct fixture *f)
{
    struct hash h;
    char *hex = arena_alloc(&f->a, HASH_HEX);
    hash_init(&h);
    stage_translate.key(&f->work, &h);
    hash_hex(&h, hex);
    return hex;
}

static void a_changed_term_buys_the_sentences_it_stands_in(void **state)
{
    struct fixture *f = *state;
    add_segment(f, "대통령은 회의를 열었다.");
    write_settings(f, chat(f), "");
    open_stage(f);
    set_glossary(f, "대통령,President");
    const char *before = key_now(f);
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->texts, SENTENCES + 1);
    set_glossary(f, "대통령,president");
    assert_string_not_equal(key_now(f), before);
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->texts, SENTENCES + 2);
    before = key_now(f);
    set_glossary(f, "대통령,president\n외교부,Foreign Ministry"); /* not in this story */
    assert_string_equal(key_now(f), before);
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->texts, SENTENCES + 2);
}

static void limits_are_not_in_the_key_and_what_is_asked_is(void **state)
{
    static const char *const entries[] = {"", ", \"concurrency\": 9, \"per_minute\": 7, \"daily_chars\": 5",
                                          ", \"languages\": {\"en\": \"en-x\"}"};
    struct fixture *f = *state;
    const char *keys[3];
    for (int i = 0; i < 3; i++) {
        write_settings(f, libre(f, entries[i]), "");
        open_stage(f);
        keys[i] = key_now(f);
        close_stage(f);
    }
    assert_string_equal(keys[0], keys[1]);
    assert_string_not_equal(keys[0], keys[2]);
}

static const struct draft *last_draft(struct fixture *f)
{
    return &f->article.segments.at[f->article.segments.len - 1].draft;
}

static void forbidden_renderings_are_repaired_without_buying(void **state)
{
    struct fixture *f = *state;
    static const char said[] = "EN: 이재명(Lee Jae-myung)은 웃었다.", head[] = "source,target,forbidden";
    add_segment(f, "이재명(Lee Jae-myung)은 웃었다.");
    write_settings(f, libre(f, ""), "");
    open_stage(f);
    set_table(f, head, "이재명,Lee Jae Myung,Lee Jae-myeong");
    const char *before = key_now(f);
    assert_int_equal(work(f), FAULT_OK);
    check_text(f, last_draft(f)->text, said);
    assert_int_equal(last_draft(f)->repaired.len, 0);
    set_table(f, head, "이재명,Lee Jae Myung,Lee Jae-myung");
    assert_string_not_equal(key_now(f), before);
    assert_int_equal(work(f), FAULT_OK);
    check_text(f, last_draft(f)->text, "EN: 이재명(Lee Jae Myung)은 웃었다.");
    check_text(f, last_draft(f)->repaired, said);
    assert_true(str_eq(f->article.segments.at[SENTENCES].target, last_draft(f)->text));
    set_table(f, head, "이재명,Yi Jae Myung,Lee Jae-myung"); /* the memo has the endpoint's own words */
    assert_int_equal(work(f), FAULT_OK);
    check_text(f, last_draft(f)->text, "EN: 이재명(Yi Jae Myung)은 웃었다.");
    check_text(f, last_draft(f)->repaired, said);
    assert_int_equal(f->texts, SENTENCES + 1);
    close_stage(f);
    write_settings(f, libre(f, ""), ", \"repair\": false");
    open_stage(f);
    assert_int_equal(work(f), FAULT_OK);
    check_text(f, last_draft(f)->text, said);
    assert_int_equal(last_draft(f)->repaired.len, 0);
    assert_int_equal(f->texts, SENTENCES + 1);
}

static void a_memorys_drafts_are_not_repaired(void **state)
{
    struct fixture *f = *state;
    char path[128];
    static const char tmx[] =
        "<tmx><body><tu><tuv xml:lang=\"ko\"><seg>이재명은 웃었다.</seg></tuv><tuv xml:lang=\"en\">"
        "<seg>Lee Jae-myung smiled.</seg></tuv></tu></body></tmx>";
    snprintf(path, sizeof path, "%s/a.tmx", f->dir);
    assert_int_equal(file_replace(path, str_of(tmx), 0600, &f->err), FAULT_OK);
    add_segment(f, "이재명은 웃었다.");
    write_settings(f, arena_printf(&f->a, "{\"preset\": \"memory\", \"files\": [\"a.tmx\"]}, %s", libre(f, "")).at, "");
    open_stage(f);
    set_table(f, "source,target,forbidden", "이재명,Lee Jae Myung,Lee Jae-myung");
    assert_int_equal(work(f), FAULT_OK);
    check_text(f, last_draft(f)->text, "Lee Jae-myung smiled.");
    assert_int_equal(last_draft(f)->repaired.len, 0);
}

static void terms_travel_as_placeholders_where_asked_to(void **state)
{
    struct fixture *f = *state;
    add_segment(f, "국회는 https://a.kr에서 법을 고쳤다.");
    write_settings(f, libre(f, ", \"protect_terms\": true"), "");
    open_stage(f);
    set_table(f, "source,target,kind", "국회,National Assembly,body\n법,law,common");
    const char *before = key_now(f);
    assert_int_equal(work(f), FAULT_OK);
    check_text(f, last_draft(f)->text, "EN: National Assembly는 https://a.kr에서 법을 고쳤다.");
    set_table(f, "source,target,kind", "국회,the Assembly,body\n법,statute,common");
    assert_string_not_equal(key_now(f), before);
    assert_int_equal(work(f), FAULT_OK);
    check_text(f, last_draft(f)->text, "EN: the Assembly는 https://a.kr에서 법을 고쳤다.");
    assert_int_equal(f->texts, SENTENCES + 2);
    set_table(f, "source,target,kind", "국회,the Assembly,body\n법,act,common"); /* never reached the endpoint */
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->texts, SENTENCES + 2);
}

static void another_story_buys_its_own_where_a_context_is_seen(void **state)
{
    struct fixture *f = *state;
    write_settings(f, chat(f), "");
    open_stage(f);
    f->article.meta.title = str_of("제목");
    assert_int_equal(work(f), FAULT_OK);
    f->article.meta.title = str_of("고친 제목"); /* a correction keeps what was bought */
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->texts, SENTENCES);
    f->article.id = 2;
    assert_int_equal(work(f), FAULT_OK);
    assert_int_equal(f->texts, 2 * SENTENCES);
}

static void settings_that_cannot_be_are_refused(void **state)
{
    static const struct {
        const char *endpoints, *more, *says;
    } rows[] = {
        {"{\"preset\": \"babel\"}", "", "babel"},
        {"{\"preset\": \"libretranslate\"}", "", "needs an address"},
        {"{\"preset\": \"deepl\"}", "", "needs a key"},
        {"{\"preset\": \"deepl\", \"key\": {\"env\": \"NO_SUCH_KEY_HERE\"}}", "", "NO_SUCH_KEY_HERE"},
        {"{\"preset\": \"libretranslate\", \"url\": \"ftp://x\"}", "", "https://"},
        {"{\"preset\": \"libretranslate\", \"url\": \"http://user@x\"}", "", "user name"},
        {"{\"preset\": \"libretranslate\", \"url\": \"http://x\", \"formality\": \"default\"}", "", "formality"},
        {"{\"preset\": \"memory\", \"files\": [\"none.tmx\"]}", "", "none.tmx"},
        {"{\"preset\": \"memory\"}, {\"preset\": \"memory\"}", "", "taken already"},
        {"{\"preset\": \"memory\"}", ", \"order\": [\"deepl\"]", "deepl"},
        {"{\"preset\": \"openai\"}", "", "model"},
    };
    struct fixture *f = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/okgyo.json", f->dir);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        void *shared = NULL;
        write_settings(f, rows[i].endpoints, rows[i].more);
        assert_int_equal(settings_open(path, sections(), &f->settings, &f->err), FAULT_OK);
        assert_int_equal(stage_translate.open(f->settings, &shared, &f->err), FAULT_STOP);
        if (!strstr(f->err.text, rows[i].says))
            fail_msg("%s: %s", rows[i].endpoints, f->err.text);
        settings_close(f->settings);
        f->settings = NULL;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(everything_is_drafted_in_batches, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_paid_for_is_never_bought_again, setup, teardown),
        cmocka_unit_test_setup_teardown(a_sentence_that_repeats_is_bought_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_wrong_count_is_asked_again_then_one_by_one, setup, teardown),
        cmocka_unit_test_setup_teardown(a_busy_endpoint_is_waited_for, setup, teardown),
        cmocka_unit_test_setup_teardown(attempts_end_and_the_article_is_put_back, setup, teardown),
        cmocka_unit_test_setup_teardown(a_long_pause_is_not_slept_through, setup, teardown),
        cmocka_unit_test_setup_teardown(a_refused_key_stops_and_names_its_source, setup, teardown),
        cmocka_unit_test_setup_teardown(malformed_answers_end_soon_and_store_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(the_next_endpoint_takes_over, setup, teardown),
        cmocka_unit_test_setup_teardown(the_memory_goes_first_and_never_invents, setup, teardown),
        cmocka_unit_test_setup_teardown(without_endpoints_people_write, setup, teardown),
        cmocka_unit_test_setup_teardown(the_days_budget_is_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(a_sentence_too_long_for_the_endpoint_is_left_and_said, setup, teardown),
        cmocka_unit_test_setup_teardown(addresses_travel_as_placeholders, setup, teardown),
        cmocka_unit_test_setup_teardown(when_told_to_stop_the_stage_comes_back_soon, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_under_way_is_dropped_when_told_to_stop, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_answered_before_the_stop_is_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(what_may_come_later_outweighs_what_never_will, setup, teardown),
        cmocka_unit_test_setup_teardown(another_language_is_another_purchase, setup, teardown),
        cmocka_unit_test_setup_teardown(unusable_answers_count_against_the_budget, setup, teardown),
        cmocka_unit_test_setup_teardown(a_retried_request_is_reserved_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_request_that_is_made_differently_is_no_attempt, setup, teardown),
        cmocka_unit_test_setup_teardown(a_changed_term_buys_the_sentences_it_stands_in, setup, teardown),
        cmocka_unit_test_setup_teardown(limits_are_not_in_the_key_and_what_is_asked_is, setup, teardown),
        cmocka_unit_test_setup_teardown(forbidden_renderings_are_repaired_without_buying, setup, teardown),
        cmocka_unit_test_setup_teardown(a_memorys_drafts_are_not_repaired, setup, teardown),
        cmocka_unit_test_setup_teardown(terms_travel_as_placeholders_where_asked_to, setup, teardown),
        cmocka_unit_test_setup_teardown(another_story_buys_its_own_where_a_context_is_seen, setup, teardown),
        cmocka_unit_test_setup_teardown(settings_that_cannot_be_are_refused, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
