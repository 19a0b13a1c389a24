#include "terms/matcher.h"

#include "base/large.h"
#include "terms/evidence.h"
#include "terms/flat.h"
#include "terms/letters.h"
#include "terms/lexicon.h"
#include "terms/scan.h"
#include "terms/word.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdlib.h>

/* Words read before, by their bytes: Korean repeats itself. Slots go in pairs: the newest
 * word stands in the left one, the one before it in the right one, or the second term
 * of the newest. A word of which only the number of its terms is wanted takes one slot,
 * however many they are. What neighbours decide is in evidence.h's memo. */
enum {
    MEMO_SLOTS = 1 << 19,
    MEMO_FOUND = 2,
    MEMO_SECOND = 3,
    MEMO_COUNTED = 4,
    MEMO_ASKS = 7,
    BATCH = 64,
    BIG_INDEX = 15
};

struct memo {
    uint32_t mark, term;              /* mark: of the word's hash, 0 = free */
    uint16_t more;                    /* of its hash too */
    uint8_t at, len, josa_at, doubts; /* struct found's */
    unsigned n : 3;                   /* 0, 1, 2 terms, MEMO_SECOND, or MEMO_COUNTED: only `sure` is known */
    unsigned nominal : 1;             /* struct found's */
    unsigned across : 1;              /* a key with a space or sign in it may begin here */
    unsigned sure : 3;                /* so many matches whatever stands beside it, or MEMO_ASKS */
};
static_assert(sizeof(struct memo) == 16, "a pair is half a cache line");

struct matcher {
    const struct index *x;
    struct memo *memo; /* NULL = reads every word anew; begins a cache line */
    struct tail_memo *tails;
    uint64_t *evidence; /* evidence.h's memo */
    struct arena scratch;
};

struct finding_terms {
    struct matcher *m;
    const struct index *x;
    struct arena *a;
    struct str text;
    struct matches *out; /* NULL = only count */
    size_t count;
    size_t taken; /* bytes before this belong to a match */
};

/* End of the run of letters that begins at `at`. */
static size_t run_end(struct str text, size_t at)
{
    size_t len;
    while (text.len - at >= 3 && is_syllable_at(text.at + at))
        at += 3;
    while (at < text.len && is_letter(utf8_at(text, at, &len)))
        at += len;
    return at;
}

static void match_add(struct finding_terms *f, size_t at, size_t len, size_t josa_at, size_t josa_end, uint32_t term,
                      unsigned confidence)
{
    struct span josa = {0};
    f->taken = at + len;
    f->count++;
    if (!f->out)
        return;
    if (josa_end > josa_at)
        josa = (struct span){(uint32_t)josa_at, (uint32_t)(josa_end - josa_at)};
    *vec_push(f->a, f->out) = (struct match){.at = {(uint32_t)at, (uint32_t)len},
                                             .josa = josa,
                                             .term = f->x->base->terms.at[term],
                                             .confidence = confidence};
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
    if (at < f->taken)
        return false; /* of two that cross the left one stands */
    const char *p = f->text.at + at, *end = f->text.at + f->text.len;
    uint64_t h = index_pair_hash(p, end);
    const struct index_pair *pair = h && index_may(f->x, h) ? index_pair(f->x, h) : NULL;
    if (!pair || !pair->across)
        return false;
    unsigned longest = 31 - (unsigned)__builtin_clz(pair->across), most = longest < INDEX_LONG ? longest : 255;
    size_t ends[256], chars = 0, i = at, len;
    while (i < f->text.len && chars < most && f->text.at[i] != '\n') {
        utf8_at(f->text, i, &len);
        i += len;
        ends[++chars] = i;
    }
    for (; chars >= 2; chars--) {
        if (!(pair->across >> (chars < INDEX_LONG ? chars : INDEX_LONG) & 1))
            continue;
        const struct index_key *k = index_key(f->x, p, ends[chars] - at);
        size_t josa_end;
        if (k && tail_fits(f->text, ends[chars], f->text.len, &josa_end)) {
            match_add(f, at, k->len, ends[chars], josa_end, k->term, 95);
            return true;
        }
    }
    return false;
}

/* The left slot of the word's pair. */
static struct memo *memo_slot(const struct matcher *m, uint64_t mark)
{
    return &m->memo[mark >> 24 & (MEMO_SLOTS - 2)];
}

static bool memo_is(const struct memo *memo, uint64_t mark)
{
    return memo->mark == (uint32_t)mark && memo->more == (uint16_t)(mark >> 48);
}

/* The slot with the word's first term, or NULL. */
static const struct memo *memo_find(const struct matcher *m, uint64_t mark)
{
    const struct memo *pair = m->memo ? memo_slot(m, mark) : NULL;
    if (pair && memo_is(&pair[0], mark) && pair[0].n != MEMO_COUNTED)
        return &pair[0];
    return pair && memo_is(&pair[1], mark) && pair[1].n < MEMO_FOUND ? &pair[1] : NULL;
}

static bool memo_knows(const struct matcher *m, uint64_t mark)
{
    const struct memo *pair = m->memo ? memo_slot(m, mark) : NULL;
    return pair && (memo_is(&pair[0], mark) || memo_is(&pair[1], mark));
}

static struct found memo_found(const struct memo *memo)
{
    return (struct found){.at = memo->at,
                          .len = memo->len,
                          .josa_at = memo->josa_at,
                          .term = memo->term,
                          .doubts = memo->doubts,
                          .nominal = memo->nominal};
}

static void memo_get(const struct memo *memo, struct reading_of_word *r)
{
    r->n = memo->n;
    if (r->n > 0)
        r->at[0] = memo_found(memo);
    if (r->n > 1)
        r->at[1] = memo_found(memo + 1);
}

static struct memo memo_of(uint64_t mark, unsigned n, const struct found *f)
{
    return (struct memo){.mark = (uint32_t)mark,
                         .more = (uint16_t)(mark >> 48),
                         .n = n & 7,
                         .term = f->term,
                         .at = (uint8_t)f->at,
                         .len = (uint8_t)f->len,
                         .josa_at = (uint8_t)f->josa_at,
                         .doubts = f->doubts,
                         .nominal = f->nominal};
}

/* What neighbours have a say in makes the word MEMO_ASKS. */
static unsigned sure_matches(const struct reading_of_word *r)
{
    for (unsigned i = 0; i < r->n; i++)
        if (r->at[i].doubts && r->at[i].doubts != DOUBT_COMPOUND)
            return MEMO_ASKS;
    return r->n;
}

/* `counts`: where the terms stand will not be asked, so that one slot is enough for
 * any number of them. */
static void memo_put(const struct matcher *m, uint64_t mark, const struct reading_of_word *r, bool across, bool counts)
{
    static const struct found none;
    struct memo *pair = memo_slot(m, mark);
    unsigned sure = across ? MEMO_ASKS : sure_matches(r), n = r->n;
    if (counts && sure != MEMO_ASKS && n >= MEMO_FOUND)
        n = MEMO_COUNTED;
    if (n > MEMO_FOUND && n != MEMO_COUNTED)
        return;
    if (n == MEMO_FOUND)
        pair[1] = memo_of(mark, MEMO_SECOND, &r->at[1]);
    else if (pair[0].n != MEMO_FOUND)
        pair[1] = pair[0];
    else
        pair[1] = (struct memo){0}; /* a second term whose first goes */
    pair[0] = memo_of(mark, n, n ? &r->at[0] : &none);
    pair[0].across = across;
    pair[0].sure = sure & 7;
}

/* May a key with a space or sign in it begin at this word? Depends on its first two
 * characters; when the second is not of the word any may follow. */
static bool may_across(const struct finding_terms *f, size_t at, size_t end)
{
    size_t first;
    utf8_at(f->text, at, &first);
    if (!f->x->any_across || at + first >= end)
        return f->x->any_across;
    uint64_t h = index_pair_hash(f->text.at + at, f->text.at + f->text.len);
    const struct index_pair *pair = h && index_may(f->x, h) ? index_pair(f->x, h) : NULL;
    return pair && pair->across;
}

static bool read_word(struct finding_terms *f, size_t at, size_t end, uint64_t mark, struct reading_of_word *r)
{
    bool across = may_across(f, at, end);
    word_read(f->x, f->m->tails, str_slice(f->text, at, end - at), r);
    if (f->m->memo && end - at < 256)
        memo_put(f->m, mark, r, across, !f->out);
    return across;
}

/* `memo` is the word's slot when it was read before, else NULL. */
static void match_word(struct finding_terms *f, size_t at, size_t end, uint64_t mark, const struct memo *memo)
{
    struct reading_of_word r;
    bool across;
    if (memo) {
        memo_get(memo, &r);
        across = memo->across;
    } else {
        across = read_word(f, at, end, mark, &r);
    }
    if (across)
        match_across(f, at);
    for (unsigned i = 0; i < r.n; i++) {
        const struct found *found = &r.at[i];
        if (at + found->at < f->taken)
            continue;
        unsigned confidence = !found->doubts ? EVIDENCE_CERTAIN
                              : found->doubts == DOUBT_COMPOUND
                                  ? EVIDENCE_COMPOUND
                                  : evidence_weigh(f->m->evidence, f->text, at, end, found);
        if (confidence >= EVIDENCE_ENOUGH)
            match_add(f, at + found->at, found->len, at + found->josa_at, end, found->term, confidence);
    }
}

static inline uint64_t mark_of(struct str text, size_t at, size_t end)
{
    size_t len = end - at;
    if (len > WORDHASH_LINE)
        return wordhash(text.at + at, len) | 1;
    if (text.len - at >= WORDHASH_LINE)
        return wordhash_line(text.at + at, len) | 1;
    char line[WORDHASH_LINE] = {0};
    memcpy(line, text.at + at, len);
    return wordhash_line(line, len) | 1;
}

/* A run of the scan, cut into words proper. */
static void cut_run(struct finding_terms *f, size_t at, size_t end)
{
    size_t len;
    while (at < end) {
        if (!is_letter(utf8_at(f->text, at, &len))) {
            at += len;
            continue;
        }
        size_t stop = run_end(f->text, at);
        uint64_t mark = mark_of(f->text, at, stop);
        match_word(f, at, stop, mark, memo_find(f->m, mark));
        at = stop;
    }
}

/* Is the run one word? */
static bool is_word(struct str text, size_t at, size_t end)
{
    while (at < end && (unsigned char)(text.at[at] - 0xEA) <= 0xED - 0xEA)
        at += 3;
    return at >= end || run_end(text, at) >= end;
}

/* Counts the word when it was read before and nothing beside it matters. */
static inline bool count_known(struct finding_terms *f, size_t at, uint64_t mark)
{
    const struct memo *memo = memo_slot(f->m, mark);
    memo += !memo_is(memo, mark);
    if (!memo_is(memo, mark) || memo->sure == MEMO_ASKS || at < f->taken)
        return false;
    f->count += memo->sure;
    return true;
}

static void run_read(struct finding_terms *f, const struct run *r, uint64_t mark)
{
    /* only words are in the memo, so that what is found there needs no cutting */
    const struct memo *memo = memo_find(f->m, mark);
    if (memo || is_word(f->text, r->at, r->end))
        match_word(f, r->at, r->end, mark, memo);
    else
        cut_run(f, r->at, r->end);
}

/* A new word costs several looks into tables that do not fit the processor's cache, each
 * to know where the next one goes. Here all new words of a batch take each step
 * together, so that none waits for its own. */
static void batch_fetch(const struct finding_terms *f, const struct run *runs, const uint64_t *marks, size_t n)
{
    const struct index *x = f->x;
    uint64_t hashes[BATCH]; /* of the first two characters, then of the likeliest key */
    struct str words[BATCH];
    size_t news = 0, keys = 0;
    for (size_t i = 0; i < n; i++) {
        if (memo_knows(f->m, marks[i]) || f->text.len - runs[i].at < 8)
            continue;
        words[news] = str_slice(f->text, runs[i].at, runs[i].end - runs[i].at);
        hashes[news] = index_pair_hash_six(words[news].at);
        index_fetch_pair(x, hashes[news++]);
    }
    for (size_t i = 0; i < news; i++) {
        const struct index_pair *pair = index_may(x, hashes[i]) ? index_pair(x, hashes[i]) : NULL;
        size_t chars = words[i].len / 3;
        uint32_t lengths = pair ? pair->inner & (((uint32_t)2 << (chars < 30 ? chars : 30)) - 1) : 0;
        if (lengths == 0)
            continue;
        unsigned len = 3 * (31 - (unsigned)__builtin_clz(lengths));
        hashes[keys] = wordhash(words[i].at, len);
        index_fetch_slot(x, hashes[keys++]);
        if (len < words[i].len)
            lexicon_fetch(str_slice(words[i], 0, len + 3));
    }
    for (size_t i = 0; i < keys; i++)
        index_fetch_key(x, hashes[i]);
}

/* The words' places in the memo are fetched before the first one is looked at. */
static void batch_read(struct finding_terms *f, const struct run *runs, size_t n)
{
    uint64_t marks[BATCH];
    bool counts = f->m->memo && !f->out;
    for (size_t i = 0; i < n; i++) {
        marks[i] = mark_of(f->text, runs[i].at, runs[i].end);
        if (f->m->memo)
            __builtin_prefetch(memo_slot(f->m, marks[i]));
    }
    if (f->x->pairs_shift > BIG_INDEX)
        batch_fetch(f, runs, marks, n);
    for (size_t i = 0; i < n; i++)
        if (!counts || !count_known(f, runs[i].at, marks[i]))
            run_read(f, &runs[i], marks[i]);
}

static void each_runs(void *user, const struct run *runs, size_t n)
{
    struct finding_terms *f = user;
    for (size_t i = 0; i < n; i += BATCH)
        batch_read(f, runs + i, n - i < BATCH ? n - i : BATCH);
}

static size_t find_flat(struct matcher *m, struct arena *a, struct str text, struct matches *out)
{
    struct finding_terms f;
    f.m = m, f.x = m->x, f.a = a, f.text = text, f.out = out;
    f.count = f.taken = 0;
    scan_words(m->x, text, each_runs, &f);
    return f.count;
}

static void span_back(const struct flattened *f, struct span *s)
{
    if (s->len)
        *s = flat_back(f, *s);
}

static size_t find(struct matcher *m, struct arena *a, struct str text, struct matches *out)
{
    if (!flat_needed(text))
        return find_flat(m, a, text, out);
    size_t before = out ? out->len : 0;
    struct flattened f = flat_text(a, text);
    size_t n = find_flat(m, a, f.text, out);
    for (size_t i = before; out && i < out->len; i++) {
        span_back(&f, &out->at[i].at);
        span_back(&f, &out->at[i].josa);
    }
    return n;
}

void matcher_find(const struct termbase *t, struct arena *a, struct str text, struct matches *out)
{
    assert(t->index);
    struct matcher m = {.x = t->index};
    find(&m, a, text, out);
}

struct matcher *matcher_open(const struct termbase *t)
{
    assert(t->index);
    struct matcher *m = calloc(1, sizeof *m);
    if (!m)
        abort();
    m->x = t->index;
    m->memo = large_zeroed(MEMO_SLOTS * sizeof *m->memo);
    m->tails = calloc(TAIL_SLOTS, sizeof *m->tails);
    m->evidence = calloc(EVIDENCE_SLOTS, sizeof *m->evidence);
    if (!m->tails || !m->evidence)
        abort();
    return m;
}

void matcher_close(struct matcher *m)
{
    if (!m)
        return;
    free(m->memo);
    free(m->tails);
    free(m->evidence);
    arena_release(&m->scratch);
    free(m);
}

void matcher_run(struct matcher *m, struct arena *a, struct str text, struct matches *out)
{
    find(m, a, text, out);
}

/* The line around byte `at`, without its end. */
static struct str line_around(struct str text, size_t at)
{
    size_t from = at, to = at;
    while (from > 0 && text.at[from - 1] != '\n')
        from--;
    while (to < text.len && text.at[to] != '\n')
        to++;
    return str_slice(text, from, to - from);
}

size_t matcher_count(struct matcher *m, struct str text)
{
    size_t n = 0, done = 0;
    while (done < text.len) {
        /* only the lines that need it are flattened, one by one */
        size_t odd = flat_first(text, done);
        if (odd == text.len)
            return n + find_flat(m, NULL, str_slice(text, done, text.len), NULL);
        struct str line = line_around(text, odd);
        size_t from = (size_t)(line.at - text.at);
        n += find_flat(m, NULL, str_slice(text, done, from - done), NULL);
        n += find(m, &m->scratch, line, NULL);
        arena_release(&m->scratch);
        done = from + line.len + 1;
    }
    return n;
}
