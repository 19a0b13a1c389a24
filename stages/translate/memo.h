/* memo: what was paid for, remembered under a key over everything that was asked.
 */
#ifndef OKGYO_TRANSLATE_MEMO_H
#define OKGYO_TRANSLATE_MEMO_H

#include "stages/translate/batch.h"

/* Fills want->key: endpoint identity, languages, terms that occur, source, and for
 * endpoints that see a context the story (README.md says why not the context). */
void memo_key(const struct endpoint *e, const struct article *story, bool context, struct want *want);

/* The stored form of a draft, in `a`, and back; false when the bytes are none. */
struct str memo_write(struct arena *a, const struct draft *d);
bool memo_read(struct arena *a, struct str bytes, struct draft *out);

#endif
