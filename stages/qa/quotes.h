/* quotes: the quotations of a text, whatever marks it uses.
 *
 * Straight and curly double quotes, German and French ones, corner brackets,
 * TeX's `` '', and the look-alikes found in agency copy (˝ ″). Straight double quotes
 * alternate; an inch mark behind a digit is none. Single quotes are read only where
 * they are curly or corner brackets: a straight one may be an apostrophe.
 */
#ifndef OKGYO_QA_QUOTES_H
#define OKGYO_QA_QUOTES_H

#include "base/arena.h"
#include "text/span.h"

struct quotation {
    struct span at;    /* with its marks */
    struct span inner; /* what is quoted */
    bool single;       /* ‘…’ 『…』 〈…〉: titles, scare quotes, quotes in quotes */
    bool open;         /* never closed: reaches to the end of the text */
    bool stray;        /* a closing mark alone: at is the mark */
};

struct quotations {
    struct quotation *at;
    size_t len, cap;
};

/* In order of their opening marks; inner ones follow the one they are in. */
void quotes_read(struct arena *a, struct str text, struct quotations *out);

/* How many double quotations are whole, never closed, or closed without a beginning. */
struct quote_count {
    size_t whole, open, stray, singles;
};
struct quote_count quotes_count(const struct quotations *q);

/* Is byte `at` in a double quotation? */
bool quotes_hold(const struct quotations *q, size_t at);

/* A double quotation with both its marks. */
bool quote_is_whole(const struct quotation *q);

/* Behind the next full stop outside quotations from byte `at` on, or the end. */
size_t quotes_sentence_end(const struct quotations *q, struct str text, size_t at);

/* A copy of the text in which double quotations are blanks, byte for byte. */
struct str quotes_outside(struct arena *a, struct str text, const struct quotations *q);

/* Korean: does the ending of reported speech follow, "…"고, "…"라며? Else it may be a title or a single word. */
bool quote_is_speech(struct str korean, const struct quotation *q);

#endif
