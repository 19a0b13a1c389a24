#include "stages/qa/rules.h"

#include "base/file.h"
#include "base/json.h"
#include "stages/qa/anchor.h"

#include <stdio.h>

struct reading {
    struct rules *rules;
    const char *path;
    struct rule *rule;
    const json_t *json;
    bool nocase, words;
    char where[320];
};

static enum fault wrong(const struct reading *r, const char *what, struct err *err)
{
    return fault(err, FAULT_STOP, "%s: %s", r->where, what);
}

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool edge_is_word(struct str s, bool end)
{
    char c = s.len == 0 ? 0 : end ? s.at[s.len - 1] : s.at[0];
    return (c & 0x80) || is_letter(c) || c == ' ' || (c >= '0' && c <= '9') || c == '(' || c == ')' || c == '[' ||
           c == ']';
}

static enum fault open_pattern(struct reading *r, struct str source, bool plain, struct pattern **out, struct err *err)
{
    struct str whole = source;
    if (r->words && !plain)
        whole = arena_printf(&r->rules->arena, "%s(?:%.*s)%s", edge_is_word(source, false) ? "\\b" : "",
                             STR_ARGS(source), edge_is_word(source, true) ? "\\b" : "");
    enum fault f = pattern_open(whole, r->nocase ? PATTERN_NOCASE : 0, r->where, out, err);
    return f == FAULT_REJECT ? FAULT_STOP : f;
}

static enum fault add_pattern(struct reading *r, struct str source, struct str replacement, struct err *err)
{
    struct rule_pattern p = {.replacement = arena_str(&r->rules->arena, replacement)};
    try(open_pattern(r, source, false, &p.pattern, err));
    p.anchor = anchor_read(&r->rules->arena, source, r->nocase);
    p.nocase = r->nocase;
    needs_read(&r->rules->arena, source, r->nocase, &p.needs);
    needs_read_words(source, &p.words);
    *vec_push(&r->rules->arena, &r->rule->patterns) = p;
    return FAULT_OK;
}

static enum fault read_matches(struct reading *r, struct err *err)
{
    const json_t *match = json_object_get(r->json, "match"), *one;
    size_t i;
    if (json_is_string(match))
        return add_pattern(r, json_str(match), str_of(""), err);
    json_array_foreach((json_t *)match, i, one)
    {
        try(add_pattern(r, json_str(one), str_of(""), err));
    }
    return json_array_size(match) > 0 ? FAULT_OK : wrong(r, "\"match\" must name at least one expression", err);
}

static enum fault read_pairs(struct reading *r, const char *key, bool both, struct err *err)
{
    const json_t *pairs = json_object_get(r->json, key);
    json_t *to;
    const char *from;
    json_object_foreach((json_t *)pairs, from, to)
    {
        try(add_pattern(r, str_of(from), both ? str_of(from) : json_str(to), err));
        if (both)
            try(add_pattern(r, json_str(to), json_str(to), err));
    }
    if (json_object_size(pairs) == 0)
        return fault(err, FAULT_STOP, "%s: \"%s\" must be an object with at least one pair", r->where, key);
    return FAULT_OK;
}

static enum fault read_conditional(struct reading *r, struct err *err)
{
    struct str if_ = json_get_str(r->json, "if"), then = json_get_str(r->json, "then");
    if (if_.len == 0 || then.len == 0)
        return wrong(r, "a conditional rule needs \"if\" and \"then\"", err);
    try(add_pattern(r, if_, str_of(""), err));
    return add_pattern(r, then, str_of(""), err);
}

static const struct {
    const char *name;
    enum rule_kind kind;
} kinds[] = {{"existence", RULE_EXISTENCE},
             {"substitution", RULE_SUBSTITUTION},
             {"consistency", RULE_CONSISTENCY},
             {"conditional", RULE_CONDITIONAL},
             {"occurrence", RULE_OCCURRENCE}};

static enum fault read_kind(struct reading *r, struct err *err)
{
    struct str kind = json_get_str(r->json, "kind");
    size_t k = 0;
    while (k < sizeof kinds / sizeof *kinds && !str_is(kind, kinds[k].name))
        k++;
    if (k == sizeof kinds / sizeof *kinds)
        return wrong(r, "\"kind\" must be existence, substitution, consistency, conditional or occurrence", err);
    r->rule->kind = kinds[k].kind;
    switch (r->rule->kind) {
    case RULE_SUBSTITUTION: return read_pairs(r, "swap", false, err);
    case RULE_CONSISTENCY: return read_pairs(r, "either", true, err);
    case RULE_CONDITIONAL: return read_conditional(r, err);
    default: return read_matches(r, err);
    }
}

static void read_strings(struct reading *r, const json_t *list, struct rule_examples *out)
{
    const json_t *one;
    size_t i;
    json_array_foreach((json_t *)list, i, one)
    {
        *vec_push(&r->rules->arena, out) = arena_str(&r->rules->arena, json_str(one));
    }
}

static enum fault read_details(struct reading *r, struct err *err)
{
    struct rule *rule = r->rule;
    struct str severity = json_get_str(r->json, "severity"), scope = json_get_str(r->json, "scope");
    struct str source = json_get_str(r->json, "source");
    rule->severity = SEVERITY_NOTE;
    if (severity.len && !severity_read(severity, &rule->severity))
        return wrong(r, "\"severity\" must be note, warn or block", err);
    rule->scope = str_is(scope, "headline") ? RULE_HEADLINE : str_is(scope, "body") ? RULE_BODY : RULE_ALL;
    rule->per_article = str_is(json_get_str(r->json, "per"), "article");
    rule->least = json_get_int(r->json, "min", 0);
    rule->most = json_get_int(r->json, "max", INT64_MAX);
    rule->message = arena_str(&r->rules->arena, json_get_str(r->json, "message"));
    if (rule->message.len == 0)
        return wrong(r, "\"message\" is missing: what should the editor do?", err);
    struct rule_examples except = {0};
    read_strings(r, json_object_get(r->json, "except"), &except);
    rule->except = (struct rule_words){except.at, except.len, except.cap};
    const json_t *examples = json_object_get(r->json, "examples");
    read_strings(r, json_object_get(examples, "hit"), &rule->hits);
    read_strings(r, json_object_get(examples, "pass"), &rule->passes);
    return source.len ? open_pattern(r, source, true, &rule->source, err) : FAULT_OK;
}

static bool is_id(struct str id)
{
    for (size_t i = 0; i < id.len; i++)
        if (!((id.at[i] >= 'a' && id.at[i] <= 'z') || (id.at[i] >= '0' && id.at[i] <= '9') || id.at[i] == '-'))
            return false;
    return id.len > 0 && id.len < 48;
}

static enum fault read_rule(struct reading *r, const char *lang, struct err *err)
{
    struct arena *a = &r->rules->arena;
    struct str id = json_get_str(r->json, "id");
    snprintf(r->where, sizeof r->where, "%.200s: rule \"%.*s\"", r->path, id.len < 60 ? (int)id.len : 60, id.at);
    if (!is_id(id))
        return wrong(r, "\"id\" must be short, of a-z, 0-9 and -", err);
    struct rule rule = {.name = arena_printf(a, "style.%.*s", STR_ARGS(id)).at, .lang = lang};
    r->rule = &rule;
    r->nocase = json_get_bool(r->json, "ignore_case", true);
    r->words = json_get_bool(r->json, "whole_word", true);
    enum fault f = read_details(r, err);
    if (f == FAULT_OK)
        f = read_kind(r, err);
    /* kept even when it failed: rules_release() closes what was opened */
    *vec_push(a, r->rules) = rule;
    return f;
}

/* "news.en.json" -> "en" */
static struct str lang_of_name(struct str path)
{
    struct str name = path_name(path);
    if (str_ends(name, ".json"))
        name.len -= 5;
    size_t dot = name.len;
    while (dot > 0 && name.at[dot - 1] != '.')
        dot--;
    return str_slice(name, dot, dot > 0 ? name.len : 0);
}

enum fault rules_read(struct rules *r, const char *path, struct str bytes, struct err *err)
{
    auto_json json_t *file = NULL;
    struct reading reading = {.rules = r, .path = path};
    const json_t *rule;
    size_t i;
    enum fault f = json_parse(bytes, path, &file, err);
    if (f != FAULT_OK)
        return FAULT_STOP;
    struct str lang = json_get_str(file, "lang");
    lang = lang.len ? lang : lang_of_name(str_of(path));
    snprintf(reading.where, sizeof reading.where, "%.200s", path);
    if (lang.len == 0)
        return wrong(&reading, "\"lang\" is missing: for which language are these rules?", err);
    if (json_array_size(json_object_get(file, "rules")) == 0)
        return wrong(&reading, "there is no list \"rules\"", err);
    const char *spoken = arena_cstr(&r->arena, lang);
    json_array_foreach(json_object_get(file, "rules"), i, rule)
    {
        reading.json = rule;
        try(read_rule(&reading, spoken, err));
    }
    return FAULT_OK;
}

bool rule_pattern_may_match(const struct rule_pattern *p, struct str text, struct str lower,
                            const struct traits *traits)
{
    if (!needs_met(&p->needs, traits))
        return false;
    return p->anchor.len == 0 || traits->folds || str_find(p->nocase ? lower : text, p->anchor, 0) >= 0;
}

void rules_release(struct rules *r)
{
    for (size_t i = 0; i < r->len; i++) {
        for (size_t p = 0; p < r->at[i].patterns.len; p++)
            pattern_close(r->at[i].patterns.at[p].pattern);
        if (r->at[i].source)
            pattern_close(r->at[i].source);
    }
    arena_release(&r->arena);
    *r = (struct rules){0};
}
