#include "terms/scan.h"

#include "terms/letters.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

enum { INSIDE_FROM = 12 }; /* bytes: words of four syllables and more may be compounds */

/* A stretch of text as bits, one a byte. A block more at the end stays empty. */
enum { SEGMENT = 4096, BLOCKS = SEGMENT / 64, RUNS = 256 };
struct segment {
    const char *at;
    size_t len, done;            /* bytes; before `done` every word is decided */
    uint64_t letter[BLOCKS + 1]; /* of words */
    uint64_t lead[BLOCKS + 1];   /* of words, first byte of a character of three */
    uint64_t odd[BLOCKS + 1];    /* of words, first byte of any other character */
    struct run runs[RUNS];
    size_t runs_n;
};

struct scanning {
    const struct index *x;
    const uint64_t *bitmap;
    unsigned shift;
    bool single, across;
    const char *text, *end;
    void (*fill)(struct segment *g, size_t block, const char *p, size_t len, uint64_t *carry);
    void (*each)(void *user, const struct run *runs, size_t n);
    void *user;
};

static inline size_t char_len(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

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
    for (p += char_len((unsigned char)*p); p < stop; p += char_len((unsigned char)*p))
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
    g->letter[blocks] = g->lead[blocks] = g->odd[blocks] = 0;
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
    g->letter[blocks] = g->lead[blocks] = g->odd[blocks] = 0;
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

/* The places of `ask` at which the bitmap has the pair. */
static inline uint64_t ask_bitmap(const struct scanning *s, const char *at, uint64_t ask)
{
    uint64_t yes = 0;
    if (at + 64 + 8 > s->end) {
        for (; ask; ask &= ask - 1) {
            const char *p = at + __builtin_ctzll(ask);
            yes |= may(s, index_pair_hash(p, s->end)) * (ask & -ask);
        }
        return yes;
    }
    for (; ask; ask &= ask - 1)
        yes |= may(s, pair_at(at + __builtin_ctzll(ask))) << __builtin_ctzll(ask);
    return yes;
}

static uint64_t ask_single(const struct scanning *s, const char *at, uint64_t ask)
{
    uint64_t yes = 0;
    for (; ask; ask &= ask - 1)
        if (may_single(s, at + __builtin_ctzll(ask)))
            yes |= ask & -ask;
    return yes;
}

/* The word around bit `i`: where it begins, and through *end where it ends. */
static inline size_t word_around(const struct segment *g, size_t i, size_t *end)
{
    size_t b = i / 64;
    uint64_t gap = ~g->letter[b], below = ((uint64_t)1 << (i & 63)) - 1, before = gap & below, behind = gap & ~below;
    size_t from = b, to = b;
    while (before == 0 && from > 0)
        before = ~g->letter[--from];
    while (behind == 0)
        behind = ~g->letter[++to];
    *end = to * 64 + (size_t)__builtin_ctzll(behind);
    return before ? from * 64 + 64 - (size_t)__builtin_clzll(before) : 0;
}

static void runs_flush(const struct scanning *s, struct segment *g)
{
    if (g->runs_n)
        s->each(s->user, g->runs, g->runs_n);
    g->runs_n = 0;
}

/* `sure`: the bits of `look` that need no other question. */
static inline void block_visit(const struct scanning *s, struct segment *g, size_t block, uint64_t look, uint64_t sure)
{
    size_t offset = (size_t)(g->at - s->text);
    if (g->done > block * 64)
        look = g->done < block * 64 + 64 ? look & ~(uint64_t)0 << (g->done & 63) : 0;
    while (look) {
        size_t bit = (size_t)__builtin_ctzll(look), end, at = word_around(g, block * 64 + bit, &end);
        g->done = end;
        look = end < block * 64 + 64 ? look & ~(uint64_t)0 << (end & 63) : 0;
        if (!(sure >> bit & 1) && !may_word(s, offset + at, offset + end))
            continue;
        g->runs[g->runs_n++] = (struct run){(uint32_t)(offset + at), (uint32_t)(offset + end)};
        if (g->runs_n == RUNS)
            runs_flush(s, g);
    }
}

/* Words of syllables alone are decided by the bitmap: at their start, and inside those
 * of twelve bytes and more. All others are asked one by one, when there is anything
 * in them that could matter. */
static void segment_scan(const struct scanning *s, struct segment *g)
{
    size_t blocks = (g->len + 63) / 64;
    uint64_t before = 0, twelve_before = 0;
    g->done = 0;
    for (size_t b = 0; b < blocks; b++) {
        uint64_t letter = g->letter[b], twelve, six = letters_from(letter, g->letter[b + 1], &twelve);
        uint64_t starts = letter & ~(letter << 1 | before >> 63);
        wide inside = both(twelve_before, twelve);
        inside |= inside << 1;
        inside |= inside << 2;
        inside |= inside << 3;
        uint64_t pairs = g->lead[b] & six & (uint64_t)(both(g->lead[b], g->lead[b + 1]) >> 3);
        uint64_t sure = ask_bitmap(s, g->at + b * 64, pairs & (starts | (uint64_t)(inside >> 64)));
        uint64_t look = sure | (g->odd[b] & ~(g->odd[b] << 1) & letter);
        if (s->single)
            sure |= ask_single(s, g->at + b * 64, starts);
        if (s->across)
            look |= starts & ~six;
        block_visit(s, g, b, look | sure, sure);
        before = letter;
        twelve_before = twelve;
    }
    runs_flush(s, g);
}

/* A word longer than a segment, or nothing but signs: the plain way. Byte behind it. */
static size_t scan_plain(const struct scanning *s, size_t i, size_t len)
{
    while (i < len && is_break((unsigned char)s->text[i]))
        i += char_len((unsigned char)s->text[i]);
    size_t at = i;
    while (i < len && !is_break((unsigned char)s->text[i]))
        i += char_len((unsigned char)s->text[i]);
    if (i > at && may_word(s, at, i))
        s->each(s->user, &(struct run){(uint32_t)at, (uint32_t)i}, 1);
    return i;
}

void scan_words(const struct index *x, struct str text, void (*each)(void *user, const struct run *runs, size_t n),
                void *user)
{
    struct scanning s = {
        x, x->bitmap, x->bitmap_shift, x->any_single, x->any_across, text.at, text.at + text.len, NULL, each, user};
    struct segment g = {.runs_n = 0};
#ifdef __x86_64__
    s.fill = __builtin_cpu_supports("avx2") ? fill_avx2 : fill_sse2;
#else
    s.fill = fill_plain;
#endif
    for (size_t i = 0; i < text.len; i += g.len) {
        g.at = text.at + i;
        g.len = text.len - i < SEGMENT ? text.len - i : SEGMENT;
        segment_fill(&s, &g);
        if (g.len == SEGMENT)
            segment_cut(&g, segment_end(&g));
        if (g.len)
            segment_scan(&s, &g);
        else
            g.len = scan_plain(&s, i, text.len) - i;
    }
}
