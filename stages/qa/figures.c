#include "stages/qa/figures.h"

#include "stages/qa/say.h"

enum { SHOWN = 80 /* bytes of a figure that a message shows: nobody reads ten thousand digits */ };

static struct str excerpt(struct arena *a, struct str text)
{
    size_t end = SHOWN;
    if (text.len <= SHOWN)
        return text;
    while (end > 0 && ((unsigned char)text.at[end] & 0xC0) == 0x80)
        end--;
    return arena_printf(a, "%.*s…", (int)end, text.at);
}

struct figure_place figures_place(const struct check_input *in, const struct verdict *v)
{
    const struct segment *segments = in->article->segments.at;
    struct figure_place p = {.segment = v->target ? v->target->segment : v->source->segment};
    if (v->source) {
        p.source_text = excerpt(in->arena, span_of(segments[v->source->segment].source, v->source->at));
        p.source_means = excerpt(in->arena, say_fact(in->arena, v->source));
        if (v->source->segment == p.segment)
            p.source = v->source->at;
    }
    if (v->target) {
        p.target_text = excerpt(in->arena, span_of(segments[v->target->segment].target, v->target->at));
        p.target_means = excerpt(in->arena, say_fact(in->arena, v->target));
        p.target = v->target->at;
    }
    return p;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

size_t figures_times(struct str text, struct str digits)
{
    size_t times = 0;
    for (ptrdiff_t at = str_find(text, digits, 0); at >= 0; at = str_find(text, digits, (size_t)at + 1)) {
        size_t end = (size_t)at + digits.len;
        times += !(at > 0 && is_digit(text.at[at - 1])) && !(end < text.len && is_digit(text.at[end]));
    }
    return times;
}

static struct str first_digits(struct str text)
{
    size_t from = 0, to;
    while (from < text.len && !is_digit(text.at[from]))
        from++;
    for (to = from; to < text.len && is_digit(text.at[to]);)
        to++;
    return str_slice(text, from, to - from);
}

bool figures_written(const struct check_input *in, const struct verdict *v)
{
    const struct fact *f = v->source ? v->source : v->target;
    const struct segment *s = &in->article->segments.at[f->segment];
    struct str here = v->source ? s->source : s->target, there = v->source ? s->target : s->source;
    struct str digits = first_digits(span_of(here, f->at));
    return digits.len > 0 && figures_times(there, digits) >= figures_times(here, digits);
}

size_t figures_first(const struct verdicts *v, uint32_t segment)
{
    size_t low = 0, high = v->len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct fact *source = v->at[middle].source;
        if (source && v->at[middle].kind != VERDICT_ADDED && source->segment < segment)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct finding *figures_report(const struct check_input *in, const struct verdict *v, const struct figure_place *p,
                               const char *name, enum severity most, struct str message)
{
    enum severity severity = v->confidence < FIGURES_SURE ? SEVERITY_NOTE
                             : v->confidence < 80         ? SEVERITY_WARN
                                                          : SEVERITY_BLOCK;
    if (severity > most)
        severity = most;
    if ((v->kind == VERDICT_MISSING || v->kind == VERDICT_ADDED) && figures_written(in, v))
        severity = SEVERITY_NOTE;
    struct finding *f = check_report(in, name, severity, p->source, p->target, "%.*s", STR_ARGS(message));
    f->segment = p->segment;
    return f;
}
