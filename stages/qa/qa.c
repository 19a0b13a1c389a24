#include "engine/stage.h"
#include "stages/qa/checker.h"
#include "stages/qa/options.h"

#include <stdlib.h>

/* Output: {"findings":[{"check","severity","side","segment","source":[at,len],
 * "target":[at,len],"message","suggestion"}]}, places in bytes. Fingerprints are
 * computed again by load(). */

struct shared {
    json_t *options; /* the section "qa" */
    struct arena arena;
    struct str folder;
};

static enum fault open_stage(const struct settings *s, void **shared, struct err *err)
{
    (void)err;
    struct shared *q = calloc(1, sizeof *q);
    if (!q)
        abort();
    q->options = json_deep_copy(settings_section(s, "qa"));
    q->folder = arena_str(&q->arena, settings_folder(s));
    *shared = q;
    return FAULT_OK;
}

static void close_stage(void *shared)
{
    struct shared *q = shared;
    json_decref(q->options);
    arena_release(&q->arena);
    free(q);
}

static enum fault open_lane(void *shared, void **lane, struct err *err)
{
    const struct shared *q = shared;
    struct checker *c = NULL;
    enum fault f = checker_open(q->options, q->folder, &c, err);
    *lane = c;
    return f;
}

static void close_lane(void *lane)
{
    checker_close(lane);
}

/* Edits change the target after this stage ran; the date decides what 15일 is. */
static void key(const struct work *w, struct hash *h)
{
    const struct article *a = w->article;
    for (size_t i = 0; i < a->segments.len; i++)
        hash_add(h, a->segments.at[i].target);
    hash_addn(h, (uint64_t)a->meta.published);
    hash_add(h, termbase_hash(w->terms));
    checker_hash(w->lane, h);
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
    json_add_int(out, "segment", f->segment == NO_SEGMENT ? -1 : (int64_t)f->segment);
    write_span(out, "source", f->source);
    write_span(out, "target", f->target);
    json_add_str(out, "message", f->message);
    json_add_str(out, "suggestion", f->suggestion);
    json_close(out, '}');
}

static enum fault work(struct work *w, struct buf *out, struct err *err)
{
    const struct shared *q = w->shared;
    struct findings found = {0};
    checker_run(w->lane, w->article, w->terms, q->options, w->scratch, &found);
    json_open(out, '{');
    json_key(out, "findings");
    json_open(out, '[');
    for (size_t i = 0; i < found.len; i++)
        write_finding(out, &found.at[i]);
    json_close(out, ']');
    json_close(out, '}');
    return buf_check(out, "the findings of one article", err);
}

static struct span read_span(const json_t *finding, const char *name)
{
    const json_t *pair = json_object_get(finding, name);
    return (struct span){(uint32_t)json_integer_value(json_array_get(pair, 0)),
                         (uint32_t)json_integer_value(json_array_get(pair, 1))};
}

static void read_finding(struct article *a, const json_t *j)
{
    struct finding *f = vec_push(a->arena, &a->findings);
    int64_t segment = json_get_int(j, "segment", -1);
    *f = (struct finding){.segment = NO_SEGMENT};
    f->check = arena_str(a->arena, json_get_str(j, "check"));
    severity_read(json_get_str(j, "severity"), &f->severity);
    f->side = str_is(json_get_str(j, "side"), "source") ? SIDE_SOURCE : SIDE_TARGET;
    f->source = read_span(j, "source");
    f->target = read_span(j, "target");
    f->message = arena_str(a->arena, json_get_str(j, "message"));
    f->suggestion = arena_str(a->arena, json_get_str(j, "suggestion"));
    if (segment >= 0 && (size_t)segment < a->segments.len)
        f->segment = (uint32_t)segment;
    const struct segment *s = f->segment == NO_SEGMENT ? NULL : &a->segments.at[f->segment];
    finding_fingerprint(f, s ? s->source : str_of(""), s ? s->target : str_of(""));
}

static enum fault load(struct article *a, struct str bytes, struct err *err)
{
    auto_json json_t *stored = NULL;
    const json_t *finding;
    size_t i;
    try(json_parse(bytes, "stored findings", &stored, err));
    json_array_foreach(json_object_get(stored, "findings"), i, finding)
    {
        read_finding(a, finding);
    }
    return FAULT_OK;
}

static const struct option options[] = {QA_SEVERITY,       QA_RULES,           QA_SPELLING, QA_WORDS,
                                        QA_HANGUL_ALLOWED, QA_REPEATS_ALLOWED, {0}};

const struct stage stage_qa = {
    .name = "qa",
    .help = "Checks the translation: facts, form, style, spelling.",
    .version = 1,
    .scope = SCOPE_EDITION,
    .options = options,
    .open = open_stage,
    .close = close_stage,
    .lane_open = open_lane,
    .lane_close = close_lane,
    .key = key,
    .work = work,
    .load = load,
};
