/* sheet: a CSV file (RFC 4180) that others write too, changed cell by cell.
 *
 * Editors open the file in a spreadsheet, so every byte that is not asked for stays as
 * it is: order of columns, columns nobody here knows, line ends, the other rows.
 *
 *     try(sheet_read(a, text, "proposed.ko-en.csv", &sheet, err));
 *     sheet_add(&sheet, &record, &out);
 */
#ifndef OKGYO_REVIEW_SHEET_H
#define OKGYO_REVIEW_SHEET_H

#include "base/arena.h"
#include "base/buf.h"

enum sheet_column { SHEET_SOURCE, SHEET_TARGET, SHEET_KIND, SHEET_NOTE, SHEET_STATUS, SHEET_LANG, SHEET_COLUMNS };

/* The header of a file that is begun: all columns of a glossary. */
extern const char sheet_header[];

struct sheet_cell {
    size_t at, end; /* bytes of the text, quotes and all */
};

struct sheet_row {
    size_t at, end;                       /* bytes, with the line end */
    uint32_t line;                        /* 1-based */
    struct str cells[SHEET_COLUMNS];      /* unquoted; "" where the row has none */
    struct sheet_cell raw[SHEET_COLUMNS]; /* end 0 = the row has no such cell */
};

struct sheet {
    struct str text;
    struct sheet_row *at; /* without the header */
    size_t len, cap;
    int column_of[64]; /* per cell of the header: enum sheet_column, -1 = another one */
    size_t columns;
    const char *line_end;
};

/* Everything is read or nothing: FAULT_REJECT with name and line when a quote is not
 * closed, a column that is needed is missing or the bytes are no UTF-8. Borrows from
 * `text`. */
enum fault sheet_read(struct arena *a, struct str text, const char *name, struct sheet *out, struct err *err);

/* The file with a row more; cells by enum sheet_column, as they are. */
void sheet_add(const struct sheet *s, const struct str cells[SHEET_COLUMNS], struct buf *out);
/* The file with one cell of a row changed; the row must have that cell (assert). */
void sheet_set(const struct sheet *s, const struct sheet_row *row, enum sheet_column c, struct str value,
               struct buf *out);
/* The file without the row. */
void sheet_cut(const struct sheet *s, const struct sheet_row *row, struct buf *out);

#endif
