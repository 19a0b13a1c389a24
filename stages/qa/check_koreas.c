#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "stages/qa/tongue.h"

/* What names one Korea, and what may stand for it in a Korean paper, which is written in
 * the South: 정부 and 국회 are its own. */
static const char *const north[] = {"북한", "북측", NULL};
static const char *const north_too[] = {"북한",  "북측", "평양",   "조선", "김정은", "남북", "북미", "북·미",  "북중",
                                        "북·중", "북러", "북·러",  "북일", "한반도", "북 ",  "北",   "인민군", "탈북",
                                        "대북",  "방북", "북으로", "북에", "북의",   "북쪽", "개성", "판문점", NULL};
static const char *const south[] = {"한국", "남한", "남측", NULL};
static const char *const south_too[] = {"한국",   "남한",  "남측",   "우리",   "국내",    "서울", "한미",   "한·미",
                                        "한일",   "한·일", "한중",   "한·중",  "남북",    "대한", "정부",   "국군",
                                        "국민",   "국회",  "청와대", "대통령", "한반도",  "韓",   "통일부", "국방부",
                                        "외교부", "남쪽",  "대북",   "합참",   "군 당국", "군은", "남으로", "귀순",
                                        "국정원", "방북",  "판문점", "탈북",   NULL};

static bool names(const struct check_input *in, const char *const *list, struct span *where)
{
    for (; *list; list++) {
        ptrdiff_t at = tokens_may_have(in->source_tokens, str_of(*list)) ? str_find(in->source, str_of(*list), 0) : -1;
        if (at < 0)
            continue;
        if (where)
            *where = (struct span){(uint32_t)at, (uint32_t)strlen(*list)};
        return true;
    }
    return false;
}

/* The Korean names one and nothing of the other; the translation the other way round. */
static void hold(const struct check_input *in, const char *const *named, const char *const *other,
                 const char *const *right, const char *const *wrong, const char *meant)
{
    struct span korean, draft;
    if (!names(in, named, &korean) || names(in, other, NULL) || tongue_says(in, right, NULL) ||
        !tongue_says(in, wrong, &draft))
        return;
    check_report(in, "name.korea", SEVERITY_BLOCK, korean, draft, "%.*s is %s; the translation names the other Korea.",
                 STR_ARGS(span_of(in->source, korean)), meant);
}

static void look(const struct check_input *in)
{
    const struct tongue *t = in->tongue;
    if (!t || !t->north || !lang_is(in->article->source_lang, "ko"))
        return;
    hold(in, north, south_too, t->north, t->south, "North Korea");
    hold(in, south, north_too, t->south, t->north, "South Korea");
}

static bool speaks(const struct tongue *t)
{
    return t->north != NULL;
}

static const struct check_example examples[] = {
    {.source = "북한은 회담을 제의했다.", .target = "South Korea proposed talks.", .hit = "name.korea"},
    {.source = "한국은 회담을 제의했다.", .target = "North Korea proposed talks.", .hit = "name.korea"},
    {.source = "북한은 회담을 제의했다.", .target = "韓国は会談を提案した。", .hit = "name.korea", .target_lang = "ja"},
    {.source = "북한은 회담을 제의했다.", .target = "韩国提议举行会谈。", .hit = "name.korea", .target_lang = "zh"},
    {.source = "북한은 회담을 제의했다.", .target = "Pyongyang proposed talks."},
    {.source = "정부는 북한에 회담을 제의했다.", .target = "South Korea proposed talks."},
    {.source = "한국은 회담을 제의했다.", .target = "Korea proposed talks."},
    {0},
};

const struct check check_koreas = {
    .name = "name.korea",
    .help = "Is North Korea still the North, and South Korea the South?",
    .speaks = speaks,
    .segment = look,
    .examples = examples,
};
