/* sounds: does a name in Latin letters sound like something in the Korean text?
 *
 * Korean writes foreign names by their sound (외래어 표기법) and its own names are
 * romanised by theirs, so a name of the translation can be looked for in the source
 * without any list. Sounds that Korean does not tell apart (b p f v, r l, th s t) cost
 * nothing to swap, vowels little, a consonant much.
 *
 *     struct sounds s = {0};
 *     sounds_read(arena, source, &s);
 *     if (sounds_within(str_of("Baghdad"), &s, SOUNDS_ALIKE)) …
 */
#ifndef OKGYO_QA_SOUNDS_H
#define OKGYO_QA_SOUNDS_H

#include "base/arena.h"

struct sound {
    uint8_t is;  /* a letter of the code in sounds.c */
    bool begins; /* first of a word: only there a name can begin */
};

struct sounds {
    struct sound *at;
    size_t len, cap;
};

/* Percent of a name's sounds that may be off: measured, nine of ten names in news
 * translations stay under the first, nine of ten chance meetings over the second. */
enum { SOUNDS_ALIKE = 24, SOUNDS_NEAR = 36 };

void sounds_read(struct arena *a, struct str korean, struct sounds *out);

/* Least distance of a Latin word to any place of the text: 0 = as written by the
 * rules, 100 = nothing in common. Words without sounds give 100. */
unsigned sounds_distance(struct str latin, const struct sounds *text);

/* sounds_distance() < percent, for less work: the search gives up on what is further off.
 * `percent` at most 100. */
bool sounds_within(struct str latin, const struct sounds *text, unsigned percent);

#endif
