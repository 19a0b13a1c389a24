#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "stages/qa/quotes.h"
#include "stages/qa/tongue.h"

enum { WINDOW = 6 /* words between a verb of saying and the title of who says it */ };

/* What is said of the speaker in one sentence with a quotation in it. */
struct speech {
    uint64_t roles;
    struct span where; /* of a title */
};

struct speeches {
    struct speech *at;
    size_t len, cap;
};

static bool has_quotation(const struct quotations *q, size_t from, size_t to)
{
    for (size_t i = 0; i < q->len; i++)
        if (!q->at[i].single && !q->at[i].open && !q->at[i].stray && q->at[i].at.at >= from && q->at[i].at.at < to)
            return true;
    return false;
}

static void read_korean(const struct check_input *in, struct speeches *out)
{
    const struct quotations *q = in->source_quotes;
    if (q->len == 0 || quotes_count(q).whole == 0)
        return;
    struct str bare = quotes_outside(in->arena, in->source, q);
    for (size_t from = 0, to; from < bare.len; from = to) {
        to = quotes_sentence_end(q, in->source, from);
        if (has_quotation(q, from, to))
            *vec_push(in->arena, out) = (struct speech){roles_in_korean(str_slice(bare, from, to), in->source_tokens),
                                                        {(uint32_t)from, (uint32_t)(to - from)}};
    }
}

static uint64_t roles_of_word(const struct check_input *in, size_t i)
{
    uint64_t roles = 0;
    for (const struct role_word *r = in->tongue->roles; r->word; r++) {
        const char *const one[] = {r->word, NULL};
        if (tongue_is(in, one, i))
            roles |= r->roles;
    }
    return roles;
}

/* The titles around a verb of saying, in its own part of the sentence. */
static void read_speaker(const struct check_input *in, const struct quotations *q, size_t verb, struct speech *s)
{
    const struct tokens *t = in->target_tokens;
    for (int step = -1; step <= 1; step += 2)
        for (size_t n = 0, i = verb; n < WINDOW; n++) {
            const struct token *w = &t->at[step < 0 ? i : i + 1 < t->len ? i + 1 : i];
            if ((step < 0 && (i == 0 || (w->flags & TOKEN_STOPS))) ||
                (step > 0 && (i + 1 >= t->len || (w->flags & TOKEN_STOPS))))
                break;
            i += (size_t)step;
            uint64_t roles = quotes_hold(q, t->at[i].at.at) ? 0 : roles_of_word(in, i);
            if (roles)
                s->where = t->at[i].at;
            s->roles |= roles;
        }
}

static void read_target(const struct check_input *in, struct speeches *out)
{
    const struct quotations *q = in->target_quotes;
    const struct tokens *t = in->target_tokens;
    if (quotes_count(q).whole == 0)
        return;
    for (size_t from = 0, to; from < in->target.len; from = to) {
        to = quotes_sentence_end(q, in->target, from);
        if (!has_quotation(q, from, to))
            continue;
        struct speech *s = vec_push(in->arena, out);
        *s = (struct speech){0};
        for (size_t i = 0; i < t->len; i++)
            if (t->at[i].at.at >= from && t->at[i].at.at < to && !quotes_hold(q, t->at[i].at.at) &&
                tongue_is(in, in->tongue->attributions, i))
                read_speaker(in, q, i, s);
    }
}

/* Government and opposition share the titles of their leaders. */
static bool changes_sides(uint64_t korean, uint64_t draft)
{
    const uint64_t sides = ROLE(RULING) | ROLE(OPPOSITION);
    korean &= sides;
    draft &= sides;
    return korean && draft && korean != sides && draft != sides && korean != draft;
}

static bool differs(uint64_t korean, uint64_t draft)
{
    return korean && draft && (!(korean & draft) || changes_sides(korean, draft));
}

static void look(const struct check_input *in)
{
    struct speeches korean = {0}, draft = {0};
    if (!in->tongue || !in->tongue->roles || !lang_is(in->article->source_lang, "ko"))
        return;
    read_korean(in, &korean);
    if (korean.len == 0)
        return;
    read_target(in, &draft);
    if (korean.len != draft.len)
        return;
    for (size_t i = 0; i < draft.len; i++)
        if (differs(korean.at[i].roles, draft.at[i].roles))
            check_report(in, "quote.speaker", SEVERITY_WARN, korean.at[i].where, draft.at[i].where,
                         "The translation gives these words to \"%.*s\"; is that who says them in the Korean?",
                         STR_ARGS(span_of(in->target, draft.at[i].where)));
}

static bool speaks(const struct tongue *t)
{
    return t->roles != NULL;
}

static const struct check_example examples[] = {
    {.source = "장관은 \"대책을 곧 내놓겠다\"고 말했다.",
     .target = "\"We will announce measures soon,\" the mayor said.",
     .hit = "quote.speaker"},
    {.source = "여당 대표는 \"합의했다\"고 말했다. 야당 대표는 \"아니다\"라고 말했다.",
     .target = "\"We agreed,\" the opposition leader said. \"No,\" the ruling party leader said.",
     .hit = "quote.speaker"},
    {.source = "장관은 \"대책을 곧 내놓겠다\"고 말했다.",
     .target = "\"We will announce measures soon,\" the minister said."},
    {.source = "장관은 \"시장과 의논했다\"고 말했다.", .target = "\"I talked with the mayor,\" the minister said."},
    {.source = "회장은 \"책임을 지겠다\"고 말했다.",
     .target = "\"I take responsibility,\" the company president said."},
    {.source = "그는 \"책임을 지겠다\"고 말했다.", .target = "\"I take responsibility,\" the minister said."},
    {0},
};

const struct check check_speaker = {
    .name = "quote.speaker",
    .help = "Are words said by who says them in the source?",
    .speaks = speaks,
    .segment = look,
    .examples = examples,
};
