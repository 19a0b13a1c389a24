/* okgyo help, man, completions: printed from the tables. */
#include "cli/help.h"
#include "cli/parse.h"

#include <stdio.h>

static const struct command *named(struct cli *c)
{
    auto_buf struct buf name = buf_make(1024);
    for (size_t i = 0; i < c->args.len; i++)
        buf_printf(&name, "%s%.*s", i ? " " : "", STR_ARGS(c->args.at[i]));
    for (size_t i = 0; commands[i]; i++)
        if (str_is(buf_str(&name), commands[i]->name))
            return commands[i];
    return NULL;
}

static bool is_group(struct str word)
{
    for (size_t i = 0; commands[i]; i++)
        if (str_starts(str_of(commands[i]->name), word.at) && commands[i]->name[word.len] == ' ')
            return true;
    return false;
}

static int run_help(struct cli *c)
{
    auto_buf struct buf out = buf_make(LIMIT_EXPORT);
    const struct command *command = c->args.len ? named(c) : NULL;
    if (command)
        help_command(command, &out);
    else if (c->args.len && is_group(c->args.at[0]))
        help_group(c->args.at[0], &out);
    else if (c->args.len)
        return cli_usage(c, "there is no command '%.*s'", STR_ARGS(c->args.at[0]));
    else
        help_overview(&out);
    fwrite(out.at, 1, out.len, stdout);
    return EXIT_FINE;
}

const struct command command_help = {
    .name = "help",
    .args = "[COMMAND]",
    .summary = "this help, or that of a command",
    .run = run_help,
};

static int run_man(struct cli *c)
{
    (void)c;
    auto_buf struct buf out = buf_make(LIMIT_EXPORT);
    help_man(&out);
    fwrite(out.at, 1, out.len, stdout);
    return EXIT_FINE;
}

const struct command command_man = {
    .name = "man",
    .summary = "the manual page",
    .details = "  okgyo man > /usr/local/share/man/man1/okgyo.1",
    .run = run_man,
};

static int run_completions(struct cli *c)
{
    auto_buf struct buf out = buf_make(LIMIT_EXPORT);
    struct str shell = c->args.len ? c->args.at[0] : str_of("");
    if (!str_is(shell, "bash") && !str_is(shell, "zsh") && !str_is(shell, "fish"))
        return cli_usage(c, "for which shell? bash, zsh or fish");
    help_completions(shell, &out);
    fwrite(out.at, 1, out.len, stdout);
    return EXIT_FINE;
}

const struct command command_completions = {
    .name = "completions",
    .args = "bash|zsh|fish",
    .summary = "completions for a shell",
    .details = "  okgyo completions bash > /etc/bash_completion.d/okgyo",
    .run = run_completions,
};
