#include "stages/qa/check.h"

#include "stages/qa/say.h"

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

static void look(const struct check_input *in)
{
    if (!has_body(in->article))
        return;
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

/* A headline needs an article around it; tests/unit/qa/test_article.c has some. */
static const struct check_example examples[] = {
    {.source = "예산 12조 원 통과", .target = "12 trillion won budget passed"},
    {0},
};

const struct check check_headline = {
    .name = "headline.number",
    .help = "Are the figures of the headline in the story?",
    .needs = "an article with a headline and a body",
    .article = look,
    .examples = examples,
};
