#include "cli/pairs.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "base/xml.h"
#include "cli/flat.h"
#include "cli/lines.h"
#include "text/utf8.h"

#include <stdio.h>

const char pairs_formats[] = "jsonl|tsv|csv|xliff|tmx";

struct reading {
    const struct pairs_input *in;
    enum fault (*each)(void *user, const struct pair *p, struct err *err);
    void *user;
    struct str path;
    struct buf unescaped[FLAT_MOST]; /* values of the line that had escapes */
};

/* ---- lines ---- */

static enum fault take_parsed(struct reading *r, struct str line, uint32_t number, struct err *err)
{
    auto_json json_t *j = NULL;
    char where[256], numbered[24];
    snprintf(where, sizeof where, "%.*s:%u", (int)(r->path.len < 200 ? r->path.len : 200), r->path.at, number);
    snprintf(numbered, sizeof numbered, "%u", number);
    try(json_parse(line, where, &j, err));
    if (!json_is_string(json_object_get(j, "source")) || !json_is_string(json_object_get(j, "target")))
        return fault(err, FAULT_REJECT, "%s: a pair needs \"source\" and \"target\", both texts", where);
    struct pair p = {.id = json_get_str(j, "id"),
                     .source = json_get_str(j, "source"),
                     .target = json_get_str(j, "target"),
                     .date = json_get_str(j, "date"),
                     .group = json_get_str(j, "article"),
                     .path = r->path,
                     .line = number};
    const json_t *id = json_object_get(j, "id");
    if (json_is_integer(id))
        snprintf(numbered, sizeof numbered, "%lld", (long long)json_integer_value(id));
    if (!json_is_string(id))
        p.id = str_of(numbered);
    return r->each(r->user, &p, err);
}

/* A line as nearly all are, an object of texts, is read in place; whatever else it may
 * be, and whatever is wrong with it, is for the whole parser to say. */
static enum fault take_json(struct reading *r, struct str line, uint32_t number, struct err *err)
{
    struct flat flat;
    struct pair p = {.path = r->path, .line = number, .date = str_of(""), .group = str_of("")};
    if (!flat_read(line, &flat, r->unescaped) || !flat_get(&flat, "id", &p.id) ||
        !flat_get(&flat, "source", &p.source) || !flat_get(&flat, "target", &p.target))
        return take_parsed(r, line, number, err);
    flat_get(&flat, "date", &p.date);
    flat_get(&flat, "article", &p.group);
    return r->each(r->user, &p, err);
}

/* Columns of a TSV or CSV file: named by its first line, or id-source-target, or the two. */
struct columns {
    int id, source, target, date, group;
};

static int *column_named(struct columns *c, struct str name)
{
    return str_is_nocase(name, "id")                                    ? &c->id
           : str_is_nocase(name, "source") || str_is_nocase(name, "ko") ? &c->source
           : str_is_nocase(name, "target")                              ? &c->target
           : str_is_nocase(name, "date")                                ? &c->date
           : str_is_nocase(name, "article")                             ? &c->group
                                                                        : NULL;
}

/* One row of a table; what is behind the last cell is not read. */
enum { CELLS = 64 };
struct row {
    struct str cells[CELLS];
    uint32_t columns[CELLS]; /* 1-based code points of the line it begins in */
    int n;
    uint32_t line;
};

/* True when the row is a header. */
static bool read_header(const struct row *row, struct columns *c)
{
    struct columns named = {-1, -1, -1, -1, -1};
    for (int n = 0; n < row->n; n++) {
        int *column = column_named(&named, row->cells[n]);
        if (column)
            *column = n;
    }
    if (named.source >= 0 && named.target >= 0) {
        *c = named;
        return true;
    }
    *c = row->n == 2 ? (struct columns){-1, 0, 1, -1, -1} : (struct columns){0, 1, 2, 3, -1};
    return false;
}

static struct str cell_of(const struct row *row, int column)
{
    return column >= 0 && column < row->n ? row->cells[column] : str_of("");
}

static enum fault take_row(struct reading *r, const struct row *row, const struct columns *c, struct err *err)
{
    char numbered[16];
    snprintf(numbered, sizeof numbered, "%u", row->line);
    if (c->source >= row->n || c->target >= row->n)
        return fault(err, FAULT_REJECT,
                     "%.*s:%u: the line has %d columns; a pair is source and target, or id, source and target",
                     STR_ARGS(r->path), row->line, row->n);
    struct pair p = {.path = r->path,
                     .line = row->line,
                     .id = cell_of(row, c->id),
                     .source = row->cells[c->source],
                     .source_column = row->columns[c->source],
                     .target = row->cells[c->target],
                     .target_column = row->columns[c->target],
                     .date = cell_of(row, c->date),
                     .group = cell_of(row, c->group)};
    if (p.id.len == 0)
        p.id = str_of(numbered);
    return r->each(r->user, &p, err);
}

static uint32_t column_at(struct str line, size_t at)
{
    return (uint32_t)utf8_count(line, at, UNIT_CODE_POINT) + 1;
}

static void cut_tsv(struct str line, struct row *row)
{
    struct str rest = line, cell;
    for (row->n = 0; row->n < CELLS && str_cut(&rest, '\t', &cell); row->n++) {
        row->cells[row->n] = cell;
        row->columns[row->n] = column_at(line, (size_t)(cell.at - line.at));
    }
    /* str_cut gives no last empty cell: an empty translation at the line's end is one */
    if (row->n < CELLS && str_ends(line, "\t")) {
        row->cells[row->n] = str_of("");
        row->columns[row->n++] = column_at(line, line.len);
    }
}

/* ---- CSV (RFC 4180; a spreadsheet in Europe writes semicolons) ---- */

static size_t quotes_in(struct str line)
{
    size_t n = 0;
    for (size_t i = 0; i < line.len; i++)
        n += line.at[i] == '"';
    return n;
}

static char separator_of(struct str header)
{
    size_t commas = 0, semicolons = 0;
    for (size_t i = 0; i < header.len; i++) {
        commas += header.at[i] == ',';
        semicolons += header.at[i] == ';';
    }
    return semicolons > commas ? ';' : ',';
}

/* A cell with quotes around it, its doubled quotes made single where they stand. */
static struct str unquoted(struct str cell)
{
    if (cell.len < 2 || cell.at[0] != '"' || cell.at[cell.len - 1] != '"')
        return cell;
    char *out = (char *)cell.at;
    size_t n = 0;
    for (size_t i = 1; i + 1 < cell.len; i++) {
        out[n++] = cell.at[i];
        if (cell.at[i] == '"' && cell.at[i + 1] == '"' && i + 2 < cell.len)
            i++;
    }
    return (struct str){out, n};
}

/* `record` is one row, line breaks within quotes and all; it is written over. */
static void cut_csv(struct str record, char separator, struct row *row)
{
    size_t from = 0;
    bool quoted = false;
    row->n = 0;
    for (size_t i = 0; i <= record.len && row->n < CELLS; i++) {
        bool end = i == record.len;
        quoted ^= !end && record.at[i] == '"';
        if (!end && (quoted || record.at[i] != separator))
            continue;
        row->cells[row->n] = str_slice(record, from, i - from);
        row->columns[row->n++] = column_at(record, from);
        from = i + 1;
    }
    for (int n = 0; n < row->n; n++)
        row->cells[n] = unquoted(row->cells[n]);
}

/* The next row in `record`; lines are taken on until the quotes are closed. */
static enum fault next_record(struct lines *l, struct buf *record, uint32_t *number, bool *more, struct err *err)
{
    struct str line;
    size_t quotes = 0;
    record->len = 0;
    for (*number = 0;;) {
        try(lines_next(l, &line, more, err));
        if (!*more && record->len)
            return fault(err, FAULT_REJECT, "%s:%u: a quote is opened here and never closed", l->path, *number);
        if (!*more)
            return FAULT_OK;
        if (line.len == 0 && record->len == 0)
            continue;
        if (*number == 0)
            *number = l->number;
        buf_add(record, line);
        quotes += quotes_in(line);
        if (quotes % 2 == 0)
            return buf_check(record, "a row of the pairs", err);
        buf_addc(record, '\n');
        try(buf_check(record, "a row of the pairs", err));
    }
}

static enum fault read_csv(struct reading *r, struct lines *l, struct err *err)
{
    auto_buf struct buf record = buf_make(LIMIT_LINE);
    struct columns columns = {0};
    struct row row;
    char separator = 0;
    for (;;) {
        bool more;
        try(next_record(l, &record, &row.line, &more, err));
        if (!more)
            return FAULT_OK;
        bool first = separator == 0;
        if (first)
            separator = separator_of(buf_str(&record));
        cut_csv(buf_str(&record), separator, &row);
        if (!first || !read_header(&row, &columns))
            try(take_row(r, &row, &columns, err));
    }
}

static enum fault read_lines(struct reading *r, struct lines *l, bool tsv, struct err *err)
{
    struct columns columns = {0};
    struct row row;
    struct str line;
    bool more, first = true;
    for (;;) {
        try(lines_next(l, &line, &more, err));
        if (!more)
            return FAULT_OK;
        if (line.len == 0)
            continue;
        if (!tsv) {
            try(take_json(r, line, l->number, err));
            continue;
        }
        row.line = l->number;
        cut_tsv(line, &row);
        if (!first || !read_header(&row, &columns))
            try(take_row(r, &row, &columns, err));
        first = false;
    }
}

static enum fault read_line_file(struct reading *r, struct str format, struct err *err)
{
    struct lines l;
    try(lines_open(&l, r->in->path, err));
    r->path = str_of(l.path);
    for (size_t i = 0; i < FLAT_MOST; i++)
        r->unescaped[i] = buf_make(LIMIT_LINE);
    enum fault f = str_is(format, "csv") ? read_csv(r, &l, err) : read_lines(r, &l, str_is(format, "tsv"), err);
    lines_close(&l);
    for (size_t i = 0; i < FLAT_MOST; i++)
        buf_release(&r->unescaped[i]);
    return f;
}

/* ---- two aligned files ---- */

static enum fault read_aligned(struct reading *r, struct lines *source, struct lines *target, struct err *err)
{
    struct str s, t;
    bool more_source, more_target;
    char id[16];
    for (;;) {
        try(lines_next(source, &s, &more_source, err));
        try(lines_next(target, &t, &more_target, err));
        if (more_source != more_target)
            return fault(err, FAULT_REJECT, "%s ends after line %u, %s goes on: the files are not aligned line by line",
                         more_source ? target->path : source->path, more_source ? target->number : source->number,
                         more_source ? source->path : target->path);
        if (!more_source)
            return FAULT_OK;
        if (s.len == 0 && t.len == 0)
            continue;
        snprintf(id, sizeof id, "%u", target->number);
        struct pair p = {.id = str_of(id),
                         .source = s,
                         .target = t,
                         .group = str_of(r->in->path),
                         .source_column = 1,
                         .target_column = 1,
                         .line = target->number};
        p.path = str_of(r->in->target_path);
        p.source_path = str_of(r->in->path);
        try(r->each(r->user, &p, err));
    }
}

static enum fault read_two_files(struct reading *r, struct err *err)
{
    struct lines source, target;
    try(lines_open(&source, r->in->path, err));
    enum fault f = lines_open(&target, r->in->target_path, err);
    if (f == FAULT_OK) {
        f = read_aligned(r, &source, &target, err);
        lines_close(&target);
    }
    lines_close(&source);
    return f;
}

/* ---- XLIFF and TMX ---- */

enum place { NOWHERE, IN_SOURCE, IN_TARGET };

struct xml_reading {
    struct reading *r;
    bool tmx;
    struct buf source, target, id, unit, group, source_lang, target_lang;
    enum place place;
    bool has_source, has_target;
    unsigned depth;  /* of the element now open */
    unsigned hidden; /* depth of the element whose text is none of ours, 0 = none */
    unsigned number; /* of the pair, for those without an id */
};

static void set(struct buf *b, struct str s)
{
    buf_clear(b);
    buf_add(b, s);
}

static bool is_one(const char *name, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(name, *list) == 0)
            return true;
    return false;
}

/* Suggestions, notes and native code are not the pair's text. */
static bool is_hidden(const char *name)
{
    static const char *const names[] = {"alt-trans", "matches",  "match", "note",         "notes", "glossary",
                                        "metadata",  "bpt",      "ept",   "ph",           "it",    "ut",
                                        "header",    "skeleton", "prop",  "originalData", NULL};
    return is_one(name, names);
}

static struct str lang_attribute(const char **attributes)
{
    struct str lang = xml_attribute(attributes, "xml:lang");
    return lang.len ? lang : xml_attribute(attributes, "lang");
}

static bool lang_matches(struct str tag, struct str wanted)
{
    char primary[16];
    size_t n = 0;
    while (n < wanted.len && n + 1 < sizeof primary && wanted.at[n] != '-')
        primary[n] = wanted.at[n], n++;
    primary[n] = 0;
    return n > 0 && tag.len >= n && str_is_nocase(str_slice(tag, 0, n), primary) &&
           (tag.len == n || tag.at[n] == '-' || tag.at[n] == '_');
}

static void begin_pair(struct xml_reading *x, struct str id)
{
    buf_clear(&x->source);
    buf_clear(&x->target);
    x->has_source = x->has_target = false;
    x->number++;
    set(&x->id, id);
}

static void open_xliff(struct xml_reading *x, const char *name, const char **attributes)
{
    if (strcmp(name, "xliff") == 0) {
        set(&x->source_lang, xml_attribute(attributes, "srcLang"));
        set(&x->target_lang, xml_attribute(attributes, "trgLang"));
    } else if (strcmp(name, "file") == 0) {
        struct str original = xml_attribute(attributes, "original"), id = xml_attribute(attributes, "id");
        struct str source = xml_attribute(attributes, "source-language"),
                   target = xml_attribute(attributes, "target-language");
        set(&x->group, original.len ? original : id.len ? id : str_of("file"));
        if (source.len)
            set(&x->source_lang, source);
        if (target.len)
            set(&x->target_lang, target);
    } else if (strcmp(name, "unit") == 0) {
        set(&x->unit, xml_attribute(attributes, "id"));
    } else if (strcmp(name, "trans-unit") == 0) {
        buf_clear(&x->unit);
        begin_pair(x, xml_attribute(attributes, "id"));
    } else if (strcmp(name, "segment") == 0) {
        begin_pair(x, xml_attribute(attributes, "id"));
    } else if (strcmp(name, "source") == 0) {
        x->place = IN_SOURCE;
        x->has_source = true;
    } else if (strcmp(name, "target") == 0) {
        x->place = IN_TARGET;
        x->has_target = true;
    }
}

static void open_tmx(struct xml_reading *x, const char *name, const char **attributes)
{
    const struct pairs_input *in = x->r->in;
    if (strcmp(name, "tu") == 0) {
        begin_pair(x, xml_attribute(attributes, "tuid"));
    } else if (strcmp(name, "tuv") == 0) {
        struct str lang = lang_attribute(attributes);
        x->place = NOWHERE;
        if (!x->has_source && lang_matches(lang, in->source_lang))
            set(&x->source_lang, lang), x->place = IN_SOURCE, x->has_source = true;
        else if (!x->has_target && lang_matches(lang, in->target_lang))
            set(&x->target_lang, lang), x->place = IN_TARGET, x->has_target = true;
    }
}

static enum fault on_open(void *user, const char *name, const char **attributes, struct err *err)
{
    struct xml_reading *x = user;
    (void)err;
    x->depth++;
    if (x->hidden)
        return FAULT_OK;
    if (is_hidden(name))
        x->hidden = x->depth;
    else if (x->tmx)
        open_tmx(x, name, attributes);
    else
        open_xliff(x, name, attributes);
    return FAULT_OK;
}

static void on_text(void *user, struct str piece)
{
    struct xml_reading *x = user;
    if (x->hidden || x->place == NOWHERE)
        return;
    buf_add(x->place == IN_SOURCE ? &x->source : &x->target, piece);
}

static enum fault end_pair(struct xml_reading *x, struct err *err)
{
    char id[600];
    if (!x->has_source || (x->tmx && !x->has_target))
        return FAULT_OK;
    try(buf_check(&x->source, "one segment", err));
    try(buf_check(&x->target, "one segment", err));
    struct str unit = buf_str(&x->unit), own = buf_str(&x->id);
    if (unit.len && own.len)
        snprintf(id, sizeof id, "%.*s/%.*s", STR_ARGS(unit), STR_ARGS(own));
    else if (unit.len || own.len)
        snprintf(id, sizeof id, "%.*s%.*s", STR_ARGS(unit), STR_ARGS(own));
    else
        snprintf(id, sizeof id, "%u", x->number);
    struct pair p = {.id = str_of(id),
                     .source = str_trim(buf_str(&x->source)),
                     .target = str_trim(buf_str(&x->target)),
                     .group = buf_str(&x->group),
                     .source_lang = buf_str(&x->source_lang),
                     .target_lang = buf_str(&x->target_lang),
                     .path = x->r->path};
    return x->r->each(x->r->user, &p, err);
}

static enum fault on_close(void *user, const char *name, struct err *err)
{
    static const char *const pairs[] = {"segment", "trans-unit", "tu", NULL};
    static const char *const texts[] = {"source", "target", "seg", NULL};
    struct xml_reading *x = user;
    unsigned depth = x->depth--;
    if (x->hidden) {
        x->hidden = x->hidden == depth ? 0 : x->hidden;
        return FAULT_OK;
    }
    if (is_one(name, texts))
        x->place = NOWHERE;
    return is_one(name, pairs) ? end_pair(x, err) : FAULT_OK;
}

static enum fault read_xml(struct reading *r, bool tmx, struct err *err)
{
    const struct xml_events events = {.open = on_open, .close = on_close, .text = on_text, .local_names = true};
    struct xml_reading x = {.r = r, .tmx = tmx};
    struct buf *const bufs[] = {&x.source, &x.target, &x.id, &x.unit, &x.group, &x.source_lang, &x.target_lang};
    enum { BUFS = sizeof bufs / sizeof *bufs };
    for (size_t i = 0; i < BUFS; i++)
        *bufs[i] = buf_make(i < 2 ? LIMIT_LINE : 256);
    enum fault f;
    if (strcmp(r->in->path, "-") == 0) {
        auto_buf struct buf all = buf_make(LIMIT_EXPORT);
        f = file_read("-", &all, err);
        if (f == FAULT_OK)
            f = xml_parse(buf_str(&all), "standard input", &events, &x, err);
    } else {
        f = xml_parse_file(r->in->path, &events, &x, err);
    }
    for (size_t i = 0; i < BUFS; i++)
        buf_release(bufs[i]);
    return f;
}

/* ---- which ---- */

static const char *format_of(const struct pairs_input *in)
{
    static const struct {
        const char *ending, *format;
    } endings[] = {{".xlf", "xliff"},    {".xliff", "xliff"}, {".tmx", "tmx"}, {".tsv", "tsv"},
                   {".txt", "tsv"},      {".csv", "csv"},     {".tab", "tsv"}, {".jsonl", "jsonl"},
                   {".ndjson", "jsonl"}, {".json", "jsonl"}};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(str_of(in->path), endings[i].ending))
            return endings[i].format;
    return "jsonl";
}

enum fault pairs_read(const struct pairs_input *in,
                      enum fault (*each)(void *user, const struct pair *p, struct err *err), void *user,
                      struct err *err)
{
    struct reading r = {.in = in, .each = each, .user = user, .path = str_of(in->path)};
    if (in->target_path)
        return read_two_files(&r, err);
    struct str format = in->format.len ? in->format : str_of(format_of(in));
    if (str_is(format, "xliff") || str_is(format, "tmx"))
        return read_xml(&r, str_is(format, "tmx"), err);
    return read_line_file(&r, format, err);
}
