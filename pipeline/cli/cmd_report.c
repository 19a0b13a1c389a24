/* okgyo report: what the machines' drafts were worth, and how right the checks are. */
#include "base/clock.h"
#include "cli/command.h"
#include "cli/table.h"
#include "engine/engine.h"
#include "stages/stages.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const struct option options[] = {
    FORMAT_OPTION,
    {0},
};

/* One endpoint's drafts in the editions that people are through with. */
struct endpoint_record {
    struct str endpoint;
    int64_t drafts, untouched;
    int64_t words, changed_words; /* of the drafts; word edit distance draft -> final */
};

struct endpoint_records {
    struct endpoint_record *at;
    size_t len, cap;
};

struct report_data {
    struct cli *cli;
    struct lane *lane;
    struct check_records checks;
    struct endpoint_records endpoints;
};

static struct endpoint_record *record_of(struct report_data *r, struct str endpoint)
{
    for (size_t i = 0; i < r->endpoints.len; i++)
        if (str_eq(r->endpoints.at[i].endpoint, endpoint))
            return &r->endpoints.at[i];
    struct endpoint_record *e = vec_push(r->cli->arena, &r->endpoints);
    *e = (struct endpoint_record){.endpoint = arena_str(r->cli->arena, endpoint)};
    return e;
}

static struct strs split_words(struct arena *a, struct str text)
{
    struct strs words = {0};
    struct str word;
    while (str_cut(&text, ' ', &word))
        if (word.len)
            *vec_push(a, &words) = word;
    return words;
}

/* Fewest insertions, deletions and replacements of words (Levenshtein), two rows. */
static int64_t word_distance(struct arena *a, const struct strs *from, const struct strs *to)
{
    int64_t *row = arena_alloc(a, (to->len + 1) * sizeof *row);
    for (size_t j = 0; j <= to->len; j++)
        row[j] = (int64_t)j;
    for (size_t i = 1; i <= from->len; i++) {
        int64_t diagonal = row[0];
        row[0] = (int64_t)i;
        for (size_t j = 1; j <= to->len; j++) {
            int64_t change = diagonal + !str_eq(from->at[i - 1], to->at[j - 1]);
            int64_t gap = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = change < gap ? change : gap;
        }
    }
    return row[to->len];
}

static void count_segment(struct report_data *r, struct arena *a, const struct segment *s)
{
    if (s->draft.text.len == 0)
        return;
    struct endpoint_record *e = record_of(r, s->draft.endpoint);
    struct strs draft = split_words(a, s->draft.text), final = split_words(a, segment_written(s));
    e->drafts++;
    e->untouched += str_eq(s->draft.text, segment_written(s));
    e->words += (int64_t)draft.len;
    e->changed_words += word_distance(a, &draft, &final);
}

static enum fault count_edition(struct report_data *r, int64_t edition, struct err *err)
{
    struct arena a = {0};
    struct article article = {.arena = &a};
    enum fault f = edition_load(r->lane, edition, &article, err);
    for (size_t i = 0; f == FAULT_OK && i < article.segments.len; i++)
        count_segment(r, &a, &article.segments.at[i]);
    arena_release(&a);
    return f;
}

static enum fault count_state(struct report_data *r, const char *state, struct err *err)
{
    struct queue_query q = {.state = str_of(state), .lang = str_of(""), .assigned = str_of(""), .limit = 500};
    for (;;) {
        struct arena a = {0};
        struct queue_rows rows = {0};
        enum fault f = store_queue(lane_store(r->lane), &a, &q, &rows, err);
        for (size_t i = 0; i < rows.len && f == FAULT_OK; i++)
            f = count_edition(r, rows.at[i].edition, err);
        bool more = rows.len == 500;
        if (more) {
            q.after_priority = rows.at[rows.len - 1].priority;
            q.after_edition = rows.at[rows.len - 1].edition;
        }
        arena_release(&a);
        if (f != FAULT_OK || !more)
            return f;
    }
}

static int64_t judged(const struct check_record *c)
{
    return c->mended + c->wrong + c->accepted;
}

/* Wilson's score interval at 95 %: honest for the small counts a newsroom has. */
static void interval(int64_t right, int64_t n, double *low, double *high)
{
    const double z = 1.96;
    double p = (double)right / (double)n, d = 1 + z * z / (double)n;
    double middle = p + z * z / (2 * (double)n),
           half = z * sqrt(p * (1 - p) / (double)n + z * z / (4.0 * (double)n * (double)n));
    *low = (middle - half) / d;
    *high = (middle + half) / d;
}

static struct str percent(struct arena *a, int64_t part, int64_t whole)
{
    return whole ? arena_printf(a, "%.0f%%", 100.0 * (double)part / (double)whole) : str_of("-");
}

static struct str precision(struct arena *a, const struct check_record *c)
{
    double low, high;
    int64_t n = judged(c);
    if (n == 0)
        return str_of("-");
    interval(n - c->wrong, n, &low, &high);
    return arena_printf(a, "%.0f%% (%.0f-%.0f)", 100.0 * (double)(n - c->wrong) / (double)n, 100 * low, 100 * high);
}

static struct str number(struct arena *a, int64_t n)
{
    return arena_printf(a, "%lld", (long long)n);
}

static void checks_text(const struct report_data *r, struct buf *out)
{
    static const char *const heads[] = {"CHECK", "RAISED", "OPEN", "MENDED", "ACCEPTED", "WRONG", "PRECISION", NULL};
    struct arena *a = r->cli->arena;
    struct table t;
    table_begin(&t, a, heads);
    for (size_t i = 0; i < r->checks.len; i++) {
        const struct check_record *c = &r->checks.at[i];
        table_cell(&t, c->check);
        table_cell(&t, number(a, c->raised));
        table_cell(&t, number(a, c->open));
        table_cell(&t, number(a, c->mended));
        table_cell(&t, number(a, c->accepted));
        table_cell(&t, number(a, c->wrong));
        table_cell(&t, precision(a, c));
    }
    table_print(&t, out);
}

static void endpoints_text(const struct report_data *r, struct buf *out)
{
    static const char *const heads[] = {"ENDPOINT", "DRAFTS", "UNTOUCHED", "WORDS CHANGED", NULL};
    struct arena *a = r->cli->arena;
    struct table t;
    table_begin(&t, a, heads);
    for (size_t i = 0; i < r->endpoints.len; i++) {
        const struct endpoint_record *e = &r->endpoints.at[i];
        table_cell(&t, e->endpoint);
        table_cell(&t, number(a, e->drafts));
        table_cell(&t, percent(a, e->untouched, e->drafts));
        table_cell(&t, percent(a, e->changed_words, e->words));
    }
    buf_addz(out, "\nDrafts in signed and exported editions\n");
    table_print(&t, out);
}

static void report_json(const struct report_data *r, struct buf *out)
{
    json_open(out, '{');
    json_key(out, "checks");
    json_open(out, '[');
    for (size_t i = 0; i < r->checks.len; i++) {
        const struct check_record *c = &r->checks.at[i];
        json_open(out, '{');
        json_add_str(out, "check", c->check);
        json_add_int(out, "raised", c->raised);
        json_add_int(out, "open", c->open);
        json_add_int(out, "mended", c->mended);
        json_add_int(out, "accepted", c->accepted);
        json_add_int(out, "wrong", c->wrong);
        json_close(out, '}');
    }
    json_close(out, ']');
    json_key(out, "endpoints");
    json_open(out, '[');
    for (size_t i = 0; i < r->endpoints.len; i++) {
        const struct endpoint_record *e = &r->endpoints.at[i];
        json_open(out, '{');
        json_add_str(out, "endpoint", e->endpoint);
        json_add_int(out, "drafts", e->drafts);
        json_add_int(out, "untouched", e->untouched);
        json_add_int(out, "words", e->words);
        json_add_int(out, "changed_words", e->changed_words);
        json_close(out, '}');
    }
    json_close(out, ']');
    json_close(out, '}');
    buf_addc(out, '\n');
}

static enum fault gather(struct report_data *r, struct engine *e, struct err *err)
{
    try(lane_open(e, &r->lane, err));
    try(store_check_records(lane_store(r->lane), r->cli->arena, &r->checks, err));
    try(count_state(r, "signed", err));
    return count_state(r, "exported", err);
}

static int run(struct cli *c)
{
    struct engine *e = NULL;
    struct err err;
    struct report_data r = {.cli = c};
    auto_buf struct buf out = buf_make(LIMIT_EXPORT);
    if (engine_open(c->settings, stages, &e, &err) != FAULT_OK)
        return cli_settings_fault(c, &err);
    enum fault f = gather(&r, e, &err);
    lane_close(r.lane);
    engine_close(e);
    if (f != FAULT_OK)
        return cli_fault(c, FAULT_STOP, &err);
    if (str_is(cli_str(c, "format"), "json")) {
        report_json(&r, &out);
    } else {
        checks_text(&r, &out);
        endpoints_text(&r, &out);
    }
    fwrite(out.at, 1, out.len, stdout);
    return EXIT_FINE;
}

const struct command command_report = {
    .name = "report",
    .summary = "what the drafts were worth, and how right each check is",
    .details =
        "A finding that was mended or accepted was right; one waived as wrong was not. The precision of a check is\n"
        "the share that was right of those that people judged, with its 95 % interval.",
    .options = options,
    .wants_settings = true,
    .run = run,
};
