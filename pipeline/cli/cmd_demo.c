/* okgyo demo: the whole line in a temporary folder, with nothing to set up. */
#define _GNU_SOURCE
#include "base/file.h"
#include "base/log.h"
#include "cli/batch_run.h"
#include "cli/intake.h"
#include "cli/sections.h"
#include "cli/signals.h"
#include "cli/starter.h"
#include "stages/review/desk.h"
#include "stages/review/password.h"
#include "stages/stages.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static const struct option options[] = {
    {.name = "port",
     .type = OPTION_INT,
     .standard = "8731",
     .least = 0,
     .most = 65535,
     .value = "N",
     .help = "port of the desk; 0 takes any free one"},
    {.name = "dir", .type = OPTION_STRING, .value = "DIR", .help = "folder to use instead of a temporary one"},
    {.name = "once", .type = OPTION_BOOL, .help = "draft and check, print where things are, and end"},
    {0},
};

static const struct {
    const char *login, *name, *password;
    enum role role;
} people[] = {
    {"reporter", "Kim Min-ji (demo)", "demo-reporter-2025", ROLE_REPORTER},
    {"editor", "Anna Smith (demo)", "demo-editor-2025", ROLE_EDITOR},
};

static enum fault add_people(struct store *s, struct err *err)
{
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        char hash[PASSWORD_HASH];
        try(password_hash(str_of(people[i].password), hash, err));
        struct account p = {.login = str_of(people[i].login),
                            .name = str_of(people[i].name),
                            .langs = {"", 0},
                            .role = people[i].role,
                            .password = str_of(hash)};
        try(store_account_put(s, &p, err));
    }
    return FAULT_OK;
}

struct demo {
    struct cli *cli;
    struct str dir;
    struct settings *settings;
    struct engine *engine;
    struct tally tally;
};

static enum fault bring_in(struct demo *d, struct err *err)
{
    struct lane *lane = NULL;
    struct arena a = {0};
    enum fault f = lane_open(d->engine, &lane, err);
    if (f == FAULT_OK)
        f = add_people(lane_store(lane), err);
    if (f == FAULT_OK) {
        struct intake in = {
            .store = lane_store(lane), .quiet = true, .langs = settings_json(d->settings, "newsroom", "targets")};
        f = intake_path(&in, path_join(&a, d->dir.at, str_of("samples")).at, err);
    }
    lane_close(lane);
    arena_release(&a);
    return f;
}

static enum fault set_up(struct demo *d, struct err *err)
{
    struct starter s = {.dir = d->dir.at, .samples = true, .targets = "[\"en\"]"};
    struct str file = path_join(d->cli->arena, d->dir.at, str_of("okgyo.json"));
    try(starter_write(&s, err));
    try(settings_open(file.at, sections_all(), &d->settings, err));
    try(engine_open(d->settings, stages, &d->engine, err));
    signals_watch(d->engine);
    try(bring_in(d, err));
    return batch_run(d->cli, d->engine, NULL, NULL, &d->tally, err);
}

static void *work_main(void *user)
{
    struct demo *d = user;
    struct err err;
    struct crew crew = {.lanes = 2, .forever = true, .poll_ms = 500};
    if (crew_run(d->engine, &crew, &err) != FAULT_OK)
        log_error("work.failed", "%s", err.text);
    return NULL;
}

static enum fault serve(struct demo *d, struct err *err)
{
    struct desk *desk = NULL;
    pthread_t worker;
    try(desk_open(d->engine, NULL, (int)cli_int(d->cli, "port"), &desk, err));
    printf("\nThe review desk is open: http://%s:%d/\n", desk_bind(desk), desk_port(desk));
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        printf("  %-9s password %s\n", people[i].login, people[i].password);
    printf(
        "\nSign an article as the reporter, then as the editor: the copy appears in %s/out.\nCtrl-C ends the demo.\n",
        d->dir.at);
    fflush(stdout);
    pthread_create(&worker, NULL, work_main, d);
    desk_run(desk);
    engine_stop(d->engine);
    pthread_join(worker, NULL);
    desk_close(desk);
    return FAULT_OK;
}

static struct str choose_folder(struct cli *c)
{
    char temporary[] = "/tmp/okgyo-demo-XXXXXX";
    if (cli_has(c, "dir"))
        return cli_str(c, "dir");
    return arena_str(c->arena, str_of(mkdtemp(temporary) ? temporary : ""));
}

static int run(struct cli *c)
{
    struct err err = {.text = ""};
    struct demo d = {.cli = c, .dir = choose_folder(c)};
    log_setup(LOG_WARN, 0);
    if (d.dir.len == 0)
        return cli_usage(c, "cannot make a temporary folder; name one with --dir");
    enum fault f = set_up(&d, &err);
    if (f == FAULT_OK)
        printf("%lld sentences of eight Korean stories are drafted and checked in %s\n", (long long)d.tally.segments,
               d.dir.at);
    if (f == FAULT_OK && !cli_bool(c, "once") && !signals_caught())
        f = serve(&d, &err);
    signals_watch(NULL);
    engine_close(d.engine);
    settings_close(d.settings);
    return f == FAULT_OK ? EXIT_FINE : cli_fault(c, FAULT_STOP, &err);
}

const struct command command_demo = {
    .name = "demo",
    .summary = "try everything: sample stories, drafts, checks and the review desk",
    .details = "No network, no account, no configuration: a temporary folder with eight Korean stories, a starter\n"
               "glossary and a translation memory that drafts them, some of it with the mistakes machines make.",
    .options = options,
    .run = run,
};
