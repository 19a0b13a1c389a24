/* The seam to libmicrohttpd: the only file that knows it. What comes in becomes a
 * struct request; what request_answer() leaves is sent. Suspending, post processors,
 * digest authentication and upgrades of that library are not used. */
#include "base/clock.h"
#include "base/log.h"
#include "desk_inside.h"
#include "guard.h"
#include "routes.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* How long a connection may take for: its first request's header, a later one, a
 * body, taking the answer. */
enum { FIRST_MS = 5000, NEXT_MS = 20000, BODY_MS = 15000, ANSWER_MS = 60000 };
enum { CONNECTIONS = 512, PER_ADDRESS = 64, CONNECTION_MEMORY = 32 << 10, IDLE_S = 15 };

struct exchange {
    struct arena arena;
    struct request r;
    struct buf body;
    struct str uri;
    struct guard_header headers[GUARD_HEADERS + 1];
    size_t headers_len;
    bool seen, dispatched;
};

/* Sent with every answer; the page runs nothing but its own files. */
static const char *const fixed_headers[][2] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
     "form-action 'self'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; "
     "trusted-types lit-html"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
    {NULL, NULL},
};

static void *uri_came(void *desk, const char *uri, struct MHD_Connection *connection)
{
    (void)desk, (void)connection;
    struct exchange *x = calloc(1, sizeof *x);
    if (!x)
        abort();
    x->uri = arena_str(&x->arena, str_of(uri));
    x->body = buf_make(LIMIT_DESK_BODY);
    x->r.reply.body = buf_make(REPLY_BODY);
    return x;
}

static enum MHD_Result take_header(void *exchange, enum MHD_ValueKind kind, const char *name, const char *value)
{
    struct exchange *x = exchange;
    (void)kind;
    if (x->headers_len <= GUARD_HEADERS)
        x->headers[x->headers_len++] = (struct guard_header){str_of(name), str_of(value)};
    return MHD_YES;
}

static struct str header(const struct exchange *x, const char *name)
{
    for (size_t i = 0; i < x->headers_len; i++)
        if (str_is_nocase(x->headers[i].name, name))
            return x->headers[i].value;
    return (struct str){"", 0};
}

/* The last of several: what the nearest proxy saw. */
static struct str last_header(const struct exchange *x, const char *name)
{
    for (size_t i = x->headers_len; i > 0; i--)
        if (str_is_nocase(x->headers[i - 1].name, name))
            return x->headers[i - 1].value;
    return (struct str){"", 0};
}

static void read_peer(struct exchange *x, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    char text[INET6_ADDRSTRLEN] = "";
    if (info && info->client_addr->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)info->client_addr)->sin_addr, text, sizeof text);
    else if (info && info->client_addr->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)info->client_addr)->sin6_addr, text,
                  sizeof text);
    x->r.peer = arena_str(&x->arena, str_of(text));
    x->r.peer_is_local = str_starts(x->r.peer, "127.") || str_is(x->r.peer, "::1");
}

static enum method method_of(struct str name)
{
    if (str_is(name, "POST"))
        return METHOD_POST;
    if (str_is(name, "PUT"))
        return METHOD_PUT;
    return str_is(name, "DELETE") ? METHOD_DELETE : METHOD_GET;
}

static void read_request(struct exchange *x, struct desk *d, struct MHD_Connection *connection, const char *method)
{
    struct request *r = &x->r;
    ptrdiff_t query = str_find(x->uri, str_of("?"), 0);
    unsigned char random[8];
    randombytes_buf(random, sizeof random);
    sodium_bin2hex(r->id, sizeof r->id, random, sizeof random);
    r->arena = &x->arena;
    r->desk = d;
    r->method = method_of(str_of(method));
    r->path = query < 0 ? x->uri : str_slice(x->uri, 0, (size_t)query);
    r->query = query < 0 ? (struct str){"", 0} : str_slice(x->uri, (size_t)query + 1, x->uri.len);
    r->host = header(x, "host");
    r->origin = header(x, "origin");
    r->fetch_site = header(x, "sec-fetch-site");
    r->content_type = header(x, "content-type");
    r->csrf = header(x, "x-okgyo-csrf");
    r->cookie = header(x, "cookie");
    r->if_none_match = header(x, "if-none-match");
    r->forwarded_for = last_header(x, "x-forwarded-for");
    read_peer(x, connection);
}

static void add(struct MHD_Response *response, const char *name, const char *value)
{
    if (MHD_add_response_header(response, name, value) != MHD_YES)
        log_warn("desk.header", "the header %s could not be sent", name);
}

static void add_headers(struct MHD_Response *response, const struct request *r)
{
    const struct reply *y = &r->reply;
    char seconds[24];
    for (size_t i = 0; fixed_headers[i][0]; i++)
        add(response, fixed_headers[i][0], fixed_headers[i][1]);
    if (r->desk->behind_proxy)
        add(response, "Strict-Transport-Security", "max-age=31536000");
    add(response, "Cache-Control", y->cache ? y->cache : "no-store");
    add(response, "X-Request-Id", r->id);
    if (y->type)
        add(response, "Content-Type", y->type);
    if (y->cookie.len)
        add(response, "Set-Cookie", y->cookie.at);
    if (y->etag.len)
        add(response, "ETag", y->etag.at);
    if (y->allow.len)
        add(response, "Allow", arena_cstr(r->arena, y->allow));
    if (y->clear_site_data)
        add(response, "Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
    if (y->close)
        add(response, "Connection", "close");
    if (y->retry_after) {
        snprintf(seconds, sizeof seconds, "%lld", (long long)y->retry_after);
        add(response, "Retry-After", seconds);
    }
}

static struct watched *watched_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

/* Sends what the reply holds; its body changes hands. */
static enum MHD_Result send_reply(struct exchange *x, struct MHD_Connection *connection)
{
    struct reply *y = &x->r.reply;
    watch_set(&x->r.desk->watchdog, watched_of(connection), ANSWER_MS);
    struct MHD_Response *response =
        y->body.len ? MHD_create_response_from_buffer(y->body.len, y->body.at, MHD_RESPMEM_MUST_FREE)
                    : MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);
    if (!response)
        return MHD_NO;
    if (y->body.len)
        y->body = buf_make(0);
    add_headers(response, &x->r);
    enum MHD_Result queued = MHD_queue_response(connection, (unsigned)y->status, response);
    MHD_destroy_response(response);
    return queued;
}

static enum MHD_Result refuse_now(struct exchange *x, struct MHD_Connection *connection, int status, const char *why)
{
    reply_problem(&x->r, status, why);
    x->r.reply.close = true;
    desk_note(x->r.desk, status, 0);
    return send_reply(x, connection);
}

/* The header is complete: is it one we want, and will the body fit? */
static enum MHD_Result begin(struct exchange *x, struct desk *d, struct MHD_Connection *connection, const char *method,
                             const char *version)
{
    x->seen = true;
    MHD_get_connection_values(connection, MHD_HEADER_KIND, take_header, x);
    read_request(x, d, connection, method);
    struct guard_input in = {str_of(method), x->uri, str_of(version), x->headers, x->headers_len, d->behind_proxy};
    struct guard_verdict v = guard_check(&in);
    if (v.status)
        return refuse_now(x, connection, v.status, v.why);
    int64_t length;
    if (str_int(header(x, "content-length"), &length) && length > LIMIT_DESK_BODY)
        return refuse_now(x, connection, 413, "the body is larger than 256 KiB");
    watch_set(&d->watchdog, watched_of(connection), BODY_MS);
    return MHD_YES;
}

static enum MHD_Result dispatch(struct exchange *x, struct desk *d, struct MHD_Connection *connection)
{
    x->dispatched = true;
    x->r.body = buf_str(&x->body);
    atomic_fetch_add(&d->under_way, 1);
    watch_set(&d->watchdog, watched_of(connection), ANSWER_MS);
    x->r.lane = desk_lane(d);
    x->r.store = lane_store(x->r.lane);
    request_answer(&x->r);
    desk_lane_back(d, x->r.lane);
    x->r.reply.close = x->r.reply.close || atomic_load(&d->draining);
    return send_reply(x, connection);
}

static enum MHD_Result came(void *desk, struct MHD_Connection *connection, const char *url, const char *method,
                            const char *version, const char *data, size_t *size, void **context)
{
    struct exchange *x = *context;
    (void)url;
    if (!x->seen)
        return begin(x, desk, connection, method, version);
    if (!*size)
        return dispatch(x, desk, connection);
    buf_add(&x->body, (struct str){data, *size});
    *size = 0;
    return x->body.over ? MHD_NO : MHD_YES; /* a chunked body without end: the line is cut */
}

static void finished(void *desk, struct MHD_Connection *connection, void **context, enum MHD_RequestTerminationCode why)
{
    struct desk *d = desk;
    struct exchange *x = *context;
    (void)why;
    if (!x)
        return;
    struct watched *c = watched_of(connection);
    if (c)
        watch_set(&d->watchdog, c, NEXT_MS);
    if (x->dispatched)
        atomic_fetch_sub(&d->under_way, 1);
    if (x->body.at)
        sodium_memzero(x->body.at, x->body.len); /* it may have held a password */
    buf_release(&x->body);
    buf_release(&x->r.reply.body);
    arena_release(&x->arena);
    free(x);
    *context = NULL;
}

static void connection_changed(void *desk, struct MHD_Connection *connection, void **context,
                               enum MHD_ConnectionNotificationCode code)
{
    struct desk *d = desk;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *context = watch_open(&d->watchdog, info->connect_fd, FIRST_MS);
    } else if (*context) {
        watch_close(&d->watchdog, *context);
        *context = NULL;
    }
}

static void library_says(void *desk, const char *format, va_list args)
{
    char text[256];
    (void)desk;
    vsnprintf(text, sizeof text, format, args);
    log_debug("desk.http", "%s", text);
}

enum fault server_start(struct desk *d, int threads, struct err *err)
{
    struct MHD_OptionItem options[] = {
        {MHD_OPTION_EXTERNAL_LOGGER, (intptr_t)library_says, d},
        {MHD_OPTION_LISTEN_SOCKET, d->listener, NULL},
        {MHD_OPTION_THREAD_POOL_SIZE, threads, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS, NULL},
        {MHD_OPTION_PER_IP_CONNECTION_LIMIT, d->behind_proxy ? 0 : PER_ADDRESS, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, IDLE_S, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL},
        {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)uri_came, d},
        {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)finished, d},
        {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)connection_changed, d},
        {MHD_OPTION_END, 0, NULL},
    };
    d->http = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG, 0, NULL, NULL, came, d,
                               MHD_OPTION_ARRAY, options, MHD_OPTION_END);
    if (!d->http)
        return fault(err, FAULT_STOP, "the web server could not be started on %s port %d", d->bind, d->port);
    return FAULT_OK;
}

void server_quiesce(struct desk *d)
{
    MHD_socket listener = d->http ? MHD_quiesce_daemon(d->http) : MHD_INVALID_SOCKET;
    if (listener != MHD_INVALID_SOCKET) {
        close(listener);
        d->listener = -1;
    }
}

void server_stop(struct desk *d)
{
    if (d->http)
        MHD_stop_daemon(d->http);
    d->http = NULL;
}
