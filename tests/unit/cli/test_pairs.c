/* Pairs out of every format, and what is refused with which words. */
#include "cli/pairs.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/okgyo-pairs-XXXXXX";

/* "id|source|target|group|langs" of every pair, a line each. */
struct told {
    struct buf text;
};

static enum fault tell(void *user, const struct pair *p, struct err *err)
{
    struct told *t = user;
    (void)err;
    buf_printf(&t->text, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%u:%u\n", STR_ARGS(p->id), STR_ARGS(p->source),
               STR_ARGS(p->target), STR_ARGS(p->group), STR_ARGS(p->date), STR_ARGS(p->target_lang), p->line,
               p->target_column);
    return FAULT_OK;
}

static char *write_file(const char *name, const char *text)
{
    static char path[2][128];
    static int which;
    struct err err;
    which = !which;
    snprintf(path[which], sizeof path[which], "%s/%s", folder, name);
    assert_int_equal(file_replace(path[which], str_of(text), 0644, &err), FAULT_OK);
    return path[which];
}

static enum fault read_text(const char *name, const char *text, struct told *t, struct err *err)
{
    struct pairs_input in = {.path = write_file(name, text), .source_lang = str_of("ko"), .target_lang = str_of("en")};
    t->text = buf_make(1 << 20);
    enum fault f = pairs_read(&in, tell, t, err);
    unlink(in.path);
    return f;
}

static void expect(const char *name, const char *text, const char *wanted)
{
    struct told t;
    struct err err = {{0}, 0};
    enum fault f = read_text(name, text, &t, &err);
    if (f != FAULT_OK)
        fail_msg("%s: %s", name, err.text);
    buf_addc(&t.text, 0);
    assert_string_equal(t.text.at, wanted);
    buf_release(&t.text);
}

static void expect_fault(const char *name, const char *text, const char *says)
{
    struct told t;
    struct err err = {{0}, 0};
    assert_int_equal(read_text(name, text, &t, &err), FAULT_REJECT);
    if (!strstr(err.text, says))
        fail_msg("%s: \"%s\" does not say \"%s\"", name, err.text, says);
    buf_release(&t.text);
}

static void test_jsonl(void **state)
{
    (void)state;
    expect("a.jsonl",
           "{\"id\":\"a\",\"source\":\"비\",\"target\":\"Rain\",\"date\":\"2025-10-21\",\"article\":\"x\"}\r\n\n"
           "{\"id\":7,\"source\":\"눈\",\"target\":\"\"}\n{\"source\":\"해\",\"target\":\"Sun\"}",
           "a|비|Rain|x|2025-10-21||1:0\n7|눈|||||3:0\n4|해|Sun||||4:0\n");
    expect("b.jsonl", "\xEF\xBB\xBF{\"id\":\"a\",\"source\":\"비\",\"target\":\"Rain\"}\n", "a|비|Rain||||1:0\n");
    expect("empty.jsonl", "", "");
    expect_fault("c.jsonl", "{\"id\":\"a\",\"source\":\"비\"}\n", ":1: a pair needs");
    expect_fault("c.jsonl", "{\"id\":\"a\",\"source\":\"비\",\"target\":\"R\"}\n{oops\n", ":2");
    expect_fault("c.jsonl", "{\"id\":\"a\",\"source\":\"\xEB\xB9\",\"target\":\"R\"}\n", "not UTF-8");
}

static void test_csv(void **state)
{
    (void)state;
    expect("a.csv", "source,target\r\n비,Rain\r\n\"눈, 바람\",\"He said \"\"snow\"\"\"\r\n",
           "2|비|Rain||||2:3\n3|눈, 바람|He said \"snow\"||||3:9\n");
    expect("b.csv", "article;target;source\nA;\"two\nlines\";비\nA;;눈\n", "2|비|two\nlines|A|||2:3\n4|눈||A|||4:3\n");
    expect("c.csv", "비,Rain\n", "1|비|Rain||||1:3\n");
    expect_fault("d.csv", "source,target\n비,Rain\n눈\n", ":3: the line has 1 columns");
    expect_fault("e.csv", "source,target\n비,\"Rain\n눈,Snow\n", ":2: a quote is opened here and never closed");
}

static void test_tsv(void **state)
{
    (void)state;
    expect("a.tsv", "비\tRain\n눈\t\n", "1|비|Rain||||1:3\n2|눈|||||2:3\n");
    expect("b.tsv", "s1\t비\tRain\n", "s1|비|Rain||||1:6\n");
    expect("c.tsv", "target\tid\tSource\nRain\tx\t비\n", "x|비|Rain||||2:1\n");
    expect_fault("d.tsv", "비\tRain\n눈\n", ":2: the line has 1 columns");
}

static void test_xliff(void **state)
{
    (void)state;
    expect("a.xlf",
           "<xliff version='2.1' xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='ko' trgLang='ja'><file id='f1'>"
           "<unit id='u1'><notes><note>x</note></notes><mtc:matches xmlns:mtc='urn:m'><mtc:match "
           "ref='#1'><source>가</source>"
           "<target>ga</target></mtc:match></mtc:matches><segment id='s1'><source>비가 <pc id='1'>왔다</pc><ph "
           "id='2'/>.</source>"
           "<target>雨が<mrk id='m'>降</mrk>った。</target></segment><ignorable><source> </source></ignorable>"
           "<segment id='s2'><source>끝</source></segment></unit></file></xliff>",
           "u1/s1|비가 왔다.|雨が降った。|f1||ja|0:0\nu1/s2|끝||f1||ja|0:0\n");
    expect("b.xliff",
           "<xliff version='1.2'><file original='story.txt' source-language='ko' target-language='en-US' "
           "datatype='plaintext'>"
           "<body><trans-unit id='1'><source>비 &lt;1&gt;</source><target state='translated'>Rain <g id='1'>now</g>"
           "<ph "
           "id='2'>&lt;br/&gt;</ph></target><alt-trans><source>비</source><target>Wet</target></alt-trans></trans-unit>"
           "</body></file></xliff>",
           "1|비 <1>|Rain now|story.txt||en-US|0:0\n");
    expect_fault("c.xlf", "<xliff><file>", "");
    expect_fault("d.xlf", "<!DOCTYPE x [<!ENTITY a 'b'>]><xliff>&a;</xliff>", "");
}

static void test_tmx(void **state)
{
    (void)state;
    expect("a.tmx",
           "<tmx version='1.4'><header srclang='ko'><prop type='x'>p</prop></header><body>"
           "<tu tuid='t1'><prop type='x'>p</prop><tuv xml:lang='EN-us'><seg>Rain <bpt i='1'>&lt;b&gt;</bpt>now<ept "
           "i='1'>x</ept></seg></tuv>"
           "<tuv xml:lang='ko'><seg>비</seg></tuv><tuv xml:lang='ja'><seg>雨</seg></tuv></tu>"
           "<tu><tuv lang='KO'><seg>눈</seg></tuv></tu><tu><tuv lang='ko-KR'><seg>해</seg></tuv><tuv "
           "lang='en'><seg>Sun</seg></tuv></tu>"
           "</body></tmx>",
           "t1|비|Rain now|||EN-us|0:0\n3|해|Sun|||en|0:0\n");
}

static void test_aligned(void **state)
{
    (void)state;
    struct told t = {.text = buf_make(1 << 16)};
    struct err err;
    char source[128], *target;
    snprintf(source, sizeof source, "%s", write_file("s.txt", "비\n\n눈\n"));
    target = write_file("t.txt", "Rain\n\nSnow\n");
    struct pairs_input in = {.path = source, .target_path = target};
    assert_int_equal(pairs_read(&in, tell, &t, &err), FAULT_OK);
    assert_int_equal(t.text.at[0], '1');
    assert_non_null(strstr(t.text.at, "\n3|눈|Snow|"));
    assert_int_equal(file_replace(target, str_of("Rain\n\nSnow\nSun\n"), 0644, &err), FAULT_OK);
    assert_int_equal(pairs_read(&in, tell, &t, &err), FAULT_REJECT);
    assert_non_null(strstr(err.text, "not aligned"));
    unlink(source);
    unlink(target);
    in.path = "/nowhere/x";
    assert_int_equal(pairs_read(&in, tell, &t, &err), FAULT_STOP);
    buf_release(&t.text);
}

static void test_long_line(void **state)
{
    (void)state;
    size_t n = LIMIT_LINE + (8 << 20);
    char *line = malloc(n + 1);
    assert_non_null(line);
    memset(line, 'x', n);
    line[n] = 0;
    expect_fault("long.jsonl", line, ":1: the line is longer");
    free(line);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_jsonl),     cmocka_unit_test(test_tsv), cmocka_unit_test(test_csv),
        cmocka_unit_test(test_xliff),     cmocka_unit_test(test_tmx), cmocka_unit_test(test_aligned),
        cmocka_unit_test(test_long_line),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
