/* The translation against the glossary: renderings, and findings over an article. */
#include "terms/compare.h"
#include "terms/rendering.h"
#include "tests/unit/terms/fixture.h"

static const char glossary[] =
    "source,target,allowed,forbidden,kind,case,first\n"
    "이재명,Lee Jae Myung,Lee|President Lee,Lee Jae-myung|Yi Jae-myeong,person,exact,President Lee Jae Myung\n"
    "한국은행,Bank of Korea,BOK,Korea Bank,body,exact,\n"
    "부처,ministry,,department,common,sentence,\n"
    "금리,interest rate,rate,,common,sentence,\n"
    "배,ship,,,common,sentence,\n"
    "이란,Iran,,,place,exact,\n"
    "캄보디아,Cambodia,,,place,exact,\n"
    "미국,United States,U.S.,,place,exact,\n"
    "워싱턴,Washington,,,place,exact,\n"
    "김용호,Kim Yong-ho,,,person,exact,\n"
    "한국,South Korea,,,place,exact,\n"
    "국회,National Assembly,,,body,exact,\n"
    "수출입은행,Export-Import Bank of Korea,,,body,exact,\n"
    "국민의힘,People Power Party,Conservatives,,body,exact,\n"
    "관세율,tariff rate,,duty rate,common,sentence,\n"
    "사이버 보안,cyber security,,,common,sentence,\n"
    "전자우편,email,,e-mail,common,sentence,\n";

struct row {
    size_t term;
    const char *target, *said; /* "kind:surface>suggestion" of all, joined by '|' */
};

static const struct row rows[] = {
    {0, "Lee Jae Myung's visit", "P:Lee Jae Myung's"},
    {0, "Lee Jae-myung said", "F:Lee Jae-myung>Lee Jae Myung"},
    {0, "Lee Jae-myung's visit", "F:Lee Jae-myung's>Lee Jae Myung's"},
    {0, "LEE JAE MYUNG VISITS", "P:LEE JAE MYUNG"},
    {0, "lee said", ""},
    {0, "Leeds won", ""},
    {2, "The ministries agreed", "P:ministries"},
    {2, "Ministry officials", "P:Ministry"},
    {2, "Department officials said", "F:Department>Ministry"},
    {2, "a minister", ""},
    {3, "Interest Rates rose", "P:Interest Rates"},
    {3, "interest-rate cut", "P:interest-rate"},
    {1, "the Bank of  Korea", "P:Bank of  Korea"},
    {0, "Lee Jae\xE2\x80\x91myung said", "F:Lee Jae\xE2\x80\x91myung>Lee Jae Myung"}, /* U+2011 */
    {1, "the Korea-Bank", "F:Korea-Bank>Bank of Korea"},
    {14, "Duty rates rose", "F:Duty rates>Tariff rates"},
    {14, "many duty rates", "F:duty rates>tariff rates"},
    {15, "Cybersecurity is", "P:Cybersecurity"},
    {15, "Cyber-Security's cost", "P:Cyber-Security's"},
    {15, "cyber, security", ""},
    {16, "an e\xE2\x80\x91mail", "F:e\xE2\x80\x91mail>email"},
    {16, "Email", "P:Email"},
};

static struct str said(const struct termbase *t, struct arena *a, const struct row *row)
{
    struct renderings found = {0};
    auto_buf struct buf b = buf_make(LIMIT_CELL);
    rendering_find(termbase_at(t, row->term), str_of("en"), a, str_of(row->target), &found);
    for (size_t i = 0; i < found.len; i++) {
        const struct rendering *r = &found.at[i];
        buf_printf(&b, "%s%c:%.*s", i ? "|" : "", "-PAF"[r->kind], STR_ARGS(span_of(str_of(row->target), r->at)));
        if (r->suggestion.len)
            buf_printf(&b, ">%.*s", STR_ARGS(r->suggestion));
    }
    return arena_str(a, buf_str(&b));
}

static void test_renderings(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t = base_read("en", "x.ko-en.csv", glossary, &a, &issues);
    int wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str got = said(t, &a, &rows[i]);
        if (!str_is(got, rows[i].said)) {
            fprintf(stderr, "%s: \"%.*s\", wanted \"%s\"\n", rows[i].target, STR_ARGS(got), rows[i].said);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
    termbase_free(t);
    arena_release(&a);
}

/* Inflection and capitals are the target language's. */
static void test_other_languages(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *want, *target;
        bool found;
    } cases[] = {{"fr", "état d'urgence", "État d'urgence", true},
                 {"fr", "taux", "TAUX", true},
                 {"ru", "рынок", "Рынок растёт", true},
                 {"ru", "правительство", "Правительства стран", true},
                 {"es", "tasa", "Tasas altas", true},
                 {"de", "Ministerium", "des Ministeriums", true},
                 {"de", "Ministerium", "ministerium's", false},
                 {"tr", "ihracat", "İhracat arttı", true},
                 {"en", "ihracat", "İhracat", false},
                 {"en", "São Paulo", "So it went on in São Paulo", true},
                 {"en", "São Paulo", "So it went on", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct renderings found = {0};
        struct term term = {.target = str_of(cases[i].want), .case_rule = TERM_CASE_SENTENCE};
        rendering_find(&term, str_of(cases[i].lang), &a, str_of(cases[i].target), &found);
        if ((found.len > 0) != cases[i].found)
            fprintf(stderr, "%s: %s\n", cases[i].lang, cases[i].target);
        assert_int_equal(found.len > 0, cases[i].found);
        arena_release(&a);
    }
}

/* Scripts without spaces are compared byte by byte. */
static void test_japanese(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t = base_read("ja", "x.ko-ja.csv", "source,target,forbidden\n한국,韓国,南朝鮮\n", &a, &issues);
    struct renderings found = {0};
    rendering_find(termbase_at(t, 0), str_of("ja"), &a, str_of("韓国は南朝鮮と"), &found);
    assert_int_equal(found.len, 2);
    assert_int_equal(found.at[0].kind, RENDERING_PREFERRED);
    assert_int_equal(found.at[1].kind, RENDERING_FORBIDDEN);
    termbase_free(t);
    arena_release(&a);
}

/* Names of the glossary in a translation without spaces or in another script, and nowhere in the Korean. */
static void test_added_elsewhere(void **state)
{
    (void)state;
    static const char ja[] = "source,target,kind\n캄보디아,カンボジア,place\n대전,大田,place\n국회,大韓民国国会,"
                             "body\n김용호,金容鎬,person\n";
    static const char ru[] = "source,target,kind\n캄보디아,Камбоджа,place\n국회,Национальное собрание,body\n";
    static const struct {
        const char *lang, *glossary, *source, *target;
        size_t added;
    } cases[] = {
        {"ja", ja, "금리가 올랐다.", "カンボジアの金利が上がった。", 1},
        {"ja", ja, "캄보디아가", "カンボジアの金利が上がった。", 0},
        {"ja", ja, "금리가", "新カンボジアンの金利", 0}, /* katakana runs are words */
        {"ja", ja, "금리가", "拡大田園", 0},
        {"ja", ja, "금리가", "金利は、大田の金容鎬氏と大韓民国国会で", 3},
        {"ru", ru, "금리가", "Ставки в стране Камбоджа выросли", 1},
        {"ru", ru, "국회가", "Национальное Собрание", 0},
        {"ru", ru, "금리가", "А Национальное собрание решило", 0}}; /* the last word is no capital: may be any */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct term_issues issues = {0};
        struct termbase *t =
            base_read(cases[i].lang, arena_printf(&a, "x.ko-%s.csv", cases[i].lang).at, cases[i].glossary, &a, &issues);
        struct segment segment = {.id = "1", .source = str_of(cases[i].source), .target = str_of(cases[i].target)};
        struct article article = {.arena = &a, .source_lang = str_of("ko"), .target_lang = str_of(cases[i].lang)};
        struct findings findings = {0};
        struct term_marks marks = {0};
        size_t n = 0;
        article.segments.at = &segment;
        article.segments.len = 1;
        terms_compare(t, &article, NULL, &a, &findings, &marks);
        for (size_t k = 0; k < findings.len; k++)
            n += str_is(findings.at[k].check, "term.added");
        if (n != cases[i].added)
            fprintf(stderr, "%s: %zu\n", cases[i].target, n);
        assert_int_equal(n, cases[i].added);
        termbase_free(t);
        arena_release(&a);
    }
}

/* 金議員 where two are called so: the glossary tells how the family name is written. */
static void test_namesakes_unspaced(void **state)
{
    (void)state;
    static const struct {
        const char *person, *target;
        enum severity severity;
    } cases[] = {{"金容鎬", "金議員は否定した。", SEVERITY_WARN},
                 {"キム・ヨンホ", "キム議員は否定した。", SEVERITY_WARN},
                 {"金容鎬", "同議員は否定した。", SEVERITY_NOTE},
                 {"金容鎬", "金容鎬議員は否定した。", SEVERITY_NOTE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct term_issues issues = {0};
        struct str table = arena_printf(&a, "source,target,kind\n김용호,%s,person\n", cases[i].person);
        struct termbase *t = base_read("ja", "x.ko-ja.csv", table.at, &a, &issues);
        struct segment segments[] = {
            {.id = "1", .source = str_of("김용호 의원과 김영희 의원이"), .target = str_of(cases[i].person)},
            {.id = "2", .source = str_of("김 의원은 부인했다."), .target = str_of(cases[i].target)}};
        struct article article = {.arena = &a, .source_lang = str_of("ko"), .target_lang = str_of("ja")};
        struct findings findings = {0};
        struct term_marks marks = {0};
        size_t n = 0;
        article.segments.at = segments;
        article.segments.len = 2;
        terms_compare(t, &article, NULL, &a, &findings, &marks);
        for (size_t k = 0; k < findings.len; k++)
            if (str_is(findings.at[k].check, "name.ambiguous")) {
                assert_int_equal(findings.at[k].severity, cases[i].severity);
                assert_int_equal(findings.at[k].segment, 1);
                n++;
            }
        assert_int_equal(n, 1);
        termbase_free(t);
        arena_release(&a);
    }
}

struct story {
    const char *pairs[6]; /* source, target, source, target … */
    const char *check;    /* that must come, NULL = nothing may */
    enum severity severity;
    uint32_t segment;
};

static const struct story stories[] = {
    {{"이재명 대통령이 말했다.", "President Lee Jae Myung spoke.", "이 대통령은", "He", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"이재명이 말했다.", "Lee spoke.", NULL}, "term.first", SEVERITY_WARN, 0},
    {{"이재명이 말했다.", "President Lee Jae-myung spoke.", NULL}, "term.forbidden", SEVERITY_BLOCK, 0},
    {{"이재명이 말했다.", "The president spoke.", NULL}, "term.missing", SEVERITY_BLOCK, 0},
    {{"이재명이", "President Lee Jae Myung", "금리가", "Rates, Lee Jae-myung said", NULL},
     "term.forbidden",
     SEVERITY_BLOCK,
     1},
    {{"부처가", "Ministries", "금리가", "Rates at the department store", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"금리가 올랐다.", "It rose.", NULL}, "term.missing", SEVERITY_WARN, 0},
    {{"금리가 올랐다.", "Rates rose.", "금리는 더 오른다.", "They will go on.", NULL},
     "term.missing",
     SEVERITY_NOTE,
     1},
    {{"금리가 올랐다.", "", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"김철수 의원과 김영희 의원이 금리를", "Rates", "김 의원은", "Kim said", NULL},
     "name.ambiguous",
     SEVERITY_WARN,
     1},
    {{"김철수 의원과 김영희 의원이 금리를", "Rates", "김 의원은", "Rep. Kim said", NULL},
     "name.ambiguous",
     SEVERITY_NOTE,
     1},
    {{"김철수 의원과 김영희 의원이 금리를", "Rates", "김철수 의원은", "Kim Chul-soo said", NULL},
     NULL,
     SEVERITY_NOTE,
     0},
    {{"김 장관이 금리를", "Rates: Minister Kim", "김 의원은", "Rep. Kim said", NULL},
     "name.ambiguous",
     SEVERITY_NOTE,
     0},
    {{"김철수 의원이 금리를", "Rates", "김 장관은", "Kim said", NULL}, NULL, SEVERITY_NOTE, 0},
    /* 이재명 is the glossary's and needs no title to be a person */
    {{"이재명이", "President Lee Jae Myung", "이영희 의원은", "Lee said", NULL}, "name.ambiguous", SEVERITY_WARN, 1},
    /* a word that may be another one counts only where the story has the term for certain */
    {{"배가 왔다.", "It arrived.", NULL}, NULL, SEVERITY_NOTE, 0},
    /* a name of the glossary that the Korean has in no form */
    {{"금리가 올랐다.", "Rates rose in Cambodia.", "끝.", "Cambodia's end.", NULL}, "term.added", SEVERITY_NOTE, 0},
    {{"금리가", "Rates", "의원들이", "The National Assembly's members", NULL}, "term.added", SEVERITY_NOTE, 1},
    {{"금리가 올랐다.", "Kim Yong-ho: rates rose", NULL}, "term.added", SEVERITY_NOTE, 0},
    {{"금리가 캄보디아인에게", "Rates in Cambodia", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"금리가 무역은행에서", "Rates: Export-Import Bank of Korea", NULL}, "term.added", SEVERITY_NOTE, 0},
    {{"금리가 수출금융공사에서", "Rates: Export-Import Bank of Korea", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"금리가 한미 간", "Rates in the United States", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"금리가 올랐다.", "Rates in the United States", NULL}, "term.added", SEVERITY_NOTE, 0},
    {{"미국의 금리", "Rates in the United States, Washington said", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"정부가 금리를", "South Korea set rates", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"금리를 김 장관은", "Rates, Kim Yong-ho said", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"금리를 김영호가", "Rates: Kim Yong-ho", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"수출입은행의 금리", "Export-Import Bank of Korea rates", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"금리가 올랐다.", "Rates in Cambodia Town and cambodia", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"금리가 올랐다.", "Rates: the Lee family, ministries", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"배가 왔다.", "It arrived.", "그 배는 크다.", "The ship is big.", NULL}, "term.missing", SEVERITY_NOTE, 0},
    {{"이란도 답했고 이란이 물러섰다.", "It answered.", NULL}, "term.missing", SEVERITY_WARN, 0},
    {{"김철수 의원이 금리를", "Rates", "김 의원은", "Kim said", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"국민의힘이", "The People Power Party", "국민의힘은", "The Conservatives", NULL},
     "term.inconsistent",
     SEVERITY_NOTE,
     1},
    {{"금리가", "Rates", "금리는", "the interest rate", NULL}, NULL, SEVERITY_NOTE, 0},
    {{"한국은행이", "The BOK", "한국은행은", "the Bank of Korea", NULL}, "term.abbreviation", SEVERITY_NOTE, 0},
};

static int story_wrong(const struct termbase *t, const struct story *s)
{
    struct arena a = {0};
    struct segment segments[3] = {0};
    struct article article = {.arena = &a, .target_lang = str_of("en")};
    struct findings found = {0};
    struct term_marks marks = {0};
    size_t n = 0;
    for (; s->pairs[2 * n]; n++) {
        segments[n].source = str_of(s->pairs[2 * n]);
        segments[n].target = str_of(s->pairs[2 * n + 1]);
    }
    article.segments.at = segments;
    article.segments.len = n;
    terms_compare(t, &article, NULL, &a, &found, &marks);
    bool wrong = s->check ? found.len != 1 : found.len != 0;
    if (s->check && found.len)
        wrong |= !str_is(found.at[0].check, s->check) || found.at[0].severity != s->severity ||
                 found.at[0].segment != s->segment;
    wrong |= marks.len == 0;
    for (size_t i = 0; wrong && i < found.len; i++)
        fprintf(stderr, "%s: %.*s (%s) %.*s\n", s->pairs[0], STR_ARGS(found.at[i].check),
                severity_name(found.at[i].severity), STR_ARGS(found.at[i].message));
    if (wrong && !found.len)
        fprintf(stderr, "%s / %s: nothing\n", s->pairs[0], s->pairs[1]);
    arena_release(&a);
    return wrong;
}

static void test_stories(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t = base_read("en", "x.ko-en.csv", glossary, &a, &issues);
    int wrong = 0;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++)
        wrong += story_wrong(t, &stories[i]);
    assert_int_equal(wrong, 0);
    termbase_free(t);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_renderings),         cmocka_unit_test(test_other_languages),
        cmocka_unit_test(test_japanese),           cmocka_unit_test(test_added_elsewhere),
        cmocka_unit_test(test_namesakes_unspaced), cmocka_unit_test(test_stories)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
