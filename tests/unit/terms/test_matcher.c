/* Recognition: spans in the text as given, whatever its composition and width. */
#include "terms/flat.h"
#include "terms/matcher.h"
#include "terms/sound.h"
#include "tests/unit/terms/fixture.h"
#include "text/utf8.h"

#include <stdlib.h>

static const char glossary[] =
    "source,target,kind,aliases\n"
    "한국,South Korea,place,大韓民國\n한국은행,Bank of Korea,body,\n캄보디아,Cambodia,place,\n"
    "더불어민주당,Democratic Party,body,\n뮤직 비디오,music video,common,\n이란,Iran,place,\n"
    "LG,LG,body,\n명의,name,common,\n보도,report,common,\n유로,euro,number-unit,\n북,the North,place,\n"
    "이재명,Lee Jae Myung,person,이대통령|李 대통령\n미국,United States,place,미\n";

/* The surfaces of all matches, joined by '|'. */
static struct str surfaces(const struct termbase *t, struct arena *a, struct str text)
{
    struct matches found = {0};
    auto_buf struct buf b = buf_make(LIMIT_CELL);
    matcher_find(t, a, text, &found);
    for (size_t i = 0; i < found.len; i++) {
        if (i)
            buf_addc(&b, '|');
        buf_add(&b, span_of(text, found.at[i].at));
    }
    return arena_str(a, buf_str(&b));
}

struct row {
    const char *text, *surfaces;
};

static const struct row rows[] = {
    {"한국에서도 캄보디아의", "한국|캄보디아"},
    {"한국은행은 올랐다", "한국은행"},
    {"한국어와 한국인은", ""},
    {"더불어 민주당은", "더불어 민주당"},
    {"뮤직비디오를 찍었다", "뮤직비디오"},
    {"뮤직 비디오에도", "뮤직 비디오"},
    {"'결단'이란 말", ""},
    {"이란과 미국", "이란|미국"},
    {"LG가 샀다", "LG"},
    {"ALG가 샀다", ""},
    {"5명의 사람", ""},
    {"세 명의 사람", ""},
    {"그의 명의로 된 집", "명의"},
    {"보도자료를 냈다", "보도"},
    {"30유로는", "유로"},
    {"大韓民國의", "大韓民國"},
    {"동북부에서", ""},
    {"북측이 말했다", "북"},
    {"이 대통령은 李대통령이", "이 대통령|李대통령"},
    {"이 대통령실은", ""},
    {"", ""},
};

static void test_rows(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t = base_read("en", "x.ko-en.csv", glossary, &a, &issues);
    int wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str got = surfaces(t, &a, str_of(rows[i].text));
        if (!str_is(got, rows[i].surfaces)) {
            fprintf(stderr, "%s: \"%.*s\", wanted \"%s\"\n", rows[i].text, STR_ARGS(got), rows[i].surfaces);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
    termbase_free(t);
    arena_release(&a);
}

/* One syllable counts beyond doubt only in a list of such: 남·북·미. */
static void test_lists_of_singles(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned confidence;
    } cases[] = {{"남·북·미 정상", 95}, {"미·중은", 95}, {"한ㆍ미가", 95}, {"미 국무부", 60}};
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t = base_read("en", "x.ko-en.csv", glossary, &a, &issues);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct matches found = {0};
        matcher_find(t, &a, str_of(cases[i].text), &found);
        assert_true(found.len > 0);
        assert_int_equal(found.at[found.len - 1].confidence, cases[i].confidence);
    }
    termbase_free(t);
    arena_release(&a);
}

/* 한국 decomposed, half-width, with a zero-width space inside: the span is the whole of it. */
static void test_other_spellings(void **state)
{
    (void)state;
    static const char *const spellings[] = {
        "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x80\xE1\x85\xAE\xE1\x86\xA8", /* conjoining jamo */
        "한\xE2\x80\x8B국",                                                         /* U+200B */
        "한국",
    };
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t = base_read("en", "x.ko-en.csv", glossary, &a, &issues);
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        struct str text = arena_printf(&a, "어제 %s은 이겼다", spellings[i]);
        assert_true(str_is(surfaces(t, &a, text), spellings[i]));
    }
    termbase_free(t);
    arena_release(&a);
}

/* The remembering matcher and the plain one must agree, also where pieces of sixteen
 * bytes begin and end. */
static void test_same_everywhere(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t = base_read("en", "x.ko-en.csv", glossary, &a, &issues);
    struct matcher *m = matcher_open(t);
    for (unsigned round = 0; round < 420; round++) {
        /* at the beginning, over the end of a stretch of 4096 bytes, behind a word longer than one */
        unsigned pad = round % 140, far = round < 140 ? 0 : 3950;
        auto_buf struct buf b = buf_make(LIMIT_CELL);
        for (unsigned i = 0; i < far; i++)
            buf_addz(&b, round < 280 && i % 9 == 4 ? " " : round < 280 ? "x" : "한");
        for (unsigned i = 0; i < pad; i++)
            buf_addz(&b, i % 7 == 3 ? " " : i % 11 == 5 ? "“" : i % 3 ? "가" : "x");
        buf_addz(&b, " 한국은 “캄보디아”와·이란을 보도자료로\n");
        struct matches plain = {0}, kept = {0};
        matcher_find(t, &a, buf_str(&b), &plain);
        matcher_run(m, &a, buf_str(&b), &kept);
        assert_int_equal(plain.len, 4);
        assert_int_equal(kept.len, 4);
        assert_int_equal(matcher_count(m, buf_str(&b)), 4);
        for (size_t i = 0; i < 4; i++)
            assert_memory_equal(&plain.at[i].at, &kept.at[i].at, sizeof(struct span));
    }
    matcher_close(m);
    termbase_free(t);
    arena_release(&a);
}

/* A word with many terms is remembered by their number when it is counted, and found whole
 * behind that. */
static void test_counted_then_found(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t =
        base_read("en", "x.ko-en.csv", "source,target\n경제,economy\n정책,policy\n회의,meeting\n", &a, &issues);
    struct matcher *m = matcher_open(t);
    struct str text = str_of("경제정책회의를 했다. 경제정책은 좋다");
    for (size_t i = 0; i < 2; i++) {
        struct matches found = {0};
        assert_int_equal(matcher_count(m, text), 5);
        assert_int_equal(matcher_count(m, text), 5);
        matcher_run(m, &a, text, &found);
        assert_int_equal(found.len, 5);
        assert_true(str_is(span_of(text, found.at[2].at), "회의"));
        assert_true(str_is(span_of(text, found.at[4].at), "정책"));
    }
    matcher_close(m);
    termbase_free(t);
    arena_release(&a);
}

/* What the neighbours said of a word once holds only beside the same neighbours. */
static void test_neighbours_remembered(void **state)
{
    (void)state;
    static const char *const texts[] = {"세 명의 사람",   "그 명의 사람",       "\"결단\" 이란 말", "결단- 이란 말",
                                        "보기 위해 왔다", "보기 그림을 그렸다", "보기 위해 왔다",   "그 명의 사람"};
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t =
        base_read("en", "x.ko-en.csv", "source,target\n명의,name\n이란,Iran\n보기,example\n", &a, &issues);
    struct matcher *m = matcher_open(t);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct matches plain = {0}, kept = {0};
        matcher_find(t, &a, str_of(texts[i]), &plain);
        matcher_run(m, &a, str_of(texts[i]), &kept);
        assert_int_equal(plain.len, i == 1 || i == 3 || i == 5 || i == 7);
        assert_int_equal(kept.len, plain.len);
        assert_int_equal(matcher_count(m, str_of(texts[i])), plain.len);
    }
    matcher_close(m);
    termbase_free(t);
    arena_release(&a);
}

static void test_retired_and_language(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t = base_read(
        "ja", "x.csv", "source,target,target_lang,status\n한국,South Korea,en,\n한국,韓国,ja,\n일본,日本,ja,retired\n",
        &a, &issues);
    assert_int_equal(termbase_count(t), 2);
    assert_true(str_is(surfaces(t, &a, str_of("한국과 일본")), "한국"));
    termbase_free(t);
    arena_release(&a);
}

/* Against the slow judge, over every single byte flipped. */
static void test_sound(void **state)
{
    (void)state;
    char text[] = "가나다라 abc 힣퀀 é “따옴표” 𝄞 끝말잇기 하나둘셋넷 다섯 여섯 일곱 여덟";
    size_t len = sizeof text - 1;
    assert_true(text_is_sound((struct str){text, len}));
    for (size_t i = 0; i < len; i++) {
        char was = text[i];
        for (unsigned c = 0x78; c < 0x100; c += 3) {
            text[i] = (char)c;
            struct str s = {text, len};
            assert_int_equal(text_is_sound(s), utf8_invalid(s) < 0);
        }
        text[i] = was;
    }
}

static void test_lines(void **state)
{
    (void)state;
    char text[9000];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i < 8000 ? '\n' : 'a';
    for (size_t len = 0; len < sizeof text; len += len < 100 ? 1 : 997)
        assert_int_equal(text_lines((struct str){text, len}), len < 8000 ? len : 8000);
}

static void test_flat(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_false(flat_needed(str_of("한국은 “좋다”…")));
    assert_true(flat_needed(str_of("ＬＧ가")));
    assert_true(str_is(flat_key(&a, str_of("ＬＧ　전자")), "LG 전자"));
    assert_true(str_is(flat_key(&a, str_of("\xEF\xBE\xA4\xEF\xBF\x82나")), "나나")); /* half-width ㄴ and ㅏ */
    struct str text = str_of("a\xE2\x80\x8B"
                             "Ｌ");
    struct flattened f = flat_text(&a, text);
    assert_true(str_is(f.text, "aL"));
    struct span back = flat_back(&f, (struct span){1, 1});
    assert_int_equal(back.at, 4);
    assert_int_equal(back.len, 3);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows),
                                       cmocka_unit_test(test_lists_of_singles),
                                       cmocka_unit_test(test_other_spellings),
                                       cmocka_unit_test(test_same_everywhere),
                                       cmocka_unit_test(test_sound),
                                       cmocka_unit_test(test_retired_and_language),
                                       cmocka_unit_test(test_flat),
                                       cmocka_unit_test(test_lines),
                                       cmocka_unit_test(test_counted_then_found),
                                       cmocka_unit_test(test_neighbours_remembered)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
