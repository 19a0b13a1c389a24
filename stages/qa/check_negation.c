#include "stages/qa/check.h"

#include "stages/qa/lang.h"

/* Endings that deny the main verb. Denials inside the sentence may become a word of
 * their own in the translation and are not held against it. */
static const char *const denied_endings[] = {"않았다",      "않는다", "않다",     "않을 것이다", "못했다",
                                             "못한다",      "아니다", "아니었다", "없다",        "없었다",
                                             "않기로 했다", "않겠다", NULL};
/* Denials that affirm. */
static const char *const affirmed_endings[] = {
    "수밖에 없다", "수밖에 없었다", "수 없다고 볼 수 없다", "다름없다", "틀림없다", "다름 아니다",
    "문제없다",    "손색이 없다",   "변함이 없다",          "변함없다", NULL};

/* Beginnings of English words that deny or lack. One table a language. */
static const struct denial {
    const char *lang;
    const char *words[72];
} denials[] = {
    {"en",
     {"no",      "not",    "never",    "none",     "nothing",   "nobody", "neither", "nor",        "without", "cannot",
      "can't",   "won't",  "don't",    "doesn't",  "didn't",    "isn't",  "aren't",  "wasn't",     "weren't", "hasn't",
      "haven't", "hadn't", "wouldn't", "couldn't", "shouldn't", "fail",   "refus",   "den",        "lack",    "reject",
      "declin",  "avoid",  "unab",     "unlikely", "un",        "in",     "im",      "dis",        "miss",    "absen",
      "little",  "few",    "hardly",   "barely",   "only",      "until",  "stop",    "prevent",    "rule",    "remain",
      "short",   "yet",    "far",      "less",     "stay",      "except", "but",     "impossible", "ban",     "nowhere",
      "rather",  "out",    "abstain",  "struggl",  "free",      "still",  NULL}},
};

static const char *const *words_of(struct str lang)
{
    for (size_t i = 0; i < sizeof denials / sizeof *denials; i++)
        if (lang_is(lang, denials[i].lang))
            return denials[i].words;
    return NULL;
}

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

static bool says_no(const struct check_input *in, const char *const *words)
{
    const struct tokens *t = in->target_tokens;
    for (size_t i = 0; i < t->len; i++) {
        struct str word = span_of(in->target, t->at[i].at);
        if (str_ends(word, "n't") || str_ends(word, "n’t") || str_ends(word, "less"))
            return true;
        for (const char *const *w = words; *w; w++)
            if (word.len >= strlen(*w) && str_is_nocase(str_slice(word, 0, strlen(*w)), *w))
                return true;
    }
    return false;
}

static void look(const struct check_input *in)
{
    const char *const *words = words_of(in->article->target_lang);
    struct str source = without_marks(in->source);
    const char *ending = ending_of(source, denied_endings);
    if (!words || !ending || ending_of(source, affirmed_endings) || says_no(in, words))
        return;
    uint32_t len = (uint32_t)strlen(ending);
    check_report(in, "negation.missing", SEVERITY_NOTE, (struct span){(uint32_t)source.len - len, len},
                 (struct span){0, 0}, "The Korean ends in \"%s\"; nothing in the translation says no.", ending);
}

static const struct check_example examples[] = {
    {.source = "정부는 결과를 발표하지 않았다.",
     .target = "The government released the results.",
     .hit = "negation.missing"},
    {.source = "정부는 결과를 발표하지 않았다.", .target = "The government has not released the results."},
    {.source = "정부는 결과를 발표하지 않았다.", .target = "The government refused to release the results."},
    {.source = "정부는 물러설 수밖에 없었다.", .target = "The government was forced to step back."},
    {0},
};

const struct check check_negation = {
    .name = "negation.missing",
    .help = "Is a denial still one?",
    .segment = look,
    .examples = examples,
};
