#include "stages/ingest/source.h"

#include "base/buf.h"

#include "base/limits.h"

enum fault source_open(struct source *s, struct arena *a, struct article *out, const char *label, struct err *err)
{
    *s = (struct source){.a = a, .out = out, .placed = true};
    const char *name = out->name.len ? arena_cstr(a, out->name) : "article";
    try(decode_text(a, out->raw, label, name, &s->decoded, err));
    s->text = s->decoded.text;
    out->meta.encoding = str_of(s->decoded.encoding);
    return FAULT_OK;
}

void source_borrow(struct source *s, struct arena *a, struct article *out, struct str text)
{
    *s = (struct source){.a = a, .out = out, .text = text};
}

/* Blocks come in order but for the rare headline out of a page's head. */
static struct span raw_span(struct source *s, struct span at)
{
    if (!s->placed || at.len == 0)
        return (struct span){0, 0};
    if (at.at < s->walk.at)
        s->walk = (struct decode_walk){0};
    size_t start = decode_walk_to(&s->walk, &s->decoded, at.at);
    size_t end = decode_walk_to(&s->walk, &s->decoded, (size_t)at.at + at.len);
    return (struct span){(uint32_t)start, (uint32_t)(end - start)};
}

void source_block(struct source *s, enum block_kind kind, struct span at, struct str read)
{
    if (s->out->blocks.len >= LIMIT_BLOCKS) {
        s->over = true;
        return;
    }
    *vec_push(s->a, &s->out->blocks) = (struct block){.kind = kind, .raw = raw_span(s, at), .read = read};
}

void source_inline(struct source *s, const struct block_inline *mark)
{
    if (s->over || s->out->blocks.len == 0)
        return;
    struct block *b = &s->out->blocks.at[s->out->blocks.len - 1];
    if (b->inlines.len < LIMIT_INLINES)
        *vec_push(s->a, &b->inlines) = *mark;
}

enum fault source_close(const struct source *s, struct err *err)
{
    if (s->over)
        return fault(err, FAULT_REJECT, "%.*s: more than %d paragraphs: split the file", STR_ARGS(s->out->name),
                     (int)LIMIT_BLOCKS);
    return FAULT_OK;
}
