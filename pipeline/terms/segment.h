/* segment: a stretch of text as bits, one a byte, by what the machine does best.
 *
 * Well-formed UTF-8 goes in; what is a letter and where characters begin comes out, 64
 * bytes a number. Bits become places, and places are asked in the index's bitmap. AVX-512,
 * AVX2 or SSE2, found out when the program runs; plain C elsewhere. All say the same.
 */
#ifndef OKGYO_TERMS_SEGMENT_H
#define OKGYO_TERMS_SEGMENT_H

#include <stddef.h>
#include <stdint.h>

/* A block more at the end stays empty. */
enum { SEGMENT = 4096, BLOCKS = SEGMENT / 64, PLACES = SEGMENT + 64 };
struct segment {
    const char *at;
    size_t len;                  /* bytes */
    const uint8_t *wanted;       /* sixteen, by low half byte: bit n set when ASCII n << 4 | half is wanted */
    uint64_t letter[BLOCKS + 1]; /* of words */
    uint64_t lead[BLOCKS + 1];   /* of words, first byte of a character of three */
    uint64_t odd[BLOCKS + 1];    /* of words, first byte of any other character */
    uint64_t ascii[BLOCKS + 1];  /* of words, ASCII */
    uint64_t high[BLOCKS + 1];   /* no ASCII */
    uint64_t begins[BLOCKS + 1]; /* of `odd`; ASCII that is not wanted may be missing */
};

/* Bytes of the segment, in order. Written in groups, so there is room behind the last. */
struct places {
    size_t n;
    uint16_t at[PLACES];
};

struct machine {
    /* `len` bytes from `p` on, whole blocks, as bits from `block` on; `carry` goes from
     * call to call, 0 at first */
    void (*fill)(struct segment *g, size_t block, const char *p, size_t len, uint64_t *carry);
    /* the places of the bits of so many blocks */
    void (*list)(struct places *p, const uint64_t *bits, size_t blocks);
    /* keeps the places, from `text` on, whose two characters the bitmap may have (index.h):
     * the bytes of `mask`, of eight that must be readable at each */
    void (*keep)(struct places *p, const char *text, const uint64_t *bitmap, unsigned shift, uint64_t mask);
};

const struct machine *machine_best(void);

/* Fills the segment from `at`, `len` and `wanted`. */
void segment_fill(const struct machine *m, struct segment *g);

/* The bit from which on no letter follows the last word that surely ends in the
 * segment; 0 when there is none. */
size_t segment_end(const struct segment *g);

/* Leaves the first `len` bytes, at least one. */
void segment_cut(struct segment *g, size_t len);

/* The places of a block's bits, `flag` with those of `flagged`. How many there are is
 * hard to foretell, so that `usual` of them are written whether they are or not. */
__attribute__((always_inline)) static inline void places_put(struct places *p, size_t block, uint64_t bits,
                                                             uint64_t flagged, unsigned usual)
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

#endif
