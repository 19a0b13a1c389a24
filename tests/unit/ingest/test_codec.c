#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "stages/ingest/codec.h"
#include "tests/unit/ingest/reading.h"

static const char file[] = "[속보] 비가 왔다\n\n입력 2025.10.21 07:00\n\n(서울=오케이교뉴스) 비가 왔다. (끝)\n\n***\n";

static void test_round_trip(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err = {0};
    auto_buf struct buf bytes = buf_make(LIMIT_OUTPUT), before = buf_make(1 << 16), after = buf_make(1 << 16);
    struct article a = {.arena = &arena, .raw = str_of(file), .name = str_of("a.txt")}, b = a;
    assert_int_equal(ingest_read(&a, &err), FAULT_OK);
    codec_write(&a, &bytes);
    assert_int_equal(codec_read(&b, buf_str(&bytes), &err), FAULT_OK);
    reading_dump(&a, true, &before);
    reading_dump(&b, true, &after);
    assert_string_equal(before.at, after.at);
    assert_int_equal(b.meta.published, a.meta.published);
    assert_true(str_is(b.meta.title, "비가 왔다"));
    assert_true(str_is(b.meta.section, ""));
    assert_int_equal(b.blocks.at[2].cut.len, 2);
    assert_true(str_is(b.blocks.at[2].cut.at[1].kind, "end"));
    /* what is the same bytes in the file is not stored again */
    assert_null(strstr(bytes.at, "비가 왔다. (끝)"));
    assert_ptr_equal(b.blocks.at[2].read.at, file + str_find(str_of(file), str_of("(서울"), 0));
    arena_release(&arena);
}

static void test_foreign_bytes(void **state)
{
    (void)state;
    static const char *const bad[] = {"",
                                      "[",
                                      "{\"blocks\":[[9,0,0,\"x\"]]}",
                                      "{\"blocks\":[[0,0,99,0]]}",
                                      "{\"blocks\":[[0,0,1,\"x\",\"\",5,5,\"tag\"]]}",
                                      "{\"blocks\":[[0,-1,1,0]]}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct arena arena = {0};
        struct article a = {.arena = &arena, .raw = str_of("abc")};
        assert_int_not_equal(codec_read(&a, str_of(bad[i]), NULL), FAULT_OK);
        arena_release(&arena);
    }
}

static void test_sniff(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *name, *format;
    } cases[] = {
        {"비가 왔다", "a.txt", "text"},
        {"비가 왔다", "a", "text"},
        {"# 비가 왔다", "a.md", "markdown"},
        {"# 비가 왔다", "a.txt", "text"},
        {"# 비가 왔다", "-", "markdown"},
        {"비가 왔다", "a.md", "markdown"},
        {"<!doctype html><p>비", "a.txt", "html"},
        {"<p>비가</p>", "a.htm", "html"},
        {"{\"headline\":\"비\"}", "a.txt", "ninjs"},
        {"{\"headline\":\"비\"}", "-", "ninjs"},
        {"<저작권자> 비가 왔다", "a.txt", "text"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(format_sniff(str_of(cases[i].bytes), str_of(cases[i].name))->name, cases[i].format);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_round_trip), cmocka_unit_test(test_foreign_bytes),
                                       cmocka_unit_test(test_sniff)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
