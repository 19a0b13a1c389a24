#include "terms/opaque.h"

#include <stddef.h>

/* Written for this project from common knowledge of Korean, in byte order. A line of
 * glossaries/samples/longer-words.wrong that no rule can mend belongs here. */
static const char *const opaque[] = {
    "가나다순", "고사성어", "고성방가", "공산주의", "구원투수", "국가대표", "국회의사당", "군사분계선",
    "기기묘묘", "기사회생", "기초단체", "기초대사", "길이길이", "나이지리아", "나이트클럽", "눈치싸움",
    "대기만성", "대사증후군", "대상포진", "대통령제", "도널드덕", "동시통역", "마이크로", "마이크로소프트",
    "마이크로칩", "맥도날드", "모나리자", "모로코인", "미얀마어", "민주주의", "바이든노믹스", "바이올린",
    "북두칠성", "사자성어", "산부인과", "상주인구", "소비에트", "소수서원", "시장조사", "신진대사",
    "아베노믹스", "안성맞춤", "양도소득", "영주권자", "오바마케어", "의사결정", "의사소통", "의사표시",
    "이라크전", "이란성쌍둥이", "이산화탄소", "이산화황", "이집트학", "이해관계", "이해득실", "인도네시아",
    "인도주의", "인도주의자", "인도차이나", "일산화탄소", "자동판매기", "전기밥솥", "전기장판", "정상회담",
    "조국혁신당", "주의주장", "집행유예", "추수감사절", "카드놀이", "트럼프노믹스", "트럼프카드",
};

bool word_is_opaque(struct str word)
{
    size_t from = 0, to = sizeof opaque / sizeof *opaque;
    while (from < to) {
        size_t middle = (from + to) / 2;
        int by = str_compare(str_of(opaque[middle]), word);
        if (by == 0)
            return true;
        if (by < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}
