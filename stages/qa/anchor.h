/* anchor: plain characters that every match of an expression contains.
 *
 * A text without them need not be searched. "" when nothing is certain: an answer too
 * short costs a search, one too long would silence a rule.
 */
#ifndef OKGYO_QA_ANCHOR_H
#define OKGYO_QA_ANCHOR_H

#include "base/arena.h"

/* The longest run of plain characters outside all groups and classes that no quantifier
 * can take away. `regex`: PCRE2 syntax, known to compile. With `nocase` it is ASCII in lower
 * case, to be looked for in a text whose ASCII is. */
struct str anchor_read(struct arena *a, struct str regex, bool nocase);

#endif
