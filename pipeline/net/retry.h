/* retry: which answers are tried again, and when.
 *
 * Table: transport faults, 408, 409, 425, 429, 5xx (with 522, 524, 529): again, full
 * jitter, base 1 s, cap 60 s, Retry-After clamped to [1 s, 15 min]; 401 and 403:
 * refused; 402, 456: quota; 413, 414: too large, to be split; every other 4xx and
 * any 3xx: no. Source: the endpoints' own documentation and clients.
 */
#ifndef OKGYO_NET_RETRY_H
#define OKGYO_NET_RETRY_H

#include "net/http.h"

enum verdict {
    VERDICT_FINE,
    VERDICT_AGAIN,   /* temporary: the same request after a wait */
    VERDICT_SLOWER,  /* the same, and everybody else holds back too (429, 529) */
    VERDICT_SPLIT,   /* too large: in halves */
    VERDICT_REFUSED, /* the key, the plan, or trust: a person has to act */
    VERDICT_QUOTA,   /* paid-for amount used up: a person has to act */
    VERDICT_NEVER,   /* the request itself is wrong: settings */
    /* only said by those who know the protocol: */
    VERDICT_ANEW,     /* the request will now be made differently: at once, not counted */
    VERDICT_UNWANTED, /* this text is refused for good; the endpoint is well */
};

enum verdict retry_verdict(const struct http_reply *reply);

/* Wait before attempt `attempt` (2, 3 …), in ms; `dice` is a random number.
 * `base_ms` 0 = 1 s. `last` is what the attempt before got. */
int64_t retry_wait(int attempt, const struct http_reply *last, int64_t base_ms, uint32_t dice);

#endif
