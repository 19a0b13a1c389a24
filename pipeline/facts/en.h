/* en: what the files of the English reader share.
 *
 * The text is lower-cased once (ASCII only, so that offsets stay) and words are looked
 * up whole in one table. en_words.c is the table, en_numeral.c reads numbers,
 * en_quantity.c puts units and bounds to them, en_dates.c reads dates, read_en.c walks.
 */
#ifndef OKGYO_FACTS_EN_H
#define OKGYO_FACTS_EN_H

#include "facts/scan.h"

enum en_kind {
    EN_NONE,
    EN_ONES,
    EN_TENS,
    EN_HUNDRED,
    EN_SCALE,   /* seven, twenty, hundred, million (n: power of ten) */
    EN_ORDINAL, /* third */
    EN_VAGUE,   /* dozens, hundreds, millions (n: power of ten) */
    EN_DOZEN,
    EN_HALF,
    EN_QUARTER,
    EN_TIMES,   /* twice, doubled, tripled */
    EN_BOTH,    /* both, pair: two, never a figure */
    EN_SEVERAL, /* several hundred */
    EN_MINUS,
    EN_ABOUT,
    EN_NEARLY,
    EN_AT_LEAST,
    EN_AT_MOST,
    EN_OVER,
    EN_UNDER,
    EN_BETWEEN,
    EN_NUMBERED, /* no. 5, game 5, article nine */
    EN_AGED,
    EN_UNIT, /* unit, n: power of ten */
    EN_MANY, /* a unit of many: decade (n: years), century */
    EN_MONTH,
    EN_WEEKDAY,
    EN_CLOCK,
    EN_HALF_DAY,
    EN_ZONE,
    EN_SHIFT_DAY,
    EN_SHIFT_MONTH,
    EN_SHIFT_YEAR,
    EN_SHIFT_WEEK,
    EN_PART, /* early, mid, late */
    EN_BAND, /* thirties, teens */
    EN_NAME, /* six-party: a number in a name */
    EN_IDIOM,
    EN_ERA,
};

struct en {
    struct scan s;
    struct str low;      /* the text in lower case */
    size_t between;      /* facts.len + 1 when "between" was read; 0 = not */
    enum fact_part part; /* early, mid, late right before `part_end` */
    size_t part_end;
    const struct word *modifier; /* holds at modifier_end */
    size_t modifier_end;
};

/* The longest entry of whole words at `at`, or NULL. */
const struct word *en_word(struct str low, size_t at);
bool en_words_sorted(void);
bool en_moves_sorted(void); /* those of en_direction.c */

struct en_number {
    struct decimal low;
    size_t end;
    bool digits, comma, point, vague, scaled, ordinal, zero_first;
    bool approx;                    /* a couple of */
    unsigned count;                 /* digits before the point */
    int64_t numerator, denominator; /* two-thirds; 0 = no fraction */
    bool half_of;                   /* half a million: already multiplied in */
};

/* Digits or words at `at` (a word's beginning). False when there is no number; *skip as in scan_digits. */
bool en_number(struct en *e, size_t at, struct en_number *out, size_t *skip);

/* Past one separator between a number and its unit: spaces or a hyphen. */
size_t en_gap(struct str low, size_t at);
bool en_is(struct str low, size_t at, const char *word); /* whole word */
size_t en_word_end(struct str low, size_t at);
/* Where the word before `at` begins (skipping one space or hyphen). */
size_t en_word_before(struct str low, size_t at, size_t *end);

size_t en_quantity(struct en *e, size_t at);
size_t en_money(struct en *e, size_t at);
size_t en_digits_date(struct en *e, size_t at);
size_t en_short_quarter(struct en *e, size_t at); /* Q3 */
size_t en_day_of_month(struct en *e, size_t at);  /* "Fourth of July" */
size_t en_date_word(struct en *e, size_t at, const struct word *w);
void en_names(struct en *e, size_t at); /* a name behind the title at `at` */
int en_direction(struct str text, struct span at);

#endif
