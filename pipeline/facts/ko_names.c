/* Names with titles: 홍길동 장관, 트럼프 대통령, 김 의원.
 *
 * The word before a title is a name unless it names a body, a country or a rank.
 */
#include "facts/ko.h"

/* sorted by the first character's bytes */
static const struct word titles[] = {
    {"가수", 0, 0, 0},     {"감독", 0, 0, 0},   {"검사", 0, 0, 0},     {"교수", 0, 0, 0},   {"구청장", 0, 0, 0},
    {"국무총리", 0, 0, 0}, {"군수", 0, 0, 0},   {"기자", 0, 0, 0},     {"대변인", 0, 0, 0}, {"대사", 0, 0, 0},
    {"대통령", 0, 0, 0},   {"대표", 0, 0, 0},   {"박사", 0, 0, 0},     {"배우", 0, 0, 0},   {"변호사", 0, 0, 0},
    {"부총리", 0, 0, 0},   {"부회장", 0, 0, 0}, {"사장", 0, 0, 0},     {"선수", 0, 0, 0},   {"수석", 0, 0, 0},
    {"시장", 0, 0, 0},     {"씨", 0, 0, 0},     {"원내대표", 0, 0, 0}, {"위원장", 0, 0, 0}, {"의원", 0, 0, 0},
    {"의장", 0, 0, 0},     {"작가", 0, 0, 0},   {"장관", 0, 0, 0},     {"지사", 0, 0, 0},   {"차관", 0, 0, 0},
    {"청장", 0, 0, 0},     {"총리", 0, 0, 0},   {"총장", 0, 0, 0},     {"총재", 0, 0, 0},   {"최고위원", 0, 0, 0},
    {"코치", 0, 0, 0},     {"판사", 0, 0, 0},   {"회장", 0, 0, 0},     {"후보", 0, 0, 0},
};

enum { TITLES = sizeof titles / sizeof *titles, NAME_MOST = 5 * 3 };

bool ko_titles_sorted(void)
{
    return scan_words_sorted(titles, TITLES);
}

static bool ends_with_any(struct str word, const char *const *ends, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_ends(word, ends[i]))
            return true;
    return false;
}

/* A body, country, rank or connective, no name: 국방부 장관, 미국 대통령, 전 대통령, 이번 후보 */
static bool is_no_name(struct str word)
{
    static const char *const ends[] = {"부", "처", "청", "회", "당", "국", "도", "군", "구", "단", "사", "실", "과",
                                       "팀", "장", "측", "인", "의", "신", "등", "은", "는", "이", "가", "을", "를",
                                       "에", "한", "된", "할", "로", "서", "고", "며", "와", "던", "들", "만", "및"};
    static const char *const words[] = {
        "일본", "러시아", "프랑스", "독일",   "이란", "이라크", "북한", "여당",     "야당", "여성", "남성",
        "우리", "다른",   "모든",   "유력",   "초대", "차기",   "전임", "후임",     "신임", "대선", "총선",
        "경제", "외교",   "국방",   "통일",   "법무", "서울",   "부산", "전직",     "현직", "여야", "각국",
        "해당", "같은",   "프로",   "축구",   "야구", "농구",   "배구", "국가대표", "명예", "특임", "국회",
        "단독", "공동",   "경선",   "무소속", "인기", "영화",   "소설", "담당",     "수석", "대표", "주한",
        "주미", "주일",   "당선",   "사퇴",   "재적", "재석",   "초선", "재선",     "다선", "중진"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(word, words[i]))
            return true;
    /* a Korean name of three syllables may end like a particle: 이재은 */
    static const char *const verbs[] = {"는", "를", "된", "할", "던", "한"};
    bool korean = word.len == 9 &&
                  str_find(str_of("김이박최정강조윤장임오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지"),
                           str_slice(word, 0, 3), 0) >= 0;
    return korean ? ends_with_any(word, verbs, sizeof verbs / sizeof *verbs)
                  : ends_with_any(word, ends, sizeof ends / sizeof *ends);
}

/* "조현 외교부 장관": the body between a name and its title */
static size_t past_body(struct str text, size_t at)
{
    static const char *const bodies[] = {"부 ", "처 ", "청 ", "당 ", "회 ", "원 "};
    size_t end = ko_word_end(text, at);
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (end - at > 6 && end - at <= 24 && scan_is(text, end - 3, bodies[i]))
            return end + 1;
    return at;
}

size_t ko_names(struct scan *s, size_t at)
{
    size_t end = at, len;
    while (scan_is_hangul(scan_char(s->text, end, &len)) && end - at < NAME_MOST)
        end += len;
    if (end - at < 6)
        return at;
    size_t title = scan_spaces(s->text, end, 1);
    if (scan_is(s->text, title, "전 "))
        title += 4;
    title = past_body(s->text, title);
    const struct word *w = title > end ? scan_word(titles, TITLES, s->text, title) : NULL;
    struct str name = str_slice(s->text, at, end - at);
    if (!w || !ko_is_tail(s->text, title + strlen(w->text)) || is_no_name(name) ||
        (name.len == 9 && (str_ends(name, "부") || str_ends(name, "청") || str_ends(name, "당"))))
        return at;
    struct fact *f = scan_add(s, FACT_NAME, at, end);
    f->value = name;
    return end;
}
