#include "sheet.h"

#include "text/utf8.h"

#include <assert.h>

const char sheet_header[] =
    "source,target,allowed,forbidden,kind,aliases,case,first,target_lang,note,status,since,until,id\n";

static const char *const names[SHEET_COLUMNS] = {"source", "target", "kind", "note", "status", "target_lang"};
static const char *const needed = "source, target and status";

struct scan {
    struct arena *arena;
    struct str text;
    size_t at;
    uint32_t line;
};

/* Behind a quoted cell's closing quote; 0 when there is none where one may stand. */
static size_t quoted_end(struct str text, size_t at)
{
    for (size_t i = at + 1; i < text.len; i++) {
        if (text.at[i] != '"')
            continue;
        bool doubled = i + 1 < text.len && text.at[i + 1] == '"';
        if (!doubled)
            return i + 1 == text.len || strchr(",\r\n", text.at[i + 1]) ? i + 1 : 0;
        i++;
    }
    return 0;
}

static size_t plain_end(struct str text, size_t at)
{
    while (at < text.len && !strchr(",\r\n", text.at[at]))
        at++;
    return at;
}

static struct str unquoted(struct arena *a, struct str raw)
{
    if (!raw.len || raw.at[0] != '"')
        return raw;
    char *to = arena_alloc(a, raw.len);
    size_t n = 0;
    for (size_t i = 1; i + 1 < raw.len; i++) {
        to[n++] = raw.at[i];
        i += raw.at[i] == '"';
    }
    return (struct str){to, n};
}

/* The cell at the scan's place; false when its quote is never closed. */
static bool cell_next(struct scan *s, struct sheet_cell *cell)
{
    cell->at = s->at;
    bool quoted = s->at < s->text.len && s->text.at[s->at] == '"';
    cell->end = quoted ? quoted_end(s->text, s->at) : plain_end(s->text, s->at);
    if (quoted && !cell->end)
        return false;
    for (size_t i = cell->at; i < cell->end; i++)
        s->line += s->text.at[i] == '\n';
    s->at = cell->end;
    return true;
}

/* Past the comma, true; past the line's end or at the text's, false. */
static bool more_cells(struct scan *s)
{
    if (s->at < s->text.len && s->text.at[s->at] == ',') {
        s->at++;
        return true;
    }
    if (s->at < s->text.len && s->text.at[s->at] == '\r')
        s->at++;
    if (s->at < s->text.len && s->text.at[s->at] == '\n')
        s->at++;
    s->line++;
    return false;
}

static int column_named(struct str name)
{
    for (int c = 0; c < SHEET_COLUMNS; c++)
        if (str_is_nocase(str_trim(name), names[c]))
            return c;
    return -1;
}

static void take_header(struct scan *s, struct sheet *out, size_t n, struct sheet_cell cell)
{
    struct str name = unquoted(s->arena, str_slice(s->text, cell.at, cell.end - cell.at));
    int column = column_named(name);
    for (size_t i = 0; i < n; i++)
        if (out->column_of[i] == column)
            column = -1; /* a column that stands twice: the first one counts */
    out->column_of[n] = column;
    out->columns = n + 1;
}

static void take_cell(struct scan *s, const struct sheet *sheet, struct sheet_row *row, size_t n,
                      struct sheet_cell cell)
{
    int column = n < sheet->columns ? sheet->column_of[n] : -1;
    if (column < 0)
        return;
    row->raw[column] = cell;
    row->cells[column] = str_trim(unquoted(s->arena, str_slice(s->text, cell.at, cell.end - cell.at)));
}

static enum fault read_row(struct scan *s, bool header, struct sheet *out, const char *name, struct err *err)
{
    enum { MOST = sizeof out->column_of / sizeof *out->column_of };
    struct sheet_row row = {.at = s->at, .line = s->line};
    struct sheet_cell cell;
    size_t n = 0;
    for (int c = 0; c < SHEET_COLUMNS; c++)
        row.cells[c] = (struct str){"", 0};
    do {
        if (!cell_next(s, &cell))
            return fault(err, FAULT_REJECT, "%s:%u: a quote is opened and never closed; mend the file first", name,
                         s->line);
        if (header && n < MOST)
            take_header(s, out, n, cell);
        else if (!header)
            take_cell(s, out, &row, n, cell);
        n++;
    } while (more_cells(s));
    row.end = s->at;
    if (!header && str_trim(str_slice(s->text, row.at, row.end - row.at)).len)
        *vec_push(s->arena, out) = row;
    return FAULT_OK;
}

static bool has_column(const struct sheet *s, enum sheet_column c)
{
    for (size_t i = 0; i < s->columns; i++)
        if (s->column_of[i] == (int)c)
            return true;
    return false;
}

enum fault sheet_read(struct arena *a, struct str text, const char *name, struct sheet *out, struct err *err)
{
    *out = (struct sheet){.text = text, .line_end = str_find(text, str_of("\r\n"), 0) >= 0 ? "\r\n" : "\n"};
    if (utf8_invalid(text) >= 0 || memchr(text.at, 0, text.len))
        return fault(err, FAULT_REJECT, "%s is not UTF-8; save it as UTF-8 first", name);
    struct scan s = {.arena = a, .text = text, .at = str_starts(text, "\xEF\xBB\xBF") ? 3 : 0, .line = 1};
    try(read_row(&s, true, out, name, err));
    if (!has_column(out, SHEET_SOURCE) || !has_column(out, SHEET_TARGET) || !has_column(out, SHEET_STATUS))
        return fault(err, FAULT_REJECT, "%s:1: the first row has to name the columns %s, parted by commas", name,
                     needed);
    while (s.at < text.len)
        try(read_row(&s, false, out, name, err));
    return FAULT_OK;
}

static void add_value(struct buf *out, struct str value)
{
    bool quotes = false;
    for (size_t i = 0; i < value.len && !quotes; i++)
        quotes = strchr(",\"\r\n", value.at[i]) != NULL;
    if (quotes)
        buf_addc(out, '"');
    for (size_t i = 0; i < value.len; i++) {
        if (value.at[i] == '"')
            buf_addc(out, '"');
        buf_addc(out, value.at[i]);
    }
    if (quotes)
        buf_addc(out, '"');
}

void sheet_add(const struct sheet *s, const struct str cells[SHEET_COLUMNS], struct buf *out)
{
    buf_add(out, s->text);
    if (s->text.len && s->text.at[s->text.len - 1] != '\n')
        buf_addz(out, s->line_end);
    for (size_t i = 0; i < s->columns; i++) {
        if (i)
            buf_addc(out, ',');
        if (s->column_of[i] >= 0)
            add_value(out, cells[s->column_of[i]]);
    }
    buf_addz(out, s->line_end);
}

void sheet_set(const struct sheet *s, const struct sheet_row *row, enum sheet_column c, struct str value,
               struct buf *out)
{
    struct sheet_cell cell = row->raw[c];
    assert(cell.end);
    buf_add(out, str_slice(s->text, 0, cell.at));
    add_value(out, value);
    buf_add(out, str_slice(s->text, cell.end, s->text.len));
}

void sheet_cut(const struct sheet *s, const struct sheet_row *row, struct buf *out)
{
    buf_add(out, str_slice(s->text, 0, row->at));
    buf_add(out, str_slice(s->text, row->end, s->text.len));
}
