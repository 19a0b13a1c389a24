#include "facts/calendar.h"

int64_t day_number(struct day d)
{
    /* days from civil: years begin in March, so that the leap day is the last */
    int64_t y = d.month <= 2 ? d.year - 1 : d.year;
    int64_t era = (y >= 0 ? y : y - 399) / 400, of_era = y - era * 400;
    int64_t of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct day day_from_number(int64_t n)
{
    n += 719468;
    int64_t era = (n >= 0 ? n : n - 146096) / 146097, of_era = n - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100), m = (5 * of_year + 2) / 153;
    int month = (int)(m < 10 ? m + 3 : m - 9);
    return (struct day){(int)(year + era * 400 + (month <= 2)), month, (int)(of_year - (153 * m + 2) / 5 + 1)};
}

struct day day_in_seoul(int64_t ms)
{
    const int64_t day = 86400000, seoul = 9 * 3600000;
    if (!ms)
        return (struct day){0};
    ms += seoul;
    return day_from_number((ms >= 0 ? ms : ms - day + 1) / day);
}

int day_weekday(struct day d)
{
    int64_t n = (day_number(d) + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(n < 0 ? n + 7 : n) + 1;
}

int month_days(int year, int month)
{
    static const char days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

bool day_is_real(struct day d)
{
    return d.month >= 1 && d.month <= 12 && d.day >= 1 && d.day <= month_days(d.year, d.month);
}

struct day day_add(struct day d, int64_t days)
{
    return day_from_number(day_number(d) + days);
}

struct day month_add(struct day d, int months)
{
    int n = d.year * 12 + d.month - 1 + months;
    return (struct day){n / 12, n % 12 + 1, 0};
}

static char *put(char *p, int n, int width)
{
    for (int i = width - 1; i >= 0; i--, n /= 10)
        p[i] = (char)('0' + n % 10);
    return p + width;
}

struct str day_text(struct arena *a, struct day d)
{
    char *text = arena_alloc(a, 16), *p = text;
    if (d.year && (d.year < -9999 || d.year > 9999 || !d.month))
        return arena_printf(a, "%d", d.year);
    if (d.year < 0)
        *p++ = '-';
    if (d.year)
        p = put(p, d.year < 0 ? -d.year : d.year, 4);
    else
        *p++ = '-';
    if (d.month) {
        *p++ = '-';
        p = put(p, d.month, 2);
    } else if (d.day) {
        *p++ = '-';
    }
    if (d.day) {
        *p++ = '-';
        p = put(p, d.day, 2);
    }
    return (struct str){text, (size_t)(p - text)};
}
