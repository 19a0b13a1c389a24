/* A text in words: what one is, and what is known of it. */
#include "stages/qa/tokens.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct tokens read(struct arena *a, const char *text)
{
    struct tokens t = {0};
    tokens_read(a, str_of(text), &t);
    return t;
}

static void expect(const char *text, size_t n, const char *const *words)
{
    struct arena a = {0};
    struct tokens t = read(&a, text);
    assert_int_equal(t.len, n);
    for (size_t i = 0; i < n; i++)
        assert_true(str_is(span_of(str_of(text), t.at[i].at), words[i]));
    arena_release(&a);
}

static void test_words(void **state)
{
    (void)state;
    expect("", 0, NULL);
    expect(" ... ", 0, NULL);
    expect("It's a re-elected man's.", 4, (const char *const[]){"It's", "a", "re-elected", "man's"});
    expect("'quoted' -- 3.5", 3, (const char *const[]){"quoted", "3", "5"});
    expect("대통령은 7일", 2, (const char *const[]){"대통령은", "7일"});
    expect("首相は", 3, (const char *const[]){"首", "相", "は"});
}

static void test_flags(void **state)
{
    (void)state;
    struct arena a = {0};
    struct tokens t = read(&a, "The NATO chief, Kim. 비 3rd");
    assert_true(t.at[0].flags & TOKEN_OPENS && t.at[0].flags & TOKEN_CAPITAL);
    assert_true(t.at[1].flags & TOKEN_UPPER && !(t.at[1].flags & TOKEN_OPENS));
    assert_true(t.at[3].flags & TOKEN_STOPS && t.at[3].flags & TOKEN_CAPITAL && !(t.at[3].flags & TOKEN_OPENS));
    assert_true(t.at[4].flags & TOKEN_HANGUL && t.at[4].flags & TOKEN_OPENS);
    assert_true(t.at[5].flags & TOKEN_DIGIT && t.at[5].flags & TOKEN_LATIN);
    arena_release(&a);
}

static void test_fold(void **state)
{
    (void)state;
    assert_int_equal(token_fold(str_of("ÉCOLE’S")), token_fold(str_of("école's")));
    assert_int_equal(token_fold(str_of("ŁÓDŹ")), token_fold(str_of("łódź")));
    assert_int_not_equal(token_fold(str_of("won")), token_fold(str_of("own")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_flags),
                                       cmocka_unit_test(test_fold)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
