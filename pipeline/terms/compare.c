#include "terms/compare.h"

#include "terms/comparing.h"
#include "terms/matcher.h"
#include "terms/rendering.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Everything about one term over the article. */
struct usage {
    const struct mention *at;
    size_t n;
    struct renderings *said; /* per mention: renderings in its segment */
    size_t rendered;         /* mentions whose segment says the term */
    size_t elsewhere;        /* renderings in other segments, counted only when one is missing */
    bool certain;            /* at least one mention is the term beyond doubt */
};

struct finding *comparing_report(struct comparing *c, const char *check, enum severity severity,
                                 const struct mention *m, struct span target, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    struct finding *f = vec_push(c->a, c->findings);
    *f = (struct finding){.check = str_of(check),
                          .severity = severity,
                          .side = span_is_none(target) ? SIDE_SOURCE : SIDE_TARGET,
                          .segment = m->segment,
                          .source = m->source,
                          .target = target,
                          .message = arena_str(c->a, str_of(text)),
                          .suggestion = str_of("")};
    return f;
}

static int mention_compare(const void *left, const void *right)
{
    const struct mention *x = left, *y = right;
    if (x->term != y->term)
        return x->term < y->term ? -1 : 1;
    if (x->segment != y->segment)
        return x->segment < y->segment ? -1 : 1;
    return (x->source.at > y->source.at) - (x->source.at < y->source.at);
}

static void mentions_find(struct comparing *c, const struct termbase *t)
{
    struct matches found = {0};
    for (uint32_t i = 0; i < c->article->segments.len; i++) {
        found.len = 0;
        matcher_find(t, c->a, c->article->segments.at[i].source, &found);
        for (size_t k = 0; k < found.len; k++)
            *vec_push(c->a, &c->mentions) =
                (struct mention){i, found.at[k].at, found.at[k].term, found.at[k].confidence};
    }
    if (c->mentions.len)
        qsort(c->mentions.at, c->mentions.len, sizeof *c->mentions.at, mention_compare);
}

/* What matcher.c's confidence stands for: a word of its own, a piece of a compound. */
enum { CERTAIN = 90, COMPOUND = 70 };

static const struct rendering *good_one(const struct renderings *r, size_t nth)
{
    for (size_t i = 0; i < r->len; i++)
        if (r->at[i].kind != RENDERING_FORBIDDEN && nth-- == 0)
            return &r->at[i];
    return NULL;
}

static size_t good_count(const struct renderings *r)
{
    size_t n = 0;
    while (good_one(r, n))
        n++;
    return n;
}

/* ---- what is said where ---- */

static const struct rendering_words *words_of(struct comparing *c, uint32_t segment)
{
    struct rendering_words *words = &c->words[segment];
    if (!words->len)
        rendering_words_read(c->a, comparing_target(c, segment), words);
    return words;
}

static void said_in(struct comparing *c, const struct term *term, uint32_t segment, struct renderings *out)
{
    rendering_read(&c->reader, term, c->a, comparing_target(c, segment), words_of(c, segment), out);
}

static void usage_read(struct comparing *c, struct usage *u)
{
    u->said = arena_alloc(c->a, u->n * sizeof *u->said);
    for (size_t i = 0; i < u->n; i++) {
        if (i > 0 && u->at[i].segment == u->at[i - 1].segment)
            u->said[i] = u->said[i - 1];
        else
            said_in(c, u->at->term, u->at[i].segment, &u->said[i]);
        u->rendered += good_one(&u->said[i], 0) != NULL;
        u->certain |= u->at[i].confidence >= CERTAIN;
    }
}

/* A mention merged into another sentence: look at all the others, once a term. */
static size_t said_elsewhere(struct comparing *c, const struct usage *u)
{
    size_t n = 0;
    for (uint32_t i = 0; i < c->article->segments.len; i++) {
        struct renderings r = {0};
        said_in(c, u->at->term, i, &r);
        n += good_count(&r);
    }
    return n;
}

/* ---- findings ---- */

/* Names, for which the glossary's `allowed` is no choice among equals. */
static bool is_name_kind(enum term_kind kind)
{
    return kind == TERM_PERSON || kind == TERM_BODY || kind == TERM_LAW || kind == TERM_PRODUCT || kind == TERM_EVENT;
}

static void report_forbidden(struct comparing *c, const struct mention *m, const struct renderings *said)
{
    const struct term *term = m->term;
    for (size_t k = 0; k < said->len; k++) {
        const struct rendering *r = &said->at[k];
        if (r->kind != RENDERING_FORBIDDEN)
            continue;
        struct str words = span_of(comparing_target(c, m->segment), r->at);
        comparing_report(c, "term.forbidden", SEVERITY_BLOCK, m, r->at,
                         "\"%.*s\" is not to be used for %.*s; the glossary has \"%.*s\".", STR_ARGS(words),
                         STR_ARGS(term->source), STR_ARGS(term->target))
            ->suggestion = r->suggestion;
    }
}

static void check_forbidden(struct comparing *c, const struct usage *u, size_t i)
{
    if (i == 0 || u->at[i].segment != u->at[i - 1].segment)
        report_forbidden(c, &u->at[i], &u->said[i]);
}

/* A name that the story is about is also not to be called so where an editor put it into
 * another sentence. Only names: a forbidden common word may be right there (a department store). */
static void check_forbidden_elsewhere(struct comparing *c, const struct usage *u)
{
    const struct term *term = u->at->term;
    if (!term->forbidden.len || !u->certain || !(is_name_kind(term->kind) || term->kind == TERM_PLACE))
        return;
    for (uint32_t i = 0, k = 0; i < c->article->segments.len; i++) {
        struct mention m = {.segment = i, .term = term};
        struct renderings said = {0};
        while (k < u->n && u->at[k].segment < i)
            k++;
        if ((k < u->n && u->at[k].segment == i) || !rendering_may_forbid(term, words_of(c, i)))
            continue;
        said_in(c, term, i, &said);
        report_forbidden(c, &m, &said);
    }
}

/* A word that may be another one (배, 이란) is enough where the story has the term
 * beyond doubt; doubtful mentions and renderings bear each other out as far as a note;
 * one alone is nothing to hold a translation to. */
static bool is_doubtful(const struct mention *m)
{
    return m->confidence < COMPOUND;
}

static bool is_borne_out(const struct usage *u, const struct mention *m)
{
    return !is_doubtful(m) || u->certain || u->n > 1 || u->rendered || u->elsewhere;
}

static bool is_weak(const struct usage *u, const struct mention *m)
{
    return is_doubtful(m) ? !u->certain : m->confidence < CERTAIN;
}

static enum severity missing_severity(const struct usage *u, const struct mention *m)
{
    const struct term *term = m->term;
    if (u->rendered || u->elsewhere || is_weak(u, m))
        return SEVERITY_NOTE;
    return term->kind == TERM_PERSON || term->kind == TERM_BODY ? SEVERITY_BLOCK : SEVERITY_WARN;
}

static void check_missing(struct comparing *c, struct usage *u, size_t i)
{
    const struct mention *m = &u->at[i];
    bool again = i > 0 && m->segment == u->at[i - 1].segment;
    if (again || comparing_target(c, m->segment).len == 0 || u->said[i].len)
        return; /* said, or said in a forbidden way: that finding is enough */
    if (u->rendered == 0 && u->elsewhere == 0)
        u->elsewhere = said_elsewhere(c, u);
    if (!is_borne_out(u, m))
        return;
    enum severity severity = missing_severity(u, m);
    comparing_report(c, "term.missing", severity, m, (struct span){0},
                     "%.*s is in the Korean; \"%.*s\" is not in this sentence%s.", STR_ARGS(m->term->source),
                     STR_ARGS(m->term->target),
                     u->rendered || u->elsewhere ? ", though elsewhere in the article" : " and nowhere in the article");
}

static void check_first(struct comparing *c, const struct usage *u)
{
    const struct term *term = u->at->term;
    if (term->first.len == 0)
        return;
    for (size_t i = 0; i < u->n; i++) {
        const struct rendering *r = good_one(&u->said[i], 0);
        if (!r)
            continue;
        struct str said = span_of(comparing_target(c, u->at[i].segment), r->at);
        if (said.len < term->first.len || !str_eq(str_slice(said, 0, term->first.len), term->first))
            comparing_report(c, "term.first", SEVERITY_WARN, &u->at[i], r->at,
                             "The first mention of %.*s should read \"%.*s\".", STR_ARGS(term->source),
                             STR_ARGS(term->first))
                ->suggestion = term->first;
        return;
    }
}

static bool is_abbreviation(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((s.at[i] < 'A' || s.at[i] > 'Z') && s.at[i] != '.' && s.at[i] != '&')
            return false;
    return s.len >= 2 && s.len <= 8;
}

/* Is the shorter one a part of the longer one, or its abbreviation or plural? */
static bool is_akin(struct str x, struct str y)
{
    struct str longer = x.len < y.len ? y : x, shorter = x.len < y.len ? x : y;
    size_t common = 0;
    while (common < shorter.len && (longer.at[common] | 0x20) == (shorter.at[common] | 0x20))
        common++;
    return str_find(longer, shorter, 0) >= 0 || common >= 4 || is_abbreviation(shorter) || is_abbreviation(longer);
}

static bool is_common_noun(struct str said)
{
    return said.len && said.at[0] >= 'a' && said.at[0] <= 'z';
}

static void check_consistent(struct comparing *c, const struct usage *u)
{
    struct str first = {0};
    if (!is_name_kind(u->at->term->kind))
        return;
    for (size_t i = 0; i < u->n; i++) {
        const struct rendering *r = good_one(&u->said[i], 0);
        if (!r)
            continue;
        struct str said = span_of(comparing_target(c, u->at[i].segment), r->at);
        if (is_common_noun(said))
            continue;
        if (!first.at)
            first = said;
        if (is_akin(first, said))
            continue;
        comparing_report(c, "term.inconsistent", SEVERITY_NOTE, &u->at[i], r->at,
                         "%.*s is \"%.*s\" here and \"%.*s\" earlier in the article.", STR_ARGS(u->at->term->source),
                         STR_ARGS(said), STR_ARGS(first));
        return;
    }
}

/* BOK before "Bank of Korea": readers have not been told yet what it is. */
static void check_abbreviation(struct comparing *c, const struct usage *u)
{
    const struct mention *first = NULL;
    struct span place = {0};
    bool spelt_later = false;
    for (size_t i = 0; i < u->n; i++) {
        const struct rendering *r = good_one(&u->said[i], 0);
        if (!r)
            continue;
        bool is_short = is_abbreviation(span_of(comparing_target(c, u->at[i].segment), r->at));
        if (!first && !is_short)
            return;
        if (!first)
            first = &u->at[i], place = r->at;
        spelt_later |= !is_short;
    }
    if (first && spelt_later)
        comparing_report(c, "term.abbreviation", SEVERITY_NOTE, first, place,
                         "The short form stands before \"%.*s\" is introduced.", STR_ARGS(first->term->target))
            ->suggestion = first->term->target;
}

static void mark(struct comparing *c, const struct usage *u)
{
    size_t nth = 0;
    for (size_t i = 0; i < u->n; i++) {
        const struct mention *m = &u->at[i];
        nth = i > 0 && m->segment == u->at[i - 1].segment ? nth + 1 : 0;
        const struct rendering *r = good_one(&u->said[i], nth);
        if (!r)
            r = good_one(&u->said[i], 0);
        *vec_push(c->a, c->marks) = (struct term_mark){.segment = m->segment,
                                                       .source = m->source,
                                                       .target = r ? r->at : (struct span){0},
                                                       .term = m->term->source,
                                                       .rendering = m->term->target,
                                                       .note = m->term->note,
                                                       .person = m->term->kind == TERM_PERSON};
    }
}

static void compare_term(struct comparing *c, const struct mention *at, size_t n)
{
    struct usage u = {.at = at, .n = n};
    usage_read(c, &u);
    mark(c, &u);
    for (size_t i = 0; i < n; i++) {
        check_forbidden(c, &u, i);
        check_missing(c, &u, i);
    }
    check_forbidden_elsewhere(c, &u);
    check_first(c, &u);
    check_consistent(c, &u);
    check_abbreviation(c, &u);
}

static int finding_compare(const void *left, const void *right)
{
    const struct finding *x = left, *y = right;
    if (x->segment != y->segment)
        return x->segment < y->segment ? -1 : 1;
    if (x->source.at != y->source.at)
        return x->source.at < y->source.at ? -1 : 1;
    if (x->target.at != y->target.at)
        return x->target.at < y->target.at ? -1 : 1;
    return str_compare(x->check, y->check);
}

static int mark_compare(const void *left, const void *right)
{
    const struct term_mark *x = left, *y = right;
    if (x->segment != y->segment)
        return x->segment < y->segment ? -1 : 1;
    return (x->source.at > y->source.at) - (x->source.at < y->source.at);
}

void terms_compare(const struct termbase *t, const struct article *article, const struct story_people *people,
                   struct arena *a, struct findings *findings, struct term_marks *marks)
{
    struct comparing c = {.article = article, .a = a, .findings = findings, .marks = marks};
    size_t findings_before = findings->len, marks_before = marks->len;
    c.people = people ? people : ledger_people(a, article);
    rendering_open(&c.reader, article->target_lang);
    c.words = arena_alloc(a, article->segments.len * sizeof *c.words);
    mentions_find(&c, t);
    for (size_t i = 0, n; i < c.mentions.len; i += n) {
        for (n = 1; i + n < c.mentions.len && c.mentions.at[i + n].term == c.mentions.at[i].term; n++)
            continue;
        compare_term(&c, &c.mentions.at[i], n);
    }
    namesakes_check(&c);
    added_check(&c, t);
    rendering_close(&c.reader);
    if (findings->len > findings_before)
        qsort(findings->at + findings_before, findings->len - findings_before, sizeof *findings->at, finding_compare);
    if (marks->len > marks_before)
        qsort(marks->at + marks_before, marks->len - marks_before, sizeof *marks->at, mark_compare);
}
