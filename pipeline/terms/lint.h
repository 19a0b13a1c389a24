/* lint: what is wrong between the entries of a glossary, beside its cells.
 *
 * | rule | severity | says |
 * |---|---|---|
 * | term.conflict      | block | one source, two preferred renderings |
 * | term.duplicate     | warn  | the same entry twice |
 * | rendering.conflict | block | a rendering is allowed or preferred and forbidden for one source |
 * | rendering.clash    | note  | what is preferred for one term is forbidden for another |
 * | rendering.case     | warn  | two entries spell one rendering differently (capitals, hyphens, spaces) |
 * | rendering.repeated | note  | a rendering stands twice in one entry |
 * | alias.term         | warn  | an alias is another entry's source |
 * | alias.cycle        | block | two entries are each other's alias |
 * | source.josa        | warn  | a particle was left on the source |
 * | source.risky       | note  | one syllable, or spelt like particles or an ending: needs neighbours |
 * | source.long        | warn  | too long to be recognised |
 * | term.shadow        | note  | the source begins another entry's source (한국 in 한국은행) |
 * | term.expired       | warn  | its last day is over |
 */
#ifndef OKGYO_TERMS_LINT_H
#define OKGYO_TERMS_LINT_H

#include "terms/termbase.h"

/* `today` in ms UTC. Appends issues to a list in `a`, in order of the entries. The
 * termbase must be sealed. */
void terms_lint(const struct termbase *t, int64_t today, struct arena *a, struct term_issues *out);

#endif
