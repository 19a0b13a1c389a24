#include "base/hash.h"

#include "base/sha256.h"

void hash_init(struct hash *h)
{
    crypto_hash_sha256_init(&h->state);
}

void hash_addn(struct hash *h, uint64_t number)
{
    unsigned char le[8];
    for (int i = 0; i < 8; i++)
        le[i] = (unsigned char)(number >> (8 * i));
    sha256_update(&h->state, le, sizeof le);
}

void hash_add(struct hash *h, struct str field)
{
    hash_addn(h, field.len);
    sha256_update(&h->state, (const unsigned char *)field.at, field.len);
}

void hash_addz(struct hash *h, const char *field)
{
    hash_add(h, str_of(field));
}

void hash_hex(struct hash *h, char out[HASH_HEX])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char raw[crypto_hash_sha256_BYTES];
    sha256_final(&h->state, raw);
    for (size_t i = 0; i < sizeof raw; i++) {
        out[2 * i] = digits[raw[i] >> 4];
        out[2 * i + 1] = digits[raw[i] & 15];
    }
    out[2 * sizeof raw] = 0;
}

void hash_bytes(struct str bytes, char out[HASH_HEX])
{
    struct hash h;
    hash_init(&h);
    sha256_update(&h.state, (const unsigned char *)bytes.at, bytes.len);
    hash_hex(&h, out);
}
