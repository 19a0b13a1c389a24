#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/norm.h"
#include "text/utf8.h"

#include <stdio.h>

struct norm_case {
    const char *in, *out;
    size_t edits;
};

static const struct norm_case cases[] = {
    {"", "", 0},
    {"한국은 가까운 동반자다.", "한국은 가까운 동반자다.", 0},
    {"“막았다”…‘특히’ 〈섬〉 ㎜ ⓒ · ～", "“막았다”…‘특히’ 〈섬〉 ㎜ ⓒ · ~", 1},
    /* conjoining jamo, also after a precomposed syllable */
    {"\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국", 2},
    {"하\u11ab국", "한국", 1},
    {"e\u0301 e\u0301", "é é", 2},
    {"q\u0307\u0323", "q\u0323\u0307", 1},
    {"\u212b \uf90a \u2126", "Å 金 Ω", 3},
    /* what is taken out */
    {"한\u200b국\ufeff은", "한국은", 2},
    {"\u202e한국\u2066은\u2069", "한국은", 3},
    {"한\u00ad국\u2060\u200d", "한국", 2},
    {"한\x01국\x7f", "한국", 2},
    {"한\u3164국\uffa0은\u115f", "한국은", 3},
    {"e\u200b\u0301", "é", 1},
    /* widths */
    {"ＫＢＳ　２０２５（％）", "KBS 2025(%)", 11},
    {"￦１만", "₩1만", 2},
    /* jamo */
    {"ﾾￂﾤﾡￚﾩ", "한글", 2},
    {"ㅎㅏㄴㄱㅡㄹ", "한글", 2},
    {"ㅋㅋㅋ ㅠㅠ ㄱ씨", "ㅋㅋㅋ ㅠㅠ ㄱ씨", 0},
    {"ㄱㅏㄷㅏ", "가다", 2},
    {"ㄱㅏㄷ\u200bㅏ", "가다", 2},
    {"ㄲㅏㄸ", "까ㄸ", 1},
    /* dots */
    {"한ㆍ미ㆍ일 5ㆍ18", "한·미·일 5·18", 3},
    {"한\u119e미", "한·미", 1},
    {"\u1112\u119e\u11ab", "\u1112\u119e\u11ab", 0},
    {"한•미 • 항목", "한·미 • 항목", 1},
    {"ジャン・ピエール 日・米 한･미", "ジャン・ピエール 日·米 한·미", 2},
    /* blanks and lines */
    {"가\u00a0나\u3000다\t라", "가 나 다 라", 3},
    {"가  나   다", "가 나 다", 2},
    {"  가 \n  나 \n\n다 ", "가\n나\n\n다", 5},
    {"가\r\n나\r다\u2028라", "가\n나\n다\n라", 3},
    {"가 \u200b 나", "가 나", 1},
    {"가\u2800나", "가 나", 1},
    {"   ", "", 1},
    {" \u0301가", "\u0301가", 1},
};

/* Every byte of the new text that no edit covers is the same byte of the old one. */
static void check_map(struct str in, struct str out, const struct edits *e)
{
    size_t to = 0, from = 0;
    for (size_t i = 0; i <= e->len; i++) {
        size_t end = i < e->len ? e->at[i].to.at : out.len;
        size_t same = end - to;
        assert_true(from + same <= in.len);
        assert_memory_equal(out.at + to, in.at + from, same);
        if (i == e->len) {
            assert_int_equal(from + same, in.len);
            break;
        }
        assert_int_equal(e->at[i].from.at, from + same);
        to = end + e->at[i].to.len;
        from = e->at[i].from.at + e->at[i].from.len;
    }
}

static void one_case(const struct norm_case *c)
{
    struct arena a = {0};
    struct edits e, again;
    struct str in = str_of(c->in), out = norm_text(&a, in, &e);
    if (!str_is(out, c->out) || e.len != c->edits)
        print_error("\"%s\": got \"%.*s\" with %zu edits, want \"%s\" with %zu\n", c->in, STR_ARGS(out), e.len, c->out,
                    c->edits);
    assert_true(str_is(out, c->out));
    assert_int_equal(e.len, c->edits);
    check_map(in, out, &e);
    norm_text(&a, out, &again);
    assert_int_equal(again.len, 0);
    arena_release(&a);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        one_case(&cases[i]);
}

static void test_clean_text_is_borrowed(void **state)
{
    (void)state;
    struct arena a = {0};
    struct edits e;
    struct str in = str_of("정부합동대응팀은 지난 15일부터 17일까지 프놈펜에서 힘을 합쳤다.");
    struct str out = norm_text(&a, in, &e);
    assert_ptr_equal(out.at, in.at);
    assert_null(a.last);
}

static void test_map_back(void **state)
{
    (void)state;
    struct arena a = {0};
    struct edits e;
    struct str in = str_of("ＫＢＳ\u200b가  \u1112\u1161\u11ab국");
    struct str out = norm_text(&a, in, &e);
    assert_true(str_is(out, "KBS가 한국"));
    struct span han = {(uint32_t)str_find(out, str_of("한"), 0), 3};
    assert_true(str_is(span_of(in, edits_back(&e, han)), "\u1112\u1161\u11ab"));
    struct span kbs = {0, 3};
    assert_true(str_is(span_of(in, edits_back(&e, kbs)), "ＫＢＳ"));
    struct span ga = {3, 3};
    assert_true(str_is(span_of(in, edits_back(&e, ga)), "가"));
    assert_true(str_is(span_of(out, edits_forth(&e, edits_back(&e, han))), "한"));
    arena_release(&a);
}

static void test_nfc(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_true(str_is(norm_nfc(&a, str_of("ＫＢＳ  \u1112\u1161\u11ab\u200b")), "ＫＢＳ  한\u200b"));
    assert_true(norm_is_nfc(str_of("한국 · é\t\u00a0")));
    assert_false(norm_is_nfc(str_of("e\u0301")));
    assert_false(norm_is_nfc(str_of("\u2126")));
    arena_release(&a);
}

/* A megabyte that is nothing but work, in linear time. */
static void test_hostile(void **state)
{
    (void)state;
    static const char *const pieces[] = {"\u200b", " ", "\u0301", "ㅋ", "\u1112", "ㆍ", "•", "\n", "ㄱㅏ"};
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
        struct arena a = {0};
        struct edits e;
        auto_buf struct buf b = buf_make(2 << 20);
        while (b.len < 1 << 19)
            buf_addz(&b, pieces[k]);
        struct str out = norm_text(&a, buf_str(&b), &e);
        assert_true(utf8_invalid(out) < 0);
        check_map(buf_str(&b), out, &e);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),    cmocka_unit_test(test_clean_text_is_borrowed),
        cmocka_unit_test(test_map_back), cmocka_unit_test(test_nfc),
        cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
