/* One block put back: which inline elements can go around which words.
 *
 * Links and emphasis were noted by ingest and stand where the translation has them
 * (model/inlines.h). Any other element is kept when its text is a whole sentence, a glossary
 * term whose rendering stands in the translation, or something that needs no translation
 * and stands there once. Where none of that holds the words stay and the element goes: a
 * link around the wrong words would be worse than none. */
#include "model/inlines.h"
#include "stages/export/markup.h"
#include "stages/export/page.h"
#include "stages/export/wraps.h"

/* Most elements open at a time and looked at in one block. */
enum { DEPTH = 32, LOOKED_AT = 1000 };

struct block_work {
    const struct export_input *in;
    const struct passage *p;
    struct str was;
    struct wraps wraps;
    size_t looked_at;
    struct buf kept; /* pictures and the like that stood among the words */
};

static bool is_text(const struct markup *m)
{
    return m->kind == MARKUP_TEXT && str_trim(m->bytes).len > 0;
}

/* The markup before the first and behind the last text: it stands around all of it. */
static void split(struct str was, size_t *first, size_t *last)
{
    struct markup m = {0};
    *first = was.len;
    *last = was.len;
    for (size_t at = 0; markup_next(was, &at, &m);) {
        if (!is_text(&m))
            continue;
        if (*first == was.len)
            *first = (size_t)(m.bytes.at - was.at);
        *last = (size_t)(m.bytes.at - was.at) + m.bytes.len;
    }
}

/* An element that opens before the text and closes among it, or the other way round,
 * must not be torn: then the edges count as part of the inside. */
static bool balanced(struct str before, struct str after)
{
    int depth = 0;
    struct markup m = {0};
    for (size_t at = 0; markup_next(before, &at, &m);)
        if (m.kind == MARKUP_OPEN && !markup_is_void(m.name))
            depth++;
        else if (m.kind == MARKUP_CLOSE && --depth < 0)
            return false;
    m = (struct markup){0};
    for (size_t at = 0; markup_next(after, &at, &m);)
        if (m.kind == MARKUP_OPEN && !markup_is_void(m.name))
            depth++;
        else if (m.kind == MARKUP_CLOSE && --depth < 0)
            return false;
    return depth == 0;
}

/* The block's mark whose start tag is `tag`; false when ingest noted none. */
static bool noted(const struct block_work *w, struct str tag, uint32_t *mark)
{
    const struct block *b = &w->in->article->blocks.at[w->p->block];
    for (uint32_t i = 0; i < b->inlines.len; i++) {
        *mark = i;
        if (b->inlines.at[i].tag == (size_t)(tag.at - w->was.at))
            return true;
    }
    return false;
}

/* The first sentence with these words in which their place is certain. */
static bool certain(const struct block_work *w, struct str words, size_t *at, size_t *end)
{
    const struct article *a = w->in->article;
    for (uint32_t i = w->p->first; i < w->p->end; i++) {
        struct span target;
        if (!inlines_certain(a, &a->segments.at[i], words, &target))
            continue;
        *at = wraps_sentence(w->in, w->p, i) + target.at;
        *end = *at + target.len;
        return true;
    }
    return false;
}

static void place(struct block_work *w, struct str inner, struct str open, struct str close)
{
    size_t at, end;
    uint32_t mark;
    if (w->looked_at++ >= LOOKED_AT)
        return;
    bool placed = noted(w, open, &mark) ? wraps_place(w->in, w->p, mark, &at, &end)
                                        : certain(w, markup_plain(w->in->arena, inner), &at, &end);
    if (placed)
        wraps_add(&w->wraps, at, end, open, close);
}

static bool same_name(struct str a, struct str b)
{
    bool same = a.len == b.len;
    for (size_t i = 0; same && i < a.len; i++)
        same = (a.at[i] | 0x20) == (b.at[i] | 0x20);
    return same;
}

/* An element that is open while the block is read. */
struct opened {
    struct str tag, name;
    size_t from; /* its content's first byte */
};

/* An end tag closes the newest open element of its name; what was opened inside it
 * and never closed is forgotten. */
static void close_element(struct block_work *w, struct str inner, struct opened *open, size_t *depth,
                          const struct markup *m)
{
    size_t i = *depth;
    while (i > 0 && !same_name(open[i - 1].name, m->name))
        i--;
    if (i == 0)
        return;
    *depth = i - 1;
    const struct opened *o = &open[i - 1];
    place(w, str_slice(inner, o->from, (size_t)(m->bytes.at - inner.at) - o->from), o->tag, m->bytes);
}

static void read_inner(struct block_work *w, struct str inner)
{
    struct opened open[DEPTH];
    size_t depth = 0;
    struct markup m = {0};
    for (size_t at = 0; markup_next(inner, &at, &m);) {
        bool breaks = str_is_nocase(m.name, "br") || str_is_nocase(m.name, "wbr");
        if (m.kind == MARKUP_CLOSE)
            close_element(w, inner, open, &depth, &m);
        else if (m.kind == MARKUP_OPEN && markup_is_void(m.name) && !breaks)
            buf_add(&w->kept, m.bytes);
        else if (m.kind == MARKUP_OPEN && !markup_is_void(m.name) && depth < DEPTH)
            open[depth++] = (struct opened){m.bytes, m.name, at};
    }
}

void page_add_block(const struct export_input *in, const struct passage *p, struct str was, struct buf *out)
{
    struct block_work w = {.in = in, .p = p, .was = was, .kept = buf_make(LIMIT_EXPORT)};
    size_t first, last;
    split(was, &first, &last);
    if (!balanced(str_slice(was, 0, first), str_slice(was, last, was.len))) {
        first = 0;
        last = was.len;
    }
    struct str inner = str_slice(was, first, last - first);
    read_inner(&w, inner);
    buf_add(out, str_slice(was, 0, first));
    wraps_write(&w.wraps, p->text, "<br>\n", out);
    buf_add(out, buf_str(&w.kept));
    buf_add(out, str_slice(was, last, was.len));
    buf_release(&w.kept);
}
