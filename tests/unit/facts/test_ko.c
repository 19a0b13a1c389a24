#include "show.h"

#include "facts/ko.h"

static void amounts(void **state)
{
    static const struct shown rows[] = {
        {"예산 12억원을 썼다", "1200000000 KRW", 0},
        {"공사비 2조4천억 원", "2400000000000 KRW", 0},
        {"쌀 3만5000톤", "35000 t", 0},
        {"쌀 3만 5천톤", "35000 t", 0},
        {"인구 5천182만9천136명", "51829136 person", 0},
        {"빚 1.5억원", "150000000 KRW", 0},
        {"수표 십만원", "100000 KRW", 0},
        {"관객 백만 명", "1000000 person", 0},
        {"20억7천 만원", "2070000000 KRW", 0},
        {"면적 1만㎡", "10000 m2", 0},
        {"타율 3할1푼4리", "0.314 rate", 0},
        {"기록은 22초 98", "22.98 second", 0},
        {"수출 100억달러", "10000000000 USD", 0},
        {"관객 30여만 명", "300000 person over about", 0},
        {"표값 50센트", "0.5 USD", 0},
        {"유로화 8,000유로", "8000 EUR", 0},
        {"１２명이", "12 person", 0},
    };
    (void)state;
    assert_shown("ko", ROWS(rows));
}

static void numerals_in_hangul(void **state)
{
    static const struct shown rows[] = {
        {"의자 세 개", "3 item", 0},
        {"열두 살 소년", "12 age", 0},
        {"서른 아홉 번", "39 occasion", 0},
        {"두세 명이", "2..3 person", 0},
        {"두 세 명이", "2..3 person", 0},
        {"최근 5경기", "5 item", 0},
        {"몇 백만원", "~1000000 KRW", 0},
        {"예닐곱 채", "6..7 item", 0},
        {"사흘 만에", "3 day", 0},
        {"사나흘 뒤", "3..4 day", 0},
        {"일주일 뒤", "1 week", 0},
        {"육개월간", "6 month", 0},
        {"십여 년간", "10 year over about", 0},
        {"두 문화가 만났다", "2", 0},
        {"세 번째 시도", "3 ordinal", 0},
        {"첫 경기", "1 ordinal", 0},
        {"네 배로 불었다", "4 times", 0},
        {"환갑 잔치", "60 age", 0},
    };
    (void)state;
    assert_shown("ko", ROWS(rows));
}

static void bounds(void **state)
{
    static const struct shown rows[] = {
        {"약 300명", "300 person about", 0},         {"300여 명", "300 person over about", 0},
        {"최소 20명", "20 person at-least", 0},      {"최대 50㎜", "50 mm at-most", 0},
        {"65세 이상", "65 age at-least", 0},         {"5% 이하", "5 percent at-most", 0},
        {"100만원 미만", "1000000 KRW under", 0},    {"19세 초과", "19 age over", 0},
        {"3천명을 넘었다", "3000 person over", 0},   {"70%에 육박", "70 percent under about", 0},
        {"40% 가까이", "40 percent under about", 0}, {"1㎞도 안 되는", "1 km under", 0},
        {"20분가량", "20 minute about", 0},          {"수백 명 이상", "~100 person at-least", 0},
    };
    (void)state;
    assert_shown("ko", ROWS(rows));
}

static void ranges_and_parts(void **state)
{
    static const struct shown rows[] = {
        {"3~4년", "3..4 year", 0},
        {"300만~500만원", "3000000..5000000 KRW", 0},
        {"7, 8백명", "700..800 person", 0},
        {"5-6백 개", "500..600 item", 0},
        {"30%~50%", "30..50 percent", 0},
        {"10%에서 15%로", "10 percent; 15 percent", 0},
        {"3분의 1", "1/3 fraction", 0},
        {"절반 이상", "1/2 fraction at-least", 0},
        {"과반 득표", "1/2 fraction over", 0},
        {"1년 반 만에", "1.5 year", 0},
        {"징역 2년 6개월", "2.5 year", 0},
        {"34 대 13으로", "34 ratio; 13 ratio", 0},
        {"3-1 승리", "3 score; 1 score", 0},
        {"2대0으로", "2 ratio; 0 ratio", 0},
        {"0.25%포인트 내린 2.5%", "0.25 point; 2.5 percent", 0},
        {"2030세대", "20..30 age-band", 0},
        {"50대 남성", "50 age-band", 0},
        {"트럭 50대를", "50 item", 0},
        {"제22대 국회", "22 ordinal", 0},
        {"영하 12도", "-12 degree-C", 0},
        {"시속 90㎞", "90 km/h", 0},
        {"(-35%)", "-35 percent", 0},
        {"$100", "100 USD", 0},
        {"헌법 9조", "9 ordinal", 0},
    };
    (void)state;
    assert_shown("ko", ROWS(rows));
}

static void what_is_no_figure(void **state)
{
    static const struct shown rows[] = {
        {"대부분의 사람이 천연가스를 만든다", "", 0},
        {"한편 백악관은 조만간 조사한다", "", 0},
        {"일부 세력의 구조 활동", "", 0},
        {"두부와 세단, 조개와 이조차", "", 0},
        {"이경호 씨와 백후보", "name 이경호", 0},
        {"할 수 만 있다면 둘 수 있다", "", 0},
        {"3M의 제품", "name:3M", 0},
        {"사계절 내내", "name:사계절", 0},
        {"만주와 열차와 석유", "", 0},
        {"6자회담이 열렸다", "name:6자회담", 0},
        {"5·18 기념식", "name:5·18", 0},
        {"6.15 공동선언", "name:6.15", 0},
        {"F1과 B-29와 G20", "", 0},
        {"코로나19로", "name:19", 0},
        {"보험 1.2.3 판", "", 0},
        {"전화 02-123-4567", "", 0},
        {"양국 정상", "name:양국", 0},
    };
    (void)state;
    assert_shown("ko", ROWS(rows));
}

static void bad_input(void **state)
{
    static const struct shown rows[] = {
        {"", "", 0},
        {"3만만", "30000", 0},
        {"2월 30일", "date --02-30", "2025-10-21"},
        {"2025년 13월", "date 2025 = 2025; 13 month", 0},
        {"억억억", "", 0},
        {"٣명", "3 person", 0},
        {"\xFF\xFE 12명 \xEA\xB0", "12 person", 0},
        {"The cat sat on 12 mats", "12", 0},
    };
    (void)state;
    assert_shown("ko", ROWS(rows));
}

static void dates(void **state)
{
    static const struct shown rows[] = {
        {"2025년 10월 15일", "date 2025-10-15 = 2025-10-15", 0},
        {"10월 15일", "date --10-15 = 2025-10-15", "2025-10-21"},
        {"10월 15일", "date --10-15", 0},
        {"20일 밝혔다", "date ---20 = 2025-10-20", "2025-10-21"},
        {"30일 밝혔다", "date ---30 = 2025-09-30", "2025-10-01"},
        {"지난 15일", "date ---15 = 2025-10-15", "2025-10-21"},
        {"지난 31일", "date ---31 = 2025-05-31", "2025-07-02"},
        {"오는 28일", "date ---28 = 2025-10-28", "2025-10-21"},
        {"오는 3일", "date ---03 = 2025-11-03", "2025-10-21"},
        {"지난달 5일", "date ---05 = 2025-12-05", "2026-01-09"},
        {"다음 달 8일", "date ---08 = 2025-11-08", "2025-10-21"},
        {"지난해 12월", "date --12 = 2024-12", "2025-10-21"},
        {"내년", "date  = 2026", "2025-10-21"},
        {"올해 말", "date  = 2025 late", "2025-10-21"},
        {"작년 4분기", "date 4 quarter = 2024-Q4", "2025-10-21"},
        {"올해 상반기", "date 1 half = 2025-H1", "2025-10-21"},
        {"3/4분기", "date 3 quarter = 2025-Q3", "2025-10-21"},
        {"1988-89년", "date 1988..1989 = 1988/1989", 0},
        {"1990년대 초반", "date 1990 decade = 1990/1999 early", 0},
        {"21세기", "date 21 century", 0},
        {"3일부터 5일까지", "date ---03..---05 = 2025-10-03/2025-10-05", "2025-10-21"},
        {"지난 24~26일", "date ---24..---26 = 2025-09-24/2025-09-26", "2025-10-21"},
        {"12월 2일. 이날", "date --12-02 = 2025-12-02; date  = 2025-12-02", "2025-12-05"},
        {"12월 2일. 전날", "date --12-02 = 2025-12-02; date  = 2025-12-01", "2025-12-05"},
        {"어제 모레", "date  = 2025-10-20; date  = 2025-10-23", "2025-10-21"},
        {"이번 주말", "date  = 2025-10-25/2025-10-26", "2025-10-21"},
        {"다음 주 금요일", "date  = 2025-10-31 day 5", "2025-10-21"},
        {"화요일", "date  day 2", 0},
        {"추석", "date  = 2025-10-06", "2025-09-20"},
        {"기원전 49년", "date -49 = -49", 0},
        {"(1918)", "date 1918 = 1918", 0},
        {"5년 전", "5 year; date  = 2020", "2025-10-21"},
    };
    (void)state;
    assert_shown("ko", ROWS(rows));
}

static void days_against_stretches(void **state)
{
    static const struct shown rows[] = {
        {"10일간", "10 day", 0},
        {"10일 만에", "10 day", 0},
        {"10일 뒤", "10 day", 0},
        {"10일 부산에서", "date ---10", 0},
        {"22일 더반에서", "date ---22", 0},
        {"21일 전 대통령이", "date ---21", 0},
        {"3박 4일", "3 night; 4 day", 0},
        {"2000년 동안", "2000 year", 0},
        {"4,500년 된", "4500 year", 0},
    };
    (void)state;
    assert_shown("ko", ROWS(rows));
}

static void times(void **state)
{
    static const struct shown rows[] = {
        {"오후 3시 30분께", "time 15:30", 0},
        {"오전 0시 26분", "time 00:26", 0},
        {"밤 12시", "time 24:00", 0},
        {"정오에", "time 12:00", 0},
        {"새벽 두 시", "time 02:00", 0},
        {"20:15", "time 20:15", 0},
        {"3시간", "3 hour", 0},
        {"7시 15분", "time 07:15", 0},
    };
    (void)state;
    assert_shown("ko", ROWS(rows));
}

static void names_and_quotations(void **state)
{
    static const struct shown rows[] = {
        {"홍길동 장관이", "name 홍길동", 0},
        {"조현 외교부 장관", "name 조현", 0},
        {"국방부 장관", "", 0},
        {"“좋다”고", "quote 좋다", 0},
        {"\"가 '나' 다\"", "quote 가 '나' 다; quote 나", 0},
        {"'하나 둘' '셋 넷'", "quote 하나 둘; 1; 2; quote 셋 넷; 3; 4", 0},
        {"“닫히지 않은", "", 0},
        {"https://a.kr/b?c=1.", "url https://a.kr/b?c=1", 0},
    };
    (void)state;
    assert_shown("ko", ROWS(rows));
}

static void directions(void **state)
{
    struct str text = str_of("매출 7% 늘고 비용 5% 줄었다. 이익 3%, 30㎜ 비가 더 내릴 듯, 임금 5% 올리기로");
    struct arena a = {0};
    struct facts f = {0};
    (void)state;
    facts_reader(str_of("ko"))->read(&a, text, 0, &f);
    assert_int_equal(f.len, 5);
    assert_int_equal(ko_direction(text, f.at[0].at), 1);
    assert_int_equal(ko_direction(text, f.at[1].at), -1);
    assert_int_equal(ko_direction(text, f.at[2].at), 0);
    assert_int_equal(ko_direction(text, f.at[3].at), 0);
    assert_int_equal(ko_direction(text, f.at[4].at), 1);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts),
        cmocka_unit_test(numerals_in_hangul),
        cmocka_unit_test(bounds),
        cmocka_unit_test(ranges_and_parts),
        cmocka_unit_test(what_is_no_figure),
        cmocka_unit_test(bad_input),
        cmocka_unit_test(dates),
        cmocka_unit_test(days_against_stretches),
        cmocka_unit_test(times),
        cmocka_unit_test(names_and_quotations),
        cmocka_unit_test(directions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
