/* span: a stretch of one named text, in bytes of its UTF-8.
 *
 * Spans are bytes everywhere inside okgyo. UTF-16 units exist only where the desk
 * talks to a browser, code points only in command-line output; utf8.h converts.
 */
#ifndef OKGYO_TEXT_SPAN_H
#define OKGYO_TEXT_SPAN_H

#include "base/str.h"

struct span {
    uint32_t at, len; /* bytes; len 0 with at 0 = no span */
};

static inline struct str span_of(struct str text, struct span s)
{
    return str_slice(text, s.at, s.len);
}

static inline bool span_is_none(struct span s)
{
    return s.len == 0 && s.at == 0;
}

#endif
