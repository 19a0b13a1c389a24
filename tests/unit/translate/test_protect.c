#include "stages/translate/protect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena a;
static struct termbase *terms;

/* What is found, joined by '|'. */
static const char *found(const char *text)
{
    struct marks marks = {0};
    struct str all = str_of("");
    protect_find(&a, str_of(text), &marks);
    for (size_t i = 0; i < marks.len; i++)
        all = arena_printf(&a, "%.*s%s%.*s", STR_ARGS(all), i ? "|" : "", STR_ARGS(marks.at[i].text));
    return arena_cstr(&a, all);
}

static void addresses_are_found_and_nothing_else(void **state)
{
    (void)state;
    assert_string_equal(found("자세한 내용은 https://example.com/a?b=1&c=2에서 본다."),
                        "https://example.com/a?b=1&c=2");
    assert_string_equal(found("(http://a.kr/x)."), "http://a.kr/x");
    assert_string_equal(found("www.a.kr, hong@news.co.kr로 보내면 된다."), "www.a.kr|hong@news.co.kr");
    assert_string_equal(found("hong@news.co.kr."), "hong@news.co.kr");
    assert_string_equal(found("@handle 3.5% a@b 오후 3:30 U.S. http:// www. a@.b"), "");
    assert_string_equal(found("xhttp://a.kr"), "");
    assert_string_equal(found("a@b.kr@c.kr"), "a@b.kr");
    assert_string_equal(found(""), "");
}

static void check_round(const char *text, enum mark_style style, const char *marked_text)
{
    struct marks marks = {0};
    struct str back;
    protect_find(&a, str_of(text), &marks);
    struct str marked = protect_mark(&a, str_of(text), &marks, style);
    assert_string_equal(marked.at, marked_text);
    assert_true(protect_restore(&a, marked, &marks, style, &back));
    assert_string_equal(back.at, text);
}

static void marking_and_restoring_is_a_round(void **state)
{
    (void)state;
    check_round("보라: https://a.kr/x, www.b.kr!", MARK_BRACES, "보라: {{1}}, {{2}}!");
    check_round("A&B <b> \"c\" https://a.kr?x=1&y=2 {{1}}", MARK_XML,
                "A&amp;B &lt;b&gt; &quot;c&quot; <x id=\"1\"/> {{1}}");
    check_round("없음 < & >", MARK_XML, "없음 &lt; &amp; &gt;");
    check_round("그대로 {{ 그대로", MARK_BRACES, "그대로 {{ 그대로");
}

static bool restores(const char *answer, enum mark_style style, const char *text)
{
    struct marks marks = {0};
    struct str back;
    protect_find(&a, str_of("https://a.kr www.b.kr"), &marks);
    return protect_restore(&a, str_of(answer), &marks, style, &back) && str_is(back, text);
}

static void placeholders_must_each_come_back_once(void **state)
{
    (void)state;
    assert_true(restores("at {{2}} and {{ 1 }}", MARK_BRACES, "at www.b.kr and https://a.kr"));
    assert_false(restores("at {{2}}", MARK_BRACES, "at www.b.kr"));
    assert_false(restores("{{1}} {{1}}", MARK_BRACES, "https://a.kr https://a.kr"));
    assert_false(restores("{{1}} {{1}} {{2}}", MARK_BRACES, "https://a.kr https://a.kr www.b.kr"));
    assert_false(restores("{{1}} {{2}} {{3}}", MARK_BRACES, "https://a.kr www.b.kr {{3}}"));
    assert_false(restores("{{0}} {{1}} {{2}}", MARK_BRACES, "{{0}} https://a.kr www.b.kr"));
    assert_true(restores("<x id=\"1\"></x>&lt;&#39;<x id=\"2\" />", MARK_XML, "https://a.kr<'www.b.kr"));
    assert_false(restores("<x id=\"1\"/>", MARK_XML, "https://a.kr"));
    assert_false(restores("{{1}} {{2}}", MARK_XML, "https://a.kr www.b.kr"));
}

/* Marks of a text with 서울 (place, exact), 대통령실 (body, sentence), 금리 (common). */
/* "그는 국회에서 새 예산안을 https://a.kr/x 에 냈다." with a link on each of those. */
static void mark_inlines(struct marks *marks, struct str *text)
{
    static const char source[] = "그는 국회에서 새 예산안을 https://a.kr/x 에 냈다.";
    static const char *const words[] = {"국회", "새 예산안", "예산안", "https://a.kr/x", "a.kr"};
    struct inline_mark inlines[5];
    *text = str_of(source);
    *marks = (struct marks){0};
    protect_find(&a, *text, marks);
    for (uint32_t i = 0; i < 5; i++)
        inlines[i] = (struct inline_mark){
            .n = i + 1, .source = {(uint32_t)str_find(*text, str_of(words[i]), 0), (uint32_t)strlen(words[i])}};
    protect_inlines(&a, inlines, 5, marks);
}

static bool inlines_restore(const char *answer, enum mark_style style, const char *wanted)
{
    struct marks marks;
    struct str text, back;
    mark_inlines(&marks, &text);
    return protect_restore(&a, str_of(answer), &marks, style, &back) && str_is(back, wanted);
}

/* The last link would cut the address and stays at home. */
static void inlines_travel_in_pairs(void **state)
{
    (void)state;
    struct marks marks;
    struct str text;
    mark_inlines(&marks, &text);
    assert_string_equal(protect_mark(&a, text, &marks, MARK_XML).at,
                        "그는 <g id=\"1\">국회</g>에서 <g id=\"3\">새 <g id=\"4\">예산안</g></g>을 <g id=\"7\"><x "
                        "id=\"8\"/></g> 에 냈다.");
    assert_string_equal(protect_mark(&a, text, &marks, MARK_BRACES).at,
                        "그는 {{1}}국회{{2}}에서 {{3}}새 {{4}}예산안{{5}}{{6}}을 {{7}}{{8}}{{9}} 에 냈다.");
    assert_true(inlines_restore("He put <g id=\"3\">a <g id=\"4\">budget</g></g> to <g id=\"1\">parliament</g> at "
                                "<g id=\"7\"><x id=\"8\"/></g>.",
                                MARK_XML,
                                "He put <2>a <3>budget</3></2> to <1>parliament</1> at <4>https://a.kr/x</4>."));
    assert_true(inlines_restore("He put {{3}}a {{4}}budget{{5}}{{6}} to {{1}}parliament{{2}} at {{7}}{{8}}{{9}}.",
                                MARK_BRACES,
                                "He put <2>a <3>budget</3></2> to <1>parliament</1> at <4>https://a.kr/x</4>."));
    assert_false(inlines_restore("<g id=\"1\">a</g> <x id=\"8\"/>", MARK_XML, ""));
    assert_false(
        inlines_restore("</g><g id=\"1\"><g id=\"3\"><g id=\"4\"></g></g><g id=\"7\"><x id=\"8\"/></g>", MARK_XML, ""));
    assert_false(inlines_restore("<g id=\"8\"></g>", MARK_XML, ""));
}

static void mark_terms(const char *text, unsigned kinds, struct marks *marks)
{
    static const char glossary[] = "source,target,kind,case,status\n서울,Seoul,place,exact,approved\n"
                                   "대통령실,presidential office,body,sentence,approved\n"
                                   "금리,interest rate,common,sentence,approved\nKBS,KBS,body,exact,approved\n국회,R&D "
                                   "\"house\",body,exact,approved\n"
                                   "법원,court,body,exact,proposed\n";
    struct matches found = {0};
    if (!terms) {
        struct term_issues issues = {0};
        terms = termbase_new("en");
        assert_int_equal(termbase_read_bytes(terms, &a, "t.ko-en.csv", str_of(glossary), &issues, NULL), FAULT_OK);
        termbase_seal(terms);
    }
    matcher_find(terms, &a, str_of(text), &found);
    protect_find(&a, str_of(text), marks);
    protect_terms(&a, &found, kinds, marks);
}

static const unsigned names = 1u << TERM_PLACE | 1u << TERM_BODY;

static const char *marked(const char *text, unsigned kinds, enum mark_style style)
{
    struct marks marks = {0};
    mark_terms(text, kinds, &marks);
    return protect_mark(&a, str_of(text), &marks, style).at;
}

static void terms_of_the_asked_kinds_are_marked(void **state)
{
    (void)state;
    static const char text[] = "서울에서 https://a.kr 대통령실은 금리를 법원에 말했다.";
    assert_string_equal(marked(text, names, MARK_BRACES), "{{1}}에서 {{2}} {{3}}은 금리를 법원에 말했다.");
    assert_string_equal(marked("https://a.kr/ KBS/KBS", names, MARK_BRACES), "{{1}} {{2}}/{{3}}");
    assert_string_equal(marked("https://a.kr/KBS 서울", names, MARK_BRACES), "{{1}} {{2}}");
    assert_string_equal(marked("서울국회는", names, MARK_BRACES), "서울국회는"); /* a compound: likely, not certain */
    assert_string_equal(marked(text, 1u << TERM_PLACE, MARK_BRACES),
                        "{{1}}에서 {{2}} 대통령실은 금리를 법원에 말했다.");
    assert_string_equal(marked(text, 0, MARK_BRACES), "서울에서 {{1}} 대통령실은 금리를 법원에 말했다.");
    assert_string_equal(
        marked("국회는 A&B를", names, MARK_DICTIONARY),
        "<mstrans:dictionary translation=\"R&amp;D &quot;house&quot;\">국회</mstrans:dictionary>는 A&B를");
}

static void terms_come_back_as_their_rendering(void **state)
{
    (void)state;
    struct marks marks = {0};
    struct str back;
    mark_terms("서울에서 대통령실은", names, &marks);
    assert_true(protect_restore(&a, str_of("In {{1}} the {{2}}"), &marks, MARK_BRACES, &back));
    assert_true(str_is(back, "In Seoul the presidential office"));
    assert_true(protect_restore(&a, str_of("{{2}} in {{1}}"), &marks, MARK_BRACES, &back));
    assert_true(str_is(back, "Presidential office in Seoul"));
    assert_false(protect_restore(&a, str_of("In {{1}} they"), &marks, MARK_BRACES, &back));
    assert_false(protect_restore(&a, str_of("{{1}} {{1}} {{2}}"), &marks, MARK_BRACES, &back));
    assert_true(protect_restore(&a, str_of("In Seoul & {{1}}"), &marks, MARK_DICTIONARY, &back));
    assert_true(str_is(back, "In Seoul & {{1}}"));
    assert_false(
        protect_restore(&a, str_of("In <mstrans:dictionary translation=\"Seoul\">"), &marks, MARK_DICTIONARY, &back));
    assert_false(protect_restore(&a, str_of("Seoul</mstrans:dictionary>"), &marks, MARK_DICTIONARY, &back));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_found_and_nothing_else),
        cmocka_unit_test(marking_and_restoring_is_a_round),
        cmocka_unit_test(terms_of_the_asked_kinds_are_marked),
        cmocka_unit_test(terms_come_back_as_their_rendering),
        cmocka_unit_test(inlines_travel_in_pairs),
        cmocka_unit_test(placeholders_must_each_come_back_once),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    termbase_free(terms);
    arena_release(&a);
    return failed;
}
