/* Korean names in the spellings people use, and names that are others. */
#include "stages/qa/roman.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void test_spellings(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"Lee Jae-myung", "이재명"},  {"Lee Jae Myung", "이재명"}, {"Yi Jaemyeong", "이재명"},
        {"Yoon Suk Yeol", "윤석열"},  {"Park Geun-hye", "박근혜"}, {"Pak Se-ri", "박세리"},
        {"Choi Min-sik", "최민식"},   {"Moon Jae-in", "문재인"},   {"Ban Ki-moon", "반기문"},
        {"Han Kang", "한강"},         {"Kim Young-sam", "김영삼"}, {"Chung Mong-koo", "정몽구"},
        {"Jung Eui-sun", "정의선"},   {"Kwon Young-se", "권영세"}, {"Woo Won-shik", "우원식"},
        {"Kang Kyung-wha", "강경화"}, {"Cho Hyun", "조현"},        {"Hwang Kyo-ahn", "황교안"},
        {"Seo Do-won", "서도원"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (!roman_spells(str_of(pairs[i][0]), str_of(pairs[i][1])))
            fail_msg("%s / %s", pairs[i][0], pairs[i][1]);
}

static void test_others(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"Lee Jae-myung", "이재용"},
        {"Kim Young-ho", "김영삼"},
        {"Park Min-su", "박민수진"},
        {"Kim", "김영"},
        {"", "김"},
        {"Lee Sang-hoon", "이상"},
        {"Choi", "최x"},
        {"Kim 3", "김삼"},
        {"Kim", ""},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (roman_spells(str_of(pairs[i][0]), str_of(pairs[i][1])))
            fail_msg("%s / %s", pairs[i][0], pairs[i][1]);
}

static void test_find(void **state)
{
    (void)state;
    struct str text = str_of("어제 이재명 대통령은 박민수와 만났다");
    struct span at;
    assert_true(roman_find(str_of("Lee Jae-myung"), text, &at));
    assert_true(str_is(span_of(text, at), "이재명"));
    assert_true(roman_find(str_of("Park Min-su"), text, &at));
    assert_true(str_is(span_of(text, at), "박민수"));
    assert_false(roman_find(str_of("Kim Min-su"), text, &at));
    assert_false(roman_find(str_of("Robert Chandler"), text, &at));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_spellings), cmocka_unit_test(test_others),
                                       cmocka_unit_test(test_find)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
