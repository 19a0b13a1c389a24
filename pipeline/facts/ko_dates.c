/* Korean dates and times, and what day they are against the publication date.
 *
 *     date  = [era] YEAR년 [MONTH월 [DAY일]] | MONTH월 [DAY일] | DAY일, each with a part (초, 말)
 *     shift = 지난해 | 지난달 | 오는 | 이번 주 …, then the rest of a date
 *
 * A bare day is this month's when it is not after publication, else last month's;
 * 지난 takes the latest, 오는 the next. Without a publication date nothing is resolved.
 */
#include "facts/ko.h"

enum tense { TENSE_NONE, TENSE_PAST, TENSE_COMING };

struct parse {
    struct scan *s;
    size_t at, end;
    struct when w;             /* resolved */
    struct day written, until; /* as written, 0 where not */
    enum tense tense;
    bool year_set, month_set; /* w.day.year, w.day.month come from a shift word */
    bool failed;
};

struct number {
    int64_t value;
    size_t end;
    unsigned count;
    bool plain; /* digits without comma and point */
};

static bool number_at(struct scan *s, size_t at, struct number *out)
{
    struct digits d;
    size_t len;
    *out = (struct number){0};
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

/* ---- resolving ---- */

static struct day latest_month_day(struct day today, int month_back, int day)
{
    struct day d = month_add(today, -month_back);
    for (int tries = 0; tries < 13; tries++, d = month_add(d, -1)) {
        d.day = day;
        if (day_is_real(d))
            return d;
    }
    return (struct day){0};
}

static struct day coming_month_day(struct day today, int day)
{
    struct day d = {today.year, today.month, day};
    for (int tries = 0; tries < 13; tries++, d = month_add(d, 1), d.day = day)
        if (day_is_real(d) && day_number(d) >= day_number(today))
            return d;
    return (struct day){0};
}

/* Words of the rest of the sentence that put it in the future. */
static bool is_about_to_come(struct str text, size_t at)
{
    static const char *const words[] = {"예정", "계획", "방침",     "열린다",   "전망",
                                        "앞두", "앞둔", "개막하는", "개최한다", "할 것"};
    size_t end = at;
    while (end < text.len && end < at + 240 && text.at[end] != '.' && text.at[end] != '\n')
        end++;
    struct str rest = str_slice(text, at, end - at);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_find(rest, str_of(words[i]), 0) >= 0)
            return true;
    return false;
}

static struct day resolve_day(const struct parse *p, int day)
{
    struct day today = p->s->today, here = {today.year, today.month, day};
    if (p->tense == TENSE_COMING)
        return coming_month_day(today, day);
    if (p->tense == TENSE_PAST)
        return latest_month_day(today, day > today.day ? 1 : 0, day);
    if (day <= today.day || (day_is_real(here) && is_about_to_come(p->s->text, p->end)))
        return latest_month_day(today, 0, day);
    return latest_month_day(today, 1, day);
}

static int resolve_year(const struct parse *p, int month, int day)
{
    struct day today = p->s->today;
    bool later = month > today.month || (month == today.month && day > today.day);
    bool earlier = month < today.month || (month == today.month && day && day < today.day);
    if (p->tense == TENSE_PAST)
        return later || (month == today.month && !day) ? today.year - 1 : today.year;
    if (p->tense == TENSE_COMING)
        return earlier ? today.year + 1 : today.year;
    return month - today.month > 6 ? today.year - 1 : today.year;
}

static bool is_possible(const struct day *d)
{
    return !d->day || !d->month || day_is_real((struct day){d->year ? d->year : 4, d->month, d->day});
}

/* Fills p->w.day from what is written, the shifts and the publication date. */
static void resolve(struct parse *p)
{
    struct day *d = &p->w.day, written = p->written;
    bool today = p->s->today.year != 0;
    if (!is_possible(&written))
        return; /* 2월 30일: written, but no day */
    p->w.known = true;
    if (written.year) {
        *d = written;
        return;
    }
    if (written.month) {
        d->month = written.month;
        d->day = written.day;
        if (!p->year_set)
            d->year = today ? resolve_year(p, written.month, written.day) : 0;
    } else if (p->month_set) {
        d->day = written.day;
    } else if (written.day && today && !p->year_set) {
        *d = resolve_day(p, written.day);
    }
    if (d->year && d->day && !day_is_real(*d))
        *d = (struct day){0};
}

/* ---- reading ---- */

static bool glued_duration(struct str text, size_t at)
{
    static const char *const words[] = {"간", "째", "치", "여", "짜리", "만에"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scan_is(text, at, words[i]) && ko_is_tail(text, at + strlen(words[i])))
            return true;
    return false;
}

/* "일" behind a day of the month. */
static bool day_unit(struct parse *p, const struct number *n)
{
    struct str text = p->s->text;
    return n->value >= 1 && n->value <= 31 && n->count <= 2 && scan_is(text, n->end, "일") &&
           !scan_is(text, n->end, "일본");
}

/* ~16일, 부터 16일까지: the other end of a stretch of days. */
static void until_day(struct parse *p)
{
    bool dash;
    struct str text = p->s->text;
    size_t at = scan_spaces(text, p->end, 1), sign = scan_range_sign(text, at, &dash);
    bool from = scan_is(text, p->end, "부터") || scan_is(text, p->end, "에서");
    size_t begin = sign ? scan_spaces(text, at + sign, 1) : from ? scan_spaces(text, p->end + 6, 1) : 0;
    struct number n, month;
    if (!begin || !number_at(p->s, begin, &n))
        return;
    struct day until = {0};
    if (n.value >= 1 && n.value <= 12 && scan_is(text, n.end, "월") &&
        number_at(p->s, scan_spaces(text, n.end + 3, 1), &month)) {
        until.month = (int)n.value;
        n = month;
    }
    if (!day_unit(p, &n))
        return;
    until.day = (int)n.value;
    p->until = until;
    p->end = n.end + 3;
}

static void read_day(struct parse *p, size_t begin)
{
    struct number n;
    bool dash;
    struct str text = p->s->text;
    size_t at = scan_spaces(text, begin, 1);
    if (!number_at(p->s, at, &n))
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
    struct number last;
    if (sign && n.value <= 31 && number_at(p->s, n.end + sign, &last) && day_unit(p, &last) && last.value > n.value) {
        p->written.day = (int)n.value;
        p->until.day = (int)last.value;
        p->end = last.end + 3;
    }
}

static bool read_month(struct parse *p, size_t begin)
{
    struct number n;
    size_t at = scan_spaces(p->s->text, begin, 1);
    struct number last;
    bool dash;
    if (!number_at(p->s, at, &n) || n.value < 1 || n.value > 12)
        return false;
    int first = (int)n.value;
    size_t mark = scan_spaces(p->s->text, n.end, 1), sign = scan_range_sign(p->s->text, mark, &dash);
    if (sign && number_at(p->s, scan_spaces(p->s->text, mark + sign, 1), &last) && last.value > n.value &&
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
    read_day(p, p->end);
    return true;
}

static void read_weekday(struct parse *p)
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
static size_t read_clock(struct scan *s, size_t at, int half, int *hour, int *minute)
{
    struct number n;
    struct str text = s->text;
    size_t begin = scan_spaces(text, at, 1);
    struct ko_number native;
    if (!number_at(s, begin, &n)) {
        if (!half || !ko_native(text, begin, &native) || !decimal_equal(native.low, native.high))
            return at;
        n = (struct number){.value = decimal_int(native.low), .end = scan_spaces(text, native.end, 1)};
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
    if (number_at(s, next, &n) && n.value < 60 && scan_is(text, n.end, "분") && !scan_is(text, n.end, "분기")) {
        *minute = (int)n.value;
        return n.end + 3;
    }
    if (scan_is(text, next, "반") && ko_is_tail(text, next + 3)) {
        *minute = 30;
        return next + 3;
    }
    return end;
}

static void add_time(struct scan *s, size_t from, size_t to, int hour, int minute)
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
static size_t clock_behind(struct parse *p, int *hour, int *minute)
{
    struct str text = p->s->text;
    size_t at = scan_spaces(text, p->end, 1);
    const struct word *w = ko_word(text, at);
    if (at == p->end || !is_clock_word(w))
        return 0;
    size_t behind = at + strlen(w->text), end = read_clock(p->s, behind, w->n, hour, minute);
    if (end == behind)
        return 0;
    p->w.hour = *hour;
    p->w.minute = *minute;
    return end;
}

static struct str value_text(struct parse *p)
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

static void resolve_until(struct parse *p)
{
    if ((!p->until.day && !p->until.month) || !p->w.day.year)
        return;
    struct day to = p->w.day;
    if (!p->until.day) {
        p->w.to = (struct day){to.year, p->until.month, 0};
        return;
    }
    if (p->until.month) {
        to.year += p->until.month < to.month;
        to.month = p->until.month;
    } else if (p->until.day < to.day) {
        to = month_add(to, 1);
    }
    to.day = p->until.day;
    if (day_is_real(to))
        p->w.to = to;
}

/* Ends a parse: part, weekday, clock, resolution, fact. */
static size_t finish(struct parse *p)
{
    struct scan *s = p->s;
    int hour, minute;
    if (!p->written.day)
        p->end = part_of_period(s->text, p->end, &p->w.part);
    resolve(p);
    resolve_until(p);
    size_t date_end = p->end;
    read_weekday(p);
    date_end = p->end;
    size_t clock_end = clock_behind(p, &hour, &minute), clock_at = scan_spaces(s->text, date_end, 1);
    bool written = p->written.year || p->written.month || p->written.day;
    scan_add_date(s, p->at, date_end, written ? value_text(p) : str_of(""), &p->w);
    s->last.hour = -1;
    if (!clock_end)
        return p->end;
    add_time(s, clock_at, clock_end, hour, minute);
    return clock_end;
}

static struct parse begin(struct scan *s, size_t at)
{
    struct parse p = {.s = s, .at = at, .end = at};
    p.w.hour = -1;
    return p;
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
        add_time(s, at, p, n[0], n[1]);
        return p;
    }
    struct day d = {n[0], n[1], n[2]};
    if (count < 3 || sign == ':' || digits[0] != 4 || !day_is_real(d))
        return at;
    struct parse parse = begin(s, at);
    parse.written = d;
    parse.end = p;
    return finish(&parse);
}

static size_t add_period(struct scan *s, size_t at, size_t end, int64_t n, const char *unit, struct when *w)
{
    end = part_of_period(s->text, end, &w->part);
    struct fact *f = scan_add_date(s, at, end, decimal_text(s->arena, decimal_of(n)), w);
    f->unit = str_of(unit);
    return end;
}

static struct day year_of(int year)
{
    return (struct day){.year = year};
}

/* 1990년대, 21세기, 3분기, 95년생 */
static size_t periods(struct scan *s, size_t at, const struct number *n)
{
    struct str text = s->text;
    struct when w = {.hour = -1, .known = true};
    if (scan_is(text, n->end, "년대")) {
        int year = (int)(n->count == 2 ? 1900 + n->value : n->value);
        if (year % 10 || n->count == 3 || n->count < 2)
            return at;
        w.day = year_of(year);
        w.to = year_of(year + 9);
        return add_period(s, at, n->end + 6, year, "decade", &w);
    }
    if (scan_is(text, n->end, "세기") && n->value < 40)
        return add_period(s, at, n->end + 6, n->value, "century", &(struct when){.hour = -1});
    if (n->count == 1 && n->value >= 1 && n->value <= 4 &&
        (scan_is(text, n->end, "/4분기") || scan_is(text, n->end, "·4분기"))) {
        w.day = year_of(s->today.year); /* 3/4분기 is the third of four */
        w.quarter = (int)n->value;
        return add_period(s, at, n->end + (text.at[n->end] == '/' ? 8 : 9), n->value, "quarter", &w);
    }
    if (scan_is(text, n->end, "분기") && n->value >= 1 && n->value <= 4) {
        w.day = year_of(s->today.year);
        w.quarter = (int)n->value;
        return add_period(s, at, n->end + 6, n->value, "quarter", &w);
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
static bool is_bracketed(struct scan *s, size_t at, const struct number *n)
{
    return n->count == 4 && n->value >= 1000 && n->value < 2100 && scan_before(s->text, at) == '(' &&
           scan_is(s->text, n->end, ")");
}

static bool is_year(struct scan *s, const struct number *n)
{
    return scan_is(s->text, n->end, "년") && n->count == 4 && n->value >= 1000 && n->value < 3000 &&
           !ko_is_duration(s->text, n->end + 3) && !scan_is(s->text, n->end, "년산");
}

/* "2007년", "1992~1995년", "830 - 846년", "기원전 512 - 511년" */
static size_t years(struct scan *s, size_t at, int era)
{
    struct number n, last = {0};
    struct str text = s->text;
    bool dash;
    if (!number_at(s, at, &n))
        return at;
    size_t mark = scan_spaces(text, n.end, 1), sign = scan_range_sign(text, mark, &dash);
    bool two_digits = false;
    if (sign && number_at(s, scan_spaces(text, mark + sign, 1), &last) && last.count == 2 && n.count == 4 &&
        n.value >= 1000 && n.value % 100 < last.value) {
        last.value += n.value / 100 * 100; /* 1988-89년 */
        two_digits = scan_is(text, last.end, "년");
    }
    if (sign && last.end && scan_is(text, last.end, "년") &&
        (era || two_digits || (is_year(s, &last) && n.count == 4 && n.value < last.value))) {
        struct when w = {.hour = -1, .known = true, .day = year_of((int)n.value), .to = year_of((int)last.value)};
        if (era < 0) {
            w.day.year = -w.day.year;
            w.to.year = -w.to.year;
        }
        scan_add_date(s, at, last.end + 3, arena_printf(s->arena, "%d..%d", w.day.year, w.to.year), &w);
        return last.end + 3;
    }
    bool bracketed = is_bracketed(s, at, &n);
    if (!is_year(s, &n) && !(era && scan_is(text, n.end, "년")) && !bracketed)
        return at;
    struct parse p = begin(s, at);
    p.written.year = (int)n.value * (era < 0 ? -1 : 1);
    p.end = n.end + (bracketed ? 0 : 3);
    if (bracketed)
        return finish(&p);
    read_month(&p, p.end);
    return finish(&p);
}

/* ’98년, '05년 */
static size_t short_year(struct scan *s, size_t at)
{
    struct number n;
    uint32_t c = scan_before(s->text, at);
    if ((c != '\'' && c != 0x2018 && c != 0x2019) || !number_at(s, at, &n) || n.count != 2 ||
        !scan_is(s->text, n.end, "년"))
        return at;
    struct parse p = begin(s, at);
    p.written.year = (int)n.value + (n.value > 50 ? 1900 : 2000);
    p.end = n.end + 3;
    read_month(&p, p.end);
    return finish(&p);
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

size_t ko_date(struct scan *s, size_t at)
{
    struct number n;
    size_t end = numeric(s, at);
    if (end > at || (number_at(s, at, &n) && (end = periods(s, at, &n)) > at) ||
        (end = years(s, at, s->modifier && s->modifier_end == at && s->modifier->kind == KO_ERA ? s->modifier->n : 0)) >
            at ||
        (end = short_year(s, at)) > at || !number_at(s, at, &n))
        return end;
    struct parse p = begin(s, at);
    if (read_month(&p, at))
        return finish(&p);
    int hour, minute;
    end = read_clock(s, at, 0, &hour, &minute);
    if (end > at) {
        hour = same_half_day(s, at, hour);
        add_time(s, at, end, hour, minute);
        return end;
    }
    bool after_nights = s->out->len && str_is(s->out->at[s->out->len - 1].unit, "night") &&
                        at - s->out->at[s->out->len - 1].at.at < 16; /* 3박 4일 */
    if (modified(s, at) || after_nights)
        return at;
    read_day(&p, at);
    if (!p.written.day || (ko_is_duration(s->text, p.end) && !p.until.day))
        return at;
    return finish(&p);
}

/* ---- words ---- */

static void shift_year(struct parse *p, struct day base, int years)
{
    p->year_set = true;
    if (base.year)
        p->w.day = year_of(base.year + years);
}

static void shift_month(struct parse *p, struct day base, int months)
{
    p->year_set = p->month_set = true;
    if (base.year && base.month)
        p->w.day = month_add(base, months);
}

static size_t half_or_quarter(struct parse *p)
{
    struct str text = p->s->text;
    size_t at = scan_spaces(text, p->end, 1);
    struct number n;
    int half = scan_is(text, at, "상반기") ? 1 : scan_is(text, at, "하반기") ? 2 : 0;
    p->w.known = true;
    if (half) {
        p->w.half = half;
        return add_period(p->s, p->at, at + 9, half, "half", &p->w);
    }
    if (number_at(p->s, at, &n) && n.value >= 1 && n.value <= 4 && scan_is(text, n.end, "분기")) {
        p->w.quarter = (int)n.value;
        return add_period(p->s, p->at, n.end + 6, n.value, "quarter", &p->w);
    }
    return p->at;
}

/* The date an anaphor leans on: what was said last, else what is said next in brackets. */
static struct when story_date(struct scan *s, size_t at)
{
    if (s->last.known && s->last.day.year)
        return s->last;
    struct str text = s->text;
    struct arena scratch = {0};
    struct facts found = {0};
    struct scan inner;
    size_t open = at;
    while (open < text.len && open < at + 40 && text.at[open] != '(')
        open++;
    size_t close = open;
    while (close < text.len && close < open + 120 && text.at[close] != ')')
        close++;
    scan_init(&inner, &scratch, str_slice(text, open, close - open), 0, &found);
    inner.today = s->today;
    size_t len;
    for (size_t p = 1; p < inner.text.len && !inner.last.day.year; p += len ? len : 1) {
        const struct word *w = ko_word(inner.text, p);
        size_t end = scan_digit(scan_char(inner.text, p, &len)) >= 0       ? ko_date(&inner, p)
                     : w && w->kind >= KO_PAST && w->kind <= KO_SHIFT_YEAR ? ko_date_word(&inner, p, w)
                                                                           : p;
        if (end > p)
            break;
    }
    struct when found_date = inner.last;
    arena_release(&scratch);
    return found_date;
}

static struct day monday_of(struct day d)
{
    return day_add(d, 1 - day_weekday(d));
}

/* 이번 주, 지난주, 다음 주 금요일, 지난 주말 */
static size_t week(struct parse *p, int weeks)
{
    struct str text = p->s->text;
    size_t at = scan_spaces(text, p->end, 1);
    bool weekend = scan_is(text, at, "주말");
    if (!weekend && (!scan_is(text, at, "주") || !ko_is_tail(text, at + 3)))
        return p->at;
    p->end = at + (weekend ? 6 : 3);
    struct day today = p->s->today;
    p->w.known = true;
    read_weekday(p);
    if (today.year) {
        struct day monday = day_add(monday_of(today), 7 * weeks);
        p->w.day = p->w.weekday ? day_add(monday, p->w.weekday - 1) : weekend ? day_add(monday, 5) : monday;
        if (!p->w.weekday)
            p->w.to = day_add(monday, 6);
    }
    scan_add_date(p->s, p->at, p->end, str_of(""), &p->w);
    return p->end;
}

/* 지난 오는 이번 다음, then a date, a week, a weekday or a year's part */
static size_t tensed(struct parse *p, const struct word *w)
{
    struct str text = p->s->text;
    size_t after = scan_spaces(text, p->end, 1);
    struct number n;
    size_t end = week(p, w->kind == KO_PAST ? -1 : w->kind == KO_NEXT ? 1 : 0);
    if (end > p->at)
        return end;
    p->tense = w->kind == KO_PAST ? TENSE_PAST : w->kind == KO_COMING || w->kind == KO_NEXT ? TENSE_COMING : TENSE_NONE;
    if (number_at(p->s, after, &n) && is_year(p->s, &n)) {
        p->written.year = (int)n.value;
        p->end = n.end + 3;
        read_month(p, p->end);
        return finish(p);
    }
    if (n.plain && (end = half_or_quarter(p)) > p->at)
        return end;
    if (read_month(p, after))
        return finish(p);
    read_day(p, after);
    if (!p->written.day || (!p->until.day && ko_is_duration(text, p->end))) {
        p->written = (struct day){0};
        p->end = after;
        size_t before = p->end;
        read_weekday(p);
        return p->end > before && p->w.weekday && (p->w.known = true)
                   ? (scan_add_date(p->s, p->at, p->end, str_of(""), &p->w), p->end)
                   : p->at;
    }
    return finish(p);
}

static size_t month_or_day(struct parse *p, bool month_only_day)
{
    if (!month_only_day && read_month(p, p->end))
        return finish(p);
    if (month_only_day)
        read_day(p, p->end);
    return finish(p);
}

static size_t holiday(struct parse *p, const struct word *w)
{
    struct day today = p->s->today, d = {today.year, w->n / 100, w->n % 100};
    bool lunar = w->unit != NULL;
    p->w.known = true;
    if (today.year && lunar) {
        if (!day_from_lunar(today.year, d.month, d.day, &d))
            d = (struct day){0};
    }
    p->w.day = d;
    scan_add_date(p->s, p->at, p->end,
                  lunar ? str_of("") : day_text(p->s->arena, (struct day){0, w->n / 100, w->n % 100}), &p->w);
    return p->end;
}

static size_t lunar(struct parse *p)
{
    struct parse inner = begin(p->s, p->at);
    struct day solar;
    if (!read_month(&inner, p->end))
        return p->at;
    inner.w.known = true;
    if (p->s->today.year && inner.written.day &&
        day_from_lunar(p->s->today.year, inner.written.month, inner.written.day, &solar))
        inner.w.day = solar;
    scan_add_date(p->s, p->at, inner.end, str_of(""), &inner.w);
    return inner.end;
}

static size_t year_ago(struct parse *p)
{
    struct when base = story_date(p->s, p->end);
    p->w = base;
    p->w.part = PART_NONE;
    p->w.weekday = 0;
    p->w.hour = -1;
    if (base.day.year) {
        p->w.day.year--;
        if (p->w.to.year)
            p->w.to.year--;
    }
    p->w.known = true;
    struct when before = p->s->last;
    scan_add_date(p->s, p->at, p->end, str_of(""), &p->w);
    p->s->last = before;
    return p->end;
}

static size_t clock_word(struct parse *p, const struct word *w)
{
    int hour = w->n == 100 ? 12 : 0, minute = 0;
    if (w->n < 100) {
        size_t end = read_clock(p->s, p->end, w->n, &hour, &minute);
        if (end == p->end)
            return p->at;
        p->end = end;
    } else if (!ko_is_tail(p->s->text, p->end)) {
        return p->at;
    }
    add_time(p->s, p->at, p->end, hour, minute);
    return p->end;
}

static size_t story(struct parse *p, const struct word *w)
{
    struct when base = story_date(p->s, p->end);
    if (w->kind == KO_STORY_MONTH) {
        shift_month(p, base.day, w->n);
        return month_or_day(p, true);
    }
    if (w->kind == KO_STORY_YEAR) {
        shift_year(p, base.day, w->n);
        return month_or_day(p, false);
    }
    if (base.day.day) {
        p->w.day = day_add(base.day, w->n);
    } else if (p->s->today.year && w->n == 0) {
        p->w.day = p->s->today; /* 이날 of a story that named no day is the day it came out */
    }
    p->w.known = true;
    scan_add_date(p->s, p->at, p->end, str_of(""), &p->w);
    return p->end;
}

size_t ko_date_word(struct scan *s, size_t at, const struct word *w)
{
    struct parse p = begin(s, at);
    size_t end;
    p.end = at + strlen(w->text);
    switch (w->kind) {
    case KO_PAST:
    case KO_COMING:
    case KO_THIS:
    case KO_NEXT: return tensed(&p, w);
    case KO_SHIFT_DAY:
        if (!ko_is_tail(s->text, p.end) || (w->n == 0 && scan_is(s->text, p.end, "의 ")))
            return at;
        p.w.day = s->today.year ? day_add(s->today, w->n) : (struct day){0};
        p.year_set = p.month_set = true;
        p.w.known = true;
        scan_add_date(s, at, p.end, str_of(""), &p.w);
        return p.end;
    case KO_SHIFT_MONTH: shift_month(&p, s->today, w->n); return month_or_day(&p, true);
    case KO_SHIFT_YEAR:
        if (strlen(w->text) == 3 && scan_spaces(s->text, p.end, 1) == p.end)
            return at; /* 올 alone */
        shift_year(&p, s->today, w->n);
        end = half_or_quarter(&p);
        return end > at ? end : month_or_day(&p, false);
    case KO_HALF_YEAR:
        shift_year(&p, s->today, 0);
        p.end = at;
        return half_or_quarter(&p);
    case KO_YEAR_PART:
        shift_year(&p, s->today, 0);
        p.w.part = (enum fact_part)w->n;
        p.w.known = true;
        scan_add_date(s, at, p.end, str_of(""), &p.w);
        return p.end;
    case KO_STORY_DAY:
    case KO_STORY_MONTH:
    case KO_STORY_YEAR: return story(&p, w);
    case KO_YEAR_AGO: return year_ago(&p);
    case KO_CLOCK: return clock_word(&p, w);
    case KO_HOLIDAY: return ko_is_tail(s->text, p.end) ? holiday(&p, w) : at;
    case KO_LUNAR: return lunar(&p);
    case KO_WEEKDAY:
        p.w.weekday = w->n;
        p.w.known = true;
        scan_add_date(s, at, p.end, str_of(""), &p.w);
        return p.end;
    default: return at;
    }
}
