/* Figures and dates of press sentences, published on Thursday 2025-11-20. numbers.tsv:
 * translations that render them freely, of which nothing may be said at warn or above.
 * slips.tsv: the finding that must come at warn or above, a sentence, and a translation
 * with one slip in it. */
#include "base/clock.h"
#include "base/file.h"
#include "stages/qa/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* Findings at warn or above; those named `name` where it is not NULL. */
static unsigned count(struct str source, struct str target, const struct str *name)
{
    struct arena a = {0};
    struct segment segment = {.source = source, .target = target};
    struct block block = {.kind = BLOCK_PARAGRAPH};
    struct article article = {.arena = &a, .source_lang = str_of("ko"), .target_lang = str_of("en")};
    struct findings found = {0};
    unsigned alarms = 0;
    article.blocks.at = &block;
    article.segments.at = &segment;
    article.blocks.len = article.segments.len = 1;
    assert_true(clock_parse(str_of("2025-11-20"), 540, &article.meta.published));
    checks_run(&article, NULL, NULL, &a, &found);
    for (size_t i = 0; i < found.len; i++) {
        const struct finding *f = &found.at[i];
        if (f->severity == SEVERITY_NOTE || (name && !str_eq(f->check, *name)))
            continue;
        if (!name)
            fprintf(stderr, "%.*s\n%.*s\n    %.*s: %.*s\n", STR_ARGS(source), STR_ARGS(target), STR_ARGS(f->check),
                    STR_ARGS(f->message));
        alarms++;
    }
    arena_release(&a);
    return alarms;
}

static void test_free_renderings(void **state)
{
    (void)state;
    auto_buf struct buf file = buf_make(1 << 20);
    struct err err;
    unsigned pairs = 0, alarms = 0;
    assert_int_equal(file_read(TESTS_DIR "/unit/qa/numbers.tsv", &file, &err), FAULT_OK);
    struct str line, source, rest = buf_str(&file);
    while (str_cut(&rest, '\n', &line)) {
        if (!str_cut(&line, '\t', &source))
            continue;
        alarms += count(source, line, NULL);
        pairs++;
    }
    assert_true(pairs >= 80);
    assert_int_equal(alarms, 0);
}

static void test_slips_are_found(void **state)
{
    (void)state;
    auto_buf struct buf file = buf_make(1 << 20);
    struct err err;
    unsigned pairs = 0, missed = 0;
    assert_int_equal(file_read(TESTS_DIR "/unit/qa/slips.tsv", &file, &err), FAULT_OK);
    struct str line, name, source, rest = buf_str(&file);
    while (str_cut(&rest, '\n', &line)) {
        if (!str_cut(&line, '\t', &name) || !str_cut(&line, '\t', &source))
            continue;
        if (!count(source, line, &name)) {
            fprintf(stderr, "no %.*s:\n%.*s\n%.*s\n", STR_ARGS(name), STR_ARGS(source), STR_ARGS(line));
            missed++;
        }
        pairs++;
    }
    assert_true(pairs >= 80);
    assert_int_equal(missed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_free_renderings), cmocka_unit_test(test_slips_are_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
