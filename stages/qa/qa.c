#include "engine/stage.h"
#include "model/codec.h"
#include "stages/qa/checker.h"
#include "stages/qa/options.h"

#include <stdlib.h>

/* Output: {"findings":[…]} as model/codec.h writes them. */

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
        hash_add(h, segment_written(&a->segments.at[i]));
    hash_addn(h, (uint64_t)a->meta.published);
    hash_add(h, termbase_hash(w->terms));
    checker_hash(w->lane, h);
}

static enum fault work(struct work *w, struct buf *out, struct err *err)
{
    const struct shared *q = w->shared;
    struct findings found = {0};
    checker_run(w->lane, w->article, w->terms, q->options, w->scratch, &found);
    json_open(out, '{');
    codec_findings_write(out, &found);
    json_close(out, '}');
    return buf_check(out, "the findings of one article", err);
}

static enum fault load(struct article *a, struct str bytes, struct err *err)
{
    struct pull p = pull_from(bytes, a->arena);
    struct str key;
    pull_open(&p, '{');
    while (pull_key(&p, &key))
        if (str_is(key, "findings"))
            codec_findings_pull(&p, a);
        else
            pull_skip(&p);
    return pull_end(&p, "stored findings", err);
}

static const struct option options[] = {QA_SEVERITY,       QA_RULES,           QA_SPELLING, QA_WORDS,
                                        QA_HANGUL_ALLOWED, QA_REPEATS_ALLOWED, {0}};

const struct stage stage_qa = {
    .name = "qa",
    .help = "Checks the translation: facts, form, style, spelling.",
    .version = 2,
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
