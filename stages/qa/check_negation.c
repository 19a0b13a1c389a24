#include "stages/qa/check.h"

#include "stages/qa/denials.h"
#include "stages/qa/lang.h"
#include "stages/qa/tongue.h"

/* Denials inside the sentence, which a translation may turn into a word of its own: a note. */
static const char *const inside[] = {"지 않고",     "지 않은 채",  "지 못한 채",  "지 못하고",   "도 없이",
                                     " 없이 ",      "지 않으면서", "지 않았지만", "지 못했지만", "지 않았으며",
                                     "지 못했으며", "지 않았고",   "지 못했고",   "지 않아",     "지 못해",
                                     "없었지만",    "없지만",      "없었고",      "없으며",      NULL};

static const char *denial_inside(const struct check_input *in, size_t *at)
{
    for (const char *const *d = inside; *d; d++) {
        ptrdiff_t found = tokens_may_have(in->source_tokens, str_of(*d)) ? str_find(in->source, str_of(*d), 0) : -1;
        if (found < 0)
            continue;
        *at = (size_t)found;
        return *d;
    }
    return NULL;
}

/* Every denial asked about has one of these. */
static bool has_denial(const struct check_input *in)
{
    static const char *const all[] = {"않", "못", "없", "아니", NULL};
    for (const char *const *d = all; *d; d++)
        if (tokens_may_have(in->source_tokens, str_of(*d)))
            return true;
    return false;
}

static void missing(const struct check_input *in)
{
    if (!has_denial(in))
        return;
    struct str source = in->source;
    size_t at;
    const char *denial = denial_at_end(source, &at);
    enum severity severity = denial ? SEVERITY_WARN : SEVERITY_NOTE;
    denial = denial ? denial : denial_inside(in, &at);
    if (!denial || denial_affirms(source) || tongue_says(in, in->tongue->denials, NULL))
        return;
    check_report(in, "negation.missing", severity, (struct span){(uint32_t)at, (uint32_t)strlen(denial)},
                 (struct span){0, 0}, "The Korean denies (\"%s\"); nothing in the translation says no.", denial);
}

/* Anything by which a Korean sentence may be the reason for a "not". */
static bool may_deny(const struct check_input *in)
{
    for (const char *const *d = denials_korean; *d; d++)
        if (tokens_may_have(in->source_tokens, str_of(*d)) && str_find(in->source, str_of(*d), 0) >= 0)
            return true;
    return false;
}

static void added(const struct check_input *in)
{
    struct span where;
    if (!in->tongue->negations || !tongue_says(in, in->tongue->negations, &where) ||
        tongue_says(in, in->tongue->no_negations, NULL) || may_deny(in))
        return;
    check_report(in, "negation.added", SEVERITY_WARN, (struct span){0, 0}, where,
                 "The translation says \"%.*s\"; nothing in the Korean denies.", STR_ARGS(span_of(in->target, where)));
}

static void look(const struct check_input *in)
{
    if (!in->tongue || !in->tongue->denials || !lang_is(in->article->source_lang, "ko"))
        return;
    missing(in);
    added(in);
}

static bool speaks(const struct tongue *t)
{
    return t->denials != NULL;
}

static const struct check_example examples[] = {
    {.source = "정부는 결과를 발표하지 않았다.",
     .target = "The government released the results.",
     .hit = "negation.missing"},
    {.source = "정부는 협상할 계획이 없다고 밝혔다.",
     .target = "The government said it plans to negotiate.",
     .hit = "negation.missing"},
    {.source = "정부는 결과를 공개했다.",
     .target = "The government did not disclose the results.",
     .hit = "negation.added"},
    {.source = "정부는 발표를 거부했다.", .target = "The government would not make an announcement."},
    {.source = "정부는 결과를 발표하지 않았다.", .target = "The government has not released the results."},
    {.source = "정부는 결과를 발표하지 않았다.", .target = "The government refused to release the results."},
    {.source = "정부는 물러설 수밖에 없었다.", .target = "The government was forced to step back."},
    {.source = "정부는 결과를 발표하지 않았다.",
     .target = "政府は結果を発表した。",
     .hit = "negation.missing",
     .target_lang = "ja"},
    {.source = "정부는 결과를 발표하지 않았다.", .target = "政府は結果を発表しなかった。", .target_lang = "ja"},
    {.source = "정부는 결과를 발표하지 않았다.",
     .target = "政府公布了结果。",
     .hit = "negation.missing",
     .target_lang = "zh"},
    {.source = "정부는 결과를 발표하지 않았다.", .target = "政府没有公布结果。", .target_lang = "zh"},
    {0},
};

const struct check check_negation = {
    .name = "negation",
    .help = "Is a denial still one, and is none put in?",
    .speaks = speaks,
    .segment = look,
    .examples = examples,
};
