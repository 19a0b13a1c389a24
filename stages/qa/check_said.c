#include "stages/qa/check.h"

#include "stages/qa/anchored.h"
#include "stages/qa/attribution.h"
#include "stages/qa/lang.h"
#include "stages/qa/quotes.h"
#include "stages/qa/tongue.h"
#include "stages/qa/utterances.h"

enum { NEAR = 2 /* sentences an editor merges or turns round */ };

static bool any_may_be_named(const struct check_input *at, const struct speakers *list)
{
    struct str outside = quotes_outside(at->arena, at->target, at->target_quotes);
    for (size_t i = 0; i < list->len; i++)
        if (speaker_may_be_named(at->arena, outside, at->target_tokens, &list->at[i]))
            return true;
    return false;
}

static bool any_is_called(struct arena *a, struct str words, const struct speakers *list)
{
    bool whole;
    for (size_t i = 0; i < list->len; i++)
        if (speaker_is_called(a, words, &list->at[i], &whole))
            return true;
    return false;
}

/* The other person of the story that is called so, by the whole name before a family name. */
static const struct speaker *other_called(struct story *s, struct str words, const struct speakers *by)
{
    const struct speaker *found = NULL;
    for (size_t i = 0; i < s->people.len; i++) {
        const struct speaker *p = &s->people.at[i];
        bool whole;
        if (speakers_have(by, p) || !speaker_is_called(s->in->arena, words, p, &whole))
            continue;
        if (whole)
            return p;
        found = found ? found : p;
    }
    return found;
}

/* Named outside the quotations of the Korean in a way that lets a desk make them the subject: with anything but
 * "to" or "at" them, "…에게". A surname is anybody's of that name. */
static bool may_be_subject(struct story *s, uint32_t segment, const struct speaker *p)
{
    const struct mentions *m = &s->named[segment];
    const struct quotations *q = &s->in->source_quoted[segment];
    struct str text = s->in->article->segments.at[segment].source;
    size_t last = 0;
    for (size_t i = 0; i < q->len; i++)
        if (quote_is_whole(&q->at[i]) && quote_is_speech(text, &q->at[i]))
            last = q->at[i].at.at;
    size_t end = quotes_sentence_end(q, text, last);
    for (size_t i = 0; i < m->len; i++)
        if (speaker_is(&m->at[i].who, p) && m->at[i].mark != MENTION_ADDRESSEE && m->at[i].at.at < end &&
            !quotes_hold(q, m->at[i].at.at))
            return true;
    return false;
}

/* A sentence beside this one whose words p says: merged into this one, or changed places with it? */
static bool may_have_moved(struct story *s, uint32_t segment, const struct speaker *p, const struct speakers *by)
{
    uint32_t from = segment > NEAR ? segment - NEAR : 0;
    for (uint32_t n = from; n <= segment + NEAR && n < s->in->article->segments.len; n++) {
        struct utterances u = {.len = 0};
        if (n == segment)
            continue;
        utterances_read(s, n, &u);
        struct check_input at = story_segment(s->in, n);
        for (size_t i = 0; i < u.len; i++)
            if (speakers_have(&u.at[i].by, p) &&
                (quotes_whole(at.target_quotes) < quotes_whole(at.source_quotes) || any_may_be_named(&at, by)))
                return true;
    }
    return false;
}

static void report(const struct check_input *at, enum severity severity, const struct words *w, struct span who)
{
    struct str name = w->by.at[0].name, given = span_of(at->target, who);
    const char *const message =
        severity == SEVERITY_NOTE ? "In the order of the Korean %.*s says this; the translation has %.*s: turned round?"
                                  : "The Korean has %.*s say this; the translation has %.*s.";
    struct str text = arena_printf(at->arena, message, STR_ARGS(name), STR_ARGS(given));
    check_report(at, "quote.speaker", severity, w->quote->at, who, "%.*s", STR_ARGS(text));
}

/* All of a sentence's words are one person's: nobody else may say them. */
static void hold_one(struct story *s, const struct check_input *at, const struct utterances *u)
{
    const struct words *w = &u->at[0];
    for (size_t i = 0; i < at->target_quotes->len; i++) {
        struct span who;
        const struct quotation *q = &at->target_quotes->at[i];
        if (!quote_is_whole(q) || !attribution_find(at, q, &who) || any_may_be_named(at, &w->by))
            continue;
        const struct speaker *other = other_called(s, span_of(at->target, who), &w->by);
        if (!other || may_be_subject(s, at->segment, other))
            continue;
        bool moved = may_have_moved(s, at->segment, other, &w->by);
        report(at, moved ? SEVERITY_NOTE : SEVERITY_WARN, w, who);
        return;
    }
}

/* Several people: each quotation of the translation with the one it is known to be by the facts in it; without
 * such facts by its order, and then it is no more than a question. */
static void hold_many(struct story *s, const struct check_input *at, const struct utterances *u)
{
    if (quotes_whole(at->target_quotes) != u->len || quotes_whole(at->source_quotes) != u->len)
        return;
    for (size_t i = 0, n = 0; i < at->target_quotes->len; i++) {
        const struct quotation *q = &at->target_quotes->at[i];
        struct span who;
        if (!quote_is_whole(q))
            continue;
        const struct quotation *known = anchored_quote(at, q);
        const struct words *w = &u->at[n++], *in_order = w;
        for (size_t k = 0; known && k < u->len; k++)
            w = u->at[k].quote == known ? &u->at[k] : w;
        if (w->by.len != 1 || !attribution_find(at, q, &who) ||
            any_is_called(at->arena, span_of(at->target, who), &w->by) ||
            /* what was said has moved, not who said it: quote.content */
            any_is_called(at->arena, span_of(at->target, who), &in_order->by) ||
            !other_called(s, span_of(at->target, who), &w->by))
            continue;
        report(at, known ? SEVERITY_WARN : SEVERITY_NOTE, w, who);
        return;
    }
}

static void look(const struct check_input *in)
{
    struct story s = {.in = in};
    if (!in->tongue || !in->tongue->speech || !lang_is(in->article->source_lang, "ko"))
        return;
    for (uint32_t i = 0; i < in->article->segments.len; i++) {
        struct utterances u = {.len = 0};
        if (!story_has_speech(in, i))
            continue;
        utterances_read(&s, i, &u);
        struct check_input at = story_segment(in, i);
        if (utterances_are_ones(&u))
            hold_one(&s, &at, &u);
        else
            hold_many(&s, &at, &u);
    }
}

static bool speaks(const struct tongue *t)
{
    return t->speech != NULL;
}

static const struct check_example examples[] = {
    {.source = "김민수 의원은 \"다시 심사해야 한다\"고 말했다. 이영희 의원은 자리를 비웠다.",
     .target = "\"It must be reviewed again,\" said Lee Young-hee. She was away.",
     .hit = "quote.speaker"},
    {.source = "트럼프 대통령은 \"곧 만날 것\"이라고 말했다. 푸틴 대통령은 답하지 않았다.",
     .target = "\"We will meet soon,\" Putin said. He gave no answer.",
     .hit = "quote.speaker"},
    {.source = "김민수 의원은 \"다시 심사해야 한다\"고 말했다. 이영희 의원은 자리를 비웠다.",
     .target = "«Hay que revisarlo», dijo Lee Young-hee.",
     .hit = "quote.speaker",
     .target_lang = "es"},
    {.source = "김민수 의원은 \"다시 심사해야 한다\"고 말했다. 이영희 의원은 자리를 비웠다.",
     .target = "«Hay que revisarlo», dijo Kim Min-su.",
     .target_lang = "es"},
    {.source = "김민수 의원은 \"다시 심사해야 한다\"고 말했다. 이영희 의원은 자리를 비웠다.",
     .target = "\"It must be reviewed again,\" the lawmaker said. Lee Young-hee was away."},
    {.source = "김민수 의원은 이영희 의원이 \"반대한다\"고 말했다고 전했다.",
     .target = "\"I am against it,\" Lee Young-hee said."},
    {.source = "이영희 대변인은 \"대통령은 물러서지 않을 것\"이라고 말했다.",
     .target = "The president \"will not back down,\" said a spokeswoman for Kim Min-su."},
    {0},
};

const struct check check_said = {
    .name = "quote.speaker",
    .help = "Is a person's word given to that person, and not to another of the story?",
    .speaks = speaks,
    .article = look,
    .examples = examples,
};
