/* calendar: days, weekdays and months, and the publication day in Seoul.
 *
 * A struct day with year 0 is unknown. Proleptic Gregorian calendar; the
 * lunar one is a table (see calendar.c).
 */
#ifndef OKGYO_FACTS_CALENDAR_H
#define OKGYO_FACTS_CALENDAR_H

#include "base/arena.h"

struct day {
    int year, month, day; /* month and day 0 = not known */
};

/* Days since 1970-01-01, and back. */
int64_t day_number(struct day d);
struct day day_from_number(int64_t n);

/* The calendar day in Asia/Seoul (UTC+9 the year round since 1988) at ms UTC; ms 0
 * gives the unknown day. */
struct day day_in_seoul(int64_t ms);

int day_weekday(struct day d); /* 1 Monday … 7 Sunday */
int month_days(int year, int month);
bool day_is_real(struct day d); /* no 30 February; year 0 is real for any leap day */
struct day day_add(struct day d, int64_t days);
struct day month_add(struct day d, int months); /* day becomes 0 */

/* The solar day of a day of the Korean lunar calendar; false outside the table. */
bool day_from_lunar(int year, int month, int day, struct day *out);

/* "2008-07-21", "2006-10", "1992", "--07-21", "---21": what is known of it. */
struct str day_text(struct arena *a, struct day d);

#endif
