#include "stages/qa/check.h"

#include "stages/qa/fates.h"
#include "stages/qa/figures.h"

static void look(const struct check_input *in)
{
    for (size_t i = 0; i < in->verdicts->len; i++) {
        const struct verdict *v = &in->verdicts->at[i];
        if (v->kind != VERDICT_MATCHED || !v->source || !v->target)
            continue;
        enum fate korean = fate_in_korean(in, v->source);
        enum fate draft = korean ? fate_in_target(in, v->target) : FATE_UNKNOWN;
        if (!korean || !draft || korean == draft)
            continue;
        struct figure_place p = figures_place(in, v);
        struct finding *f =
            check_report(in, "number.role", SEVERITY_WARN, p.source, p.target,
                         "%.*s were %s in the Korean, \"%.*s\" are %s in the draft.", STR_ARGS(p.source_text),
                         fate_name(korean), STR_ARGS(p.target_text), fate_name(draft));
        f->segment = p.segment;
    }
}

static const struct check_example examples[] = {
    {.source = "폭발로 32명이 숨지고 102명이 다쳤다.",
     .target = "The blast killed 102 people and wounded 32 others.",
     .hit = "number.role"},
    {.source = "사망자 4명, 실종자 9명이 확인됐다.",
     .target = "Nine were confirmed dead and four missing.",
     .hit = "number.role"},
    {.source = "폭발로 32명이 숨지고 102명이 다쳤다.",
     .target = "The blast killed at least 32 people and wounded 102 others."},
    {.source = "폭발로 32명이 숨지고 102명이 다쳤다.",
     .target = "Thirty-two people were killed and 102 injured in the blast."},
    {.source = "폭발로 32명이 숨지고 102명이 다쳤다.", .target = "The blast left 102 injured and 32 dead."},
    {.source = "2명 사망·1명 실종", .target = "Two dead, one missing"},
    {0},
};

const struct check check_roles = {
    .name = "number.role",
    .help = "Are the killed still the killed, and the hurt the hurt?",
    .article = look,
    .examples = examples,
};
