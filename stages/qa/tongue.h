/* tongue: what the checks know of one target language, in tables.
 *
 * A language is one file tongue_LANG.c and one line in tongues.h. What a tongue does not
 * have is NULL, and the checks that ask for it say nothing then; `okgyo checks` tells
 * for which languages each can speak.
 *
 * Word lists are ended by NULL and in lower case. Where words stand apart, "alleg-" is
 * a word that begins so, "-less" one that ends so, "had" is that word, and "on suspicion" is two words in a row. In
 * scripts without spaces an entry is looked for anywhere in the text.
 *
 *     const struct tongue *t = tongue_find(article->target_lang);
 *     if (t && t->hedges && !tongue_says(in, t->hedges, &where)) …
 */
#ifndef OKGYO_QA_TONGUE_H
#define OKGYO_QA_TONGUE_H

#include "model/finding.h"
#include "stages/qa/fates.h"
#include "stages/qa/places.h"
#include "stages/qa/roles.h"
#include "text/span.h"

struct check_input;

/* Characters of a translation, white space not counted: per Hangul letter, per Hangul
 * letter in brackets (a gloss the translation often leaves out), per word, digit, Latin
 * letter, Latin letter in brackets and other mark; less for each polite ending and each
 * (현지시간); plus a constant. */
struct tongue_length {
    double hangul, gloss_hangul, word, digit, latin, gloss_latin, mark, base, polite, local_time;
    enum severity most; /* what a translation far off may be given */
};

/* By which word a sentence can be told to have a verb in a finite form; generous: a word
 * that may be one counts. */
struct tongue_verbs {
    const char *const *forms;      /* never anything else: is, said, would */
    const char *const *plain;      /* verbs whose plain form is one too, unless behind `nominal` */
    const char *const *endings;    /* of words that may be one: ed, s */
    const char *const *nominal;    /* behind these stands no finite verb: the, of, to */
    const char *const *contracted; /* endings behind an apostrophe that are one: 're, n't */
};

/* How far the law has gone, in the words of the language. */
struct tongue_law {
    const char *const *arrested, *const *indicted, *const *charged, *const *sought, *const *guilty, *const *acquitted;
    const char *const *refused, *const *suspended, *const *warrant;
    const char *const *denials; /* before or behind `guilty` they turn it round: not, plead */
};

struct tongue_fate {
    const char *word;
    enum fate fate;
};

struct tongue_fates {
    const struct tongue_fate *words; /* ended by a NULL word */
    const char *const *before;       /* those of `words` that stand before the figure they take: killed, injuring */
    const char *const *between;      /* what may stand between such a word and its figure: at least */
};

/* By which words a text says whose words a quotation has. */
struct tongue_speech {
    const char *const *sayings;   /* verbs of saying, with the speaker before or behind: said, "according to" */
    const char *const *according; /* of these, what has the speaker behind wherever it stands */
    const char *const *links;     /* words before a name that make it another's: a lawyer for Kim, a letter to Kim */
    const char *const *joints;    /* where a clause begins: and, while */
    const char *const *between;   /* what may stand between the speaker and the verb: also */
};

struct tongue {
    const char *lang; /* primary subtag of BCP 47 */
    bool unspaced;    /* written without spaces: entries are looked for anywhere */
    const struct tongue_length *length;
    const struct tongue_verbs *verbs;
    const struct tongue_law *law;
    const struct tongue_fates *fates;
    const struct tongue_speech *speech;
    const struct place_table *places;
    const struct role_word *roles;   /* titles and trades, ended by a NULL word */
    const char *const *hanging;      /* words no sentence ends in */
    const char *const *quoted_only;  /* words a report says only inside a quotation: I, you, don't */
    const char *const *attributions; /* verbs that name a speaker: said */
    const char *const *present;      /* words that speech word for word keeps and reported speech changes: is, will */
    const char *const *hedges;       /* words by which a text says that it is not sure, or who says so */
    const char *const *claims;       /* besides the hedges, words by which somebody claims something: urged, denied */
    const char *const *denials;      /* words that deny or lack */
    const char *const *negations;    /* of these, what turns a clause round: not */
    const char *const *no_negations; /* phrases in which they do not: not only */
    const char *const *north, *const *south; /* names of the two Koreas, and what stands for them */
};

/* Ended by NULL; made from tongues.h. */
extern const struct tongue *const tongues[];

/* NULL when nothing is known of the language; "zh-Hant" finds "zh". */
const struct tongue *tongue_find(struct str lang);

/* Does the target say one of the list? *where (may be NULL) is the first place. False
 * for a list that is NULL. */
bool tongue_says(const struct check_input *in, const char *const *list, struct span *where);

/* How often the target says one of the list within the span. */
size_t tongue_count(const struct check_input *in, const char *const *list, struct span within);

/* Where words stand apart: does token i begin an entry of the list? */
bool tongue_is(const struct check_input *in, const char *const *list, size_t i);

#endif
