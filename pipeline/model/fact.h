/* fact: something the reader would hold the paper to.
 *
 * Members follow the output of `okgyo facts`. Values are exact decimal texts, so
 * that no rounding can hide or make an error.
 */
#ifndef OKGYO_MODEL_FACT_H
#define OKGYO_MODEL_FACT_H

#include "base/arena.h"
#include "text/span.h"

enum fact_kind { FACT_QUANTITY, FACT_DATE, FACT_TIME, FACT_NAME, FACT_QUOTE, FACT_URL };
enum fact_bound { BOUND_NONE, BOUND_AT_LEAST, BOUND_AT_MOST, BOUND_OVER, BOUND_UNDER };
enum fact_part { PART_NONE, PART_EARLY, PART_MID, PART_LATE };

struct fact {
    enum fact_kind kind;
    uint32_t segment;     /* index, or 0 when a single string was read */
    struct span at;       /* bytes of the text that was read */
    struct str low, high; /* quantity: decimal or "1/3"; equal when exact */
    bool approx, vague;   /* vague: 수백, dozens: low is the order of magnitude */
    enum fact_bound bound;
    struct str unit;     /* ISO currency, "percent" "point" "person" …; "" = bare number */
    struct str value;    /* date as written, time HH:MM, normal form of name, quote, url */
    struct str resolved; /* date against the publication date; "" = not known */
    enum fact_part part;
    int weekday; /* 1 Monday … 7 Sunday, 0 = not written */
    bool in_name; /* part of a name or idiom: never compared as a quantity; of a date: a holiday (광복절), never missed
                   */
};

struct facts {
    struct fact *at;
    size_t len, cap;
};

const char *fact_name(enum fact_kind kind);

#endif
