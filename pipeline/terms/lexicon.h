/* lexicon: what is known of a Korean word apart from the glossary.
 *
 * Evidence for longer words (조선소 is not 조선 + 소), for compounds (보도 + 자료) and for
 * homographs (높이 is a noun, an adverb and a verb's stem). The table is made at build
 * time from the word list of Debian's hunspell-ko (lexicon/make_lexicon.c); without
 * that package it holds only opaque.h's words and recognition goes by form alone.
 *
 *     if (lexicon_classes(str_of("조선소")) & WORD_NOUN) …
 */
#ifndef OKGYO_TERMS_LEXICON_H
#define OKGYO_TERMS_LEXICON_H

#include "base/str.h"

enum word_class {
    WORD_NOUN = 1,
    WORD_STEM = 2,    /* of a verb or adjective: 높이(다), 인하(다) */
    WORD_FORM_EO = 4, /* form in -아/-어: 피해, 통해 */
    WORD_FORM_N = 8,  /* adnominal in -ㄴ: 후한, 위한 */
    WORD_FORM_L = 16, /* adnominal in -ㄹ: 향할 */
    WORD_ADVERB = 32,
    WORD_BEGINS = 64,  /* two syllables that begin a longer noun */
    WORD_OPAQUE = 128, /* a long word that must not be cut (opaque.h) */
};

/* Classes of the whole word as bits, 0 = unknown. `word` is NFC. */
unsigned lexicon_classes(struct str word);

/* Fetches what lexicon_classes() will look at. */
void lexicon_fetch(struct str word);

/* How many entries the table has; 0 = built without a word list. */
size_t lexicon_size(void);

#endif
