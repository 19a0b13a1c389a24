/* wordhash: a fast hash of a few bytes, the same at build time and at run time.
 *
 * Multiply and fold, eight bytes at a time. Not for keys an enemy chooses: tables
 * that use it are bounded by what editors put into a glossary.
 */
#ifndef OKGYO_TERMS_WORDHASH_H
#define OKGYO_TERMS_WORDHASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t wordhash_mix(uint64_t h, uint64_t v)
{
    h = (h ^ v) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

static inline uint64_t wordhash(const char *at, size_t len)
{
    uint64_t h = 0x51ED270B9A3F7C4Du ^ len, v;
    for (; len >= 8; at += 8, len -= 8) {
        memcpy(&v, at, 8);
        h = wordhash_mix(h, v);
    }
    if (len >= 4) {
        uint32_t low, high;
        memcpy(&low, at, 4);
        memcpy(&high, at + len - 4, 4);
        return wordhash_mix(h, low | (uint64_t)high << 32);
    }
    if (len == 0)
        return wordhash_mix(h, 0);
    v = (unsigned char)at[0] | (uint64_t)(unsigned char)at[len / 2] << 8 | (uint64_t)(unsigned char)at[len - 1] << 16;
    return wordhash_mix(h, v);
}

/* Two numbers by one multiplication of 128 bits. */
static inline uint64_t wordhash_fold(uint64_t a, uint64_t b)
{
    __extension__ unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Eight bytes, as far as `mask` has them. */
static inline uint64_t wordhash_some(const char *at, const uint8_t *mask)
{
    uint64_t v, m;
    memcpy(&v, at, sizeof v);
    memcpy(&m, mask, sizeof m);
    return v & m;
}

enum { WORDHASH_LINE = 32 };

/* Another hash, without branches, of at most WORDHASH_LINE bytes of UTF-8; so many must
 * be readable at `at`. The constants hold bytes that no text has, so that no factor
 * is ever 0. */
static inline uint64_t wordhash_line(const char *at, size_t len)
{
    static const uint8_t mask[2 * WORDHASH_LINE] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
                                                    255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
                                                    255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    const uint8_t *m = mask + WORDHASH_LINE - len;
    uint64_t low =
        wordhash_fold(wordhash_some(at, m) ^ 0xFF37A5F1C94B6DF8u, wordhash_some(at + 8, m + 8) ^ 0xFC8E63D12B75FAF9u);
    uint64_t high = wordhash_fold(wordhash_some(at + 16, m + 16) ^ 0xF92DCB4E81FA67FBu,
                                  wordhash_some(at + 24, m + 24) ^ 0xFE5193A7D6F8C4FFu);
    return wordhash_mix(low + len, high);
}

#endif
