/* dates: the lines that tell when a story came out.
 */
#ifndef OKGYO_INGEST_DATES_H
#define OKGYO_INGEST_DATES_H

#include "base/str.h"

/* The first date, with a time if there is one, in a line such as "입력 2025.10.21
 * 오후 7:00", taken in Korean time, in ms; false when there is none. */
bool dates_first(struct str line, int64_t *ms);

/* Length of a date at the start of s and the marks behind it, or 0. */
size_t dates_at_start(struct str s);

/* Nothing but dates and the words around them: "입력 … | 수정 …", a date alone. */
bool dates_is_published(struct str s);

#endif
