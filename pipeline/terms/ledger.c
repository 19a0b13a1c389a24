#include "terms/ledger.h"

#include "terms/latin.h"
#include "terms/names.h"
#include "terms/romanize.h"
#include "text/hangul.h"
#include "text/utf8.h"

enum { SYLLABLE = 3 /* bytes */ };

static struct named *named_of(const struct ledger *l, struct str name)
{
    for (size_t i = 0; i < l->len; i++)
        if (str_eq(l->at[i].name, name))
            return &l->at[i];
    return NULL;
}

static bool is_marked(const struct term_marks *marks, uint32_t segment, struct span at)
{
    for (size_t i = 0; i < marks->len; i++) {
        const struct term_mark *m = &marks->at[i];
        if (m->segment == segment && m->source.at <= at.at && m->source.at + m->source.len >= at.at + at.len)
            return true;
    }
    return false;
}

/* Bytes of the family name when the whole is one with a given name of one or two
 * syllables; 0 = it is not. */
static size_t family_of(struct str name)
{
    size_t family = family_length(name), len;
    if (family == 0 || name.len <= family || name.len > family + 2 * SYLLABLE)
        return 0;
    for (size_t at = 0; at < name.len; at += len)
        if (!hangul_is_syllable(utf8_at(name, at, &len)))
            return 0;
    return family;
}

static void add(struct arena *a, struct ledger *l, struct str name, size_t family, uint32_t segment, struct span at,
                bool known)
{
    struct named *n = named_of(l, name);
    if (n) {
        n->in_glossary |= known;
        return;
    }
    *vec_push(a, l) = (struct named){.name = name,
                                     .family = family,
                                     .segment = segment,
                                     .source = at,
                                     .in_glossary = known,
                                     .rendering = str_of("")};
}

/* What the glossary marks may be a person as well: 한강 has the form of one. Only a
 * translation that spells it as a name makes it one. */
static void add_marked(const struct article *article, const struct term_marks *marks, struct arena *a, struct ledger *l)
{
    for (size_t i = 0; i < marks->len; i++) {
        const struct term_mark *m = &marks->at[i];
        struct str said = span_of(article->segments.at[m->segment].source, m->source);
        size_t family = family_of(said);
        if (family)
            add(a, l, said, family, m->segment, m->source, true);
    }
}

struct story_people *ledger_people(struct arena *a, const struct article *article)
{
    struct story_people *all = arena_alloc(a, sizeof *all);
    all->len = article->segments.len;
    all->at = arena_alloc(a, (all->len + 1) * sizeof *all->at);
    for (size_t i = 0; i < all->len; i++)
        names_find(a, article->segments.at[i].source, &all->at[i]);
    return all;
}

void ledger_names(const struct article *article, const struct story_people *people, const struct term_marks *marks,
                  struct arena *a, struct ledger *out)
{
    for (uint32_t s = 0; s < people->len; s++)
        for (size_t i = 0; i < people->at[s].len; i++) {
            const struct person *p = &people->at[s].at[i];
            if (p->given.len)
                add(a, out, span_of(article->segments.at[s].source, p->at), p->family.len, s, p->at,
                    is_marked(marks, s, p->at));
        }
    add_marked(article, marks, a, out);
}

/* 박민수 and 박민서 may both be spelled "Park Min-su": it is his who has it nearer. */
static bool anothers(const struct ledger *l, const struct named *n, struct str said, int cost)
{
    struct span where;
    for (size_t i = 0; i < l->len; i++) {
        const struct named *other = &l->at[i];
        if (other == n)
            continue;
        int theirs = latin_find(said, str_slice(other->name, 0, other->family),
                                str_slice(other->name, other->family, other->name.len), &where);
        if (theirs >= 0 && theirs < cost)
            return true;
    }
    return false;
}

void ledger_rendering(const struct article *article, const struct ledger *l, struct named *n)
{
    struct str family = str_slice(n->name, 0, n->family), given = str_slice(n->name, n->family, n->name.len);
    int best = -1;
    for (uint32_t s = 0; s < article->segments.len; s++) {
        struct str text = article->segments.at[s].target;
        struct span where;
        int cost = latin_find(text, family, given, &where);
        if (cost < 0 || (best >= 0 && cost >= best) || anothers(l, n, span_of(text, where), cost))
            continue;
        best = cost;
        n->said_in = s;
        n->target = where;
        n->rendering = span_of(text, where);
    }
}

void ledger_renderings(const struct article *article, struct ledger *l)
{
    for (size_t i = 0; i < l->len; i++)
        ledger_rendering(article, l, &l->at[i]);
}
