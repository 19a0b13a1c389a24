#define _GNU_SOURCE
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int64_t read_clock(clockid_t which)
{
    struct timespec t;
    clock_gettime(which, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t clock_now(void)
{
    const char *held = getenv("OKGYO_CLOCK");
    int64_t ms;
    if (held && clock_parse(str_of(held), 0, &ms))
        return ms;
    return read_clock(CLOCK_REALTIME);
}

int64_t clock_real(void)
{
    return read_clock(CLOCK_REALTIME);
}

int64_t clock_mono(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

void clock_text(int64_t ms, int offset_minutes, char out[CLOCK_TEXT])
{
    time_t seconds = (time_t)(ms / 1000 + (int64_t)offset_minutes * 60);
    struct tm t;
    gmtime_r(&seconds, &t);
    int len = (int)strftime(out, CLOCK_TEXT, "%Y-%m-%dT%H:%M:%S", &t);
    unsigned minutes = (unsigned)abs(offset_minutes) % 1440;
    if (offset_minutes == 0)
        snprintf(out + len, (size_t)(CLOCK_TEXT - len), "Z");
    else
        snprintf(out + len, (size_t)(CLOCK_TEXT - len), "%c%02u:%02u", offset_minutes < 0 ? '-' : '+', minutes / 60,
                 minutes % 60);
}

static bool digits(struct str *s, size_t n, int *out)
{
    int64_t value;
    if (s->len < n || !str_int(str_slice(*s, 0, n), &value))
        return false;
    *out = (int)value;
    *s = str_slice(*s, n, s->len);
    return true;
}

static bool sign(struct str *s, char c)
{
    if (s->len == 0 || s->at[0] != c)
        return false;
    *s = str_slice(*s, 1, s->len);
    return true;
}

static bool zone(struct str *s, int *minutes)
{
    if (s->len == 0 || sign(s, 'Z')) {
        if (s->len == 0 && s->at[-1] == 'Z')
            *minutes = 0;
        return s->len == 0;
    }
    int direction = sign(s, '+') ? 1 : sign(s, '-') ? -1 : 0, h, m = 0;
    if (!direction || !digits(s, 2, &h))
        return false;
    sign(s, ':');
    if (s->len && !digits(s, 2, &m))
        return false;
    *minutes = direction * (h * 60 + m);
    return s->len == 0 && h <= 14 && m < 60;
}

bool clock_parse(struct str s, int offset_minutes, int64_t *ms)
{
    struct tm t = {0};
    int thousandths = 0;
    if (!digits(&s, 4, &t.tm_year) || !sign(&s, '-') || !digits(&s, 2, &t.tm_mon) || !sign(&s, '-') ||
        !digits(&s, 2, &t.tm_mday))
        return false;
    if (sign(&s, 'T') || sign(&s, ' ')) {
        if (!digits(&s, 2, &t.tm_hour) || !sign(&s, ':') || !digits(&s, 2, &t.tm_min))
            return false;
        if (sign(&s, ':') && !digits(&s, 2, &t.tm_sec))
            return false;
        if (sign(&s, '.')) {
            for (int n = 0, d; digits(&s, 1, &d); n++)
                if (n < 3)
                    thousandths += d * (n == 0 ? 100 : n == 1 ? 10 : 1);
        }
        if (!zone(&s, &offset_minutes))
            return false;
    }
    if (s.len || t.tm_hour > 24 || t.tm_min > 59 || t.tm_sec > 60)
        return false;
    int day = t.tm_mday, month = t.tm_mon;
    t.tm_year -= 1900;
    t.tm_mon -= 1;
    time_t seconds = timegm(&t);
    /* timegm carries 30 February over into March: such a day is no day */
    if (t.tm_hour < 24 && (month < 1 || month > 12 || t.tm_mon != month - 1 || (t.tm_mday != day && t.tm_hour != 0)))
        return false;
    *ms = ((int64_t)seconds - (int64_t)offset_minutes * 60) * 1000 + thousandths;
    return true;
}

void clock_sleep(int64_t ms)
{
    if (ms <= 0)
        return;
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    nanosleep(&t, NULL);
}
