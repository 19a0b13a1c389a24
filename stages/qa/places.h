/* places: how English papers name the places that Korean papers name.
 *
 * Only for English targets; other languages have no table yet and the checks that
 * ask it stay silent.
 */
#ifndef OKGYO_QA_PLACES_H
#define OKGYO_QA_PLACES_H

#include "base/str.h"

struct place {
    const char *english; /* one word, as written: "Iraqi" */
    const char *name;    /* the place: "Iraq" */
    const char *korean;  /* "이라크", "베이징|북경|중국|중": the first is its own name */
};

/* By its English word; NULL when the table does not know it. */
const struct place *place_find(struct str english);

/* Does the Korean text name the place, in any of its forms? */
bool place_in_korean(const struct place *p, struct str korean);

/* All rows: NULL gives the first; NULL after the last. Rows of one place share `name`. */
const struct place *place_next(const struct place *before);

#endif
