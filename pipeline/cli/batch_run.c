#include "cli/batch_run.h"

#include "base/clock.h"

#include <stdio.h>
#include <unistd.h>

struct progress {
    struct tally *tally;
    bool bar;
    const atomic_llong *fed; /* stories brought in meanwhile */
    int64_t due, done, drawn_at;
};

static void draw(struct progress *p, const struct outcome *o)
{
    enum { WIDTH = 30, EVERY_MS = 100 };
    int64_t now = clock_mono();
    int64_t total = p->due + (p->fed ? atomic_load(p->fed) : 0);
    if (!p->bar || (now - p->drawn_at < EVERY_MS && p->done < total))
        return;
    p->drawn_at = now;
    total = total > p->done ? total : p->done;
    int filled = (int)(total ? p->done * WIDTH / total : WIDTH);
    fprintf(stderr, "\r\033[K[%.*s%.*s] %lld/%lld  %lld.%s %s", filled, "##############################",
            WIDTH - filled, "..............................", (long long)p->done, (long long)total,
            (long long)o->article, o->lang, o->state);
}

static void on_edition(void *user, const struct outcome *o)
{
    struct progress *p = user;
    struct tally *t = p->tally;
    t->segments += o->made ? o->segments : 0;
    t->people += o->fault == FAULT_WAIT;
    t->exported += o->fault == FAULT_OK;
    t->rejected += o->fault == FAULT_REJECT;
    t->stopped += o->fault == FAULT_STOP;
    p->done += o->fault != FAULT_RETRY;
    draw(p, o);
}

static enum fault count_due(struct engine *e, int64_t *due, struct err *err)
{
    struct arena a = {0};
    struct lane *lane = NULL;
    struct queue_rows rows = {0};
    enum fault f = lane_join(e, &lane, err);
    if (f == FAULT_OK)
        f = store_counts(lane_store(lane), &a, &rows, err);
    for (size_t i = 0; i < rows.len; i++)
        if (str_is(rows.at[i].state, "draft"))
            *due += rows.at[i].segments;
    lane_close(lane);
    arena_release(&a);
    return f;
}

enum fault batch_run(const struct cli *c, struct engine *e, const atomic_bool *feeding, const atomic_llong *fed,
                     struct tally *out, struct err *err)
{
    struct progress p = {.tally = out, .bar = !c->quiet && isatty(STDERR_FILENO), .fed = fed};
    struct crew crew = {.lanes = (int)settings_int(engine_settings(e), "engine", "lanes"),
                        .feeding = feeding,
                        .each = on_edition,
                        .user = &p};
    *out = (struct tally){0};
    try(count_due(e, &p.due, err));
    enum fault f = crew_run(e, &crew, err);
    if (p.bar && p.done)
        fputc('\n', stderr);
    return f;
}
