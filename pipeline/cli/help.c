#include "cli/help.h"

#include "cli/parse.h"

static size_t longest_name(void)
{
    size_t widest = 0;
    for (size_t i = 0; commands[i]; i++)
        if (strlen(commands[i]->name) > widest)
            widest = strlen(commands[i]->name);
    return widest;
}

static void command_line(const struct command *c, struct buf *out)
{
    buf_printf(out, "  %-*s  %s\n", (int)longest_name(), c->name, c->summary);
}

static void option_line(const struct option *o, struct buf *out)
{
    struct arena a = {0};
    struct str flag = option_flag(&a, o);
    char letter[5] = {o->letter ? '-' : ' ', o->letter ? o->letter : ' ', o->letter ? ',' : ' ', ' ', 0};
    struct str left = arena_printf(&a, "%s--%.*s%s%s", letter, STR_ARGS(flag), o->type == OPTION_BOOL ? "" : " ",
                                   o->type == OPTION_BOOL ? ""
                                   : o->value             ? o->value
                                                          : "VALUE");
    buf_printf(out, "  %-30.*s  %s", STR_ARGS(left), o->help);
    if (o->words)
        buf_printf(out, " (%s)", o->words);
    if (o->standard && o->type != OPTION_BOOL)
        buf_printf(out, " [default: %s]", o->standard);
    buf_addc(out, '\n');
    arena_release(&a);
}

static void option_lines(const char *title, const struct option *options, struct buf *out)
{
    if (!options || !options->name)
        return;
    buf_printf(out, "\n%s\n", title);
    for (; options->name; options++)
        option_line(options, out);
}

void help_overview(struct buf *out)
{
    buf_addz(out, "okgyo takes Korean news copy to signed-off copy in other languages.\n\n"
                  "  okgyo demo                    try everything, with no network and no account\n"
                  "  okgyo init && okgyo run DIR   set a newsroom up, draft and check a folder of stories\n\n"
                  "usage: okgyo [options] COMMAND [options] [arguments]\n\ncommands\n");
    for (size_t i = 0; commands[i]; i++)
        command_line(commands[i], out);
    option_lines("options of every command", global_options, out);
    buf_addz(out, "\n'okgyo help COMMAND' says more about one of them.\n"
                  "exit codes: 0 well, 1 findings, 2 usage or settings, 3 an endpoint, database or file failed, "
                  "4 articles rejected, 130 interrupted\n");
}

void help_group(struct str group, struct buf *out)
{
    buf_printf(out, "commands of 'okgyo %.*s'\n", STR_ARGS(group));
    for (size_t i = 0; commands[i]; i++)
        if (str_starts(str_of(commands[i]->name), group.at) && commands[i]->name[group.len] == ' ')
            command_line(commands[i], out);
}

void help_command(const struct command *c, struct buf *out)
{
    buf_printf(out, "okgyo %s - %s\n\nusage: okgyo %s [options]%s%s\n", c->name, c->summary, c->name,
               c->args ? " " : "", c->args ? c->args : "");
    if (c->details)
        buf_printf(out, "\n%s\n", c->details);
    option_lines("options", c->options, out);
    option_lines("options of every command", global_options, out);
}

/* roff: a line must not start with a dot or quote, and backslashes are its own. */
static void roff(struct buf *out, const char *text)
{
    bool start = true;
    for (; *text; text++) {
        if (start && (*text == '.' || *text == '\''))
            buf_addz(out, "\\&");
        if (*text == '\\')
            buf_addz(out, "\\e");
        else if (*text == '-')
            buf_addz(out, "\\-");
        else
            buf_addc(out, *text);
        start = *text == '\n';
    }
}

static void man_option(const struct option *o, struct buf *out)
{
    struct arena a = {0};
    buf_addz(out, ".TP\n.B ");
    if (o->letter)
        buf_printf(out, "\\-%c, ", o->letter);
    roff(out, arena_printf(&a, "--%s", option_flag(&a, o).at).at);
    if (o->type != OPTION_BOOL)
        buf_printf(out, " \\fI%s\\fR", o->value ? o->value : "VALUE");
    buf_addc(out, '\n');
    roff(out, o->help);
    if (o->words)
        buf_printf(out, " (%s)", o->words);
    buf_addc(out, '\n');
    arena_release(&a);
}

static void man_command(const struct command *c, struct buf *out)
{
    buf_printf(out, ".SS okgyo %s %s\n", c->name, c->args ? c->args : "");
    roff(out, c->summary);
    buf_addz(out, ".\n");
    if (c->details) {
        buf_addz(out, ".PP\n.nf\n");
        roff(out, c->details);
        buf_addz(out, "\n.fi\n");
    }
    for (const struct option *o = c->options; o && o->name; o++)
        man_option(o, out);
}

void help_man(struct buf *out)
{
    buf_addz(out, ".TH OKGYO 1 \"\" \"okgyo " OKGYO_VERSION "\"\n.SH NAME\nokgyo \\- Korean news copy to signed\\-off "
                  "copy in other languages\n.SH SYNOPSIS\n.B okgyo\n[options] COMMAND [options] [arguments]\n"
                  ".SH COMMANDS\n");
    for (size_t i = 0; commands[i]; i++)
        man_command(commands[i], out);
    buf_addz(out, ".SH OPTIONS OF EVERY COMMAND\n");
    for (const struct option *o = global_options; o->name; o++)
        man_option(o, out);
    buf_addz(out, ".SH EXIT STATUS\n0 all well; 1 findings at or above \\-\\-fail\\-on; 2 usage or settings; 3 an "
                  "endpoint, database or file failed; 4 articles rejected; 130 interrupted.\n");
}

static void flags_of(const struct option *o, struct buf *out)
{
    for (; o && o->name; o++) {
        struct arena a = {0};
        buf_printf(out, " --%s", option_flag(&a, o).at);
        arena_release(&a);
    }
}

static void bash(struct buf *out)
{
    buf_addz(out, "# bash completion for okgyo; made by 'okgyo completions bash'\n_okgyo() {\n"
                  "  local cur=${COMP_WORDS[COMP_CWORD]} words\n"
                  "  case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in\n");
    for (size_t i = 0; commands[i]; i++)
        if (strchr(commands[i]->name, ' ')) {
            buf_printf(out, "  '%s') words='", commands[i]->name);
            flags_of(commands[i]->options, out);
            flags_of(global_options, out);
            buf_addz(out, "' ;;\n");
        }
    for (size_t i = 0; commands[i]; i++)
        if (!strchr(commands[i]->name, ' ')) {
            buf_printf(out, "  '%s '*) words='", commands[i]->name);
            flags_of(commands[i]->options, out);
            flags_of(global_options, out);
            buf_addz(out, "' ;;\n");
        }
    buf_addz(out, "  *) words='");
    for (size_t i = 0; commands[i]; i++)
        buf_printf(out, "%s%s", i ? " " : "", commands[i]->name);
    buf_addz(
        out,
        "' ;;\n  esac\n  [[ $cur == -* || $COMP_CWORD -eq 1 ]] && COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
        "}\ncomplete -o default -F _okgyo okgyo\n");
}

static void zsh(struct buf *out)
{
    buf_addz(out, "#compdef okgyo\n# made by 'okgyo completions zsh'\n_okgyo() {\n  local -a names flags\n  names=(\n");
    for (size_t i = 0; commands[i]; i++)
        if (!strchr(commands[i]->name, ' '))
            buf_printf(out, "    '%s:%s'\n", commands[i]->name, commands[i]->summary);
    buf_addz(out, "  )\n  if (( CURRENT == 2 )); then _describe command names; return; fi\n  case $words[2] in\n");
    for (size_t i = 0; commands[i]; i++) {
        if (strchr(commands[i]->name, ' '))
            continue;
        buf_printf(out, "  %s) flags=(", commands[i]->name);
        flags_of(commands[i]->options, out);
        buf_addz(out, ") ;;\n");
    }
    buf_addz(out, "  esac\n  compadd -- $flags\n  _files\n}\n_okgyo \"$@\"\n");
}

static void fish(struct buf *out)
{
    buf_addz(out, "# fish completion for okgyo; made by 'okgyo completions fish'\n");
    for (size_t i = 0; commands[i]; i++) {
        const struct command *c = commands[i];
        if (strchr(c->name, ' '))
            continue;
        buf_printf(out, "complete -c okgyo -n __fish_use_subcommand -a %s -d \"%s\"\n", c->name, c->summary);
        for (const struct option *o = c->options; o && o->name; o++) {
            struct arena a = {0};
            buf_printf(out, "complete -c okgyo -n '__fish_seen_subcommand_from %s' -l %s -d \"%s\"\n", c->name,
                       option_flag(&a, o).at, o->help);
            arena_release(&a);
        }
    }
}

void help_completions(struct str shell, struct buf *out)
{
    if (str_is(shell, "zsh"))
        zsh(out);
    else if (str_is(shell, "fish"))
        fish(out);
    else
        bash(out);
}
