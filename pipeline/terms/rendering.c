#include "terms/rendering.h"

#include "terms/letters.h"
#include "text/lettercase.h"
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

/* The byte a word begins with, ASCII in lower case. */
static unsigned char first_byte(char c)
{
    return c >= 'A' && c <= 'Z' ? (unsigned char)(c | 0x20) : (unsigned char)c;
}

static bool begins_some(const struct rendering_words *words, char first)
{
    unsigned char c = first_byte(first);
    return words->firsts[c / 64] >> (c % 64) & 1;
}

void rendering_words_read(struct arena *a, struct str text, struct rendering_words *out)
{
    struct word w;
    for (size_t at = 0; words_next(text, &at, &w);)
        if (w.kind == WORD_LETTERS || w.kind == WORD_NUMBER) {
            unsigned char c = first_byte(text.at[w.at.at]);
            out->firsts[c / 64] |= (uint64_t)1 << (c % 64);
            *vec_push(a, out) = w;
        }
}

static size_t first_len(struct str s)
{
    size_t len = 0;
    if (s.len)
        utf8_at(s, 0, &len);
    return len;
}

/* Capitals: a headline in capitals is never wrong; `sentence` lets the first letter of
 * each word be a capital (title case); `exact` is as the glossary has it. */
static bool same_word(const struct looking *l, struct str said, struct str want)
{
    enum term_case rule = l->term->case_rule;
    if (str_eq(said, want))
        return true;
    if (!case_equal(said, want, l->reader->turkic))
        return false;
    if (rule == TERM_CASE_ANY || case_all_capitals(said))
        return true;
    return rule == TERM_CASE_SENTENCE && case_begins_small(want) &&
           str_eq(str_slice(said, first_len(said), said.len), str_slice(want, first_len(want), want.len));
}

/* The letter at the beginning, for comparing. */
static uint32_t initial(const struct looking *l, struct str s)
{
    return case_fold(utf8_at(s, 0, NULL), l->reader->turkic);
}

static bool same_initial(const struct looking *l, struct str want, struct span piece, struct span word)
{
    char a = want.at[piece.at], b = l->target.at[word.at];
    if ((a & b & 0x80) == 0 && !l->reader->turkic)
        return first_byte(a) == first_byte(b); /* ASCII, or one of them */
    return initial(l, span_of(want, piece)) == initial(l, span_of(l->target, word));
}

static bool same_second(const struct looking *l, struct str a, struct str b)
{
    struct str x = str_slice(a, first_len(a), a.len), y = str_slice(b, first_len(b), b.len);
    return x.len && y.len && initial(l, x) == initial(l, y);
}

static bool same_stem(struct looking *l, struct str said, struct str want)
{
    size_t shorter = said.len < want.len ? said.len : want.len;
    size_t longer = said.len < want.len ? want.len : said.len;
    if (shorter < 3 || longer - shorter > 4 || initial(l, said) != initial(l, want))
        return false;
    /* inflection touches the second letter of short words alone (die, dying) */
    if (longer > 5 && !same_second(l, said, want))
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

/* A hyphen of whatever code point is a hyphen. */
static bool is_hyphen(struct str gap)
{
    return str_is(gap, "-") || str_is(gap, "\xE2\x80\x90") || str_is(gap, "\xE2\x80\x91");
}

static bool same_gap(struct str a, struct str b)
{
    return str_eq(a, b) || (is_hyphen(a) && is_hyphen(b));
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
            if (!same_gap(gap, wanted)) {
                f.loose = true;
                if (!is_gap(gap) || !is_gap(wanted))
                    return f;
            }
        }
        if (same_word(l, said, piece))
            continue;
        struct str bare = without_possessive(l->lang, said);
        if (k + 1 == pieces->len && bare.len != said.len && same_word(l, bare, piece)) {
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

/* The letters alone: cyber security, cyber-security. In `a`. */
static struct str join(struct arena *a, struct str want, const struct rendering_words *pieces)
{
    char *out = arena_alloc(a, want.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < pieces->len; i++) {
        struct str piece = span_of(want, pieces->at[i].at);
        memcpy(out + n, piece.at, piece.len);
        n += piece.len;
    }
    return (struct str){out, n};
}

/* Is it worth joining? The word at `i` must go on as the first piece does, longer or shorter. */
static bool may_join(const struct looking *l, struct str want, const struct rendering_words *pieces, size_t i)
{
    struct str said = span_of(l->target, l->words.at[i].at), piece = span_of(want, pieces->at[0].at);
    struct str longer = said.len > piece.len ? said : piece;
    size_t len = said.len < piece.len ? said.len : piece.len;
    if (len < longer.len && ((unsigned char)longer.at[len] & 0xC0) == 0x80)
        return false; /* the shorter one ends inside a letter of the longer: "so", "são" */
    return (said.len > piece.len ? pieces->len > 1 : i + 1 < l->words.len) &&
           case_equal(str_slice(said, 0, len), str_slice(piece, 0, len), l->reader->turkic);
}

/* The same letters from word `i` on, cut into words in another way: cybersecurity, cyber security. */
static struct fit fit_joined(struct looking *l, struct str joined, size_t i)
{
    struct fit f = {.loose = true};
    char letters[128];
    size_t n = 0;
    for (size_t k = i; k < l->words.len && n < joined.len; k++) {
        struct str said = span_of(l->target, l->words.at[k].at);
        if (k > i && !is_gap(gap_of(l->target, &l->words.at[k - 1], &l->words.at[k])))
            return f;
        if (n + said.len > joined.len)
            said = without_possessive(l->lang, said);
        if (n + said.len > joined.len || n + said.len > sizeof letters ||
            !case_equal(said, str_slice(joined, n, said.len), l->reader->turkic))
            return f;
        memcpy(letters + n, said.at, said.len);
        n += said.len;
        f.at = (struct span){l->words.at[i].at.at, l->words.at[k].at.at + l->words.at[k].at.len - l->words.at[i].at.at};
    }
    f.met = n == joined.len && same_word(l, (struct str){letters, n}, joined);
    return f;
}

static bool starts_sentence(struct str target, size_t at)
{
    while (at > 0 && (target.at[at - 1] == ' ' || target.at[at - 1] == '"' || target.at[at - 1] == '\''))
        at--;
    return at == 0 || strchr(".!?:\n", target.at[at - 1]) != NULL;
}

/* What inflection put behind the last word (duty rate|s), when the wanted one ends alike and
 * so takes the same (tariff rate|s). False = the forms cannot be told. */
static bool ending_passed_on(struct str said, struct str forbidden, struct str want, struct str *ending)
{
    enum { ALIKE = 2 /* bytes */ };
    if (said.len <= forbidden.len || forbidden.len < ALIKE || want.len < ALIKE ||
        !case_equal(str_slice(said, 0, forbidden.len), forbidden, false) ||
        !str_eq(str_slice(want, want.len - ALIKE, ALIKE), str_slice(forbidden, forbidden.len - ALIKE, ALIKE)))
        return false;
    *ending = str_slice(said, forbidden.len, said.len);
    return true;
}

static struct str suggestion(struct looking *l, const struct fit *f, struct str forbidden)
{
    struct str said = span_of(l->target, f->at), want = l->term->target, ending;
    struct str owned = without_possessive(l->lang, said);
    ending = str_slice(said, owned.len, said.len);
    if (f->inflected && !ending_passed_on(said, forbidden, want, &ending))
        return str_of("");
    struct str out = arena_printf(l->a, "%.*s%.*s", STR_ARGS(want), STR_ARGS(ending));
    bool raised = starts_sentence(l->target, f->at.at) && l->term->case_rule != TERM_CASE_EXACT;
    return raised ? case_raised(l->a, out, l->reader->turkic) : out;
}

static void hit_add(struct looking *l, enum rendering_kind kind, const struct fit *f, struct str as)
{
    struct rendering *r = vec_push(l->a, &l->hits);
    *r = (struct rendering){.kind = kind, .at = f->at, .suggestion = str_of("")};
    if (kind == RENDERING_FORBIDDEN)
        r->suggestion = suggestion(l, f, as);
    /* a longer one wins, then one spelt as the glossary has it, then a forbidden one unless only
     * spaces and hyphens tell it from a good one */
    *vec_push(l->a, &l->gains) =
        f->at.len * 8 + (f->loose ? 0 : 4) + (f->inflected ? 0 : 2) + (kind == RENDERING_FORBIDDEN && !f->loose);
}

/* Scripts without spaces between words: the bytes themselves. */
static void find_bytes(struct looking *l, struct str want, enum rendering_kind kind)
{
    for (ptrdiff_t at = str_find(l->target, want, 0); at >= 0; at = str_find(l->target, want, (size_t)at + want.len)) {
        struct fit f = {.met = true, .at = {(uint32_t)at, (uint32_t)want.len}};
        hit_add(l, kind, &f, want);
    }
}

enum { KEPT = 256 };

struct kept_pieces {
    struct str of;
    struct rendering_words words;
};

/* The words of a rendering. A story asks for the same ones in text after text. */
static struct rendering_words pieces_of(struct looking *l, struct str want)
{
    struct rendering_reader *r = l->reader;
    if (!r->kept)
        r->kept = arena_alloc(l->a, KEPT * sizeof *r->kept);
    struct kept_pieces *k = &r->kept[((uintptr_t)want.at >> 4) % KEPT];
    if (k->of.at != want.at || k->of.len != want.len) {
        *k = (struct kept_pieces){.of = want};
        rendering_words_read(l->a, want, &k->words);
    }
    return k->words;
}

static void find_one(struct looking *l, struct str want, enum rendering_kind kind)
{
    if (want.len == 0)
        return;
    /* most renderings of most terms: no word of the text begins so, and PIECES words would be
     * longer; a Turkish i begins İhracat too */
    if (isalpha((unsigned char)want.at[0]) && !l->reader->turkic && !begins_some(&l->words, want.at[0]) &&
        want.len < 2 * PIECES)
        return;
    struct rendering_words pieces = pieces_of(l, want);
    if (is_unspaced(utf8_at(want, 0, NULL)) || pieces.len == 0 || pieces.len > PIECES) {
        find_bytes(l, want, kind);
        return;
    }
    struct str joined = {0};
    for (size_t i = 0; i < l->words.len; i++) {
        /* whatever ending a word has, its first letter stays: most places end here */
        if (!same_initial(l, want, pieces.at[0].at, l->words.at[i].at))
            continue;
        struct fit f = fit_at(l, want, &pieces, i);
        if (!f.met && may_join(l, want, &pieces, i)) {
            joined = joined.at ? joined : join(l->a, want, &pieces);
            f = fit_joined(l, joined, i);
        }
        if (f.met)
            hit_add(l, kind, &f, want);
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
    r->turkic = case_is_turkic(r->lang);
}

void rendering_close(struct rendering_reader *r)
{
    stem_close(r->stem);
    r->stem = NULL;
}

bool rendering_may_forbid(const struct term *term, const struct rendering_words *words)
{
    for (size_t i = 0; i < term->forbidden.len; i++) {
        struct str want = term->forbidden.at[i];
        if (want.len && (!isalpha((unsigned char)want.at[0]) || begins_some(words, want.at[0])))
            return true;
    }
    return false;
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
