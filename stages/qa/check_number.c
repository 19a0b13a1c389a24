#include "stages/qa/check.h"

#include "facts/facts.h"
#include "stages/qa/figures.h"
#include "stages/qa/lang.h"
#include "stages/qa/say.h"

static bool is_number(const struct verdict *v)
{
    const struct fact *f = v->source ? v->source : v->target;
    return f->kind == FACT_QUANTITY;
}

/* "12억 원 = 1.2 billion won, the draft says 12 billion (ten times too much)" */
static struct str compare(const struct check_input *in, const struct figure_place *p, const char *what)
{
    return arena_printf(in->arena, "%.*s = %.*s, the draft says \"%.*s\"%s%s%s.", STR_ARGS(p->source_text),
                        STR_ARGS(p->source_means), STR_ARGS(p->target_text), *what ? " (" : "", what, *what ? ")" : "");
}

/* ---- the fix ---- */

static bool is_figure(char c)
{
    return (c >= '0' && c <= '9') || c == ',' || c == '.';
}

/* Length of " billion", "-billion", "bn" … at the start of s. */
static size_t scale_length(struct str s)
{
    static const char *const words[] = {" thousand", " million",  " billion", " trillion", "-thousand", "-million",
                                        "-billion",  "-trillion", "bn",       "tn",        NULL};
    for (const char *const *w = words; *w; w++)
        if (str_starts(s, *w))
            return strlen(*w);
    return 0;
}

/* The words of the target with the source's number in them, "" when they are not
 * plainly one number of an English text. */
static struct str fixed(const struct check_input *in, const struct verdict *v, const struct figure_place *p)
{
    struct str text = p->target_text;
    size_t from = 0, to;
    if (!lang_is(in->article->target_lang, "en") || v->confidence < 80 || !str_eq(v->source->low, v->source->high) ||
        v->source->vague || !str_eq(v->target->low, v->target->high))
        return str_of("");
    while (from < text.len && !(text.at[from] >= '0' && text.at[from] <= '9'))
        from++;
    for (to = from; to < text.len && is_figure(text.at[to]);)
        to++;
    if (to == from)
        return str_of("");
    size_t scale = scale_length(str_slice(text, to, text.len));
    struct str number = say_number(in->arena, v->source->low), rest = str_slice(text, to + scale, text.len);
    for (size_t i = 0; i < rest.len; i++)
        if (is_figure(rest.at[i]) && rest.at[i] != '.' && rest.at[i] != ',')
            return str_of(""); /* a second number */
    return arena_printf(in->arena, "%.*s%.*s%.*s", (int)from, text.at, STR_ARGS(number), STR_ARGS(rest));
}

/* ---- verdicts ---- */

/* One is "a", "once" or nothing in other languages, and "하루 두 번" is "twice a day". */
static bool is_one(const struct fact *f)
{
    bool money = f->unit.len == 3 && f->unit.at[0] >= 'A' && f->unit.at[0] <= 'Z';
    return str_is(f->low, "1") && str_is(f->high, "1") && !money && !str_is(f->unit, "percent") &&
           !str_is(f->unit, "point");
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] >= '0' && s.at[i] <= '9')
            return true;
    return false;
}

/* "100만분의 1m" glosses a unit: other languages have a word for it, or leave it out. */
static bool is_tiny_part(const struct fact *f)
{
    ptrdiff_t slash = str_find(f->low, str_of("/"), 0);
    return slash > 0 && f->low.len - (size_t)slash > 4;
}

static void missing(const struct check_input *in, const struct verdict *v)
{
    struct figure_place p = figures_place(in, v);
    struct str message = arena_printf(in->arena, "%.*s = %.*s is not in the translation.", STR_ARGS(p.source_text),
                                      STR_ARGS(p.source_means));
    bool weak = is_one(v->source) || is_tiny_part(v->source);
    figures_report(in, v, &p, "number.missing", weak ? SEVERITY_NOTE : SEVERITY_WARN, message);
}

static void added(const struct check_input *in, const struct verdict *v)
{
    if (!v->target)
        return; /* a sum the source converts for its own readers was left out */
    struct figure_place p = figures_place(in, v);
    struct str message =
        v->kind == VERDICT_CONVERTED
            ? arena_printf(in->arena, "\"%.*s\" was converted by the translator; check the sum.",
                           STR_ARGS(p.target_text))
            : arena_printf(in->arena, "\"%.*s\": the Korean gives no such figure.", STR_ARGS(p.target_text));
    /* a small number spelled out is often a matter of phrasing: "two" for a pair that is named */
    bool weak = v->kind == VERDICT_CONVERTED || !has_digit(p.target_text) ||
                (str_is(v->target->unit, "ordinal") && v->target->low.len > 3); /* a 40,000th */
    figures_report(in, v, &p, "number.added", weak ? SEVERITY_NOTE : SEVERITY_WARN, message);
}

static void order(const struct check_input *in, const struct verdict *v)
{
    struct figure_place p = figures_place(in, v);
    struct str other = v->other ? say_fact(in->arena, v->other) : str_of("another figure");
    struct str message =
        arena_printf(in->arena, "%.*s = %.*s has changed places with %.*s: the draft says \"%.*s\" here.",
                     STR_ARGS(p.source_text), STR_ARGS(p.source_means), STR_ARGS(other), STR_ARGS(p.target_text));
    figures_report(in, v, &p, "number.order", SEVERITY_BLOCK, message);
}

static void differs(const struct check_input *in, const struct verdict *v)
{
    static const struct {
        enum difference difference;
        const char *name, *what;
        enum severity most;
    } kinds[] = {
        {DIFFERS_VALUE, "number.value", "", SEVERITY_BLOCK},
        {DIFFERS_UNIT, "number.unit", "another unit", SEVERITY_BLOCK},
        {DIFFERS_CURRENCY, "number.currency", "another currency", SEVERITY_BLOCK},
        {DIFFERS_BOUND, "number.bound", "the bound is turned round", SEVERITY_WARN},
        {DIFFERS_ORDINAL, "number.ordinal", "", SEVERITY_BLOCK},
    };
    struct figure_place p = figures_place(in, v);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].difference != v->difference)
            continue;
        struct finding *f = figures_report(in, v, &p, kinds[i].name, kinds[i].most, compare(in, &p, kinds[i].what));
        if (v->difference == DIFFERS_VALUE)
            f->suggestion = fixed(in, v, &p);
        return;
    }
    if (v->difference == DIFFERS_MAGNITUDE) {
        struct str power = say_power(in->arena, v->power);
        /* nobody slips by a million: one of the two was read wrong */
        bool slip = v->power >= -5 && v->power <= 5;
        struct finding *f = figures_report(in, v, &p, "number.magnitude", slip ? SEVERITY_BLOCK : SEVERITY_NOTE,
                                           compare(in, &p, arena_cstr(in->arena, power)));
        f->suggestion = fixed(in, v, &p);
    }
}

/* Rose for fell: what the words around a figure that matches say on both sides. */
static void direction(const struct check_input *in, const struct verdict *v)
{
    const struct fact_reader *source = facts_reader(in->article->source_lang),
                             *target = facts_reader(in->article->target_lang);
    if (!source->direction || !target->direction || !v->source || !v->target)
        return;
    const struct segment *segments = in->article->segments.at;
    int s = source->direction(segments[v->source->segment].source, v->source->at);
    int t = target->direction(segments[v->target->segment].target, v->target->at);
    if (s * t >= 0)
        return;
    struct figure_place p = figures_place(in, v);
    struct finding *f =
        check_report(in, "number.direction", SEVERITY_WARN, p.source, p.target,
                     "The Korean says that it %s (%.*s), the draft that it %s (\"%.*s\").", s > 0 ? "rose" : "fell",
                     STR_ARGS(p.source_text), t > 0 ? "rose" : "fell", STR_ARGS(p.target_text));
    f->segment = p.segment;
}

static void look(const struct check_input *in)
{
    for (size_t i = 0; i < in->verdicts->len; i++) {
        const struct verdict *v = &in->verdicts->at[i];
        if (!is_number(v))
            continue;
        if (v->kind == VERDICT_MATCHED || v->kind == VERDICT_MOVED)
            direction(in, v);
        if (v->confidence < FIGURES_SAID && v->kind != VERDICT_CONVERTED)
            continue;
        if (v->kind == VERDICT_MISSING)
            missing(in, v);
        else if (v->kind == VERDICT_ADDED || v->kind == VERDICT_CONVERTED)
            added(in, v);
        else if (v->difference == DIFFERS_ORDER)
            order(in, v);
        else if (v->difference != DIFFERS_NOT)
            differs(in, v);
    }
}

static const struct check_example examples[] = {
    {.source = "정부는 12억 원을 지원했다.",
     .target = "The government gave 12 billion won.",
     .hit = "number.magnitude"},
    {.source = "정부는 12억 원을 지원했다.", .target = "The government gave 1.3 billion won.", .hit = "number.value"},
    {.source = "정부는 12억 원을 지원했다.", .target = "The government gave $1.2 billion.", .hit = "number.currency"},
    {.source = "화재로 37명이 숨졌다.", .target = "The fire killed people.", .hit = "number.missing"},
    {.source = "공사는 7년 걸렸다.", .target = "The work took seven months.", .hit = "number.unit"},
    {.source = "최소 40명이 다쳤다.", .target = "At most 40 people were hurt.", .hit = "number.bound"},
    {.source = "그는 대회에서 3위를 했다.", .target = "He took 2nd place at the event.", .hit = "number.ordinal"},
    {.source = "수출이 7% 증가했다.", .target = "Exports fell 7 percent.", .hit = "number.direction"},
    {.source = "정부는 12억 원을 지원했다.", .target = "The government gave 1.2 billion won."},
    {.source = "3조5천억원 규모의 예산이 1200명에게 쓰인다.",
     .target = "A 3.5 trillion won budget is for 1,200 people."},
    {.source = "50만 명이 모였다.", .target = "Half a million people gathered."},
    {0},
};

const struct check check_number = {
    .name = "number",
    .help = "Are the figures of the source in the translation, with their value, unit, bound and place?",
    .article = look,
    .examples = examples,
};
