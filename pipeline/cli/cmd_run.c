/* okgyo run: the batch job. */
#include "base/log.h"
#include "cli/batch_run.h"
#include "cli/intake.h"
#include "cli/signals.h"
#include "stages/stages.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

static const struct option options[] = {
    {.name = "replaces",
     .type = OPTION_INT,
     .value = "ARTICLE",
     .help = "the file is a new version of this article (2보, 종합, 정정)"},
    {.name = "priority",
     .type = OPTION_INT,
     .standard = "0",
     .least = -100,
     .most = 100,
     .value = "N",
     .help = "higher comes first in every queue"},
    {0},
};

/* Stories come in while the first of them are already worked on. */
struct feed {
    struct cli *cli;
    struct engine *engine;
    struct intake intake;
    atomic_bool going;
    enum fault fault;
    struct err err;
};

static bool was_interrupted(void)
{
    return signals_caught() != 0;
}

static void *feed_main(void *user)
{
    struct feed *d = user;
    struct arena a = {0};
    struct lane *lane = NULL;
    d->fault = lane_join(d->engine, &lane, &d->err);
    if (d->fault == FAULT_OK)
        d->intake.store = lane_store(lane);
    for (size_t i = 0; i < d->cli->args.len && d->fault == FAULT_OK && !was_interrupted(); i++)
        d->fault = intake_path(&d->intake, arena_cstr(&a, d->cli->args.at[i]), &d->err);
    lane_close(lane);
    arena_release(&a);
    atomic_store(&d->going, false);
    return NULL;
}

static enum fault feed_and_run(struct feed *d, struct tally *t, struct err *err)
{
    pthread_t feeder;
    atomic_store(&d->going, true);
    pthread_create(&feeder, NULL, feed_main, d);
    enum fault f = batch_run(d->cli, d->engine, &d->going, &d->intake.editions, t, err);
    pthread_join(feeder, NULL);
    if (f == FAULT_OK && d->fault != FAULT_OK) {
        *err = d->err;
        return d->fault;
    }
    return f;
}

static void summary(const struct cli *c, const struct intake *in, const struct tally *t)
{
    if (c->quiet)
        return;
    printf("%lld new, %lld new versions, %lld already in", (long long)in->fresh, (long long)in->versions,
           (long long)in->duplicates);
    if (in->unreadable)
        printf(", %lld could not be read", (long long)in->unreadable);
    printf("; %lld sentences: %lld %s for people, %lld exported", (long long)t->segments, (long long)t->people,
           t->people == 1 ? "edition waits" : "editions wait", (long long)t->exported);
    if (t->rejected)
        printf(", %lld rejected", (long long)t->rejected);
    if (t->stopped)
        printf(", %lld stopped", (long long)t->stopped);
    puts(".");
    if (t->people)
        puts("Next: 'okgyo queue' lists them, 'okgyo serve' opens the desk.");
}

static int work(struct cli *c, struct engine *e)
{
    struct err err = {.text = ""};
    struct tally t = {0};
    struct feed d = {.cli = c, .engine = e};
    struct intake *in = &d.intake;
    in->langs = settings_json(c->settings, "newsroom", "targets");
    in->replaces = cli_int(c, "replaces");
    in->priority = cli_int(c, "priority");
    in->quiet = c->quiet;
    in->stop = was_interrupted;
    enum fault f = feed_and_run(&d, &t, &err);
    if (f != FAULT_OK)
        return cli_fault(c, f == FAULT_REJECT ? FAULT_REJECT : FAULT_STOP, &err);
    if (signals_caught()) {
        fputs("okgyo run: interrupted; nothing is lost, the same command goes on where this one stopped\n", stderr);
        return EXIT_INTERRUPTED;
    }
    summary(c, in, &t);
    if (t.stopped || in->unreadable)
        return EXIT_BROKEN;
    return t.rejected ? EXIT_REJECTED : EXIT_FINE;
}

static int run(struct cli *c)
{
    struct engine *e = NULL;
    struct err err;
    if (cli_has(c, "replaces") && c->args.len != 1)
        return cli_usage(c, "--replaces takes exactly one file");
    /* the progress bar and the summary say what the log would */
    if (isatty(STDERR_FILENO) || c->quiet)
        log_setup(c->quiet ? LOG_ERROR : LOG_WARN, 0);
    if (engine_open(c->settings, stages, &e, &err) != FAULT_OK)
        return cli_settings_fault(c, &err);
    signals_watch(e);
    int code = work(c, e);
    signals_watch(NULL);
    engine_close(e);
    return code;
}

const struct command command_run = {
    .name = "run",
    .args = "[FILE|DIR…]",
    .summary = "bring stories in, draft and check them until nothing machine-made is due",
    .details = "Text, Markdown, HTML and ninjs files, or folders of them. The same file again is seen as such; a\n"
               "changed one becomes a new version whose unchanged sentences keep their drafts and approvals.\n\n"
               "  okgyo run stories/\n"
               "  okgyo run --replaces 12 stories/flood-2.txt\n"
               "  okgyo run                  goes on with what is open",
    .options = options,
    .wants_settings = true,
    .run = run,
};
