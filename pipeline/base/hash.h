/* hash: SHA-256 over fields, so that nobody can shift bytes from
 * one field into the next: every hash_add is preceded by its length.
 *
 *     struct hash h;
 *     hash_init(&h); hash_add(&h, source); hash_add(&h, target);
 *     hash_hex(&h, hex);
 */
#ifndef OKGYO_BASE_HASH_H
#define OKGYO_BASE_HASH_H

#include "base/str.h"

#include <sodium.h>

enum { HASH_HEX = 65 }; /* 64 hexadecimal digits and NUL */

struct hash {
    crypto_hash_sha256_state state;
};

void hash_init(struct hash *h);
void hash_add(struct hash *h, struct str field);
void hash_addz(struct hash *h, const char *field);
void hash_addn(struct hash *h, uint64_t number);
/* Ends the hash; init again before further use. */
void hash_hex(struct hash *h, char out[HASH_HEX]);

/* Plain SHA-256 of the bytes alone, as sha256sum prints it. */
void hash_bytes(struct str bytes, char out[HASH_HEX]);

#endif
