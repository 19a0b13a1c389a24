/* read_table: CSV and TSV, with or without a header row.
 *
 * RFC 4180 quoting; a quote that is never closed ends with its line, so that the
 * rows behind it are still read. Cells borrow from the file's text; only cells with
 * doubled quotes are copied. */
#include "terms/parts.h"

#include "terms/letters.h"
#include "text/utf8.h"

#include <stdio.h>

enum { CELLS = 64 };

struct table {
    struct reading *r;
    struct str text;
    size_t at;
    uint32_t line; /* of the next row */
    char separator;
    struct row row;
    struct str cells[CELLS];
    uint32_t places[CELLS]; /* 1-based code point column of each cell */
    uint32_t lines[CELLS];  /* line each cell begins in */
    struct {
        size_t at, end; /* bytes of the text, quotes and all */
    } raw[CELLS];
    size_t n;             /* cells of the row, may be more than CELLS */
    int column_of[CELLS]; /* header: column by cell, -1 = not ours */
    size_t header_n;
};

static char separator_of(struct str text, struct str file)
{
    struct str rest = text, line = text;
    str_cut(&rest, '\n', &line);
    size_t tabs = 0, commas = 0, semicolons = 0;
    for (size_t i = 0; i < line.len; i++) {
        tabs += line.at[i] == '\t';
        commas += line.at[i] == ',';
        semicolons += line.at[i] == ';';
    }
    if (tabs && (str_ends(file, ".tsv") || !commas))
        return '\t';
    return semicolons && !commas ? ';' : ',';
}

/* From the opening quote on: the cell's text, and whether a closing quote was found
 * with a separator or line end behind it. */
static bool cell_quoted(struct table *t, struct str *cell)
{
    size_t from = t->at + 1, i = from;
    bool doubled = false;
    for (; i < t->text.len; i++) {
        if (t->text.at[i] != '"')
            continue;
        if (i + 1 < t->text.len && t->text.at[i + 1] == '"') {
            doubled = true;
            i++;
            continue;
        }
        break;
    }
    char next = i + 1 < t->text.len ? t->text.at[i + 1] : '\n';
    if (i >= t->text.len || (next != t->separator && next != '\n' && next != '\r'))
        return false;
    *cell = str_slice(t->text, from, i - from);
    t->at = i + 1;
    if (doubled) {
        char *to = arena_alloc(&t->r->base->arena, cell->len + 1);
        size_t n = 0;
        for (size_t j = 0; j < cell->len; j++) {
            to[n++] = cell->at[j];
            j += cell->at[j] == '"';
        }
        *cell = (struct str){to, n};
    }
    for (size_t j = from; j < i; j++)
        t->line += t->text.at[j] == '\n';
    return true;
}

static struct str cell_plain(struct table *t)
{
    size_t from = t->at;
    while (t->at < t->text.len && t->text.at[t->at] != t->separator && t->text.at[t->at] != '\n' &&
           t->text.at[t->at] != '\r')
        t->at++;
    return str_slice(t->text, from, t->at - from);
}

static void cell_read(struct table *t, size_t row_start)
{
    struct str cell;
    size_t start = t->at;
    uint32_t line = t->line;
    bool quote = t->at < t->text.len && t->text.at[t->at] == '"';
    uint32_t place = 0;
    if (line == t->row.line)
        place = 1 + (uint32_t)utf8_count(str_slice(t->text, row_start, start - row_start), start - row_start,
                                         UNIT_CODE_POINT);
    if (!quote || !cell_quoted(t, &cell)) {
        cell = cell_plain(t);
        if (quote && t->separator != '\t')
            reading_issue(t->r, line, place, SEVERITY_BLOCK, "row.quote",
                          "A quote is opened here and never closed; the cell was taken up to the next separator.");
    }
    if (t->n < CELLS) {
        t->cells[t->n] = cell;
        t->places[t->n] = place;
        t->lines[t->n] = line;
        t->raw[t->n].at = start;
        t->raw[t->n].end = t->at;
    }
    t->n++;
}

static void line_end(struct table *t)
{
    if (t->at < t->text.len && t->text.at[t->at] == '\r')
        t->at++;
    if (t->at < t->text.len && t->text.at[t->at] == '\n')
        t->at++;
    t->line++;
}

/* The next row's cells; false at the end of the file. Empty lines are passed over. */
static bool row_next(struct table *t)
{
    for (;;) {
        if (t->at >= t->text.len)
            return false;
        size_t start = t->at;
        t->n = 0;
        t->row = (struct row){.line = t->line};
        t->r->row_from = t->r->issues->len;
        cell_read(t, start);
        while (t->at < t->text.len && t->text.at[t->at] == t->separator) {
            t->at++;
            cell_read(t, start);
        }
        bool empty = t->n == 1 && str_trim(t->cells[0]).len == 0;
        line_end(t);
        if (!empty)
            return true;
    }
}

static int column_named(struct str name)
{
    for (int c = 0; c < COLUMNS; c++)
        if (str_is_nocase(name, column_names[c]))
            return c;
    return -1;
}

static void header_unknown(struct table *t, size_t i, struct str name)
{
    enum column best = 0;
    for (enum column c = 1; c < COLUMNS; c++)
        if (str_distance(name, str_of(column_names[c])) < str_distance(name, str_of(column_names[best])))
            best = c;
    bool near = str_distance(name, str_of(column_names[best])) <= 2;
    struct term_issue *issue =
        reading_issue(t->r, t->row.line, t->places[i], near ? SEVERITY_BLOCK : SEVERITY_WARN, "header.unknown",
                      "Nobody knows the column \"%.*s\"; it was not read.%s%s%s", STR_ARGS(name),
                      near ? " Did you mean \"" : "", near ? column_names[best] : "", near ? "\"?" : "");
    if (near)
        issue->fix = str_of(column_names[best]);
}

static void header_read(struct table *t)
{
    bool seen[COLUMNS] = {false};
    t->header_n = t->n;
    for (size_t i = 0; i < t->n && i < CELLS; i++) {
        struct str name = str_trim(t->cells[i]);
        int c = utf8_invalid(name) >= 0 ? -1 : column_named(name);
        if (c >= 0 && seen[c]) {
            reading_issue(t->r, t->row.line, t->places[i], SEVERITY_BLOCK, "header.duplicate",
                          "The column \"%s\" stands twice; the first one counts.", column_names[c]);
            c = -1;
        } else if (c < 0 && utf8_invalid(name) < 0) {
            header_unknown(t, i, name);
        }
        if (c >= 0)
            seen[c] = true;
        t->column_of[i] = c;
    }
}

/* DeepL's two to four columns without names: source, target, their languages. */
static void header_none(struct table *t)
{
    t->header_n = 0;
    for (size_t i = 0; i < CELLS; i++)
        t->column_of[i] = i == 0 ? COLUMN_SOURCE : i == 1 ? COLUMN_TARGET : i == 3 ? COLUMN_TARGET_LANG : -1;
}

static bool header_has(const struct table *t, enum column c)
{
    for (size_t i = 0; i < t->header_n && i < CELLS; i++)
        if (t->column_of[i] == (int)c)
            return true;
    return false;
}

static void row_use(struct table *t)
{
    if (t->header_n ? t->n != t->header_n : t->n < 2 || t->n > 4) {
        size_t want = t->header_n ? t->header_n : 2;
        reading_issue(t->r, t->row.line, 0, t->n > want ? SEVERITY_BLOCK : SEVERITY_WARN, "row.columns",
                      "This row has %zu cells where %zu are expected.%s", t->n, want,
                      t->n > want ? " Put a cell that holds the separator into quotes; the row was left out." : "");
        if (t->n > want)
            return;
    }
    for (size_t i = 0; i < t->n && i < CELLS; i++) {
        if (t->column_of[i] < 0)
            continue;
        t->row.cells[t->column_of[i]] = t->cells[i];
        t->row.columns[t->column_of[i]] = t->places[i];
    }
    row_take(t->r, &t->row);
}

static bool has_korean(struct str cell)
{
    size_t len;
    for (size_t i = 0; i < cell.len; i += len) {
        enum script script = script_of(utf8_at(cell, i, &len));
        if (script == SCRIPT_HANGUL || script == SCRIPT_HANJA)
            return true;
    }
    return false;
}

/* True when the first row names columns; else it is an entry of a DeepL file, whose
 * source is Korean. */
static bool header_here(const struct table *t)
{
    for (size_t i = 0; i < t->n && i < CELLS; i++)
        if (utf8_invalid(t->cells[i]) < 0 && column_named(str_trim(t->cells[i])) >= 0)
            return true;
    return t->n < 2 || t->n > 4 || utf8_invalid(t->cells[0]) >= 0 || !has_korean(t->cells[0]);
}

enum fault read_table(struct reading *r, struct str bytes, struct err *err)
{
    struct table t = {.r = r, .text = bytes, .line = 1, .separator = separator_of(bytes, r->file)};
    if (!row_next(&t))
        return fault(err, FAULT_REJECT, "%.*s: the file is empty: it needs a header row and entries",
                     STR_ARGS(r->file));
    if (!header_here(&t)) {
        header_none(&t);
        row_use(&t);
    } else {
        header_read(&t);
        if (!header_has(&t, COLUMN_SOURCE) || !header_has(&t, COLUMN_TARGET))
            return fault(err, FAULT_REJECT, "%.*s:%u: the header row must name the columns \"source\" and \"target\"",
                         STR_ARGS(r->file), t.row.line);
    }
    while (row_next(&t))
        row_use(&t);
    return FAULT_OK;
}

/* ---- mending ---- */

static void write_cell(const struct table *t, struct str cell, struct buf *out)
{
    bool quotes = cell.len && (memchr(cell.at, t->separator, cell.len) || memchr(cell.at, '"', cell.len) ||
                               memchr(cell.at, '\n', cell.len) || memchr(cell.at, '\r', cell.len));
    if (!quotes) {
        buf_add(out, cell);
        return;
    }
    buf_addc(out, '"');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.at[i] == '"')
            buf_addc(out, '"');
        buf_addc(out, cell.at[i]);
    }
    buf_addc(out, '"');
}

static const struct term_issue *fix_for(const struct table *t, size_t i, const struct term_issues *issues)
{
    for (size_t k = 0; t->places[i] && k < issues->len; k++) {
        const struct term_issue *issue = &issues->at[k];
        if (issue->fix.len && issue->line == t->lines[i] && str_eq(issue->file, t->r->file) &&
            (issue->column == t->places[i] || (issue->cell && issue->cell == t->places[i])))
            return issue;
    }
    return NULL;
}

size_t table_mend(struct str text, struct str file, const struct term_issues *issues, struct buf *out)
{
    struct arena scratch = {0};
    struct termbase base = {0};
    struct term_issues ignored = {0};
    struct reading r = {.base = &base, .issues_in = &scratch, .issues = &ignored, .file = file};
    struct table t = {.r = &r, .text = text, .line = 1, .separator = separator_of(text, file)};
    size_t done = 0, n = 0;
    while (row_next(&t))
        for (size_t i = 0; i < t.n && i < CELLS; i++) {
            const struct term_issue *issue = fix_for(&t, i, issues);
            if (!issue)
                continue;
            buf_add(out, str_slice(text, done, t.raw[i].at - done));
            write_cell(&t, issue->fix, out);
            done = t.raw[i].end;
            n++;
        }
    buf_add(out, str_slice(text, done, text.len));
    arena_release(&base.arena);
    arena_release(&scratch);
    return n;
}
