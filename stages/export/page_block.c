/* One block put back: which inline elements can go around which words.
 *
 * An element is kept when its text is a whole sentence, a glossary term whose rendering
 * stands in the translation, or something that needs no translation (a number, a name
 * in Latin letters) and stands there once. Where none of that holds the words stay and the
 * element goes: a link around the wrong words would be worse than none. */
#include "stages/export/markup.h"
#include "stages/export/page.h"

enum { WRAPS = 64 };

/* An element around bytes [at, end) of the passage's text. */
struct wrap {
    size_t at, end;
    struct str open, close;
};

struct block_work {
    const struct export_input *in;
    const struct passage *p;
    struct wrap wraps[WRAPS];
    size_t n;
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

static bool around_term(const struct block_work *w, struct str words, size_t *at, size_t *end)
{
    const struct article *a = w->in->article;
    for (size_t i = 0; i < a->terms.len; i++) {
        const struct term_mark *t = &a->terms.at[i];
        if (t->segment < w->p->first || t->segment >= w->p->end || t->rendering.len == 0)
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
    struct str words = markup_plain(w->in->arena, inner);
    size_t at, end;
    if (words.len == 0 || w->n == WRAPS)
        return;
    if (!around_sentence(w, words, &at, &end) && !around_term(w, words, &at, &end) &&
        !around_same_words(w, words, &at, &end))
        return;
    if (fits(w, at, end))
        w->wraps[w->n++] = (struct wrap){at, end, open, close};
}

/* Bytes of `was` up to the end tag that belongs to an element whose content begins at
 * `at`; the end tag goes to *close. */
static bool content_of(struct str was, size_t at, struct str name, struct str *inner, struct str *close)
{
    int depth = 1;
    struct markup m = {0};
    for (size_t from = at; markup_next(was, &at, &m);) {
        if (m.name.len != name.len || memcmp(m.name.at, name.at, name.len) != 0)
            continue;
        depth += m.kind == MARKUP_OPEN ? 1 : m.kind == MARKUP_CLOSE ? -1 : 0;
        if (depth > 0)
            continue;
        *inner = str_slice(was, from, (size_t)(m.bytes.at - was.at) - from);
        *close = m.bytes;
        return true;
    }
    return false;
}

static void read_inner(struct block_work *w, struct str inner)
{
    struct markup m = {0};
    for (size_t at = 0; markup_next(inner, &at, &m);) {
        if (m.kind != MARKUP_OPEN)
            continue;
        struct str text, close;
        bool breaks = str_is_nocase(m.name, "br") || str_is_nocase(m.name, "wbr");
        if (markup_is_void(m.name)) {
            if (!breaks)
                buf_add(&w->kept, m.bytes);
        } else if (w->n < WRAPS && content_of(inner, at, m.name, &text, &close)) {
            place(w, text, m.bytes, close);
        }
    }
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
    /* outer elements were found first: their start tags come first in the page */
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
