#include "stages/qa/check.h"

#include "base/limits.h"
#include "facts/facts.h"
#include "facts/reconcile.h"
#include "stages/qa/lang.h"
#include "stages/qa/quotes.h"
#include "stages/qa/tongue.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct finding *check_report(const struct check_input *in, const char *name, enum severity severity, struct span source,
                             struct span target, const char *message, ...)
{
    char text[1024];
    va_list args;
    va_start(args, message);
    int n = vsnprintf(text, sizeof text, message, args);
    va_end(args);
    assert(n >= 0);
    size_t len = (size_t)n < sizeof text ? (size_t)n : sizeof text - 1;
    while (len > 0 && (size_t)n > len && (text[len] & 0xC0) == 0x80)
        len--; /* cut between characters */
    struct finding *f = vec_push(in->arena, in->findings);
    *f = (struct finding){
        .check = str_of(name), .severity = severity, .segment = in->segment, .source = source, .target = target};
    f->side = span_is_none(target) && !span_is_none(source) ? SIDE_SOURCE : SIDE_TARGET;
    f->message = arena_str(in->arena, (struct str){text, len});
    return f;
}

const json_t *check_option(const struct check_input *in, const char *name)
{
    return in->options ? json_object_get(in->options, name) : NULL;
}

bool check_listed(const struct check_input *in, const char *name, struct str word)
{
    const json_t *list = check_option(in, name), *item;
    size_t i;
    json_array_foreach((json_t *)list, i, item)
    {
        if (str_eq(json_str(item), word))
            return true;
    }
    return false;
}

/* More than a sentence ever is: somebody put a whole document into one pair. */
static bool is_oversize(const struct segment *s)
{
    return s->source.len > LIMIT_SEGMENT || s->target.len > LIMIT_SEGMENT;
}

/* A target that cannot be compared: nothing there, or the source itself. */
static bool is_idle(const struct segment *s)
{
    if (is_oversize(s))
        return true;
    struct str target = str_trim(s->target);
    return target.len == 0 || str_eq(target, str_trim(s->source));
}

static void read_side(const struct article *a, struct str lang, bool target, struct arena *scratch, struct facts *out)
{
    const struct fact_reader *reader = facts_reader(lang);
    if (!reader)
        return;
    for (size_t i = 0; i < a->segments.len; i++) {
        const struct segment *s = &a->segments.at[i];
        if (is_idle(s))
            continue;
        size_t from = out->len;
        reader->read(scratch, target ? s->target : s->source, a->meta.published, out);
        for (; from < out->len; from++)
            out->at[from].segment = (uint32_t)i;
    }
}

/* What is read of one side of a segment once, for every check. */
struct side_read {
    struct tokens *tokens;
    struct quotations *quotes;
};

static void run_segment(struct check_input *in, const struct segment *s, struct side_read source,
                        struct side_read target)
{
    bool idle = is_idle(s);
    in->source = s->source;
    in->target = s->target;
    if (is_oversize(s)) {
        check_report(in, "text.oversize", SEVERITY_WARN, (struct span){0, 0}, (struct span){0, 0},
                     "A text of more than %d KB is not checked; cut it into sentences.", LIMIT_SEGMENT >> 10);
        return;
    }
    tokens_read(in->arena, s->source, source.tokens);
    tokens_read(in->arena, s->target, target.tokens);
    in->source_tokens = source.tokens;
    in->target_tokens = target.tokens;
    quotes_read(in->arena, s->source, source.quotes);
    quotes_read(in->arena, s->target, target.quotes);
    in->source_quotes = source.quotes;
    in->target_quotes = target.quotes;
    for (const struct check *const *c = checks; *c; c++)
        if ((*c)->segment && (!idle || (*c)->always))
            (*c)->segment(in);
}

static void run_article(struct check_input *in)
{
    in->segment = NO_SEGMENT;
    in->source = in->target = str_of("");
    in->source_tokens = in->target_tokens = NULL;
    in->source_quotes = in->target_quotes = NULL;
    for (const struct check *const *c = checks; *c; c++)
        if ((*c)->article)
            (*c)->article(in);
}

/* The settings may raise, lower or silence a finding by its name. */
static bool apply_severity(const json_t *options, struct finding *f)
{
    const json_t *map = json_object_get(options, "severity");
    char name[64];
    if (!map || f->check.len >= sizeof name)
        return true;
    snprintf(name, sizeof name, "%.*s", STR_ARGS(f->check));
    struct str wanted = json_get_str(map, name);
    if (str_is(wanted, "off"))
        return false;
    severity_read(wanted, &f->severity);
    return true;
}

static int compare_findings(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    if (x->segment != y->segment)
        return x->segment < y->segment ? -1 : 1;
    if (x->target.at != y->target.at)
        return x->target.at < y->target.at ? -1 : 1;
    if (x->source.at != y->source.at)
        return x->source.at < y->source.at ? -1 : 1;
    return str_compare(x->check, y->check);
}

void checks_settle(const struct article *a, const json_t *options, struct findings *list, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < list->len; i++) {
        struct finding *f = &list->at[i];
        if (!apply_severity(options, f))
            continue;
        const struct segment *s = f->segment == NO_SEGMENT ? NULL : &a->segments.at[f->segment];
        finding_fingerprint(f, s ? s->source : str_of(""), s ? s->target : str_of(""));
        list->at[kept++] = *f;
    }
    list->len = kept;
    if (kept > from + 1)
        qsort(list->at + from, kept - from, sizeof *list->at, compare_findings);
}

void checker_run(const struct checker *c, const struct article *a, const struct termbase *terms, const json_t *options,
                 struct arena *scratch, struct findings *out)
{
    struct facts source = {0}, target = {0};
    struct verdicts verdicts = {0};
    struct check_input in = {.article = a,
                             .terms = terms,
                             .tongue = tongue_find(a->target_lang),
                             .options = options,
                             .checker = c,
                             .arena = scratch,
                             .findings = out,
                             .source_facts = &source,
                             .target_facts = &target,
                             .verdicts = &verdicts};
    size_t from = out->len;
    read_side(a, a->source_lang, false, scratch, &source);
    read_side(a, a->target_lang, true, scratch, &target);
    if (facts_reader(a->source_lang) && facts_reader(a->target_lang))
        reconcile(scratch, &source, &target, &verdicts);
    struct tokens *sources = arena_alloc(scratch, (a->segments.len + 1) * sizeof *sources);
    struct tokens *targets = arena_alloc(scratch, (a->segments.len + 1) * sizeof *targets);
    struct quotations *said = arena_alloc(scratch, (a->segments.len + 1) * sizeof *said);
    struct quotations *rendered = arena_alloc(scratch, (a->segments.len + 1) * sizeof *rendered);
    in.source_all = sources;
    in.target_all = targets;
    in.source_quoted = said;
    in.target_quoted = rendered;
    for (size_t i = 0; i < a->segments.len; i++) {
        in.segment = (uint32_t)i;
        run_segment(&in, &a->segments.at[i], (struct side_read){&sources[i], &said[i]},
                    (struct side_read){&targets[i], &rendered[i]});
    }
    run_article(&in);
    checks_settle(a, options, out, from);
}

void checks_run(const struct article *a, const struct termbase *terms, const json_t *options, struct arena *scratch,
                struct findings *out)
{
    checker_run(NULL, a, terms, options, scratch, out);
}
