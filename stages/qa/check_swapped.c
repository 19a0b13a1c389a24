#include "stages/qa/check.h"

#include "stages/qa/counted.h"
#include "stages/qa/figures.h"

enum { NEAR = 6 /* figures of a sentence that are held against the next ones */ };

static bool is_plain_match(const struct verdict *v)
{
    bool plain = v->difference == DIFFERS_NOT || v->difference == DIFFERS_BOUND;
    return v->kind == VERDICT_MATCHED && plain && v->source && v->target && v->source->kind == FACT_QUANTITY &&
           v->target->kind == FACT_QUANTITY && v->source->segment == v->target->segment;
}

/* The noun of x stands beside the figure of y, and x's own figure has lost it. Where only one noun is known the other
 * figure must have one of its own, else "30 students out of 120" would seem a swap. */
static bool nouns_swapped(const struct counted *x, const struct counted *y, int x_now, int y_now)
{
    if (!x->kind || x->kind == y->kind || y_now != x->kind || x_now == x->kind)
        return false;
    return y->kind ? x_now == y->kind || x_now == 0 : y->of_it && x_now == 0;
}

static bool is_bounded(const struct fact *f)
{
    return !f->approx && (f->bound == BOUND_AT_LEAST || f->bound == BOUND_OVER);
}

/* "At least" has gone over to the other figure. */
static bool bounds_swapped(const struct verdict *x, const struct verdict *y)
{
    return str_eq(x->source->unit, y->source->unit) && is_bounded(x->source) && !is_bounded(x->target) &&
           is_bounded(y->target) && x->target->bound == BOUND_NONE && y->source->bound == BOUND_NONE &&
           !y->source->approx;
}

/* "24개국 300명" and "24 people from 300 countries": each has the unit of the other. */
static bool units_swapped(const struct verdict *x, const struct verdict *y)
{
    struct str a = x->source->unit, b = y->source->unit;
    return a.len && b.len && !str_eq(a, b) && str_eq(x->target->unit, b) && str_eq(y->target->unit, a);
}

static void report(const struct check_input *in, const struct verdict *x, const struct verdict *y, const char *what)
{
    struct figure_place px = figures_place(in, x), py = figures_place(in, y);
    struct finding *f = check_report(
        in, "number.order", SEVERITY_WARN, px.source, py.target,
        "%s goes with %.*s in the Korean, with \"%.*s\" in the draft: have the two figures changed places?", what,
        STR_ARGS(px.source_text), STR_ARGS(py.target_text));
    f->segment = px.segment;
}

static struct str between(struct str text, const struct fact *first, const struct fact *second)
{
    size_t end = (size_t)first->at.at + first->at.len;
    return second->at.at > end ? str_slice(text, end, second->at.at - end) : str_of("");
}

/* "12명 중 4명" is "four of the 12": of the two the part is said before "of". */
static bool part_is_whole(const struct check_input *in, const struct verdict *x, const struct verdict *y)
{
    static const char *const of[] = {" of ",     " out of ",   " of the ", " out of the ",
                                     " of its ", " of their ", " of all "};
    const struct segment *s = &in->article->segments.at[x->source->segment];
    struct str korean = str_trim(between(s->source, x->source, y->source));
    struct str english = between(s->target, x->target, y->target);
    bool share = str_starts(korean, "중") || str_starts(korean, "가운데");
    for (size_t i = 0; share && i < sizeof of / sizeof *of; i++)
        if (str_is(english, of[i]))
            return true;
    return false;
}

/* Links of a list: figures that stand side by side and are joined. */
static bool is_listed(struct str gap, size_t most, const char *const *joints)
{
    for (; gap.len && gap.len <= most && *joints; joints++)
        if (str_find(gap, str_of(*joints), 0) >= 0)
            return true;
    return false;
}

/* "어른 12명과 어린이 7명", "seven adults and 12 children": people are listed in one order in
 * both languages. Points and games are not ("74 points from 22 wins"). */
static bool list_is_turned(const struct check_input *in, const struct verdict *x, const struct verdict *y)
{
    enum { KOREAN_GAP = 24, ENGLISH_GAP = 28 }; /* bytes: two nouns with their joint */
    static const char *const korean[] = {"과 ", "와 ", ", ", "·", NULL}, *const english[] = {" and ", ", ", NULL};
    const struct segment *s = &in->article->segments.at[x->source->segment];
    return str_is(x->source->unit, "person") && str_is(y->source->unit, "person") &&
           is_listed(between(s->source, x->source, y->source), KOREAN_GAP, korean) &&
           is_listed(between(s->target, y->target, x->target), ENGLISH_GAP, english);
}

/* True when the two are reported. */
static bool compare(const struct check_input *in, const struct verdict *x, const struct verdict *y)
{
    if (str_eq(x->source->low, y->source->low))
        return false;
    if (bounds_swapped(x, y) || bounds_swapped(y, x)) {
        bool first = bounds_swapped(x, y);
        report(in, first ? x : y, first ? y : x, "\"At least\"");
        return true;
    }
    if (units_swapped(x, y)) {
        report(in, x, y, "What is counted");
        return true;
    }
    if (part_is_whole(in, x, y)) {
        report(in, x, y, "The whole");
        return true;
    }
    struct counted kx = counted_in_korean(in, x->source), ky = counted_in_korean(in, y->source);
    int ex = counted_in_english(in, x->target).kind, ey = counted_in_english(in, y->target).kind;
    bool confirmed = (kx.kind && kx.kind == ex) || (ky.kind && ky.kind == ey);
    if (!confirmed && list_is_turned(in, x, y)) {
        report(in, x, y, "The first place");
        return true;
    }
    if (!kx.kind && !ky.kind)
        return false;
    bool first = nouns_swapped(&kx, &ky, ex, ey);
    if (!first && !nouns_swapped(&ky, &kx, ey, ex))
        return false;
    const char *noun = counted_name(first ? kx.kind : ky.kind);
    char what[64];
    size_t n = strlen(noun);
    memcpy(what, "\"", 1);
    memcpy(what + 1, noun, n);
    memcpy(what + 1 + n, "\"", 2);
    report(in, first ? x : y, first ? y : x, what);
    return true;
}

static void look(const struct check_input *in)
{
    const struct verdicts *all = in->verdicts;
    for (size_t i = 0; i < all->len; i++) {
        const struct verdict *x = &all->at[i];
        if (!is_plain_match(x))
            continue;
        for (size_t k = i + 1; k < all->len && k <= i + NEAR; k++)
            if (is_plain_match(&all->at[k]) && all->at[k].source->segment == x->source->segment &&
                compare(in, x, &all->at[k]))
                break;
    }
}

static const struct check_example examples[] = {
    {.source = "경찰 500명이 시위대 3천 명을 막았다.",
     .target = "About 3,000 police blocked 500 protesters.",
     .hit = "number.order"},
    {.source = "500명의 경찰이 3,000명의 신도들을 막았다.",
     .target = "About 3,000 police stopped 500 faithful.",
     .hit = "number.order"},
    {.source = "기술자 30명을 포함해 최소 450명이 해고됐다.",
     .target = "At least 30 people, including 450 engineers, were laid off.",
     .hit = "number.order"},
    {.source = "24개국에서 온 300명이 참석했다.",
     .target = "It drew 24 people from 300 countries.",
     .hit = "number.order"},
    {.source = "24개국에서 온 300명이 참석했다.", .target = "It drew 300 people from 24 countries."},
    {.source = "위원 12명 중 4명이 반대했다.", .target = "Twelve of the four members objected.", .hit = "number.order"},
    {.source = "위원 12명 중 4명이 반대했다.", .target = "Four of the 12 members objected."},
    {.source = "요리사 12명과 안내원 7명이 뽑혔다.",
     .target = "Seven cooks and 12 guides were chosen.",
     .hit = "number.order"},
    {.source = "경찰 500명이 시위대 3천 명을 막았다.", .target = "Some 500 police blocked 3,000 protesters."},
    {.source = "경찰 500명이 시위대 3천 명을 막았다.", .target = "The 3,000 protesters were blocked by 500 officers."},
    {.source = "학생 120명이 참가해 30명이 상을 받았다.",
     .target = "Thirty students won prizes out of 120 who took part."},
    {.source = "승객 163명과 승무원 7명이 탔다.", .target = "On board were seven crew and 163 passengers."},
    {0},
};

const struct check check_swapped = {
    .name = "number.order",
    .help = "Does each figure still count what it counted in the source?",
    .article = look,
    .examples = examples,
};
