#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/limits.h"
#include "engine/stage.h"
#include "stages/normalize/clean.h"

extern const struct stage stage_normalize;

struct clean_case {
    const char *read;
    struct span cut[2];
    const char *text;
};

static const struct clean_case cases[] = {
    {"비가 왔다.", {{0, 0}}, "비가 왔다."},
    {"(서울=뉴스) 비가  왔다.", {{0, 16}}, "비가 왔다."},
    {"비가 왔다. (끝)", {{14, 6}}, "비가 왔다."},
    {"가 [나] 다", {{4, 5}}, "가 다"},
    {"[가] 나 ＡＢ (끝)", {{0, 6}, {16, 6}}, "나 AB"},
    {"[가] 나", {{0, 9}}, ""},
    {"\u1112\u1161\u11ab 나 (끝)", {{14, 5}}, "한 나"},
};

static void fill(struct arena *a, const struct clean_case *c, struct block *b)
{
    *b = (struct block){.kind = BLOCK_PARAGRAPH, .read = str_of(c->read)};
    for (size_t i = 0; i < 2 && c->cut[i].len; i++)
        *vec_push(a, &b->cut) = (struct boilerplate_span){c->cut[i], str_of("tag")};
}

/* Between two edits both texts hold the same bytes, to the end. */
static void check_map(struct str read, struct str text, const struct edits *e)
{
    size_t to = 0, from = 0;
    for (size_t i = 0; i < e->len; i++) {
        size_t gap = e->at[i].to.at - to;
        assert_int_equal(e->at[i].from.at - from, gap);
        assert_memory_equal(text.at + to, read.at + from, gap);
        to = e->at[i].to.at + (size_t)e->at[i].to.len;
        from = e->at[i].from.at + (size_t)e->at[i].from.len;
    }
    assert_int_equal(text.len - to, read.len - from);
    assert_memory_equal(text.at + to, read.at + from, text.len - to);
}

static void test_clean(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct block b;
        struct edits e;
        fill(&a, &cases[i], &b);
        struct str text = clean_block(&a, &b, &e);
        if (!str_is(text, cases[i].text))
            print_error("\"%s\": got \"%.*s\"\n", cases[i].read, STR_ARGS(text));
        assert_true(str_is(text, cases[i].text));
        check_map(b.read, text, &e);
        arena_release(&a);
    }
}

/* work() and load(): the same text and map, and nothing stored for clean blocks. */
static void test_stage(void **state)
{
    (void)state;
    struct arena a = {0}, scratch = {0};
    struct err err = {0};
    auto_buf struct buf out = buf_make(LIMIT_OUTPUT);
    struct article article = {.arena = &a};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        fill(&a, &cases[i], vec_push(&a, &article.blocks));
    struct work w = {.article = &article, .scratch = &scratch};
    assert_int_equal(stage_normalize.work(&w, &out, &err), FAULT_OK);
    assert_int_equal(stage_normalize.load(&article, buf_str(&out), &err), FAULT_OK);
    for (size_t i = 0; i < article.blocks.len; i++) {
        const struct block *b = &article.blocks.at[i];
        assert_true(str_is(b->text, cases[i].text));
        check_map(b->read, b->text, &b->edits);
    }
    assert_null(strstr(out.at, "[0,"));
    struct span back = edits_back(&article.blocks.at[6].edits, (struct span){0, 3});
    assert_true(str_is(span_of(article.blocks.at[6].read, back), "\u1112\u1161\u11ab"));
    arena_release(&a);
    arena_release(&scratch);
}

static void test_foreign_bytes(void **state)
{
    (void)state;
    static const char *const bad[] = {"x",
                                      "{\"changed\":[[3,\"x\",\"0 1 1 \"]]}",
                                      "{\"changed\":[[0,\"x\",\"0 1 \"]]}",
                                      "{\"changed\":[[0,\"x\",\"0 9 9 \"]]}",
                                      "{\"changed\":[[0,\"x\",\"a b c \"]]}",
                                      "{\"changed\":[[0,\"xy\",\"\"]]}",
                                      "{\"changed\":[[0,\"x\",\"0 1 1\"]]}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct arena a = {0};
        struct article article = {.arena = &a};
        *vec_push(&a, &article.blocks) = (struct block){.read = str_of("y")};
        assert_int_not_equal(stage_normalize.load(&article, str_of(bad[i]), NULL), FAULT_OK);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_clean), cmocka_unit_test(test_stage),
                                       cmocka_unit_test(test_foreign_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
