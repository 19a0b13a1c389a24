/* attribution: to whom a translation gives a quotation.
 *
 *     "…," said Kim Min-su          Kim, a lawmaker, said, "…"          "…," according to Kim
 *
 * Only who stands right beside a verb of saying, as its subject, is told; a pronoun, a
 * title alone, a spokesman for somebody give nobody. By the tables of the tongue; none, no
 * answer. Names are told by their capitals.
 */
#ifndef OKGYO_QA_ATTRIBUTION_H
#define OKGYO_QA_ATTRIBUTION_H

#include "stages/qa/check.h"
#include "stages/qa/quotes.h"

/* Words with capitals, in bytes of the target, that quotation `q` of in->target_quotes (whole) is given to: titles
 * may be among them ("President Kim"). False when nobody is named. */
bool attribution_find(const struct check_input *in, const struct quotation *q, struct span *who);

#endif
