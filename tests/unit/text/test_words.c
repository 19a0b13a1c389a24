#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/fold.h"
#include "text/hangul.h"
#include "text/stem.h"
#include "text/width.h"
#include "text/words.h"

static void expect_words(const char *text, const char *want)
{
    char got[400] = "";
    struct word w;
    struct str s = str_of(text);
    size_t covered = 0;
    for (size_t at = 0; words_next(s, &at, &w);) {
        assert_int_equal(w.at.at, covered);
        covered += w.at.len;
        strncat(got, s.at + w.at.at, w.at.len);
        strcat(got, w.kind == WORD_LETTERS  ? "/l|"
                    : w.kind == WORD_NUMBER ? "/n|"
                    : w.kind == WORD_BLANK  ? "/_|"
                                            : "/m|");
    }
    assert_int_equal(covered, s.len);
    assert_string_equal(got, want);
}

static void test_words(void **state)
{
    (void)state;
    expect_words("한국은 3.5% 늘었다.", "한국은/l| /_|3.5/n|%/m| /_|늘었다/l|./m|");
    expect_words("Xi's don’t ‘한국’은", "Xi's/l| /_|don’t/l| /_|‘/m|한국/l|’/m|은/l|");
    expect_words("1,000. 日本語 カナ", "1,000/n|./m| /_|日/l|本/l|語/l| /_|カナ/l|");
    expect_words("AI는 e\u0301a 3조5000억", "AI는/l| /_|e\u0301a/l| /_|3/n|조/l|5000/n|억/l|");
    assert_int_equal(words_count(str_of("The cat sat on 3 mats.")), 6);
    assert_int_equal(words_count(str_of(" . ")), 0);
}

static void test_fold(void **state)
{
    (void)state;
    assert_true(fold_equal(str_of("Lee Jae-myung"), str_of("LEE Jaemyung"), FOLD_CASE | FOLD_HYPHEN | FOLD_SPACE));
    assert_false(fold_equal(str_of("Lee Jae-myung"), str_of("Lee Jaemyung"), FOLD_CASE | FOLD_SPACE));
    assert_true(fold_equal(str_of("ＬＧ"), str_of("lg"), FOLD_CASE | FOLD_WIDTH));
    assert_true(fold_equal(str_of("한·미"), str_of("한ㆍ미"), FOLD_DOT));
    assert_true(fold_equal(str_of("Xi’s"), str_of("Xi's"), FOLD_QUOTE));
    assert_true(fold_equal(str_of("\u1112\u1161\u11ab"), str_of("한"), 0));
    assert_true(fold_equal(str_of("É"), str_of("e\u0301"), FOLD_CASE));
    struct arena a = {0};
    struct str same = str_of("한국");
    assert_ptr_equal(fold_text(&a, same, FOLD_ALL).at, same.at);
    arena_release(&a);
}

static void test_width(void **state)
{
    (void)state;
    assert_int_equal(width_columns(str_of("한국 ab")), 7);
    assert_int_equal(width_columns(str_of("e\u0301")), 1);
    assert_int_equal(width_columns(str_of("\u1112\u1161\u11ab")), 2);
    assert_int_equal(width_columns(str_of("가\u200b나")), 4);
    assert_int_equal(width_columns(str_of("😀“”…")), 5);
    assert_int_equal(width_columns(str_of("\x1b[0m")), 3);
    assert_int_equal(width_fit(str_of("한국"), 3), 3);
    assert_int_equal(width_fit(str_of("한국"), 4), 6);
    assert_int_equal(width_fit(str_of("e\u0301a"), 1), 3);
}

static void test_stem(void **state)
{
    (void)state;
    struct stem *en = stem_open("en-GB");
    assert_non_null(en);
    assert_true(str_is(stem_word(en, str_of("Ministries")), "ministri"));
    assert_true(str_is(stem_word(en, str_of("ministry")), "ministri"));
    stem_close(en);
    assert_null(stem_open("ko"));
    assert_null(stem_open("zh-Hans"));
    assert_null(stem_open(""));
    assert_true(str_is(stem_word(NULL, str_of("한국")), "한국"));
}

static void test_hangul(void **state)
{
    (void)state;
    assert_int_equal(hangul_batchim(0xAC00), BATCHIM_NONE);  /* 가 */
    assert_int_equal(hangul_batchim(0xC6B8), BATCHIM_RIEUL); /* 울 */
    assert_int_equal(hangul_batchim(0xAD6D), BATCHIM_OTHER); /* 국 */
    static const char vowels[] = "ABCDEFGHIJKOPQSTUVWXYZabcopqz2459", rieul[] = "LRlr178", others[] = "MNmn036";
    for (const char *c = vowels; *c; c++)
        assert_int_equal(hangul_batchim((uint32_t)*c), BATCHIM_NONE);
    for (const char *c = rieul; *c; c++)
        assert_int_equal(hangul_batchim((uint32_t)*c), BATCHIM_RIEUL);
    for (const char *c = others; *c; c++)
        assert_int_equal(hangul_batchim((uint32_t)*c), BATCHIM_OTHER);
    assert_int_equal(hangul_batchim('%'), BATCHIM_UNKNOWN);
    assert_int_equal(hangul_batchim(0x65E5), BATCHIM_UNKNOWN);
    assert_true(hangul_is_letter(0x3131) && hangul_is_letter(0x1100) && hangul_is_letter(0xFFA1));
    assert_false(hangul_is_letter('a') || hangul_is_letter(0x3002));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_fold),
                                       cmocka_unit_test(test_width), cmocka_unit_test(test_stem),
                                       cmocka_unit_test(test_hangul)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
