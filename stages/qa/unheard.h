/* unheard: names of the source that the translation does not say.
 *
 * Weak by itself (a name may become "he" or "the city"), it makes a translation that is
 * short suspicious: something with a name in it was left out.
 */
#ifndef OKGYO_QA_UNHEARD_H
#define OKGYO_QA_UNHEARD_H

#include "stages/qa/check.h"

/* The first word of the source that is a foreign name by its syllables, or a place of
 * the table, and that no word of the translation sounds like. False when all are said. */
bool unheard_find(const struct check_input *in, struct span *where);

#endif
