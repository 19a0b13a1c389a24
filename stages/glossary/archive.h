/* archive: people no glossary knows, held to what signed stories call them.
 *
 * | finding      | severity | when |
 * |---|---|---|
 * | name.archive | warn     | another signed story of the store renders the name otherwise |
 */
#ifndef OKGYO_GLOSSARY_ARCHIVE_H
#define OKGYO_GLOSSARY_ARCHIVE_H

#include "engine/stage.h"
#include "terms/ledger.h"

/* The archive's answers for the names of the article. An archive that does not answer
 * adds nothing here; archive_check() then has the fault. */
void archive_key(const struct work *w, const struct story_people *people, struct hash *h);

/* Appends findings in w->scratch. `marks` are the terms that the glossary found. */
enum fault archive_check(struct work *w, const struct story_people *people, const struct term_marks *marks,
                         struct findings *findings, struct err *err);

#endif
