#include "terms/sayings.h"

#include "terms/letters.h"
#include "terms/parts.h"
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

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static char last_initial(struct str s)
{
    size_t at = s.len;
    while (at > 0 && s.at[at - 1] != ' ')
        at--;
    return at < s.len ? s.at[at] : 0;
}

static bool is_proper_kind(enum term_kind kind)
{
    return kind == TERM_PERSON || kind == TERM_PLACE || kind == TERM_BODY || kind == TERM_LAW;
}

static bool is_saying(const struct term *term, struct str rendering, bool preferred)
{
    enum { SHORTEST = 4 };
    if (rendering.len < SHORTEST || !is_capital(rendering.at[0]))
        return false;
    if (!has_two_words(rendering))
        return preferred && term->kind != TERM_PERSON && word_end(rendering, 0) == rendering.len;
    char c = last_initial(rendering);
    return is_capital(c) || (c >= '0' && c <= '9');
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
    s->at[s->len++] = (struct saying_key){hash_words(rendering, 0, has_two_words(rendering)), term};
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

static void look(const struct termbase *t, const struct sayings *s, bool two, struct str text, size_t at,
                 struct saying *out)
{
    uint32_t hash = hash_words(text, at, two), before = UINT32_MAX;
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
    if (!is_capital(text.at[at]))
        return false;
    const struct sayings *s = table_of(t);
    look(t, s, true, text, at, out);
    if (out->n == 0)
        look(t, s, false, text, at, out);
    return out->n > 0 && out->n <= SAYING_TERMS;
}
