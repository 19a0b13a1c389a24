/* fates: what became of the people a figure counts, in both texts.
 *
 * Thirty killed and a hundred hurt must not change places, and the values alone do not
 * show it: the words around them do.
 */
#ifndef OKGYO_QA_FATES_H
#define OKGYO_QA_FATES_H

#include "model/fact.h"

struct check_input;

enum fate { FATE_UNKNOWN, FATE_DEAD, FATE_HURT, FATE_MISSING, FATE_RESCUED, FATE_ARRESTED };

/* "", "killed", "hurt" … */
const char *fate_name(enum fate f);

/* Of a figure of the Korean, of the translation; FATE_UNKNOWN when nothing is said, when
 * it counts no people, and for languages without a table (tongue.h). The facts are of
 * in->source_facts and in->target_facts. */
enum fate fate_in_korean(const struct check_input *in, const struct fact *f);
enum fate fate_in_target(const struct check_input *in, const struct fact *f);

#endif
