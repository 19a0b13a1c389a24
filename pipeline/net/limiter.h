/* limiter: what one endpoint allows, shared by every lane of the process.
 *
 * At most `concurrency` exchanges at a time, at most `per_minute` starts in any 60
 * seconds (0 = no limit), and a breaker: a refused key or used-up quota opens it at
 * once, several failures in a row open it for a growing while; a trial request closes
 * it again. Thread-safe.
 *
 *     int64_t wait = limiter_enter(l, &why);
 *     if (wait == 0) { …; limiter_leave(l, LIMITER_FINE, 0, NULL); }
 */
#ifndef OKGYO_NET_LIMITER_H
#define OKGYO_NET_LIMITER_H

#include "base/fault.h"

#include <stdbool.h>

struct limiter;
struct limiter *limiter_new(int concurrency, int per_minute);
void limiter_free(struct limiter *l);
/* Failures in a row that open the breaker, how long it stays open the first time
 * (doubled each time a trial fails, at most 5 min), and how long after a refusal.
 * As made: 5, 5 s, 5 min. */
void limiter_breaker(struct limiter *l, int failures, int64_t first_ms, int64_t refused_ms);

enum { LIMITER_FAILING = -1, LIMITER_BARRED = -2 };

/* Takes a place. 0 = go; >0 = ask again in that many ms; LIMITER_FAILING: the breaker
 * is open after failures, why->wait_ms says for how long; LIMITER_BARRED: a person
 * has to act first. *why says for what. */
int64_t limiter_enter(struct limiter *l, struct err *why);

enum limiter_result { LIMITER_FINE, LIMITER_FAILED, LIMITER_SLOW_DOWN, LIMITER_REFUSED };
/* Gives the place back. SLOW_DOWN (429) holds every lane back for wait_ms. `reason`
 * is a sentence that names the endpoint, for FAILED and REFUSED; NULL otherwise. */
void limiter_leave(struct limiter *l, enum limiter_result result, int64_t wait_ms, const char *reason);
void limiter_drop(struct limiter *l); /* gives a place back without a word on how it went */

/* Sleeps until a place may have come free, at most `ms`. */
void limiter_wait(struct limiter *l, int64_t ms);

bool limiter_is_open(struct limiter *l, struct err *why);

#endif
