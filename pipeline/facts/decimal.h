/* decimal: exact decimal numbers, of any length that fits the text.
 *
 * The value is mantissa x 10^exponent. The mantissa never ends in a zero, so two
 * numbers of which one is ten, a hundred, a thousand times the other have the same
 * mantissa: that is how a slip of 만 for 억 is told from any other slip. Numbers
 * of more than DECIMAL_DIGITS significant digits keep their digits as text; they can
 * be scaled, compared and printed, not added.
 *
 *     struct decimal d;
 *     decimal_read(a, str_of("1.2"), &d); d = decimal_scale(d, 9);   -> 1200000000
 */
#ifndef OKGYO_FACTS_DECIMAL_H
#define OKGYO_FACTS_DECIMAL_H

#include "base/arena.h"

enum { DECIMAL_DIGITS = 36 };

struct decimal {
    unsigned __int128 mantissa; /* 0 = zero, unless long_digits is set */
    int32_t exponent;
    bool negative;
    struct str long_digits; /* without zeros at either end */
};

struct decimal decimal_of(int64_t n);

/* The whole of `text`: sign, digits with commas, one point (".268" too). False when
 * it is anything else. Long digits are copied into `a`. */
bool decimal_read(struct arena *a, struct str text, struct decimal *out);

static inline struct decimal decimal_scale(struct decimal d, int32_t power)
{
    d.exponent += power;
    return d;
}

bool decimal_is_zero(struct decimal d);

/* False, and *out untouched, when the result would not be exact in DECIMAL_DIGITS. */
bool decimal_add(struct decimal x, struct decimal y, struct decimal *out);
bool decimal_multiply(struct decimal x, struct decimal y, struct decimal *out);

/* <0, 0, >0 */
int decimal_compare(struct decimal x, struct decimal y);
bool decimal_equal(struct decimal x, struct decimal y);

/* True when y = x * 10^power for a power other than 0. */
bool decimal_power(struct decimal x, struct decimal y, int32_t *power);

/* The nearest double; HUGE_VAL for what is too large. */
double decimal_double(struct decimal d);
/* A whole number that fits; -1 for anything else (fractions, negatives). */
int64_t decimal_int(struct decimal d);

/* Plain notation without exponent: "1200000000", "0.268", "-15.2". */
struct str decimal_text(struct arena *a, struct decimal d);

#endif
