/* embed: files that travel inside the binary (the desk's page, the samples, the
 * starter glossary). CMake's okgyo_embed() makes the tables; each ends with an
 * entry whose name is NULL.
 */
#ifndef OKGYO_BASE_EMBED_H
#define OKGYO_BASE_EMBED_H

#include "base/str.h"

struct embedded {
    const char *name;     /* path below the embedded folder */
    const char *at, *end; /* valid for the process's life */
};

static inline struct str embedded_bytes(const struct embedded *e)
{
    return (struct str){e->at, (size_t)(e->end - e->at)};
}

static inline const struct embedded *embedded_find(const struct embedded *table, struct str name)
{
    for (; table->name; table++)
        if (str_is(name, table->name))
            return table;
    return NULL;
}

#endif
