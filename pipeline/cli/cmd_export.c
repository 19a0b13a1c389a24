/* okgyo export: signed copy, in any of the formats. */
#include "base/file.h"
#include "cli/seat.h"
#include "stages/export/exporter.h"

#include <stdio.h>

static const struct option options[] = {
    {.name = "format",
     .type = OPTION_STRING,
     .standard = "\"text\"",
     .value = "FORMAT",
     .help = "text, html, ninjs, xliff or jsonl"},
    {.name = "output",
     .letter = 'o',
     .type = OPTION_STRING,
     .value = "FILE",
     .help = "file or folder to write to; default: standard output"},
    {.name = "drafts", .type = OPTION_BOOL, .help = "export unsigned work too, marked as such in the file"},
    {0},
};

static enum fault deliver(struct seat *s, const struct exporter *x, const struct buf *bytes, struct err *err)
{
    struct cli *c = s->cli;
    struct str output = cli_str(c, "output");
    if (output.len == 0) {
        fwrite(bytes->at, 1, bytes->len, stdout);
        return FAULT_OK;
    }
    if (file_is_dir(output.at) || str_ends(output, "/"))
        output = path_join(c->arena, output.at, export_name(c->arena, &s->article, x));
    try(file_replace(output.at, buf_str(bytes), 0644, err));
    if (!c->quiet)
        printf("%.*s\n", STR_ARGS(output));
    return FAULT_OK;
}

static int export(struct seat *s, const struct exporter *x)
{
    struct err err;
    auto_buf struct buf bytes = buf_make(LIMIT_EXPORT);
    enum fault f = export_write(&s->article, s->cli->settings, x, cli_bool(s->cli, "drafts"), &bytes, &err);
    if (f == FAULT_OK)
        f = deliver(s, x, &bytes, &err);
    if (f == FAULT_OK)
        return EXIT_FINE;
    cli_fault(s->cli, f, &err);
    return f == FAULT_WAIT ? EXIT_FINDINGS : EXIT_BROKEN;
}

static int run(struct cli *c)
{
    struct seat s;
    const struct exporter *x = exporter_named(cli_str(c, "format"));
    if (!x)
        return cli_usage(c, "there is no format '%.*s'", STR_ARGS(cli_str(c, "format")));
    int code = seat_take(c, false, &s);
    if (code == EXIT_FINE)
        code = export(&s, x);
    seat_leave(&s);
    return code;
}

const struct command command_export = {
    .name = "export",
    .args = "EDITION",
    .summary = "signed copy as news text, HTML, ninjs, XLIFF or JSONL",
    .details = "  okgyo export 12.en --format html -o out/\n  okgyo export 12.en --format xliff --drafts",
    .options = options,
    .wants_settings = true,
    .run = run,
};
