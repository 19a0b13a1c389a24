#include "base/json.h"
#include "engine/stage.h"
#include "terms/compare.h"

/* Output: {"findings":[…],"marks":[…]}, places as [at,len] in bytes. Fingerprints are
 * computed again by load(). */

static const struct option options[] = {
    {.name = "check", .type = OPTION_BOOL, .standard = "true", .help = "hold the translation to the glossary"},
    {0},
};

/* Edits change the targets after the drafts were made; the glossary decides the rest. */
static void key(const struct work *w, struct hash *h)
{
    const struct article *a = w->article;
    hash_add(h, termbase_hash(w->terms));
    hash_addn(h, a->segments.len);
    for (size_t i = 0; i < a->segments.len; i++)
        hash_add(h, a->segments.at[i].target);
}

static void write_span(struct buf *out, const char *name, struct span s)
{
    json_key(out, name);
    json_open(out, '[');
    json_add_int(out, NULL, s.at);
    json_add_int(out, NULL, s.len);
    json_close(out, ']');
}

static void write_finding(struct buf *out, const struct finding *f)
{
    json_open(out, '{');
    json_add_str(out, "check", f->check);
    json_add_str(out, "severity", str_of(severity_name(f->severity)));
    json_add_str(out, "side", str_of(f->side == SIDE_SOURCE ? "source" : "target"));
    json_add_int(out, "segment", f->segment);
    write_span(out, "source", f->source);
    write_span(out, "target", f->target);
    json_add_str(out, "message", f->message);
    json_add_str(out, "suggestion", f->suggestion);
    json_close(out, '}');
}

static void write_mark(struct buf *out, const struct term_mark *m)
{
    json_open(out, '{');
    json_add_int(out, "segment", m->segment);
    write_span(out, "source", m->source);
    write_span(out, "target", m->target);
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
    if (!settings_bool(w->settings, "glossary", "check"))
        findings.len = 0;
    json_open(out, '{');
    json_key(out, "findings");
    json_open(out, '[');
    for (size_t i = 0; i < findings.len; i++)
        write_finding(out, &findings.at[i]);
    json_close(out, ']');
    json_key(out, "marks");
    json_open(out, '[');
    for (size_t i = 0; i < marks.len; i++)
        write_mark(out, &marks.at[i]);
    json_close(out, ']');
    json_close(out, '}');
    return buf_check(out, "the terms of one article", err);
}

static struct span read_span(const json_t *object, const char *name)
{
    const json_t *pair = json_object_get(object, name);
    return (struct span){(uint32_t)json_integer_value(json_array_get(pair, 0)),
                         (uint32_t)json_integer_value(json_array_get(pair, 1))};
}

/* False for a segment the article does not have: the output is of another text. */
static bool read_segment(const struct article *a, const json_t *j, uint32_t *out)
{
    int64_t segment = json_get_int(j, "segment", -1);
    *out = (uint32_t)segment;
    return segment >= 0 && (uint64_t)segment < a->segments.len;
}

static void read_finding(struct article *a, const json_t *j)
{
    struct finding f = {.check = arena_str(a->arena, json_get_str(j, "check"))};
    if (!read_segment(a, j, &f.segment))
        return;
    severity_read(json_get_str(j, "severity"), &f.severity);
    f.side = str_is(json_get_str(j, "side"), "source") ? SIDE_SOURCE : SIDE_TARGET;
    f.source = read_span(j, "source");
    f.target = read_span(j, "target");
    f.message = arena_str(a->arena, json_get_str(j, "message"));
    f.suggestion = arena_str(a->arena, json_get_str(j, "suggestion"));
    const struct segment *s = &a->segments.at[f.segment];
    finding_fingerprint(&f, s->source, s->target);
    *vec_push(a->arena, &a->findings) = f;
}

static void read_mark(struct article *a, const json_t *j)
{
    struct term_mark m = {.source = read_span(j, "source"), .target = read_span(j, "target")};
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
    json_array_foreach(json_object_get(root, "findings"), i, item)
        read_finding(a, item);
    json_array_foreach(json_object_get(root, "marks"), i, item)
        read_mark(a, item);
    return FAULT_OK;
}

const struct stage stage_glossary = {
    .name = "glossary",
    .help = "holds the translation to the glossary and marks its terms",
    .version = 1,
    .scope = SCOPE_EDITION,
    .options = options,
    .key = key,
    .work = work,
    .load = load,
};
