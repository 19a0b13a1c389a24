#include "base/json.h"
#include "engine/stage.h"
#include "model/codec.h"
#include "stages/glossary/archive.h"
#include "terms/compare.h"

#include <stdlib.h>

/* Output: {"findings":[…],"marks":[…]}, findings as model/codec.h writes them. A mark has its
 * segment, source, target (none = not found), term, rendering and note (none = ""). */

static const struct option options[] = {
    {.name = "check", .type = OPTION_BOOL, .standard = "true", .help = "hold the translation to the glossary"},
    {0},
};

/* What key() found for the work() that follows it, if there is one. */
struct lane {
    struct arena arena;
    struct story_people *people; /* NULL = taken */
};

static enum fault open_lane(void *shared, void **lane, struct err *err)
{
    (void)shared, (void)err;
    *lane = calloc(1, sizeof(struct lane));
    if (!*lane)
        abort();
    return FAULT_OK;
}

static void close_lane(void *user)
{
    struct lane *lane = user;
    arena_release(&lane->arena);
    free(lane);
}

static struct story_people *find_people(const struct work *w)
{
    struct lane *lane = w->lane;
    if (!lane)
        return ledger_people(w->scratch, w->article);
    arena_reset(&lane->arena);
    return lane->people = ledger_people(&lane->arena, w->article);
}

static struct story_people *take_people(const struct work *w)
{
    struct lane *lane = w->lane;
    struct story_people *people = lane && lane->people ? lane->people : find_people(w);
    if (lane)
        lane->people = NULL;
    return people;
}

/* Edits change the targets after the drafts were made; the glossary and the archive of
 * names decide the rest. */
static void key(const struct work *w, struct hash *h)
{
    const struct article *a = w->article;
    hash_add(h, termbase_hash(w->terms));
    hash_addn(h, a->segments.len);
    for (size_t i = 0; i < a->segments.len; i++)
        hash_add(h, a->segments.at[i].target);
    archive_key(w, find_people(w), h);
}

static void write_mark(struct buf *out, const struct term_mark *m)
{
    json_open(out, '{');
    json_add_int(out, "segment", m->segment);
    codec_span_write(out, "source", m->source);
    if (m->target.len)
        codec_span_write(out, "target", m->target);
    json_add_str(out, "term", m->term);
    json_add_str(out, "rendering", m->rendering);
    if (m->note.len)
        json_add_str(out, "note", m->note);
    if (m->person)
        json_add_bool(out, "person", true);
    json_close(out, '}');
}

static enum fault work(struct work *w, struct buf *out, struct err *err)
{
    struct findings findings = {0};
    struct term_marks marks = {0};
    const struct story_people *people = take_people(w);
    terms_compare(w->terms, w->article, people, w->scratch, &findings, &marks);
    try(archive_check(w, people, &marks, &findings, err));
    if (!settings_bool(w->settings, "glossary", "check"))
        findings.len = 0;
    json_open(out, '{');
    codec_findings_write(out, &findings);
    json_key(out, "marks");
    json_open(out, '[');
    for (size_t i = 0; i < marks.len; i++)
        write_mark(out, &marks.at[i]);
    json_close(out, ']');
    json_close(out, '}');
    return buf_check(out, "the terms of one article", err);
}

static void pull_member(struct pull *p, struct str key, struct term_mark *m, int64_t *segment)
{
    if (str_is(key, "segment"))
        *segment = pull_int(p);
    else if (str_is(key, "source"))
        m->source = codec_span_pull(p);
    else if (str_is(key, "target"))
        m->target = codec_span_pull(p);
    else if (str_is(key, "term"))
        m->term = pull_str(p);
    else if (str_is(key, "rendering"))
        m->rendering = pull_str(p);
    else if (str_is(key, "note"))
        m->note = pull_str(p);
    else if (str_is(key, "person"))
        m->person = pull_bool(p);
    else
        pull_skip(p);
}

/* A mark of a segment the article does not have is left out: the output is of another text. */
static void pull_mark(struct pull *p, struct article *a)
{
    struct str none = {"", 0}, key;
    struct term_mark m = {.term = none, .rendering = none, .note = none};
    int64_t segment = -1;
    pull_open(p, '{');
    while (pull_key(p, &key))
        pull_member(p, key, &m, &segment);
    if (p->broken || segment < 0 || (uint64_t)segment >= a->segments.len)
        return;
    m.segment = (uint32_t)segment;
    *vec_push(a->arena, &a->terms) = m;
}

static void pull_marks(struct pull *p, struct article *a)
{
    pull_open(p, '[');
    while (pull_more(p))
        pull_mark(p, a);
}

static enum fault load(struct article *a, struct str bytes, struct err *err)
{
    struct pull p = pull_from(bytes, a->arena);
    struct str key;
    pull_open(&p, '{');
    while (pull_key(&p, &key))
        if (str_is(key, "findings"))
            codec_findings_pull(&p, a);
        else if (str_is(key, "marks"))
            pull_marks(&p, a);
        else
            pull_skip(&p);
    return pull_end(&p, "the glossary stage's output", err);
}

const struct stage stage_glossary = {
    .name = "glossary",
    .help = "holds the translation to the glossary and marks its terms",
    .version = 4,
    .scope = SCOPE_EDITION,
    .options = options,
    .lane_open = open_lane,
    .lane_close = close_lane,
    .key = key,
    .work = work,
    .load = load,
};
