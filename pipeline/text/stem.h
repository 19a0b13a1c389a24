/* stem: the stem of an inflected word (libstemmer), so that "ministries" finds
 * "ministry". For comparing only.
 */
#ifndef OKGYO_TEXT_STEM_H
#define OKGYO_TEXT_STEM_H

#include "base/str.h"

struct stem;

/* By the primary subtag of a BCP 47 tag ("en", "en-GB", "de"); NULL when the
 * language has no stemmer (ja, zh, ko …). One per thread. */
struct stem *stem_open(const char *lang);
void stem_close(struct stem *s);

/* Lower-cased stem of one word; valid until the next call. NULL s gives the word
 * itself. */
struct str stem_word(struct stem *s, struct str word);

#endif
