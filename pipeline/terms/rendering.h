/* rendering: where a translation says a term, and whether it says it right.
 */
#ifndef OKGYO_TERMS_RENDERING_H
#define OKGYO_TERMS_RENDERING_H

#include "terms/termbase.h"

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

#endif
