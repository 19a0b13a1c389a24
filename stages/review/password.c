#include "password.h"

#include "text/utf8.h"

enum { PASSES = 3, MEMORY = 64 << 20, AT_ONCE = 2 };

/* What everybody tries first, of those long enough to pass the length rule. */
static const char *const commonest[] = {
    "passwordpassword", "password1234",     "password12345",
    "123456789012",     "1234567890123",    "qwertyuiop123",
    "qwertyuiopas",     "111111111111",     "000000000000",
    "abcdefghijkl",     "abc123abc123",     "iloveyouiloveyou",
    "administrator",    "letmeinletmein",   "welcome12345",
    "okgyookgyookgyo",  "1q2w3e4r5t6y",     "q1w2e3r4t5y6",
    "newsroom1234",     "changemechangeme", NULL,
};

enum fault password_check_new(struct str password, struct str login, struct err *err)
{
    if (utf8_invalid(password) >= 0)
        return fault(err, FAULT_REJECT, "the password is not UTF-8 text");
    size_t length = utf8_count(password, password.len, UNIT_CODE_POINT);
    if (length < PASSWORD_LEAST)
        return fault(err, FAULT_REJECT, "a password needs at least %d characters; a short sentence does well",
                     PASSWORD_LEAST);
    if (password.len > PASSWORD_MOST)
        return fault(err, FAULT_REJECT, "a password has at most %d bytes", PASSWORD_MOST);
    bool common = str_eq(password, login);
    for (size_t i = 0; commonest[i]; i++)
        common = common || str_is_nocase(password, commonest[i]);
    bool one_letter = true;
    for (size_t i = 1; i < password.len; i++)
        one_letter = one_letter && password.at[i] == password.at[0];
    if (common || one_letter)
        return fault(err, FAULT_REJECT, "this password is one that everybody tries first; take another");
    return FAULT_OK;
}

enum fault password_hash(struct str password, char out[PASSWORD_HASH], struct err *err)
{
    if (crypto_pwhash_str_alg(out, password.at, password.len, PASSES, MEMORY, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fault(err, FAULT_STOP, "hashing the password needs 64 MiB of memory, which is not there");
    return FAULT_OK;
}

/* A hash of a password nobody knows, so that unknown logins take as long. */
static const char nobody[] = "$argon2id$v=19$m=65536,t=3,p=1$b2tneW8gbm9ib2R5IDAwMQ"
                             "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

enum fault password_verify(atomic_int *under_way, struct str password, struct str hash, bool *ok, struct err *err)
{
    *ok = false;
    if (password.len > PASSWORD_MOST || hash.len >= PASSWORD_HASH)
        return FAULT_OK;
    if (atomic_fetch_add(under_way, 1) >= AT_ONCE) {
        atomic_fetch_sub(under_way, 1);
        fault(err, FAULT_RETRY, "others are logging in just now; try again in a moment");
        err->wait_ms = 1000;
        return FAULT_RETRY;
    }
    char stored[PASSWORD_HASH] = "";
    memcpy(stored, hash.len ? hash.at : nobody, hash.len ? hash.len : sizeof nobody);
    *ok = crypto_pwhash_str_verify(stored, password.at, password.len) == 0 && hash.len;
    atomic_fetch_sub(under_way, 1);
    return FAULT_OK;
}
