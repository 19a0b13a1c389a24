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
    /* headline, deck right under it, paragraphs */
    {"비가 왔다\n서울 전역에 50㎜\n\n비가 왔다. 많이 왔다.\n\n그쳤다.\n",
     "headline <비가 왔다> 비가 왔다\ndeck <서울 전역에 50㎜> 서울 전역에 50㎜\n"
     "paragraph <비가 왔다. 많이 왔다.> 비가 왔다. 많이 왔다.\nparagraph <그쳤다.> 그쳤다.\n"},
    /* a short second paragraph without a sentence's end is a deck, with one it is copy */
    {"비가 왔다\n\n서울 전역에 50㎜\n\n비가 왔다.\n",
     "headline <비가 왔다> 비가 왔다\ndeck <서울 전역에 50㎜> 서울 전역에 50㎜\nparagraph <비가 왔다.> 비가 왔다.\n"},
    {"비가 왔다\n\n많이 왔다.\n\n그쳤다.\n",
     "headline <비가 왔다> 비가 왔다\nparagraph <많이 왔다.> 많이 왔다.\nparagraph <그쳤다.> 그쳤다.\n"},
    /* every line a paragraph */
    {"비가 왔다\n입력 2025.10.21 07:00\n비가 많이 왔다.\n바람도 불었다.\n그쳤다.\n",
     "headline <비가 왔다> 비가 왔다\nboilerplate <입력 2025.10.21 07:00> 입력 2025.10.21 07:00 (published)\n"
     "paragraph <비가 많이 왔다.> 비가 많이 왔다.\nparagraph <바람도 불었다.> 바람도 불었다.\nparagraph <그쳤다.> "
     "그쳤다.\n"},
    {"비가 왔다\n서울에 50㎜\n입력 2025.10.21 07:00\n비가 많이 왔다.\n",
     "headline <비가 왔다> 비가 왔다\ndeck <서울에 50㎜> 서울에 50㎜\n"
     "boilerplate <입력 2025.10.21 07:00> 입력 2025.10.21 07:00 (published)\nparagraph <비가 많이 왔다.> 비가 많이 "
     "왔다.\n"},
    {"비가 왔다\n서울에 50㎜\n비가 많이 왔다.\n바람도 불었다.\n",
     "headline <비가 왔다> 비가 왔다\ndeck <서울에 50㎜> 서울에 50㎜\nparagraph <비가 많이 왔다.> 비가 많이 왔다.\n"
     "paragraph <바람도 불었다.> 바람도 불었다.\n"},
    /* a paragraph that was wrapped */
    {"비가 왔다\n\n비가 서울 전역에\n많이 내려 길이\n물에 잠겼다.\n\n그쳤다.\n",
     "headline <비가 왔다> 비가 왔다\nparagraph <비가 서울 전역에¶많이 내려 길이¶물에 잠겼다.> 비가 서울 전역에 많이 "
     "내려 길이 물에 잠겼다.\n"
     "paragraph <그쳤다.> 그쳤다.\n"},
    /* line ends of three kinds, blanks around lines, a tag in front */
    {"비가 왔다\r\n\r\n  비가 많이 왔다.  \r\n",
     "headline <비가 왔다> 비가 왔다\nparagraph <비가 많이 왔다.> 비가 많이 왔다.\n"},
    {"비가 왔다\r\r비가 많이 왔다.\r", "headline <비가 왔다> 비가 왔다\nparagraph <비가 많이 왔다.> 비가 많이 왔다.\n"},
    {"[속보]\n비가 왔다\n\n많이 왔다.\n",
     "boilerplate <[속보]> [속보] (tag)\nheadline <비가 왔다> 비가 왔다\nparagraph <많이 왔다.> 많이 왔다.\n"},
    {"\xEF\xBB\xBF비가 왔다\n\n많이 왔다.\n", "headline <비가 왔다> 비가 왔다\nparagraph <많이 왔다.> 많이 왔다.\n"},
    /* a subhead has a mark in front or stands alone between paragraphs; list items and last lines are none */
    {"비가 왔다\n\n많이 왔다.\n\n■ 길이 막혔다\n버스가 섰다.\n\n대피소로 간 주민들\n\n▲ 학교\n▲ 회관\n그쳤다.\n\n더 "
     "온다\n",
     "headline <비가 왔다> 비가 왔다\nparagraph <많이 왔다.> 많이 왔다.\nsubhead <■ 길이 막혔다> ■ 길이 막혔다\n"
     "paragraph <버스가 섰다.> 버스가 섰다.\nsubhead <대피소로 간 주민들> 대피소로 간 주민들\n"
     "paragraph <▲ 학교¶▲ 회관¶그쳤다.> ▲ 학교 ▲ 회관 그쳤다.\nparagraph <더 온다> 더 온다\n"},
    /* a headline alone is a story */
    {"비가 왔다", "headline <비가 왔다> 비가 왔다\n"},
    /* not a story */
    {"", "fault: story.txt: no copy in it: the file is empty\n"},
    {" \n\n\t\n", "fault: story.txt: no copy in it: only blank lines or boilerplate were found\n"},
    {"%PDF-1.7 …", "fault: story.txt: this is a PDF document, not text: copy its text into a text file\n"},
    {"비가 왔다\n\n많이 \xFF왔다. 그리고 그쳤다.\n",
     "fault: story.txt: byte offset 22 (line 3): 0xFF is not valid UTF-8; save the file as UTF-8 and try again\n"},
};

static void test_cases(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        wrong += !reading_is(str_of(cases[i].file), "story.txt", true, cases[i].want);
    assert_int_equal(wrong, 0);
}

/* UTF-16 and CP949: the place is in the bytes as received. */
static void test_encodings(void **state)
{
    (void)state;
    static const char utf16[] = "\xFF\xFE\x44\xBE\n\0\n\0\x28\xB2\xE4\xB2.\0";
    assert_true(reading_is((struct str){utf16, sizeof utf16 - 1}, "a.txt", false, "headline 비\nparagraph 눨다.\n"));
    struct arena arena = {0};
    struct article a = {.arena = &arena, .raw = str_of("\xBA\xF1\n\n\xBF\xD4\xB4\xD9."), .name = str_of("a.txt")};
    assert_int_equal(ingest_read(&a, NULL), FAULT_OK);
    assert_true(str_is(a.meta.encoding, "windows-949"));
    assert_true(str_is(a.blocks.at[1].read, "왔다."));
    assert_int_equal(a.blocks.at[1].raw.at, 4);
    assert_int_equal(a.blocks.at[1].raw.len, 5);
    arena_release(&arena);
}

static void test_large(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err = {0};
    auto_buf struct buf b = buf_make(32 << 20);
    buf_addz(&b, "제목\n\n");
    while (b.len < 10 << 20)
        buf_addz(&b, "비가 많이 와서 길이 물에 잠겼다. 그리고 그쳤다.\n\n");
    struct article a = {.arena = &arena, .raw = buf_str(&b), .name = str_of("big.txt")};
    assert_int_equal(ingest_read(&a, &err), FAULT_OK);
    assert_true(a.blocks.len > 100000);
    while (b.len <= 16 << 20)
        buf_addz(&b, "비가 많이 와서 길이 물에 잠겼다. 그리고 그쳤다.");
    a.raw = buf_str(&b);
    assert_int_equal(ingest_read(&a, &err), FAULT_REJECT);
    assert_non_null(strstr(err.text, "big.txt: "));
    assert_non_null(strstr(err.text, "more than the 16777216"));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_encodings),
                                       cmocka_unit_test(test_large)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
