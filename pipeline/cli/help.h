/* help: everything that is printed from the command tables.
 */
#ifndef OKGYO_CLI_HELP_H
#define OKGYO_CLI_HELP_H

#include "base/buf.h"
#include "cli/command.h"

void help_overview(struct buf *out);
/* The commands of a group ("config"). */
void help_group(struct str group, struct buf *out);
void help_command(const struct command *c, struct buf *out);
void help_man(struct buf *out); /* roff */
/* `shell` is "bash", "zsh" or "fish". */
void help_completions(struct str shell, struct buf *out);

#endif
