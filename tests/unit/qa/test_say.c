/* Facts in the words of a message. */
#include "stages/qa/say.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void expect(struct arena *a, struct str got, const char *wanted)
{
    if (!str_is(got, wanted))
        fail_msg("\"%s\" is not \"%s\"", arena_cstr(a, got), wanted);
}

static void test_numbers(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"1200000000", "1.2 billion"},
        {"35000", "35,000"},
        {"1234567", "1,234,567"},
        {"388600000000000", "388.6 trillion"},
        {"7", "7"},
        {"0.268", "0.268"},
        {"-1500", "-1,500"},
        {"1000000", "1 million"},
        {"1/3", "1/3"},
        {"12345.6", "12,345.6"},
        {"", ""},
        {"2360000000", "2.36 billion"},
        {"100", "100"},
        {"999999", "999,999"},
    };
    struct arena a = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect(&a, say_number(&a, str_of(cases[i][0])), cases[i][1]);
    arena_release(&a);
}

static struct fact quantity(const char *low, const char *high, const char *unit)
{
    return (struct fact){.kind = FACT_QUANTITY, .low = str_of(low), .high = str_of(high), .unit = str_of(unit)};
}

static void test_facts(void **state)
{
    (void)state;
    struct arena a = {0};
    struct fact f = quantity("1200000000", "1200000000", "KRW");
    expect(&a, say_fact(&a, &f), "1.2 billion won");
    f = quantity("700", "800", "person");
    expect(&a, say_fact(&a, &f), "700 to 800 people");
    f.bound = BOUND_AT_LEAST;
    expect(&a, say_fact(&a, &f), "at least 700 to 800 people");
    f = quantity("3", "3", "rank");
    expect(&a, say_fact(&a, &f), "3rd");
    f = quantity("11", "11", "ordinal");
    expect(&a, say_fact(&a, &f), "11th");
    f = quantity("1", "1", "year");
    expect(&a, say_fact(&a, &f), "1 year");
    f = quantity("18", "18", "occasion");
    expect(&a, say_fact(&a, &f), "18 occasions");
    f = quantity("1", "1", "country");
    expect(&a, say_fact(&a, &f), "1 country");
    f = quantity("24", "24", "country");
    expect(&a, say_fact(&a, &f), "24 countries");
    f = (struct fact){.kind = FACT_DATE, .value = str_of("---15"), .resolved = str_of("2025-10-15")};
    expect(&a, say_fact(&a, &f), "October 15, 2025");
    f = (struct fact){.kind = FACT_DATE, .value = str_of("--07-21")};
    expect(&a, say_fact(&a, &f), "July 21");
    f = (struct fact){.kind = FACT_DATE, .value = str_of("1987")};
    expect(&a, say_fact(&a, &f), "1987");
    f = (struct fact){.kind = FACT_DATE, .weekday = 5};
    expect(&a, say_fact(&a, &f), "Friday");
    arena_release(&a);
}

static void test_powers(void **state)
{
    (void)state;
    struct arena a = {0};
    expect(&a, say_power(&a, 1), "ten times too much");
    expect(&a, say_power(&a, -3), "a thousandth of what it is");
    expect(&a, say_power(&a, 7), "10^7 times what it is");
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers), cmocka_unit_test(test_facts),
                                       cmocka_unit_test(test_powers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
