#include "terms/scan.h"

#include "terms/letters.h"
#include "terms/segment.h"

/* Compiled anew into each of the functions for a kind of machine. */
#define INLINE __attribute__((always_inline)) inline

enum { INSIDE_FROM = 12 }; /* bytes: words of four syllables and more may be compounds */

struct scanning {
    const struct index *x;
    const uint64_t *bitmap;
    unsigned shift;
    bool single, across;
    const char *text, *end;
    const struct machine *machine;
    void (*scan)(const struct scanning *s, const struct segment *g);
    void (*each)(void *user, const struct run *runs, size_t n);
    void *user;
};

static inline bool is_three(const char *p)
{
    return (unsigned char)(*p - 0xE0) < 0x10;
}

static inline uint64_t may(const struct scanning *s, uint64_t pair)
{
    uint64_t bit = pair >> s->shift;
    return s->bitmap[bit >> 6] >> (bit & 63) & 1;
}

/* May a key of two characters and more begin at p, in a word that ends at `stop`? */
static bool may_begin(const struct scanning *s, const char *p, const char *stop, bool across)
{
    if (!s->x->lead[(unsigned char)*p] || (!across && p + 3 >= stop && is_three(p)))
        return false;
    if (is_three(p) && stop - p >= 8 && is_three(p + 3))
        return may(s, index_pair_hash_six(p)); /* what nearly all are */
    uint64_t h = index_pair_hash(p, across ? s->end : stop);
    return h && may(s, h);
}

static bool may_inside(const struct scanning *s, const char *p, const char *stop)
{
    for (p += index_char_len((unsigned char)*p); p < stop; p += index_char_len((unsigned char)*p))
        if (may_begin(s, p, stop, false))
            return true;
    return false;
}

static bool may_single(const struct scanning *s, const char *p)
{
    unsigned char lead = (unsigned char)*p;
    if (lead < 0xE0 || lead >= 0xF0 || s->end - p < 3)
        return false;
    uint32_t c = (uint32_t)(lead & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (uint32_t)(p[2] & 0x3F);
    return index_single(s->x, c);
}

/* Any word, any place: is it worth reading? */
static bool may_word(const struct scanning *s, size_t at, size_t end)
{
    const char *p = s->text + at, *stop = s->text + end;
    bool mixed = (unsigned char)p[0] < 0x80 || (unsigned char)stop[-1] < 0x80;
    return may_begin(s, p, stop, s->across) || (s->single && may_single(s, p)) ||
           ((end - at >= INSIDE_FROM || mixed) && may_inside(s, p, stop));
}

static bool is_break(unsigned char c)
{
    if (c < 0x80)
        return script_of(c) == SCRIPT_NONE;
    return c == 0xC2 || c == 0xE2 || c == 0xE3;
}

/* ---- places worth a look ---- */

/* 128 bits: this block and the one behind it, or the one before and this one. */
__extension__ typedef unsigned __int128 wide;

static inline wide both(uint64_t low, uint64_t high)
{
    return (wide)high << 64 | low;
}

/* Where six letter bytes begin, and (`*twelve`) where twelve do. */
static inline uint64_t letters_from(uint64_t letter, uint64_t next, uint64_t *twelve)
{
    wide v = both(letter, next);
    v &= v >> 1;
    wide six = v & v >> 2 & v >> 4;
    *twelve = (uint64_t)(six & six >> 6);
    return (uint64_t)six;
}

enum { FLAG = 1 << 15, USUAL_ODD = 4 };

/* What is asked of a segment. */
struct asking {
    struct places pairs;  /* two characters of three bytes: the bitmap decides */
    struct places shorts; /* one of three bytes, the whole word, and ASCII behind it: as with pairs */
    struct places odd;    /* other characters; with FLAG their word is looked at in any case */
    struct places starts; /* of words */
};

/* Words of syllables alone are asked at their start, and inside those of twelve bytes and
 * more; those that begin with a figure or Latin letter inside too. Where other
 * characters stand behind a syllable, the word is looked at. */
static INLINE void segment_ask(const struct scanning *s, const struct segment *g, struct asking *a)
{
    uint64_t before = 0, twelve_before = 0, mixed = 0, pair_bits[BLOCKS], start_bits[BLOCKS], short_bits[BLOCKS];
    size_t blocks = (g->len + 63) / 64;
    a->odd.n = a->starts.n = a->shorts.n = 0;
    for (size_t b = 0; b < blocks; b++) {
        uint64_t letter = g->letter[b], twelve, six = letters_from(letter, g->letter[b + 1], &twelve);
        uint64_t behind = letter << 1 | before >> 63, starts = letter & ~behind, odd = g->odd[b] & letter;
        wide inside = both(twelve_before, twelve);
        inside |= inside << 1;
        inside |= inside << 2;
        inside |= inside << 3;
        /* a sum carries from the first bit of a word to its last */
        mixed = letter & ~(letter + ((starts & g->ascii[b]) | (mixed >> 63 & letter)));
        uint64_t pairs = g->lead[b] & six & (uint64_t)(both(g->lead[b], g->lead[b + 1]) >> 3);
        pair_bits[b] = pairs & (starts | (uint64_t)(inside >> 64) | mixed);
        start_bits[b] = starts;
        uint64_t look = odd & ~(odd << 1) & (behind | ~g->ascii[b]);
        uint64_t few = s->across ? starts & ~six & ~g->ascii[b] : 0;
        short_bits[b] = few & g->lead[b] & ~(uint64_t)(both(g->high[b], g->high[b + 1]) >> 3);
        look |= few & ~short_bits[b];
        odd = (g->begins[b] & letter) | look;
        if (odd)
            places_put(&a->odd, b, odd, look, USUAL_ODD);
        before = letter;
        twelve_before = twelve;
    }
    s->machine->list(&a->pairs, pair_bits, blocks);
    if (s->across)
        s->machine->list(&a->shorts, short_bits, blocks);
    if (s->single)
        s->machine->list(&a->starts, start_bits, blocks);
}

static const uint64_t SIX_BYTES = 0xFFFFFFFFFFFF, FOUR_BYTES = 0xFFFFFFFF;

/* Keeps the places at which the bitmap has the pair. */
static void pairs_keep(const struct scanning *s, const struct segment *g, struct places *p, uint64_t mask)
{
    uint16_t last[8]; /* too near to the end for a number of eight bytes */
    size_t lasts = 0;
    while (p->n > 0 && s->end - (g->at + p->at[p->n - 1]) < 8)
        last[lasts++] = p->at[--p->n];
    s->machine->keep(p, g->at, s->bitmap, s->shift, mask);
    while (lasts-- > 0)
        if (may(s, index_pair_hash(g->at + last[lasts], s->end)))
            p->at[p->n++] = last[lasts];
}

static void singles_keep(const struct scanning *s, const struct segment *g, struct places *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        p->at[n] = p->at[i];
        n += may_single(s, g->at + p->at[i]);
    }
    p->n = n;
}

/* The word around byte `i`: where it begins, and through *end where it ends. */
static INLINE size_t word_around(const struct segment *g, size_t i, size_t *end)
{
    size_t b = i / 64, bit = i & 63;
    uint64_t behind = ~(g->letter[b] >> bit | g->letter[b + 1] << 1 << (63 - bit));
    uint64_t before = ~(g->letter[b] << (63 - bit) | (b ? g->letter[b - 1] : 0) >> 1 >> bit);
    size_t from = i, to = i;
    if (behind) {
        to += (size_t)__builtin_ctzll(behind);
    } else {
        while (g->letter[to / 64] >> (to & 63) & 1)
            to++;
    }
    *end = to;
    if (before)
        return from + 1 - (size_t)__builtin_clzll(before);
    while (from > 0 && g->letter[(from - 1) / 64] >> ((from - 1) & 63) & 1)
        from--;
    return from;
}

/* A key may begin with the other character at p, whatever the word. */
static bool may_odd(const struct scanning *s, const char *p)
{
    uint64_t h = index_pair_hash(p, s->end);
    return h && may(s, h);
}

/* Keeps the places whose words are worth reading, once each: keys that begin with a figure
 * or a Latin letter are rare. */
static INLINE void odd_keep(const struct scanning *s, const struct segment *g, struct places *p)
{
    size_t n = 0, done = 0, end, offset = (size_t)(g->at - s->text);
    for (size_t i = 0; i < p->n; i++) {
        p->at[n] = p->at[i];
        n += p->at[i] >> 15 | s->x->lead[(unsigned char)g->at[p->at[i] & (FLAG - 1)]];
    }
    p->n = n;
    n = 0;
    for (size_t i = 0; i < p->n; i++) {
        size_t place = p->at[i] & (FLAG - 1);
        if (place < done || (!(p->at[i] & FLAG) && !may_odd(s, g->at + place)))
            continue;
        size_t at = word_around(g, place, &end);
        done = end;
        p->at[n] = (uint16_t)at;
        n += may_word(s, offset + at, offset + end);
    }
    p->n = n;
}

/* `from` into `to`, which stays in order. */
static void places_merge(struct places *to, const struct places *from)
{
    size_t i = to->n, j = from->n;
    to->n += from->n;
    while (j > 0) {
        size_t last = i + j - 1;
        to->at[last] = i > 0 && to->at[i - 1] > from->at[j - 1] ? to->at[--i] : from->at[--j];
    }
}

static INLINE void segment_scan(const struct scanning *s, const struct segment *g)
{
    struct asking a;
    struct run runs[SEGMENT / 2 + 1]; /* a word and what parts it from the next */
    size_t n = 0, done = 0, offset = (size_t)(g->at - s->text);
    segment_ask(s, g, &a);
    pairs_keep(s, g, &a.pairs, SIX_BYTES);
    odd_keep(s, g, &a.odd);
    places_merge(&a.pairs, &a.odd);
    if (s->across) {
        pairs_keep(s, g, &a.shorts, FOUR_BYTES);
        places_merge(&a.pairs, &a.shorts);
    }
    if (s->single) {
        singles_keep(s, g, &a.starts);
        places_merge(&a.pairs, &a.starts);
    }
    for (size_t i = 0; i < a.pairs.n; i++) {
        size_t end, at = word_around(g, a.pairs.at[i], &end);
        runs[n] = (struct run){(uint32_t)(offset + at), (uint32_t)(offset + end)};
        n += at >= done;
        done = end;
    }
    if (n)
        s->each(s->user, runs, n);
}

static void scan_plainly(const struct scanning *s, const struct segment *g)
{
    segment_scan(s, g);
}

#ifdef __x86_64__
__attribute__((target("avx2,bmi,bmi2"))) static void scan_avx2(const struct scanning *s, const struct segment *g)
{
    segment_scan(s, g);
}
#endif

/* A word longer than a segment, or nothing but signs: the plain way. Byte behind it. */
static size_t scan_plain(const struct scanning *s, size_t i, size_t len)
{
    while (i < len && is_break((unsigned char)s->text[i]))
        i += index_char_len((unsigned char)s->text[i]);
    size_t at = i;
    while (i < len && !is_break((unsigned char)s->text[i]))
        i += index_char_len((unsigned char)s->text[i]);
    if (i > at && may_word(s, at, i))
        s->each(s->user, &(struct run){(uint32_t)at, (uint32_t)i}, 1);
    return i;
}

/* What the machine can do best. */
static void choose(struct scanning *s)
{
    s->machine = machine_best();
    s->scan = scan_plainly;
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
        s->scan = scan_avx2;
#endif
}

void scan_words(const struct index *x, struct str text, void (*each)(void *user, const struct run *runs, size_t n),
                void *user)
{
    struct scanning s = {.x = x,
                         .bitmap = x->bitmap,
                         .shift = x->bitmap_shift,
                         .single = x->any_single,
                         .across = x->any_across,
                         .text = text.at,
                         .end = text.at + text.len,
                         .each = each,
                         .user = user};
    struct segment g;
    choose(&s);
    g.wanted = x->ascii_lead;
    for (size_t i = 0; i < text.len; i += g.len) {
        g.at = text.at + i;
        g.len = text.len - i < SEGMENT ? text.len - i : SEGMENT;
        segment_fill(s.machine, &g);
        if (g.len == SEGMENT)
            segment_cut(&g, segment_end(&g));
        if (g.len)
            s.scan(&s, &g);
        else
            g.len = scan_plain(&s, i, text.len) - i;
    }
}
