/* People by pattern, and a spelling for them; nouns nobody knows. */
#include "terms/gather.h"
#include "terms/names.h"
#include "terms/romanize.c"
#include "tests/unit/terms/fixture.h"

struct row {
    const char *text, *people; /* "family+given/title", joined by '|' */
};

static const struct row rows[] = {
    {"홍가람 의원이 말했다", "홍+가람/의원"},
    {"홍가람 전 장관은", "홍+가람/장관"},
    {"김 장관과 남궁율 의원", "김+/장관|남궁+율/의원"},
    {"홍가람씨가 왔다", "홍+가람/씨"},
    {"홍길동 의원이 말했다", "홍+길동/의원"},
    {"여러 의원이", ""},
    {"국회는 총리를 불렀다", ""},
    {"기업의 대표를", ""},
    {"위대한 작가", ""},
    {"여전히 사장님", ""},
    {"양평군 용문면", ""},
    {"정책위의장은", ""},
    {"정두언의원이", "정+두언/의원"},
    {"임모 씨와 임모씨", ""},
    {"한지은 의원", "한+지은/의원"},
    {"홍가람 통일부 장관은", "홍+가람/장관"},
    {"홍가람 전 한나라당 의원", "홍+가람/의원"},
    {"홍가람 한나라당 전 의원", "홍+가람/의원"},
    {"홍가람 국민의힘 원내대표", "홍+가람/원내대표"},
    {"홍가람(45·부산)씨가 홍가람(45) 의원을", "홍+가람/씨|홍+가람/의원"},
    {"홍가람(열린 괄호 씨", ""},
    {"김가람 홍가람 의원", "홍+가람/의원"},
    {"예쁘고 사장님", ""},
    {"김씨는 박씨와", "김+/씨|박+/씨"},
    {"성씨가 같다", ""},
    {"연세대 교수는", ""},
    {"정부 장관들", ""},
    {"홍가람은 왔다", ""},
    {"이재명 대통령실", ""},
};

static void test_people(void **state)
{
    (void)state;
    struct arena a = {0};
    int wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct people people = {0};
        auto_buf struct buf b = buf_make(LIMIT_CELL);
        names_find(&a, str_of(rows[i].text), &people);
        for (size_t k = 0; k < people.len; k++)
            buf_printf(&b, "%s%.*s+%.*s/%.*s", k ? "|" : "", STR_ARGS(people.at[k].family),
                       STR_ARGS(people.at[k].given), STR_ARGS(people.at[k].title));
        if (!str_is(buf_str(&b), rows[i].people)) {
            fprintf(stderr, "%s: \"%.*s\", wanted \"%s\"\n", rows[i].text, STR_ARGS(buf_str(&b)), rows[i].people);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
    arena_release(&a);
}

/* The search wants the table in order. */
static void test_families(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        struct str family = str_of(families[i].korean);
        assert_true(i == 0 || str_compare(str_of(families[i - 1].korean), family) < 0);
        assert_ptr_equal(family_known(family), families[i].latin);
    }
    assert_int_equal(family_length(str_of("남궁옥")), 6);
    assert_int_equal(family_length(str_of("남궁")), 3);
    assert_int_equal(family_length(str_of("이율곡")), 3);
    assert_int_equal(family_length(str_of("뷁길동")), 0);
    assert_int_equal(family_length(str_of("")), 0);
}

static void test_romanize(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_true(str_is(romanize_name(&a, str_of("홍"), str_of("길동")), "Hong Gil-dong"));
    assert_true(str_is(romanize_name(&a, str_of("이"), str_of("율곡")), "Lee Yul-gok"));
    assert_true(str_is(romanize_name(&a, str_of("남궁"), str_of("옥")), "Namkoong Ok"));
    assert_true(str_is(romanize_given(&a, str_of("빛나")), "Bit-na"));
    assert_int_equal(family_length(str_of("제갈량")), 6);
    assert_int_equal(family_length(str_of("쀍")), 0);
    arena_release(&a);
}

static void test_gather(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct gathered_list found = {0};
    struct termbase *t = base_read("", "x.csv", "source,target\n프놈펜,Phnom Penh\n", &a, &issues);
    struct gather *g = gather_open(t);
    gather_add(g, str_of("프놈펜에서 쿵덕쿵사가 열렸고 홍가람 의원이 왔다"));
    gather_add(g, str_of("쿵덕쿵사는 프놈펜의 사람들이 좋아한다"));
    gather_end(g, 1, &found);
    assert_int_equal(found.len, 2);
    assert_true(str_is(found.at[0].source, "쿵덕쿵사"));
    assert_int_equal(found.at[0].count, 2);
    assert_true(str_is(found.at[1].source, "홍가람"));
    assert_true(str_is(found.at[1].proposal, "Hong Ga-ram"));
    gather_close(g);
    /* a person the lexicon has, a noun that ends like a predicate, two nouns side by side */
    static const char *const lines[] = {"홍길동 의원이 신재생에너지를 말했다", "홍길동 의원은 기준 금리가",
                                        "신재생에너지 기준 금리를"};
    static const char *const wanted[] = {"기준 금리", "신재생에너지", "홍길동"};
    size_t seen = 0;
    g = gather_open(t);
    for (size_t i = 0; i < 3; i++)
        gather_add(g, str_of(lines[i]));
    found = (struct gathered_list){0};
    gather_end(g, 2, &found);
    assert_int_equal(found.len, 3);
    for (size_t i = 0; i < found.len; i++)
        for (size_t k = 0; k < 3; k++)
            seen += str_is(found.at[i].source, wanted[k]);
    assert_int_equal(seen, 3);
    gather_close(g);
    termbase_free(t);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_people), cmocka_unit_test(test_families),
                                       cmocka_unit_test(test_romanize), cmocka_unit_test(test_gather)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
