/* limiter: what one endpoint allows, shared by every lane of the process.
 *
 * At most `concurrency` exchanges at a time, at most `per_minute` starts a minute
 * (0 = no limit), and a breaker: a refused key or used-up quota opens it at once,
 * several failures in a row open it for a growing while; a trial request closes it
 * again. Thread-safe.
 */
#ifndef OKGYO_NET_LIMITER_H
#define OKGYO_NET_LIMITER_H

#include "base/fault.h"

#include <stdbool.h>

struct limiter;
struct limiter *limiter_new(const char *name, int concurrency, int per_minute);
void limiter_free(struct limiter *l);

/* Takes a place. 0 = go; >0 = ask again in that many ms; -1 = the breaker is
 * open, *why says since when and for what (valid until the next call). */
int64_t limiter_enter(struct limiter *l, struct err *why);

enum limiter_result { LIMITER_FINE, LIMITER_FAILED, LIMITER_SLOW_DOWN, LIMITER_REFUSED };
/* Gives the place back. SLOW_DOWN (429) holds every lane back for wait_ms. */
void limiter_leave(struct limiter *l, enum limiter_result result, int64_t wait_ms, const char *reason);

bool limiter_is_open(struct limiter *l, struct err *why);

#endif
