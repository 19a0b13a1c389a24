#include "terms/scan.h"

#include "terms/letters.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

/* Compiled anew into each of the functions for a kind of machine. */
#define INLINE __attribute__((always_inline)) inline

enum { INSIDE_FROM = 12 }; /* bytes: words of four syllables and more may be compounds */

/* A stretch of text as bits, one a byte. A block more at the end stays empty. */
enum { SEGMENT = 4096, BLOCKS = SEGMENT / 64, PLACES = SEGMENT + 64 };
struct segment {
    const char *at;
    size_t len;                  /* bytes */
    uint64_t letter[BLOCKS + 1]; /* of words */
    uint64_t lead[BLOCKS + 1];   /* of words, first byte of a character of three */
    uint64_t odd[BLOCKS + 1];    /* of words, first byte of any other character */
    uint64_t ascii[BLOCKS + 1];  /* of words, ASCII */
};

/* Bytes of the segment, in order. Written in groups, so there is room behind the last. */
struct places {
    size_t n;
    uint16_t at[PLACES];
};

struct scanning {
    const struct index *x;
    const uint64_t *bitmap;
    unsigned shift;
    bool single, across;
    const char *text, *end;
    void (*fill)(struct segment *g, size_t block, const char *p, size_t len, uint64_t *carry);
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

/* The pair of two characters of three bytes each; 8 bytes must be readable. */
static inline uint64_t pair_at(const char *p)
{
    uint64_t v;
    memcpy(&v, p, 8);
    return index_pair_value_hash(v & 0xFFFFFFFFFFFF);
}

/* May a key of two characters and more begin at p, in a word that ends at `stop`? */
static bool may_begin(const struct scanning *s, const char *p, const char *stop, bool across)
{
    if (!s->x->lead[(unsigned char)*p] || (!across && p + 3 >= stop && is_three(p)))
        return false;
    if (is_three(p) && stop - p >= 8 && is_three(p + 3))
        return may(s, pair_at(p)); /* what nearly all are */
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

/* ---- a block of 64 bytes as bits ---- */

/* Letters are all but ASCII signs and blanks, and the characters with lead bytes C2, E2
 * and E3 with the bytes that follow the lead; `carry` brings the latter over from the
 * block before. */
static inline void block_put(struct segment *g, size_t block, uint64_t high, uint64_t ascii_letter, uint64_t lead,
                             uint64_t three, uint64_t c2, uint64_t e23, uint64_t *carry)
{
    uint64_t signs = c2 | e23, wide = signs | signs << 1 | e23 << 2 | *carry;
    *carry = signs >> 63 | e23 >> 62;
    uint64_t letter = (high | ascii_letter) & ~wide;
    g->letter[block] = letter;
    g->lead[block] = three & letter;
    g->odd[block] = (ascii_letter | (lead & ~three)) & letter;
    g->ascii[block] = ascii_letter;
}

#ifdef __x86_64__
static inline __m128i in_range_16(__m128i v, char from, char n)
{
    /* unsigned c - from < n, by signed compare of biased values */
    const __m128i bias = _mm_set1_epi8((char)0x80);
    return _mm_cmplt_epi8(_mm_xor_si128(_mm_sub_epi8(v, _mm_set1_epi8(from)), bias), _mm_set1_epi8((char)(n ^ 0x80)));
}

static void fill_sse2(struct segment *g, size_t block, const char *p, size_t len, uint64_t *carry)
{
    for (size_t i = 0; i < len; i += 64) {
        uint64_t high = 0, ascii = 0, lead = 0, three = 0, c2 = 0, e23 = 0;
        for (unsigned k = 0; k < 64; k += 16) {
            __m128i v = _mm_loadu_si128((const __m128i *)(p + i + k));
            __m128i letter =
                _mm_or_si128(in_range_16(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 26), in_range_16(v, '0', 10));
            __m128i e = _mm_cmpeq_epi8(_mm_and_si128(v, _mm_set1_epi8((char)0xF0)), _mm_set1_epi8((char)0xE0));
            high |= (uint64_t)_mm_movemask_epi8(v) << k;
            ascii |= (uint64_t)_mm_movemask_epi8(letter) << k;
            lead |= (uint64_t)_mm_movemask_epi8(in_range_16(v, (char)0xC0, 64)) << k;
            three |= (uint64_t)_mm_movemask_epi8(e) << k;
            c2 |= (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xC2))) << k;
            e23 |= (uint64_t)_mm_movemask_epi8(
                       _mm_cmpeq_epi8(_mm_and_si128(_mm_add_epi8(v, _mm_set1_epi8(2)), _mm_set1_epi8((char)0xFE)),
                                      _mm_set1_epi8((char)0xE4)))
                   << k;
        }
        block_put(g, block + i / 64, high, ascii, lead, three, c2, e23, carry);
    }
}

__attribute__((target("avx2"))) static inline uint64_t bits_64(__m256i a, __m256i b)
{
    return (uint32_t)_mm256_movemask_epi8(a) | (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32;
}

__attribute__((target("avx2"))) static inline __m256i below_32(__m256i v, char from, char n)
{
    __m256i d = _mm256_sub_epi8(v, _mm256_set1_epi8(from));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(d, _mm256_set1_epi8((char)(n - 1))), d);
}

__attribute__((target("avx2"))) static inline __m256i letters_32(__m256i v)
{
    return _mm256_or_si256(below_32(_mm256_or_si256(v, _mm256_set1_epi8(0x20)), 'a', 26), below_32(v, '0', 10));
}

__attribute__((target("avx2"))) static void fill_avx2(struct segment *g, size_t block, const char *p, size_t len,
                                                      uint64_t *carry)
{
    for (size_t i = 0; i < len; i += 64) {
        __m256i a = _mm256_loadu_si256((const __m256i *)(p + i)), b = _mm256_loadu_si256((const __m256i *)(p + i + 32));
        const __m256i f0 = _mm256_set1_epi8((char)0xF0), e0 = _mm256_set1_epi8((char)0xE0),
                      c2 = _mm256_set1_epi8((char)0xC2);
        uint64_t high = bits_64(a, b);
        uint64_t ascii = bits_64(letters_32(a), letters_32(b));
        uint64_t lead = bits_64(below_32(a, (char)0xC0, 64), below_32(b, (char)0xC0, 64));
        uint64_t three =
            bits_64(_mm256_cmpeq_epi8(_mm256_and_si256(a, f0), e0), _mm256_cmpeq_epi8(_mm256_and_si256(b, f0), e0));
        uint64_t two = bits_64(_mm256_cmpeq_epi8(a, c2), _mm256_cmpeq_epi8(b, c2));
        uint64_t e23 = bits_64(below_32(a, (char)0xE2, 2), below_32(b, (char)0xE2, 2));
        block_put(g, block + i / 64, high, ascii, lead, three, two, e23, carry);
    }
}
#else
static void fill_plain(struct segment *g, size_t block, const char *p, size_t len, uint64_t *carry)
{
    for (size_t i = 0; i < len; i += 64) {
        uint64_t high = 0, ascii = 0, lead = 0, three = 0, c2 = 0, e23 = 0;
        for (unsigned k = 0; k < 64; k++) {
            unsigned char c = (unsigned char)p[i + k];
            high |= (uint64_t)(c >= 0x80) << k;
            ascii |= (uint64_t)(c < 0x80 && script_of(c) != SCRIPT_NONE) << k;
            lead |= (uint64_t)(c >= 0xC0) << k;
            three |= (uint64_t)((c & 0xF0) == 0xE0) << k;
            c2 |= (uint64_t)(c == 0xC2) << k;
            e23 |= (uint64_t)(c == 0xE2 || c == 0xE3) << k;
        }
        block_put(g, block + i / 64, high, ascii, lead, three, c2, e23, carry);
    }
}
#endif

/* Whole blocks as they stand; of the last one a copy, filled up with zeros. */
static void segment_fill(const struct scanning *s, struct segment *g)
{
    size_t whole = g->len & ~(size_t)63, blocks = (g->len + 63) / 64;
    uint64_t carry = 0;
    char last[64] = {0};
    s->fill(g, 0, g->at, whole, &carry);
    if (whole < g->len) {
        memcpy(last, g->at + whole, g->len - whole);
        s->fill(g, whole / 64, last, 64, &carry);
    }
    g->letter[blocks] = g->lead[blocks] = 0;
}

/* The bit from which on no letter follows the last word that surely ends in the
 * segment; 0 when there is none. */
static size_t segment_end(const struct segment *g)
{
    size_t i = g->len;
    while (i > 0 && g->letter[(i - 1) / 64] >> ((i - 1) & 63) & 1)
        i--;
    while (i > 0 && !(g->letter[(i - 1) / 64] >> ((i - 1) & 63) & 1))
        i--;
    return i;
}

static void segment_cut(struct segment *g, size_t len)
{
    size_t blocks = (len + 63) / 64;
    if (len & 63)
        g->letter[blocks - 1] &= ((uint64_t)1 << (len & 63)) - 1;
    g->letter[blocks] = g->lead[blocks] = 0;
    g->len = len;
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

/* The places of a block's bits, `flag` with those of `flagged`. How many there are is
 * hard to foretell, so that `usual` of them are written whether they are or not. */
static INLINE void places_put(struct places *p, size_t block, uint64_t bits, uint64_t flagged, unsigned usual)
{
    uint16_t *at = p->at + p->n;
    p->n += (size_t)__builtin_popcountll(bits);
    do {
        for (unsigned i = 0; i < usual; i++, bits &= bits - 1) {
            unsigned bit = (unsigned)__builtin_ctzll(bits | (uint64_t)1 << 63);
            *at++ = (uint16_t)(block * 64 + bit + ((flagged >> bit & 1) << 15));
        }
    } while (bits);
}

enum { FLAG = 1 << 15, USUAL_PAIRS = 16, USUAL_ODD = 4 };

/* What is asked of a segment. */
struct asking {
    struct places pairs;  /* two characters of three bytes: the bitmap decides */
    struct places odd;    /* other characters; with FLAG their word is looked at in any case */
    struct places starts; /* of words */
};

/* Words of syllables alone are asked at their start, and inside those of twelve bytes and
 * more; those that begin with a figure or Latin letter inside too. Where other
 * characters stand behind a syllable, the word is looked at. */
static INLINE void segment_ask(const struct scanning *s, const struct segment *g, struct asking *a)
{
    uint64_t before = 0, twelve_before = 0, mixed = 0;
    a->pairs.n = a->odd.n = a->starts.n = 0;
    for (size_t b = 0; b * 64 < g->len; b++) {
        uint64_t letter = g->letter[b], twelve, six = letters_from(letter, g->letter[b + 1], &twelve);
        uint64_t behind = letter << 1 | before >> 63, starts = letter & ~behind, odd = g->odd[b] & letter;
        wide inside = both(twelve_before, twelve);
        inside |= inside << 1;
        inside |= inside << 2;
        inside |= inside << 3;
        /* a sum carries from the first bit of a word to its last */
        mixed = letter & ~(letter + ((starts & g->ascii[b]) | (mixed >> 63 & letter)));
        uint64_t pairs = g->lead[b] & six & (uint64_t)(both(g->lead[b], g->lead[b + 1]) >> 3);
        places_put(&a->pairs, b, pairs & (starts | (uint64_t)(inside >> 64) | mixed), 0, USUAL_PAIRS);
        uint64_t look = odd & ~(odd << 1) & (behind | ~g->ascii[b]);
        if (s->across)
            look |= starts & ~six;
        if (odd | look)
            places_put(&a->odd, b, odd | look, look, USUAL_ODD);
        if (s->single)
            places_put(&a->starts, b, starts, 0, USUAL_PAIRS);
        before = letter;
        twelve_before = twelve;
    }
}

/* Keeps the places at which the bitmap has the pair. */
static INLINE void pairs_keep(const struct scanning *s, const struct segment *g, struct places *p)
{
    size_t n = 0, whole = p->n, i = 0;
    while (whole > 0 && s->end - (g->at + p->at[whole - 1]) < 8)
        whole--;
    for (; i < whole; i++) {
        p->at[n] = p->at[i];
        n += may(s, pair_at(g->at + p->at[i]));
    }
    for (; i < p->n; i++) {
        p->at[n] = p->at[i];
        n += may(s, index_pair_hash(g->at + p->at[i], s->end));
    }
    p->n = n;
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
    pairs_keep(s, g, &a.pairs);
    odd_keep(s, g, &a.odd);
    places_merge(&a.pairs, &a.odd);
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
    s->scan = scan_plainly;
#ifdef __x86_64__
    s->fill = fill_sse2;
    if (__builtin_cpu_supports("avx2")) {
        s->fill = fill_avx2;
        s->scan = __builtin_cpu_supports("bmi2") ? scan_avx2 : scan_plainly;
    }
#else
    s->fill = fill_plain;
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
    for (size_t i = 0; i < text.len; i += g.len) {
        g.at = text.at + i;
        g.len = text.len - i < SEGMENT ? text.len - i : SEGMENT;
        segment_fill(&s, &g);
        if (g.len == SEGMENT)
            segment_cut(&g, segment_end(&g));
        if (g.len)
            s.scan(&s, &g);
        else
            g.len = scan_plain(&s, i, text.len) - i;
    }
}
