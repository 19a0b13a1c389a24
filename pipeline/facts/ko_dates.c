/* Korean dates and times as they are written.
 *
 *     date = [era] YEAR년 [MONTH월 [DAY일]] | MONTH월 [DAY일] | DAY일, each with a part (초, 말)
 */
#include "facts/ko_dates.h"

bool ko_integer_at(struct scan *s, size_t at, struct ko_integer *out)
{
    struct digits d;
    size_t len;
    *out = (struct ko_integer){0};
    if (scan_digit(scan_char(s->text, at, &len)) < 0 || !scan_digits(s->arena, s->text, at, &d))
        return false;
    out->value = decimal_int(d.value);
    out->end = d.end;
    out->count = d.count;
    out->plain = !d.comma && !d.point && out->value >= 0 && d.count <= 4;
    return out->plain;
}

static size_t part_of_period(struct str text, size_t at, enum fact_part *part)
{
    static const struct {
        const char *text;
        enum fact_part part;
        bool glued;
    } parts[] = {{"초순", PART_EARLY, false}, {"초반", PART_EARLY, false}, {"상순", PART_EARLY, false},
                 {"중순", PART_MID, false},   {"중반", PART_MID, false},   {"하순", PART_LATE, false},
                 {"후반", PART_LATE, false},  {"전반", PART_EARLY, false}, {"말", PART_LATE, true},
                 {"초", PART_EARLY, true}};
    size_t begin = scan_spaces(text, at, 1);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (scan_is(text, begin, parts[i].text) &&
            (!parts[i].glued || ko_is_tail(text, begin + strlen(parts[i].text)))) {
            *part = parts[i].part;
            return begin + strlen(parts[i].text);
        }
    return at;
}

static bool glued_duration(struct str text, size_t at)
{
    static const char *const words[] = {"간", "째", "치", "여", "짜리", "만에"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scan_is(text, at, words[i]) && ko_is_tail(text, at + strlen(words[i])))
            return true;
    return false;
}

/* "일" behind a day of the month. */
static bool day_unit(struct ko_date *p, const struct ko_integer *n)
{
    struct str text = p->s->text;
    return n->value >= 1 && n->value <= 31 && n->count <= 2 && scan_is(text, n->end, "일") &&
           !scan_is(text, n->end, "일본");
}

/* ~16일, 부터 16일까지: the other end of a stretch of days. */
static void until_day(struct ko_date *p)
{
    bool dash;
    struct str text = p->s->text;
    size_t at = scan_spaces(text, p->end, 1), sign = scan_range_sign(text, at, &dash);
    bool from = scan_is(text, p->end, "부터") || scan_is(text, p->end, "에서");
    size_t begin = sign ? scan_spaces(text, at + sign, 1) : from ? scan_spaces(text, p->end + 6, 1) : 0;
    struct ko_integer n, month;
    if (!begin || !ko_integer_at(p->s, begin, &n))
        return;
    struct day until = {0};
    if (n.value >= 1 && n.value <= 12 && scan_is(text, n.end, "월") &&
        ko_integer_at(p->s, scan_spaces(text, n.end + 3, 1), &month)) {
        until.month = (int)n.value;
        n = month;
    }
    if (!day_unit(p, &n) || glued_duration(text, n.end + 3))
        return; /* 8일부터 24일간: so many days from then on */
    until.day = (int)n.value;
    p->until = until;
    p->end = n.end + 3;
}

void ko_read_day(struct ko_date *p, size_t begin)
{
    struct ko_integer n;
    bool dash;
    struct str text = p->s->text;
    size_t at = scan_spaces(text, begin, 1);
    if (!ko_integer_at(p->s, at, &n))
        return;
    if (day_unit(p, &n)) {
        if (glued_duration(text, n.end + 3))
            return;
        p->written.day = (int)n.value;
        p->end = n.end + 3;
        until_day(p);
        return;
    }
    /* 24~26일 */
    size_t sign = scan_range_sign(text, n.end, &dash);
    struct ko_integer last;
    if (sign && n.value <= 31 && ko_integer_at(p->s, n.end + sign, &last) && day_unit(p, &last) &&
        last.value > n.value) {
        p->written.day = (int)n.value;
        p->until.day = (int)last.value;
        p->end = last.end + 3;
    }
}

bool ko_read_month(struct ko_date *p, size_t begin)
{
    struct ko_integer n;
    size_t at = scan_spaces(p->s->text, begin, 1);
    struct ko_integer last;
    bool dash;
    if (!ko_integer_at(p->s, at, &n) || n.value < 1 || n.value > 12)
        return false;
    int first = (int)n.value;
    size_t mark = scan_spaces(p->s->text, n.end, 1), sign = scan_range_sign(p->s->text, mark, &dash);
    if (sign && ko_integer_at(p->s, scan_spaces(p->s->text, mark + sign, 1), &last) && last.value > n.value &&
        last.value < 13) {
        n = last; /* 1~2월 */
        p->until.month = (int)last.value;
    }
    if (!scan_is(p->s->text, n.end, "월") || scan_is(p->s->text, n.end, "월드")) {
        p->until = (struct day){0};
        return false;
    }
    p->written.month = first;
    if (p->until.month) {
        p->end = n.end + 3;
        return true;
    }
    p->end = n.end + 3;
    ko_read_day(p, p->end);
    return true;
}

void ko_read_weekday(struct ko_date *p)
{
    static const char *const days[] = {"월", "화", "수", "목", "금", "토", "일"};
    struct str text = p->s->text;
    size_t at = scan_spaces(text, p->end, 1), open = scan_is(text, at, "(") ? at + 1 : at;
    for (int i = 0; i < 7; i++) {
        if (!scan_is(text, open, days[i]))
            continue;
        size_t end = open + 3;
        bool full = scan_is(text, end, "요일");
        if (full || (open > at && scan_is(text, end, ")"))) {
            p->w.weekday = i + 1;
            p->end = end + (full ? 6 : 0) + (open > at && scan_is(text, end + (full ? 6 : 0), ")"));
        }
    }
}

/* 오후 3시 30분, 20시, 밤 12시. Returns the byte behind, or `at`. */
size_t ko_read_clock(struct scan *s, size_t at, int half, int *hour, int *minute)
{
    struct ko_integer n;
    struct str text = s->text;
    size_t begin = scan_spaces(text, at, 1);
    struct ko_number native;
    if (!ko_integer_at(s, begin, &n)) {
        if (!half || !ko_native(text, begin, &native) || !decimal_equal(native.low, native.high))
            return at;
        n = (struct ko_integer){.value = decimal_int(native.low), .end = scan_spaces(text, native.end, 1)};
    }
    if (n.value < 0 || n.value > 24 || !scan_is(text, n.end, "시") || scan_is(text, n.end, "시간") ||
        scan_is(text, n.end, "시즌"))
        return at;
    *hour = (int)n.value;
    *minute = 0;
    bool noon = half == 2 || (half == 4 && n.value < 7);
    if ((noon || (half == 3 && n.value >= 6)) && n.value < 12)
        *hour += 12;
    if (half == 3 && n.value == 12)
        *hour = 24;
    if (half == 1 && n.value == 12)
        *hour = 0;
    size_t end = n.end + 3, next = scan_spaces(text, end, 1);
    if (ko_integer_at(s, next, &n) && n.value < 60 && scan_is(text, n.end, "분") && !scan_is(text, n.end, "분기")) {
        *minute = (int)n.value;
        return n.end + 3;
    }
    if (scan_is(text, next, "반") && ko_is_tail(text, next + 3)) {
        *minute = 30;
        return next + 3;
    }
    return end;
}

void ko_add_time(struct scan *s, size_t from, size_t to, int hour, int minute)
{
    struct fact *f = scan_add(s, FACT_TIME, from, to);
    struct quantity q = {0};
    f->value = arena_printf(s->arena, "%02d:%02d", hour, minute);
    ko_bound_after(s->text, to, &q);
    f->approx = q.approx;
}

static bool is_clock_word(const struct word *w)
{
    return w && w->kind == KO_CLOCK && w->n < 100;
}

/* A clock right behind a date belongs to it. */
static size_t clock_behind(struct ko_date *p, int *hour, int *minute)
{
    struct str text = p->s->text;
    size_t at = scan_spaces(text, p->end, 1);
    const struct word *w = ko_word(text, at);
    if (at == p->end || !is_clock_word(w))
        return 0;
    size_t behind = at + strlen(w->text), end = ko_read_clock(p->s, behind, w->n, hour, minute);
    if (end == behind)
        return 0;
    p->w.hour = *hour;
    p->w.minute = *minute;
    return end;
}

static struct str value_text(struct ko_date *p)
{
    struct arena *a = p->s->arena;
    struct str from = day_text(a, p->written);
    if (!p->until.day && !p->until.month)
        return from;
    struct day until = p->until;
    until.year = p->written.year;
    if (!until.month)
        until.month = p->written.month;
    struct str to = day_text(a, until);
    return arena_printf(a, "%.*s..%.*s", STR_ARGS(from), STR_ARGS(to));
}

/* Ends a parse: part, weekday, clock, resolution, fact. */
size_t ko_finish_date(struct ko_date *p)
{
    struct scan *s = p->s;
    int hour, minute;
    if (!p->written.day)
        p->end = part_of_period(s->text, p->end, &p->w.part);
    ko_resolve(p);
    ko_resolve_until(p);
    size_t date_end = p->end;
    ko_read_weekday(p);
    date_end = p->end;
    size_t clock_end = clock_behind(p, &hour, &minute), clock_at = scan_spaces(s->text, date_end, 1);
    bool written = p->written.year || p->written.month || p->written.day;
    scan_add_date(s, p->at, date_end, written ? value_text(p) : str_of(""), &p->w);
    s->last.hour = -1;
    if (!clock_end)
        return p->end;
    ko_add_time(s, clock_at, clock_end, hour, minute);
    return clock_end;
}

struct ko_date ko_begin_date(struct scan *s, size_t at)
{
    struct ko_date p = {.s = s, .at = at, .end = at};
    p.w.hour = -1;
    return p;
}

/* "2025. 11. 20." as public offices write it. The byte behind, or `at`. */
static size_t official(struct scan *s, size_t at)
{
    struct ko_integer n[3];
    size_t p = at;
    for (int i = 0; i < 3; i++) {
        if (!ko_integer_at(s, p, &n[i]) || !scan_is(s->text, n[i].end, "."))
            return at;
        p = scan_spaces(s->text, n[i].end + 1, 1);
        if (i < 2 && p == n[i].end + 1)
            return at;
    }
    struct ko_date parse = ko_begin_date(s, at);
    parse.written = (struct day){(int)n[0].value, (int)n[1].value, (int)n[2].value};
    parse.end = n[2].end + 1;
    return n[0].count == 4 && day_is_real(parse.written) && parse.written.month > 0 ? ko_finish_date(&parse) : at;
}

/* 2008-07-21, 2008.7.21, 2008/7/21, 20:40 */
static size_t numeric(struct scan *s, size_t at)
{
    struct str text = s->text;
    int n[3] = {0};
    size_t p = at, count = 0, len, digits[3] = {0};
    char sign = 0;
    while (count < 3) {
        size_t from = p;
        for (int d; (d = scan_digit(scan_char(text, p, &len))) >= 0 && p - from < 12; p += len)
            n[count] = n[count] < 100000 ? n[count] * 10 + d : n[count];
        digits[count] = p - from;
        if (p == from)
            return at;
        count++;
        char c = p < text.len ? text.at[p] : 0;
        if (!c || !strchr("-./:", c) || (sign && c != sign) || scan_digit(scan_char(text, p + 1, &len)) < 0)
            break;
        sign = c;
        if (count < 3)
            p++;
    }
    if (count >= 2 && sign == ':' && digits[0] <= 2 && digits[1] == 2 && n[0] < 25 && n[1] < 60) {
        ko_add_time(s, at, p, n[0], n[1]);
        return p;
    }
    struct day d = {n[0], n[1], n[2]};
    if (count < 3 || sign == ':' || digits[0] != 4 || !day_is_real(d))
        return at;
    struct ko_date parse = ko_begin_date(s, at);
    parse.written = d;
    parse.end = p;
    return ko_finish_date(&parse);
}

size_t ko_add_period(struct scan *s, size_t at, size_t end, int64_t n, const char *unit, struct when *w)
{
    end = part_of_period(s->text, end, &w->part);
    struct fact *f = scan_add_date(s, at, end, decimal_text(s->arena, decimal_of(n)), w);
    f->unit = str_of(unit);
    return end;
}

/* 1990년대, 21세기, 3분기, 95년생 */
static size_t periods(struct scan *s, size_t at, const struct ko_integer *n)
{
    struct str text = s->text;
    struct when w = {.hour = -1, .known = true};
    if (scan_is(text, n->end, "년대")) {
        int year = (int)(n->count == 2 ? 1900 + n->value : n->value);
        if (year % 10 || n->count == 3 || n->count < 2)
            return at;
        w.day = year_of(year);
        w.to = year_of(year + 9);
        return ko_add_period(s, at, n->end + 6, year, "decade", &w);
    }
    if (scan_is(text, n->end, "세기") && n->value < 40)
        return ko_add_period(s, at, n->end + 6, n->value, "century", &(struct when){.hour = -1});
    if (n->count == 1 && n->value >= 1 && n->value <= 4 &&
        (scan_is(text, n->end, "/4분기") || scan_is(text, n->end, "·4분기"))) {
        w.day = year_of(s->today.year); /* 3/4분기 is the third of four */
        w.quarter = (int)n->value;
        return ko_add_period(s, at, n->end + (text.at[n->end] == '/' ? 8 : 9), n->value, "quarter", &w);
    }
    if (scan_is(text, n->end, "분기") && n->value >= 1 && n->value <= 4) {
        w.day = year_of(s->today.year);
        w.quarter = (int)n->value;
        return ko_add_period(s, at, n->end + 6, n->value, "quarter", &w);
    }
    if (scan_is(text, n->end, "년생") && (n->count == 2 || n->count == 4)) {
        int year = (int)(n->count == 4 ? n->value : n->value + (n->value > 24 ? 1900 : 2000));
        w.day = year_of(year);
        scan_add_date(s, at, n->end + 6, day_text(s->arena, w.day), &w);
        return n->end + 6;
    }
    return at;
}

/* "(1918)": a year in brackets behind a title or an event */
static bool is_bracketed(struct scan *s, size_t at, const struct ko_integer *n)
{
    return n->count == 4 && n->value >= 1000 && n->value < 2100 && scan_before(s->text, at) == '(' &&
           scan_is(s->text, n->end, ")");
}

bool ko_is_year(struct scan *s, const struct ko_integer *n)
{
    return scan_is(s->text, n->end, "년") && n->count == 4 && n->value >= 1000 && n->value < 3000 &&
           !ko_is_duration(s->text, n->end + 3) && !scan_is(s->text, n->end, "년산");
}

/* "1992~1995년", "1988-89년", "2008-09 시즌", "기원전 512 - 511년". The byte behind, or `at`. */
static size_t year_range(struct scan *s, size_t at, int era, const struct ko_integer *n)
{
    struct ko_integer last;
    struct str text = s->text;
    bool dash, short_year = false;
    size_t mark = scan_spaces(text, n->end, 1), sign = scan_range_sign(text, mark, &dash);
    if (!sign || !ko_integer_at(s, scan_spaces(text, mark + sign, 1), &last))
        return at;
    size_t end = scan_is(text, last.end, "년") ? last.end + 3 : last.end;
    if (end == last.end && !scan_is(text, scan_spaces(text, end, 1), "시즌"))
        return at;
    if (last.count == 2 && n->count == 4 && n->value >= 1000 && n->value % 100 < last.value) {
        last.value += n->value / 100 * 100;
        short_year = true;
    }
    if (!era && !short_year && !(ko_is_year(s, &last) && n->count == 4 && n->value < last.value))
        return at;
    int sense = era < 0 ? -1 : 1;
    struct when w = {.hour = -1, .known = true};
    w.day = year_of(sense * (int)n->value);
    w.to = year_of(sense * (int)last.value);
    scan_add_date(s, at, end, arena_printf(s->arena, "%d..%d", w.day.year, w.to.year), &w);
    return end;
}

/* "2007년", "(1918)", "기원전 49년" */
static size_t years(struct scan *s, size_t at, int era)
{
    struct ko_integer n;
    struct str text = s->text;
    if (!ko_integer_at(s, at, &n))
        return at;
    size_t end = year_range(s, at, era, &n);
    if (end > at)
        return end;
    bool bracketed = is_bracketed(s, at, &n);
    if (!ko_is_year(s, &n) && !(era && scan_is(text, n.end, "년")) && !bracketed)
        return at;
    struct ko_date p = ko_begin_date(s, at);
    p.written.year = (int)n.value * (era < 0 ? -1 : 1);
    p.end = n.end + (bracketed ? 0 : 3);
    if (bracketed)
        return ko_finish_date(&p);
    ko_read_month(&p, p.end);
    return ko_finish_date(&p);
}

/* ’98년, '05년 */
static size_t short_year(struct scan *s, size_t at)
{
    struct ko_integer n;
    uint32_t c = scan_before(s->text, at);
    if ((c != '\'' && c != 0x2018 && c != 0x2019) || !ko_integer_at(s, at, &n) || n.count != 2 ||
        !scan_is(s->text, n.end, "년"))
        return at;
    struct ko_date p = ko_begin_date(s, at);
    p.written.year = (int)n.value + (n.value > 50 ? 1900 : 2000);
    p.end = n.end + 3;
    ko_read_month(&p, p.end);
    return ko_finish_date(&p);
}

static bool modified(const struct scan *s, size_t at)
{
    int kind = s->modifier && s->modifier_end == at ? s->modifier->kind : 0;
    return kind == KO_ABOUT || kind == KO_AT_LEAST || kind == KO_AT_MOST || kind == KO_NEARLY || kind == KO_PREFIX;
}

/* "오후 6시부터 9시까지": the second hour is of the same half of the day. */
static int same_half_day(const struct scan *s, size_t at, int hour)
{
    const struct fact *last = s->out->len ? &s->out->at[s->out->len - 1] : NULL;
    size_t end = last ? (size_t)last->at.at + last->at.len : 0;
    if (!last || last->kind != FACT_TIME || at < end || at - end > 8 || hour >= 12)
        return hour;
    int before = (last->value.at[0] - '0') * 10 + last->value.at[1] - '0';
    struct str between = str_slice(s->text, end, at - end);
    bool range = str_starts(between, "부터") || str_starts(between, "에서") || str_starts(between, "~") ||
                 str_starts(between, "∼") || str_starts(between, "-");
    return range && before >= 12 && hour + 12 > before ? hour + 12 : hour;
}

/* "1일 3회", "주 5일", "주5일제": so often in a day, so many days a week. */
static bool is_rate(struct scan *s, size_t at)
{
    struct ko_integer day, times;
    size_t end;
    if (!ko_integer_at(s, at, &day) || !scan_is(s->text, day.end, "일"))
        return false;
    size_t behind = scan_spaces(s->text, day.end + 3, 1), week = at > 3 && s->text.at[at - 1] == ' ' ? at - 4 : at - 3;
    if (at >= 3 && day.value <= 7 && scan_is(s->text, week, "주") && !scan_is_letter(scan_before(s->text, week)))
        return true;
    const struct ko_counter *c =
        behind > day.end + 3 && ko_integer_at(s, behind, &times) ? ko_counter(s->text, times.end, &end) : NULL;
    return c && day.value == 1 && (!strcmp(c->text, "회") || !strcmp(c->text, "번") || !strcmp(c->text, "차례"));
}

size_t ko_date(struct scan *s, size_t at)
{
    struct ko_integer n;
    size_t end = numeric(s, at);
    if (end > at || (end = official(s, at)) > at || (ko_integer_at(s, at, &n) && (end = periods(s, at, &n)) > at) ||
        (end = years(s, at, s->modifier && s->modifier_end == at && s->modifier->kind == KO_ERA ? s->modifier->n : 0)) >
            at ||
        (end = short_year(s, at)) > at || !ko_integer_at(s, at, &n))
        return end;
    struct ko_date p = ko_begin_date(s, at);
    if (ko_read_month(&p, at))
        return ko_finish_date(&p);
    int hour, minute;
    end = ko_read_clock(s, at, 0, &hour, &minute);
    if (end > at) {
        hour = same_half_day(s, at, hour);
        ko_add_time(s, at, end, hour, minute);
        return end;
    }
    if (is_rate(s, at))
        return at;
    bool after_nights = s->out->len && str_is(s->out->at[s->out->len - 1].unit, "night") &&
                        at - s->out->at[s->out->len - 1].at.at < 16; /* 3박 4일 */
    if (modified(s, at) || after_nights)
        return at;
    ko_read_day(&p, at);
    if (!p.written.day || (ko_is_duration(s->text, p.end) && !p.until.day))
        return at;
    return ko_finish_date(&p);
}
