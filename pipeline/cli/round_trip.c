#include "cli/round_trip.h"

#include "base/file.h"
#include "base/xml.h"
#include "model/inlines.h"
#include "model/signoff.h"
#include "text/decode.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

/* --- out --- */

/* Bytes that make a spreadsheet calculate; Excel, LibreOffice and Google agree on them. */
static bool looks_like_formula(struct str s)
{
    size_t at = 0;
    while (at < s.len && s.at[at] == '\'')
        at++;
    return at < s.len && strchr("=+-@\t\r", s.at[at]);
}

static void add_cell(struct buf *out, struct str text, char before)
{
    if (before)
        buf_addc(out, before);
    buf_addc(out, '"');
    if (looks_like_formula(text))
        buf_addc(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"')
            buf_addc(out, '"');
        buf_addc(out, text.at[i]);
    }
    buf_addc(out, '"');
}

void round_trip_header(struct buf *out)
{
    /* the mark tells spreadsheets that it is UTF-8 */
    buf_addz(out, "\xEF\xBB\xBF"
                  "edition,sentence,version,block,source,target,findings\r\n");
}

/* What is open in a sentence, one line each, to be read beside it. */
static struct str findings_of(struct arena *scratch, const struct article *a, size_t segment)
{
    auto_buf struct buf b = buf_make(LIMIT_LINE);
    for (size_t i = 0; i < a->findings.len; i++) {
        const struct finding *f = &a->findings.at[i];
        if (f->segment != segment || finding_waived(a, f))
            continue;
        buf_printf(&b, "%s%s: %.*s", b.len ? "\n" : "", severity_name(f->severity), STR_ARGS(f->message));
    }
    return arena_str(scratch, buf_str(&b));
}

void round_trip_csv(struct arena *scratch, const struct article *a, struct buf *out)
{
    for (size_t i = 0; i < a->segments.len; i++) {
        const struct segment *g = &a->segments.at[i];
        add_cell(out, arena_printf(scratch, "%lld.%.*s", (long long)a->id, STR_ARGS(a->target_lang)), 0);
        /* a letter before it: an id of digits and one e would come back as a number */
        add_cell(out, arena_printf(scratch, "s%s", g->id), ',');
        add_cell(out, arena_printf(scratch, "%lld", (long long)g->version), ',');
        add_cell(out, str_of(block_name(a->blocks.at[g->block].kind)), ',');
        add_cell(out, inlines_source(scratch, a, g), ',');
        add_cell(out, segment_written(g), ',');
        add_cell(out, findings_of(scratch, a, i), ',');
        buf_addz(out, "\r\n");
    }
}

/* --- back: CSV --- */

enum column { COLUMN_EDITION, COLUMN_SENTENCE, COLUMN_VERSION, COLUMN_TARGET, COLUMNS };

static const char *const column_names[COLUMNS] = {"edition", "sentence", "version", "target"};

struct csv {
    struct arena *arena;
    const char *name;
    struct str text;
    size_t at;
    unsigned line;
    char separator;
};

/* The next cell, unquoted; *last: its row ends behind it. */
static enum fault cell_next(struct csv *c, struct str *cell, bool *last, struct err *err)
{
    auto_buf struct buf b = buf_make(LIMIT_LINE);
    unsigned line = c->line;
    bool quoted = c->at < c->text.len && c->text.at[c->at] == '"';
    c->at += quoted;
    for (bool open = quoted; c->at < c->text.len; c->at++) {
        char now = c->text.at[c->at];
        if (open && now == '"' && c->at + 1 < c->text.len && c->text.at[c->at + 1] == '"')
            c->at++;
        else if (open && now == '"') {
            open = quoted = false;
            continue;
        } else if (!open && (now == c->separator || now == '\n' || now == '\r'))
            break;
        c->line += now == '\n';
        buf_addc(&b, c->text.at[c->at]);
    }
    if (quoted)
        return fault(err, FAULT_REJECT, "%s:%u: a quotation mark is never closed", c->name, line);
    try(buf_check(&b, "a cell", err));
    *last = c->at >= c->text.len || c->text.at[c->at] != c->separator;
    if (c->at < c->text.len && c->text.at[c->at] == '\r')
        c->at++;
    if (c->at < c->text.len && (c->text.at[c->at] == '\n' || c->text.at[c->at] == c->separator)) {
        c->line += c->text.at[c->at] == '\n';
        c->at++;
    }
    *cell = arena_str(c->arena, buf_str(&b));
    return FAULT_OK;
}

static char separator_of(struct str text)
{
    struct str rest = text, line = text;
    str_cut(&rest, '\n', &line);
    return memchr(line.at, '\t', line.len) ? '\t' : memchr(line.at, ',', line.len) ? ',' : ';';
}

static struct str without_guard(struct str cell)
{
    return str_starts(cell, "'") && looks_like_formula(cell) ? str_slice(cell, 1, cell.len) : cell;
}

enum { CELLS = 64 };

static enum fault read_header(struct csv *c, int column_of[CELLS], size_t *n, struct err *err)
{
    bool last = false, found[COLUMNS] = {false};
    for (*n = 0; !last; ++*n) {
        struct str cell;
        try(cell_next(c, &cell, &last, err));
        for (int k = 0; *n < CELLS && k < COLUMNS; k++) {
            if (!found[k] && str_is_nocase(str_trim(cell), column_names[k])) {
                column_of[*n] = k;
                found[k] = true;
            }
        }
    }
    for (int k = 0; k < COLUMNS; k++)
        if (!found[k])
            return fault(err, FAULT_REJECT, "%s:1: there is no column \"%s\"; keep the header that went out", c->name,
                         column_names[k]);
    return FAULT_OK;
}

static void take_segment(struct returned *r, struct str id)
{
    if (id.len == SEGMENT_ID - 1)
        memcpy(r->segment, id.at, id.len);
}

static enum fault read_row(struct csv *c, const int column_of[CELLS], size_t columns, struct returned *r,
                           struct err *err)
{
    struct str cells[COLUMNS] = {{"", 0}, {"", 0}, {"", 0}, {"", 0}};
    unsigned line = c->line;
    bool last = false;
    for (size_t n = 0; !last; n++) {
        struct str cell;
        try(cell_next(c, &cell, &last, err));
        if (n < columns && n < CELLS && column_of[n] >= 0)
            cells[column_of[n]] = without_guard(cell);
    }
    *r = (struct returned){.edition = str_trim(cells[COLUMN_EDITION]), .text = str_trim(cells[COLUMN_TARGET])};
    r->place = arena_printf(c->arena, "%s:%u", c->name, line);
    if (!r->edition.len)
        return FAULT_OK; /* an empty row */
    struct str id = str_trim(cells[COLUMN_SENTENCE]);
    take_segment(r, str_slice(id, 1, id.len));
    if (!str_int(str_trim(cells[COLUMN_VERSION]), &r->version))
        return fault(err, FAULT_REJECT, "%s: \"%.*s\" in the column version is no number", r->place.at,
                     STR_ARGS(cells[COLUMN_VERSION]));
    return FAULT_OK;
}

static enum fault read_csv(struct arena *arena, const char *path, struct returned_list *out, struct err *err)
{
    auto_buf struct buf raw = buf_make(LIMIT_EXPORT);
    struct decoded d;
    int column_of[CELLS];
    size_t columns;
    for (int i = 0; i < CELLS; i++)
        column_of[i] = -1;
    try(file_read(path, &raw, err));
    try(decode_text(arena, buf_str(&raw), NULL, path, &d, err));
    struct csv c = {.arena = arena, .name = path, .text = d.text, .line = 1};
    if (str_starts(c.text, "\xEF\xBB\xBF"))
        c.text = str_slice(c.text, 3, c.text.len);
    c.separator = separator_of(c.text);
    try(read_header(&c, column_of, &columns, err));
    while (c.at < c.text.len) {
        struct returned r;
        try(read_row(&c, column_of, columns, &r, err));
        if (r.edition.len)
            *vec_push(arena, out) = r;
    }
    return FAULT_OK;
}

/* --- back: XLIFF 2 --- */

struct xliff {
    struct arena *arena;
    const char *path;
    struct returned_list *out;
    struct returned now;
    struct str edition;
    struct buf text;
    const char *meta; /* which mda:meta is open: "edition", "edit" or NULL */
    bool in_target;
    unsigned depth, hidden;
    unsigned open[INLINE_MOST];
    size_t opened;
};

/* Numbers of codes are okgyo's own; codes that a tool made itself have others, and go. */
static unsigned code_number(const char **attributes, const char *name)
{
    int64_t n = 0;
    return str_int(xml_attribute(attributes, name), &n) && n > 0 && n <= INLINE_MOST ? (unsigned)n : 0;
}

static void open_code(struct xliff *x, const char *name, const char **attributes)
{
    if (strcmp(name, "pc") == 0 && x->opened < INLINE_MOST) {
        unsigned n = x->open[x->opened++] = code_number(attributes, "id");
        if (n)
            buf_printf(&x->text, "<%u>", n);
    } else if (strcmp(name, "sc") == 0 && code_number(attributes, "id")) {
        buf_printf(&x->text, "<%u>", code_number(attributes, "id"));
    } else if (strcmp(name, "ec") == 0 && code_number(attributes, "startRef")) {
        buf_printf(&x->text, "</%u>", code_number(attributes, "startRef"));
    } else if (strcmp(name, "cp") == 0) {
        char utf8[4];
        uint32_t c = (uint32_t)strtoul(arena_cstr(x->arena, xml_attribute(attributes, "hex")), NULL, 16);
        if (c && c < 0xD800)
            buf_add(&x->text, (struct str){utf8, utf8_put(utf8, c)});
    }
}

static enum fault xliff_open(void *user, const char *name, const char **attributes, struct err *err)
{
    struct xliff *x = user;
    (void)err;
    x->depth++;
    if (x->hidden)
        return FAULT_OK;
    if (strcmp(name, "matches") == 0 || strcmp(name, "glossary") == 0 || strcmp(name, "notes") == 0) {
        x->hidden = x->depth;
    } else if (strcmp(name, "unit") == 0) {
        struct str id = xml_attribute(attributes, "id");
        x->now = (struct returned){.edition = x->edition, .text = {"", 0}};
        take_segment(&x->now, str_slice(id, 1, id.len));
        x->now.place = arena_printf(x->arena, "%s, unit %.*s", x->path, STR_ARGS(id));
    } else if (strcmp(name, "meta") == 0) {
        struct str type = xml_attribute(attributes, "type");
        x->meta = str_is(type, "edition") ? "edition" : str_is(type, "edit") ? "edit" : NULL;
        buf_clear(&x->text);
    } else if (strcmp(name, "target") == 0) {
        x->in_target = true;
        x->opened = 0;
        buf_clear(&x->text);
    } else if (x->in_target) {
        open_code(x, name, attributes);
    }
    return FAULT_OK;
}

static void xliff_text(void *user, struct str piece)
{
    struct xliff *x = user;
    if (!x->hidden && (x->meta || x->in_target))
        buf_add(&x->text, piece);
}

static void close_meta(struct xliff *x)
{
    struct str value = str_trim(buf_str(&x->text));
    if (x->meta && strcmp(x->meta, "edition") == 0)
        x->edition = arena_str(x->arena, value);
    else if (x->meta)
        str_int(value, &x->now.version);
    x->meta = NULL;
}

static enum fault close_unit(struct xliff *x, struct err *err)
{
    if (!x->now.edition.len)
        return fault(
            err, FAULT_REJECT,
            "%s: it does not say which edition it is of (metadata \"edition\" of the file); the tool dropped it",
            x->path);
    *vec_push(x->arena, x->out) = x->now;
    return FAULT_OK;
}

static enum fault xliff_close(void *user, const char *name, struct err *err)
{
    struct xliff *x = user;
    unsigned depth = x->depth--;
    if (x->hidden) {
        x->hidden = x->hidden == depth ? 0 : x->hidden;
        return FAULT_OK;
    }
    if (strcmp(name, "meta") == 0) {
        close_meta(x);
    } else if (strcmp(name, "pc") == 0 && x->in_target && x->opened > 0) {
        unsigned n = x->open[--x->opened];
        if (n)
            buf_printf(&x->text, "</%u>", n);
    } else if (strcmp(name, "target") == 0) {
        try(buf_check(&x->text, "one target", err));
        x->now.text = arena_str(x->arena, str_trim(buf_str(&x->text)));
        x->in_target = false;
    } else if (strcmp(name, "unit") == 0) {
        return close_unit(x, err);
    }
    return FAULT_OK;
}

static enum fault read_xliff(struct arena *arena, const char *path, struct returned_list *out, struct err *err)
{
    const struct xml_events events = {
        .open = xliff_open, .close = xliff_close, .text = xliff_text, .local_names = true};
    struct xliff x = {.arena = arena, .path = path, .out = out, .edition = {"", 0}, .text = buf_make(LIMIT_LINE)};
    enum fault f = xml_parse_file(path, &events, &x, err);
    buf_release(&x.text);
    return f;
}

enum fault round_trip_read(struct arena *arena, const char *path, struct returned_list *out, struct err *err)
{
    bool xliff = str_ends(str_of(path), ".xlf") || str_ends(str_of(path), ".xliff");
    return xliff ? read_xliff(arena, path, out, err) : read_csv(arena, path, out, err);
}
