#include "stages/ingest/words.h"

const char *const words_titles[] = {
    "기자", "특파원", "논설위원", "논설위원실장", "해설위원", "통신원", "칼럼니스트", "에디터",
    "앵커", "리포터", "아나운서", "캐스터",       "PD",       "피디",   "편집위원",   NULL,
};

const char *const words_crafts[] = {
    "글",   "사진", "글·사진", "사진·글",   "취재", "영상", "그래픽", "정리",
    "편집", "촬영", "글/사진", "취재·사진", "By",   "by",   NULL,
};

const char *const words_published[] = {
    "입력",     "등록",     "송고",     "송고시간",  "기사입력",  "기사등록",  "승인",     "발행",
    "최초입력", "최초등록", "게재",     "작성",      "기사 입력", "기사 등록", "입력시간", "등록시간",
    "입력일",   "등록일",   "기사승인", "기사 승인", "출고",      "보도",      NULL,
};

const char *const words_changed[] = {
    "수정", "최종수정", "최종 수정", "기사수정", "업데이트", "수정시간", "수정일", "최종업데이트", "최종편집", NULL,
};

const char *const words_credit[] = {
    "사진", "사진제공", "사진 제공",  "사진출처",  "사진 출처", "자료사진", "자료 사진", "그래픽",   "일러스트",
    "삽화", "자료",     "자료제공",   "자료 제공", "영상",      "영상제공", "영상편집",  "영상취재", "촬영",
    "제공", "출처",     "인포그래픽", "디자인",    "그림",      "캡처",     "화면 캡처", NULL,
};

const char *const words_agencies[] = {
    "연합뉴스",
    "뉴시스",
    "뉴스1",
    "AP",
    "AFP",
    "로이터",
    "EPA",
    "게티이미지",
    "게티이미지뱅크",
    "셔터스톡",
    "신화",
    "타스",
    "교도",
    "UPI",
    "블룸버그",
    "AP 연합뉴스",
    "AFP 연합뉴스",
    "EPA 연합뉴스",
    "로이터 연합뉴스",
    "AP=연합뉴스",
    "AFP=연합뉴스",
    "EPA=연합뉴스",
    "로이터=연합뉴스",
    "AP/뉴시스",
    "로이터/뉴스1",
    "AFP/뉴스1",
    "연합뉴스 자료사진",
    "연합뉴스 제공",
    "자료사진",
    NULL,
};

const char *const words_media[] = {
    "뉴스",   "뉴스1",  "일보", "신문", "경제",   "닷컴", "타임스", "투데이",
    "데일리", "미디어", "방송", "통신", "뉴시스", "저널", "리뷰",   NULL,
};

const char *const words_copyright[] = {
    "무단 전재",
    "무단전재",
    "무단 복제",
    "무단복제",
    "무단 배포",
    "재배포 금지",
    "재배포금지",
    "저작권자",
    "저작권자(c)",
    "All rights reserved",
    "All Rights Reserved",
    "all rights reserved",
    "AI 학습 이용 금지",
    "AI 학습 및 활용 금지",
    NULL,
};

const char *const words_tip[] = {
    "제보는",   "제보하기",    "제보 ",      "제보:",       "기사제보",    "기사 제보",  "여러분의 제보",
    "카카오톡", "카톡",        "네이버에서", "네이버 채널", "네이버 메인", "유튜브",     "페이스북",
    "구독하기", "구독 신청",   "구독은",     "관련기사",    "관련 기사",   "[관련기사]", "[관련 기사]",
    "바로가기", "앱 다운로드", "홈페이지",   "이메일",      "전화",        "뉴스레터",   NULL,
};

const char *const words_end[] = {"(끝)", "<끝>", "[끝]", "〈끝〉", "-끝-", "(계속)", "<계속>", "###", NULL};

const char *const words_tag[] = {
    "속보",      "긴급",     "단독",     "종합",       "상보",     "영상",     "동영상",   "포토",     "사진",
    "화보",      "그래픽",   "업데이트", "수정",       "정정",     "재송",     "1보",      "2보",      "3보",
    "4보",       "종합1보",  "종합2보",  "종합3보",    "종합4보",  "종합 1보", "종합 2보", "종합 3보", "속보 2보",
    "단독·종합", "현장영상", "영상뉴스", "그래픽뉴스", "포토뉴스", NULL,
};

bool words_has(const char *const *table, struct str word)
{
    for (; *table; table++)
        if (str_is(word, *table))
            return true;
    return false;
}

const char *words_start(const char *const *table, struct str s)
{
    const char *longest = NULL;
    for (; *table; table++)
        if (str_starts(s, *table) && (!longest || strlen(*table) > strlen(longest)))
            longest = *table;
    return longest;
}

const char *words_end_of(const char *const *table, struct str s)
{
    for (; *table; table++)
        if (str_ends(s, *table))
            return *table;
    return NULL;
}

bool words_within(const char *const *table, struct str s)
{
    for (; *table; table++)
        if (str_find(s, str_of(*table), 0) >= 0)
            return true;
    return false;
}
