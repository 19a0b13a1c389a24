/* Dates made comparable: parts of what is written, or of what it is against publication.
 */
#include "facts/pairing.h"

static int digits(struct str s, size_t *at, size_t most)
{
    int n = 0;
    size_t from = *at;
    while (*at < s.len && *at - from < most && s.at[*at] >= '0' && s.at[*at] <= '9')
        n = n * 10 + (s.at[(*at)++] - '0');
    return n;
}

/* "2008-07-21" "--07-21" "---21" "2006-10" "1992" "-512" "2025-Q3" "2025-H1" */
static void read_one(struct str s, int *year, int *month, int *day, int *period)
{
    size_t at = 0;
    bool dashes = str_starts(s, "--");
    if (!dashes) {
        bool before = str_starts(s, "-");
        at = before;
        *year = digits(s, &at, 6);
        if (before)
            *year = -*year;
    } else {
        at = 1; /* the dash before the month */
    }
    if (at + 1 < s.len && s.at[at] == '-') {
        at++;
        if (s.at[at] == 'Q' || s.at[at] == 'H') {
            *period = s.at[at + 1] - '0';
            return;
        }
        if (s.at[at] != '-')
            *month = digits(s, &at, 2);
    }
    if (at + 1 < s.len && s.at[at] == '-') {
        at++;
        *day = digits(s, &at, 2);
    }
}

static void read_parts(struct str s, const char *to, struct parts *out)
{
    ptrdiff_t split = str_find(s, str_of(to), 0);
    struct str first = split < 0 ? s : str_slice(s, 0, (size_t)split);
    read_one(first, &out->year, &out->month, &out->day, &out->period);
    if (split >= 0) {
        int period = 0;
        out->range = true;
        read_one(str_slice(s, (size_t)split + strlen(to), s.len), &out->to_year, &out->to_month, &out->to_day, &period);
    }
}

void date_read(const struct fact *f, struct parts *out)
{
    *out = (struct parts){0};
    if (f->unit.len) {
        /* a quarter, half, century or decade is its number as written */
        size_t at = 0;
        out->period = digits(f->value, &at, 6);
        if (f->resolved.len)
            read_one(f->resolved, &out->year, &out->month, &out->day, &(int){0});
        return;
    }
    if (f->resolved.len)
        read_parts(f->resolved, "/", out);
    else
        read_parts(f->value, "..", out);
    out->guessed = str_starts(f->value, "--") && !str_starts(f->value, "---");
    out->weekday = f->weekday;
}

static bool clash(int x, int y, int *agree)
{
    *agree += x && x == y;
    return x && y && x != y;
}

/* The weekday of a full date. */
static int weekday_of(const struct parts *p)
{
    if (p->weekday)
        return p->weekday;
    return p->year > 0 && p->month && p->day ? day_weekday((struct day){p->year, p->month, p->day}) : 0;
}

static bool within(const struct parts *range, const struct parts *p)
{
    if (!range->range || !range->year || !range->month || !range->day || !p->day || !p->month || !p->year)
        return range->range && !range->month && p->year >= range->year && p->year <= range->to_year;
    int64_t from = day_number((struct day){range->year, range->month, range->day});
    int64_t to = day_number((struct day){range->to_year, range->to_month, range->to_day});
    int64_t n = day_number((struct day){p->year, p->month, p->day});
    return n >= from && n <= to;
}

bool date_is_period(const struct fact *period, const struct parts *months)
{
    struct parts p;
    int length = str_is(period->unit, "half") ? 6 : str_is(period->unit, "quarter") ? 3 : 0;
    date_read(period, &p);
    return length && months->range && !months->day && months->month == (p.period - 1) * length + 1 &&
           months->to_month == p.period * length;
}

enum difference date_difference(const struct parts *s, const struct parts *t, int *agree)
{
    *agree = 0;
    if (s->range != t->range && (within(s, t) || within(t, s))) {
        *agree = 2;
        return DIFFERS_NOT;
    }
    /* "March 5" in a translation names no year: that of the source is as good */
    if (!t->guessed && clash(s->year, t->year, agree))
        return DIFFERS_YEAR;
    if (clash(s->period, t->period, agree))
        return DIFFERS_ORDINAL; /* third quarter, 15th century */
    if (clash(s->month, t->month, agree))
        return DIFFERS_MONTH;
    if (clash(s->day, t->day, agree))
        return DIFFERS_DAY;
    if (s->range && t->range) {
        if (!t->guessed && clash(s->to_year, t->to_year, agree))
            return DIFFERS_YEAR;
        if (clash(s->to_month, t->to_month, agree))
            return DIFFERS_MONTH;
        if (clash(s->to_day, t->to_day, agree))
            return DIFFERS_DAY;
    }
    if (clash(weekday_of(s), t->guessed ? t->weekday : weekday_of(t), agree))
        return DIFFERS_WEEKDAY;
    return DIFFERS_NOT;
}
