#include "terms/evidence.h"

#include "terms/letters.h"
#include "terms/lexicon.h"
#include "text/utf8.h"

/* The words beside the one in doubt, within the sentence. */
struct around {
    struct str word, prev, next;
    struct str tail;    /* of the word, behind the term */
    bool closed_before; /* a closing quotation mark or bracket stands right before, at most a space between */
    bool nominal;       /* the tail has a particle that verbs do not take */
    bool sentence_end;  /* a full stop, question mark or the end of the text follows */
};

static size_t back_over_spaces(struct str text, size_t at)
{
    while (at > 0 && text.at[at - 1] == ' ')
        at--;
    return at;
}

static struct str word_before(struct str text, size_t at)
{
    size_t end = back_over_spaces(text, at), from = end, len;
    if (end == at)
        return str_of("");
    while (from > 0 && is_letter(utf8_before(text, from, &len)))
        from -= len;
    return str_slice(text, from, end - from);
}

static struct str word_after(struct str text, size_t at)
{
    size_t from = at, len;
    while (from < text.len && text.at[from] == ' ')
        from++;
    size_t end = from;
    while (end < text.len && is_letter(utf8_at(text, end, &len)))
        end += len;
    return from == at ? str_of("") : str_slice(text, from, end - from);
}

static bool is_closing(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '>' || c == '`' || c == 0x2019 || c == 0x201D ||
           (c >= 0x3008 && c <= 0x301B && (c & 1));
}

static bool is_stop(struct str text, size_t at)
{
    while (at < text.len && text.at[at] == ' ')
        at++;
    uint32_t c = utf8_at(text, at, NULL);
    return c == 0 || c == '\n' || c == '.' || c == '?' || c == '!' || c == '~' || c == '^' || c == 0x2026;
}

static struct around look_around(struct str text, size_t at, size_t end, const struct found *found)
{
    struct around a = {.word = str_slice(text, at, end - at),
                       .prev = word_before(text, at),
                       .next = word_after(text, end),
                       .sentence_end = is_stop(text, end),
                       .nominal = found->nominal};
    a.tail = str_slice(a.word, found->at + found->len, a.word.len);
    a.closed_before = is_closing(utf8_before(text, back_over_spaces(text, at), NULL));
    return a;
}

/* Every word of the lists begins with a character of three bytes, and most do not even
 * share the first: a look at three bytes spares the comparison. */
static bool same_three(const char *a, const char *b)
{
    return a[0] == b[0] && a[1] == b[1] && a[2] == b[2];
}

static bool starts_any(struct str s, const char *const *list)
{
    if (s.len < 3)
        return false;
    for (; *list; list++)
        if (same_three(s.at, *list) && str_starts(s, *list))
            return true;
    return false;
}

static bool ends_any(struct str s, const char *const *list)
{
    for (; *list; list++)
        if (str_ends(s, *list) && s.len > strlen(*list))
            return true;
    return false;
}

static bool is_any(struct str s, const char *const *list)
{
    if (s.len < 3)
        return false;
    for (; *list; list++)
        if (same_three(s.at, *list) && str_is(s, *list))
            return true;
    return false;
}

static unsigned final_of(struct str s)
{
    uint32_t c = utf8_before(s, s.len, NULL);
    return hangul_is_syllable(c) ? hangul_final(c) : 0;
}

/* ---- verbs: 높이고, 피해, 보기, 주지 ---- */

/* What follows a verb's form by the form's last syllable: 보고 있다, 주지 않다, 보기 위해. */
static const struct {
    const char *ending;
    const char *const *next;
} after_verb[] = {
    {"고", (const char *const[]){"있", "싶", "나서", "나면", "계시", "계셨", "다니", "말았", "말 ", NULL}},
    {"지", (const char *const[]){"않", "못", "말", "마라", "마십", "마세", NULL}},
    {"게", (const char *const[]){"하", "했", "한", "되", "됐", "된", "만들", "만든", NULL}},
    {"면", (const char *const[]){"된", "되", "안 ", "좋", "돼", NULL}},
    {"기", (const char *const[]){"위해", "위하", "위한", "때문", "시작", "힘들", "힘든", "어렵",   "어려", "쉽",
                                 "쉬운", "쉬워", "좋",   "싫",   "드물", "드문", "전에", "전까지", "바랍", "바라",
                                 "바란", "편하", "편한", "불편", "나쁘", "원하", "원했", "일쑤",   "직전", "직후",
                                 "십상", "버거", "민망", "무섭", "아깝", "아까", "미안", "나름",   "마련", NULL}},
};

static bool goes_on_as_verb(const struct around *a)
{
    for (size_t i = 0; i < sizeof after_verb / sizeof *after_verb; i++)
        if (str_ends(a->word, after_verb[i].ending) && starts_any(a->next, after_verb[i].next))
            return true;
    return false;
}

/* 가지는 않다, 주기도 하다: the particle stands behind the verb's form. */
static bool goes_on_past_particle(const struct around *a, struct str term)
{
    if (!is_any(a->tail, (const char *const[]){"도", "는", "만", "를", NULL}))
        return false;
    if (str_ends(term, "지"))
        return starts_any(a->next, (const char *const[]){"않", "못", NULL});
    return str_ends(term, "기") && starts_any(a->next, (const char *const[]){"하", "했", "한", "합", NULL});
}

/* An object or a person given to asks for a verb. */
static const char *const objects[] = {"을", "를", NULL};
static const char *const datives[] = {"에게", "한테", "께", NULL};

/* The term is the verb's stem itself and what follows can hardly be the copula. */
static bool stem_and_ending(const struct around *a, struct str term)
{
    static const char *const endings[] = {
        "고",   "기",   "기도", "기에", "기를", "기로",   "기만", "기는", "며",   "면", "면서", "니", "니까", "여",
        "여서", "여도", "여야", "어",   "어서", "지",     "지만", "지는", "지도", "다", "다가", "던", "거나", "게",
        "려고", "려는", "도록", "자",   "므로", "면서도", "라고", "네",   "네요", "죠", "어요", NULL};
    return (lexicon_classes(term) & WORD_STEM) && is_any(a->tail, endings);
}

/* The term is a form in -아/-어 and what follows hangs on such forms: 피해서, 심해요. */
static bool form_and_ending(const struct around *a, struct str term)
{
    static const char *const endings[] = {"서", "야", "요", "서는", "서도", "선", "야만", "져", "진", NULL};
    return (lexicon_classes(term) & WORD_FORM_EO) && is_any(a->tail, endings);
}

/* 후한 가산점: an adjective no dictionary has as a noun, before a known noun. */
static bool says_adnominal(const struct around *a, struct str term)
{
    unsigned classes = lexicon_classes(term);
    if (a->tail.len || !(classes & WORD_FORM_N) || classes & WORD_NOUN)
        return false;
    for (size_t len = a->next.len - a->next.len % 3; len >= 6; len -= 3)
        if (lexicon_classes(str_slice(a->next, 0, len)) & WORD_NOUN)
            return true;
    return false;
}

/* 마련해 주기, 찾아 보기: an auxiliary behind a form in -아/-어. */
static bool says_auxiliary(const struct around *a)
{
    static const char *const auxiliaries[] = {"주", "보", "버", "내", "가", "오", "놓", "두", NULL};
    unsigned before = lexicon_classes(a->prev);
    return (before & WORD_FORM_EO) && !(before & WORD_NOUN) && starts_any(a->word, auxiliaries);
}

static bool says_verb(const struct around *a, struct str term)
{
    if (stem_and_ending(a, term) || form_and_ending(a, term))
        return true;
    if (term.len <= 3)
        return false;
    if (says_adnominal(a, term) || says_auxiliary(a))
        return true;
    if (goes_on_past_particle(a, term) || is_any(a->prev, (const char *const[]){"안", "못", NULL}))
        return true;
    if (ends_any(a->prev, datives) && !a->nominal)
        return true; /* 국민에게 주지만 */
    if (a->tail.len)
        return false;
    if (goes_on_as_verb(a) || ends_any(a->prev, objects))
        return true;
    return a->sentence_end && str_ends(a->word, "요");
}

/* ---- one syllable and a particle: 명의, 양도, 주의, 위로 ---- */

static bool is_number_word(struct str s)
{
    static const char *const numerals[] = {"한",   "두",   "세",     "네",     "다섯", "여섯", "일곱", "여덟", "아홉",
                                           "열",   "몇",   "몇몇",   "여러",   "스무", "서너", "두세", "십여", "수십",
                                           "수백", "수천", "수십여", "수백여", "각",   "석",   "넉",   NULL};
    static const char *const ends[] = {"십여", "백여", "천여", "만여", "십", "백", "천", "만", "억", "여", NULL};
    uint32_t last = utf8_before(s, s.len, NULL), first = utf8_at(s, 0, NULL);
    if (script_of(last) == SCRIPT_DIGIT || is_any(s, numerals))
        return true;
    return script_of(first) == SCRIPT_DIGIT && ends_any(s, ends);
}

static bool is_counter(struct str syllable)
{
    static const char *const counters[] = {"명", "건", "대", "개", "권", "번", "장", "회", "차", "년", "월",
                                           "일", "시", "분", "초", "원", "척", "발", "점", "곳", "채", "쌍",
                                           "주", "호", "층", "위", "조", "세", "살", "배", "편", "통", "도",
                                           "종", "인", "기", "정", "군", "국", "동", "여", NULL};
    return is_any(syllable, counters);
}

/* 플로리다 주의, 히로시마 성의: a name before it that no dictionary has. */
static bool names_region(const struct around *a, struct str first)
{
    static const char *const regions[] = {"주", "성", "시", "군", "구", "도", "현", "읍", "면", "부", NULL};
    return is_any(first, regions) && a->prev.len >= 6 && lexicon_classes(a->prev) == 0 &&
           script_of(utf8_before(a->prev, a->prev.len, NULL)) == SCRIPT_HANGUL &&
           !ends_any(a->prev,
                     (const char *const[]){"의", "은",   "는", "이", "가", "을", "를", "에", "로", "과", "와", "도",
                                           "한", "한테", "만", "서", "께", "지", "고", "면", "게", "어", "아", NULL});
}

static bool is_bare_noun(struct str s)
{
    return s.len >= 6 && (lexicon_classes(s) & WORD_NOUN);
}

/* 양도 많고, 위로 올라: predicates that ask for the noun + particle. */
static bool says_short(const struct around *a)
{
    static const char *const amounts[] = {"많",   "적",   "좋",   "크",   "작",   "없",   "있",   "나쁘",
                                          "훌륭", "괜찮", "푸짐", "넉넉", "풍부", "대단", "상당", "굉장",
                                          "진짜", "정말", "아주", "매우", "꽤",   "참",   NULL};
    static const char *const motions[] = {"올라", "올려", "올리", "오르", "내려", "솟",   "떠",
                                          "날",   "향",   "뻗",   "치솟", "옮",   "이동", NULL};
    struct str first = str_slice(a->word, 0, 3), rest = str_slice(a->word, 3, a->word.len);
    if (is_number_word(a->prev) && is_counter(first))
        return true;
    if (str_is(rest, "의") && names_region(a, first))
        return true;
    if (a->tail.len || a->next.len == 0)
        return false;
    if (str_is(rest, "도") && str_ends(a->prev, "도") && a->prev.len >= 6)
        return true; /* 맛도 양도 */
    if (str_is(rest, "의") && str_is(str_slice(a->next, 0, 3), "것"))
        return true; /* 낮은 질의 것 */
    if (str_is(a->word, "상의") && is_bare_noun(a->prev))
        return true;
    return (str_is(rest, "도") && starts_any(a->next, amounts)) || (str_is(rest, "로") && starts_any(a->next, motions));
}

/* ---- endings and particles: '…'이란, -ㄹ지도 ---- */

/* 떠난 지도, 버틸 수가, 그럴 리가: a bound noun behind an adnominal form, which only
 * certain predicates (or, with 지, a number) go on from. */
static bool says_bound_noun(const struct around *a)
{
    static const char *const bound[] = {"지", "수", "리", "법", "줄", "데", "만", "듯", "바", "터", "체", "척", NULL};
    static const char *const after[] = {"있", "없", "하", "했", "한", "할", "됐", "되", "만무", NULL};
    unsigned final = final_of(a->prev);
    if (a->tail.len || !is_any(str_slice(a->word, 0, 3), bound) || (final != 8 && final != 4) ||
        str_ends(a->prev, "는") || str_ends(a->prev, "은"))
        return false;
    if (starts_any(a->next, (const char *const[]){"모르", "모른", "모를", "몰", NULL}))
        return true;
    if (is_bare_noun(a->prev))
        return false;
    return starts_any(a->next, after) || is_number_word(a->next) ||
           script_of(utf8_at(a->next, 0, NULL)) == SCRIPT_DIGIT ||
           is_any(a->next, (const char *const[]){"십", "오래", NULL});
}

static bool says_ending(const struct around *a)
{
    return a->closed_before || says_bound_noun(a);
}

/* 여명: -여 명 behind a number, in one word or two. */
static bool says_count(const struct around *a)
{
    return str_starts(a->word, "여명") && (is_number_word(a->prev));
}

unsigned evidence_weigh(struct str text, size_t at, size_t end, const struct found *found)
{
    enum { DOUBTFUL = 60, AGAINST = 20 };
    if (found->doubts == 0)
        return EVIDENCE_CERTAIN;
    if (found->doubts & DOUBT_COMPOUND)
        return EVIDENCE_COMPOUND;
    struct around a = look_around(text, at, end, found);
    struct str term = str_slice(a.word, found->at, found->len);
    if ((found->doubts & DOUBT_ENDING) && says_ending(&a))
        return AGAINST;
    if ((found->doubts & DOUBT_VERB) && says_verb(&a, term))
        return AGAINST;
    if ((found->doubts & DOUBT_SHORT) && (says_short(&a) || says_bound_noun(&a)))
        return AGAINST;
    if (says_count(&a))
        return AGAINST;
    return DOUBTFUL;
}
