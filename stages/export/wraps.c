#include "stages/export/wraps.h"

#include "model/inlines.h"
#include "stages/export/markup.h"

#include <stdlib.h>

static bool fits(const struct wraps *w, size_t at, size_t end)
{
    for (size_t i = 0; i < w->len; i++) {
        const struct wrap *o = &w->at[i];
        bool apart = end <= o->at || at >= o->end;
        bool within = (at >= o->at && end <= o->end) || (at <= o->at && end >= o->end);
        if (!apart && !within)
            return false;
    }
    return true;
}

bool wraps_add(struct wraps *w, size_t at, size_t end, struct str open, struct str close)
{
    if (w->len == WRAPS || at >= end || !fits(w, at, end))
        return false;
    w->at[w->len] = (struct wrap){at, end, open, close, w->len};
    w->len++;
    return true;
}

/* Bytes of a sentence and what stands behind it in its passage. */
static size_t length_of(const struct export_input *in, const struct passage *p, uint32_t segment)
{
    size_t between = segment + 1 < p->end ? strlen(copy_between(in->article, segment + 1)) : 0;
    return copy_length(&in->article->segments.at[segment]) + between;
}

size_t wraps_sentence(const struct export_input *in, const struct passage *p, uint32_t segment)
{
    size_t at = 0;
    for (uint32_t i = p->first; i < segment; i++)
        at += length_of(in, p, i);
    return at;
}

/* The segment's piece of a block's mark, where it is placed. */
static bool piece_of(const struct article *a, const struct segment *s, uint32_t mark, struct span *target)
{
    const struct inline_mark *m = inlines_of(a, s);
    for (uint32_t i = 0; i < s->inlines; i++)
        if (m[i].of == mark)
            return inlines_place(a, &m[i], target);
    return false;
}

bool wraps_place(const struct export_input *in, const struct passage *p, uint32_t mark, size_t *at, size_t *end)
{
    bool found = false;
    size_t from = 0; /* where the sentence begins; kept up, so that a long passage stays linear */
    for (uint32_t i = p->first; i < p->end; from += length_of(in, p, i++)) {
        struct span target;
        if (piece_of(in->article, &in->article->segments.at[i], mark, &target)) {
            *at = found ? *at : from + target.at;
            *end = from + target.at + target.len;
            found = true;
        } else if (found) {
            return true; /* past its end, or torn: the first stretch keeps it */
        }
    }
    return found;
}

static bool is_address(struct str href)
{
    return str_starts(href, "https://") || str_starts(href, "http://") || str_starts(href, "mailto:");
}

static void add_mark(const struct export_input *in, const struct block_inline *m, size_t at, size_t end,
                     struct wraps *w)
{
    static const char *const elements[] = {[INLINE_LINK] = "a", [INLINE_EMPHASIS] = "em", [INLINE_STRONG] = "strong"};
    auto_buf struct buf open = buf_make(m->href.len * 6 + 32);
    if (m->kind == INLINE_LINK && !is_address(m->href))
        return;
    buf_printf(&open, "<%s", elements[m->kind]);
    if (m->kind == INLINE_LINK) {
        buf_addz(&open, " href=\"");
        markup_add(&open, m->href);
        buf_addc(&open, '"');
    }
    buf_addc(&open, '>');
    wraps_add(w, at, end, arena_str(in->arena, buf_str(&open)), arena_printf(in->arena, "</%s>", elements[m->kind]));
}

void wraps_marks(const struct export_input *in, const struct passage *p, struct wraps *w)
{
    const struct block *b = &in->article->blocks.at[p->block];
    size_t at, end;
    for (size_t i = b->inlines.len; i-- > 0;) /* an inner one begins later */
        if (wraps_place(in, p, (uint32_t)i, &at, &end))
            add_mark(in, &b->inlines.at[i], at, end, w);
}

/* --- writing --- */

static int outer_first(const void *a, const void *b)
{
    const struct wrap *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return x->nth > y->nth ? -1 : 1;
}

static void add_lines(struct buf *out, struct str text, const char *br)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] != '\n')
            continue;
        markup_add(out, str_slice(text, from, i - from));
        buf_addz(out, br);
        from = i + 1;
    }
    markup_add(out, str_slice(text, from, text.len));
}

/* The end tags due at a place: of those that end there the one that opened last goes first. */
static void close_at(const struct wraps *w, size_t at, struct buf *out)
{
    for (size_t i = w->len; i-- > 0;)
        if (w->at[i].end == at && w->at[i].at < at)
            buf_add(out, w->at[i].close);
}

static void open_at(const struct wraps *w, size_t at, struct buf *out)
{
    for (size_t i = 0; i < w->len; i++)
        if (w->at[i].at == at)
            buf_add(out, w->at[i].open);
}

static size_t next_border(const struct wraps *w, size_t at, size_t next)
{
    for (size_t i = 0; i < w->len; i++) {
        if (w->at[i].at > at && w->at[i].at < next)
            next = w->at[i].at;
        if (w->at[i].end > at && w->at[i].end < next)
            next = w->at[i].end;
    }
    return next;
}

void wraps_write(struct wraps *w, struct str text, const char *br, struct buf *out)
{
    if (w->len)
        qsort(w->at, w->len, sizeof *w->at, outer_first);
    for (size_t at = 0;;) {
        close_at(w, at, out);
        if (at == text.len)
            break;
        open_at(w, at, out);
        size_t next = next_border(w, at, text.len);
        add_lines(out, str_slice(text, at, next - at), br);
        at = next;
    }
}
