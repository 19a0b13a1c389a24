#include "facts/decimal.h"

#include <math.h>

static unsigned __int128 power_of_ten(unsigned n)
{
    unsigned __int128 p = 1;
    while (n--)
        p *= 10;
    return p;
}

static struct decimal normal(struct decimal d)
{
    if (d.long_digits.len)
        return d;
    if (!d.mantissa)
        return (struct decimal){0};
    /* most mantissas are short: one 64-bit division a zero instead of a 128-bit one */
    if (d.mantissa <= UINT64_MAX) {
        uint64_t m = (uint64_t)d.mantissa;
        for (; m % 10 == 0; m /= 10)
            d.exponent++;
        d.mantissa = m;
        return d;
    }
    for (; d.mantissa % 10 == 0; d.mantissa /= 10)
        d.exponent++;
    return d;
}

struct decimal decimal_of(int64_t n)
{
    struct decimal d = {.negative = n < 0};
    d.mantissa = n < 0 ? (unsigned __int128)(-(n + 1)) + 1 : (unsigned __int128)n;
    return normal(d);
}

bool decimal_is_zero(struct decimal d)
{
    return !d.mantissa && !d.long_digits.len;
}

/* Digits beyond the mantissa's room, kept as text without zeros at the ends. */
static struct decimal long_decimal(struct arena *a, struct str text, int32_t exponent)
{
    char *digits = arena_alloc(a, text.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9' && (n || text.at[i] != '0'))
            digits[n++] = text.at[i];
    for (; n && digits[n - 1] == '0'; n--)
        exponent++;
    struct decimal d = {.exponent = exponent};
    if (n > DECIMAL_DIGITS) {
        d.long_digits = (struct str){digits, n};
        return d;
    }
    for (size_t i = 0; i < n; i++)
        d.mantissa = d.mantissa * 10 + (unsigned)(digits[i] - '0');
    return normal(d);
}

bool decimal_read(struct arena *a, struct str text, struct decimal *out)
{
    struct decimal d = {0};
    size_t i = 0, digits = 0, significant = 0;
    bool point = false, negative = text.len && text.at[0] == '-';
    for (i = negative; i < text.len; i++) {
        char c = text.at[i];
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c == ',' && !point && digits)
            continue;
        if (c < '0' || c > '9')
            return false;
        digits++;
        d.exponent -= point;
        if (significant || c != '0')
            significant++;
        if (significant <= DECIMAL_DIGITS)
            d.mantissa = d.mantissa * 10 + (unsigned)(c - '0');
    }
    if (!digits || text.at[text.len - 1] == '.' || text.at[text.len - 1] == ',')
        return false;
    *out = significant > DECIMAL_DIGITS ? long_decimal(a, text, d.exponent) : normal(d);
    out->negative = negative && !decimal_is_zero(*out);
    return true;
}

static unsigned digit_count(unsigned __int128 m)
{
    unsigned n = 0;
    for (; m > UINT64_MAX; m /= 10)
        n++;
    for (uint64_t low = (uint64_t)m; low; low /= 10)
        n++;
    return n;
}

/* Gives both the smaller exponent. False when one does not fit then. */
static bool align(struct decimal *x, struct decimal *y)
{
    struct decimal *high = x->exponent > y->exponent ? x : y, *low = high == x ? y : x;
    int64_t shift = (int64_t)high->exponent - low->exponent;
    if (shift > DECIMAL_DIGITS || digit_count(high->mantissa) + shift > DECIMAL_DIGITS)
        return false;
    high->mantissa *= power_of_ten((unsigned)shift);
    high->exponent = low->exponent;
    return true;
}

bool decimal_add(struct decimal x, struct decimal y, struct decimal *out)
{
    if (x.long_digits.len || y.long_digits.len)
        return false;
    if (!x.mantissa || !y.mantissa) {
        *out = x.mantissa ? x : y;
        return true;
    }
    if (!align(&x, &y))
        return false;
    struct decimal d = {.exponent = x.exponent, .negative = x.negative};
    if (x.negative == y.negative) {
        d.mantissa = x.mantissa + y.mantissa;
    } else if (x.mantissa >= y.mantissa) {
        d.mantissa = x.mantissa - y.mantissa;
    } else {
        d.mantissa = y.mantissa - x.mantissa;
        d.negative = y.negative;
    }
    *out = normal(d);
    return true;
}

bool decimal_multiply(struct decimal x, struct decimal y, struct decimal *out)
{
    if (x.long_digits.len || y.long_digits.len || digit_count(x.mantissa) + digit_count(y.mantissa) > DECIMAL_DIGITS)
        return false;
    struct decimal d = {
        .mantissa = x.mantissa * y.mantissa, .exponent = x.exponent + y.exponent, .negative = x.negative != y.negative};
    *out = normal(d);
    return true;
}

/* Significant digits as text, most significant first. */
static struct str digits_of(struct decimal d, char room[DECIMAL_DIGITS + 4])
{
    if (d.long_digits.len)
        return d.long_digits;
    size_t at = DECIMAL_DIGITS + 4;
    for (; d.mantissa > UINT64_MAX; d.mantissa /= 10)
        room[--at] = (char)('0' + (int)(d.mantissa % 10));
    for (uint64_t m = (uint64_t)d.mantissa; m; m /= 10)
        room[--at] = (char)('0' + (int)(m % 10));
    return (struct str){room + at, DECIMAL_DIGITS + 4 - at};
}

static int compare_magnitudes(struct decimal x, struct decimal y)
{
    char xs[DECIMAL_DIGITS + 4], ys[DECIMAL_DIGITS + 4];
    struct str a = digits_of(x, xs), b = digits_of(y, ys);
    if (!a.len || !b.len)
        return (a.len > 0) - (b.len > 0);
    int64_t top_a = (int64_t)a.len + x.exponent, top_b = (int64_t)b.len + y.exponent;
    if (top_a != top_b)
        return top_a < top_b ? -1 : 1;
    return str_compare(a, b);
}

int decimal_compare(struct decimal x, struct decimal y)
{
    if (x.negative != y.negative)
        return x.negative ? -1 : 1;
    int order = compare_magnitudes(x, y);
    return x.negative ? -order : order;
}

bool decimal_equal(struct decimal x, struct decimal y)
{
    return x.mantissa == y.mantissa && x.exponent == y.exponent && x.negative == y.negative &&
           str_eq(x.long_digits, y.long_digits);
}

bool decimal_power(struct decimal x, struct decimal y, int32_t *power)
{
    *power = y.exponent - x.exponent;
    y.exponent = x.exponent;
    return *power != 0 && !decimal_is_zero(x) && decimal_equal(x, y);
}

double decimal_double(struct decimal d)
{
    char room[DECIMAL_DIGITS + 4];
    struct str digits = digits_of(d, room);
    double value = 0;
    size_t used = digits.len < 18 ? digits.len : 18;
    for (size_t i = 0; i < used; i++)
        value = value * 10 + (digits.at[i] - '0');
    value *= pow(10, (double)d.exponent + (double)(digits.len - used));
    return d.negative ? -value : value;
}

int64_t decimal_int(struct decimal d)
{
    if (d.long_digits.len || d.negative || d.exponent < 0 || digit_count(d.mantissa) + (int64_t)d.exponent > 18)
        return -1;
    return (int64_t)(d.mantissa * power_of_ten((unsigned)d.exponent));
}

struct str decimal_text(struct arena *a, struct decimal d)
{
    char room[DECIMAL_DIGITS + 4];
    struct str digits = digits_of(d, room);
    if (!digits.len)
        return str_of("0");
    int64_t whole = (int64_t)digits.len + d.exponent; /* digits before the point */
    size_t zeros_before = whole < 0 ? (size_t)-whole : 0;
    size_t zeros_after = d.exponent > 0 ? (size_t)d.exponent : 0;
    char *text = arena_alloc(a, digits.len + zeros_before + zeros_after + 4), *p = text;
    if (d.negative)
        *p++ = '-';
    if (whole <= 0) {
        *p++ = '0';
        *p++ = '.';
        memset(p, '0', zeros_before);
        p += zeros_before;
        memcpy(p, digits.at, digits.len);
        p += digits.len;
    } else {
        size_t head = (size_t)whole < digits.len ? (size_t)whole : digits.len;
        memcpy(p, digits.at, head);
        p += head;
        if (head < digits.len)
            *p++ = '.';
        memcpy(p, digits.at + head, digits.len - head);
        p += digits.len - head;
        memset(p, '0', zeros_after);
        p += zeros_after;
    }
    return (struct str){text, (size_t)(p - text)};
}
