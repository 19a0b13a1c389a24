#include "watchdog.h"

#include "base/clock.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

static void end_late(struct watchdog *w, int64_t now)
{
    for (struct watched *c = w->first; c; c = c->next) {
        if (c->deadline > now)
            continue;
        shutdown(c->fd, SHUT_RDWR);
        c->deadline = INT64_MAX;
    }
}

static void *watch(void *watchdog)
{
    struct watchdog *w = watchdog;
    const struct timespec quarter = {0, 250 * 1000 * 1000};
    for (bool stop = false; !stop; nanosleep(&quarter, NULL)) {
        pthread_mutex_lock(&w->lock);
        end_late(w, clock_mono());
        stop = w->stop;
        pthread_mutex_unlock(&w->lock);
    }
    return NULL;
}

enum fault watchdog_start(struct watchdog *w, struct err *err)
{
    pthread_mutex_init(&w->lock, NULL);
    if (pthread_create(&w->thread, NULL, watch, w) != 0)
        return fault(err, FAULT_STOP, "cannot start a thread for the desk's deadlines");
    w->running = true;
    return FAULT_OK;
}

void watchdog_stop(struct watchdog *w)
{
    if (!w->running)
        return;
    pthread_mutex_lock(&w->lock);
    w->stop = true;
    pthread_mutex_unlock(&w->lock);
    pthread_join(w->thread, NULL);
    pthread_mutex_destroy(&w->lock);
    w->running = false;
}

struct watched *watch_open(struct watchdog *w, int fd, int64_t ms)
{
    struct watched *c = calloc(1, sizeof *c);
    if (!c)
        abort();
    c->fd = fd;
    c->deadline = clock_mono() + ms;
    pthread_mutex_lock(&w->lock);
    c->next = w->first;
    if (c->next)
        c->next->prev = c;
    w->first = c;
    pthread_mutex_unlock(&w->lock);
    return c;
}

void watch_close(struct watchdog *w, struct watched *c)
{
    pthread_mutex_lock(&w->lock);
    if (c->prev)
        c->prev->next = c->next;
    else
        w->first = c->next;
    if (c->next)
        c->next->prev = c->prev;
    pthread_mutex_unlock(&w->lock);
    free(c);
}

void watch_set(struct watchdog *w, struct watched *c, int64_t ms)
{
    pthread_mutex_lock(&w->lock);
    c->deadline = clock_mono() + ms;
    pthread_mutex_unlock(&w->lock);
}
