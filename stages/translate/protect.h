/* protect: URLs and e-mail addresses as placeholders, for protocols that would
 * otherwise translate or garble them.
 *
 * A text is marked before it is sent and restored when it comes back; a placeholder
 * that is missing, doubled or unknown makes the restoring fail, and the text is then
 * sent once more as it is.
 */
#ifndef OKGYO_TRANSLATE_PROTECT_H
#define OKGYO_TRANSLATE_PROTECT_H

#include "base/arena.h"
#include "text/span.h"

enum mark_style {
    MARK_BRACES, /* {{1}} in plain text */
    MARK_XML,    /* <x id="1"/>, all else escaped as XML text */
};

struct marks {
    struct str *at; /* what placeholder i + 1 stands for */
    size_t len, cap;
};

/* The stretches that are kept as they are: http(s) and www addresses, e-mail
 * addresses; trailing punctuation is not part of them. */
void protect_find(struct arena *a, struct str text, struct marks *out);

/* The text with those stretches as placeholders, numbered from 1. */
struct str protect_mark(struct arena *a, struct str text, const struct marks *marks, enum mark_style style);

/* The other way round. False when the placeholders are not each there once. */
bool protect_restore(struct arena *a, struct str text, const struct marks *marks, enum mark_style style,
                     struct str *out);

#endif
