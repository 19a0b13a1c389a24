/* counted: what a figure counts: police, students, trucks.
 *
 * Two figures of one kind may change places and every value is still there; only the
 * nouns beside them show it. The list is short and certain: common nouns of news whose
 * English is the same in every story.
 */
#ifndef OKGYO_QA_COUNTED_H
#define OKGYO_QA_COUNTED_H

#include "stages/qa/check.h"

struct counted {
    int kind;   /* 0 = no noun of the list */
    bool of_it; /* "500명의 …": some noun is tied to the figure, known or not */
};

/* The English of a kind, for messages. */
const char *counted_name(int kind);

/* Of a figure of the Korean ("경찰 500명", "500명의 경찰"), of the English text ("500 police
 * officers"); kind 0 in other languages. The facts are of in->source_facts and in->target_facts. */
struct counted counted_in_korean(const struct check_input *in, const struct fact *f);
struct counted counted_in_english(const struct check_input *in, const struct fact *f);

#endif
