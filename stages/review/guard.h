/* guard: what libmicrohttpd 0.9.75 lets through and this server must not.
 *
 * That version accepts two differing Content-Lengths, a Content-Length beside a
 * Transfer-Encoding, two Hosts, "Transfer-Encoding :" and a %00 that cuts the path.
 * Whoever stands in front of us might read such a request differently, so it is
 * refused before anything is routed and the connection is closed. Pure functions
 * over what arrived, so that the corpus and the fuzzer need no socket.
 *
 *     struct guard_verdict v = guard_check(&input);
 *     if (v.status) reply_problem(r, v.status, v.why);
 */
#ifndef OKGYO_REVIEW_GUARD_H
#define OKGYO_REVIEW_GUARD_H

#include "base/str.h"

enum { GUARD_URI = 4096, GUARD_HEADERS = 100 };

struct guard_header {
    struct str name, value;
};

struct guard_input {
    struct str method, uri, version; /* as they stand in the request line */
    const struct guard_header *headers;
    size_t len;
    bool any_host; /* behind a proxy every Host is fine; else it must be a loopback name */
};

struct guard_verdict {
    int status; /* 0 = pass, else the HTTP status of the refusal */
    const char *why;
};

struct guard_verdict guard_check(const struct guard_input *in);

/* Is this request target one we would route: origin form, visible ASCII, no
 * escapes, dot segments or empty segments in the path. */
bool guard_uri(struct str uri);

/* "127.0.0.1:8731", "localhost", "[::1]:80": may a browser on this machine have
 * been sent here by that name? Keeps out DNS rebinding. */
bool guard_loopback_host(struct str host);

#endif
