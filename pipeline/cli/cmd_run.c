/* okgyo run: the batch job. */
#include "base/log.h"
#include "cli/batch_run.h"
#include "cli/intake.h"
#include "cli/signals.h"
#include "stages/stages.h"

#include <stdio.h>
#include <unistd.h>

static const struct option options[] = {
    {.name = "replaces", .type = OPTION_INT, .value = "ARTICLE",
     .help = "the file is a new version of this article (2보, 종합, 정정)"},
    {.name = "priority", .type = OPTION_INT, .standard = "0", .least = -100, .most = 100, .value = "N",
     .help = "higher comes first in every queue"},
    {0},
};

static enum fault bring_in(struct cli *c, struct engine *e, struct intake *in, struct err *err)
{
    struct lane *lane = NULL;
    enum fault f = lane_open(e, &lane, err);
    if (f == FAULT_OK)
        in->store = lane_store(lane);
    for (size_t i = 0; i < c->args.len && f == FAULT_OK; i++)
        f = intake_path(in, arena_cstr(c->arena, c->args.at[i]), err);
    lane_close(lane);
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
    struct intake in = {
        .langs = settings_json(c->settings, "newsroom", "targets"),
        .replaces = cli_int(c, "replaces"),
        .priority = cli_int(c, "priority"),
        .quiet = c->quiet,
    };
    enum fault f = bring_in(c, e, &in, &err);
    if (f == FAULT_OK)
        f = batch_run(c, e, &t, &err);
    if (f != FAULT_OK)
        return cli_fault(c, f == FAULT_REJECT ? FAULT_REJECT : FAULT_STOP, &err);
    if (signals_caught()) {
        fputs("okgyo run: interrupted; nothing is lost, the same command goes on where this one stopped\n", stderr);
        return EXIT_INTERRUPTED;
    }
    summary(c, &in, &t);
    if (t.stopped || in.unreadable)
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
