/* breaks: sentence ends, by ICU's rules (UAX #29) tailored for Korean news.
 *
 * A quotation that goes on (`"…했다. …했다."고 말했다`) is one sentence; decimals,
 * 1.5%, U.S., initials, ellipses, closing quotes and brackets do not split; a
 * sentence that ends in 다/요/죠/까 with . ! ? or with closing marks after them does.
 */
#ifndef OKGYO_TEXT_BREAKS_H
#define OKGYO_TEXT_BREAKS_H

#include "base/arena.h"
#include "base/fault.h"
#include "text/span.h"

struct spans {
    struct span *at;
    size_t len, cap;
};

/* One per thread; keeps ICU's iterator. `lang` is a BCP 47 tag. */
struct breaks;
enum fault breaks_open(const char *lang, struct breaks **out, struct err *err);
void breaks_close(struct breaks *b);

/* Appends one span per sentence of `text`, without the white space around it;
 * together they hold every other byte of the text. */
void breaks_sentences(struct breaks *b, struct arena *a, struct str text, struct spans *out);

#endif
