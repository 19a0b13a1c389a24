#include "base/json.h"
#include "engine/stage.h"
#include "model/codec.h"
#include "stages/glossary/archive.h"
#include "terms/compare.h"

/* Output: {"findings":[…],"marks":[…]}, findings as model/codec.h writes them. */

static const struct option options[] = {
    {.name = "check", .type = OPTION_BOOL, .standard = "true", .help = "hold the translation to the glossary"},
    {0},
};

/* Edits change the targets after the drafts were made; the glossary and the archive of
 * names decide the rest. */
static void key(const struct work *w, struct hash *h)
{
    const struct article *a = w->article;
    hash_add(h, termbase_hash(w->terms));
    hash_addn(h, a->segments.len);
    for (size_t i = 0; i < a->segments.len; i++)
        hash_add(h, a->segments.at[i].target);
    archive_key(w, h);
}

static void write_mark(struct buf *out, const struct term_mark *m)
{
    json_open(out, '{');
    json_add_int(out, "segment", m->segment);
    codec_span_write(out, "source", m->source);
    codec_span_write(out, "target", m->target);
    json_add_str(out, "term", m->term);
    json_add_str(out, "rendering", m->rendering);
    json_add_str(out, "note", m->note);
    json_close(out, '}');
}

static enum fault work(struct work *w, struct buf *out, struct err *err)
{
    struct findings findings = {0};
    struct term_marks marks = {0};
    terms_compare(w->terms, w->article, w->scratch, &findings, &marks);
    try(archive_check(w, &marks, &findings, err));
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

/* False for a segment the article does not have: the output is of another text. */
static bool read_segment(const struct article *a, const json_t *j, uint32_t *out)
{
    int64_t segment = json_get_int(j, "segment", -1);
    *out = (uint32_t)segment;
    return segment >= 0 && (uint64_t)segment < a->segments.len;
}

static void read_mark(struct article *a, const json_t *j)
{
    struct term_mark m = {.source = codec_span_read(j, "source"), .target = codec_span_read(j, "target")};
    if (!read_segment(a, j, &m.segment))
        return;
    m.term = arena_str(a->arena, json_get_str(j, "term"));
    m.rendering = arena_str(a->arena, json_get_str(j, "rendering"));
    m.note = arena_str(a->arena, json_get_str(j, "note"));
    *vec_push(a->arena, &a->terms) = m;
}

static enum fault load(struct article *a, struct str bytes, struct err *err)
{
    auto_json json_t *root = NULL;
    try(json_parse(bytes, "the glossary stage's output", &root, err));
    size_t i;
    json_t *item;
    codec_findings_read(root, a);
    json_array_foreach(json_object_get(root, "marks"), i, item) read_mark(a, item);
    return FAULT_OK;
}

const struct stage stage_glossary = {
    .name = "glossary",
    .help = "holds the translation to the glossary and marks its terms",
    .version = 3,
    .scope = SCOPE_EDITION,
    .options = options,
    .key = key,
    .work = work,
    .load = load,
};
