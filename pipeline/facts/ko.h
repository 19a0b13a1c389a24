/* ko: what the files of the Korean reader share.
 *
 * ko_numeral.c reads amounts (3만5000, 2천303만7천, 두세, 수백), ko_units.c knows what
 * may stand behind one (counters, units, bounds, particles), ko_dates.c reads dates and
 * times, ko_words.c the words and idioms that begin something, read_ko.c walks.
 */
#ifndef OKGYO_FACTS_KO_H
#define OKGYO_FACTS_KO_H

#include "facts/scan.h"

enum ko_script { KO_DIGITS, KO_SINO, KO_NATIVE };

struct ko_number {
    struct decimal low, high; /* equal unless a range (두세, 2, 3) */
    size_t end;
    enum ko_script script; /* of its first character */
    unsigned units;        /* 십 백 천 만 억 조 경 among its parts */
    bool vague;            /* 수백 */
    bool trillion;         /* 조 behind numerals in Hangul: 이조차 is a word */
    bool some;             /* 여: a little more */
    bool comma, point, zero_first;
    unsigned digits; /* of its first part, 0 for words */
    unsigned parts;  /* digits or words that are no unit: 3만5000 has two */
    int power;       /* of ten, of all its units: 5백만 has 6 */
};

/* The amount at byte `at`. False when there is none; *skip is then the byte behind
 * digits that are no number (1.2.3), or `at`. */
bool ko_number(struct arena *a, struct str text, size_t at, struct ko_number *out, size_t *skip);
bool ko_lone_digit(struct str text, size_t at, struct ko_number *out);
/* Only native words (한, 두세, 서른 아홉). */
bool ko_native(struct str text, size_t at, struct ko_number *out);

/* What a counter or unit makes of the amount before it. */
enum ko_kind {
    KO_PLAIN,  /* unit as the table says */
    KO_SCALED, /* unit, times 10^n: 센트 */
    KO_YEAR,
    KO_MONTH,
    KO_DAY,
    KO_HOUR,
    KO_MINUTE, /* may be a date or a clock */
    KO_CENTURY,
    KO_DECADE,
    KO_QUARTER,
    KO_BORN,
    KO_BAND,     /* 대: age band, ordinal or machines */
    KO_FRACTION, /* 분의 */
    KO_VERSUS,   /* 대 between two numbers */
    KO_BATTING,  /* 할 푼 리 */
};

enum {
    KO_FOR_NATIVE = 1, /* follows 한 두 세 */
    KO_FOR_SINO = 2,   /* follows a lone 십 백 천 만, or a sino digit */
};

struct ko_counter {
    const char *text;
    const char *unit;
    unsigned char kind;  /* enum ko_kind */
    unsigned char after; /* KO_FOR_… */
    signed char scale;   /* KO_SCALED */
};

/* The longest counter at `at` or NULL; *end is behind it. */
const struct ko_counter *ko_counter(struct str text, size_t at, size_t *end);

/* True when what stands from `at` to the end of the word is nothing or particles only. */
bool ko_is_tail(struct str text, size_t at);
/* The byte behind the letters of the word at `at`. */
size_t ko_word_end(struct str text, size_t at);

/* 이상, 가까이, 넘는 … behind an amount; fills bound and approx. Returns the byte behind, or `at`. */
size_t ko_bound_after(struct str text, size_t at, struct quantity *q);
/* True when an office or a body that is counted in terms stands there: 대통령, 국회. */
bool ko_holds_office(struct str text, size_t at);
/* True when 동안, 간, 만에, 전 … behind 년/일 say that it is a stretch of time. */
bool ko_is_duration(struct str text, size_t at);

/* Words that begin something, by kind. */
enum ko_word {
    KO_IDIOM, /* a word that contains a numeral and is none */
    KO_NAME,  /* 6자회담: a number in a name */
    KO_ABOUT,
    KO_AT_LEAST,
    KO_AT_MOST,
    KO_NEARLY, /* 약 최소 최대 거의 */
    KO_MINUS,
    KO_SPEED,
    KO_ORDINAL,
    KO_AGE,
    KO_PREFIX, /* 영하, 시속, 제, 만, others that change nothing */
    KO_ERA,
    KO_LAW,
    KO_DEGREES, /* 섭씨, 화씨 */
    KO_FIXED,   /* 하루, 절반: a quantity by itself */
    KO_PAST,
    KO_COMING,
    KO_THIS,
    KO_NEXT, /* 지난 오는 이번 다음 */
    KO_SHIFT_DAY,
    KO_SHIFT_MONTH,
    KO_SHIFT_YEAR, /* 어제, 지난달, 지난해: n off publication */
    KO_STORY_DAY,
    KO_STORY_MONTH,
    KO_STORY_YEAR, /* 이날 전날, 같은 달, 이듬해: n off the story's date */
    KO_YEAR_PART,  /* 연말 */
    KO_MONTH_PART, /* 월말 */
    KO_HALF_YEAR,
    KO_CLOCK,
    KO_HOLIDAY,
    KO_LUNAR,
    KO_WEEKDAY,
    KO_WEEKEND,
    KO_YEAR_AGO, /* 전년 동기 */
};

const struct word *ko_word(struct str text, size_t at);
/* For the tests: are the tables in the order that look-up needs? */
bool ko_words_sorted(void);
bool ko_counters_sorted(void);
bool ko_natives_sorted(void);

/* Each tries one thing at `at` and returns the byte behind what it read, or `at`. */
size_t ko_quantity(struct scan *s, size_t at);                        /* digits or numerals */
size_t ko_date(struct scan *s, size_t at);                            /* digits that begin a date or a clock */
size_t ko_date_word(struct scan *s, size_t at, const struct word *w); /* words that do */
size_t ko_fixed(struct scan *s, size_t at, const struct word *w);     /* 하루, 절반, 첫 */
size_t ko_names(struct scan *s, size_t at);                           /* 홍길동 장관 */
bool ko_titles_sorted(void);
size_t ko_money(struct scan *s, size_t at); /* $100 */
/* What behind it says became of a quantity: +1 rose, -1 fell, 0 nothing. */
int ko_direction(struct str text, struct span at);

#endif
