/* compare: does a translation keep the glossary? Over an article, not a sentence.
 *
 * What the glossary stage and `okgyo check --glossary` share. Findings:
 *
 *   term.forbidden     block  a forbidden rendering of a term that stands in this sentence; of a name also where
 *                             the story has it in another sentence
 *   term.missing       warn   a term is in the sentence, none of its renderings is, nor elsewhere in the article
 *                      block  the same for a person or body that is nowhere rendered
 *                      note   rendered elsewhere (merged away, a pronoun), or only a part of a compound
 *                      note   a doubtful word (배, 이란), and the story has it again or says its rendering
 *                      none   a doubtful word that nothing else in the story bears out
 *   term.first         warn   the first mention in the article is not in the form the glossary asks for
 *   term.inconsistent  note   a name is rendered in two unlike ways in one article
 *   term.abbreviation  note   an abbreviation stands before the name it is short for
 *   term.added         note   a proper name of the glossary is said, its term is in the Korean in no form
 *   name.ambiguous     warn   the translation has a family name alone, two full names of the story have it
 *                      note   the same in the Korean only, or two titles and no full name; once a family name
 */
#ifndef OKGYO_TERMS_COMPARE_H
#define OKGYO_TERMS_COMPARE_H

#include "model/article.h"
#include "terms/ledger.h"
#include "terms/termbase.h"

/* Appends findings (without fingerprints) and marks to lists in `a`; the texts borrow
 * from the article and the termbase. Segments without a target are marked only. `people`
 * are the story's (ledger_people); NULL = they are looked for here. */
void terms_compare(const struct termbase *t, const struct article *article, const struct story_people *people,
                   struct arena *a, struct findings *findings, struct term_marks *marks);

#endif
