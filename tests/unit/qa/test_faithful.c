/* Sentences as Korean papers write them, published 2025-10-24. faithful.tsv (figures and
 * dates) and desk.tsv (speech, law, names, with the freedom a desk takes: merged, indirect,
 * reordered) hold translations an editor would sign: nothing may be said about them at warn
 * or above. A false alarm met in the wild becomes a line here. errors.tsv holds pairs with
 * one error each and the finding that must be made of it; NAME.ja.tsv, NAME.zh.tsv the same
 * in Japanese and Chinese. */
#include "base/clock.h"
#include "base/file.h"
#include "stages/qa/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void check(struct arena *a, const char *lang, struct str source, struct str target, struct findings *found)
{
    struct segment segment = {.source = source, .target = target};
    struct block block = {.kind = BLOCK_PARAGRAPH};
    struct article article = {.arena = a, .source_lang = str_of("ko"), .target_lang = str_of(lang)};
    article.blocks.at = &block;
    article.segments.at = &segment;
    article.blocks.len = article.segments.len = 1;
    assert_true(clock_parse(str_of("2025-10-24"), 540, &article.meta.published));
    checks_run(&article, NULL, NULL, a, found);
}

static unsigned alarms_of(const char *lang, struct str source, struct str target)
{
    struct arena a = {0};
    struct findings found = {0};
    unsigned alarms = 0;
    check(&a, lang, source, target, &found);
    for (size_t i = 0; i < found.len; i++) {
        if (found.at[i].severity == SEVERITY_NOTE)
            continue;
        fprintf(stderr, "%.*s\n%.*s\n    %.*s: %.*s\n", STR_ARGS(source), STR_ARGS(target), STR_ARGS(found.at[i].check),
                STR_ARGS(found.at[i].message));
        alarms++;
    }
    arena_release(&a);
    return alarms;
}

static void no_alarms(const char *path, const char *lang, unsigned least)
{
    auto_buf struct buf file = buf_make(1 << 20);
    struct err err;
    unsigned pairs = 0, alarms = 0;
    assert_int_equal(file_read(path, &file, &err), FAULT_OK);
    struct str line, source, rest = buf_str(&file);
    while (str_cut(&rest, '\n', &line)) {
        if (!str_cut(&line, '\t', &source))
            continue;
        alarms += alarms_of(lang, source, line);
        pairs++;
    }
    assert_true(pairs >= least);
    assert_int_equal(alarms, 0);
}

static void test_faithful(void **state)
{
    (void)state;
    no_alarms(TESTS_DIR "/unit/qa/faithful.tsv", "en", 120);
}

static void test_desk(void **state)
{
    (void)state;
    no_alarms(TESTS_DIR "/unit/qa/desk.tsv", "en", 100);
    no_alarms(TESTS_DIR "/unit/qa/desk.ja.tsv", "ja", 15);
    no_alarms(TESTS_DIR "/unit/qa/desk.zh.tsv", "zh", 12);
}

static bool is_told(const char *lang, struct str name, struct str source, struct str target)
{
    struct arena a = {0};
    struct findings found = {0};
    bool told = false;
    check(&a, lang, source, target, &found);
    for (size_t i = 0; i < found.len; i++)
        told |= found.at[i].severity != SEVERITY_NOTE && str_eq(found.at[i].check, name);
    arena_release(&a);
    return told;
}

static void all_told(const char *path, const char *lang, unsigned least)
{
    auto_buf struct buf file = buf_make(1 << 20);
    struct err err;
    unsigned pairs = 0, missed = 0;
    assert_int_equal(file_read(path, &file, &err), FAULT_OK);
    struct str line, name, source, rest = buf_str(&file);
    while (str_cut(&rest, '\n', &line)) {
        if (!str_cut(&line, '\t', &name) || !str_cut(&line, '\t', &source))
            continue;
        pairs++;
        if (is_told(lang, name, source, line))
            continue;
        fprintf(stderr, "no %.*s: %.*s / %.*s\n", STR_ARGS(name), STR_ARGS(source), STR_ARGS(line));
        missed++;
    }
    assert_true(pairs >= least);
    assert_int_equal(missed, 0);
}

static void test_errors(void **state)
{
    (void)state;
    all_told(TESTS_DIR "/unit/qa/errors.tsv", "en", 60);
    all_told(TESTS_DIR "/unit/qa/errors.ja.tsv", "ja", 10);
    all_told(TESTS_DIR "/unit/qa/errors.zh.tsv", "zh", 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_faithful), cmocka_unit_test(test_desk),
                                       cmocka_unit_test(test_errors)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
