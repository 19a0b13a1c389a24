/* okgyo log: who decided what, and whether the chain holds. */
#include "base/clock.h"
#include "cli/command.h"
#include "cli/table.h"
#include "store/store.h"

#include <stdio.h>

static enum fault open_store(struct cli *c, struct store **s, struct err *err)
{
    struct str url = settings_path(c->settings, c->arena, settings_str(c->settings, "store", "url"));
    return store_open(url.at, s, err);
}

static int run_verify(struct cli *c)
{
    struct err err;
    struct store *s = NULL;
    int64_t count = 0, broken = 0;
    char head[HASH_HEX];
    enum fault f = open_store(c, &s, &err);
    if (f == FAULT_OK)
        f = store_verify(s, &count, &broken, head, &err);
    store_close(s);
    if (f != FAULT_OK)
        return cli_fault(c, f, &err);
    if (broken) {
        printf("The chain is broken at decision %lld of %lld: this row or the one before it was changed.\n",
               (long long)broken, (long long)count);
        return EXIT_FINDINGS;
    }
    printf("%lld decisions, unbroken; head %s\n", (long long)count, head[0] ? head : "(none)");
    return EXIT_FINE;
}

const struct command command_log_verify = {
    .name = "log verify",
    .summary = "walk the hash chain of all decisions",
    .details = "The chain shows tampering, it does not prevent it: keep the head it prints somewhere else, or compare\n"
               "it with the one in exported JSONL files.",
    .wants_settings = true,
    .run = run_verify,
};

struct printing {
    struct buf out;
    bool json;
};

static void decision_json(const struct decision *d, struct buf *out)
{
    char when[CLOCK_TEXT];
    clock_text(d->when, 0, when);
    json_open(out, '{');
    json_add_int(out, "seq", d->seq);
    json_add_int(out, "edition", d->edition);
    json_add_str(out, "kind", str_of(decision_name(d->kind)));
    json_add_str(out, "step", str_of(step_name(d->step)));
    json_add_str(out, "who", d->who);
    json_add_str(out, "when", str_of(when));
    json_add_str(out, "segment", str_of(d->segment));
    json_add_str(out, "on", d->on);
    json_add_str(out, "text", d->text);
    json_add_str(out, "reason", d->reason);
    json_add_str(out, "hash", d->hash);
    json_close(out, '}');
}

static void decision_text(const struct decision *d, struct buf *out)
{
    char when[CLOCK_TEXT];
    clock_text(d->when, 0, when);
    buf_printf(out, "%lld  %s  %.*s  %s", (long long)d->seq, when, STR_ARGS(d->who), decision_name(d->kind));
    if (d->step)
        buf_printf(out, " (%s)", step_name(d->step));
    if (d->text.len) {
        buf_addz(out, "  ");
        terminal_add(out, d->text);
    }
    if (d->reason.len) {
        buf_addz(out, "  because: ");
        terminal_add(out, d->reason);
    }
}

static enum fault print_decision(void *user, const struct decision *d, struct err *err)
{
    (void)err;
    struct printing *p = user;
    buf_clear(&p->out);
    if (p->json)
        decision_json(d, &p->out);
    else
        decision_text(d, &p->out);
    buf_addc(&p->out, '\n');
    fwrite(p->out.at, 1, p->out.len, stdout);
    return FAULT_OK;
}

static int run_log(struct cli *c)
{
    struct err err;
    struct store *s = NULL;
    int64_t edition = 0;
    struct printing p = {buf_make(LIMIT_EXPORT), str_is(cli_str(c, "format"), "jsonl")};
    enum fault f = open_store(c, &s, &err);
    if (f == FAULT_OK && c->args.len)
        f = store_find(s, c->args.at[0], &edition, &err);
    if (f == FAULT_OK)
        f = store_each_decision(s, edition, print_decision, &p, &err);
    buf_release(&p.out);
    store_close(s);
    return f == FAULT_OK ? EXIT_FINE : cli_fault(c, f, &err);
}

static const struct option log_options[] = {
    {.name = "format",
     .type = OPTION_STRING,
     .standard = "\"text\"",
     .words = "text|jsonl",
     .value = "FORMAT",
     .help = "shape of the output"},
    {0},
};

const struct command command_log = {
    .name = "log",
    .args = "[EDITION]",
    .summary = "every decision, in order",
    .options = log_options,
    .wants_settings = true,
    .run = run_log,
};
