/* places: how papers of a target language name the places that Korean papers name.
 *
 * A table a language (places_en.c …), found through its tongue.
 */
#ifndef OKGYO_QA_PLACES_H
#define OKGYO_QA_PLACES_H

#include "base/str.h"

struct place {
    const char *word; /* as written: "Iraqi", "イラク" */
    const char *name; /* the place: "Iraq" */
    const char *korean; /* "이라크", "베이징|북경|중국|중": the first is its own name, any of them supports the word */
};

struct place_table {
    const struct place *at; /* sorted by the bytes of `word` */
    size_t len;
    const char *plural; /* may follow a word: Iraqis; NULL = nothing */
};

extern const struct place_table places_en, places_ja, places_zh;

/* By its word; NULL when the table (may be NULL) does not know it. */
const struct place *place_find(const struct place_table *t, struct str word);

/* The longest word of the table that stands at the beginning of the text; NULL = none. For
 * scripts without spaces. */
const struct place *place_at(const struct place_table *t, struct str text);

/* Does the Korean text name the place, in any of its forms? */
bool place_in_korean(const struct place *p, struct str korean);

/* Its own Korean name, and the first syllable of that. */
struct str place_own(const struct place *p);
static inline struct str place_first(const struct place *p)
{
    return (struct str){p->korean, 3};
}

/* Korea and America: left unsaid, or said for 우리 and 양국, where the reader knows. */
bool place_is_implied(const struct place *p);

#endif
