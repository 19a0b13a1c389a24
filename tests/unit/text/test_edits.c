#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/edits.h"

/* old "aXXbcYd" (X gone), new "abcZZd" (Y -> ZZ) */
static void fill(struct arena *a, struct edits *e)
{
    edits_add(a, e, (struct span){1, 0}, (struct span){1, 2});
    edits_add(a, e, (struct span){3, 2}, (struct span){5, 1});
}

static void expect(struct span got, uint32_t at, uint32_t len)
{
    assert_int_equal(got.at, at);
    assert_int_equal(got.len, len);
}

static void test_back(void **state)
{
    (void)state;
    struct arena a = {0};
    struct edits e = {0};
    fill(&a, &e);
    expect(edits_back(&e, (struct span){0, 1}), 0, 1); /* a: what went behind it is not its own */
    expect(edits_back(&e, (struct span){1, 1}), 3, 1); /* b */
    expect(edits_back(&e, (struct span){0, 2}), 0, 4); /* ab spans what went */
    expect(edits_back(&e, (struct span){3, 1}), 5, 1); /* half of ZZ is all of Y */
    expect(edits_back(&e, (struct span){4, 2}), 5, 2); /* Zd */
    expect(edits_back(&e, (struct span){5, 1}), 6, 1); /* d */
    expect(edits_back(&e, (struct span){1, 0}), 3, 0);
    expect(edits_back(&e, (struct span){0, 6}), 0, 7);
    arena_release(&a);
}

static void test_forth(void **state)
{
    (void)state;
    struct arena a = {0};
    struct edits e = {0};
    fill(&a, &e);
    expect(edits_forth(&e, (struct span){0, 1}), 0, 1);
    expect(edits_forth(&e, (struct span){1, 2}), 1, 0); /* XX is nowhere */
    expect(edits_forth(&e, (struct span){3, 1}), 1, 1);
    expect(edits_forth(&e, (struct span){5, 1}), 3, 2);
    expect(edits_forth(&e, (struct span){2, 4}), 1, 4);
    arena_release(&a);
}

static void test_none(void **state)
{
    (void)state;
    struct edits e = {0};
    expect(edits_back(&e, (struct span){4, 3}), 4, 3);
    expect(edits_forth(&e, (struct span){4, 3}), 4, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_back), cmocka_unit_test(test_forth),
                                       cmocka_unit_test(test_none)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
