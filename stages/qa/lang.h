/* lang: what a check needs to know of a language tag.
 */
#ifndef OKGYO_QA_LANG_H
#define OKGYO_QA_LANG_H

#include "base/str.h"

/* Is the primary subtag of a BCP 47 tag this one? lang_is("zh-Hans", "zh") */
bool lang_is(struct str tag, const char *primary);

/* Is the language written with spaces between words and capitals for names, in
 * Latin letters? Anything not known to be otherwise is taken to be. */
bool lang_is_latin(struct str tag);

#endif
