/* romanize: a Korean person's name in Latin letters, as a proposal.
 *
 * Given names by the Revised Romanisation (2000), syllable by syllable with a hyphen and
 * without sound changes, as it asks for names; family names in the spelling newspapers
 * use. What the person writes is always better: that is what the glossary is for.
 *
 *     romanize_name(a, str_of("홍"), str_of("길동"))  ->  "Hong Gil-dong"
 */
#ifndef OKGYO_TERMS_ROMANIZE_H
#define OKGYO_TERMS_ROMANIZE_H

#include "base/arena.h"

/* Bytes of the family name the word begins with (3, or 6 for 남궁 and its like), 0 =
 * none that is known. */
size_t family_length(struct str word);

/* "Kim" for 김; the Revised Romanisation of one that newspapers have no spelling for. */
struct str romanize_family(struct arena *a, struct str family);

/* "Gil-dong"; only syllables (assert). */
struct str romanize_given(struct arena *a, struct str given);

/* Both, family name first; given may be "". */
struct str romanize_name(struct arena *a, struct str family, struct str given);

#endif
