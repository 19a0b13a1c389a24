#include "cli/review_page.h"

#include "cli/table.h"
#include "model/inlines.h"
#include "text/width.h"

struct lines {
    struct str *at;
    size_t len, cap;
};

static const char *const keys = "j k go  n next  a approve  e edit  w waive  c comment  s sign  r return  q quit";

/* Fit for a terminal, on one line. */
static struct str flat(struct arena *a, struct str text)
{
    auto_buf struct buf b = buf_make(LIMIT_LINE);
    terminal_add(&b, text);
    for (size_t i = 0; i < b.len; i++)
        if (b.at[i] == '\n' || b.at[i] == '\t')
            b.at[i] = ' ';
    return arena_str(a, buf_str(&b));
}

static struct str cut(struct str text, size_t columns)
{
    return str_slice(text, 0, width_fit(text, columns));
}

/* Breaks at blanks; a word wider than the line is cut. */
static void wrap(struct arena *a, struct str text, size_t columns, const char *indent, struct lines *out)
{
    size_t room = columns > strlen(indent) + 8 ? columns - strlen(indent) : 8;
    while (text.len) {
        size_t fits = width_fit(text, room), end = fits;
        if (end < text.len)
            while (end > 0 && text.at[end] != ' ')
                end--;
        end = end ? end : fits ? fits : text.len;
        *vec_push(a, out) = arena_printf(a, "%s%.*s", indent, (int)end, text.at);
        text = str_trim(str_slice(text, end, text.len));
    }
}

static bool has_block(const struct article *a, size_t segment, enum severity least)
{
    for (size_t i = 0; i < a->findings.len; i++) {
        const struct finding *f = &a->findings.at[i];
        if (f->segment == segment && f->severity >= least && !finding_waived(a, f))
            return true;
    }
    return false;
}

static void add_sentence(const struct review_page *p, struct arena *a, size_t i, struct lines *out)
{
    const struct segment *g = &p->article->segments.at[i];
    const char *mark = has_block(p->article, i, SEVERITY_BLOCK)  ? "!"
                       : has_block(p->article, i, SEVERITY_WARN) ? "?"
                                                                 : " ";
    struct str text = g->target.len ? segment_written(g) : arena_printf(a, "(%.*s)", STR_ARGS(g->source));
    struct str line = arena_printf(a, "%s%4zu%s%s %.*s", i == p->at ? ">" : " ", i + 1, g->approved ? "*" : " ", mark,
                                   STR_ARGS(flat(a, text)));
    line = cut(line, (size_t)p->columns);
    *vec_push(a, out) = p->color && i == p->at ? arena_printf(a, "\033[7m%.*s\033[0m", STR_ARGS(line)) : line;
}

static void add_list(const struct review_page *p, struct arena *a, size_t rows, struct lines *out)
{
    size_t n = p->article->segments.len, first = p->at > rows / 2 ? p->at - rows / 2 : 0;
    if (first + rows > n)
        first = n > rows ? n - rows : 0;
    for (size_t i = first; i < first + rows; i++) {
        if (i < n)
            add_sentence(p, a, i, out);
        else
            *vec_push(a, out) = str_of("");
    }
}

static void add_findings(const struct review_page *p, struct arena *a, struct lines *out)
{
    size_t number = 0;
    for (size_t i = 0; i < p->article->findings.len; i++) {
        const struct finding *f = &p->article->findings.at[i];
        if (f->segment != p->at)
            continue;
        bool waived = finding_waived(p->article, f);
        number += !waived;
        struct str text = waived ? arena_printf(a, "waived: %.*s", STR_ARGS(f->message))
                                 : arena_printf(a, "%zu %s: %.*s [%.*s]", number, severity_name(f->severity),
                                                STR_ARGS(f->message), STR_ARGS(f->check));
        wrap(a, flat(a, text), (size_t)p->columns, "    ", out);
    }
}

static void add_detail(const struct review_page *p, struct arena *a, struct lines *out)
{
    const struct segment *g = &p->article->segments.at[p->at];
    wrap(a, flat(a, inlines_source(a, p->article, g)), (size_t)p->columns, "  ", out);
    *vec_push(a, out) = str_of("");
    struct str text = g->target.len ? segment_written(g) : str_of("(no text yet)");
    wrap(a, flat(a, text), (size_t)p->columns, "  ", out);
    *vec_push(a, out) = str_of("");
    add_findings(p, a, out);
}

static struct str head(const struct review_page *p, struct arena *a)
{
    const struct article *s = p->article;
    size_t approved = 0;
    for (size_t i = 0; i < s->segments.len; i++)
        approved += s->segments.at[i].approved;
    struct str line = arena_printf(a, "%lld.%.*s  %.*s  %s  %zu/%zu approved  %lld blocking", (long long)s->id,
                                   STR_ARGS(s->target_lang), STR_ARGS(flat(a, s->name)), state_name(p->signoff->state),
                                   approved, s->segments.len, (long long)p->signoff->open_blocks);
    line = cut(line, (size_t)p->columns);
    return p->color ? arena_printf(a, "\033[1m%.*s\033[0m", STR_ARGS(line)) : line;
}

void review_page_draw(const struct review_page *p, struct arena *scratch, struct buf *out)
{
    enum { FRAME = 3 /* head, rule, foot */ };
    struct lines lines = {0};
    size_t rows = p->rows > 8 ? (size_t)p->rows : 8, list = (rows - FRAME) / 2;
    *vec_push(scratch, &lines) = head(p, scratch);
    add_list(p, scratch, list, &lines);
    *vec_push(scratch, &lines) = str_of("");
    if (p->article->segments.len)
        add_detail(p, scratch, &lines);
    while (lines.len < rows - 1)
        *vec_push(scratch, &lines) = str_of("");
    for (size_t i = 0; i < rows - 1; i++) {
        buf_add(out, lines.at[i]);
        buf_addc(out, '\n');
    }
    buf_add(out, cut(flat(scratch, p->message.len ? p->message : str_of(keys)), (size_t)p->columns));
}
