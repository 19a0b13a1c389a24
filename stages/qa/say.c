#include "stages/qa/say.h"

#include <stdlib.h>

static const char *const weekdays[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                       "Thursday", "Friday", "Saturday", "Sunday"};

const char *say_weekday(int weekday)
{
    return weekday >= 1 && weekday <= 7 ? weekdays[weekday] : "";
}

static bool is_decimal(struct str s, size_t *whole)
{
    size_t i = s.len > 0 && s.at[0] == '-', digits = 0, dots = 0;
    *whole = 0;
    for (; i < s.len; i++) {
        if (s.at[i] == '.')
            dots++;
        else if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        else
            digits++;
        *whole += dots == 0;
    }
    return digits > 0 && dots <= 1;
}

static struct str with_commas(struct arena *a, struct str s, size_t whole)
{
    char *out = arena_alloc(a, s.len + s.len / 3 + 2);
    size_t n = 0, left = whole;
    for (size_t i = 0; i < s.len; i++) {
        out[n++] = s.at[i];
        bool digit = s.at[i] >= '0' && s.at[i] <= '9';
        if (digit && left > 0 && --left > 0 && left % 3 == 0)
            out[n++] = ',';
    }
    return (struct str){out, n};
}

/* Moves the point of a whole number `places` to the left; trailing zeros go. */
static struct str scaled(struct arena *a, struct str digits, size_t places)
{
    size_t split = digits.len - places, end = digits.len;
    while (end > split && digits.at[end - 1] == '0')
        end--;
    struct str head = with_commas(a, str_slice(digits, 0, split), split), tail = str_slice(digits, split, end - split);
    return tail.len ? arena_printf(a, "%.*s.%.*s", STR_ARGS(head), STR_ARGS(tail)) : head;
}

struct str say_number(struct arena *a, struct str decimal)
{
    static const struct {
        size_t places;
        const char *word;
    } scales[] = {{12, "trillion"}, {9, "billion"}, {6, "million"}};
    size_t whole, significant = decimal.len;
    if (!is_decimal(decimal, &whole) || whole > 40)
        return decimal;
    bool integer = whole == decimal.len;
    while (significant > 0 && decimal.at[significant - 1] == '0')
        significant--;
    for (size_t i = 0; integer && i < sizeof scales / sizeof *scales; i++) {
        if (whole <= scales[i].places)
            continue;
        /* 388.65 billion, but 1,234,567 */
        if (significant > whole - scales[i].places + 3)
            break;
        struct str head = scaled(a, decimal, scales[i].places);
        return arena_printf(a, "%.*s %s", STR_ARGS(head), scales[i].word);
    }
    return with_commas(a, decimal, whole);
}

static const struct {
    const char *unit, *one, *many;
} units[] = {
    {"KRW", "won", "won"},
    {"JPY", "yen", "yen"},
    {"CNY", "yuan", "yuan"},
    {"EUR", "euro", "euros"},
    {"GBP", "pound", "pounds"},
    {"USD", "U.S. dollar", "U.S. dollars"},
    {"percent", "percent", "percent"},
    {"point", "point", "points"},
    {"person", "person", "people"},
    {"times", "time as much", "times as much"},
    {"item", "", ""},
    {"case", "case", "cases"},
    {"age", "year old", "years old"},
    {"year", "year", "years"},
    {"month", "month", "months"},
    {"week", "week", "weeks"},
    {"day", "day", "days"},
    {"hour", "hour", "hours"},
    {"minute", "minute", "minutes"},
    {"second", "second", "seconds"},
    {"frequency", "time", "times"},
    {"occasion", "occasion", "occasions"},
    {"country", "country", "countries"},
    {"place", "place", "places"},
    {"household", "household", "households"},
    {"pair", "pair", "pairs"},
    {"night", "night", "nights"},
    {"km", "kilometer", "kilometers"},
    {"m", "meter", "meters"},
    {"mile", "mile", "miles"},
    {"ton", "ton", "tons"},
    {"kg", "kilogram", "kilograms"},
    {"decade", "decade", "decades"},
};

static const char *unit_word(struct str unit, bool one)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_is(unit, units[i].unit))
            return one ? units[i].one : units[i].many;
    return NULL;
}

static const char *ordinal_ending(struct str n)
{
    char last = n.len ? n.at[n.len - 1] : '0', before = n.len > 1 ? n.at[n.len - 2] : '0';
    if (before == '1')
        return "th";
    return last == '1' ? "st" : last == '2' ? "nd" : last == '3' ? "rd" : "th";
}

static const char *bound_word(const struct fact *f)
{
    switch (f->bound) {
    case BOUND_AT_LEAST: return "at least ";
    case BOUND_AT_MOST: return "at most ";
    case BOUND_OVER: return "more than ";
    case BOUND_UNDER: return "less than ";
    default: return f->approx ? "about " : "";
    }
}

static struct str say_quantity(struct arena *a, const struct fact *f)
{
    struct str low = say_number(a, f->low), high = say_number(a, f->high);
    struct str number =
        str_eq(f->low, f->high) || !f->high.len ? low : arena_printf(a, "%.*s to %.*s", STR_ARGS(low), STR_ARGS(high));
    const char *word = unit_word(f->unit, str_is(f->low, "1") && str_is(f->high, "1"));
    if (f->vague)
        return arena_printf(a, "some number of the order of %.*s", STR_ARGS(low));
    if (str_is(f->unit, "ordinal") || str_is(f->unit, "rank"))
        return arena_printf(a, "%.*s%s", STR_ARGS(number), ordinal_ending(f->low));
    struct str unit = word ? str_of(word) : f->unit;
    return arena_printf(a, "%s%.*s%s%.*s", bound_word(f), STR_ARGS(number), unit.len ? " " : "", STR_ARGS(unit));
}

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

/* "2025-10-15" -> "October 15, 2025", "--07-21" -> "July 21"; else as it is. */
static struct str say_date(struct arena *a, struct str value)
{
    bool bare = str_starts(value, "--");
    struct str year = bare ? str_of("") : str_slice(value, 0, 4),
               rest = bare ? str_slice(value, 2, 9) : str_slice(value, 5, 9);
    struct str month = str_slice(rest, 0, 2), day = str_slice(rest, 3, 2);
    int64_t m = 0, d = 0, y = 0;
    if (!str_int(month, &m) || m < 1 || m > 12 || (!bare && !str_int(year, &y)))
        return value;
    const char *name = months[m - 1];
    if (!str_int(day, &d))
        return bare ? str_of(name) : arena_printf(a, "%s %lld", name, (long long)y);
    return bare ? arena_printf(a, "%s %lld", name, (long long)d)
                : arena_printf(a, "%s %lld, %lld", name, (long long)d, (long long)y);
}

struct str say_fact(struct arena *a, const struct fact *f)
{
    switch (f->kind) {
    case FACT_QUANTITY: return say_quantity(a, f);
    case FACT_DATE: {
        struct str date = say_date(a, f->resolved.len ? f->resolved : f->value);
        const char *day = say_weekday(f->weekday);
        return *day && date.len ? arena_printf(a, "%s, %.*s", day, STR_ARGS(date)) : *day ? str_of(day) : date;
    }
    default: return f->value;
    }
}

struct str say_power(struct arena *a, int power)
{
    static const char *const more[] = {"", "ten", "a hundred", "a thousand", "ten thousand"};
    static const char *const less[] = {"", "a tenth", "a hundredth", "a thousandth", "a ten-thousandth"};
    int n = abs(power);
    if (n == 0 || n > 4)
        return arena_printf(a, "10^%d times what it is", power);
    return power > 0 ? arena_printf(a, "%s times too much", more[n]) : arena_printf(a, "%s of what it is", less[n]);
}
