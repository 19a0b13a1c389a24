/* scan: what every language's reader shares: the text, the place, the facts found.
 *
 * A reader walks the text once from left to right. Words are known from const
 * tables (struct word) sorted by the bytes of their first character, so that a look-up
 * is a short binary search; tests/unit/facts holds the order. Text need not be
 * well-formed: a wrong byte is a character of its own that means nothing.
 */
#ifndef OKGYO_FACTS_SCAN_H
#define OKGYO_FACTS_SCAN_H

#include "facts/calendar.h"
#include "facts/decimal.h"
#include "facts/facts.h"

/* A date as far as it is known; to: end of a range, year 0 and month 0 = none. */
struct when {
    struct day day, to;
    int quarter, half; /* of day.year */
    int hour, minute;  /* hour -1 = none */
    enum fact_part part;
    int weekday;
    bool known; /* anything at all */
};

enum { SCAN_QUOTES = 6 }; /* kinds of quotation marks */

struct scan_close {
    size_t at;  /* the closing mark found last */
    bool found; /* at says something */
    bool none;  /* there is none from there to the end */
};

struct scan {
    struct arena *arena;
    struct str text;
    struct facts *out;
    struct day today; /* of publication in Seoul; year 0 = unknown */
    struct when last; /* the date the story spoke of last */
    /* the modifier seen last (약, at least, 시속 …): holds for a quantity at `modifier_end` */
    const struct word *modifier;
    size_t modifier_at, modifier_end;
    struct scan_close closing[SCAN_QUOTES];
};

struct word {
    const char *text;
    int kind;
    int n;
    const char *unit;
};

/* A quantity on its way into struct fact. */
struct quantity {
    struct decimal low, high;
    int64_t numerator, denominator; /* denominator not 0: a fraction that is no decimal */
    bool approx, vague, in_name;
    enum fact_bound bound;
    const char *unit;
};

void scan_init(struct scan *s, struct arena *a, struct str text, int64_t published, struct facts *out);

/* The longest word of the table that stands at byte `at`, or NULL. */
const struct word *scan_word(const struct word *words, size_t n, struct str text, size_t at);
/* Bytes of at most `n` of z against p, a NUL in z ends it: <0, 0, >0. */
static inline int scan_compare(const char *z, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int d = (unsigned char)z[i] - (unsigned char)p[i];
        if (d || !z[i])
            return d;
    }
    return 0;
}

/* The first three bytes of a NUL-ended text as a number in their order, 0 behind its end. */
static inline uint32_t scan_key(const char *z)
{
    uint32_t first = (unsigned char)z[0], second = first ? (unsigned char)z[1] : 0;
    return first << 16 | second << 8 | (second ? (unsigned char)z[2] : 0);
}

/* The first word whose scan_key is not below `key` in the bytes of `mask`; n when there
 * is none. Halves without branches: what text asks for next cannot be foreseen. */
size_t scan_first(const struct word *words, size_t n, uint32_t key, uint32_t mask);

/* True when `words` is in the order scan_word needs; for the tests. */
bool scan_words_sorted(const struct word *words, size_t n);

static inline bool scan_is(struct str text, size_t at, const char *z)
{
    /* nearly every call differs in the first two bytes */
    if (at >= text.len || text.at[at] != z[0])
        return false;
    size_t n = strlen(z);
    return text.len - at >= n && memcmp(text.at + at, z, n) == 0;
}

uint32_t scan_wide(struct str text, size_t at, size_t *len); /* what is not ASCII */

/* Code point at `at` and its length in bytes; 0 and 0 at the end. */
static inline uint32_t scan_char(struct str text, size_t at, size_t *len)
{
    *len = at < text.len;
    if (at >= text.len || (unsigned char)text.at[at] < 0x80)
        return *len ? (unsigned char)text.at[at] : 0;
    return scan_wide(text, at, len);
}

/* The code point before `at`. */
uint32_t scan_before(struct str text, size_t at);
size_t scan_back(struct str text, size_t at); /* where it begins */

static inline bool scan_is_hangul(uint32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

/* 0..9 for a decimal digit of any common script, else -1. */
int scan_digit(uint32_t c);
bool scan_is_wide_letter(uint32_t c);

/* Of any alphabet, Han, kana, Hangul; no digit. */
static inline bool scan_is_letter(uint32_t c)
{
    return c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : scan_is_wide_letter(c);
}

/* Past spaces (ASCII, no-break, ideographic), at most `most` of them. */
size_t scan_spaces(struct str text, size_t at, unsigned most);

/* Digits at `at`: groups of three with commas, a decimal point. *end is behind them.
 * False when there are none, or what stands there is no number (1.2.3): *end is then
 * behind the whole of it, and equal to `at` when there was no digit at all. */
struct digits {
    struct decimal value;
    size_t end;
    unsigned count;    /* digits before the point */
    bool point, comma; /* written with them */
    bool zero_first;   /* "07" */
};
bool scan_digits(struct arena *a, struct str text, size_t at, struct digits *out);

/* ~ and its relatives, a dash, an en dash: length in bytes, 0 = none. *dash says
 * whether it is one that may also be a minus, a score or a dash. */
size_t scan_range_sign(struct str text, size_t at, bool *dash);

/* The byte behind digits chained by hyphens that are no date (02-123-4567), or `at`. */
size_t scan_chain(struct str text, size_t at);

struct fact *scan_add(struct scan *s, enum fact_kind kind, size_t from, size_t to);
void scan_add_quantity(struct scan *s, size_t from, size_t to, const struct quantity *q);
/* `value` as written; resolved as far as `when` is a full date, and remembers it. */
struct fact *scan_add_date(struct scan *s, size_t from, size_t to, struct str value, const struct when *when);
/* Takes the story's date from the facts read before: 이날 leans on the sentence before. */
void scan_recall(struct scan *s);
struct str when_text(struct arena *a, const struct when *w);

/* Shared by all readers. The byte behind the address, or `at`. */
size_t scan_url(struct scan *s, size_t at);
/* At a quotation mark: adds the quotation if it opens one and returns the byte behind the
 * mark; `at` where there is none. */
size_t scan_quote(struct scan *s, size_t at);

#endif
