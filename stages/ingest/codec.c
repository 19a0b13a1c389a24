#include "stages/ingest/codec.h"

#include "base/json.h"

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

static void read_meta(struct article *a, const json_t *meta)
{
    for (size_t i = 0; i < FIELDS; i++) {
        struct str value = json_get_str(meta, fields[i].key);
        *(struct str *)((char *)&a->meta + fields[i].at) = value.len ? arena_str(a->arena, value) : value;
    }
    a->meta.published = json_get_int(meta, "published", 0);
}

static uint32_t number_at(const json_t *row, size_t i)
{
    json_int_t n = json_integer_value(json_array_get(row, i));
    return n < 0 || n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static struct str text_at(struct article *a, const json_t *row, size_t i)
{
    struct str s = json_str(json_array_get(row, i));
    return s.len ? arena_str(a->arena, s) : str_of("");
}

static bool fits(struct span s, struct str text)
{
    return s.at <= text.len && s.len <= text.len - s.at;
}

static bool read_inlines(struct article *a, const json_t *row, struct block *b)
{
    for (size_t i = 0; i + 4 < json_array_size(row); i += 5) {
        struct block_inline m = {.at = {number_at(row, i), number_at(row, i + 1)},
                                 .kind = (enum inline_kind)number_at(row, i + 2),
                                 .tag = number_at(row, i + 3),
                                 .href = text_at(a, row, i + 4)};
        if (!fits(m.at, b->read) || m.kind > INLINE_STRONG)
            return false;
        *vec_push(a->arena, &b->inlines) = m;
    }
    return true;
}

static bool read_block(struct article *a, const json_t *row)
{
    struct block b = {.kind = (enum block_kind)number_at(row, 0), .raw = {number_at(row, 1), number_at(row, 2)}};
    if (b.kind > BLOCK_BOILERPLATE || !fits(b.raw, a->raw))
        return false;
    b.read = json_is_string(json_array_get(row, 3)) ? text_at(a, row, 3) : span_of(a->raw, b.raw);
    b.note = text_at(a, row, 4);
    size_t size = json_array_size(row);
    const json_t *inlines = size ? json_array_get(row, size - 1) : NULL;
    if (json_is_array(inlines) && (size-- < 6 || !read_inlines(a, inlines, &b)))
        return false;
    for (size_t i = 5; i + 2 < size; i += 3) {
        struct span at = {number_at(row, i), number_at(row, i + 1)};
        if (!fits(at, b.read))
            return false;
        *vec_push(a->arena, &b.cut) = (struct boilerplate_span){at, text_at(a, row, i + 2)};
    }
    *vec_push(a->arena, &a->blocks) = b;
    return true;
}

enum fault codec_read(struct article *a, struct str bytes, struct err *err)
{
    auto_json json_t *top = NULL;
    try(json_parse(bytes, "stored ingest output", &top, err));
    a->meta = (struct meta){0};
    a->blocks = (struct blocks){0};
    read_meta(a, json_object_get(top, "meta"));
    const json_t *blocks = json_object_get(top, "blocks");
    for (size_t i = 0; i < json_array_size(blocks); i++)
        if (!read_block(a, json_array_get(blocks, i)))
            return fault(err, FAULT_STOP, "stored ingest output: block %zu does not fit its article", i);
    return FAULT_OK;
}
