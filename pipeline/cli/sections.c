#include "cli/sections.h"

#include "engine/engine.h"
#include "stages/stages.h"

#include <assert.h>

const struct section *sections_all(void)
{
    enum { MOST = 32 };
    static struct section all[MOST + 1];
    size_t n = 0;
    for (const struct section *s = engine_sections; s->name; s++)
        all[n++] = *s;
    for (size_t i = 0; stages[i]; i++) {
        assert(n < MOST);
        all[n++] = (struct section){stages[i]->name, stages[i]->help, stages[i]->options};
    }
    return all;
}
