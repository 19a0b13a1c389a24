/* byline: who wrote it and where, as Korean newsrooms write it.
 *
 * 홍길동 기자 · 오케이교뉴스 홍길동·김철수 선임기자 a@b.example · (서울=오케이교뉴스)
 */
#ifndef OKGYO_INGEST_BYLINE_H
#define OKGYO_INGEST_BYLINE_H

#include "base/str.h"

/* Length of names and titles at the start of s, up to behind the last title; 0 when
 * there is no name or no title. */
size_t byline_at(struct str s);
/* Length of what newsrooms put before it: / ▶ = 글·사진, a place with = . */
size_t byline_lead(struct str s);

/* The whole line: names and titles, with or without e-mails and dateline. */
bool byline_is(struct str s);
/* What a dateline's brackets hold: 서울=연합뉴스, 헤럴드경제=홍길동 기자, 뉴스1. */
bool byline_is_dateline(struct str inner);
/* Nothing but e-mail addresses. */
bool byline_is_email(struct str s);

#endif
