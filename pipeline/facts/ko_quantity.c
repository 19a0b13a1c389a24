/* A Korean quantity: amount, a range's other end, 여, counter, bound, what stood before.
 *
 * Digits are always a quantity. Numerals in Hangul are one only with a counter behind
 * them that ends the word but for particles, because most such syllables are
 * something else (천연가스, 한 발언).
 */
#include "facts/ko.h"

struct reading {
    struct scan *s;
    struct str text;
    size_t from, end;
    struct ko_number n;
    struct quantity q;
    const struct ko_counter *counter;
    int modifier; /* enum ko_word, 0 = none */
};

static size_t or_native(struct scan *s, size_t at, struct ko_number *out)
{
    size_t skip;
    if (ko_number(s->arena, s->text, at, out, &skip) || ko_native(s->text, at, out))
        return out->end;
    return at;
}

/* ---- counters ---- */

static bool wants_digits(const struct reading *r)
{
    return r->n.script == KO_DIGITS;
}

static bool is_any_of(const char *text, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(text, list[i]))
            return true;
    return false;
}

static bool is_money(const struct ko_counter *c)
{
    return strlen(c->unit) == 3 && c->unit[0] >= 'A' && c->unit[0] <= 'Z';
}

/* 두부, 세단, 한시, 열곡: a syllable with another glued on is a word of its own, but for these. */
static bool native_glued(const struct reading *r, const struct ko_counter *c)
{
    static const char *const sure[] = {"명", "번", "개", "살", "배", "달", "권", "채", "병", "잔",
                                       "발", "벌", "쌍", "곳", "통", "팀", "줄", "장", "골"};
    enum { BESIDE_TEN = 5 };
    if (r->end - r->from > 3 || strlen(c->text) > 3)
        return true;
    bool ten = scan_is(r->text, r->from, "열");
    return is_any_of(c->text, sure, ten ? BESIDE_TEN : sizeof sure / sizeof *sure);
}

/* 만주, 조개, 백후보: the same for a lone 백 천 만. */
static bool sino_glued(const struct reading *r, const struct ko_counter *c)
{
    static const char *const sure[] = {"원", "명", "배", "번", "톤", "년", "개", "일"};
    enum { BESIDE_MYRIAD = 5 };
    bool hundreds = scan_is(r->text, r->from, "백") || scan_is(r->text, r->from, "천");
    if (strlen(c->text) > 3)
        return c->after & KO_FOR_SINO;
    return is_any_of(c->text, sure, hundreds ? sizeof sure / sizeof *sure : BESIDE_MYRIAD);
}

static bool counter_allowed(const struct reading *r, const struct ko_counter *c, size_t behind, bool spaced)
{
    /* 1주택자, 2도움: these units end the word */
    static const char *const closed[] = {"주", "도", "시", "초", "자", "수", "부", "기", "통", "판", "조"};
    bool tail = ko_is_tail(r->text, behind), lone = r->n.units == 1 && !r->n.parts && !r->n.vague;
    if ((unsigned char)c->text[0] < 0xE1)
        return true; /* symbols need no particle */
    if (wants_digits(r)) {
        if (!spaced && !tail && !r->n.units && is_any_of(c->text, closed, sizeof closed / sizeof *closed))
            return false;
        return !spaced || tail || c->kind == KO_FRACTION || r->n.units;
    }
    if (r->n.script == KO_NATIVE) {
        static const char *const counted[] = {"하나", "둘", "셋", "넷"}; /* they take no counter */
        for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
            if (scan_is(r->text, r->from, counted[i]))
                return false;
        return tail && (c->after & KO_FOR_NATIVE) && (spaced || native_glued(r, c));
    }
    if (r->n.trillion && !is_money(c))
        return false;
    if (lone && !spaced && !sino_glued(r, c))
        return false;
    if (lone && spaced && !(c->after & KO_FOR_SINO) && strlen(c->text) <= 3)
        return false;
    return tail && ((c->after & KO_FOR_SINO) || (r->n.units && (c->after & KO_FOR_NATIVE)));
}

/* Behind the amount: [여] [space] counter. */
static void read_counter(struct reading *r)
{
    size_t at = r->end, spaced = scan_spaces(r->text, at, 1), end,
           yeo = scan_is(r->text, spaced, "여") ? spaced + 3 : 0;
    const struct ko_counter *c;
    if (yeo) {
        size_t begin = scan_spaces(r->text, yeo, 1);
        c = ko_counter(r->text, begin, &end);
        bool unit = c && counter_allowed(r, c, end, begin > yeo);
        if (unit || begin > yeo ? spaced == at || unit : false) {
            r->n.some = true;
            r->end = unit ? end : yeo;
            r->counter = unit ? c : NULL;
            return;
        }
    }
    c = ko_counter(r->text, spaced, &end);
    if (!c || !counter_allowed(r, c, end, spaced > at))
        return;
    r->counter = c;
    r->end = end;
}

/* 두 문명, 세 후보, 다섯 도시: a native numeral, a space and a word. 한 is an article and 네
 * also "your", so they need a counter. */
static bool counts_a_noun(const struct reading *r)
{
    static const char *const not [] = {"한 ", "네 ", "석 ", "넉 ", "서 ", "너 ", "열 ", "하나 "};
    size_t word = scan_spaces(r->text, r->end, 1), end = ko_word_end(r->text, word);
    for (size_t i = 0; i < sizeof not / sizeof *not ; i++)
        if (scan_is(r->text, r->from, not [i]))
            return false;
    return word > r->end && end - word >= 6 && !scan_is(r->text, word, "들");
}

/* Hangul numerals that need no counter: 백만이, 수천만을, 하나를, 다섯 */
static bool stands_alone(const struct reading *r)
{
    if (r->n.trillion && !r->n.vague)
        return false;
    if (scan_is(r->text, r->from, "둘 수"))
        return false; /* 둘 is "to put" there */
    if (r->n.script == KO_SINO)
        return (r->n.units > 1 || r->n.vague || r->n.some) && ko_is_tail(r->text, r->end);
    size_t len = r->end - r->from;
    if (counts_a_noun(r))
        return true;
    return (len >= 6 || scan_is(r->text, r->from, "둘") || scan_is(r->text, r->from, "셋") ||
            scan_is(r->text, r->from, "넷")) &&
           ko_is_tail(r->text, r->end) && !scan_is(r->text, r->from, "두어");
}

/* ---- ranges ---- */

/* The other end behind ~ or a dash. `first` is the first end's counter. */
static bool other_end(struct reading *r, size_t *at)
{
    bool dash = false;
    struct ko_number last;
    size_t mark = scan_spaces(r->text, *at, 1), sign = scan_range_sign(r->text, mark, &dash), skip;
    if (!sign && scan_is(r->text, mark, "내지 "))
        sign = strlen("내지");
    if (!sign || (dash && mark > *at && scan_spaces(r->text, mark + sign, 1) == mark + sign))
        return false;
    if (!ko_number(r->s->arena, r->text, scan_spaces(r->text, mark + sign, 1), &last, &skip))
        return false;
    struct decimal low = r->n.low, scaled = decimal_scale(low, last.power);
    if (!r->n.units && last.parts == 1 && last.power > 0 && decimal_compare(scaled, last.low) < 0)
        low = scaled;
    if (decimal_compare(low, last.low) >= 0)
        return false;
    r->n.low = low;
    r->n.high = last.low;
    r->n.units += last.units;
    *at = last.end;
    return true;
}

static bool is_score(const struct reading *r, size_t at)
{
    size_t end;
    const struct ko_counter *c = ko_counter(r->text, scan_spaces(r->text, at, 1), &end);
    return !c || (c->kind == KO_BAND ? scan_spaces(r->text, end, 1) > end : !ko_is_tail(r->text, end)); /* 승 in 승리 */
}

static void add_plain(struct scan *s, size_t from, size_t to, struct decimal value, const char *unit)
{
    scan_add_quantity(s, from, to, &(struct quantity){.low = value, .high = value, .unit = unit});
}

/* One or two digits behind a space. */
static bool is_score_digit(struct str text, size_t at)
{
    size_t len, begin = scan_spaces(text, at, 1);
    return scan_digit(scan_char(text, begin, &len)) >= 0;
}

/* "2-1 승리": two whole numbers, a bare dash, nothing counted. */
static size_t score(struct scan *s, size_t at, const struct ko_number *first, const char *unit)
{
    bool dash = false;
    struct digits second;
    size_t sign = scan_range_sign(s->text, first->end, &dash);
    size_t versus = scan_spaces(s->text, first->end, 1);
    size_t begin = sign && dash ? first->end + sign : 0;
    bool close = versus == first->end && first->digits < 3; /* 3대 0 */
    if (!begin && scan_is(s->text, versus, "대") && (!close || is_score_digit(s->text, versus + 3)) &&
        (close || scan_spaces(s->text, versus + 3, 1) > versus + 3))
        begin = scan_spaces(s->text, versus + 3, 1);
    size_t len;
    if (!begin || scan_digit(scan_char(s->text, begin, &len)) < 0 || !scan_digits(s->arena, s->text, begin, &second))
        return at;
    struct reading r = {.s = s, .text = s->text};
    if (close && !is_score(&r, second.end))
        return at;
    if ((first->point && sign) || second.count > 3 || first->digits > 3 || (sign && dash && !is_score(&r, second.end)))
        return at;
    add_plain(s, at, first->end, first->low, unit);
    add_plain(s, begin, second.end, second.value, unit);
    return second.end;
}

/* ---- special forms ---- */

/* "3분의 1", "100분의 1초" */
static size_t fraction(struct reading *r)
{
    struct ko_number n;
    size_t begin = scan_spaces(r->text, r->end, 1), end = or_native(r->s, begin, &n);
    int64_t below = decimal_int(r->n.low), above = end > begin ? decimal_int(n.low) : -1;
    if (above < 0 || below <= 0)
        return r->from;
    r->q.numerator = above;
    r->q.denominator = below;
    r->q.unit = "fraction";
    r->end = end;
    const struct ko_counter *c = ko_counter(r->text, end, &end);
    if (c && c->kind == KO_PLAIN && ko_is_tail(r->text, end))
        r->end = end;
    return r->end;
}

/* "2할6푼8리" */
static size_t batting(struct reading *r)
{
    static const char *const places[] = {"할", "푼", "리"};
    struct decimal sum = {0};
    size_t at = r->from;
    for (int i = 0; i < 3; i++) {
        struct digits d;
        size_t begin = scan_spaces(r->text, at, i ? 1 : 0), len;
        if (scan_digit(scan_char(r->text, begin, &len)) < 0 || !scan_digits(r->s->arena, r->text, begin, &d) ||
            !scan_is(r->text, d.end, places[i]) || !decimal_add(sum, decimal_scale(d.value, -1 - i), &sum))
            break;
        at = d.end + 3;
    }
    if (at == r->from)
        return at;
    add_plain(r->s, r->from, at, sum, "rate");
    return at;
}

/* "2030세대", "5060 여성": two age bands side by side */
static size_t bands(struct scan *s, size_t at, const struct ko_number *n)
{
    static const char *const who[] = {"세대", "여성", "남성", "청년",   "직장인", "유권자",
                                      "부부", "주부", "고객", "소비자", "표심",   "층"};
    int64_t v = n->comma || n->digits != 4 ? -1 : decimal_int(n->low), low = v / 100, high = v % 100;
    if (v < 0 || low % 10 || high != low + 10 || low < 10)
        return at;
    size_t behind = scan_spaces(s->text, n->end, 1);
    for (size_t i = 0; i < sizeof who / sizeof *who; i++)
        if (scan_is(s->text, behind, who[i])) {
            scan_add_quantity(s, at, n->end,
                              &(struct quantity){.low = decimal_of(low), .high = decimal_of(high), .unit = "age-band"});
            return n->end;
        }
    return at;
}

/* "버스 30대": the word before is a vehicle or a machine. */
static bool follows_machine(const struct reading *r)
{
    static const char *const words[] = {"버스",     "트럭",     "승용차", "차량",   "택시",   "자동차", "컴퓨터",
                                        "로봇",     "드론",     "헬기",   "항공기", "전투기", "카메라", "휴대전화",
                                        "스마트폰", "오토바이", "자전거", "에어컨", "냉장고", "전차",   "탱크",
                                        "열차",     "비행기",   "여객기", "기계",   "장비",   "트랙터", "크레인",
                                        "소방차",   "구급차",   "화물차", "전기차", "무인기", "PC"};
    struct str before = str_trim(str_slice(r->text, 0, r->from));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_ends(before, words[i]))
            return true;
    return false;
}

/* 대: 제22대 국회, 30대 남성, 차량 50대 */
static const char *unit_of_dae(const struct reading *r)
{
    int64_t n = decimal_int(r->n.low);
    if (r->modifier == KO_ORDINAL || ko_holds_office(r->text, r->end))
        return "ordinal";
    bool decade = n >= 10 && n <= 90 && n % 10 == 0 && r->n.digits == 2;
    bool counted = r->n.some || r->modifier == KO_ABOUT || r->modifier == KO_AT_LEAST || r->modifier == KO_AT_MOST ||
                   scan_is(r->text, r->end, "의 차") || scan_is(r->text, r->end, "를") ||
                   scan_is(r->text, r->end, "가량");
    return decade && !counted && !follows_machine(r) ? "age-band" : "item";
}

static const char *unit_of(const struct reading *r)
{
    const struct ko_counter *c = r->counter;
    if (!c)
        return r->modifier == KO_ORDINAL ? "ordinal" : "";
    if (c->kind == KO_BAND)
        return unit_of_dae(r);
    if (!strcmp(c->text, "선") && r->n.digits > 2)
        return "index"; /* 2,500선 */
    if (r->modifier == KO_ORDINAL && strcmp(c->unit, "person"))
        return "ordinal";
    if (r->modifier == KO_SPEED && (!strcmp(c->unit, "km") || !strcmp(c->unit, "m")))
        return c->unit[0] == 'k' ? "km/h" : r->s->modifier->n ? "m/s" : "m";
    if (!strcmp(c->unit, "degree") && (r->modifier == KO_MINUS || r->modifier == KO_DEGREES))
        return r->modifier == KO_DEGREES && r->s->modifier->n ? "degree-F" : "degree-C";
    return c->unit;
}

/* ---- what stood before, what stands behind ---- */

static void apply_modifier(struct reading *r)
{
    struct quantity *q = &r->q;
    switch (r->modifier) {
    case KO_ABOUT: q->approx = true; break;
    case KO_NEARLY:
        q->approx = true;
        if (q->bound == BOUND_NONE)
            q->bound = BOUND_UNDER;
        break;
    case KO_AT_LEAST:
        if (q->bound == BOUND_NONE)
            q->bound = BOUND_AT_LEAST;
        break;
    case KO_AT_MOST:
        if (q->bound == BOUND_NONE)
            q->bound = BOUND_AT_MOST;
        break;
    case KO_MINUS:
        q->low.negative = !decimal_is_zero(q->low);
        q->high.negative = !decimal_is_zero(q->high);
        break;
    default: break;
    }
}

/* "2년 6개월": one stretch of time where the months are a decimal of a year */
static void years_and_months(struct reading *r)
{
    struct digits d;
    size_t len, at = scan_spaces(r->text, r->end, 1);
    if (!r->counter || r->counter->kind != KO_YEAR || scan_digit(scan_char(r->text, at, &len)) < 0 ||
        !scan_digits(r->s->arena, r->text, at, &d) || !scan_is(r->text, d.end, "개월"))
        return;
    int64_t months = decimal_int(d.value);
    if ((months == 3 || months == 6 || months == 9) &&
        decimal_add(r->q.low, decimal_scale(decimal_of(months / 3 * 25), -2), &r->q.low)) {
        r->q.high = r->q.low;
        r->end = d.end + strlen("개월");
    }
}

/* "22초 98": hundredths behind seconds */
static void hundredths(struct reading *r)
{
    struct digits d;
    size_t len, at = scan_spaces(r->text, r->end, 1);
    if (!r->counter || strcmp(r->counter->unit, "second") || scan_digit(scan_char(r->text, at, &len)) < 0 ||
        !scan_digits(r->s->arena, r->text, at, &d) || d.count != 2 || d.point || !ko_is_tail(r->text, d.end))
        return;
    if (decimal_add(r->q.low, decimal_scale(d.value, -2), &r->q.low)) {
        r->q.high = r->q.low;
        r->end = d.end;
    }
}

static bool is_time_unit(const char *unit)
{
    static const char *const units[] = {"year", "month", "week", "day", "hour", "minute", "times"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (!strcmp(unit, units[i]))
            return true;
    return false;
}

/* "1년 반", "한 시간 반": half a unit more */
static void add_half(struct reading *r)
{
    size_t at = scan_spaces(r->text, r->end, 1);
    struct decimal half = decimal_scale(decimal_of(5), -1);
    if (!r->counter || !scan_is(r->text, at, "반") || !ko_is_tail(r->text, at + 3) || !is_time_unit(r->counter->unit))
        return;
    if (decimal_add(r->q.low, half, &r->q.low) && decimal_add(r->q.high, half, &r->q.high))
        r->end = at + 3;
}

/* "10년 전", "사흘 뒤": with a publication date also a date. */
static void ago(struct scan *s, size_t from, size_t to, const struct quantity *q)
{
    size_t at = scan_spaces(s->text, to, 1);
    int sign = scan_is(s->text, at, "전") ? -1 : scan_is(s->text, at, "뒤") || scan_is(s->text, at, "후") ? 1 : 0;
    int64_t n = decimal_int(q->low);
    if (!sign || !s->today.year || n < 0 || n > 3000 || q->approx || !ko_is_tail(s->text, at + 3) || sign > 0)
        return;
    struct when w = {.hour = -1, .known = true};
    struct str unit = str_of(q->unit);
    if (str_is(unit, "year"))
        w.day.year = s->today.year + sign * (int)n;
    else if (str_is(unit, "month"))
        w.day = month_add(s->today, sign * (int)n);
    else if (str_is(unit, "day"))
        w.day = day_add(s->today, sign * n);
    else
        return;
    struct when last = s->last;
    scan_add_date(s, from, at + 3, str_of(""), &w);
    s->last = last;
}

/* "10%에서 15%로": which figure a thing went from, and which to. */
static void mark_change(struct reading *r)
{
    enum { REACH = 90, BACK = 4 }; /* bytes, facts */
    struct facts *out = r->s->out;
    struct fact *last = &out->at[out->len - 1];
    if (!scan_is(r->text, r->end, "로") && !scan_is(r->text, r->end, "으로"))
        return;
    for (size_t i = 2; i <= BACK && i <= out->len; i++) {
        struct fact *first = &out->at[out->len - i];
        size_t end = (size_t)first->at.at + first->at.len;
        if (first->kind != FACT_QUANTITY || !str_eq(first->unit, last->unit) || end > r->from || r->from - end > REACH)
            continue;
        if (scan_is(r->text, end, "에서") || scan_is(r->text, end, "부터")) {
            first->value = str_of("from");
            last->value = str_of("to");
        }
        return;
    }
}

/* "1억에서 2억 원": the first end takes the unit of the second. */
static void share_unit(struct reading *r)
{
    struct facts *out = r->s->out;
    struct fact *first = out->len > 1 ? &out->at[out->len - 2] : NULL, *last = &out->at[out->len - 1];
    size_t end = first ? (size_t)first->at.at + first->at.len : 0;
    if (!first || first->kind != FACT_QUANTITY || first->unit.len || first->in_name || end > r->from)
        return;
    struct str between = str_trim(str_slice(r->text, end, r->from - end));
    if (str_is(between, "에서") || str_is(between, "부터"))
        first->unit = last->unit;
}

static size_t emit(struct reading *r)
{
    struct quantity *q = &r->q;
    q->low = r->n.low;
    q->high = r->n.high;
    q->vague = r->n.vague;
    if (!q->unit)
        q->unit = unit_of(r);
    if (r->counter && r->counter->kind == KO_SCALED) {
        q->low = decimal_scale(q->low, r->counter->scale);
        q->high = decimal_scale(q->high, r->counter->scale);
    }
    if (r->n.some) {
        q->bound = BOUND_OVER;
        q->approx = true;
    }
    add_half(r);
    years_and_months(r);
    hundredths(r);
    size_t behind = ko_bound_after(r->text, r->end, q);
    apply_modifier(r);
    if (r->modifier == KO_MINUS)
        r->from = r->s->modifier_at; /* the sign is part of the figure */
    scan_add_quantity(r->s, r->from, r->end, q);
    share_unit(r);
    mark_change(r);
    if (behind == r->end)
        ago(r->s, r->from, r->end, q);
    return r->end;
}

static int modifier_at(const struct scan *s, size_t at)
{
    return s->modifier && s->modifier_end == at ? s->modifier->kind : 0;
}

/* "헌법 9조", "제9조": an article of law, no 9 trillion */
static size_t article_of_law(struct scan *s, size_t at)
{
    struct digits d;
    size_t len;
    int modifier = modifier_at(s, at);
    if ((modifier != KO_LAW && modifier != KO_ORDINAL) || scan_digit(scan_char(s->text, at, &len)) < 0 ||
        !scan_digits(s->arena, s->text, at, &d) || d.count > 4 || !scan_is(s->text, d.end, "조"))
        return at;
    add_plain(s, at, d.end + 3, d.value, "ordinal");
    return d.end + 3;
}

/* "1/3" */
static size_t slashed(struct scan *s, size_t at)
{
    struct digits above, below;
    size_t len;
    if (!scan_digits(s->arena, s->text, at, &above) || !scan_is(s->text, above.end, "/") ||
        scan_digit(scan_char(s->text, above.end + 1, &len)) < 0 ||
        !scan_digits(s->arena, s->text, above.end + 1, &below))
        return at;
    int64_t n = decimal_int(above.value), d = decimal_int(below.value);
    if (scan_is(s->text, below.end, "/"))
        return at;
    bool day = n >= 1 && n <= 12 && d > n && d <= 31 && scan_spaces(s->text, below.end, 1) > below.end;
    bool fraction = n > 0 && d > n && d <= 1000 && !(day && d != 2 && d != 3 && d != 4 && d != 5 && d != 10);
    struct quantity q = {.numerator = n, .denominator = d, .unit = "fraction", .in_name = !fraction};
    if (n < 0 || d <= 0)
        return at;
    scan_add_quantity(s, at, below.end, &q);
    return below.end;
}

static size_t digits_only(struct reading *r)
{
    struct scan *s = r->s;
    size_t end = bands(s, r->from, &r->n);
    if (end > r->from)
        return end;
    size_t counter_end;
    const struct ko_counter *c = ko_counter(s->text, scan_spaces(s->text, r->n.end, 1), &counter_end);
    bool versus = c && c->kind == KO_BAND && is_score_digit(s->text, counter_end);
    struct reading ranged = *r;
    ranged.end = r->n.end;
    bool distributed = other_end(&ranged, &ranged.end) && ranged.n.units > r->n.units;
    if (!r->n.units && !distributed && (!c || versus) && (!r->n.point || versus))
        end = score(s, r->from, &r->n, versus ? "ratio" : "score");
    return end;
}

/* "도시 중 하나": one of them, no figure */
static bool is_one_of_them(const struct reading *r)
{
    struct str before = str_slice(r->text, 0, r->from);
    return scan_is(r->text, r->from, "하나") && (str_ends(before, " 중 ") || str_ends(before, " 가운데 "));
}

size_t ko_quantity(struct scan *s, size_t at)
{
    struct reading r = {.s = s, .text = s->text, .from = at, .modifier = modifier_at(s, at)};
    size_t skip = at, end = article_of_law(s, at);
    if (end > at)
        return end;
    if (!ko_number(s->arena, s->text, at, &r.n, &skip) && !ko_native(s->text, at, &r.n) &&
        !ko_lone_digit(s->text, at, &r.n))
        return skip;
    bool digits = wants_digits(&r);
    if (digits && ((end = slashed(s, at)) > at || (end = digits_only(&r)) > at))
        return end;
    r.end = r.n.end;
    bool ranged = other_end(&r, &r.end);
    read_counter(&r);
    if (r.counter && r.counter->kind == KO_FRACTION)
        return (end = fraction(&r)) > at ? emit(&r) : r.end;
    if (r.counter && r.counter->kind == KO_BATTING && digits)
        return batting(&r);
    if (r.counter && !ranged) {
        struct reading two = r;
        /* 30%~50%: the second end brings its own counter */
        if (other_end(&two, &two.end)) {
            two.counter = NULL;
            read_counter(&two);
            if (two.counter && !strcmp(two.counter->unit, r.counter->unit))
                r = two;
        }
    }
    if (!digits && !r.counter && (!stands_alone(&r) || is_one_of_them(&r)))
        return at;
    return emit(&r);
}

size_t ko_money(struct scan *s, size_t at)
{
    static const struct {
        const char *sign, *unit;
    } signs[] = {{"US$", "USD"}, {"$", "USD"}, {"＄", "USD"}, {"€", "EUR"},
                 {"£", "GBP"},   {"¥", "JPY"}, {"￥", "JPY"}, {"₩", "KRW"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct reading r = {.s = s, .text = s->text, .from = at, .modifier = modifier_at(s, at)};
        size_t begin = at + strlen(signs[i].sign), skip;
        if (!scan_is(s->text, at, signs[i].sign) ||
            !ko_number(s->arena, s->text, scan_spaces(s->text, begin, 1), &r.n, &skip))
            continue;
        r.end = r.n.end;
        r.q.unit = signs[i].unit;
        return emit(&r);
    }
    return at;
}

size_t ko_fixed(struct scan *s, size_t at, const struct word *w)
{
    size_t end = at + strlen(w->text);
    struct reading r = {.s = s, .text = s->text, .from = at, .end = end, .modifier = modifier_at(s, at)};
    bool ordinal = str_is(str_of(w->unit), "ordinal");
    size_t next = scan_spaces(s->text, end, 1);
    bool rate = r.modifier && str_is(str_of(w->unit), "day") && scan_digit(scan_char(s->text, next, &(size_t){0})) >= 0;
    if (!ordinal && !ko_is_tail(s->text, end))
        return at;
    if (ordinal && strlen(w->text) == 3 && scan_is_letter(scan_char(s->text, end, &(size_t){0})))
        return at; /* 첫 in 첫눈, 첫사랑 */
    r.n.low = decimal_of(w->n > 100 ? w->n / 100 : w->n);
    r.n.high = decimal_of(w->n % 100);
    r.q.unit = w->unit;
    if (w->n < 0) {
        r.q.numerator = 1;
        r.q.denominator = 2;
        if (scan_is(s->text, at, "과반"))
            r.q.bound = BOUND_OVER;
    }
    if (rate)
        r.modifier = 0;
    emit(&r);
    if (rate)
        s->modifier_end = next; /* 많게는 하루 20건: the bound is of the 20 */
    return rate ? next : r.end;
}
