#include "stages/qa/check.h"

#include "facts/decimal.h"
#include "facts/facts.h"
#include "stages/qa/fates.h"
#include "stages/qa/figures.h"
#include "stages/qa/lang.h"
#include "stages/qa/say.h"

static bool is_number(const struct verdict *v)
{
    const struct fact *f = v->source ? v->source : v->target;
    /* 6·15 is a name until the draft says what day it was */
    bool day = v->target && v->source && v->source->in_name && v->target->kind == FACT_DATE;
    return f->kind == FACT_QUANTITY && !day;
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
    if (!lang_is(in->article->target_lang, "en") || text.len != v->target->at.len || v->confidence < 80 ||
        !str_eq(v->source->low, v->source->high) || v->source->vague || !str_eq(v->target->low, v->target->high))
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

/* "8호 태풍": the numbers of the Korean weather service are not used abroad, a storm has its name. */
static bool is_storm_number(const struct check_input *in, const struct fact *f)
{
    struct str source = in->article->segments.at[f->segment].source;
    struct str behind = str_slice(source, (size_t)f->at.at + f->at.len, 16);
    return str_is(f->unit, "ordinal") && (str_starts(behind, " 태풍") || str_starts(behind, "태풍"));
}

static void missing(const struct check_input *in, const struct verdict *v)
{
    struct figure_place p = figures_place(in, v);
    struct str message = arena_printf(in->arena, "%.*s = %.*s is not in the translation.", STR_ARGS(p.source_text),
                                      STR_ARGS(p.source_means));
    /* "3박 4일" is a four-day trip */
    bool weak = is_one(v->source) || is_tiny_part(v->source) || str_is(v->source->unit, "night") ||
                is_storm_number(in, v->source);
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

/* The target fact that the source fact was matched with, NULL when there is none. */
static const struct fact *partner_of(const struct check_input *in, const struct fact *source)
{
    for (size_t i = figures_first(in->verdicts, source->segment); i < in->verdicts->len; i++) {
        const struct verdict *v = &in->verdicts->at[i];
        if (!v->source || v->source->segment != source->segment)
            return NULL;
        if (v->source == source && v->target)
            return v->target;
    }
    return NULL;
}

static int direction_of(const struct check_input *in, const struct fact *f, bool source)
{
    const struct fact_reader *r = facts_reader(source ? in->article->source_lang : in->article->target_lang);
    const struct segment *s = &in->article->segments.at[f->segment];
    return r->direction ? r->direction(source ? s->source : s->target, f->at) : 0;
}

/* Do the figures stand otherwise for a reason of language? A score is told from the
 * other side, a rise before or behind its level ("1,661원으로 15원 내렸다"). Not when what
 * rose is now the one that did not. */
static bool is_told_otherwise(const struct check_input *in, const struct verdict *v)
{
    const struct fact *other = v->other ? partner_of(in, v->other) : NULL;
    bool here = direction_of(in, v->source, true) != 0, here_now = direction_of(in, v->target, false) != 0;
    if (str_is(v->source->unit, "score"))
        return true;
    if (!other)
        return here || here_now;
    bool there = direction_of(in, v->other, true) != 0, there_now = direction_of(in, other, false) != 0;
    bool crossed = here != there && here_now == there && there_now == here;
    return !crossed && (here || here_now || there || there_now);
}

/* The killed are still the killed: then they only stand in another order. */
static bool is_same_fate(const struct check_input *in, const struct verdict *v)
{
    enum fate fate = fate_in_korean(in, v->source);
    return fate && fate == fate_in_target(in, v->target);
}

static void order(const struct check_input *in, const struct verdict *v)
{
    if (is_same_fate(in, v))
        return;
    struct figure_place p = figures_place(in, v);
    struct str other = v->other ? say_fact(in->arena, v->other) : str_of("another figure");
    struct str message =
        arena_printf(in->arena, "%.*s = %.*s has changed places with %.*s: the draft says \"%.*s\" here.",
                     STR_ARGS(p.source_text), STR_ARGS(p.source_means), STR_ARGS(other), STR_ARGS(p.target_text));
    bool certain = v->confidence >= 80; /* from and to themselves have changed places */
    figures_report(in, v, &p, "number.order", !certain && is_told_otherwise(in, v) ? SEVERITY_NOTE : SEVERITY_WARN,
                   message);
}

/* 29.154 million may be "29.15 million": the draft's figure is the source's cut to
 * its own places, and still has three of them. */
static bool is_rounded(const struct check_input *in, const struct verdict *v)
{
    struct decimal s, t;
    if (!str_eq(v->source->low, v->source->high) || !decimal_read(in->arena, v->source->low, &s) ||
        !decimal_read(in->arena, v->target->low, &t) || s.long_digits.len || t.long_digits.len || t.mantissa < 100)
        return false;
    int32_t places = t.exponent - s.exponent;
    unsigned __int128 unit = 1;
    if (places <= 0 || places > 18)
        return false;
    while (places-- > 0)
        unit *= 10;
    unsigned __int128 down = s.mantissa / unit, rest = s.mantissa % unit;
    return t.mantissa == down || (rest * 2 >= unit && t.mantissa == down + 1);
}

static unsigned significant(struct decimal d)
{
    unsigned digits = 0;
    while (d.mantissa && d.mantissa % 10 == 0)
        d.mantissa /= 10;
    for (; d.mantissa; d.mantissa /= 10)
        digits++;
    return digits;
}

/* "More than a decade" for 13 years, "nearly 50" for 48: true, with a rounder figure. */
static bool is_rounder(const struct check_input *in, const struct verdict *v)
{
    struct decimal s, t;
    const struct fact *target = v->target;
    bool over = target->bound == BOUND_OVER || target->bound == BOUND_AT_LEAST;
    bool near = target->approx && target->bound != BOUND_OVER;
    if (!str_eq(v->source->low, v->source->high) || !str_eq(target->low, target->high) || (!over && !near) ||
        !decimal_read(in->arena, v->source->low, &s) || !decimal_read(in->arena, target->low, &t) ||
        s.long_digits.len || t.long_digits.len || significant(t) >= significant(s))
        return false;
    double source = decimal_double(s), said = decimal_double(t), most = over ? 1.5 : 1.1;
    bool under = target->bound == BOUND_UNDER || target->bound == BOUND_AT_MOST;
    return source < said * most && (over ? source > said : source > said * (under ? 0.9 : 0.95));
}

/* What no editor would call the same thing gone wrong: "182 to zero" for 183 people,
 * "in the 63rd minute" for 18 minutes of the second half. */
static bool is_unlike(const struct verdict *v)
{
    bool zero = str_is(v->source->low, "0") || str_is(v->target->low, "0");
    bool minute = str_is(v->source->unit, "minute") && v->difference == DIFFERS_ORDINAL;
    return zero || minute;
}

/* "60달러 선 아래로 떨어졌다": the bound stands behind the figure in Korean. */
static bool says_bound(const struct check_input *in, const struct verdict *v)
{
    static const char *const down[] = {"아래", "밑", "미만", "이하", "못 미", "못미", "안 되", "안 돼", NULL};
    static const char *const up[] = {"위로", "넘", "웃돌", "웃도", "상회", "돌파", "이상", "초과", NULL};
    bool below = v->target->bound == BOUND_AT_MOST || v->target->bound == BOUND_UNDER;
    struct str source = in->article->segments.at[v->source->segment].source;
    struct str behind = str_slice(source, (size_t)v->source->at.at + v->source->at.len, 30);
    for (const char *const *w = below ? down : up; *w; w++)
        if (str_find(behind, str_of(*w), 0) >= 0)
            return true;
    return false;
}

enum { TOGETHER = 8 /* bytes between figures that are one list */ };

/* "40 percent less than a year ago": the comparison is with the 40 percent. "Missed less
 * than a month earlier" is none. */
static bool is_comparison(const struct check_input *in, const struct verdict *v)
{
    static const char *const figures[] = {"percent", "%", "points", "point", "times", NULL};
    struct str target = in->article->segments.at[v->target->segment].target;
    struct str behind = str_slice(target, (size_t)v->target->at.at + v->target->at.len, 9);
    struct str before = str_trim(str_slice(target, 0, v->target->at.at));
    bool past = str_starts(behind, " ago") || str_starts(behind, " earlier") || str_starts(behind, " before");
    if (!is_one(v->target) || !past || !str_ends(before, " than"))
        return false;
    for (size_t words = 0; words < 2; words++) { /* "less than" */
        while (before.len && before.at[before.len - 1] != ' ')
            before.len--;
        before = str_trim(before);
    }
    for (const char *const *f = figures; *f; f++)
        if (str_ends(before, *f))
            return true;
    return before.len && has_digit(str_slice(before, before.len - 1, 1));
}

/* "2남 1녀" and "three children": the draft adds up what stands together. */
static bool is_sum(const struct check_input *in, const struct verdict *v)
{
    size_t i = (size_t)(v->source - in->source_facts->at);
    int64_t here, there, sum;
    if (!str_int(v->source->low, &here) || !str_int(v->target->low, &sum))
        return false;
    for (size_t k = i > 0 ? i - 1 : 0; k <= i + 1 && k < in->source_facts->len; k++) {
        const struct fact *f = &in->source_facts->at[k];
        uint32_t first = k < i ? f->at.at + f->at.len : v->source->at.at + v->source->at.len;
        uint32_t second = k < i ? v->source->at.at : f->at.at;
        if (k != i && f->segment == v->source->segment && second <= first + TOGETHER && str_int(f->low, &there) &&
            there < INT64_MAX - here && here + there == sum)
            return true;
    }
    return false;
}

/* "125달러까지 급락" and "below $125": where the Korean says how far it fell, that it fell through is no flip. */
static bool is_reached(const struct check_input *in, const struct verdict *v)
{
    bool below = v->target->bound == BOUND_AT_MOST || v->target->bound == BOUND_UNDER;
    return v->source->bound == BOUND_NONE && direction_of(in, v->source, true) == (below ? -1 : 1);
}

static enum severity most_of(const struct check_input *in, const struct verdict *v, enum severity most)
{
    bool weak = is_unlike(v) || (v->difference == DIFFERS_VALUE && (is_sum(in, v) || is_rounder(in, v))) ||
                (v->difference == DIFFERS_BOUND && (says_bound(in, v) || is_comparison(in, v) || is_reached(in, v)));
    return weak ? SEVERITY_NOTE : most;
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
    if (v->difference == DIFFERS_VALUE && is_rounded(in, v))
        return;
    struct figure_place p = figures_place(in, v);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].difference != v->difference)
            continue;
        struct finding *f =
            figures_report(in, v, &p, kinds[i].name, most_of(in, v, kinds[i].most), compare(in, &p, kinds[i].what));
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

/* May the words on one side of the figure say what the source says? "Cut by 47 percent
 * and raise" has a word for both. */
static bool may_agree(const struct check_input *in, const struct fact *f, int source)
{
    const struct fact_reader *r = facts_reader(in->article->target_lang);
    struct str text = in->article->segments.at[f->segment].target;
    int before = r->direction(str_slice(text, 0, (size_t)f->at.at + f->at.len), f->at);
    struct str rest = str_slice(text, f->at.at, text.len);
    int behind = r->direction(rest, (struct span){0, f->at.len});
    return before == source || behind == source;
}

/* A currency rises when fewer of it buy a dollar. */
static bool is_exchange_rate(struct str source)
{
    return str_find(source, str_of("환율"), 0) >= 0 || str_find(source, str_of("원/달러"), 0) >= 0;
}

/* Rose for fell: what the words around a figure that matches say on both sides. */
static void direction(const struct check_input *in, const struct verdict *v)
{
    if (!v->source || !v->target || !facts_reader(in->article->target_lang)->direction)
        return;
    int s = direction_of(in, v->source, true), t = direction_of(in, v->target, false);
    if (s * t >= 0 || may_agree(in, v->target, s) ||
        is_exchange_rate(in->article->segments.at[v->source->segment].source))
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
    {.source = "취업자는 2천915만4천명이다.", .target = "About 29.15 million people have jobs."},
    {.source = "3조5천억원 규모의 예산이 1200명에게 쓰인다.",
     .target = "A 3.5 trillion won budget is for 1,200 people."},
    {.source = "13년 동안 도피했다.", .target = "He was on the run for more than eight years.", .hit = "number.value"},
    {.source = "경기는 2-2로 끝났다.", .target = "The match ended in a 3-2 draw.", .hit = "number.value"},
    {.source = "50만 명이 모였다.", .target = "Half a million people gathered."},
    {0},
};

const struct check check_number = {
    .name = "number",
    .help = "Are the figures of the source in the translation, with their value, unit, bound and place?",
    .article = look,
    .examples = examples,
};
