/* words: a text cut into words once, for all checks that ask about words.
 *
 * A word is a run of letters, digits and inner apostrophes or hyphens; in scripts
 * written without spaces (kana, Han, Thai) every character is a word of its own. Two
 * words are the same when their `fold` is: letters compared without case.
 *
 *     struct words w = {0};
 *     words_read(arena, text, &w);
 */
#ifndef OKGYO_QA_WORDS_H
#define OKGYO_QA_WORDS_H

#include "base/arena.h"
#include "text/span.h"

enum word_flag {
    WORD_CAPITAL = 1,  /* begins with an upper-case letter */
    WORD_UPPER = 2,    /* two or more letters, all upper case */
    WORD_DIGIT = 4,    /* has a digit */
    WORD_LATIN = 8,    /* has a Latin letter */
    WORD_HANGUL = 16,  /* has a Hangul letter */
    WORD_IDEOGRAPH = 32, /* one character of a script without spaces */
    WORD_OPENS = 64,   /* first word of a sentence or quotation, where a capital says nothing */
    WORD_STOPS = 128,  /* something other than a space or hyphen stands between it and the word before */
};

struct word {
    struct span at;
    uint32_t fold;  /* hash of the lower-case letters */
    uint16_t flags;
};

struct words {
    struct word *at;
    size_t len, cap;
};

void words_read(struct arena *a, struct str text, struct words *out);

/* The fold of a word given as text; for looking words up. */
uint32_t word_fold(struct str word);

/* Is the word one of a NULL-terminated list of lower-case words? */
bool word_is_one(struct str text, const struct word *w, const char *const *list);

/* Lower case of one code point: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic;
 * other letters as they are. */
uint32_t word_lower(uint32_t c);

#endif
