#include "cli/report.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/xml.h"
#include "cli/command.h"

#include <assert.h>
#include <stdlib.h>

const char report_formats[] = "text|json|jsonl|sarif|github|junit";

enum { OUTPUT_MAX = 1 << 30 };

struct report_row *report_row(struct report *r)
{
    struct report_row *row = vec_push(r->arena, &r->rows);
    *row = (struct report_row){0};
    return row;
}

static int row_compare(const void *left, const void *right)
{
    const struct report_row *a = left, *b = right;
    int by = str_compare(a->path, b->path);
    if (!by)
        by = (a->line > b->line) - (a->line < b->line);
    if (!by)
        by = (a->column > b->column) - (a->column < b->column);
    if (!by)
        by = str_compare(a->rule, b->rule);
    return by ? by : str_compare(a->message, b->message);
}

void report_sort(struct report *r)
{
    if (r->rows.len)
        qsort(r->rows.at, r->rows.len, sizeof *r->rows.at, row_compare);
}

struct str report_fingerprint(const struct report *r, const struct report_row *row)
{
    if (row->fingerprint.len)
        return row->fingerprint;
    struct hash h;
    char hex[HASH_HEX];
    hash_init(&h);
    hash_add(&h, row->rule);
    hash_add(&h, path_name(row->path));
    hash_add(&h, row->segment);
    hash_add(&h, row->message);
    hash_hex(&h, hex);
    return arena_printf(r->arena, "%.16s", hex);
}

static size_t rows_of(const struct report *r, int severity)
{
    size_t n = 0;
    for (size_t i = 0; i < r->rows.len; i++)
        n += !r->rows.at[i].known && (severity < 0 || (int)r->rows.at[i].severity == severity);
    return n;
}

/* ---- text ---- */

/* Bytes that would steer a terminal become the picture of the control character. */
static void add_visible(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c < 0x20 || c == 0x7F)
            buf_printf(b, "\xE2\x90%c", c == 0x7F ? 0xA1 : 0x80 + c);
        else
            buf_addc(b, (char)c);
    }
}

static void text_place(struct buf *b, const struct report_row *row)
{
    add_visible(b, row->path);
    if (row->line)
        buf_printf(b, ":%u", row->line);
    if (row->line && row->column)
        buf_printf(b, ":%u", row->column);
    buf_addz(b, ": ");
}

static void text_write(const struct report *r, struct buf *b)
{
    static const char *const colors[] = {"\x1b[36m", "\x1b[33m", "\x1b[31m"};
    for (size_t i = 0; i < r->rows.len; i++) {
        const struct report_row *row = &r->rows.at[i];
        if (row->known)
            continue;
        text_place(b, row);
        buf_printf(b, "%s%s%s: ", r->color ? colors[row->severity] : "", severity_name(row->severity),
                   r->color ? "\x1b[0m" : "");
        add_visible(b, row->message);
        if (row->suggestion.len) {
            buf_addz(b, " \xE2\x86\x92 ");
            add_visible(b, row->suggestion);
        }
        buf_printf(b, " [%.*s]\n", STR_ARGS(row->rule));
    }
}

/* ---- json, jsonl ---- */

static void json_row(const struct report *r, const struct report_row *row, struct buf *b)
{
    json_open(b, '{');
    json_add_str(b, "path", row->path);
    json_add_int(b, "line", row->line);
    json_add_int(b, "column", row->column);
    json_add_int(b, "end_column", row->end_column);
    json_add_str(b, "severity", str_of(severity_name(row->severity)));
    json_add_str(b, "check", row->rule);
    json_add_str(b, "message", row->message);
    if (row->suggestion.len)
        json_add_str(b, "suggestion", row->suggestion);
    if (row->segment.len)
        json_add_str(b, "id", row->segment);
    if (row->side.len)
        json_add_str(b, "side", row->side);
    json_add_str(b, "fingerprint", report_fingerprint(r, row));
    json_close(b, '}');
}

static void json_report(const struct report *r, struct buf *b)
{
    json_open(b, '{');
    json_key(b, "findings");
    json_open(b, '[');
    for (size_t i = 0; i < r->rows.len; i++)
        if (!r->rows.at[i].known)
            json_row(r, &r->rows.at[i], b);
    json_close(b, ']');
    json_key(b, "counts");
    json_open(b, '{');
    for (int s = SEVERITY_NOTE; s <= SEVERITY_BLOCK; s++)
        json_add_int(b, severity_name((enum severity)s), (int64_t)rows_of(r, s));
    json_close(b, '}');
    json_close(b, '}');
    buf_addc(b, '\n');
}

static void jsonl_write(const struct report *r, struct buf *b)
{
    for (size_t i = 0; i < r->rows.len; i++) {
        if (r->rows.at[i].known)
            continue;
        json_row(r, &r->rows.at[i], b);
        buf_addc(b, '\n');
    }
}

/* ---- SARIF 2.1.0 ---- */

static const char *sarif_level(enum severity s)
{
    static const char *const levels[] = {"note", "warning", "error"};
    return levels[s];
}

/* A path as a relative URI: percent-encoded, without leading slashes or dots. */
static struct str uri(struct arena *a, struct str path)
{
    while (str_starts(path, "/") || str_starts(path, "./") || str_starts(path, "../"))
        path = str_slice(path, path.at[0] == '/' ? 1 : path.at[1] == '/' ? 2 : 3, path.len);
    static const char digits[] = "0123456789ABCDEF";
    char *out = arena_alloc(a, path.len * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.at[i];
        bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
        if (plain) {
            out[n++] = (char)c;
            continue;
        }
        out[n++] = '%';
        out[n++] = digits[c >> 4];
        out[n++] = digits[c & 15];
    }
    return (struct str){out, n};
}

struct rule_list {
    struct str *at;
    size_t len, cap;
};

static size_t rule_index(const struct report *r, struct rule_list *rules, struct str rule)
{
    for (size_t i = 0; i < rules->len; i++)
        if (str_eq(rules->at[i], rule))
            return i;
    *vec_push(r->arena, rules) = rule;
    return rules->len - 1;
}

static void sarif_text(struct buf *b, const char *key, struct str text)
{
    json_key(b, key);
    json_open(b, '{');
    json_add_str(b, "text", text);
    json_close(b, '}');
}

static void sarif_location(const struct report *r, const struct report_row *row, struct buf *b)
{
    json_key(b, "locations");
    json_open(b, '[');
    json_open(b, '{');
    json_key(b, "physicalLocation");
    json_open(b, '{');
    json_key(b, "artifactLocation");
    json_open(b, '{');
    json_add_str(b, "uri", uri(r->arena, row->path));
    json_add_str(b, "uriBaseId", str_of("%SRCROOT%"));
    json_close(b, '}');
    json_key(b, "region");
    json_open(b, '{');
    json_add_int(b, "startLine", row->line ? row->line : 1);
    if (row->line && row->column)
        json_add_int(b, "startColumn", row->column);
    if (row->line && row->column && row->end_column > row->column)
        json_add_int(b, "endColumn", row->end_column);
    json_close(b, '}');
    json_close(b, '}');
    if (row->segment.len) {
        json_key(b, "logicalLocations");
        json_open(b, '[');
        json_open(b, '{');
        json_add_str(b, "fullyQualifiedName", row->segment);
        json_add_str(b, "kind", str_of("segment"));
        json_close(b, '}');
        json_close(b, ']');
    }
    json_close(b, '}');
    json_close(b, ']');
}

static void sarif_result(const struct report *r, const struct report_row *row, size_t rule, struct buf *b)
{
    json_open(b, '{');
    json_add_str(b, "ruleId", row->rule);
    json_add_int(b, "ruleIndex", (int64_t)rule);
    json_add_str(b, "level", str_of(sarif_level(row->severity)));
    struct str text = row->message;
    if (row->suggestion.len)
        text = arena_printf(r->arena, "%.*s \xE2\x86\x92 %.*s", STR_ARGS(text), STR_ARGS(row->suggestion));
    sarif_text(b, "message", text);
    sarif_location(r, row, b);
    json_key(b, "partialFingerprints");
    json_open(b, '{');
    json_add_str(b, "okgyo/v1", report_fingerprint(r, row));
    json_close(b, '}');
    if (row->known) {
        json_key(b, "suppressions");
        json_open(b, '[');
        json_open(b, '{');
        json_add_str(b, "kind", str_of("external"));
        json_add_str(b, "status", str_of("accepted"));
        json_close(b, '}');
        json_close(b, ']');
    }
    json_close(b, '}');
}

static void sarif_driver(const struct rule_list *rules, struct buf *b)
{
    json_key(b, "tool");
    json_open(b, '{');
    json_key(b, "driver");
    json_open(b, '{');
    json_add_str(b, "name", str_of("okgyo"));
    json_add_str(b, "semanticVersion", str_of(OKGYO_VERSION));
    json_key(b, "rules");
    json_open(b, '[');
    for (size_t i = 0; i < rules->len; i++) {
        json_open(b, '{');
        json_add_str(b, "id", rules->at[i]);
        sarif_text(b, "shortDescription", rules->at[i]);
        json_close(b, '}');
    }
    json_close(b, ']');
    json_close(b, '}');
    json_close(b, '}');
}

static void sarif_write(const struct report *r, struct buf *b)
{
    struct rule_list rules = {0};
    for (size_t i = 0; i < r->rows.len; i++)
        rule_index(r, &rules, r->rows.at[i].rule);
    json_open(b, '{');
    json_add_str(b, "$schema", str_of("https://json.schemastore.org/sarif-2.1.0.json"));
    json_add_str(b, "version", str_of("2.1.0"));
    json_key(b, "runs");
    json_open(b, '[');
    json_open(b, '{');
    sarif_driver(&rules, b);
    json_add_str(b, "columnKind", str_of("unicodeCodePoints"));
    json_key(b, "automationDetails");
    json_open(b, '{');
    json_add_str(b, "id", arena_printf(r->arena, "okgyo %s/", r->tool));
    json_close(b, '}');
    json_key(b, "results");
    json_open(b, '[');
    for (size_t i = 0; i < r->rows.len; i++)
        sarif_result(r, &r->rows.at[i], rule_index(r, &rules, r->rows.at[i].rule), b);
    json_close(b, ']');
    json_close(b, '}');
    json_close(b, ']');
    json_close(b, '}');
    buf_addc(b, '\n');
}

/* ---- GitHub workflow commands ---- */

static void github_escape(struct buf *b, struct str s, bool property)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
            buf_printf(b, "%%%02X", c);
        else if (c < 0x20 || c == 0x7F)
            add_visible(b, (struct str){s.at + i, 1});
        else
            buf_addc(b, (char)c);
    }
}

static void github_write(const struct report *r, struct buf *b)
{
    static const char *const words[] = {"notice", "warning", "error"};
    for (size_t i = 0; i < r->rows.len; i++) {
        const struct report_row *row = &r->rows.at[i];
        if (row->known)
            continue;
        buf_printf(b, "::%s file=", words[row->severity]);
        github_escape(b, row->path, true);
        if (row->line)
            buf_printf(b, ",line=%u,endLine=%u", row->line, row->line);
        if (row->line && row->column)
            buf_printf(b, ",col=%u", row->column);
        if (row->line && row->column && row->end_column > row->column)
            buf_printf(b, ",endColumn=%u", row->end_column);
        buf_addz(b, ",title=");
        github_escape(b, row->rule, true);
        buf_addz(b, "::");
        github_escape(b, row->message, false);
        if (row->suggestion.len) {
            buf_addz(b, " \xE2\x86\x92 ");
            github_escape(b, row->suggestion, false);
        }
        buf_addc(b, '\n');
    }
}

/* ---- JUnit ---- */

static void junit_case(const struct report_row *row, bool fails, struct buf *b)
{
    buf_addz(b, "    <testcase name=\"");
    xml_add(b, row->rule);
    if (row->line)
        buf_printf(b, " line %u", row->line);
    buf_addz(b, "\" classname=\"");
    xml_add(b, row->path);
    buf_addz(b, "\" time=\"0\">\n      ");
    if (fails) {
        buf_printf(b, "<failure type=\"%s\" message=\"", severity_name(row->severity));
        xml_add(b, row->message);
        buf_addz(b, "\">");
    } else {
        buf_printf(b, "<system-out>%s: ", severity_name(row->severity));
        xml_add(b, row->message);
        buf_addz(b, " ");
    }
    xml_add(b, row->path);
    if (row->line)
        buf_printf(b, ":%u", row->line);
    if (row->suggestion.len) {
        buf_addz(b, " \xE2\x86\x92 ");
        xml_add(b, row->suggestion);
    }
    buf_addz(b, fails ? "</failure>\n    </testcase>\n" : "</system-out>\n    </testcase>\n");
}

static void junit_write(const struct report *r, struct buf *b)
{
    size_t n = rows_of(r, -1), failures = 0;
    for (int severity = (int)r->fail_on; severity <= SEVERITY_BLOCK; severity++)
        failures += rows_of(r, severity);
    buf_addz(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    buf_printf(b, "<testsuites name=\"okgyo\" time=\"0\" tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", n ? n : 1,
               failures);
    buf_printf(b, "  <testsuite name=\"%s\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"0\" time=\"0\">\n",
               r->tool, n ? n : 1, failures);
    for (size_t i = 0; i < r->rows.len; i++)
        if (!r->rows.at[i].known)
            junit_case(&r->rows.at[i], r->rows.at[i].severity >= r->fail_on, b);
    if (n == 0)
        buf_printf(b, "    <testcase name=\"%s\" classname=\"okgyo\" time=\"0\"/>\n", r->tool);
    buf_addz(b, "  </testsuite>\n</testsuites>\n");
}

static const struct {
    const char *name;
    void (*write)(const struct report *r, struct buf *b);
} formats[] = {
    {"text", text_write},   {"json", json_report},    {"jsonl", jsonl_write},
    {"sarif", sarif_write}, {"github", github_write}, {"junit", junit_write},
};

enum fault report_print(const struct report *r, struct str format, FILE *out, struct err *err)
{
    auto_buf struct buf b = buf_make(OUTPUT_MAX);
    size_t i = 0;
    while (i < sizeof formats / sizeof *formats && !str_is(format, formats[i].name))
        i++;
    assert(i < sizeof formats / sizeof *formats);
    formats[i].write(r, &b);
    try(buf_check(&b, "the report", err));
    if (fwrite(b.at ? b.at : "", 1, b.len, out) != b.len || fflush(out) != 0)
        return fault(err, FAULT_STOP, "the report could not be written: the disk may be full or the pipe closed");
    return FAULT_OK;
}

int report_exit(const struct report *r)
{
    for (size_t i = 0; i < r->rows.len; i++)
        if (!r->rows.at[i].known && r->rows.at[i].severity >= r->fail_on)
            return EXIT_FINDINGS;
    return EXIT_FINE;
}

/* ---- baseline ---- */

enum fault report_baseline_read(struct report *r, const char *path, struct err *err)
{
    auto_buf struct buf bytes = buf_make(LIMIT_GLOSSARY);
    auto_json json_t *root = NULL;
    try(file_read(path, &bytes, err));
    try(json_parse(buf_str(&bytes), path, &root, err));
    json_t *counts = json_object_get(root, "findings");
    if (!json_is_object(counts))
        return fault(err, FAULT_REJECT, "%s: this is no baseline: it has no object \"findings\"", path);
    for (size_t i = 0; i < r->rows.len; i++) {
        char *key = arena_cstr(r->arena, report_fingerprint(r, &r->rows.at[i]));
        int64_t left = json_get_int(counts, key, 0);
        if (left <= 0)
            continue;
        r->rows.at[i].known = true;
        json_object_set_new(counts, key, json_integer(left - 1));
    }
    return FAULT_OK;
}

enum fault report_baseline_write(const struct report *r, const char *path, struct err *err)
{
    auto_json json_t *counts = json_object();
    for (size_t i = 0; i < r->rows.len; i++) {
        char *key = arena_cstr(r->arena, report_fingerprint(r, &r->rows.at[i]));
        json_object_set_new(counts, key, json_integer(json_get_int(counts, key, 0) + 1));
    }
    auto_json json_t *root = json_pack("{s:i, s:O}", "baseline", 1, "findings", counts);
    auto_buf struct buf out = buf_make(LIMIT_GLOSSARY);
    json_write_pretty(&out, root);
    buf_addc(&out, '\n');
    try(buf_check(&out, path, err));
    return file_replace(path, buf_str(&out), 0644, err);
}
