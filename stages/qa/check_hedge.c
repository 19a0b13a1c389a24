#include "stages/qa/check.h"

#include "stages/qa/lang.h"

/* What a Korean sentence says of how sure it is, and how far the law has gone; and the
 * words by which a translation says the same. A marker is looked for anywhere in the
 * sentence; words of the translation by their beginning, in lower case. */

static const struct hedge {
    const char *korean;
    enum severity severity; /* when the translation has no hedge at all */
    const char *says;
} hedges[] = {
    {"혐의", SEVERITY_WARN, "a suspicion"},
    {"의혹", SEVERITY_WARN, "an allegation"},
    {"추정된", SEVERITY_NOTE, "an estimate"},
    {"추정했", SEVERITY_NOTE, "an estimate"},
    {"알려졌", SEVERITY_NOTE, "hearsay"},
    {"알려진", SEVERITY_NOTE, "hearsay"},
    {"전해졌", SEVERITY_NOTE, "hearsay"},
    {"것으로 보인다", SEVERITY_NOTE, "an impression"},
    {"것으로 보이", SEVERITY_NOTE, "an impression"},
    {"관측", SEVERITY_NOTE, "a guess of observers"},
    {"주장했", SEVERITY_NOTE, "a claim"},
    {"주장하", SEVERITY_NOTE, "a claim"},
};

/* How far a case has gone. A later stage must not stand for an earlier one. */
enum stage { STAGE_SUSPECT, STAGE_ARREST, STAGE_CHARGE, STAGE_GUILTY, STAGE_ACQUITTED, STAGES };

static const char *const korean_stages[STAGES][24] = {
    {"혐의", "의혹", "용의자", "피의자", "입건", "수사", NULL},
    {"체포", "구속", "검거", "붙잡", "연행", "영장", "구금", NULL},
    {"기소", "송치", "고발", "고소", "공소", "피고", NULL},
    {"유죄",     "선고", "징역",     "실형", "판결", "수감", "복역", "처형",   "사형", "전과", "형을",
     "집행유예", "벌금", "무기징역", "처벌", "범인", "죄수", "평결", "교도소", "인정", NULL},
    {"무죄", "무혐의", "결백", "혐의를 벗", "불기소", "기각", "누명", NULL},
};

/* One table a language; beginnings of words. */
static const struct words {
    const char *lang;
    const char *hedges[48];
    const char *stages[STAGES][10];
} languages[] = {
    {"en",
     {"alleg",   "reported", "suspect",  "accus",      "believ", "accord", "claim",  "apparent", "seem",     "appear",
      "likely",  "may",      "might",    "could",      "would",  "presum", "rumor",  "charg",    "thought",  "expect",
      "estimat", "speculat", "question", "said",       "says",   "say",    "saying", "told",     "insist",   "argu",
      "assert",  "contend",  "indict",   "investigat", "probe",  "probab", "possib", "perhaps",  "supposed", "scandal",
      "doubt",   "convict",  "maintain", "arrest",     "known",  NULL},
     {{NULL},
      {NULL},
      {NULL},
      {"convict", "guilty", "sentenc", NULL},
      {"acquit", "innocent", "exonerat", "cleared", NULL}}},
};

static const struct words *words_of(struct str lang)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (lang_is(lang, languages[i].lang))
            return &languages[i];
    return NULL;
}

static bool begins(struct str word, const char *beginning)
{
    if (word.len == 0 || (word.at[0] | 32) != beginning[0])
        return false;
    size_t n = strlen(beginning);
    return word.len >= n && str_is_nocase(str_slice(word, 0, n), beginning);
}

/* Index of the first word that begins like one of the list, or the count of words. */
static size_t find_word(const struct check_input *in, const char *const *list)
{
    const struct tokens *w = in->target_tokens;
    for (size_t i = 0; i < w->len; i++) {
        struct str word = span_of(in->target, w->at[i].at);
        for (const char *const *l = list; *l; l++)
            if (begins(word, *l))
                return i;
    }
    return w->len;
}

static bool has_marker(const struct check_input *in, const char *const *list)
{
    for (; *list; list++)
        if (tokens_may_have(in->source_tokens, str_of(*list)) && str_find(in->source, str_of(*list), 0) >= 0)
            return true;
    return false;
}

static void hedge(const struct check_input *in, const struct words *w)
{
    for (size_t i = 0; i < sizeof hedges / sizeof *hedges; i++) {
        struct str marker = str_of(hedges[i].korean);
        ptrdiff_t at = tokens_may_have(in->source_tokens, marker) ? str_find(in->source, marker, 0) : -1;
        if (at < 0 || find_word(in, w->hedges) < in->target_tokens->len)
            continue;
        check_report(in, "hedge.missing", hedges[i].severity, (struct span){(uint32_t)at, (uint32_t)marker.len},
                     (struct span){0, 0}, "%s makes it %s; the translation states it as a fact.", hedges[i].korean,
                     hedges[i].says);
        return;
    }
}

/* "not guilty", "n't convicted": the word before turns it round. */
static bool is_denied(const struct check_input *in, size_t i)
{
    static const char *const denials[] = {"not",     "never", "no",      "without",  "isn't", "wasn't",
                                          "weren't", "plead", "pleaded", "pleading", NULL};
    for (size_t back = 1; back <= 2 && back <= i; back++)
        if (token_is_one(in->target, &in->target_tokens->at[i - back], denials))
            return true;
    return false;
}

static void stage(const struct check_input *in, const struct words *w)
{
    size_t none = in->target_tokens->len, i = find_word(in, w->stages[STAGE_GUILTY]);
    bool says_guilty = i < none && !is_denied(in, i), says_acquitted = find_word(in, w->stages[STAGE_ACQUITTED]) < none;
    if (!says_guilty && !says_acquitted)
        return;
    bool guilty = has_marker(in, korean_stages[STAGE_GUILTY]);
    bool acquitted = has_marker(in, korean_stages[STAGE_ACQUITTED]);
    bool early = has_marker(in, korean_stages[STAGE_SUSPECT]) || has_marker(in, korean_stages[STAGE_ARREST]) ||
                 has_marker(in, korean_stages[STAGE_CHARGE]);
    if (says_guilty && early && !guilty && !acquitted)
        check_report(in, "legal.stage", SEVERITY_BLOCK, (struct span){0, 0}, in->target_tokens->at[i].at,
                     "The Korean speaks of suspicion, arrest or charges; \"%.*s\" says a court has decided.",
                     STR_ARGS(span_of(in->target, in->target_tokens->at[i].at)));
    if (says_guilty && acquitted && !says_acquitted && !guilty)
        check_report(in, "legal.stage", SEVERITY_BLOCK, (struct span){0, 0}, in->target_tokens->at[i].at,
                     "The Korean says that the person was cleared (무죄, 무혐의); the translation says \"%.*s\".",
                     STR_ARGS(span_of(in->target, in->target_tokens->at[i].at)));
    if (says_acquitted && !acquitted && early)
        check_report(in, "legal.stage", SEVERITY_WARN, (struct span){0, 0}, (struct span){0, 0},
                     "The translation says that the person was cleared; the Korean does not.");
}

static void look(const struct check_input *in)
{
    const struct words *w = words_of(in->article->target_lang);
    if (!w || !lang_is(in->article->source_lang, "ko"))
        return;
    hedge(in, w);
    stage(in, w);
}

static const struct check_example examples[] = {
    {.source = "그는 뇌물을 받은 혐의를 받고 있다.", .target = "He took bribes.", .hit = "hedge.missing"},
    {.source = "경찰은 김씨를 절도 혐의로 체포했다.",
     .target = "Police said that Kim was convicted of theft.",
     .hit = "legal.stage"},
    {.source = "법원은 김씨에게 무죄를 내렸다.", .target = "The court found Kim guilty.", .hit = "legal.stage"},
    {.source = "검찰은 김씨를 기소했다.", .target = "Prosecutors said Kim was acquitted.", .hit = "legal.stage"},
    {.source = "그는 뇌물을 받은 혐의를 받고 있다.", .target = "He allegedly took bribes."},
    {.source = "경찰은 김씨를 절도 혐의로 체포했다.", .target = "Police arrested Kim on suspicion of theft."},
    {.source = "법원은 김씨에게 무죄를 내렸다.", .target = "The court found Kim not guilty."},
    {.source = "법원은 김씨에게 유죄를 선고했다.", .target = "The court found Kim guilty."},
    {0},
};

const struct check check_hedge = {
    .name = "hedge.missing",
    .help = "Is what is alleged still alleged, and has the case gone no further than in the source?",
    .segment = look,
    .examples = examples,
};
