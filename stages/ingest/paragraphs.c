#include "stages/ingest/paragraphs.h"

#include "stages/ingest/boilerplate.h"
#include "stages/ingest/line.h"
#include "text/norm.h"
#include "text/utf8.h"

enum {
    MOST_DECK = 100,   /* characters of a second paragraph that may be a deck */
    MOST_SUBHEAD = 40, /* and of a line between paragraphs that may be a subhead */
};

struct line {
    struct span at; /* without blanks around it; len 0 = a blank line */
};

struct lines {
    struct line *at;
    size_t len, cap;
};

/* Blanks at a line's edges, ideographic and no-break ones too. */
static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x3000 || c == 0xFEFF || c == 0x200B || c == '\f';
}

static struct span trim_span(struct str text, size_t at, size_t end)
{
    size_t len;
    while (at < end && is_blank(utf8_at(text, at, &len)))
        at += len;
    while (end > at && is_blank(utf8_before(text, end, &len)))
        end -= len;
    return (struct span){(uint32_t)at, (uint32_t)(end - at)};
}

/* End of the line that begins at `at`: \n, \r\n, or a lone \r (old Macintosh files). */
static size_t line_end(struct str text, size_t at)
{
    const char *lf = memchr(text.at + at, '\n', text.len - at);
    size_t end = lf ? (size_t)(lf - text.at) : text.len;
    const char *cr = memchr(text.at + at, '\r', end - at);
    return cr ? (size_t)(cr - text.at) : end;
}

static void find_lines(struct source *s, struct lines *out)
{
    size_t at = 0;
    while (at < s->text.len) {
        size_t end = line_end(s->text, at);
        *vec_push(s->a, out) = (struct line){trim_span(s->text, at, end)};
        at = end + 1;
        if (end + 1 < s->text.len && s->text.at[end] == '\r' && s->text.at[end + 1] == '\n')
            at++;
    }
}

struct str paragraphs_join(struct source *s, struct span at)
{
    struct str text = span_of(s->text, at);
    if (!memchr(text.at, '\n', text.len) && !memchr(text.at, '\r', text.len))
        return text;
    char *joined = arena_alloc(s->a, text.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i] == '\n' || text.at[i] == '\r' || text.at[i] == '\t' ? ' ' : text.at[i];
        if (c != ' ' || (n && joined[n - 1] != ' '))
            joined[n++] = c;
    }
    return (struct str){joined, n};
}

static bool is_boilerplate(struct source *s, struct line line)
{
    enum block_kind kind;
    struct edits edits;
    return boilerplate_line(norm_text(s->a, span_of(s->text, line.at), &edits), &kind) != NULL;
}

static void add(struct source *s, enum block_kind kind, struct span first, struct span last)
{
    struct span at = {first.at, last.at + last.len - first.at};
    source_block(s, kind, at, paragraphs_join(s, at));
}

/* Is every line of [from, to) a paragraph of its own? */
static bool are_paragraphs(const struct source *s, const struct lines *l, size_t from, size_t to)
{
    size_t ended = 0;
    for (size_t i = from; i + 1 < to; i++)
        ended += line_ends_sentence(span_of(s->text, l->at[i].at));
    return ended * 2 >= to - from - 1;
}

static bool is_short(const struct source *s, struct line line, size_t most)
{
    struct str text = span_of(s->text, line.at);
    return utf8_count(text, text.len, UNIT_CODE_POINT) <= most && !line_ends_sentence(text);
}

/* Newsrooms mark subheads with these; ▲ △ ○ ● mark the items of lists. */
static bool has_subhead_mark(struct str text)
{
    static const char *const marks[] = {"■", "□", "◆", "◇", "▶", "▷"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(text, marks[i]))
            return true;
    return false;
}

/* A short line that ends no sentence, with a mark in front or alone between two blank lines. */
static enum block_kind line_kind(struct source *s, struct line line, bool alone)
{
    bool subhead = is_short(s, line, MOST_SUBHEAD) && (alone || has_subhead_mark(span_of(s->text, line.at))) &&
                   !is_boilerplate(s, line);
    return subhead ? BLOCK_SUBHEAD : BLOCK_PARAGRAPH;
}

/* Lines [from, to) without a blank line between them; `between` other paragraphs? */
static void add_run(struct source *s, const struct lines *l, size_t from, size_t to, bool between)
{
    bool apart = are_paragraphs(s, l, from, to);
    size_t start = from;
    for (size_t i = from; i < to; i++) {
        enum block_kind kind = line_kind(s, l->at[i], between && to == from + 1);
        bool alone = apart || kind == BLOCK_SUBHEAD || is_boilerplate(s, l->at[i]);
        if (alone && start < i)
            add(s, BLOCK_PARAGRAPH, l->at[start].at, l->at[i - 1].at);
        if (alone) {
            add(s, kind, l->at[i].at, l->at[i].at);
            start = i + 1;
        }
    }
    if (start < to)
        add(s, BLOCK_PARAGRAPH, l->at[start].at, l->at[to - 1].at);
}

static size_t next_full(const struct lines *l, size_t i)
{
    while (i < l->len && l->at[i].at.len == 0)
        i++;
    return i;
}

static size_t next_empty(const struct lines *l, size_t i)
{
    while (i < l->len && l->at[i].at.len)
        i++;
    return i;
}

/* The deck's line when there is one, else l->len: right under the headline a short
 * line behind which a blank line, boilerplate or paragraphs of one line each come;
 * a paragraph of its own only when more follows. */
static size_t find_deck(struct source *s, const struct lines *l, size_t headline)
{
    size_t i = next_full(l, headline + 1);
    if (i >= l->len || is_boilerplate(s, l->at[i]) || !is_short(s, l->at[i], MOST_DECK))
        return l->len;
    size_t end = next_empty(l, i);
    bool alone = end == i + 1, lines = end > i + 2 && are_paragraphs(s, l, i + 1, end);
    if (i == headline + 1)
        return alone || lines || is_boilerplate(s, l->at[i + 1]) ? i : l->len;
    return alone && next_full(l, i + 1) < l->len ? i : l->len;
}

/* A tag or byline in front of the headline stays in front. */
static size_t read_title(struct source *s, const struct lines *l)
{
    size_t i = next_full(l, 0);
    while (i < l->len && is_boilerplate(s, l->at[i])) {
        add(s, BLOCK_PARAGRAPH, l->at[i].at, l->at[i].at);
        i = next_full(l, i + 1);
    }
    if (i >= l->len)
        return i;
    add(s, BLOCK_HEADLINE, l->at[i].at, l->at[i].at);
    size_t deck = find_deck(s, l, i);
    if (deck == l->len)
        return i + 1;
    for (size_t k = i + 1; k < deck; k++)
        if (l->at[k].at.len)
            add(s, BLOCK_PARAGRAPH, l->at[k].at, l->at[k].at);
    add(s, BLOCK_DECK, l->at[deck].at, l->at[deck].at);
    return deck + 1;
}

void paragraphs_read(struct source *s, bool titled)
{
    struct lines l = {0};
    find_lines(s, &l);
    size_t i = titled ? read_title(s, &l) : 0;
    size_t first = next_full(&l, i);
    for (i = first; i < l.len; i = next_full(&l, i)) {
        size_t end = next_empty(&l, i);
        bool between = i > first && next_full(&l, end) < l.len;
        add_run(s, &l, i, end, between);
        i = end;
    }
}
