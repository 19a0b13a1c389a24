/* rendering: where a translation says a term, and whether it says it right.
 */
#ifndef OKGYO_TERMS_RENDERING_H
#define OKGYO_TERMS_RENDERING_H

#include "terms/termbase.h"
#include "text/stem.h"
#include "text/words.h"

enum rendering_kind { RENDERING_NONE, RENDERING_PREFERRED, RENDERING_ALLOWED, RENDERING_FORBIDDEN };

struct rendering {
    enum rendering_kind kind;
    struct span at;        /* bytes of the target text */
    struct str suggestion; /* forbidden: what to put there, "" = not certain */
};

struct renderings {
    struct rendering *at;
    size_t len, cap;
};

/* Every place where `target` says the term, preferred, allowed or forbidden, with
 * the inflection, possessive, spacing and capitals its language and case rule
 * allow; longest first, no overlaps, in order of place. */
void rendering_find(const struct term *term, struct str lang, struct arena *a, struct str target,
                    struct renderings *out);

/* The same for many terms in many texts of one language: the words of a text are read
 * once, the stemmer is kept. */
struct rendering_words {
    struct word *at;
    size_t len, cap;
    uint64_t firsts[4]; /* a bit for each byte a word begins with, ASCII in lower case */
};
struct rendering_reader {
    struct kept_pieces *kept; /* renderings cut into words, for the next text */
    char lang[36];
    struct stem *stem; /* opened when first needed */
    bool stem_asked, turkic;
};
void rendering_open(struct rendering_reader *r, struct str lang);
void rendering_close(struct rendering_reader *r);
/* Appends the words of a text, for rendering_read; they live in `a`, the same arena for all reads with one reader. */
void rendering_words_read(struct arena *a, struct str text, struct rendering_words *out);
/* False when no word begins as a forbidden rendering does (of a Turkish I it is not asked). */
bool rendering_may_forbid(const struct term *term, const struct rendering_words *words);
void rendering_read(struct rendering_reader *r, const struct term *term, struct arena *a, struct str target,
                    const struct rendering_words *words, struct renderings *out);

#endif
