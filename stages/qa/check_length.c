#include "stages/qa/check.h"

#include "stages/qa/figures.h"
#include "stages/qa/lang.h"
#include "stages/qa/tongue.h"
#include "stages/qa/unheard.h"
#include "text/hangul.h"
#include "text/utf8.h"

#include <math.h>

/* Logarithms of the length over the one expected, for texts of 100 characters and
 * more; shorter ones vary more and are damped. One faithful translation of a hundred is
 * below SHORT_NOTE, one of three hundred below SHORT. */
enum {
    FIGURE_LEFT_OUT = 15, /* confidence of a missing figure that counts together with the length */
    LEFT_OUT = 28,        /* characters that a clause has at least; a short sentence may just be said shortly */
    HABIT_WEIGHT = 6      /* sentences that must be written otherwise before a habit is half believed */
};
static const double SHORT_NOTE = -0.36, SHORT_UNHEARD = -0.37, SHORT = -0.52, SHORT_FIGURE = -0.28, LONG_NOTE = 0.42,
                    LONG = 0.65, HABIT_MOST = 0.15, MOVED = 0.25;

struct counts {
    unsigned all, mark, digit, hangul[2], latin[2]; /* [1]: in brackets */
    unsigned polite, local_time;                    /* 니다, 현지시간 */
};

/* Marks and letters outside ASCII; `at` is its first byte. */
static size_t count_wide(struct str s, size_t at, bool gloss, struct counts *n)
{
    size_t len;
    uint32_t c = utf8_at(s, at, &len);
    if (c == 0xA0 || c == 0x3000)
        return len;
    n->all++;
    if (!hangul_is_letter(c)) {
        n->mark++;
        return len;
    }
    n->hangul[gloss]++;
    n->polite += c == 0xB2C8 && str_starts(str_slice(s, at, 6), "니다");
    n->local_time += c == 0xD604 && str_starts(str_slice(s, at, 12), "현지시간");
    return len;
}

static struct counts count(struct str s)
{
    struct counts n = {0};
    unsigned depth = 0;
    for (size_t at = 0; at < s.len;) {
        unsigned char c = (unsigned char)s.at[at];
        if (c >= 0x80) {
            at += count_wide(s, at, depth > 0, &n);
            continue;
        }
        at++;
        if (c <= ' ')
            continue;
        n.all++;
        if ((c | 32) >= 'a' && (c | 32) <= 'z') {
            n.latin[depth > 0]++;
        } else if (c >= '0' && c <= '9') {
            n.digit++;
        } else {
            n.mark++;
            depth += c == '(';
            depth -= c == ')' && depth > 0;
        }
    }
    return n;
}

/* One sentence: what its translation has, what it should have, and how far that is off. */
struct measure {
    double actual, expected, off;
    bool counts; /* has enough words, and a translation */
};

static double expected_length(struct str source, size_t words, const struct tongue_length *m)
{
    struct counts s = count(source);
    double length = m->hangul * s.hangul[0] + m->gloss_hangul * s.hangul[1] + m->word * (double)words +
                    m->digit * s.digit + m->latin * s.latin[0] + m->gloss_latin * s.latin[1] + m->mark * s.mark +
                    m->base + m->polite * s.polite + m->local_time * s.local_time;
    return length > 10 ? length : 10;
}

static double off_by(double actual, double expected)
{
    return log(actual / expected) * (expected < 100 ? sqrt(expected / 100) : 1);
}

static struct measure *measure_all(const struct check_input *in, const struct tongue_length *m)
{
    const struct segments *s = &in->article->segments;
    struct measure *all = arena_alloc(in->arena, (s->len + 1) * sizeof *all);
    for (size_t i = 0; i < s->len; i++) {
        size_t words = in->source_all[i].len;
        bool copy = str_eq(str_trim(s->at[i].source), str_trim(s->at[i].target));
        all[i] = (struct measure){.counts = words >= 3 && in->target_all[i].len > 0 && !copy};
        all[i].expected = words ? expected_length(s->at[i].source, words, m) : 0;
        all[i].actual = in->target_all[i].len ? count(s->at[i].target).all : 0;
        all[i].off = all[i].counts ? off_by(all[i].actual, all[i].expected) : 0;
    }
    return all;
}

/* How long this translator writes: the mean of the other sentences, drawn to nothing where
 * there are few of them. A pair alone has none. */
static double habit(double sum, size_t n, double own)
{
    double mean = (sum - own) / (double)(n - 1 + HABIT_WEIGHT);
    return mean < -HABIT_MOST ? -HABIT_MOST : mean > HABIT_MOST ? HABIT_MOST : mean;
}

/* A part may have moved into the sentence before or behind, or come from it: then both
 * together are as long as they should be. */
static bool moved(const struct measure *all, size_t n, size_t i)
{
    for (int step = -1; step <= 1; step += 2) {
        size_t k = i + (size_t)step;
        if (k >= n || all[k].expected == 0)
            continue;
        double other = all[k].actual > 0 ? log(all[k].actual / all[k].expected) : -HABIT_WEIGHT;
        double both = log((all[i].actual + all[k].actual) / (all[i].expected + all[k].expected));
        bool opposite = all[i].off < 0 ? other > MOVED : other < -MOVED;
        if (opposite && both > -MOVED && both < MOVED)
            return true;
    }
    return false;
}

/* A figure or date of this sentence that is nowhere in the translation and that would
 * not be worth a warning by itself. */
static bool figure_left_out(const struct check_input *in, struct span *where)
{
    for (size_t i = figures_first(in->verdicts, in->segment); i < in->verdicts->len; i++) {
        const struct verdict *v = &in->verdicts->at[i];
        if (!v->source || v->source->segment != in->segment)
            return false;
        if (v->kind != VERDICT_MISSING || v->confidence < FIGURE_LEFT_OUT || v->confidence >= FIGURES_SURE)
            continue;
        *where = v->source->at;
        return true;
    }
    return false;
}

static void too_short(const struct check_input *in, const struct measure *x, bool elsewhere)
{
    struct span where = {0, 0};
    enum severity most = elsewhere ? SEVERITY_NOTE : in->tongue->length->most;
    bool unheard =
        most == SEVERITY_WARN && (figure_left_out(in, &where) || (x->off < SHORT_UNHEARD && unheard_find(in, &where)));
    bool much = x->expected - x->actual > LEFT_OUT;
    enum severity severity = ((x->off < SHORT && much) || unheard) ? most : SEVERITY_NOTE;
    int percent = (int)(x->actual / x->expected * 100 + 0.5);
    struct finding *f;
    if (unheard)
        f = check_report(
            in, "text.short", severity, where, (struct span){0, 0},
            "The translation is %d%% of the length to be expected and does not say %.*s: something was left out.",
            percent, STR_ARGS(span_of(in->source, where)));
    else
        f = check_report(in, "text.short", severity, (struct span){0, 0}, (struct span){0, 0},
                         "The translation is %d%% of the length to be expected: has something been left out%s?",
                         percent, elsewhere ? ", or is it in a sentence beside it" : "");
    f->segment = in->segment;
}

static void too_long(const struct check_input *in, const struct measure *x, bool elsewhere)
{
    enum severity most = elsewhere ? SEVERITY_NOTE : in->tongue->length->most;
    struct finding *f = check_report(
        in, "text.long", x->off > LONG ? most : SEVERITY_NOTE, (struct span){0, 0}, (struct span){0, 0},
        "The translation is %.1f times the length to be expected: has something been added?", x->actual / x->expected);
    f->segment = in->segment;
}

static void look_at(const struct check_input *in, const struct measure *all, uint32_t i)
{
    struct check_input one = *in;
    struct span where;
    one.segment = i;
    one.source = in->article->segments.at[i].source;
    one.target = in->article->segments.at[i].target;
    one.source_tokens = &in->source_all[i];
    one.target_tokens = &in->target_all[i];
    bool elsewhere = moved(all, in->article->segments.len, i);
    if (all[i].off < SHORT_NOTE || (all[i].off < SHORT_FIGURE && figure_left_out(&one, &where)))
        too_short(&one, &all[i], elsewhere);
    if (all[i].off > LONG_NOTE)
        too_long(&one, &all[i], elsewhere);
}

static void look(const struct check_input *in)
{
    if (!in->tongue || !in->tongue->length || !lang_is(in->article->source_lang, "ko"))
        return;
    struct measure *all = measure_all(in, in->tongue->length);
    size_t n = 0, len = in->article->segments.len;
    double sum = 0;
    for (size_t i = 0; i < len; i++) {
        n += all[i].counts;
        sum += all[i].off;
    }
    for (uint32_t i = 0; i < len; i++) {
        if (!all[i].counts)
            continue;
        struct measure *x = &all[i];
        double own = x->off;
        x->off -= habit(sum, n, own);
        look_at(in, all, i);
        x->off = own;
    }
}

static bool speaks(const struct tongue *t)
{
    return t->length != NULL;
}

static const struct check_example examples[] = {
    {.source = "정부는 내년 예산안을 올해보다 크게 늘려 편성하고 국회에 제출했으며 야당은 강하게 반발했다.",
     .target = "The government has a budget.",
     .hit = "text.short"},
    {.source = "정부는 예산안을 국회에 제출했다.",
     .target =
         "The government, which has been under fire for weeks over its spending plans for schools, roads and the army, "
         "sent the budget to parliament on a rainy day in autumn while thousands stood outside and shouted.",
     .hit = "text.long"},
    {.source = "정부는 예산안을 국회에 제출했다.", .target = "The government submitted a budget bill to parliament."},
    {.source = "비", .target = "Rainfall"},
    {0},
};

const struct check check_length = {
    .name = "text.length",
    .help = "Is the translation much shorter or longer than such a sentence should be?",
    .speaks = speaks,
    .article = look,
    .examples = examples,
};
