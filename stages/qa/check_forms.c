#include "stages/qa/check.h"

#include "stages/qa/given_names.h"
#include "stages/qa/lang.h"
#include "terms/latin.h"

/* A Korean name as the translation spells it, and what it stands for in the source. */
struct form {
    uint32_t segment;
    struct span at;
    struct str latin, korean;
};

struct forms {
    struct form *at;
    size_t len, cap;
};

static struct str bare(struct str w)
{
    return str_ends(w, "'s") ? str_slice(w, 0, w.len - 2) : str_ends(w, "’s") ? str_slice(w, 0, w.len - 4) : w;
}

/* Words of a name stand together, each with a capital. */
static bool follows(const struct tokens *t, size_t i)
{
    return i < t->len && (t->at[i].flags & TOKEN_CAPITAL) && !(t->at[i].flags & TOKEN_STOPS);
}

/* "Kim Young-soo" and "Kim Young Soo" from word i on; how many words, 0 = no name. */
static size_t read_form(struct str text, const struct tokens *t, size_t i, struct form *f)
{
    if (!(t->at[i].flags & TOKEN_CAPITAL) || !is_korean_surname(span_of(text, t->at[i].at)) || !follows(t, i + 1))
        return 0;
    bool hyphen = str_find(span_of(text, t->at[i + 1].at), str_of("-"), 0) > 0;
    size_t words = hyphen || !follows(t, i + 2) ? 2 : 3;
    struct span first = t->at[i].at, last = t->at[i + words - 1].at;
    f->at = (struct span){first.at, last.at + last.len - first.at};
    f->latin = bare(span_of(text, f->at));
    f->at.len = (uint32_t)f->latin.len;
    return words;
}

enum { NEAR = 4 /* sentences a name may have moved: editors merge, split and reorder */ };

/* The Korean it stands for, in its own sentence or near it. */
static bool find_korean(const struct article *a, struct form *f)
{
    struct span where;
    for (uint32_t step = 0; step <= 2 * NEAR; step++) {
        /* the sentence itself, the one before, the one behind, … */
        uint32_t n = step % 2 ? f->segment - (step + 1) / 2 : f->segment + step / 2;
        if (n >= a->segments.len || !latin_stretch(f->latin, a->segments.at[n].source, &where) || where.len < 6)
            continue;
        f->korean = span_of(a->segments.at[n].source, where);
        return true;
    }
    return false;
}

static void gather(const struct check_input *in, struct forms *out)
{
    const struct article *a = in->article;
    for (size_t s = 0; s < a->segments.len; s++) {
        const struct tokens *t = &in->target_all[s];
        struct str text = a->segments.at[s].target;
        for (size_t i = 0, words; i < t->len; i += words ? words : 1) {
            struct form f = {.segment = (uint32_t)s};
            words = read_form(text, t, i, &f);
            if (words && find_korean(a, &f))
                *vec_push(in->arena, out) = f;
        }
    }
}

/* The first spelling of a name is the article's; another one later is a slip. */
static void inconsistent(const struct check_input *in, const struct forms *forms)
{
    struct forms firsts = {0}; /* one a person: few even in a long article */
    for (size_t i = 0; i < forms->len; i++) {
        const struct form *f = &forms->at[i], *first = NULL;
        for (size_t k = 0; k < firsts.len && !first; k++)
            if (str_eq(firsts.at[k].korean, f->korean))
                first = &firsts.at[k];
        if (!first)
            *vec_push(in->arena, &firsts) = *f;
        if (!first || str_eq(first->latin, f->latin))
            continue;
        struct finding *found = check_report(in, "name.inconsistent", SEVERITY_WARN, (struct span){0, 0}, f->at,
                                             "%.*s is spelled \"%.*s\" here and \"%.*s\" before.", STR_ARGS(f->korean),
                                             STR_ARGS(f->latin), STR_ARGS(first->latin));
        found->segment = f->segment;
        found->suggestion = first->latin;
    }
}

enum { WORDS = 2 /* a given name is written in one or two */ };

/* The given name of `words` words from i on with the family name behind it, turned the
 * Korean way; "" when it is no such name. */
static struct str turned_at(const struct check_input *in, const struct segment *s, const struct tokens *t, size_t i,
                            size_t words)
{
    size_t family = i + words;
    for (size_t k = i; k < family; k++)
        if (!follows(t, k + 1) || !(t->at[k].flags & TOKEN_CAPITAL))
            return str_of("");
    struct str last = bare(span_of(s->target, t->at[family].at));
    if (!is_korean_surname(last))
        return str_of("");
    struct span first = t->at[i].at, end = t->at[family - 1].at;
    struct span given = {first.at, end.at + end.len - first.at};
    return arena_printf(in->arena, "%.*s %.*s", STR_ARGS(last), STR_ARGS(span_of(s->target, given)));
}

/* "Young-soo Kim", "Young Soo Kim": English papers put a Korean's family name first. The
 * source has a name of three syllables that the turned one spells. */
static void order(const struct check_input *in, uint32_t segment)
{
    const struct tokens *t = &in->target_all[segment];
    const struct segment *s = &in->article->segments.at[segment];
    struct span where;
    for (size_t i = 0; i + 1 < t->len; i++)
        for (size_t words = 1; words <= WORDS && i + words < t->len; words++) {
            struct str turned = turned_at(in, s, t, i, words);
            if (turned.len == 0 || !latin_stretch(turned, s->source, &where) || where.len < 9)
                continue;
            struct span last = t->at[i + words].at;
            uint32_t from = t->at[i].at.at, to = last.at + (uint32_t)bare(span_of(s->target, last)).len;
            struct finding *f = check_report(in, "name.order", SEVERITY_WARN, where, (struct span){from, to - from},
                                             "Korean names have the family name first: %.*s.", STR_ARGS(turned));
            f->segment = segment;
            f->suggestion = turned;
        }
}

static void look(const struct check_input *in)
{
    struct forms forms = {0};
    if (!lang_is_latin(in->article->target_lang) || !lang_is(in->article->source_lang, "ko"))
        return;
    gather(in, &forms);
    inconsistent(in, &forms);
    for (uint32_t s = 0; s < in->article->segments.len; s++)
        order(in, s);
}

static const struct check_example examples[] = {
    {.source = "박민수 장관과 김영호 차관이 왔다. 박민수 장관은 먼저 떠났다.",
     .target = "Minister Park Min-su and Vice Minister Kim Young-ho came. Park Minsoo left first.",
     .hit = "name.inconsistent"},
    {.source = "박민수 장관이 회의를 열었다.",
     .target = "Minister Min-su Park opened the meeting.",
     .hit = "name.order"},
    {.source = "박민수 장관이 회의를 열었다.",
     .target = "Minister Min Su Park opened the meeting.",
     .hit = "name.order"},
    {.source = "박민수 장관과 박민서 차관이 왔다.",
     .target = "Minister Park Min-su and Vice Minister Park Min-seo came."},
    {.source = "박민수 장관이 회의를 열었다.",
     .target = "Minister Park Min-su opened the meeting, Park Min-su's office said."},
    {0},
};

const struct check check_forms = {
    .name = "name.inconsistent",
    .help = "Is a Korean name spelled one way, family name first?",
    .article = look,
    .examples = examples,
};
