/* Checks over a whole article, the settings' severities, and the stage that stores
 * what they say. */
#include "base/clock.h"
#include "engine/stage.h"
#include "model/inlines.h"
#include "stages/qa/check.h"
#include "stages/stages.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct sentence {
    enum block_kind kind;
    const char *source, *target;
};

/* `n` sentences, each a block of its own. */
static void build(struct arena *arena, const struct sentence *s, size_t n, struct article *a)
{
    *a = (struct article){.arena = arena, .source_lang = str_of("ko"), .target_lang = str_of("en")};
    for (size_t i = 0; i < n; i++) {
        *vec_push(arena, &a->blocks) = (struct block){.kind = s[i].kind};
        *vec_push(arena, &a->segments) =
            (struct segment){.block = (uint32_t)i, .source = str_of(s[i].source), .target = str_of(s[i].target)};
    }
}

static const struct finding *find(const struct findings *list, const char *name)
{
    for (size_t i = 0; i < list->len; i++)
        if (str_is(list->at[i].check, name))
            return &list->at[i];
    return NULL;
}

static void test_moved_figures(void **state)
{
    (void)state;
    static const struct sentence s[] = {
        {BLOCK_PARAGRAPH, "화재로 37명이 다쳤다.", "A fire broke out on Monday night."},
        {BLOCK_PARAGRAPH, "불은 2시간 만에 꺼졌다.", "It was put out in two hours and left 37 people hurt."},
    };
    struct arena arena = {0};
    struct article a;
    struct findings found = {0};
    build(&arena, s, 2, &a);
    checks_run(&a, NULL, NULL, &arena, &found);
    assert_null(find(&found, "number.missing"));
    assert_null(find(&found, "number.added"));
    arena_release(&arena);
}

static void test_dropped_figure(void **state)
{
    (void)state;
    static const struct sentence s[] = {
        {BLOCK_PARAGRAPH, "불은 금방 꺼졌다.", "It was put out soon."},
        {BLOCK_PARAGRAPH, "화재로 37명이 다쳤다.", "A fire left people hurt."},
    };
    struct arena arena = {0};
    struct article a;
    struct findings found = {0};
    build(&arena, s, 2, &a);
    checks_run(&a, NULL, NULL, &arena, &found);
    const struct finding *f = find(&found, "number.missing");
    assert_non_null(f);
    assert_int_equal(f->segment, 1);
    assert_true(str_is(span_of(a.segments.at[1].source, f->source), "37명"));
    arena_release(&arena);
}

static void test_headline(void **state)
{
    (void)state;
    static const struct sentence s[] = {
        {BLOCK_HEADLINE, "예산 12조 원 통과", "Parliament passes 12 trillion won budget"},
        {BLOCK_PARAGRAPH, "국회는 12조3천억 원의 예산을 통과시켰다.",
         "Parliament passed a budget of 12.3 trillion won."},
    };
    static const struct sentence wrong[] = {
        {BLOCK_HEADLINE, "예산 통과", "Parliament passes 470 bills"},
        {BLOCK_PARAGRAPH, "국회는 예산을 통과시켰다.", "Parliament passed a budget."},
    };
    struct arena arena = {0};
    struct article a;
    struct findings found = {0};
    build(&arena, s, 2, &a);
    checks_run(&a, NULL, NULL, &arena, &found);
    assert_null(find(&found, "headline.number"));
    build(&arena, wrong, 2, &a);
    checks_run(&a, NULL, NULL, &arena, &found);
    assert_non_null(find(&found, "headline.number"));
    arena_release(&arena);
}

/* What a headline names, and how far it takes a case, is in the story. */
static void test_headline_names(void **state)
{
    (void)state;
    static const struct {
        struct sentence s[2];
        const char *hit;
    } cases[] = {
        {{{BLOCK_HEADLINE, "이라크서 폭발", "Explosion in Canada"},
          {BLOCK_PARAGRAPH, "이라크에서 폭발이 일어났다.", "An explosion hit Iraq."}},
         "headline.name"},
        {{{BLOCK_HEADLINE, "박 장관 사임", "Minister Kim resigns"},
          {BLOCK_PARAGRAPH, "박민수 장관이 사임했다.", "Minister Park Min-su resigned."}},
         "headline.name"},
        {{{BLOCK_HEADLINE, "전 시장 구속", "Ex-mayor convicted"},
          {BLOCK_PARAGRAPH, "전 시장이 구속됐다.", "The former mayor was arrested."}},
         "headline.stage"},
        {{{BLOCK_HEADLINE, "이라크서 폭발", "Blast in Iraqi capital"},
          {BLOCK_PARAGRAPH, "바그다드에서 폭발이 일어났다.", "An explosion hit Baghdad, Iraq."}},
         NULL},
        {{{BLOCK_HEADLINE, "박 장관 구속", "Minister Park arrested"},
          {BLOCK_PARAGRAPH, "박민수 장관이 구속됐다.", "Park Min-su's arrest came Monday."}},
         NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct article a;
        struct findings found = {0};
        build(&arena, cases[i].s, 2, &a);
        checks_run(&a, NULL, NULL, &arena, &found);
        if (cases[i].hit && !find(&found, cases[i].hit))
            fail_msg("%s: no %s", cases[i].s[0].target, cases[i].hit);
        if (!cases[i].hit && (find(&found, "headline.name") || find(&found, "headline.stage")))
            fail_msg("%s: nothing was to be said", cases[i].s[0].target);
        arena_release(&arena);
    }
}

static enum severity worst(const struct findings *list, const char *name)
{
    enum severity most = SEVERITY_NOTE;
    for (size_t i = 0; i < list->len; i++)
        if (str_is(list->at[i].check, name) && list->at[i].severity > most)
            most = list->at[i].severity;
    return most;
}

/* A clause that moved into the next sentence was not left out; one that is nowhere was. */
static void test_moved_clause(void **state)
{
    (void)state;
    static const struct sentence moved[] = {
        {BLOCK_PARAGRAPH,
         "시는 낡은 다리를 헐고 새 다리를 놓기로 했으며 공사 기간에는 임시 다리를 놓아 주민들이 오갈 수 있게 할 "
         "방침이다.",
         "The city decided to tear down the old bridge and build a new one."},
        {BLOCK_PARAGRAPH, "주민들은 환영했다.",
         "A temporary bridge will be put up for the time of construction so that residents can come and go, which they "
         "welcomed."},
    };
    static const struct sentence lost[] = {
        {BLOCK_PARAGRAPH,
         "시는 낡은 다리를 헐고 새 다리를 놓기로 했으며 공사 기간에는 임시 다리를 놓아 주민들이 오갈 수 있게 할 "
         "방침이다.",
         "The city decided to tear down the old bridge and build a new one."},
        {BLOCK_PARAGRAPH, "주민들은 환영했다.", "Residents welcomed the plan."},
    };
    struct arena arena = {0};
    struct article a;
    struct findings found = {0};
    build(&arena, moved, 2, &a);
    checks_run(&a, NULL, NULL, &arena, &found);
    assert_non_null(find(&found, "text.short"));
    assert_int_equal(worst(&found, "text.short"), SEVERITY_NOTE);
    assert_int_equal(worst(&found, "text.long"), SEVERITY_NOTE);
    found.len = 0;
    build(&arena, lost, 2, &a);
    checks_run(&a, NULL, NULL, &arena, &found);
    assert_int_equal(worst(&found, "text.short"), SEVERITY_WARN);
    assert_int_equal(find(&found, "text.short")->segment, 0);
    arena_release(&arena);
}

/* Who writes tersely all through has left nothing out in the one sentence that is a
 * little terser. */
static void test_terse_article(void **state)
{
    (void)state;
    static const struct sentence terse = {BLOCK_PARAGRAPH,
                                          "정부는 내년 예산안을 편성해 국회에 제출할 방침이라고 밝혔다.",
                                          "A budget goes to parliament."};
    static const struct sentence odd = {BLOCK_PARAGRAPH, "야당은 정부가 내놓은 예산안에 강하게 반대하고 있다.",
                                        "Opponents object strongly."};
    struct sentence s[25];
    struct arena arena = {0};
    struct article a;
    struct findings alone = {0}, found = {0};
    for (size_t i = 0; i < 24; i++)
        s[i] = terse;
    s[24] = odd;
    build(&arena, &odd, 1, &a);
    checks_run(&a, NULL, NULL, &arena, &alone);
    assert_int_equal(worst(&alone, "text.short"), SEVERITY_WARN);
    build(&arena, s, 25, &a);
    checks_run(&a, NULL, NULL, &arena, &found);
    for (size_t i = 0; i < found.len; i++)
        if (found.at[i].segment == 24 && str_is(found.at[i].check, "text.short"))
            assert_int_equal(found.at[i].severity, SEVERITY_NOTE);
    arena_release(&arena);
}

static void test_idle_segments(void **state)
{
    (void)state;
    static const struct sentence s[] = {{BLOCK_PARAGRAPH, "화재로 37명이 다쳤다.", ""},
                                        {BLOCK_PARAGRAPH, "비가 왔다.", "비가 왔다."}};
    struct arena arena = {0};
    struct article a;
    struct findings found = {0};
    build(&arena, s, 2, &a);
    checks_run(&a, NULL, NULL, &arena, &found);
    /* one finding each: what is empty is not also short, missing and cut off */
    assert_int_equal(found.len, 2);
    assert_true(str_is(found.at[0].check, "text.empty"));
    assert_true(str_is(found.at[1].check, "text.same"));
    arena_release(&arena);
}

static void test_oversize(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct article a;
    struct findings found = {0};
    char *text = arena_alloc(&arena, LIMIT_SEGMENT + 2);
    memset(text, 'a', LIMIT_SEGMENT + 1);
    struct sentence s[] = {{BLOCK_PARAGRAPH, "비가 왔다.", text}};
    build(&arena, s, 1, &a);
    checks_run(&a, NULL, NULL, &arena, &found);
    assert_int_equal(found.len, 1);
    assert_true(str_is(found.at[0].check, "text.oversize"));
    arena_release(&arena);
}

/* A document that repeats one thing thousands of times takes no longer than its length. */
static void test_dull_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct article a;
    struct findings found = {0};
    char *ones = arena_alloc(&arena, 60001), *tags = arena_alloc(&arena, 60001);
    for (size_t i = 0; i + 3 < 60000; i += 2)
        memcpy(ones + i, "1 ", 2);
    for (size_t i = 0; i + 4 < 60000; i += 4)
        memcpy(tags + i, "<b>\"", 4);
    struct sentence s[] = {{BLOCK_PARAGRAPH, "하나", ones}, {BLOCK_PARAGRAPH, "둘", tags}};
    int64_t before = clock_mono();
    build(&arena, s, 2, &a);
    checks_run(&a, NULL, NULL, &arena, &found);
    assert_true(clock_mono() - before < 20000);
    assert_true(found.len < 100);
    arena_release(&arena);
}

/* A link that is nowhere in the translation is told with its words and its address. */
static void test_lost_links(void **state)
{
    (void)state;
    static const struct sentence s[] = {
        {BLOCK_PARAGRAPH, "그는 국회에서 강하게 말했다.", "He spoke forcefully in parliament."}};
    struct arena arena = {0};
    struct article a;
    struct findings found = {0};
    build(&arena, s, 1, &a);
    a.blocks.at[0].read = a.blocks.at[0].text = a.segments.at[0].source;
    a.segments.at[0].at.len = (uint32_t)a.segments.at[0].source.len;
    a.segments.at[0].draft.text = a.segments.at[0].target;
    *vec_push(&arena, &a.blocks.at[0].inlines) =
        (struct block_inline){{7, 6}, INLINE_LINK, str_of("https://assembly.example/"), INLINE_OUTSIDE};
    *vec_push(&arena, &a.blocks.at[0].inlines) =
        (struct block_inline){{20, 9}, INLINE_EMPHASIS, {"", 0}, INLINE_OUTSIDE};
    inlines_find(&a);
    article_fold(&a);
    checks_run(&a, NULL, NULL, &arena, &found);
    const struct finding *f = find(&found, "markup.mismatch");
    assert_non_null(f);
    assert_int_equal(f->severity, SEVERITY_WARN);
    assert_string_equal(f->message.at,
                        "The link on 국회 (https://assembly.example/) has no place in the translation: put "
                        "<1> and </1> around its words.");
    assert_int_equal(f[1].severity, SEVERITY_NOTE);
    a.segments.at[0].draft.text = str_of("He spoke <2>forcefully</2> in <1>parliament</1>.");
    article_fold(&a);
    found.len = 0;
    checks_run(&a, NULL, NULL, &arena, &found);
    assert_null(find(&found, "markup.mismatch"));
    arena_release(&arena);
}

static void test_severities(void **state)
{
    (void)state;
    static const struct sentence s[] = {{BLOCK_PARAGRAPH, "그는 역에 갔다.", "He went to the the station"}};
    struct arena arena = {0};
    struct article a;
    struct findings found = {0};
    json_t *options = json_pack("{s:{s:s,s:s}}", "severity", "text.repeated", "off", "text.truncated", "block");
    build(&arena, s, 1, &a);
    checks_run(&a, NULL, options, &arena, &found);
    assert_null(find(&found, "text.repeated"));
    assert_non_null(find(&found, "text.truncated"));
    assert_int_equal(find(&found, "text.truncated")->severity, SEVERITY_BLOCK);
    json_decref(options);
    arena_release(&arena);
}

static void test_other_languages(void **state)
{
    (void)state;
    static const struct sentence s[] = {
        {BLOCK_PARAGRAPH, "정부는 12억 원을 지원했다.", "政府は12億ウォンを支援した。"}};
    struct arena arena = {0};
    struct article a;
    struct findings found = {0};
    build(&arena, s, 1, &a);
    a.target_lang = str_of("ja");
    checks_run(&a, NULL, NULL, &arena, &found);
    assert_int_equal(found.len, 0);
    a.target_lang = str_of("xx");
    a.segments.at[0].target = str_of("Zvlada 12 miliard wonow.");
    checks_run(&a, NULL, NULL, &arena, &found);
    assert_int_equal(found.len, 0);
    arena_release(&arena);
}

/* What work() writes load() reads, to the byte and the fingerprint. */
static void test_stage_keeps(void **state)
{
    (void)state;
    static const struct sentence s[] = {
        {BLOCK_PARAGRAPH, "정부는 \"12억 원\"을 지원했다.", "The government gave 12 billion won"}};
    struct arena arena = {0};
    struct article a;
    struct err err;
    struct findings found = {0};
    auto_buf struct buf out = buf_make(LIMIT_OUTPUT);
    build(&arena, s, 1, &a);
    checks_run(&a, NULL, NULL, &arena, &found);
    assert_true(found.len > 0);
    struct shared_of_stage {
        json_t *options;
        struct arena arena;
        struct str folder;
    } shared = {0};
    struct work w = {.article = &a, .scratch = &arena, .shared = &shared};
    assert_int_equal(stage_qa.work(&w, &out, &err), FAULT_OK);
    assert_int_equal(stage_qa.load(&a, buf_str(&out), &err), FAULT_OK);
    assert_int_equal(a.findings.len, found.len);
    for (size_t i = 0; i < found.len; i++) {
        const struct finding *x = &found.at[i], *y = &a.findings.at[i];
        assert_true(str_eq(x->check, y->check) && str_eq(x->message, y->message) &&
                    str_eq(x->suggestion, y->suggestion));
        assert_true(x->severity == y->severity && x->side == y->side && x->segment == y->segment);
        assert_memory_equal(&x->source, &y->source, sizeof x->source);
        assert_memory_equal(&x->target, &y->target, sizeof x->target);
        assert_string_equal(x->fingerprint, y->fingerprint);
    }
    assert_int_equal(stage_qa.load(&a, str_of("{"), &err), FAULT_REJECT);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moved_figures), cmocka_unit_test(test_dropped_figure),
        cmocka_unit_test(test_headline),      cmocka_unit_test(test_headline_names),
        cmocka_unit_test(test_moved_clause),  cmocka_unit_test(test_terse_article),
        cmocka_unit_test(test_idle_segments), cmocka_unit_test(test_oversize),
        cmocka_unit_test(test_dull_text),     cmocka_unit_test(test_lost_links),
        cmocka_unit_test(test_severities),    cmocka_unit_test(test_other_languages),
        cmocka_unit_test(test_stage_keeps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
