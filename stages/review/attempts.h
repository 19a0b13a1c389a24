/* attempts: slows down whoever guesses passwords, never locks anybody out for good.
 *
 * Failures are counted per key (an account from one address, an account, an
 * address) in a small fixed table; a key that failed too often in the last minute
 * has to wait, and the wait ends by itself. In memory only: a restart forgets.
 */
#ifndef OKGYO_REVIEW_ATTEMPTS_H
#define OKGYO_REVIEW_ATTEMPTS_H

#include "base/str.h"

#include <pthread.h>

enum { ATTEMPT_SLOTS = 2048 };

struct attempt_slot {
    uint64_t key;         /* 0 = free */
    int64_t since, until; /* ms on the monotonic clock: first failure counted, no try before */
    unsigned failures;
};

struct attempts {
    pthread_mutex_t lock;
    uint64_t salt;
    struct attempt_slot slots[ATTEMPT_SLOTS];
};

void attempts_init(struct attempts *a);

/* Milliseconds until this login from this address may try again, 0 = now. */
int64_t attempts_wait(struct attempts *a, struct str login, struct str address, int64_t now);
/* Notes a failure: after 5 in a minute for an account from one address, 30 for an
 * account, 20 for an address the next try has to wait, twice as long each time, at
 * most five minutes. */
void attempts_failed(struct attempts *a, struct str login, struct str address, int64_t now);
void attempts_passed(struct attempts *a, struct str login, struct str address);

#endif
