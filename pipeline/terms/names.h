/* names: people in Korean text that no glossary needs to know.
 *
 * By pattern: a family name, a given name of one or two syllables and a title (홍길동
 * 의원, 홍길동 전 장관은, 홍길동(45)씨, 홍길동 연세대 교수), or a family name alone before a
 * title (김 장관). A word that is another one (국회는, 위대한) is no name; who is really called
 * so needs the glossary.
 */
#ifndef OKGYO_TERMS_NAMES_H
#define OKGYO_TERMS_NAMES_H

#include "base/arena.h"
#include "text/span.h"

struct person {
    struct span at;           /* family and given name together, bytes of the text */
    struct str family, given; /* borrowed from the text; given "" = family name alone */
    struct str title;         /* without 전, 현 */
};

struct people {
    struct person *at;
    size_t len, cap;
};

/* Appends in order of place. */
void names_find(struct arena *a, struct str text, struct people *out);

/* Of every segment of a story (ledger_people). */
struct story_people {
    struct people *at; /* as many as the story has segments */
    size_t len;
};

#endif
