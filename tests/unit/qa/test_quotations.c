/* Quotations as a desk renders them: whole, in part, split, merged, with the speaker before, behind or named by
 * office. quotes.tsv: pairs an editor would sign, of which nothing may be said at warn or above and nothing at
 * all of who says what. quote_slips.tsv: the finding that must come (a note counts), a sentence, and a
 * translation in which words changed hands or inside their marks. */
#include "base/file.h"
#include "stages/qa/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

enum { MOST = 4 /* sentences of a story */ };

struct pair {
    const char *source, *target;
};

static void check(struct arena *a, const struct pair *pairs, size_t n, struct findings *found)
{
    struct segment segments[MOST] = {0};
    struct block block = {.kind = BLOCK_PARAGRAPH};
    struct article article = {.arena = a, .source_lang = str_of("ko"), .target_lang = str_of("en")};
    for (size_t i = 0; i < n; i++)
        segments[i] = (struct segment){.source = str_of(pairs[i].source), .target = str_of(pairs[i].target)};
    article.blocks.at = &block;
    article.blocks.len = 1;
    article.segments.at = segments;
    article.segments.len = n;
    checks_run(&article, NULL, NULL, a, found);
}

static bool is_of_words(const struct finding *f)
{
    return str_is(f->check, "quote.speaker") || str_is(f->check, "quote.content");
}

static unsigned alarms_of(const struct pair *pairs, size_t n)
{
    struct arena a = {0};
    struct findings found = {0};
    unsigned alarms = 0;
    check(&a, pairs, n, &found);
    for (size_t i = 0; i < found.len; i++) {
        const struct finding *f = &found.at[i];
        if (f->severity == SEVERITY_NOTE && !is_of_words(f))
            continue;
        fprintf(stderr, "%s\n%s\n    %s %.*s: %.*s\n", pairs[f->segment].source, pairs[f->segment].target,
                severity_name(f->severity), STR_ARGS(f->check), STR_ARGS(f->message));
        alarms++;
    }
    arena_release(&a);
    return alarms;
}

/* The severity of the finding, -1 = there is none. */
static int told(const struct pair *pairs, size_t n, const char *name)
{
    struct arena a = {0};
    struct findings found = {0};
    int severity = -1;
    check(&a, pairs, n, &found);
    for (size_t i = 0; i < found.len; i++)
        if (str_is(found.at[i].check, name) && (int)found.at[i].severity > severity)
            severity = (int)found.at[i].severity;
    arena_release(&a);
    return severity;
}

static void test_faithful(void **state)
{
    (void)state;
    auto_buf struct buf file = buf_make(1 << 20);
    struct arena a = {0};
    struct err err;
    unsigned pairs = 0, alarms = 0;
    assert_int_equal(file_read(TESTS_DIR "/unit/qa/quotes.tsv", &file, &err), FAULT_OK);
    struct str line, source, rest = buf_str(&file);
    while (str_cut(&rest, '\n', &line)) {
        if (!str_cut(&line, '\t', &source))
            continue;
        alarms += alarms_of(&(struct pair){arena_cstr(&a, source), arena_cstr(&a, line)}, 1);
        pairs++;
    }
    arena_release(&a);
    assert_true(pairs >= 70);
    assert_int_equal(alarms, 0);
}

static void test_slips(void **state)
{
    (void)state;
    auto_buf struct buf file = buf_make(1 << 20);
    struct arena a = {0};
    struct err err;
    unsigned pairs = 0, missed = 0;
    assert_int_equal(file_read(TESTS_DIR "/unit/qa/quote_slips.tsv", &file, &err), FAULT_OK);
    struct str line, name, source, rest = buf_str(&file);
    while (str_cut(&rest, '\n', &line)) {
        if (!str_cut(&line, '\t', &name) || !str_cut(&line, '\t', &source))
            continue;
        struct pair p = {arena_cstr(&a, source), arena_cstr(&a, line)};
        pairs++;
        if (told(&p, 1, arena_cstr(&a, name)) >= 0)
            continue;
        fprintf(stderr, "no %.*s: %s / %s\n", STR_ARGS(name), p.source, p.target);
        missed++;
    }
    arena_release(&a);
    assert_true(pairs >= 50);
    assert_int_equal(missed, 0);
}

/* Over a story: the other person is known from another sentence. */
static void test_story(void **state)
{
    (void)state;
    static const struct pair wrong[] = {
        {"이영희 장관은 10일 국회에 나왔다.", "Minister Lee Young-hee appeared before the National Assembly."},
        {"김민수 의원은 \"자료를 내라\"고 요구했다.", "\"Hand over the documents,\" Lee demanded."},
    };
    static const struct pair merged[] = {
        {"김민수 의원은 \"자료를 내라\"고 요구했다.",
         "\"Hand over the documents,\" the lawmaker demanded; \"We will see,\" said Lee Young-hee."},
        {"이영희 장관은 \"검토하겠다\"고 답했다.", ""},
    };
    static const struct pair turned[] = {
        {"김민수 의원은 \"자료를 내라\"고 요구했다.", "\"We will see,\" said Lee Young-hee."},
        {"이영희 장관은 \"검토하겠다\"고 답했다.", "\"Hand over the documents,\" Kim Min-su had demanded."},
    };
    /* both are named, in another order: no more than a question */
    static const struct pair order[] = {
        {"황인범 선수는 \"하나가 된 결과\"라고 했다. 홍명보 감독도 \"모두의 승리\"라고 했다.",
         "\"It is everyone's victory,\" Hong said, while Hwang called it \"the result of being one.\""},
    };
    /* the party speaks, by a man named elsewhere */
    static const struct pair party[] = {
        {"김민수 대변인이 회견장에 나왔다.", "Spokesman Kim Min-su came to the press room."},
        {"이영희 장관이 물러나자 야당은 \"당연하다\"고 논평했다.",
         "\"It is only natural,\" Kim said of the resignation."},
    };
    assert_int_equal(told(party, 2, "quote.speaker"), -1);
    assert_int_equal(told(order, 1, "quote.speaker"), SEVERITY_NOTE);
    assert_int_equal(told(wrong, 2, "quote.speaker"), SEVERITY_WARN);
    assert_true(told(merged, 2, "quote.speaker") <= (int)SEVERITY_NOTE);
    assert_true(told(turned, 2, "quote.speaker") <= (int)SEVERITY_NOTE);
}

/* One sentence pair with a glossary that knows 시진핑; his name is marked where it begins the sentence. */
static int told_by_glossary(const char *source, const char *target)
{
    static const char csv[] = "source,target,allowed,forbidden,kind\n시진핑,Xi Jinping,Xi,,person\n";
    struct arena a = {0};
    struct term_issues issues = {0};
    struct findings found = {0};
    struct err err;
    struct termbase *terms = termbase_new("en");
    assert_int_equal(termbase_read_bytes(terms, &a, "people.ko-en.csv", str_of(csv), &issues, &err), FAULT_OK);
    termbase_seal(terms);
    struct segment segment = {.source = str_of(source), .target = str_of(target)};
    struct block block = {.kind = BLOCK_PARAGRAPH};
    struct term_mark mark = {
        .source = {0, 9}, .term = str_of("시진핑"), .rendering = str_of("Xi Jinping"), .person = true};
    struct article article = {.arena = &a, .source_lang = str_of("ko"), .target_lang = str_of("en")};
    article.blocks.at = &block;
    article.segments.at = &segment;
    article.terms.at = &mark;
    article.blocks.len = article.segments.len = article.terms.len = 1;
    checks_run(&article, terms, NULL, &a, &found);
    int severity = -1;
    for (size_t i = 0; i < found.len; i++)
        if (str_is(found.at[i].check, "quote.speaker"))
            severity = (int)found.at[i].severity;
    termbase_free(terms);
    arena_release(&a);
    return severity;
}

/* Nobody gives him a title, and the rules of sound do not spell him so. */
static void test_glossary_knows(void **state)
{
    (void)state;
    static const char source[] = "시진핑은 \"협력을 넓히자\"고 말했다. 김민수 장관은 고개를 끄덕였다.";
    assert_int_equal(told_by_glossary(source, "\"Let us widen cooperation,\" said Kim Min-su, nodding."),
                     SEVERITY_WARN);
    assert_int_equal(told_by_glossary(source, "\"Let us widen cooperation,\" Xi said. Kim Min-su nodded."), -1);
    assert_int_equal(told_by_glossary("시진핑의 연설 뒤 김민수 장관은 \"협력을 넓히자\"고 말했다.",
                                      "\"Let us widen cooperation,\" Kim said after the speech by Xi."),
                     -1);
    assert_int_equal(told_by_glossary("시진핑에게 김민수 장관은 \"협력을 넓히자\"고 말했다.",
                                      "\"Let us widen cooperation,\" Xi Jinping said to the minister."),
                     SEVERITY_WARN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_faithful), cmocka_unit_test(test_slips),
                                       cmocka_unit_test(test_story), cmocka_unit_test(test_glossary_knows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
