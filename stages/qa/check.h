/* check: one question asked of a translation.
 *
 * A check is one file check_NAME.c with a `const struct check check_NAME` at its
 * bottom and one line in checks.h. Its examples are its tests and its entry in the
 * manual: at least one that must hit and one that must not.
 */
#ifndef OKGYO_QA_CHECK_H
#define OKGYO_QA_CHECK_H

#include "engine/option.h"
#include "base/json.h"
#include "model/article.h"
#include "stages/qa/tokens.h"
#include "terms/termbase.h"

struct checker;
struct quotations;
struct tongue;

/* What a check may look at. Segment checks are called once a segment with
 * `segment` set; article checks once, with segment NO_SEGMENT. */
struct check_input {
    const struct article *article; /* facts, languages, publication date */
    uint32_t segment;
    struct str source, target;                       /* of the segment; target is the current text */
    const struct facts *source_facts, *target_facts; /* of the whole article; fact.segment says where */
    const struct termbase *terms;                    /* may be NULL */
    const struct tongue *tongue;   /* what is known of the target language (tongue.h); NULL = nothing */
    const json_t *options;         /* settings section "qa": values by option name; NULL = defaults */
    const struct checker *checker; /* what lives longer than one article: rules, dictionary; may be NULL */
    const struct tokens *source_tokens, *target_tokens;     /* segment checks: the two texts in words */
    const struct quotations *source_quotes, *target_quotes; /* segment checks: what the two texts quote */
    const struct tokens *source_all, *target_all;           /* article checks: the texts in words, by segment */
    const struct quotations *source_quoted, *target_quoted; /* article checks: what they quote, by segment */
    const struct verdicts *verdicts;                        /* the facts of both sides held against each other */
    struct arena *arena;
    struct findings *findings; /* push here; fingerprint and segment are filled by the caller */
};

struct check_example {
    const char *source, *target;
    const char *hit;         /* name of the finding that must come, NULL = none may come from this check */
    const char *date;        /* publication date "2025-10-21", NULL = none */
    const char *target_lang; /* NULL = "en" */
};

struct check {
    const char *name;             /* family: "text.empty", or "number" for number.missing, number.value … */
    const char *help;             /* what it asks, for the manual */
    const struct option *options; /* live in the settings' section "qa" */
    const char *needs; /* what must be set up before it can say anything ("house style rules"); NULL = nothing */
    /* Can it say anything in this target language? NULL = in every one. */
    bool (*speaks)(const struct tongue *t);
    bool always; /* also asked of a target that is empty or is the source itself */
    /* One of the two. */
    void (*segment)(const struct check_input *in);
    void (*article)(const struct check_input *in);
    const struct check_example *examples; /* ended by a NULL source */
};

/* Adds a finding; message is printf-formatted into the arena. Returns it, so that
 * spans and suggestion can be set. */
struct finding *check_report(const struct check_input *in, const char *name, enum severity severity, struct span source,
                             struct span target, const char *message, ...) __attribute__((format(printf, 6, 7)));

/* An option of the section "qa" as a list or map; NULL when it is not set. */
const json_t *check_option(const struct check_input *in, const char *name);
/* True when `word` is in the list option `name`. */
bool check_listed(const struct check_input *in, const char *name, struct str word);

/* Runs every check over an article whose segments have targets: what the stage and
 * `okgyo check` share. `options` may be NULL (defaults). */
void checks_run(const struct article *a, const struct termbase *terms, const json_t *options, struct arena *scratch,
                struct findings *out);

/* The same with what a checker keeps (see checker.h). */
void checker_run(const struct checker *c, const struct article *a, const struct termbase *terms, const json_t *options,
                 struct arena *scratch, struct findings *out);

/* What is done to findings before anyone sees them, from `from` on: severities of the
 * settings applied (and silenced ones taken out), fingerprints made, put in order of
 * segment and place. checker_run() has done it for its own. */
void checks_settle(const struct article *a, const json_t *options, struct findings *list, size_t from);

/* All checks, ended by NULL; made from checks.h. */
extern const struct check *const checks[];

#endif
