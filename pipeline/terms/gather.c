#include "terms/gather.h"

#include "terms/josa.h"
#include "terms/letters.h"
#include "terms/lexicon.h"
#include "terms/names.h"
#include "terms/romanize.h"
#include "terms/word.h"
#include "terms/wordhash.h"
#include "text/utf8.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 1 << 12, CANDIDATES = 1 << 20, EXAMPLE = 300, LONGEST = 36 };

struct candidate {
    struct gathered found;
    uint64_t tails[8];
    size_t called; /* times a title made a person of it */
    bool nominal;  /* seen with a particle that verbs do not take */
};

/* The word before, when it may be the first of a phrase. */
struct opening {
    size_t at, end; /* bytes of the text; end 0 = none */
};

struct gather {
    const struct termbase *t;
    struct matcher *matcher;
    struct arena arena, scratch;
    struct {
        struct candidate **at;
        size_t slots, len;
    } table;
};

struct gather *gather_open(const struct termbase *t)
{
    struct gather *g = calloc(1, sizeof *g);
    if (!g)
        abort();
    g->t = t;
    g->matcher = matcher_open(t);
    g->table.slots = FIRST_SLOTS;
    g->table.at = calloc(FIRST_SLOTS, sizeof *g->table.at);
    if (!g->table.at)
        abort();
    return g;
}

void gather_close(struct gather *g)
{
    matcher_close(g->matcher);
    free(g->table.at);
    arena_release(&g->arena);
    arena_release(&g->scratch);
    free(g);
}

static struct candidate **slot_of(struct candidate **at, size_t slots, struct str source)
{
    size_t i = wordhash(source.at, source.len) >> 20 & (slots - 1);
    while (at[i] && !str_eq(at[i]->found.source, source))
        i = (i + 1) & (slots - 1);
    return &at[i];
}

static void grow(struct gather *g)
{
    size_t slots = g->table.slots * 2;
    struct candidate **wider = calloc(slots, sizeof *wider);
    if (!wider)
        abort();
    for (size_t i = 0; i < g->table.slots; i++)
        if (g->table.at[i])
            *slot_of(wider, slots, g->table.at[i]->found.source) = g->table.at[i];
    free(g->table.at);
    g->table.at = wider;
    g->table.slots = slots;
}

static struct str example_of(struct gather *g, struct str text)
{
    size_t len = utf8_offset(str_slice(text, 0, EXAMPLE), EXAMPLE, UNIT_CODE_POINT);
    while (len > 0 && len < text.len && ((unsigned char)text.at[len] & 0xC0) == 0x80)
        len--;
    return arena_str(&g->arena, str_slice(text, 0, len));
}

/* The candidate, new or known; NULL when there are too many already. */
static struct candidate *candidate_of(struct gather *g, struct str source, struct str text)
{
    if (g->table.len * 2 > g->table.slots)
        grow(g);
    struct candidate **slot = slot_of(g->table.at, g->table.slots, source);
    if (*slot)
        return *slot;
    if (g->table.len >= CANDIDATES)
        return NULL;
    struct candidate *c = arena_alloc(&g->arena, sizeof *c);
    c->found = (struct gathered){.source = arena_str(&g->arena, source),
                                 .proposal = str_of(""),
                                 .kind = str_of("common"),
                                 .example = example_of(g, text)};
    *slot = c;
    g->table.len++;
    return c;
}

static void tail_seen(struct candidate *c, struct str tail)
{
    uint64_t mark = wordhash(tail.at, tail.len) | 1;
    for (unsigned i = 0; i < c->found.tails; i++)
        if (c->tails[i] == mark)
            return;
    if (c->found.tails < 8)
        c->tails[c->found.tails++] = mark;
}

/* Where the longest tail of the word begins. */
static size_t tail_begin(struct str word)
{
    for (size_t at = 6; at < word.len; at += 3) {
        struct str stem = str_slice(word, 0, at);
        enum tail_kind kind =
            josa_tail(str_slice(word, at, word.len), hangul_batchim(utf8_before(stem, at, NULL)), at / 3).kind;
        if (kind == TAIL_JOSA || kind == TAIL_SUFFIX)
            return at;
    }
    return word.len;
}

static bool covered(const struct matches *m, size_t at, size_t end)
{
    for (size_t i = 0; i < m->len; i++)
        if (m->at[i].at.at < end && at < (size_t)m->at[i].at.at + m->at[i].at.len)
            return true;
    return false;
}

/* 것으로, 그들은, 년에: a usual noun of one syllable and what follows it. */
static bool is_short_usual(struct str word)
{
    struct str noun = str_slice(word, 0, 3);
    enum tail_kind kind = josa_tail(str_slice(word, 3, word.len), hangul_batchim(utf8_at(noun, 0, NULL)), 2).kind;
    return (lexicon_classes(noun) & WORD_NOUN) && kind != TAIL_NOT;
}

/* Predicates end in these, names hardly ever. */
static bool is_predicate(struct str stem)
{
    static const char *const endings[] = {"다", "요", "까", "죠", "며", "면",   "고", "서",
                                          "지", "게", "는", "던", "려", "려고", NULL};
    for (size_t i = 0; endings[i]; i++)
        if (str_ends(stem, endings[i]))
            return true;
    return false;
}

static bool is_usual(struct str stem)
{
    if (lexicon_classes(stem) & (WORD_NOUN | WORD_ADVERB | WORD_FORM_EO | WORD_FORM_N | WORD_FORM_L | WORD_STEM))
        return true;
    struct str one = str_slice(stem, stem.len - 3, 3);
    return word_is_verbal(stem) ||
           (josa_is_affix(one) && lexicon_classes(str_slice(stem, 0, stem.len - 3)) & WORD_NOUN);
}

static void count(struct gather *g, struct str text, struct str source, struct str tail)
{
    struct candidate *c = candidate_of(g, source, text);
    if (!c)
        return;
    c->found.count++;
    c->nominal |= tail.len && josa_tail(tail, BATCHIM_UNKNOWN, 2).nominal;
    tail_seen(c, tail);
}

static void take_word(struct gather *g, struct str text, const struct matches *m, size_t at, size_t end)
{
    struct str word = str_slice(text, at, end - at);
    bool capitals = word.len >= 2 && word.len <= 8;
    for (size_t i = 0; i < word.len; i++)
        capitals &= word.at[i] >= 'A' && word.at[i] <= 'Z';
    bool hangul = script_of(utf8_at(word, 0, NULL)) == SCRIPT_HANGUL && word.len >= 6 && word.len <= LONGEST;
    if ((!hangul && !capitals) || covered(m, at, end))
        return;
    size_t cut = hangul ? tail_begin(word) : word.len;
    struct str stem = str_slice(word, 0, cut);
    if (hangul &&
        (is_usual(stem) || is_short_usual(word) || word_is_verbal(word) || josa_verbal(str_slice(word, 6, word.len))))
        return;
    count(g, text, stem, str_slice(word, cut, word.len));
}

/* ---- phrases of two nouns: 기준 금리를 ---- */

static bool is_noun(struct str s)
{
    unsigned classes = lexicon_classes(s);
    return s.len >= 6 && s.len <= LONGEST && classes & WORD_NOUN &&
           !(classes & ~(WORD_NOUN | WORD_BEGINS | WORD_OPAQUE));
}

/* 홍길동 의원 is no phrase. */
static bool is_person(const struct people *people, size_t at)
{
    for (size_t i = 0; i < people->len; i++)
        if (people->at[i].at.at == at)
            return true;
    return false;
}

/* A bare noun that is nothing else besides, and another with particles behind it. */
static void take_phrase(struct gather *g, struct str text, const struct matches *m, const struct people *people,
                        struct opening *before, size_t at, size_t end)
{
    struct str word = str_slice(text, at, end - at);
    struct opening now = {at, is_noun(word) ? end : 0}, first = *before;
    *before = now;
    if (first.end == 0 || first.end + 1 != at || text.at[first.end] != ' ' || is_person(people, first.at))
        return;
    size_t cut = tail_begin(word);
    if (!is_noun(str_slice(word, 0, cut)) || covered(m, first.at, at + cut))
        return;
    count(g, text, str_slice(text, first.at, at + cut - first.at), str_slice(word, cut, word.len));
}

static void take_people(struct gather *g, struct str text, const struct matches *m, const struct people *people)
{
    for (size_t i = 0; i < people->len; i++) {
        const struct person *p = &people->at[i];
        if (p->given.len == 0 || covered(m, p->at.at, (size_t)p->at.at + p->at.len))
            continue;
        struct candidate *c = candidate_of(g, span_of(text, p->at), text);
        if (!c)
            return;
        c->found.kind = str_of("person");
        c->found.proposal = romanize_name(&g->arena, p->family, p->given);
        c->called++;
    }
}

void gather_add(struct gather *g, struct str text)
{
    struct matches m = {0};
    struct opening before = {0};
    size_t len, at = 0;
    struct people people = {0};
    matcher_run(g->matcher, &g->scratch, text, &m);
    names_find(&g->scratch, text, &people);
    while (at < text.len) {
        enum script script = script_of(utf8_at(text, at, &len));
        size_t end = at + len;
        while (end < text.len && script != SCRIPT_NONE && script_of(utf8_at(text, end, &len)) == script)
            end += len;
        if (script == SCRIPT_HANGUL || script == SCRIPT_LATIN)
            take_word(g, text, &m, at, end);
        if (script == SCRIPT_HANGUL)
            take_phrase(g, text, &m, &people, &before, at, end);
        at = end;
    }
    take_people(g, text, &m, &people);
    arena_release(&g->scratch);
}

static int by_count(const void *left, const void *right)
{
    const struct gathered *x = left, *y = right;
    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    return str_compare(x->source, y->source);
}

/* A noun is seen with several tails; what is always the same is a stock phrase or a slip. What ends
 * like a predicate (에너지, 보고서) must be seen with a particle that no verb takes. */
static bool is_worth(const struct candidate *c)
{
    if (c->called || (unsigned char)c->found.source.at[0] < 0x80)
        return true;
    return c->found.tails >= 2 && (c->nominal || !is_predicate(c->found.source));
}

void gather_end(struct gather *g, size_t least, struct gathered_list *out)
{
    for (size_t i = 0; i < g->table.slots; i++) {
        struct candidate *c = g->table.at[i];
        if (!c)
            continue;
        if (c->found.count < c->called) /* a person whom the lexicon has among the nouns: 홍길동 */
            c->found.count = c->called;
        if (c->found.count >= least && is_worth(c))
            *vec_push(&g->arena, out) = c->found;
    }
    if (out->len)
        qsort(out->at, out->len, sizeof *out->at, by_count);
}
