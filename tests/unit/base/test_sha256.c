/* The processor's instructions and libsodium agree, however the bytes come in. */
#include "base/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { LONGEST = 700 /* bytes: ten blocks and more */ };

static void fill(unsigned char *bytes, size_t len)
{
    uint32_t seed = 7;
    for (size_t i = 0; i < len; i++)
        bytes[i] = (unsigned char)((seed = seed * 1664525u + 1013904223u) >> 24);
}

/* In pieces of `step` bytes, so that every place in a block is begun and ended at. */
static void in_pieces(const unsigned char *bytes, size_t len, size_t step, unsigned char *out)
{
    crypto_hash_sha256_state s;
    crypto_hash_sha256_init(&s);
    for (size_t at = 0; at < len; at += step)
        sha256_update(&s, bytes + at, len - at < step ? len - at : step);
    sha256_final(&s, out);
}

static void every_length_in_every_step(void **state)
{
    (void)state;
    static const size_t steps[] = {1, 3, 8, 55, 56, 63, 64, 65, 127, 128, 200, LONGEST};
    unsigned char bytes[LONGEST], expected[crypto_hash_sha256_BYTES], got[crypto_hash_sha256_BYTES];
    fill(bytes, sizeof bytes);
    for (size_t len = 0; len <= LONGEST; len++) {
        crypto_hash_sha256(expected, bytes, len);
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            in_pieces(bytes, len, steps[i], got);
            assert_memory_equal(got, expected, sizeof got);
        }
    }
}

/* FIPS 180-4's own example. */
static void the_standards_example(void **state)
{
    (void)state;
    static const unsigned char expected[] = {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40,
                                             0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17,
                                             0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad};
    unsigned char got[crypto_hash_sha256_BYTES];
    in_pieces((const unsigned char *)"abc", 3, 2, got);
    assert_memory_equal(got, expected, sizeof got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_length_in_every_step),
        cmocka_unit_test(the_standards_example),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
