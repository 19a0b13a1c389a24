/* say: a fact in the words of a message.
 *
 *     12억 원        -> "1.2 billion won"
 *     지난 15일      -> "Oct. 15, 2025"
 */
#ifndef OKGYO_QA_SAY_H
#define OKGYO_QA_SAY_H

#include "model/fact.h"

/* The value with its unit, bound and range, as an English-speaking editor says it. */
struct str say_fact(struct arena *a, const struct fact *f);

/* An exact decimal ("1200000000" -> "1.2 billion", "35000" -> "35,000"); fractions and
 * what is no number stay as they are. */
struct str say_number(struct arena *a, struct str decimal);

/* "ten times too much", "a thousandth of it"; power as in struct verdict. */
struct str say_power(struct arena *a, int power);

/* "Monday" for 1 … 7 */
const char *say_weekday(int weekday);

#endif
