#include "stages/qa/case_marks.h"

/* A term and what it marks; `unless` right before it makes it another word, `without` right
 * behind it too. */
static const struct term_mark {
    const char *term;
    unsigned mark;
    const char *unless, *without;
} terms[] = {
    {"혐의", CASE_SUSPECT, "무", NULL},
    {"의혹", CASE_SUSPECT, NULL, NULL},
    {"용의자", CASE_SUSPECT, NULL, NULL},
    {"피의자", CASE_SUSPECT, NULL, NULL},
    {"입건", CASE_SUSPECT, NULL, NULL},
    {"수사", CASE_SUSPECT, NULL, NULL},
    {"체포", CASE_ARREST, NULL, "영장"},
    {"구속", CASE_ARREST, "불", "영장"},
    {"검거", CASE_ARREST, NULL, NULL},
    {"붙잡", CASE_ARREST, NULL, NULL},
    {"연행", CASE_ARREST, NULL, NULL},
    {"구금", CASE_ARREST, NULL, NULL},
    {"수감", CASE_ARREST | CASE_GUILTY, NULL, NULL},
    {"잡혔", CASE_ARREST, NULL, NULL},
    {"잡힌", CASE_ARREST, NULL, NULL},
    {"덜미", CASE_ARREST, NULL, NULL},
    {"유치장", CASE_ARREST, NULL, NULL},
    {"구치소", CASE_ARREST, NULL, NULL},
    {"호송", CASE_ARREST, NULL, NULL},
    {"쫓고", CASE_HUNTED, NULL, NULL},
    {"뒤쫓", CASE_HUNTED, NULL, NULL},
    {"추적", CASE_HUNTED, NULL, NULL},
    {"수배", CASE_HUNTED, NULL, NULL},
    {"행방을", CASE_HUNTED, NULL, NULL},
    {"영장을 발부", CASE_ARREST, NULL, NULL},
    {"영장이 발부", CASE_ARREST, NULL, NULL},
    {"영장 발부", CASE_ARREST, NULL, NULL},
    {"영장을 집행", CASE_ARREST, NULL, NULL},
    {"불구속", CASE_UNDETAINED, NULL, NULL},
    {"영장을 신청", CASE_WARRANT, NULL, NULL},
    {"영장을 청구", CASE_WARRANT, NULL, NULL},
    {"영장 신청", CASE_WARRANT, NULL, NULL},
    {"영장 청구", CASE_WARRANT, NULL, NULL},
    {"영장이 청구", CASE_WARRANT, NULL, NULL},
    {"영장이 신청", CASE_WARRANT, NULL, NULL},
    {"영장을 기각", CASE_REFUSED, NULL, NULL},
    {"영장이 기각", CASE_REFUSED, NULL, NULL},
    {"영장 기각", CASE_REFUSED, NULL, NULL},
    {"송치", CASE_REFERRED, NULL, NULL},
    {"검찰에 넘", CASE_REFERRED, NULL, NULL},
    {"검찰로 넘", CASE_REFERRED, NULL, NULL},
    {"기소", CASE_INDICTED, "불", "유예"},
    {"공소", CASE_INDICTED, NULL, NULL},
    {"재판에 넘", CASE_INDICTED, NULL, NULL},
    {"고발", CASE_INDICTED, NULL, NULL},
    {"고소", CASE_INDICTED, NULL, NULL},
    {"재판", CASE_COURT, NULL, NULL},
    {"공판", CASE_COURT, NULL, NULL},
    {"피고", CASE_COURT, NULL, NULL},
    {"법정", CASE_COURT, NULL, NULL},
    {"특검", CASE_COURT, NULL, NULL},
    {"구형", CASE_SOUGHT, NULL, NULL},
    {"선고", CASE_JUDGED, NULL, NULL},
    {"판결", CASE_JUDGED, NULL, NULL},
    {"평결", CASE_JUDGED, NULL, NULL},
    {"유죄", CASE_GUILTY, NULL, NULL},
    {"징역", CASE_GUILTY, NULL, NULL},
    {"금고", CASE_GUILTY, NULL, NULL},
    {"실형", CASE_GUILTY, NULL, NULL},
    {"복역", CASE_GUILTY, NULL, NULL},
    {"처형", CASE_GUILTY, NULL, NULL},
    {"사형", CASE_GUILTY, NULL, NULL},
    {"전과", CASE_GUILTY, NULL, NULL},
    {"형을", CASE_GUILTY, NULL, NULL},
    {"벌금", CASE_GUILTY, NULL, NULL},
    {"처벌", CASE_GUILTY, NULL, NULL},
    {"범인", CASE_GUILTY, NULL, NULL},
    {"죄수", CASE_GUILTY, NULL, NULL},
    {"교도소", CASE_GUILTY | CASE_ARREST, NULL, NULL},
    {"인정", CASE_GUILTY, NULL, NULL},
    {"집행유예", CASE_GUILTY | CASE_SUSPENDED, NULL, NULL},
    {"무죄", CASE_CLEARED, NULL, NULL},
    {"무혐의", CASE_CLEARED, NULL, NULL},
    {"결백", CASE_CLEARED, NULL, NULL},
    {"혐의를 벗", CASE_CLEARED, NULL, NULL},
    {"불기소", CASE_CLEARED, NULL, NULL},
    {"기소유예", CASE_CLEARED, NULL, NULL},
    {"누명", CASE_CLEARED, NULL, NULL},
    {"기각", CASE_CLEARED, NULL, NULL},
    {"무죄를 선고", CASE_ACQUITTED, NULL, NULL},
    {"무죄 선고", CASE_ACQUITTED, NULL, NULL},
    {"무죄가 선고", CASE_ACQUITTED, NULL, NULL},
    {"무죄를 확정", CASE_ACQUITTED, NULL, NULL},
    {"무죄가 확정", CASE_ACQUITTED, NULL, NULL},
    {"무죄로 판단", CASE_ACQUITTED, NULL, NULL},
    {"무죄 판결", CASE_ACQUITTED, NULL, NULL},
    {"무죄판결", CASE_ACQUITTED, NULL, NULL},
    {"무혐의 처분", CASE_ACQUITTED, NULL, NULL},
    {"불기소 처분", CASE_ACQUITTED, NULL, NULL},
};

static bool is_other_word(struct str text, size_t at, const struct term_mark *t)
{
    if (t->unless && str_ends(str_slice(text, 0, at), t->unless))
        return true;
    return t->without && str_starts(str_slice(text, at + strlen(t->term), text.len), t->without);
}

/* The first place where the term is itself, -1 = none. */
static ptrdiff_t find_term(struct str text, const struct term_mark *t)
{
    ptrdiff_t at = str_find(text, str_of(t->term), 0);
    while (at >= 0 && is_other_word(text, (size_t)at, t))
        at = str_find(text, str_of(t->term), (size_t)at + 1);
    return at;
}

unsigned case_marks(struct str korean, const struct tokens *words, unsigned wanted, struct span *first)
{
    unsigned marks = 0;
    ptrdiff_t least = -1;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        bool possible = !words || tokens_may_have(words, str_of(terms[i].term));
        ptrdiff_t at = possible ? find_term(korean, &terms[i]) : -1;
        if (at < 0)
            continue;
        marks |= terms[i].mark;
        if (!first || !(terms[i].mark & wanted) || (least >= 0 && at >= least))
            continue;
        least = at;
        *first = (struct span){(uint32_t)at, (uint32_t)strlen(terms[i].term)};
    }
    return marks;
}
