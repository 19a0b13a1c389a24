#include "stages/export/page.h"

#include "stages/export/markup.h"
#include "text/decode.h"
#include "text/utf8.h"

/* A stretch of the decoded page that is exchanged. */
struct cut {
    size_t at, end;
    const struct passage *passage; /* NULL: the byline */
};

struct page {
    const struct export_input *in;
    struct str text; /* decoded */
    struct cut *cuts;
    size_t n;
    struct str from[2], to[2]; /* headline and deck: as the page quotes them, as they read now */
};

bool page_fits(const struct article *a)
{
    if (!str_is(a->meta.format, "html"))
        return false;
    for (size_t i = 0; i < a->segments.len; i++)
        if (a->blocks.at[a->segments.at[i].block].raw.len)
            return true;
    return false;
}

/* --- raw bytes to decoded text --- */

/* How many raw bytes a character takes: the encodings that decode.h knows. */
static size_t raw_width(struct str encoding, struct str raw, size_t at, uint32_t c, size_t utf8)
{
    if (str_starts(encoding, "UTF-16"))
        return c > 0xFFFF ? 4 : 2;
    if (str_is_nocase(encoding, "windows-949"))
        return at < raw.len && (unsigned char)raw.at[at] > 0x80 && (unsigned char)raw.at[at] < 0xFF ? 2 : 1;
    return utf8;
}

/* Walks both texts side by side; asked for rising places only. */
struct walk {
    struct str raw, text, encoding;
    size_t in_raw, in_text;
};

static size_t walk_to(struct walk *w, size_t raw)
{
    while (w->in_raw < raw && w->in_text < w->text.len) {
        size_t utf8;
        uint32_t c = utf8_at(w->text, w->in_text, &utf8);
        w->in_raw += raw_width(w->encoding, w->raw, w->in_raw, c, utf8);
        w->in_text += utf8;
    }
    return w->in_text;
}

/* --- what is exchanged --- */

/* Passages come in the order of their blocks; asked for rising blocks only. */
static const struct passage *passage_of(const struct export_input *in, uint32_t block, size_t *next)
{
    while (*next < in->passages.len && in->passages.at[*next].block < block)
        ++*next;
    return *next < in->passages.len && in->passages.at[*next].block == block ? &in->passages.at[*next] : NULL;
}

static bool is_cut(const struct export_input *in, const struct block *b, const struct passage *p)
{
    return b->raw.len && (p || (b->kind == BLOCK_BYLINE && in->byline.len));
}

/* Blocks that stand behind one another in the page; one that overlaps is left alone. */
static void find_cuts(struct page *page, const struct decoded *d)
{
    const struct article *a = page->in->article;
    struct walk w = {a->raw, d->text, str_of(d->encoding), d->bom, 0};
    page->cuts = arena_alloc(page->in->arena, (a->blocks.len + 1) * sizeof *page->cuts);
    size_t end = 0, next = 0;
    for (uint32_t i = 0; i < a->blocks.len; i++) {
        const struct block *b = &a->blocks.at[i];
        const struct passage *p = passage_of(page->in, i, &next);
        if (!is_cut(page->in, b, p) || b->raw.at < end)
            continue;
        end = (size_t)b->raw.at + b->raw.len;
        size_t at = walk_to(&w, b->raw.at);
        page->cuts[page->n++] = (struct cut){at, walk_to(&w, end), p};
    }
}

static void find_quoted(struct page *page)
{
    static const enum block_kind kinds[2] = {BLOCK_HEADLINE, BLOCK_DECK};
    for (int i = 0; i < 2; i++) {
        const struct passage *p = copy_first(&page->in->passages, kinds[i]);
        page->from[i] = p ? str_trim(page->in->article->blocks.at[p->block].read) : str_of("");
        page->to[i] = p ? p->text : str_of("");
    }
}

/* --- the rest of the page --- */

static void add_json_text(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c < 0x20 || c == '<')
            buf_printf(out, "\\u%04x", c);
        else
            buf_addc(out, (char)c);
    }
}

/* `text` with the Korean headline and deck in it exchanged; `escape` writes ours. */
static void add_exchanged(const struct page *page, struct str text, void (*escape)(struct buf *, struct str),
                          struct buf *out)
{
    size_t at = 0;
    ptrdiff_t hits[2];
    for (int i = 0; i < 2; i++)
        hits[i] = page->from[i].len ? str_find(text, page->from[i], 0) : -1;
    for (;;) {
        int which = hits[0] >= 0 && (hits[1] < 0 || hits[0] <= hits[1]) ? 0 : 1;
        if (hits[which] < 0)
            break;
        buf_add(out, str_slice(text, at, (size_t)hits[which] - at));
        escape(out, page->to[which]);
        at = (size_t)hits[which] + page->from[which].len;
        for (int i = 0; i < 2; i++) /* looked for again only where it was passed, so all stays linear */
            if (hits[i] >= 0 && (size_t)hits[i] < at)
                hits[i] = str_find(text, page->from[i], at);
    }
    buf_add(out, str_slice(text, at, text.len));
}

/* The tag with one attribute's value exchanged, or the attribute added. */
static void add_tag(struct buf *out, struct str tag, const char *attribute, struct str value)
{
    struct str was;
    size_t before = 0, after;
    if (markup_attribute(tag, attribute, &was)) {
        before = (size_t)(was.at - tag.at);
        after = before + was.len;
        bool bare = before && tag.at[before - 1] == '=';
        buf_add(out, str_slice(tag, 0, before));
        buf_addz(out, bare ? "\"" : "");
        markup_add(out, value);
        buf_addz(out, bare ? "\"" : "");
        buf_add(out, str_slice(tag, after, tag.len));
        return;
    }
    for (before = 1; before < tag.len && ((tag.at[before] | 0x20) >= 'a' && (tag.at[before] | 0x20) <= 'z');)
        before++;
    buf_add(out, str_slice(tag, 0, before));
    buf_printf(out, " %s=\"", attribute);
    markup_add(out, value);
    buf_addc(out, '"');
    buf_add(out, str_slice(tag, before, tag.len));
}

/* <meta>: charset becomes UTF-8, quotations of headline and deck are exchanged. */
static void add_meta(const struct page *page, struct str tag, struct buf *out)
{
    struct str value;
    if (markup_attribute(tag, "charset", &value)) {
        add_tag(out, tag, "charset", str_of("utf-8"));
        return;
    }
    if (!markup_attribute(tag, "content", &value)) {
        buf_add(out, tag);
        return;
    }
    struct str http;
    if (markup_attribute(tag, "http-equiv", &http) && str_is_nocase(http, "content-type")) {
        add_tag(out, tag, "content", str_of("text/html; charset=utf-8"));
        return;
    }
    buf_add(out, str_slice(tag, 0, (size_t)(value.at - tag.at)));
    add_exchanged(page, value, markup_add, out);
    size_t end = (size_t)(value.at - tag.at) + value.len;
    buf_add(out, str_slice(tag, end, tag.len));
}

/* "inLanguage": "ko" in the page's JSON-LD. */
static void add_data(const struct page *page, struct str json, struct buf *out)
{
    const struct article *a = page->in->article;
    auto_buf struct buf b = buf_make(LIMIT_EXPORT);
    add_exchanged(page, json, add_json_text, &b);
    struct str text = buf_str(&b), ko = arena_printf(page->in->arena, "\"%.*s\"", STR_ARGS(a->source_lang));
    ptrdiff_t key = str_find(text, str_of("\"inLanguage\""), 0);
    ptrdiff_t hit = key < 0 ? -1 : str_find(str_slice(text, 0, (size_t)key + 24), ko, (size_t)key);
    if (hit >= 0) {
        buf_add(out, str_slice(text, 0, (size_t)hit));
        buf_printf(out, "\"%.*s\"", STR_ARGS(a->target_lang));
        text = str_slice(text, (size_t)hit + ko.len, text.len);
    }
    buf_add(out, text);
}

static void add_mark(const struct page *page, struct buf *out)
{
    if (!page->in->draft)
        return;
    buf_addz(out, "<p class=\"draft-mark\" style=\"background:#b00020;color:#fff;padding:.5em\">");
    markup_add(out, page->in->facts->mark);
    buf_addz(out, "</p>");
}

/* A piece of the page between two blocks. */
static void add_skeleton(const struct page *page, struct str piece, struct buf *out)
{
    struct markup m = {0};
    bool data = false, marked = false;
    for (size_t at = 0; markup_next(piece, &at, &m);) {
        struct str type;
        bool open = m.kind == MARKUP_OPEN;
        if (open && str_is_nocase(m.name, "html"))
            add_tag(out, m.bytes, "lang", page->in->article->target_lang);
        else if (open && str_is_nocase(m.name, "meta"))
            add_meta(page, m.bytes, out);
        else if (m.kind == MARKUP_RAW && str_is_nocase(m.name, "title"))
            add_exchanged(page, m.bytes, markup_add, out);
        else if (m.kind == MARKUP_RAW && data)
            add_data(page, m.bytes, out);
        else
            buf_add(out, m.bytes);
        data = open && str_is_nocase(m.name, "script") && markup_attribute(m.bytes, "type", &type) &&
               str_is_nocase(str_trim(type), "application/ld+json");
        if (open && str_is_nocase(m.name, "body") && !marked) {
            add_mark(page, out);
            marked = true;
        }
    }
}

static void add_disclosure(const struct page *page, struct buf *out)
{
    const struct source_type *t = page->in->facts->type;
    buf_addz(out, "\n<p class=\"disclosure\"");
    if (t) {
        buf_addz(out, " data-digital-source-type=\"");
        markup_add(out, source_type_uri(page->in->arena, t));
        buf_addc(out, '"');
    }
    buf_addc(out, '>');
    markup_add(out, page->in->disclosure);
    buf_addz(out, "</p>");
}

/* The last block of body copy: the disclosure goes behind it. */
static size_t last_of_body(const struct page *page)
{
    size_t last = page->n - 1;
    for (size_t i = 0; i < page->n; i++)
        if (page->cuts[i].passage && page->cuts[i].passage->kind == BLOCK_PARAGRAPH)
            last = i;
    return last;
}

/* The end tag that follows at once stays with the block before it. */
static size_t behind_end_tag(struct str text, size_t at)
{
    struct markup m = {0};
    size_t next = at;
    while (next < text.len && str_trim(str_slice(text, next, 1)).len == 0)
        next++;
    if (markup_next(text, &next, &m) && m.kind == MARKUP_CLOSE)
        return next;
    return at;
}

enum fault page_write(const struct export_input *in, struct buf *out, struct err *err)
{
    const struct article *a = in->article;
    struct decoded d;
    const char *label = a->meta.encoding.len ? arena_cstr(in->arena, a->meta.encoding) : NULL;
    try(decode_text(in->arena, a->raw, label, arena_cstr(in->arena, a->name), &d, err));
    struct page page = {.in = in, .text = d.text};
    find_cuts(&page, &d);
    find_quoted(&page);
    size_t at = 0, last = last_of_body(&page);
    for (size_t i = 0; i < page.n; i++) {
        const struct cut *c = &page.cuts[i];
        add_skeleton(&page, str_slice(page.text, at, c->at - at), out);
        at = c->end;
        if (c->passage)
            page_add_block(in, c->passage, str_slice(page.text, c->at, c->end - c->at), out);
        else
            markup_add(out, in->byline);
        if (i != last)
            continue;
        size_t end = behind_end_tag(page.text, at);
        buf_add(out, str_slice(page.text, at, end - at));
        at = end;
        add_disclosure(&page, out);
    }
    add_skeleton(&page, str_slice(page.text, at, page.text.len), out);
    return FAULT_OK;
}
