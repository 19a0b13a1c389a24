#include "stages/qa/check.h"

#include "base/log.h"
#include "stages/qa/checker.h"
#include "stages/qa/lang.h"
#include "stages/qa/options.h"

/* The target of one segment, and the same in lower case for the anchors. */
struct sentence {
    uint32_t segment;
    struct str text, lower;
    enum block_kind kind;
    struct str source;
    struct traits traits; /* of the text */
};

struct sentences {
    struct sentence *at;
    size_t len, cap;
};

static struct str lower_of(struct arena *a, struct str text)
{
    char *z = arena_cstr(a, text);
    for (size_t i = 0; i < text.len; i++)
        z[i] = z[i] >= 'A' && z[i] <= 'Z' ? (char)(z[i] + 32) : z[i];
    return (struct str){z, text.len};
}

static void gather(const struct check_input *in, struct sentences *out)
{
    const struct article *a = in->article;
    for (size_t i = 0; i < a->segments.len; i++) {
        const struct segment *s = &a->segments.at[i];
        if (str_trim(s->target).len == 0 || s->target.len > LIMIT_SEGMENT)
            continue;
        enum block_kind kind = s->block < a->blocks.len ? a->blocks.at[s->block].kind : BLOCK_PARAGRAPH;
        struct sentence *one = vec_push(in->arena, out);
        *one = (struct sentence){.segment = (uint32_t)i, .text = s->target, .kind = kind, .source = s->source};
        one->lower = lower_of(in->arena, s->target);
        traits_read(s->target, &one->traits);
    }
}

/* Finds on from *at; a search that runs away is logged and counts as no match. */
static bool find_on(struct pattern *p, const char *rule, struct str text, size_t at, struct pattern_hit *hit)
{
    struct err err;
    if (pattern_find(p, text, at, hit, &err) == FAULT_OK)
        return hit->found;
    log_warn("qa.rule", "%s: %s", rule, err.text);
    return false;
}

static bool applies(const struct rule *r, const struct sentence *s)
{
    struct pattern_hit hit;
    if (r->scope != RULE_ALL && (r->scope == RULE_HEADLINE) != (s->kind == BLOCK_HEADLINE))
        return false;
    return !r->source || find_on(r->source, r->name, s->source, 0, &hit);
}

static bool is_excepted(const struct rule *r, struct str match)
{
    for (size_t i = 0; i < r->except.len; i++)
        if (str_eq(r->except.at[i], match))
            return true;
    return false;
}

/* The message with {match} and {use} filled in. */
static struct str message_of(const struct check_input *in, const struct rule *r, struct str match, struct str use)
{
    struct buf b = buf_make(1000);
    for (size_t i = 0; i < r->message.len; i++) {
        struct str rest = str_slice(r->message, i, r->message.len);
        if (str_starts(rest, "{match}"))
            buf_add(&b, match), i += 6;
        else if (str_starts(rest, "{use}"))
            buf_add(&b, use), i += 4;
        else
            buf_addc(&b, r->message.at[i]);
    }
    struct str message = arena_str(in->arena, buf_str(&b));
    buf_release(&b);
    return message;
}

static struct finding *report(const struct check_input *in, const struct rule *r, const struct sentence *s,
                              struct span at, struct str use)
{
    struct str message = message_of(in, r, span_of(s->text, at), use);
    struct finding *f = check_report(in, r->name, r->severity, (struct span){0, 0}, at, "%.*s", STR_ARGS(message));
    f->segment = s->segment;
    return f;
}

/* A capital stays one: "Towards" -> "Toward". */
static struct str like_case(struct arena *a, struct str use, struct str match)
{
    if (!use.len || !match.len || match.at[0] < 'A' || match.at[0] > 'Z' || use.at[0] < 'a' || use.at[0] > 'z')
        return use;
    char *z = arena_cstr(a, use);
    z[0] = (char)(z[0] - 32);
    return (struct str){z, use.len};
}

static void substitute(const struct check_input *in, const struct rule *r, const struct rule_pattern *p,
                       const struct sentence *s, const struct pattern_hit *hit)
{
    struct buf b = buf_make(LIMIT_CELL);
    struct str match = span_of(s->text, hit->group[0]);
    pattern_expand(&b, p->replacement, s->text, hit);
    struct str use = like_case(in->arena, arena_str(in->arena, buf_str(&b)), match);
    buf_release(&b);
    if (str_eq(use, match))
        return;
    report(in, r, s, hit->group[0], use)->suggestion = use;
}

static bool may_match(const struct rule_pattern *p, const struct sentence *s)
{
    return rule_pattern_may_match(p, s->text, s->lower, &s->traits);
}

static bool any_may_match(const struct rule *r, const struct sentence *s)
{
    for (size_t i = 0; i < r->patterns.len; i++)
        if (may_match(&r->patterns.at[i], s))
            return true;
    return false;
}

static void each_match(const struct check_input *in, const struct rule *r, const struct sentence *s)
{
    struct pattern_hit hit;
    for (size_t i = 0; i < r->patterns.len; i++) {
        const struct rule_pattern *p = &r->patterns.at[i];
        if (!may_match(p, s))
            continue;
        for (size_t at = 0; find_on(p->pattern, r->name, s->text, at, &hit); at = hit.next) {
            if (is_excepted(r, span_of(s->text, hit.group[0])))
                continue;
            if (r->kind == RULE_SUBSTITUTION)
                substitute(in, r, p, s, &hit);
            else
                report(in, r, s, hit.group[0], str_of(""));
        }
    }
}

/* First place of an expression in the article; false when there is none. */
static bool first_place(const struct rule *r, const struct rule_pattern *p, const struct sentences *all,
                        const struct sentence **where, struct pattern_hit *hit)
{
    for (size_t i = 0; i < all->len; i++) {
        *where = &all->at[i];
        if (may_match(p, *where) && applies(r, *where) && find_on(p->pattern, r->name, (*where)->text, 0, hit))
            return true;
    }
    return false;
}

static void consistency(const struct check_input *in, const struct rule *r, const struct sentences *all)
{
    for (size_t i = 0; i + 1 < r->patterns.len; i += 2) {
        const struct rule_pattern *a = &r->patterns.at[i], *b = &r->patterns.at[i + 1];
        const struct sentence *in_a, *in_b;
        struct pattern_hit hit_a, hit_b;
        if (!first_place(r, a, all, &in_a, &hit_a) || !first_place(r, b, all, &in_b, &hit_b))
            continue;
        bool b_later = in_b > in_a || (in_b == in_a && hit_b.group[0].at > hit_a.group[0].at);
        report(in, r, b_later ? in_b : in_a, b_later ? hit_b.group[0] : hit_a.group[0],
               b_later ? span_of(in_a->text, hit_a.group[0]) : span_of(in_b->text, hit_b.group[0]));
    }
}

static struct str key_of(const struct sentence *s, const struct pattern_hit *hit)
{
    return span_of(s->text, span_is_none(hit->group[1]) ? hit->group[0] : hit->group[1]);
}

static bool introduced(const struct rule *r, const struct sentences *all, struct str key)
{
    struct pattern_hit hit;
    for (size_t i = 0; i < all->len; i++)
        for (size_t at = 0; find_on(r->patterns.at[1].pattern, r->name, all->at[i].text, at, &hit); at = hit.next)
            if (str_eq(key_of(&all->at[i], &hit), key))
                return true;
    return false;
}

/* Each word once, where it is first used. */
static void conditional(const struct check_input *in, const struct rule *r, const struct sentences *all)
{
    struct rule_words seen = {0};
    struct pattern_hit hit;
    for (size_t i = 0; i < all->len; i++) {
        const struct sentence *s = &all->at[i];
        if (!may_match(&r->patterns.at[0], s) || !applies(r, s))
            continue;
        for (size_t at = 0; find_on(r->patterns.at[0].pattern, r->name, s->text, at, &hit); at = hit.next) {
            struct str key = key_of(s, &hit);
            bool known = is_excepted(r, key);
            for (size_t k = 0; k < seen.len; k++)
                known |= str_eq(seen.at[k], key);
            if (known)
                continue;
            *vec_push(in->arena, &seen) = key;
            if (!introduced(r, all, key))
                report(in, r, s, hit.group[0], str_of(""));
        }
    }
}

static int64_t count(const struct rule *r, const struct sentence *s, struct span *last)
{
    struct pattern_hit hit;
    int64_t n = 0;
    for (size_t i = 0; i < r->patterns.len; i++)
        for (size_t at = 0;
             may_match(&r->patterns.at[i], s) && find_on(r->patterns.at[i].pattern, r->name, s->text, at, &hit);
             at = hit.next, n++)
            *last = hit.group[0];
    return n;
}

/* Is a sentence too short to have too many? Then nothing need be counted. */
static bool cannot_exceed(const struct rule *r, const struct sentence *s)
{
    return !r->per_article && r->least <= 0 && r->patterns.len == 1 && r->most >= 0 &&
           needs_most_matches(&r->patterns.at[0].words, s->text) <= (uint64_t)r->most;
}

static void occurrence(const struct check_input *in, const struct rule *r, const struct sentences *all)
{
    int64_t total = 0;
    const struct sentence *where = NULL;
    struct span last = {0, 0};
    for (size_t i = 0; i < all->len; i++) {
        const struct sentence *s = &all->at[i];
        if (cannot_exceed(r, s) || !applies(r, s))
            continue;
        int64_t n = count(r, s, &last);
        if (!r->per_article && (n > r->most || n < r->least))
            report(in, r, s, last, str_of(""));
        if (n > 0 || !where)
            where = s;
        total += n;
    }
    if (r->per_article && where && (total > r->most || total < r->least))
        report(in, r, where, last, str_of(""));
}

static void look(const struct check_input *in)
{
    const struct rules *rules = checker_rules(in->checker);
    struct sentences all = {0};
    if (rules->len == 0)
        return;
    gather(in, &all);
    const char *file = NULL; /* whose language was asked last */
    bool spoken = false;
    for (size_t i = 0; i < rules->len; i++) {
        const struct rule *r = &rules->at[i];
        if (r->lang != file) {
            file = r->lang;
            spoken = lang_is(in->article->target_lang, r->lang);
        }
        if (!spoken)
            continue;
        if (r->kind == RULE_CONSISTENCY)
            consistency(in, r, &all);
        else if (r->kind == RULE_CONDITIONAL)
            conditional(in, r, &all);
        else if (r->kind == RULE_OCCURRENCE)
            occurrence(in, r, &all);
        else
            for (size_t s = 0; s < all.len; s++)
                if (any_may_match(r, &all.at[s]) && applies(r, &all.at[s]))
                    each_match(in, r, &all.at[s]);
    }
}

static const struct option options[] = {QA_RULES, {0}};

/* What hits is in the rule files, each rule with its own examples. */
static const struct check_example examples[] = {
    {.source = "비가 왔다.", .target = "It rained towards evening."},
    {0},
};

const struct check check_style = {
    .name = "style",
    .help = "Does the translation keep the house style (the rule files named in the settings)?",
    .options = options,
    .needs = "house style rules",
    .article = look,
    .examples = examples,
};
