/* command: one word of the command line.
 *
 * Its table feeds the parser, --help, the man page and the completions. A new
 * command is one file cmd_NAME.c with a `const struct command command_NAME` at its
 * bottom, and one line in commands.h.
 */
#ifndef OKGYO_CLI_COMMAND_H
#define OKGYO_CLI_COMMAND_H

#include "base/arena.h"
#include "base/json.h"
#include "engine/option.h"
#include "engine/settings.h"
#include "terms/termbase.h"

enum exit_code {
    EXIT_FINE = 0,
    EXIT_FINDINGS = 1, /* at or above --fail-on */
    EXIT_USAGE = 2,    /* usage or settings */
    EXIT_BROKEN = 3,   /* an endpoint, database or file failed */
    EXIT_REJECTED = 4, /* articles rejected */
    EXIT_INTERRUPTED = 130,
};

struct cli {
    struct arena *arena;             /* lives as long as the command */
    json_t *flags;                   /* by option name: string, integer, true, or array */
    struct strs args;                /* what is not a flag */
    const struct settings *settings; /* NULL unless the command wants them */
    bool quiet, color;               /* color: of stdout */
    const struct command *command;
};

struct command {
    const char *name;    /* "run", "config check": words of a group are separate entries */
    const char *args;    /* "[FILE|DIR…]" */
    const char *summary; /* one line */
    const char *details; /* paragraphs and examples for --help and the man page */
    const struct option *options;
    bool wants_settings;
    int (*run)(struct cli *c);
};

/* --format of commands that print a table or an object. */
#define FORMAT_OPTION                                                                                             \
    {                                                                                                             \
        .name = "format", .type = OPTION_STRING, .standard = "\"text\"", .words = "text|json", .value = "FORMAT", \
        .help = "shape of the output"                                                                             \
    }

/* --fail-on and --format of commands that print findings. */
#define FINDINGS_OPTIONS                                                                    \
    {.name = "fail_on",                                                                     \
     .type = OPTION_STRING,                                                                 \
     .value = "SEVERITY",                                                                   \
     .standard = "\"block\"",                                                               \
     .words = "note|warn|block",                                                            \
     .help = "least severity that makes the exit code 1"},                                  \
    {                                                                                       \
        .name = "format", .type = OPTION_STRING, .value = "FORMAT", .standard = "\"text\"", \
        .words = "text|json|jsonl|sarif|github|junit", .help = "how findings are printed"   \
    }

bool cli_has(const struct cli *c, const char *flag);
struct str cli_str(const struct cli *c, const char *flag); /* "" when not given and no default */
int64_t cli_int(const struct cli *c, const char *flag);
bool cli_bool(const struct cli *c, const char *flag);

/* Prints "okgyo NAME: text" to stderr and returns the exit code for the fault:
 * REJECT -> EXIT_USAGE, everything else -> EXIT_BROKEN. */
int cli_fault(const struct cli *c, enum fault f, const struct err *err);
/* What engine_open() found wrong: the settings and what they name. EXIT_USAGE. */
int cli_settings_fault(const struct cli *c, const struct err *err);
/* A usage error: prints it with a pointer to --help, returns EXIT_USAGE. */
int cli_usage(const struct cli *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
