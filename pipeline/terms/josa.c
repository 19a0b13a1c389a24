#include "terms/josa.h"

#include "text/utf8.h"

/* The sound an element asks for in front of it. */
enum need {
    ANY,
    C,    /* a consonant, ㄹ too */
    V,    /* a vowel */
    RO,   /* a vowel or ㄹ */
    EURO, /* a consonant but ㄹ */
};

/* Where in the word an element stands. Order is the order of the slots. */
enum slot { SUFFIX, CASE, LIMITER, FINAL, COPULA, ENDING, PAST, AFTER };

struct element {
    const char *text;
    enum slot slot;
    enum need need;
    unsigned char then; /* what may follow beside the end: bits of enum follow */
};

/* What may follow an element. */
enum follow {
    F_SUFFIX = 1,
    F_CASE = 2,
    F_LIMITER = 4,
    F_FINAL = 8,
    F_COPULA = 16,
    F_ENDING = 32, /* must follow: 이 alone is no copula */
    F_PAST = 64,   /* must follow */
    F_AFTER = 128, /* a few particles behind a verb's ending: 고도, 라고는, 면서까지 */
};
enum { F_NOUN = F_SUFFIX | F_CASE | F_LIMITER | F_FINAL | F_COPULA, F_CHAIN = F_CASE | F_LIMITER | F_FINAL | F_COPULA };

/* Standard Korean grammar's inventory, joined by the slots that hold in print: noun
 * suffix* CASE{0,2} LIMITER{0,2} CASE? FINAL?, or the copula instead of the end.
 * In byte order: element_first() searches it. */
static const struct element elements[] = {
    {"가", AFTER, V, 0},
    {"가", FINAL, V, 0},
    {"간", SUFFIX, ANY, F_NOUN},
    {"같이", CASE, ANY, F_CHAIN},
    {"거나", ENDING, ANY, 0},
    {"거나", PAST, ANY, 0},
    {"건", ENDING, ANY, 0},
    {"건", PAST, ANY, 0},
    {"건만", ENDING, ANY, 0},
    {"겠", ENDING, ANY, F_PAST},
    {"겠", PAST, ANY, F_PAST},
    {"고", AFTER, ANY, F_AFTER},
    {"고", ENDING, ANY, F_AFTER},
    {"고", PAST, ANY, F_AFTER},
    {"고요", ENDING, ANY, 0},
    {"고요", PAST, ANY, 0},
    {"과", CASE, C, F_CHAIN},
    {"구나", ENDING, ANY, 0},
    {"구나", PAST, ANY, 0},
    {"구만", ENDING, ANY, 0},
    {"구요", ENDING, ANY, 0},
    {"군", ENDING, ANY, 0},
    {"군", PAST, ANY, 0},
    {"군요", ENDING, ANY, 0},
    {"군요", PAST, ANY, 0},
    {"기", PAST, ANY, F_CHAIN},
    {"기에", PAST, ANY, 0},
    {"긴", ENDING, ANY, 0},
    {"까지", AFTER, ANY, F_AFTER},
    {"까지", LIMITER, ANY, F_NOUN},
    {"까진", FINAL, ANY, 0},
    {"께", CASE, ANY, F_CHAIN},
    {"께서", CASE, ANY, F_CHAIN},
    {"께선", FINAL, ANY, 0},
    {"끼리", SUFFIX, ANY, F_NOUN},
    {"끼린", FINAL, ANY, 0},
    {"나", AFTER, V, 0},
    {"나", ENDING, ANY, F_AFTER},
    {"나", LIMITER, V, 0},
    {"나", PAST, ANY, F_AFTER},
    {"나마", LIMITER, V, F_FINAL},
    {"내", SUFFIX, ANY, F_NOUN},
    {"냐", ENDING, ANY, F_CHAIN | F_AFTER},
    {"냐고", ENDING, ANY, F_AFTER},
    {"냐는", ENDING, ANY, 0},
    {"네", ENDING, ANY, F_AFTER},
    {"네", FINAL, V, F_CHAIN},
    {"네", PAST, ANY, 0},
    {"네요", ENDING, ANY, 0},
    {"네요", PAST, ANY, 0},
    {"느냐", ENDING, ANY, F_CHAIN},
    {"느냐", PAST, ANY, F_CHAIN},
    {"는", AFTER, V, 0},
    {"는", FINAL, V, 0},
    {"는가", PAST, ANY, F_CHAIN},
    {"는데", AFTER, ANY, 0},
    {"는데", PAST, ANY, F_AFTER},
    {"는요", FINAL, V, 0},
    {"는지", PAST, ANY, F_CHAIN},
    {"는커녕", LIMITER, V, 0},
    {"니", ENDING, ANY, 0},
    {"니까", ENDING, ANY, F_AFTER},
    {"니만큼", ENDING, ANY, 0},
    {"님", SUFFIX, ANY, F_NOUN},
    {"다", ENDING, ANY, F_AFTER},
    {"다", PAST, ANY, F_AFTER},
    {"다가", PAST, ANY, F_AFTER},
    {"다고", PAST, ANY, F_AFTER},
    {"다는", PAST, ANY, F_AFTER},
    {"다니", PAST, ANY, 0},
    {"다던", PAST, ANY, 0},
    {"다며", PAST, ANY, 0},
    {"다면", PAST, ANY, F_AFTER},
    {"다면서", PAST, ANY, 0},
    {"다지만", PAST, ANY, 0},
    {"단", PAST, ANY, 0},
    {"대로", CASE, ANY, F_CHAIN},
    {"더군요", ENDING, ANY, 0},
    {"더라", AFTER, ANY, 0},
    {"더라", ENDING, ANY, F_AFTER},
    {"더라", PAST, ANY, F_AFTER},
    {"더라도", ENDING, ANY, 0},
    {"더라도", PAST, ANY, 0},
    {"더라면", PAST, ANY, 0},
    {"더러", CASE, ANY, F_CHAIN},
    {"던", AFTER, ANY, 0},
    {"던", ENDING, ANY, F_AFTER},
    {"던", PAST, ANY, 0},
    {"던가", ENDING, ANY, F_AFTER},
    {"던가", PAST, ANY, F_CHAIN},
    {"던데", ENDING, ANY, 0},
    {"던데", PAST, ANY, 0},
    {"던지", ENDING, ANY, 0},
    {"던지", PAST, ANY, F_CHAIN},
    {"도", AFTER, ANY, 0},
    {"도", FINAL, ANY, 0},
    {"도록", ENDING, ANY, F_AFTER},
    {"도요", FINAL, ANY, 0},
    {"든", ENDING, ANY, 0},
    {"든", LIMITER, V, F_FINAL},
    {"든가", ENDING, ANY, 0},
    {"든지", ENDING, ANY, 0},
    {"든지", LIMITER, V, 0},
    {"들", AFTER, ANY, 0},
    {"들", SUFFIX, ANY, F_NOUN},
    {"등", SUFFIX, ANY, F_NOUN},
    {"등등", SUFFIX, ANY, F_NOUN},
    {"따라", CASE, ANY, 0},
    {"라", ENDING, ANY, F_AFTER},
    {"라고", ENDING, ANY, F_AFTER | F_LIMITER},
    {"라곤", FINAL, V, 0},
    {"라구", ENDING, ANY, F_AFTER},
    {"라기", ENDING, ANY, F_CHAIN},
    {"라기보다", ENDING, ANY, F_AFTER},
    {"라네", ENDING, ANY, 0},
    {"라는", ENDING, ANY, F_AFTER},
    {"라는데", ENDING, ANY, 0},
    {"라니", ENDING, ANY, F_AFTER},
    {"라던", ENDING, ANY, 0},
    {"라던가", ENDING, ANY, 0},
    {"라던지", ENDING, ANY, 0},
    {"라도", ENDING, ANY, F_AFTER},
    {"라도", LIMITER, V, F_FINAL},
    {"라든가", LIMITER, V, 0},
    {"라든지", LIMITER, V, 0},
    {"라며", ENDING, ANY, 0},
    {"라면", ENDING, ANY, F_AFTER},
    {"라면서", ENDING, ANY, F_AFTER},
    {"라서", ENDING, ANY, F_AFTER},
    {"라야", ENDING, ANY, F_AFTER},
    {"라오", ENDING, ANY, 0},
    {"라지만", ENDING, ANY, 0},
    {"란", ENDING, ANY, F_AFTER},
    {"랄", ENDING, ANY, 0},
    {"랄까", ENDING, ANY, 0},
    {"랍니다", ENDING, ANY, 0},
    {"랑", CASE, V, F_CHAIN},
    {"랬", COPULA, V, F_PAST},
    {"로", AFTER, V, F_AFTER},
    {"로", CASE, RO, F_CHAIN},
    {"로되", ENDING, ANY, 0},
    {"로부터", CASE, RO, F_CHAIN},
    {"로서", CASE, RO, F_CHAIN},
    {"로선", FINAL, RO, 0},
    {"로써", CASE, RO, F_CHAIN},
    {"론", FINAL, RO, 0},
    {"를", AFTER, V, 0},
    {"를", FINAL, V, 0},
    {"마냥", CASE, ANY, 0},
    {"마다", LIMITER, ANY, F_CHAIN},
    {"마따나", CASE, ANY, 0},
    {"마저", LIMITER, ANY, F_CHAIN},
    {"만", AFTER, ANY, F_AFTER},
    {"만", LIMITER, ANY, F_CHAIN},
    {"만은", AFTER, ANY, 0},
    {"만치", CASE, ANY, F_CHAIN},
    {"만큼", CASE, ANY, F_CHAIN},
    {"며", AFTER, ANY, 0},
    {"며", ENDING, ANY, 0},
    {"면", AFTER, ANY, 0},
    {"면", ENDING, ANY, F_AFTER},
    {"면서", ENDING, ANY, F_AFTER},
    {"므로", ENDING, ANY, F_AFTER},
    {"밖에", LIMITER, ANY, F_CHAIN},
    {"보고", CASE, ANY, F_LIMITER},
    {"보다", AFTER, ANY, F_AFTER},
    {"보다", CASE, ANY, F_CHAIN},
    {"보단", FINAL, ANY, 0},
    {"부터", AFTER, ANY, 0},
    {"부터", LIMITER, ANY, F_NOUN},
    {"부턴", FINAL, ANY, 0},
    {"뿐", LIMITER, ANY, F_CHAIN},
    {"뿐", SUFFIX, ANY, F_NOUN},
    {"서", AFTER, ANY, F_AFTER},
    {"서", CASE, V, F_LIMITER | F_FINAL},
    {"셨", COPULA, V, F_PAST},
    {"습니까", PAST, ANY, 0},
    {"습니다", PAST, ANY, F_AFTER},
    {"습니다만", PAST, ANY, 0},
    {"시고", ENDING, ANY, 0},
    {"시기", ENDING, ANY, F_CHAIN},
    {"시다", ENDING, ANY, 0},
    {"시며", ENDING, ANY, 0},
    {"시여", FINAL, V, 0},
    {"신", ENDING, ANY, 0},
    {"씨", SUFFIX, ANY, F_NOUN},
    {"아닌", COPULA, ANY, 0},
    {"야", AFTER, ANY, 0},
    {"야", ENDING, ANY, F_AFTER},
    {"야", LIMITER, V, 0},
    {"야말로", LIMITER, V, 0},
    {"어", PAST, ANY, 0},
    {"어도", PAST, ANY, 0},
    {"어야", PAST, ANY, F_AFTER},
    {"어요", PAST, ANY, 0},
    {"에", AFTER, ANY, F_AFTER},
    {"에", CASE, ANY, F_CHAIN},
    {"에게", CASE, ANY, F_CHAIN},
    {"에게로", CASE, ANY, F_CHAIN},
    {"에게서", CASE, ANY, F_CHAIN},
    {"에게선", FINAL, ANY, 0},
    {"에겐", FINAL, ANY, 0},
    {"에다", CASE, ANY, F_CHAIN},
    {"에다가", CASE, ANY, F_CHAIN},
    {"에로", CASE, ANY, F_CHAIN},
    {"에서", CASE, ANY, F_CHAIN},
    {"에선", FINAL, ANY, 0},
    {"에요", COPULA, ANY, 0},
    {"엔", FINAL, ANY, 0},
    {"여", FINAL, V, 0},
    {"여서", COPULA, V, F_AFTER},
    {"여야", COPULA, V, F_AFTER},
    {"였", COPULA, V, F_PAST},
    {"예요", COPULA, V, 0},
    {"오", ENDING, ANY, 0},
    {"와", CASE, V, F_CHAIN},
    {"요", AFTER, ANY, 0},
    {"요", ENDING, ANY, 0},
    {"요", FINAL, ANY, 0},
    {"으나", PAST, ANY, 0},
    {"으니", PAST, ANY, F_AFTER},
    {"으니까", PAST, ANY, F_AFTER},
    {"으로", CASE, EURO, F_CHAIN},
    {"으로부터", CASE, EURO, F_CHAIN},
    {"으로서", CASE, EURO, F_CHAIN},
    {"으로선", FINAL, EURO, 0},
    {"으로써", CASE, EURO, F_CHAIN},
    {"으론", FINAL, EURO, 0},
    {"으리라", PAST, ANY, F_AFTER},
    {"으며", PAST, ANY, 0},
    {"으면", PAST, ANY, F_AFTER},
    {"으면서", PAST, ANY, F_AFTER},
    {"으므로", PAST, ANY, 0},
    {"은", AFTER, C, 0},
    {"은", FINAL, C, 0},
    {"은요", FINAL, C, 0},
    {"은커녕", LIMITER, C, 0},
    {"을", FINAL, C, 0},
    {"을", PAST, ANY, 0},
    {"을까", PAST, ANY, F_AFTER},
    {"을뿐", PAST, ANY, F_AFTER},
    {"을지", PAST, ANY, F_CHAIN},
    {"을지도", PAST, ANY, 0},
    {"음", PAST, ANY, F_CHAIN},
    {"의", AFTER, ANY, 0},
    {"의", FINAL, ANY, 0},
    {"이", COPULA, ANY, F_ENDING},
    {"이", FINAL, C, 0},
    {"이기", COPULA, ANY, F_CHAIN},
    {"이기로", COPULA, ANY, F_AFTER},
    {"이기에", COPULA, ANY, F_AFTER},
    {"이나", LIMITER, ANY, 0},
    {"이나마", LIMITER, C, F_FINAL},
    {"이네", FINAL, C, F_CHAIN},
    {"이든", LIMITER, ANY, F_FINAL},
    {"이든지", LIMITER, ANY, 0},
    {"이라곤", FINAL, ANY, 0},
    {"이라도", LIMITER, ANY, F_FINAL},
    {"이라든가", LIMITER, ANY, 0},
    {"이라든지", LIMITER, ANY, 0},
    {"이랑", CASE, C, F_CHAIN},
    {"이랬", COPULA, ANY, F_PAST},
    {"이셨", COPULA, ANY, F_PAST},
    {"이시여", FINAL, C, 0},
    {"이신", COPULA, ANY, 0},
    {"이십니다", COPULA, ANY, 0},
    {"이야", LIMITER, C, 0},
    {"이야말로", LIMITER, C, 0},
    {"이어", COPULA, ANY, 0},
    {"이어도", COPULA, ANY, 0},
    {"이어서", COPULA, ANY, F_AFTER},
    {"이어야", COPULA, ANY, F_AFTER},
    {"이었", COPULA, ANY, F_PAST},
    {"이에요", COPULA, ANY, 0},
    {"이여", FINAL, C, 0},
    {"이예요", COPULA, ANY, 0},
    {"이자", COPULA, ANY, 0},
    {"이잖아", COPULA, ANY, 0},
    {"이잖아요", COPULA, ANY, 0},
    {"인", COPULA, ANY, 0},
    {"인가", COPULA, ANY, F_CHAIN | F_AFTER},
    {"인가봐요", COPULA, ANY, 0},
    {"인가요", COPULA, ANY, 0},
    {"인거", COPULA, ANY, F_CHAIN},
    {"인걸", COPULA, ANY, F_AFTER},
    {"인데", COPULA, ANY, F_AFTER},
    {"인데다", COPULA, ANY, F_AFTER},
    {"인데다가", COPULA, ANY, 0},
    {"인들", COPULA, ANY, 0},
    {"인듯", COPULA, ANY, F_AFTER},
    {"인만큼", COPULA, ANY, 0},
    {"인양", COPULA, ANY, 0},
    {"인줄", COPULA, ANY, F_CHAIN},
    {"인즉", COPULA, ANY, 0},
    {"인지", COPULA, ANY, F_CHAIN | F_AFTER},
    {"인지라", COPULA, ANY, 0},
    {"일", COPULA, ANY, 0},
    {"일게", COPULA, ANY, 0},
    {"일까", COPULA, ANY, F_AFTER},
    {"일까요", COPULA, ANY, 0},
    {"일뿐", COPULA, ANY, F_AFTER | F_COPULA},
    {"일뿐더러", COPULA, ANY, 0},
    {"일세", COPULA, ANY, 0},
    {"일수록", COPULA, ANY, F_AFTER},
    {"일지", COPULA, ANY, F_CHAIN | F_AFTER},
    {"일지라도", COPULA, ANY, 0},
    {"일지언정", COPULA, ANY, 0},
    {"일진대", COPULA, ANY, 0},
    {"일텐데", COPULA, ANY, 0},
    {"임", COPULA, ANY, F_CHAIN},
    {"입니까", COPULA, ANY, 0},
    {"입니다", COPULA, ANY, F_AFTER},
    {"입니다만", COPULA, ANY, 0},
    {"자마자", ENDING, ANY, 0},
    {"자면", ENDING, ANY, 0},
    {"잖아요", COPULA, V, 0},
    {"조차", AFTER, ANY, F_AFTER},
    {"조차", LIMITER, ANY, F_CHAIN},
    {"죠", ENDING, ANY, 0},
    {"죠", PAST, ANY, 0},
    {"중", SUFFIX, ANY, F_NOUN},
    {"지", ENDING, ANY, F_CHAIN | F_AFTER},
    {"지", PAST, ANY, F_CHAIN},
    {"지만", AFTER, ANY, 0},
    {"지만", ENDING, ANY, F_AFTER},
    {"지만", PAST, ANY, F_AFTER},
    {"지만은", ENDING, ANY, 0},
    {"지요", ENDING, ANY, 0},
    {"지요", PAST, ANY, 0},
    {"쪽", SUFFIX, ANY, F_NOUN},
    {"처럼", CASE, ANY, F_CHAIN},
    {"측", SUFFIX, ANY, F_NOUN},
    {"치고", LIMITER, ANY, F_LIMITER | F_FINAL},
    {"커녕", AFTER, ANY, 0},
    {"커녕", LIMITER, ANY, 0},
    {"하고", CASE, ANY, F_CHAIN},
    {"하곤", FINAL, ANY, 0},
    {"한테", CASE, ANY, F_CHAIN},
    {"한테서", CASE, ANY, F_CHAIN},
    {"한텐", FINAL, ANY, 0},
};

static bool need_met(enum need need, enum batchim before)
{
    if (need == ANY || before == BATCHIM_UNKNOWN)
        return true;
    switch (need) {
    case C: return before != BATCHIM_NONE;
    case V: return before == BATCHIM_NONE;
    case RO: return before != BATCHIM_OTHER;
    case EURO: return before == BATCHIM_OTHER;
    case ANY: break;
    }
    return true;
}

static unsigned slot_bit(enum slot slot)
{
    static const unsigned char bits[] = {F_SUFFIX, F_CASE, F_LIMITER, F_FINAL, F_COPULA, F_ENDING, F_PAST, F_AFTER};
    return bits[slot];
}

/* The walk's position: slots seen so far bound what may come. */
struct walk {
    unsigned cases, limiters;
    bool copula, suffix, nominal;
    bool short_noun; /* one syllable: 님 중 쪽 간 are not suffixes */
};

/* Only comparing and joining particles stand behind another case particle: 에서처럼, 에게와;
 * never 로에. */
static bool follows_case(const struct element *e)
{
    static const char *const joining[] = {"같이", "과",   "대로", "랑",   "마냥", "만치",
                                          "만큼", "보다", "와",   "이랑", "처럼", "하고"};
    for (size_t i = 0; i < sizeof joining / sizeof *joining; i++)
        if (strcmp(e->text, joining[i]) == 0)
            return true;
    return false;
}

static bool slot_full(const struct walk *w, const struct element *e)
{
    if (e->slot == CASE)
        return w->cases >= (w->limiters ? 3 : 2) || (w->cases && !w->limiters && !follows_case(e));
    if (e->slot == LIMITER)
        return w->limiters >= 2;
    if (e->slot == SUFFIX && w->short_noun && !w->suffix)
        return strcmp(e->text, "님") == 0 || strcmp(e->text, "중") == 0 || strcmp(e->text, "쪽") == 0 ||
               strcmp(e->text, "간") == 0;
    return e->slot == COPULA && w->copula;
}

static bool is_nominal(const struct element *e)
{
    static const char *const nominal[] = {"을",   "를", "의", "에", "에서", "에게",
                                          "으로", "로", "과", "와", "에선", "엔"};
    if (e->slot != CASE && e->slot != FINAL)
        return false;
    for (size_t i = 0; i < sizeof nominal / sizeof *nominal; i++)
        if (strcmp(e->text, nominal[i]) == 0)
            return true;
    return false;
}

static struct walk step(const struct walk *w, const struct element *e)
{
    struct walk next = *w;
    next.cases += e->slot == CASE;
    next.limiters += e->slot == LIMITER;
    next.copula |= e->slot == COPULA;
    next.suffix |= e->slot == SUFFIX;
    next.nominal |= !w->copula && is_nominal(e);
    return next;
}

static enum batchim sound(struct str s)
{
    return hangul_batchim(utf8_before(s, s.len, NULL));
}

/* The first syllable as a number in byte order; every text here has one. */
static uint32_t first_syllable(const char *at)
{
    return (uint32_t)(unsigned char)at[0] << 16 | (uint32_t)(unsigned char)at[1] << 8 | (unsigned char)at[2];
}

/* The first element that begins with that syllable. */
static size_t element_first(uint32_t syllable)
{
    size_t from = 0, to = sizeof elements / sizeof *elements;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (first_syllable(elements[middle].text) < syllable)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

bool josa_may_begin(struct str syllable)
{
    uint32_t wanted = first_syllable(syllable.at);
    size_t i = element_first(wanted);
    return i < sizeof elements / sizeof *elements && first_syllable(elements[i].text) == wanted;
}

static bool walk(struct walk *w, struct str rest, enum batchim before, unsigned allowed)
{
    if (rest.len == 0)
        return !(allowed & (F_ENDING | F_PAST));
    uint32_t syllable = first_syllable(rest.at);
    for (size_t i = element_first(syllable); i < sizeof elements / sizeof *elements; i++) {
        const struct element *e = &elements[i];
        if (first_syllable(e->text) != syllable)
            break;
        if (!(allowed & slot_bit(e->slot)) || !need_met(e->need, before) || !str_starts(rest, e->text) ||
            slot_full(w, e))
            continue;
        size_t len = strlen(e->text);
        struct walk next = step(w, e);
        if (walk(&next, str_slice(rest, len, rest.len), sound(str_of(e->text)), e->then)) {
            *w = next;
            return true;
        }
    }
    /* the copula's 이 may be missing after a vowel: 기자다 */
    if (!(allowed & F_COPULA) || w->copula || !need_met(V, before))
        return false;
    struct walk next = *w;
    next.copula = true;
    if (!walk(&next, rest, before, F_ENDING))
        return false;
    *w = next;
    return true;
}

struct tail josa_tail(struct str tail, enum batchim before, size_t syllables)
{
    if (tail.len == 0)
        return (struct tail){TAIL_BARE, false};
    struct walk w = {.short_noun = syllables == 1};
    if (tail.len < 3 || !walk(&w, tail, before, F_NOUN))
        return (struct tail){TAIL_NOT, false};
    enum tail_kind kind = w.copula ? TAIL_COPULA : w.suffix ? TAIL_SUFFIX : TAIL_JOSA;
    return (struct tail){kind, w.nominal};
}

/* Every entry begins with a syllable: most differ in it. */
static bool starts_one(struct str s, const char *const *list)
{
    if (s.len < 3)
        return false;
    uint32_t syllable = first_syllable(s.at);
    for (; *list; list++)
        if (first_syllable(*list) == syllable && str_starts(s, *list))
            return true;
    return false;
}

bool syllable_among(struct str syllable, const char *list)
{
    if (syllable.len != 3)
        return false;
    uint32_t wanted = first_syllable(syllable.at);
    for (; *list; list += 3)
        if (first_syllable(list) == wanted)
            return true;
    return false;
}

static const char *const verbs[] = {"하",   "한",   "할",   "함",   "합",   "해",   "했",   "되",   "된",
                                    "될",   "됨",   "됩",   "돼",   "됐",   "시키", "시킨", "시킬", "시켜",
                                    "시켰", "시킴", "롭",   "로운", "로움", "로워", "스럽", "스러", "스레",
                                    "당하", "당한", "당할", "당해", "당했", "받",   NULL};

bool josa_verbal(struct str tail)
{
    return starts_one(tail, verbs);
}

bool josa_verbal_begins(struct str syllable)
{
    for (const char *const *verb = verbs; *verb; verb++)
        if (first_syllable(*verb) == first_syllable(syllable.at))
            return true;
    return false;
}

bool josa_is_affix(struct str syllable)
{
    static const char affixes[] = "법성화식형용산발행계권당파족풍제력량액비층론학별상하시급대역도군구강사부청소장점"
                                  "측원관실과국회인어자가민객률율주선기안품단서지남녀";
    return syllable_among(syllable, affixes);
}
