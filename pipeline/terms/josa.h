/* josa: what may stand between a noun and the end of its word.
 *
 * A tail is read whole, never a prefix of it (은행 begins like a particle): suffixes
 * that leave the noun's reference alone, a chain of particles by slots, the copula in
 * any form, each agreeing with the sound before it.
 *
 *     josa_tail(str_of("에서도"), BATCHIM_NONE, 2).kind == TAIL_JOSA
 */
#ifndef OKGYO_TERMS_JOSA_H
#define OKGYO_TERMS_JOSA_H

#include "base/str.h"
#include "text/hangul.h"

enum tail_kind {
    TAIL_NOT,    /* the rest of another word */
    TAIL_BARE,   /* nothing */
    TAIL_JOSA,   /* particles only */
    TAIL_COPULA, /* 이다 in a form, with or without particles before and after it */
    TAIL_SUFFIX, /* 들, 측, 님 … and what may follow them */
};

struct tail {
    enum tail_kind kind;
    bool nominal; /* a particle verbs cannot take stands in it: 을 를 에 에서 으로 의 과 와 에게 */
};

/* `before` is the sound the noun ends in (BATCHIM_UNKNOWN accepts both forms of every
 * pair), `syllables` its length: after a noun of one, 님 중 쪽 간 make a word of its own. */
struct tail josa_tail(struct str tail, enum batchim before, size_t syllables);

/* Noun + 하다, 되다, 시키다, 롭다, 스럽다 …: the noun is there, its translation is a verb. */
bool josa_verbal(struct str tail);
/* False when no such verb begins with the syllable. */
bool josa_verbal_begins(struct str syllable);

/* False when no tail begins with the syllable. */
bool josa_may_begin(struct str syllable);

/* Is the syllable one of those in `list` (nothing but syllables)? */
bool syllable_among(struct str syllable, const char *list);

/* One syllable that makes nouns of nouns (-법, -성, -자 …). */
bool josa_is_affix(struct str syllable);

#endif
