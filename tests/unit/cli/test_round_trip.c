/* Out to a spreadsheet or a CAT tool, and back as those save it. */
#include "base/file.h"
#include "cli/round_trip.h"
#include "model/inlines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#define ID "0123456789abcdef01234567"

struct desk {
    struct arena arena;
    struct article a;
    struct returned_list rows;
    struct err err;
};

/* Reads `bytes` as a file of that ending. */
static enum fault read_as(struct desk *d, const char *ending, struct str bytes)
{
    char path[64];
    snprintf(path, sizeof path, "/tmp/okgyo-trip-%ld%s", (long)getpid(), ending);
    assert_int_equal(file_replace(path, bytes, 0600, &d->err), FAULT_OK);
    d->rows.len = 0;
    enum fault f = round_trip_read(&d->arena, path, &d->rows, &d->err);
    unlink(path);
    return f;
}

static void row_is(const struct desk *d, size_t n, const char *edition, const char *segment, int64_t version,
                   const char *text)
{
    assert_true(n < d->rows.len);
    const struct returned *r = &d->rows.at[n];
    assert_true(str_is(r->edition, edition));
    assert_string_equal(r->segment, segment);
    assert_int_equal(r->version, version);
    if (!str_is(r->text, text))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARGS(r->text), text);
}

static void what_goes_out_comes_back(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "He said \"no\", twice.", "=1+1", "-5 degrees", "'-5 degrees", "'tis so", "@home", "a\nb", ""};
    enum { N = sizeof texts / sizeof *texts };
    struct desk d = {.err = {.text = ""}};
    auto_buf struct buf out = buf_make(1 << 20);
    d.a = (struct article){.arena = &d.arena, .id = 12, .target_lang = str_of("en")};
    *vec_push(&d.arena, &d.a.blocks) = (struct block){.kind = BLOCK_PARAGRAPH, .read = {"", 0}, .text = {"", 0}};
    for (size_t i = 0; i < N; i++)
        *vec_push(&d.arena, &d.a.segments) =
            (struct segment){.id = ID, .source = str_of("원문"), .target = str_of(texts[i]), .version = (int64_t)i};
    round_trip_header(&out);
    round_trip_csv(&d.arena, &d.a, &out);
    assert_non_null(strstr(buf_str(&out).at, ",\"'=1+1\",")); /* no spreadsheet may calculate it */
    assert_int_equal(read_as(&d, ".csv", buf_str(&out)), FAULT_OK);
    assert_int_equal(d.rows.len, N);
    for (size_t i = 0; i < N; i++)
        row_is(&d, i, "12.en", ID, (int64_t)i, texts[i]);
    arena_release(&d.arena);
}

static void spreadsheets_have_their_own_csv(void **state)
{
    (void)state;
    struct desk d = {.err = {.text = ""}};
    /* semicolons, other order, columns of people, empty rows, line ends of any kind */
    assert_int_equal(read_as(&d, ".csv",
                             str_of("target;note;Version;sentence;EDITION\nIt rained.;x;3;s" ID
                                    ";12.en\r\n;;;;\n\"a; \"\"b\"\"\";;0;s" ID ";13.ja")),
                     FAULT_OK);
    assert_int_equal(d.rows.len, 2);
    row_is(&d, 0, "12.en", ID, 3, "It rained.");
    row_is(&d, 1, "13.ja", ID, 0, "a; \"b\"");
    assert_non_null(strstr(d.rows.at[1].place.at, ".csv:4"));
    /* Excel's "Unicode text" and Korean Excel's CSV */
    assert_int_equal(
        read_as(&d, ".csv", str_of("edition\tsentence\tversion\ttarget\n12.en\ts" ID "\t1\t\xb0\xa1\xb3\xaa\n")),
        FAULT_OK);
    row_is(&d, 0, "12.en", ID, 1, "가나");
    /* an id that a spreadsheet spoiled finds no sentence, but is told with its line */
    assert_int_equal(read_as(&d, ".csv", str_of("edition,sentence,version,target\n12.en,1.23E+22,1,x\n")), FAULT_OK);
    row_is(&d, 0, "12.en", "", 1, "x");
    arena_release(&d.arena);
}

static void what_cannot_be_read_is_refused(void **state)
{
    (void)state;
    struct desk d = {.err = {.text = ""}};
    assert_int_equal(read_as(&d, ".csv", str_of("edition,sentence,target\n")), FAULT_REJECT);
    assert_non_null(strstr(d.err.text, "no column \"version\""));
    assert_int_equal(read_as(&d, ".csv", str_of("edition,sentence,version,target\n12.en,s" ID ",0,\"open\n\n")),
                     FAULT_REJECT);
    assert_non_null(strstr(d.err.text, ":2: a quotation mark is never closed"));
    assert_int_equal(read_as(&d, ".csv", str_of("edition,sentence,version,target\n12.en,s" ID ",two,x\n")),
                     FAULT_REJECT);
    assert_non_null(strstr(d.err.text, "\"two\" in the column version is no number"));
    assert_int_equal(read_as(&d, ".xlf",
                             str_of("<xliff><file><unit id=\"u" ID "\"><segment><target>x</target></segment>"
                                    "</unit></file></xliff>")),
                     FAULT_REJECT);
    assert_non_null(strstr(d.err.text, "which edition"));
    assert_int_equal(read_as(&d, ".xlf", str_of("<xliff><file></xliff>")), FAULT_REJECT);
    arena_release(&d.arena);
}

/* Codes become tags, whatever shape the tool gave them; matches and notes are not targets. */
static void codes_come_back_as_tags(void **state)
{
    (void)state;
    struct desk d = {.err = {.text = ""}};
    assert_int_equal(
        read_as(
            &d, ".xlf",
            str_of("<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
                   "xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" "
                   "xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><file id=\"f1\"><mda:metadata><mda:metaGroup>"
                   "<mda:meta type=\"edition\">12.en</mda:meta></mda:metaGroup></mda:metadata>"
                   "<unit id=\"u" ID "\"><mtc:matches><mtc:match><target>draft</target></mtc:match></mtc:matches>"
                   "<mda:metadata><mda:metaGroup><mda:meta type=\"edit\">7</mda:meta></mda:metaGroup></mda:metadata>"
                   "<notes><note>a note</note></notes><segment><source>원문</source><target>He put <pc id=\"2\">a "
                   "<pc id=\"3\">bud<cp hex=\"0001\"/>get</pc></pc> &amp; <sc id=\"1\"/>left<ec startRef=\"1\"/> "
                   "<mrk id=\"m1\"><pc id=\"tool\">it</pc></mrk>.</target></segment></unit>"
                   "<unit id=\"u" ID "\"><segment><source>원문</source></segment></unit></file></xliff>")),
        FAULT_OK);
    assert_int_equal(d.rows.len, 2);
    row_is(&d, 0, "12.en", ID, 7, "He put <2>a <3>bud\x01get</3></2> & <1>left</1> it.");
    row_is(&d, 1, "12.en", ID, 0, "");
    arena_release(&d.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_goes_out_comes_back),
        cmocka_unit_test(spreadsheets_have_their_own_csv),
        cmocka_unit_test(what_cannot_be_read_is_refused),
        cmocka_unit_test(codes_come_back_as_tags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
