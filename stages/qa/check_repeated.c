#include "stages/qa/check.h"

#include "stages/qa/options.h"

enum { LONGEST_PHRASE = 120 /* words; keeps the search linear in long texts */ };

/* Words that stand twice in good writing. */
static const char *const doubles[] = {"had",  "that",  "is",   "very", "so",   "no",  "bye", "ha",
                                      "tut",  "knock", "chop", "bora", "blah", "yo",  "la",  "baden",
                                      "pago", "nous",  "vous", "sie",  "der",  "die", "das", NULL};

static bool same_run(const struct tokens *w, size_t a, size_t b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (w->at[a + i].fold != w->at[b + i].fold)
            return false;
    return true;
}

/* How often the n words at `from` stand in a row: 1 = once. */
static size_t times_at(const struct tokens *w, size_t from, size_t n)
{
    size_t times = 1;
    while (from + (times + 1) * n <= w->len && same_run(w, from, from + times * n, n))
        times++;
    return times;
}

static bool any_letters(const struct tokens *w, size_t from, size_t n, uint16_t flag)
{
    for (size_t i = from; i < from + n; i++)
        if (w->at[i].flags & flag)
            return true;
    return false;
}

struct looking {
    const struct check_input *in;
    bool asked, source_repeats;
};

/* Does the source repeat itself somewhere too? Then the translation may. Asked once. */
static bool source_repeats(struct looking *l)
{
    const struct tokens *w = l->in->source_tokens;
    for (size_t i = 0; !l->asked && i < w->len; i++)
        for (size_t n = 1; n <= 3 && i + 2 * n <= w->len; n++)
            l->source_repeats |= same_run(w, i, i + n, n);
    l->asked = true;
    return l->source_repeats;
}

static struct span run_span(const struct tokens *w, size_t from, size_t n)
{
    struct span first = w->at[from].at, last = w->at[from + n - 1].at;
    return (struct span){first.at, last.at + last.len - first.at};
}

/* May these n words stand `times` times? */
static bool is_allowed(struct looking *l, size_t from, size_t n, size_t times)
{
    const struct check_input *in = l->in;
    const struct tokens *w = in->target_tokens;
    const struct token *first = &w->at[from], *second = &w->at[from + n];
    if (check_listed(in, "repeats_allowed", span_of(in->target, run_span(w, from, n))))
        return true;
    bool ideographs = first->flags & TOKEN_IDEOGRAPH;
    if (!any_letters(w, from, n, (uint16_t) ~(TOKEN_DIGIT | TOKEN_OPENS | TOKEN_STOPS)))
        return true; /* "3-3", "1,1" are scores and lists */
    if (ideographs && n < 4)
        return times < 4; /* 々 written out, onomatopoeia */
    if (n == 1 && (second->flags & TOKEN_STOPS))
        return times < 3; /* "New York, New York", "no, no" */
    if (n == 1 && times == 2 && (token_is_one(in->target, first, doubles) || first->flags & TOKEN_CAPITAL))
        return true; /* "had had", "Duran Duran" */
    return n <= 2 && times == 2 && ((second->flags & TOKEN_STOPS) || source_repeats(l));
}

static void report(const struct check_input *in, size_t from, size_t n, size_t times)
{
    const struct tokens *w = in->target_tokens;
    struct span again = run_span(w, from + n, n * (times - 1));
    struct str what = span_of(in->target, run_span(w, from, n));
    if (n >= 5 || times > 2)
        check_report(in, "text.repeated", SEVERITY_BLOCK, (struct span){0, 0}, again,
                     "The translation says \"%.*s\" %zu times in a row.", what.len < 120 ? (int)what.len : 0, what.at,
                     times);
    else
        check_report(in, "text.repeated", SEVERITY_WARN, (struct span){0, 0}, again, "\"%.*s\" stands there twice.",
                     STR_ARGS(what));
}

/* A repetition that begins at word i; returns the words it covers, so that no word is
 * looked at again and again. */
static size_t look_at(struct looking *l, size_t i)
{
    const struct tokens *w = l->in->target_tokens;
    for (size_t n = 1; n <= LONGEST_PHRASE && i + 2 * n <= w->len; n++) {
        if (w->at[i].fold != w->at[i + n].fold || !same_run(w, i, i + n, n))
            continue;
        size_t times = times_at(w, i, n);
        bool allowed = is_allowed(l, i, n, times);
        if (!allowed)
            report(l->in, i, n, times);
        if (!allowed || times > 2)
            return n * times;
    }
    return 1;
}

static void look(const struct check_input *in)
{
    struct looking l = {.in = in};
    for (size_t i = 0; i < in->target_tokens->len;)
        i += look_at(&l, i);
}

static const struct option options[] = {QA_REPEATS_ALLOWED, {0}};

static const struct check_example examples[] = {
    {.source = "그는 역에 갔다.", .target = "He went to the the station.", .hit = "text.repeated"},
    {.source = "그는 역에 갔다.", .target = "He went to the station to the station.", .hit = "text.repeated"},
    {.source = "그는 역에 갔다.", .target = "He went to the station. He went to the station.", .hit = "text.repeated"},
    {.source = "그는 역에 갔다.", .target = "He went, he went, he went, he went.", .hit = "text.repeated"},
    {.source = "彼は駅に行った。",
     .target = "彼は駅に行った。彼は駅に行った。",
     .hit = "text.repeated",
     .target_lang = "ja"},
    {.source = "그는 이미 떠난 뒤였다.", .target = "He had had to leave."},
    {.source = "경기는 3-3으로 끝났다.", .target = "The match ended 3-3."},
    {.source = "듀란듀란이 온다.", .target = "Duran Duran are coming."},
    {0},
};

const struct check check_repeated = {
    .name = "text.repeated",
    .help = "Does the translation repeat words, phrases or whole sentences?",
    .options = options,
    .segment = look,
    .examples = examples,
};
