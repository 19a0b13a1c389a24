/* evidence: what the neighbours say when the word alone cannot tell.
 */
#ifndef OKGYO_TERMS_EVIDENCE_H
#define OKGYO_TERMS_EVIDENCE_H

#include "terms/word.h"

enum { EVIDENCE_ENOUGH = 50, EVIDENCE_COMPOUND = 75, EVIDENCE_CERTAIN = 95 };

/* What was said before of the same words beside each other; optional, one per thread,
 * zeroed at first. */
enum { EVIDENCE_SLOTS = 1 << 14 };

/* How sure, 0..100, that the word at [at, end) of the folded text has the term in
 * the sense of the glossary. */
unsigned evidence_weigh(uint64_t *memo, struct str text, size_t at, size_t end, const struct found *found);

#endif
