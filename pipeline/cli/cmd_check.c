#include "cli/command.h"
#include "cli/pairs.h"
#include "cli/report.h"

#include "base/clock.h"
#include "base/file.h"
#include "stages/qa/checker.h"
#include "terms/compare.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    OUT_PIECE = 64 << 10,      /* bytes gathered before a write */
    GROUP_MOST = 20000,        /* pairs of one article: more are checked as another */
    KOREA_STANDARD_TIME = 540, /* minutes east */
};

/* What is known of a pair beside the segment it became. */
struct origin {
    struct str path, source_path, id;
    uint32_t line, source_column, target_column;
};

struct checking {
    struct cli *c;
    struct checker *checker;
    struct termbase *terms;
    json_t *options;
    int64_t date;
    enum unit unit;
    bool jsonl;
    enum severity fail_on;
    bool failed;
    size_t pairs, counts[3];
    struct report report;
    struct buf out;
    /* the article being gathered */
    struct arena arena;
    struct article article;
    struct origins {
        struct origin *at;
        size_t len, cap;
    } origins;
    struct str group;
};

/* ---- output ---- */

static struct span place_of(const struct finding *f)
{
    return f->side == SIDE_SOURCE ? f->source : f->target;
}

static struct str text_of(const struct segment *s, const struct finding *f)
{
    return f->side == SIDE_SOURCE ? s->source : s->target;
}

static void write_finding(struct checking *k, const struct segment *s, const struct finding *f)
{
    struct span at = place_of(f);
    struct str text = text_of(s, f);
    json_open(&k->out, '{');
    json_add_str(&k->out, "check", f->check);
    json_add_str(&k->out, "severity", str_of(severity_name(f->severity)));
    json_add_str(&k->out, "side", str_of(f->side == SIDE_SOURCE ? "source" : "target"));
    json_add_int(&k->out, "start", (int64_t)utf8_count(text, at.at, k->unit));
    json_add_int(&k->out, "end", (int64_t)utf8_count(text, (size_t)at.at + at.len, k->unit));
    json_add_str(&k->out, "message", f->message);
    if (f->suggestion.len)
        json_add_str(&k->out, "suggestion", f->suggestion);
    json_close(&k->out, '}');
}

static enum fault flush_out(struct checking *k, struct err *err)
{
    if (k->out.len && fwrite(k->out.at, 1, k->out.len, stdout) != k->out.len)
        return fault(err, FAULT_STOP, "standard output cannot be written");
    buf_clear(&k->out);
    return FAULT_OK;
}

/* One line a pair; *next runs through the findings, which are in order of segments. */
static enum fault write_line(struct checking *k, size_t i, const struct findings *found, size_t *next, struct err *err)
{
    const struct segment *s = &k->article.segments.at[i];
    json_open(&k->out, '{');
    json_add_str(&k->out, "id", k->origins.at[i].id);
    json_key(&k->out, "findings");
    json_open(&k->out, '[');
    for (; *next < found->len && found->at[*next].segment == i; ++*next)
        write_finding(k, s, &found->at[*next]);
    json_close(&k->out, ']');
    json_close(&k->out, '}');
    buf_addc(&k->out, '\n');
    try(buf_check(&k->out, "the findings of one pair", err));
    return k->out.len > OUT_PIECE ? flush_out(k, err) : FAULT_OK;
}

static void add_row(struct checking *k, const struct finding *f)
{
    const struct origin *o = &k->origins.at[f->segment];
    const struct segment *s = &k->article.segments.at[f->segment];
    struct span at = place_of(f);
    struct str text = text_of(s, f);
    bool source = f->side == SIDE_SOURCE;
    uint32_t column = source ? o->source_column : o->target_column;
    struct arena *a = k->c->arena;
    struct report_row *row = report_row(&k->report);
    row->path = arena_str(a, source && o->source_path.len ? o->source_path : o->path);
    row->line = o->line;
    if (column) {
        row->column = column + (uint32_t)utf8_count(text, at.at, UNIT_CODE_POINT);
        row->end_column = column + (uint32_t)utf8_count(text, (size_t)at.at + at.len, UNIT_CODE_POINT);
    }
    row->severity = f->severity;
    row->rule = arena_str(a, f->check);
    row->message = arena_str(a, f->message);
    row->suggestion = arena_str(a, f->suggestion);
    row->segment = arena_str(a, o->id);
    row->side = str_of(source ? "source" : "target");
    row->fingerprint = arena_str(a, str_of(f->fingerprint));
}

/* ---- one article ---- */

static void clear(struct checking *k)
{
    arena_reset(&k->arena);
    k->article = (struct article){.arena = &k->arena};
    k->origins = (struct origins){0};
    k->group = str_of("");
}

/* Findings about the whole article are shown with its first pair. */
static void place(struct findings *found)
{
    size_t whole = 0;
    for (size_t i = 0; i < found->len; i++) {
        struct finding f = found->at[i];
        if (f.segment != NO_SEGMENT)
            continue;
        f.segment = 0;
        memmove(&found->at[whole + 1], &found->at[whole], (i - whole) * sizeof f);
        found->at[whole++] = f;
    }
}

static enum fault finish(struct checking *k, struct err *err)
{
    struct findings found = {0};
    if (k->article.segments.len == 0)
        return FAULT_OK;
    /* terms first, as in the line: the checks know people by them */
    if (termbase_count(k->terms) > 0)
        terms_compare(k->terms, &k->article, NULL, &k->arena, &found, &k->article.terms);
    checker_run(k->checker, &k->article, k->terms, k->options, &k->arena, &found);
    checks_settle(&k->article, k->options, &found, 0);
    place(&found);
    for (size_t i = 0; i < found.len; i++) {
        k->counts[found.at[i].severity]++;
        k->failed |= found.at[i].severity >= k->fail_on;
        if (!k->jsonl)
            add_row(k, &found.at[i]);
    }
    size_t next = 0;
    for (size_t i = 0; k->jsonl && i < k->article.segments.len; i++)
        try(write_line(k, i, &found, &next, err));
    clear(k);
    return FAULT_OK;
}

static enum fault read_date(struct checking *k, const struct pair *p, struct err *err)
{
    k->article.meta.published = k->date;
    if (p->date.len && !clock_parse(p->date, KOREA_STANDARD_TIME, &k->article.meta.published))
        return fault(err, FAULT_REJECT, "%.*s:%u: \"%.*s\" is no date (2025-10-21)", STR_ARGS(p->path), p->line,
                     STR_ARGS(p->date));
    return FAULT_OK;
}

static struct str lang_of(struct checking *k, const char *flag, struct str in_file, const char *standard)
{
    struct str given = cli_str(k->c, flag);
    return arena_str(&k->arena, given.len ? given : in_file.len ? in_file : str_of(standard));
}

static enum fault begin(struct checking *k, const struct pair *p, struct err *err)
{
    k->group = arena_str(&k->arena, p->group);
    k->article.source_lang = lang_of(k, "source_lang", p->source_lang, "ko");
    k->article.target_lang = lang_of(k, "target_lang", p->target_lang, "en");
    *vec_push(&k->arena, &k->article.blocks) = (struct block){.kind = BLOCK_PARAGRAPH};
    return read_date(k, p, err);
}

static enum fault take(void *user, const struct pair *p, struct err *err)
{
    struct checking *k = user;
    bool same = p->group.len && str_eq(p->group, k->group) && k->article.segments.len < GROUP_MOST;
    if (!same) {
        try(finish(k, err));
        try(begin(k, p, err));
    }
    struct segment *s = vec_push(&k->arena, &k->article.segments);
    *s = (struct segment){.source = arena_str(&k->arena, p->source), .target = arena_str(&k->arena, p->target)};
    struct origin *o = vec_push(&k->arena, &k->origins);
    *o = (struct origin){.line = p->line, .source_column = p->source_column, .target_column = p->target_column};
    o->id = arena_str(&k->arena, p->id);
    o->path = arena_str(&k->arena, p->path);
    o->source_path = arena_str(&k->arena, p->source_path);
    k->pairs++;
    return FAULT_OK;
}

/* ---- the command ---- */

static enum fault read_glossaries(struct checking *k, struct err *err)
{
    const json_t *files = json_object_get(k->c->flags, "glossary"), *file;
    struct term_issues issues = {0};
    struct str target = cli_str(k->c, "target_lang");
    size_t i;
    k->terms = termbase_new(target.len ? arena_cstr(k->c->arena, target) : "en");
    json_array_foreach((json_t *)files, i, file)
    {
        try(termbase_read(k->terms, k->c->arena, json_string_value(file), &issues, err));
    }
    termbase_seal(k->terms);
    if (issues.len && !k->c->quiet)
        fprintf(stderr, "okgyo check: %zu rows of the glossaries have faults; see okgyo glossary check\n", issues.len);
    return FAULT_OK;
}

/* The section "qa" of the settings, with what the flags add. */
static json_t *options_of(const struct cli *c)
{
    const json_t *section = c->settings ? settings_section(c->settings, "qa") : NULL;
    json_t *options = section ? json_deep_copy(section) : json_object();
    const json_t *rules = json_object_get(c->flags, "rules");
    struct str spelling = cli_str(c, "spelling"), lang = cli_str(c, "target_lang");
    if (json_array_size(rules) > 0)
        json_object_set(options, "rules", (json_t *)rules);
    if (spelling.len) {
        char name[36];
        snprintf(name, sizeof name, "%.*s", lang.len ? (int)lang.len : 2, lang.len ? lang.at : "en");
        json_object_set_new(options, "spelling", json_pack("{s:s%}", name, spelling.at, spelling.len));
    }
    return options;
}

static enum fault prepare(struct checking *k, struct err *err)
{
    struct str date = cli_str(k->c, "date"), folder = str_of("");
    if (date.len && !clock_parse(date, KOREA_STANDARD_TIME, &k->date))
        return fault(err, FAULT_REJECT, "--date %.*s is no date (2025-10-21)", STR_ARGS(date));
    k->options = options_of(k->c);
    /* rules named on the command line are looked for from here, those of the settings from their folder */
    if (k->c->settings && !cli_has(k->c, "rules"))
        folder = settings_folder(k->c->settings);
    try(read_glossaries(k, err));
    return checker_open(k->options, folder, &k->checker, err);
}

static enum fault read_inputs(struct checking *k, struct err *err)
{
    struct arena *a = k->c->arena;
    struct pairs_input in = {.format = cli_str(k->c, "input_format")};
    in.source_lang = cli_has(k->c, "source_lang") ? cli_str(k->c, "source_lang") : str_of("ko");
    in.target_lang = cli_has(k->c, "target_lang") ? cli_str(k->c, "target_lang") : str_of("en");
    if (cli_has(k->c, "source")) {
        in.path = arena_cstr(a, cli_str(k->c, "source"));
        in.target_path = arena_cstr(a, cli_str(k->c, "target"));
        try(pairs_read(&in, take, k, err));
    }
    if (cli_has(k->c, "pairs")) {
        in.path = arena_cstr(a, cli_str(k->c, "pairs"));
        in.target_path = NULL;
        try(pairs_read(&in, take, k, err));
    }
    for (size_t i = 0; i < k->c->args.len; i++) {
        in.path = arena_cstr(a, k->c->args.at[i]);
        in.target_path = NULL;
        try(pairs_read(&in, take, k, err));
    }
    return finish(k, err);
}

static enum fault print(struct checking *k, struct err *err)
{
    if (k->jsonl)
        try(flush_out(k, err));
    else
        try(report_print(&k->report, cli_str(k->c, "format"), stdout, err));
    if (!k->c->quiet && !k->jsonl)
        fprintf(stderr, "%zu pairs: %zu to block on, %zu warnings, %zu notes\n", k->pairs, k->counts[SEVERITY_BLOCK],
                k->counts[SEVERITY_WARN], k->counts[SEVERITY_NOTE]);
    return fflush(stdout) == 0 ? FAULT_OK : fault(err, FAULT_STOP, "standard output cannot be written");
}

static void release(struct checking *k)
{
    checker_close(k->checker);
    if (k->terms)
        termbase_free(k->terms);
    json_decref(k->options);
    buf_release(&k->out);
    arena_release(&k->arena);
}

static int run(struct cli *c)
{
    struct checking k = {.c = c, .out = buf_make(LIMIT_OUTPUT), .fail_on = SEVERITY_BLOCK};
    struct err err;
    struct str offsets = cli_str(c, "offsets");
    if (!cli_has(c, "pairs") && !cli_has(c, "source") && c->args.len == 0)
        return cli_usage(c, "name the file of pairs: --pairs FILE, or --source FILE --target FILE");
    if (cli_has(c, "source") != cli_has(c, "target"))
        return cli_usage(c, "--source and --target go together: two files, aligned line by line");
    severity_read(cli_str(c, "fail_on"), &k.fail_on);
    k.unit = str_is(offsets, "byte") ? UNIT_BYTE : str_is(offsets, "utf16") ? UNIT_UTF16 : UNIT_CODE_POINT;
    k.jsonl = str_is(cli_str(c, "format"), "jsonl");
    k.report = (struct report){.arena = c->arena, .tool = "check", .color = c->color, .fail_on = k.fail_on};
    clear(&k);
    enum fault f = prepare(&k, &err);
    if (f == FAULT_OK)
        f = read_inputs(&k, &err);
    if (f != FAULT_OK && k.checker)
        finish(&k, NULL); /* the pairs before a bad line have their answer */
    enum fault printed = f == FAULT_OK ? print(&k, &err) : flush_out(&k, NULL);
    f = f == FAULT_OK ? printed : f;
    release(&k);
    if (f != FAULT_OK)
        return cli_fault(c, f, &err);
    return k.failed ? EXIT_FINDINGS : EXIT_FINE;
}

static const struct option options[] = {
    {.name = "pairs",
     .type = OPTION_STRING,
     .value = "FILE",
     .help = "JSONL, TSV, CSV, XLIFF or TMX file, - for standard input"},
    {.name = "source", .type = OPTION_STRING, .value = "FILE", .help = "the Korean text, one segment a line"},
    {.name = "target", .type = OPTION_STRING, .value = "FILE", .help = "its translation, aligned line by line"},
    {.name = "input_format",
     .type = OPTION_STRING,
     .value = "FORMAT",
     .words = "jsonl|tsv|csv|xliff|tmx",
     .help = "how the pairs are written, when the file's name does not say"},
    {.name = "source_lang",
     .type = OPTION_STRING,
     .value = "LANG",
     .help = "language of the source (else as the file says, else ko)"},
    {.name = "target_lang",
     .type = OPTION_STRING,
     .value = "LANG",
     .help = "language of the target (else as the file says, else en)"},
    {.name = "date",
     .type = OPTION_STRING,
     .value = "YYYY-MM-DD",
     .help = "publication date, for pairs that do not say"},
    {.name = "glossary", .type = OPTION_LIST, .value = "FILE", .help = "glossary to hold the translation against"},
    {.name = "rules", .type = OPTION_LIST, .value = "FILE", .help = "house style rules (glossaries/rules/*.json)"},
    {.name = "spelling",
     .type = OPTION_STRING,
     .value = "DICTIONARY",
     .help = "hunspell dictionary for the target (en_US)"},
    FINDINGS_OPTIONS,
    {.name = "offsets",
     .type = OPTION_STRING,
     .value = "UNIT",
     .standard = "\"codepoint\"",
     .words = "codepoint|byte|utf16",
     .help = "what start and end of jsonl count"},
    {0},
};

const struct command command_check = {
    .name = "check",
    .args = "[FILE…]",
    .summary = "hold translations against their source: facts, form, terms, style, spelling",
    .details =
        "Reads pairs of source and translation and says what an editor should look at. JSONL lines are\n"
        "{\"id\",\"source\",\"target\"[,\"date\"][,\"article\"]}; lines that name the same article are held against "
        "each\n"
        "other as a whole, so that a figure moved to the next sentence is not missing. The units of an XLIFF file\n"
        "and the lines of two aligned files are one article.\n"
        "\n"
        "With --format jsonl the answer has one line a pair, in order:\n"
        "{\"id\",\"findings\":[{\"check\",\"severity\",\"side\",\"start\",\"end\",\"message\",\"suggestion\"}]}.\n"
        "Without a publication date a bare 15일 is not held against the weekday.\n"
        "\n"
        "    okgyo check --pairs story.xlf --date 2025-10-21\n"
        "    okgyo check --source story.ko.txt --target story.en.txt --format github --fail-on warn\n"
        "\n"
        "okgyo checks lists the checks with examples.\n",
    .options = options,
    .wants_settings = true,
    .run = run,
};
