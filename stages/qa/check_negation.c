#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "stages/qa/tongue.h"

/* Denials of the main verb, at the end of the sentence or before who says so: 없다고 밝혔다. */
static const char *const denials[] = {"않았다",   "않는다", "않다",      "않을 것이", "않겠다", "않기로",
                                      "못했다",   "못한다", "아니다",    "아니었다",  "없다",   "없었다",
                                      "아니라고", "않으려", "않을 방침", "않을 계획", NULL};
/* What the denial may be followed by; "" is the end. */
static const char *const reports[] = {"",
                                      "고 말했다",
                                      "고 밝혔다",
                                      "고 했다",
                                      "고 전했다",
                                      "고 덧붙였다",
                                      "고 강조했다",
                                      "고 설명했다",
                                      "고 주장했다",
                                      "고 답했다",
                                      "고 한다",
                                      "라고 말했다",
                                      "라고 밝혔다",
                                      "라고 했다",
                                      " 했다",
                                      "이다",
                                      "라고 강조했다",
                                      "라고 설명했다",
                                      "다고 밝혔다",
                                      "다",
                                      "했다",
                                      " 말했다",
                                      " 밝혔다",
                                      "고 선을 그었다",
                                      "고 부인했다",
                                      NULL};
/* Denials that affirm or soften. */
static const char *const affirmed[] = {"수밖에 없", "수 없다고 볼", "다름없",    "틀림없", "다름 아니",
                                       "문제없",    "손색이 없",    "변함이 없", "변함없", "적지 않",
                                       "작지 않",   "드물지 않",    "않을 수",   "않으면", "않을까",
                                       "뿐 아니",   "뿐만 아니",    "못지않",    NULL};

/* Denials, and words that lack, refuse, end or doubt, which a translation may turn into a
 * "not": wide, since only a sentence without any of them is told of. */
static const char *const korean_denials[] = {
    "않",   "못",   "없",   "안 ",  "아니", "아닌", "아닐", "말고", "말라",    "말아", "말자", "말 것", "불",   "미",
    "무",   "비",   "거부", "거절", "반대", "금지", "부인", "부정", "반박",    "실패", "중단", "제외",  "모르", "모른",
    "몰",   "뿐",   "외에", "덜",   "어렵", "어려", "힘들", "드물", "취소",    "철회", "기각", "부족",  "그치", "그쳐",
    "그쳤", "막",   "피하", "피해", "잃",   "빼",   "빠",   "대신", "보다",    "까지", "아직", "여전",  "끊",   "꺼",
    "싫",   "틀",   "결렬", "무산", "포기", "참",   "망",   "탈",   "실종",    "의심", "의문", "회의",  "논란", "다르",
    "다른", "달리", "차이", "거짓", "가짜", "전혀", "결코", "별로", "더 이상", "이외", "예외", "면제",  "폐",   "해제",
    "차단", "삼가", "자제", "나마", "밖에", "만에", "미만", "이전", "전에",    "유보", "보류", "연기",  "지연", "늦",
    "놓",   "잊",   "벗",   "끝",   "멈",   "커녕", "든",   "냐",   "?",       "아꼈", "아끼", NULL};

static struct str without_marks(struct str s)
{
    while (s.len > 0 && strchr(".!?\"')] \n", s.at[s.len - 1]))
        s.len--;
    return s;
}

/* The denial at the end of the sentence, alone or with a report of it behind; NULL = none. */
static const char *denial_of(struct str s, size_t *at)
{
    for (const char *const *r = reports; *r; r++) {
        if (!str_ends(s, *r))
            continue;
        struct str rest = str_slice(s, 0, s.len - strlen(*r));
        for (const char *const *d = denials; *d; d++)
            if (str_ends(rest, *d)) {
                *at = rest.len - strlen(*d);
                return *d;
            }
    }
    return NULL;
}

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

static bool affirms(struct str s)
{
    for (const char *const *a = affirmed; *a; a++)
        if (str_find(s, str_of(*a), 0) >= 0)
            return true;
    return false;
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
    struct str source = without_marks(in->source);
    size_t at;
    const char *denial = denial_of(source, &at);
    enum severity severity = denial ? SEVERITY_WARN : SEVERITY_NOTE;
    denial = denial ? denial : denial_inside(in, &at);
    if (!denial || affirms(source) || tongue_says(in, in->tongue->denials, NULL))
        return;
    check_report(in, "negation.missing", severity, (struct span){(uint32_t)at, (uint32_t)strlen(denial)},
                 (struct span){0, 0}, "The Korean denies (\"%s\"); nothing in the translation says no.", denial);
}

/* Anything by which a Korean sentence may be the reason for a "not". */
static bool may_deny(const struct check_input *in)
{
    for (const char *const *d = korean_denials; *d; d++)
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
