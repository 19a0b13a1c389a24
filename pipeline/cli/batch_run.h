/* batch_run: drafting and checking until nothing machine-made is due, with a
 * progress bar on a terminal. What `run` and `demo` share.
 */
#ifndef OKGYO_CLI_BATCH_RUN_H
#define OKGYO_CLI_BATCH_RUN_H

#include "cli/command.h"
#include "engine/engine.h"

struct tally {
    int64_t people, exported, rejected, stopped, segments;
};

/* `feeding` as in struct crew; `fed` counts the stories brought in meanwhile. Both may
 * be NULL. */
enum fault batch_run(const struct cli *c, struct engine *e, const atomic_bool *feeding, const atomic_llong *fed,
                     struct tally *out, struct err *err);

#endif
