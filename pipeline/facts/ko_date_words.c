/* Korean words that stand for a date or begin one: 지난달 29일, 오는 9월, 이날, 전년 동기, 추석.
 */
#include "facts/ko_dates.h"

static void shift_year(struct ko_date *p, struct day base, int years)
{
    p->year_set = true;
    if (base.year)
        p->w.day = year_of(base.year + years);
}

static void shift_month(struct ko_date *p, struct day base, int months)
{
    p->year_set = p->month_set = true;
    if (base.year && base.month)
        p->w.day = month_add(base, months);
}

static size_t half_or_quarter(struct ko_date *p)
{
    struct str text = p->s->text;
    size_t at = scan_spaces(text, p->end, 1);
    struct ko_integer n;
    int half = scan_is(text, at, "상반기") ? 1 : scan_is(text, at, "하반기") ? 2 : 0;
    p->w.known = true;
    if (half) {
        p->w.half = half;
        return ko_add_period(p->s, p->at, at + 9, half, "half", &p->w);
    }
    if (ko_integer_at(p->s, at, &n) && n.value >= 1 && n.value <= 4 && scan_is(text, n.end, "분기")) {
        p->w.quarter = (int)n.value;
        return ko_add_period(p->s, p->at, n.end + 6, n.value, "quarter", &p->w);
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
static size_t week(struct ko_date *p, int weeks)
{
    struct str text = p->s->text;
    size_t at = scan_spaces(text, p->end, 1);
    bool weekend = scan_is(text, at, "주말");
    if (!weekend && (!scan_is(text, at, "주") || !ko_is_tail(text, at + 3)))
        return p->at;
    p->end = at + (weekend ? 6 : 3);
    struct day today = p->s->today;
    p->w.known = true;
    ko_read_weekday(p);
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
static size_t tensed(struct ko_date *p, const struct word *w)
{
    struct str text = p->s->text;
    size_t after = scan_spaces(text, p->end, 1);
    struct ko_integer n;
    size_t end = week(p, w->kind == KO_PAST ? -1 : w->kind == KO_NEXT ? 1 : 0);
    if (end > p->at)
        return end;
    p->tense = w->kind == KO_PAST ? TENSE_PAST : w->kind == KO_COMING || w->kind == KO_NEXT ? TENSE_COMING : TENSE_NONE;
    if (ko_integer_at(p->s, after, &n) && ko_is_year(p->s, &n)) {
        p->written.year = (int)n.value;
        p->end = n.end + 3;
        ko_read_month(p, p->end);
        return ko_finish_date(p);
    }
    if (n.plain && (end = half_or_quarter(p)) > p->at)
        return end;
    if (ko_read_month(p, after))
        return ko_finish_date(p);
    ko_read_day(p, after);
    if (!p->written.day || (!p->until.day && ko_is_duration(text, p->end))) {
        p->written = (struct day){0};
        p->end = after;
        size_t before = p->end;
        ko_read_weekday(p);
        return p->end > before && p->w.weekday && (p->w.known = true)
                   ? (scan_add_date(p->s, p->at, p->end, str_of(""), &p->w), p->end)
                   : p->at;
    }
    return ko_finish_date(p);
}

static size_t month_or_day(struct ko_date *p, bool month_only_day)
{
    if (!month_only_day && ko_read_month(p, p->end))
        return ko_finish_date(p);
    if (month_only_day)
        ko_read_day(p, p->end);
    return ko_finish_date(p);
}

/* A holiday is a name with a day in it: a translation may say "Liberation Day" or "Aug. 15". Where
 * it says neither that is no date lost. */
static size_t holiday(struct ko_date *p, const struct word *w)
{
    struct day today = p->s->today, d = {today.year, w->n / 100, w->n % 100};
    bool lunar = w->unit != NULL;
    p->w.known = true;
    if (today.year && lunar) {
        if (!day_from_lunar(today.year, d.month, d.day, &d))
            d = (struct day){0};
    }
    p->w.day = d;
    struct str value = lunar ? str_of("") : day_text(p->s->arena, (struct day){0, w->n / 100, w->n % 100});
    scan_add_date(p->s, p->at, p->end, value, &p->w)->in_name = true;
    return p->end;
}

static size_t lunar(struct ko_date *p)
{
    struct ko_date inner = ko_begin_date(p->s, p->at);
    struct day solar;
    if (!ko_read_month(&inner, p->end))
        return p->at;
    inner.w.known = true;
    if (p->s->today.year && inner.written.day &&
        day_from_lunar(p->s->today.year, inner.written.month, inner.written.day, &solar))
        inner.w.day = solar;
    scan_add_date(p->s, p->at, inner.end, str_of(""), &inner.w);
    return inner.end;
}

static size_t year_ago(struct ko_date *p)
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

static size_t clock_word(struct ko_date *p, const struct word *w)
{
    int hour = w->n == 100 ? 12 : 0, minute = 0;
    if (w->n < 100) {
        size_t end = ko_read_clock(p->s, p->end, w->n, &hour, &minute);
        if (end == p->end)
            return p->at;
        p->end = end;
    } else if (!ko_is_tail(p->s->text, p->end)) {
        return p->at;
    }
    ko_add_time(p->s, p->at, p->end, hour, minute);
    return p->end;
}

static size_t story(struct ko_date *p, const struct word *w)
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
    struct ko_date p = ko_begin_date(s, at);
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
    case KO_MONTH_PART:
        if (!ko_is_tail(s->text, p.end))
            return at;
        if (w->kind == KO_MONTH_PART)
            shift_month(&p, s->today, 0);
        else
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
