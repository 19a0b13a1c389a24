/* http: requests to endpoints, several at a time, each with a deadline.
 *
 * libcurl's multi interface on one thread; a client belongs to one lane. What an
 * endpoint may do to us is bounded: body LIMIT_REPLY, headers LIMIT_REPLY_HEADERS,
 * no redirects, no proxies but the one given, TLS 1.2 or later, addresses of the
 * link-local and metadata ranges refused after resolution. A header value with CR or
 * LF is refused before anything is sent.
 *
 *     http_start(h, &arena, &request, &reply, job);
 *     while ((job = http_wait(h, 1000))) use(job);
 */
#ifndef OKGYO_NET_HTTP_H
#define OKGYO_NET_HTTP_H

#include "base/arena.h"
#include "base/buf.h"

struct http_header {
    const char *name;
    struct str value;
};

struct http_request {
    const char *method; /* "GET", "POST", "DELETE" */
    struct str url;
    struct http_header headers[12]; /* ended by a NULL name */
    struct str body;
    int64_t timeout_ms;  /* whole exchange; > 0 */
    size_t most_bytes;   /* of the answer's body; 0 = LIMIT_REPLY */
    const char *ca_file; /* NULL = the system's */
    const char *proxy;   /* NULL = none: the environment's proxies are never used */
    bool allow_plain;    /* http:// to addresses that are not loopback */
};

/* How an exchange ended, for retry.h. */
enum http_outcome {
    HTTP_ANSWERED,  /* there is a status; it may be any */
    HTTP_NETWORK,   /* refused, reset, DNS, cut short, timed out: may pass by itself */
    HTTP_BROKEN,    /* too large, not HTTP: the other side is not what it should be */
    HTTP_UNTRUSTED, /* TLS that cannot be trusted, forbidden address, unsafe request: settings must change */
};

struct http_reply {
    enum http_outcome outcome;
    long status;
    struct str body;        /* lives in the caller's arena */
    int64_t retry_after_ms; /* 0 = not told; clamped to [0, 15 min] */
    int64_t metered;        /* X-metered-usage: characters Azure charged; -1 = not told */
    struct str error;       /* one line: what failed, or with a status of 3xx where it leads */
    int64_t took_ms;
};

/* Once, before threads start. FAULT_STOP when libcurl cannot be set up. */
enum fault http_global_init(struct err *err);

struct http;
/* `user_agent` must live as long as the client. */
struct http *http_open(const char *user_agent);
void http_close(struct http *h); /* drops what is under way; h may be NULL */

/* Starts an exchange; *reply is filled when http_wait says so. Request, its strings,
 * `a` and reply must live until then; reply->body is taken from `a`. */
void http_start(struct http *h, struct arena *a, const struct http_request *request, struct http_reply *reply,
                void *token);
/* Waits until one exchange is finished and returns its token; NULL when none is
 * under way or `wait_ms` passed (0 = does not wait). */
void *http_wait(struct http *h, int64_t wait_ms);
/* Lets what was started go out without waiting for anything. */
void http_push(struct http *h);
size_t http_under_way(const struct http *h); /* started and not yet returned by http_wait */
/* Drops everything under way (SIGTERM); their replies stay unfilled. */
void http_abort(struct http *h);

/* One request, waited for; only while nothing else is under way. */
void http_send(struct http *h, struct arena *a, const struct http_request *request, struct http_reply *reply);

#endif
