/* Reading glossary files: every bad row is told with its line, the others are read. */
#include "terms/lint.h"
#include "terms/write.h"
#include "tests/unit/terms/fixture.h"

#include "base/clock.h"

struct row {
    const char *text, *rule; /* rule NULL = nothing may be said */
    uint32_t line, column;
    size_t terms; /* that are read all the same */
};

static const struct row rows[] = {
    {"source,target\n한국,South Korea\n", NULL, 0, 0, 1},
    {"target,note,source\r\nSouth Korea,\"a, \"\"b\"\"\",한국\r\n", NULL, 0, 0, 1},
    {"source\ttarget\n한국\tSouth Korea\n", NULL, 0, 0, 1},
    {"한국,South Korea\n일본,Japan,ko,en\n", NULL, 0, 0, 2},
    {"source,target\n한국\n일본,Japan\n", "row.columns", 2, 0, 1},
    {"source,target\n한국,a,b\n일본,Japan\n", "row.columns", 2, 0, 1},
    {"source,target\n한국,\"South\n일본,Japan\n", "row.quote", 2, 4, 1},
    {"source,target\n한국,\n일본,Japan\n", "side.empty", 2, 4, 1},
    {"source,target\n한\xFF,x\n일본,Japan\n", "text.utf8", 2, 1, 1},
    {"source,target\n한\xE2\x80\x8B국,x\n", "text.zero-width", 2, 2, 0},
    {"source,target\nＬＧ,LG\n", "text.width", 2, 1, 1},
    {"source,target\n\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB국,x\n", "text.nfc", 2, 1, 1},
    {"source,target\n 한국,x\n", "text.trim", 2, 1, 1},
    {"source,target,kind\n한국,x,palce\n일본,Japan,place\n", "column.value", 2, 6, 1},
    {"source,target,until\n한국,x,2026-02-30\n", "column.value", 2, 6, 0},
    {"source,target,knid\n한국,x,\n", "header.unknown", 1, 15, 1},
    {"source,target,target\n한국,x,y\n", "header.duplicate", 1, 15, 1},
    {"source,target\n=A1,x\n", "cell.formula", 2, 1, 1},
    {"source,target\n'-3.5,x\n", NULL, 0, 0, 1},
    {"source,target\n한국,South Korea\n한 국,Korea\n", "term.conflict", 3, 5, 2},
    {"source,target\n한국,South Korea\n한국,South Korea\n", "term.duplicate", 3, 1, 2},
    {"source,target,forbidden\n한국,Korea,Korea\n", "rendering.conflict", 2, 10, 1},
    {"source,target\n한국은행,Bank of Korea\n한국 은행,Bank of korea\n", "rendering.case", 3, 7, 2},
    {"source,target,aliases\n한국,x,일본\n일본,y,한국\n", "alias.cycle", 2, 6, 2},
    {"source,target,aliases\n한국,x,일본\n일본,y,\n", "alias.term", 2, 6, 2},
    {"source,target,aliases\n한국,x,일본\n일본,y,중국\n중국,z,한국\n", "alias.cycle", 2, 6, 3},
    {"source,target\n캄보디아,x\n캄보디아의,y\n", "source.josa", 3, 1, 2},
    {"source,target\n이란,Iran\n", "source.risky", 2, 1, 1},
    {"source,target\n한국,South Korea\n한국은행,Bank of Korea\n", "term.shadow", 3, 1, 2},
    {"source,target,until\n한국,x,2020-01-31\n", "term.expired", 2, 6, 1},
};

static int row_wrong(const struct row *row)
{
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t = base_read("en", "x.ko-en.csv", row->text, &a, &issues);
    int64_t today;
    assert_true(clock_parse(str_of("2026-01-01"), 0, &today));
    terms_lint(t, today, &a, &issues);
    const struct term_issue *got = row->rule ? issue_of(&issues, row->rule) : issues.len ? &issues.at[0] : NULL;
    int wrong = termbase_count(t) != row->terms || (row->rule != NULL) != (got != NULL);
    if (row->rule && got)
        wrong |= got->line != row->line || got->column != row->column;
    if (wrong)
        fprintf(stderr, "%s-> %s:%u:%u, %zu terms; wanted %s:%u:%u, %zu\n", row->text, got ? got->rule.at : "nothing",
                got ? got->line : 0, got ? got->column : 0, termbase_count(t), row->rule ? row->rule : "nothing",
                row->line, row->column, row->terms);
    termbase_free(t);
    arena_release(&a);
    return wrong;
}

static void test_rows(void **state)
{
    (void)state;
    int wrong = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        wrong += row_wrong(&rows[i]);
    assert_int_equal(wrong, 0);
}

static void refuse(const char *path, const char *text)
{
    struct termbase *t = termbase_new("en");
    struct arena a = {0};
    struct term_issues issues = {0};
    struct err err = {0};
    assert_int_equal(termbase_read_bytes(t, &a, path, str_of(text), &issues, &err), FAULT_REJECT);
    assert_true(err.text[0] != 0);
    assert_int_equal(termbase_count(t), 0);
    termbase_free(t);
    arena_release(&a);
}

static void test_no_glossary(void **state)
{
    (void)state;
    refuse("x.csv", "");
    refuse("x.csv", "\n\n");
    refuse("x.csv", "foo,bar\n1,2\n");
    refuse("x.tbx", "<?xml version=\"1.0\"?><html/>");
    refuse("x.tbx", "<!DOCTYPE martif [<!ENTITY a \"b\">]><martif><text/></martif>");
    refuse("x.tbx", "<martif><text>");
    refuse("x.json", "{\"entries\":3}");
}

/* Only the cell changes; every other byte stays. */
static void test_mend(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    const char *text = "source,target,note\r\n 한국 ,\"South, Korea\",x\r\n일본,Japan , y\r\n";
    struct termbase *t = base_read("en", "x.ko-en.csv", text, &a, &issues);
    auto_buf struct buf out = buf_make(LIMIT_CELL);
    assert_int_equal(table_mend(str_of(text), str_of("x.ko-en.csv"), &issues, &out), 2);
    assert_string_equal(out.at, "source,target,note\r\n한국,\"South, Korea\",x\r\n일본,Japan, y\r\n");
    termbase_free(t);
    arena_release(&a);
}

static void read_back(const struct termbase *t, const char *format, const char *path, struct arena *a)
{
    auto_buf struct buf first = buf_make(LIMIT_GLOSSARY), second = buf_make(LIMIT_GLOSSARY);
    struct term_issues dropped = {0}, issues = {0};
    glossary_write(t, str_of(format), a, &dropped, &first);
    struct termbase *again = base_read("en", path, arena_cstr(a, buf_str(&first)), a, &issues);
    glossary_write(again, str_of(format), a, &dropped, &second);
    assert_int_equal(issues.len, 0);
    assert_true(first.len > 100);
    assert_string_equal(first.at, second.at);
    assert_true(str_eq(termbase_at(t, 1)->source, termbase_at(again, 1)->source));
    assert_int_equal(termbase_at(again, 0)->forbidden.len, 2);
    termbase_free(again);
}

static void test_round_trips(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *t =
        base_read("en", "x.ko-en.csv",
                  "source,target,allowed,forbidden,kind,aliases,target_lang,note,id\n"
                  "이재명,Lee Jae Myung,Lee|President Lee,Lee Jae-myung|Yi,person,李在明,en,\"a \"\"b\"\" <c>, d\",c1\n"
                  "합,sum,,,common,,en,,c2\n",
                  &a, &issues);
    read_back(t, "csv", "y.ko-en.csv", &a);
    read_back(t, "tsv", "y.ko-en.tsv", &a);
    read_back(t, "spreadsheet", "y.ko-en.csv", &a);
    read_back(t, "json", "y.ko-en.json", &a);
    read_back(t, "tbx", "y.tbx", &a);
    read_back(t, "tbx-2008", "y.tbx", &a);
    termbase_free(t);
    arena_release(&a);
}

/* TBX has no place for a proposal: it must not come back as approved. */
static void test_left_out(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0}, dropped = {0};
    struct termbase *t =
        base_read("en", "x.ko-en.csv",
                  "source,target,forbidden,status,first\n한국,South Korea,ROK,,\n국회,Assembly,,proposed,\n"
                  "총리,premier,,,Prime Minister\n한국,Korea,,,\n",
                  &a, &issues);
    static const struct {
        const char *format, *lacks, *told;
    } cases[] = {{"tbx", "Assembly", "tbx.status"},
                 {"tbx", "Prime Minister", "tbx.columns"},
                 {"tbx-core", "ROK", "tbx.columns"},
                 {"tbx-core", "administrativeStatus", "tbx.status"},
                 {"deepl-tsv", "Assembly", "deepl.duplicate"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        auto_buf struct buf out = buf_make(LIMIT_CELL);
        bool told = false;
        dropped.len = 0;
        glossary_write(t, str_of(cases[i].format), &a, &dropped, &out);
        for (size_t k = 0; k < dropped.len; k++)
            told |= str_is(dropped.at[k].rule, cases[i].told);
        assert_true(str_find(buf_str(&out), str_of("South Korea"), 0) >= 0);
        assert_true(str_find(buf_str(&out), str_of(cases[i].lacks), 0) < 0);
        assert_true(told);
    }
    termbase_free(t);
    arena_release(&a);
}

/* What a spreadsheet would run is made harmless, and read back as it was. */
static void test_formula(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0}, dropped = {0}, none = {0};
    auto_buf struct buf out = buf_make(LIMIT_CELL);
    struct termbase *t = base_read("en", "x.ko-en.csv", "source,target\n합,=SUM(A1)\n", &a, &issues);
    glossary_write(t, str_of("spreadsheet"), &a, &dropped, &out);
    assert_true(str_find(buf_str(&out), str_of("'=SUM"), 0) > 0);
    struct termbase *again = base_read("en", "y.ko-en.csv", arena_cstr(&a, buf_str(&out)), &a, &none);
    assert_true(str_is(termbase_at(again, 0)->target, "=SUM(A1)"));
    assert_int_equal(none.len, 0);
    termbase_free(again);
    termbase_free(t);
    arena_release(&a);
}

static void test_deepl(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0}, dropped = {0};
    auto_buf struct buf out = buf_make(LIMIT_CELL);
    struct termbase *t =
        base_read("en", "x.ko-en.csv", "source,target\n한국,\"South Korea, the\"\n한국,Korea\n", &a, &issues);
    glossary_write(t, str_of("deepl-csv"), &a, &dropped, &out);
    assert_string_equal(out.at, "한국,\"South Korea, the\"\n");
    assert_non_null(issue_of(&dropped, "deepl.duplicate"));
    termbase_free(t);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows),     cmocka_unit_test(test_no_glossary),
                                       cmocka_unit_test(test_mend),     cmocka_unit_test(test_round_trips),
                                       cmocka_unit_test(test_left_out), cmocka_unit_test(test_deepl),
                                       cmocka_unit_test(test_formula)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
