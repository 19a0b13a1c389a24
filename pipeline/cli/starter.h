/* starter: what `init` and `demo` put into a folder, from inside the binary.
 */
#ifndef OKGYO_CLI_STARTER_H
#define OKGYO_CLI_STARTER_H

#include "base/fault.h"

#include <stdbool.h>

struct starter {
    const char *dir;
    bool samples;        /* also samples/ with eight articles and their memory */
    const char *targets; /* JSON array of target languages: "[\"en\"]" */
    int written, kept;   /* files written; files that were there and stayed */
};

/* Writes okgyo.json, its schema, glossaries/ and, if asked, samples/. A file that is
 * there already stays as it is. */
enum fault starter_write(struct starter *s, struct err *err);

#endif
