#include "stages/qa/figures.h"

#include "stages/qa/say.h"

struct figure_place figures_place(const struct check_input *in, const struct verdict *v)
{
    const struct segment *segments = in->article->segments.at;
    struct figure_place p = {.segment = v->target ? v->target->segment : v->source->segment};
    if (v->source) {
        p.source_text = span_of(segments[v->source->segment].source, v->source->at);
        p.source_means = say_fact(in->arena, v->source);
        if (v->source->segment == p.segment)
            p.source = v->source->at;
    }
    if (v->target) {
        p.target_text = span_of(segments[v->target->segment].target, v->target->at);
        p.target_means = say_fact(in->arena, v->target);
        p.target = v->target->at;
    }
    return p;
}

struct finding *figures_report(const struct check_input *in, const struct verdict *v, const struct figure_place *p,
                               const char *name, enum severity most, struct str message)
{
    enum severity severity = v->confidence < FIGURES_SURE ? SEVERITY_NOTE : v->confidence < 80 ? SEVERITY_WARN : SEVERITY_BLOCK;
    if (severity > most)
        severity = most;
    struct finding *f = check_report(in, name, severity, p->source, p->target, "%.*s", STR_ARGS(message));
    f->segment = p->segment;
    return f;
}
