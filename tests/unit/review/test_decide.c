/* Two people take an article through, by the API. */
#include "desk_fixture.h"

static struct newsroom room;

static int decide(int64_t edition, const char *who, json_t **view, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static int decide(int64_t edition, const char *who, json_t **view, const char *format, ...)
{
    char body[1024], path[64];
    va_list args;
    va_start(args, format);
    vsnprintf(body, sizeof body, format, args);
    va_end(args);
    snprintf(path, sizeof path, "/api/v1/editions/%lld/decisions", (long long)edition);
    return ask(&room, who, METHOD_POST, path, body, view);
}

static json_t *look(int64_t edition, const char *who)
{
    char path[64];
    json_t *view = NULL;
    snprintf(path, sizeof path, "/api/v1/editions/%lld", (long long)edition);
    assert_int_equal(ask(&room, who, METHOD_GET, path, "", &view), 200);
    return view;
}

static const char *text(const json_t *object, const char *key)
{
    const char *s = json_string_value(json_object_get(object, key));
    return s ? s : "";
}

static const json_t *segment(const json_t *view, size_t i)
{
    return json_array_get(json_object_get(view, "segments"), i);
}

static const char *may(const json_t *view, const char *act)
{
    return text(json_object_get(view, "may"), act);
}

static int sign(int64_t edition, const char *who, json_t **view)
{
    auto_json json_t *now = look(edition, who);
    return decide(edition, who, view, "{\"kind\":\"sign\",\"on\":\"%s\",\"confirm\":\"%s\"}", text(now, "text_hash"),
                  who);
}

/* What `okgyo report` counts of a check. */
static void assert_records(const char *check, int64_t wrong, int64_t accepted)
{
    struct arena a = {0};
    struct check_records records = {0};
    const struct check_record *found = NULL;
    assert_int_equal(store_check_records(lane_store(room.lane), &a, &records, NULL), FAULT_OK);
    for (size_t i = 0; i < records.len; i++)
        if (str_is(records.at[i].check, check))
            found = &records.at[i];
    assert_non_null(found);
    assert_int_equal(found->wrong, wrong);
    assert_int_equal(found->accepted, accepted);
    arena_release(&a);
}

static void draft_to_exported(void **state)
{
    (void)state;
    int64_t e = add_story(&room, "line.txt", "제목\n첫 문장 bad 끝.\n둘째 odd 문장.\n");
    auto_json json_t *view = look(e, "minji");
    assert_string_equal(text(view, "state"), "reporter");
    assert_int_equal(json_array_size(json_object_get(view, "findings")), 2);
    assert_string_equal(may(view, "edit"), "");

    /* a wrong hash of the text is a text nobody saw */
    assert_int_equal(decide(e, "minji", NULL, "{\"kind\":\"sign\",\"on\":\"00\",\"confirm\":\"minji\"}"), 412);
    assert_int_equal(
        decide(e, "minji", NULL, "{\"kind\":\"sign\",\"on\":\"%s\",\"confirm\":\"anna\"}", text(view, "text_hash")),
        422);

    /* the editor's turn has not come */
    assert_int_equal(sign(e, "anna", NULL), 409);
    assert_int_equal(decide(e, "anna", NULL, "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"x\",\"seen\":0}",
                            text(segment(view, 1), "id")),
                     409);

    char id[SEGMENT_ID];
    snprintf(id, sizeof id, "%s", text(segment(view, 1), "id"));
    assert_int_equal(decide(e, "minji", &view,
                            "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"The first good one.\",\"seen\":0}", id),
                     200);
    assert_string_equal(text(segment(view, 1), "target"), "The first good one.");
    assert_true(json_is_true(json_object_get(segment(view, 1), "approved")));
    assert_int_equal(json_array_size(json_object_get(view, "findings")), 1); /* looked at again at once */

    const json_t *odd = json_array_get(json_object_get(view, "findings"), 0);
    char fingerprint[FINGERPRINT];
    snprintf(fingerprint, sizeof fingerprint, "%s", text(odd, "fingerprint"));
    const char *waive = "{\"kind\":\"waive\",\"text\":\"%s\",\"reason\":\"%s\",\"verdict\":\"%s\"}";
    char body[512], path[64];
    snprintf(path, sizeof path, "/api/v1/editions/%lld/decisions", (long long)e);
    static const struct {
        int status;
        const char *reason, *verdict;
    } waivers[] = {{422, "  ", "wrong"}, {422, "meant so", ""}, {422, "meant so", "maybe"}, {200, "meant so", "wrong"}};
    for (size_t i = 0; i < sizeof waivers / sizeof *waivers; i++) {
        snprintf(body, sizeof body, waive, fingerprint, waivers[i].reason, waivers[i].verdict);
        assert_int_equal(ask(&room, "minji", METHOD_POST, path, body, &view), waivers[i].status);
    }
    assert_true(json_is_true(json_object_get(json_array_get(json_object_get(view, "findings"), 0), "waived")));
    const json_t *history = json_object_get(view, "history");
    const json_t *last = json_array_get(history, json_array_size(history) - 1);
    assert_string_equal(text(last, "kind"), "waive");
    assert_string_equal(text(last, "verdict"), "wrong");
    assert_records("test.word", 1, 0);

    assert_int_equal(sign(e, "minji", &view), 200);
    assert_string_equal(text(view, "state"), "editor");
    assert_string_not_equal(may(view, "edit"), "");
    assert_int_equal(decide(e, "anna", &view, "{\"kind\":\"return\",\"reason\":\"check the figure\"}"), 200);
    assert_string_equal(text(view, "state"), "returned");
    assert_string_equal(text(view, "return_reason"), "check the figure");
    assert_int_equal(sign(e, "minji", &view), 200);
    assert_int_equal(sign(e, "anna", &view), 200);
    assert_string_equal(text(view, "state"), "exported");
}

/* The editor's own edits leave the reporter's signature standing while every fact
 * stays; a changed figure goes back to the reporter, and only that. */
static void changed_facts_go_back(void **state)
{
    (void)state;
    int64_t e = add_story(&room, "facts.txt", "제목\n12명이 왔다.\n");
    auto_json json_t *view = look(e, "minji");
    char id[SEGMENT_ID];
    snprintf(id, sizeof id, "%s", text(segment(view, 1), "id"));
    const char *edit = "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"%s\",\"seen\":%lld}";
    long long seen = 0;
    static const struct {
        const char *who, *text, *state;
    } steps[] = {{"minji", "12 people came.", "reporter"},
                 {"minji", NULL, "editor"},
                 {"anna", "Twelve people showed up.", "editor"},
                 {"anna", "13 people showed up.", "reporter"},
                 {"anna", "A dozen came: 12 people.", NULL},
                 {"anna", "12 people showed up.", "editor"},
                 {"anna", NULL, "exported"}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        char body[512], path[64];
        snprintf(path, sizeof path, "/api/v1/editions/%lld/decisions", (long long)e);
        snprintf(body, sizeof body, edit, id, steps[i].text ? steps[i].text : "", seen);
        int status =
            steps[i].text ? ask(&room, steps[i].who, METHOD_POST, path, body, &view) : sign(e, steps[i].who, &view);
        assert_int_equal(status, 200);
        seen = json_get_int(segment(view, 1), "version", 0);
        if (steps[i].state && strcmp(text(view, "state"), steps[i].state) != 0)
            fail_msg("after step %zu: %s, wanted %s", i, text(view, "state"), steps[i].state);
        bool back = steps[i].state && strcmp(steps[i].state, "reporter") == 0 && i > 1;
        if (back)
            assert_non_null(strstr(may(view, "sign"), "reporter has to sign first"));
        const json_t *confirm = json_object_get(view, "confirm");
        if (steps[i].state)
            assert_int_equal(json_array_size(confirm), back);
        const json_t *change = json_array_get(confirm, 0);
        if (steps[i].who && !steps[i].state) /* the twelve are there again, beside a dozen */
            assert_int_equal(json_array_size(json_object_get(change, "before")), 0);
        if (back) { /* what the reporter is asked to confirm */
            assert_int_equal(json_get_int(change, "segment", -1), 1);
            assert_string_equal(json_string_value(json_array_get(json_object_get(change, "before"), 0)), "12 people");
            assert_string_equal(json_string_value(json_array_get(json_object_get(change, "now"), 0)), "13 people");
        }
    }
}

static void one_person_signs_once(void **state)
{
    (void)state;
    int64_t e = add_story(&room, "twice.txt", "제목\n문장이다.\n");
    auto_json json_t *view = NULL;
    assert_int_equal(sign(e, "dora", &view), 200);
    assert_string_equal(text(view, "state"), "editor");
    assert_int_equal(sign(e, "dora", &view), 409);
    assert_non_null(strstr(text(view, "detail"), "another person"));
    assert_int_equal(sign(e, "anna", &view), 200);
}

static void a_stale_edit_loses_nothing(void **state)
{
    (void)state;
    int64_t e = add_story(&room, "stale.txt", "제목\n같은 문장.\n");
    auto_json json_t *view = look(e, "minji");
    char id[SEGMENT_ID];
    snprintf(id, sizeof id, "%s", text(segment(view, 1), "id"));
    assert_int_equal(decide(e, "dora", NULL, "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"hers\",\"seen\":0}", id),
                     200);
    assert_int_equal(
        decide(e, "minji", &view, "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"mine\",\"seen\":0}", id), 412);
    assert_string_equal(text(view, "yours"), "mine");
    const json_t *current = json_object_get(view, "current");
    assert_string_equal(text(current, "target"), "hers");
    int64_t version = json_get_int(current, "version", 0);
    assert_int_equal(decide(e, "minji", &view, "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"mine\",\"seen\":%lld}",
                            id, (long long)version),
                     200);
    assert_string_equal(text(segment(view, 1), "target"), "mine");

    /* an approval says which text was seen */
    assert_int_equal(decide(e, "dora", NULL, "{\"kind\":\"approve\",\"segment\":\"%s\"}", id), 428);
    assert_int_equal(decide(e, "dora", NULL, "{\"kind\":\"approve\",\"segment\":\"%s\",\"on\":\"00\"}", id), 412);
    assert_int_equal(decide(e, "dora", NULL, "{\"kind\":\"approve\",\"segment\":\"%s\",\"on\":\"%s\"}", id,
                            text(segment(view, 1), "on")),
                     200);
}

static void what_is_refused(void **state)
{
    (void)state;
    int64_t e = add_story(&room, "refused.txt", "제목\n빈 문장.\n");
    auto_json json_t *view = look(e, "minji");
    char id[SEGMENT_ID], on[HASH_HEX];
    snprintf(id, sizeof id, "%s", text(segment(view, 1), "id"));
    snprintf(on, sizeof on, "%s", text(segment(view, 1), "on"));
    static const struct {
        int status;
        const char *body; /* %s: the sentence's id */
    } cases[] = {
        {400, "{\"kind\":\"frobnicate\",\"text\":\"%s\"}"},
        {400, "{\"kind\":5,\"text\":\"%s\"}"},
        {400, "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"x\",\"seen\":\"0\"}"},
        {400, "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"x\",\"seen\":0,\"who\":\"anna\"}"},
        {428, "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"x\"}"},
        {422, "{\"kind\":\"edit\",\"segment\":\"%s\",\"seen\":0}"},
        {422, "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"a\\u0007b\",\"seen\":0}"},
        {412, "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"x\",\"seen\":1000000000}"},
        {404, "{\"kind\":\"edit\",\"segment\":\"%s00\",\"text\":\"x\",\"seen\":0}"},
        {404, "{\"kind\":\"waive\",\"text\":\"%s\",\"reason\":\"x\",\"verdict\":\"wrong\"}"},
        {400, "{\"kind\":\"waive\",\"text\":\"%s\",\"reason\":\"x\",\"verdict\":1}"},
        {400, "{\"kind\":\"comment\",\"text\":\"%s\",\"verdict\":\"wrong\"}"},
        {422, "{\"kind\":\"comment\",\"segment\":\"%s\",\"text\":\"\"}"},
        {403, "{\"kind\":\"assign\",\"text\":\"%s\"}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char body[256], path[64];
        const char *mark = strstr(cases[i].body, "%s");
        snprintf(body, sizeof body, "%.*s%s%s", (int)(mark - cases[i].body), cases[i].body, id, mark + 2);
        snprintf(path, sizeof path, "/api/v1/editions/%lld/decisions", (long long)e);
        int status = ask(&room, "minji", METHOD_POST, path, body, NULL);
        if (status != cases[i].status)
            fail_msg("%s: wanted %d, got %d", body, cases[i].status, status);
    }
    assert_int_equal(decide(e, "minji", NULL, "{\"kind\":\"approve\",\"segment\":\"%s\",\"on\":\"%s\"}", id, on), 422);
    assert_int_equal(sign(e, "minji", &view), 409); /* a sentence without text */
    assert_int_equal(decide(e, "dora", NULL, "{\"kind\":\"assign\",\"text\":\"nobody\"}"), 422);
    assert_int_equal(decide(e, "dora", NULL, "{\"kind\":\"assign\",\"text\":\"minji\"}"), 200);
}

/* A sentence merged into another is emptied on purpose: that is an edit like others. */
static void merged_away(void **state)
{
    (void)state;
    int64_t e = add_story(&room, "merged.txt", "제목\n앞 문장.\n빈 문장.\n");
    auto_json json_t *view = look(e, "minji");
    const char *edit = "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"%s\",\"seen\":0}";
    char id[2][SEGMENT_ID];
    for (int i = 0; i < 2; i++)
        snprintf(id[i], sizeof id[i], "%s", text(segment(view, (size_t)i + 1), "id"));
    assert_int_equal(json_get_int(view, "empty", -1), 1);
    for (int i = 0; i < 2; i++) {
        char body[256], path[64];
        snprintf(path, sizeof path, "/api/v1/editions/%lld/decisions", (long long)e);
        snprintf(body, sizeof body, edit, id[i], i ? "  " : ""); /* blanks alone are no sentence */
        assert_int_equal(ask(&room, "minji", METHOD_POST, path, body, &view), 200);
        assert_string_equal(text(segment(view, (size_t)i + 1), "target"), "");
        assert_true(json_get_int(segment(view, (size_t)i + 1), "version", 0) > 0);
    }
    assert_int_equal(json_get_int(view, "empty", -1), 0);
    assert_int_equal(sign(e, "minji", &view), 200);
    char on[HASH_HEX];
    snprintf(on, sizeof on, "%s", text(segment(view, 1), "on"));
    assert_int_equal(decide(e, "anna", &view, "{\"kind\":\"approve\",\"segment\":\"%s\",\"on\":\"%s\"}", id[0], on),
                     200);
    assert_true(json_is_true(json_object_get(segment(view, 1), "approved")));
}

static void languages_and_withdrawals(void **state)
{
    (void)state;
    int64_t e = add_story(&room, "langs.txt", "제목\n문장 하나.\n");
    auto_json json_t *view = NULL;
    assert_int_equal(sign(e, "minji", NULL), 200);
    view = look(e, "emi"); /* she edits Japanese */
    assert_non_null(strstr(may(view, "sign"), "language"));
    assert_int_equal(sign(e, "emi", NULL), 409);
    assert_int_equal(decide(e, "dora", &view, "{\"kind\":\"kill\",\"reason\":\"전문취소\"}"), 200);
    assert_string_equal(text(view, "state"), "killed");
    assert_int_equal(sign(e, "anna", NULL), 409);
}

static void spans_count_utf16(void **state)
{
    (void)state;
    int64_t e = add_story(&room, "utf16.txt", "제목\n가😀 bad\n");
    auto_json json_t *view = look(e, "rita");
    const json_t *f = json_array_get(json_object_get(view, "findings"), 0);
    const json_t *span = json_object_get(f, "target"); /* "EN: 가😀 bad": 4 + 1 + 2 + 1 units before it */
    assert_int_equal(json_integer_value(json_array_get(span, 0)), 8);
    assert_int_equal(json_integer_value(json_array_get(span, 1)), 11);
    assert_true(json_is_null(json_object_get(f, "source")));
    assert_string_not_equal(may(view, "edit"), "");
}

static void polling_and_holding(void **state)
{
    (void)state;
    int64_t e = add_story(&room, "poll.txt", "제목\n문장.\n");
    auto_json json_t *view = look(e, "minji");
    char path[128], hold[64];
    snprintf(path, sizeof path, "/api/v1/editions/%lld?since=%s", (long long)e, text(view, "tag"));
    snprintf(hold, sizeof hold, "/api/v1/editions/%lld/hold", (long long)e);
    assert_int_equal(ask(&room, "minji", METHOD_GET, path, "", NULL), 304);
    assert_int_equal(ask(&room, "minji", METHOD_PUT, hold, "{}", NULL), 204);
    assert_int_equal(ask(&room, "minji", METHOD_GET, path, "", NULL), 200);
    assert_int_equal(ask(&room, "dora", METHOD_PUT, hold, "{}", NULL), 409);
    assert_int_equal(ask(&room, "dora", METHOD_PUT, hold, "{\"take\":true}", NULL), 204);
    assert_int_equal(ask(&room, "minji", METHOD_DELETE, hold, "", NULL), 204);
    json_decref(view);
    view = look(e, "minji");
    assert_string_equal(text(view, "holder"), "dora");
}

static void queue_pages(void **state)
{
    (void)state;
    auto_json json_t *first = NULL;
    auto_json json_t *second = NULL;
    for (int i = 0; i < 5; i++) {
        char name[16], story[64];
        snprintf(name, sizeof name, "q%d.txt", i);
        snprintf(story, sizeof story, "제목 %d\n쪽마다 한 문장.\n", i);
        add_story(&room, name, story);
    }
    assert_int_equal(ask(&room, "rita", METHOD_GET, "/api/v1/editions?limit=2", "", &first), 200);
    const json_t *rows = json_object_get(first, "rows");
    assert_int_equal(json_array_size(rows), 2);
    assert_true(json_is_true(json_object_get(first, "more")));
    const json_t *last = json_array_get(rows, 1);
    char path[128];
    snprintf(path, sizeof path, "/api/v1/editions?limit=2&after_priority=%lld&after_edition=%lld",
             (long long)json_get_int(last, "priority", 0), (long long)json_get_int(last, "id", 0));
    assert_int_equal(ask(&room, "rita", METHOD_GET, path, "", &second), 200);
    assert_true(json_get_int(json_array_get(json_object_get(second, "rows"), 0), "id", 0) >
                json_get_int(last, "id", 0));
    assert_int_equal(ask(&room, "rita", METHOD_GET, "/api/v1/editions?limit=501", "", NULL), 400);
    assert_int_equal(ask(&room, "rita", METHOD_GET, "/api/v1/editions?limit=0", "", NULL), 400);
}

static void sessions_begin_and_end(void **state)
{
    (void)state;
    char hash[PASSWORD_HASH];
    struct err err;
    assert_int_equal(password_hash(str_of("a short sentence"), hash, &err), FAULT_OK);
    struct account p = {.login = str_of("log"),
                        .name = str_of("Log"),
                        .langs = str_of(""),
                        .role = ROLE_READER,
                        .password = str_of(hash)};
    assert_int_equal(store_account_put(lane_store(room.lane), &p, &err), FAULT_OK);
    assert_int_equal(
        ask(&room, NULL, METHOD_POST, "/api/v1/session", "{\"login\":\"log\",\"password\":\"wrong one here\"}", NULL),
        401);
    assert_int_equal(ask(&room, NULL, METHOD_POST, "/api/v1/session",
                         "{\"login\":\"nobody\",\"password\":\"a short sentence\"}", NULL),
                     401);

    struct exchange x, y;
    exchange_prepare(&room, &x, NULL, METHOD_POST, "/api/v1/session",
                     "{\"login\":\"log\",\"password\":\"a short sentence\"}");
    assert_int_equal(exchange_send(&x), 200);
    assert_true(str_starts(x.r.reply.cookie, "__Host-okgyo="));
    assert_true(str_ends(x.r.reply.cookie, "; Path=/; Secure; HttpOnly; SameSite=Strict"));
    struct str pair = str_slice(x.r.reply.cookie, 0, strlen("__Host-okgyo=") + 64);

    exchange_prepare(&room, &y, NULL, METHOD_DELETE, "/api/v1/session", "");
    y.r.cookie = pair;
    assert_int_equal(exchange_send(&y), 204);
    assert_true(y.r.reply.clear_site_data);
    exchange_end(&y);
    exchange_prepare(&room, &y, NULL, METHOD_GET, "/api/v1/session", "");
    y.r.cookie = pair; /* used again after log-out */
    assert_int_equal(exchange_send(&y), 200);
    assert_string_equal(text(y.json, "login"), "");
    exchange_end(&y);
    exchange_end(&x);

    for (int i = 0; i < 5; i++)
        ask(&room, NULL, METHOD_POST, "/api/v1/session", "{\"login\":\"log\",\"password\":\"wrong one here\"}", NULL);
    assert_int_equal(
        ask(&room, NULL, METHOD_POST, "/api/v1/session", "{\"login\":\"log\",\"password\":\"a short sentence\"}", NULL),
        429);
}

/* The endpoint is gone, the night is long: a person writes the sentences by hand. */
static void a_stopped_draft_can_be_written_by_hand(void **state)
{
    (void)state;
    int64_t e = add_story(&room, "stop.txt", "제목\n멈춘 문장.\n");
    auto_json json_t *view = look(e, "minji");
    assert_string_equal(text(view, "trouble"), "endpoint gone: no answer");
    assert_string_equal(text(segment(view, 1), "target"), "");
    char id[SEGMENT_ID];
    snprintf(id, sizeof id, "%s", text(segment(view, 1), "id"));
    const char *edit = "{\"kind\":\"edit\",\"segment\":\"%s\",\"text\":\"%s\",\"seen\":%lld}";
    long long seen = 0;
    for (int i = 0; i < 2; i++) {
        char body[512], path[64];
        const char *words = i ? "One sentence, better." : "One sentence.";
        snprintf(path, sizeof path, "/api/v1/editions/%lld/decisions", (long long)e);
        snprintf(body, sizeof body, edit, id, words, seen);
        assert_int_equal(ask(&room, "minji", METHOD_POST, path, body, &view), 200);
        assert_string_equal(text(segment(view, 1), "target"), words);
        seen = json_get_int(segment(view, 1), "version", 0);
        assert_true(seen > 0);
    }
}

static void the_disabled_are_out_at_once(void **state)
{
    (void)state;
    struct exchange x;
    exchange_prepare(&room, &x, "rita", METHOD_GET, "/api/v1/editions", "");
    struct account p;
    bool found;
    assert_int_equal(store_account(x.r.store, &x.arena, str_of("rita"), &p, &found, NULL), FAULT_OK);
    p.disabled = true;
    assert_int_equal(store_account_put(x.r.store, &p, NULL), FAULT_OK);
    assert_int_equal(exchange_send(&x), 401);
    p.disabled = false;
    assert_int_equal(store_account_put(x.r.store, &p, NULL), FAULT_OK);
    exchange_end(&x);
}

static int open_room(void **state)
{
    (void)state;
    newsroom_open(&room);
    return 0;
}

static int close_room(void **state)
{
    (void)state;
    newsroom_close(&room);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draft_to_exported),
        cmocka_unit_test(one_person_signs_once),
        cmocka_unit_test(changed_facts_go_back),
        cmocka_unit_test(a_stale_edit_loses_nothing),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(merged_away),
        cmocka_unit_test(languages_and_withdrawals),
        cmocka_unit_test(spans_count_utf16),
        cmocka_unit_test(polling_and_holding),
        cmocka_unit_test(queue_pages),
        cmocka_unit_test(a_stopped_draft_can_be_written_by_hand),
        cmocka_unit_test(the_disabled_are_out_at_once),
        cmocka_unit_test(sessions_begin_and_end),
    };
    return cmocka_run_group_tests(tests, open_room, close_room);
}
