/* published: when a story came out, as formats tell it.
 */
#ifndef OKGYO_INGEST_PUBLISHED_H
#define OKGYO_INGEST_PUBLISHED_H

#include "model/article.h"

/* Sets meta.published and published_text from an ISO 8601 time, or from a date as
 * Korean pages write it (Korean time); leaves both alone when it is neither. A text
 * with a zone is kept as written. */
void published_set(struct arena *a, struct meta *m, struct str text);

#endif
