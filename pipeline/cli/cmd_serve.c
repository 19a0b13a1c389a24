/* okgyo serve: the review desk. */
#include "base/log.h"
#include "cli/command.h"
#include "cli/signals.h"
#include "stages/review/desk.h"
#include "stages/stages.h"

#include <pthread.h>
#include <stdio.h>

static const struct option options[] = {
    {.name = "port",
     .type = OPTION_INT,
     .least = 0,
     .most = 65535,
     .value = "N",
     .help = "port instead of review.port; 0 takes any free one"},
    {.name = "bind", .type = OPTION_STRING, .value = "ADDRESS", .help = "address instead of review.bind"},
    {.name = "work", .type = OPTION_BOOL, .help = "draft and check in the same process, as `okgyo work` does"},
    {.name = "openapi", .type = OPTION_BOOL, .help = "print the OpenAPI document of the API and end"},
    {0},
};

struct worker {
    struct engine *engine;
    int lanes;
};

static void *work(void *user)
{
    struct worker *w = user;
    struct crew crew = {.lanes = w->lanes, .forever = true, .poll_ms = 500};
    struct err err = {.text = ""};
    if (crew_run(w->engine, &crew, &err) != FAULT_OK) {
        log_error("work.failed", "%s", err.text);
        engine_stop(w->engine); /* a desk whose worker died must not look alive */
    }
    return NULL;
}

static enum fault run_desk(struct cli *c, struct engine *e, struct desk *desk, struct err *err)
{
    struct worker w = {e, (int)settings_int(c->settings, "engine", "lanes")};
    bool working = cli_bool(c, "work");
    pthread_t worker;
    if (working && pthread_create(&worker, NULL, work, &w) != 0)
        return fault(err, FAULT_STOP, "no thread for the worker");
    bool six = strchr(desk_bind(desk), ':') != NULL;
    printf("okgyo: the review desk is open: http://%s%s%s:%d/\n", six ? "[" : "", desk_bind(desk), six ? "]" : "",
           desk_port(desk));
    fflush(stdout);
    desk_run(desk);
    if (working)
        pthread_join(worker, NULL);
    return FAULT_OK;
}

static enum fault serve(struct cli *c, struct engine *e, struct err *err)
{
    struct desk *desk = NULL;
    const char *bind = cli_has(c, "bind") ? arena_cstr(c->arena, cli_str(c, "bind")) : NULL;
    try(desk_open(e, bind, cli_has(c, "port") ? (int)cli_int(c, "port") : -1, &desk, err));
    enum fault f = run_desk(c, e, desk, err);
    desk_close(desk);
    return f;
}

static int print_openapi(void)
{
    auto_buf struct buf b = buf_make(LIMIT_SETTINGS);
    desk_openapi(&b);
    printf("%.*s\n", STR_ARGS(buf_str(&b)));
    return EXIT_FINE;
}

static int run(struct cli *c)
{
    struct engine *e = NULL;
    struct err err = {.text = ""};
    if (c->args.len)
        return cli_usage(c, "serve takes no arguments");
    if (cli_bool(c, "openapi"))
        return print_openapi();
    enum fault f = engine_open(c->settings, stages, &e, &err);
    if (f == FAULT_OK) {
        signals_watch(e);
        f = serve(c, e, &err);
        signals_watch(NULL);
        engine_close(e);
    }
    if (f != FAULT_OK)
        return cli_fault(c, FAULT_STOP, &err);
    log_info("desk.ended", "the desk is closed");
    return EXIT_FINE;
}

const struct command command_serve = {
    .name = "serve",
    .summary = "the review desk: a web page and a JSON API",
    .details = "  okgyo serve\n"
               "  okgyo serve --work --port 8080\n\n"
               "Listens on this machine only. To serve a newsroom put a TLS proxy in front and set\n"
               "review.behind_proxy; people are made with `okgyo user add`. SIGTERM finishes what is under way\n"
               "and ends with 0.",
    .options = options,
    .wants_settings = true,
    .run = run,
};
