#include "stages/qa/check.h"

#include "stages/qa/anchored.h"
#include "stages/qa/attribution.h"
#include "stages/qa/denials.h"
#include "stages/qa/figures.h"
#include "stages/qa/lang.h"
#include "stages/qa/tongue.h"
#include "stages/qa/utterances.h"
#include "text/hangul.h"
#include "text/utf8.h"

enum {
    LONG = 25 /* Hangul letters of a quotation whose length tells */,
    CUT = 35 /* percent of what it should be */,
    GONE = 20
};

/* The quotations of one segment, held against each other: one to one in their order, or one that the desk split. */
struct pairing {
    const struct check_input *in; /* as of a segment check */
    const struct quotation *source[UTTERANCES], *target[UTTERANCES];
    size_t sources, targets;
};

static size_t take_whole(const struct quotations *q, const struct quotation **out)
{
    size_t n = 0;
    for (size_t i = 0; i < q->len && n < UTTERANCES; i++)
        if (quote_is_whole(&q->at[i]))
            out[n++] = &q->at[i];
    return n;
}

static bool pair(const struct check_input *in, struct pairing *p)
{
    p->in = in;
    p->sources = take_whole(in->source_quotes, p->source);
    p->targets = take_whole(in->target_quotes, p->target);
    return p->sources > 0 && p->targets > 0 && (p->sources == 1 || p->sources == p->targets);
}

/* The quotations of the translation that render source quotation i are [first, last). */
static size_t first_of(const struct pairing *p, size_t i)
{
    return p->sources == 1 ? 0 : i;
}

static size_t last_of(const struct pairing *p, size_t i)
{
    return p->sources == 1 ? p->targets : i + 1;
}

/* ---- denials ---- */

static size_t said_in(const struct pairing *p, size_t i, const char *const *list)
{
    size_t n = 0;
    for (size_t k = first_of(p, i); k < last_of(p, i); k++)
        n += tongue_count(p->in, list, p->target[k]->inner);
    return n;
}

static size_t said_outside(const struct pairing *p, const char *const *list)
{
    size_t n = tongue_count(p->in, list, (struct span){0, (uint32_t)p->in->target.len});
    for (size_t k = 0; k < p->targets; k++)
        n -= tongue_count(p->in, list, p->target[k]->inner);
    return n;
}

static size_t denied_outside(const struct pairing *p)
{
    return denials_count(quotes_outside(p->in->arena, p->in->source, p->in->source_quotes));
}

/* How many quotations of the Korean deny, and how many of ours: a desk turns them round. */
static size_t denying(const struct pairing *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->sources; i++)
        n += denials_count(span_of(p->in->source, p->source[i]->inner)) > 0;
    return n;
}

static size_t rendered(const struct pairing *p, const char *const *list)
{
    size_t n = 0;
    for (size_t i = 0; i < p->sources; i++)
        n += said_in(p, i, list) > 0;
    return n;
}

/* The Korean quotation ends in a denial, ours has none, and those outside of it are the Korean's own. Where the
 * whole sentence has none, negation.missing says so already. */
static void lost_denial(const struct pairing *p, size_t i)
{
    const char *const *denials = p->in->tongue->denials;
    struct str inner = span_of(p->in->source, p->source[i]->inner);
    size_t at;
    const char *denial = denial_at_end(inner, &at);
    if (!denial || denial_affirms(inner) || said_in(p, i, denials) > 0 || !tongue_says(p->in, denials, NULL) ||
        said_outside(p, denials) > denied_outside(p) || rendered(p, denials) >= denying(p))
        return;
    struct span where = {p->source[i]->inner.at + (uint32_t)at, (uint32_t)strlen(denial)};
    check_report(p->in, "negation.missing", SEVERITY_NOTE, where, p->target[first_of(p, i)]->at,
                 "The Korean quotation denies (\"%s\"); nothing in this one says no.", denial);
}

static bool has_denial(struct str korean)
{
    return denials_count(korean) > 0;
}

/* Ours says not, the Korean quotation has no denial, and those outside of it stand outside in ours too. */
static void new_denial(const struct pairing *p, size_t i)
{
    const char *const *negations = p->in->tongue->negations;
    struct str inner = span_of(p->in->source, p->source[i]->inner);
    if (!negations || !has_denial(p->in->source) || has_denial(inner) || said_in(p, i, negations) == 0 ||
        said_in(p, i, p->in->tongue->no_negations) > 0 || denied_outside(p) > said_outside(p, p->in->tongue->denials) ||
        rendered(p, negations) <= denying(p))
        return;
    check_report(p->in, "negation.added", SEVERITY_NOTE, p->source[i]->at, p->target[first_of(p, i)]->at,
                 "This quotation says no; the Korean one does not.");
}

/* ---- length ---- */

static size_t hangul_of(struct str text)
{
    size_t n = 0, len;
    for (size_t at = 0; at < text.len; at += len)
        n += hangul_is_syllable(utf8_at(text, at, &len));
    return n;
}

static size_t letters_of(struct str text)
{
    size_t n = 0, len;
    for (size_t at = 0; at < text.len; at += len)
        n += utf8_at(text, at, &len) > ' ';
    return n;
}

/* A few words are left between the marks, and the rest is not told outside of them either. */
static void cut(const struct pairing *p, size_t i)
{
    enum { TAG = 20 /* letters by which "the mayor said that it" is longer than its Korean */ };
    const struct tongue_length *m = p->in->tongue->length;
    size_t korean = hangul_of(span_of(p->in->source, p->source[i]->inner)), kept = 0;
    if (!m || korean < LONG)
        return;
    for (size_t k = first_of(p, i); k < last_of(p, i); k++)
        kept += letters_of(span_of(p->in->target, p->target[k]->inner));
    struct str outside = quotes_outside(p->in->arena, p->in->source, p->in->source_quotes);
    struct str ours = quotes_outside(p->in->arena, p->in->target, p->in->target_quotes);
    double expected = m->hangul * (double)korean;
    double told = (double)letters_of(ours) - m->hangul * (double)hangul_of(outside) - TAG;
    double percent = ((double)kept + (told > 0 ? told : 0)) * 100 / expected;
    if (percent > CUT)
        return;
    check_report(p->in, "quote.content", percent < GONE && m->most > SEVERITY_NOTE ? SEVERITY_WARN : SEVERITY_NOTE,
                 p->source[i]->at, p->target[first_of(p, i)]->at,
                 "Of this quotation only a few words are left; the rest is not told outside the marks either.");
}

/* ---- what moved ---- */

static size_t index_of(const struct quotation *const *list, size_t n, const struct quotation *q)
{
    size_t i = 0;
    while (i < n && list[i] != q)
        i++;
    return i;
}

static bool is_his(const struct pairing *p, size_t k, const struct speakers *by)
{
    struct span who;
    bool whole;
    if (!attribution_find(p->in, p->target[k], &who))
        return false;
    for (size_t i = 0; i < by->len; i++)
        if (speaker_is_called(p->in->arena, span_of(p->in->target, who), &by->at[i], &whole))
            return true;
    return false;
}

static void report_moved(const struct pairing *p, enum severity severity, size_t from, size_t to, const char *message)
{
    check_report(p->in, "quote.content", severity, p->source[from]->at, p->target[to]->at, "%s", message);
}

/* A figure or date of one quotation stands in another: by its order that of another person, who still says it; or of
 * the same person, when two changed places. */
static void moved(struct story *s, const struct pairing *p)
{
    size_t from[UTTERANCES], off = 0;
    if (p->sources < 2 || p->sources != p->targets)
        return;
    for (size_t k = 0; k < p->targets; k++) {
        const struct quotation *known = anchored_quote(p->in, p->target[k]);
        from[k] = known ? index_of(p->source, p->sources, known) : k;
        off += from[k] != k;
    }
    if (off == 0)
        return;
    struct utterances u = {.len = 0};
    utterances_read(s, p->in->segment, &u);
    if (u.len != p->sources)
        return;
    bool one = utterances_are_ones(&u);
    for (size_t k = 0; k < p->targets; k++) {
        if (from[k] == k)
            continue;
        if (one && off > 1) {
            report_moved(p, SEVERITY_NOTE, from[k], k, "Two quotations of one speaker have changed places.");
            return;
        }
        if (!one && is_his(p, k, &u.at[k].by) && !is_his(p, k, &u.at[from[k]].by)) {
            report_moved(p, SEVERITY_WARN, from[k], k, "A figure of one person's words stands in another's.");
            return;
        }
    }
}

static void look(const struct check_input *in)
{
    struct story s = {.in = in};
    if (!in->tongue || !lang_is(in->article->source_lang, "ko"))
        return;
    for (uint32_t i = 0; i < in->article->segments.len; i++) {
        struct pairing p;
        if (!story_has_speech(in, i))
            continue;
        struct check_input at = story_segment(in, i);
        if (!pair(&at, &p))
            continue;
        for (size_t k = 0; k < p.sources; k++) {
            if (!quote_is_speech(at.source, p.source[k]))
                continue;
            if (in->tongue->denials) {
                lost_denial(&p, k);
                new_denial(&p, k);
            }
            cut(&p, k);
        }
        moved(&s, &p);
    }
}

static bool speaks(const struct tongue *t)
{
    return t->denials || t->length;
}

static const struct check_example examples[] = {
    {.source = "김민수 의원은 \"1조원이 든다\"고 했고, 이영희 장관은 \"3조원이 든다\"고 반박했다.",
     .target = "Kim Min-su said it would cost \"3 trillion won,\" and Lee Young-hee said \"1 trillion won.\"",
     .hit = "quote.content"},
    {.source = "김 의원은 \"돈을 받지 않았다\"고 했고 이 의원은 \"믿을 수 없다\"고 했다.",
     .target = "\"I took money,\" Kim said. \"I cannot believe it,\" Lee said.",
     .hit = "negation.missing"},
    {.source = "김 의원은 \"돈을 받지 않았다\"고 했고 이 의원은 \"믿을 수 없다\"고 했다.",
     .target = "金議員は「金を受け取った」と述べ、李議員は「信じられない」と述べた。",
     .hit = "negation.missing",
     .target_lang = "ja"},
    {.source = "김 의원은 \"돈을 받지 않았다\"고 했고 이 의원은 \"믿을 수 없다\"고 했다.",
     .target = "金議員は「金は受け取っていない」と述べ、李議員は「信じられない」と述べた。",
     .target_lang = "ja"},
    {.source = "남 코치는 \"우리는 준비가 됐다\"고 말했지만 팬들은 믿지 않았다.",
     .target = "\"We are not ready,\" Nam said, but fans did not believe him.",
     .hit = "negation.added"},
    {.source = "위원장은 \"이번 합의는 노사가 밤을 새워 만든 결과로 앞으로 모든 사업장에 적용하겠다\"고 말했다.",
     .target = "\"This deal,\" the chairman said.",
     .hit = "quote.content"},
    {.source = "위원장은 \"이번 합의는 노사가 밤을 새워 만든 결과로 앞으로 모든 사업장에 적용하겠다\"고 말했다.",
     .target = "The chairman said the deal, the result of a night of talks, would apply to \"every workplace.\""},
    {.source = "남 코치는 \"우리는 준비가 됐다\"고 말했지만 팬들은 믿지 않았다.",
     .target = "\"We are ready,\" Nam said, but fans did not believe him."},
    {0},
};

const struct check check_content = {
    .name = "quote.content",
    .help = "Does each quotation still say what it says in the source, whole and with its own figures?",
    .speaks = speaks,
    .article = look,
    .examples = examples,
};
