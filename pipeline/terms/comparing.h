/* comparing: what the files that make up terms_compare() share and nobody else sees.
 */
#ifndef OKGYO_TERMS_COMPARING_H
#define OKGYO_TERMS_COMPARING_H

#include "terms/compare.h"
#include "terms/names.h"
#include "terms/rendering.h"

/* One place where a term stands in the Korean. */
struct mention {
    uint32_t segment;
    struct span source;
    const struct term *term;
    unsigned confidence;
};

struct mentions {
    struct mention *at;
    size_t len, cap;
};

struct comparing {
    const struct article *article;
    struct arena *a;
    struct findings *findings;
    struct term_marks *marks;
    struct mentions mentions; /* by term, then by place */
    const struct story_people *people;
    struct rendering_reader reader;
    struct rendering_words *words; /* of each segment's target, read when first asked for */
};

static inline struct str comparing_target(const struct comparing *c, uint32_t segment)
{
    return c->article->segments.at[segment].target;
}

/* A finding at a mention; `target` none = it points at the Korean. The message is cut at
 * 511 bytes. Borrowed until the next one is reported. */
struct finding *comparing_report(struct comparing *c, const char *check, enum severity severity,
                                 const struct mention *m, struct span target, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* name.ambiguous: two people of one family name, and the name alone. */
void namesakes_check(struct comparing *c);

/* term.added: a proper name of the glossary in the translation, its term nowhere in the Korean. */
void added_check(struct comparing *c, const struct termbase *t);

#endif
