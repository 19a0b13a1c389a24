#define _GNU_SOURCE /* pthread_condattr_setclock */
#include "net/limiter.h"

#include "base/clock.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

enum { MINUTE_MS = 60 * 1000, LONGEST_OPEN_MS = 5 * 60 * 1000, TRIAL_POLL_MS = 100 };

struct limiter {
    pthread_mutex_t lock;
    pthread_cond_t freed;
    int concurrency, inside;
    int64_t *starts; /* ring of the last per_minute starts, monotonic ms */
    int per_minute, next_start;
    int64_t hold_until; /* 429: nobody starts before */
    /* breaker */
    int failures, failures_most;
    int64_t first_ms, refused_ms, open_ms, open_until;
    bool open, barred, trial;
    struct err reason;
};

struct limiter *limiter_new(int concurrency, int per_minute)
{
    struct limiter *l = calloc(1, sizeof *l);
    pthread_condattr_t monotonic;
    assert(concurrency > 0 && per_minute >= 0);
    if (!l || pthread_mutex_init(&l->lock, NULL) != 0 || pthread_condattr_init(&monotonic) != 0 ||
        pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC) != 0 || pthread_cond_init(&l->freed, &monotonic) != 0)
        abort();
    pthread_condattr_destroy(&monotonic);
    l->concurrency = concurrency;
    l->per_minute = per_minute;
    if (per_minute && !(l->starts = calloc((size_t)per_minute, sizeof *l->starts)))
        abort();
    for (int i = 0; i < per_minute; i++)
        l->starts[i] = INT64_MIN / 2;
    limiter_breaker(l, 5, 5 * 1000, 5 * 60 * 1000);
    return l;
}

void limiter_free(struct limiter *l)
{
    if (!l)
        return;
    pthread_mutex_destroy(&l->lock);
    pthread_cond_destroy(&l->freed);
    free(l->starts);
    free(l);
}

void limiter_breaker(struct limiter *l, int failures, int64_t first_ms, int64_t refused_ms)
{
    pthread_mutex_lock(&l->lock);
    l->failures_most = failures;
    l->first_ms = first_ms;
    l->refused_ms = refused_ms;
    pthread_mutex_unlock(&l->lock);
}

static int64_t say_open(const struct limiter *l, int64_t now, struct err *why)
{
    if (why) {
        *why = l->reason;
        why->wait_ms = l->open_until > now ? l->open_until - now : 0;
    }
    return l->barred ? LIMITER_BARRED : LIMITER_FAILING;
}

/* 0 when a start may be now, else how long not. */
static int64_t rate_wait(const struct limiter *l, int64_t now)
{
    int64_t wait = l->hold_until > now ? l->hold_until - now : 0;
    if (l->per_minute) {
        int64_t due = l->starts[l->next_start] + MINUTE_MS;
        if (due - now > wait)
            wait = due - now;
    }
    return wait;
}

static int64_t enter(struct limiter *l, struct err *why)
{
    int64_t now = clock_mono();
    if (l->open && l->trial)
        return l->barred ? say_open(l, now, why) : TRIAL_POLL_MS;
    if (l->open && now < l->open_until)
        return say_open(l, now, why);
    if (l->inside >= l->concurrency)
        return 1000; /* limiter_wait wakes earlier */
    int64_t wait = rate_wait(l, now);
    if (wait > 0)
        return wait;
    l->trial = l->open;
    l->inside++;
    if (l->per_minute) {
        l->starts[l->next_start] = now;
        l->next_start = (l->next_start + 1) % l->per_minute;
    }
    return 0;
}

int64_t limiter_enter(struct limiter *l, struct err *why)
{
    pthread_mutex_lock(&l->lock);
    int64_t wait = enter(l, why);
    pthread_mutex_unlock(&l->lock);
    return wait;
}

static void close_breaker(struct limiter *l)
{
    l->failures = 0;
    l->open = l->barred = l->trial = false;
    l->open_ms = 0;
}

static void open_breaker(struct limiter *l, bool barred, const char *reason)
{
    int64_t first = barred ? l->refused_ms : l->first_ms;
    /* only a failed trial lengthens it: requests that were under way say nothing new */
    if (l->open && !l->trial && l->barred == barred)
        return;
    l->open_ms = l->trial && l->open_ms ? l->open_ms * 2 : first;
    if (l->open_ms > LONGEST_OPEN_MS)
        l->open_ms = LONGEST_OPEN_MS;
    l->open = true;
    l->trial = false;
    l->barred = barred;
    l->open_until = clock_mono() + l->open_ms;
    fault(&l->reason, FAULT_OK, "%s", reason ? reason : "the endpoint failed");
}

static void leave(struct limiter *l, enum limiter_result result, int64_t wait_ms, const char *reason)
{
    int64_t now = clock_mono();
    switch (result) {
    case LIMITER_FINE: close_breaker(l); break;
    case LIMITER_FAILED:
        if (++l->failures >= l->failures_most || l->trial)
            open_breaker(l, false, reason);
        break;
    case LIMITER_SLOW_DOWN:
        if (now + wait_ms > l->hold_until)
            l->hold_until = now + wait_ms;
        l->trial = false; /* it answered: not proof enough to close, the next one tries */
        break;
    case LIMITER_REFUSED: open_breaker(l, true, reason); break;
    }
}

void limiter_leave(struct limiter *l, enum limiter_result result, int64_t wait_ms, const char *reason)
{
    pthread_mutex_lock(&l->lock);
    assert(l->inside > 0);
    l->inside--;
    leave(l, result, wait_ms, reason);
    pthread_cond_broadcast(&l->freed);
    pthread_mutex_unlock(&l->lock);
}

void limiter_drop(struct limiter *l)
{
    pthread_mutex_lock(&l->lock);
    assert(l->inside > 0);
    l->inside--;
    l->trial = false;
    pthread_cond_broadcast(&l->freed);
    pthread_mutex_unlock(&l->lock);
}

void limiter_wait(struct limiter *l, int64_t ms)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += ms % 1000 * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_mutex_lock(&l->lock);
    pthread_cond_timedwait(&l->freed, &l->lock, &until);
    pthread_mutex_unlock(&l->lock);
}

bool limiter_is_open(struct limiter *l, struct err *why)
{
    pthread_mutex_lock(&l->lock);
    bool open = l->open;
    if (open)
        say_open(l, clock_mono(), why);
    pthread_mutex_unlock(&l->lock);
    return open;
}
