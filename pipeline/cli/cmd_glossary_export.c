/* okgyo glossary export and import: the same entries in another format. */
#include "cli/cmd_glossary.h"
#include "terms/write.h"

#include <stdio.h>

static void tell_dropped(const struct term_issues *dropped, bool quiet)
{
    for (size_t i = 0; !quiet && i < dropped->len; i++)
        fprintf(stderr, "%.*s:%u: %.*s\n", STR_ARGS(dropped->at[i].file), dropped->at[i].line,
                STR_ARGS(dropped->at[i].message));
}

static enum fault put(struct cli *c, const struct buf *out, struct err *err)
{
    struct str path = cli_str(c, "output");
    if (path.len && !str_is(path, "-"))
        return file_replace(arena_cstr(c->arena, path), buf_str(out), 0644, err);
    if (fwrite(out->at ? out->at : "", 1, out->len, stdout) != out->len || fflush(stdout) != 0)
        return fault(err, FAULT_STOP, "standard output cannot be written");
    return FAULT_OK;
}

/* The format asked for, else what the output's name says, else csv. */
static struct str format_of(const struct cli *c)
{
    struct str format = cli_str(c, "to"), path = cli_str(c, "output");
    if (format.len)
        return format;
    if (str_ends(path, ".tsv"))
        return str_of("tsv");
    if (str_ends(path, ".tbx"))
        return str_of("tbx");
    return str_of(str_ends(path, ".json") ? "json" : "csv");
}

static int convert(struct cli *c)
{
    struct termbase *t = NULL;
    struct term_issues issues = {0}, dropped = {0};
    struct err err;
    if (c->args.len == 0)
        return cli_usage(c, "name the glossary files");
    enum fault f = glossary_read(c, &c->args, arena_cstr(c->arena, cli_str(c, "target_lang")), &t, &issues, &err);
    if (f != FAULT_OK)
        return cli_fault(c, f, &err);
    size_t refused = glossary_tell(&issues);
    auto_buf struct buf out = buf_make(LIMIT_GLOSSARY);
    glossary_write(t, format_of(c), c->arena, &dropped, &out);
    tell_dropped(&dropped, c->quiet);
    f = buf_check(&out, "the glossary", &err);
    if (f == FAULT_OK)
        f = put(c, &out, &err);
    if (f == FAULT_OK && !c->quiet)
        fprintf(stderr, "%zu entries written, %zu findings refused a row\n", termbase_count(t), refused);
    termbase_free(t);
    if (f != FAULT_OK)
        return cli_fault(c, f, &err);
    return refused ? EXIT_FINDINGS : EXIT_FINE;
}

static const struct option options[] = {
    {.name = "to",
     .type = OPTION_STRING,
     .value = "FORMAT",
     .words = "csv|tsv|spreadsheet|json|tbx|tbx-2008|tbx-core|deepl-tsv|deepl-csv",
     .help = "format to write (else by the output's name, else csv)"},
    {.name = "output",
     .type = OPTION_STRING,
     .value = "FILE",
     .letter = 'o',
     .help = "file to write (else standard output)"},
    {.name = "target_lang", .type = OPTION_STRING, .value = "LANG", .help = "only entries of this target language"},
    {0},
};

const struct command command_glossary_import = {
    .name = "glossary import",
    .args = "FILE…",
    .summary = "turn another program's glossary into okgyo's columns",
    .details =
        "Reads TBX (2019 and 2008), DeepL's TSV and CSV, CSV and TSV with named columns, JSON. Rows that cannot be\n"
        "read are told with their line and left out; the exit code is then 1.\n"
        "\n"
        "    okgyo glossary import house.tbx -o glossaries/ko-en/house.ko-en.csv\n",
    .options = options,
    .run = convert,
};

const struct command command_glossary_export = {
    .name = "glossary export",
    .args = "PATH…",
    .summary = "write glossaries as CSV, TSV, JSON, TBX or for DeepL",
    .details =
        "spreadsheet is CSV for people: it opens right in a spreadsheet program, and cells that would be run as\n"
        "formulas are made harmless in a way that reading takes back. What a format cannot hold is told.\n"
        "\n"
        "    okgyo glossary export glossaries/ko-en --to tbx -o house.tbx\n"
        "    okgyo glossary export glossaries/ko-en --to deepl-tsv -o deepl.tsv\n",
    .options = options,
    .run = convert,
};
