/* denials: by which words a Korean sentence says no.
 */
#ifndef OKGYO_QA_DENIALS_H
#define OKGYO_QA_DENIALS_H

#include "base/str.h"

/* The denial of the main verb at the end, alone or with a report of it behind (않겠다고 밝혔다); also where a
 * quotation breaks off (않을 것). *at is its byte. NULL = none. */
const char *denial_at_end(struct str korean, size_t *at);

/* A denial that affirms or softens: 수밖에 없다, 적지 않다. */
bool denial_affirms(struct str korean);

/* Denials, and words that lack, refuse, end or doubt, which a translation may turn into a
 * "not": wide, since only a sentence without any of them is told of. Ended by NULL. */
extern const char *const denials_korean[];

/* How many words of denial there are, each occurrence of the plain ones (않, 못, 없, 아니 …). */
size_t denials_count(struct str korean);

#endif
