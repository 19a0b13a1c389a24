/* Findings in every format: literal output, escapes, baseline, exit code. */
#include "cli/report.h"

#include "base/file.h"
#include "cli/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static void fill(struct report *r)
{
    *report_row(r) = (struct report_row){.path = str_of("b,c.csv"),
                                         .line = 3,
                                         .column = 5,
                                         .end_column = 9,
                                         .severity = SEVERITY_BLOCK,
                                         .rule = str_of("side.empty"),
                                         .message = str_of("50%\n<a> \x1b[0m"),
                                         .suggestion = str_of("x")};
    *report_row(r) = (struct report_row){.path = str_of("가 a.csv"),
                                         .line = 1,
                                         .severity = SEVERITY_NOTE,
                                         .rule = str_of("text.trim"),
                                         .message = str_of("m")};
    report_sort(r);
}

static char *printed(const struct report *r, const char *format)
{
    char *out = NULL;
    size_t len = 0;
    struct err err;
    FILE *f = open_memstream(&out, &len);
    assert_int_equal(report_print(r, str_of(format), f, &err), FAULT_OK);
    fclose(f);
    return out;
}

static void test_text_and_github(void **state)
{
    (void)state;
    struct arena a = {0};
    struct report r = {.arena = &a, .tool = "glossary check"};
    fill(&r);
    char *text = printed(&r, "text"), *github = printed(&r, "github");
    assert_string_equal(text, "b,c.csv:3:5: block: 50%␊<a> ␛[0m → x [side.empty]\n가 a.csv:1: note: m [text.trim]\n");
    assert_string_equal(
        github, "::error file=b%2Cc.csv,line=3,endLine=3,col=5,endColumn=9,title=side.empty::50%25%0A<a> ␛[0m → x\n"
                "::notice file=가 a.csv,line=1,endLine=1,title=text.trim::m\n");
    free(text);
    free(github);
    arena_release(&a);
}

static void test_machine_formats(void **state)
{
    (void)state;
    struct arena a = {0};
    struct report r = {.arena = &a, .tool = "glossary check"};
    fill(&r);
    static const char *const formats[] = {"json", "sarif"};
    for (size_t i = 0; i < 2; i++) {
        char *out = printed(&r, formats[i]);
        auto_json json_t *root = NULL;
        assert_int_equal(json_parse(str_of(out), formats[i], &root, NULL), FAULT_OK);
        free(out);
    }
    char *sarif = printed(&r, "sarif"), *junit = printed(&r, "junit"), *lines = printed(&r, "jsonl");
    assert_non_null(strstr(sarif, "\"uri\":\"%EA%B0%80%20a.csv\""));
    assert_non_null(strstr(sarif, "\"level\":\"error\""));
    assert_non_null(strstr(sarif, "\"endColumn\":9"));
    assert_non_null(strstr(junit, "tests=\"2\" failures=\"2\""));
    assert_non_null(strstr(junit, "&lt;a&gt;"));
    assert_null(strchr(junit, '\x1b'));
    r.fail_on = SEVERITY_WARN; /* a note fails no job that was told to fail on warnings */
    free(junit);
    junit = printed(&r, "junit");
    assert_non_null(strstr(junit, "tests=\"2\" failures=\"1\""));
    assert_non_null(strstr(junit, "<system-out>note: m "));
    assert_non_null(strstr(lines, "\"check\":\"side.empty\""));
    free(sarif);
    free(junit);
    free(lines);
    arena_release(&a);
}

/* A known finding no longer counts; a second one like it does. */
static void test_baseline(void **state)
{
    (void)state;
    struct arena a = {0};
    struct report r = {.arena = &a, .tool = "glossary check"}, later = r;
    char path[] = "/tmp/okgyo-baseline-XXXXXX";
    close(mkstemp(path));
    fill(&r);
    r.fail_on = SEVERITY_BLOCK;
    assert_int_equal(report_exit(&r), EXIT_FINDINGS);
    assert_int_equal(report_baseline_write(&r, path, NULL), FAULT_OK);
    fill(&later);
    assert_int_equal(report_baseline_read(&later, path, NULL), FAULT_OK);
    later.fail_on = SEVERITY_NOTE;
    assert_int_equal(report_exit(&later), EXIT_FINE);
    *report_row(&later) = r.rows.at[0];
    for (size_t i = 0; i < later.rows.len; i++)
        later.rows.at[i].known = false;
    assert_int_equal(report_baseline_read(&later, path, NULL), FAULT_OK);
    later.fail_on = SEVERITY_BLOCK;
    assert_int_equal(report_exit(&later), EXIT_FINDINGS);
    unlink(path);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_text_and_github), cmocka_unit_test(test_machine_formats),
                                       cmocka_unit_test(test_baseline)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
