/* request: one question asked of the desk, and the answer being written.
 *
 * Made by the seam (server.c) or by a test; everything lives in the request's
 * arena. Handlers see nothing of the HTTP library. A handler fills `reply` and
 * returns FAULT_OK, or a fault that becomes a problem document (RFC 9457).
 */
#ifndef OKGYO_REVIEW_REQUEST_H
#define OKGYO_REVIEW_REQUEST_H

#include "base/buf.h"
#include "base/json.h"
#include "store/store.h"

enum { REPLY_BODY = 64 << 20, REQUEST_PARAMS = 2 };

struct desk;
struct lane;
struct route;

enum method { METHOD_GET = 1, METHOD_POST = 2, METHOD_PUT = 4, METHOD_DELETE = 8 };

struct reply {
    int status;
    const char *type;  /* Content-Type */
    const char *cache; /* Cache-Control; NULL = no-store */
    struct buf body;
    struct str cookie;    /* Set-Cookie, "" = none */
    struct str etag;      /* "" = none */
    struct str allow;     /* with 405 */
    int64_t retry_after;  /* seconds, 0 = none */
    bool clear_site_data; /* log-out */
    bool close;           /* after this answer the connection ends */
};

struct request {
    struct arena *arena;
    struct desk *desk;
    struct lane *lane;
    struct store *store;
    enum method method;
    struct str path, query; /* raw, without escapes in the path */
    struct str body;
    struct str host, origin, fetch_site, content_type, csrf, cookie, if_none_match, forwarded_for;
    struct str peer; /* address of the other end, without port */
    bool peer_is_local;
    char id[17]; /* shown in problems and logs */
    const struct route *route;
    struct str params[REQUEST_PARAMS]; /* what stood for {…} in the pattern */
    bool known;                        /* somebody is logged in: */
    struct account who;
    char token[HASH_HEX]; /* hash of the session's cookie */
    struct reply reply;
};

/* The decoded value of a query field, "" when absent or badly escaped. */
struct str request_query(struct request *r, const char *name);
int64_t request_query_int(struct request *r, const char *name, int64_t fallback);

/* The body as a JSON object with no other members than those named in `allowed`
 * (ended by NULL). FAULT_REJECT and a 400 otherwise. */
enum fault request_json(struct request *r, const char *const *allowed, json_t **out, struct err *err);

/* A cookie's value, "" when absent. */
struct str request_cookie(const struct request *r, const char *name);

/* Starts an answer of JSON with status 200; the body is written to the returned buf. */
struct buf *reply_json(struct request *r);
void reply_empty(struct request *r, int status);
/* A problem document; `detail` is a sentence for the person at the page. */
void reply_problem(struct request *r, int status, const char *detail);
/* The same, left open for further members; the caller closes it with '}'. */
struct buf *reply_problem_open(struct request *r, int status, const char *detail);
/* Sets the status a REJECT shall have, returns FAULT_REJECT with the text. */
enum fault refuse(struct request *r, int status, struct err *err, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

const char *status_title(int status);

#endif
