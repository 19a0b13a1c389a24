/* parse: the words of the command line, held against the tables.
 *
 *     okgyo [global options] COMMAND [options] [arguments]
 *
 * Options may stand anywhere behind the command; "--" ends them; "--no-NAME" unsets a
 * switch. Unknown commands and options get a did-you-mean.
 */
#ifndef OKGYO_CLI_PARSE_H
#define OKGYO_CLI_PARSE_H

#include "cli/command.h"

/* Options every command has. */
extern const struct option global_options[];

/* All commands, ended by NULL; made from commands.h. */
extern const struct command *const commands[];

struct parsed {
    const struct command *command; /* NULL: help or version was asked for, or nothing */
    bool help, version;
    struct str group;        /* "config" of "config check" when only that was given */
    json_t *globals, *flags; /* owned: parsed_release() */
    struct strs args;
};

/* Faults: FAULT_STOP with the sentence for the user. */
enum fault parse_words(struct arena *a, int argc, char **argv, struct parsed *out, struct err *err);
void parsed_release(struct parsed *p);

/* "dry_run" as it is typed: "dry-run". */
struct str option_flag(struct arena *a, const struct option *o);

#endif
