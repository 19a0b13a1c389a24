#include "stages/qa/utterances.h"

enum { WORDS = 400 /* a text of more is no sentence */ };

bool speakers_have(const struct speakers *list, const struct speaker *who)
{
    for (size_t i = 0; i < list->len; i++)
        if (speaker_is(&list->at[i], who))
            return true;
    return false;
}

/* True when one of them is the topic. */
static bool add_subjects(struct arena *a, const struct mentions *all, const struct quotations *q, size_t from,
                         size_t to, struct speakers *out)
{
    bool topic = false;
    for (size_t i = 0; i < all->len; i++) {
        const struct mention *m = &all->at[i];
        if (m->mark < MENTION_SUBJECT || m->mark > MENTION_TOPIC || m->at.at < from || m->at.at >= to ||
            quotes_hold(q, m->at.at))
            continue;
        topic |= m->mark == MENTION_TOPIC;
        if (!speakers_have(out, &m->who))
            *vec_push(a, out) = m->who;
    }
    return topic;
}

/* A word with 은, 는: where the people named have only 이, 가, it may be who speaks (야당은), or
 * nothing of the kind (이번에는): not known. */
static bool has_topic(const struct quotations *q, struct str text, size_t from, size_t to)
{
    static const char *const ends[] = {"은 ", "는 ", NULL};
    for (const char *const *e = ends; *e; e++)
        for (ptrdiff_t at = str_find(text, str_of(*e), from); at >= 0 && (size_t)at < to;
             at = str_find(text, str_of(*e), (size_t)at + 3))
            if (!quotes_hold(q, (size_t)at))
                return true;
    return false;
}

void utterances_read(struct story *s, uint32_t segment, struct utterances *out)
{
    struct arena *a = s->in->arena;
    struct str text = s->in->article->segments.at[segment].source;
    const struct quotations *q = &s->in->source_quoted[segment];
    if (!s->named)
        s->named = speakers_of_story(s->in, &s->people);
    mentions_add_bare(a, text, &s->people, &s->named[segment]);
    size_t begin = 0, end = quotes_sentence_end(q, text, 0), from = 0;
    for (size_t i = 0; i < q->len && out->len < UTTERANCES; i++) {
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
        size_t last = from;
        from = behind;
        if (!add_subjects(a, &s->named[segment], q, last, one->at.at, &w->by) && has_topic(q, text, last, one->at.at)) {
            w->by.len = 0;
            continue;
        }
        if (w->by.len == 0)
            add_subjects(a, &s->named[segment], q, behind, next < end ? next : end, &w->by);
        if (w->by.len == 0 && last > begin && out->len > 1)
            w->by = out->at[out->len - 2].by;
    }
}

struct check_input story_segment(const struct check_input *in, uint32_t segment)
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

size_t quotes_whole(const struct quotations *q)
{
    return quotes_count(q).whole;
}

bool utterances_are_ones(const struct utterances *u)
{
    for (size_t i = 0; i < u->len; i++) {
        if (u->at[i].by.len == 0)
            return false;
        for (size_t k = 0; k < u->at[i].by.len; k++)
            if (u->at[i].by.len != u->at[0].by.len || !speakers_have(&u->at[0].by, &u->at[i].by.at[k]))
                return false;
    }
    return u->len > 0;
}

bool story_has_speech(const struct check_input *in, uint32_t segment)
{
    const struct quotations *q = &in->source_quoted[segment];
    if (q->len == 0 || quotes_whole(&in->target_quoted[segment]) == 0 || in->source_all[segment].len > WORDS ||
        in->target_all[segment].len > WORDS)
        return false;
    for (size_t i = 0; i < q->len; i++)
        if (quote_is_whole(&q->at[i]) && quote_is_speech(in->article->segments.at[segment].source, &q->at[i]))
            return true;
    return false;
}
