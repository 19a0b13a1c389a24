#include "stages/ingest/codec.h"

#include "base/json.h"
#include "base/pull.h"

#include <stddef.h>

struct text_field {
    const char *key;
    size_t at; /* of the struct str in struct meta */
};

static const struct text_field fields[] = {
    {"source_id", offsetof(struct meta, source_id)},
    {"format", offsetof(struct meta, format)},
    {"encoding", offsetof(struct meta, encoding)},
    {"title", offsetof(struct meta, title)},
    {"byline", offsetof(struct meta, byline)},
    {"section", offsetof(struct meta, section)},
    {"dateline", offsetof(struct meta, dateline)},
    {"slug", offsetof(struct meta, slug)},
    {"copyright", offsetof(struct meta, copyright)},
    {"language", offsetof(struct meta, language)},
    {"published_text", offsetof(struct meta, published_text)},
    {"extra", offsetof(struct meta, extra)},
};

enum { FIELDS = sizeof fields / sizeof *fields };

static void write_meta(const struct meta *m, struct buf *out)
{
    json_key(out, "meta");
    json_open(out, '{');
    for (size_t i = 0; i < FIELDS; i++) {
        struct str value = *(const struct str *)((const char *)m + fields[i].at);
        if (value.len)
            json_add_str(out, fields[i].key, value);
    }
    json_add_int(out, "published", m->published);
    json_close(out, '}');
}

/* The last member of a block that has any: [at, length, kind, tag, href, at, …]. */
static void write_inlines(const struct block *b, struct buf *out)
{
    json_open(out, '[');
    for (size_t i = 0; i < b->inlines.len; i++) {
        const struct block_inline *m = &b->inlines.at[i];
        json_add_int(out, NULL, m->at.at);
        json_add_int(out, NULL, m->at.len);
        json_add_int(out, NULL, m->kind);
        json_add_int(out, NULL, m->tag);
        json_add_str(out, NULL, m->href);
    }
    json_close(out, ']');
}

static void write_block(const struct block *b, struct str raw, struct buf *out)
{
    json_open(out, '[');
    json_add_int(out, NULL, b->kind);
    json_add_int(out, NULL, b->raw.at);
    json_add_int(out, NULL, b->raw.len);
    if (b->raw.len && str_eq(b->read, span_of(raw, b->raw)))
        json_add_int(out, NULL, 0);
    else
        json_add_str(out, NULL, b->read);
    if (b->note.len || b->cut.len || b->inlines.len)
        json_add_str(out, NULL, b->note);
    for (size_t i = 0; i < b->cut.len; i++) {
        json_add_int(out, NULL, b->cut.at[i].at.at);
        json_add_int(out, NULL, b->cut.at[i].at.len);
        json_add_str(out, NULL, b->cut.at[i].kind);
    }
    if (b->inlines.len)
        write_inlines(b, out);
    json_close(out, ']');
}

void codec_write(const struct article *from, struct buf *out)
{
    json_open(out, '{');
    write_meta(&from->meta, out);
    json_key(out, "blocks");
    json_open(out, '[');
    for (size_t i = 0; i < from->blocks.len; i++)
        write_block(&from->blocks.at[i], from->raw, out);
    json_close(out, ']');
    json_close(out, '}');
}

static void pull_member(struct pull *p, struct str key, struct meta *m)
{
    size_t i = 0;
    while (i < FIELDS && !str_is(key, fields[i].key))
        i++;
    if (i < FIELDS)
        *(struct str *)((char *)m + fields[i].at) = pull_str(p);
    else if (str_is(key, "published"))
        m->published = pull_int(p);
    else
        pull_skip(p);
}

static void pull_meta(struct pull *p, struct meta *m)
{
    struct str key;
    pull_open(p, '{');
    while (pull_key(p, &key))
        pull_member(p, key, m);
}

static uint32_t pull_number(struct pull *p)
{
    pull_must(p);
    int64_t n = pull_int(p);
    return n < 0 || n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static struct str pull_text(struct pull *p)
{
    pull_must(p);
    return pull_str(p);
}

static bool fits(struct span s, struct str text)
{
    return s.at <= text.len && s.len <= text.len - s.at;
}

/* The last value of a block that has any, behind its bracket. */
static bool pull_inlines(struct pull *p, struct article *a, struct block *b)
{
    pull_open(p, '[');
    while (pull_more(p)) {
        struct block_inline m = {.at.at = (uint32_t)pull_int(p)};
        m.at.len = pull_number(p);
        m.kind = (enum inline_kind)pull_number(p);
        m.tag = pull_number(p);
        m.href = pull_text(p);
        if (!fits(m.at, b->read) || m.kind > INLINE_STRONG)
            return false;
        *vec_push(a->arena, &b->inlines) = m;
    }
    return true;
}

/* The text of the block, or 0 when it is what stands in the raw bytes. */
static struct str pull_read(struct pull *p, const struct article *a, struct span raw)
{
    pull_must(p);
    if (pull_peek(p) == '"')
        return pull_str(p);
    pull_int(p);
    return span_of(a->raw, raw);
}

/* Behind the note; false when one is not inside the text. */
static bool pull_cuts(struct pull *p, struct article *a, struct block *b)
{
    while (pull_more(p)) {
        if (pull_peek(p) == '[')
            return pull_inlines(p, a, b) && !pull_more(p);
        struct span at = {.at = (uint32_t)pull_int(p), .len = 0};
        at.len = pull_number(p);
        if (!fits(at, b->read))
            return false;
        *vec_push(a->arena, &b->cut) = (struct boilerplate_span){at, pull_text(p)};
    }
    return true;
}

static bool pull_block(struct pull *p, struct article *a)
{
    struct block b = {.note = {"", 0}};
    pull_open(p, '[');
    b.kind = (enum block_kind)pull_number(p);
    b.raw.at = pull_number(p);
    b.raw.len = pull_number(p);
    if (b.kind > BLOCK_BOILERPLATE || !fits(b.raw, a->raw))
        return false;
    b.read = pull_read(p, a, b.raw);
    if (pull_more(p)) {
        b.note = pull_str(p);
        if (!pull_cuts(p, a, &b))
            return false;
    }
    *vec_push(a->arena, &a->blocks) = b;
    return true;
}

static enum fault pull_blocks(struct pull *p, struct article *a, struct err *err)
{
    pull_open(p, '[');
    for (size_t i = 0; pull_more(p); i++)
        if (!pull_block(p, a))
            return fault(err, FAULT_STOP, "stored ingest output: block %zu does not fit its article", i);
    return FAULT_OK;
}

static void empty_meta(struct meta *m)
{
    *m = (struct meta){.published = 0};
    for (size_t i = 0; i < FIELDS; i++)
        *(struct str *)((char *)m + fields[i].at) = str_of("");
}

enum fault codec_read(struct article *a, struct str bytes, struct err *err)
{
    struct pull p = pull_from(bytes, a->arena);
    struct str key;
    empty_meta(&a->meta);
    a->blocks = (struct blocks){0};
    pull_open(&p, '{');
    while (pull_key(&p, &key))
        if (str_is(key, "meta"))
            pull_meta(&p, &a->meta);
        else if (str_is(key, "blocks"))
            try(pull_blocks(&p, a, err));
        else
            pull_skip(&p);
    return pull_end(&p, "stored ingest output", err);
}
