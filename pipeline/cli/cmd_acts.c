/* okgyo approve, waive, return, kill, sign: the other acts of a pass. */
#include "cli/seat.h"

#include <stdio.h>

static const struct str nothing = {"", 0};

static struct decision act(enum decision_kind kind)
{
    return (struct decision){.kind = kind, .on = nothing, .facts = nothing, .text = nothing, .reason = nothing};
}

/* --- approve --- */

static int approve_one(struct seat *s, const char id[SEGMENT_ID])
{
    /* looked up anew: every decision loads the edition again */
    const struct segment *g = article_segment(&s->article, id);
    struct decision d = act(DECISION_APPROVE);
    char hash[HASH_HEX];
    if (!g || g->approved)
        return EXIT_FINE;
    hash_bytes(segment_written(g), hash);
    memcpy(d.segment, id, sizeof d.segment);
    d.on = arena_str(s->cli->arena, str_of(hash));
    return seat_decide(s, &d, -1);
}

static int approve_all(struct seat *s)
{
    int code = EXIT_FINE;
    for (size_t i = 0; i < s->article.segments.len && code == EXIT_FINE; i++) {
        char id[SEGMENT_ID];
        memcpy(id, s->article.segments.at[i].id, sizeof id);
        if (s->article.segments.at[i].target.len)
            code = approve_one(s, id);
    }
    return code;
}

static int approve_named(struct seat *s)
{
    int code = EXIT_FINE;
    for (size_t i = 1; i < s->cli->args.len && code == EXIT_FINE; i++) {
        const struct segment *g = seat_segment(s, s->cli->args.at[i]);
        char id[SEGMENT_ID];
        if (!g)
            return EXIT_USAGE;
        memcpy(id, g->id, sizeof id);
        code = approve_one(s, id);
    }
    return code;
}

static int run_approve(struct cli *c)
{
    struct seat s;
    if (c->args.len < 2 && !cli_bool(c, "all"))
        return cli_usage(c, "which sentences? Name their numbers, or --all");
    int code = seat_take(c, true, &s);
    if (code == EXIT_FINE)
        code = cli_bool(c, "all") ? approve_all(&s) : approve_named(&s);
    seat_leave(&s);
    return code;
}

static const struct option approve_options[] = {
    SEAT_OPTIONS,
    {.name = "all", .type = OPTION_BOOL, .help = "every sentence that has a text"},
    {0},
};

const struct command command_approve = {
    .name = "approve",
    .args = "EDITION [SENTENCE…]",
    .summary = "approve sentences exactly as they stand",
    .details = "  okgyo approve 12.en 1 2 3 --as kim",
    .options = approve_options,
    .wants_settings = true,
    .run = run_approve,
};

/* --- waive --- */

static const struct finding *find_finding(struct seat *s, struct str name)
{
    int64_t n;
    struct str number = str_starts(name, "#") ? str_slice(name, 1, name.len) : name;
    if (str_int(number, &n) && n >= 1 && n <= (int64_t)s->article.findings.len)
        return &s->article.findings.at[n - 1];
    for (size_t i = 0; i < s->article.findings.len; i++)
        if (str_is(name, s->article.findings.at[i].fingerprint))
            return &s->article.findings.at[i];
    cli_usage(s->cli, "there is no finding '%.*s'; 'okgyo show' numbers them", STR_ARGS(name));
    return NULL;
}

static int run_waive(struct cli *c)
{
    struct seat s;
    if (c->args.len != 2)
        return cli_usage(c, "which finding? okgyo waive 12.en '#3' --reason '…'");
    if (str_trim(cli_str(c, "reason")).len == 0)
        return cli_usage(c, "a waiver wants a --reason");
    int code = seat_take(c, true, &s);
    const struct finding *f = code == EXIT_FINE ? find_finding(&s, c->args.at[1]) : NULL;
    if (code == EXIT_FINE && !f)
        code = EXIT_USAGE;
    if (code == EXIT_FINE) {
        struct decision d = act(DECISION_WAIVE);
        d.text = arena_str(c->arena, str_of(f->fingerprint));
        d.on = str_of(cli_bool(c, "wrong") ? WAIVED_WRONG : WAIVED_ACCEPTED);
        d.reason = cli_str(c, "reason");
        if (f->segment != NO_SEGMENT)
            memcpy(d.segment, s.article.segments.at[f->segment].id, sizeof d.segment);
        code = seat_decide(&s, &d, -1);
    }
    seat_leave(&s);
    return code;
}

static const struct option reason_options[] = {
    SEAT_OPTIONS,
    {.name = "reason", .type = OPTION_STRING, .value = "TEXT", .help = "why; kept with the decision"},
    {0},
};

static const struct option waive_options[] = {
    SEAT_OPTIONS,
    {.name = "reason", .type = OPTION_STRING, .value = "TEXT", .help = "why; kept with the decision"},
    {.name = "wrong",
     .type = OPTION_BOOL,
     .help = "the check is mistaken here; lowers its precision in 'okgyo report'"},
    {0},
};

const struct command command_waive = {
    .name = "waive",
    .args = "EDITION FINDING",
    .summary = "let a finding stand, with a reason",
    .details = "  okgyo waive 12.en '#3' --reason 'the agency corrected the figure by telephone' --as kim",
    .options = waive_options,
    .wants_settings = true,
    .run = run_waive,
};

/* --- return --- */

static int run_return(struct cli *c)
{
    struct seat s;
    if (str_trim(cli_str(c, "reason")).len == 0)
        return cli_usage(c, "a return wants a --reason for the reporter");
    int code = seat_take(c, true, &s);
    if (code == EXIT_FINE) {
        struct decision d = act(DECISION_RETURN);
        d.reason = cli_str(c, "reason");
        code = seat_decide(&s, &d, -1);
    }
    seat_leave(&s);
    return code;
}

const struct command command_return = {
    .name = "return",
    .args = "EDITION",
    .summary = "send an edition back from the editor to the reporter",
    .details = "  okgyo return 12.en --reason 'who said this?' --as smith",
    .options = reason_options,
    .wants_settings = true,
    .run = run_return,
};

/* --- kill --- */

/* The story's other languages take back at once, too, what left of them. */
static int withdraw_others(struct seat *s)
{
    struct err err;
    struct editions all = {0};
    struct outcome o;
    enum fault f = store_editions(lane_store(s->lane), s->cli->arena, s->edition, &all, &err);
    for (size_t i = 0; i < all.len && f == FAULT_OK; i++)
        if (all.at[i] != s->edition)
            f = run_edition(s->lane, all.at[i], &o, &err);
    return f == FAULT_OK ? EXIT_FINE : cli_fault(s->cli, f, &err);
}

static int run_kill(struct cli *c)
{
    struct seat s;
    if (str_trim(cli_str(c, "reason")).len == 0)
        return cli_usage(c, "withdrawing a story wants a --reason");
    int code = seat_take(c, true, &s);
    if (code == EXIT_FINE) {
        struct decision d = act(DECISION_KILL);
        d.reason = cli_str(c, "reason");
        code = seat_decide(&s, &d, -1);
        if (code == EXIT_FINE)
            code = withdraw_others(&s);
    }
    seat_leave(&s);
    return code;
}

const struct command command_kill = {
    .name = "kill",
    .args = "EDITION",
    .summary = "withdraw a story (전문취소), in all its languages: nothing of it leaves any more",
    .details =
        "  okgyo kill 12.en --reason 'withdrawn by the agency' --as desk\n\n"
        "Files that left already are taken back: NAME.withdrawn.json says which; ninjs is canceled in its place.",
    .options = reason_options,
    .wants_settings = true,
    .run = run_kill,
};

/* --- sign --- */

static int run_sign(struct cli *c)
{
    struct seat s;
    int code = seat_take(c, true, &s);
    if (code == EXIT_FINE) {
        struct decision d = act(DECISION_SIGN);
        d.on = arena_str(c->arena, str_of(s.signoff.text_hash));
        char facts[HASH_HEX];
        edition_facts(&s.article, facts);
        d.facts = str_of(facts);
        code = seat_decide(&s, &d, -1);
        if (code == EXIT_FINE && !c->quiet)
            printf("signed by %.*s as %s; %lld.%.*s is now: %s\n", STR_ARGS(d.who), step_name(d.step),
                   (long long)s.article.id, STR_ARGS(s.article.target_lang), state_name(s.signoff.state));
    }
    seat_leave(&s);
    return code;
}

static const struct option sign_options[] = {SEAT_OPTIONS, {0}};

const struct command command_sign = {
    .name = "sign",
    .args = "EDITION",
    .summary = "sign the exact text as it stands",
    .details = "  okgyo sign 12.en --as kim        the reporter\n  okgyo sign 12.en --as smith      then the editor\n\n"
               "Two different people sign. When the text changes afterwards the signature no longer counts.",
    .options = sign_options,
    .wants_settings = true,
    .run = run_sign,
};
