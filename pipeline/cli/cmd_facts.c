/* okgyo facts: what the checks read in a text. */
#include "cli/command.h"
#include "cli/lines.h"

#include "base/clock.h"
#include "facts/calendar.h"
#include "facts/facts.h"
#include "text/utf8.h"

#include <stdio.h>

enum {
    OUT_PIECE = 64 << 10,      /* bytes gathered before a write */
    KOREA_STANDARD_TIME = 540, /* minutes east */
    NOON = 12 * 3600 * 1000,   /* ms: a day is the same day in every near zone at noon */
};

struct reading {
    struct cli *c;
    const struct fact_reader *reader;
    enum unit unit;
    bool jsonl;
    int64_t date;
    uint32_t line;
    const char *path;
    struct buf out;
    struct arena arena; /* of one text */
};

static const char *bound_name(enum fact_bound b)
{
    static const char *const names[] = {"", "at-least", "at-most", "over", "under"};
    return names[b];
}

static const char *part_name(enum fact_part p)
{
    static const char *const names[] = {"", "early", "mid", "late"};
    return names[p];
}

static const char *weekday_name(int day)
{
    static const char *const names[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                        "Thursday", "Friday", "Saturday", "Sunday"};
    return names[day];
}

/* As written, else of the resolved day ("2025-10-15"). */
static int weekday_of(const struct fact *f)
{
    int64_t ms;
    if (f->weekday || f->resolved.len != 10 || !clock_parse(f->resolved, 0, &ms))
        return f->weekday;
    return day_weekday(day_from_number(ms / 86400000));
}

/* A relative date without a publication date says nothing; it is not printed. */
static bool is_known(const struct fact *f)
{
    return f->kind != FACT_DATE || f->value.len || f->resolved.len;
}

static void add_quantity(struct buf *b, const struct fact *f)
{
    json_add_str(b, "low", f->low);
    json_add_str(b, "high", f->high);
    json_add_bool(b, "approx", f->approx);
    json_add_bool(b, "vague", f->vague);
    if (f->bound != BOUND_NONE)
        json_add_str(b, "bound", str_of(bound_name(f->bound)));
    json_add_str(b, "unit", f->unit);
}

static void add_value(struct buf *b, const struct fact *f)
{
    int weekday = f->kind == FACT_DATE ? weekday_of(f) : 0;
    if (f->value.len)
        json_add_str(b, "value", f->value);
    if (f->unit.len)
        json_add_str(b, "unit", f->unit);
    if (f->resolved.len)
        json_add_str(b, "resolved", f->resolved);
    if (f->part != PART_NONE)
        json_add_str(b, "part", str_of(part_name(f->part)));
    if (weekday)
        json_add_str(b, "weekday", str_of(weekday_name(weekday)));
}

/* Counts on from the place counted last: facts come in order, texts may be long. */
struct counter {
    struct str text;
    enum unit unit;
    size_t at, units;
};

static int64_t count_to(struct counter *k, size_t at)
{
    if (at < k->at)
        *k = (struct counter){.text = k->text, .unit = k->unit};
    k->units += utf8_count(str_slice(k->text, k->at, k->text.len), at - k->at, k->unit);
    k->at = at;
    return (int64_t)k->units;
}

static void add_fact(struct reading *r, struct counter *k, const struct fact *f)
{
    struct buf *b = &r->out;
    bool name = f->in_name && f->kind == FACT_QUANTITY;
    json_open(b, '{');
    json_add_str(b, "kind", str_of(name ? fact_name(FACT_NAME) : fact_name(f->kind)));
    json_add_int(b, "start", count_to(k, f->at.at));
    json_add_int(b, "end", count_to(k, (size_t)f->at.at + f->at.len));
    json_add_str(b, "surface", span_of(k->text, f->at));
    if (name)
        json_add_str(b, "value", span_of(k->text, f->at));
    else if (f->kind == FACT_QUANTITY)
        add_quantity(b, f);
    else
        add_value(b, f);
    json_close(b, '}');
}

static void add_line(struct reading *r, struct str id, struct str text, const struct facts *found)
{
    struct counter k = {.text = text, .unit = r->unit};
    json_open(&r->out, '{');
    json_add_str(&r->out, "id", id);
    json_key(&r->out, "facts");
    json_open(&r->out, '[');
    for (size_t i = 0; i < found->len; i++)
        if (is_known(&found->at[i]))
            add_fact(r, &k, &found->at[i]);
    json_close(&r->out, ']');
    json_close(&r->out, '}');
    buf_addc(&r->out, '\n');
}

/* For people: id, place, kind, what it says. */
static void add_rows(struct reading *r, struct str id, struct str text, const struct facts *found)
{
    struct counter k = {.text = text, .unit = r->unit};
    for (size_t i = 0; i < found->len; i++) {
        const struct fact *f = &found->at[i];
        if (!is_known(f))
            continue;
        struct str surface = span_of(text, f->at);
        buf_printf(&r->out, "%.*s:%lld: %s %.*s", STR_ARGS(id), (long long)count_to(&k, f->at.at) + 1,
                   fact_name(f->in_name && f->kind == FACT_QUANTITY ? FACT_NAME : f->kind), STR_ARGS(surface));
        if (f->kind == FACT_QUANTITY && !f->in_name)
            buf_printf(&r->out, " = %s%.*s%s%.*s %.*s %s", f->vague ? "~" : "", STR_ARGS(f->low),
                       str_eq(f->low, f->high) ? "" : "..", str_eq(f->low, f->high) ? 0 : (int)f->high.len, f->high.at,
                       STR_ARGS(f->unit), bound_name(f->bound));
        else if (f->kind == FACT_DATE || f->kind == FACT_TIME)
            buf_printf(&r->out, " = %.*s%s%.*s", STR_ARGS(f->value), f->resolved.len ? " -> " : "",
                       STR_ARGS(f->resolved));
        buf_addc(&r->out, '\n');
    }
}

static enum fault flush_out(struct reading *r, struct err *err)
{
    if (r->out.len && fwrite(r->out.at, 1, r->out.len, stdout) != r->out.len)
        return fault(err, FAULT_STOP, "standard output cannot be written");
    buf_clear(&r->out);
    return FAULT_OK;
}

static enum fault read_text(struct reading *r, struct str id, struct str text, int64_t date, struct err *err)
{
    struct facts found = {0};
    arena_reset(&r->arena);
    r->reader->read(&r->arena, text, date, &found);
    if (r->jsonl)
        add_line(r, id, text, &found);
    else
        add_rows(r, id, text, &found);
    try(buf_check(&r->out, "the facts of one text", err));
    return r->out.len > OUT_PIECE ? flush_out(r, err) : FAULT_OK;
}

static enum fault day_of(const struct reading *r, struct str text, int64_t *ms, struct err *err)
{
    if (!text.len)
        return FAULT_OK;
    if (!clock_parse(text, KOREA_STANDARD_TIME, ms))
        return fault(err, FAULT_REJECT, "%s:%u: \"date\": %.*s is no date (2025-10-21)", r->path, r->line,
                     STR_ARGS(text));
    if (text.len == 10)
        *ms += NOON;
    return FAULT_OK;
}

/* {"id","text"[,"date"]}, or a plain line whose id is its number. */
static enum fault read_line(struct reading *r, struct str line, struct err *err)
{
    auto_json json_t *object = NULL;
    char number[16];
    int64_t date = r->date;
    if (!str_trim(line).len)
        return FAULT_OK;
    if (str_trim(line).at[0] != '{') {
        snprintf(number, sizeof number, "%u", r->line);
        return read_text(r, str_of(number), line, date, err);
    }
    enum fault f = json_parse(line, "line", &object, err);
    if (f != FAULT_OK) {
        err_prefix(err, "%s:%u", r->path, r->line);
        return f;
    }
    if (!json_is_string(json_object_get(object, "text")))
        return fault(err, FAULT_REJECT, "%s:%u: \"text\" is missing or no string", r->path, r->line);
    try(day_of(r, json_get_str(object, "date"), &date, err));
    struct str id = json_get_str(object, "id");
    if (!json_is_string(json_object_get(object, "id"))) {
        snprintf(number, sizeof number, "%u", r->line);
        id = str_of(number);
    }
    return read_text(r, id, json_get_str(object, "text"), date, err);
}

static enum fault read_file(struct reading *r, const char *path, struct err *err)
{
    struct lines lines;
    struct str line;
    bool more = true;
    r->path = path;
    try(lines_open(&lines, path, err));
    enum fault f = lines_next(&lines, &line, &more, err);
    while (f == FAULT_OK && more) {
        r->line = lines.number;
        f = read_line(r, line, err);
        if (f == FAULT_OK)
            f = lines_next(&lines, &line, &more, err);
    }
    lines_close(&lines);
    return f;
}

static enum fault read_all(struct reading *r, struct err *err)
{
    r->path = "--date";
    try(day_of(r, cli_str(r->c, "date"), &r->date, err));
    for (size_t i = 0; i < r->c->args.len; i++)
        try(read_file(r, arena_cstr(r->c->arena, r->c->args.at[i]), err));
    if (r->c->args.len == 0)
        try(read_file(r, "-", err));
    return FAULT_OK;
}

static int run(struct cli *c)
{
    struct err err;
    struct str lang = cli_str(c, "lang"), offsets = cli_str(c, "offsets");
    struct reading r = {.c = c, .out = buf_make(LIMIT_OUTPUT), .reader = facts_reader(lang)};
    if (!r.reader) {
        struct buf known = buf_make(256);
        for (const struct fact_reader *const *k = fact_readers; *k; k++)
            buf_printf(&known, "%s%s", known.len ? ", " : "", (*k)->lang);
        int code = cli_usage(c, "no reader knows the language %.*s; there are %s", STR_ARGS(lang), known.at);
        buf_release(&known);
        return code;
    }
    r.unit = str_is(offsets, "byte") ? UNIT_BYTE : str_is(offsets, "utf16") ? UNIT_UTF16 : UNIT_CODE_POINT;
    r.jsonl = str_is(cli_str(c, "format"), "jsonl");
    enum fault f = read_all(&r, &err), flushed = flush_out(&r, f == FAULT_OK ? &err : NULL);
    f = f == FAULT_OK ? flushed : f;
    if (f == FAULT_OK && fflush(stdout) != 0)
        f = fault(&err, FAULT_STOP, "standard output cannot be written");
    buf_release(&r.out);
    arena_release(&r.arena);
    return f == FAULT_OK ? EXIT_FINE : cli_fault(c, f, &err);
}

static const struct option options[] = {
    {.name = "lang",
     .type = OPTION_STRING,
     .value = "LANG",
     .standard = "\"ko\"",
     .help = "language of the text: ko, en, ja, zh"},
    {.name = "date",
     .type = OPTION_STRING,
     .value = "YYYY-MM-DD",
     .help = "publication date, for texts that do not say"},
    {.name = "format",
     .type = OPTION_STRING,
     .value = "FORMAT",
     .standard = "\"text\"",
     .words = "text|jsonl",
     .help = "how facts are printed"},
    {.name = "offsets",
     .type = OPTION_STRING,
     .value = "UNIT",
     .standard = "\"codepoint\"",
     .words = "codepoint|byte|utf16",
     .help = "what start and end count"},
    {0},
};

const struct command command_facts = {
    .name = "facts",
    .args = "[FILE…]",
    .summary = "show the figures, dates, names and quotations the checks read in a text",
    .details =
        "Reads lines of JSON, {\"id\",\"text\"[,\"date\"]}, or plain lines, from files or standard input. With "
        "--format jsonl\n"
        "the answer has one line a text, in order: {\"id\",\"facts\":[{\"kind\",\"start\",\"end\",\"surface\",…}]}.\n"
        "\n"
        "A quantity has low and high (exact decimals, or 1/3), approx, vague, bound and unit; a date has value as it "
        "is\n"
        "written and resolved against the publication date in Seoul. Without that date relative dates (지난달, last\n"
        "month) say nothing and are left out.\n"
        "\n"
        "    echo '12억원, 지난 15일' | okgyo facts --date 2025-10-21\n",
    .options = options,
    .run = run,
};
