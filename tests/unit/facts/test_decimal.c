#include "facts/decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena arena;

static struct decimal of(const char *text)
{
    struct decimal d;
    assert_true(decimal_read(&arena, str_of(text), &d));
    return d;
}

static void assert_text(struct decimal d, const char *text)
{
    struct str s = decimal_text(&arena, d);
    assert_string_equal(arena_cstr(&arena, s), text);
}

static void reads_and_prints(void **state)
{
    static const char *const rows[][2] = {
        {"0", "0"},      {"12", "12"},      {"1,234,567", "1234567"},
        {"1.50", "1.5"}, {".268", "0.268"}, {"-15.2", "-15.2"},
        {"007", "7"},    {"0.000", "0"},    {"-0", "0"},
        {"100", "100"},  {"0.05", "0.05"},  {"123456789012345678901234567890", "123456789012345678901234567890"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_text(of(rows[i][0]), rows[i][1]);
}

static void refuses_what_is_no_number(void **state)
{
    static const char *const rows[] = {"", "-", ".", "1.", "1.2.3", ",1", "1,", "a", "1a", "--1"};
    struct decimal d;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_false(decimal_read(&arena, str_of(rows[i]), &d));
}

static void scales_exactly(void **state)
{
    (void)state;
    assert_text(decimal_scale(of("1.2"), 9), "1200000000");
    assert_text(decimal_scale(of("12.8"), -2), "0.128");
    assert_text(decimal_scale(of("3"), 20), "300000000000000000000");
}

static void adds(void **state)
{
    struct decimal sum;
    (void)state;
    assert_true(decimal_add(of("30000"), of("5000"), &sum));
    assert_text(sum, "35000");
    assert_true(decimal_add(of("1.5"), of("-1.5"), &sum));
    assert_true(decimal_is_zero(sum));
    assert_true(decimal_add(of("2"), of("-7.25"), &sum));
    assert_text(sum, "-5.25");
    /* what would not be exact is refused, not rounded */
    assert_false(decimal_add(decimal_scale(of("1"), 60), of("1"), &sum));
}

static void multiplies(void **state)
{
    struct decimal d;
    (void)state;
    assert_true(decimal_multiply(of("3"), of("12"), &d));
    assert_text(d, "36");
    assert_true(decimal_multiply(of("0.5"), decimal_scale(of("1"), 6), &d));
    assert_text(d, "500000");
    assert_false(decimal_multiply(of("123456789012345678901"), of("123456789012345678901"), &d));
}

static void compares(void **state)
{
    (void)state;
    assert_true(decimal_compare(of("9.9"), of("10")) < 0);
    assert_true(decimal_compare(of("-3"), of("2")) < 0);
    assert_true(decimal_compare(of("-3"), of("-2")) < 0);
    assert_true(decimal_compare(of("0"), of("0.001")) < 0);
    assert_int_equal(decimal_compare(of("1.50"), of("1.5")), 0);
    assert_true(decimal_equal(of("100"), decimal_scale(of("1"), 2)));
    assert_int_equal(decimal_int(of("12000")), 12000);
    assert_int_equal(decimal_int(of("1.5")), -1);
    assert_int_equal(decimal_int(of("-3")), -1);
}

static void tells_powers_of_ten(void **state)
{
    int32_t power = 0;
    (void)state;
    assert_true(decimal_power(of("1200000000"), of("12000000000"), &power));
    assert_int_equal(power, 1);
    assert_true(decimal_power(of("64.5"), of("0.645"), &power));
    assert_int_equal(power, -2);
    assert_false(decimal_power(of("34"), of("43"), &power));
    assert_false(decimal_power(of("34"), of("34.0"), &power));
}

static void keeps_long_numbers_whole(void **state)
{
    char digits[10001];
    (void)state;
    memset(digits, '7', 10000);
    digits[10000] = 0;
    struct decimal d = of(digits), sum;
    assert_text(d, digits);
    assert_true(decimal_equal(d, of(digits)));
    assert_true(decimal_compare(d, of("8")) > 0);
    assert_false(decimal_add(d, of("1"), &sum));
    memset(digits + 1, '0', 9999);
    assert_true(decimal_compare(of(digits), d) < 0);
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_prints),    cmocka_unit_test(refuses_what_is_no_number),
        cmocka_unit_test(scales_exactly),      cmocka_unit_test(adds),
        cmocka_unit_test(multiplies),          cmocka_unit_test(compares),
        cmocka_unit_test(tells_powers_of_ten), cmocka_unit_test(keeps_long_numbers_whole),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
