#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stages/ingest/html.h"
#include "tests/unit/ingest/reading.h"

struct text_case {
    const char *file, *want;
};

/* A sentence long enough to make a body. */
#define LONG "서울 전역에 비가 많이 내려 길이 물에 잠겼다."

static const struct text_case cases[] = {
    /* page furniture is left out, wrappers that embrace a block stay outside it */
    {"<!DOCTYPE html><html><head><title>비 - 신문</title></head><body><nav><p>메뉴</p></nav><article><h1>비가 왔다</h1>"
     "<p><b>" LONG "</b></p><aside><p>광고 문구다.</p></aside><p>그쳤다 <a href=x>드디어</a>.</p></article>"
     "<footer><p>회사 주소</p></footer></body></html>",
     "headline <비가 왔다> 비가 왔다\nparagraph <" LONG "> " LONG
     "\nparagraph <그쳤다 <a href=x>드디어</a>.> 그쳤다 드디어.\n"},
    /* halves of inline markup are never torn apart */
    {"<html><body><article><p><b>서울</b> 전역에 비가 많이 내려 길이 <i>물에</i></p><p>잠겼다 "
     "<b>정말</b></p></article>",
     "paragraph <<b>서울</b> 전역에 비가 많이 내려 길이 <i>물에</i>> 서울 전역에 비가 많이 내려 길이 물에\n"
     "paragraph <잠겼다 <b>정말</b>> 잠겼다 정말\n"},
    /* br: one is a line end behind a sentence, else a blank; two make a paragraph */
    {"<html><body><div id='articleBody'>" LONG "<br>그리고<br>그쳤다.<br><br>\n끝났다.</div>",
     "paragraph <" LONG "<br>그리고<br>그쳤다.> " LONG "¶그리고 그쳤다.\nparagraph <끝났다.> 끝났다.\n"},
    /* subheads, captions, quotations, pictures, hidden text */
    {"<html><body><div class='news_body'><h2>첫날</h2><figure><img src=a><figcaption>비 내리는 "
     "서울</figcaption></figure><p>" LONG
     "<span class=blind>숨은 글</span></p><p style='display: none'>숨은 문단</p><blockquote>“그쳤다.”</blockquote>"
     "<p>앞<img src=b>뒤</p><script>\"<p>글</p>\"</script><!-- <p>주석</p> --></div>",
     "subhead <첫날> 첫날\ncaption <비 내리는 서울> 비 내리는 서울\nparagraph <" LONG "> " LONG "\n"
     "quote <“그쳤다.”> “그쳤다.”\nparagraph <앞> 앞\nparagraph <뒤> 뒤\n"},
    /* the body by its property; around it only headline, deck, caption and boilerplate */
    {"<html><body><h1>사이트</h1><div><h1 itemprop=headline>비가 왔다</h1><h2>서울에 50㎜</h2><p>공유하기 눌러 "
     "주세요</p>"
     "<p>입력 2025.10.21 07:00</p><div itemprop=articleBody><p>" LONG
     "</p><div class=\"ad-box\">광고</div></div><p>더 보기</p></div>",
     "headline <비가 왔다> 비가 왔다\ndeck <서울에 50㎜> 서울에 50㎜\n"
     "boilerplate <입력 2025.10.21 07:00> 입력 2025.10.21 07:00 (published)\nparagraph <" LONG "> " LONG "\n"},
    /* no telling names: the densest run of paragraphs; headline out of the head */
    {"<html><head><meta property=\"og:title\" content=\"비가 &quot;왔다&quot;\"></head><body><div><a href=1>기사 "
     "하나</a><a href=2>기사 "
     "둘</a></div><div><p>" LONG "</p><p>그쳤다.</p></div><ul><li><a href=3>다른 기사</a></li></ul>",
     "headline <> 비가 \"왔다\"\nparagraph <" LONG "> " LONG "\nparagraph <그쳤다.> 그쳤다.\n"},
    /* everything looks like an advertisement: then nothing is */
    {"<html><body><div class='ad-layout'><p>" LONG "</p></div>", "paragraph <" LONG "> " LONG "\n"},
    /* an old page: a logo in h1, the headline by its class, text parted by <br>, bold subheads */
    {"<html><body><div><h1><a href='/'>신문사</a></h1></div><h3 class=title>비가 왔다</h3><h4 class=sub_title>서울에 "
     "50㎜</h4>"
     "<div id=article_txt>[서울=뉴스] " LONG "<br /><br /><b>■ 피해</b><br /><br />둘째 문단이다.</div></body>",
     "headline <비가 왔다> 비가 왔다\ndeck <서울에 50㎜> 서울에 50㎜\nparagraph <[서울=뉴스] " LONG
     "> [서울=뉴스] " LONG "\n"
     "subhead <■ 피해> ■ 피해\nparagraph <둘째 문단이다.> 둘째 문단이다.\n"},
    /* entities, blanks, tables, ends left out */
    {"<html><body><article><p>&ldquo;비&rdquo;&nbsp;가\n   &#50772;&#xB2E4;. " LONG
     "<p>a &lt; b &amp;c; &middot;<table><tr><td>칸<td>둘</table>",
     "paragraph <&ldquo;비&rdquo;&nbsp;가¶   &#50772;&#xB2E4;. " LONG "> “비”\u00a0가 왔다. " LONG "\n"
     "paragraph <a &lt; b &amp;c; &middot;> a < b &c; ·\nparagraph <칸> 칸\nparagraph <둘> 둘\n"},
};

static void test_cases(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        wrong += !reading_is(str_of(cases[i].file), "story.html", true, cases[i].want);
    assert_int_equal(wrong, 0);
}

static const char page[] =
    "<html lang=ko><head><meta charset=euc-kr><link rel='canonical' href='https://a.example/1?a=1&amp;b=2'>"
    "<meta property='article:published_time' content='2025-10-21T07:00:00+09:00'>"
    "<meta name=author content='\xC8\xAB\xB1\xE6\xB5\xBF'></head><body><article><h1>\xBA\xF1</h1><p>"
    "\xBA\xF1\xB0\xA1 \xB8\xB9\xC0\xCC \xB3\xBB\xB7\xC1 \xB1\xE6\xC0\xCC \xB9\xB0\xBF\xA1 "
    "\xC0\xE1\xB0\xE5\xB4\xD9.</p></article>";

static void test_euc_kr_and_metadata(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct article a = {.arena = &arena, .raw = str_of(page), .name = str_of("a.html")};
    assert_int_equal(ingest_read(&a, NULL), FAULT_OK);
    assert_true(str_is(a.meta.encoding, "windows-949"));
    assert_true(str_is(a.meta.source_id, "https://a.example/1?a=1&b=2"));
    assert_true(str_is(a.meta.published_text, "2025-10-21T07:00:00+09:00"));
    assert_true(str_is(a.meta.byline, "홍길동"));
    assert_true(str_is(a.meta.language, "ko"));
    assert_true(str_is(a.meta.title, "비"));
    assert_true(str_is(a.blocks.at[1].read, "비가 많이 내려 길이 물에 잠겼다."));
    assert_true(str_starts(span_of(a.raw, a.blocks.at[1].raw), "\xBA\xF1\xB0\xA1 "));
    assert_true(str_is(ingest_identity(&arena, a.raw, a.name), "https://a.example/1?a=1&b=2"));
    arena_release(&arena);
}

static enum fault read_repeated(const char *piece, size_t times, struct err *err)
{
    struct arena arena = {0};
    auto_buf struct buf b = buf_make(16 << 20);
    buf_addz(&b, "<html><body><article><p>" LONG "</p>");
    for (size_t i = 0; i < times; i++)
        buf_addz(&b, piece);
    struct article a = {.arena = &arena, .raw = buf_str(&b), .name = str_of("hostile.html")};
    enum fault f = ingest_read(&a, err);
    arena_release(&arena);
    return f;
}

static void test_hostile(void **state)
{
    (void)state;
    struct err err = {0};
    assert_int_equal(read_repeated("<div>", 400, &err), FAULT_REJECT);
    assert_non_null(strstr(err.text, "hostile.html: elements nested deeper than 256 at offset "));
    assert_int_equal(read_repeated("<b>", 20000, &err), FAULT_OK);
    assert_int_equal(read_repeated("<b>가</i>", 20000, &err), FAULT_OK);
    assert_int_equal(read_repeated("<", 1 << 20, &err), FAULT_OK);
    assert_int_equal(read_repeated("<!--", 1 << 18, &err), FAULT_OK);
    assert_int_equal(read_repeated("</script", 1 << 18, &err), FAULT_REJECT);
    assert_int_equal(read_repeated("<p>가", 150000, &err), FAULT_OK);
    assert_int_equal(read_repeated("<p>가", 250000, &err), FAULT_REJECT);
    assert_non_null(strstr(err.text, "more than 200000 paragraphs"));
    assert_int_equal(read_repeated("<h1>가</h1>", 20000, &err), FAULT_OK);
    assert_int_equal(read_repeated("&#x", 1 << 20, &err), FAULT_OK);
}

static void test_tokens(void **state)
{
    (void)state;
    struct html h = {.text = str_of("a<b c='>' d>e</B ><!-- <p> --><script>1<2</p></script><br/>< f")};
    static const enum html_kind want[] = {HTML_TEXT, HTML_OPEN, HTML_TEXT,  HTML_CLOSE, HTML_OTHER,
                                          HTML_OPEN, HTML_TEXT, HTML_CLOSE, HTML_OPEN,  HTML_TEXT};
    struct html_token t;
    size_t i = 0, at = 0;
    for (; html_next(&h, &t); i++) {
        assert_true(i < sizeof want / sizeof *want);
        assert_int_equal(t.kind, want[i]);
        assert_int_equal(t.at.at, at);
        at += t.at.len;
    }
    assert_int_equal(i, sizeof want / sizeof *want);
    assert_int_equal(at, h.text.len);
}

static void test_inlines(void **state)
{
    (void)state;
    /* what reaches into a block is noted with its tag, what embraces it as outside */
    assert_true(inlines_are(
        str_of("<html><body><article><p>그는 <a class=x href='https://a.kr/?a=1&amp;b=2'>국회</a>에서 <B>새 "
               "<em>예산안</em></B>을 냈다. " LONG "</p>"
               "<p><a href=\"https://b.kr/\">" LONG "</a></p>"
               "<p>" LONG "<a href=#>&nbsp;</a> <a name=x>이름</a> <span>글</span> <i>끝났다</p></article>"),
        "page.html", true,
        "link \"국회\" https://a.kr/?a=1&b=2 <a \nstrong \"새 예산안\"  <B>\nemphasis \"예산안\"  <em\n"
        "link \"" LONG "\" https://b.kr/ -\nlink \"\u00a0\" # <a \n"));
    /* a bold subhead says with its kind that it is one */
    assert_true(inlines_are(str_of("<html><body><div id=articleBody><p>" LONG "</p><p><b>첫날</b></p><p>둘<br><i>셋</i>"
                                   "</p></div></body></html>"),
                            "page.html", true, "emphasis \"셋\"  <i>\n"));
}

static void test_attributes(void **state)
{
    (void)state;
    struct html h = {.text = str_of("<a href = \"x y\" b=1 c d='2'/>")};
    struct html_token t;
    struct html_attribute at[HTML_MOST_ATTRIBUTES];
    assert_true(html_next(&h, &t));
    assert_int_equal(html_attributes(h.text, &t, at), 4);
    assert_true(str_is(at[0].name, "href") && str_is(at[0].value, "x y"));
    assert_true(str_is(at[1].name, "b") && str_is(at[1].value, "1"));
    assert_true(str_is(at[2].name, "c") && at[2].value.len == 0);
    assert_true(str_is(at[3].name, "d") && str_is(at[3].value, "2"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),   cmocka_unit_test(test_euc_kr_and_metadata),
                                       cmocka_unit_test(test_hostile), cmocka_unit_test(test_tokens),
                                       cmocka_unit_test(test_inlines), cmocka_unit_test(test_attributes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
