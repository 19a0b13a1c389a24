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

#endif
