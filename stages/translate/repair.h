/* repair: forbidden renderings in an endpoint's answer, replaced where that is certain.
 *
 * Certain means: the term stands in this very sentence beyond doubt and is approved;
 * the draft says it in a forbidden way no more often than the Korean has it; no
 * other term of the sentence lays claim to those words; and nothing around them would
 * have to change (an article, an inflection, a hyphen). All else is left to people,
 * who get a finding.
 *
 *     "Lee Jae-myung's office" -> "Lee Jae Myung's office"
 */
#ifndef OKGYO_TRANSLATE_REPAIR_H
#define OKGYO_TRANSLATE_REPAIR_H

#include "base/hash.h"
#include "terms/matcher.h"

/* `found` are the terms of the source sentence, `text` its draft in `lang` (BCP 47).
 * True when something was replaced; *out then is the new text in `a`, else untouched. */
bool repair_text(struct arena *a, struct str lang, const struct matches *found, struct str text, struct str *out);

/* Everything of a match that a repair depends on beside source and target. */
void repair_key(const struct match *m, struct hash *h);

#endif
