/* Tails: particles by slots, the copula, suffixes, and the sound before them. */
#include "terms/josa.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

struct row {
    const char *tail;
    enum batchim before;
    enum tail_kind kind;
};

static const struct row rows[] = {
    {"", BATCHIM_NONE, TAIL_BARE},
    {"는", BATCHIM_NONE, TAIL_JOSA},
    {"는", BATCHIM_OTHER, TAIL_NOT},
    {"은", BATCHIM_RIEUL, TAIL_JOSA},
    {"은", BATCHIM_NONE, TAIL_NOT},
    {"로", BATCHIM_RIEUL, TAIL_JOSA},
    {"로", BATCHIM_OTHER, TAIL_NOT},
    {"으로", BATCHIM_RIEUL, TAIL_NOT},
    {"으로부터의", BATCHIM_OTHER, TAIL_JOSA},
    {"에서조차도", BATCHIM_NONE, TAIL_JOSA},
    {"까지만도", BATCHIM_OTHER, TAIL_JOSA},
    {"만으로는", BATCHIM_NONE, TAIL_JOSA},
    {"에서는커녕", BATCHIM_NONE, TAIL_JOSA},
    {"의는", BATCHIM_NONE, TAIL_NOT},
    {"도요", BATCHIM_NONE, TAIL_JOSA},
    {"도의", BATCHIM_NONE, TAIL_NOT}, /* 봉건제+도의 is 봉건+제도의 */
    {"도를", BATCHIM_OTHER, TAIL_NOT},
    {"는요", BATCHIM_NONE, TAIL_JOSA},
    {"로에", BATCHIM_NONE, TAIL_NOT}, /* 간선도로에 */
    {"에서처럼", BATCHIM_OTHER, TAIL_JOSA},
    {"에게와", BATCHIM_OTHER, TAIL_JOSA},
    {"어", BATCHIM_NONE, TAIL_NOT}, /* 미얀마어 is a language */
    {"어도", BATCHIM_NONE, TAIL_NOT},
    {"이어서", BATCHIM_OTHER, TAIL_COPULA},
    {"기", BATCHIM_NONE, TAIL_NOT},
    {"이기", BATCHIM_NONE, TAIL_COPULA},
    {"은행", BATCHIM_OTHER, TAIL_NOT},
    {"이사회", BATCHIM_OTHER, TAIL_NOT},
    {"이다", BATCHIM_OTHER, TAIL_COPULA},
    {"다", BATCHIM_NONE, TAIL_COPULA},
    {"다", BATCHIM_OTHER, TAIL_NOT},
    {"였으며", BATCHIM_NONE, TAIL_COPULA},
    {"이었을지도", BATCHIM_OTHER, TAIL_COPULA},
    {"임을", BATCHIM_NONE, TAIL_COPULA},
    {"인데도", BATCHIM_OTHER, TAIL_COPULA},
    {"에서였다", BATCHIM_NONE, TAIL_COPULA},
    {"이라고는", BATCHIM_OTHER, TAIL_COPULA},
    {"들에게는", BATCHIM_OTHER, TAIL_SUFFIX},
    {"측이", BATCHIM_NONE, TAIL_SUFFIX},
    {"끼리의", BATCHIM_NONE, TAIL_SUFFIX},
    {"는", BATCHIM_UNKNOWN, TAIL_JOSA},
    {"은", BATCHIM_UNKNOWN, TAIL_JOSA},
    {"하였다", BATCHIM_NONE, TAIL_NOT},
};

static void test_tails(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        enum tail_kind got = josa_tail(str_of(rows[i].tail), rows[i].before, 2).kind;
        if (got != rows[i].kind) {
            fprintf(stderr, "%s after sound %d: %d, wanted %d\n", rows[i].tail, rows[i].before, got, rows[i].kind);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* 국장님 is a word of its own when the noun has one syllable. */
static void test_short_nouns(void **state)
{
    (void)state;
    assert_int_equal(josa_tail(str_of("님"), BATCHIM_OTHER, 1).kind, TAIL_NOT);
    assert_int_equal(josa_tail(str_of("님"), BATCHIM_OTHER, 2).kind, TAIL_SUFFIX);
    assert_int_equal(josa_tail(str_of("들"), BATCHIM_OTHER, 1).kind, TAIL_SUFFIX);
}

static void test_verbal(void **state)
{
    (void)state;
    assert_true(josa_verbal(str_of("했다")));
    assert_true(josa_verbal(str_of("되면서")));
    assert_false(josa_verbal(str_of("이다")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tails), cmocka_unit_test(test_short_nouns),
                                       cmocka_unit_test(test_verbal)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
