/* Korean names in Latin letters: whose name is it, and where does it stand? */
#include "terms/latin.h"
#include "tests/unit/terms/fixture.h"

struct spelling {
    const char *latin, *korean;
    int cost; /* -1 = not this name; 9 = any cost */
};

static const struct spelling spellings[] = {
    {"Gil-dong", "길동", 0},  {"Kil-tong", "길동", 2}, {"Gildong", "길동", 0},   {"GIL DONG", "길동", 0},
    {"Lee", "이", 9},         {"Yi", "이", 9},         {"Rhee", "이", 9},        {"Park", "박", 9},
    {"Choi", "최", 9},        {"Chung", "정", 9},      {"Yoo", "유", 9},         {"Roh", "노", 9},
    {"Jae-myung", "재명", 9}, {"Suk Yeol", "석열", 9}, {"Young-hee", "영희", 9}, {"Seung-hyun", "승현", 9},
    {"Min-seo", "민수", -1},  {"Min-su", "민지", -1},  {"Kim", "이", -1},        {"Gil-dongs", "길동", -1},
    {"Gil-dóng", "길동", -1}, {"", "길동", -1},        {"Gil", "길동", -1},      {"Gil", "", -1},
};

static void test_spells(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        const struct spelling *s = &spellings[i];
        int cost = latin_spells(str_of(s->latin), str_of(s->korean));
        if (s->cost == 9 ? cost < 0 : cost != s->cost) {
            fprintf(stderr, "%s for %s: %d\n", s->latin, s->korean, cost);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

struct place {
    const char *text, *family, *given, *said; /* "" = nowhere */
};

static const struct place places[] = {
    {"Then Hong Gil-dong's aide spoke.", "홍", "길동", "Hong Gil-dong"},
    {"Hong Gil Dong spoke.", "홍", "길동", "Hong Gil Dong"},
    {"Rep. Hong Kildong spoke.", "홍", "길동", "Hong Kildong"},
    {"Gil-dong Hong spoke.", "홍", "길동", "Gil-dong Hong"},
    {"HONG GIL-DONG SPOKE", "홍", "길동", ""},
    {"Hong Min-su spoke to Hong Gil-dong", "홍", "길동", "Hong Gil-dong"},
    {"Park Min-soo, Park Min-su", "박", "민수", "Park Min-su"},
    {"Hong, Gil-dong", "홍", "길동", ""},
    {"Kim said", "김", "", "Kim"},
    {"the Kims said", "김", "", ""},
    {"Rep. Kim and President Kim", "김", "", ""},
    {"Kim Jong-un", "김", "", ""},
    {"He spoke. Kim left.", "김", "", "Kim"},
    {"", "김", "", ""},
};

static void test_finds(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const struct place *p = &places[i];
        struct span where = {0};
        struct str text = str_of(p->text), said;
        if (p->given[0])
            latin_find(text, str_of(p->family), str_of(p->given), &where);
        else
            latin_find_bare(text, str_of(p->family), &where);
        said = span_of(text, where);
        if (!str_is(said, p->said)) {
            fprintf(stderr, "%s: \"%.*s\", wanted \"%s\"\n", p->text, STR_ARGS(said), p->said);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void spellings_people_use(void **state)
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
        if (latin_spells(str_of(pairs[i][0]), str_of(pairs[i][1])) < 0)
            fail_msg("%s / %s", pairs[i][0], pairs[i][1]);
}

static void other_names(void **state)
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
        if (latin_spells(str_of(pairs[i][0]), str_of(pairs[i][1])) >= 0)
            fail_msg("%s / %s", pairs[i][0], pairs[i][1]);
}

static void a_name_in_a_text(void **state)
{
    (void)state;
    struct str text = str_of("어제 이재명 대통령은 박민수와 만났다");
    struct span at;
    assert_true(latin_stretch(str_of("Lee Jae-myung"), text, &at));
    assert_true(str_is(span_of(text, at), "이재명"));
    assert_true(latin_stretch(str_of("Park Min-su"), text, &at));
    assert_true(str_is(span_of(text, at), "박민수"));
    assert_false(latin_stretch(str_of("Kim Min-su"), text, &at));
    assert_false(latin_stretch(str_of("Robert Chandler"), text, &at));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(spellings_people_use), cmocka_unit_test(other_names),
                                       cmocka_unit_test(a_name_in_a_text), cmocka_unit_test(test_spells),
                                       cmocka_unit_test(test_finds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
