/* intake: files on their way into the store.
 */
#ifndef OKGYO_CLI_INTAKE_H
#define OKGYO_CLI_INTAKE_H

#include "base/file.h"
#include "store/store.h"

#include <stdatomic.h>

struct intake {
    struct store *store;
    const json_t *langs;
    int64_t replaces, priority;
    bool quiet;
    int64_t fresh, versions, duplicates, unreadable; /* counted */
    atomic_llong editions;                           /* made due; read while the intake goes on */
    bool (*stop)(void);                              /* asked between files; may be NULL */
};

/* Brings a file, or every story below a folder, in. A file that cannot be read is
 * told of on stderr and counted; the others go on. Faults are the store's. */
enum fault intake_path(struct intake *in, const char *path, struct err *err);
enum fault intake_file(struct intake *in, const char *path, enum arrival *how, int64_t *article, struct err *err);
/* True for names that end as one of the story formats do. */
bool intake_is_story(struct str path);

#endif
