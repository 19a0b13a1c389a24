/* The stage: what work() writes, load() puts into the article, and what the key sees. */
#include "engine/inside.h"
#include "engine/stage.h"
#include "stages/stages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const struct section sections[2] = {{"glossary", "", NULL}, {NULL, NULL, NULL}};

struct world {
    struct arena arena, scratch;
    struct segment segments[2];
    struct article article;
    struct termbase *terms;
    struct settings *settings;
    struct store *store;
    struct work work;
};

static void world_open(struct world *w, const char *glossary)
{
    struct term_issues issues = {0};
    static struct section mine[2];
    memcpy(mine, sections, sizeof mine);
    mine[0].options = stage_glossary.options;
    memset(w, 0, sizeof *w);
    w->segments[0].source = str_of("이재명 대통령이 캄보디아를 찾았다.");
    w->segments[0].target = str_of("President Lee Jae-myung visited Cambodia.");
    w->segments[1].source = str_of("캄보디아는 반겼다.");
    w->segments[1].target = str_of("He was welcomed.");
    w->article = (struct article){.arena = &w->arena, .target_lang = str_of("en")};
    w->article.segments.at = w->segments;
    w->article.segments.len = 2;
    w->terms = termbase_new("en");
    assert_int_equal(termbase_read_bytes(w->terms, &w->scratch, "x.ko-en.csv", str_of(glossary), &issues, NULL),
                     FAULT_OK);
    termbase_seal(w->terms);
    assert_int_equal(settings_open(NULL, mine, &w->settings, NULL), FAULT_OK);
    assert_int_equal(store_open(":memory:", &w->store, NULL), FAULT_OK);
    w->work = (struct work){
        .article = &w->article, .settings = w->settings, .terms = w->terms, .store = w->store, .scratch = &w->scratch};
}

static void world_close(struct world *w)
{
    store_close(w->store);
    settings_close(w->settings);
    termbase_free(w->terms);
    arena_release(&w->arena);
    arena_release(&w->scratch);
}

static const char glossary[] =
    "source,target,allowed,forbidden,kind,case,note\n"
    "이재명,Lee Jae Myung,Lee,Lee Jae-myung,person,exact,no hyphen\n캄보디아,Cambodia,,,place,exact,\n";

static void key_of(struct world *w, char hex[HASH_HEX])
{
    struct hash h;
    hash_init(&h);
    stage_glossary.key(&w->work, &h);
    hash_hex(&h, hex);
}

static void test_work_and_load(void **state)
{
    (void)state;
    struct world w;
    world_open(&w, glossary);
    auto_buf struct buf out = buf_make(LIMIT_OUTPUT);
    assert_int_equal(stage_glossary.work(&w.work, &out, NULL), FAULT_OK);
    assert_int_equal(stage_glossary.load(&w.article, buf_str(&out), NULL), FAULT_OK);
    assert_int_equal(w.article.terms.len, 3);
    assert_true(str_is(w.article.terms.at[0].rendering, "Lee Jae Myung"));
    assert_true(str_is(w.article.terms.at[0].note, "no hyphen"));
    assert_true(str_is(span_of(w.segments[0].target, w.article.terms.at[1].target), "Cambodia"));
    assert_int_equal(w.article.findings.len, 2);
    const struct finding *f = &w.article.findings.at[0];
    assert_true(str_is(f->check, "term.forbidden"));
    assert_int_equal(f->severity, SEVERITY_BLOCK);
    assert_true(str_is(span_of(w.segments[0].target, f->target), "Lee Jae-myung"));
    assert_true(str_is(span_of(w.segments[0].source, f->source), "이재명"));
    assert_true(str_is(f->suggestion, "Lee Jae Myung"));
    assert_int_equal(strlen(f->fingerprint), FINGERPRINT - 1);
    assert_true(str_is(w.article.findings.at[1].check, "term.missing"));
    assert_int_equal(w.article.findings.at[1].severity, SEVERITY_NOTE);
    world_close(&w);
}

/* An edit and a changed glossary both make the stage run again; nothing else does. */
static void test_key(void **state)
{
    (void)state;
    struct world w, other;
    char first[HASH_HEX], again[HASH_HEX];
    world_open(&w, glossary);
    key_of(&w, first);
    key_of(&w, again);
    assert_string_equal(first, again);
    w.segments[1].target = str_of("Cambodia welcomed him.");
    key_of(&w, again);
    assert_string_not_equal(first, again);
    world_open(&other, "source,target\n캄보디아,Kampuchea\n");
    key_of(&other, again);
    assert_string_not_equal(first, again);
    world_close(&other);
    world_close(&w);
}

/* Article 1 was signed with this rendering. */
static void archive(struct world *w, const char *name, const char *rendering)
{
    enum arrival how;
    int64_t article, edition;
    json_t *langs = json_pack("[s]", "en");
    struct incoming in = {.source_id = str_of("a"), .name = str_of("a.txt"), .raw = str_of("text"), .langs = langs};
    struct name_rendering one = {str_of(name), str_of(rendering)};
    assert_int_equal(store_add(w->store, &in, &how, &article, NULL), FAULT_OK);
    assert_int_equal(store_find(w->store, str_of("1.en"), &edition, NULL), FAULT_OK);
    assert_int_equal(store_names_put(w->store, edition, str_of("en"), &one, 1, NULL), FAULT_OK);
    json_decref(langs);
}

static const struct finding *archive_finding(struct world *w)
{
    auto_buf struct buf out = buf_make(LIMIT_OUTPUT);
    w->article.findings.len = 0;
    assert_int_equal(stage_glossary.work(&w->work, &out, NULL), FAULT_OK);
    /* what is loaded borrows from the output */
    struct str kept = arena_str(w->article.arena, buf_str(&out));
    assert_int_equal(stage_glossary.load(&w->article, kept, NULL), FAULT_OK);
    for (size_t i = 0; i < w->article.findings.len; i++)
        if (str_is(w->article.findings.at[i].check, "name.archive"))
            return &w->article.findings.at[i];
    return NULL;
}

/* A person no glossary knows is held to the signed stories, and to nothing before there are any. */
static void test_archive(void **state)
{
    (void)state;
    struct world w;
    char before[HASH_HEX], after[HASH_HEX];
    world_open(&w, glossary);
    w.segments[1].source = str_of("홍길동 의원이 반겼다.");
    w.segments[1].target = str_of("Rep. Hong Kil-dong welcomed him.");
    key_of(&w, before);
    assert_null(archive_finding(&w));
    archive(&w, "홍길동", "Hong Gil-dong");
    key_of(&w, after);
    assert_string_not_equal(before, after);
    const struct finding *f = archive_finding(&w);
    assert_non_null(f);
    assert_int_equal(f->severity, SEVERITY_WARN);
    assert_int_equal(f->segment, 1);
    assert_true(str_is(span_of(w.segments[1].target, f->target), "Hong Kil-dong"));
    assert_true(str_is(span_of(w.segments[1].source, f->source), "홍길동"));
    assert_true(str_is(f->suggestion, "Hong Gil-dong"));
    assert_true(str_starts(f->message, "홍길동 was \"Hong Gil-dong\" on 20"));
    assert_true(str_ends(f->message, "(article 1); here it is \"Hong Kil-dong\"."));
    w.segments[1].target = str_of("Rep. Hong Gil-dong welcomed him.");
    assert_null(archive_finding(&w));
    world_close(&w);
}

/* What the glossary says of a person goes before what was signed; the edition is not held to itself. */
static void test_archive_is_silent(void **state)
{
    (void)state;
    struct world w;
    char before[HASH_HEX], after[HASH_HEX];
    world_open(&w, glossary);
    archive(&w, "이재명", "Lee Jae-myung");
    w.segments[0].target = str_of("President Lee Jae Myung visited Cambodia.");
    assert_null(archive_finding(&w));
    w.segments[0].source = str_of("홍길동 의원이 캄보디아를 찾았다.");
    w.segments[0].target = str_of("Rep. Hong Kil-dong visited Cambodia.");
    key_of(&w, before);
    archive(&w, "홍길동", "Hong Gil-dong");
    key_of(&w, after);
    assert_string_not_equal(before, after);
    w.article.edition = 1;
    key_of(&w, after);
    assert_string_equal(before, after);
    assert_null(archive_finding(&w));
    world_close(&w);
}

/* What a signed edition leaves behind is what the next one is held to. */
static void test_remembered(void **state)
{
    (void)state;
    struct world w;
    struct claim signed_one = {.edition = 1, .article = 1};
    world_open(&w, glossary);
    archive(&w, "김가람", "Kim Ga-ram"); /* of an older version of edition 1: it takes that back */
    w.segments[1].source = str_of("홍길동 의원이 반겼다.");
    w.segments[1].target = str_of("Rep. Hong Gil-dong welcomed him.");
    assert_int_equal(archive_names(w.store, &signed_one, &w.article, NULL), FAULT_OK);
    w.segments[1].target = str_of("Rep. Hong Kil-dong welcomed him.");
    const struct finding *f = archive_finding(&w);
    assert_non_null(f);
    assert_true(str_is(f->suggestion, "Hong Gil-dong"));
    w.segments[1].source = str_of("김가람 의원이 반겼다.");
    w.segments[1].target = str_of("Rep. Kim Karam welcomed him.");
    assert_null(archive_finding(&w));
    world_close(&w);
}

/* Stored bytes of another text: what does not fit is left out, nothing is read past. */
static void test_foreign_output(void **state)
{
    (void)state;
    struct world w;
    struct err err = {0};
    world_open(&w, glossary);
    assert_int_equal(
        stage_glossary.load(&w.article, str_of("{\"findings\":[{\"segment\":7}],\"marks\":[{\"segment\":-1}]}"), &err),
        FAULT_OK);
    assert_int_equal(w.article.findings.len + w.article.terms.len, 0);
    assert_int_equal(stage_glossary.load(&w.article, str_of("{"), &err), FAULT_REJECT);
    assert_true(err.text[0] != 0);
    world_close(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_work_and_load), cmocka_unit_test(test_key),
                                       cmocka_unit_test(test_archive),       cmocka_unit_test(test_archive_is_silent),
                                       cmocka_unit_test(test_remembered),    cmocka_unit_test(test_foreign_output)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
