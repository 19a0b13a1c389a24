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
    {"# 비가 왔다\n\n**서울에 50㎜**\n\n비가 **많이** 왔다.\n\n## 그 뒤\n\n> “그쳤다. 다행이다.”\n\n끝났다.\n",
     "headline <비가 왔다> 비가 왔다\ndeck <서울에 50㎜> 서울에 50㎜\nparagraph <비가 **많이** 왔다.> 비가 많이 왔다.\n"
     "subhead <그 뒤> 그 뒤\nquote <“그쳤다. 다행이다.”> “그쳤다. 다행이다.”\nparagraph <끝났다.> 끝났다.\n"},
    /* wrapped lines, links, pictures, code, escapes, entities */
    {"# 제목\n\n비가 [많이](http://a.example \"t\") 왔고\n`길`이 *물에* 잠겼다 \\*정말\\* &amp; 3 * 4.\n",
     "headline <제목> 제목\nparagraph <비가 [많이](http://a.example \"t\") 왔고¶`길`이 *물에* 잠겼다 \\*정말\\* &amp; "
     "3 * 4.> "
     "비가 많이 왔고 길이 물에 잠겼다 *정말* & 3 * 4.\n"},
    {"# 제목\n\n![비](rain.jpg)\n*비 내리는 서울*\n\n본문이다.\n",
     "headline <제목> 제목\ncaption <비 내리는 서울> 비 내리는 서울\nparagraph <본문이다.> 본문이다.\n"},
    {"제목\n====\n\n본문이다.\n\n소제목\n---\n\n- 하나다.\n- 둘이다.\n\n1. 첫째다.\n\n---\n\n```\ncode\n```\n<!-- 메모 "
     "-->\n끝이다.\n",
     "headline <제목> 제목\nparagraph <본문이다.> 본문이다.\nsubhead <소제목> 소제목\nparagraph <하나다.> 하나다.\n"
     "paragraph <둘이다.> 둘이다.\nparagraph <첫째다.> 첫째다.\nparagraph <끝이다.> 끝이다.\n"},
    {"---\ntitle: \"비가 왔다\"\nsubtitle: 서울에\ndate: 2025-10-21\n---\n\n본문이다.\n",
     "headline <비가 왔다> 비가 왔다\ndeck <서울에> 서울에\nparagraph <본문이다.> 본문이다.\n"},
    {"# 제목\n\n> 첫 줄은\n> 이어진다.\n>\n> 끝.\n\n**굵은 소제목**\n\n본문 snake_case_word <저작권> 이다.\n",
     "headline <제목> 제목\nquote <첫 줄은¶> 이어진다.¶>¶> 끝.> 첫 줄은 이어진다. 끝.\nsubhead <굵은 소제목> 굵은 "
     "소제목\n"
     "paragraph <본문 snake_case_word <저작권> 이다.> 본문 snake_case_word <저작권> 이다.\n"},
    {"# 제목\n\n[전주=오케이교뉴스] 본문이다.[^1]\n\n[^1]: 각주\n\n| 표 | 칸 |\n\n(끝)\n",
     "headline <제목> 제목\nparagraph <[전주=오케이교뉴스] 본문이다.[^1]> [전주=오케이교뉴스] 본문이다.\n"
     "boilerplate <| 표 | 칸 |> | 표 | 칸 | (table)\nboilerplate <(끝)> (끝) (end)\n"},
};

static void test_cases(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        wrong += !reading_is(str_of(cases[i].file), "story.md", true, cases[i].want);
    assert_int_equal(wrong, 0);
}

static void test_inlines(void **state)
{
    (void)state;
    assert_true(
        inlines_are(str_of("# 제목\n\n그는 [국회](https://a.kr/x \"말\")에서 **새 _예산안_** 을 냈다. "
                           "<https://b.kr/y> [*참고*](<https://c.kr/a b>)[^1] `코드` ~~지움~~ [글][ref] [말][Ref 2] "
                           "[Ref 2][] [없음][x]\n\n[ref]: https://d.kr/z 'title'\n[ref 2]: <https://e.kr/>\n"
                           "[^1]: 각주\n\n"
                           "![그림](p.png)\n\n*사진 설명이다.*\n\n**모두 굵은 문단이다. 끝.**\n"),
                    "story.md", false,
                    "link \"국회\" https://a.kr/x -\nemphasis \"예산안\"  -\nstrong \"새 예산안\"  -\n"
                    "link \"https://b.kr/y\" https://b.kr/y -\nemphasis \"참고\"  -\n"
                    "link \"참고\" https://c.kr/a b -\nlink \"글\" https://d.kr/z -\nlink \"말\" https://e.kr/ -\n"
                    "link \"Ref 2\" https://e.kr/ -\nstrong \"모두 굵은 문단이다. 끝.\"  -\n"));
}

static void test_front_matter(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct article a = {
        .arena = &arena,
        .name = str_of("a.md"),
        .raw = str_of("---\ntitle: 제목\ndate: 2025-10-21 07:00\nauthor: 홍길동\nsection: 정치\n---\n본문이다.\n")};
    assert_int_equal(ingest_read(&a, NULL), FAULT_OK);
    assert_true(str_is(a.meta.published_text, "2025-10-21T07:00:00+09:00"));
    assert_true(str_is(a.meta.byline, "홍길동"));
    assert_true(str_is(a.meta.section, "정치"));
    assert_true(str_is(a.meta.title, "제목"));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_inlines),
                                       cmocka_unit_test(test_front_matter)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
