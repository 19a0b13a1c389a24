/* okgyo init: a newsroom's folder. */
#include "cli/command.h"
#include "cli/starter.h"

#include <stdio.h>

static const struct option options[] = {
    {.name = "samples", .type = OPTION_BOOL, .help = "also eight sample articles and a memory that drafts them"},
    {.name = "to",
     .type = OPTION_LIST,
     .value = "LANG",
     .help = "target language; may be given several times (default: en)"},
    {0},
};

static int run(struct cli *c)
{
    struct err err;
    auto_buf struct buf targets = buf_make(LIMIT_SETTINGS);
    const json_t *to = json_object_get(c->flags, "to");
    if (to)
        json_write(&targets, to);
    else
        buf_addz(&targets, "[\"en\"]");
    if (c->args.len > 1)
        return cli_usage(c, "one folder at a time");
    struct starter s = {
        .dir = c->args.len ? c->args.at[0].at : ".", .samples = cli_bool(c, "samples"), .targets = targets.at};
    enum fault f = starter_write(&s, &err);
    if (f != FAULT_OK)
        return cli_fault(c, f, &err);
    if (!c->quiet) {
        printf("%s: %d files written", s.dir, s.written);
        if (s.kept)
            printf(", %d were there and stay as they are", s.kept);
        printf(".\nNext: 'okgyo user add LOGIN --role reporter', 'okgyo run %s', 'okgyo serve'.\n",
               s.samples ? "samples" : "FILE");
    }
    return EXIT_FINE;
}

const struct command command_init = {
    .name = "init",
    .args = "[DIR]",
    .summary = "write okgyo.json, a starter glossary and house rules",
    .details = "  okgyo init newsroom\n  okgyo init --samples --to en --to ja\n\nFiles that are there already are "
               "never overwritten.",
    .options = options,
    .run = run,
};
