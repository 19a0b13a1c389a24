#include "terms/evidence.h"

#include "terms/letters.h"
#include "terms/lexicon.h"
#include "terms/wordhash.h"
#include "text/utf8.h"

/* The words beside the one in doubt, within the sentence. What comes in here goes into
 * around_mark() too. */
struct around {
    struct str word, prev, next;
    struct str tail;    /* of the word, behind the term */
    bool closed_before; /* a closing quotation mark or bracket stands right before, at most a space between */
    bool nominal;       /* the tail has a particle that verbs do not take */
    bool sentence_end;  /* a full stop, question mark or the end of the text follows */
    bool stands_alone;  /* no space and word follow: a sign or the end does */
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
    while (from >= 3 && is_syllable_at(text.at + from - 3))
        from -= 3;
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
    while (text.len - end >= 3 && is_syllable_at(text.at + end))
        end += 3;
    while (end < text.len && is_letter(utf8_at(text, end, &len)))
        end += len;
    return from == at ? str_of("") : str_slice(text, from, end - from);
}

/* The letters that `text` begins with. */
static struct str word_here(struct str text)
{
    size_t end = 0, len;
    while (end < text.len && is_letter(utf8_at(text, end, &len)))
        end += len;
    return str_slice(text, 0, end);
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
                       .stands_alone = end == text.len || text.at[end] != ' ',
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

/* Does a known noun of two syllables and more begin it? 한국도 is no form of 하다. */
static bool begins_noun(struct str s)
{
    for (size_t len = s.len - s.len % 3; len >= 6; len -= 3)
        if (lexicon_classes(str_slice(s, 0, len)) & WORD_NOUN)
            return true;
    return false;
}

static bool is_bare_noun(struct str s)
{
    return s.len >= 6 && (lexicon_classes(s) & WORD_NOUN);
}

/* ---- verbs: 높이고, 피해, 보기, 주지 ---- */

/* What a verb's form goes on with, by the form's last syllable: 보고 있다, 주지 않다, 가야 한다.
 * The auxiliaries of Korean grammar for each ending; behind -기 the adjectives that judge
 * doing it, the verbs of wishing and beginning, and the nouns that take -기 before them. */
static const struct {
    const char *ending;
    const char *const *next;
} after_verb[] = {
    {"고", (const char *const[]){"있", "싶", "나서", "나면", "나니", "계시", "계셨", "계신", "다니", "다녀", "다녔",
                                 "말았", "말 ", "보니", "보면", NULL}},
    {"지", (const char *const[]){"않", "못", "말", "마라", "마십", "마세", NULL}},
    {"게", (const char *const[]){"하", "했", "한", "할", "해", "되", "됐", "된", "될", "돼", "만들", "만든", NULL}},
    {"면", (const char *const[]){"된", "되", "안 ", "좋", "돼", "될", NULL}},
    {"야", (const char *const[]){"하", "했", "한", "할", "함", "합", "해", "되", "됐", "된", "될", "돼", "만", NULL}},
    {"기", (const char *const[]){"위해", "위하", "위한", "때문", "시작", "힘들", "힘든", "힘드", "어렵",   "어려",
                                 "쉽",   "쉬운", "쉬워", "좋",   "싫",   "드물", "드문", "전에", "전까지", "바랍",
                                 "바라", "바란", "편하", "편한", "불편", "나쁘", "원하", "원했", "일쑤",   "직전",
                                 "직후", "십상", "버거", "버겁", "벅차", "벅찬", "민망", "무섭", "두렵",   "부끄",
                                 "아깝", "아까", "미안", "나름", "마련", "까다", "수월", "지루", "그지없", NULL}},
};

/* An entry of one syllable also begins nouns; one that ends in a space is the whole word. */
static bool goes_on_with(struct str next, const char *const *list)
{
    for (; *list; list++) {
        size_t len = strlen(*list);
        if ((*list)[len - 1] == ' ' && next.len == len - 1 && memcmp(next.at, *list, next.len) == 0)
            return true;
        if (str_starts(next, *list) && (len > 3 || !begins_noun(next)))
            return true;
    }
    return false;
}

static bool goes_on_as_verb(const struct around *a)
{
    for (size_t i = 0; i < sizeof after_verb / sizeof *after_verb; i++)
        if (str_ends(a->word, after_verb[i].ending) && goes_on_with(a->next, after_verb[i].next))
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
    return str_ends(term, "기") && goes_on_with(a->next, (const char *const[]){"하", "했", "한", "합", NULL});
}

/* An object, a person given to and what is quoted ask for a verb. */
static const char *const objects[] = {"을", "를", NULL};
static const char *const datives[] = {"에게", "한테", "께", NULL};
static const char *const quotes[] = {"라고", "다고", "자고", "냐고", NULL};

static bool wants_verb(struct str s)
{
    static const char *const adverbial[] = {"로", "처럼", "게", NULL};
    return ends_any(s, objects) || ends_any(s, quotes) || ends_any(s, adverbial);
}

/* The term is the verb's stem itself and what follows can hardly be the copula. */
static bool stem_and_ending(const struct around *a, struct str term)
{
    static const char *const endings[] = {
        "고",   "고도",   "고서",   "고자", "기",   "기도",   "기에", "기를", "기로",   "기만", "기는", "기엔", "며",
        "면",   "면서",   "면서도", "니",   "니까", "여",     "여서", "여도", "여야",   "였다", "였고", "였던", "어",
        "어서", "어도",   "어야",   "지",   "지만", "지는",   "지도", "지를", "다",     "다가", "다고", "다는", "다며",
        "다면", "다지만", "던",     "던데", "거나", "게",     "게도", "겠다", "겠지만", "려고", "려는", "려면", "려다",
        "러",   "도록",   "자",     "자고", "자는", "자마자", "므로", "라고", "네",     "네요", "죠",   "어요", "지요",
        "느냐", "느라",   "는데",   "는지", "는다", "더라도", "더니", "더군", "수록",   NULL};
    if (lexicon_classes(term) & WORD_STEM)
        return is_any(a->tail, endings);
    /* 안내를 해주고, 자가용을 사려면: the verb is longer than the term; as a noun it would be the copula without
     * its 이, which wants no object (판소리의 대가다) */
    return is_any(a->tail, endings) && wants_verb(a->prev) && word_is_verbal(a->word);
}

static bool is_subject(struct str s)
{
    return s.len > 3 && ends_any(s, (const char *const[]){"이", "가", NULL}) &&
           (lexicon_classes(str_slice(s, 0, s.len - 3)) & WORD_NOUN);
}

/* 돈을 벌이는, 왕으로 불리는, 핏줄이 보이는: -는 is an ending where what stands before wants a verb and a
 * noun follows. */
static bool stem_and_modifier(const struct around *a, struct str term)
{
    return str_is(a->tail, "는") && (lexicon_classes(term) & WORD_STEM) && a->next.len &&
           (wants_verb(a->prev) || is_subject(a->prev));
}

/* The term is a form in -아/-어 and what follows hangs on such forms: 피해서, 심해요. */
static bool form_and_ending(const struct around *a, struct str term)
{
    static const char *const endings[] = {"서", "야", "요", "서는", "서도", "선", "야만", "져", "진", NULL};
    return (lexicon_classes(term) & WORD_FORM_EO) && is_any(a->tail, endings);
}

/* 남아 있다: a form in -아/-어 before an auxiliary that no noun has beside it. */
static bool form_and_auxiliary(const struct around *a, struct str term)
{
    static const char *const auxiliaries[] = {"있",   "계시", "계신", "버리", "버린",
                                              "버렸", "놓고", "놓은", "놓았", NULL};
    return a->tail.len == 0 && (lexicon_classes(term) & WORD_FORM_EO) && starts_any(a->next, auxiliaries);
}

/* 나선 것, 드릴 수: only adnominal forms stand before these bound nouns. */
static bool form_and_bound_noun(const struct around *a, struct str term)
{
    struct str first = str_slice(a->next, 0, 3), rest = str_slice(a->next, first.len, a->next.len);
    return a->tail.len == 0 && (lexicon_classes(term) & (WORD_FORM_N | WORD_FORM_L)) &&
           syllable_among(first, "것거수줄바데적채듯") && josa_tail(rest, BATCHIM_UNKNOWN, 1).kind != TAIL_NOT;
}

/* 에 대한, 를 위해, 로 인하여: verbs that only tie the noun before them to what follows, each
 * with the particle it asks for. */
static bool says_link(const struct around *a)
{
    static const char *const behind_e[] = {"대한", "대해", "대하여", "관한", "관해", "관하여", "의한", "의해", "의하",
                                           "비한", "비해", "비하",   "따른", "따라", "따르",   "반한", "반해", "반하",
                                           "준한", "준해", "준하",   "응한", "응해", "응하",   "임한", "임해", "임하",
                                           "처한", "처해", "처하",   "속한", "속해", "속하",   "접한", "접해", "접하",
                                           "한해", "한하", "걸친",   "걸쳐", NULL};
    static const char *const behind_ro[] = {"인한", "인해", "인하여", "향한", "향해", "향하", NULL};
    static const char *const behind_gi[] = {"위한", "위해", "위하", NULL};
    if (a->nominal)
        return false;
    return (ends_any(a->prev, (const char *const[]){"에", NULL}) && starts_any(a->word, behind_e)) ||
           (ends_any(a->prev, (const char *const[]){"로", NULL}) && starts_any(a->word, behind_ro)) ||
           (ends_any(a->prev, (const char *const[]){"기", NULL}) && starts_any(a->word, behind_gi));
}

/* 후한 가산점: an adjective no dictionary has as a noun, before a known noun. */
static bool says_adnominal(const struct around *a, struct str term)
{
    unsigned classes = lexicon_classes(term);
    return a->tail.len == 0 && (classes & WORD_FORM_N) && !(classes & WORD_NOUN) && begins_noun(a->next);
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
    if (stem_and_ending(a, term) || stem_and_modifier(a, term) || form_and_ending(a, term) || says_link(a))
        return true;
    if (term.len <= 3)
        return false;
    if (says_adnominal(a, term) || says_auxiliary(a) || form_and_auxiliary(a, term) || form_and_bound_noun(a, term))
        return true;
    if (goes_on_past_particle(a, term) || is_any(a->prev, (const char *const[]){"안", "못", NULL}))
        return true;
    if ((ends_any(a->prev, datives) || ends_any(a->prev, quotes)) && !a->nominal)
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
    static const char *const numerals[] = {
        "한",   "두",   "세",   "네",   "다섯", "여섯",   "일곱",   "여덟",   "아홉", "열",   "몇",   "몇몇", "여러",
        "스무", "서른", "마흔", "쉰",   "예순", "일흔",   "여든",   "아흔",   "한두", "두세", "서너", "너댓", "대여섯",
        "십여", "수십", "수백", "수천", "수만", "수십여", "수백여", "수천여", "각",   "석",   "넉",   "온",   NULL};
    static const char *const ends[] = {"십여", "백여", "천여", "만여", "십", "백", "천", "만", "억", "여", NULL};
    uint32_t last = utf8_before(s, s.len, NULL), first = utf8_at(s, 0, NULL);
    if (script_of(last) == SCRIPT_DIGIT || is_any(s, numerals))
        return true;
    return script_of(first) == SCRIPT_DIGIT && ends_any(s, ends);
}

/* Counters of one syllable (단위 명사). */
static bool is_counter(struct str syllable)
{
    return syllable_among(syllable, "명건대개권번장회차년월일시분초원척발점곳채쌍주호층위조세살배편통도종인기정군국동여"
                                    "승패석표등팀병잔판줄칸톤쪽벌필부");
}

/* 50 여명: -여 and a counter behind a figure, written together. */
static bool says_count(const struct around *a)
{
    return a->word.len >= 6 && str_is(str_slice(a->word, 0, 3), "여") && is_counter(str_slice(a->word, 3, 3)) &&
           is_number_word(a->prev);
}

/* A name no dictionary has, standing bare: 플로리다. */
static bool is_foreign_name(struct str s)
{
    static const char *const particles[] = {"의", "은",   "는", "이", "가", "을", "를", "에", "로", "과", "와", "도",
                                            "한", "한테", "만", "서", "께", "지", "고", "면", "게", "어", "아", NULL};
    return s.len >= 6 && lexicon_classes(s) == 0 && script_of(utf8_before(s, s.len, NULL)) == SCRIPT_HANGUL &&
           !ends_any(s, particles) && !word_is_verbal(s);
}

/* 플로리다 주의, 히로시마 현의: the unit of government behind a name. */
static bool names_region(const struct around *a, struct str first)
{
    static const char regions[] = "주성시군구도현읍면동부";
    return syllable_among(first, regions) && is_foreign_name(a->prev);
}

/* A noun, a name, a verb made one: what 내의, 전의 may be of. */
static bool may_relate(struct str prev)
{
    static const char determiners[] = "그이저한두세네몇각전현첫";
    if (str_ends(prev, "들"))
        prev = str_slice(prev, 0, prev.len - 3);
    if (prev.len == 3)
        return lexicon_classes(prev) & WORD_NOUN && !syllable_among(prev, determiners);
    return is_bare_noun(prev) || str_ends(prev, "기") || is_foreign_name(prev);
}

/* 정당 내의, 전쟁 전의, 수사 중인, 의원 측은: where, when and whose side, written apart from its noun. */
static bool says_relation(const struct around *a, struct str first, struct str rest)
{
    if (!may_relate(a->prev))
        return false;
    if (syllable_among(first, "측쪽씨등"))
        return true;
    if (a->next.len == 0)
        return false;
    return (str_is(rest, "의") && syllable_among(first, "전후내외상하중간앞뒤옆밑안밖속위")) ||
           (str_is(rest, "인") && str_is(first, "중"));
}

/* 양도 많고, 열도 안 재고: how much, how good, not at all, and the adverbs of degree follow -도
 * and hardly a noun without its particle. */
static bool goes_on_from_do(struct str next)
{
    static const char *const after[] = {"많",   "적고", "적은",   "적어",   "적다", "없",   "있",     "안",
                                        "못",   "좋",   "크고",   "작고",   "나쁘", "괜찮", "아니",   "아닌",
                                        "아닐", "진짜", "정말",   "아주",   "매우", "꽤",   "참",     "너무",
                                        "무척", "몹시", "상당히", "굉장히", "별로", "전혀", "그다지", NULL};
    return goes_on_with(next, after);
}

/* 위로 올라: verbs of motion ask for the direction. */
static bool goes_on_from_ro(struct str next)
{
    static const char *const motions[] = {
        "올라", "올려", "올린", "올리", "오르", "오른", "내려", "내린", "내리", "솟",   "치솟", "떠", "떠오", "날아",
        "향",   "뻗",   "옮",   "이동", "움직", "넘어", "지나", "뛰",   "튀",   "쏟",   "던",   "밀", "들어", "나가",
        "나와", "돌아", "가는", "가면", "갈",   "갔",   "가다", "가고", "오는", "오면", "왔",   NULL};
    return goes_on_with(next, motions);
}

static bool says_short(const struct around *a)
{
    struct str first = str_slice(a->word, 0, 3), rest = str_slice(a->word, 3, a->word.len);
    if (is_number_word(a->prev) && is_counter(first))
        return true;
    if (str_is(rest, "의") && names_region(a, first))
        return true;
    if (says_relation(a, first, rest))
        return true;
    if (a->tail.len || a->next.len == 0)
        return false;
    if (str_is(rest, "도") && str_ends(a->prev, "도") && a->prev.len >= 6)
        return true; /* 맛도 양도 */
    if (str_is(rest, "의") && str_is(str_slice(a->next, 0, 3), "것"))
        return true; /* 낮은 질의 것: 것 has no bare noun before it */
    return (str_is(rest, "도") && goes_on_from_do(a->next)) || (str_is(rest, "로") && goes_on_from_ro(a->next));
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

/* ---- terms of one syllable: 한·미·일, 한 달 ---- */

/* Folded text has one kind of middle dot. */
static bool is_dot(uint32_t c)
{
    return c == 0xB7;
}

/* Does one letter, with particles at most, begin `text`? */
static bool begins_single(struct str text)
{
    struct str word = word_here(text);
    size_t len;
    if (word.len == 0)
        return false;
    utf8_at(word, 0, &len);
    return josa_tail(str_slice(word, len, word.len), BATCHIM_UNKNOWN, 1).kind != TAIL_NOT;
}

/* Does one letter end `text`, a run of its own? */
static bool ends_single(struct str text)
{
    size_t len;
    if (text.len == 0 || !is_letter(utf8_before(text, text.len, &len)))
        return false;
    return text.len == len || !is_letter(utf8_before(text, text.len - len, NULL));
}

/* 한·미·일: a list of single characters is a list of short forms of names. */
static bool stands_in_list(struct str text, size_t at, size_t end)
{
    size_t len;
    if (at > 0 && is_dot(utf8_before(text, at, &len)) && ends_single(str_slice(text, 0, at - len)))
        return true;
    return end < text.len && is_dot(utf8_at(text, end, &len)) && begins_single(str_slice(text, end + len, text.len));
}

/* 한 달, 이 사람: a numeral or determiner before its noun. */
static bool says_determiner(const struct around *a, struct str term)
{
    return a->tail.len == 0 && a->next.len && syllable_among(term, "한두세네이그저몇각새헌첫전현총");
}

static unsigned weigh(const struct around *a, const struct found *found)
{
    enum { DOUBTFUL = 60, AGAINST = 20 };
    struct str term = str_slice(a->word, found->at, found->len);
    if ((found->doubts & DOUBT_SINGLE) && says_determiner(a, term))
        return AGAINST;
    if ((found->doubts & DOUBT_ENDING) && says_ending(a))
        return AGAINST;
    if ((found->doubts & DOUBT_VERB) && says_verb(a, term))
        return AGAINST;
    if ((found->doubts & DOUBT_SHORT) && (says_short(a) || says_bound_noun(a)))
        return AGAINST;
    if ((found->doubts & DOUBT_COUNT) && says_count(a))
        return AGAINST;
    if ((found->doubts & DOUBT_PERSON) && a->stands_alone)
        return AGAINST; /* 세르비아인(31 %): the copula's 인 has a noun behind it */
    return DOUBTFUL;
}

/* Of all that weigh() asks; the word decides what is found in it. */
static uint64_t around_mark(const struct around *a, const struct found *found)
{
    uint64_t beside = wordhash_fold(wordhash(a->prev.at, a->prev.len), ~wordhash(a->next.at, a->next.len));
    unsigned flags =
        (unsigned)a->closed_before | (unsigned)a->sentence_end << 1 | (unsigned)a->stands_alone << 2 | found->at << 3;
    return wordhash_mix(beside ^ flags, wordhash(a->word.at, a->word.len));
}

unsigned evidence_weigh(uint64_t *memo, struct str text, size_t at, size_t end, const struct found *found)
{
    enum { CONFIDENCE = 127 };
    if (found->doubts == 0)
        return EVIDENCE_CERTAIN;
    if (found->doubts & DOUBT_COMPOUND)
        return EVIDENCE_COMPOUND;
    if ((found->doubts & DOUBT_SINGLE) && stands_in_list(text, at, end))
        return EVIDENCE_CERTAIN;
    struct around a = look_around(text, at, end, found);
    if (!memo)
        return weigh(&a, found);
    uint64_t mark = around_mark(&a, found), *slot = &memo[mark >> 32 & (EVIDENCE_SLOTS - 1)];
    if ((*slot ^ mark) > CONFIDENCE)
        *slot = (mark & ~(uint64_t)CONFIDENCE) | weigh(&a, found);
    return *slot & CONFIDENCE;
}
