/* signals: SIGINT and SIGTERM end a run cleanly, a second one at once.
 */
#ifndef OKGYO_CLI_SIGNALS_H
#define OKGYO_CLI_SIGNALS_H

#include "engine/engine.h"

/* From now on the first signal stops the engine; NULL lets go of it. */
void signals_watch(struct engine *e);
/* The signal that came, or 0. */
int signals_caught(void);

#endif
