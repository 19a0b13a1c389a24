/* standing: where an article stands between its two signatures, facts included.
 *
 * signoff_fold() knows no language; this adds the hash of the facts of the final
 * text, so that a fact the editor's pass changed goes back to the reporter.
 */
#ifndef OKGYO_REVIEW_STANDING_H
#define OKGYO_REVIEW_STANDING_H

#include "model/signoff.h"

void standing_fold(const struct article *a, struct signoff *out);

#endif
