#include "net/limiter.h"

#include "base/clock.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static void no_more_than_concurrency_go_in(void **state)
{
    (void)state;
    struct limiter *l = limiter_new(2, 0);
    assert_int_equal(limiter_enter(l, NULL), 0);
    assert_int_equal(limiter_enter(l, NULL), 0);
    assert_true(limiter_enter(l, NULL) > 0);
    limiter_leave(l, LIMITER_FINE, 0, NULL);
    assert_int_equal(limiter_enter(l, NULL), 0);
    limiter_free(l);
}

struct crowd {
    struct limiter *l;
    atomic_int inside, most, done;
};

static void *visitor(void *user)
{
    struct crowd *c = user;
    for (int n = 0; n < 300; n++) {
        while (limiter_enter(c->l, NULL) != 0)
            limiter_wait(c->l, 50);
        int now = atomic_fetch_add(&c->inside, 1) + 1, most = atomic_load(&c->most);
        while (now > most && !atomic_compare_exchange_weak(&c->most, &most, now))
            ;
        atomic_fetch_sub(&c->inside, 1);
        limiter_leave(c->l, n % 7 ? LIMITER_FINE : LIMITER_SLOW_DOWN, 0, NULL);
        atomic_fetch_add(&c->done, 1);
    }
    return NULL;
}

static void many_threads_share_the_places(void **state)
{
    (void)state;
    struct crowd c = {.l = limiter_new(3, 0)};
    pthread_t threads[8];
    for (int i = 0; i < 8; i++)
        pthread_create(&threads[i], NULL, visitor, &c);
    for (int i = 0; i < 8; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(c.done, 8 * 300);
    assert_in_range(c.most, 1, 3);
    limiter_free(c.l);
}

static void no_more_than_per_minute_start(void **state)
{
    (void)state;
    struct limiter *l = limiter_new(10, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(limiter_enter(l, NULL), 0);
        limiter_leave(l, LIMITER_FINE, 0, NULL);
    }
    assert_in_range(limiter_enter(l, NULL), 59000, 60000);
    limiter_free(l);
}

static void a_429_holds_everybody_back(void **state)
{
    (void)state;
    struct limiter *l = limiter_new(4, 0);
    assert_int_equal(limiter_enter(l, NULL), 0);
    limiter_leave(l, LIMITER_SLOW_DOWN, 7000, NULL);
    assert_in_range(limiter_enter(l, NULL), 6900, 7000);
    assert_false(limiter_is_open(l, NULL));
    limiter_free(l);
}

static void fail_once(struct limiter *l)
{
    assert_int_equal(limiter_enter(l, NULL), 0);
    limiter_leave(l, LIMITER_FAILED, 0, "endpoint a: connection refused");
}

static void failures_in_a_row_open_the_breaker_and_a_trial_closes_it(void **state)
{
    (void)state;
    struct err why;
    struct limiter *l = limiter_new(4, 0);
    limiter_breaker(l, 3, 30, 1000);
    fail_once(l);
    fail_once(l);
    assert_int_equal(limiter_enter(l, NULL), 0);
    limiter_leave(l, LIMITER_FINE, 0, NULL); /* starts the count anew */
    for (int i = 0; i < 3; i++)
        fail_once(l);
    assert_int_equal(limiter_enter(l, &why), LIMITER_FAILING);
    assert_string_equal(why.text, "endpoint a: connection refused");
    assert_in_range(why.wait_ms, 1, 30);
    clock_sleep(35);
    assert_int_equal(limiter_enter(l, &why), 0); /* the trial */
    assert_true(limiter_enter(l, &why) > 0);     /* nobody else meanwhile */
    limiter_leave(l, LIMITER_FAILED, 0, "endpoint a: still down");
    assert_int_equal(limiter_enter(l, &why), LIMITER_FAILING);
    assert_in_range(why.wait_ms, 31, 60); /* twice as long */
    clock_sleep(65);
    assert_int_equal(limiter_enter(l, &why), 0);
    limiter_leave(l, LIMITER_FINE, 0, NULL);
    assert_false(limiter_is_open(l, NULL));
    assert_int_equal(limiter_enter(l, NULL), 0);
    limiter_free(l);
}

static void a_refusal_bars_at_once(void **state)
{
    (void)state;
    struct err why;
    struct limiter *l = limiter_new(4, 0);
    limiter_breaker(l, 3, 10, 40);
    assert_int_equal(limiter_enter(l, NULL), 0);
    assert_int_equal(limiter_enter(l, NULL), 0);
    limiter_leave(l, LIMITER_REFUSED, 0, "endpoint a: status 401");
    assert_int_equal(limiter_enter(l, &why), LIMITER_BARRED);
    assert_string_equal(why.text, "endpoint a: status 401");
    assert_true(limiter_is_open(l, &why));
    limiter_leave(l, LIMITER_REFUSED, 0, "endpoint a: status 401"); /* was under way: does not lengthen it */
    clock_sleep(45);
    assert_int_equal(limiter_enter(l, &why), 0);
    limiter_free(l);
}

static void what_is_dropped_says_nothing(void **state)
{
    (void)state;
    struct limiter *l = limiter_new(1, 0);
    limiter_breaker(l, 2, 1000, 1000);
    fail_once(l);
    assert_int_equal(limiter_enter(l, NULL), 0);
    limiter_drop(l);
    fail_once(l);
    assert_int_equal(limiter_enter(l, NULL), LIMITER_FAILING);
    limiter_free(l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_more_than_concurrency_go_in),
        cmocka_unit_test(many_threads_share_the_places),
        cmocka_unit_test(no_more_than_per_minute_start),
        cmocka_unit_test(a_429_holds_everybody_back),
        cmocka_unit_test(failures_in_a_row_open_the_breaker_and_a_trial_closes_it),
        cmocka_unit_test(a_refusal_bars_at_once),
        cmocka_unit_test(what_is_dropped_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
