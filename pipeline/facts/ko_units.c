/* What stands behind a Korean amount: counters, units, bounds, particles.
 *
 * Units follow the output of `okgyo facts`. Sources: the counters and units of Korean
 * news usage; SI and customary symbols with their compatibility characters (㎞ ㎏ ㎡).
 */
#include "facts/ko.h"

enum { N = KO_FOR_NATIVE, S = KO_FOR_SINO };

/* sorted by the first character's bytes */
static const struct ko_counter counters[] = {
    {"%", "percent", KO_PLAIN, S, 0},
    {"% 포인트", "point", KO_PLAIN, 0, 0},
    {"%P", "point", KO_PLAIN, 0, 0},
    {"%p", "point", KO_PLAIN, 0, 0},
    {"%포인트", "point", KO_PLAIN, 0, 0},
    {"GB", "GB", KO_PLAIN, 0, 0},
    {"GHz", "GHz", KO_PLAIN, 0, 0},
    {"GW", "GW", KO_PLAIN, 0, 0},
    {"GWh", "GWh", KO_PLAIN, 0, 0},
    {"Hz", "Hz", KO_PLAIN, 0, 0},
    {"KB", "KB", KO_PLAIN, 0, 0},
    {"KG", "kg", KO_PLAIN, 0, 0},
    {"KM", "km", KO_PLAIN, 0, 0},
    {"KW", "kW", KO_PLAIN, 0, 0},
    {"Kg", "kg", KO_PLAIN, 0, 0},
    {"Km", "km", KO_PLAIN, 0, 0},
    {"L", "l", KO_PLAIN, 0, 0},
    {"MB", "MB", KO_PLAIN, 0, 0},
    {"MHz", "MHz", KO_PLAIN, 0, 0},
    {"MW", "MW", KO_PLAIN, 0, 0},
    {"MWh", "MWh", KO_PLAIN, 0, 0},
    {"TB", "TB", KO_PLAIN, 0, 0},
    {"bp", "bp", KO_PLAIN, 0, 0},
    {"cc", "ml", KO_PLAIN, 0, 0},
    {"cm", "cm", KO_PLAIN, 0, 0},
    {"ft", "ft", KO_PLAIN, 0, 0},
    {"g", "g", KO_PLAIN, 0, 0},
    {"ha", "ha", KO_PLAIN, 0, 0},
    {"kW", "kW", KO_PLAIN, 0, 0},
    {"kWh", "kWh", KO_PLAIN, 0, 0},
    {"kg", "kg", KO_PLAIN, 0, 0},
    {"km", "km", KO_PLAIN, 0, 0},
    {"km/h", "km/h", KO_PLAIN, 0, 0},
    {"km2", "km2", KO_PLAIN, 0, 0},
    {"km²", "km2", KO_PLAIN, 0, 0},
    {"kw", "kW", KO_PLAIN, 0, 0},
    {"l", "l", KO_PLAIN, 0, 0},
    {"m", "m", KO_PLAIN, 0, 0},
    {"m2", "m2", KO_PLAIN, 0, 0},
    {"m3", "m3", KO_PLAIN, 0, 0},
    {"mL", "ml", KO_PLAIN, 0, 0},
    {"mg", "mg", KO_PLAIN, 0, 0},
    {"ml", "ml", KO_PLAIN, 0, 0},
    {"mm", "mm", KO_PLAIN, 0, 0},
    {"mmHg", "mmHg", KO_PLAIN, 0, 0},
    {"m²", "m2", KO_PLAIN, 0, 0},
    {"m³", "m3", KO_PLAIN, 0, 0},
    {"nm", "nm", KO_PLAIN, 0, 0},
    {"p", "index", KO_PLAIN, 0, 0},
    {"t", "t", KO_PLAIN, 0, 0},
    {"°", "degree", KO_PLAIN, 0, 0},
    {"°C", "degree-C", KO_PLAIN, 0, 0},
    {"℃", "degree-C", KO_PLAIN, 0, 0},
    {"℉", "degree-F", KO_PLAIN, 0, 0},
    {"ℓ", "l", KO_PLAIN, 0, 0},
    {"㎍", "ug", KO_PLAIN, 0, 0},
    {"㎎", "mg", KO_PLAIN, 0, 0},
    {"㎏", "kg", KO_PLAIN, 0, 0},
    {"㎒", "MHz", KO_PLAIN, 0, 0},
    {"㎖", "ml", KO_PLAIN, 0, 0},
    {"㎛", "um", KO_PLAIN, 0, 0},
    {"㎜", "mm", KO_PLAIN, 0, 0},
    {"㎝", "cm", KO_PLAIN, 0, 0},
    {"㎞", "km", KO_PLAIN, 0, 0},
    {"㎞/h", "km/h", KO_PLAIN, 0, 0},
    {"㎡", "m2", KO_PLAIN, 0, 0},
    {"㎢", "km2", KO_PLAIN, 0, 0},
    {"㎥", "m3", KO_PLAIN, 0, 0},
    {"㎾", "kW", KO_PLAIN, 0, 0},
    {"㎾h", "kWh", KO_PLAIN, 0, 0},
    {"㎿", "MW", KO_PLAIN, 0, 0},
    {"㏊", "ha", KO_PLAIN, 0, 0},
    {"가구", "household", KO_PLAIN, N | S, 0},
    {"가마", "item", KO_PLAIN, N, 0},
    {"가정", "household", KO_PLAIN, N, 0},
    {"가족", "item", KO_PLAIN, N, 0},
    {"가지", "item", KO_PLAIN, N | S, 0},
    {"갈래", "item", KO_PLAIN, N, 0},
    {"강", "rank", KO_PLAIN, 0, 0},
    {"강전", "rank", KO_PLAIN, 0, 0},
    {"개", "item", KO_PLAIN, N | S, 0},
    {"개교", "item", KO_PLAIN, S, 0},
    {"개국", "country", KO_PLAIN, N | S, 0},
    {"개년", "year", KO_PLAIN, S, 0},
    {"개사", "item", KO_PLAIN, S, 0},
    {"개소", "place", KO_PLAIN, N | S, 0},
    {"개월", "month", KO_PLAIN, N | S, 0},
    {"개조", "item", KO_PLAIN, S, 0},
    {"개주", "item", KO_PLAIN, N | S, 0},
    {"개주일", "week", KO_PLAIN, S, 0},
    {"갤런", "gal", KO_PLAIN, S, 0},
    {"거래일", "day", KO_PLAIN, S, 0},
    {"건", "case", KO_PLAIN, N | S, 0},
    {"겹", "item", KO_PLAIN, N, 0},
    {"경기", "item", KO_PLAIN, N | S, 0},
    {"곡", "item", KO_PLAIN, N | S, 0},
    {"골", "item", KO_PLAIN, N | S, 0},
    {"곳", "place", KO_PLAIN, N | S, 0},
    {"공기", "item", KO_PLAIN, N, 0},
    {"과목", "item", KO_PLAIN, N | S, 0},
    {"관왕", "item", KO_PLAIN, S, 0},
    {"교대", "item", KO_PLAIN, 0, 0},
    {"구", "item", KO_PLAIN, 0, 0},
    {"구역", "item", KO_PLAIN, 0, 0},
    {"국", "country", KO_PLAIN, 0, 0},
    {"국가", "country", KO_PLAIN, N, 0},
    {"군데", "place", KO_PLAIN, N | S, 0},
    {"권", "item", KO_PLAIN, N | S, 0},
    {"그램", "g", KO_PLAIN, S, 0},
    {"그루", "item", KO_PLAIN, N | S, 0},
    {"급", "ordinal", KO_PLAIN, 0, 0},
    {"기", "item", KO_PLAIN, 0, 0},
    {"기가바이트", "GB", KO_PLAIN, 0, 0},
    {"기가와트", "GW", KO_PLAIN, S, 0},
    {"기관", "item", KO_PLAIN, N, 0},
    {"기둥", "item", KO_PLAIN, N, 0},
    {"기업", "item", KO_PLAIN, N, 0},
    {"기통", "item", KO_PLAIN, 0, 0},
    {"끼", "item", KO_PLAIN, N, 0},
    {"나노미터", "nm", KO_PLAIN, 0, 0},
    {"나라", "country", KO_PLAIN, N | S, 0},
    {"남매", "person", KO_PLAIN, N, 0},
    {"남성", "person", KO_PLAIN, N, 0},
    {"남자", "person", KO_PLAIN, N, 0},
    {"년", "year", KO_YEAR, S, 0},
    {"년간", "year", KO_PLAIN, S, 0},
    {"년대", "decade", KO_DECADE, S, 0},
    {"년생", "year", KO_BORN, 0, 0},
    {"년째", "year", KO_PLAIN, S, 0},
    {"년차", "ordinal", KO_PLAIN, S, 0},
    {"노인", "age", KO_PLAIN, S, 0},
    {"노트", "knot", KO_PLAIN, 0, 0},
    {"뉴질랜드달러", "NZD", KO_PLAIN, 0, 0},
    {"다리", "item", KO_PLAIN, N, 0},
    {"다스", "dozen", KO_PLAIN, N, 0},
    {"단", "item", KO_PLAIN, N, 0},
    {"단계", "ordinal", KO_PLAIN, S, 0},
    {"단어", "item", KO_PLAIN, N, 0},
    {"단체", "item", KO_PLAIN, N, 0},
    {"달", "month", KO_PLAIN, N, 0},
    {"달러", "USD", KO_PLAIN, N | S, 0},
    {"대", "item", KO_BAND, N | S, 0},
    {"대륙", "item", KO_PLAIN, N, 0},
    {"대만달러", "TWD", KO_PLAIN, 0, 0},
    {"데시벨", "dB", KO_PLAIN, 0, 0},
    {"도", "degree", KO_PLAIN, S, 0},
    {"도시", "place", KO_PLAIN, N, 0},
    {"동", "item", KO_PLAIN, 0, 0},
    {"득점", "item", KO_PLAIN, 0, 0},
    {"등", "rank", KO_PLAIN, 0, 0},
    {"등급", "ordinal", KO_PLAIN, 0, 0},
    {"딸", "person", KO_PLAIN, N, 0},
    {"라운드", "ordinal", KO_PLAIN, 0, 0},
    {"량", "item", KO_PLAIN, 0, 0},
    {"루블", "RUB", KO_PLAIN, S, 0},
    {"루피", "INR", KO_PLAIN, S, 0},
    {"리라", "TRY", KO_PLAIN, S, 0},
    {"리터", "l", KO_PLAIN, S, 0},
    {"링깃", "MYR", KO_PLAIN, S, 0},
    {"마디", "item", KO_PLAIN, N, 0},
    {"마력", "hp", KO_PLAIN, 0, 0},
    {"마리", "item", KO_PLAIN, N | S, 0},
    {"마을", "place", KO_PLAIN, N, 0},
    {"마일", "mi", KO_PLAIN, N | S, 0},
    {"만석", "item", KO_PLAIN, 0, 0},
    {"만원권", "KRW", KO_PLAIN, 0, 0},
    {"매", "item", KO_PLAIN, 0, 0},
    {"메가바이트", "MB", KO_PLAIN, 0, 0},
    {"메가와트", "MW", KO_PLAIN, S, 0},
    {"메가헤르츠", "MHz", KO_PLAIN, 0, 0},
    {"면", "item", KO_PLAIN, 0, 0},
    {"명", "person", KO_PLAIN, N | S, 0},
    {"모금", "item", KO_PLAIN, N, 0},
    {"무", "item", KO_PLAIN, 0, 0},
    {"문", "item", KO_PLAIN, 0, 0},
    {"문단", "item", KO_PLAIN, N, 0},
    {"미국달러", "USD", KO_PLAIN, 0, 0},
    {"미달러", "USD", KO_PLAIN, 0, 0},
    {"미터", "m", KO_PLAIN, N | S, 0},
    {"밀리", "mm", KO_PLAIN, 0, 0},
    {"밀리그램", "mg", KO_PLAIN, 0, 0},
    {"밀리리터", "ml", KO_PLAIN, 0, 0},
    {"밀리미터", "mm", KO_PLAIN, 0, 0},
    {"바", "item", KO_PLAIN, 0, 0},
    {"바퀴", "item", KO_PLAIN, N, 0},
    {"바트", "THB", KO_PLAIN, S, 0},
    {"박", "night", KO_PLAIN, S, 0},
    {"박스", "item", KO_PLAIN, 0, 0},
    {"발", "item", KO_PLAIN, N | S, 0},
    {"발자국", "item", KO_PLAIN, N, 0},
    {"방울", "item", KO_PLAIN, N, 0},
    {"방향", "item", KO_PLAIN, N, 0},
    {"배", "times", KO_PLAIN, N | S, 0},
    {"배럴", "barrel", KO_PLAIN, S, 0},
    {"번", "occasion", KO_PLAIN, N | S, 0},
    {"번지", "ordinal", KO_PLAIN, 0, 0},
    {"번째", "ordinal", KO_PLAIN, N | S, 0},
    {"벌", "item", KO_PLAIN, N, 0},
    {"병", "item", KO_PLAIN, N, 0},
    {"본선", "ordinal", KO_PLAIN, 0, 0},
    {"볼트", "V", KO_PLAIN, 0, 0},
    {"부", "item", KO_PLAIN, N | S, 0},
    {"부문", "item", KO_PLAIN, 0, 0},
    {"부분", "item", KO_PLAIN, N, 0},
    {"부작", "item", KO_PLAIN, S, 0},
    {"분", "minute", KO_MINUTE, S, 0},
    {"분기", "quarter", KO_QUARTER, 0, 0},
    {"분야", "item", KO_PLAIN, N, 0},
    {"분의", "fraction", KO_FRACTION, S, 0},
    {"불", "USD", KO_PLAIN, S, 0},
    {"뿌리", "item", KO_PLAIN, N, 0},
    {"사건", "case", KO_PLAIN, N, 0},
    {"사람", "person", KO_PLAIN, N | S, 0},
    {"살", "age", KO_PLAIN, N | S, 0},
    {"살배기", "age", KO_PLAIN, N, 0},
    {"상자", "item", KO_PLAIN, N, 0},
    {"석", "item", KO_PLAIN, S, 0},
    {"선", "ordinal", KO_PLAIN, 0, 0},
    {"선거구", "item", KO_PLAIN, 0, 0},
    {"선수", "person", KO_PLAIN, N, 0},
    {"세", "age", KO_PLAIN, S, 0},
    {"세기", "century", KO_CENTURY, S, 0},
    {"세대", "household", KO_PLAIN, S, 0},
    {"세트", "item", KO_PLAIN, N, 0},
    {"센트", "USD", KO_SCALED, S, -2},
    {"센티", "cm", KO_PLAIN, 0, 0},
    {"센티미터", "cm", KO_PLAIN, S, 0},
    {"소절", "item", KO_PLAIN, N, 0},
    {"송이", "item", KO_PLAIN, N, 0},
    {"수", "item", KO_PLAIN, 0, 0},
    {"승", "item", KO_PLAIN, S, 0},
    {"시", "hour", KO_HOUR, N | S, 0},
    {"시간", "hour", KO_PLAIN, N | S, 0},
    {"시대", "item", KO_PLAIN, 0, 0},
    {"시즌", "ordinal", KO_PLAIN, N, 0},
    {"식구", "person", KO_PLAIN, N, 0},
    {"실링", "KES", KO_PLAIN, 0, 0},
    {"싱가포르달러", "SGD", KO_PLAIN, 0, 0},
    {"싸움", "item", KO_PLAIN, 0, 0},
    {"쌍", "pair", KO_PLAIN, N | S, 0},
    {"씨씨", "ml", KO_PLAIN, 0, 0},
    {"아들", "person", KO_PLAIN, N, 0},
    {"아르", "a", KO_PLAIN, 0, 0},
    {"아이", "person", KO_PLAIN, N, 0},
    {"안타", "item", KO_PLAIN, 0, 0},
    {"암페어", "A", KO_PLAIN, 0, 0},
    {"야드", "yd", KO_PLAIN, N | S, 0},
    {"업체", "item", KO_PLAIN, N, 0},
    {"에이커", "acre", KO_PLAIN, S, 0},
    {"엔", "JPY", KO_PLAIN, S, 0},
    {"여", "item", KO_PLAIN, 0, 0},
    {"여성", "person", KO_PLAIN, N, 0},
    {"여자", "person", KO_PLAIN, N, 0},
    {"열", "item", KO_PLAIN, 0, 0},
    {"옹스트롬", "A", KO_PLAIN, 0, 0},
    {"와트", "W", KO_PLAIN, S, 0},
    {"원", "KRW", KO_PLAIN, S, 0},
    {"월", "month", KO_MONTH, S, 0},
    {"위", "rank", KO_PLAIN, S, 0},
    {"위안", "CNY", KO_PLAIN, S, 0},
    {"유로", "EUR", KO_PLAIN, N | S, 0},
    {"은행", "item", KO_PLAIN, N, 0},
    {"인", "person", KO_PLAIN, S, 0},
    {"인분", "item", KO_PLAIN, S, 0},
    {"인조", "item", KO_PLAIN, 0, 0},
    {"인치", "in", KO_PLAIN, N | S, 0},
    {"일", "day", KO_DAY, S, 0},
    {"일간", "day", KO_PLAIN, S, 0},
    {"일째", "day", KO_PLAIN, S, 0},
    {"자", "item", KO_PLAIN, 0, 0},
    {"자녀", "person", KO_PLAIN, N, 0},
    {"자루", "item", KO_PLAIN, N, 0},
    {"자리", "item", KO_PLAIN, N, 0},
    {"자매", "person", KO_PLAIN, N, 0},
    {"잔", "item", KO_PLAIN, N, 0},
    {"장", "item", KO_PLAIN, N | S, 0},
    {"장면", "item", KO_PLAIN, N, 0},
    {"장소", "place", KO_PLAIN, N, 0},
    {"점", "item", KO_PLAIN, N | S, 0},
    {"점포", "item", KO_PLAIN, 0, 0},
    {"정당", "item", KO_PLAIN, N, 0},
    {"정상", "person", KO_PLAIN, N, 0},
    {"제곱미터", "m2", KO_PLAIN, 0, 0},
    {"제곱킬로미터", "km2", KO_PLAIN, 0, 0},
    {"조", "item", KO_PLAIN, 0, 0},
    {"조각", "item", KO_PLAIN, N, 0},
    {"조항", "item", KO_PLAIN, 0, 0},
    {"종", "item", KO_PLAIN, N | S, 0},
    {"종류", "item", KO_PLAIN, N, 0},
    {"주", "week", KO_PLAIN, N | S, 0},
    {"주간", "week", KO_PLAIN, N | S, 0},
    {"주기", "ordinal", KO_PLAIN, S, 0},
    {"주년", "ordinal", KO_PLAIN, S, 0},
    {"주일", "week", KO_PLAIN, S, 0},
    {"주째", "week", KO_PLAIN, 0, 0},
    {"줄", "item", KO_PLAIN, N, 0},
    {"지역", "place", KO_PLAIN, N, 0},
    {"집", "household", KO_PLAIN, N, 0},
    {"쪽", "item", KO_PLAIN, N | S, 0},
    {"차", "ordinal", KO_PLAIN, S, 0},
    {"차례", "occasion", KO_PLAIN, N | S, 0},
    {"차원", "item", KO_PLAIN, 0, 0},
    {"차전", "ordinal", KO_PLAIN, 0, 0},
    {"채", "item", KO_PLAIN, N | S, 0},
    {"척", "item", KO_PLAIN, N | S, 0},
    {"초", "second", KO_PLAIN, N | S, 0},
    {"층", "ordinal", KO_PLAIN, S, 0},
    {"칼로리", "cal", KO_PLAIN, 0, 0},
    {"캐나다달러", "CAD", KO_PLAIN, 0, 0},
    {"캐럿", "carat", KO_PLAIN, S, 0},
    {"컵", "item", KO_PLAIN, N, 0},
    {"컷", "item", KO_PLAIN, N, 0},
    {"켤레", "item", KO_PLAIN, N, 0},
    {"큐빅피트", "ft3", KO_PLAIN, 0, 0},
    {"크로나", "SEK", KO_PLAIN, 0, 0},
    {"크로네", "NOK", KO_PLAIN, 0, 0},
    {"킬로", "kg", KO_PLAIN, 0, 0},
    {"킬로그램", "kg", KO_PLAIN, N | S, 0},
    {"킬로미터", "km", KO_PLAIN, N | S, 0},
    {"킬로와트", "kW", KO_PLAIN, S, 0},
    {"킬로와트시", "kWh", KO_PLAIN, 0, 0},
    {"킬로톤", "kt", KO_PLAIN, 0, 0},
    {"타", "item", KO_PLAIN, 0, 0},
    {"타석", "item", KO_PLAIN, 0, 0},
    {"타수", "item", KO_PLAIN, 0, 0},
    {"타점", "item", KO_PLAIN, 0, 0},
    {"테라바이트", "TB", KO_PLAIN, 0, 0},
    {"테라와트시", "TWh", KO_PLAIN, 0, 0},
    {"톤", "t", KO_PLAIN, N | S, 0},
    {"통", "item", KO_PLAIN, N | S, 0},
    {"팀", "item", KO_PLAIN, N | S, 0},
    {"파운드", "GBP", KO_PLAIN, N | S, 0},
    {"판", "item", KO_PLAIN, N, 0},
    {"패", "item", KO_PLAIN, S, 0},
    {"퍼센트", "percent", KO_PLAIN, S, 0},
    {"퍼센트포인트", "point", KO_PLAIN, 0, 0},
    {"페소", "MXN", KO_PLAIN, S, 0},
    {"페이지", "item", KO_PLAIN, N | S, 0},
    {"펜스", "GBP", KO_SCALED, 0, -2},
    {"편", "item", KO_PLAIN, N | S, 0},
    {"평", "pyeong", KO_PLAIN, N | S, 0},
    {"포기", "item", KO_PLAIN, N, 0},
    {"포대", "item", KO_PLAIN, N, 0},
    {"포인트", "index", KO_PLAIN, N | S, 0},
    {"표", "item", KO_PLAIN, N | S, 0},
    {"푼", "batting", KO_BATTING, 0, 0},
    {"프랑", "CHF", KO_PLAIN, S, 0},
    {"프로", "percent", KO_PLAIN, S, 0},
    {"피트", "ft", KO_PLAIN, N | S, 0},
    {"필지", "item", KO_PLAIN, 0, 0},
    {"학생", "person", KO_PLAIN, N, 0},
    {"할", "batting", KO_BATTING, S, 0},
    {"항목", "item", KO_PLAIN, N, 0},
    {"해", "year", KO_PLAIN, N, 0},
    {"헤르츠", "Hz", KO_PLAIN, 0, 0},
    {"헤알", "BRL", KO_PLAIN, S, 0},
    {"헥타르", "ha", KO_PLAIN, N | S, 0},
    {"형제", "person", KO_PLAIN, N, 0},
    {"형태", "item", KO_PLAIN, N, 0},
    {"호", "ordinal", KO_PLAIN, S, 0},
    {"호선", "ordinal", KO_PLAIN, 0, 0},
    {"호주달러", "AUD", KO_PLAIN, 0, 0},
    {"홀", "item", KO_PLAIN, 0, 0},
    {"홈런", "item", KO_PLAIN, 0, 0},
    {"홍콩달러", "HKD", KO_PLAIN, 0, 0},
    {"화", "ordinal", KO_PLAIN, 0, 0},
    {"회", "occasion", KO_PLAIN, S, 0},
    {"회말", "ordinal", KO_PLAIN, 0, 0},
    {"회사", "item", KO_PLAIN, N, 0},
    {"회째", "ordinal", KO_PLAIN, 0, 0},
    {"회초", "ordinal", KO_PLAIN, 0, 0},
    {"후보", "person", KO_PLAIN, N, 0},
    {"％", "percent", KO_PLAIN, S, 0},
};

enum { COUNTERS = sizeof counters / sizeof *counters };

static size_t char_len(const char *p)
{
    unsigned char c = (unsigned char)*p;
    return c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
}

const struct ko_counter *ko_counter(struct str text, size_t at, size_t *end)
{
    if (at >= text.len)
        return NULL;
    const char *p = text.at + at;
    size_t key = char_len(p), left = text.len - at, low = 0, high = COUNTERS;
    if (key > left)
        return NULL;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (scan_compare(counters[middle].text, p, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const struct ko_counter *best = NULL;
    for (size_t longest = 0; low < COUNTERS && scan_compare(counters[low].text, p, key) == 0; low++) {
        char after = counters[low].text[key];
        if (after && (left == key || after != p[key]))
            continue;
        size_t len = strlen(counters[low].text);
        if (len > longest && len <= left && memcmp(counters[low].text, p, len) == 0) {
            best = &counters[low];
            longest = len;
            *end = at + len;
        }
    }
    /* a Latin symbol must end there: 5min is no 5 m */
    size_t len;
    if (best && (unsigned char)best->text[0] < 0x80 && best->text[0] != '%') {
        uint32_t c = scan_char(text, *end, &len);
        if ((c | 32) >= 'a' && (c | 32) <= 'z')
            return NULL;
    }
    return best;
}

bool ko_counters_sorted(void)
{
    for (size_t i = 1; i < COUNTERS; i++) {
        const char *x = counters[i - 1].text, *y = counters[i].text;
        if (char_len(x) > char_len(y) || memcmp(x, y, char_len(x)) > 0)
            return false;
    }
    return true;
}

/* Particles and endings that may follow a counter; several may be strung together. */
static const struct word tails[] = {
    {"가", 0, 0, 0},     {"가량", 0, 0, 0},   {"간", 0, 0, 0},     {"간의", 0, 0, 0},     {"간격", 0, 0, 0},
    {"같이", 0, 0, 0},   {"같은", 0, 0, 0},   {"경", 0, 0, 0},     {"과", 0, 0, 0},       {"구나", 0, 0, 0},
    {"까지", 0, 0, 0},   {"까진", 0, 0, 0},   {"께", 0, 0, 0},     {"꼴", 0, 0, 0},       {"나", 0, 0, 0},
    {"남짓", 0, 0, 0},   {"내", 0, 0, 0},     {"네", 0, 0, 0},     {"는", 0, 0, 0},       {"다", 0, 0, 0},
    {"당", 0, 0, 0},     {"대로", 0, 0, 0},   {"대", 0, 0, 0},     {"도", 0, 0, 0},       {"동안", 0, 0, 0},
    {"든", 0, 0, 0},     {"뒤", 0, 0, 0},     {"들", 0, 0, 0},     {"라", 0, 0, 0},       {"라는", 0, 0, 0},
    {"란", 0, 0, 0},     {"랑", 0, 0, 0},     {"로", 0, 0, 0},     {"를", 0, 0, 0},       {"마다", 0, 0, 0},
    {"만", 0, 0, 0},     {"만에", 0, 0, 0},   {"말", 0, 0, 0},     {"며", 0, 0, 0},       {"면", 0, 0, 0},
    {"모두", 0, 0, 0},   {"미만", 0, 0, 0},   {"밖에", 0, 0, 0},   {"반", 0, 0, 0},       {"보다", 0, 0, 0},
    {"부터", 0, 0, 0},   {"분", 0, 0, 0},     {"뿐", 0, 0, 0},     {"선", 0, 0, 0},       {"수준", 0, 0, 0},
    {"식", 0, 0, 0},     {"씩", 0, 0, 0},     {"안", 0, 0, 0},     {"안에", 0, 0, 0},     {"안팎", 0, 0, 0},
    {"에", 0, 0, 0},     {"에게", 0, 0, 0},   {"에서", 0, 0, 0},   {"여", 0, 0, 0},       {"였다", 0, 0, 0},
    {"와", 0, 0, 0},     {"요", 0, 0, 0},     {"으로", 0, 0, 0},   {"은", 0, 0, 0},       {"을", 0, 0, 0},
    {"의", 0, 0, 0},     {"이", 0, 0, 0},     {"이고", 0, 0, 0},   {"이나", 0, 0, 0},     {"이내", 0, 0, 0},
    {"이다", 0, 0, 0},   {"이며", 0, 0, 0},   {"이상", 0, 0, 0},   {"이었다", 0, 0, 0},   {"이하", 0, 0, 0},
    {"인", 0, 0, 0},     {"인데", 0, 0, 0},   {"입니다", 0, 0, 0}, {"였습니다", 0, 0, 0}, {"전", 0, 0, 0},
    {"정도", 0, 0, 0},   {"중", 0, 0, 0},     {"지만", 0, 0, 0},   {"짜리", 0, 0, 0},     {"째", 0, 0, 0},
    {"쯤", 0, 0, 0},     {"처럼", 0, 0, 0},   {"초과", 0, 0, 0},   {"하고", 0, 0, 0},     {"후", 0, 0, 0},
    {"고", 0, 0, 0},     {"였으며", 0, 0, 0}, {"배기", 0, 0, 0},   {"으로도", 0, 0, 0},   {"조차", 0, 0, 0},
    {"어치", 0, 0, 0},   {"가운데", 0, 0, 0}, {"기준", 0, 0, 0},   {"이라", 0, 0, 0},     {"이던", 0, 0, 0},
    {"였던", 0, 0, 0},   {"이라는", 0, 0, 0}, {"이라고", 0, 0, 0}, {"가까이", 0, 0, 0},   {"권", 0, 0, 0},
    {"규모", 0, 0, 0},   {"이자", 0, 0, 0},   {"이라며", 0, 0, 0}, {"이면", 0, 0, 0},     {"이면서", 0, 0, 0},
    {"이었던", 0, 0, 0}, {"이지만", 0, 0, 0}, {"였지만", 0, 0, 0}, {"이었으며", 0, 0, 0}, {"이었고", 0, 0, 0},
    {"로서", 0, 0, 0},   {"로써", 0, 0, 0},   {"에다", 0, 0, 0},   {"이야", 0, 0, 0},     {"여야", 0, 0, 0},
    {"이어서", 0, 0, 0}, {"이후", 0, 0, 0},   {"연속", 0, 0, 0},   {"만큼", 0, 0, 0},     {"따라", 0, 0, 0},
    {"였고", 0, 0, 0},
};

size_t ko_word_end(struct str text, size_t at)
{
    for (size_t len; scan_is_letter(scan_char(text, at, &len)); at += len)
        ;
    return at;
}

/* Of Hangul text. All tails are Hangul: their first syllables differ in the last two bytes. */
static size_t longest_tail(struct str text)
{
    size_t longest = 0;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        const char *tail = tails[i].text;
        if (tail[2] != text.at[2] || tail[1] != text.at[1] || tail[0] != text.at[0])
            continue;
        size_t n = strlen(tail);
        if (n > longest && n <= text.len && memcmp(tail, text.at, n) == 0)
            longest = n;
    }
    return longest;
}

bool ko_is_tail(struct str text, size_t at)
{
    for (unsigned strung = 0; strung < 4; strung++) {
        size_t len;
        uint32_t c = scan_char(text, at, &len);
        if (!scan_is_letter(c))
            return true;
        size_t longest = scan_is_hangul(c) ? longest_tail(str_slice(text, at, text.len)) : 0;
        if (!longest)
            return false;
        at += longest;
    }
    size_t len;
    return !scan_is_letter(scan_char(text, at, &len));
}

/* glued: a syllable of many other words, so it counts only glued on and at the word's end */
static const struct {
    const char *text;
    enum fact_bound bound;
    bool approx, glued;
} bounds[] = {
    {"이상", BOUND_AT_LEAST, false, false},   {"이하", BOUND_AT_MOST, false, false},
    {"이내", BOUND_AT_MOST, false, false},    {"미만", BOUND_UNDER, false, false},
    {"초과", BOUND_OVER, false, false},       {"가량", BOUND_NONE, true, false},
    {"정도", BOUND_NONE, true, false},        {"안팎", BOUND_NONE, true, false},
    {"내외", BOUND_NONE, true, false},        {"남짓", BOUND_OVER, true, false},
    {"쯤", BOUND_NONE, true, true},           {"께", BOUND_NONE, true, true},
    {"가까이", BOUND_UNDER, true, false},     {"가까운", BOUND_UNDER, true, false},
    {"육박", BOUND_UNDER, true, false},       {"근접", BOUND_UNDER, true, false},
    {"넘", BOUND_OVER, false, false},         {"웃도", BOUND_OVER, false, false},
    {"웃돌", BOUND_OVER, false, false},       {"상회", BOUND_OVER, false, false},
    {"못 미", BOUND_UNDER, false, false},     {"못미", BOUND_UNDER, false, false},
    {"미치지 못", BOUND_UNDER, false, false}, {"안 되는", BOUND_UNDER, false, false},
    {"안 된", BOUND_UNDER, false, false},     {"안 돼", BOUND_UNDER, false, false},
    {"안되는", BOUND_UNDER, false, false},    {"아래", BOUND_UNDER, false, false},
    {"밑도", BOUND_UNDER, false, false},      {"밑돌", BOUND_UNDER, false, false},
    {"여", BOUND_OVER, true, true},           {"돌파", BOUND_OVER, false, false},
    {"선", BOUND_NONE, true, true},           {"경", BOUND_NONE, true, true},
};

/* particles between the amount and 넘다, 육박하다, 못 미치다 */
static size_t particle(struct str text, size_t at)
{
    static const char *const words[] = {"에도", "에서", "에", "을", "를", "이", "가", "도", "은", "는"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scan_is(text, at, words[i]) && scan_spaces(text, at + strlen(words[i]), 1) > at + strlen(words[i]))
            return at + strlen(words[i]);
    return at;
}

static size_t one_bound(struct str text, size_t at, struct quantity *q)
{
    size_t begin = scan_spaces(text, at, 1), behind = particle(text, begin);
    bool particled = behind > begin;
    if (particled)
        begin = scan_spaces(text, behind, 1);
    for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
        if (!scan_is(text, begin, bounds[i].text))
            continue;
        bool verb = bounds[i].bound == BOUND_OVER || bounds[i].bound == BOUND_UNDER;
        size_t end = begin + strlen(bounds[i].text);
        if (particled && !verb)
            return at;
        if (bounds[i].glued && (begin > at || !ko_is_tail(text, end)))
            continue;
        q->approx |= bounds[i].approx;
        if (bounds[i].bound != BOUND_NONE)
            q->bound = bounds[i].bound;
        return end;
    }
    return at;
}

size_t ko_bound_after(struct str text, size_t at, struct quantity *q)
{
    size_t end = one_bound(text, at, q);
    return end > at ? one_bound(text, end, q) : at;
}

/* Nothing, or one plain particle: 더 in "22일 더반에서" is a city's first syllable. */
static bool ends_word(struct str text, size_t at)
{
    static const char *const particles[] = {"의",   "에",   "에는", "은",   "는",   "이",   "부터", "까지",
                                            "으로", "로",   "도",   "만",   "과",   "와",   "을",   "를",
                                            "인",   "이자", "이다", "에도", "에만", "에야", "이라", "이었다"};
    size_t len;
    if (!scan_is_letter(scan_char(text, at, &len)))
        return true;
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (scan_is(text, at, particles[i]) && !scan_is_letter(scan_char(text, at + strlen(particles[i]), &len)))
            return true;
    return false;
}

bool ko_holds_office(struct str text, size_t at)
{
    static const char *const words[] = {"대통령", "국회", "총선", "대선", "총리", "회장",     "총장", "의장",
                                        "대표",   "사장", "감독", "왕",   "황제", "행장",     "원장", "위원장",
                                        "교황",   "임금", "시장", "지사", "장관", "지방선거", "의원", "차관",
                                        "비서관", "수석", "검사", "판사", "교수", "대사"};
    at = scan_spaces(text, at, 1);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scan_is(text, at, words[i]))
            return true;
    return false;
}

bool ko_is_duration(struct str text, size_t at)
{
    static const char *const glued[] = {"간", "째", "치", "당", "여", "짜리", "씩", "만에"};
    static const char *const words[] = {"동안", "만에", "만 에", "전",   "뒤",   "후",   "가까이", "이상",
                                        "이하", "짜리", "연속",  "가량", "정도", "안에", "이내",   "남짓",
                                        "내내", "안",   "더",    "간의", "마다", "앞",   "미만",   "만",
                                        "째",   "간",   "내",    "쯤",   "치",   "뒤쯤"};
    static const char *const stems[] = {"넘",      "앞두",    "앞둔",   "걸리",  "걸쳐",   "걸려", "걸릴",
                                        "남은",    "남아 ",   "남아있", "남겨",  "남았",   "된 ",  "에 걸쳐",
                                        "이 지나", "이 지난", "을 앞",  "이 걸", "가까운", "만에"};
    for (size_t i = 0; i < sizeof glued / sizeof *glued; i++)
        if (scan_is(text, at, glued[i]) && ko_is_tail(text, at + strlen(glued[i])))
            return true;
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
        if (scan_is(text, at, stems[i]) || scan_is(text, scan_spaces(text, at, 1), stems[i]))
            return true;
    at = scan_spaces(text, at, 1);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scan_is(text, at, words[i]) && ends_word(text, at + strlen(words[i])))
            return strcmp(words[i], "전") || !ko_holds_office(text, at + strlen(words[i]));
    return false;
}
