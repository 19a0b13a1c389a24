/* Names are found in Korean by their sound, and other names are not. */
#include "stages/qa/places.h"
#include "stages/qa/sounds.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static unsigned distance(const char *latin, const char *korean)
{
    struct arena a = {0};
    struct sounds s = {0};
    sounds_read(&a, str_of(korean), &s);
    unsigned d = sounds_distance(str_of(latin), &s);
    arena_release(&a);
    return d;
}

static void test_alike(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"Baghdad", "바그다드에서"},   {"Müller", "뮐러 총리"},        {"Chandler", "챈들러는"},
        {"Washington", "미 워싱턴에"}, {"Park Min-su", "박민수 장관"}, {"Hemingway", "헤밍웨이의"},
        {"Mbappé", "음바페가"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (distance(pairs[i][0], pairs[i][1]) >= SOUNDS_NEAR)
            fail_msg("%s / %s: %u", pairs[i][0], pairs[i][1], distance(pairs[i][0], pairs[i][1]));
}

static void test_unlike(void **state)
{
    (void)state;
    static const char *const korean = "정부는 내년 예산안을 국회에 제출했다고 밝혔다";
    static const char *const names[] = {"Chandler", "Robertson", "Lindqvist", "Kim Young-soo", "Bratislava"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (distance(names[i], korean) < SOUNDS_NEAR)
            fail_msg("%s: %u", names[i], distance(names[i], korean));
}

static void test_edges(void **state)
{
    (void)state;
    char longest[4096];
    memset(longest, 'k', sizeof longest - 1);
    for (size_t i = 0; i + 1 < sizeof longest; i += 2)
        longest[i] = 'a';
    longest[sizeof longest - 1] = 0;
    assert_int_equal(distance("", "바그다드"), 100);
    assert_int_equal(distance("123 ×÷", "바그다드"), 100);
    assert_int_equal(distance("Baghdad", ""), 100);
    assert_int_equal(distance("Baghdad", "abc 123"), 100);
    assert_true(distance(longest, "바그다드") > SOUNDS_NEAR);
}

/* bsearch needs the order; a place names itself. */
static void test_places_sorted(void **state)
{
    (void)state;
    static const struct place_table *const tables[] = {&places_en, &places_ja, &places_zh};
    for (size_t t = 0; t < 3; t++)
        for (size_t i = 1; i < tables[t]->len; i++)
            if (str_compare(str_of(tables[t]->at[i - 1].word), str_of(tables[t]->at[i].word)) >= 0)
                fail_msg("%s stands before %s", tables[t]->at[i - 1].word, tables[t]->at[i].word);
    const struct place *iraqis = place_find(&places_en, str_of("Iraqis"));
    assert_non_null(iraqis);
    assert_string_equal(iraqis->name, "Iraq");
    assert_true(place_in_korean(place_find(&places_en, str_of("Seoul")), str_of("정부는 남한에서")));
    assert_false(place_in_korean(place_find(&places_en, str_of("Lima")), str_of("정부는 남한에서")));
    assert_null(place_find(&places_en, str_of("Atlantis")));
    assert_null(place_find(NULL, str_of("Lima")));
    assert_string_equal(place_at(&places_ja, str_of("インドネシアで"))->name, "インドネシア");
    assert_string_equal(place_at(&places_zh, str_of("美國總統"))->name, "美国");
    assert_null(place_at(&places_ja, str_of("火星で")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_alike), cmocka_unit_test(test_unlike),
                                       cmocka_unit_test(test_edges), cmocka_unit_test(test_places_sorted)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
