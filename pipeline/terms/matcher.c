#include "terms/matcher.h"

#include "terms/evidence.h"
#include "terms/flat.h"
#include "terms/letters.h"
#include "terms/word.h"
#include "text/utf8.h"

#include <assert.h>

struct finding_terms {
    const struct index *x;
    struct arena *a;
    struct str text;
    struct matches *out;
    size_t taken; /* bytes before this belong to a match */
};

/* End of the run of letters that begins at `at`. */
static size_t run_end(struct str text, size_t at)
{
    size_t len;
    while (at < text.len && is_letter(utf8_at(text, at, &len)))
        at += len;
    return at;
}

static void match_add(struct finding_terms *f, size_t at, size_t len, size_t josa_at, size_t josa_end, uint32_t term,
                      unsigned confidence)
{
    struct span josa = {0};
    if (josa_end > josa_at)
        josa = (struct span){(uint32_t)josa_at, (uint32_t)(josa_end - josa_at)};
    *vec_push(f->a, f->out) = (struct match){.at = {(uint32_t)at, (uint32_t)len}, .josa = josa,
                                             .term = f->x->base->terms.at[term], .confidence = confidence};
    f->taken = at + len;
}

/* What follows a key with spaces or signs in it: the rest of the last word must be a
 * tail. */
static bool tail_fits(struct str text, size_t at, size_t end, size_t *josa_end)
{
    *josa_end = run_end(text, at);
    uint32_t last = utf8_before(text, at, NULL), next = utf8_at(text, at, NULL);
    enum script a = script_of(last), b = script_of(next);
    if (b == SCRIPT_NONE || at == *josa_end)
        return true;
    if ((a == SCRIPT_LATIN || a == SCRIPT_DIGIT) && (b == SCRIPT_LATIN || b == SCRIPT_DIGIT))
        return false;
    enum batchim sound = a == SCRIPT_HANGUL ? hangul_batchim(last) : BATCHIM_UNKNOWN;
    return josa_tail(str_slice(text, at, *josa_end - at), sound, 2).kind != TAIL_NOT && end <= text.len;
}

/* The longest key with a space or sign in it that begins here. */
static bool match_across(struct finding_terms *f, size_t at)
{
    const char *p = f->text.at + at, *end = f->text.at + f->text.len;
    uint64_t h = index_pair_hash(p, end);
    const struct index_pair *pair = h && index_may(f->x, h) ? index_pair(f->x, h) : NULL;
    if (!pair || !pair->across)
        return false;
    struct {
        size_t at;
    } ends[256];
    size_t chars = 0, i = at, len;
    while (i < f->text.len && chars < 255 && f->text.at[i] != '\n') {
        utf8_at(f->text, i, &len);
        i += len;
        ends[++chars].at = i;
    }
    for (; chars >= 2; chars--) {
        if (!(pair->across >> (chars < INDEX_LONG ? chars : INDEX_LONG) & 1))
            continue;
        const struct index_key *k = index_key(f->x, p, ends[chars].at - at);
        size_t josa_end;
        if (k && tail_fits(f->text, ends[chars].at, f->text.len, &josa_end)) {
            match_add(f, at, k->len, ends[chars].at, josa_end, k->term, 95);
            return true;
        }
    }
    return false;
}

static void match_word(struct finding_terms *f, size_t at, size_t end)
{
    struct reading_of_word r;
    word_read(f->x, str_slice(f->text, at, end - at), &r);
    for (unsigned i = 0; i < r.n; i++) {
        const struct found *found = &r.at[i];
        if (at + found->at < f->taken)
            continue;
        unsigned confidence = evidence_weigh(f->text, at, end, found);
        if (confidence >= EVIDENCE_ENOUGH)
            match_add(f, at + found->at, found->len, at + found->josa_at, end, found->term, confidence);
    }
}

static void find_folded(const struct index *x, struct arena *a, struct str text, struct matches *out)
{
    struct finding_terms f = {x, a, text, out, 0};
    size_t at = 0, len;
    while (at < text.len) {
        if (!is_letter(utf8_at(text, at, &len))) {
            at += len;
            continue;
        }
        size_t end = run_end(text, at);
        if (x->any_across)
            match_across(&f, at);
        match_word(&f, at, end);
        at = end;
    }
}

static void span_back(const struct flattened *f, struct span *s)
{
    if (s->len)
        *s = flat_back(f, *s);
}

void matcher_find(const struct termbase *t, struct arena *a, struct str text, struct matches *out)
{
    assert(t->index);
    size_t before = out->len;
    if (!flat_needed(text)) {
        find_folded(t->index, a, text, out);
        return;
    }
    struct flattened f = flat_text(a, text);
    find_folded(t->index, a, f.text, out);
    for (size_t i = before; i < out->len; i++) {
        span_back(&f, &out->at[i].at);
        span_back(&f, &out->at[i].josa);
    }
}
