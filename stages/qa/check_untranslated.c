#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "stages/qa/options.h"

enum { MOST = 20 /* findings in one sentence; by then the editor knows */ };

/* "(한류)" behind the word it explains is how newsrooms gloss a term. */
static bool is_gloss(struct str text, struct span at)
{
    size_t end = at.at + at.len;
    return at.at > 0 && end < text.len && text.at[at.at - 1] == '(' && text.at[end] == ')';
}

/* Joins the words of one stretch of Hangul, so that it is one finding. */
static size_t stretch(const struct check_input *in, size_t i, struct span *at)
{
    const struct tokens *w = in->target_tokens;
    *at = w->at[i].at;
    while (i + 1 < w->len && (w->at[i + 1].flags & TOKEN_HANGUL) && !(w->at[i + 1].flags & TOKEN_STOPS)) {
        i++;
        at->len = w->at[i].at.at + w->at[i].at.len - at->at;
    }
    return i;
}

static void report(const struct check_input *in, struct span at)
{
    struct str left = span_of(in->target, at);
    if (check_listed(in, "hangul_allowed", left))
        return;
    ptrdiff_t in_source = str_find(in->source, left, 0);
    struct span source = {0, 0};
    if (in_source >= 0)
        source = (struct span){(uint32_t)in_source, at.len};
    if (is_gloss(in->target, at))
        check_report(in, "text.untranslated", SEVERITY_NOTE, source, at,
                     "Korean in brackets: \"%.*s\". Is it meant for the reader?", STR_ARGS(left));
    else
        check_report(in, "text.untranslated", SEVERITY_BLOCK, source, at,
                     "Korean was left in the translation: \"%.*s\".", STR_ARGS(left));
}

static void look_for_han(const struct check_input *in)
{
    const struct tokens *w = in->target_tokens;
    size_t found = in->findings->len;
    for (size_t i = 0; i < w->len && in->findings->len < found + MOST; i++) {
        if (!(w->at[i].flags & TOKEN_IDEOGRAPH))
            continue;
        struct span at = w->at[i].at;
        while (i + 1 < w->len && (w->at[i + 1].flags & TOKEN_IDEOGRAPH) && !(w->at[i + 1].flags & TOKEN_STOPS)) {
            i++;
            at.len = w->at[i].at.at + w->at[i].at.len - at.at;
        }
        struct str left = span_of(in->target, at);
        if (!check_listed(in, "hangul_allowed", left))
            check_report(in, "text.untranslated", is_gloss(in->target, at) ? SEVERITY_NOTE : SEVERITY_WARN,
                         (struct span){0, 0}, at, "Chinese characters were left in the translation: \"%.*s\".",
                         STR_ARGS(left));
    }
}

static void look(const struct check_input *in)
{
    if (lang_is(in->article->target_lang, "ko"))
        return;
    size_t found = in->findings->len;
    for (size_t i = 0; i < in->target_tokens->len && in->findings->len < found + MOST; i++) {
        struct span at;
        if (!(in->target_tokens->at[i].flags & TOKEN_HANGUL))
            continue;
        i = stretch(in, i, &at);
        report(in, at);
    }
    if (lang_is_latin(in->article->target_lang))
        look_for_han(in);
}

static const struct option options[] = {QA_HANGUL_ALLOWED, {0}};

static const struct check_example examples[] = {
    {.source = "한국은행이 금리를 동결했다.", .target = "한국은행 kept its key rate.", .hit = "text.untranslated"},
    {.source = "총리는 국회에서 연설했다.",
     .target = "The prime minister spoke in the 국회 on Monday.",
     .hit = "text.untranslated"},
    {.source = "李 대통령이 연설했다.", .target = "President 李 spoke.", .hit = "text.untranslated"},
    {.source = "총리는 국회에서 연설했다.", .target = "首相は国会で演説した。", .target_lang = "ja"},
    {.source = "한국은행이 금리를 동결했다.", .target = "The Bank of Korea kept its key rate."},
    {0},
};

const struct check check_untranslated = {
    .name = "text.untranslated",
    .help = "Was Korean left in the translation?",
    .options = options,
    .segment = look,
    .examples = examples,
};
