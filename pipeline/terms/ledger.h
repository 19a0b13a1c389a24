/* ledger: the people of a story, and what the translation calls them.
 *
 * People known by title and pattern (names.h), and those the glossary knows, each
 * once, with the rendering found in the translation by its sound. The archive of
 * signed stories remembers them, and holds the next story to the same rendering.
 *
 *     struct ledger l = {0};
 *     ledger_names(article, ledger_people(a, article), marks, a, &l);
 *     ledger_renderings(article, a, &l);
 */
#ifndef OKGYO_TERMS_LEDGER_H
#define OKGYO_TERMS_LEDGER_H

#include "model/article.h"

/* Who is called by name in each segment: found once for all who ask. names.h has the inside. */
struct story_people;

struct named {
    struct str name;  /* 홍길동, borrowed from the article */
    size_t family;    /* bytes of it that are the family name */
    uint32_t segment; /* of the first mention by the full name */
    struct span source;
    bool in_glossary;     /* a mark covers the name: the glossary decides its rendering */
    uint32_t said_in;     /* segment of the rendering */
    struct span target;   /* none = not found in the translation */
    struct str rendering; /* "Hong Gil-dong", borrowed from the article; "" = not found */
};

struct ledger {
    struct named *at;
    size_t len, cap;
};

/* In `a`; the names borrow from the article. */
struct story_people *ledger_people(struct arena *a, const struct article *article);

/* Appends every person called by the full name, in order of the first mention. `people`
 * are the story's, `marks` the terms recognised in the Korean. */
void ledger_names(const struct article *article, const struct story_people *people, const struct term_marks *marks,
                  struct arena *a, struct ledger *out);

/* Fills in what the translation calls them: words that spell the name (latin.h) and no
 * other person of the story better. Targets in other scripts than Latin give none: which
 * Han a name is written with, and how a paper puts it into kana, is not in its Hangul. */
void ledger_renderings(const struct article *article, struct ledger *l);
/* The same for one person of it. */
void ledger_rendering(const struct article *article, const struct ledger *l, struct named *n);

#endif
