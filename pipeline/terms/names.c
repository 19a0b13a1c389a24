#include "terms/names.h"

#include "terms/josa.h"
#include "terms/letters.h"
#include "terms/lexicon.h"
#include "terms/romanize.h"
#include "terms/word.h"
#include "text/utf8.h"

/* Titles that follow a name in news copy. */
static const char *const titles[] = {
    "의원",   "대통령",   "장관",     "차관",     "대표",       "총리",   "부총리", "위원장", "부위원장", "교수",
    "회장",   "부회장",   "사장",     "부사장",   "의장",       "부의장", "총장",   "원장",   "청장",     "시장",
    "지사",   "도지사",   "군수",     "구청장",   "교육감",     "검사",   "검사장", "판사",   "변호사",   "감독",
    "선수",   "기자",     "작가",     "대변인",   "비서관",     "수석",   "실장",   "국장",   "과장",     "팀장",
    "본부장", "센터장",   "소장",     "서장",     "이사장",     "이사",   "전무",   "상무",   "연구원",   "박사",
    "씨",     "여사",     "군",       "양",       "옹",         "목사",   "신부",   "스님",   "추기경",   "대법관",
    "재판관", "재판장",   "특사",     "대사",     "총영사",     "사령관", "중장",   "소장",   "대장",     "후보",
    "당선인", "최고위원", "원내대표", "사무총장", "정책위의장", "배우",   "가수",   "코치",   "단장",     "학장",
    "처장",   "차장",     "부장",     NULL};
/* Words that look like a family and a given name. */
static const char *const others[] = {"여러", "모든", "어느", "이런", "저런", "그런", "다른", "이번",
                                     "지난", "전체", "당시", "한편", "우리", "여성", "남성", "신임",
                                     "전임", "현직", "전직", "정부", "국내", "최근", NULL};
/* Heroes of novels and history whom the lexicon has among the nouns; people are called so, and forms are filled
 * in with the first as with John Doe. */
static const char *const heroes[] = {"홍길동", "이순신", "안중근", "유관순", "장보고",
                                     "이몽룡", "성춘향", "임꺽정", NULL};
/* What the names of ministries, parties, universities, firms, teams … end in. */
static const char *const houses[] = {"부",   "당",   "힘",   "대",     "청",   "처",     "원",   "회",
                                     "위",   "시",   "도",   "군",     "구",   "학교",   "병원", "은행",
                                     "증권", "그룹", "전자", "연구소", "센터", "공사",   "공단", "재단",
                                     "노조", "본부", "신문", "일보",   "방송", "대표팀", NULL};
static const char *const befores[] = {"전", "현", "신임", "당시", "고", NULL};

enum { SYLLABLE = 3 /* bytes */ };

struct cursor {
    struct str text;
    size_t at;
};

/* The next run of syllables after blanks; "" when something else comes. */
static struct str next_word(struct cursor *c)
{
    size_t len;
    while (c->at < c->text.len && c->text.at[c->at] == ' ')
        c->at++;
    size_t from = c->at;
    while (c->at < c->text.len && script_of(utf8_at(c->text, c->at, &len)) == SCRIPT_HANGUL)
        c->at += len;
    return str_slice(c->text, from, c->at - from);
}

static bool is_any(struct str s, const char *const *list)
{
    for (; *list; list++)
        if (str_is(s, *list))
            return true;
    return false;
}

/* The title a word begins with when the rest is a tail; "" else. The longest wins. */
static struct str title_of(struct str word)
{
    struct str best = str_of("");
    for (size_t i = 0; word.len >= SYLLABLE && titles[i]; i++) {
        if (memcmp(titles[i], word.at, SYLLABLE) != 0)
            continue;
        size_t len = strlen(titles[i]);
        if (len <= best.len || !str_starts(word, titles[i]))
            continue;
        struct str title = str_slice(word, 0, len);
        enum batchim sound = hangul_batchim(utf8_before(title, title.len, NULL));
        if (josa_tail(str_slice(word, len, word.len), sound, len / 3).kind != TAIL_NOT)
            best = title;
    }
    return best;
}

/* 홍길동(45·서울): what is told of a person in brackets. */
static void skip_brackets(struct cursor *c)
{
    enum { MOST = 80 /* bytes */ };
    ptrdiff_t end = c->at < c->text.len && c->text.at[c->at] == '(' ? str_find(c->text, str_of(")"), c->at) : -1;
    if (end > 0 && (size_t)end - c->at <= MOST)
        c->at = (size_t)end + 1;
}

/* 통일부, 한나라당, 연세대: where somebody holds the title. */
static bool is_house(struct str word)
{
    enum { SHORTEST = 9 /* bytes: three syllables */ };
    for (size_t i = 0; word.len >= SHORTEST && houses[i]; i++)
        if (str_ends(word, houses[i]))
            return true;
    return false;
}

/* The title that follows: in the next word, behind 전, 현 …, or behind the house it is
 * held in when the name is whole. */
static struct str title_after(struct cursor c, bool whole)
{
    skip_brackets(&c);
    struct str word = next_word(&c);
    if (is_any(word, befores))
        word = next_word(&c);
    struct str title = title_of(word);
    if (title.len || !whole || !is_house(word))
        return title;
    word = next_word(&c);
    return title_of(is_any(word, befores) ? next_word(&c) : word);
}

static bool is_given(struct str given)
{
    return given.len == 3 || given.len == 6;
}

/* 국회는, 기업의, 집에서: a noun with its particle, three syllables long like a name. */
static bool is_noun_and_tail(struct str name)
{
    for (size_t len = SYLLABLE; len < name.len; len += SYLLABLE) {
        struct str noun = str_slice(name, 0, len);
        if (name.len - len > len || !(lexicon_classes(noun) & WORD_NOUN))
            continue;
        enum tail_kind kind =
            josa_tail(str_slice(name, len, name.len), hangul_batchim(utf8_before(noun, len, NULL)), len / SYLLABLE)
                .kind;
        if (kind == TAIL_JOSA || kind == TAIL_COPULA)
            return true;
    }
    return false;
}

/* A family and a given name that are another word together. */
static bool is_other_word(struct str name)
{
    return (lexicon_classes(name) & (WORD_NOUN | WORD_ADVERB | WORD_FORM_N | WORD_FORM_L | WORD_FORM_EO)) ||
           is_noun_and_tail(name);
}

/* 연세대 교수, 반대측 대표: a university, a side. */
static bool is_place_of(struct str name, struct str title)
{
    static const char *const learned[] = {"교수", "총장", "학장", "박사", NULL};
    return str_ends(name, "측") || (str_ends(name, "대") && is_any(title, learned));
}

/* Titles that may be written on to the name: not 군, 양, 옹, which end too many words
 * (양평군, 경기부양), and no other behind a noun (정책위의장, 공영주차장). */
static bool may_be_joined(struct str name, struct str title)
{
    return str_is(title, "씨") ||
           (title.len > SYLLABLE && !(lexicon_classes(str_slice(name, 0, 2 * SYLLABLE)) & WORD_NOUN));
}

/* 임모 씨, 모 기자: somebody whose name is kept back. */
static bool is_withheld(struct str family, struct str given)
{
    return str_is(given, "모") || (given.len == 0 && str_is(family, "모"));
}

/* 김씨는; 성씨 (a family name) is a word of its own. */
static bool is_mister(struct str word, size_t family)
{
    return str_is(title_of(str_slice(word, family, word.len)), "씨") && !str_starts(word, "성씨");
}

/* 홍길동씨가, 김씨는: the title is written on. The given name before it, and the title;
 * "" = none. */
static struct str joined_title(struct str word, size_t family, struct str *given)
{
    if (is_mister(word, family)) {
        *given = str_of("");
        return str_slice(word, family, SYLLABLE);
    }
    for (size_t len = SYLLABLE; len <= 2 * SYLLABLE && family + len < word.len; len += SYLLABLE) {
        struct str title = title_of(str_slice(word, family + len, word.len));
        if (title.len == 0 || !may_be_joined(str_slice(word, 0, family + len), title))
            continue;
        *given = str_slice(word, family, len);
        return title;
    }
    return str_of("");
}

/* A noun before a title is no name (사무 총장); 이 의원 as "this member" stays one. */
static bool is_no_name(struct str name, struct str given, struct str title)
{
    if (is_any(name, others) || is_place_of(name, title))
        return true;
    if (given.len == 0 || is_any(name, heroes))
        return false;
    return is_other_word(name) || (!str_is(title, "씨") && word_is_verbal(name));
}

static bool try_name(struct cursor c, struct str word, struct person *out)
{
    size_t family = is_any(word, befores) ? 0 : family_length(word);
    if (family == 0)
        return false;
    struct str given = str_slice(word, family, word.len), title = str_of("");
    if (given.len == 0 || is_given(given))
        title = title_after(c, given.len == 2 * SYLLABLE);
    if (title.len == 0)
        title = joined_title(word, family, &given);
    if (title.len == 0 || is_withheld(str_slice(word, 0, family), given))
        return false;
    struct str name = str_slice(word, 0, family + given.len);
    if (is_no_name(name, given, title))
        return false;
    *out = (struct person){.family = str_slice(word, 0, family),
                           .given = given,
                           .title = title,
                           .at = {(uint32_t)(word.at - c.text.at), (uint32_t)name.len}};
    return true;
}

void names_find(struct arena *a, struct str text, struct people *out)
{
    struct cursor c = {text, 0};
    size_t len;
    while (c.at < text.len) {
        if (script_of(utf8_at(text, c.at, &len)) != SCRIPT_HANGUL) {
            c.at += len;
            continue;
        }
        struct str word = next_word(&c);
        struct person p;
        bool begins = word.at == text.at || !is_letter(utf8_before(text, (size_t)(word.at - text.at), NULL));
        if (begins && try_name(c, word, &p))
            *vec_push(a, out) = p;
    }
}
