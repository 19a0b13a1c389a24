#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "stages/qa/tongue.h"

/* Endings that deny the main verb. Denials inside the sentence may become a word of
 * their own in the translation and are not held against it. */
static const char *const denied_endings[] = {"않았다",      "않는다", "않다",     "않을 것이다", "못했다",
                                             "못한다",      "아니다", "아니었다", "없다",        "없었다",
                                             "않기로 했다", "않겠다", NULL};
/* Denials that affirm. */
static const char *const affirmed_endings[] = {
    "수밖에 없다", "수밖에 없었다", "수 없다고 볼 수 없다", "다름없다", "틀림없다", "다름 아니다",
    "문제없다",    "손색이 없다",   "변함이 없다",          "변함없다", NULL};

static struct str without_marks(struct str s)
{
    while (s.len > 0 && strchr(".!?\"')] \n", s.at[s.len - 1]))
        s.len--;
    return s;
}

static const char *ending_of(struct str s, const char *const *list)
{
    for (; *list; list++)
        if (str_ends(s, *list))
            return *list;
    return NULL;
}

static void look(const struct check_input *in)
{
    const char *const *words = in->tongue ? in->tongue->denials : NULL;
    if (!words || !lang_is(in->article->source_lang, "ko"))
        return;
    struct str source = without_marks(in->source);
    const char *ending = ending_of(source, denied_endings);
    if (!ending || ending_of(source, affirmed_endings) || tongue_says(in, words, NULL))
        return;
    uint32_t len = (uint32_t)strlen(ending);
    check_report(in, "negation.missing", SEVERITY_WARN, (struct span){(uint32_t)source.len - len, len},
                 (struct span){0, 0}, "The Korean ends in \"%s\"; nothing in the translation says no.", ending);
}

static bool speaks(const struct tongue *t)
{
    return t->denials != NULL;
}

static const struct check_example examples[] = {
    {.source = "정부는 결과를 발표하지 않았다.",
     .target = "The government released the results.",
     .hit = "negation.missing"},
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
    .name = "negation.missing",
    .help = "Is a denial still one?",
    .speaks = speaks,
    .segment = look,
    .examples = examples,
};
