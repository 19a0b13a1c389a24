/* Sentences as Korean papers write them, with translations an editor would sign
 * (faithful.tsv, one pair a line, published 2025-10-24): nothing may be said about
 * them at warn or above. A false alarm met in the wild becomes a line here. */
#include "base/clock.h"
#include "base/file.h"
#include "stages/qa/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static unsigned check(struct str source, struct str target)
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
    assert_true(clock_parse(str_of("2025-10-24"), 540, &article.meta.published));
    checks_run(&article, NULL, NULL, &a, &found);
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

static void test_no_alarms(void **state)
{
    (void)state;
    auto_buf struct buf file = buf_make(1 << 20);
    struct err err;
    unsigned pairs = 0, alarms = 0;
    assert_int_equal(file_read(TESTS_DIR "/unit/qa/faithful.tsv", &file, &err), FAULT_OK);
    struct str line, source, rest = buf_str(&file);
    while (str_cut(&rest, '\n', &line)) {
        if (!str_cut(&line, '\t', &source))
            continue;
        alarms += check(source, line);
        pairs++;
    }
    assert_true(pairs > 50);
    assert_int_equal(alarms, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_no_alarms)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
