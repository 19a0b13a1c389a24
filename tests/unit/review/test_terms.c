/* The glossary at the desk: proposing, approving, rejecting, and what becomes of the file. */
#include "desk_fixture.h"
#include "stages/review/proposals.h"
#include "stages/review/sheet.h"
#include "base/clock.h"

#include <pthread.h>

static struct newsroom room;
static const char *const address = "/api/v1/terms/proposed";
static const char *const file = "glossaries/proposed.ko-en.csv";

static void read_file(struct buf *out)
{
    struct err err;
    *out = buf_make(1 << 20);
    if (file_read(file, out, &err) != FAULT_OK)
        fail_msg("%s", err.text);
}

static void write_file(const char *path, const char *text)
{
    assert_int_equal(file_replace(path, str_of(text), 0644, NULL), FAULT_OK);
}

static bool file_has(const char *text)
{
    auto_buf struct buf b;
    read_file(&b);
    return str_find(buf_str(&b), str_of(text), 0) >= 0;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *s = json_string_value(json_object_get(object, key));
    return s ? s : "";
}

static int propose(const char *who, const char *source, const char *target, json_t **answer)
{
    auto_json json_t *body =
        json_pack("{s:s, s:s, s:s, s:s}", "source", source, "target", target, "target_lang", "en", "note", "");
    char *text = json_dumps(body, JSON_COMPACT);
    int status = ask(&room, who, METHOD_POST, address, text, answer);
    free(text);
    return status;
}

/* Writes the id of the proposal with that source; false when it is not listed. */
static bool find_id(const char *source, char id[PROPOSAL_ID])
{
    auto_json json_t *list = NULL;
    size_t i;
    json_t *row;
    assert_int_equal(ask(&room, "dora", METHOD_GET, address, "", &list), 200);
    json_array_foreach(json_object_get(list, "rows"), i, row)
    {
        if (strcmp(text_of(row, "source"), source) != 0)
            continue;
        snprintf(id, PROPOSAL_ID, "%s", text_of(row, "id"));
        return true;
    }
    return false;
}

static int settle(const char *who, enum method method, const char *id)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", address, id);
    return ask(&room, who, method, path, method == METHOD_PUT ? "{\"status\":\"approved\"}" : "", NULL);
}

static size_t glossary_count(void)
{
    const struct termbase *terms;
    assert_int_equal(engine_terms_take(room.engine, str_of("en"), &terms, NULL), FAULT_OK);
    size_t approved = 0;
    for (size_t i = 0; i < termbase_count(terms); i++)
        approved += termbase_at(terms, i)->status == TERM_APPROVED;
    engine_terms_give(room.engine, terms);
    return approved;
}

static void proposed_then_approved(void **state)
{
    (void)state;
    char id[PROPOSAL_ID];
    auto_json json_t *row = NULL;
    assert_int_equal(propose("minji", "캄보디아", "Cambodia", &row), 201);
    assert_string_equal(text_of(row, "status"), "proposed");
    assert_string_equal(text_of(row, "kind"), "common");
    assert_true(file_has("캄보디아,Cambodia,,,common,,,,en,,proposed,,,\n"));
    size_t before = glossary_count();
    assert_true(find_id("캄보디아", id));
    assert_int_equal(settle("minji", METHOD_PUT, id), 403);
    assert_int_equal(settle("anna", METHOD_DELETE, id), 403);
    assert_int_equal(settle("dora", METHOD_PUT, id), 204);
    assert_true(file_has("캄보디아,Cambodia,,,common,,,,en,,approved,,,\n"));
    assert_int_equal(glossary_count(), before + 1); /* the engine reads it again by itself */
    assert_false(find_id("캄보디아", id));
    assert_int_equal(settle("dora", METHOD_PUT, id), 404);
}

static void proposed_then_rejected(void **state)
{
    (void)state;
    char id[PROPOSAL_ID];
    assert_int_equal(propose("anna", "프놈펜", "Phnom Penh", NULL), 201);
    assert_true(find_id("프놈펜", id));
    assert_int_equal(settle("dora", METHOD_DELETE, id), 204);
    assert_false(file_has("프놈펜"));
    assert_int_equal(settle("dora", METHOD_DELETE, id), 404);
}

/* An approval is of the text that was looked at. */
static void another_text_is_another_proposal(void **state)
{
    (void)state;
    char id[PROPOSAL_ID], later[PROPOSAL_ID];
    assert_int_equal(propose("minji", "시하누크빌", "Sihanoukville", NULL), 201);
    assert_true(find_id("시하누크빌", id));
    assert_int_equal(settle("dora", METHOD_DELETE, id), 204);
    assert_int_equal(propose("minji", "시하누크빌", "Sihanouk", NULL), 201);
    assert_int_equal(settle("dora", METHOD_PUT, id), 404);
    assert_true(find_id("시하누크빌", later));
    assert_int_equal(settle("dora", METHOD_DELETE, later), 204);
}

static void duplicates_show_what_is_there(void **state)
{
    (void)state;
    auto_json json_t *answer = NULL;
    write_file("glossaries/places.ko-en.csv", "source,target,aliases\n한국은행,Bank of Korea,한은\n");
    assert_int_equal(propose("minji", "두바이", "Dubai", NULL), 201);
    static const char *const sources[][2] = {
        {"두바이", "Dubai"},           /* a proposal of before */
        {"한국은행", "Bank of Korea"}, /* another file's entry */
        {"한은", "Bank of Korea"},     /* its alias */
        {"\u1112\u1161\u11ab\u1100\u116e\u11a8\u110b\u1173\u11ab\u1112\u1162\u11bc", "Bank of Korea"}, /* decomposed */
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        assert_int_equal(propose("anna", sources[i][0], "Something else", &answer), 409);
        assert_string_equal(text_of(json_object_get(answer, "there"), "target"), sources[i][1]);
        assert_non_null(strstr(text_of(answer, "detail"), sources[i][1]));
    }
    assert_false(file_has("Something else"));
}

/* What a spreadsheet would run, commas and quotes: all of it is kept as it was typed. */
static void characters_are_kept(void **state)
{
    (void)state;
    static const char *const targets[] = {"=SUM(A1:A2)", "+82-2-1234",   "@home",  "-1 \"minus\", one",
                                          "a;b|c",       "<b>&amp;</b>", "'quoted"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        char source[32], id[PROPOSAL_ID];
        auto_json json_t *list = NULL;
        snprintf(source, sizeof source, "문자%zu", i);
        assert_int_equal(propose("minji", source, targets[i], NULL), 201);
        assert_true(find_id(source, id));
        assert_int_equal(ask(&room, "minji", METHOD_GET, address, "", &list), 200);
        const json_t *rows = json_object_get(list, "rows");
        assert_string_equal(text_of(json_array_get(rows, json_array_size(rows) - 1), "target"), targets[i]);
        assert_int_equal(settle("dora", METHOD_PUT, id), 204);
    }
    assert_true(file_has("문자0,=SUM(A1:A2),"));
    assert_true(file_has("문자3,\"-1 \"\"minus\"\", one\","));
    /* decomposed Hangul is composed */
    assert_int_equal(propose("minji", "\u1100\u1161\u1102\u1161", "Gana", NULL), 201);
    assert_true(file_has("가나,Gana,"));
}

static void what_is_refused(void **state)
{
    (void)state;
    static const struct {
        int status;
        const char *body;
    } cases[] = {
        {400, "{\"target\":\"x\",\"target_lang\":\"en\"}"},
        {400, "{\"source\":1,\"target\":\"x\",\"target_lang\":\"en\"}"},
        {400, "{\"source\":\"가\",\"target\":\"x\",\"target_lang\":\"en\",\"status\":\"approved\"}"},
        {422, "{\"source\":\" \",\"target\":\"x\",\"target_lang\":\"en\"}"},
        {422, "{\"source\":\"가\",\"target\":\"\",\"target_lang\":\"en\"}"},
        {422, "{\"source\":\"가\\n나\",\"target\":\"x\",\"target_lang\":\"en\"}"},
        {422, "{\"source\":\"가\\u200b나\",\"target\":\"x\",\"target_lang\":\"en\"}"},
        {422, "{\"source\":\"가나다\",\"target\":\"x\",\"target_lang\":\"../en\"}"},
        {422, "{\"source\":\"가나다\",\"target\":\"x\",\"target_lang\":\"en\",\"kind\":\"king\"}"},
        {422, "{\"source\":\"가나다\",\"target\":\"'=x\",\"target_lang\":\"en\"}"}, /* would be read as =x */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int status = ask(&room, "minji", METHOD_POST, address, cases[i].body, NULL);
        if (status != cases[i].status)
            fail_msg("%s: wanted %d, got %d", cases[i].body, cases[i].status, status);
    }
    assert_int_equal(propose("emi", "언어", "language", NULL), 403); /* she edits Japanese */
    assert_false(file_exists("glossaries/../en.csv"));
}

/* What other people and programs wrote into the file stays as it is. */
static void the_file_of_others(void **state)
{
    (void)state;
    char id[PROPOSAL_ID];
    write_file(file, "\xEF\xBB\xBFowner,status,target,source\r\nkim,proposed,\"One, two\",하나둘\r\nlee,,Three,셋");
    assert_int_equal(propose("minji", "넷", "Four", NULL), 201);
    assert_true(file_has("lee,,Three,셋\r\n,proposed,Four,넷\r\n"));
    assert_true(find_id("하나둘", id));
    assert_int_equal(settle("dora", METHOD_PUT, id), 204);
    assert_true(
        file_has("\xEF\xBB\xBFowner,status,target,source\r\nkim,approved,\"One, two\",하나둘\r\nlee,,Three,셋\r\n"));
    static const char *const broken[] = {"source,target,status\n하나,\"One,proposed\n", "a,b\n1,2\n",
                                         "source,target,status\n\xC7\xD1,x,proposed\n",
                                         "source;target;status\n하나;One;x\n"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        write_file(file, broken[i]);
        assert_int_not_equal(propose("minji", "다섯", "Five", NULL), 201);
        auto_buf struct buf b;
        read_file(&b);
        assert_true(str_is(buf_str(&b), broken[i]));
    }
    unlink(file);
}

static void *propose_many(void *user)
{
    const char *who = user;
    static atomic_int taken;
    struct lane *lane = NULL;
    if (lane_open(room.engine, &lane, NULL) != FAULT_OK)
        return NULL;
    for (int i = 0; i < 20; i++) {
        struct arena a = {0};
        struct proposal there, p = {.source = arena_printf(&a, "동시%s%d", who, i),
                                    .target = str_of("x"),
                                    .lang = str_of("en"),
                                    .kind = str_of(""),
                                    .note = str_of("")};
        bool new_row;
        if (proposal_add(room.engine, &a, &p, &there, &new_row, NULL) == FAULT_OK && new_row)
            atomic_fetch_add(&taken, 1);
        arena_release(&a);
    }
    lane_close(lane);
    return &taken;
}

static void nobody_loses_a_row_to_another(void **state)
{
    (void)state;
    static char names[4][2] = {"a", "b", "c", "d"};
    pthread_t threads[4];
    void *taken = NULL;
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, propose_many, names[i]), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], &taken);
    assert_int_equal(atomic_load((atomic_int *)taken), 80);
    auto_json json_t *list = NULL;
    assert_int_equal(ask(&room, "dora", METHOD_GET, address, "", &list), 200);
    assert_int_equal(json_array_size(json_object_get(list, "rows")), 80);
    unlink(file);
}

static void a_selection_becomes_an_entry(void **state)
{
    (void)state;
    static const char *const words[][2] = {
        {"캄보디아에서도", "캄보디아"},
        {"대통령이", "대통령"},
        {"한국은행은", "한국은행"},
        {"김정은", "김정은"},
        {"김정은이", "김정은"},
        {"고양이", "고양이"},
        {"경제 부총리가", "경제 부총리"},
        {"캄보디아", "캄보디아"},
        {" 프놈펜으로 ", "프놈펜"},
        {"CEO는", "CEO"},
        {"은행", "은행"},
    };
    struct arena a = {0};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str got = proposal_source(&a, str_of(words[i][0]));
        if (!str_is(got, words[i][1]))
            fail_msg("%s: %.*s", words[i][0], STR_ARGS(got));
    }
    arena_release(&a);
}

static void the_word_and_what_is_there(void **state)
{
    (void)state;
    auto_json json_t *answer = NULL;
    /* "한은에서는", "금융위의" */
    assert_int_equal(ask(&room, "minji", METHOD_GET,
                         "/api/v1/terms/word?lang=en&text=%ED%95%9C%EC%9D%80%EC%97%90%EC%84%9C%EB%8A%94", "", &answer),
                     200);
    assert_string_equal(text_of(answer, "source"), "한은");
    assert_string_equal(text_of(json_object_get(answer, "there"), "target"), "Bank of Korea");
    assert_int_equal(ask(&room, "minji", METHOD_GET,
                         "/api/v1/terms/word?lang=en&text=%EA%B8%88%EC%9C%B5%EC%9C%84%EC%9D%98", "", &answer),
                     200);
    assert_string_equal(text_of(answer, "source"), "금융위");
    assert_true(json_is_null(json_object_get(answer, "there")));
    assert_int_equal(ask(&room, "minji", METHOD_GET, "/api/v1/terms/word?lang=en", "", NULL), 400);
    assert_int_equal(ask(&room, "minji", METHOD_GET, "/api/v1/terms/word?lang=xx&text=a", "", NULL), 422);
}

static void look(int64_t edition, char tag[64])
{
    char path[64];
    auto_json json_t *view = NULL;
    snprintf(path, sizeof path, "/api/v1/editions/%lld", (long long)edition);
    assert_int_equal(ask(&room, "rita", METHOD_GET, path, "", &view), 200);
    snprintf(tag, 64, "%s", text_of(view, "tag"));
}

/* Without a worker: who opens an article after the glossary changed has it looked at
 * again, once. */
static void an_opened_article_is_up_to_date(void **state)
{
    (void)state;
    char first[64], again[64], later[64], id[PROPOSAL_ID];
    int64_t e = add_story(&room, "open.txt", "제목\n물레방아가 돈다.\n");
    look(e, first);
    look(e, again);
    assert_string_equal(first, again);
    assert_int_equal(propose("minji", "물레방아", "watermill", NULL), 201);
    assert_true(find_id("물레방아", id));
    assert_int_equal(settle("dora", METHOD_PUT, id), 204);
    clock_sleep(5);
    look(e, later);
    assert_string_not_equal(again, later);
    look(e, again);
    assert_string_equal(again, later);
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
        cmocka_unit_test(proposed_then_approved),
        cmocka_unit_test(proposed_then_rejected),
        cmocka_unit_test(another_text_is_another_proposal),
        cmocka_unit_test(duplicates_show_what_is_there),
        cmocka_unit_test(characters_are_kept),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(the_file_of_others),
        cmocka_unit_test(nobody_loses_a_row_to_another),
        cmocka_unit_test(a_selection_becomes_an_entry),
        cmocka_unit_test(the_word_and_what_is_there),
        cmocka_unit_test(an_opened_article_is_up_to_date),
    };
    return cmocka_run_group_tests(tests, open_room, close_room);
}
