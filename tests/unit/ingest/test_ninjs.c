#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/ingest/reading.h"

struct text_case {
    const char *file, *want;
};

static const struct text_case cases[] = {
    /* 1.x */
    {"{\"uri\":\"urn:a:1\",\"headline\":\"[속보] 비가 왔다\",\"body_html\":\"<p>(서울=오케이교뉴스) 비가 "
     "왔다.</p><h2>그 뒤</h2><p>그쳤다.</p>\","
     "\"body_text\":\"안 쓴다.\"}",
     "headline [속보] 비가 왔다\nparagraph (서울=오케이교뉴스) 비가 왔다.\nsubhead 그 뒤\nparagraph 그쳤다.\n"},
    {"{\"uri\":\"urn:a:1\",\"headline\":\"비가 왔다\",\"body_text\":\"비가 왔다.\\n\\n그쳤다.\\n\"}",
     "headline 비가 왔다\nparagraph 비가 왔다.\nparagraph 그쳤다.\n"},
    /* 2.x and 3.x */
    {"{\"uri\":\"urn:a:1\",\"headlines\":[{\"role\":\"short\",\"value\":\"짧게\"},{\"role\":\"main\",\"value\":\"비가 "
     "왔다\"},"
     "{\"role\":\"deck\",\"value\":\"서울에 "
     "50㎜\"}],\"bodies\":[{\"role\":\"summary\",\"contentType\":\"text/html\",\"value\":\"<p>요약</p>\"},"
     "{\"role\":\"main\",\"contentType\":\"text/plain\",\"value\":\"비가 왔다.\"}]}",
     "headline 비가 왔다\ndeck 서울에 50㎜\nparagraph 비가 왔다.\n"},
    {"{\"uri\":\"urn:a:1\",\"headlines\":[{\"value\":\"비가 왔다\"}],\"bodies\":[{\"value\":\"<p>비가<br>왔다.</p><p>ⓒ "
     "무단 전재 금지</p>\"}]}",
     "headline 비가 왔다\nparagraph 비가 왔다.\nboilerplate ⓒ 무단 전재 금지 (copyright)\n"},
    /* not an item */
    {"{\"uri\":\"urn:a:1\",\"headline\":}", "fault: item.json:1:29: not valid JSON: unexpected token near '}'\n"},
    {"{\"a\":1,\"a\":2,\"headline\":\"x\"}",
     "fault: item.json:1:10: not valid JSON: duplicate object key near '\"a\"'\n"},
    {"{\"a\":1}", "fault: item.json: JSON without headline and body: not a ninjs item\n"},
};

static void test_cases(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        wrong += !reading_is(str_of(cases[i].file), "item.json", false, cases[i].want);
    assert_int_equal(wrong, 0);
}

static const char item[] = "{\"standard\":{\"name\":\"ninjs\",\"version\":\"3.1\"},\"uri\":\"urn:a:1\",\"language\":"
                           "\"ko\",\"by\":\"홍길동 기자\",\"located\":\"서울\","
                           "\"slugline\":\"rain\",\"urgency\":4,\"contentCreated\":\"2025-10-21T07:00:00+09:00\","
                           "\"firstCreated\":\"2025-10-21T08:00:00+09:00\","
                           "\"copyrightNotice\":\"무단 전재 "
                           "금지\",\"subjects\":[{\"name\":\"날씨\"}],\"altIds\":[{\"role\":\"desk\",\"value\":\"7\"}],"
                           "\"headlines\":[{\"role\":\"main\",\"value\":\"비\"}],\"bodies\":[{\"role\":\"main\","
                           "\"contentType\":\"text/plain\",\"value\":\"왔다.\"}]}";

static void test_metadata(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct article a = {.arena = &arena, .raw = str_of(item), .name = str_of("a.json")};
    assert_int_equal(ingest_read(&a, NULL), FAULT_OK);
    assert_true(str_is(a.meta.format, "ninjs"));
    assert_true(str_is(a.meta.source_id, "urn:a:1"));
    assert_true(str_is(a.meta.byline, "홍길동 기자"));
    assert_true(str_is(a.meta.dateline, "서울"));
    assert_true(str_is(a.meta.slug, "rain"));
    assert_true(str_is(a.meta.section, "날씨"));
    assert_true(str_is(a.meta.copyright, "무단 전재 금지"));
    assert_true(str_is(a.meta.language, "ko"));
    assert_true(str_is(a.meta.published_text, "2025-10-21T07:00:00+09:00"));
    assert_true(str_find(a.meta.extra, str_of("\"altIds\":[{\"role\":\"desk\",\"value\":\"7\"}]"), 0) > 0);
    assert_true(str_find(a.meta.extra, str_of("\"urgency\":4"), 0) > 0);
    assert_true(str_find(a.meta.extra, str_of("bodies"), 0) < 0);
    assert_true(str_is(ingest_identity(&arena, a.raw, a.name), "urn:a:1"));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_metadata)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
