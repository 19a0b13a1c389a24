/* needs: what a text must have for an expression to match it, told without searching.
 *
 * Most house rules match nothing in most sentences. A sentence is read once into the
 * set of letter pairs it has (letters without case, digits as one, other bytes of
 * ASCII as they are); of an expression is known at load which pairs every match
 * contains. A need that is not met proves that there is no match; all met proves nothing.
 *
 *     needs_read(arena, str_of("(\\d) (million|billion)s"), &needs);
 *     traits_read(sentence, &traits);
 *     if (needs_met(&needs, &traits)) … search
 */
#ifndef OKGYO_QA_NEEDS_H
#define OKGYO_QA_NEEDS_H

#include "base/arena.h"

enum { NEEDS_CLASSES = 64 };

/* One of `a` stands directly before one of `b`; b 0: one of `a` stands anywhere. */
struct need {
    uint64_t a, b; /* bit sets of classes of bytes */
};

struct needs {
    struct need *at;
    size_t len, cap;
    uint64_t start; /* the text begins with one of these, 0 = with anything */
    bool capitals;  /* two capitals in a row */
    bool hidden;    /* nothing is known: the expression has something not understood here */
};

struct traits {
    uint64_t behind[NEEDS_CLASSES]; /* the classes that stand behind each class */
    uint64_t any, start;
    bool capitals;
    bool odd;   /* letters or digits that may pass for those of ASCII: ſ, ﬁ, full-width … */
    bool folds; /* ſ, the Kelvin sign or a ligature: letters of ASCII when case is not looked at */
};

/* `regex`: PCRE2 syntax, known to compile. `nocase`: compared without case. */
void needs_read(struct arena *a, struct str regex, bool nocase, struct needs *out);
void traits_read(struct str text, struct traits *out);
bool needs_met(const struct needs *n, const struct traits *t);

/* An expression of the form [first][rest]*, as words are counted with. */
struct word_shape {
    bool known;     /* the expression has that form */
    bool rest[128]; /* characters of ASCII that go on with a word */
};
void needs_read_words(struct str regex, struct word_shape *out);
/* The most matches it can have in the text: one, and one more behind every character that
 * the rest cannot be. SIZE_MAX for expressions of another form. */
size_t needs_most_matches(const struct word_shape *words, struct str text);

#endif
