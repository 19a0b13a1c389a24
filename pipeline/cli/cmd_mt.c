/* okgyo mt probe, usage: do the endpoints answer, and what have they cost? */
#include "base/clock.h"
#include "cli/command.h"
#include "cli/table.h"
#include "stages/translate/endpoints.h"
#include "stages/translate/probe.h"
#include "store/store.h"

#include <stdio.h>

/* The endpoints that are asked about, opened, with a client and the ledger. */
struct office {
    struct cli *cli;
    struct endpoints *endpoints;
    struct http *http;
    struct store *store;
    bool json;
    int code; /* the worst so far */
};

static enum fault open_office(struct office *o, struct err *err)
{
    const struct settings *s = o->cli->settings;
    try(http_global_init(err));
    try(endpoints_open(s, &o->endpoints, err));
    o->http = http_open("okgyo/" OKGYO_VERSION);
    return store_open(settings_path(s, o->cli->arena, settings_str(s, "store", "url")).at, &o->store, err);
}

static void close_office(struct office *o)
{
    store_close(o->store);
    http_close(o->http);
    endpoints_close(o->endpoints);
}

static bool is_asked(const struct cli *c, const struct endpoint *e)
{
    for (size_t i = 0; i < c->args.len; i++)
        if (str_is(c->args.at[i], e->name))
            return true;
    return c->args.len == 0;
}

/* A name that no endpoint has is a mistake, not an empty list. */
static bool all_known(const struct office *o)
{
    const struct cli *c = o->cli;
    for (size_t i = 0; i < c->args.len; i++) {
        bool known = false;
        for (size_t k = 0; k < o->endpoints->len; k++)
            known = known || str_is(c->args.at[i], o->endpoints->at[k].name);
        if (!known) {
            cli_usage(c, "no endpoint is called '%.*s' in translate.endpoints", STR_ARGS(c->args.at[i]));
            return false;
        }
    }
    return true;
}

static int run_office(struct cli *c, void (*tell)(struct office *o, struct buf *out))
{
    struct err err;
    struct office o = {.cli = c, .json = str_is(cli_str(c, "format"), "json")};
    auto_buf struct buf out = buf_make(LIMIT_EXPORT);
    enum fault f = open_office(&o, &err);
    if (f != FAULT_OK)
        o.code = o.endpoints ? cli_fault(c, f, &err) : cli_settings_fault(c, &err);
    else if (!all_known(&o))
        o.code = EXIT_USAGE;
    else
        tell(&o, &out);
    fwrite(out.at, 1, out.len, stdout);
    close_office(&o);
    return o.code;
}

static struct str number(struct arena *a, int64_t n)
{
    return arena_printf(a, "%lld", (long long)n);
}

/* --- probe --- */

static struct str probe_text(const struct office *o)
{
    struct str text = cli_str(o->cli, "text");
    return text.len ? text : str_of("오늘 서울에 비가 온다.");
}

static void ask_one(struct office *o, struct endpoint *e, struct probe *p)
{
    const struct settings *s = o->cli->settings;
    struct str target = cli_str(o->cli, "target_lang");
    struct err err;
    if (!target.len)
        target = json_str(json_array_get(settings_json(s, "newsroom", "targets"), 0));
    endpoint_probe(e, o->http, o->cli->arena, settings_str(s, "newsroom", "source"), target, probe_text(o), p);
    /* it was paid for like any other request */
    if (!e->provider->local && p->good &&
        store_memo_put(o->store, NULL, 0, e->name, 1, p->characters, &err) != FAULT_OK)
        fprintf(stderr, "okgyo mt probe: not counted: %s\n", err.text);
    if (!p->good)
        o->code = EXIT_BROKEN;
}

static void probe_json(const struct endpoint *e, const struct probe *p, struct buf *out)
{
    json_open(out, '{');
    json_add_str(out, "endpoint", str_of(e->name));
    json_add_str(out, "preset", str_of(e->provider->name));
    json_add_bool(out, "good", p->good);
    json_add_int(out, "took_ms", p->took_ms);
    json_add_str(out, "model", p->model);
    json_add_str(out, p->good ? "text" : "error", p->text);
    json_close(out, '}');
}

static void probe_all(struct office *o, struct buf *out)
{
    static const char *const heads[] = {"ENDPOINT", "PRESET", "", "MS", "MODEL", "SAYS", NULL};
    struct arena *a = o->cli->arena;
    struct table t;
    table_begin(&t, a, heads);
    if (o->json)
        json_open(out, '[');
    for (size_t i = 0; i < o->endpoints->len; i++) {
        struct endpoint *e = &o->endpoints->at[i];
        struct probe p;
        if (!is_asked(o->cli, e))
            continue;
        ask_one(o, e, &p);
        if (o->json) {
            probe_json(e, &p, out);
            continue;
        }
        table_cell(&t, str_of(e->name));
        table_cell(&t, str_of(e->provider->name));
        table_cell(&t, str_of(p.good ? "ok" : "FAILED"));
        table_cell(&t, e->provider->local ? str_of("-") : number(a, p.took_ms));
        table_cell(&t, p.model);
        table_cell(&t, p.text.len ? p.text : str_of("(does not know this sentence)"));
    }
    if (o->json)
        json_close(out, ']');
    else
        table_print(&t, out);
    buf_addz(out, o->json ? "\n" : "");
}

static int run_probe(struct cli *c)
{
    bool korean = str_is(endpoint_primary(settings_str(c->settings, "newsroom", "source")), "ko");
    if (!korean && !cli_str(c, "text").len)
        return cli_usage(c, "stories here are not Korean: give a sentence to translate with --text");
    return run_office(c, probe_all);
}

static const struct option probe_options[] = {
    {.name = "text", .type = OPTION_STRING, .value = "TEXT", .help = "the sentence to translate"},
    {.name = "target_lang", .type = OPTION_STRING, .value = "LANG", .help = "into which language; default: the first"},
    FORMAT_OPTION,
    {0},
};

const struct command command_mt_probe = {
    .name = "mt probe",
    .args = "[ENDPOINT…]",
    .summary = "one live request to each machine-translation endpoint",
    .details = "  okgyo mt probe\n  okgyo mt probe deepl --text '국회가 예산안을 의결했다.'\n\n"
               "Sends one sentence the way drafting would, without retries, and counts it. Ends with 3 when one fails.",
    .options = probe_options,
    .wants_settings = true,
    .run = run_probe,
};

/* --- usage --- */

static const int64_t day_ms = 24 * 3600 * 1000LL;

struct spent {
    int64_t requests, characters; /* in 24 hours */
    int64_t month;                /* characters in 30 days */
};

static enum fault read_spent(const struct office *o, const struct endpoint *e, struct spent *out, struct err *err)
{
    int64_t requests, now = clock_real();
    try(store_usage(o->store, e->name, now - day_ms, &out->requests, &out->characters, err));
    return store_usage(o->store, e->name, now - 30 * day_ms, &requests, &out->month, err);
}

static void ask_quota(struct office *o, struct endpoint *e, struct quota *q)
{
    *q = (struct quota){.limit = -1, .why = {"", 0}};
    if (!cli_bool(o->cli, "offline"))
        endpoint_quota(e, o->http, o->cli->arena, q);
    if (!q->why.len)
        return;
    fprintf(stderr, "okgyo mt usage: its quota is not known: %.*s\n", STR_ARGS(q->why));
    o->code = EXIT_BROKEN;
}

static int64_t left_of(const struct endpoint *e, const struct spent *s)
{
    int64_t left = e->daily_chars - s->characters;
    return left > 0 ? left : 0;
}

static void usage_json(const struct endpoint *e, const struct spent *s, const struct quota *q, struct buf *out)
{
    json_open(out, '{');
    json_add_str(out, "endpoint", str_of(e->name));
    json_add_int(out, "requests_24h", s->requests);
    json_add_int(out, "characters_24h", s->characters);
    json_add_int(out, "characters_30d", s->month);
    if (e->daily_chars) {
        json_add_int(out, "budget_24h", e->daily_chars);
        json_add_int(out, "left_24h", left_of(e, s));
    }
    if (q->told) {
        json_add_int(out, "quota_used", q->used);
        if (q->limit >= 0)
            json_add_int(out, "quota", q->limit);
    }
    json_close(out, '}');
}

static void usage_row(struct table *t, struct arena *a, const struct endpoint *e, const struct spent *s,
                      const struct quota *q)
{
    table_cell(t, str_of(e->name));
    table_cell(t, number(a, s->requests));
    table_cell(t, number(a, s->characters));
    table_cell(t, number(a, s->month));
    table_cell(t, e->daily_chars ? arena_printf(a, "%lld of %lld", (long long)left_of(e, s), (long long)e->daily_chars)
                                 : str_of("-"));
    table_cell(t, !q->told        ? str_of("-")
                  : q->limit >= 0 ? arena_printf(a, "%lld of %lld used", (long long)q->used, (long long)q->limit)
                                  : arena_printf(a, "%lld used, no limit", (long long)q->used));
}

static void usage_all(struct office *o, struct buf *out)
{
    static const char *const heads[] = {
        "ENDPOINT", "REQUESTS 24H", "CHARACTERS 24H", "30 DAYS", "LEFT TODAY", "QUOTA THERE", NULL};
    struct table t;
    table_begin(&t, o->cli->arena, heads);
    if (o->json)
        json_open(out, '[');
    for (size_t i = 0; i < o->endpoints->len; i++) {
        struct endpoint *e = &o->endpoints->at[i];
        struct spent spent;
        struct quota quota;
        struct err err;
        if (!is_asked(o->cli, e) || e->provider->local)
            continue;
        if (read_spent(o, e, &spent, &err) != FAULT_OK) {
            o->code = cli_fault(o->cli, FAULT_STOP, &err);
            return;
        }
        ask_quota(o, e, &quota);
        if (o->json)
            usage_json(e, &spent, &quota, out);
        else
            usage_row(&t, o->cli->arena, e, &spent, &quota);
    }
    if (o->json)
        json_close(out, ']');
    else
        table_print(&t, out);
    buf_addz(out, o->json ? "\n" : "");
}

static int run_usage(struct cli *c)
{
    return run_office(c, usage_all);
}

static const struct option usage_options[] = {
    {.name = "offline", .type = OPTION_BOOL, .help = "only what the ledger knows; endpoints are not asked"},
    FORMAT_OPTION,
    {0},
};

const struct command command_mt_usage = {
    .name = "mt usage",
    .args = "[ENDPOINT…]",
    .summary = "what the endpoints were sent, the budget that is left, and their own quota",
    .details =
        "  okgyo mt usage\n  okgyo mt usage --offline --format json\n\n"
        "Characters are code points, over any 24 hours, as translate.endpoints' daily_chars counts them. Endpoints\n"
        "that tell their quota (DeepL) are asked for it. A memory sends nothing and is not listed.",
    .options = usage_options,
    .wants_settings = true,
    .run = run_usage,
};
