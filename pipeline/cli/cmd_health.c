/* okgyo health: for HEALTHCHECK, without curl in the image. */
#include "base/clock.h"
#include "cli/command.h"
#include "net/http.h"
#include "store/store.h"

#include <stdio.h>

enum { ALIVE_MS = 60000, PATIENCE_MS = 3000 };

static bool desk_answers(struct cli *c)
{
    struct http *h = http_open("okgyo/" OKGYO_VERSION);
    struct http_request q = {.method = "GET", .timeout_ms = PATIENCE_MS};
    struct http_reply r = {0};
    q.url =
        arena_printf(c->arena, "http://127.0.0.1:%lld/readyz", (long long)settings_int(c->settings, "review", "port"));
    http_send(h, c->arena, &q, &r);
    http_close(h);
    return r.outcome == HTTP_ANSWERED && r.status == 200;
}

/* Workers note the time in the store every few seconds. */
static bool worker_lives(struct cli *c)
{
    struct err err;
    struct store *s = NULL;
    struct str beat = {"", 0}, url = settings_path(c->settings, c->arena, settings_str(c->settings, "store", "url"));
    int64_t at = 0;
    bool read = store_open(url.at, &s, &err) == FAULT_OK &&
                store_note_get(s, c->arena, "beat", &beat, &err) == FAULT_OK && str_int(beat, &at);
    store_close(s);
    return read && clock_real() - at < ALIVE_MS;
}

static int run(struct cli *c)
{
    if (desk_answers(c)) {
        puts("the desk answers");
        return EXIT_FINE;
    }
    if (worker_lives(c)) {
        puts("a worker is at work");
        return EXIT_FINE;
    }
    fputs("okgyo health: neither a desk nor a worker is alive here\n", stderr);
    return EXIT_BROKEN;
}

const struct command command_health = {
    .name = "health",
    .summary = "is a desk or a worker alive here (for container health checks)",
    .wants_settings = true,
    .run = run,
};
