/* English dates and times in the forms of newspapers: "July 21, 2008", "21 July", "Sept. 11",
 * "mid-1962", "the 1990s", "8:40 p.m.", "0715", weekdays, last month.
 *
 * Weekdays are left as weekdays: which Monday is meant the tense of the sentence says,
 * and reconcile holds it to the day of the source.
 */
#include "facts/en.h"

static size_t behind(size_t at, const struct word *w)
{
    return at + strlen(w->text);
}

static enum fact_part part_before(const struct en *e, size_t at)
{
    return e->part_end == at ? e->part : PART_NONE;
}

static bool digit_at(const struct en *e, size_t at)
{
    size_t len;
    return scan_digit(scan_char(e->low, at, &len)) >= 0;
}

/* A whole number of at most `most` digits; -1 = none. An ordinal's suffix is passed. */
static int small_number(struct en *e, size_t at, unsigned most, size_t *end)
{
    struct en_number n;
    struct digits d;
    size_t skip;
    if (digit_at(e, at)) {
        if (!scan_digits(e->s.arena, e->low, at, &d) || d.point || d.comma || d.count > most)
            return -1;
        *end = d.end;
        static const char *const suffixes[] = {"st", "nd", "rd", "th"};
        for (int i = 0; i < 4; i++)
            if (most == 2 && scan_is(e->low, d.end, suffixes[i]) && en_word_end(e->low, d.end) == d.end + 2)
                *end = d.end + 2;
        return (int)decimal_int(d.value);
    }
    if (most != 2 || !en_number(e, at, &n, &skip) || !n.ordinal)
        return -1;
    *end = n.end;
    return (int)decimal_int(n.low);
}

static int year_at(struct en *e, size_t at, size_t *end)
{
    size_t stop;
    int year = digit_at(e, at) ? small_number(e, at, 4, &stop) : -1;
    if (year < 1000 || year > 2999 || stop - at != 4)
        return 0;
    *end = stop;
    return year;
}

static void resolve(const struct en *e, struct when *w)
{
    struct day today = e->s.today;
    w->known = true;
    if (w->day.year || !today.year || !w->day.month)
        return;
    int ahead = w->day.month - today.month;
    w->day.year = ahead > 6 ? today.year - 1 : ahead < -6 ? today.year + 1 : today.year;
}

static size_t add_date(struct en *e, size_t from, size_t to, struct day day, struct day until, int weekday)
{
    struct arena *a = e->s.arena;
    struct when w = {.day = day, .hour = -1, .weekday = weekday, .part = part_before(e, from)};
    struct str value = day_text(a, day);
    if (!day.day || !day.month || day_is_real((struct day){day.year ? day.year : 4, day.month, day.day}))
        resolve(e, &w); /* else it is written, but no day: February 30 */
    if (until.day || until.month) {
        struct day end = {day.year, until.month ? until.month : day.month, until.day};
        struct str to_text = day_text(a, end);
        value = arena_printf(a, "%.*s..%.*s", STR_ARGS(value), STR_ARGS(to_text));
        end.year = w.day.year;
        w.to = end;
    }
    scan_add_date(&e->s, from, to, value, &w);
    return to;
}

static int era_at(struct en *e, size_t at, size_t *end)
{
    size_t next = scan_spaces(e->low, at, 1);
    const struct word *w = en_word(e->low, next);
    if (!w || w->kind != EN_ERA || e->s.text.at[next] == e->low.at[next])
        return 0;
    *end = behind(next, w);
    return w->n;
}

/* Behind "July 21": ", 2008" or " 2008" */
static size_t year_behind(struct en *e, size_t at, int *year)
{
    size_t end, begin = scan_spaces(e->low, scan_is(e->low, at, ",") ? at + 1 : at, 1);
    *year = begin > at ? year_at(e, begin, &end) : 0;
    if (*year || begin == at || !digit_at(e, begin))
        return *year ? end : at;
    size_t stop = 0;
    int n = small_number(e, begin, 4, &end), era = n > 0 ? era_at(e, end, &stop) : 0;
    *year = era * n;
    return era ? stop : at;
}

/* -24, to 24, through 24, and 24: the stretch's last day */
static size_t until_at(struct en *e, size_t at, struct day *until)
{
    bool dash;
    size_t sign = scan_range_sign(e->low, at, &dash), begin = at + sign, end;
    if (!sign) {
        size_t word = scan_spaces(e->low, at, 1);
        static const char *const words[] = {"to", "through", "until"};
        begin = 0;
        for (int i = 0; i < 3; i++)
            if (en_is(e->low, word, words[i]))
                begin = scan_spaces(e->low, word + strlen(words[i]), 1);
        if (!begin)
            return at;
    }
    const struct word *w = en_word(e->low, begin);
    if (w && w->kind == EN_MONTH) {
        until->month = w->n;
        begin = scan_spaces(e->low, behind(begin, w), 1);
    }
    int day = digit_at(e, begin) ? small_number(e, begin, 2, &end) : -1;
    if (day < 1 || day > 31)
        return at;
    until->day = day;
    return end;
}

/* May and March are words too: a capital, and a date or a preposition beside them. */
static bool is_month(struct en *e, size_t at, const struct word *w)
{
    if (e->s.text.at[at] == e->low.at[at])
        return false; /* not capital */
    if (strcmp(w->text, "may") && strcmp(w->text, "march") && strcmp(w->text, "mar") && strcmp(w->text, "august") &&
        strlen(w->text) > 3)
        return true;
    size_t end, from = en_word_before(e->low, at, &end), len;
    static const char *const makers[] = {"in",  "since", "by",      "until",  "till", "early",  "late",
                                         "mid", "of",    "from",    "last",   "this", "next",   "through",
                                         "to",  "and",   "between", "during", "on",   "before", "after"};
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
        if (str_is(str_slice(e->low, from, end - from), makers[i]))
            return true;
    size_t next = scan_spaces(e->low, behind(at, w), 1);
    return scan_digit(scan_char(e->low, next, &len)) >= 0;
}

static size_t month(struct en *e, size_t at, const struct word *w, size_t from, int weekday)
{
    size_t end = behind(at, w), next = scan_spaces(e->low, end, 1), stop;
    struct day d = {.month = w->n}, until = {0};
    int year, day = next > end ? small_number(e, next, 2, &stop) : -1;
    bool dash;
    size_t sign = scan_range_sign(e->low, end, &dash);
    const struct word *last = sign ? en_word(e->low, end + sign) : NULL;
    if (last && last->kind == EN_MONTH && e->s.text.at[end + sign] != e->low.at[end + sign]) {
        until.month = last->n; /* January-February */
        end = behind(end + sign, last);
    } else if (day >= 1 && day <= 31) {
        size_t unit = en_gap(e->low, stop);
        const struct word *u = en_word(e->low, unit);
        if (!u || u->kind != EN_UNIT || scan_is(e->low, stop, ",")) {
            d.day = day;
            end = until_at(e, stop, &until);
        }
    }
    end = year_behind(e, end, &year);
    d.year = year;
    return add_date(e, from, end, d, until, weekday);
}

/* "24 July", "29th of March", "21-24 June" */
static size_t day_month(struct en *e, size_t at, size_t from, int weekday)
{
    size_t end, stop;
    struct day d = {0}, until = {0};
    d.day = small_number(e, at, 2, &end);
    if (d.day < 1 || d.day > 31)
        return at;
    stop = until_at(e, end, &until);
    size_t next = scan_spaces(e->low, stop, 1);
    if (en_is(e->low, next, "of"))
        next = scan_spaces(e->low, next + 2, 1);
    const struct word *w = next > stop || stop > end ? en_word(e->low, next) : NULL;
    if (!w || w->kind != EN_MONTH || e->s.text.at[next] == e->low.at[next] || next == stop)
        return at;
    d.month = w->n;
    int year;
    end = year_behind(e, behind(next, w), &year);
    d.year = year;
    return add_date(e, from, end, d, until, weekday);
}

static size_t weekday(struct en *e, size_t at, const struct word *w)
{
    size_t end = behind(at, w), next = scan_spaces(e->low, scan_is(e->low, end, ",") ? end + 1 : end, 1);
    if (e->s.text.at[at] == e->low.at[at])
        return at;
    const struct word *m = next > end ? en_word(e->low, next) : NULL;
    size_t stop = m && m->kind == EN_MONTH && is_month(e, next, m) ? month(e, next, m, at, w->n)
                  : digit_at(e, next) && next > end                ? day_month(e, next, at, w->n)
                                                                   : at;
    if (stop > at && stop > next)
        return stop;
    struct when day = {.hour = -1, .weekday = w->n};
    scan_add_date(&e->s, at, end, str_of(""), &day);
    return end;
}

/* ---- times ---- */

static size_t add_time(struct en *e, size_t from, size_t to, int hour, int minute)
{
    struct fact *f = scan_add(&e->s, FACT_TIME, from, to);
    f->value = arena_printf(e->s.arena, "%02d:%02d", hour, minute);
    f->approx = e->modifier && e->modifier_end == from && e->modifier->kind == EN_ABOUT;
    return to;
}

/* a.m., in the evening: 1 before noon, 2 behind it, 0 none; *end is behind the words. */
static int half_of_day(const struct en *e, size_t at, size_t *end)
{
    static const struct {
        const char *words;
        int half;
    } parts[] = {{"in the morning", 1}, {"in the afternoon", 2}, {"in the evening", 2}, {"at night", 2}};
    size_t begin = scan_spaces(e->low, at, 1);
    const struct word *w = en_word(e->low, begin);
    if (w && w->kind == EN_HALF_DAY) {
        *end = behind(begin, w);
        return w->n;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (en_is(e->low, begin, parts[i].words)) {
            *end = begin + strlen(parts[i].words);
            return parts[i].half;
        }
    return 0;
}

/* 8:40 p.m., 8AM, 21:30, 23.45, 0715, 1215 GMT, 10 o'clock */
static size_t clock(struct en *e, size_t at)
{
    size_t p = at, len, digits = 0;
    int hour = 0, minute = 0;
    bool split = false;
    for (int d; (d = scan_digit(scan_char(e->low, p, &len))) >= 0 && digits < 5; p += len, digits++)
        hour = hour * 10 + d;
    if ((scan_is(e->low, p, ":") || scan_is(e->low, p, ".")) && digits <= 2 && digit_at(e, p + 1) &&
        digit_at(e, p + 2) && !digit_at(e, p + 3)) {
        minute = (e->low.at[p + 1] - '0') * 10 + e->low.at[p + 2] - '0';
        split = e->low.at[p] == ':';
        p += 3;
    }
    const struct word *w = en_word(e->low, scan_spaces(e->low, p, 1));
    bool hours = en_is(e->low, scan_spaces(e->low, p, 1), "hours"); /* 2130 hours */
    size_t half_end = p;
    int half_day = half_of_day(e, p, &half_end);
    bool zone = w && w->kind == EN_ZONE;
    bool military = digits == 4 && (e->low.at[at] == '0' || zone || hours);
    if (military) {
        minute = hour % 100;
        hour /= 100;
    }
    if (hour > 24 || minute > 59 || !(half_day || split || military || (zone && digits <= 2)))
        return at;
    if (half_day) {
        if (hour > 12 || hour == 0)
            return at;
        hour = hour % 12 + (half_day == 2 ? 12 : 0);
    }
    size_t end = half_day ? half_end : zone ? behind(scan_spaces(e->low, p, 1), w) : p;
    return add_time(e, at, end, hour, minute);
}

/* "9-11 a.m.", "from 9 to 11 a.m.": the half of the day is said once. */
static size_t clock_range(struct en *e, size_t at)
{
    bool dash;
    size_t end, last_end, half_end;
    int hour = small_number(e, at, 2, &end), minute = 0;
    if (hour < 1 || hour > 12)
        return at;
    if (scan_is(e->low, end, ":") && digit_at(e, end + 1)) {
        minute = small_number(e, end + 1, 2, &last_end);
        end = last_end;
    }
    size_t sign = scan_range_sign(e->low, end, &dash), word = scan_spaces(e->low, end, 1);
    size_t begin = sign ? end + sign : en_is(e->low, word, "to") ? scan_spaces(e->low, word + 2, 1) : 0;
    int last = begin && digit_at(e, begin) ? small_number(e, begin, 2, &last_end) : -1;
    if (last < 1 || last > 12 || minute < 0 || minute > 59)
        return at;
    if (scan_is(e->low, last_end, ":") && digit_at(e, last_end + 1) && small_number(e, last_end + 1, 2, &last_end) < 0)
        return at;
    int half = half_of_day(e, last_end, &half_end);
    if (!half || (!sign && scan_is(e->low, scan_spaces(e->low, last_end, 1), "in the")))
        return at;
    bool before_noon = half == 1 || hour % 12 > last % 12; /* 11-1 p.m. */
    add_time(e, at, end, hour % 12 + (before_noon ? 0 : 12), minute);
    return end;
}

/* ---- years ---- */

/* 1970s, 20's, '60s */
static size_t decade(struct en *e, size_t at)
{
    struct digits d;
    if (!scan_digits(e->s.arena, e->low, at, &d) || d.point || d.comma || (d.count != 2 && d.count != 4))
        return at;
    size_t s = scan_is(e->low, d.end, "'s")   ? d.end + 2
               : scan_is(e->low, d.end, "’s") ? d.end + 4
               : scan_is(e->low, d.end, "s")  ? d.end + 1
                                              : 0;
    int64_t n = decimal_int(d.value);
    if (!s || en_word_end(e->low, d.end + (s - d.end) - 1) != s || n % 10)
        return at;
    bool apostrophe = at && (e->low.at[at - 1] == '\'' || scan_is(e->low, at >= 3 ? at - 3 : 0, "’") ||
                             scan_is(e->low, at >= 3 ? at - 3 : 0, "‘"));
    if (d.count == 4 || apostrophe) {
        size_t mark = !apostrophe ? at : e->low.at[at - 1] == '\'' ? at - 1 : at - 3;
        struct when w = {.hour = -1, .known = true, .part = part_before(e, mark)};
        w.day.year = (int)(d.count == 4 ? n : 1900 + n);
        w.to.year = w.day.year + 9;
        struct fact *f = scan_add_date(&e->s, at, s, decimal_text(e->s.arena, decimal_of(w.day.year)), &w);
        f->unit = str_of("decade");
        return s;
    }
    struct quantity q = {.low = decimal_of(n), .high = decimal_of(n), .unit = "age-band"};
    struct fact *before = e->s.out->len ? &e->s.out->at[e->s.out->len - 1] : NULL;
    size_t gap = before ? before->at.at + before->at.len : 0;
    if (before && str_is(before->unit, "age-band") && at > gap && at - gap < 14 &&
        str_starts(str_trim(str_slice(e->low, gap, at - gap)), "to")) {
        before->high = decimal_text(e->s.arena, q.low);
        return s;
    }
    scan_add_quantity(&e->s, at, s, &q);
    return s;
}

/* "1800 objects" are counted; "the 1995 elections" and "in 1995 prices" are of a year. */
static bool counts_a_plural(const struct en *e, size_t at, size_t noun)
{
    static const char *const years[] = {"the",   "in",   "since", "by",  "of",  "from", "until", "a",
                                        "an",    "its",  "their", "his", "her", "that", "this",  "and",
                                        "early", "late", "mid",   "our", "for", "to",   "after", "before"};
    size_t end, from = en_word_before(e->low, at, &end), stop = en_word_end(e->low, noun), len = stop - noun;
    if (len < 4 || e->low.at[stop - 1] != 's' || e->low.at[stop - 2] == 's' || e->s.text.at[noun] != e->low.at[noun])
        return false;
    for (size_t i = 0; i < sizeof years / sizeof *years; i++)
        if (str_is(str_slice(e->low, from, end - from), years[i]))
            return false;
    return true;
}

static bool year_fits(struct en *e, size_t at, size_t end)
{
    const struct word *w = en_word(e->low, en_gap(e->low, end));
    size_t len;
    if (w && (w->kind == EN_UNIT || w->kind == EN_MANY || w->kind == EN_SCALE || w->kind == EN_DOZEN) && w->unit &&
        strcmp(w->unit, "person") && strcmp(w->unit, "case") && strcmp(w->unit, "country"))
        return false;
    if (w && (w->kind == EN_SCALE || w->kind == EN_HALF_DAY))
        return false;
    if (scan_is(e->low, end, "%") || scan_is_letter(scan_char(e->low, end, &len)))
        return false;
    int kind = e->modifier && e->modifier_end == at ? e->modifier->kind : EN_NONE;
    static const char *const plain[] = {"people",   "men",        "women",     "soldiers", "workers",
                                        "troops",   "employees",  "officers",  "families", "homes",
                                        "students", "passengers", "residents", "police",   "members"};
    size_t next = scan_spaces(e->low, end, 1);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (en_is(e->low, next, plain[i]) && kind != EN_NONE)
            return false;
    if (kind == EN_OVER || kind == EN_UNDER || kind == EN_AT_LEAST || kind == EN_AT_MOST || kind == EN_NEARLY)
        return false; /* more than 2000 videos */
    return !counts_a_plural(e, at, next);
}

static size_t year(struct en *e, size_t at)
{
    size_t end, stop = at;
    struct day d = {.year = year_at(e, at, &end)};
    int first = d.year ? d.year : small_number(e, at, 4, &end), second = 0;
    if (first < 1)
        return at;
    bool dash;
    size_t sign = scan_range_sign(e->low, end, &dash), last_end = end;
    if (!sign && d.year && scan_is(e->low, end, "/"))
        sign = 1; /* the 2008/09 season */
    if (sign && digit_at(e, end + sign))
        second = small_number(e, end + sign, 4, &last_end);
    int era = era_at(e, second > 0 ? last_end : end, &stop);
    if (second > 0 && (era || (d.year && second > 999 && second > first && second < 3000) ||
                       (d.year && second < 100 && second > first % 100 && last_end - end - sign == 2))) {
        if (!era && second < 100)
            second += first / 100 * 100;
        struct when w = {.hour = -1,
                         .known = true,
                         .day = {.year = era < 0 ? -first : first},
                         .to = {.year = era < 0 ? -second : second}};
        stop = era ? stop : last_end;
        scan_add_date(&e->s, at, stop, arena_printf(e->s.arena, "%d..%d", w.day.year, w.to.year), &w);
        return stop;
    }
    if (second > 0)
        return at;
    bool era_before = e->modifier && e->modifier_end == at && e->modifier->kind == EN_ERA;
    if (!era && !era_before && (!d.year || !year_fits(e, at, end)))
        return at;
    d.year = era < 0 ? -first : first;
    return add_date(e, at, era ? stop : end, d, (struct day){0}, 0);
}

/* 2008-07-21 */
static size_t iso(struct en *e, size_t at)
{
    size_t end, e2, e3;
    struct day d = {.year = year_at(e, at, &end)};
    if (!d.year || !scan_is(e->low, end, "-") || !digit_at(e, end + 1))
        return at;
    d.month = small_number(e, end + 1, 2, &e2);
    if (d.month < 1 || !scan_is(e->low, e2, "-") || !digit_at(e, e2 + 1))
        return at;
    d.day = small_number(e, e2 + 1, 2, &e3);
    return d.day > 0 && day_is_real(d) ? add_date(e, at, e3, d, (struct day){0}, 0) : at;
}

/* 7/21/2008, as Americans write it */
static size_t slashes(struct en *e, size_t at)
{
    size_t end;
    struct day d = {0};
    d.month = small_number(e, at, 2, &end);
    if (d.month < 1 || d.month > 12 || !scan_is(e->low, end, "/") || !digit_at(e, end + 1))
        return at;
    d.day = small_number(e, end + 1, 2, &end);
    if (d.day < 1 || !scan_is(e->low, end, "/") || !digit_at(e, end + 1))
        return at;
    d.year = year_at(e, end + 1, &end);
    return d.year && day_is_real(d) ? add_date(e, at, end, d, (struct day){0}, 0) : at;
}

size_t en_day_of_month(struct en *e, size_t at)
{
    return day_month(e, at, at, 0);
}

/* Q3, 3Q */
size_t en_short_quarter(struct en *e, size_t at)
{
    bool q_first = scan_is(e->low, at, "q");
    size_t digit = at + q_first, end = at + 2, len;
    if (end > e->low.len || e->low.at[digit] < '1' || e->low.at[digit] > '4' ||
        (!q_first && !scan_is(e->low, at + 1, "q")))
        return at;
    uint32_t c = scan_char(e->low, end, &len);
    if (scan_is_letter(c) || scan_digit(c) >= 0)
        return at;
    struct when w = {.hour = -1};
    struct fact *f = scan_add_date(&e->s, at, end, str_slice(e->low, digit, 1), &w);
    f->unit = str_of("quarter");
    return end;
}

size_t en_digits_date(struct en *e, size_t at)
{
    size_t end = iso(e, at);
    if (end == at)
        end = slashes(e, at);
    if (end == at)
        end = en_short_quarter(e, at);
    if (end == at)
        end = clock_range(e, at);
    if (end == at)
        end = clock(e, at);
    if (end == at)
        end = decade(e, at);
    if (end == at)
        end = day_month(e, at, at, 0);
    return end > at ? end : year(e, at);
}

static size_t shift(struct en *e, size_t at, const struct word *w)
{
    struct when when = {.hour = -1, .known = true};
    struct day today = e->s.today;
    if (today.year && w->kind == EN_SHIFT_DAY)
        when.day = day_add(today, w->n);
    else if (today.year && w->kind == EN_SHIFT_MONTH)
        when.day = month_add(today, w->n);
    else if (today.year && w->kind == EN_SHIFT_YEAR)
        when.day.year = today.year + w->n;
    else if (today.year) {
        when.day = day_add(today, 1 - day_weekday(today) + 7 * w->n);
        when.to = day_add(when.day, 6);
    }
    when.part = part_before(e, at);
    scan_add_date(&e->s, at, behind(at, w), str_of(""), &when);
    return behind(at, w);
}

size_t en_date_word(struct en *e, size_t at, const struct word *w)
{
    switch (w->kind) {
    case EN_MONTH: return is_month(e, at, w) ? month(e, at, w, at, 0) : at;
    case EN_WEEKDAY: return weekday(e, at, w);
    case EN_CLOCK: return add_time(e, at, behind(at, w), w->n, 0);
    case EN_SHIFT_DAY:
    case EN_SHIFT_MONTH:
    case EN_SHIFT_YEAR:
    case EN_SHIFT_WEEK: return shift(e, at, w);
    default: return at;
    }
}
