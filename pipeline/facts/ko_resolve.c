/* The day that a Korean date means, against the publication date.
 *
 * A bare day is this month's when it is not after publication, else last month's;
 * 지난 takes the latest, 오는 the next. Without a publication date nothing is resolved.
 */
#include "facts/ko_dates.h"

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

static struct day resolve_day(const struct ko_date *p, int day)
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

static int resolve_year(const struct ko_date *p, int month, int day)
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
void ko_resolve(struct ko_date *p)
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

void ko_resolve_until(struct ko_date *p)
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
