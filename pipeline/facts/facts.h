/* facts: what a reader of one language finds in a text.
 *
 * A reader per language behind one interface; a language is one file (read_ko.c,
 * read_en.c …) and one line in readers.h.
 */
#ifndef OKGYO_FACTS_FACTS_H
#define OKGYO_FACTS_FACTS_H

#include "model/fact.h"

struct fact_reader {
    const char *lang; /* BCP 47, primary subtag */
    /* Appends the facts of `text` in order of place. `published` is the
     * publication date in ms UTC (0 = unknown: days stay unresolved). */
    void (*read)(struct arena *a, struct str text, int64_t published, struct facts *out);
};

/* NULL when no reader knows the language. */
const struct fact_reader *facts_reader(struct str lang);

#endif
