#include "engine/stage.h"

#include "base/json.h"
#include "base/pull.h"
#include "model/inlines.h"
#include "stages/segment/ids.h"
#include "text/breaks.h"

/* Output: {"segments": [block, at, length, "id", block, at, …]}, flat, because there
 * is one for every sentence that ever passes. */

enum { MOST_LINE = 16000 }; /* bytes: a longer title or caption is cut like a paragraph */

static bool is_one_segment(enum block_kind kind)
{
    return kind == BLOCK_HEADLINE || kind == BLOCK_DECK || kind == BLOCK_SUBHEAD || kind == BLOCK_CAPTION;
}

/* The lines of a text, each a span without blanks around it. */
static void split_lines(struct arena *a, struct str text, struct spans *out)
{
    struct str rest = text, line;
    while (str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        if (line.len)
            *vec_push(a, out) = (struct span){(uint32_t)(line.at - text.at), (uint32_t)line.len};
    }
}

static void split_block(struct work *w, const struct block *b, struct spans *out)
{
    out->len = 0;
    if (is_one_segment(b->kind) && b->text.len <= MOST_LINE)
        split_lines(w->scratch, b->text, out);
    else
        breaks_sentences(w->lane, w->scratch, b->text, out);
}

static enum fault segment_work(struct work *w, struct buf *out, struct err *err)
{
    struct spans spans = {0};
    struct ids ids = {.arena = w->scratch};
    char id[SEGMENT_ID];
    json_open(out, '{');
    json_key(out, "segments");
    json_open(out, '[');
    for (size_t i = 0; i < w->article->blocks.len; i++) {
        const struct block *b = &w->article->blocks.at[i];
        if (!block_is_copy(b->kind))
            continue;
        split_block(w, b, &spans);
        for (size_t k = 0; k < spans.len; k++) {
            ids_next(&ids, b->kind, span_of(b->text, spans.at[k]), id);
            json_add_int(out, NULL, (int64_t)i);
            json_add_int(out, NULL, spans.at[k].at);
            json_add_int(out, NULL, spans.at[k].len);
            json_add_str(out, NULL, str_of(id));
        }
    }
    json_close(out, ']');
    json_close(out, '}');
    return buf_check(out, "segment", err);
}

/* False when the four values do not fit the article. */
static bool pull_segment(struct pull *p, struct article *a)
{
    int64_t block = pull_int(p);
    pull_must(p);
    int64_t at = pull_int(p);
    pull_must(p);
    int64_t len = pull_int(p);
    pull_must(p);
    struct str id = pull_str(p);
    if (block < 0 || (size_t)block >= a->blocks.len || id.len != SEGMENT_ID - 1)
        return false;
    struct str text = a->blocks.at[block].text;
    if (at < 0 || len <= 0 || (size_t)at > text.len || (size_t)len > text.len - (size_t)at)
        return false;
    struct segment s = {.block = (uint32_t)block, .at = {(uint32_t)at, (uint32_t)len}};
    memcpy(s.id, id.at, id.len);
    s.source = span_of(text, s.at);
    *vec_push(a->arena, &a->segments) = s;
    return true;
}

static enum fault pull_segments(struct pull *p, struct article *a, struct err *err)
{
    pull_open(p, '[');
    while (pull_more(p))
        if (!pull_segment(p, a))
            return fault(err, FAULT_STOP, "stored segment output: segment %zu does not fit its article",
                         a->segments.len);
    return FAULT_OK;
}

static enum fault segment_load(struct article *a, struct str bytes, struct err *err)
{
    struct pull p = pull_from(bytes, a->arena);
    struct str key;
    a->segments = (struct segments){0};
    pull_open(&p, '{');
    while (pull_key(&p, &key))
        if (str_is(key, "segments"))
            try(pull_segments(&p, a, err));
        else
            pull_skip(&p);
    try(pull_end(&p, "stored segment output", err));
    inlines_find(a);
    return FAULT_OK;
}

static enum fault segment_lane_open(void *shared, void **lane, struct err *err)
{
    (void)shared;
    return breaks_open("ko", (struct breaks **)lane, err);
}

static void segment_lane_close(void *lane)
{
    breaks_close(lane);
}

static const struct option options[] = {{.name = NULL}};

const struct stage stage_segment = {
    .name = "segment",
    .help = "cuts copy into sentences whose ids survive corrections of the story",
    .version = 1,
    .scope = SCOPE_ARTICLE,
    .options = options,
    .lane_open = segment_lane_open,
    .lane_close = segment_lane_close,
    .work = segment_work,
    .load = segment_load,
};
