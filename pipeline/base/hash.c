#include "base/hash.h"

void hash_init(struct hash *h)
{
    crypto_hash_sha256_init(&h->state);
}

void hash_addn(struct hash *h, uint64_t number)
{
    unsigned char le[8];
    for (int i = 0; i < 8; i++)
        le[i] = (unsigned char)(number >> (8 * i));
    crypto_hash_sha256_update(&h->state, le, sizeof le);
}

void hash_add(struct hash *h, struct str field)
{
    hash_addn(h, field.len);
    crypto_hash_sha256_update(&h->state, (const unsigned char *)field.at, field.len);
}

void hash_addz(struct hash *h, const char *field)
{
    hash_add(h, str_of(field));
}

void hash_hex(struct hash *h, char out[HASH_HEX])
{
    unsigned char raw[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final(&h->state, raw);
    sodium_bin2hex(out, HASH_HEX, raw, sizeof raw);
}

void hash_bytes(struct str bytes, char out[HASH_HEX])
{
    unsigned char raw[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(raw, (const unsigned char *)bytes.at, bytes.len);
    sodium_bin2hex(out, HASH_HEX, raw, sizeof raw);
}
