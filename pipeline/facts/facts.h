/* facts: what a reader of one language finds in a text.
 *
 * A reader per language behind one interface; a language is one file (read_ko.c,
 * read_en.c …) and one line in readers.h.
 *
 *     struct facts found = {0};
 *     facts_reader(str_of("ko"))->read(a, text, published, &found);
 */
#ifndef OKGYO_FACTS_FACTS_H
#define OKGYO_FACTS_FACTS_H

#include "base/hash.h"
#include "model/article.h"
#include "model/fact.h"

struct fact_reader {
    const char *lang; /* BCP 47, primary subtag */
    /* Appends the facts of `text` in order of place. The value of a quantity is "from" or
     * "to" where the text says that something went from it or to it. `published` is the
     * publication date in ms UTC (0 = unknown: days stay unresolved). Dates already in
     * `out` are the context of 이날, 같은 달 and the like. Strings live in `a` or borrow
     * from `text`. */
    void (*read)(struct arena *a, struct str text, int64_t published, struct facts *out);
    /* What the words around a quantity say became of it: +1 it rose, -1 it fell, 0
     * nothing is said. `text` is the text the fact was read from. */
    int (*direction)(struct str text, struct span at);
};

/* Ended by NULL; made from readers.h. */
extern const struct fact_reader *const fact_readers[];

/* NULL when no reader knows the language; "zh-Hans" finds "zh". */
const struct fact_reader *facts_reader(struct str lang);

/* Every segment's facts with fact.segment set; nothing when the language has no
 * reader. Spans are bytes of segment.source, segment.target. */
void facts_of_article_source(const struct article *article, struct arena *a, struct facts *out);
void facts_of_article_target(const struct article *article, struct arena *a, struct facts *out);

/* One hash for what the facts say, whatever their order and place: kind, low, high,
 * unit, bound, and resolved or value. Names and quotes by their normal form. */
void facts_hash(const struct facts *facts, char out[HASH_HEX]);

#endif
