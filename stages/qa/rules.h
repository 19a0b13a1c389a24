/* rules: house style as data.
 *
 * A rule file is JSON ({"lang": "en", "rules": [...]}; glossaries/rules/schema.json
 * says it all) and belongs to editors. Five kinds of rule: existence (this must not
 * be), substitution (write that instead), consistency (not both in one article),
 * conditional (what is used must have been introduced), occurrence (not more, not
 * fewer than).
 */
#ifndef OKGYO_QA_RULES_H
#define OKGYO_QA_RULES_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/hash.h"
#include "model/finding.h"
#include "stages/qa/needs.h"
#include "text/pattern.h"

enum rule_kind { RULE_EXISTENCE, RULE_SUBSTITUTION, RULE_CONSISTENCY, RULE_CONDITIONAL, RULE_OCCURRENCE };
enum rule_scope { RULE_ALL, RULE_HEADLINE, RULE_BODY };

/* One expression of a rule. For a conditional the first is "if", the second "then";
 * for a consistency they stand in pairs that exclude each other. */
struct rule_pattern {
    struct pattern *pattern;
    struct str anchor; /* letters every match contains, in lower case with nocase; "" = none known */
    bool nocase;
    struct needs needs; /* what every match has beside it */
    struct word_shape words;
    struct str replacement; /* substitution: with $1 …; consistency: the form as written in the file */
};

struct rule {
    const char *name; /* "style.percent" */
    enum rule_kind kind;
    enum severity severity;
    enum rule_scope scope;
    struct str message;     /* {match} and {use} are filled in */
    struct pattern *source; /* the Korean must match too; NULL = whatever it says */
    const char *lang;       /* the same address for all rules of a file */
    struct rule_patterns {
        struct rule_pattern *at;
        size_t len, cap;
    } patterns;
    struct rule_words {
        struct str *at;
        size_t len, cap;
    } except;
    bool per_article; /* occurrence: counted over the article, else the sentence */
    int64_t least, most;
    struct rule_examples {
        struct str *at;
        size_t len, cap;
    } hits, passes; /* texts that must and must not be found: tests and manual */
};

struct rules {
    struct arena arena;
    struct rule *at;
    size_t len, cap;
};

/* Appends the rules of a file. Faults: FAULT_STOP with file, rule and what is wrong. */
enum fault rules_read(struct rules *r, const char *path, struct str bytes, struct err *err);
void rules_release(struct rules *r);

/* False only when the expression has no match in the text; told without searching.
 * `lower`: the text with its ASCII in lower case, `traits`: of the text. */
bool rule_pattern_may_match(const struct rule_pattern *p, struct str text, struct str lower,
                            const struct traits *traits);

#endif
