/* roman: may this Korean name be spelled so in Latin letters?
 *
 * People romanise their own names as they like: Lee, Yi, Rhee; Jae-myung, Jae Myung,
 * Jaemyeong. What is accepted is every spelling a syllable is seen with (Revised
 * Romanization, McCune-Reischauer, and habit); what is not is another name.
 */
#ifndef OKGYO_QA_ROMAN_H
#define OKGYO_QA_ROMAN_H

#include "text/span.h"

/* Do all letters of `latin` (hyphens and blanks passed over, case too) spell all
 * syllables of `korean`? */
bool roman_spells(struct str latin, struct str korean);

/* Does `latin` spell a stretch of at most four syllables that begins a word of the text?
 * *where is that stretch. */
bool roman_find(struct str latin, struct str text, struct span *where);

#endif
