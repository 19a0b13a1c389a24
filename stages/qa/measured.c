/* made by tests/bench/measure_checks.mjs */
#include "stages/qa/measured.h"

const char measured_on[] =
    "2026-11-25: 494 faithful human translations of news and encyclopedia, 1981 with one error put in";

/* clang-format off */
const struct measured measured[] = {
    {"date.mismatch", 32, 32},
    {"date.missing", 1, 1},
    {"date.month", 40, 40},
    {"date.weekday", 71, 71},
    {"date.year", 96, 96},
    {"legal.stage", 1, 0},
    {"name.added", 77, 77},
    {"name.missing", 18, 18},
    {"number.added", 1, 1},
    {"number.bound", 23, 23},
    {"number.currency", 13, 13},
    {"number.direction", 7, 7},
    {"number.magnitude", 251, 251},
    {"number.missing", 140, 140},
    {"number.order", 17, 17},
    {"number.ordinal", 23, 23},
    {"number.role", 4, 4},
    {"number.unit", 58, 58},
    {"number.value", 230, 230},
    {"percent.point", 9, 9},
    {"quote.missing", 18, 14},
    {"quote.unbalanced", 12, 12},
    {"text.empty", 80, 80},
    {"text.long", 58, 58},
    {"text.repeated", 240, 240},
    {"text.same", 80, 80},
    {"text.short", 122, 120},
    {"text.truncated", 90, 89},
    {"text.untranslated", 80, 80},
    {"unicode.bidi", 80, 80},
    {"unicode.normal", 10, 10},
    {"unicode.zerowidth", 80, 80},
    {0, 0, 0},
};
