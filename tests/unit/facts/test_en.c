#include "show.h"

#include "facts/en.h"

static void amounts(void **state)
{
    static const struct shown rows[] = {
        {"a 4.5 trillion-won budget", "4500000000000 KRW", 0},
        {"The deal is worth $8.4 million.", "8400000 USD", 0},
        {"a $50bn fund", "50000000000 USD", 0},
        {"US$232 million (£27m)", "232000000 USD; 27000000 GBP", 0},
        {"$1.2bn-$1.5bn", "1200000000..1500000000 USD", 0},
        {"15 cents", "0.15 USD", 0},
        {"two hundred and five ships", "205", 0},
        {"twenty-nine sailors", "29", 0},
        {"three million and five million copies", "3000000; 5000000", 0},
        {"half a million people", "500000 person", 0},
        {"about three dozen ships", "36 about", 0},
        {"hundreds of thousands of fans", "~100000 person", 0},
        {"several hundred tons", "~100 t", 0},
        {"two and a half years", "2.5 year", 0},
        {"a year and a half", "1.5 year", 0},
        {"more than three decades", "30 year over", 0},
        {"hit .268", "0.268", 0},
    };
    (void)state;
    assert_shown("en", ROWS(rows));
}

static void units(void **state)
{
    static const struct shown rows[] = {
        {"a 51-yard run", "51 yd", 0},
        {"84 square meters", "84 m2", 0},
        {"a 12-year-old girl", "12 age", 0},
        {"a 1,600-year-old book", "1600 year", 0},
        {"people aged 65 or older", "65 age at-least", 0},
        {"children aged 5 to 14", "5..14 age", 0},
        {"Lee, 61, said", "61 age", 0},
        {"in her late 40s", "40 age-band", 0},
        {"0.5 percentage points", "0.5 point", 0},
        {"a 9-point lead", "9 point", 0},
        {"up 40 points", "40 index", 0},
        {"a 25-basis-point cut", "25 bp", 0},
        {"56% of them", "56 percent", 0},
        {"minus 15 degrees Celsius", "-15 degree-C", 0},
        {"24 hours", "24 hour", 0},
        {"3 1/2 years", "3.5 year", 0},
        {"5 degrees below zero", "-5 degree", 0},
        {"John Smith (43)", "43 age", 0},
        {"three more years", "3 year", 0},
        {"50 or 75 bucks", "50 USD; 75 USD", 0},
        {"two years and six months in prison", "2.5 year", 0},
    };
    (void)state;
    assert_shown("en", ROWS(rows));
}

static void bounds(void **state)
{
    static const struct shown rows[] = {
        {"more than 20 ships", "20 over", 0},
        {"at least 20 ships", "20 at-least", 0},
        {"no more than 20 ships", "20 at-most", 0},
        {"up to 20 ships", "20 at-most about", 0},
        {"fewer than 20 ships", "20 under", 0},
        {"nearly 20 ships", "20 under about", 0},
        {"some 20 ships", "20 about", 0},
        {"20 ships or more", "20", 0},
        {"it can't be less than 20 won", "20 KRW", 0},
        {"between 3,000 and 5,000 won", "3000..5000 KRW", 0},
    };
    (void)state;
    assert_shown("en", ROWS(rows));
}

static void ordinals_and_parts(void **state)
{
    static const struct shown rows[] = {
        {"her second term", "2 ordinal", 0},
        {"the 22nd Assembly", "22 ordinal", 0},
        {"a third day of rain", "3 ordinal", 0},
        {"a third of them", "1/3 fraction", 0},
        {"two-thirds of voters", "2/3 fraction", 0},
        {"1/3 of members", "1/3 fraction", 0},
        {"half of them", "1/2 fraction", 0},
        {"one in five homes", "1; 5 household", 0},
        {"sales doubled", "2 times", 0},
        {"a fivefold rise", "5 times", 0},
        {"won 34-13", "34 score; 13 score", 0},
        {"Game 5", "5 ordinal", 0},
        {"the third quarter", "date 3 quarter", 0},
        {"the first half of the year", "date 1 half", 0},
    };
    (void)state;
    assert_shown("en", ROWS(rows));
}

static void what_is_no_figure(void **state)
{
    static const struct shown rows[] = {
        {"First and foremost, no one of them seconded it.", "", 0},
        {"the first lady and a third party", "name:first lady", 0},
        {"World War II", "name:World War II", 0},
        {"King Charles III", "name Charles III; name:III", 0},
        {"the six-party talks", "name:six-party", 0},
        {"F-35, G-7, COVID-19", "", 0},
        {"Boeing 747s", "name:747", 0},
        {"both sides", "name:both", 0},
        {"call 02-123-4567", "", 0},
        {"version 2.0.1", "", 0},
        {"in a split second", "", 0},
        {"May I march on?", "", 0},
    };
    (void)state;
    assert_shown("en", ROWS(rows));
}

static void dates(void **state)
{
    static const struct shown rows[] = {
        {"on Oct. 15, 2025,", "date 2025-10-15 = 2025-10-15", 0},
        {"on 15 October", "date --10-15 = 2025-10-15", "2025-10-21"},
        {"June 21-24", "date --06-21..--06-24", 0},
        {"January-February 1794", "date 1794-01..1794-02 = 1794-01/1794-02", 0},
        {"in 2007", "date 2007 = 2007", 0},
        {"7/21/2008", "date 2008-07-21 = 2008-07-21", 0},
        {"the Fourth of July", "date --07-04 = 2025-07-04", "2025-10-21"},
        {"Q3 sales", "date 3 quarter", 0},
        {"1800 visitors", "1800", 0},
        {"more than 2000 visitors", "2000 over", 0},
        {"By mid-1962", "date 1962 = 1962 mid", 0},
        {"the 1992-1995 war", "date 1992..1995 = 1992/1995", 0},
        {"the early 1990s", "date 1990 decade = 1990/1999 early", 0},
        {"117AD", "date 117 = 117", 0},
        {"512-511 BC", "date -512..-511 = -512/-511", 0},
        {"the 4th century", "date 4 century", 0},
        {"Friday, May 29", "date --05-29 day 5", 0},
        {"on Monday", "date  day 1", 0},
        {"last month", "date  = 2025-09", "2025-10-21"},
        {"yesterday", "date  = 2025-10-20", "2025-10-21"},
        {"February 30", "date --02-30", "2025-10-21"},
        {"2008-07-21", "date 2008-07-21 = 2008-07-21", 0},
    };
    (void)state;
    assert_shown("en", ROWS(rows));
}

static void times(void **state)
{
    static const struct shown rows[] = {
        {"at 8:40 p.m.", "time 20:40", 0},
        {"12:26 a.m.", "time 00:26", 0},
        {"8AM to noon", "time 08:00; time 12:00", 0},
        {"at 21:30", "time 21:30", 0},
        {"0715 (1215 GMT)", "time 07:15; time 12:15", 0},
        {"midnight", "time 00:00", 0},
    };
    (void)state;
    assert_shown("en", ROWS(rows));
}

static void names_and_quotations(void **state)
{
    static const struct shown rows[] = {
        {"Prime Minister Kim Min-seok said", "name Kim Min-seok", 0},
        {"\"We'll go,\" he said", "quote We'll go,", 0},
        {"“It’s ‘late’,” she said", "quote It’s ‘late’,; quote late", 0},
        {"the students' books", "", 0},
        {"see www.okgyo.kr.", "url www.okgyo.kr", 0},
    };
    (void)state;
    assert_shown("en", ROWS(rows));
}

static int direction_of(const char *text)
{
    struct arena a = {0};
    struct facts f = {0};
    facts_reader(str_of("en"))->read(&a, str_of(text), 0, &f);
    assert_int_equal(f.len, 1);
    int d = en_direction(str_of(text), f.at[0].at);
    arena_release(&a);
    return d;
}

static void directions(void **state)
{
    (void)state;
    assert_int_equal(direction_of("Exports rose by more than 7 percent"), 1);
    assert_int_equal(direction_of("Exports fell 7 percent"), -1);
    assert_int_equal(direction_of("a 7 percent decline"), -1);
    assert_int_equal(direction_of("prices are 20 percent lower"), -1);
    assert_int_equal(direction_of("Premiums will be cut by up to 7 percent"), -1);
    assert_int_equal(direction_of("Shares plummeted 7 percent"), -1);
    assert_int_equal(direction_of("It costs 7 won."), 0);
}

static void the_table_is_sorted(void **state)
{
    (void)state;
    assert_true(en_words_sorted());
    assert_true(en_moves_sorted());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts),
        cmocka_unit_test(units),
        cmocka_unit_test(bounds),
        cmocka_unit_test(ordinals_and_parts),
        cmocka_unit_test(what_is_no_figure),
        cmocka_unit_test(dates),
        cmocka_unit_test(times),
        cmocka_unit_test(names_and_quotations),
        cmocka_unit_test(directions),
        cmocka_unit_test(the_table_is_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
