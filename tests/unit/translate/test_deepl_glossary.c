#include "stages/translate/deepl_glossary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena a;

static void make(const char *rows, struct deepl_dictionary *d)
{
    struct term_issues issues = {0};
    struct termbase *t = termbase_new("en");
    struct str csv = arena_printf(&a, "source,target,status\n%s", rows);
    assert_int_equal(termbase_read_bytes(t, &a, "t.ko-en.csv", csv, &issues, NULL), FAULT_OK);
    termbase_seal(t);
    deepl_dictionary_make(t, &a, d);
    d->first_left_out = arena_str(&a, d->first_left_out);
    termbase_free(t);
}

static void approved_terms_are_in_it_sorted_and_composed(void **state)
{
    struct deepl_dictionary d;
    (void)state;
    make("정부,government,approved\n국회,National Assembly,approved\n의회,parliament,proposed\n청사,office,retired\n",
         &d);
    assert_string_equal(d.entries.at, "국회\tNational Assembly\n정부\tgovernment\n");
    assert_int_equal(d.n, 2);
    assert_int_equal(d.left_out, 0);
    make("\xE1\x84\x80\xE1\x85\xA1,cafe\xCC\x81,approved\n", &d); /* 가, café, decomposed */
    assert_string_equal(d.entries.at, "가\tcaf\xC3\xA9\n");
    make("", &d);
    assert_string_equal(d.entries.at, "");
}

static void the_order_of_the_files_does_not_matter_but_for_doubles(void **state)
{
    struct deepl_dictionary d;
    (void)state;
    make("국회,Assembly,approved\n정부,government,approved\n국회,parliament,approved\n정부,government,approved\n", &d);
    assert_string_equal(d.entries.at, "국회\tAssembly\n정부\tgovernment\n");
    assert_int_equal(d.left_out, 1);
    assert_string_equal(d.first_left_out.at, "t.ko-en.csv:4: it has another rendering already");
}

static const char *trouble_of(const char *target)
{
    struct deepl_dictionary d;
    make(arena_printf(&a, "정부,\"%s\",approved\n", target).at, &d);
    assert_int_equal(d.n + d.left_out, 1);
    return d.first_left_out.at;
}

static void what_deepl_does_not_take_is_left_out(void **state)
{
    (void)state;
    assert_non_null(strstr(trouble_of("a\tz"), "control")); /* other ones a glossary file cannot have */
    assert_non_null(strstr(trouble_of("\xE3\x80\x80z"), "white space"));
    assert_non_null(strstr(trouble_of("z\xE2\x80\xAF"), "white space"));
    char *longer = arena_alloc(&a, 1100);
    memset(longer, 'x', 1024);
    assert_string_equal(trouble_of(longer), "");
    longer[1024] = 'x';
    assert_non_null(strstr(trouble_of(longer), "1024 bytes"));
    assert_string_equal(trouble_of("plain"), "");
}

static void the_whole_has_a_ceiling(void **state)
{
    struct deepl_dictionary d;
    (void)state;
    auto_buf struct buf rows = buf_make(32 << 20);
    char target[1001];
    memset(target, 'x', sizeof target - 1);
    target[sizeof target - 1] = 0;
    for (int i = 0; i < 11000; i++)
        buf_printf(&rows, "말%d,%s,approved\n", i, target);
    make(arena_str(&a, buf_str(&rows)).at, &d);
    assert_true(d.entries.len <= 10 << 20 && d.entries.len > (10 << 20) - 1100);
    assert_int_equal(d.n + d.left_out, 11000);
    assert_non_null(strstr(d.first_left_out.at, "no room"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(approved_terms_are_in_it_sorted_and_composed),
        cmocka_unit_test(the_order_of_the_files_does_not_matter_but_for_doubles),
        cmocka_unit_test(what_deepl_does_not_take_is_left_out),
        cmocka_unit_test(the_whole_has_a_ceiling),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&a);
    return failed;
}
