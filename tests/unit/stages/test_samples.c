#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/xml.h"
#include "engine/stage.h"
#include "text/warm.h"

/* The eight sample articles through ingest, normalize and segment: every Korean
 * segment of the memory is found, and nothing else but the sentences that the README
 * of the samples says were left out of it. */

extern const struct stage stage_ingest, stage_normalize, stage_segment;

struct sample {
    const char *name, *file;
    size_t left_out; /* sentences that the memory does not know */
    const char *published;
};

static const struct sample samples[] = {
    {"diplomacy", "diplomacy.txt", 1, "2025-10-21T07:00:00+09:00"},
    {"economy", "economy.ninjs.json", 1, "2025-10-24T10:42:00+09:00"},
    {"crime", "crime.cp949.txt", 0, "2025-10-22T14:35:00+09:00"},
    {"politics", "politics.txt", 1, "2025-10-23T18:20:00+09:00"},
    {"sport", "sport.html", 1, "2025-10-26T18:47:00+09:00"},
    {"weather", "weather.txt", 0, "2025-10-29T22:40:00+09:00"},
    {"science", "science.md", 0, "2025-10-28T00:01:00+09:00"},
    {"culture", "culture.nfd.txt", 1, "2025-10-26T20:15:00+09:00"},
};

enum { SAMPLES = sizeof samples / sizeof *samples };

struct known {
    struct str article, source;
    bool used;
};

struct memory {
    struct known *at;
    size_t len, cap;
    struct arena arena;
    struct str article, lang;
    struct buf text;
    bool in_seg, in_article;
};

static enum fault on_open(void *user, const char *name, const char **attributes, struct err *err)
{
    struct memory *m = user;
    (void)err;
    if (strcmp(name, "prop") == 0)
        m->in_article = str_is(xml_attribute(attributes, "type"), "x-okgyo-article");
    if (strcmp(name, "tuv") == 0)
        m->lang = arena_str(&m->arena, xml_attribute(attributes, "xml:lang"));
    m->in_seg = strcmp(name, "seg") == 0;
    buf_clear(&m->text);
    return FAULT_OK;
}

static enum fault on_close(void *user, const char *name, struct err *err)
{
    struct memory *m = user;
    (void)err;
    if (strcmp(name, "prop") == 0 && m->in_article)
        m->article = arena_str(&m->arena, buf_str(&m->text));
    if (strcmp(name, "seg") == 0 && str_is(m->lang, "ko"))
        *vec_push(&m->arena, m) = (struct known){m->article, arena_str(&m->arena, buf_str(&m->text)), false};
    m->in_article = m->in_seg = false;
    return FAULT_OK;
}

static void on_text(void *user, struct str piece)
{
    struct memory *m = user;
    if (m->in_seg || m->in_article)
        buf_add(&m->text, piece);
}

static void run_stage(const struct stage *stage, struct article *a)
{
    struct arena scratch = {0};
    struct err err = {0};
    void *lane = NULL;
    auto_buf struct buf out = buf_make(LIMIT_OUTPUT);
    if (stage->lane_open)
        assert_int_equal(stage->lane_open(NULL, &lane, &err), FAULT_OK);
    struct work w = {.article = a, .scratch = &scratch, .lane = lane};
    assert_int_equal(stage->work(&w, &out, &err), FAULT_OK);
    arena_release(&scratch);
    assert_int_equal(stage->load(a, arena_str(a->arena, buf_str(&out)), &err), FAULT_OK);
    if (stage->lane_close)
        stage->lane_close(lane);
}

static bool is_known(struct memory *m, const char *article, struct str source)
{
    bool found = false;
    for (size_t i = 0; i < m->len; i++)
        if (str_is(m->at[i].article, article) && str_eq(m->at[i].source, source))
            found = m->at[i].used = true;
    return found;
}

static void check_copy(const struct article *a)
{
    static const char *const never[] = {"@okgyo.example", "기자 =", "오케이교뉴스)", "오케이교뉴스]", "무단 전재",
                                        "(끝)",           "[속보]", "[종합]",        "광고"};
    for (size_t i = 0; i < a->segments.len; i++)
        for (size_t k = 0; k < sizeof never / sizeof *never; k++)
            assert_true(str_find(a->segments.at[i].source, str_of(never[k]), 0) < 0);
}

static void one_sample(struct memory *m, const struct sample *s)
{
    struct arena arena = {0};
    struct err err = {0};
    auto_buf struct buf raw = buf_make(LIMIT_ARTICLE);
    struct str path = arena_printf(&arena, "%s/golden/samples/%s", TESTS_DIR, s->file);
    assert_int_equal(file_read(path.at, &raw, &err), FAULT_OK);
    struct article a = {.arena = &arena, .raw = buf_str(&raw), .name = str_of(s->file)};
    run_stage(&stage_ingest, &a);
    run_stage(&stage_normalize, &a);
    run_stage(&stage_segment, &a);
    size_t unknown = 0;
    for (size_t i = 0; i < a.segments.len; i++)
        unknown += !is_known(m, s->name, a.segments.at[i].source);
    assert_int_equal(unknown, s->left_out);
    assert_true(str_is(a.meta.published_text, s->published));
    assert_true(a.meta.byline.len > 0);
    assert_true(a.meta.copyright.len > 0);
    check_copy(&a);
    arena_release(&arena);
}

static void test_samples(void **state)
{
    (void)state;
    struct memory m = {.text = buf_make(LIMIT_SEGMENT)};
    struct err err = {0};
    const struct xml_events events = {.open = on_open, .close = on_close, .text = on_text};
    assert_int_equal(xml_parse_file(TESTS_DIR "/golden/samples/memory.tmx", &events, &m, &err), FAULT_OK);
    assert_true(m.len > 150);
    for (size_t i = 0; i < SAMPLES; i++)
        one_sample(&m, &samples[i]);
    for (size_t i = 0; i < m.len; i++) {
        /* the two headlines with a tag stand in the memory with and without it */
        bool tagged = str_starts(m.at[i].source, "[속보]") || str_starts(m.at[i].source, "[종합]");
        if (!m.at[i].used && !tagged)
            print_error("not met: %.*s\n", STR_ARGS(m.at[i].source));
        assert_true(m.at[i].used != tagged);
    }
    buf_release(&m.text);
    arena_release(&m.arena);
}

int main(void)
{
    if (text_warm(NULL) != FAULT_OK)
        return 1;
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
