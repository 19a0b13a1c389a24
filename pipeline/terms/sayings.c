#include "terms/sayings.h"

#include "terms/letters.h"
#include "terms/parts.h"
#include "text/lettercase.h"
#include "text/utf8.h"

#include <pthread.h>
#include <stdlib.h>

struct saying_key {
    uint32_t hash, term;
};

struct sayings {
    pthread_mutex_t lock; /* of the first asking */
    bool built;
    struct saying_key *at; /* by hash, then term */
    size_t len, cap;
};

struct sayings *sayings_new(void)
{
    struct sayings *s = calloc(1, sizeof *s);
    if (!s)
        abort();
    pthread_mutex_init(&s->lock, NULL);
    return s;
}

void sayings_free(struct sayings *s)
{
    if (!s)
        return;
    pthread_mutex_destroy(&s->lock);
    free(s->at);
    free(s);
}

/* ---- words ---- */

static size_t word_end(struct str text, size_t at)
{
    size_t len;
    while (at < text.len && is_letter(utf8_at(text, at, &len)))
        at += len;
    return at;
}

static size_t word_begin(struct str text, size_t at)
{
    size_t len;
    while (at < text.len && !is_letter(utf8_at(text, at, &len)))
        at += len;
    return at;
}

/* FNV-1a over the first word, or the first two. */
static uint32_t hash_words(struct str text, size_t at, bool two)
{
    uint32_t h = 2166136261u;
    for (int word = 0; word < (two ? 2 : 1); word++) {
        size_t end = word_end(text, at);
        for (; at < end; at++)
            h = (h ^ (unsigned char)text.at[at]) * 16777619u;
        at = word_begin(text, end);
        h = (h ^ ' ') * 16777619u;
    }
    return h;
}

static bool has_two_words(struct str s)
{
    return word_begin(s, word_end(s, 0)) < s.len;
}

static struct str last_word(struct str s)
{
    size_t at = s.len;
    while (at > 0 && s.at[at - 1] != ' ')
        at--;
    return str_slice(s, at, s.len);
}

/* ---- scripts without spaces ---- */

static bool begins_unspaced(struct str s, size_t at)
{
    return at < s.len && is_unspaced(utf8_at(s, at, NULL));
}

/* The first two characters; 0 = there are not two of such a script. */
static uint32_t hash_two(struct str text, size_t at)
{
    size_t first, second;
    if (!begins_unspaced(text, at))
        return 0;
    utf8_at(text, at, &first);
    if (!begins_unspaced(text, at + first))
        return 0;
    utf8_at(text, at + first, &second);
    uint32_t h = 2166136261u;
    for (size_t i = at; i < at + first + second; i++)
        h = (h ^ (unsigned char)text.at[i]) * 16777619u;
    return h;
}

static bool is_han(uint32_t c)
{
    return script_of(c) == SCRIPT_HANJA;
}

/* Two characters of Han inside more of them are chance (大田 in 拡大田園): they must begin the
 * run. A run of katakana is one word. */
static bool edges_fit(struct str text, size_t at, size_t len)
{
    uint32_t before = at > 0 ? utf8_before(text, at, NULL) : 0, first = utf8_at(text, at, NULL);
    uint32_t last = utf8_before(text, at + len, NULL), behind = at + len < text.len ? utf8_at(text, at + len, NULL) : 0;
    if ((is_katakana(before) && is_katakana(first)) || (is_katakana(last) && is_katakana(behind)))
        return false;
    return !(is_han(first) && is_han(before)) ||
           utf8_count(text, at + len, UNIT_CODE_POINT) > 2 + utf8_count(text, at, UNIT_CODE_POINT);
}

static bool is_proper_kind(enum term_kind kind)
{
    return kind == TERM_PERSON || kind == TERM_PLACE || kind == TERM_BODY || kind == TERM_LAW;
}

static bool is_saying(const struct term *term, struct str rendering, bool preferred)
{
    enum { SHORTEST = 4 };
    if (begins_unspaced(rendering, 0))
        return preferred && hash_two(rendering, 0);
    if (rendering.len < SHORTEST || !case_begins_capital(rendering))
        return false;
    if (!has_two_words(rendering))
        return preferred && term->kind != TERM_PERSON && word_end(rendering, 0) == rendering.len;
    struct str last = last_word(rendering);
    return case_begins_capital(last) || (last.len && last.at[0] >= '0' && last.at[0] <= '9');
}

/* ---- the table ---- */

static void add(struct sayings *s, uint32_t term, struct str rendering)
{
    if (s->len == s->cap) {
        s->cap = s->cap ? s->cap * 2 : 256;
        s->at = realloc(s->at, s->cap * sizeof *s->at);
        if (!s->at)
            abort();
    }
    uint32_t two = hash_two(rendering, 0);
    s->at[s->len++] = (struct saying_key){two ? two : hash_words(rendering, 0, has_two_words(rendering)), term};
}

static int key_compare(const void *left, const void *right)
{
    const struct saying_key *x = left, *y = right;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return (x->term > y->term) - (x->term < y->term);
}

static void build(struct sayings *s, const struct termbase *t)
{
    for (uint32_t i = 0; i < t->terms.len; i++) {
        const struct term *term = t->terms.at[i];
        if (!is_proper_kind(term->kind) || term->status != TERM_APPROVED)
            continue;
        if (is_saying(term, term->target, true))
            add(s, i, term->target);
        for (size_t k = 0; k < term->allowed.len; k++)
            if (is_saying(term, term->allowed.at[k], false))
                add(s, i, term->allowed.at[k]);
    }
    if (s->len)
        qsort(s->at, s->len, sizeof *s->at, key_compare);
    s->built = true;
}

static const struct sayings *table_of(const struct termbase *t)
{
    struct sayings *s = t->sayings;
    pthread_mutex_lock(&s->lock);
    if (!s->built)
        build(s, t);
    pthread_mutex_unlock(&s->lock);
    return s;
}

static size_t first_of(const struct sayings *s, uint32_t hash)
{
    size_t low = 0, high = s->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->at[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool stands(struct str text, size_t at, struct str rendering)
{
    if (!str_eq(str_slice(text, at, rendering.len), rendering))
        return false;
    size_t end = at + rendering.len;
    if (begins_unspaced(rendering, 0))
        return edges_fit(text, at, rendering.len);
    return end == text.len || !is_letter(utf8_at(text, end, NULL));
}

/* The longest of the term's renderings that stands there, 0 = none. */
static size_t longest(const struct term *term, struct str text, size_t at)
{
    size_t len = is_saying(term, term->target, true) && stands(text, at, term->target) ? term->target.len : 0;
    for (size_t i = 0; i < term->allowed.len; i++) {
        struct str r = term->allowed.at[i];
        if (r.len > len && is_saying(term, r, false) && stands(text, at, r))
            len = r.len;
    }
    return len;
}

static void look(const struct termbase *t, const struct sayings *s, uint32_t hash, struct str text, size_t at,
                 struct saying *out)
{
    uint32_t before = UINT32_MAX;
    for (size_t i = first_of(s, hash); i < s->len && s->at[i].hash == hash; i++) {
        if (s->at[i].term == before)
            continue;
        before = s->at[i].term;
        size_t len = longest(t->terms.at[before], text, at);
        if (len == 0 || len < out->len)
            continue;
        if (len > out->len)
            out->n = 0;
        out->len = len;
        if (out->n < SAYING_TERMS)
            out->terms[out->n] = t->terms.at[before];
        out->n++;
    }
}

bool saying_at(const struct termbase *t, struct str text, size_t at, struct saying *out)
{
    *out = (struct saying){0};
    struct str rest = str_slice(text, at, text.len);
    uint32_t characters = hash_two(text, at);
    if (!characters && !case_begins_capital(rest))
        return false;
    const struct sayings *s = table_of(t);
    look(t, s, characters ? characters : hash_words(text, at, true), text, at, out);
    if (out->n == 0 && !characters)
        look(t, s, hash_words(text, at, false), text, at, out);
    return out->n > 0 && out->n <= SAYING_TERMS;
}
