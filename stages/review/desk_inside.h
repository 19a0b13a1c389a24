/* desk_inside: what the parts of the desk share, one per process.
 *
 * Lives from desk_open to desk_close; everything that changes after desk_open is
 * behind a lock or atomic.
 */
#ifndef OKGYO_REVIEW_DESK_INSIDE_H
#define OKGYO_REVIEW_DESK_INSIDE_H

#include "attempts.h"
#include "desk.h"
#include "watchdog.h"

#include <stdatomic.h>

enum { DESK_LANES = 16, DESK_STATUSES = 600, DESK_BUCKETS = 8 };

/* Finished requests by status, and how long they took. */
struct desk_counts {
    pthread_mutex_t lock;
    uint64_t by_status[DESK_STATUSES];
    uint64_t buckets[DESK_BUCKETS + 1]; /* the last: slower than all limits */
    uint64_t count, micros;
};

/* How many editions are in which state, as JSON members; counted again every two
 * seconds at most, since counting grows with the archive. */
struct desk_states {
    pthread_mutex_t lock;
    struct buf json;
    int64_t until; /* ms on the monotonic clock */
};

/* Under which glossary this desk last had an edition looked at. Two editions that share
 * a place only make the machine look once more. */
enum { DESK_FRESH = 1024 };
struct desk_fresh {
    pthread_mutex_t lock;
    struct {
        int64_t edition;
        char glossary[HASH_HEX];
    } at[DESK_FRESH];
};

struct lane_pool {
    pthread_mutex_t lock;
    pthread_cond_t freed;
    struct lane *all[DESK_LANES], *free[DESK_LANES];
    int len, idle;
};

struct desk {
    struct engine *engine;
    struct MHD_Daemon *http;
    struct lane_pool lanes;
    struct watchdog watchdog;
    struct attempts attempts;
    struct desk_counts counts;
    struct desk_states states;
    struct desk_fresh fresh;
    pthread_mutex_t signing; /* one signature after the other */
    atomic_int hashing;      /* passwords being looked at */
    atomic_int under_way;    /* requests being answered */
    atomic_bool draining;
    char bind[64];
    int port, listener;
    bool behind_proxy, metrics_open, local;
    int64_t idle_ms, session_ms, hold_ms;
    int64_t started; /* wall clock */
    struct buf page; /* index.html with the assets' address filled in */
    char assets[17]; /* hash of everything embedded: the folder name the browser sees */
};

/* A lane for one request; waits until one is free. */
struct lane *desk_lane(struct desk *d);
void desk_lane_back(struct desk *d, struct lane *lane);

/* Counts a finished request. */
void desk_note(struct desk *d, int status, int64_t ms);

/* server.c: the only file that knows the HTTP library. */
enum fault server_start(struct desk *d, int threads, struct err *err);
void server_quiesce(struct desk *d); /* accepts nothing new */
void server_stop(struct desk *d);

/* page.c */
void page_prepare(struct desk *d);

extern const double desk_bucket_limits[DESK_BUCKETS]; /* seconds */

#endif
