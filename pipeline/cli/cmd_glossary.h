/* cmd_glossary: what the `okgyo glossary` commands share.
 */
#ifndef OKGYO_CLI_CMD_GLOSSARY_H
#define OKGYO_CLI_CMD_GLOSSARY_H

#include "base/file.h"
#include "cli/command.h"

/* Files as named, folders as the glossary files below them (.csv .tsv .tbx, and .json
 * that say so in their name), in byte order. Faults: FAULT_STOP for what is not there. */
enum fault glossary_paths(struct arena *a, const struct strs *named, struct paths *out, struct err *err);

/* Reads the paths into a new termbase for `lang` ("" = every language); the caller
 * frees it. Issues are appended. Faults as termbase_read. */
enum fault glossary_read(struct cli *c, const struct strs *named, const char *lang, struct termbase **out,
                         struct term_issues *issues, struct err *err);

/* The strings of a list flag, in the command's arena. */
struct strs glossary_flag(const struct cli *c, const char *flag);

/* Tells refused rows on standard error; how many there were. */
size_t glossary_tell(const struct term_issues *issues);

#endif
