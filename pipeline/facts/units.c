/* What units measure, and which of them may stand for one another.
 *
 * Factors: international yard and pound (1959), statute mile; the pyeong is 400/121 m2.
 */
#include "facts/pairing.h"

#include <math.h>
#include <stdlib.h>

/* sorted by name */
static const struct unit units[] = {
    {"", MEASURE_BARE, 0},           {"A", MEASURE_OTHER, 0},
    {"AUD", MEASURE_MONEY, 0},       {"BRL", MEASURE_MONEY, 0},
    {"CAD", MEASURE_MONEY, 0},       {"CHF", MEASURE_MONEY, 0},
    {"CNY", MEASURE_MONEY, 0},       {"EUR", MEASURE_MONEY, 0},
    {"GBP", MEASURE_MONEY, 0},       {"GW", MEASURE_POWER, 1e9},
    {"HKD", MEASURE_MONEY, 0},       {"IDR", MEASURE_MONEY, 0},
    {"INR", MEASURE_MONEY, 0},       {"JPY", MEASURE_MONEY, 0},
    {"KES", MEASURE_MONEY, 0},       {"KRW", MEASURE_MONEY, 0},
    {"MW", MEASURE_POWER, 1e6},      {"MXN", MEASURE_MONEY, 0},
    {"MYR", MEASURE_MONEY, 0},       {"NOK", MEASURE_MONEY, 0},
    {"NZD", MEASURE_MONEY, 0},       {"RUB", MEASURE_MONEY, 0},
    {"SEK", MEASURE_MONEY, 0},       {"SGD", MEASURE_MONEY, 0},
    {"THB", MEASURE_MONEY, 0},       {"TRY", MEASURE_MONEY, 0},
    {"TWD", MEASURE_MONEY, 0},       {"USD", MEASURE_MONEY, 0},
    {"VND", MEASURE_MONEY, 0},       {"W", MEASURE_POWER, 1},
    {"acre", MEASURE_AREA, 4046.86}, {"age", MEASURE_AGE, 0},
    {"age-band", MEASURE_AGE, 0},    {"barrel", MEASURE_VOLUME, 0},
    {"bp", MEASURE_RATE, 0.01},      {"case", MEASURE_COUNT, 0},
    {"cm", MEASURE_LENGTH, 0.01},    {"country", MEASURE_COUNT, 0},
    {"day", MEASURE_SPAN, 86400},    {"degree", MEASURE_HEAT, 0},
    {"degree-C", MEASURE_HEAT, 0},   {"degree-F", MEASURE_HEAT, 0},
    {"fraction", MEASURE_RATE, 100}, {"ft", MEASURE_LENGTH, 0.3048},
    {"ft2", MEASURE_AREA, 0.092903}, {"ft3", MEASURE_VOLUME, 28.3168},
    {"g", MEASURE_WEIGHT, 0.001},    {"gal", MEASURE_VOLUME, 3.78541},
    {"ha", MEASURE_AREA, 10000},     {"hour", MEASURE_SPAN, 3600},
    {"household", MEASURE_COUNT, 0}, {"in", MEASURE_LENGTH, 0.0254},
    {"index", MEASURE_OTHER, 0},     {"item", MEASURE_COUNT, 0},
    {"kW", MEASURE_POWER, 1000},     {"kWh", MEASURE_OTHER, 0},
    {"kg", MEASURE_WEIGHT, 1},       {"km", MEASURE_LENGTH, 1000},
    {"km/h", MEASURE_SPEED, 1},      {"km2", MEASURE_AREA, 1e6},
    {"knot", MEASURE_SPEED, 1.852},  {"l", MEASURE_VOLUME, 1},
    {"lb", MEASURE_WEIGHT, 0.45359}, {"m", MEASURE_LENGTH, 1},
    {"m/s", MEASURE_SPEED, 3.6},     {"m2", MEASURE_AREA, 1},
    {"m3", MEASURE_VOLUME, 1000},    {"mg", MEASURE_WEIGHT, 1e-6},
    {"mi", MEASURE_LENGTH, 1609.34}, {"mi2", MEASURE_AREA, 2.58999e6},
    {"minute", MEASURE_SPAN, 60},    {"ml", MEASURE_VOLUME, 0.001},
    {"mm", MEASURE_LENGTH, 0.001},   {"month", MEASURE_SPAN, 2629746},
    {"mph", MEASURE_SPEED, 1.60934}, {"night", MEASURE_SPAN, 0},
    {"nm", MEASURE_LENGTH, 1e-9},    {"occasion", MEASURE_COUNT, 0},
    {"ordinal", MEASURE_ORDINAL, 0}, {"oz", MEASURE_WEIGHT, 0.02835},
    {"pair", MEASURE_COUNT, 0},      {"percent", MEASURE_RATE, 1},
    {"person", MEASURE_COUNT, 0},    {"place", MEASURE_COUNT, 0},
    {"point", MEASURE_RATE, 1},      {"pyeong", MEASURE_AREA, 3.30579},
    {"rank", MEASURE_ORDINAL, 0},    {"rate", MEASURE_RATE, 0},
    {"ratio", MEASURE_COUNT, 0},     {"score", MEASURE_COUNT, 0},
    {"second", MEASURE_SPAN, 1},     {"t", MEASURE_WEIGHT, 1000},
    {"times", MEASURE_COUNT, 0},     {"week", MEASURE_SPAN, 604800},
    {"yd", MEASURE_LENGTH, 0.9144},  {"year", MEASURE_SPAN, 31556952},
};

static int compare(const void *name, const void *unit)
{
    return str_compare(*(const struct str *)name, str_of(((const struct unit *)unit)->name));
}

const struct unit *unit_named(struct str name)
{
    static const struct unit other = {"?", MEASURE_OTHER, 0};
    const struct unit *u = bsearch(&name, units, sizeof units / sizeof *units, sizeof *units, compare);
    return u ? u : &other;
}

static bool is_unit(const struct item *i, const char *name)
{
    return str_is(i->fact->unit, name);
}

/* Counts, ordinals and ages change places freely between languages: 3회 is "third",
 * 5살 is "five", 4명 is "the four". */
static bool is_loose(enum measure m)
{
    return m == MEASURE_BARE || m == MEASURE_COUNT || m == MEASURE_ORDINAL || m == MEASURE_AGE;
}

int unit_affinity(const struct item *s, const struct item *t)
{
    enum measure a = s->unit->measure, b = t->unit->measure;
    if (str_eq(s->fact->unit, t->fact->unit))
        return 9;
    if (is_unit(s, "index") || is_unit(t, "index"))
        return is_unit(s, "point") || is_unit(t, "point") || is_loose(a) || is_loose(b) ? 5 : 0;
    if (a == MEASURE_BARE || b == MEASURE_BARE)
        return is_loose(a) && is_loose(b) ? 7 : 3;
    if (is_loose(a) && is_loose(b))
        return a == b ? 6 : 5;
    if (a == MEASURE_RATE && b == MEASURE_RATE) {
        return is_unit(s, "rate") || is_unit(t, "rate") ? 4 : 0;
    }
    if (a == MEASURE_MONEY || b == MEASURE_MONEY)
        return is_unit(s, "lb") || is_unit(t, "lb") ? (is_unit(s, "GBP") || is_unit(t, "GBP") ? 8 : 0) : 0;
    /* winds of 38 meters: "a second" goes without saying */
    bool speed = a == MEASURE_SPEED || b == MEASURE_SPEED, length = a == MEASURE_LENGTH || b == MEASURE_LENGTH;
    if (speed && length)
        return str_starts(s->fact->unit, t->fact->unit.len && t->fact->unit.at[0] == 'k' ? "k" : "m") ? 4 : 0;
    if (a == MEASURE_HEAT && b == MEASURE_HEAT)
        return is_unit(s, "degree") || is_unit(t, "degree") ? 8 : 0;
    /* 3박 4일 = three days; 14년 = his 14th season; 사흘째 = a third day */
    bool span = a == MEASURE_SPAN || b == MEASURE_SPAN;
    if (span && (a == MEASURE_ORDINAL || b == MEASURE_ORDINAL))
        return 4;
    if (span && (is_unit(s, "night") || is_unit(t, "night")))
        return 2;
    if (span && ((is_unit(s, "age") && is_unit(t, "year")) || (is_unit(s, "year") && is_unit(t, "age"))))
        return 5;
    if (a == MEASURE_OTHER || b == MEASURE_OTHER)
        return 1;
    return 0;
}

static bool near(double x, double y, double part)
{
    return fabs(x - y) <= part * fmax(fabs(x), fabs(y));
}

bool unit_converts(const struct item *s, const struct item *t)
{
    enum measure m = s->unit->measure;
    if (m != t->unit->measure || str_eq(s->fact->unit, t->fact->unit))
        return false;
    if (m == MEASURE_HEAT) {
        bool to_f = is_unit(t, "degree-F");
        double c = to_f ? s->value : t->value, f = to_f ? t->value : s->value;
        return fabs(c * 1.8 + 32 - f) <= 2;
    }
    /* 30 percent is "a third" in a newspaper */
    if (m == MEASURE_RATE && is_unit(s, "fraction") != is_unit(t, "fraction"))
        return near(s->value * s->unit->factor, t->value * t->unit->factor, 0.12);
    if (m < MEASURE_LENGTH || !s->unit->factor || !t->unit->factor)
        return false;
    return near(s->value * s->unit->factor, t->value * t->unit->factor, 0.06);
}

bool unit_same(const struct item *s, const struct item *t)
{
    enum measure a = s->unit->measure, b = t->unit->measure;
    if (str_eq(s->fact->unit, t->fact->unit) || !decimal_equal(s->low, s->high) || !decimal_equal(t->low, t->high))
        return false;
    if (a == MEASURE_SPAN && b == MEASURE_SPAN && s->unit->factor && t->unit->factor && !s->fact->vague &&
        !t->fact->vague)
        return near(s->value * s->unit->factor, t->value * t->unit->factor, 0.003);
    if (a == MEASURE_RATE && b == MEASURE_RATE && (is_unit(s, "fraction") != is_unit(t, "fraction")))
        return !is_unit(s, "point") && !is_unit(t, "point") &&
               near(s->value * s->unit->factor, t->value * t->unit->factor, 0.001);
    if (a == MEASURE_LENGTH && b == MEASURE_LENGTH)
        return near(s->value * s->unit->factor, t->value * t->unit->factor, 0.001);
    /* 두 배 = a 100 percent rise is left to people; 0.5 and half are the same */
    return a == MEASURE_BARE && b == MEASURE_RATE && is_unit(t, "fraction") && near(s->value, t->value, 1e-9);
}
