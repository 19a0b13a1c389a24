#include "base/buf.h"
#include "model/inlines.h"
#include "stages/ingest/boilerplate.h"
#include "stages/ingest/format.h"
#include "stages/ingest/markdown.h"
#include "stages/ingest/line.h"
#include "stages/ingest/published.h"
#include "stages/ingest/source.h"
#include "text/norm.h"

/* Markdown as newsrooms write it: headings, paragraphs, quotations, lists,
 * pictures, emphasis and links of CommonMark, and front matter between two ---. */

enum { MOST_SUBHEAD = 120 }; /* bytes of a bold line that is a subhead */

static unsigned sniff(struct str bytes, struct str name)
{
    if (str_starts(bytes, "\xEF\xBB\xBF"))
        bytes = str_slice(bytes, 3, bytes.len);
    if (str_ends(name, ".md") || str_ends(name, ".markdown"))
        return 70;
    return str_starts(bytes, "# ") || str_starts(bytes, "---\n") ? 45 : 0;
}

struct reader {
    struct source *s;
    size_t at;             /* next line */
    struct span paragraph; /* lines gathered so far; len 0 = none */
    bool quote;            /* they are a quotation */
    bool titled;           /* a headline has been read */
    bool after_title;      /* nothing since it */
    bool after_picture;
    struct link_definitions definitions;
};

static bool next_line(struct reader *r, struct span *line)
{
    struct str text = r->s->text;
    if (r->at >= text.len)
        return false;
    const char *lf = memchr(text.at + r->at, '\n', text.len - r->at);
    size_t end = lf ? (size_t)(lf - text.at) : text.len;
    *line = (struct span){(uint32_t)r->at, (uint32_t)(end - r->at)};
    r->at = end + 1;
    if (line->len && text.at[end - 1] == '\r')
        line->len--;
    return true;
}

/* The span without blanks at its ends. */
static struct span trimmed(struct str text, struct span s)
{
    struct str part = span_of(text, s), inner = str_trim(part);
    if (inner.len == 0)
        return (struct span){s.at, 0};
    return (struct span){s.at + (uint32_t)(inner.at - part.at), (uint32_t)inner.len};
}

static struct span from_byte(struct span s, size_t n)
{
    return (struct span){s.at + (uint32_t)n, s.len - (uint32_t)n};
}

/* Lines of a quotation begin with > each: those are not text. */
static struct str without_quote_marks(struct source *s, struct span at)
{
    struct str rest = span_of(s->text, at), line;
    auto_buf struct buf b = buf_make(rest.len + 1);
    while (str_cut(&rest, '\n', &line)) {
        line = str_trim(line);
        while (str_starts(line, ">"))
            line = str_trim(str_slice(line, 1, line.len));
        if (b.len)
            buf_addc(&b, '\n');
        buf_add(&b, line);
    }
    return arena_str(s->a, buf_str(&b));
}

static void add(struct reader *r, enum block_kind kind, struct span at)
{
    struct source *s = r->s;
    bool strong, emphasised;
    at = trimmed(s->text, at);
    struct span inner = markdown_inner(span_of(s->text, at), &strong, &emphasised);
    inner.at += at.at;
    struct str text = r->quote ? without_quote_marks(s, inner) : span_of(s->text, inner);
    struct block_inlines inlines = {0};
    struct str read = markdown_plain(s->a, text, &r->definitions, &inlines);
    if (!read.len)
        return;
    if (kind == BLOCK_PARAGRAPH && strong && r->after_title)
        kind = BLOCK_DECK;
    else if (kind == BLOCK_PARAGRAPH && strong && read.len <= MOST_SUBHEAD && !line_ends_sentence(read))
        kind = BLOCK_SUBHEAD;
    else if (kind == BLOCK_PARAGRAPH && emphasised && r->after_picture)
        kind = BLOCK_CAPTION;
    source_block(s, kind, inner, read);
    for (size_t i = 0; i < inlines.len; i++)
        source_inline(s, &inlines.at[i]);
    if (kind == BLOCK_PARAGRAPH && (strong || emphasised))
        source_inline(s, &(struct block_inline){.at = {0, (uint32_t)read.len},
                                                .kind = strong ? INLINE_STRONG : INLINE_EMPHASIS,
                                                .href = {"", 0},
                                                .tag = INLINE_OUTSIDE});
    r->after_title = kind == BLOCK_HEADLINE;
    r->after_picture = false;
}

static void end_paragraph(struct reader *r)
{
    if (r->paragraph.len == 0)
        return;
    enum block_kind kind = r->quote ? BLOCK_QUOTE : r->titled ? BLOCK_PARAGRAPH : BLOCK_HEADLINE;
    r->titled = true;
    add(r, kind, r->paragraph);
    r->paragraph = (struct span){0, 0};
    r->quote = false;
}

static void add_line(struct reader *r, struct span line)
{
    if (r->paragraph.len == 0)
        r->paragraph = line;
    r->paragraph.len = line.at + line.len - r->paragraph.at;
}

/* --- lines --- */

static size_t heading_level(struct str line)
{
    size_t n = 0;
    while (n < line.len && line.at[n] == '#')
        n++;
    return n >= 1 && n <= 6 && n < line.len && (line.at[n] == ' ' || line.at[n] == '\t') ? n : 0;
}

/* The first heading of the first level is the headline. */
static void add_title(struct reader *r, struct span at, bool top)
{
    bool headline = top && !r->titled;
    r->titled = r->titled || headline;
    r->quote = false;
    add(r, headline ? BLOCK_HEADLINE : BLOCK_SUBHEAD, at);
}

static void add_heading(struct reader *r, struct span line, size_t level)
{
    struct str text = r->s->text;
    struct span at = trimmed(text, from_byte(line, level));
    while (at.len && text.at[at.at + at.len - 1] == '#')
        at.len--;
    add_title(r, at, level == 1);
}

static void add_table_row(struct reader *r, struct span line)
{
    source_block(r->s, BLOCK_BOILERPLATE, line, span_of(r->s->text, line));
    struct blocks *blocks = &r->s->out->blocks;
    if (blocks->len)
        blocks->at[blocks->len - 1].note = str_of("table");
}

/* A line of nothing but one of these, at least three of them. */
static bool is_rule(struct str line, const char *marks)
{
    size_t n = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.at[i] == ' ')
            continue;
        if (!strchr(marks, line.at[i]) || (n && line.at[i] != line.at[0]))
            return false;
        n++;
    }
    return n >= 3;
}

/* Bytes of a list mark and its blank, or 0. */
static size_t list_mark(struct str line)
{
    if (line.len > 2 && (line.at[0] == '-' || line.at[0] == '*' || line.at[0] == '+') && line.at[1] == ' ')
        return 2;
    size_t n = 0;
    while (n < line.len && n < 3 && line.at[n] >= '0' && line.at[n] <= '9')
        n++;
    return n && n + 1 < line.len && (line.at[n] == '.' || line.at[n] == ')') && line.at[n + 1] == ' ' ? n + 2 : 0;
}

/* ``` … ``` and <!-- … -->: no copy. Moves behind the end mark. */
static void skip_until(struct reader *r, const char *end)
{
    struct span line;
    while (next_line(r, &line))
        if (str_find(span_of(r->s->text, line), str_of(end), 0) >= 0)
            return;
}

static bool is_definition(struct str line)
{
    ptrdiff_t end = str_find(line, str_of("]:"), 0);
    return str_starts(line, "[") && end > 1;
}

static bool is_picture(struct str line)
{
    return str_starts(line, "![") && str_ends(line, ")");
}

static bool is_boilerplate(struct reader *r, struct str line)
{
    enum block_kind kind;
    struct edits edits;
    return boilerplate_line(norm_text(r->s->a, line, &edits), &kind) != NULL;
}

/* A line that is a block of its own or none; false = a line of a paragraph. */
static bool take_block_line(struct reader *r, struct span line, struct str text)
{
    size_t level = heading_level(text), mark = list_mark(text);
    if (r->paragraph.len && !r->quote && (is_rule(text, "=") || is_rule(text, "-"))) {
        struct span title = r->paragraph;
        r->paragraph = (struct span){0, 0};
        add_title(r, title, text.at[0] == '=');
        return true;
    }
    if (level || text.len == 0 || mark || is_rule(text, "-*_") || is_picture(text) || str_starts(text, "```") ||
        str_starts(text, "~~~") || str_starts(text, "<!--") || is_definition(text) || str_starts(text, "|"))
        end_paragraph(r);
    if (level)
        add_heading(r, line, level);
    else if (str_starts(text, "```") || str_starts(text, "~~~"))
        skip_until(r, str_starts(text, "~") ? "~~~" : "```");
    else if (str_starts(text, "<!--") && str_find(text, str_of("-->"), 0) < 0)
        skip_until(r, "-->");
    else if (is_picture(text))
        r->after_picture = true;
    else if (str_starts(text, "|"))
        add_table_row(r, line);
    else if (mark && !is_rule(text, "-*_"))
        add_line(r, from_byte(line, mark));
    else
        return text.len == 0 || is_rule(text, "-*_") || str_starts(text, "<!--") || is_definition(text);
    return true;
}

static void take_line(struct reader *r, struct span line)
{
    line = trimmed(r->s->text, line);
    struct str text = span_of(r->s->text, line);
    if (take_block_line(r, line, text))
        return;
    bool quote = text.at[0] == '>';
    if (quote != r->quote || (!quote && is_boilerplate(r, text)))
        end_paragraph(r);
    if (quote && r->paragraph.len == 0) {
        r->quote = true;
        size_t n = 0;
        while (n < text.len && (text.at[n] == '>' || text.at[n] == ' '))
            n++;
        line = from_byte(line, n);
    }
    if (line.len)
        add_line(r, line);
    if (!quote && is_boilerplate(r, text))
        end_paragraph(r);
}

/* --- front matter --- */

struct matter {
    const char *key;
    enum { MATTER_TITLE, MATTER_DECK, MATTER_DATE, MATTER_AUTHOR, MATTER_SECTION, MATTER_SLUG } what;
};

static const struct matter matters[] = {
    {"title", MATTER_TITLE},      {"headline", MATTER_TITLE},  {"subtitle", MATTER_DECK}, {"deck", MATTER_DECK},
    {"date", MATTER_DATE},        {"published", MATTER_DATE},  {"author", MATTER_AUTHOR}, {"byline", MATTER_AUTHOR},
    {"category", MATTER_SECTION}, {"section", MATTER_SECTION}, {"slug", MATTER_SLUG},
};

static void take_matter(struct reader *r, const struct matter *m, struct span at)
{
    struct meta *meta = &r->s->out->meta;
    struct str value = span_of(r->s->text, at);
    switch (m->what) {
    case MATTER_TITLE:
        r->titled = true;
        source_block(r->s, BLOCK_HEADLINE, at, value);
        break;
    case MATTER_DECK: source_block(r->s, BLOCK_DECK, at, value); break;
    case MATTER_DATE: published_set(r->s->a, meta, value); break;
    case MATTER_AUTHOR: meta->byline = value; break;
    case MATTER_SECTION: meta->section = value; break;
    case MATTER_SLUG: meta->slug = value; break;
    }
}

static void take_matter_line(struct reader *r, struct span line)
{
    struct str text = span_of(r->s->text, line);
    const char *colon = memchr(text.at, ':', text.len);
    if (!colon)
        return;
    struct str key = str_trim(str_slice(text, 0, (size_t)(colon - text.at)));
    struct span at = trimmed(r->s->text, from_byte(line, (size_t)(colon - text.at) + 1));
    struct str value = span_of(r->s->text, at);
    if (value.len >= 2 && (value.at[0] == '"' || value.at[0] == '\'') && value.at[value.len - 1] == value.at[0])
        at = (struct span){at.at + 1, at.len - 2};
    for (size_t i = 0; at.len && i < sizeof matters / sizeof *matters; i++)
        if (str_is_nocase(key, matters[i].key))
            take_matter(r, &matters[i], at);
}

static void read_front_matter(struct reader *r)
{
    struct span line;
    size_t start = r->at;
    if (!next_line(r, &line) || !str_is(str_trim(span_of(r->s->text, line)), "---")) {
        r->at = start;
        return;
    }
    while (next_line(r, &line) && !str_is(str_trim(span_of(r->s->text, line)), "---"))
        take_matter_line(r, line);
}

static enum fault read_markdown(struct arena *a, struct article *out, struct err *err)
{
    struct source s;
    struct span line;
    try(source_open(&s, a, out, NULL, err));
    struct reader r = {.s = &s};
    markdown_definitions(a, s.text, &r.definitions);
    read_front_matter(&r);
    while (next_line(&r, &line))
        take_line(&r, line);
    end_paragraph(&r);
    return source_close(&s, err);
}

const struct format format_markdown = {
    .name = "markdown",
    .endings = ".md|.markdown",
    .sniff = sniff,
    .read = read_markdown,
};
