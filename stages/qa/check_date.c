#include "stages/qa/check.h"

#include "stages/qa/figures.h"
#include "stages/qa/say.h"

static bool is_date(const struct verdict *v)
{
    const struct fact *f = v->source ? v->source : v->target;
    return f->kind == FACT_DATE || f->kind == FACT_TIME;
}

/* The name says which part of the date is off, so that settings, waivers and counts
 * can tell them apart; date.mismatch is the day, or more than one part. */
static const struct {
    enum difference difference;
    const char *name, *part;
} parts[] = {
    {DIFFERS_DAY, "date.mismatch", "another day"},  {DIFFERS_MONTH, "date.month", "another month"},
    {DIFFERS_YEAR, "date.year", "another year"},    {DIFFERS_WEEKDAY, "date.weekday", "another weekday"},
    {DIFFERS_TIME, "date.time", "another time"},    {DIFFERS_VALUE, "date.mismatch", "another date"},
    {DIFFERS_UNIT, "date.mismatch", "not a date but a length of time, or the other way round"},
    {DIFFERS_MAGNITUDE, "date.year", "another year"}, {DIFFERS_ORDER, "number.order", "two dates have changed places"},
    {DIFFERS_ORDINAL, "date.mismatch", "another one"},
};

/* "March 12", without "last" or "next": what year is meant is only a guess. */
static bool says_year(const struct fact *f, struct str text)
{
    return !str_starts(f->value, "--") || str_find(text, str_of("year"), 0) >= 0 || str_find(text, str_of("last"), 0) >= 0 ||
           str_find(text, str_of("next"), 0) >= 0 || str_find(text, str_of("this"), 0) >= 0;
}

static void differs(const struct check_input *in, const struct verdict *v)
{
    struct figure_place p = figures_place(in, v);
    if (v->difference == DIFFERS_YEAR && !says_year(v->target, p.target_text))
        return;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].difference != v->difference)
            continue;
        struct str message = arena_printf(in->arena, "%.*s = %.*s, the draft says \"%.*s\" (%s).", STR_ARGS(p.source_text),
                                          STR_ARGS(p.source_means), STR_ARGS(p.target_text), parts[i].part);
        figures_report(in, v, &p, parts[i].name, SEVERITY_BLOCK, message);
        return;
    }
}

static void alone(const struct check_input *in, const struct verdict *v)
{
    struct figure_place p = figures_place(in, v);
    if (v->source && !v->source->resolved.len && str_starts(v->source->value, "---"))
        return; /* a bare 15일 without a publication date: nothing can be held against it */
    if (v->kind == VERDICT_MISSING) {
        struct str message = arena_printf(in->arena, "%.*s (%.*s) is not in the translation.", STR_ARGS(p.source_text),
                                          STR_ARGS(p.source_means));
        figures_report(in, v, &p, "date.missing", SEVERITY_WARN, message);
    } else {
        struct str message = arena_printf(in->arena, "\"%.*s\": the Korean gives no such date.", STR_ARGS(p.target_text));
        figures_report(in, v, &p, "date.added", SEVERITY_WARN, message);
    }
}

static void look(const struct check_input *in)
{
    for (size_t i = 0; i < in->verdicts->len; i++) {
        const struct verdict *v = &in->verdicts->at[i];
        if (!is_date(v))
            continue;
        if (v->kind == VERDICT_MISSING || v->kind == VERDICT_ADDED)
            alone(in, v);
        else if (v->difference != DIFFERS_NOT)
            differs(in, v);
    }
}

static const struct check_example examples[] = {
    {.source = "회담은 3월 5일 열렸다.", .target = "The talks were held on March 6.", .hit = "date.mismatch"},
    {.source = "회담은 3월 5일 열렸다.", .target = "The talks were held on May 5.", .hit = "date.month"},
    {.source = "그는 1987년 데뷔했다.", .target = "He made his debut in 1978.", .hit = "date.year"},
    {.source = "회담은 지난 15일 열렸다.", .target = "The talks were held on Friday.", .hit = "date.weekday", .date = "2025-10-17"},
    {.source = "회담은 지난 15일 열렸다.", .target = "The talks were held on Wednesday.", .date = "2025-10-17"},
    {.source = "회담은 15일 열렸다.", .target = "The talks were held on Friday."},
    {.source = "회담은 3월 5일 열렸다.", .target = "The talks were held on March 5."},
    {0},
};

const struct check check_date = {
    .name = "date",
    .help = "Are dates, weekdays and times those of the source, as read on the day of publication?",
    .article = look,
    .examples = examples,
};
