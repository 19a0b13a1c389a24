/* case_marks: how far the law has gone, as a Korean sentence says.
 *
 * Terms of Korean criminal procedure in the order of a case: 입건 (booked), 체포, 구속
 * (detained under a warrant), 송치 (referred to the prosecution), 기소 (indicted), 구형
 * (what the prosecution asks for), 선고 (the judgment).
 */
#ifndef OKGYO_QA_CASE_MARKS_H
#define OKGYO_QA_CASE_MARKS_H

#include "stages/qa/tokens.h"

enum case_mark {
    CASE_SUSPECT = 1,       /* 혐의, 의혹, 입건, 수사 */
    CASE_ARREST = 2,        /* 체포, 구속, 검거; not 불구속, not a warrant that is only asked for */
    CASE_WARRANT = 4,       /* 구속영장 신청, 청구 */
    CASE_REFUSED = 8,       /* a warrant that a court refused: 영장 기각 */
    CASE_REFERRED = 16,     /* 송치, 검찰에 넘기다 */
    CASE_INDICTED = 32,     /* 기소, 재판에 넘기다; not 불기소 */
    CASE_COURT = 64,        /* 재판, 법정, 피고: an indictment is behind it */
    CASE_SOUGHT = 128,      /* 구형 */
    CASE_JUDGED = 256,      /* 선고, 판결: a court has decided */
    CASE_GUILTY = 512,      /* 유죄, 징역, 벌금 … */
    CASE_SUSPENDED = 1024,  /* 집행유예 */
    CASE_CLEARED = 2048,    /* 무죄, 무혐의, 불기소 … in any connection */
    CASE_ACQUITTED = 4096,  /* 무죄를 선고, 불기소 처분: that is what happened */
    CASE_UNDETAINED = 8192, /* 불구속 */
    CASE_HUNTED = 16384,    /* 쫓다, 추적, 수배: not caught yet */
};

/* All marks of the text, or-ed; *first is the first of those in `wanted`, left alone when
 * there is none, and may be NULL. `words`: the text in words, makes it fast; may be NULL. */
unsigned case_marks(struct str korean, const struct tokens *words, unsigned wanted, struct span *first);

#endif
