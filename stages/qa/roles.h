/* roles: who speaks, by office or trade, as Korean papers name people.
 *
 * A Korean title has several renderings (회장 is chairman and president), and one
 * rendering several titles; what is held is that the speaker named in the translation can
 * be one the source names.
 */
#ifndef OKGYO_QA_ROLES_H
#define OKGYO_QA_ROLES_H

#include "stages/qa/tokens.h"

/* The roles a Korean text names, which is a part of the one in `words`. */
uint64_t roles_in_korean(struct str text, const struct tokens *words);

/* A word of a target language and the roles it may render; tables end with a NULL word. Of
 * the form tongue.h describes. */
struct role_word {
    const char *word;
    uint64_t roles;
};

enum office {
    ROLE_PRESIDENT,  /* 대통령 */
    ROLE_PREMIER,    /* 총리 */
    ROLE_MINISTER,   /* 장관, 차관 */
    ROLE_MAYOR,      /* 시장 */
    ROLE_GOVERNOR,   /* 지사 */
    ROLE_LAWMAKER,   /* 의원 */
    ROLE_SPEAKER,    /* 대변인 */
    ROLE_POLICE,     /* 경찰, 형사 */
    ROLE_PROSECUTOR, /* 검찰, 검사 */
    ROLE_COURT,      /* 재판부, 판사, 법원 */
    ROLE_RULING,     /* 여당 */
    ROLE_OPPOSITION, /* 야당 */
    ROLE_UNION,      /* 노조 */
    ROLE_FAMILY,     /* 유족, 가족, 어머니, 아들 */
    ROLE_RESIDENT,   /* 주민 */
    ROLE_PROFESSOR,  /* 교수 */
    ROLE_COACH,      /* 감독 */
    ROLE_LAWYER,     /* 변호사, 변호인 */
    ROLE_DOCTOR,     /* 의사, 의료진 */
    ROLE_CHAIR,      /* 회장, 위원장, 의장, 사장, 대표 */
    ROLE_STUDENT,    /* 학생 */
    ROLE_TEACHER     /* 교사 */
};

#define ROLE(name) ((uint64_t)1 << ROLE_##name)

#endif
