#include "stages/qa/counted.h"

#include "stages/qa/lang.h"

enum { WORDS = 4 };

/* Nouns of Korean news and what they are in English, each in one row only. */
static const struct {
    const char *korean[WORDS], *english[WORDS];
} kinds[] = {
    {{"경찰", "경찰관", "경관"}, {"police", "officers", "policemen"}},
    {{"군인", "병사", "장병", "병력"}, {"soldiers", "troops", "servicemen"}},
    {{"시위대", "시위자"}, {"protesters", "demonstrators"}},
    {{"여성", "여자"}, {"women", "females"}},
    {{"남성", "남자"}, {"men", "males"}},
    {{"어른", "성인"}, {"adults"}},
    {{"어린이", "아동", "아이"}, {"children", "kids"}},
    {{"학생", "대학생", "고교생"}, {"students"}},
    {{"교사", "교원"}, {"teachers"}},
    {{"교수"}, {"professors"}},
    {{"시민", "주민", "민간인"}, {"citizens", "residents", "civilians"}},
    {{"직원", "노동자", "근로자"}, {"employees", "workers", "staff", "laborers"}},
    {{"기술자", "엔지니어"}, {"engineers", "technicians"}},
    {{"의사", "전공의"}, {"doctors", "physicians"}},
    {{"간호사"}, {"nurses"}},
    {{"환자"}, {"patients"}},
    {{"승객"}, {"passengers"}},
    {{"승무원", "선원"}, {"crew", "sailors"}},
    {{"관광객", "여행객"}, {"tourists", "travelers"}},
    {{"관중", "관객", "팬"}, {"spectators", "viewers", "fans"}},
    {{"의원"}, {"lawmakers"}},
    {{"판사"}, {"judges"}},
    {{"검사"}, {"prosecutors"}},
    {{"변호사"}, {"lawyers", "attorneys"}},
    {{"후보"}, {"candidates"}},
    {{"유권자"}, {"voters"}},
    {{"난민"}, {"refugees"}},
    {{"인질"}, {"hostages"}},
    {{"재소자", "수감자", "죄수"}, {"prisoners", "inmates"}},
    {{"용의자", "피의자"}, {"suspects"}},
    {{"피해자", "희생자"}, {"victims"}},
    {{"생존자"}, {"survivors"}},
    {{"반군"}, {"rebels", "insurgents"}},
    {{"소방관", "소방대원"}, {"firefighters"}},
    {{"외국인"}, {"foreigners"}},
    {{"선수"}, {"athletes", "players"}},
    {{"기자"}, {"journalists", "reporters"}},
    {{"버스"}, {"buses"}},
    {{"트럭", "화물차"}, {"trucks"}},
    {{"승용차"}, {"cars"}},
    {{"차량"}, {"vehicles"}},
    {{"열차"}, {"trains"}},
    {{"선박", "여객선"}, {"ships", "vessels"}},
    {{"항공기", "비행기", "여객기"}, {"planes", "aircraft", "airliners"}},
    {{"헬기"}, {"helicopters"}},
    {{"드론", "무인기"}, {"drones"}},
    {{"미사일"}, {"missiles"}},
    {{"로켓"}, {"rockets"}},
    {{"전차", "탱크"}, {"tanks"}},
    {{"폭탄"}, {"bombs"}},
    {{"주택", "가옥"}, {"houses", "homes"}},
    {{"건물"}, {"buildings"}},
    {{"학교"}, {"schools"}},
    {{"병원"}, {"hospitals"}},
    {{"기업", "회사", "업체"}, {"companies", "firms"}},
    {{"공장"}, {"factories"}},
    {{"점포", "매장"}, {"stores", "outlets"}},
    {{"국가", "나라"}, {"countries", "nations"}},
    {{"도시"}, {"cities"}},
    {{"마을"}, {"villages"}},
    {{"유물"}, {"artifacts", "relics", "objects"}},
    {{"그림"}, {"paintings"}},
    {{"돼지"}, {"pigs"}},
    {{"닭"}, {"chickens"}},
};

enum { KINDS = sizeof kinds / sizeof *kinds, REACH = 3 /* words between an English figure and its noun */ };

const char *counted_name(int kind)
{
    return kind > 0 && kind <= KINDS ? kinds[kind - 1].english[0] : "";
}

static bool counts_things(const struct fact *f)
{
    static const char *const units[] = {"", "person", "item", "place", "country", "household", "case"};
    for (size_t i = 0; f->kind == FACT_QUANTITY && !f->in_name && i < sizeof units / sizeof *units; i++)
        if (str_is(f->unit, units[i]))
            return true;
    return false;
}

static bool is_hangul(char c)
{
    return (unsigned char)c >= 0xEA && (unsigned char)c <= 0xED; /* the first byte of its syllables */
}

/* The kind whose noun begins, or where `ends` ends, the text. */
static int korean_kind(struct str text, bool ends)
{
    for (int k = 0; k < KINDS; k++)
        for (int i = 0; i < WORDS && kinds[k].korean[i]; i++)
            if (ends ? str_ends(text, kinds[k].korean[i]) : str_starts(text, kinds[k].korean[i]))
                return k + 1;
    return 0;
}

/* "경찰 약 500명": what may stand between the noun and its figure. */
static struct str without_modifiers(struct str before)
{
    static const char *const words[] = {"약", "최소", "최대", "총", "모두", "적어도", "최소한", NULL};
    for (const char *const *w = words; *w; w++) {
        struct str trimmed = str_trim(before);
        if (str_ends(trimmed, *w) && trimmed.len < before.len)
            return str_slice(trimmed, 0, trimmed.len - strlen(*w));
    }
    return before;
}

/* A noun right before the figure: no particle, no verb that ends a clause. */
static bool ends_in_noun(struct str before)
{
    static const char *const ends[] = {"은", "는", "이", "가", "을", "를", "에", "서", "로", "와",
                                       "과", "도", "의", "만", "해", "여", "고", "며", "한", "된",
                                       "할", "던", "중", "데", "뒤", "후", "등", NULL};
    if (!before.len || before.len < 6 || !is_hangul(before.at[before.len - 3]))
        return false;
    for (const char *const *e = ends; *e; e++)
        if (str_ends(before, *e))
            return false;
    return true;
}

struct counted counted_in_korean(const struct check_input *in, const struct fact *f)
{
    if (!lang_is(in->article->source_lang, "ko") || !counts_things(f))
        return (struct counted){0};
    struct str text = in->article->segments.at[f->segment].source;
    struct str behind = str_slice(text, (size_t)f->at.at + f->at.len, text.len);
    if (str_starts(behind, "당"))
        return (struct counted){0}; /* 1천명당: a measure, nobody is counted */
    if (str_starts(behind, "의 ") && behind.len > 4 && is_hangul(behind.at[4]))
        return (struct counted){korean_kind(str_slice(behind, 4, behind.len), false), true};
    struct str before = without_modifiers(str_slice(text, 0, f->at.at));
    int kind = str_ends(before, " ") ? korean_kind(str_trim(before), true) : 0;
    if (!kind && str_is(f->unit, "item") && str_starts(behind, " ")) /* 11개 나라 */
        kind = korean_kind(str_slice(behind, 1, behind.len), false);
    return (struct counted){kind, kind > 0 || (str_ends(before, " ") && ends_in_noun(str_trim(before)))};
}

static int english_kind(struct str word)
{
    for (int k = 0; k < KINDS; k++)
        for (int i = 0; i < WORDS && kinds[k].english[i]; i++)
            if ((word.at[0] | 32) == kinds[k].english[i][0] && str_is_nocase(word, kinds[k].english[i]))
                return k + 1;
    return 0;
}

struct counted counted_in_english(const struct check_input *in, const struct fact *f)
{
    if (!lang_is(in->article->target_lang, "en") || !counts_things(f))
        return (struct counted){0};
    const struct tokens *t = &in->target_all[f->segment];
    struct str text = in->article->segments.at[f->segment].target;
    size_t end = (size_t)f->at.at + f->at.len, i = 0;
    while (i < t->len && t->at[i].at.at + t->at[i].at.len <= f->at.at)
        i++;
    for (int words = 0; i < t->len && words < REACH; i++) {
        bool inside = t->at[i].at.at < end;
        if (!inside && ((t->at[i].flags & (TOKEN_STOPS | TOKEN_DIGIT)) != 0))
            break;
        int kind = english_kind(span_of(text, t->at[i].at)); /* "30 people": the noun may be the unit */
        if (kind)
            return (struct counted){kind, true};
        words += !inside;
    }
    return (struct counted){0};
}
