#include "terms/lint.h"

#include "base/clock.h"
#include "terms/index.h"
#include "terms/josa.h"
#include "terms/lexicon.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stdio.h>

/* From a folded text to the first entry that has it. */
struct map {
    struct slot {
        struct str key;
        const struct term *term;
    } * at;
    size_t slots;
};

struct linting {
    const struct termbase *t;
    struct arena *a;
    struct arena scratch;
    struct term_issues *out;
    struct map sources, aliases, targets, forbidden;
};

static struct term_issue *say(struct linting *l, const struct term *t, uint32_t column, enum severity severity,
                              const char *rule, const char *format, ...) __attribute__((format(printf, 6, 7)));

static struct term_issue *say(struct linting *l, const struct term *t, uint32_t column, enum severity severity,
                              const char *rule, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    struct term_issue *issue = vec_push(l->a, l->out);
    *issue = (struct term_issue){.rule = str_of(rule),
                                 .severity = severity,
                                 .file = t->file,
                                 .line = t->line,
                                 .column = column,
                                 .message = arena_str(l->a, str_of(text))};
    return issue;
}

/* ---- maps ---- */

static void map_init(struct linting *l, struct map *m, size_t most)
{
    m->slots = 16;
    while (m->slots < most * 2)
        m->slots *= 2;
    m->at = arena_alloc(&l->scratch, m->slots * sizeof *m->at);
}

static struct slot *map_slot(const struct map *m, struct str key)
{
    size_t i = wordhash(key.at, key.len) >> 20 & (m->slots - 1);
    while (m->at[i].term && !str_eq(m->at[i].key, key))
        i = (i + 1) & (m->slots - 1);
    return &m->at[i];
}

/* What stood there before; NULL when this one is the first. */
static const struct term *map_put(const struct map *m, struct str key, const struct term *t)
{
    struct slot *s = map_slot(m, key);
    if (s->term)
        return s->term;
    *s = (struct slot){key, t};
    return NULL;
}

static const struct term *map_get(const struct map *m, struct str key)
{
    return map_slot(m, key)->term;
}

static struct str alike(struct linting *l, struct str s)
{
    return fold_text(&l->scratch, s, FOLD_ALL);
}

static bool same_lang(const struct term *x, const struct term *y)
{
    return str_eq(x->lang, y->lang);
}

/* ---- one entry ---- */

static bool holds(const struct strs *list, struct str s)
{
    for (size_t i = 0; i < list->len; i++)
        if (str_eq(list->at[i], s))
            return true;
    return false;
}

static void check_renderings(struct linting *l, const struct term *t)
{
    for (size_t i = 0; i < t->forbidden.len; i++)
        if (str_eq(t->forbidden.at[i], t->target) || holds(&t->allowed, t->forbidden.at[i]))
            say(l, t, t->column.forbidden, SEVERITY_BLOCK, "rendering.conflict",
                "\"%.*s\" is both wanted and forbidden for %.*s.", STR_ARGS(t->forbidden.at[i]), STR_ARGS(t->source));
    for (size_t i = 0; i < t->allowed.len; i++) {
        bool again = str_eq(t->allowed.at[i], t->target);
        for (size_t k = 0; k < i; k++)
            again |= str_eq(t->allowed.at[i], t->allowed.at[k]);
        if (again)
            say(l, t, t->column.allowed, SEVERITY_NOTE, "rendering.repeated", "\"%.*s\" stands twice for %.*s.",
                STR_ARGS(t->allowed.at[i]), STR_ARGS(t->source));
    }
}

static void check_josa(struct linting *l, const struct term *t)
{
    static const char *const particles[] = {"에서", "에게", "으로", "의", "을", "를", "은", "는", NULL};
    struct str s = t->source;
    if (lexicon_classes(s) & WORD_NOUN)
        return;
    for (size_t i = 0; particles[i]; i++) {
        size_t len = strlen(particles[i]);
        if (!str_ends(s, particles[i]) || s.len < len + 6)
            continue;
        struct str noun = str_slice(s, 0, s.len - len), particle = str_of(particles[i]);
        bool known = lexicon_classes(noun) & WORD_NOUN || index_key(l->t->index, noun.at, noun.len);
        if (!known || josa_tail(particle, hangul_batchim(utf8_before(noun, noun.len, NULL)), 2).kind != TAIL_JOSA)
            continue;
        say(l, t, t->column.source, SEVERITY_WARN, "source.josa",
            "%.*s ends in the particle %s: an entry is the bare noun.", STR_ARGS(s), particles[i])
            ->fix = arena_str(l->a, noun);
        return;
    }
}

static void check_risky(struct linting *l, const struct term *t)
{
    size_t len;
    utf8_at(t->source, 0, &len);
    if (t->source.len > 600)
        say(l, t, t->column.source, SEVERITY_WARN, "source.long",
            "A source of %zu bytes is not recognised in text; 600 is the most.", t->source.len);
    else if (len == t->source.len)
        say(l, t, t->column.source, SEVERITY_NOTE, "source.risky",
            "%.*s is one syllable: it is recognised only where a word begins with it and nothing else fits.",
            STR_ARGS(t->source));
    else if (josa_tail(t->source, BATCHIM_UNKNOWN, 2).kind != TAIL_NOT)
        say(l, t, t->column.source, SEVERITY_NOTE, "source.risky",
            "%.*s is also spelt like particles or an ending: the words beside it decide.", STR_ARGS(t->source));
}

static void check_until(struct linting *l, const struct term *t, int64_t today)
{
    int64_t last;
    const int64_t day = 86400000;
    if (t->until.len && t->status != TERM_RETIRED && clock_parse(t->until, 540, &last) && last + day <= today)
        say(l, t, t->column.until, SEVERITY_WARN, "term.expired",
            "%.*s was good until %.*s: retire it or give it a new date.", STR_ARGS(t->source), STR_ARGS(t->until));
}

/* ---- against the others ---- */

static void check_source(struct linting *l, const struct term *t)
{
    const struct term *other = map_put(&l->sources, alike(l, t->source), t);
    if (!other || !same_lang(t, other))
        return;
    if (str_eq(t->target, other->target))
        say(l, t, t->column.source, SEVERITY_WARN, "term.duplicate", "%.*s stands already at %.*s:%u.",
            STR_ARGS(t->source), STR_ARGS(other->file), other->line);
    else
        say(l, t, t->column.target, SEVERITY_BLOCK, "term.conflict", "%.*s is \"%.*s\" here and \"%.*s\" at %.*s:%u.",
            STR_ARGS(t->source), STR_ARGS(t->target), STR_ARGS(other->target), STR_ARGS(other->file), other->line);
    if (holds(&other->forbidden, t->target) || holds(&t->forbidden, other->target))
        say(l, t, t->column.forbidden, SEVERITY_BLOCK, "rendering.conflict",
            "What is preferred for %.*s here is forbidden at %.*s:%u, or the other way round.", STR_ARGS(t->source),
            STR_ARGS(other->file), other->line);
}

/* Does a walk from alias to entry, entry to alias come back to `home`? 가 → 나 → 다 → 가 is as
 * undecided as 가 → 나 → 가. */
static bool leads_back(struct linting *l, const struct term *from, const struct term *home, unsigned *looks)
{
    for (size_t i = 0; *looks && i < from->aliases.len; i++) {
        --*looks;
        const struct term *next = map_get(&l->sources, alike(l, from->aliases.at[i]));
        if (!next || next == from || !same_lang(home, next))
            continue;
        if (next == home || leads_back(l, next, home, looks))
            return true;
    }
    return false;
}

static bool has_alias(struct linting *l, const struct term *t, struct str folded)
{
    for (size_t i = 0; i < t->aliases.len; i++)
        if (str_eq(alike(l, t->aliases.at[i]), folded))
            return true;
    return false;
}

static bool is_cycle(struct linting *l, const struct term *from, const struct term *home)
{
    unsigned looks = 64; /* enough for any cycle a person makes; other people's files may be one big knot */
    return leads_back(l, from, home, &looks);
}

static void check_aliases(struct linting *l, const struct term *t)
{
    for (size_t i = 0; i < t->aliases.len; i++) {
        struct str folded = alike(l, t->aliases.at[i]);
        const struct term *other = map_get(&l->sources, folded);
        if (other == t && str_eq(t->aliases.at[i], t->source))
            say(l, t, t->column.aliases, SEVERITY_NOTE, "alias.term", "%.*s is its own alias.", STR_ARGS(t->source));
        else if (other == t)
            continue; /* another spacing of the source itself */
        else if (other && same_lang(t, other) && has_alias(l, other, alike(l, t->source)))
            say(l, t, t->column.aliases, SEVERITY_BLOCK, "alias.cycle",
                "%.*s and %.*s (%.*s:%u) are each other's alias.", STR_ARGS(t->source), STR_ARGS(other->source),
                STR_ARGS(other->file), other->line);
        else if (other && same_lang(t, other) && is_cycle(l, other, t))
            say(l, t, t->column.aliases, SEVERITY_BLOCK, "alias.cycle",
                "The alias %.*s is the entry at %.*s:%u, whose aliases lead back to %.*s.", STR_ARGS(t->aliases.at[i]),
                STR_ARGS(other->file), other->line, STR_ARGS(t->source));
        else if (other && same_lang(t, other))
            say(l, t, t->column.aliases, SEVERITY_WARN, "alias.term",
                "The alias %.*s is an entry of its own at %.*s:%u.", STR_ARGS(t->aliases.at[i]), STR_ARGS(other->file),
                other->line);
        else if ((other = map_put(&l->aliases, folded, t)) && other != t && same_lang(t, other))
            say(l, t, t->column.aliases, SEVERITY_WARN, "alias.term", "The alias %.*s also belongs to %.*s at %.*s:%u.",
                STR_ARGS(t->aliases.at[i]), STR_ARGS(other->source), STR_ARGS(other->file), other->line);
    }
}

static void check_target(struct linting *l, const struct term *t)
{
    const struct term *other = map_put(&l->targets, alike(l, t->target), t);
    if (other && same_lang(t, other) && !str_eq(other->target, t->target))
        say(l, t, t->column.target, SEVERITY_WARN, "rendering.case", "\"%.*s\" is spelt \"%.*s\" at %.*s:%u.",
            STR_ARGS(t->target), STR_ARGS(other->target), STR_ARGS(other->file), other->line);
    other = map_get(&l->forbidden, t->target);
    if (other && other != t && same_lang(t, other) && !str_eq(t->source, other->source))
        say(l, t, t->column.target, SEVERITY_NOTE, "rendering.clash", "\"%.*s\" is forbidden for %.*s at %.*s:%u.",
            STR_ARGS(t->target), STR_ARGS(other->source), STR_ARGS(other->file), other->line);
}

static bool says_within(struct linting *l, struct str longer, const struct term *shorter)
{
    struct str whole = fold_text(&l->scratch, longer, FOLD_CASE);
    if (str_find(whole, fold_text(&l->scratch, shorter->target, FOLD_CASE), 0) >= 0)
        return true;
    for (size_t i = 0; i < shorter->allowed.len; i++)
        if (str_find(whole, fold_text(&l->scratch, shorter->allowed.at[i], FOLD_CASE), 0) >= 0)
            return true;
    return false;
}

/* The longest other source that this one begins with, when its rendering is not a part
 * of this one's: a reader of the list should see that the longer entry is needed. */
static void check_shadow(struct linting *l, const struct term *t)
{
    struct str s = t->source;
    for (size_t end = s.len; end > 3;) {
        size_t len;
        utf8_before(s, end, &len);
        end -= len;
        const struct index_key *k = end > 3 ? index_key(l->t->index, s.at, end) : NULL;
        if (!k)
            continue;
        const struct term *other = l->t->terms.at[k->term];
        if (!str_eq(other->source, str_slice(s, 0, end)) || !same_lang(t, other))
            continue;
        if (says_within(l, t->target, other))
            return;
        say(l, t, t->column.source, SEVERITY_NOTE, "term.shadow",
            "%.*s begins with %.*s (%.*s:%u): there the longer entry counts.", STR_ARGS(s), STR_ARGS(other->source),
            STR_ARGS(other->file), other->line);
        return;
    }
}

void terms_lint(const struct termbase *t, int64_t today, struct arena *a, struct term_issues *out)
{
    struct linting l = {.t = t, .a = a, .out = out};
    size_t aliases = 0, forbidden = 0;
    for (size_t i = 0; i < t->terms.len; i++) {
        aliases += t->terms.at[i]->aliases.len;
        forbidden += t->terms.at[i]->forbidden.len;
    }
    map_init(&l, &l.sources, t->terms.len);
    map_init(&l, &l.targets, t->terms.len);
    map_init(&l, &l.aliases, aliases);
    map_init(&l, &l.forbidden, forbidden);
    for (size_t i = 0; i < t->terms.len; i++) {
        check_source(&l, t->terms.at[i]);
        for (size_t k = 0; k < t->terms.at[i]->forbidden.len; k++)
            map_put(&l.forbidden, t->terms.at[i]->forbidden.at[k], t->terms.at[i]);
    }
    for (size_t i = 0; i < t->terms.len; i++) {
        const struct term *term = t->terms.at[i];
        check_renderings(&l, term);
        check_josa(&l, term);
        check_risky(&l, term);
        check_until(&l, term, today);
        check_aliases(&l, term);
        check_target(&l, term);
        check_shadow(&l, term);
    }
    arena_release(&l.scratch);
}
