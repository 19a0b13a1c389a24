#include "terms/rendering.h"

#include "terms/letters.h"
#include "text/utf8.h"

#include <ctype.h>
#include <stdio.h>

enum { PIECES = 24 }; /* words of one rendering; longer ones are compared byte by byte */

struct looking {
    const struct term *term;
    struct arena *a;
    struct str target;
    struct rendering_reader *reader;
    struct rendering_words words; /* of the target: the reader's */
    const char *lang;
    struct renderings hits; /* unsorted, may overlap */
    struct gains {
        unsigned *at;
        size_t len, cap;
    } gains; /* of each hit: how well it fits; more wins */
};

/* ---- one word ---- */

/* Languages whose possessive is written with an apostrophe at the noun. */
static struct str without_possessive(const char *lang, struct str word)
{
    static const char *const endings[] = {"'s", "\xE2\x80\x99s", "\xE2\x80\x99", "'"};
    if (strncmp(lang, "en", 2) != 0)
        return word;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(word, endings[i]) && word.len > strlen(endings[i]))
            return str_slice(word, 0, word.len - strlen(endings[i]));
    return word;
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool begins_some(const struct rendering_words *words, char first)
{
    unsigned char c = (unsigned char)lower(first);
    return words->firsts[c / 64] >> (c % 64) & 1;
}

void rendering_words_read(struct arena *a, struct str text, struct rendering_words *out)
{
    struct word w;
    for (size_t at = 0; words_next(text, &at, &w);)
        if (w.kind == WORD_LETTERS || w.kind == WORD_NUMBER) {
            unsigned char c = (unsigned char)lower(text.at[w.at.at]);
            out->firsts[c / 64] |= (uint64_t)1 << (c % 64);
            *vec_push(a, out) = w;
        }
}

static bool all_capitals(struct str word)
{
    bool any = false;
    for (size_t i = 0; i < word.len; i++) {
        if (is_lower(word.at[i]))
            return false;
        any |= word.at[i] >= 'A' && word.at[i] <= 'Z';
    }
    return any && word.len > 1;
}

static bool same_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.at[i]) != lower(b.at[i]))
            return false;
    return true;
}

/* Capitals: a headline in capitals is never wrong; `sentence` lets the first letter of
 * each word be a capital (title case); `exact` is as the glossary has it. */
static bool same_word(enum term_case rule, struct str said, struct str want)
{
    if (str_eq(said, want))
        return true;
    if (!same_nocase(said, want))
        return false;
    if (rule == TERM_CASE_ANY || all_capitals(said))
        return true;
    return rule == TERM_CASE_SENTENCE && str_eq(str_slice(said, 1, said.len), str_slice(want, 1, want.len)) &&
           is_lower(want.at[0]);
}

static bool same_stem(struct looking *l, struct str said, struct str want)
{
    size_t shorter = said.len < want.len ? said.len : want.len;
    size_t longer = said.len < want.len ? want.len : said.len;
    if (shorter < 3 || longer - shorter > 4 || lower(said.at[0]) != lower(want.at[0]))
        return false;
    /* inflection touches the second letter of short words alone (die, dying) */
    if (longer > 5 && lower(said.at[1]) != lower(want.at[1]))
        return false;
    struct rendering_reader *r = l->reader;
    if (!r->stem_asked) {
        r->stem = stem_open(l->lang);
        r->stem_asked = true;
    }
    if (!r->stem)
        return false;
    char first[64];
    struct str stem = stem_word(r->stem, said);
    if (stem.len >= sizeof first)
        return false;
    memcpy(first, stem.at, stem.len);
    return str_eq((struct str){first, stem.len}, stem_word(r->stem, want));
}

/* ---- a rendering at a place ---- */

/* What may stand between two words that belong together: a space, hyphen, dash, full stop. */
static bool is_gap(struct str gap)
{
    size_t len;
    if (gap.len > 6)
        return false;
    for (size_t i = 0; i < gap.len; i += len) {
        uint32_t c = utf8_at(gap, i, &len);
        if (c != ' ' && c != '-' && c != '.' && c != 0xA0 && !(c >= 0x2010 && c <= 0x2015) && c != '\'' && c != 0x2019)
            return false;
    }
    return true;
}

static struct str gap_of(struct str text, const struct word *left, const struct word *right)
{
    size_t from = (size_t)left->at.at + left->at.len;
    return str_slice(text, from, right->at.at - from);
}

struct fit {
    bool met;
    bool inflected, possessive, loose; /* loose: other spaces or hyphens than the glossary's */
    struct span at;
};

/* Do the words of `want` stand in the target from word `i` on? */
static struct fit fit_at(struct looking *l, struct str want, const struct rendering_words *pieces, size_t i)
{
    struct fit f = {0};
    if (i + pieces->len > l->words.len)
        return f;
    for (size_t k = 0; k < pieces->len; k++) {
        struct str piece = span_of(want, pieces->at[k].at), said = span_of(l->target, l->words.at[i + k].at);
        if (k > 0) {
            struct str gap = gap_of(l->target, &l->words.at[i + k - 1], &l->words.at[i + k]);
            struct str wanted = gap_of(want, &pieces->at[k - 1], &pieces->at[k]);
            if (!str_eq(gap, wanted)) {
                f.loose = true;
                if (!is_gap(gap) || !is_gap(wanted))
                    return f;
            }
        }
        if (same_word(l->term->case_rule, said, piece))
            continue;
        struct str bare = without_possessive(l->lang, said);
        if (k + 1 == pieces->len && bare.len != said.len && same_word(l->term->case_rule, bare, piece)) {
            f.possessive = true;
            continue;
        }
        if (l->term->case_rule == TERM_CASE_EXACT || !same_stem(l, bare, piece))
            return f;
        f.inflected = true;
    }
    const struct word *first = &l->words.at[i], *last = &l->words.at[i + pieces->len - 1];
    f.at = (struct span){first->at.at, last->at.at + last->at.len - first->at.at};
    f.met = true;
    return f;
}

static bool starts_sentence(struct str target, size_t at)
{
    while (at > 0 && (target.at[at - 1] == ' ' || target.at[at - 1] == '"' || target.at[at - 1] == '\''))
        at--;
    return at == 0 || strchr(".!?:\n", target.at[at - 1]) != NULL;
}

static struct str suggestion(struct looking *l, const struct fit *f)
{
    struct str said = span_of(l->target, f->at), want = l->term->target;
    if (f->inflected)
        return str_of("");
    struct str owned = without_possessive(l->lang, said);
    struct str out = arena_printf(l->a, "%.*s%.*s", STR_ARGS(want), STR_ARGS(str_slice(said, owned.len, said.len)));
    if (starts_sentence(l->target, f->at.at) && out.len && is_lower(out.at[0]) && l->term->case_rule != TERM_CASE_EXACT)
        ((char *)out.at)[0] = (char)(out.at[0] - 0x20);
    return out;
}

static void hit_add(struct looking *l, enum rendering_kind kind, const struct fit *f)
{
    struct rendering *r = vec_push(l->a, &l->hits);
    *r = (struct rendering){.kind = kind, .at = f->at, .suggestion = str_of("")};
    if (kind == RENDERING_FORBIDDEN)
        r->suggestion = suggestion(l, f);
    /* a longer one wins, then one spelt as the glossary has it, then a forbidden one */
    *vec_push(l->a, &l->gains) =
        f->at.len * 8 + (f->loose ? 0 : 4) + (f->inflected ? 0 : 2) + (kind == RENDERING_FORBIDDEN);
}

/* Scripts without spaces between words: the bytes themselves. */
static bool is_unspaced(struct str s)
{
    uint32_t c = utf8_at(s, 0, NULL);
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           (c >= 0x0E00 && c <= 0x0EFF);
}

static void find_bytes(struct looking *l, struct str want, enum rendering_kind kind)
{
    for (ptrdiff_t at = str_find(l->target, want, 0); at >= 0; at = str_find(l->target, want, (size_t)at + want.len)) {
        struct fit f = {.met = true, .at = {(uint32_t)at, (uint32_t)want.len}};
        hit_add(l, kind, &f);
    }
}

static void find_one(struct looking *l, struct str want, enum rendering_kind kind)
{
    struct rendering_words pieces = {0};
    if (want.len == 0)
        return;
    /* most renderings of most terms: no word of the text begins so, and PIECES words would be longer */
    if (isalpha((unsigned char)want.at[0]) && !begins_some(&l->words, want.at[0]) && want.len < 2 * PIECES)
        return;
    rendering_words_read(l->a, want, &pieces);
    if (is_unspaced(want) || pieces.len == 0 || pieces.len > PIECES) {
        find_bytes(l, want, kind);
        return;
    }
    char first = lower(want.at[pieces.at[0].at.at]);
    for (size_t i = 0; i < l->words.len; i++) {
        /* whatever ending a word has, its first byte stays: most places end here */
        if (lower(l->target.at[l->words.at[i].at.at]) != first)
            continue;
        struct fit f = fit_at(l, want, &pieces, i);
        if (f.met && !(kind == RENDERING_FORBIDDEN && f.loose))
            hit_add(l, kind, &f);
    }
}

static bool overlaps(struct span a, struct span b)
{
    return a.at < b.at + b.len && b.at < a.at + a.len;
}

/* The best hits that do not overlap, in order of place. */
static void choose(struct looking *l, struct renderings *out)
{
    size_t first = out->len;
    for (;;) {
        size_t best = l->hits.len;
        for (size_t i = 0; i < l->hits.len; i++) {
            bool free = l->hits.at[i].kind != RENDERING_NONE;
            for (size_t k = first; free && k < out->len; k++)
                free = !overlaps(out->at[k].at, l->hits.at[i].at);
            if (free && (best == l->hits.len || l->gains.at[i] > l->gains.at[best]))
                best = i;
        }
        if (best == l->hits.len)
            return;
        struct rendering r = l->hits.at[best];
        vec_push(l->a, out);
        size_t k = out->len - 1;
        for (; k > first && out->at[k - 1].at.at > r.at.at; k--)
            out->at[k] = out->at[k - 1];
        out->at[k] = r;
    }
}

void rendering_open(struct rendering_reader *r, struct str lang)
{
    *r = (struct rendering_reader){0};
    snprintf(r->lang, sizeof r->lang, "%.*s", STR_ARGS(lang));
}

void rendering_close(struct rendering_reader *r)
{
    stem_close(r->stem);
    r->stem = NULL;
}

void rendering_read(struct rendering_reader *r, const struct term *term, struct arena *a, struct str target,
                    const struct rendering_words *words, struct renderings *out)
{
    struct looking l = {.term = term, .a = a, .target = target, .reader = r, .words = *words, .lang = r->lang};
    find_one(&l, term->target, RENDERING_PREFERRED);
    find_one(&l, term->first, RENDERING_PREFERRED);
    for (size_t i = 0; i < term->allowed.len; i++)
        find_one(&l, term->allowed.at[i], RENDERING_ALLOWED);
    for (size_t i = 0; i < term->forbidden.len; i++)
        find_one(&l, term->forbidden.at[i], RENDERING_FORBIDDEN);
    choose(&l, out);
}

void rendering_find(const struct term *term, struct str lang, struct arena *a, struct str target,
                    struct renderings *out)
{
    struct rendering_reader r;
    struct rendering_words words = {0};
    rendering_open(&r, lang);
    rendering_words_read(a, target, &words);
    rendering_read(&r, term, a, target, &words, out);
    rendering_close(&r);
}
