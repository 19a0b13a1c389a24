/* norm: clean text from what agencies, CMSs and copy-and-paste deliver.
 *
 * Piecewise NFC (only the stretches that need it are touched), zero-width and
 * control characters taken out, full-width Latin letters and digits made
 * half-width, half-width and compatibility jamo composed, the many middle dots
 * made U+00B7, odd spaces made a space. Typographic quotes stay as written. Every
 * change is an edit. Line breaks stay.
 */
#ifndef OKGYO_TEXT_NORM_H
#define OKGYO_TEXT_NORM_H

#include "text/edits.h"

/* `in` must be well-formed UTF-8. The result borrows from `in` when nothing
 * changed, else lives in `a`; *edits maps result -> in. */
struct str norm_text(struct arena *a, struct str in, struct edits *edits);

/* Plain NFC without the other changes, for names of keys and terms. */
struct str norm_nfc(struct arena *a, struct str in);
bool norm_is_nfc(struct str in);

#endif
