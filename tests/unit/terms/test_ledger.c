/* The people of a story and what the translation calls them. */
#include "terms/compare.h"
#include "terms/ledger.h"
#include "tests/unit/terms/fixture.h"

static const char glossary[] = "source,target,kind\n이재명,Lee Jae Myung,person\n한강,Han River,place\n";

struct row {
    const char *pairs[6]; /* source, target, … */
    const char *ledger;   /* "name=rendering", '!' before it when the glossary knows it; joined by '|' */
};

static const struct row rows[] = {
    {{"홍길동 의원이 왔다.", "Rep. Hong Gil-dong came.", NULL}, "홍길동=Hong Gil-dong"},
    {{"홍길동 의원이 왔다.", "He came.", "홍길동 의원은 갔다.", "Hong Kil-dong's car left.", NULL},
     "홍길동=Hong Kil-dong"},
    {{"김 의원이 왔다.", "Rep. Kim came.", NULL}, ""},
    {{"홍길동 의원이 왔다.", "The lawmaker came.", NULL}, "홍길동="},
    {{"이재명 대통령이 한강에 왔다.", "Lee Jae Myung came to the Han River.", NULL}, "!이재명=Lee Jae Myung|!한강="},
    /* two people whose names sound alike: each has the spelling that is nearer to it */
    {{"박민수 장관과 박민서 차관", "Park Min-su and Park Min-seo", NULL}, "박민수=Park Min-su|박민서=Park Min-seo"},
    {{"박민서 차관과 박민수 장관", "Park Min-su, Park Minsoo", NULL}, "박민서=|박민수=Park Min-su"},
    {{"홍길동 의원이 왔다.", "洪吉童議員が来た。", NULL}, "홍길동="},
};

static struct str ledger_text(const struct termbase *t, struct arena *a, const struct row *row)
{
    struct segment segments[3] = {0};
    struct article article = {.arena = a, .target_lang = str_of("en")};
    struct findings found = {0};
    struct term_marks marks = {0};
    struct ledger l = {0};
    auto_buf struct buf b = buf_make(LIMIT_CELL);
    article.segments.at = segments;
    for (size_t n = 0; row->pairs[2 * n]; article.segments.len = ++n) {
        segments[n].source = str_of(row->pairs[2 * n]);
        segments[n].target = str_of(row->pairs[2 * n + 1]);
    }
    struct story_people *people = ledger_people(a, &article);
    terms_compare(t, &article, people, a, &found, &marks);
    ledger_names(&article, people, &marks, a, &l);
    ledger_renderings(&article, &l);
    for (size_t i = 0; i < l.len; i++)
        buf_printf(&b, "%s%s%.*s=%.*s", i ? "|" : "", l.at[i].in_glossary ? "!" : "", STR_ARGS(l.at[i].name),
                   STR_ARGS(l.at[i].rendering));
    return arena_str(a, buf_str(&b));
}

static void test_ledger(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t = base_read("en", "x.ko-en.csv", glossary, &a, &issues);
    int wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str got = ledger_text(t, &a, &rows[i]);
        if (!str_is(got, rows[i].ledger)) {
            fprintf(stderr, "%s: \"%.*s\", wanted \"%s\"\n", rows[i].pairs[0], STR_ARGS(got), rows[i].ledger);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
    termbase_free(t);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_ledger)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
