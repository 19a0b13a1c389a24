/* lettercase: capitals, in every script that has them and as the text's language
 * writes them (the i of Turkish and Azerbaijani keeps its dot). Simple mappings of
 * UnicodeData.txt and CaseFolding.txt, one code point for one.
 *
 *     case_equal(str_of("État"), str_of("état"), case_is_turkic("fr"))
 */
#ifndef OKGYO_TEXT_LETTERCASE_H
#define OKGYO_TEXT_LETTERCASE_H

#include "base/arena.h"

/* By the primary subtag of a BCP 47 tag. */
bool case_is_turkic(const char *lang);

/* The letter for comparing. */
uint32_t case_fold(uint32_t c, bool turkic);

/* The same letters, whatever is a capital. */
bool case_equal(struct str a, struct str b, bool turkic);

/* Two characters and more, at least one capital, no small letter: a headline. */
bool case_all_capitals(struct str s);
/* Does a small letter that has a capital begin it? Does a capital? */
bool case_begins_small(struct str s);
bool case_begins_capital(struct str s);

/* With a capital at the beginning; in `a` when that changes anything. */
struct str case_raised(struct arena *a, struct str s, bool turkic);

#endif
