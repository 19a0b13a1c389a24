/* words: the vocabulary of Korean news boilerplate, as tables.
 *
 * To teach ingest a new newsroom's habits, add a word here and a line to
 * tests/unit/ingest/test_boilerplate.c, in both directions: what must be cut and the
 * sentence that only looks like it.
 */
#ifndef OKGYO_INGEST_WORDS_H
#define OKGYO_INGEST_WORDS_H

#include "base/str.h"

/* Each table ends with NULL. */
extern const char *const words_titles[];    /* 기자 특파원 …: what a byline ends in */
extern const char *const words_crafts[];    /* 글 사진 …: what may stand before the name */
extern const char *const words_published[]; /* 입력 등록 … */
extern const char *const words_changed[];   /* 수정 … */
extern const char *const words_credit[];    /* 사진 그래픽 …: before = : or 제공 */
extern const char *const words_agencies[];  /* stand alone behind a caption */
extern const char *const words_media[];     /* endings of newsrooms' names */
extern const char *const words_copyright[]; /* phrases that only copyright lines have */
extern const char *const words_tip[];       /* beginnings of invitations to write or subscribe */
extern const char *const words_end[];       /* (끝) … */
extern const char *const words_tag[];       /* 속보 종합 …: in brackets at a headline */

bool words_has(const char *const *table, struct str word);       /* equal to one of them */
const char *words_start(const char *const *table, struct str s); /* the longest one that s begins with, or NULL */
const char *words_end_of(const char *const *table, struct str s);
bool words_within(const char *const *table, struct str s); /* one of them somewhere in s */

#endif
