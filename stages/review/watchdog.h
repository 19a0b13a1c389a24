/* watchdog: ends connections that take too long to say what they want.
 *
 * libmicrohttpd's own timeout starts anew with every byte, so a client that drips
 * one byte a second holds its place for good. Every connection has one deadline for
 * the thing it is at; a thread looks four times a second and shuts down the socket
 * of whoever is past it. The HTTP library then closes it in its own time.
 */
#ifndef OKGYO_REVIEW_WATCHDOG_H
#define OKGYO_REVIEW_WATCHDOG_H

#include "base/fault.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

struct watched {
    struct watched *next, *prev;
    int fd;
    int64_t deadline; /* ms on the monotonic clock */
};

struct watchdog {
    pthread_mutex_t lock;
    pthread_t thread;
    bool stop, running;
    struct watched *first;
};

enum fault watchdog_start(struct watchdog *w, struct err *err);
void watchdog_stop(struct watchdog *w);

/* From the connection's begin to its end, before the descriptor is closed. */
struct watched *watch_open(struct watchdog *w, int fd, int64_t ms);
void watch_close(struct watchdog *w, struct watched *c);
/* A new thing begins, it may take `ms`. */
void watch_set(struct watchdog *w, struct watched *c, int64_t ms);

#endif
