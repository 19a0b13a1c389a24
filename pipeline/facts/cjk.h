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
    CJK_FIXED,
    CJK_IDIOM,
};

struct cjk_lang {
    const struct word *words; /* sorted by the first character's bytes */
    size_t words_len;
    const char *hour, *minute; /* 時 分, 点 分 */
};

void cjk_read(const struct cjk_lang *lang, struct arena *a, struct str text, int64_t published, struct facts *out);

extern const struct cjk_lang cjk_japanese, cjk_chinese;

#endif
