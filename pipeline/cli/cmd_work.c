/* okgyo work: the Docker job, a worker that goes on, with a hot folder. */
#include "base/clock.h"
#include "base/log.h"
#include "cli/command.h"
#include "cli/intake.h"
#include "cli/signals.h"
#include "stages/ingest/format.h"
#include "stages/stages.h"

#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>

static const struct option options[] = {
    {.name = "watch",
     .type = OPTION_STRING,
     .value = "DIR",
     .help = "hot folder: stories from DIR/inbox are brought in and moved to DIR/done or DIR/rejected"},
    {.name = "poll_ms",
     .type = OPTION_INT,
     .standard = "1000",
     .least = 50,
     .most = 60000,
     .value = "N",
     .help = "how often to look for work"},
    {0},
};

struct watch {
    struct engine *engine;
    struct arena arena;
    struct str inbox, done, rejected;
    const json_t *langs;
    int64_t poll_ms;
};

/* A file still being copied in is left alone. */
static bool is_settled(const char *path, int64_t poll_ms)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return false;
    int64_t changed = (int64_t)info.st_mtim.tv_sec * 1000 + info.st_mtim.tv_nsec / 1000000;
    return clock_real() - changed > (poll_ms < 1000 ? poll_ms : 1000);
}

/* Could this be read as a story at all? Better refused at the door than in the queue. */
static enum fault look_over(struct arena *a, const char *path, struct err *err)
{
    auto_buf struct buf raw = buf_make(LIMIT_ARTICLE);
    try(file_read(path, &raw, err));
    struct article article = {.arena = a, .raw = buf_str(&raw), .name = path_name(str_of(path))};
    return ingest_read(&article, err);
}

static void reject(struct watch *w, struct arena *a, const char *path, const struct err *why)
{
    struct err err;
    log_error("intake.rejected", "%s", why->text);
    struct str note = arena_printf(a, "%s/%s.why.txt", w->rejected.at, path_name(str_of(path)).at);
    struct str text = arena_printf(a, "%s\n", why->text);
    if (file_move_into(path, w->rejected.at, &err) != FAULT_OK || file_replace(note.at, text, 0644, &err) != FAULT_OK)
        log_error("intake.failed", "%s", err.text);
}

static enum fault take(struct watch *w, struct store *store, const char *path, struct err *err)
{
    struct arena a = {0};
    struct err why;
    enum fault f = look_over(&a, path, &why);
    if (f == FAULT_REJECT) {
        reject(w, &a, path, &why);
        f = FAULT_OK;
    } else if (f == FAULT_OK) {
        enum arrival how;
        int64_t article;
        struct intake in = {.store = store, .langs = w->langs, .quiet = true};
        f = intake_file(&in, path, &how, &article, err);
        /* moved only once it is safe in the store; a crash in between shows it again
         * as a duplicate, which is harmless */
        if (f == FAULT_OK)
            f = file_move_into(path, w->done.at, err);
        if (f == FAULT_OK)
            log_info("intake.taken", "%s is article %lld", path_name(str_of(path)).at, (long long)article);
    } else if (err) {
        *err = why;
    }
    arena_release(&a);
    return f;
}

static void look(struct watch *w, struct store *store)
{
    struct arena a = {0};
    struct paths files = {0};
    struct err err;
    enum fault f = file_list(&a, w->inbox.at, &files, &err);
    for (size_t i = 0; i < files.len && f == FAULT_OK && !engine_stopping(w->engine); i++)
        if (is_settled(files.at[i].at, w->poll_ms))
            f = take(w, store, files.at[i].at, &err);
    if (f != FAULT_OK)
        log_error("intake.failed", "%s", err.text);
    arena_release(&a);
}

static void *watch_main(void *user)
{
    struct watch *w = user;
    struct lane *lane = NULL;
    struct err err;
    if (lane_join(w->engine, &lane, &err) != FAULT_OK) {
        log_error("intake.failed", "%s", err.text);
        engine_stop(w->engine);
        return NULL;
    }
    while (!engine_stopping(w->engine)) {
        look(w, lane_store(lane));
        for (int64_t slept = 0; slept < w->poll_ms && !engine_stopping(w->engine); slept += 100)
            clock_sleep(100);
    }
    lane_close(lane);
    return NULL;
}

static enum fault make_folders(struct watch *w, const char *dir, struct err *err)
{
    w->inbox = path_join(&w->arena, dir, str_of("inbox"));
    w->done = path_join(&w->arena, dir, str_of("done"));
    w->rejected = path_join(&w->arena, dir, str_of("rejected"));
    try(file_mkdirs(w->inbox.at, err));
    try(file_mkdirs(w->done.at, err));
    return file_mkdirs(w->rejected.at, err);
}

static enum fault work(struct cli *c, struct engine *e, struct err *err)
{
    struct watch w = {
        .engine = e, .langs = settings_json(c->settings, "newsroom", "targets"), .poll_ms = cli_int(c, "poll_ms")};
    struct crew crew = {
        .lanes = (int)settings_int(c->settings, "engine", "lanes"), .forever = true, .poll_ms = cli_int(c, "poll_ms")};
    bool watching = cli_has(c, "watch");
    pthread_t watcher;
    if (watching) {
        try(make_folders(&w, cli_str(c, "watch").at, err));
        pthread_create(&watcher, NULL, watch_main, &w);
    }
    log_info("work.started", "working with %d lanes%s%s", crew.lanes, watching ? ", watching " : "",
             watching ? w.inbox.at : "");
    enum fault f = crew_run(e, &crew, err);
    engine_stop(e);
    if (watching)
        pthread_join(watcher, NULL);
    arena_release(&w.arena);
    return f;
}

static int run(struct cli *c)
{
    struct engine *e = NULL;
    struct err err = {.text = ""};
    if (engine_open(c->settings, stages, &e, &err) != FAULT_OK)
        return cli_settings_fault(c, &err);
    signals_watch(e);
    enum fault f = work(c, e, &err);
    signals_watch(NULL);
    engine_close(e);
    if (f != FAULT_OK)
        return cli_fault(c, FAULT_STOP, &err);
    log_info("work.ended", "everything held was finished or given back");
    return EXIT_FINE;
}

const struct command command_work = {
    .name = "work",
    .summary = "the same as a long-running worker, with a hot folder",
    .details = "  okgyo work --watch /srv/stories\n\n"
               "A file that cannot be a story goes to rejected/ with a note that says why. SIGTERM finishes or\n"
               "gives back what is held and ends with 0.",
    .options = options,
    .wants_settings = true,
    .run = run,
};
