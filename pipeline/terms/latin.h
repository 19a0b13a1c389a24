/* latin: may these Latin letters be this Korean person's name, and where do they stand?
 *
 * People spell their own names as they like: Lee, Yi, Rhee; Jae-myung, Jae Myung,
 * Jaemyeong. Every letter of a syllable has the spellings it is seen with, the Revised
 * Romanisation first; the further down the list, the dearer. Another name costs -1.
 *
 *     latin_spells(str_of("Kil-tong"), str_of("길동"))  ->  2
 */
#ifndef OKGYO_TERMS_LATIN_H
#define OKGYO_TERMS_LATIN_H

#include "text/span.h"

/* All letters of `latin` (hyphens, apostrophes and blanks passed over, case too) spell all
 * syllables of `korean`: how far from the rules, 0 = as they have it; -1 = not at all. */
int latin_spells(struct str latin, struct str korean);

/* Does `latin` spell a stretch of at most four syllables that begins a word of the text?
 * *where is that stretch. */
bool latin_stretch(struct str latin, struct str text, struct span *where);

/* The next word of Latin letters from *at on, hyphens inside it too; *at moves behind
 * it. False at the end. */
bool latin_word(struct str text, size_t *at, struct span *out);

/* Where a text says the full name: two or three words with capitals, the family name
 * first or last, whichever is spelled nearest to the rules; the first of several. Bytes
 * of `text`, without a possessive. The cost as above, -1 = nowhere. A name in capitals
 * throughout is passed over: its spelling cannot be told. */
int latin_find(struct str text, struct str family, struct str given, struct span *where);

/* Where a text says the family name alone: a word with a capital that no other such word
 * touches, so neither a full name nor one behind a title. False = nowhere. */
bool latin_find_bare(struct str text, struct str family, struct span *where);

#endif
