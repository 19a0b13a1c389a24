#include "cli/seat.h"

#include "base/log.h"
#include "stages/stages.h"

#include <stdio.h>
#include <stdlib.h>

static int trouble(struct seat *s, enum fault f, const struct err *err)
{
    return cli_fault(s->cli, f, err);
}

/* Loads anew after the checks have run; a lease held elsewhere means that somebody
 * else runs them just now. */
static enum fault refresh(struct seat *s, struct err *err)
{
    struct outcome o;
    try(run_edition(s->lane, s->edition, &o, err));
    arena_release(&s->arena);
    s->article = (struct article){.arena = &s->arena};
    try(edition_load(s->lane, s->edition, &s->article, err));
    article_fold(&s->article); /* where drafting has not come to an end nobody has folded yet */
    edition_signoff(&s->article, &s->signoff);
    return FAULT_OK;
}

static enum fault find_person(struct seat *s, struct err *err)
{
    struct str login = cli_str(s->cli, "as");
    const char *user = getenv("OKGYO_USER");
    if (login.len == 0)
        login = str_of(user && *user ? user : getenv("USER"));
    bool found = false;
    if (login.len)
        try(store_account(lane_store(s->lane), s->cli->arena, login, &s->person, &found, err));
    if (!found || s->person.disabled)
        return fault(err, FAULT_REJECT,
                     "nobody here is called '%.*s'; say who you are with --as LOGIN, or add them: okgyo user add %.*s "
                     "--role reporter",
                     STR_ARGS(login), STR_ARGS(login));
    return FAULT_OK;
}

static enum fault open_all(struct cli *c, bool acting, struct seat *s, struct err *err)
{
    try(lane_open(s->engine, &s->lane, err));
    if (acting)
        try(find_person(s, err));
    try(store_find(lane_store(s->lane), c->args.at[0], &s->edition, err));
    return refresh(s, err);
}

int seat_take(struct cli *c, bool acting, struct seat *s)
{
    struct err err;
    *s = (struct seat){.cli = c, .person = {.login = {"", 0}}};
    if (c->args.len == 0)
        return cli_usage(c, "which edition? Name one, as in '12' or '12.en'");
    log_setup(LOG_WARN, 0); /* the command's own lines say what happened */
    if (engine_open(c->settings, stages, &s->engine, &err) != FAULT_OK)
        return cli_settings_fault(c, &err);
    enum fault f = open_all(c, acting, s, &err);
    return f == FAULT_OK ? EXIT_FINE : trouble(s, f, &err);
}

void seat_leave(struct seat *s)
{
    lane_close(s->lane);
    engine_close(s->engine);
    arena_release(&s->arena);
}

int seat_decide(struct seat *s, struct decision *d, int64_t seen)
{
    struct err err;
    bool stale = false;
    enum fault f = signoff_allows(&s->article, &s->signoff, s->person.role, s->person.login, d->kind, &err);
    d->edition = s->edition;
    d->who = s->person.login;
    d->step = signoff_step(&s->signoff, s->person.role);
    if (f == FAULT_OK)
        f = store_decide(lane_store(s->lane), s->cli->arena, d, seen, &stale, &err);
    if (f == FAULT_OK)
        f = refresh(s, &err);
    if (f == FAULT_OK)
        return EXIT_FINE;
    trouble(s, f, &err);
    return f == FAULT_REJECT ? EXIT_FINDINGS : EXIT_BROKEN;
}

int seat_edit(struct seat *s, const struct segment *g, struct str text, int *changed)
{
    struct decision d = {.kind = DECISION_EDIT, .text = text, .on = {"", 0}, .facts = {"", 0}, .reason = {"", 0}};
    char hash[HASH_HEX];
    if (text.len > LIMIT_SEGMENT)
        return cli_usage(s->cli, "a sentence may have at most %d bytes", LIMIT_SEGMENT);
    memcpy(d.segment, g->id, sizeof d.segment);
    hash_bytes(segment_written(g), hash);
    d.on = arena_str(s->cli->arena, str_of(hash));
    int code = seat_decide(s, &d, g->version);
    *changed += code == EXIT_FINE;
    return code;
}

struct segment *seat_segment(struct seat *s, struct str name)
{
    int64_t n;
    struct segment *found = NULL;
    if (str_int(name, &n) && n >= 1 && n <= (int64_t)s->article.segments.len)
        found = &s->article.segments.at[n - 1];
    else
        found = article_segment(&s->article, arena_cstr(s->cli->arena, name));
    if (!found)
        cli_usage(s->cli, "there is no sentence '%.*s'; 'okgyo show' numbers them 1 to %zu", STR_ARGS(name),
                  s->article.segments.len);
    return found;
}
