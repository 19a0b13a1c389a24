/* spelling: a hunspell dictionary of the target language.
 *
 * The dictionary is looked for at run time (/usr/share/hunspell and its usual
 * neighbours, or a path); without one the check says nothing and `okgyo checks`
 * says why.
 */
#ifndef OKGYO_QA_SPELLING_H
#define OKGYO_QA_SPELLING_H

#include "base/arena.h"

struct spelling;

/* `dictionary`: "en_US", or the path of a .dic file; NULL when there is none. */
struct spelling *spelling_open(const char *dictionary);
void spelling_close(struct spelling *s);

/* Where a dictionary of that name lies, or "" . */
struct str spelling_path(struct arena *a, const char *dictionary);

/* Words that are right here whatever the dictionary says (glossary renderings). */
void spelling_add(struct spelling *s, struct str word);

bool spelling_knows(struct spelling *s, struct str word);
/* The likeliest right spelling, in `a`; "" when there is none. */
struct str spelling_suggest(struct spelling *s, struct arena *a, struct str word);

#endif
