/* ko_dates: what the files that read Korean dates share.
 *
 * ko_dates.c reads dates as written, ko_date_words.c the words that stand for one (지난달,
 * 이날, 추석), ko_resolve.c finds the day against the publication date.
 */
#ifndef OKGYO_FACTS_KO_DATES_H
#define OKGYO_FACTS_KO_DATES_H

#include "facts/ko.h"

enum tense { TENSE_NONE, TENSE_PAST, TENSE_COMING };

struct ko_date {
    struct scan *s;
    size_t at, end;
    struct when w;             /* resolved */
    struct day written, until; /* as written, 0 where not */
    enum tense tense;
    bool year_set, month_set; /* w.day.year, w.day.month come from a shift word */
};

struct ko_integer {
    int64_t value;
    size_t end;
    unsigned count;
    bool plain; /* digits without comma and point */
};

static inline struct day year_of(int year)
{
    return (struct day){.year = year};
}

/* A whole number of at most four digits without comma or point. */
bool ko_integer_at(struct scan *s, size_t at, struct ko_integer *out);

struct ko_date ko_begin_date(struct scan *s, size_t at);
/* Read on at `begin`: fill what is written and move the end. */
void ko_read_day(struct ko_date *p, size_t begin);
bool ko_read_month(struct ko_date *p, size_t begin);
void ko_read_weekday(struct ko_date *p);
/* Ends a date: part, weekday, clock, resolution, fact. The byte behind it. */
size_t ko_finish_date(struct ko_date *p);

/* 오후 3시 30분, 20시, 밤 12시; `half` as the word table has it, 0 = none was read. The byte behind, or `at`. */
size_t ko_read_clock(struct scan *s, size_t at, int half, int *hour, int *minute);
void ko_add_time(struct scan *s, size_t from, size_t to, int hour, int minute);
/* A quarter, half, century or decade: its number is the value. */
size_t ko_add_period(struct scan *s, size_t at, size_t end, int64_t n, const char *unit, struct when *w);
bool ko_is_year(struct scan *s, const struct ko_integer *n);

/* Fill p->w.day and p->w.to from what is written, the shifts and the publication date. */
void ko_resolve(struct ko_date *p);
void ko_resolve_until(struct ko_date *p);

#endif
