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
enum { FIGURE_LEFT_OUT = 15 /* confidence of a missing figure that counts together with the length */ };
static const double SHORT_NOTE = -0.36, SHORT_UNHEARD = -0.37, SHORT = -0.52, SHORT_FIGURE = -0.28, LONG_NOTE = 0.42,
                    LONG = 0.65;

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

static double expected_length(const struct check_input *in, const struct tongue_length *m)
{
    struct counts s = count(in->source);
    double length = m->hangul * s.hangul[0] + m->gloss_hangul * s.hangul[1] + m->word * (double)in->source_tokens->len +
                    m->digit * s.digit + m->latin * s.latin[0] + m->gloss_latin * s.latin[1] + m->mark * s.mark +
                    m->base + m->polite * s.polite + m->local_time * s.local_time;
    return length > 10 ? length : 10;
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

static void too_short(const struct check_input *in, const struct tongue_length *m, double off, double ratio)
{
    struct span where = {0, 0};
    bool unheard =
        m->most == SEVERITY_WARN && (figure_left_out(in, &where) || (off < SHORT_UNHEARD && unheard_find(in, &where)));
    enum severity severity = (off < SHORT || unheard) ? m->most : SEVERITY_NOTE;
    int percent = (int)(ratio * 100 + 0.5);
    if (unheard)
        check_report(
            in, "text.short", severity, where, (struct span){0, 0},
            "The translation is %d%% of the length to be expected and does not say %.*s: something was left out.",
            percent, STR_ARGS(span_of(in->source, where)));
    else
        check_report(in, "text.short", severity, (struct span){0, 0}, (struct span){0, 0},
                     "The translation is %d%% of the length to be expected: has something been left out?", percent);
}

static void look(const struct check_input *in)
{
    const struct tongue_length *m = in->tongue ? in->tongue->length : NULL;
    if (!m || !lang_is(in->article->source_lang, "ko") || in->source_tokens->len < 3 || in->target_tokens->len == 0)
        return;
    double expected = expected_length(in, m), ratio = count(in->target).all / expected;
    double off = log(ratio) * (expected < 100 ? sqrt(expected / 100) : 1);
    struct span where;
    if (off < SHORT_NOTE || (off < SHORT_FIGURE && figure_left_out(in, &where)))
        too_short(in, m, off, ratio);
    if (off > LONG_NOTE)
        check_report(in, "text.long", off > LONG ? m->most : SEVERITY_NOTE, (struct span){0, 0}, (struct span){0, 0},
                     "The translation is %.1f times the length to be expected: has something been added?", ratio);
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
    .segment = look,
    .examples = examples,
};
