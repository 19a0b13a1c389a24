/* sections: every section of okgyo.json: the engine's and each stage's.
 */
#ifndef OKGYO_CLI_SECTIONS_H
#define OKGYO_CLI_SECTIONS_H

#include "engine/settings.h"

/* Ended by a NULL name; made once, before threads. */
const struct section *sections_all(void);

#endif
