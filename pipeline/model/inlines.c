#include "model/inlines.h"

#include "base/buf.h"
#include "text/hangul.h"
#include "text/utf8.h"

#include <stdlib.h>

const char *inline_name(enum inline_kind kind)
{
    static const char *const names[] = {"link", "emphasis", "strong"};
    return names[kind];
}

/* --- from blocks to sentences --- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static struct span without_blanks(struct str text, size_t from, size_t end)
{
    while (from < end && is_blank(text.at[from]))
        from++;
    while (end > from && is_blank(text.at[end - 1]))
        end--;
    return (struct span){(uint32_t)from, (uint32_t)(end - from)};
}

/* Words are letters and digits of any script; all else ends or wraps a sentence. */
static bool has_words(struct str s)
{
    size_t step;
    for (size_t at = 0; at < s.len; at += step) {
        uint32_t c = utf8_at(s, at, &step);
        bool mark = (c >= 0x80 && c < 0xC0) || (c >= 0x2000 && c < 0x2070) || (c >= 0x3000 && c < 0x3030);
        if (c >= 0x80 ? !mark : (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            return true;
    }
    return false;
}

static bool covers(struct str text, struct span s)
{
    return !has_words(str_slice(text, 0, s.at)) && !has_words(str_slice(text, (size_t)s.at + s.len, text.len));
}

static int outer_first(const void *a, const void *b)
{
    const struct inline_mark *x = a, *y = b;
    if (x->source.at != y->source.at)
        return x->source.at < y->source.at ? -1 : 1;
    if (x->source.len != y->source.len)
        return x->source.len > y->source.len ? -1 : 1;
    return x->of < y->of ? -1 : x->of > y->of;
}

/* `places`: the block's marks in its text, mapped once for all its sentences. */
static void find_in(struct article *a, uint32_t segment, const struct span *places)
{
    struct segment *s = &a->segments.at[segment];
    const struct block *b = &a->blocks.at[s->block];
    s->first_inline = (uint32_t)a->inlines.len;
    for (uint32_t i = 0; i < b->inlines.len && s->inlines < INLINE_MOST; i++) {
        struct span in_block = places[i];
        size_t from = in_block.at > s->at.at ? in_block.at - s->at.at : 0, end = (size_t)in_block.at + in_block.len;
        end = end < s->at.at ? 0 : end - s->at.at < s->at.len ? end - s->at.at : s->at.len;
        struct span at = from < end ? without_blanks(s->source, from, end) : (struct span){0};
        if (at.len == 0 || !has_words(span_of(s->source, at)))
            continue;
        *vec_push(a->arena, &a->inlines) = (struct inline_mark){
            .segment = segment, .of = i, .kind = b->inlines.at[i].kind, .href = b->inlines.at[i].href, .source = at};
        s->inlines++;
    }
    if (!s->inlines)
        return;
    struct inline_mark *marks = &a->inlines.at[s->first_inline];
    qsort(marks, s->inlines, sizeof *marks, outer_first);
    for (uint32_t i = 0, n = 0; i < s->inlines; i++)
        marks[i].n = covers(s->source, marks[i].source) ? 0 : ++n;
}

static const struct span *places_of(struct article *a, const struct block *b)
{
    struct span *places = arena_alloc(a->arena, b->inlines.len * sizeof *places);
    for (size_t i = 0; i < b->inlines.len; i++)
        places[i] = edits_forth(&b->edits, b->inlines.at[i].at);
    return places;
}

void inlines_find(struct article *a)
{
    const struct span *places = NULL;
    a->inlines.len = 0;
    for (uint32_t i = 0; i < a->segments.len; i++) {
        struct segment *s = &a->segments.at[i];
        const struct block *b = &a->blocks.at[s->block];
        s->inlines = 0;
        if (b->inlines.len == 0)
            continue;
        if (!places || s[-1].block != s->block)
            places = places_of(a, b);
        find_in(a, i, places);
    }
}

bool inlines_numbered(const struct article *a, const struct segment *s)
{
    for (uint32_t i = 0; i < s->inlines; i++)
        if (inlines_of(a, s)[i].n)
            return true;
    return false;
}

/* --- tags --- */

/* `text` with the tags of the numbered marks at their spans; a mark without one has none. */
static struct str tagged(struct arena *arena, const struct article *a, const struct segment *s, struct str text,
                         const struct span *spans)
{
    const struct inline_mark *m = inlines_of(a, s);
    auto_buf struct buf b = buf_make(text.len + INLINE_MOST * 16);
    for (size_t at = 0; at <= text.len; at++) {
        for (uint32_t i = s->inlines; i-- > 0;) /* inner ones end first */
            if (m[i].n && spans[i].len && spans[i].at + spans[i].len == at)
                buf_printf(&b, "</%u>", m[i].n);
        for (uint32_t i = 0; i < s->inlines; i++)
            if (m[i].n && spans[i].len && spans[i].at == at)
                buf_printf(&b, "<%u>", m[i].n);
        if (at < text.len)
            buf_addc(&b, text.at[at]);
    }
    return arena_str(arena, buf_str(&b));
}

struct str inlines_source(struct arena *arena, const struct article *a, const struct segment *s)
{
    struct span spans[INLINE_MOST];
    if (!inlines_numbered(a, s))
        return s->source;
    for (uint32_t i = 0; i < s->inlines; i++)
        spans[i] = inlines_of(a, s)[i].source;
    return tagged(arena, a, s, s->source, spans);
}

struct str inlines_target(struct arena *arena, const struct article *a, const struct segment *s)
{
    struct span spans[INLINE_MOST] = {{0}};
    if (!inlines_numbered(a, s))
        return s->target;
    for (uint32_t i = 0; i < s->inlines; i++)
        if (!inlines_place(a, &inlines_of(a, s)[i], &spans[i]))
            spans[i] = (struct span){0, 0};
    return tagged(arena, a, s, s->target, spans);
}

/* The tag at `at`: its length and number, or 0 when none of this segment's is there. */
static size_t tag_at(const struct article *a, const struct segment *s, struct str text, size_t at, uint32_t *n,
                     bool *closes)
{
    size_t i = at + 1;
    *closes = i < text.len && text.at[i] == '/';
    i += *closes;
    for (*n = 0; i < text.len && text.at[i] >= '0' && text.at[i] <= '9' && *n < INLINE_MOST; i++)
        *n = *n * 10 + (uint32_t)(text.at[i] - '0');
    if (i >= text.len || text.at[i] != '>' || *n == 0)
        return 0;
    for (uint32_t k = 0; k < s->inlines; k++)
        if (inlines_of(a, s)[k].n == *n)
            return i + 1 - at;
    return 0;
}

struct str inlines_plain(struct arena *arena, const struct article *a, const struct segment *s, struct str text)
{
    uint32_t n;
    bool closes;
    if (!inlines_numbered(a, s) || !memchr(text.at, '<', text.len))
        return text;
    auto_buf struct buf b = buf_make(text.len + 1);
    for (size_t at = 0; at < text.len;) {
        size_t tag = text.at[at] == '<' ? tag_at(a, s, text, at, &n, &closes) : 0;
        if (!tag)
            buf_addc(&b, text.at[at]);
        at += tag ? tag : 1;
    }
    return arena_str(arena, buf_str(&b));
}

/* Both halves once, in order, around something: their place in the text without tags. */
static bool as_written(const struct article *a, const struct segment *s, uint32_t wanted, struct span *target)
{
    struct str text = segment_written(s);
    size_t plain = 0, from = 0, end = 0;
    int opened = 0, closed = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t n;
        bool closes;
        size_t tag = text.at[at] == '<' ? tag_at(a, s, text, at, &n, &closes) : 0;
        if (tag && n == wanted && closes) {
            closed += opened == 1 ? 1 : 2;
            end = plain;
        } else if (tag && n == wanted) {
            opened++;
            from = plain;
        }
        plain += tag ? 0 : 1;
        at += tag ? tag : 1;
    }
    if (opened != 1 || closed != 1)
        return false;
    *target = without_blanks(s->target, from, end);
    return target->len > 0;
}

/* --- places that are certain --- */

static bool has_hangul(struct str s)
{
    size_t step;
    for (size_t at = 0; at < s.len; at += step)
        if (hangul_is_syllable(utf8_at(s, at, &step)))
            return true;
    return false;
}

static bool is_word_byte(struct str s, size_t at)
{
    unsigned char c = at < s.len ? (unsigned char)s.at[at] : 0;
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool whole_word(struct str text, size_t at, size_t len)
{
    return (at == 0 || !is_word_byte(text, at - 1) || !is_word_byte(text, at)) &&
           (!is_word_byte(text, at + len) || !is_word_byte(text, at + len - 1));
}

/* The only place of the words in the target, as whole words. */
static bool stands_once(struct str target, struct str words, struct span *out)
{
    size_t found = 0;
    for (ptrdiff_t hit = 0; (hit = str_find(target, words, (size_t)hit)) >= 0; hit++) {
        if (!whole_word(target, (size_t)hit, words.len))
            continue;
        *out = (struct span){(uint32_t)hit, (uint32_t)words.len};
        found++;
    }
    return found == 1;
}

/* The first mark of a segment or a later one; marks come in the order of the segments. */
static size_t first_term(const struct term_marks *t, uint32_t segment)
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

static bool as_term(const struct article *a, const struct segment *s, struct str words, struct span *target)
{
    uint32_t segment = (uint32_t)(s - a->segments.at);
    for (size_t i = first_term(&a->terms, segment); i < a->terms.len && a->terms.at[i].segment == segment; i++) {
        const struct term_mark *t = &a->terms.at[i];
        if (!str_eq(span_of(s->source, t->source), words) || t->rendering.len == 0)
            continue;
        ptrdiff_t hit = str_find(s->target, t->rendering, 0);
        *target = hit >= 0 ? (struct span){(uint32_t)hit, (uint32_t)t->rendering.len} : t->target;
        if (target->len && (size_t)target->at + target->len <= s->target.len)
            return true;
    }
    return false;
}

bool inlines_certain(const struct article *a, const struct segment *s, struct str words, struct span *target)
{
    ptrdiff_t at = str_find(s->source, words, 0);
    if (words.len == 0 || at < 0 || s->target.len == 0)
        return false;
    if (covers(s->source, (struct span){(uint32_t)at, (uint32_t)words.len})) {
        *target = (struct span){0, (uint32_t)s->target.len};
        return true;
    }
    return as_term(a, s, words, target) || (!has_hangul(words) && stands_once(s->target, words, target));
}

bool inlines_place(const struct article *a, const struct inline_mark *m, struct span *target)
{
    const struct segment *s = &a->segments.at[m->segment];
    if (m->n && as_written(a, s, m->n, target))
        return true;
    return inlines_certain(a, s, span_of(s->source, m->source), target);
}
