/* Lanes working side by side until nothing is due, or until told to stop. */
#include "base/clock.h"
#include "base/log.h"
#include "engine/inside.h"

#include <stdio.h>

enum { STOP_CHECK_MS = 200, INPUTS_CHECK_MS = 2000, BEAT_MS = 10000, STOPPED_AGAIN_MS = 600000 };

struct shift {
    struct engine *engine;
    const struct crew *crew;
    pthread_mutex_t lock; /* everything below, and calls of each() */
    int busy;             /* lanes that hold an edition */
    bool over;
    enum fault fault; /* the machine's, of the first lane that met one */
    struct err err;
};

static void end_shift(struct shift *s, enum fault f, const struct err *err)
{
    pthread_mutex_lock(&s->lock);
    if (f != FAULT_OK && s->fault == FAULT_OK) {
        s->fault = f;
        s->err = *err;
    }
    s->over = true;
    pthread_mutex_unlock(&s->lock);
}

static bool is_over(struct shift *s)
{
    pthread_mutex_lock(&s->lock);
    bool over = s->over || s->engine->stop;
    pthread_mutex_unlock(&s->lock);
    return over;
}

/* Nothing was due: true when this shift is done, else after a nap. `fed` was read
 * before the queue was, or the last story could slip in between. */
static bool rest(struct shift *s, int64_t next_due, bool fed)
{
    pthread_mutex_lock(&s->lock);
    bool busy = s->busy > 0;
    pthread_mutex_unlock(&s->lock);
    if (!s->crew->forever && !busy && !fed && next_due == 0)
        return true;
    int64_t nap = s->crew->forever ? s->crew->poll_ms : busy || fed ? 5 : next_due;
    if (next_due > 0 && next_due < nap)
        nap = next_due;
    clock_sleep(nap < STOP_CHECK_MS ? nap : STOP_CHECK_MS);
    return false;
}

static void count_busy(struct shift *s, int by)
{
    pthread_mutex_lock(&s->lock);
    s->busy += by;
    pthread_mutex_unlock(&s->lock);
}

static void report(struct shift *s, const struct outcome *o)
{
    if (!s->crew->each)
        return;
    pthread_mutex_lock(&s->lock);
    s->crew->each(s->crew->user, o);
    pthread_mutex_unlock(&s->lock);
}

/* A database that is locked for a while is waited for, not died of. */
static bool survives(struct shift *s, enum fault f, const struct err *err)
{
    if (f != FAULT_RETRY) {
        end_shift(s, f, err);
        return false;
    }
    log_warn("store.busy", "%s", err->text);
    clock_sleep(STOP_CHECK_MS);
    return true;
}

static void *lane_main(void *user)
{
    struct shift *s = user;
    struct lane *lane = NULL;
    struct err err = {.text = ""};
    enum fault f = lane_join(s->engine, &lane, &err);
    if (f != FAULT_OK)
        end_shift(s, f, &err);
    else
        lane->ahead = true;
    while (!is_over(s)) {
        struct outcome o;
        bool fed = s->crew->feeding && atomic_load(s->crew->feeding);
        count_busy(s, 1);
        f = run_next(lane, &o, &err);
        count_busy(s, -1);
        if (f != FAULT_OK && !survives(s, f, &err))
            break;
        if (f == FAULT_OK && o.edition)
            report(s, &o);
        if (f == FAULT_OK && !o.edition && rest(s, o.next_due, fed))
            break;
    }
    lane_close(lane);
    return NULL;
}

/* Settings or glossaries that changed make stored outputs stale. */
static enum fault note_inputs(struct engine *e, struct store *store, struct err *err)
{
    struct arena a = {0};
    struct str was;
    char now[HASH_HEX];
    enum fault f = engine_inputs(e, now, err);
    if (f == FAULT_OK)
        f = store_note_get(store, &a, "inputs", &was, err);
    if (f == FAULT_OK && !str_is(was, now)) {
        f = store_wake_open(store, err);
        if (f == FAULT_OK)
            f = store_note_put(store, "inputs", str_of(now), err);
    }
    arena_release(&a);
    return f;
}

/* What `okgyo health` looks at. */
static void note_beat(struct store *store)
{
    char text[24];
    struct err err;
    snprintf(text, sizeof text, "%lld", (long long)clock_real());
    if (store_note_put(store, "beat", str_of(text), &err) != FAULT_OK)
        log_warn("store.busy", "%s", err.text);
}

/* Keeps the leases of this process alive and looks for changed inputs. */
static void *warden_main(void *user)
{
    struct shift *s = user;
    int64_t lease = settings_int(s->engine->settings, "engine", "lease_s") * 1000;
    struct store *store = NULL;
    struct err err;
    int64_t renewed = clock_mono(), looked = renewed, woken = renewed, beaten = renewed - BEAT_MS;
    bool ok = engine_store(s->engine, &store, &err) == FAULT_OK;
    while (ok && !is_over(s)) {
        clock_sleep(STOP_CHECK_MS / 4);
        int64_t now = clock_mono();
        if (now - renewed > lease / 3 && store_renew(store, s->engine->owner, lease, &err) == FAULT_OK)
            renewed = now;
        if (s->crew->forever && now - beaten >= BEAT_MS) {
            beaten = now;
            note_beat(store);
        }
        if (s->crew->forever && now - looked > INPUTS_CHECK_MS) {
            looked = now;
            if (note_inputs(s->engine, store, &err) != FAULT_OK)
                log_warn("glossary.unread", "%s; working with the one before", err.text);
        }
        if (s->crew->forever && now - woken > STOPPED_AGAIN_MS && store_wake_all(store, &err) == FAULT_OK)
            woken = now;
    }
    return NULL;
}

static enum fault begin_shift(struct engine *e, struct err *err)
{
    struct store *store = NULL;
    int64_t freed = 0;
    try(engine_store(e, &store, err));
    enum fault f = store_rescue(store, &freed, err);
    if (freed)
        log_info("lease.rescued", "%lld articles of a worker that died are taken up again", (long long)freed);
    if (f == FAULT_OK)
        f = note_inputs(e, store, err);
    if (f == FAULT_OK)
        f = store_wake_all(store, err);
    return f;
}

enum fault crew_run(struct engine *e, const struct crew *c, struct err *err)
{
    enum { MOST = 64 };
    pthread_t lanes[MOST], warden;
    int n = c->lanes < 1 ? 1 : c->lanes > MOST ? MOST : c->lanes;
    try(begin_shift(e, err));
    struct shift s = {.engine = e, .crew = c};
    pthread_mutex_init(&s.lock, NULL);
    pthread_create(&warden, NULL, warden_main, &s);
    for (int i = 0; i < n; i++)
        pthread_create(&lanes[i], NULL, lane_main, &s);
    for (int i = 0; i < n; i++)
        pthread_join(lanes[i], NULL);
    end_shift(&s, FAULT_OK, NULL);
    pthread_join(warden, NULL);
    pthread_mutex_destroy(&s.lock);
    if (s.fault != FAULT_OK && err)
        *err = s.err;
    return s.fault;
}
