/* okgyo glossary check: lint for glossaries, and for translations against them. */
#include "base/clock.h"
#include "cli/cmd_glossary.h"
#include "cli/cmd_glossary_against.h"
#include "cli/report.h"
#include "terms/lint.h"
#include "text/decode.h"
#include "text/utf8.h"

#include <stdio.h>

struct checking {
    struct cli *c;
    struct paths paths;
    struct report report;
    struct term_issues issues;
    size_t refused; /* files that are no glossary at all */
};

static void add_row(struct checking *k, const struct term_issue *issue)
{
    struct report_row *row = report_row(&k->report);
    *row = (struct report_row){.path = arena_str(k->c->arena, issue->file),
                               .line = issue->line,
                               .column = issue->column,
                               .severity = issue->severity,
                               .rule = issue->rule,
                               .message = issue->message,
                               .suggestion = issue->fix};
}

/* A file that cannot be read as a glossary is a finding too: the others are still
 * looked at. A file that is not there ends the command. */
static enum fault read_one(struct checking *k, struct termbase *t, const char *path, struct err *err)
{
    struct err why = {0};
    enum fault f = termbase_read(t, k->c->arena, path, &k->issues, &why);
    if (f == FAULT_OK)
        return FAULT_OK;
    if (f != FAULT_REJECT) {
        *err = why;
        return f;
    }
    struct report_row *row = report_row(&k->report);
    *row = (struct report_row){.path = str_of(path),
                               .line = 1,
                               .severity = SEVERITY_BLOCK,
                               .rule = str_of("file.format"),
                               .message = arena_str(k->c->arena, str_of(why.text))};
    k->refused++;
    return FAULT_OK;
}

static enum fault lint(struct checking *k, struct termbase *t, struct err *err)
{
    for (size_t i = 0; i < k->paths.len; i++)
        try(read_one(k, t, k->paths.at[i].at, err));
    termbase_seal(t);
    terms_lint(t, clock_now(), k->c->arena, &k->issues);
    for (size_t i = 0; i < k->issues.len; i++)
        add_row(k, &k->issues.at[i]);
    struct strs against = glossary_flag(k->c, "against");
    return against.len ? glossary_against(k->c, &k->paths, t, &against, &k->report, err) : FAULT_OK;
}

/* ---- --fix ---- */

static enum fault fix_one(struct checking *k, struct str path, size_t *mended, struct err *err)
{
    auto_buf struct buf bytes = buf_make(LIMIT_GLOSSARY), out = buf_make(LIMIT_GLOSSARY);
    struct decoded d;
    if (!str_ends(path, ".csv") && !str_ends(path, ".tsv"))
        return FAULT_OK;
    try(file_read(path.at, &bytes, err));
    /* with wrong bytes in it the file is mended around them */
    if (decode_text(k->c->arena, buf_str(&bytes), NULL, path.at, &d, NULL) != FAULT_OK)
        d = (struct decoded){.text = buf_str(&bytes), .encoding = "UTF-8"};
    size_t n = table_mend(d.text, path, &k->issues, &out);
    bool converted = strcmp(d.encoding, "UTF-8") != 0;
    if (n == 0 && !converted)
        return FAULT_OK;
    try(buf_check(&out, path.at, err));
    try(file_replace(path.at, buf_str(&out), 0644, err));
    *mended += n + converted;
    return FAULT_OK;
}

static enum fault fix_all(struct checking *k, struct err *err)
{
    size_t mended = 0;
    struct termbase *t = termbase_new("");
    enum fault f = lint(k, t, err);
    for (size_t i = 0; i < k->paths.len && f == FAULT_OK; i++)
        f = fix_one(k, k->paths.at[i], &mended, err);
    termbase_free(t);
    if (f == FAULT_OK && !k->c->quiet)
        fprintf(stderr, "%zu cells mended\n", mended);
    k->issues.len = k->report.rows.len = k->refused = 0;
    return f;
}

/* ---- the command ---- */

static enum fault check(struct checking *k, struct err *err)
{
    try(glossary_paths(k->c->arena, &k->c->args, &k->paths, err));
    if (k->paths.len == 0)
        return fault(err, FAULT_REJECT,
                     "there is no glossary file in what was named (.csv, .tsv, .tbx, .glossary.json)");
    if (cli_bool(k->c, "fix"))
        try(fix_all(k, err));
    struct termbase *t = termbase_new("");
    enum fault f = lint(k, t, err);
    report_sort(&k->report);
    const char *baseline = arena_cstr(k->c->arena, cli_str(k->c, "baseline"));
    if (f == FAULT_OK && cli_bool(k->c, "update_baseline"))
        f = report_baseline_write(&k->report, baseline, err);
    if (f == FAULT_OK && baseline[0])
        f = report_baseline_read(&k->report, baseline, err);
    if (f == FAULT_OK)
        f = report_print(&k->report, cli_str(k->c, "format"), stdout, err);
    size_t entries = termbase_count(t);
    termbase_free(t);
    if (f == FAULT_OK && !k->c->quiet)
        fprintf(stderr, "%zu entries in %zu files, %zu findings\n", entries, k->paths.len, k->report.rows.len);
    return f;
}

static int run(struct cli *c)
{
    struct checking k = {
        .c = c, .report = {.arena = c->arena, .tool = "glossary check", .color = c->color, .fail_on = SEVERITY_BLOCK}};
    struct err err;
    if (c->args.len == 0)
        return cli_usage(c, "name glossary files or folders");
    if (cli_bool(c, "update_baseline") && !cli_has(c, "baseline"))
        return cli_usage(c, "--update-baseline needs --baseline FILE");
    severity_read(cli_str(c, "fail_on"), &k.report.fail_on);
    enum fault f = check(&k, &err);
    return f == FAULT_OK ? report_exit(&k.report) : cli_fault(c, f, &err);
}

static const struct option options[] = {
    {.name = "against",
     .type = OPTION_LIST,
     .value = "FILE",
     .help = "published pairs to hold against the glossary: XLIFF, TMX, JSONL, TSV, CSV or a folder of them"},
    {.name = "target_lang",
     .type = OPTION_STRING,
     .value = "LANG",
     .help = "language of those pairs (else the glossary's when it has one, else en)"},
    FINDINGS_OPTIONS,
    {.name = "fix", .type = OPTION_BOOL, .help = "put certain fixes into the CSV and TSV files first"},
    {.name = "baseline",
     .type = OPTION_STRING,
     .value = "FILE",
     .help = "findings in this file are known and do not count"},
    {.name = "update_baseline", .type = OPTION_BOOL, .help = "write the findings of now to the baseline file"},
    {0},
};

const struct command command_glossary_check = {
    .name = "glossary check",
    .args = "PATH…",
    .summary = "check glossary files: rows, spelling, contradictions",
    .details = "Looks at the files themselves: bad rows and characters, empty sides, duplicates, one source with two\n"
               "renderings, renderings wanted here and forbidden there, aliases that are entries, particles left on a\n"
               "source, risky and shadowed sources, dates that are over. Every finding has file, line, column and a\n"
               "stable rule id; --fix mends what is certain. A folder stands for the glossary files in it.\n"
               "\n"
               "    okgyo glossary check glossaries/\n"
               "    okgyo glossary check glossaries/ --format github --fail-on warn\n"
               "    okgyo glossary check glossaries/ --against memory.tmx\n"
               "    okgyo glossary check old/ --baseline old.baseline.json --update-baseline\n",
    .options = options,
    .run = run,
};
