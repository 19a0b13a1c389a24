/* gather: nouns and names of a corpus that no glossary holds, counted.
 *
 * A word's candidate is what is left when the longest tail is taken off. A candidate
 * counts when it is no usual word (not in the lexicon), when a title makes it a
 * person, when it is an abbreviation of capitals, or when it is two nouns side by side
 * (기준 금리를).
 */
#ifndef OKGYO_TERMS_GATHER_H
#define OKGYO_TERMS_GATHER_H

#include "terms/matcher.h"

struct gathered {
    struct str source, proposal; /* proposal: a rendering for persons, "" else */
    struct str kind;             /* "person", "common" */
    struct str example;          /* a sentence it stands in */
    size_t count;
    unsigned tails; /* different tails seen, at most 8: a noun has several */
};

struct gathered_list {
    struct gathered *at;
    size_t len, cap;
};

struct gather;
struct gather *gather_open(const struct termbase *t); /* sealed */
void gather_close(struct gather *g);
/* One line or sentence of Korean. */
void gather_add(struct gather *g, struct str text);
/* Those that occurred at least `least` times, commonest first; borrowed from g. */
void gather_end(struct gather *g, size_t least, struct gathered_list *out);

#endif
