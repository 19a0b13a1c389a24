#define _DEFAULT_SOURCE /* strncasecmp */
#include "net/http.h"

#include "base/clock.h"
#include "net/address.h"

#include <assert.h>
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

enum {
    CONNECT_MS = 10000,
    LONGEST_WAIT_MS = 15 * 60 * 1000,
    ERROR_TEXT = 256,
    KEPT_HANDLES = 64, /* easy handles kept for the next request */
    ADDRESS_TEXT = 64,
};

/* Why we broke an exchange off ourselves; libcurl's own code would hide it. */
enum breach { BREACH_NONE, BREACH_BODY, BREACH_HEADERS, BREACH_LENGTHS, BREACH_ADDRESS, BREACH_PLAIN };

struct exchange {
    struct exchange *next;
    CURL *easy;
    struct curl_slist *headers;
    struct http_reply *reply;
    struct arena *arena;
    void *token;
    struct buf body;
    size_t header_bytes;
    int64_t started, retry_after_ms, metered, declared;
    enum breach breach;
    bool allow_plain;
    char address[ADDRESS_TEXT];
    char error[CURL_ERROR_SIZE];
};

struct http {
    CURLM *multi;
    const char *user_agent;
    struct exchange *under_way; /* given to libcurl */
    struct exchange *done;      /* finished before libcurl saw them */
    size_t under_way_n;
    CURL *kept[KEPT_HANDLES];
    size_t kept_n;
};

enum fault http_global_init(struct err *err)
{
    CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    return code == CURLE_OK ? FAULT_OK
                            : fault(err, FAULT_STOP, "libcurl cannot be set up: %s", curl_easy_strerror(code));
}

struct http *http_open(const char *user_agent)
{
    struct http *h = calloc(1, sizeof *h);
    if (!h || !(h->multi = curl_multi_init()))
        abort();
    h->user_agent = user_agent;
    curl_multi_setopt(h->multi, CURLMOPT_MAXCONNECTS, 512L);
    curl_multi_setopt(h->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_NOTHING);
    return h;
}

void http_close(struct http *h)
{
    if (!h)
        return;
    http_abort(h);
    for (size_t i = 0; i < h->kept_n; i++)
        curl_easy_cleanup(h->kept[i]);
    curl_multi_cleanup(h->multi);
    free(h);
}

/* --- what libcurl calls --- */

static size_t on_body(char *bytes, size_t size, size_t n, void *user)
{
    struct exchange *x = user;
    buf_add(&x->body, (struct str){bytes, size * n});
    if (!x->body.over)
        return size * n;
    x->breach = BREACH_BODY;
    return 0;
}

/* The value when `line` is that header. */
static bool header_is(struct str line, const char *name, struct str *value)
{
    size_t len = strlen(name);
    if (line.len <= len || line.at[len] != ':' || strncasecmp(line.at, name, len) != 0)
        return false;
    *value = str_trim(str_slice(line, len + 1, line.len));
    return true;
}

static void read_header(struct exchange *x, struct str line)
{
    struct str value;
    int64_t number;
    if (str_starts(line, "HTTP/")) {
        x->declared = -1;
        x->metered = -1;
        x->retry_after_ms = 0;
    } else if (header_is(line, "content-length", &value) && str_int(value, &number)) {
        /* two answers in one: somebody between us and the endpoint reads it otherwise */
        if (x->declared >= 0 && x->declared != number)
            x->breach = BREACH_LENGTHS;
        x->declared = number;
        if ((uint64_t)number > x->body.max)
            x->breach = BREACH_BODY;
    } else if (header_is(line, "retry-after-ms", &value) && str_int(value, &number)) {
        x->retry_after_ms = number; /* finer than Retry-After; OpenAI sends it */
    } else if (header_is(line, "x-metered-usage", &value) && str_int(value, &number)) {
        x->metered = number;
    }
}

static size_t on_header(char *bytes, size_t size, size_t n, void *user)
{
    struct exchange *x = user;
    x->header_bytes += size * n;
    if (x->header_bytes > LIMIT_REPLY_HEADERS)
        x->breach = BREACH_HEADERS;
    else
        read_header(x, (struct str){bytes, size * n});
    return x->breach == BREACH_NONE ? size * n : 0;
}

/* Called with the address a name resolved to, before anything is sent there. */
static curl_socket_t on_socket(void *user, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct exchange *x = user;
    (void)purpose;
    enum breach breach = address_forbidden(&address->addr)                         ? BREACH_ADDRESS
                         : !x->allow_plain && !address_is_loopback(&address->addr) ? BREACH_PLAIN
                                                                                   : BREACH_NONE;
    if (breach == BREACH_NONE)
        return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    x->breach = breach;
    address_text(&address->addr, x->address, sizeof x->address);
    return CURL_SOCKET_BAD;
}

/* --- starting --- */

static bool is_token(const char *name)
{
    static const char *const others = "!#$%&'*+-.^_`|~"; /* RFC 9110 5.6.2 */
    for (const char *c = name; *c; c++)
        if (!((*c >= '0' && *c <= '9') || (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z') || strchr(others, *c)))
            return false;
    return *name != 0;
}

static bool is_field_value(struct str value)
{
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.at[i] < 0x20 ? value.at[i] != '\t' : value.at[i] == 0x7F)
            return false;
    return true;
}

static const char *check_request(const struct http_request *r)
{
    for (const struct http_header *h = r->headers; h->name; h++)
        if (!is_token(h->name) || !is_field_value(h->value))
            return "a header of the request holds a line break or another control character";
    for (size_t i = 0; i < r->url.len; i++)
        if ((unsigned char)r->url.at[i] <= 0x20 || r->url.at[i] == 0x7F)
            return "the address holds a space or a control character";
    if (!str_starts(r->url, "https://") && !str_starts(r->url, "http://"))
        return "the address begins with neither https:// nor http://";
    if (r->proxy && str_starts(r->url, "http://") && !r->allow_plain)
        return "http:// through a proxy would send the copy unencrypted; use https:// or set allow_plain";
    return NULL;
}

static void add_headers(struct exchange *x, const struct http_request *r)
{
    for (const struct http_header *h = r->headers; h->name; h++) {
        struct str line = arena_printf(x->arena, "%s: %.*s", h->name, STR_ARGS(h->value));
        struct curl_slist *longer = curl_slist_append(x->headers, line.at);
        if (!longer)
            abort();
        x->headers = longer;
    }
    /* no 100-continue: it costs a round trip and servers of this kind do not use it */
    struct curl_slist *longer = curl_slist_append(x->headers, "Expect:");
    if (!longer)
        abort();
    x->headers = longer;
}

/* trust and limits: the same for every request */
static void set_guards(CURL *c, struct exchange *x)
{
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, "https");
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(c, CURLOPT_HTTP09_ALLOWED, 0L);
    curl_easy_setopt(c, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, on_socket);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, x);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, x);
    curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(c, CURLOPT_HEADERDATA, x);
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, x->error);
}

static void set_request(CURL *c, struct exchange *x, const struct http_request *r)
{
    curl_easy_setopt(c, CURLOPT_URL, arena_cstr(x->arena, r->url));
    /* libcurl 7.88 reuses HTTP/2 connections wrongly without TLS; 1.1 with keep-alive is as fast here */
    curl_easy_setopt(c, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, x->headers);
    curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)r->timeout_ms);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, r->timeout_ms < CONNECT_MS ? (long)r->timeout_ms : (long)CONNECT_MS);
    curl_easy_setopt(c, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(c, CURLOPT_MAXLIFETIME_CONN, 600L);
    curl_easy_setopt(c, CURLOPT_PROXY, r->proxy ? r->proxy : "");
    if (r->ca_file)
        curl_easy_setopt(c, CURLOPT_CAINFO, r->ca_file);
    if (strcmp(r->method, "POST") == 0) {
        curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)r->body.len);
        curl_easy_setopt(c, CURLOPT_POSTFIELDS, r->body.at);
    } else if (strcmp(r->method, "GET") != 0) {
        curl_easy_setopt(c, CURLOPT_CUSTOMREQUEST, r->method);
    }
}

static CURL *handle_take(struct http *h)
{
    CURL *c = h->kept_n ? h->kept[--h->kept_n] : curl_easy_init();
    if (!c)
        abort();
    curl_easy_reset(c); /* connections stay with the multi handle */
    return c;
}

static void exchange_free(struct http *h, struct exchange *x)
{
    if (x->easy && h->kept_n < KEPT_HANDLES)
        h->kept[h->kept_n++] = x->easy;
    else if (x->easy)
        curl_easy_cleanup(x->easy);
    curl_slist_free_all(x->headers);
    buf_release(&x->body);
    free(x);
    h->under_way_n--;
}

void http_start(struct http *h, struct arena *a, const struct http_request *request, struct http_reply *reply,
                void *token)
{
    assert(token && request->timeout_ms > 0);
    struct exchange *x = calloc(1, sizeof *x);
    if (!x)
        abort();
    x->reply = reply;
    x->arena = a;
    x->token = token;
    x->body = buf_make(request->most_bytes ? request->most_bytes : LIMIT_REPLY);
    x->started = clock_mono();
    x->metered = -1;
    x->declared = -1;
    x->allow_plain = request->allow_plain || str_starts(request->url, "https://") || request->proxy;
    *reply = (struct http_reply){0};
    h->under_way_n++;
    const char *wrong = check_request(request);
    if (wrong) {
        *reply = (struct http_reply){.outcome = HTTP_UNTRUSTED, .error = str_of(wrong)};
        x->next = h->done;
        h->done = x;
        return;
    }
    add_headers(x, request);
    x->easy = handle_take(h);
    set_guards(x->easy, x);
    set_request(x->easy, x, request);
    curl_easy_setopt(x->easy, CURLOPT_USERAGENT, h->user_agent);
    curl_easy_setopt(x->easy, CURLOPT_PRIVATE, x);
    x->next = h->under_way;
    h->under_way = x;
    if (curl_multi_add_handle(h->multi, x->easy) != CURLM_OK)
        abort();
}

/* --- finishing --- */

static enum http_outcome outcome_of(CURLcode code)
{
    switch (code) {
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT: return HTTP_UNTRUSTED;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: return HTTP_UNTRUSTED;
    case CURLE_WEIRD_SERVER_REPLY: /* also what HTTP/0.9 is refused with: CURLE_UNSUPPORTED_PROTOCOL */
    case CURLE_FILESIZE_EXCEEDED:
    case CURLE_WRITE_ERROR:
    case CURLE_BAD_CONTENT_ENCODING: return HTTP_BROKEN;
    default: return HTTP_NETWORK;
    }
}

static void fill_breach(struct exchange *x, struct http_reply *r)
{
    r->outcome = x->breach == BREACH_ADDRESS || x->breach == BREACH_PLAIN ? HTTP_UNTRUSTED : HTTP_BROKEN;
    switch (x->breach) {
    case BREACH_BODY: r->error = arena_printf(x->arena, "the answer is larger than %zu bytes", x->body.max); break;
    case BREACH_HEADERS:
        r->error = arena_printf(x->arena, "the answer has more than %d bytes of headers", LIMIT_REPLY_HEADERS);
        break;
    case BREACH_LENGTHS: r->error = str_of("the answer declares two different lengths"); break;
    case BREACH_ADDRESS:
        r->error = arena_printf(x->arena, "its name leads to %s, an address no endpoint may have", x->address);
        break;
    case BREACH_PLAIN:
        r->error = arena_printf(
            x->arena, "http:// to %s would send the copy unencrypted; use https:// or set allow_plain", x->address);
        break;
    case BREACH_NONE: break;
    }
}

/* Only the host: the rest of a redirect's address may hold what is not for logs. */
static struct str redirect_host(struct exchange *x)
{
    char *to = NULL, *host = NULL;
    struct str said = str_of("it redirects elsewhere, which is not followed");
    curl_easy_getinfo(x->easy, CURLINFO_REDIRECT_URL, &to);
    CURLU *url = curl_url();
    if (to && url && curl_url_set(url, CURLUPART_URL, to, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK &&
        curl_url_get(url, CURLUPART_HOST, &host, 0) == CURLUE_OK)
        said = arena_printf(x->arena, "it redirects to the host %s, which is not followed", host);
    curl_free(host);
    curl_url_cleanup(url);
    return said;
}

static void fill_answer(struct exchange *x, struct http_reply *r)
{
    curl_off_t after = 0;
    r->outcome = HTTP_ANSWERED;
    curl_easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &r->status);
    curl_easy_getinfo(x->easy, CURLINFO_RETRY_AFTER, &after); /* seconds; below 0 for a date gone by */
    int64_t ms = after > LONGEST_WAIT_MS / 1000 ? LONGEST_WAIT_MS : after > 0 ? after * 1000 : 0;
    if (x->retry_after_ms)
        ms = x->retry_after_ms < LONGEST_WAIT_MS ? x->retry_after_ms : LONGEST_WAIT_MS;
    r->retry_after_ms = ms;
    r->metered = x->metered;
    r->body = arena_str(x->arena, buf_str(&x->body));
    if (r->status >= 300 && r->status < 400)
        r->error = redirect_host(x);
}

static void finish(struct exchange *x, CURLcode code)
{
    struct http_reply *r = x->reply;
    long status = 0;
    curl_easy_getinfo(x->easy, CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK && x->breach != BREACH_NONE) {
        fill_breach(x, r);
    } else if (code == CURLE_OK && status >= 200) {
        fill_answer(x, r);
    } else {
        const char *text = x->error[0] ? x->error : curl_easy_strerror(code);
        /* libcurl says "unsupported protocol" of an answer without a status line */
        bool junk = code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_OK;
        r->outcome = junk ? HTTP_BROKEN : outcome_of(code);
        r->error = arena_printf(x->arena, "%s", code == CURLE_OK ? "the answer has no status" : text);
    }
    r->took_ms = clock_mono() - x->started;
}

static void unlink_exchange(struct http *h, struct exchange *x)
{
    struct exchange **at = &h->under_way;
    while (*at != x)
        at = &(*at)->next;
    *at = x->next;
}

static void *take_done(struct http *h)
{
    struct exchange *x = h->done;
    void *token = NULL;
    if (x) {
        h->done = x->next;
        token = x->token;
        exchange_free(h, x);
    }
    return token;
}

static void *take_finished(struct http *h)
{
    CURLMsg *m;
    int left;
    while ((m = curl_multi_info_read(h->multi, &left))) {
        if (m->msg != CURLMSG_DONE)
            continue;
        struct exchange *x;
        CURLcode code = m->data.result;
        curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, (char **)&x);
        finish(x, code);
        curl_multi_remove_handle(h->multi, x->easy);
        unlink_exchange(h, x);
        void *token = x->token;
        exchange_free(h, x);
        return token;
    }
    return NULL;
}

void *http_wait(struct http *h, int64_t wait_ms)
{
    int64_t until = clock_mono() + wait_ms;
    for (;;) {
        int running;
        void *token = take_done(h);
        if (!token)
            token = take_finished(h);
        if (token || h->under_way_n == 0)
            return token;
        curl_multi_perform(h->multi, &running);
        token = take_finished(h);
        if (token)
            return token;
        int64_t left = until - clock_mono();
        if (left <= 0)
            return NULL;
        curl_multi_poll(h->multi, NULL, 0, left < 1000 ? (int)left : 1000, NULL);
    }
}

void http_push(struct http *h)
{
    int running;
    curl_multi_perform(h->multi, &running);
}

size_t http_under_way(const struct http *h)
{
    return h->under_way_n;
}

void http_abort(struct http *h)
{
    while (h->under_way) {
        struct exchange *x = h->under_way;
        h->under_way = x->next;
        curl_multi_remove_handle(h->multi, x->easy);
        exchange_free(h, x);
    }
    while (take_done(h))
        ;
}

void http_send(struct http *h, struct arena *a, const struct http_request *request, struct http_reply *reply)
{
    assert(h->under_way_n == 0);
    http_start(h, a, request, reply, reply);
    while (!http_wait(h, 1000))
        ;
}
