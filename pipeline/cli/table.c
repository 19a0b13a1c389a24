#include "cli/table.h"

#include "text/utf8.h"
#include "text/width.h"

#include <assert.h>

void table_begin(struct table *t, struct arena *a, const char *const *heads)
{
    *t = (struct table){.arena = a};
    for (; heads[t->columns]; t->columns++) {
        assert(t->columns < TABLE_COLUMNS);
        table_cell(t, str_of(heads[t->columns]));
    }
}

void table_cell(struct table *t, struct str text)
{
    *vec_push(t->arena, &t->cells) = text;
}

void terminal_add(struct buf *out, struct str text)
{
    for (size_t i = 0, len; i < text.len; i += len) {
        uint32_t c = utf8_at(text, i, &len);
        if (len == 0)
            break;
        if (c < 0x20 && c != '\n' && c != '\t') {
            char symbol[4]; /* the control pictures of Unicode */
            buf_add(out, (struct str){symbol, utf8_put(symbol, 0x2400 + c)});
        } else if ((c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
            buf_printf(out, "<U+%04X>", c);
        } else {
            buf_add(out, str_slice(text, i, len));
        }
    }
}

static void print_cell(struct str text, size_t width, bool last, struct buf *out)
{
    size_t before = out->len;
    terminal_add(out, text);
    size_t shown = width_columns(str_slice(buf_str(out), before, out->len));
    for (; !last && shown < width + 2; shown++)
        buf_addc(out, ' ');
}

void table_print(const struct table *t, struct buf *out)
{
    size_t widths[TABLE_COLUMNS] = {0}, rows = t->cells.len / t->columns;
    for (size_t i = 0; i < rows * t->columns; i++) {
        size_t width = width_columns(t->cells.at[i]);
        if (width > widths[i % t->columns])
            widths[i % t->columns] = width;
    }
    for (size_t i = 0; i < rows * t->columns; i++) {
        bool last = i % t->columns == t->columns - 1;
        print_cell(t->cells.at[i], widths[i % t->columns], last, out);
        if (last)
            buf_addc(out, '\n');
    }
}
