/* words: a text as words, numbers, blanks and marks, for lengths, repetitions and
 * differences between two versions.
 *
 * The pieces cover the text without gaps. A word is a run of letters (with
 * apostrophes between Latin ones), a number a run of digits with . and , inside it;
 * an ideograph is a word of its own, as nothing shows where the word ends.
 *
 *     for (size_t at = 0; words_next(text, &at, &w);) …
 */
#ifndef OKGYO_TEXT_WORDS_H
#define OKGYO_TEXT_WORDS_H

#include "text/span.h"

enum word_kind { WORD_LETTERS, WORD_NUMBER, WORD_BLANK, WORD_MARK };

struct word {
    struct span at; /* bytes of the text */
    enum word_kind kind;
};

/* The piece at byte *at, which moves behind it. False at the end. */
bool words_next(struct str text, size_t *at, struct word *out);

/* Words and numbers of the text. */
size_t words_count(struct str text);

#endif
