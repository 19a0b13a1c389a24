/* flat: one line of JSON Lines that is an object of texts, read where it stands.
 *
 * Strict: it accepts nothing that a JSON parser refuses, and leaves whatever is not a flat
 * object of at most FLAT_MOST texts under different plain keys to one. Values without
 * escapes are parts of the line.
 *
 *     struct flat flat;
 *     if (flat_read(line, &flat, unescaped) && flat_get(&flat, "source", &source)) …
 */
#ifndef OKGYO_CLI_FLAT_H
#define OKGYO_CLI_FLAT_H

#include "base/buf.h"

enum { FLAT_MOST = 8 /* members */ };

struct flat {
    struct str key[FLAT_MOST], value[FLAT_MOST];
    size_t len;
};

/* `line`: valid UTF-8. Values that had escapes are in `unescaped`, which belongs to the
 * caller (made with a ceiling, used again for the next line). False: parse it otherwise. */
bool flat_read(struct str line, struct flat *out, struct buf unescaped[FLAT_MOST]);

/* False when there is no such key; *value is then as it was. */
bool flat_get(const struct flat *f, const char *key, struct str *value);

#endif
