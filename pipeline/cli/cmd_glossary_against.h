/* cmd_glossary_against: published pairs held against a glossary.
 */
#ifndef OKGYO_CLI_CMD_GLOSSARY_AGAINST_H
#define OKGYO_CLI_CMD_GLOSSARY_AGAINST_H

#include "base/file.h"
#include "cli/command.h"
#include "cli/report.h"

/* Reads files of pairs, and every such file of a folder, and adds a row for each place that
 * breaks the glossary, counted over the article where the pairs name one; then a note for
 * each entry that occurred nowhere. Only entries and pairs of one target language: the
 * option --target-lang, else the glossary's when it has one, else en. `all` is the whole
 * glossary, read from the paths `glossary`. Faults: as pairs_read and termbase_read. */
enum fault glossary_against(struct cli *c, const struct paths *glossary, const struct termbase *all,
                            const struct strs *files, struct report *r, struct err *err);

#endif
