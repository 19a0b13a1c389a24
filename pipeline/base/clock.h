/* clock: the time, in milliseconds since 1970-01-01T00:00Z, and its texts.
 *
 * OKGYO_CLOCK (an ISO 8601 time) holds the wall clock still, so that golden
 * outputs can be literal; the monotonic clock always runs.
 */
#ifndef OKGYO_BASE_CLOCK_H
#define OKGYO_BASE_CLOCK_H

#include "base/str.h"

enum { CLOCK_TEXT = 32 };

int64_t clock_now(void);  /* wall clock, for what is shown and recorded */
int64_t clock_real(void); /* wall clock, never held: leases and due times */
int64_t clock_mono(void); /* for durations and deadlines */

/* "2025-10-21T07:00:00+09:00" with the offset in minutes east; offset 0 is "Z". */
void clock_text(int64_t ms, int offset_minutes, char out[CLOCK_TEXT]);

/* ISO 8601 date, or date and time with zone ("Z", "+09:00", "+0900"); without a
 * zone `offset_minutes` is taken. False when it is none or not on the calendar. */
bool clock_parse(struct str text, int offset_minutes, int64_t *ms);

/* Sleeps; returns early on a signal. */
void clock_sleep(int64_t ms);

#endif
