/* speakers: the people of a story, in its Korean and in the translation.
 *
 * Korean names people by title (names.h), by the glossary and, once known so, by name alone; foreign ones by
 * their sound. What stands behind the name tells whether it is the one who speaks. The
 * translation is asked only whether some words of it may be a person's name: by spelling
 * (latin.h) for Korean names, by sound (sounds.h) for all others.
 */
#ifndef OKGYO_QA_SPEAKERS_H
#define OKGYO_QA_SPEAKERS_H

#include "stages/qa/check.h"

struct speaker {
    struct str name;      /* 홍길동, 홍, 트럼프; borrowed from the article */
    size_t family;        /* bytes of it that are a Korean family name; 0 = none */
    struct str rendering; /* the glossary's, "" = it does not know the person */
};

struct speakers {
    struct speaker *at;
    size_t len, cap;
};

enum mention_mark {
    MENTION_OTHER,
    MENTION_SUBJECT,   /* 이, 가: of a clause, maybe not the one that speaks */
    MENTION_TOPIC,     /* 은, 는, 도, 께서; also who is joined to one by 와, 과 */
    MENTION_ADDRESSEE, /* 에게, 한테, 을 향해 */
};

struct mention {
    struct span at; /* of the name, bytes of the segment's source */
    struct speaker who;
    enum mention_mark mark;
};

struct mentions {
    struct mention *at;
    size_t len, cap;
};

/* Who is named in each segment of the story with a title or marked as a person of the glossary, by segment (as many as
 * the story has); *people gets each name once. Read once a story. */
struct mentions *speakers_of_story(const struct check_input *in, struct speakers *people);

/* Adds those of `people` that the segment names in full without a title. */
void mentions_add_bare(struct arena *a, struct str source, const struct speakers *people, struct mentions *out);

bool speaker_is(const struct speaker *a, const struct speaker *b);

/* Are these words, capitals in a row, how a translation calls the person: by the whole name,
 * by a family name (*whole false), or by the sound of a foreign one? */
bool speaker_is_called(struct arena *a, struct str words, const struct speaker *p, bool *whole);

/* May any word of the text be the person's name? Generous: silence is cheap. `tokens` are those of `text`. */
bool speaker_may_be_named(struct arena *a, struct str text, const struct tokens *tokens, const struct speaker *p);

#endif
