/* fold: short strings made alike, for comparing names and terms.
 *
 * What is folded is chosen by flags; the result is only for comparing, never shown.
 *
 *     fold_equal(str_of("Lee Jae-myung"), str_of("LEE Jaemyung"), FOLD_CASE | FOLD_HYPHEN | FOLD_SPACE)
 */
#ifndef OKGYO_TEXT_FOLD_H
#define OKGYO_TEXT_FOLD_H

#include "base/arena.h"

enum {
    FOLD_CASE = 1,   /* simple case folding (Unicode, CaseFolding.txt C and S) */
    FOLD_WIDTH = 2,  /* full-width letters, digits and signs to narrow ones */
    FOLD_SPACE = 4,  /* blanks are left out */
    FOLD_HYPHEN = 8, /* hyphens and dashes are left out */
    FOLD_DOT = 16,   /* middle dots are left out */
    FOLD_QUOTE = 32, /* curly quotation marks and apostrophes to straight ones */
    FOLD_ALL = 63,
};

/* NFC first, then what the flags say; in `a` unless nothing changed. */
struct str fold_text(struct arena *a, struct str s, unsigned flags);
bool fold_equal(struct str a, struct str b, unsigned flags);

#endif
