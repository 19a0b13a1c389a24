/* retry: which answers are tried again, and when.
 *
 * Table: transport faults, 408, 409, 425, 429, 5xx, 529, 522, 524: again, full
 * jitter, base 1 s, cap 60 s, Retry-After clamped to [1 s, 15 min]; 401 and 403:
 * refused; 402, 456: quota; 413, 414: too large, to be split; every other 4xx and
 * any 3xx: no. Source: the endpoints' own documentation and clients.
 */
#ifndef OKGYO_NET_RETRY_H
#define OKGYO_NET_RETRY_H

#include "net/http.h"

enum verdict { VERDICT_FINE, VERDICT_AGAIN, VERDICT_SPLIT, VERDICT_REFUSED, VERDICT_QUOTA, VERDICT_NEVER };

enum verdict retry_verdict(const struct http_reply *reply);
/* Wait before attempt `attempt` (2, 3 …), in ms; `dice` is a random number.
 * `base_ms` 0 = 1 s. */
int64_t retry_wait(int attempt, const struct http_reply *last, int64_t base_ms, uint32_t dice);

#endif
