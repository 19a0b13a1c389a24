#include "stages/translate/protect.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena a;

/* What is found, joined by '|'. */
static const char *found(const char *text)
{
    struct marks marks = {0};
    struct str all = str_of("");
    protect_find(&a, str_of(text), &marks);
    for (size_t i = 0; i < marks.len; i++)
        all = arena_printf(&a, "%.*s%s%.*s", STR_ARGS(all), i ? "|" : "", STR_ARGS(marks.at[i]));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_found_and_nothing_else),
        cmocka_unit_test(marking_and_restoring_is_a_round),
        cmocka_unit_test(placeholders_must_each_come_back_once),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&a);
    return failed;
}
