#include "stages/qa/check.h"

#include "stages/qa/anchored.h"
#include "stages/qa/attribution.h"
#include "stages/qa/lang.h"
#include "stages/qa/quotes.h"
#include "stages/qa/speakers.h"
#include "stages/qa/tongue.h"

enum {
    QUOTES = 16 /* of one sentence */,
    NEAR = 2 /* sentences an editor merges or turns round */,
    WORDS = 400 /* a sentence of more is none */
};

struct story {
    const struct check_input *in;
    struct speakers people;
    struct mentions *named; /* by segment */
};

/* Who may say one quotation of the Korean; none = not told. */
struct words {
    const struct quotation *quote;
    struct speakers by;
};

struct utterances {
    struct words at[QUOTES];
    size_t len;
};

static bool has(const struct speakers *list, const struct speaker *who)
{
    for (size_t i = 0; i < list->len; i++)
        if (speaker_is(&list->at[i], who))
            return true;
    return false;
}

static void add_subjects(struct arena *a, const struct mentions *all, const struct quotations *q, size_t from,
                         size_t to, struct speakers *out)
{
    for (size_t i = 0; i < all->len; i++) {
        const struct mention *m = &all->at[i];
        if (m->mark == MENTION_SUBJECT && m->at.at >= from && m->at.at < to && !quotes_hold(q, m->at.at) &&
            !has(out, &m->who))
            *vec_push(a, out) = m->who;
    }
}

/* The subjects before a quotation, back to the one before it or the sentence's beginning;
 * else those behind it ("…"고 김 의원이 말했다); else who said the one before. */
static void read_korean(const struct story *s, uint32_t segment, struct utterances *out)
{
    struct arena *a = s->in->arena;
    struct str text = s->in->article->segments.at[segment].source;
    const struct quotations *q = &s->in->source_quoted[segment];
    size_t begin = 0, end = quotes_sentence_end(q, text, 0), from = 0;
    for (size_t i = 0; i < q->len && out->len < QUOTES; i++) {
        const struct quotation *one = &q->at[i];
        if (!quote_is_whole(one) || !quote_is_speech(text, one))
            continue;
        while (one->at.at >= end && end < text.len) {
            begin = from = end;
            end = quotes_sentence_end(q, text, end);
        }
        struct words *w = &out->at[out->len++];
        *w = (struct words){.quote = one};
        size_t behind = (size_t)one->at.at + one->at.len, next = i + 1 < q->len ? q->at[i + 1].at.at : end;
        add_subjects(a, &s->named[segment], q, from, one->at.at, &w->by);
        if (w->by.len == 0)
            add_subjects(a, &s->named[segment], q, behind, next < end ? next : end, &w->by);
        if (w->by.len == 0 && from > begin && out->len > 1)
            w->by = out->at[out->len - 2].by;
        from = behind;
    }
}

static struct check_input look_at(const struct check_input *in, uint32_t segment)
{
    struct check_input at = *in;
    at.segment = segment;
    at.source = in->article->segments.at[segment].source;
    at.target = in->article->segments.at[segment].target;
    at.source_tokens = &in->source_all[segment];
    at.target_tokens = &in->target_all[segment];
    at.source_quotes = &in->source_quoted[segment];
    at.target_quotes = &in->target_quoted[segment];
    return at;
}

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
static const struct speaker *other_called(const struct story *s, struct str words, const struct speakers *by)
{
    const struct speaker *found = NULL;
    for (size_t i = 0; i < s->people.len; i++) {
        const struct speaker *p = &s->people.at[i];
        bool whole;
        if (has(by, p) || !speaker_is_called(s->in->arena, words, p, &whole))
            continue;
        if (whole)
            return p;
        found = found ? found : p;
    }
    return found;
}

/* Named outside the quotations of the Korean in a way that lets a desk make them the subject: with anything but
 * "to" or "at" them, "…에게". A surname is anybody's of that name. */
static bool may_be_subject(const struct story *s, uint32_t segment, const struct speaker *p)
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

static size_t whole_quotes(const struct quotations *q)
{
    return quotes_count(q).whole;
}

/* A sentence beside this one whose words p says: merged into this one, or changed places with it? */
static bool may_have_moved(const struct story *s, uint32_t segment, const struct speaker *p, const struct speakers *by)
{
    uint32_t from = segment > NEAR ? segment - NEAR : 0;
    for (uint32_t n = from; n <= segment + NEAR && n < s->in->article->segments.len; n++) {
        struct utterances u = {.len = 0};
        if (n == segment)
            continue;
        read_korean(s, n, &u);
        struct check_input at = look_at(s->in, n);
        for (size_t i = 0; i < u.len; i++)
            if (has(&u.at[i].by, p) &&
                (whole_quotes(at.target_quotes) < whole_quotes(at.source_quotes) || any_may_be_named(&at, by)))
                return true;
    }
    return false;
}

static void report(const struct check_input *at, enum severity severity, const struct words *w, struct span who)
{
    struct str name = w->by.at[0].name;
    check_report(at, "quote.speaker", severity, w->quote->at, who,
                 "The Korean has %.*s say this; the translation has %.*s.", STR_ARGS(name),
                 STR_ARGS(span_of(at->target, who)));
}

static bool one_speaker(const struct utterances *u)
{
    for (size_t i = 0; i < u->len; i++) {
        if (u->at[i].by.len == 0)
            return false;
        for (size_t k = 0; k < u->at[i].by.len; k++)
            if (u->at[i].by.len != u->at[0].by.len || !has(&u->at[0].by, &u->at[i].by.at[k]))
                return false;
    }
    return u->len > 0;
}

/* All of a sentence's words are one person's: nobody else may say them. */
static void hold_one(const struct story *s, const struct check_input *at, const struct utterances *u)
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
static void hold_many(const struct story *s, const struct check_input *at, const struct utterances *u)
{
    if (whole_quotes(at->target_quotes) != u->len || whole_quotes(at->source_quotes) != u->len)
        return;
    for (size_t i = 0, n = 0; i < at->target_quotes->len; i++) {
        const struct quotation *q = &at->target_quotes->at[i];
        struct span who;
        if (!quote_is_whole(q))
            continue;
        const struct quotation *known = anchored_quote(at, q);
        const struct words *w = &u->at[n++];
        for (size_t k = 0; known && k < u->len; k++)
            w = u->at[k].quote == known ? &u->at[k] : w;
        if (w->by.len != 1 || !attribution_find(at, q, &who) ||
            any_is_called(at->arena, span_of(at->target, who), &w->by) ||
            !other_called(s, span_of(at->target, who), &w->by))
            continue;
        report(at, known ? SEVERITY_WARN : SEVERITY_NOTE, w, who);
        return;
    }
}

static bool is_asked(const struct check_input *in, uint32_t segment)
{
    const struct quotations *q = &in->source_quoted[segment];
    if (q->len == 0 || whole_quotes(&in->target_quoted[segment]) == 0 || in->source_all[segment].len > WORDS ||
        in->target_all[segment].len > WORDS)
        return false;
    for (size_t i = 0; i < q->len; i++)
        if (quote_is_whole(&q->at[i]) && quote_is_speech(in->article->segments.at[segment].source, &q->at[i]))
            return true;
    return false;
}

static void look(const struct check_input *in)
{
    struct story s = {.in = in};
    if (!in->tongue || !in->tongue->speech || !lang_is(in->article->source_lang, "ko"))
        return;
    for (uint32_t i = 0; i < in->article->segments.len; i++) {
        struct utterances u = {.len = 0};
        if (!is_asked(in, i))
            continue;
        if (!s.named)
            s.named = speakers_of_story(in, &s.people);
        mentions_add_bare(in->arena, in->article->segments.at[i].source, &s.people, &s.named[i]);
        read_korean(&s, i, &u);
        struct check_input at = look_at(in, i);
        if (one_speaker(&u))
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
