/* cmd_glossary_against: published pairs held against a glossary.
 */
#ifndef OKGYO_CLI_CMD_GLOSSARY_AGAINST_H
#define OKGYO_CLI_CMD_GLOSSARY_AGAINST_H

#include "cli/command.h"
#include "cli/report.h"

/* Reads a file of pairs, or every such file of a folder, and adds a row for each pair
 * that breaks the glossary; remembers which entries occurred. `t` is sealed. */
enum fault glossary_against(struct cli *c, const struct termbase *t, const char *path, struct report *r,
                            struct err *err);

/* After all files: a note for each entry that occurred nowhere. */
void glossary_against_end(struct cli *c, const struct termbase *t, struct report *r);

#endif
