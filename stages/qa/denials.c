#include "stages/qa/denials.h"

/* Denials of the main verb, at the end of the sentence or before who says so: 없다고 밝혔다. */
static const char *const denials[] = {"않았다",   "않는다",  "않다",      "않을 것이", "않겠다",  "않기로",
                                      "못했다",   "못한다",  "아니다",    "아니었다",  "없다",    "없었다",
                                      "아니라고", "않으려",  "않을 방침", "않을 계획", "않을 것", "없을 것",
                                      "못할 것",  "아닐 것", NULL};
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

const char *const denials_korean[] = {
    "않",   "못",   "없",   "안 ",  "아니", "아닌", "아닐", "말고", "말라",    "말아", "말자", "말 것", "불",   "미",
    "무",   "비",   "거부", "거절", "반대", "금지", "부인", "부정", "반박",    "실패", "중단", "제외",  "모르", "모른",
    "몰",   "뿐",   "외에", "덜",   "어렵", "어려", "힘들", "드물", "취소",    "철회", "기각", "부족",  "그치", "그쳐",
    "그쳤", "막",   "피하", "피해", "잃",   "빼",   "빠",   "대신", "보다",    "까지", "아직", "여전",  "끊",   "꺼",
    "싫",   "틀",   "결렬", "무산", "포기", "참",   "망",   "탈",   "실종",    "의심", "의문", "회의",  "논란", "다르",
    "다른", "달리", "차이", "거짓", "가짜", "전혀", "결코", "별로", "더 이상", "이외", "예외", "면제",  "폐",   "해제",
    "차단", "삼가", "자제", "나마", "밖에", "만에", "미만", "이전", "전에",    "유보", "보류", "연기",  "지연", "늦",
    "놓",   "잊",   "벗",   "끝",   "멈",   "커녕", "든",   "냐",   "?",       "아꼈", "아끼", NULL};

/* What denies or refuses in so many words. */
static const char *const plain[] = {
    "않",   "못",   "없",   "안 ",  "아니", "아닌", "아닐", "말고", "말라", "말아", "말자", "거부", "반대", "부인",
    "금지", "실패", "중단", "모르", "모른", "몰라", "어렵", "힘들", "밖에", "뿐",   "부족", "불가", "무산", "취소",
    "보류", "미루", "미룰", "멈",   "그만", "떠나", "아직", "지만", "보다", "대신", "거짓", "덜",   "기각", "거절",
    "반박", "철회", "제외", "지연", "늦",   "막",   "잃",   "끊",   "포기", "탈락", NULL};

static struct str without_marks(struct str s)
{
    while (s.len > 0 && strchr(".!?\"')] \n", s.at[s.len - 1]))
        s.len--;
    return s;
}

const char *denial_at_end(struct str korean, size_t *at)
{
    struct str s = without_marks(korean);
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

bool denial_affirms(struct str korean)
{
    for (const char *const *a = affirmed; *a; a++)
        if (str_find(korean, str_of(*a), 0) >= 0)
            return true;
    return false;
}

size_t denials_count(struct str korean)
{
    size_t n = 0;
    for (const char *const *d = plain; *d; d++)
        for (ptrdiff_t at = str_find(korean, str_of(*d), 0); at >= 0; at = str_find(korean, str_of(*d), (size_t)at + 3))
            n++;
    return n;
}
