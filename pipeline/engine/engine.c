#include "base/clock.h"
#include "engine/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct option newsroom_options[] = {
    {.name = "name", .type = OPTION_STRING, .standard = "\"\"", .help = "name of the newsroom, as exports print it"},
    {.name = "source", .type = OPTION_STRING, .standard = "\"ko\"", .help = "language the stories come in (BCP 47)"},
    {.name = "targets", .type = OPTION_LIST, .standard = "[\"en\"]", .help = "languages every story is put into"},
    {.name = "glossaries",
     .type = OPTION_LIST,
     .standard = "[\"glossaries\"]",
     .help = "glossary files, or folders that hold them (*.ko-en.csv, .tsv, .tbx)"},
    {0},
};
static const struct option store_options[] = {
    {.name = "url",
     .type = OPTION_STRING,
     .standard = "\"okgyo.db\"",
     .help = "the database: a file, or postgresql://host/name when several machines work"},
    {0},
};
static const struct option engine_options[] = {
    {.name = "lanes",
     .type = OPTION_INT,
     .standard = "4",
     .least = 1,
     .most = 64,
     .help = "articles worked on side by side; each may have several requests under way"},
    {.name = "lease_s",
     .type = OPTION_INT,
     .standard = "60",
     .least = 5,
     .most = 3600,
     .help = "seconds after which a worker that shows no life loses its article"},
    {.name = "retry_base_s",
     .type = OPTION_INT,
     .standard = "2",
     .least = 0,
     .most = 600,
     .help = "seconds before an article is tried again; doubled each time"},
    {.name = "retry_cap_s",
     .type = OPTION_INT,
     .standard = "300",
     .least = 1,
     .most = 86400,
     .help = "longest wait between two tries"},
    {.name = "max_attempts",
     .type = OPTION_INT,
     .standard = "6",
     .least = 1,
     .most = 1000,
     .help = "tries of an article before it is shown as stopped"},
    {0},
};

const struct section engine_sections[] = {
    {"newsroom", "who works here, and in which languages", newsroom_options},
    {"store", "where everything is kept", store_options},
    {"engine", "how the work is shared out", engine_options},
    {0},
};

static enum fault open_stages(struct engine *e, struct err *err)
{
    for (; e->plan[e->stages]; e->stages++) {
        const struct stage *stage = e->plan[e->stages];
        stage_options(e->settings, stage, e->options[e->stages]);
        if (stage->open)
            try(stage->open(e->settings, &e->shared[e->stages], err));
    }
    return FAULT_OK;
}

enum fault engine_open(const struct settings *s, const struct stage *const *plan, struct engine **out, struct err *err)
{
    struct engine *e = calloc(1, sizeof *e);
    if (!e)
        abort();
    char host[256] = "";
    gethostname(host, sizeof host - 1);
    e->settings = s;
    e->plan = plan;
    pthread_mutex_init(&e->lock, NULL);
    snprintf(e->owner, sizeof e->owner, "%s:%ld:%lld", host, (long)getpid(), (long long)clock_real());
    enum fault f = open_stages(e, err);
    if (f != FAULT_OK) {
        engine_close(e);
        return f;
    }
    *out = e;
    return FAULT_OK;
}

void engine_close(struct engine *e)
{
    if (!e)
        return;
    for (size_t i = 0; i < e->stages; i++)
        if (e->plan[i]->close)
            e->plan[i]->close(e->shared[i]);
    terms_close_all(e);
    store_close(e->store);
    pthread_mutex_destroy(&e->lock);
    free(e);
}

void engine_stop(struct engine *e)
{
    e->stop = 1;
}

bool engine_stopping(const struct engine *e)
{
    return e->stop != 0;
}

const struct settings *engine_settings(const struct engine *e)
{
    return e->settings;
}

static enum fault open_lane_stages(struct lane *l, struct err *err)
{
    struct engine *e = l->engine;
    for (size_t i = 0; i < e->stages; i++)
        if (e->plan[i]->lane_open)
            try(e->plan[i]->lane_open(e->shared[i], &l->state[i], err));
    return FAULT_OK;
}

static enum fault open_store(struct engine *e, bool shared, struct store **out, struct err *err)
{
    struct arena a = {0};
    struct str url = settings_path(e->settings, &a, settings_str(e->settings, "store", "url"));
    enum fault f = shared ? store_open_shared(url.at, out, err) : store_open(url.at, out, err);
    arena_release(&a);
    return f;
}

enum fault engine_store(struct engine *e, struct store **out, struct err *err)
{
    pthread_mutex_lock(&e->lock);
    enum fault f = e->store ? FAULT_OK : open_store(e, true, &e->store, err);
    *out = e->store;
    pthread_mutex_unlock(&e->lock);
    return f;
}

static enum fault make_lane(struct engine *e, bool joined, struct lane **out, struct err *err)
{
    struct lane *l = calloc(1, sizeof *l);
    if (!l)
        abort();
    l->engine = e;
    l->joined = joined;
    l->bytes = buf_make(LIMIT_OUTPUT);
    enum fault f = joined ? engine_store(e, &l->store, err) : open_store(e, false, &l->store, err);
    if (f == FAULT_OK)
        f = open_lane_stages(l, err);
    if (f != FAULT_OK) {
        lane_close(l);
        return f;
    }
    *out = l;
    return FAULT_OK;
}

enum fault lane_open(struct engine *e, struct lane **out, struct err *err)
{
    return make_lane(e, false, out, err);
}

enum fault lane_join(struct engine *e, struct lane **out, struct err *err)
{
    return make_lane(e, true, out, err);
}

void lane_close(struct lane *l)
{
    if (!l)
        return;
    for (size_t i = 0; i < l->engine->stages; i++)
        if (l->engine->plan[i]->lane_close && l->state[i])
            l->engine->plan[i]->lane_close(l->state[i]);
    if (l->next.edition)
        store_unclaim(l->store, &l->next, NULL); /* else it waits until the lease ends */
    if (!l->joined)
        store_close(l->store);
    arena_release(&l->story);
    arena_release(&l->scratch);
    buf_release(&l->bytes);
    free(l);
}

struct store *lane_store(struct lane *l)
{
    return l->store;
}
