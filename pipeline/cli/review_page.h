/* review_page: an edition as a page of a terminal, for `okgyo review`.
 *
 * Upper half: the sentences around the one at hand, a line each. Lower half: that
 * sentence, its translation, what was found. Pure: text in, text out.
 */
#ifndef OKGYO_CLI_REVIEW_PAGE_H
#define OKGYO_CLI_REVIEW_PAGE_H

#include "base/buf.h"
#include "model/article.h"
#include "model/signoff.h"

struct review_page {
    const struct article *article;
    const struct signoff *signoff;
    size_t at; /* sentence at hand */
    int rows, columns;
    bool color;
    struct str message; /* of the last act, "" = the keys are told instead */
};

/* Writes exactly `rows` lines, none wider than `columns`, without an LF behind the last. */
void review_page_draw(const struct review_page *p, struct arena *scratch, struct buf *out);

#endif
