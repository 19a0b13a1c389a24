#include "show.h"

static void readers_by_language(void **state)
{
    (void)state;
    assert_string_equal(facts_reader(str_of("ko"))->lang, "ko");
    assert_string_equal(facts_reader(str_of("ko-KR"))->lang, "ko");
    assert_string_equal(facts_reader(str_of("EN"))->lang, "en");
    assert_null(facts_reader(str_of("xx")));
    assert_null(facts_reader(str_of("")));
}

static void hash_of(const char *text, char out[HASH_HEX])
{
    struct arena a = {0};
    struct facts f = {0};
    facts_reader(str_of("en"))->read(&a, str_of(text), 0, &f);
    facts_hash(&f, out);
    arena_release(&a);
}

static void the_hash_is_of_what_is_said(void **state)
{
    char a[HASH_HEX], b[HASH_HEX];
    (void)state;
    hash_of("It cost 5 million won in 2007.", a);
    hash_of("In 2007, the price was 5 million won!", b);
    assert_string_equal(a, b);
    hash_of("In 2007, the price was 6 million won!", b);
    assert_string_not_equal(a, b);
    hash_of("In 2007, the price was 5 million yen!", b);
    assert_string_not_equal(a, b);
    hash_of("In 2007, the price was over 5 million won!", b);
    assert_string_not_equal(a, b);
}

static void reads_every_segment(void **state)
{
    struct arena a = {0};
    struct facts s = {0}, t = {0};
    struct segment segments[2] = {{.source = str_of("12월 2일 7명"), .target = str_of("7 people")},
                                  {.source = str_of("이날 9명"), .target = str_of("9 people")}};
    struct article article = {.source_lang = str_of("ko"), .target_lang = str_of("en"), .segments = {segments, 2, 2}};
    (void)state;
    article.meta.published = show_published("2025-12-05");
    facts_of_article_source(&article, &a, &s);
    facts_of_article_target(&article, &a, &t);
    assert_int_equal(s.len, 4);
    assert_int_equal(s.at[1].segment, 0);
    assert_int_equal(s.at[3].segment, 1);
    /* 이날 is the day the sentence before spoke of */
    assert_true(str_is(s.at[2].resolved, "2025-12-02"));
    assert_int_equal(t.len, 2);
    assert_int_equal(t.at[1].segment, 1);
    article.target_lang = str_of("sv");
    struct facts none = {0};
    facts_of_article_target(&article, &a, &none);
    assert_int_equal(none.len, 0);
    arena_release(&a);
}

static void long_digits_stay_whole(void **state)
{
    struct arena a = {0};
    struct facts f = {0};
    char *text = arena_alloc(&a, 10100);
    (void)state;
    memset(text, '7', 10000);
    memcpy(text + 10000, "명", sizeof "명");
    facts_reader(str_of("ko"))->read(&a, str_of(text), 0, &f);
    assert_int_equal(f.len, 1);
    assert_int_equal(f.at[0].low.len, 10000);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readers_by_language),
        cmocka_unit_test(the_hash_is_of_what_is_said),
        cmocka_unit_test(reads_every_segment),
        cmocka_unit_test(long_digits_stay_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
