/* The translation goes back into the page as received, and nothing else changes. */
#include "fixture.h"

#include "base/clock.h"
#include "model/inlines.h"
#include "stages/export/markup.h"
#include "stages/export/page.h"
#include "stages/export/wraps.h"

/* A block whose place in the page is where `raw` stands. */
static void page_block(struct fixture *f, enum block_kind kind, const char *raw, const char *text)
{
    fixture_block(f, kind, text);
    ptrdiff_t at = str_find(f->a.raw, str_of(raw), 0);
    assert_true(at >= 0);
    f->a.blocks.at[f->a.blocks.len - 1].raw = (struct span){(uint32_t)at, (uint32_t)strlen(raw)};
}

static void page(struct fixture *f, const char *html)
{
    *f = (struct fixture){.settings = NULL};
    fixture_settings(f, "{\"export\": {\"bylines\": {\"문가온\": \"Moon Ga-on\"}}}");
    fixture_meta(f, "en");
    f->a.name = str_of("sport.html");
    f->a.raw = str_of(html);
    f->a.meta.format = str_of("html");
    f->a.meta.byline = str_of("문가온 기자");
}

static void expect(struct fixture *f, bool draft, const char *expected)
{
    struct buf out;
    struct err err = {.text = ""};
    if (fixture_write(f, "html", draft, &out, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    assert_string_equal(buf_str(&out).at, expected);
    buf_release(&out);
}

static void puts_the_translation_into_the_page(void **state)
{
    (void)state;
    struct fixture f;
    page(&f, "<!DOCTYPE html>\n<html class=x lang=ko>\n<head><meta charset='euc-kr'>"
             "<title>전북 6연승 - 신문</title>\n"
             "<meta property=\"og:title\" content=\"전북 6연승\"><meta name=k content=축구>\n"
             "<script type=\"application/ld+json\">{\"headline\": \"전북 6연승\", \"inLanguage\": \"ko\"}</script>\n"
             "<script>if (1 < 2) { x = '<p>전북 6연승</p>'; }</script></head>\n"
             "<body id=b><nav><a href=/>홈</a></nav><h1 class=\"t\">전북 6연승</h1><i>문가온 기자</i>\n"
             "<p>골을 넣었다. 이겼다.</p>\n<!-- <p>주석</p> -->\n<p>끝났다.</p></div></body></html>\n");
    page_block(&f, BLOCK_HEADLINE, "전북 6연승</h1>", "전북 6연승");
    f.a.blocks.at[0].raw.len -= 5;
    fixture_segment(&f, "전북 6연승", "Jeonbuk \"six\" in a row");
    page_block(&f, BLOCK_BYLINE, "문가온 기자", "문가온 기자");
    page_block(&f, BLOCK_PARAGRAPH, "골을 넣었다. 이겼다.", "골을 넣었다. 이겼다.");
    fixture_segment(&f, "골을 넣었다.", "They scored.");
    fixture_segment(&f, "이겼다.", "They won <3-2>.");
    page_block(&f, BLOCK_PARAGRAPH, "끝났다.", "끝났다.");
    fixture_segment(&f, "끝났다.", "It is over.");
    fixture_sign(&f, STEP_REPORTER, "minji");
    fixture_sign(&f, STEP_EDITOR, "alice");
    expect(
        &f, false,
        "<!DOCTYPE html>\n<html class=x lang=\"en\">\n<head><meta charset='utf-8'>"
        "<title>Jeonbuk &quot;six&quot; in a row - 신문</title>\n"
        "<meta property=\"og:title\" content=\"Jeonbuk &quot;six&quot; in a row\"><meta name=k content=축구>\n"
        "<script type=\"application/ld+json\">{\"headline\": \"Jeonbuk \\\"six\\\" in a row\", \"inLanguage\": "
        "\"en\"}</script>\n"
        "<script>if (1 < 2) { x = '<p>전북 6연승</p>'; }</script></head>\n"
        "<body id=b><nav><a href=/>홈</a></nav><h1 class=\"t\">Jeonbuk &quot;six&quot; in a row</h1><i>Moon Ga-on</i>\n"
        "<p>They scored. They won &lt;3-2&gt;.</p>\n<!-- <p>주석</p> -->\n<p>It is over.</p>\n"
        "<p class=\"disclosure\" data-digital-source-type=\"http://cv.iptc.org/newscodes/digitalsourcetype/"
        "compositeWithTrainedAlgorithmicMedia\">This article was written in Korean and drafted in English with machine "
        "translation. A bilingual reporter checked it against the Korean. An English-language editor reviewed and "
        "approved it. Changed by hand: 0 of 4 sentences (0%).</p></div></body></html>\n");
    fixture_close(&f);
}

static void a_draft_has_its_banner_first_in_the_body(void **state)
{
    (void)state;
    struct fixture f;
    struct buf out;
    page(&f, "<html><body class=\"a>b\"><p>가.</p></body></html>");
    page_block(&f, BLOCK_PARAGRAPH, "가.", "가.");
    fixture_segment(&f, "가.", "A.");
    assert_int_equal(fixture_write(&f, "html", true, &out, NULL), FAULT_OK);
    assert_true(str_starts(buf_str(&out), "<html lang=\"en\"><body class=\"a>b\"><p class=\"draft-mark\""));
    assert_true(str_find(buf_str(&out), str_of("DRAFT, NOT FOR PUBLICATION"), 0) > 0);
    buf_release(&out);
    fixture_close(&f);
}

/* The page in Windows-949: blocks are where the raw bytes say, the output is UTF-8. */
static void reads_pages_in_windows_949(void **state)
{
    (void)state;
    struct fixture f;
    struct buf out;
    /* "<html><meta charset=euc-kr><p>똠방</p><p>가.</p></html>" */
    page(&f, "<html><meta charset=euc-kr><p>\x8c\x63\xb9\xe6</p><p>\xb0\xa1.</p></html>");
    f.a.meta.encoding = str_of("windows-949");
    page_block(&f, BLOCK_PARAGRAPH, "\xb0\xa1.", "가.");
    fixture_segment(&f, "가.", "A.");
    assert_int_equal(fixture_write(&f, "html", true, &out, NULL), FAULT_OK);
    assert_true(str_starts(buf_str(&out), "<html lang=\"en\"><meta charset=\"utf-8\"><p>똠방</p><p>A.</p>\n<p class="));
    buf_release(&out);
    fixture_close(&f);
}

/* --- inline elements --- */

static void block_becomes(struct fixture *f, const char *was, const char *expected)
{
    struct export_input in = {.article = &f->a, .arena = &f->arena};
    struct passages p = copy_passages(&f->arena, &f->a);
    struct buf out = buf_make(LIMIT_EXPORT);
    page_add_block(&in, &p.at[0], str_of(was), &out);
    assert_string_equal(buf_str(&out).at, expected);
    buf_release(&out);
}

static void inline_elements_go_where_they_belong(void **state)
{
    (void)state;
    struct fixture f;
    page(&f, "x");
    fixture_block(&f, BLOCK_PARAGRAPH, "전북 현대가 2025 리그에서 이겼다.\n끝났다.");
    fixture_segment(&f, "전북 현대가 2025 리그에서 이겼다.", "Jeonbuk Hyundai won in the 2025 league.");
    fixture_segment(&f, "끝났다.", "It is over.");
    *vec_push(&f.arena, &f.a.terms) = (struct term_mark){.segment = 0,
                                                         .source = {0, 13},
                                                         .term = str_of("전북 현대"),
                                                         .rendering = str_of("Jeonbuk Hyundai"),
                                                         .note = {"", 0}};
    /* around everything */
    block_becomes(&f, "<b>전북 현대가 2025 리그에서 이겼다.<br>\n끝났다.</b>",
                  "<b>Jeonbuk Hyundai won in the 2025 league.<br>\nIt is over.</b>");
    /* a term, the same words, a sentence, one nested in another */
    block_becomes(
        &f,
        "<strong>전북 현대</strong>가 <a href=\"/25\">2025</a> 리그에서 이겼다.<br> <em><a href=/e>끝났다.</a></em>",
        "<strong>Jeonbuk Hyundai</strong> won in the <a href=\"/25\">2025</a> league.<br>\n"
        "<em><a href=/e>It is over.</a></em>");
    /* words nobody can place lose their element, a picture stays */
    block_becomes(&f, "전북 현대가 2025 <i>리그</i>에서 이겼다.<img src=\"a>b.jpg\"><br>끝났다.",
                  "Jeonbuk Hyundai won in the 2025 league.<br>\nIt is over.<img src=\"a>b.jpg\">");
    /* the whole element is the block */
    block_becomes(&f, "<p class=\"x\">\n  전북 현대가 2025 리그에서 이겼다. <br>끝났다.</p>",
                  "<p class=\"x\">Jeonbuk Hyundai won in the 2025 league.<br>\nIt is over.</p>");
    /* tags that open in front and close inside are not torn */
    block_becomes(&f, "<b>전북 현대가</b> 2025 리그에서 이겼다. 끝났다.",
                  "Jeonbuk Hyundai won in the 2025 league.<br>\nIt is over.");
    fixture_close(&f);
}

/* What outsiders send is bounded in time: elements never closed, a headline that is everywhere. */
static void hostile_pages_stay_linear(void **state)
{
    (void)state;
    enum { MANY = 100000 };
    struct fixture f;
    struct buf html = buf_make(LIMIT_ARTICLE), out;
    buf_addz(&html, "<script type=\"application/ld+json\">");
    for (int i = 0; i < MANY; i++)
        buf_addz(&html, "가");
    buf_addz(&html, "</script><h1>가</h1><h2>나</h2><p>");
    size_t at = html.len;
    for (int i = 0; i < MANY; i++)
        buf_addz(&html, "<b>");
    buf_addz(&html, "다.</p>");
    page(&f, buf_str(&html).at);
    page_block(&f, BLOCK_HEADLINE, "가</h1>", "가");
    f.a.blocks.at[0].raw.len = 3;
    fixture_segment(&f, "가", "A");
    page_block(&f, BLOCK_DECK, "나", "나");
    fixture_segment(&f, "나", "B");
    fixture_block(&f, BLOCK_PARAGRAPH, "다.");
    f.a.blocks.at[2].raw = (struct span){(uint32_t)at, (uint32_t)(html.len - at - 4)};
    fixture_segment(&f, "다.", "C.");
    int64_t began = clock_mono();
    assert_int_equal(fixture_write(&f, "html", true, &out, NULL), FAULT_OK);
    assert_true(clock_mono() - began < 3000);
    assert_true(str_find(buf_str(&out), str_of("AAAAAAAA"), 0) > 0);
    buf_release(&out);
    buf_release(&html);
    fixture_close(&f);
}

/* --- markup --- */

static void pieces(const char *page_bytes, const char *expected)
{
    struct buf out = buf_make(LIMIT_EXPORT);
    struct markup m = {0};
    static const char kinds[] = "tocr!";
    size_t total = 0;
    for (size_t at = 0; markup_next(str_of(page_bytes), &at, &m); total += m.bytes.len)
        buf_printf(&out, "%c[%.*s]", kinds[m.kind], STR_ARGS(m.bytes));
    assert_int_equal(total, strlen(page_bytes));
    assert_string_equal(buf_str(&out).at, expected);
    buf_release(&out);
}

static void markup_is_cut_without_losing_a_byte(void **state)
{
    (void)state;
    pieces("a<b c=\"x>y\">d</b>", "t[a]o[<b c=\"x>y\">]t[d]c[</b>]");
    pieces("1 < 2 <3<", "t[1 < 2 <3<]");
    pieces("<!-- <p> --><!DOCTYPE html><?x?>", "![<!-- <p> -->]![<!DOCTYPE html>]![<?x?>]");
    pieces("<script>if(a<b)'</p>'</SCRIPT >z", "o[<script>]r[if(a<b)'</p>']c[</SCRIPT >]t[z]");
    pieces("<title></title>", "o[<title>]c[</title>]");
    pieces("<script>x", "o[<script>]r[x]");
    pieces("<a href='", "o[<a href=']");
    pieces("<!--", "![<!--]");
    pieces("", "");
}

static void attributes_are_found_as_written(void **state)
{
    (void)state;
    struct str v;
    struct str tag = str_of("<meta content=\"a > b\" CHARSET = utf-8 data-x lang='ko'/>");
    assert_true(markup_attribute(tag, "content", &v) && str_is(v, "a > b"));
    assert_true(markup_attribute(tag, "charset", &v) && str_is(v, "utf-8"));
    assert_true(markup_attribute(tag, "data-x", &v) && v.len == 0);
    assert_true(markup_attribute(tag, "lang", &v) && str_is(v, "ko"));
    assert_false(markup_attribute(tag, "on", &v));
    assert_false(markup_attribute(str_of("<p>"), "id", &v));
    assert_false(markup_attribute(str_of("<p"), "id", &v));
}

/* Notes a link or emphasis as ingest does: by its start tag in the newest block. */
static void note(struct fixture *f, const char *tag, const char *words, enum inline_kind kind, const char *href)
{
    struct block *b = &f->a.blocks.at[f->a.blocks.len - 1];
    ptrdiff_t at = str_find(b->read, str_of(words), 0), place = str_find(span_of(f->a.raw, b->raw), str_of(tag), 0);
    assert_true(at >= 0);
    *vec_push(&f->arena, &b->inlines) = (struct block_inline){
        {(uint32_t)at, (uint32_t)strlen(words)}, kind, str_of(href), place < 0 ? INLINE_OUTSIDE : (uint32_t)place};
}

static void settle(struct fixture *f)
{
    inlines_find(&f->a);
    article_fold(&f->a);
}

#define TWO_LINKS                                                                                                                     \
    "<p>그는 <a class=x href=\"https://a.kr/?x=1&amp;y=2\">국회</a>에서 <b>새 <i>예산안</i></b>을 냈다. 그는 <em>곧 " \
    "갔다. 비가</em> 왔다.</p>"

static void two_links(struct fixture *f)
{
    page_block(f, BLOCK_PARAGRAPH, TWO_LINKS, "그는 국회에서 새 예산안을 냈다. 그는 곧 갔다. 비가 왔다.");
    note(f, "<a ", "국회", INLINE_LINK, "https://a.kr/?x=1&y=2");
    note(f, "<b>", "새 예산안", INLINE_STRONG, "");
    note(f, "<i>", "예산안", INLINE_EMPHASIS, "");
    note(f, "<em>", "곧 갔다. 비가", INLINE_EMPHASIS, "");
    fixture_segment(f, "그는 국회에서 새 예산안을 냈다.", "He put <2>a <3>budget</3></2> to <1>parliament</1> & left.");
    fixture_segment(f, "그는 곧 갔다.", "He <1>soon left</1>.");
    fixture_segment(f, "비가 왔다.", "<1>Rain</1> fell.");
    settle(f);
}

/* The source's own tags, attributes and all, around the words that carry their number;
 * one over two sentences reaches from the first to the last. */
static void marks_go_where_they_are_written(void **state)
{
    (void)state;
    struct fixture f;
    struct buf out = buf_make(LIMIT_EXPORT);
    page(&f, TWO_LINKS);
    two_links(&f);
    struct export_input in = {
        .article = &f.a, .settings = f.settings, .arena = &f.arena, .passages = copy_passages(&f.arena, &f.a)};
    page_add_block(&in, &in.passages.at[0], str_of(TWO_LINKS), &out);
    assert_string_equal(
        buf_str(&out).at,
        "<p>He put <b>a <i>budget</i></b> to <a class=x href=\"https://a.kr/?x=1&amp;y=2\">parliament</a>"
        " &amp; left. He <em>soon left. Rain</em> fell.</p>");
    buf_release(&out);
    fixture_close(&f);
}

/* Without the page: links to the web only, everything else by its kind. */
static void marks_go_into_a_page_of_our_own(void **state)
{
    (void)state;
    struct fixture f;
    struct buf out = buf_make(LIMIT_EXPORT);
    page(&f, TWO_LINKS);
    two_links(&f);
    struct export_input in = {
        .article = &f.a, .settings = f.settings, .arena = &f.arena, .passages = copy_passages(&f.arena, &f.a)};
    struct wraps wraps = {.len = 0};
    wraps_marks(&in, &in.passages.at[0], &wraps);
    wraps_write(&wraps, in.passages.at[0].text, "<br>", &out);
    assert_string_equal(
        buf_str(&out).at,
        "He put <strong>a <em>budget</em></strong> to <a href=\"https://a.kr/?x=1&amp;y=2\">parliament</a>"
        " &amp; left. He <em>soon left. Rain</em> fell.");
    static const char *const never[] = {"javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "/local", "",
                                        " https://a.kr",       "vbscript:x"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        wraps.len = 0;
        f.a.blocks.at[0].inlines.at[0].href = str_of(never[i]);
        wraps_marks(&in, &in.passages.at[0], &wraps);
        assert_int_equal(wraps.len, 3);
    }
    buf_release(&out);
    fixture_close(&f);
}

static void marks_travel_in_xliff(void **state)
{
    (void)state;
    struct fixture f;
    struct buf out;
    struct err err;
    page(&f, TWO_LINKS);
    two_links(&f);
    assert_int_equal(fixture_write(&f, "xliff", true, &out, &err), FAULT_OK);
    assert_non_null(
        strstr(buf_str(&out).at,
               "<source><mrk id=\"m1\" type=\"mtc:match\">그는 <pc id=\"1\" type=\"link\" dataRefStart=\"d1\">국회"
               "</pc>에서 <pc id=\"2\" type=\"fmt\" subType=\"xlf:b\">새 <pc id=\"3\" type=\"fmt\" "
               "subType=\"xlf:i\">예산안</pc></pc>을 냈다.</mrk></source>"));
    assert_non_null(strstr(buf_str(&out).at, "<target>He put <pc id=\"2\" type=\"fmt\" subType=\"xlf:b\">a <pc id=\"3\""
                                             " type=\"fmt\" subType=\"xlf:i\">budget</pc></pc> to <pc id=\"1\""));
    assert_non_null(strstr(buf_str(&out).at, "<data id=\"d1\">https://a.kr/?x=1&amp;y=2</data>"));
    assert_null(strstr(buf_str(&out).at, "&lt;1&gt;"));
    buf_release(&out);
    fixture_close(&f);
}

static void plain_text_resolves_references(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_string_equal(
        arena_cstr(&a, markup_plain(&a, str_of(" <b>A&amp;B</b>\n &ldquo;&#xAC00;&#44032;&rdquo; &x; &"))),
        "A&B “가가” &x; &");
    assert_string_equal(arena_cstr(&a, markup_plain(&a, str_of("&#xD800;&#0;&#x110000;"))), "&#xD800;&#0;&#x110000;");
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(puts_the_translation_into_the_page),
        cmocka_unit_test(a_draft_has_its_banner_first_in_the_body),
        cmocka_unit_test(reads_pages_in_windows_949),
        cmocka_unit_test(inline_elements_go_where_they_belong),
        cmocka_unit_test(hostile_pages_stay_linear),
        cmocka_unit_test(markup_is_cut_without_losing_a_byte),
        cmocka_unit_test(attributes_are_found_as_written),
        cmocka_unit_test(marks_go_where_they_are_written),
        cmocka_unit_test(marks_go_into_a_page_of_our_own),
        cmocka_unit_test(marks_travel_in_xliff),
        cmocka_unit_test(plain_text_resolves_references),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
