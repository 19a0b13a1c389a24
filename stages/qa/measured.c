/* made by tests/bench/measure_checks.mjs */
#include "stages/qa/measured.h"

const char measured_on[] =
    "2026-11-25: 494 faithful human translations of news and encyclopedia, 1981 with one error put in";

/* clang-format off */
const struct measured measured[] = {
    {"date.added", 1, 1},
    {"date.mismatch", 29, 29},
    {"date.missing", 1, 1},
    {"date.month", 43, 43},
    {"date.weekday", 68, 68},
    {"date.year", 90, 90},
    {"name.added", 77, 77},
    {"name.missing", 18, 18},
    {"number.added", 2, 2},
    {"number.bound", 22, 22},
    {"number.currency", 10, 10},
    {"number.direction", 7, 7},
    {"number.magnitude", 250, 250},
    {"number.missing", 140, 140},
    {"number.order", 11, 11},
    {"number.ordinal", 23, 23},
    {"number.role", 4, 4},
    {"number.unit", 56, 56},
    {"number.value", 224, 224},
    {"percent.point", 8, 8},
    {"quote.missing", 14, 11},
    {"quote.unbalanced", 11, 11},
    {"text.empty", 80, 80},
    {"text.long", 58, 58},
    {"text.repeated", 240, 240},
    {"text.same", 80, 80},
    {"text.short", 122, 120},
    {"text.truncated", 81, 80},
    {"text.untranslated", 80, 80},
    {"unicode.bidi", 80, 80},
    {"unicode.normal", 10, 10},
    {"unicode.zerowidth", 80, 80},
    {0, 0, 0},
};
