/* cjk: the part of reading that Japanese and Chinese share; read_ja.c and read_zh.c are tables.
 *
 * Both write amounts in myriads with digits, Han numerals or both (1億2000万, 三百万), dates with
 * 年月日, and put the counter right behind. No spaces part words, so Han numerals count only
 * with a unit behind them, or two figures long.
 */
#ifndef OKGYO_FACTS_CJK_H
#define OKGYO_FACTS_CJK_H

#include "facts/scan.h"

enum cjk_kind {
    CJK_UNIT, /* counter; n: power of ten */
    CJK_ABOUT,
    CJK_AT_LEAST,
    CJK_AT_MOST,
    CJK_NEARLY,
    CJK_OVER,
    CJK_UNDER, /* 超过, 不到 */
    CJK_ORDINAL,
    CJK_MINUS,
    CJK_SPEED,      /* before */
    CJK_PERCENT_OF, /* 百分之 */
    CJK_BEHIND_AT_LEAST,
    CJK_BEHIND_AT_MOST,
    CJK_BEHIND_OVER,
    CJK_BEHIND_UNDER,
    CJK_BEHIND_ABOUT,
    CJK_FRACTION, /* 分の 分之 */
    CJK_SHIFT_DAY,
    CJK_SHIFT_MONTH,
    CJK_SHIFT_YEAR,
    CJK_WEEKDAY,
    CJK_HALF_DAY,
    CJK_CLOCK,     /* 正午: n o'clock */
    CJK_HALF_YEAR, /* 上半期: n */
    CJK_CENTURY,   /* 上世纪: the decades behind it are of the 1900s */
    CJK_FIXED,
    CJK_IDIOM,
};

struct cjk_lang {
    const struct word *words; /* sorted by the first character's bytes */
    size_t words_len;
    const char *hour, *other_hour, *minute; /* 時 分, 点 时 分 */
};

struct cjk {
    struct scan s;
    const struct cjk_lang *lang;
};

struct amount {
    struct decimal value;
    size_t end;
    bool vague, digits, plain; /* plain: digits only, no comma, point or unit */
    bool beside;               /* 五六: a number and the next, value is the first */
    unsigned count, units;
};

/* The word of the language's table that stands at `at`, or NULL. */
const struct word *cjk_word(const struct cjk *k, size_t at);
/* The amount at `at`: digits, Han numerals or both; false when there is none. */
bool cjk_amount(struct cjk *k, size_t at, struct amount *out);

/* Each reads one thing that begins at `at`, adds it, and returns the byte behind it, or `at`. */
size_t cjk_date(struct cjk *k, size_t at);                        /* 2025年10月15日 and its parts */
size_t cjk_time(struct cjk *k, size_t at, size_t from, int half); /* 3時30分; `from`: behind 午後 (half 2) */
size_t cjk_long_period(struct cjk *k, size_t at);                 /* 1990年代, 21世紀, 第3四半期, 7~9月 */
size_t cjk_shift(struct cjk *k, size_t at, const struct word *w); /* 来年3月, 先月15日, 月曜日 */
/* A quarter, half, century or decade from `at` to `end`; returns `end`. */
size_t cjk_period(struct cjk *k, size_t at, size_t end, int64_t n, const char *unit, const struct when *w);

void cjk_read(const struct cjk_lang *lang, struct arena *a, struct str text, int64_t published, struct facts *out);

extern const struct cjk_lang cjk_japanese, cjk_chinese;

#endif
