#include "net/retry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static enum verdict of_status(long status)
{
    return retry_verdict(&(struct http_reply){.outcome = HTTP_ANSWERED, .status = status});
}

static void every_status_has_its_verdict(void **state)
{
    (void)state;
    static const struct {
        long status;
        enum verdict verdict;
    } rows[] = {
        {200, VERDICT_FINE},  {201, VERDICT_NEVER},   {204, VERDICT_NEVER}, {301, VERDICT_NEVER},
        {302, VERDICT_NEVER}, {308, VERDICT_NEVER},   {400, VERDICT_NEVER}, {401, VERDICT_REFUSED},
        {402, VERDICT_QUOTA}, {403, VERDICT_REFUSED}, {404, VERDICT_NEVER}, {405, VERDICT_NEVER},
        {408, VERDICT_AGAIN}, {409, VERDICT_AGAIN},   {413, VERDICT_SPLIT}, {414, VERDICT_SPLIT},
        {415, VERDICT_NEVER}, {422, VERDICT_NEVER},   {425, VERDICT_AGAIN}, {429, VERDICT_SLOWER},
        {456, VERDICT_QUOTA}, {500, VERDICT_AGAIN},   {502, VERDICT_AGAIN}, {503, VERDICT_AGAIN},
        {504, VERDICT_AGAIN}, {522, VERDICT_AGAIN},   {524, VERDICT_AGAIN}, {529, VERDICT_SLOWER},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(of_status(rows[i].status), rows[i].verdict);
}

static void what_never_answered_is_judged_by_how_it_ended(void **state)
{
    (void)state;
    assert_int_equal(retry_verdict(&(struct http_reply){.outcome = HTTP_NETWORK}), VERDICT_AGAIN);
    assert_int_equal(retry_verdict(&(struct http_reply){.outcome = HTTP_BROKEN}), VERDICT_AGAIN);
    assert_int_equal(retry_verdict(&(struct http_reply){.outcome = HTTP_UNTRUSTED}), VERDICT_REFUSED);
}

static void waits_double_up_to_the_cap_with_full_jitter(void **state)
{
    (void)state;
    assert_int_equal(retry_wait(2, NULL, 0, 1000), 1000);
    assert_int_equal(retry_wait(2, NULL, 0, 1001), 0); /* the die's range is [0, 1000] */
    assert_int_equal(retry_wait(3, NULL, 0, 2000), 2000);
    assert_int_equal(retry_wait(4, NULL, 0, 4000), 4000);
    assert_int_equal(retry_wait(3, NULL, 10, 20), 20);
    assert_int_equal(retry_wait(40, NULL, 0, 60000), 60000);
    for (uint32_t dice = 0; dice < 4000000000u; dice += 99999989u)
        assert_in_range(retry_wait(9, NULL, 0, dice), 0, 60000);
}

static void retry_after_is_kept_to_within_its_clamp(void **state)
{
    (void)state;
    struct http_reply r = {.retry_after_ms = 7000};
    assert_int_equal(retry_wait(2, &r, 0, 1), 7000);
    r.retry_after_ms = 20;
    assert_int_equal(retry_wait(2, &r, 0, 1), 1000);
    r.retry_after_ms = INT64_MAX;
    assert_int_equal(retry_wait(2, &r, 0, 1), 15 * 60 * 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_has_its_verdict),
        cmocka_unit_test(what_never_answered_is_judged_by_how_it_ended),
        cmocka_unit_test(waits_double_up_to_the_cap_with_full_jitter),
        cmocka_unit_test(retry_after_is_kept_to_within_its_clamp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
