/* Dates, clocks and stretches of years as Japanese and Chinese write them. */
#include "facts/cjk.h"

static struct day resolve(const struct cjk *k, struct day d)
{
    struct day today = k->s.today;
    if (d.year || !today.year)
        return d.year ? d : (struct day){0};
    if (d.month) {
        d.year = d.month - today.month > 6 ? today.year - 1 : today.year;
        return d;
    }
    struct day month = d.day <= today.day ? today : month_add(today, -1);
    month.day = d.day;
    return day_is_real(month) ? month : (struct day){0};
}

size_t cjk_time(struct cjk *k, size_t at, size_t from, int half)
{
    struct amount hour, minute;
    struct str text = k->s.text;
    if (!cjk_amount(k, from, &hour))
        return at;
    bool first = scan_is(text, hour.end, k->lang->hour);
    if (!first && !scan_is(text, hour.end, k->lang->other_hour))
        return at;
    int64_t h = decimal_int(hour.value), m = 0;
    size_t end = hour.end + strlen(first ? k->lang->hour : k->lang->other_hour);
    if (scan_is(text, end, "間") || scan_is(text, end, "间") || h < 0 || h > 24)
        return at;
    if (scan_is(text, end, "半")) {
        m = 30;
        end += 3;
    } else if (cjk_amount(k, end, &minute) && scan_is(text, minute.end, k->lang->minute)) {
        m = decimal_int(minute.value);
        end = minute.end + strlen(k->lang->minute);
    } else if (!half && !hour.digits) {
        return at; /* 一点 is "a little" */
    }
    if (half == 2 && h < 12)
        h += 12;
    if (m < 0 || m > 59)
        return at;
    struct fact *f = scan_add(&k->s, FACT_TIME, at, end);
    f->value = arena_printf(k->s.arena, "%02d:%02d", (int)h, (int)m);
    return end;
}

static bool is_period(struct str text, size_t at)
{
    static const char *const words[] = {"間", "间", "前",   "後", "后", "目", "以上", "以内",
                                        "代", "来", "ぶり", "半", "多", "余", "连",   "連"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (scan_is(text, at, words[i]))
            return true;
    return false;
}

static size_t day_unit(struct str text, size_t at)
{
    return scan_is(text, at, "日") || scan_is(text, at, "号") ? at + 3 : at;
}

/* 末, 初, 中旬 behind a month or a year */
static size_t part_of(struct str text, size_t at, enum fact_part *part)
{
    static const struct {
        const char *text;
        enum fact_part part;
    } parts[] = {{"上旬", PART_EARLY}, {"初頭", PART_EARLY}, {"初", PART_EARLY}, {"中旬", PART_MID},
                 {"半ば", PART_MID},   {"下旬", PART_LATE},  {"末", PART_LATE},  {"底", PART_LATE}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (scan_is(text, at, parts[i].text)) {
            *part = parts[i].part;
            return at + strlen(parts[i].text);
        }
    return at;
}

/* 2025年10月15日 and its parts */
size_t cjk_date(struct cjk *k, size_t at)
{
    struct str text = k->s.text;
    struct amount n;
    struct day d = {0};
    size_t end = at;
    if (!cjk_amount(k, at, &n) || n.vague)
        return at;
    int64_t v = decimal_int(n.value);
    if (scan_is(text, n.end, "年") && v >= 1000 && v < 3000 && !n.units && !is_period(text, n.end + 3)) {
        d.year = (int)v;
        end = n.end + 3;
        v = cjk_amount(k, end, &n) ? decimal_int(n.value) : -1;
    }
    if (v >= 1 && v <= 12 && scan_is(text, n.end, "月")) {
        d.month = (int)v;
        end = n.end + 3;
        v = cjk_amount(k, end, &n) ? decimal_int(n.value) : -1;
    }
    bool bare = !d.month;
    if (v >= 1 && v <= 31 && day_unit(text, n.end) > n.end && !(d.year && bare) && !is_period(text, n.end + 3) &&
        (!bare || n.digits)) {
        d.day = (int)v;
        end = day_unit(text, n.end);
    }
    if (end == at || (d.day && d.month && !day_is_real((struct day){d.year ? d.year : 4, d.month, d.day})))
        return at;
    struct when w = {.day = resolve(k, d), .hour = -1, .known = true};
    if (!d.day)
        end = part_of(text, end, &w.part);
    scan_add_date(&k->s, at, end, day_text(k->s.arena, d), &w);
    return end;
}

size_t cjk_period(struct cjk *k, size_t at, size_t end, int64_t n, const char *unit, const struct when *w)
{
    struct fact *f = scan_add_date(&k->s, at, end, decimal_text(k->s.arena, decimal_of(n)), w);
    f->unit = str_of(unit);
    return end;
}

/* 1990年代, 21世紀, 第3四半期, 7~9月 */
size_t cjk_long_period(struct cjk *k, size_t at)
{
    struct str text = k->s.text;
    struct amount n, last;
    struct when w = {.hour = -1, .known = true};
    bool ordinal = k->s.modifier && k->s.modifier_end == at && k->s.modifier->kind == CJK_ORDINAL, dash;
    bool century = k->s.modifier && k->s.modifier_end == at && k->s.modifier->kind == CJK_CENTURY;
    if (!cjk_amount(k, at, &n) || n.vague)
        return at;
    int64_t v = decimal_int(n.value);
    if (scan_is(text, n.end, "年代") && v >= 0 && v % 10 == 0 && (v >= 1000 || century || v >= 20) && v < 3000) {
        w.day.year = (int)(v < 100 ? 1900 + v : v);
        w.to.year = w.day.year + 9;
        return cjk_period(k, at, part_of(text, n.end + 6, &w.part), w.day.year, "decade", &w);
    }
    if ((scan_is(text, n.end, "世紀") || scan_is(text, n.end, "世纪")) && v > 0 && v < 40)
        return cjk_period(k, at, n.end + 6, v, "century", &(struct when){.hour = -1});
    size_t quarter = scan_is(text, n.end, "四半期") ? 9 : scan_is(text, n.end, "季度") ? 6 : 0;
    if (quarter && v > 0 && v < 5 && ordinal) {
        w.day.year = k->s.today.year;
        w.quarter = (int)v;
        return cjk_period(k, at, n.end + quarter, v, "quarter", &w);
    }
    size_t sign = scan_range_sign(text, n.end, &dash);
    if (sign && n.plain && v > 0 && v < 12 && cjk_amount(k, n.end + sign, &last) && last.plain &&
        scan_is(text, last.end, "月") && decimal_int(last.value) > v && decimal_int(last.value) < 13) {
        int64_t to = decimal_int(last.value);
        w.day = (struct day){k->s.today.year, (int)v, 0};
        w.to = (struct day){k->s.today.year, (int)to, 0};
        scan_add_date(&k->s, at, last.end + 3, arena_printf(k->s.arena, "--%02d..--%02d", (int)v, (int)to), &w);
        return last.end + 3;
    }
    return at;
}

/* What follows a shifted year or month: 来年3月, 先月15日. Returns the byte behind. */
static size_t shifted_rest(struct cjk *k, size_t at, int kind, struct day *written, struct day *day)
{
    struct amount n;
    size_t end = at;
    int64_t v = cjk_amount(k, at, &n) ? decimal_int(n.value) : -1;
    if (kind == CJK_SHIFT_YEAR && v >= 1 && v <= 12 && scan_is(k->s.text, n.end, "月")) {
        written->month = (int)v;
        end = n.end + 3;
        v = cjk_amount(k, end, &n) ? decimal_int(n.value) : -1;
    } else if (kind == CJK_SHIFT_YEAR) {
        return at;
    }
    if (v >= 1 && v <= 31 && day_unit(k->s.text, n.end) > n.end) {
        written->day = (int)v;
        end = day_unit(k->s.text, n.end);
    }
    if (day->year) {
        day->month = kind == CJK_SHIFT_YEAR ? written->month : day->month;
        day->day = written->day;
        if (day->day && !day_is_real(*day))
            *day = (struct day){0};
    }
    return end;
}

size_t cjk_shift(struct cjk *k, size_t at, const struct word *w)
{
    struct when when = {.hour = -1, .known = true};
    struct day written = {0};
    size_t end = at + strlen(w->text);
    struct day today = k->s.today;
    if (w->kind == CJK_WEEKDAY)
        when.weekday = w->n;
    else if (today.year && w->kind == CJK_SHIFT_DAY)
        when.day = day_add(today, w->n);
    else if (today.year && w->kind == CJK_SHIFT_MONTH)
        when.day = month_add(today, w->n);
    else if (today.year)
        when.day.year = today.year + w->n;
    if (w->kind == CJK_SHIFT_MONTH || w->kind == CJK_SHIFT_YEAR)
        end = shifted_rest(k, end, w->kind, &written, &when.day);
    bool said = written.month || written.day;
    if (!written.day && w->kind != CJK_WEEKDAY && w->kind != CJK_SHIFT_DAY)
        end = part_of(k->s.text, end, &when.part);
    scan_add_date(&k->s, at, end, said ? day_text(k->s.arena, written) : str_of(""), &when);
    return end;
}
