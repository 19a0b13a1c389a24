/* okgyo glossary check --against: over the article where the pairs name one, and in one language. */
#include "base/file.h"
#include "cli/cmd_glossary_against.h"
#include "terms/termbase.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

extern const struct command command_glossary_check;

static const char english[] = "source,target,forbidden,kind\n이재명,Lee Jae Myung,Lee Jae-myung,person\n"
                              "금리,interest rate,,\n제주,Jeju,,place\n배추,cabbage,,\n";
static const char japanese[] = "source,target,kind\n제주,済州,place\n";
static const char lines[] =
    "{\"id\":\"1\",\"article\":\"A\",\"source\":\"이재명이 금리를\",\"target\":\"Lee Jae Myung on it\"}\n"
    "{\"id\":\"2\",\"article\":\"A\",\"source\":\"금리는\",\"target\":\"Interest rates rise\"}\n"
    "{\"id\":\"3\",\"article\":\"B\",\"source\":\"금리가\",\"target\":\"It rose\"}\n"
    "{\"id\":\"4\",\"source\":\"제주의 이재명\",\"target\":\"Lee Jae-myung on Jeju\"}\n";
static const char sheet[] = "ko,target\n\"제주, 맑음\",\"Sunny, there\"\n";
static const char tmx[] =
    "<tmx version=\"1.4\"><header srclang=\"ko\"/><body><tu><tuv xml:lang=\"ko\"><seg>제주가</seg></tuv>"
    "<tuv xml:lang=\"en\"><seg>The island</seg></tuv><tuv xml:lang=\"ja\"><seg>島</seg></tuv></tu>"
    "</body></tmx>";

/* "check severity path-ending:line" of every row but the unused entries, and how many of those. */
static struct str told(struct arena *a, const char *name, const char *text, const char *lang, size_t *unused)
{
    char dir[] = "/tmp/okgyo-against-XXXXXX", pairs[64];
    struct cli c = {.arena = a, .flags = json_object(), .command = &command_glossary_check};
    struct paths glossary = {0};
    struct report r = {.arena = a, .tool = "glossary check"};
    struct termbase *all = termbase_new("");
    struct term_issues issues = {0};
    struct err err = {.text = ""};
    auto_buf struct buf out = buf_make(1 << 16);
    assert_non_null(mkdtemp(dir));
    const char *const files[][2] = {{"p.ko-en.csv", english}, {"p.ko-ja.csv", japanese}};
    for (size_t i = 0; i < 2; i++) {
        struct str path = arena_printf(a, "%s/%s", dir, files[i][0]);
        assert_int_equal(file_replace(path.at, str_of(files[i][1]), 0600, &err), FAULT_OK);
        assert_int_equal(termbase_read(all, a, path.at, &issues, &err), FAULT_OK);
        *vec_push(a, &glossary) = path;
    }
    termbase_seal(all);
    snprintf(pairs, sizeof pairs, "%s/%s", dir, name);
    assert_int_equal(file_replace(pairs, str_of(text), 0600, &err), FAULT_OK);
    struct str one = str_of(pairs);
    struct strs against = {.at = &one, .len = 1};
    if (lang)
        json_object_set_new(c.flags, "target_lang", json_string(lang));
    if (glossary_against(&c, &glossary, all, &against, &r, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    for (size_t i = 0; i < r.rows.len; i++) {
        const struct report_row *row = &r.rows.at[i];
        if (str_is(row->rule, "term.unused"))
            ++*unused;
        else
            buf_printf(&out, "%.*s %s %u|", STR_ARGS(row->rule), severity_name(row->severity), row->line);
    }
    termbase_free(all);
    json_decref(c.flags);
    unlink(pairs);
    for (size_t i = 0; i < glossary.len; i++)
        unlink(glossary.at[i].at);
    rmdir(dir);
    return arena_str(a, buf_str(&out));
}

static void test_against(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *lang, *told;
        size_t unused;
    } cases[] = {
        {"p.jsonl", lines, NULL, "term.missing note 1|term.missing warn 3|term.forbidden block 4|", 1},
        {"p.csv", sheet, NULL, "term.missing warn 2|", 3},
        {"p.tmx", tmx, NULL, "term.missing warn 0|", 3},
        {"p.tmx", tmx, "ja", "term.missing warn 0|", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        size_t unused = 0;
        struct str got = told(&a, cases[i].name, cases[i].text, cases[i].lang, &unused);
        if (!str_is(got, cases[i].told))
            fail_msg("%s: %.*s", cases[i].name, STR_ARGS(got));
        assert_int_equal(unused, cases[i].unused);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_against)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
