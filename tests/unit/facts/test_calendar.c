#include "facts/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void counts_days(void **state)
{
    (void)state;
    assert_int_equal(day_number((struct day){1970, 1, 1}), 0);
    assert_int_equal(day_number((struct day){2000, 3, 1}), 11017);
    for (int64_t n = -800000; n < 800000; n += 997) {
        struct day d = day_from_number(n);
        assert_int_equal(day_number(d), n);
    }
}

static void knows_weekdays_and_months(void **state)
{
    (void)state;
    assert_int_equal(day_weekday((struct day){2025, 10, 21}), 2);
    assert_int_equal(day_weekday((struct day){2008, 7, 28}), 1);
    assert_int_equal(month_days(2024, 2), 29);
    assert_int_equal(month_days(1900, 2), 28);
    assert_false(day_is_real((struct day){2025, 2, 30}));
    assert_false(day_is_real((struct day){2025, 13, 1}));
    struct day d = month_add((struct day){2026, 1, 5}, -1);
    assert_int_equal(d.year, 2025);
    assert_int_equal(d.month, 12);
}

static void a_day_in_seoul_begins_nine_hours_early(void **state)
{
    (void)state;
    /* 2025-10-20T15:00Z is midnight of the 21st in Seoul */
    struct day d = day_in_seoul(1760972400000);
    assert_int_equal(d.day, 21);
    d = day_in_seoul(1760972400000 - 1);
    assert_int_equal(d.day, 20);
    assert_int_equal(day_in_seoul(0).year, 0);
}

static void knows_lunar_days(void **state)
{
    /* public holidays of the Korean calendar */
    static const struct {
        int year, lunar_month, lunar_day, month, day;
    } rows[] = {{2025, 1, 1, 1, 29},  {2024, 1, 1, 2, 10},  {2023, 8, 15, 9, 29},
                {2025, 8, 15, 10, 6}, {2020, 8, 15, 10, 1}, {2024, 4, 8, 5, 15}};
    struct day d;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(day_from_lunar(rows[i].year, rows[i].lunar_month, rows[i].lunar_day, &d));
        assert_int_equal(d.month, rows[i].month);
        assert_int_equal(d.day, rows[i].day);
    }
    assert_false(day_from_lunar(1900, 1, 1, &d));
    assert_false(day_from_lunar(2025, 13, 1, &d));
}

static void prints_what_is_known(void **state)
{
    struct arena a = {0};
    (void)state;
    assert_string_equal(arena_cstr(&a, day_text(&a, (struct day){2008, 7, 21})), "2008-07-21");
    assert_string_equal(arena_cstr(&a, day_text(&a, (struct day){2006, 10, 0})), "2006-10");
    assert_string_equal(arena_cstr(&a, day_text(&a, (struct day){1992, 0, 0})), "1992");
    assert_string_equal(arena_cstr(&a, day_text(&a, (struct day){0, 7, 21})), "--07-21");
    assert_string_equal(arena_cstr(&a, day_text(&a, (struct day){0, 7, 0})), "--07");
    assert_string_equal(arena_cstr(&a, day_text(&a, (struct day){0, 0, 21})), "---21");
    assert_string_equal(arena_cstr(&a, day_text(&a, (struct day){-49, 1, 1})), "-0049-01-01");
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_days),
        cmocka_unit_test(knows_weekdays_and_months),
        cmocka_unit_test(a_day_in_seoul_begins_nine_hours_early),
        cmocka_unit_test(knows_lunar_days),
        cmocka_unit_test(prints_what_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
