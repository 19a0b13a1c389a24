/* tokens: a text cut into words once, for all checks that ask about words.
 *
 * A word is a run of letters, digits and inner apostrophes or hyphens; in scripts
 * written without spaces (kana, Han, Thai) every character is a word of its own. Two
 * words are the same when their `fold` is: letters compared without case.
 *
 *     struct tokens w = {0};
 *     tokens_read(arena, text, &w);
 */
#ifndef OKGYO_QA_TOKENS_H
#define OKGYO_QA_TOKENS_H

#include "base/arena.h"
#include "text/span.h"

enum token_flag {
    TOKEN_CAPITAL = 1,    /* begins with an upper-case letter */
    TOKEN_UPPER = 2,      /* two or more letters, all upper case */
    TOKEN_DIGIT = 4,      /* has a digit */
    TOKEN_LATIN = 8,      /* has a Latin letter */
    TOKEN_HANGUL = 16,    /* has a Hangul letter */
    TOKEN_IDEOGRAPH = 32, /* one character of a script without spaces */
    TOKEN_OPENS = 64,     /* first word of a sentence or quotation, where a capital says nothing */
    TOKEN_STOPS = 128,    /* something other than a space or hyphen stands between it and the word before */
};

struct token {
    struct span at;
    uint32_t fold; /* hash of the lower-case letters */
    uint16_t flags;
};

struct tokens {
    struct token *at;
    size_t len, cap;
    uint64_t syllables[8]; /* which Hangul syllables stand in the text, by hash; see tokens_may_have */
};

void tokens_read(struct arena *a, struct str text, struct tokens *out);

/* The fold of a word given as text; for looking words up. */
uint32_t token_fold(struct str word);

/* False when the Hangul syllables of `korean` are not all in the text: then it is not
 * there, and need not be looked for. */
bool tokens_may_have(const struct tokens *w, struct str korean);

/* Is the word one of a NULL-terminated list of lower-case words? */
bool token_is_one(struct str text, const struct token *w, const char *const *list);

/* Lower case of one code point: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic;
 * other letters as they are. */
uint32_t token_lower(uint32_t c);

#endif
