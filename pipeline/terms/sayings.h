/* sayings: which proper name of the glossary stands at a place of the translation.
 *
 * The way back from the target side: renderings of persons, places, bodies and laws by
 * the words they begin with. Built when first asked, once a termbase, by whichever
 * thread comes first; eight bytes a rendering. Only renderings whose first and last word
 * have capitals, spelled as the glossary has them: two words or more, or the preferred
 * one of a place, body or law of at least four letters. In scripts without spaces (Japanese,
 * Chinese, Thai) the preferred rendering of two characters and more, found by its first two: a
 * run of katakana is a word, two characters of Han must begin their run (in Chinese, where all
 * is Han, that leaves the start of a clause), three may stand anywhere. Scripts with spaces and
 * no capitals (Arabic, Hebrew, Hindi) have none here: nothing tells a name in them.
 */
#ifndef OKGYO_TERMS_SAYINGS_H
#define OKGYO_TERMS_SAYINGS_H

#include "terms/termbase.h"

enum { SAYING_TERMS = 8 };

struct saying {
    size_t len;                             /* bytes from the place on */
    const struct term *terms[SAYING_TERMS]; /* all that are said so */
    size_t n;
};

/* The longest rendering that stands at byte `at` of the text, where a word begins (in a script
 * without spaces: a character), and ends with a word; false = none, or so many terms are said so that it tells nothing.
 */
bool saying_at(const struct termbase *t, struct str text, size_t at, struct saying *out);

/* For termbase.c: the empty table of a sealed termbase, and its end. */
struct sayings *sayings_new(void);
void sayings_free(struct sayings *s);

#endif
