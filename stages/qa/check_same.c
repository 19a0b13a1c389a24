#include "stages/qa/check.h"

#include "stages/qa/lang.h"

/* Something to translate: a word that is no number and no Latin name. */
static bool has_source_word(const struct tokens *w)
{
    for (size_t i = 0; i < w->len; i++)
        if (w->at[i].flags & (TOKEN_HANGUL | TOKEN_IDEOGRAPH))
            return true;
    return false;
}

static bool same_words(const struct tokens *a, const struct tokens *b)
{
    if (a->len != b->len)
        return false;
    for (size_t i = 0; i < a->len; i++)
        if (a->at[i].fold != b->at[i].fold)
            return false;
    return true;
}

static void look(const struct check_input *in)
{
    if (lang_is(in->article->target_lang, "ko") || in->target_tokens->len == 0)
        return;
    if (!same_words(in->source_tokens, in->target_tokens) || !has_source_word(in->source_tokens))
        return;
    check_report(in, "text.same", SEVERITY_BLOCK, (struct span){0, (uint32_t)in->source.len},
                 (struct span){0, (uint32_t)in->target.len}, "The translation is the Korean sentence itself.");
}

static const struct check_example examples[] = {
    {.source = "비가 왔다.", .target = "비가 왔다.", .hit = "text.same"},
    {.source = "비가 왔다", .target = " 비가 왔다. ", .hit = "text.same"},
    {.source = "KBS 1TV", .target = "KBS 1TV"},
    {.source = "비가 왔다.", .target = "It rained."},
    {0},
};

const struct check check_same = {
    .name = "text.same",
    .help = "Is the translation a copy of the source?",
    .always = true,
    .segment = look,
    .examples = examples,
};
