/* editor: a text given to the person's own editor (VISUAL, EDITOR) and taken back.
 */
#ifndef OKGYO_CLI_EDITOR_H
#define OKGYO_CLI_EDITOR_H

#include "cli/command.h"

enum { EDITOR_PATH = 32 };

/* Fills `back` with what came back. `path` names the file it is in: the caller removes it
 * once all of it is used, so that nothing typed is ever lost. Prints what went wrong and
 * returns the exit code. */
int editor_open(const struct cli *c, struct str text, struct buf *back, char path[EDITOR_PATH]);

#endif
