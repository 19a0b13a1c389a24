/* One block put back: which inline elements can go around which words.
 *
 * An element is kept when its text is a whole sentence, a glossary term whose rendering
 * stands in the translation, or something that needs no translation (a number, a name
 * in Latin letters) and stands there once. Where none of that holds the words stay and the
 * element goes: a link around the wrong words would be worse than none. */
#include "stages/export/markup.h"
#include "stages/export/page.h"

#include <stdlib.h>

/* Most elements kept in one block, open at a time and looked at: beyond that it is no news copy. */
enum { WRAPS = 64, DEPTH = 32, LOOKED_AT = 1000 };

/* An element around bytes [at, end) of the passage's text. */
struct wrap {
    size_t at, end;
    struct str open, close;
    size_t nth; /* order of the end tags: an outer element comes later */
};

struct block_work {
    const struct export_input *in;
    const struct passage *p;
    struct wrap wraps[WRAPS];
    size_t n, looked_at;
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

static size_t sentence_at(const struct block_work *w, uint32_t segment)
{
    size_t at = 0;
    for (uint32_t i = w->p->first; i < segment; i++)
        at += copy_sentence(w->in->arena, &w->in->article->segments.at[i]).len +
              strlen(copy_between(w->in->article, i + 1));
    return at;
}

static bool around_sentence(const struct block_work *w, struct str words, size_t *at, size_t *end)
{
    const struct article *a = w->in->article;
    for (uint32_t i = w->p->first; i < w->p->end; i++) {
        if (!str_eq(str_trim(a->segments.at[i].source), words))
            continue;
        *at = sentence_at(w, i);
        *end = *at + copy_sentence(w->in->arena, &a->segments.at[i]).len;
        return true;
    }
    return false;
}

/* The first mark of a segment or a later one; marks come in the order of the segments. */
static size_t first_mark(const struct term_marks *t, uint32_t segment)
{
    size_t low = 0, high = t->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (t->at[middle].segment < segment)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool around_term(const struct block_work *w, struct str words, size_t *at, size_t *end)
{
    const struct article *a = w->in->article;
    for (size_t i = first_mark(&a->terms, w->p->first); i < a->terms.len && a->terms.at[i].segment < w->p->end; i++) {
        const struct term_mark *t = &a->terms.at[i];
        if (t->rendering.len == 0)
            continue;
        const struct segment *s = &a->segments.at[t->segment];
        if (!str_eq(span_of(s->source, t->source), words))
            continue;
        ptrdiff_t hit = str_find(s->target, t->rendering, 0);
        if (hit < 0)
            continue;
        *at = sentence_at(w, t->segment) + (size_t)hit;
        *end = *at + t->rendering.len;
        return true;
    }
    return false;
}

static bool around_same_words(const struct block_work *w, struct str words, size_t *at, size_t *end)
{
    if (copy_has_hangul(words))
        return false;
    ptrdiff_t hit = str_find(w->p->text, words, 0);
    if (hit < 0 || str_find(w->p->text, words, (size_t)hit + 1) >= 0)
        return false;
    *at = (size_t)hit;
    *end = *at + words.len;
    return true;
}

/* Elements may nest, not cross. */
static bool fits(const struct block_work *w, size_t at, size_t end)
{
    for (size_t i = 0; i < w->n; i++) {
        const struct wrap *o = &w->wraps[i];
        bool apart = end <= o->at || at >= o->end;
        bool within = (at >= o->at && end <= o->end) || (at <= o->at && end >= o->end);
        if (!apart && !within)
            return false;
    }
    return true;
}

static void place(struct block_work *w, struct str inner, struct str open, struct str close)
{
    size_t at, end;
    if (w->n == WRAPS || w->looked_at++ >= LOOKED_AT)
        return;
    struct str words = markup_plain(w->in->arena, inner);
    if (words.len == 0)
        return;
    if (!around_sentence(w, words, &at, &end) && !around_term(w, words, &at, &end) &&
        !around_same_words(w, words, &at, &end))
        return;
    if (!fits(w, at, end))
        return;
    w->wraps[w->n] = (struct wrap){at, end, open, close, w->n};
    w->n++;
}

static bool same_name(struct str a, struct str b)
{
    bool same = a.len == b.len;
    for (size_t i = 0; same && i < a.len; i++)
        same = (a.at[i] | 0x20) == (b.at[i] | 0x20);
    return same;
}

static int outer_first(const void *a, const void *b)
{
    const struct wrap *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return x->nth > y->nth ? -1 : 1;
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
    if (w->n)
        qsort(w->wraps, w->n, sizeof *w->wraps, outer_first);
}

static void add_lines(struct buf *out, struct str text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] != '\n')
            continue;
        markup_add(out, str_slice(text, from, i - from));
        buf_addz(out, "<br>\n");
        from = i + 1;
    }
    markup_add(out, str_slice(text, from, text.len));
}

/* The end tags due at a place, innermost first: of those the one that opened last. */
static void close_at(const struct block_work *w, size_t at, struct buf *out)
{
    for (size_t done = 0, i; done < w->n; done++) {
        size_t best = w->n;
        for (i = 0; i < w->n; i++)
            if (w->wraps[i].end == at && w->wraps[i].at < at && (best == w->n || w->wraps[i].at >= w->wraps[best].at))
                best = i;
        if (best == w->n)
            return;
        buf_add(out, w->wraps[best].close);
        ((struct block_work *)(uintptr_t)w)->wraps[best].end = 0;
    }
}

static void open_at(const struct block_work *w, size_t at, struct buf *out)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->wraps[i].at == at && w->wraps[i].end > at)
            buf_add(out, w->wraps[i].open);
}

static void add_wrapped(struct block_work *w, struct buf *out)
{
    struct str text = w->p->text;
    size_t at = 0;
    while (at <= text.len) {
        close_at(w, at, out);
        open_at(w, at, out);
        size_t next = text.len;
        for (size_t i = 0; i < w->n; i++) {
            if (w->wraps[i].at > at && w->wraps[i].at < next)
                next = w->wraps[i].at;
            if (w->wraps[i].end > at && w->wraps[i].end < next)
                next = w->wraps[i].end;
        }
        add_lines(out, str_slice(text, at, next - at));
        if (at == text.len)
            break;
        at = next;
    }
}

void page_add_block(const struct export_input *in, const struct passage *p, struct str was, struct buf *out)
{
    struct block_work w = {.in = in, .p = p, .kept = buf_make(LIMIT_EXPORT)};
    size_t first, last;
    split(was, &first, &last);
    if (!balanced(str_slice(was, 0, first), str_slice(was, last, was.len))) {
        first = 0;
        last = was.len;
    }
    struct str inner = str_slice(was, first, last - first);
    read_inner(&w, inner);
    buf_add(out, str_slice(was, 0, first));
    add_wrapped(&w, out);
    buf_add(out, buf_str(&w.kept));
    buf_add(out, str_slice(was, last, was.len));
    buf_release(&w.kept);
}
