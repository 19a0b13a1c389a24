#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "stages/qa/tongue.h"

/* What a Korean sentence says of how sure it is. A marker is looked for anywhere in the
 * sentence; the translation is free in how it says so (tongue.h, hedges). */
static const struct hedge {
    const char *korean, *says;
    bool claim; /* somebody says it: any verb of saying keeps it */
} hedges[] = {
    {"혐의", "a suspicion", false},
    {"의혹", "an allegation", false},
    {"추정된", "an estimate", false},
    {"추정했", "an estimate", false},
    {"추정돼", "an estimate", false},
    {"추정하", "an estimate", false},
    {"알려졌", "hearsay", false},
    {"것으로 알려진", "hearsay", false},
    {"전해졌", "hearsay", false},
    {"것으로 전해진", "hearsay", false},
    {"것으로 보인다", "an impression", false},
    {"것으로 보이", "an impression", false},
    {"것으로 보고 있다", "a supposition", false},
    {"것으로 의심", "a suspicion", false},
    {"소문이", "a rumor", false},
    {"설이 돌", "a rumor", false},
    {"다고 한다.", "hearsay", true},
    {"라고 한다.", "hearsay", true},
    {"주장이 나", "a claim", true},
    {"주장이 제기", "a claim", true},
    {"주장도 나", "a claim", true},
    /* 관측 is a measurement too: only what is said of the future or now, or "comes out", is a guess */
    {"것으로 관측된다", "a guess of observers", false},
    {"것으로 관측되고", "a guess of observers", false},
    {"할 것으로 관측", "a guess of observers", false},
    {"될 것으로 관측", "a guess of observers", false},
    {"일 것으로 관측", "a guess of observers", false},
    {"을 것으로 관측", "a guess of observers", false},
    {"올 것으로 관측", "a guess of observers", false},
    {"질 것으로 관측", "a guess of observers", false},
    {"관측이 나오", "a guess of observers", false},
    {"관측이 나온", "a guess of observers", false},
    {"관측이 나왔", "a guess of observers", false},
    {"관측도 나", "a guess of observers", false},
    {"관측이 제기", "a guess of observers", false},
    {"가능성이 있", "a possibility", false},
    {"주장했", "a claim", true},
    {"주장하", "a claim", true},
};

static void look(const struct check_input *in)
{
    const struct tongue *t = in->tongue;
    if (!t || !t->hedges || !lang_is(in->article->source_lang, "ko"))
        return;
    for (size_t i = 0; i < sizeof hedges / sizeof *hedges; i++) {
        struct str marker = str_of(hedges[i].korean);
        ptrdiff_t at = tokens_may_have(in->source_tokens, marker) ? str_find(in->source, marker, 0) : -1;
        if (at < 0 || tongue_says(in, t->hedges, NULL) || (hedges[i].claim && tongue_says(in, t->claims, NULL)))
            continue;
        check_report(in, "hedge.missing", SEVERITY_WARN, (struct span){(uint32_t)at, (uint32_t)marker.len},
                     (struct span){0, 0}, "%s makes it %s; the translation states it as a fact.", hedges[i].korean,
                     hedges[i].says);
        return;
    }
}

static bool speaks(const struct tongue *t)
{
    return t->hedges != NULL;
}

static const struct check_example examples[] = {
    {.source = "그는 뇌물을 받은 혐의를 받고 있다.", .target = "He took bribes.", .hit = "hedge.missing"},
    {.source = "회사는 직원을 속인 것으로 알려졌다.",
     .target = "The company cheated its staff.",
     .hit = "hedge.missing"},
    {.source = "그는 뇌물을 받은 혐의를 받고 있다.",
     .target = "彼は賄賂を受け取った。",
     .hit = "hedge.missing",
     .target_lang = "ja"},
    {.source = "그는 뇌물을 받은 혐의를 받고 있다.",
     .target = "他收受了贿赂。",
     .hit = "hedge.missing",
     .target_lang = "zh"},
    {.source = "두 당이 합당할 것으로 관측됐다.", .target = "The two parties will merge.", .hit = "hedge.missing"},
    {.source = "북극 얼음이 줄어든 것으로 관측됐다.", .target = "Arctic ice was observed to have shrunk."},
    {.source = "기온은 1961년 관측을 시작한 이래 가장 높았다.",
     .target = "The temperature was the highest since records began in 1961."},
    {.source = "그는 뇌물을 받은 혐의를 받고 있다.", .target = "He allegedly took bribes."},
    {.source = "경찰은 김씨를 절도 혐의로 체포했다.", .target = "Police arrested Kim on suspicion of theft."},
    {.source = "그는 뇌물을 받은 혐의를 받고 있다.",
     .target = "彼は賄賂を受け取った疑いが持たれている。",
     .target_lang = "ja"},
    {.source = "그는 뇌물을 받은 혐의를 받고 있다.", .target = "他涉嫌收受贿赂。", .target_lang = "zh"},
    {0},
};

const struct check check_hedge = {
    .name = "hedge.missing",
    .help = "Is what is alleged, claimed or only heard still so?",
    .speaks = speaks,
    .segment = look,
    .examples = examples,
};
