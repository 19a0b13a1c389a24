#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "text/hangul.h"
#include "text/utf8.h"

#include <math.h>

/* How many characters a translation takes, fitted (weighted least squares) on
 * human news translations: per Hangul letter, per word, per digit, per Latin letter, per
 * other mark, plus a constant. White space is not counted. `spread` is the standard
 * deviation of the log of the ratio for a sentence of 100 characters. */
static const struct model {
    const char *lang;
    double hangul, word, digit, latin, mark, base, spread;
} models[] = {
    {"en", 1.63, 1.81, 0.53, 0.90, 0.58, 7.4, 0.17},
    {"ja", 0.95, 0.25, 1.00, 1.00, 0.90, 2.0, 0.17},
    {"zh", 0.62, 0.20, 1.00, 1.00, 0.80, 1.5, 0.20},
    {"es", 1.85, 2.05, 0.60, 0.95, 0.60, 8.0, 0.19},
};

static const struct model *model_of(struct str lang)
{
    for (size_t i = 0; i < sizeof models / sizeof *models; i++)
        if (lang_is(lang, models[i].lang))
            return &models[i];
    return NULL;
}

struct counts {
    double hangul, digit, latin, mark, all;
};

/* What stands in brackets is a gloss; the translation often leaves it out. */
static struct counts count(struct str s)
{
    struct counts n = {0};
    size_t len;
    int depth = 0;
    for (size_t at = 0; at < s.len; at += len) {
        uint32_t c = utf8_at(s, at, &len);
        if (c <= ' ' || c == 0xA0 || c == 0x3000)
            continue;
        n.all++;
        depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
        if (c >= '0' && c <= '9')
            n.digit++;
        else if (hangul_is_letter(c))
            n.hangul += depth ? 0.75 : 1;
        else if ((c | 32) >= 'a' && (c | 32) <= 'z')
            n.latin += depth ? 0 : 1;
        else
            n.mark++;
    }
    return n;
}

/* The log of how much longer than expected the target is, in standard deviations
 * and as a plain ratio. */
static double excess(const struct check_input *in, const struct model *m, double *ratio)
{
    struct counts s = count(in->source), t = count(in->target);
    double expected = m->hangul * s.hangul + m->word * (double)in->source_tokens->len + m->digit * s.digit +
                      m->latin * s.latin + m->mark * s.mark + m->base;
    *ratio = t.all / expected;
    /* short sentences vary more */
    double spread = m->spread * (expected < 100 ? sqrt(100 / expected) : 1);
    return log(*ratio) / spread;
}

static void look(const struct check_input *in)
{
    const struct model *m = model_of(in->article->target_lang);
    double ratio;
    if (!m || !lang_is(in->article->source_lang, "ko") || in->source_tokens->len < 3 || in->target_tokens->len == 0)
        return;
    double z = excess(in, m, &ratio);
    if (z < -2.0)
        check_report(in, "text.short", z < -3.0 ? SEVERITY_WARN : SEVERITY_NOTE, (struct span){0, 0}, (struct span){0, 0},
                     "The translation is %d%% of the length to be expected: has something been left out?",
                     (int)(ratio * 100 + 0.5));
    if (z > 2.6)
        check_report(in, "text.long", z > 3.6 ? SEVERITY_WARN : SEVERITY_NOTE, (struct span){0, 0}, (struct span){0, 0},
                     "The translation is %.1f times the length to be expected: has something been added?", ratio);
}

static const struct check_example examples[] = {
    {.source = "정부는 내년 예산안을 올해보다 크게 늘려 편성하고 국회에 제출했으며 야당은 강하게 반발했다.",
     .target = "The government has a budget.", .hit = "text.short"},
    {.source = "정부는 예산안을 국회에 제출했다.",
     .target = "The government, which has been under fire for weeks over its spending plans for schools, roads and the army, "
               "sent the budget to parliament on a rainy day in autumn while thousands stood outside and shouted.",
     .hit = "text.long"},
    {.source = "정부는 예산안을 국회에 제출했다.", .target = "The government submitted a budget bill to parliament."},
    {.source = "비", .target = "Rainfall"},
    {0},
};

const struct check check_length = {
    .name = "text.length",
    .help = "Is the translation much shorter or longer than such a sentence should be?",
    .segment = look,
    .examples = examples,
};
