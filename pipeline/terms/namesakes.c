/* Two people of one family name in a story, and the name alone: which one is meant? */
#include "terms/comparing.h"
#include "terms/latin.h"
#include "terms/letters.h"
#include "terms/romanize.h"
#include "text/utf8.h"

struct call {
    uint32_t segment;
    struct person p;
};

struct calls {
    struct call *at;
    size_t len, cap;
};

/* Is `p` called by a name that was used before? */
static bool known_before(const struct calls *all, size_t n)
{
    const struct person *p = &all->at[n].p;
    for (size_t i = 0; i < n; i++) {
        const struct person *q = &all->at[i].p;
        if (str_eq(q->family, p->family) && str_eq(q->given, p->given) && (p->given.len || str_eq(q->title, p->title)))
            return true;
    }
    return false;
}

/* A person of the glossary needs no title to be known for one. */
static void add_of_glossary(struct comparing *c, struct calls *out)
{
    for (size_t i = 0; i < c->mentions.len; i++) {
        const struct mention *m = &c->mentions.at[i];
        struct str name = m->term->source;
        size_t family = m->term->kind == TERM_PERSON ? family_length(name) : 0;
        size_t given = utf8_count(name, name.len, UNIT_CODE_POINT) * 3 - family;
        if (family == 0 || name.len != family + given || given == 0 || given > 6)
            continue;
        *vec_push(c->a, out) = (struct call){m->segment,
                                             {.at = m->source,
                                              .family = str_slice(name, 0, family),
                                              .given = str_slice(name, family, given),
                                              .title = str_of("")}};
    }
}

static void calls_find(struct comparing *c, struct calls *out)
{
    for (uint32_t i = 0; i < c->people->len; i++)
        for (size_t k = 0; k < c->people->at[i].len; k++)
            *vec_push(c->a, out) = (struct call){i, c->people->at[i].at[k]};
    add_of_glossary(c, out);
}

/* Two who bear the family name: by their full names; or, when nobody's full name
 * stands, two titles (김 의원, 김 장관). One full name and another title are most often the
 * same person (이재명 대표, 이 후보). How many are told apart, at most two, into two[]. */
static size_t bearers(const struct calls *all, struct str family, bool full, const struct person *two[2])
{
    size_t n = 0;
    for (size_t i = 0; i < all->len && n < 2; i++) {
        const struct person *p = &all->at[i].p;
        if (str_eq(p->family, family) && (p->given.len > 0) == full && !known_before(all, i))
            two[n++] = p;
    }
    return n;
}

static struct str call_text(struct arena *a, const struct person *p)
{
    return arena_printf(a, "%.*s%.*s%s%.*s", STR_ARGS(p->family), STR_ARGS(p->given), p->title.len ? " " : "",
                        STR_ARGS(p->title));
}

/* The first family name alone in the translation, in a segment whose Korean has one of them. */
static bool said_bare(const struct comparing *c, const struct calls *all, struct str family, struct mention *m,
                      struct span *where)
{
    for (size_t i = 0; i < all->len; i++) {
        const struct call *x = &all->at[i];
        if (!str_eq(x->p.family, family) || !latin_find_bare(comparing_target(c, x->segment), family, where))
            continue;
        *m = (struct mention){.segment = x->segment, .source = x->p.at};
        return true;
    }
    return false;
}

/* ---- scripts without spaces: 金議員, キム議員 ---- */

/* The family name within a rendering of the glossary: up to the dot, or as many characters of
 * Han as it has syllables when the whole name has one a syllable. Borrowed; "" = cannot be told. */
static struct str family_in(const struct term *term, size_t family)
{
    static const char *const dots[] = {"\xE3\x83\xBB", "\xC2\xB7", "\xEF\xBC\x9D"};
    struct str said = term->target;
    size_t len = 0, n = 0, syllables = utf8_count(term->source, term->source.len, UNIT_CODE_POINT);
    if (!is_unspaced(utf8_at(said, 0, NULL)))
        return str_of("");
    for (size_t i = 0; i < sizeof dots / sizeof *dots; i++)
        if (str_find(said, str_of(dots[i]), 0) > 0)
            return str_slice(said, 0, (size_t)str_find(said, str_of(dots[i]), 0));
    if (utf8_count(said, said.len, UNIT_CODE_POINT) != syllables)
        return str_of("");
    for (size_t i = 0; n < utf8_count(term->source, family, UNIT_CODE_POINT); n++, i += len)
        utf8_at(said, i, &len);
    return str_slice(said, 0, n * len);
}

/* Does a whole rendering of a person of the story stand there? */
static bool says_whole(const struct comparing *c, struct str text, size_t at)
{
    for (size_t i = 0; i < c->mentions.len; i++)
        if (c->mentions.at[i].term->kind == TERM_PERSON &&
            str_starts(str_slice(text, at, text.len), arena_cstr(c->a, c->mentions.at[i].term->target)))
            return true;
    return false;
}

/* The first place in the sentence where the family name stands without a given name. */
static bool find_alone(const struct comparing *c, struct str text, struct str family, struct span *where)
{
    for (ptrdiff_t at = str_find(text, family, 0); at >= 0; at = str_find(text, family, (size_t)at + family.len)) {
        if (says_whole(c, text, (size_t)at))
            continue;
        *where = (struct span){(uint32_t)at, (uint32_t)family.len};
        return true;
    }
    return false;
}

/* As said_bare(): where the Korean has the bare name too, for elsewhere 金 is also gold. The
 * rendering of the family name is taken from whoever of them the glossary knows. */
static bool said_alone(const struct comparing *c, const struct calls *all, struct str family, struct mention *m,
                       struct span *where)
{
    for (size_t i = 0; i < c->mentions.len; i++) {
        const struct term *term = c->mentions.at[i].term;
        if (term->kind != TERM_PERSON || family_length(term->source) != family.len ||
            !str_eq(str_slice(term->source, 0, family.len), family))
            continue;
        struct str said = family_in(term, family.len);
        for (size_t k = 0; said.len && k < all->len; k++) {
            const struct call *x = &all->at[k];
            if (!str_eq(x->p.family, family) || x->p.given.len ||
                !find_alone(c, comparing_target(c, x->segment), said, where))
                continue;
            *m = (struct mention){.segment = x->segment, .source = x->p.at};
            return true;
        }
    }
    return false;
}

static bool called_bare(const struct comparing *c, const struct calls *all, struct str family, struct mention *m)
{
    for (size_t i = 0; i < all->len; i++) {
        const struct call *x = &all->at[i];
        if (!str_eq(x->p.family, family) || x->p.given.len || comparing_target(c, x->segment).len == 0)
            continue;
        *m = (struct mention){.segment = x->segment, .source = x->p.at};
        return true;
    }
    return false;
}

static void check_family(struct comparing *c, const struct calls *all, struct str family)
{
    const struct person *two[2];
    struct mention m;
    struct span where = {0};
    bool full = bearers(all, family, true, two) == 2;
    if (!full && (bearers(all, family, true, two) == 1 || bearers(all, family, false, two) < 2))
        return;
    bool said = full && (said_bare(c, all, family, &m, &where) || said_alone(c, all, family, &m, &where));
    if (!said && !called_bare(c, all, family, &m))
        return;
    comparing_report(
        c, "name.ambiguous", said ? SEVERITY_WARN : SEVERITY_NOTE, &m, where,
        "Two people in this story are called %.*s (%.*s, %.*s): readers should see which one is meant here.",
        STR_ARGS(family), STR_ARGS(call_text(c->a, two[0])), STR_ARGS(call_text(c->a, two[1])));
}

void namesakes_check(struct comparing *c)
{
    struct calls all = {0};
    calls_find(c, &all);
    for (size_t i = 0; i < all.len; i++) {
        bool first = true;
        for (size_t k = 0; k < i && first; k++)
            first = !str_eq(all.at[k].p.family, all.at[i].p.family);
        if (first)
            check_family(c, &all, all.at[i].p.family);
    }
}
