/* index: all keys (sources and aliases) of a termbase, found by the bytes they begin with.
 *
 * A bitmap over the first two characters says no to most places; behind it a small
 * table tells which lengths exist for that pair, and a hash table holds the keys.
 * Everything is read-only after index_build() and a few bytes a key.
 */
#ifndef OKGYO_TERMS_INDEX_H
#define OKGYO_TERMS_INDEX_H

#include "terms/parts.h"
#include "terms/wordhash.h"

/* What a syllable can be the beginning or the whole of; josa.h by table. */
enum syllable_trait { SYLLABLE_AFFIX = 1, SYLLABLE_TAIL = 2, SYLLABLE_VERBAL = 4, SYLLABLE_NOUN = 8 };
enum { SYLLABLES = 11172 };

enum { INDEX_LONG = 31 }; /* keys of this many characters and more share one length bit */

struct index_pair {
    uint32_t mark;   /* of the pair's hash, 0 = free slot */
    uint32_t inner;  /* bit n: a key of n characters, all letters and digits */
    uint32_t across; /* bit n: a key of n characters with a space or sign in it */
};

struct index_key {
    uint32_t term;  /* index into the termbase */
    uint16_t len;   /* bytes */
    uint8_t chars;  /* at most 255 */
    uint8_t traits; /* enum key_trait */
    char bytes[];
};

/* What is known of a key before any text is seen, so that the usual word needs no
 * questions. */
enum key_trait {
    KEY_VERBAL = 1,  /* it begins with a verb's stem or form, or is one */
    KEY_ADVERB = 2,  /* it is an adverb too */
    KEY_SHORT = 4,   /* two syllables, the first a noun: 양도, 주가 */
    KEY_ENDING = 8,  /* the whole of it is also particles or an ending: 이란, 지도 */
    KEY_LONGER = 16, /* two syllables that begin a known noun of three */
    KEY_COUNT = 32,  /* two syllables, the first 여: 여명 */
};

struct index_slot {
    uint32_t mark, key; /* place of a struct index_key in index.keys, 0 = free */
};

struct index {
    const struct termbase *base;
    uint64_t *bitmap; /* of pairs */
    unsigned bitmap_shift, pairs_shift, slots_shift;
    struct index_pair *pairs;
    struct index_slot *slots;
    char *keys;                  /* one struct index_key behind the other */
    uint64_t *single;            /* bit per BMP code point: a key of this one character */
    uint8_t syllable[SYLLABLES]; /* enum syllable_trait, by code point from U+AC00 */
    bool lead[256];              /* bytes that keys of two characters and more begin with */
    uint8_t ascii_lead[16];      /* of these the ASCII, by low half byte: a bit for each high half */
    bool any_single, any_across;
    size_t size; /* bytes of all of it */
};

struct index *index_build(const struct termbase *t);
void index_free(struct index *x);

/* One multiplication: its high bits choose the bitmap's bit, index_pair() mixes the rest. */
static inline uint64_t index_pair_value_hash(uint64_t v)
{
    return v * 0x9E3779B97F4A7C15u;
}

static inline size_t index_char_len(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Hash of the first two characters at p, 0 when there are not two before `end`. */
static inline uint64_t index_pair_hash(const char *p, const char *end)
{
    size_t have = (size_t)(end - p), first, len;
    uint64_t v = 0;
    if (p >= end || (first = index_char_len((unsigned char)*p)) >= have)
        return 0;
    len = first + index_char_len((unsigned char)p[first]);
    if (len > have)
        return 0;
    if (have >= 8)
        memcpy(&v, p, 8);
    else
        for (size_t i = 0; i < len; i++)
            v |= (uint64_t)(unsigned char)p[i] << 8 * i;
    return index_pair_value_hash(len >= 8 ? v : v & (((uint64_t)1 << 8 * len) - 1));
}

/* The same for two characters of three bytes each; 8 bytes must be readable. */
static inline uint64_t index_pair_hash_six(const char *p)
{
    uint64_t v;
    memcpy(&v, p, 8);
    return index_pair_value_hash(v & 0xFFFFFFFFFFFF);
}

static inline bool index_may(const struct index *x, uint64_t pair)
{
    uint64_t bit = pair >> x->bitmap_shift;
    return x->bitmap[bit >> 6] >> (bit & 63) & 1;
}

/* The lengths for the pair, or NULL. */
const struct index_pair *index_pair(const struct index *x, uint64_t pair);

/* Fetch what index_pair() will look at; the slot of a key of these bytes; and its bytes,
 * once the slot is there. */
void index_fetch_pair(const struct index *x, uint64_t pair);
void index_fetch_slot(const struct index *x, uint64_t key);
void index_fetch_key(const struct index *x, uint64_t key);

/* The key that is exactly these bytes, or NULL. */
const struct index_key *index_key(const struct index *x, const char *p, size_t len);

static inline bool index_single(const struct index *x, uint32_t c)
{
    return c < 0x10000 && (x->single[c >> 6] >> (c & 63) & 1);
}

/* Traits of a code point; 0 for what is no syllable. */
static inline unsigned index_syllable(const struct index *x, uint32_t c)
{
    return c - 0xAC00 < SYLLABLES ? x->syllable[c - 0xAC00] : 0;
}

static inline struct term *index_term(const struct index *x, const struct index_key *k)
{
    return x->base->terms.at[k->term];
}

#endif
