/* matcher: where the terms of a sealed termbase occur in Korean text.
 *
 * All terms at once, longest match, with the edges Korean has: what follows must
 * be readable as a chain of particles, copula forms or suffixes that agrees with the
 * batchim; what precedes must be a word edge, or the parts of a compound; where the
 * form alone cannot tell, the neighbours decide.
 */
#ifndef OKGYO_TERMS_MATCHER_H
#define OKGYO_TERMS_MATCHER_H

#include "terms/termbase.h"

struct match {
    struct span at;   /* the term alone, bytes of the text given */
    struct span josa; /* the particle chain behind it */
    const struct term *term;
    unsigned confidence; /* 0..100 */
};

struct matches {
    struct match *at;
    size_t len, cap;
};

/* Appends the matches in order of place; they do not overlap. `text` is
 * well-formed UTF-8. */
void matcher_find(const struct termbase *t, struct arena *a, struct str text, struct matches *out);

/* The same for much text: remembers the words it has read. One per thread; the
 * termbase must live longer. */
struct matcher;
struct matcher *matcher_open(const struct termbase *t);
void matcher_close(struct matcher *m);
void matcher_run(struct matcher *m, struct arena *a, struct str text, struct matches *out);
/* Only how many there are. */
size_t matcher_count(struct matcher *m, struct str text);

#endif
