#include "stages/qa/roles.h"

/* Titles and trades; 시장 is only a mayor with a name or particle of a subject behind it,
 * since it is a market too. */
static const struct role_word korean[] = {
    {"대통령", ROLE(PRESIDENT)},
    {"총리", ROLE(PREMIER)},
    {"장관", ROLE(MINISTER)},
    {"차관", ROLE(MINISTER)},
    {"시장은", ROLE(MAYOR)},
    {"시장이", ROLE(MAYOR)},
    {"시장도", ROLE(MAYOR)},
    {"지사", ROLE(GOVERNOR)},
    {"의원", ROLE(LAWMAKER)},
    {"대변인", ROLE(SPEAKER)},
    {"경찰", ROLE(POLICE)},
    {"형사", ROLE(POLICE)},
    {"검찰", ROLE(PROSECUTOR)},
    {"검사", ROLE(PROSECUTOR)},
    {"특검", ROLE(PROSECUTOR)},
    {"재판부", ROLE(COURT)},
    {"판사", ROLE(COURT)},
    {"법원", ROLE(COURT)},
    {"재판장", ROLE(COURT)},
    {"여당", ROLE(RULING)},
    {"야당", ROLE(OPPOSITION)},
    {"노조", ROLE(UNION)},
    {"유족", ROLE(FAMILY)},
    {"유가족", ROLE(FAMILY)},
    {"가족", ROLE(FAMILY)},
    {"어머니", ROLE(FAMILY)},
    {"아버지", ROLE(FAMILY)},
    {"아들", ROLE(FAMILY)},
    {"딸", ROLE(FAMILY)},
    {"부인", ROLE(FAMILY)},
    {"남편", ROLE(FAMILY)},
    {"아내", ROLE(FAMILY)},
    {"부친", ROLE(FAMILY)},
    {"모친", ROLE(FAMILY)},
    {"부모", ROLE(FAMILY)},
    {"주민", ROLE(RESIDENT)},
    {"교수", ROLE(PROFESSOR)},
    {"감독", ROLE(COACH)},
    {"변호사", ROLE(LAWYER)},
    {"변호인", ROLE(LAWYER)},
    {"의사", ROLE(DOCTOR)},
    {"의료진", ROLE(DOCTOR)},
    {"전문의", ROLE(DOCTOR)},
    {"회장", ROLE(CHAIR)},
    {"위원장", ROLE(CHAIR)},
    {"의장", ROLE(CHAIR)},
    {"사장", ROLE(CHAIR)},
    {"대표", ROLE(CHAIR)},
    {"학생", ROLE(STUDENT)},
    {"교사", ROLE(TEACHER)},
    {"선생님", ROLE(TEACHER)},
    {"코치", ROLE(COACH)},
    {"박사", ROLE(PROFESSOR) | ROLE(DOCTOR)},
};

uint64_t roles_in_korean(struct str text, const struct tokens *words)
{
    uint64_t roles = 0;
    for (size_t i = 0; i < sizeof korean / sizeof *korean; i++)
        if (tokens_may_have(words, str_of(korean[i].word)) && str_find(text, str_of(korean[i].word), 0) >= 0)
            roles |= korean[i].roles;
    return roles;
}
