#include "stages/qa/check.h"

#include "stages/qa/given_names.h"
#include "stages/qa/say.h"
#include "stages/qa/tongue.h"

static bool is_headline(const struct article *a, uint32_t segment)
{
    uint32_t block = segment < a->segments.len ? a->segments.at[segment].block : 0;
    return block < a->blocks.len && a->blocks.at[block].kind == BLOCK_HEADLINE;
}

/* 1.2 billion in the headline is 1.23 billion in the body. */
static bool rounds_to(struct str headline, struct str body)
{
    size_t a = 0, b = 0;
    while (a < headline.len && headline.at[a] >= '0' && headline.at[a] <= '9')
        a++;
    while (b < body.len && body.at[b] >= '0' && body.at[b] <= '9')
        b++;
    size_t digits = a;
    while (digits > 1 && headline.at[digits - 1] == '0')
        digits--;
    return a == headline.len && a == b && digits > 1 && memcmp(headline.at, body.at, digits - 1) == 0;
}

static bool same_fact(const struct fact *headline, const struct fact *body)
{
    if (headline->kind != body->kind)
        return false;
    return str_eq(headline->low, body->low) || str_eq(headline->low, body->high) || rounds_to(headline->low, body->low);
}

static bool in_body(const struct check_input *in, const struct fact *f)
{
    const struct facts *const sides[] = {in->target_facts, in->source_facts};
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < sides[s]->len; i++)
            if (!is_headline(in->article, sides[s]->at[i].segment) && same_fact(f, &sides[s]->at[i]))
                return true;
    return false;
}

static bool has_body(const struct article *a)
{
    for (uint32_t i = 0; i < a->segments.len; i++)
        if (!is_headline(a, i) && a->segments.at[i].target.len > 0)
            return true;
    return false;
}

static void numbers(const struct check_input *in)
{
    for (size_t i = 0; i < in->target_facts->len; i++) {
        const struct fact *f = &in->target_facts->at[i];
        if (f->kind != FACT_QUANTITY || f->in_name || f->low.len < 2 || !is_headline(in->article, f->segment) ||
            in_body(in, f))
            continue;
        struct str means = say_fact(in->arena, f);
        struct finding *found = check_report(in, "headline.number", SEVERITY_WARN, (struct span){0, 0}, f->at,
                                             "The headline says %.*s; the story does not.", STR_ARGS(means));
        found->segment = f->segment;
    }
}

/* One sentence as segment checks see it. */
static struct check_input sentence(const struct check_input *in, uint32_t segment)
{
    struct check_input one = *in;
    one.segment = segment;
    one.source = in->article->segments.at[segment].source;
    one.target = in->article->segments.at[segment].target;
    one.target_tokens = &in->target_all[segment];
    return one;
}

/* Does the story say it, in the sentences of its own or, for a place, in their Korean? */
static bool story_says(const struct check_input *in, const char *const *list)
{
    for (uint32_t i = 0; i < in->article->segments.len; i++) {
        struct check_input one = sentence(in, i);
        if (!is_headline(in->article, i) && tongue_says(&one, list, NULL))
            return true;
    }
    return false;
}

/* ---- a case ---- */

/* What a headline makes of a case must stand in the story: "convicted" above a story of an
 * arrest. */
static void law(const struct check_input *in, const struct check_input *headline)
{
    const struct tongue_law *law = in->tongue->law;
    const char *const *const stages[] = {law->guilty, law->acquitted, law->indicted, law->arrested};
    struct span where;
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        if (!tongue_says(headline, stages[i], &where) || story_says(in, stages[i]))
            continue;
        struct finding *f =
            check_report(headline, "headline.stage", SEVERITY_WARN, (struct span){0, 0}, where,
                         "The headline says \"%.*s\"; the story does not.", STR_ARGS(span_of(headline->target, where)));
        f->segment = headline->segment;
    }
}

/* ---- names ---- */

/* A word of the headline that names a place or, by a surname, a Korean person. */
static bool is_name(const struct check_input *headline, size_t i, struct str *word, const struct place **place)
{
    const struct token *t = &headline->target_tokens->at[i];
    if (!(t->flags & TOKEN_CAPITAL))
        return false;
    *word = span_of(headline->target, t->at);
    if (str_ends(*word, "'s") || str_ends(*word, "’s"))
        word->len -= str_ends(*word, "'s") ? 2 : 4;
    *place = place_find(headline->tongue->places, *word);
    return *place ? !place_is_implied(*place) : is_korean_surname(*word);
}

static bool sentence_names(const struct check_input *one, struct str word, const struct place *place)
{
    if (place && place_in_korean(place, one->source))
        return true;
    for (size_t i = 0; i < one->target_tokens->len; i++) {
        struct str said = span_of(one->target, one->target_tokens->at[i].at);
        if (str_ends(said, "'s") || str_ends(said, "’s"))
            said.len -= str_ends(said, "'s") ? 2 : 4;
        const struct place *p = place ? place_find(one->tongue->places, said) : NULL;
        if (place ? p && strcmp(p->name, place->name) == 0 : str_eq(said, word))
            return true;
    }
    return false;
}

static void names(const struct check_input *in, const struct check_input *headline)
{
    for (size_t i = 0; i < headline->target_tokens->len; i++) {
        struct str word;
        const struct place *place;
        bool named = !is_name(headline, i, &word, &place);
        for (uint32_t s = 0; s < in->article->segments.len && !named; s++) {
            struct check_input one = sentence(in, s);
            named = !is_headline(in->article, s) && sentence_names(&one, word, place);
        }
        if (named)
            continue;
        struct finding *f = check_report(headline, "headline.name", SEVERITY_WARN, (struct span){0, 0},
                                         headline->target_tokens->at[i].at,
                                         "The headline names %.*s; the story does not.", STR_ARGS(word));
        f->segment = headline->segment;
    }
}

static void look(const struct check_input *in)
{
    if (!has_body(in->article))
        return;
    numbers(in);
    for (uint32_t i = 0; in->tongue && i < in->article->segments.len; i++) {
        struct check_input headline = sentence(in, i);
        if (!is_headline(in->article, i))
            continue;
        if (in->tongue->law)
            law(in, &headline);
        if (in->tongue->places && !in->tongue->unspaced)
            names(in, &headline);
    }
}

/* A headline needs an article around it; tests/unit/qa/test_article.c has some. */
static const struct check_example examples[] = {
    {.source = "예산 12조 원 통과", .target = "12 trillion won budget passed"},
    {0},
};

const struct check check_headline = {
    .name = "headline",
    .help = "Are the figures, names and stages of a case in the headline those of the story?",
    .needs = "an article with a headline and a body",
    .article = look,
    .examples = examples,
};
