/* okgyo queue: what waits for whom. */
#include "base/clock.h"
#include "cli/command.h"
#include "cli/table.h"
#include "store/store.h"

#include <stdio.h>

static const struct option options[] = {
    {.name = "state",
     .type = OPTION_STRING,
     .value = "STATE",
     .words = "all|draft|reporter|returned|editor|signed|exported|rejected|stopped|killed",
     .help = "only these; default: everything that is not finished"},
    {.name = "lang", .type = OPTION_STRING, .value = "LANG", .help = "only this target language"},
    {.name = "assigned", .type = OPTION_STRING, .value = "LOGIN", .help = "only what is assigned to this person"},
    {.name = "limit",
     .type = OPTION_INT,
     .standard = "50",
     .least = 1,
     .most = 500,
     .value = "N",
     .help = "at most so many"},
    {.name = "format",
     .type = OPTION_STRING,
     .standard = "\"text\"",
     .words = "text|json|jsonl",
     .value = "FORMAT",
     .help = "shape of the output"},
    {0},
};

static void row_json(const struct queue_row *r, struct buf *out)
{
    char received[CLOCK_TEXT], changed[CLOCK_TEXT];
    clock_text(r->received, 0, received);
    clock_text(r->changed, 0, changed);
    json_open(out, '{');
    json_add_int(out, "article", r->article);
    json_add_str(out, "lang", r->lang);
    json_add_str(out, "state", r->state);
    json_add_str(out, "name", r->name);
    json_add_str(out, "headline", r->headline);
    json_add_str(out, "title", r->title);
    json_add_int(out, "version", r->version);
    json_add_int(out, "segments", r->segments);
    json_add_int(out, "approved", r->approved);
    json_add_int(out, "blocks", r->blocks);
    json_add_int(out, "warns", r->warns);
    json_add_int(out, "notes", r->notes);
    json_add_int(out, "priority", r->priority);
    json_add_str(out, "received", str_of(received));
    json_add_str(out, "changed", str_of(changed));
    json_add_str(out, "assigned", r->assigned);
    json_add_str(out, "holder", r->holder);
    json_add_str(out, "trouble", r->trouble);
    json_close(out, '}');
}

static void print_json(const struct queue_rows *rows, bool lines, struct buf *out)
{
    if (!lines)
        json_open(out, '[');
    for (size_t i = 0; i < rows->len; i++) {
        row_json(&rows->at[i], out);
        if (lines)
            buf_addc(out, '\n');
    }
    if (!lines) {
        json_close(out, ']');
        buf_addc(out, '\n');
    }
}

static void print_text(struct cli *c, const struct queue_rows *rows, struct buf *out)
{
    static const char *const heads[] = {"EDITION", "STATE", "DONE", "BLOCK", "WARN", "HEADLINE", NULL};
    struct table t;
    table_begin(&t, c->arena, heads);
    for (size_t i = 0; i < rows->len; i++) {
        const struct queue_row *r = &rows->at[i];
        table_cell(&t, arena_printf(c->arena, "%lld.%.*s", (long long)r->article, STR_ARGS(r->lang)));
        table_cell(&t, r->state);
        table_cell(&t, arena_printf(c->arena, "%lld/%lld", (long long)r->approved, (long long)r->segments));
        table_cell(&t, arena_printf(c->arena, "%lld", (long long)r->blocks));
        table_cell(&t, arena_printf(c->arena, "%lld", (long long)r->warns));
        table_cell(&t, r->trouble.len ? r->trouble : r->headline.len ? r->headline : r->name);
    }
    table_print(&t, out);
    if (rows->len == 0)
        buf_addz(out, "Nothing waits. 'okgyo run FILE' brings a story in.\n");
}

static int run(struct cli *c)
{
    struct err err;
    struct store *s = NULL;
    struct queue_rows rows = {0};
    struct queue_query q = {.state = cli_str(c, "state"),
                            .lang = cli_str(c, "lang"),
                            .assigned = cli_str(c, "assigned"),
                            .limit = cli_int(c, "limit")};
    struct str url = settings_path(c->settings, c->arena, settings_str(c->settings, "store", "url"));
    auto_buf struct buf out = buf_make(LIMIT_EXPORT);
    enum fault f = store_open(url.at, &s, &err);
    if (f == FAULT_OK)
        f = store_queue(s, c->arena, &q, &rows, &err);
    store_close(s);
    if (f != FAULT_OK)
        return cli_fault(c, f, &err);
    if (str_is(cli_str(c, "format"), "text"))
        print_text(c, &rows, &out);
    else
        print_json(&rows, str_is(cli_str(c, "format"), "jsonl"), &out);
    fwrite(out.at, 1, out.len, stdout);
    return EXIT_FINE;
}

const struct command command_queue = {
    .name = "queue",
    .summary = "what waits for whom, most urgent first",
    .details = "  okgyo queue\n  okgyo queue --state editor --format json",
    .options = options,
    .wants_settings = true,
    .run = run,
};
