#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "base/limits.h"
#include "engine/stage.h"
#include "stages/segment/ids.h"

extern const struct stage stage_segment;

static void add(struct arena *a, struct article *article, enum block_kind kind, const char *text)
{
    *vec_push(a, &article->blocks) = (struct block){.kind = kind, .read = str_of(text), .text = str_of(text)};
}

static void run(struct article *article)
{
    struct arena scratch = {0};
    struct err err = {0};
    void *lane = NULL;
    auto_buf struct buf out = buf_make(LIMIT_OUTPUT);
    assert_int_equal(stage_segment.lane_open(NULL, &lane, &err), FAULT_OK);
    struct work w = {.article = article, .scratch = &scratch, .lane = lane};
    assert_int_equal(stage_segment.work(&w, &out, &err), FAULT_OK);
    assert_int_equal(stage_segment.load(article, buf_str(&out), &err), FAULT_OK);
    stage_segment.lane_close(lane);
    arena_release(&scratch);
}

static void test_blocks(void **state)
{
    (void)state;
    struct arena a = {0};
    struct article article = {.arena = &a};
    add(&a, &article, BLOCK_HEADLINE, "비가 왔다. 많이 왔다");
    add(&a, &article, BLOCK_BYLINE, "홍길동 기자");
    add(&a, &article, BLOCK_PARAGRAPH, "비가 왔다. 많이 왔다.\n그쳤다.");
    add(&a, &article, BLOCK_CAPTION, "비가 내린다. 서울이다.\n둘째 줄");
    add(&a, &article, BLOCK_BOILERPLATE, "(끝)");
    run(&article);
    static const char *const want[] = {"비가 왔다. 많이 왔다",   "비가 왔다.", "많이 왔다.", "그쳤다.",
                                       "비가 내린다. 서울이다.", "둘째 줄"};
    static const uint32_t blocks[] = {0, 2, 2, 2, 3, 3};
    assert_int_equal(article.segments.len, 6);
    for (size_t i = 0; i < 6; i++) {
        const struct segment *s = &article.segments.at[i];
        assert_true(str_is(s->source, want[i]));
        assert_int_equal(s->block, blocks[i]);
        assert_ptr_equal(s->source.at, article.blocks.at[s->block].text.at + s->at.at);
        assert_int_equal(s->draft.text.len, 0);
        assert_ptr_equal(article_segment(&article, s->id), s);
    }
    arena_release(&a);
}

/* A sentence keeps its id when others come before it; repetition and kind tell apart. */
static void test_ids(void **state)
{
    (void)state;
    struct arena a = {0};
    struct article first = {.arena = &a}, second = {.arena = &a};
    add(&a, &first, BLOCK_PARAGRAPH, "비가 왔다. 그쳤다. 비가 왔다.");
    add(&a, &second, BLOCK_PARAGRAPH, "새 문장이다. 비가 왔다.");
    add(&a, &second, BLOCK_PARAGRAPH, "그쳤다.");
    add(&a, &second, BLOCK_SUBHEAD, "그쳤다.");
    run(&first);
    run(&second);
    assert_string_equal(first.segments.at[0].id, second.segments.at[1].id);
    assert_string_equal(first.segments.at[1].id, second.segments.at[2].id);
    assert_string_not_equal(first.segments.at[0].id, first.segments.at[2].id);
    assert_string_not_equal(second.segments.at[2].id, second.segments.at[3].id);
    assert_int_equal(strlen(first.segments.at[0].id), SEGMENT_ID - 1);
    arena_release(&a);
}

static void test_many_repetitions(void **state)
{
    (void)state;
    struct arena a = {0};
    struct ids ids = {.arena = &a}, check = {.arena = &a};
    char id[SEGMENT_ID], last[SEGMENT_ID] = "", text[16];
    for (int i = 0; i < 3000; i++) {
        ids_next(&ids, BLOCK_PARAGRAPH, str_of("같다."), id);
        assert_string_not_equal(id, last);
        memcpy(last, id, sizeof last);
        snprintf(text, sizeof text, "%d", i);
        ids_next(&check, BLOCK_PARAGRAPH, str_of(text), id);
    }
    assert_int_equal(ids.len, 1);
    assert_int_equal(check.len, 3000);
    arena_release(&a);
}

static void test_foreign_bytes(void **state)
{
    (void)state;
    static const char *const bad[] = {"x", "{\"segments\":[5,0,1,\"0123456789abcdef01234567\"]}",
                                      "{\"segments\":[0,0,99,\"0123456789abcdef01234567\"]}",
                                      "{\"segments\":[0,-1,1,\"0123456789abcdef01234567\"]}",
                                      "{\"segments\":[0,0,1,\"short\"]}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct arena a = {0};
        struct article article = {.arena = &a};
        add(&a, &article, BLOCK_PARAGRAPH, "가나.");
        assert_int_not_equal(stage_segment.load(&article, str_of(bad[i]), NULL), FAULT_OK);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_blocks), cmocka_unit_test(test_ids),
                                       cmocka_unit_test(test_many_repetitions), cmocka_unit_test(test_foreign_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
