#include "stages/qa/check.h"

#include "stages/qa/case_marks.h"
#include "stages/qa/lang.h"
#include "stages/qa/tongue.h"

#include <stddef.h>

/* What the translation says of the case. */
struct said {
    bool arrested, indicted, charged, guilty, acquitted, sought;
    struct span where_arrested, where_indicted, where_guilty, where_acquitted;
};

static const unsigned EARLY =
    CASE_SUSPECT | CASE_ARREST | CASE_WARRANT | CASE_REFERRED | CASE_INDICTED | CASE_SOUGHT | CASE_UNDETAINED;

/* "not guilty", "pleaded guilty": a word near it turns it round. */
static bool is_denied(const struct check_input *in, struct span where)
{
    const struct tongue_law *law = in->tongue->law;
    if (in->tongue->unspaced)
        return tongue_says(in, law->denials, NULL);
    size_t i = 0;
    while (i < in->target_tokens->len && in->target_tokens->at[i].at.at < where.at)
        i++;
    for (size_t back = 1; back <= 2 && back <= i; back++)
        if (tongue_is(in, law->denials, i - back))
            return true;
    return false;
}

static struct said read_draft(const struct check_input *in)
{
    const struct tongue_law *law = in->tongue->law;
    struct said d = {0};
    d.arrested = tongue_says(in, law->arrested, &d.where_arrested);
    d.indicted = tongue_says(in, law->indicted, &d.where_indicted);
    d.charged = d.indicted || tongue_says(in, law->charged, NULL);
    d.guilty = tongue_says(in, law->guilty, &d.where_guilty) && !is_denied(in, d.where_guilty);
    d.acquitted = tongue_says(in, law->acquitted, &d.where_acquitted);
    d.sought = tongue_says(in, law->sought, NULL);
    return d;
}

/* Editors merge sentences: what the neighbours say counts too. */
static unsigned marks_around(const struct check_input *in, unsigned marks)
{
    const struct article *a = in->article;
    for (uint32_t s = in->segment > 0 ? in->segment - 1 : 0; s <= in->segment + 1 && s < a->segments.len; s++)
        if (s != in->segment)
            marks |= case_marks(a->segments.at[s].source, NULL, 0, NULL);
    return marks;
}

static bool said_around(const struct check_input *in, const char *const *list)
{
    const struct article *a = in->article;
    for (uint32_t s = in->segment > 0 ? in->segment - 1 : 0; s <= in->segment + 1 && s < a->segments.len; s++) {
        struct check_input near = *in;
        struct tokens words = {0};
        near.target = a->segments.at[s].target;
        tokens_read(in->arena, near.target, &words);
        near.target_tokens = &words;
        if (tongue_says(&near, list, NULL))
            return true;
    }
    return false;
}

static void report(const struct check_input *in, enum severity severity, struct span korean, struct span draft,
                   const char *says)
{
    check_report(in, "legal.stage", severity, korean, draft, "%.*s %s", STR_ARGS(span_of(in->source, korean)), says);
}

/* A judgment where there is none, or one turned round. */
static bool judgment(const struct check_input *in, const struct said *d, unsigned marks, unsigned around)
{
    struct span korean = {0, 0};
    bool decided = around & (CASE_GUILTY | CASE_JUDGED);
    if (d->guilty && (marks & CASE_SOUGHT) && !(around & CASE_JUDGED) && !d->sought) {
        case_marks(in->source, in->source_tokens, CASE_SOUGHT, &korean);
        report(in, SEVERITY_BLOCK, korean, d->where_guilty,
               "is what prosecutors ask for; the translation says that a court has decided.");
        return true;
    }
    if (d->guilty && (marks & CASE_CLEARED) && !d->acquitted && !(around & CASE_GUILTY)) {
        case_marks(in->source, in->source_tokens, CASE_CLEARED, &korean);
        report(in, SEVERITY_BLOCK, korean, d->where_guilty,
               "means that the person was cleared; the translation says the opposite.");
        return true;
    }
    if (d->guilty && !decided && !(around & CASE_CLEARED)) {
        case_marks(in->source, in->source_tokens, EARLY, &korean);
        report(in, SEVERITY_BLOCK, korean, d->where_guilty,
               "is suspicion, arrest or charges; the translation says that a court has decided.");
        return true;
    }
    if (d->acquitted && !(around & CASE_CLEARED)) {
        case_marks(in->source, in->source_tokens, EARLY, &korean);
        report(in, SEVERITY_WARN, korean, d->where_acquitted,
               "is no acquittal; the translation says that the person was cleared.");
        return true;
    }
    return false;
}

/* What happened and has vanished: an acquittal, a suspension, a warrant refused. */
static bool vanished(const struct check_input *in, unsigned marks)
{
    const struct tongue_law *law = in->tongue->law;
    static const struct loss {
        unsigned mark;
        size_t list; /* offset in struct tongue_law */
        const char *says;
    } losses[] = {
        {CASE_ACQUITTED, offsetof(struct tongue_law, acquitted),
         "means that the person was cleared; the translation does not say so."},
        {CASE_SUSPENDED, offsetof(struct tongue_law, suspended),
         "means that the prison term is suspended; the translation does not say so."},
        {CASE_REFUSED, offsetof(struct tongue_law, refused),
         "means that the court refused the warrant; the translation does not say so."},
    };
    for (size_t i = 0; i < sizeof losses / sizeof *losses; i++) {
        const char *const *list;
        memcpy(&list, (const char *)law + losses[i].list, sizeof list);
        struct span korean = {0, 0};
        if (!(marks & losses[i].mark) || said_around(in, list))
            continue;
        case_marks(in->source, in->source_tokens, losses[i].mark, &korean);
        report(in, SEVERITY_WARN, korean, (struct span){0, 0}, losses[i].says);
        return true;
    }
    return false;
}

/* An indictment where there was only an arrest, an arrest where there was none. */
static void early_stages(const struct check_input *in, const struct said *d, unsigned marks, unsigned around)
{
    struct span korean = {0, 0};
    const unsigned court = CASE_INDICTED | CASE_COURT | CASE_JUDGED | CASE_GUILTY | CASE_CLEARED;
    const unsigned stage = CASE_ARREST | CASE_WARRANT | CASE_REFERRED | CASE_UNDETAINED;
    if (d->indicted && (marks & stage) && !(around & court)) {
        case_marks(in->source, in->source_tokens, marks & CASE_REFERRED ? CASE_REFERRED : stage, &korean);
        report(in, SEVERITY_WARN, korean, d->where_indicted,
               "is no indictment (기소); the translation says it is one.");
        return;
    }
    if (!d->arrested || (around & CASE_ARREST))
        return;
    if ((marks & CASE_HUNTED) && (marks & CASE_SUSPECT)) {
        case_marks(in->source, in->source_tokens, CASE_HUNTED, &korean);
        report(in, SEVERITY_WARN, korean, d->where_arrested,
               "means that nobody was caught yet; the translation speaks of an arrest.");
    } else if ((marks & CASE_WARRANT) && !tongue_says(in, in->tongue->law->warrant, NULL)) {
        case_marks(in->source, in->source_tokens, CASE_WARRANT, &korean);
        report(in, SEVERITY_WARN, korean, d->where_arrested,
               "only asks for a warrant; the translation says that the arrest is made.");
    } else if ((marks & CASE_UNDETAINED) && !tongue_says(in, in->tongue->law->denials, NULL)) {
        case_marks(in->source, in->source_tokens, CASE_UNDETAINED, &korean);
        report(in, SEVERITY_WARN, korean, d->where_arrested,
               "means without detention; the translation speaks of an arrest.");
    } else if ((marks & CASE_INDICTED) && !d->charged) {
        case_marks(in->source, in->source_tokens, CASE_INDICTED, &korean);
        report(in, SEVERITY_WARN, korean, d->where_arrested, "is an indictment; the translation says arrest.");
    }
}

static void look(const struct check_input *in)
{
    if (!in->tongue || !in->tongue->law || !lang_is(in->article->source_lang, "ko"))
        return;
    static const char *const rare[] = {"혐의",   "의혹",   "체포", "구속", "기소", "송치", "무죄", "수사", "입건",
                                       "용의자", "피의자", "검거", "영장", "구형", "유예", "구금", "붙잡", NULL};
    const char *const *r = rare;
    while (*r && !tokens_may_have(in->source_tokens, str_of(*r)))
        r++;
    if (!*r)
        return;
    unsigned marks = case_marks(in->source, in->source_tokens, 0, NULL);
    if (!(marks & (EARLY | CASE_SUSPENDED | CASE_CLEARED)))
        return;
    struct said d = read_draft(in);
    unsigned around = marks_around(in, marks);
    if (!judgment(in, &d, marks, around) && !vanished(in, marks))
        early_stages(in, &d, marks, around);
}

static bool speaks(const struct tongue *t)
{
    return t->law != NULL;
}

static const struct check_example examples[] = {
    {.source = "경찰은 김씨를 절도 혐의로 체포했다.",
     .target = "Police said that Kim was convicted of theft.",
     .hit = "legal.stage"},
    {.source = "경찰은 김씨를 구속했다.", .target = "Police indicted Kim.", .hit = "legal.stage"},
    {.source = "경찰은 김씨를 검찰에 송치했다.", .target = "Kim was indicted by police.", .hit = "legal.stage"},
    {.source = "검찰은 김씨를 기소했다.", .target = "Prosecutors arrested Kim.", .hit = "legal.stage"},
    {.source = "검찰은 김씨를 기소했다.", .target = "Prosecutors said Kim was acquitted.", .hit = "legal.stage"},
    {.source = "검찰은 김씨에게 징역 5년을 구형했다.",
     .target = "Kim was sentenced to five years in prison.",
     .hit = "legal.stage"},
    {.source = "경찰은 김씨에 대해 구속영장을 신청했다.", .target = "Police arrested Kim.", .hit = "legal.stage"},
    {.source = "법원은 김씨의 구속영장을 기각했다.",
     .target = "The court issued a warrant for Kim.",
     .hit = "legal.stage"},
    {.source = "경찰은 용의자를 쫓고 있다.", .target = "Police arrested the suspect.", .hit = "legal.stage"},
    {.source = "경찰은 김씨를 불구속 입건했다.", .target = "Police arrested Kim.", .hit = "legal.stage"},
    {.source = "법원은 김씨에게 무죄를 선고했다.", .target = "The court sentenced Kim.", .hit = "legal.stage"},
    {.source = "법원은 김씨에게 징역 1년에 집행유예 2년을 선고했다.",
     .target = "The court sentenced Kim to one year in prison.",
     .hit = "legal.stage"},
    {.source = "법원은 김씨에게 무죄를 내렸다.", .target = "The court found Kim guilty.", .hit = "legal.stage"},
    {.source = "경찰은 김씨를 절도 혐의로 체포했다.",
     .target = "警察はキム氏を窃盗の罪で有罪とした。",
     .hit = "legal.stage",
     .target_lang = "ja"},
    {.source = "경찰은 김씨를 검찰에 송치했다.",
     .target = "警方起诉了金某。",
     .hit = "legal.stage",
     .target_lang = "zh"},
    {.source = "법원은 김씨에게 무죄를 내렸다.", .target = "The court found Kim not guilty."},
    {.source = "법원은 김씨에게 유죄를 선고했다.", .target = "The court found Kim guilty."},
    {.source = "김씨는 뇌물 혐의로 구속기소됐다.", .target = "Kim was indicted on bribery charges while in custody."},
    {.source = "김씨는 사기 혐의로 재판을 받고 있다.", .target = "Kim has been indicted for fraud and is on trial."},
    {.source = "법원은 김씨의 구속영장을 기각했다.", .target = "The court rejected an arrest warrant for Kim."},
    {.source = "검찰은 김씨를 불구속 기소했다.", .target = "Prosecutors indicted Kim without detention."},
    {.source = "검찰은 김씨를 불기소 처분했다.", .target = "Prosecutors decided not to indict Kim and cleared him."},
    {.source = "경찰은 김씨를 절도 혐의로 체포했다.",
     .target = "警察はキム氏を窃盗の疑いで逮捕した。",
     .target_lang = "ja"},
    {0},
};

const struct check check_legal = {
    .name = "legal.stage",
    .help = "Has a case gone as far in the translation as in the source, and no further?",
    .speaks = speaks,
    .segment = look,
    .examples = examples,
};
