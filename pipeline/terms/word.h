/* word: the likeliest way to read one word (a run of letters) with the glossary's terms in it.
 *
 * Every cut of the word into known nouns, terms and a tail has a cost; the cheapest
 * one tells whether a term is there. What the word alone cannot decide is left as a
 * doubt, which evidence.h asks the neighbours about.
 */
#ifndef OKGYO_TERMS_WORD_H
#define OKGYO_TERMS_WORD_H

#include "terms/index.h"
#include "terms/josa.h"

enum doubt {
    DOUBT_VERB = 1,      /* the word is also a form of a verb: 높이고, 피해 */
    DOUBT_ADVERB = 2,    /* also an adverb: 높이 */
    DOUBT_SHORT = 4,     /* also one-syllable noun + particle: 양도, 주가 */
    DOUBT_ENDING = 8,    /* the whole word is also an ending or particle: 이란, 지도 */
    DOUBT_SINGLE = 16,   /* a term of one syllable */
    DOUBT_COMPOUND = 32, /* the term is a part of a compound */
    DOUBT_COUNT = 64,    /* also -여 and a counter: 여명 */
    DOUBT_PERSON = 128,  /* 인 behind the term is the copula or makes a person of it */
};

struct found {
    uint32_t at, len; /* bytes of the word */
    uint32_t josa_at; /* where the tail begins, bytes of the word */
    uint32_t term;
    uint8_t doubts;
    uint8_t tail; /* enum tail_kind behind the last noun */
    bool nominal;
};

enum { WORD_FOUND = 4 };

struct reading_of_word {
    unsigned n;
    struct found at[WORD_FOUND];
};

/* `word` is a run of letters of folded text, at most WORD_CHARS characters are read
 * as a whole; in longer runs only the first term is looked for. */
enum { WORD_CHARS = 24 };

/* Tails read before; optional, one per thread, zeroed at first. */
enum { TAIL_SLOTS = 1 << 11 };
struct tail_memo {
    uint64_t mark;
    struct tail tail;
};

void word_read(const struct index *x, struct tail_memo *tails, struct str word, struct reading_of_word *out);

/* Could the word be a form of a verb or adjective? */
bool word_is_verbal(struct str word);

#endif
