#include "stages/qa/check.h"

#include "stages/qa/figures.h"

static void look(const struct check_input *in)
{
    for (size_t i = 0; i < in->verdicts->len; i++) {
        const struct verdict *v = &in->verdicts->at[i];
        if (v->difference != DIFFERS_POINT)
            continue;
        struct figure_place p = figures_place(in, v);
        bool points = str_is(v->source->unit, "point");
        struct str message =
            arena_printf(in->arena, "%.*s is %s, the draft says \"%.*s\": from 4%% to 6%% is up 2 points or 50%%.",
                         STR_ARGS(p.source_text), points ? "percentage points" : "percent", STR_ARGS(p.target_text));
        figures_report(in, v, &p, "percent.point", SEVERITY_BLOCK, message);
    }
}

static const struct check_example examples[] = {
    {.source = "지지율이 3%포인트 올랐다.", .target = "Support rose 3 percent.", .hit = "percent.point"},
    {.source = "매출이 3% 늘었다.", .target = "Sales rose 3 percentage points.", .hit = "percent.point"},
    {.source = "지지율이 3%포인트 올랐다.", .target = "Support rose 3 percentage points."},
    {.source = "매출이 3% 늘었다.", .target = "Sales rose 3 percent."},
    {0},
};

const struct check check_percent = {
    .name = "percent.point",
    .help = "Are percent and percentage points kept apart?",
    .article = look,
    .examples = examples,
};
