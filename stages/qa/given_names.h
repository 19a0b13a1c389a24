/* given_names: words that tell that a person is named.
 */
#ifndef OKGYO_QA_GIVEN_NAMES_H
#define OKGYO_QA_GIVEN_NAMES_H

#include "base/str.h"

/* As written in Latin letters, first letter a capital: "Maria". */
bool is_given_name(struct str word);
/* "Kim", "Park" … as newspapers romanise them. */
bool is_korean_surname(struct str word);

#endif
