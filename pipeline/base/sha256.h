/* sha256: libsodium's function, with the processor's own instructions where it has them.
 *
 * x86 has them since 2017 (Zen, Goldmont, Ice Lake): five times as fast, and the keys of
 * outputs hash every text several times. Other processors get libsodium itself. The state
 * is libsodium's, begun with crypto_hash_sha256_init(); the two are not mixed on one state.
 */
#ifndef OKGYO_BASE_SHA256_H
#define OKGYO_BASE_SHA256_H

#include <sodium.h>

void sha256_update(crypto_hash_sha256_state *s, const unsigned char *bytes, size_t len);
/* The state is used up. */
void sha256_final(crypto_hash_sha256_state *s, unsigned char out[crypto_hash_sha256_BYTES]);

#endif
