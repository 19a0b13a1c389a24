/* anchored: which quotation of the translation is which of the Korean, by the figures and dates in both.
 *
 * Two quotations may be turned round by the desk; a figure that stands in one on both sides
 * says that they are the same.
 */
#ifndef OKGYO_QA_ANCHORED_H
#define OKGYO_QA_ANCHORED_H

#include "stages/qa/check.h"
#include "stages/qa/quotes.h"

/* The whole double quotation that holds byte `at`; NULL = it stands outside. */
const struct quotation *quote_around(const struct quotations *q, size_t at);

/* The quotation of in->source_quotes that shares its facts with `target`; NULL when none does, or several. */
const struct quotation *anchored_quote(const struct check_input *in, const struct quotation *target);

#endif
