/* table: columns for a terminal, by display width, safe to print.
 *
 * Widths are columns of a terminal (a Hangul syllable takes two); control characters
 * in cells come out as a visible symbol, so that an article cannot steer a terminal.
 */
#ifndef OKGYO_CLI_TABLE_H
#define OKGYO_CLI_TABLE_H

#include "base/arena.h"
#include "base/buf.h"
#include "terms/termbase.h"

enum { TABLE_COLUMNS = 8 };

struct table {
    struct arena *arena;
    size_t columns;
    struct strs cells; /* row by row, heads first */
};

/* `heads` ends with NULL. */
void table_begin(struct table *t, struct arena *a, const char *const *heads);
void table_cell(struct table *t, struct str text);
void table_print(const struct table *t, struct buf *out);

/* Any text for a terminal: control characters visible, line breaks kept. */
void terminal_add(struct buf *out, struct str text);

#endif
