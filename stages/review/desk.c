#include "desk.h"

#include "base/clock.h"
#include "base/log.h"
#include "desk_inside.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { DRAIN_MS = 6000 };

const double desk_bucket_limits[DESK_BUCKETS] = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};

struct lane *desk_lane(struct desk *d)
{
    struct lane_pool *p = &d->lanes;
    pthread_mutex_lock(&p->lock);
    while (p->idle == 0)
        pthread_cond_wait(&p->freed, &p->lock);
    struct lane *lane = p->free[--p->idle];
    pthread_mutex_unlock(&p->lock);
    return lane;
}

void desk_lane_back(struct desk *d, struct lane *lane)
{
    struct lane_pool *p = &d->lanes;
    pthread_mutex_lock(&p->lock);
    p->free[p->idle++] = lane;
    pthread_cond_signal(&p->freed);
    pthread_mutex_unlock(&p->lock);
}

void desk_note(struct desk *d, int status, int64_t ms)
{
    int bucket = 0;
    while (bucket < DESK_BUCKETS && (double)ms / 1000 > desk_bucket_limits[bucket])
        bucket++;
    pthread_mutex_lock(&d->counts.lock);
    d->counts.by_status[status > 0 && status < DESK_STATUSES ? status : 0]++;
    d->counts.buckets[bucket]++;
    d->counts.count++;
    d->counts.micros += (uint64_t)ms * 1000;
    pthread_mutex_unlock(&d->counts.lock);
}

static void read_settings(struct desk *d, const char *bind)
{
    const struct settings *s = engine_settings(d->engine);
    struct str address = bind ? str_of(bind) : settings_str(s, "review", "bind");
    snprintf(d->bind, sizeof d->bind, "%.*s", STR_ARGS(address));
    d->behind_proxy = settings_bool(s, "review", "behind_proxy");
    d->metrics_open = settings_bool(s, "review", "metrics_open");
    d->idle_ms = settings_int(s, "review", "session_idle_hours") * 3600 * 1000;
    d->session_ms = settings_int(s, "review", "session_hours") * 3600 * 1000;
    d->hold_ms = settings_int(s, "review", "hold_minutes") * 60 * 1000;
}

static bool is_local(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET)
        return ntohl(((const struct sockaddr_in *)(const void *)address)->sin_addr.s_addr) >> 24 == 127;
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)address;
    return address->sa_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
}

static void note_port(struct desk *d)
{
    struct sockaddr_storage bound = {0};
    socklen_t len = sizeof bound;
    if (getsockname(d->listener, (struct sockaddr *)&bound, &len) != 0)
        return;
    d->port = ntohs(bound.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&bound)->sin6_port
                                                : ((struct sockaddr_in *)&bound)->sin_port);
}

static enum fault listen_on(struct desk *d, const struct addrinfo *a, struct err *err)
{
    const int on = 1;
    d->listener = socket(a->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (d->listener < 0)
        return fault(err, FAULT_STOP, "no socket for the desk: %s", strerror(errno));
    setsockopt(d->listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(d->listener, a->ai_addr, a->ai_addrlen) != 0 || listen(d->listener, 128) != 0)
        return fault(err, FAULT_STOP, "cannot listen on %s port %d: %s; another desk may be running, try --port",
                     d->bind, d->port, strerror(errno));
    note_port(d);
    return FAULT_OK;
}

static enum fault listen_at(struct desk *d, struct err *err)
{
    const struct addrinfo want = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV};
    struct addrinfo *found = NULL;
    char port[8];
    snprintf(port, sizeof port, "%d", d->port);
    int wrong = getaddrinfo(d->bind, port, &want, &found);
    if (wrong)
        return fault(err, FAULT_STOP, "review.bind \"%s\" is no address of this machine: %s", d->bind,
                     gai_strerror(wrong));
    d->local = is_local(found->ai_addr);
    enum fault f = FAULT_OK;
    if (!d->local && !d->behind_proxy)
        f = fault(err, FAULT_STOP,
                  "binding to %s opens the desk to the network without TLS; put a TLS proxy in front and set "
                  "review.behind_proxy to true",
                  d->bind);
    if (f == FAULT_OK)
        f = listen_on(d, found, err);
    freeaddrinfo(found);
    return f;
}

static enum fault open_lanes(struct desk *d, int n, struct err *err)
{
    struct lane_pool *p = &d->lanes;
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->freed, NULL);
    while (p->len < n) {
        try(lane_open(d->engine, &p->all[p->len], err));
        p->free[p->idle++] = p->all[p->len++];
    }
    return FAULT_OK;
}

static enum fault open_all(struct desk *d, struct err *err)
{
    int threads = (int)settings_int(engine_settings(d->engine), "review", "threads");
    try(open_lanes(d, threads, err));
    try(listen_at(d, err));
    try(watchdog_start(&d->watchdog, err));
    return server_start(d, threads, err);
}

enum fault desk_open(struct engine *e, const char *bind, int port, struct desk **out, struct err *err)
{
    struct desk *d = calloc(1, sizeof *d);
    if (!d)
        abort();
    signal(SIGPIPE, SIG_IGN); /* a browser that goes away is nothing to die of */
    d->engine = e;
    d->listener = -1;
    d->started = clock_real();
    pthread_mutex_init(&d->counts.lock, NULL);
    pthread_mutex_init(&d->signing, NULL);
    pthread_mutex_init(&d->states.lock, NULL);
    pthread_mutex_init(&d->fresh.lock, NULL);
    d->states.json = buf_make(4096);
    attempts_init(&d->attempts);
    read_settings(d, bind);
    d->port = port >= 0 ? port : (int)settings_int(engine_settings(e), "review", "port");
    page_prepare(d);
    enum fault f = open_all(d, err);
    if (f != FAULT_OK) {
        desk_close(d);
        return f;
    }
    *out = d;
    return FAULT_OK;
}

void desk_run(struct desk *d)
{
    while (!engine_stopping(d->engine))
        clock_sleep(100);
    atomic_store(&d->draining, true);
    server_quiesce(d);
    int64_t end = clock_mono() + DRAIN_MS;
    while (atomic_load(&d->under_way) > 0 && clock_mono() < end)
        clock_sleep(20);
}

void desk_close(struct desk *d)
{
    server_stop(d);
    watchdog_stop(&d->watchdog);
    if (d->listener >= 0)
        close(d->listener);
    for (int i = 0; i < d->lanes.len; i++)
        lane_close(d->lanes.all[i]);
    buf_release(&d->states.json);
    buf_release(&d->page);
    free(d);
}

const char *desk_bind(const struct desk *d)
{
    return d->bind;
}

int desk_port(const struct desk *d)
{
    return d->port;
}
