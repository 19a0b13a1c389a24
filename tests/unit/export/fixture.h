/* An article of four blocks built by hand, its signatures, and settings from a JSON text. */
#ifndef OKGYO_TESTS_EXPORT_FIXTURE_H
#define OKGYO_TESTS_EXPORT_FIXTURE_H

#include "base/file.h"
#include "engine/engine.h"
#include "stages/export/exporter.h"
#include "stages/stages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

enum { WHEN_DRAFTED = 1, WHEN_REPORTER = 2, WHEN_EDITOR = 3 };

static const int64_t fixture_times[] = {0, 1761000000000, 1761003600000, 1761007200000};

struct fixture {
    struct arena arena;
    struct article a;
    struct settings *settings;
    int64_t seq;
};

static const struct option endpoint_members[] = {
    {.name = "name", .type = OPTION_STRING, .standard = "\"\""},
    {.name = "preset", .type = OPTION_STRING, .standard = "\"\""},
    {.name = NULL},
};
static const struct option translate_options[] = {
    {.name = "endpoints", .type = OPTION_TABLE, .standard = "[]", .members = endpoint_members},
    {.name = NULL},
};
static struct section fixture_sections[] = {
    {"translate", "", translate_options},
    {"export", "", NULL},
    {NULL, NULL, NULL},
};

static inline void fixture_settings(struct fixture *f, const char *json)
{
    char path[] = "/tmp/okgyo-export-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, json, strlen(json)), strlen(json));
    close(fd);
    fixture_sections[1].options = stage_export.options;
    settings_close(f->settings);
    f->settings = NULL;
    struct err err;
    if (settings_open(path, fixture_sections, &f->settings, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    unlink(path);
}

static inline void fixture_block(struct fixture *f, enum block_kind kind, const char *text)
{
    struct block *b = vec_push(&f->arena, &f->a.blocks);
    *b = (struct block){.kind = kind, .read = str_of(text), .text = str_of(text)};
}

/* A sentence of the newest block: `source` must stand in its text. */
static inline struct segment *fixture_segment(struct fixture *f, const char *source, const char *draft)
{
    uint32_t block = (uint32_t)f->a.blocks.len - 1;
    struct str text = f->a.blocks.at[block].text;
    ptrdiff_t at = str_find(text, str_of(source), 0);
    assert_true(at >= 0);
    struct segment *s = vec_push(&f->arena, &f->a.segments);
    *s = (struct segment){.block = block, .source = str_of(source)};
    s->at = (struct span){(uint32_t)at, (uint32_t)strlen(source)};
    snprintf(s->id, sizeof s->id, "%024x", (unsigned)f->a.segments.len);
    if (*draft)
        s->draft = (struct draft){.text = str_of(draft),
                                  .endpoint = str_of("deepl"),
                                  .model = str_of("classic"),
                                  .when = fixture_times[WHEN_DRAFTED],
                                  .billed = 20,
                                  .attempt = 1};
    article_fold(&f->a);
    return s;
}

static inline struct decision *fixture_decide(struct fixture *f, enum decision_kind kind, enum step step,
                                              const char *segment, const char *who, const char *text)
{
    struct str prev = f->a.decisions.len ? f->a.decisions.at[f->a.decisions.len - 1].hash : str_of("");
    struct decision *d = vec_push(&f->arena, &f->a.decisions);
    *d = (struct decision){.seq = ++f->seq,
                           .edition = 7,
                           .kind = kind,
                           .step = step,
                           .who = str_of(who),
                           .when = fixture_times[step == STEP_EDITOR ? WHEN_EDITOR : WHEN_REPORTER],
                           .on = {"", 0},
                           .facts = {"", 0},
                           .text = str_of(text),
                           .reason = {"", 0},
                           .prev = prev};
    if (segment)
        snprintf(d->segment, sizeof d->segment, "%s", segment);
    char hex[HASH_HEX];
    decision_hash(d, hex);
    d->hash = arena_str(&f->arena, str_of(hex));
    article_fold(&f->a);
    return d;
}

static inline void fixture_sign(struct fixture *f, enum step step, const char *who)
{
    struct signoff so;
    edition_signoff(&f->a, &so);
    struct decision *d = fixture_decide(f, DECISION_SIGN, step, NULL, who, "");
    char hex[HASH_HEX];
    d->on = arena_str(&f->arena, str_of(so.text_hash));
    decision_hash(d, hex);
    d->hash = arena_str(&f->arena, str_of(hex));
}

static inline void fixture_meta(struct fixture *f, const char *lang)
{
    f->a = (struct article){.arena = &f->arena,
                            .id = 12,
                            .edition = 7,
                            .version = 1,
                            .name = str_of("inbox/diplomacy.txt"),
                            .raw = str_of("원문"),
                            .source_lang = str_of("ko"),
                            .target_lang = str_of(lang)};
    f->a.meta = (struct meta){.source_id = str_of("urn:newsml:okgyo.example:20251021:tf:ko"),
                              .format = str_of("text"),
                              .encoding = str_of("UTF-8"),
                              .title = str_of("한국·캄보디아, 합동 TF 꾸린다"),
                              .byline = str_of("김도윤 기자"),
                              .section = str_of("정치"),
                              .dateline = {"", 0},
                              .slug = str_of("tf"),
                              .copyright = {"", 0},
                              .language = str_of("ko"),
                              .published = 1760997600000,
                              .published_text = str_of("2025-10-21T07:00:00+09:00"),
                              .extra = {"", 0}};
}

/* The English edition: the deck has no draft, the second sentence will be edited. */
static inline void fixture_english(struct fixture *f)
{
    *f = (struct fixture){.settings = NULL};
    fixture_settings(f, "{\"translate\": {\"endpoints\": [{\"name\": \"deepl\", \"preset\": \"deepl\"}]}}");
    fixture_meta(f, "en");
    fixture_block(f, BLOCK_HEADLINE, "한국·캄보디아, 합동 TF 꾸린다");
    fixture_segment(f, "한국·캄보디아, 합동 TF 꾸린다", "Korea, Cambodia to form joint task force");
    fixture_block(f, BLOCK_DECK, "구금 한국인 64명 귀국");
    fixture_segment(f, "구금 한국인 64명 귀국", "");
    fixture_block(f, BLOCK_PARAGRAPH, "양국이 합의했다. 64명이 <귀국>했다.");
    fixture_segment(f, "양국이 합의했다.", "The two countries agreed.");
    fixture_segment(f, "64명이 <귀국>했다.", "46 people \"returned\" <home>.");
    fixture_block(f, BLOCK_BYLINE, "김도윤 기자");
    fixture_block(f, BLOCK_SUBHEAD, "다음 회의");
    fixture_segment(f, "다음 회의", "Next meeting");
}

static inline void fixture_reporter(struct fixture *f)
{
    fixture_decide(f, DECISION_EDIT, STEP_REPORTER, f->a.segments.at[1].id, "minji", "64 detained Koreans return");
    fixture_decide(f, DECISION_EDIT, STEP_REPORTER, f->a.segments.at[3].id, "minji", "64 people \"returned\" <home>.");
    fixture_sign(f, STEP_REPORTER, "minji");
}

static inline void fixture_both(struct fixture *f)
{
    fixture_reporter(f);
    fixture_sign(f, STEP_EDITOR, "alice");
}

static inline void fixture_close(struct fixture *f)
{
    settings_close(f->settings);
    arena_release(&f->arena);
}

static inline enum fault fixture_write(struct fixture *f, const char *format, bool draft, struct buf *out,
                                       struct err *err)
{
    const struct exporter *x = exporter_named(str_of(format));
    assert_non_null(x);
    *out = buf_make(LIMIT_EXPORT);
    return export_write(&f->a, f->settings, x, draft, out, err);
}

/* The hash of the facts is the fact readers' business: any improvement there changes it. */
static inline void hide_facts(struct buf *b)
{
    static const char key[] = "\"facts_hash\":\"";
    ptrdiff_t at = str_find(buf_str(b), str_of(key), 0);
    if (at >= 0)
        memset(b->at + at + sizeof key - 1, '0', HASH_HEX - 1);
}

/* The whole file, byte for byte, against tests/unit/export/expected/NAME; run with
 * OKGYO_BLESS=1 to write it anew, then read the difference. */
static inline void fixture_expect(struct fixture *f, const char *format, bool draft, const char *name)
{
    struct buf out, expected = buf_make(LIMIT_EXPORT);
    struct err err;
    enum fault got = fixture_write(f, format, draft, &out, &err);
    if (got != FAULT_OK)
        fail_msg("%s: %s", fault_name(got), err.text);
    hide_facts(&out);
    char path[512];
    snprintf(path, sizeof path, "%s/unit/export/expected/%s", TESTS_DIR, name);
    if (getenv("OKGYO_BLESS"))
        assert_int_equal(file_replace(path, buf_str(&out), 0644, &err), FAULT_OK);
    if (file_read(path, &expected, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    assert_string_equal(buf_str(&out).at, buf_str(&expected).at);
    buf_release(&out);
    buf_release(&expected);
}

#endif
