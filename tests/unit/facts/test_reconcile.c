/* Each row is a source, a target and the verdicts that are more than matched: kind or
 * difference, the two surfaces, the power of a magnitude. "weak" marks a confidence below 50.
 */
#include "show.h"

#include "facts/reconcile.h"

struct pair {
    const char *source, *target, *verdicts;
    const char *date;
};

static void read_segments(const char *lang, struct arena *a, const char *text, int64_t published, struct facts *out,
                          struct str *texts)
{
    struct str rest = str_of(text), piece;
    for (uint32_t segment = 0; str_cut(&rest, '\n', &piece); segment++) {
        size_t before = out->len;
        texts[segment] = piece;
        facts_reader(str_of(lang))->read(a, piece, published, out);
        for (size_t i = before; i < out->len; i++)
            out->at[i].segment = segment;
    }
}

static void show_verdict(struct buf *b, const struct verdict *v, const struct str *s, const struct str *t)
{
    bool plain = v->difference == DIFFERS_NOT &&
                 (v->kind == VERDICT_MATCHED || v->kind == VERDICT_IMPLIED || v->confidence == 0);
    if (plain && v->kind != VERDICT_MOVED)
        return;
    if (b->len)
        buf_addz(b, "; ");
    buf_addz(b, v->difference ? difference_name(v->difference) : verdict_name(v->kind));
    if (v->source)
        buf_printf(b, " %.*s", STR_ARGS(span_of(s[v->source->segment], v->source->at)));
    if (v->target)
        buf_printf(b, " | %.*s", STR_ARGS(span_of(t[v->target->segment], v->target->at)));
    if (v->power)
        buf_printf(b, " e%d", v->power);
    if (v->kind != VERDICT_MOVED && v->confidence < 50)
        buf_addz(b, " weak");
}

static void assert_pairs(const struct pair *rows, size_t n)
{
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        struct arena a = {0};
        struct facts s = {0}, t = {0};
        struct verdicts v = {0};
        struct buf b = buf_make(1 << 16);
        struct str sources[8], targets[8];
        read_segments("ko", &a, rows[i].source, show_published(rows[i].date), &s, sources);
        read_segments("en", &a, rows[i].target, show_published(rows[i].date), &t, targets);
        reconcile(&a, &s, &t, &v);
        for (size_t k = 0; k < v.len; k++)
            show_verdict(&b, &v.at[k], sources, targets);
        if (!str_is(buf_str(&b), rows[i].verdicts)) {
            print_message("%s\n%s\n  expected %s\n  got      %.*s\n", rows[i].source, rows[i].target, rows[i].verdicts,
                          STR_ARGS(buf_str(&b)));
            wrong++;
        }
        buf_release(&b);
        arena_release(&a);
    }
    assert_int_equal(wrong, 0);
}

static void what_agrees(void **state)
{
    static const struct pair rows[] = {
        {"예산은 12억 원이다.", "The budget is 1.2 billion won.", "", 0},
        {"이틀 동안 24시간씩", "24 hours a day for two days", "", 0},
        {"하루 앞두고", "24 hours before", "", 0},
        {"10년 동안", "for a decade", "", 0},
        {"국민의 50%가", "half of the people", "", 0},
        {"수십 명이 다쳤다", "Dozens were hurt", "", 0},
        {"2, 3년 전", "two or three years ago", "", 0},
        {"두 정상이 만났다", "Both leaders met", "", 0},
        {"한 남자가 왔다", "A man came", "missing 한 남자 weak", 0},
        {"요한 23세 교황", "Pope John XXIII", "", 0},
        {"6·15 공동선언", "the June 15 declaration", "", 0},
        {"3회 연속", "the third in a row", "", 0},
    };
    (void)state;
    assert_pairs(ROWS(rows));
}

static void what_differs(void **state)
{
    static const struct pair rows[] = {
        {"예산은 12억 원이다.", "The budget is 12 billion won.", "magnitude 12억 원 | 12 billion won e1", 0},
        {"배 50만 척", "50,000 boats", "magnitude 50만 척 | 50,000 e-1", 0},
        {"34명이 다쳤다", "43 people were hurt", "value 34명 | 43 people", 0},
        {"5년 만에", "in five months", "unit 5년 | five months", 0},
        {"100달러를 냈다", "paid 100 euros", "currency 100달러 | 100 euros", 0},
        {"지지율이 2%포인트 올랐다", "Support rose 2 percent", "point 2%포인트 | 2 percent", 0},
        {"최소 20명", "at most 20 people", "bound 20명 | 20 people", 0},
        {"두 번째 도전", "a third try", "ordinal 두 번째 | third", 0},
        {"오전 9시에", "at 8 a.m.", "time 오전 9시 | 8 a.m.", 0},
        {"김 후보 45%, 박 후보 38%", "Kim 38 percent, Park 45 percent", "order 45% | 45 percent", 0},
    };
    (void)state;
    assert_pairs(ROWS(rows));
}

static void changes_keep_their_ends(void **state)
{
    static const struct pair rows[] = {
        {"10%에서 15%로 올랐다", "rose from 10 to 15 percent", "", 0},
        {"10%에서 15%로 올랐다", "rose to 15 percent, up from 10 percent", "", 0},
        {"10%에서 15%로 올랐다", "rose from 15 to 10 percent", "order 10% | 10 percent", 0},
        {"180명이 왔다", "1800 visitors came", "magnitude 180명 | 1800 e1", 0},
    };
    (void)state;
    assert_pairs(ROWS(rows));
}

static void dates(void **state)
{
    static const struct pair rows[] = {
        {"3월 29일 시작했다", "It began on March 28", "day 3월 29일 | March 28", 0},
        {"지난 2월", "last January", "month 지난 2월 | January", 0},
        {"2006년에 숨졌다", "died in 2060", "year 2006년 | 2060", 0},
        {"월요일 발표했다", "announced on Sunday", "weekday 월요일 | Sunday", 0},
        /* a bare day is held to the weekday only when the publication date is known */
        {"21일 밝혔다", "said on Tuesday", "", "2025-10-21"},
        {"21일 밝혔다", "said on Friday", "weekday 21일 | Friday", "2025-10-21"},
        {"21일 밝혔다", "said on Friday", "", 0},
        {"지난해 시작됐다", "began in 2024", "", "2025-10-21"},
        {"지난해 시작됐다", "began in 2021", "year 지난해 | 2021", "2025-10-21"},
        {"지난해 시작됐다", "began in 2021", "", 0},
        {"3분기 실적", "second-quarter earnings", "ordinal 3분기 | second-quarter", 0},
    };
    (void)state;
    assert_pairs(ROWS(rows));
}

static void what_is_missing_or_added(void **state)
{
    static const struct pair rows[] = {
        {"37명이 다쳤다", "People were hurt", "missing 37명", 0},
        {"매출이 5억 원 늘었다", "Sales rose", "missing 5억 원", 0},
        {"사람들이 다쳤다", "Sales rose 300 million won", "added | 300 million won", 0},
        {"사람들이 다쳤다", "On Monday people were hurt", "added | Monday weak", 0},
        {"한 사람이", "They", "missing 한 사람 weak", 0},
    };
    (void)state;
    assert_pairs(ROWS(rows));
}

static void conversions(void **state)
{
    static const struct pair rows[] = {
        {"10㎞를 걸었다", "walked 6 miles (10 km)", "converted | 6 miles weak", 0},
        {"10㎞를 걸었다", "walked 6.2 miles", "converted 10㎞ | 6.2 miles weak", 0},
        {"100달러(약 14만원)", "$100", "converted 14만원 weak", 0},
        {"영하 10도", "14 degrees Fahrenheit", "converted 영하 10도 | 14 degrees Fahrenheit weak", 0},
    };
    (void)state;
    assert_pairs(ROWS(rows));
}

static void sentences_merged_and_moved(void **state)
{
    static const struct pair rows[] = {
        {"37명이 다쳤다.\n예산은 12억 원이다.", "37 people were hurt and the budget is 1.2 billion won.\n-",
         "moved 12억 원 | 1.2 billion won", 0},
        /* the headline's figure may be left to the body */
        {"37명 부상\n37명이 다쳤다", "Many hurt\n37 people were hurt", "moved 37명 | 37 people", 0},
        {"37명 부상\n37명이 다쳤다", "37 hurt\nPeople were hurt", "moved 37명 | 37", 0},
        /* but not where another stands in its place */
        {"37명 부상\n37명이 다쳤다", "73 hurt\n37 people were hurt", "value 37명 | 73", 0},
        {"37명이 다쳤다.\n예산은 12억 원이다.", "The budget is 1.2 billion won.\n37 people were hurt.",
         "moved 37명 | 37 people; moved 12억 원 | 1.2 billion won", 0},
    };
    (void)state;
    assert_pairs(ROWS(rows));
}

/* A hundred thousand equal figures in one segment must not take quadratic time. */
static void stays_linear(void **state)
{
    enum { MANY = 100000 };
    struct arena a = {0};
    struct facts s = {0}, t = {0};
    struct verdicts v = {0};
    (void)state;
    for (int i = 0; i < MANY; i++) {
        struct fact f = {.kind = FACT_QUANTITY, .unit = str_of("person"), .at = {(uint32_t)i, 1}};
        f.low = f.high = str_of("7");
        *vec_push(&a, &s) = f;
        f.low = f.high = i % 2 ? str_of("7") : arena_printf(&a, "%d", i);
        *vec_push(&a, &t) = f;
    }
    int64_t before = clock_mono();
    reconcile(&a, &s, &t, &v);
    assert_true(v.len >= MANY);
    assert_true(clock_mono() - before < 5000);
    arena_release(&a);
}

/* Ten thousand digits are a number like any other. */
static void long_numbers(void **state)
{
    enum { DIGITS = 10000 };
    struct arena a = {0};
    char *digits = arena_alloc(&a, DIGITS + 1);
    memset(digits, '7', DIGITS);
    digits[DIGITS] = 0;
    struct str ko = arena_printf(&a, "예산은 %s원이다.", digits), same = arena_printf(&a, "It is %s won.", digits);
    digits[DIGITS / 2] = '8';
    struct str other = arena_printf(&a, "It is %s won.", digits);
    const struct pair rows[] = {{arena_cstr(&a, ko), arena_cstr(&a, same), "", 0}};
    (void)state;
    assert_pairs(ROWS(rows));
    struct facts s = {0}, t = {0};
    struct verdicts v = {0};
    facts_reader(str_of("ko"))->read(&a, ko, 0, &s);
    facts_reader(str_of("en"))->read(&a, other, 0, &t);
    reconcile(&a, &s, &t, &v);
    assert_int_equal(v.len, 1);
    assert_int_equal(v.at[0].difference, DIFFERS_VALUE);
    arena_release(&a);
}

static void second_mentions(void **state)
{
    static const struct pair rows[] = {
        {"직원은 26세, 27세였고 26세 직원이 해고됐다.", "They were 26 and 27, and the 29-year-old was fired.",
         "value 26세 | 29-year-old", 0},
        {"3월 5일과 3월 5일", "March 5 and March 5", "", 0},
        {"220조원(미화 2,326억 달러)", "220 trillion won (US$23.26 billion)",
         "magnitude 2,326억 달러 | US$23.26 billion e-1", 0},
        {"220조원(미화 2,326억 달러)", "220 trillion won", "converted 2,326억 달러 weak", 0},
        {"2시간 30분 걸린다", "It takes two and a half hours", "", 0},
        {"150분 걸린다", "It takes two hours and 30 minutes", "", 0},
        {"2.7%에서 2.5%로 내렸다", "fell to 2.7 percent from 2.5 percent", "order 2.7% | 2.7 percent", 0},
        {"내년 6월 3일", "Aug. 3 next year", "month 내년 6월 3일 | Aug. 3", "2025-11-20"},
    };
    (void)state;
    assert_pairs(ROWS(rows));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_agrees),
        cmocka_unit_test(what_differs),
        cmocka_unit_test(changes_keep_their_ends),
        cmocka_unit_test(long_numbers),
        cmocka_unit_test(second_mentions),
        cmocka_unit_test(dates),
        cmocka_unit_test(what_is_missing_or_added),
        cmocka_unit_test(conversions),
        cmocka_unit_test(sentences_merged_and_moved),
        cmocka_unit_test(stays_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
