/* password: argon2id by libsodium, 64 MiB and three passes (about 0.13 s a hash).
 *
 * At most two hashes run at once in a process, so that a flood of log-ins costs at
 * most 128 MiB and never the whole desk.
 *
 *     char hash[PASSWORD_HASH];
 *     try(password_check_new(text, login, err));
 *     try(password_hash(text, hash, err));
 */
#ifndef OKGYO_REVIEW_PASSWORD_H
#define OKGYO_REVIEW_PASSWORD_H

#include "base/fault.h"
#include "base/str.h"

#include <sodium.h>
#include <stdatomic.h>

enum { PASSWORD_HASH = crypto_pwhash_STRBYTES, PASSWORD_LEAST = 12, PASSWORD_MOST = 256 };

/* May this become a password: 12 to 256 characters, not the login, not one of the
 * commonest. FAULT_REJECT says what to change. */
enum fault password_check_new(struct str password, struct str login, struct err *err);

/* `out` is a NUL-terminated string for store_account_put. */
enum fault password_hash(struct str password, char out[PASSWORD_HASH], struct err *err);

/* *ok: the password belongs to the hash. `hash` "" (no such login) takes the same
 * time and is never ok. `under_way` counts the process's hashes; FAULT_RETRY when
 * two are being made just now. */
enum fault password_verify(atomic_int *under_way, struct str password, struct str hash, bool *ok, struct err *err);

#endif
