/* One flush for many writes, and never an answer before it. */
#include "base/clock.h"
#include "store/together.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { THREADS = 8, WRITES = 200 };

struct disk {
    struct together together;
    pthread_mutex_t turn;
    atomic_int written, safe; /* numbers of writes: made, and known to be on the disk */
    atomic_int flushes, broken, early;
};

static int flush(void *user)
{
    struct disk *d = user;
    int upto = atomic_load(&d->written);
    atomic_fetch_add(&d->flushes, 1);
    clock_sleep(1);
    if (atomic_load(&d->broken))
        return 5;
    atomic_store(&d->safe, upto);
    return 0;
}

static void *write_many(void *user)
{
    struct disk *d = user;
    for (int i = 0; i < WRITES; i++) {
        pthread_mutex_lock(&d->turn);
        int mine = atomic_fetch_add(&d->written, 1) + 1;
        uint64_t write = together_wrote(&d->together);
        pthread_mutex_unlock(&d->turn);
        if (together_flush(&d->together, write, flush, d) != 0 || atomic_load(&d->safe) < mine)
            atomic_fetch_add(&d->early, 1);
    }
    return NULL;
}

static void set_up(struct disk *d)
{
    *d = (struct disk){.broken = 0};
    together_init(&d->together);
    pthread_mutex_init(&d->turn, NULL);
}

static void tear_down(struct disk *d)
{
    together_release(&d->together);
    pthread_mutex_destroy(&d->turn);
}

static void nobody_goes_on_before_the_flush(void **state)
{
    (void)state;
    struct disk d;
    pthread_t threads[THREADS];
    set_up(&d);
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, write_many, &d);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(d.early, 0);
    assert_int_equal(d.written, THREADS * WRITES);
    /* while one flush takes its millisecond the other seven have written */
    assert_true(d.flushes < THREADS * WRITES / 2);
    tear_down(&d);
}

static void a_failed_flush_is_never_made_good(void **state)
{
    (void)state;
    struct disk d;
    set_up(&d);
    uint64_t safe = together_wrote(&d.together);
    assert_int_equal(together_flush(&d.together, safe, flush, &d), 0);
    uint64_t lost = together_wrote(&d.together);
    atomic_store(&d.broken, 1);
    assert_int_equal(together_flush(&d.together, lost, flush, &d), 5);
    /* the kernel would say yes now; what it dropped is gone all the same */
    atomic_store(&d.broken, 0);
    assert_int_equal(together_flush(&d.together, lost, flush, &d), 5);
    assert_int_equal(together_flush(&d.together, together_wrote(&d.together), flush, &d), 5);
    assert_int_equal(together_flush(&d.together, safe, flush, &d), 0);
    assert_int_equal(d.flushes, 2);
    tear_down(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_goes_on_before_the_flush),
        cmocka_unit_test(a_failed_flush_is_never_made_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
