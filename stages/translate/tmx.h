/* tmx: a translation memory read as a stream, unit by unit.
 *
 * Takes TMX 1.1 to 1.4b in UTF-8 or UTF-16. Native code (bpt, ept, ph, it, ut) is
 * dropped, the text of sub, hi and seg is kept. Source: the TMX 1.4b specification.
 */
#ifndef OKGYO_TRANSLATE_TMX_H
#define OKGYO_TRANSLATE_TMX_H

#include "base/arena.h"
#include "base/buf.h"

/* One language's side of a unit; borrowed for the call. Units count from 1. */
struct tmx_variant {
    uint32_t unit;
    struct str lang, text;
};

/* Calls back for every variant that has a text, in the order of the file. A text
 * over LIMIT_SEGMENT is left out. Faults: FAULT_REJECT with line and column,
 * FAULT_STOP when the file cannot be read. */
enum fault tmx_read_file(const char *path, void (*each)(void *user, const struct tmx_variant *v), void *user,
                         struct err *err);
/* The same from bytes; `what` names them in messages. */
enum fault tmx_read(struct str bytes, const char *what, void (*each)(void *user, const struct tmx_variant *v),
                    void *user, struct err *err);

#endif
