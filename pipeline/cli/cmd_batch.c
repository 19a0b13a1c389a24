/* okgyo batch export, import: sentences out to a CAT tool or a spreadsheet, and back. */
#include "base/file.h"
#include "cli/round_trip.h"
#include "cli/seat.h"
#include "model/inlines.h"
#include "stages/export/exporter.h"

#include <stdio.h>

/* --- export --- */

static bool wants_csv(const struct cli *c)
{
    return str_is(cli_str(c, "format"), "csv");
}

static enum fault write_edition(struct seat *s, struct buf *bytes, struct err *err)
{
    if (!wants_csv(s->cli))
        return export_write(&s->article, s->cli->settings, exporter_named(str_of("xliff")), true, bytes, err);
    round_trip_header(bytes);
    round_trip_csv(&s->arena, &s->article, bytes);
    return buf_check(bytes, "the sheet", err);
}

static enum fault put_file(struct seat *s, const struct buf *bytes, struct err *err)
{
    const struct exporter csv = {.ending = ".csv"};
    struct cli *c = s->cli;
    const struct exporter *x = wants_csv(c) ? &csv : exporter_named(str_of("xliff"));
    struct str dir = cli_str(c, "output"), name = export_name(c->arena, &s->article, x);
    struct str path = path_join(c->arena, dir.len ? arena_cstr(c->arena, dir) : ".", name);
    if (file_exists(path.at) && !cli_bool(c, "force"))
        return fault(err, FAULT_REJECT, "%s is there already, perhaps with somebody's work in it; --force replaces it",
                     path.at);
    try(file_replace(path.at, buf_str(bytes), 0644, err));
    if (!c->quiet)
        printf("%.*s\n", STR_ARGS(path));
    return FAULT_OK;
}

static int export_one(struct cli *c, struct str edition)
{
    struct seat s;
    struct err err;
    struct cli one = *c;
    one.args = (struct strs){&edition, 1, 1};
    auto_buf struct buf bytes = buf_make(LIMIT_EXPORT);
    int code = seat_take(&one, false, &s);
    if (code == EXIT_FINE) {
        enum fault f = write_edition(&s, &bytes, &err);
        if (f == FAULT_OK)
            f = put_file(&s, &bytes, &err);
        code = f == FAULT_OK ? EXIT_FINE : cli_fault(c, f, &err);
    }
    seat_leave(&s);
    return code;
}

static int run_export(struct cli *c)
{
    int worst = EXIT_FINE;
    if (!c->args.len)
        return cli_usage(c, "which editions? Name them, as in '12.en 13.en'");
    for (size_t i = 0; i < c->args.len; i++) {
        int code = export_one(c, c->args.at[i]);
        worst = code > worst ? code : worst;
    }
    return worst;
}

static const struct option export_options[] = {
    {.name = "format",
     .type = OPTION_STRING,
     .standard = "\"xliff\"",
     .words = "xliff|csv",
     .value = "FORMAT",
     .help = "XLIFF 2.1 for CAT tools, CSV for spreadsheets"},
    {.name = "output",
     .letter = 'o',
     .type = OPTION_STRING,
     .value = "DIR",
     .help = "folder for the files; default: ."},
    {.name = "force", .type = OPTION_BOOL, .help = "replace files that are there"},
    {0},
};

const struct command command_batch_export = {
    .name = "batch export",
    .args = "EDITION…",
    .summary = "sentences out to a CAT tool (XLIFF) or a spreadsheet (CSV)",
    .details =
        "  okgyo batch export 12.en 13.en -o desk/\n  okgyo batch export 12.en --format csv\n\n"
        "One file an edition, signed or not. Change the targets alone; <1>…</1> stand around links and emphasis.",
    .options = export_options,
    .wants_settings = true,
    .run = run_export,
};

/* --- import --- */

struct tally {
    int changed, refused, empty;
};

static void refuse(struct tally *t, const struct returned *r, const char *why)
{
    fprintf(stderr, "%.*s: %s\n", STR_ARGS(r->place), why);
    t->refused++;
}

/* The text that a version of a sentence was: of its edit, or the draft. */
static struct str text_at(const struct article *a, const struct segment *g, int64_t version)
{
    for (size_t i = 0; i < a->decisions.len; i++) {
        const struct decision *d = &a->decisions.at[i];
        if (d->seq == version && d->kind == DECISION_EDIT && strcmp(d->segment, g->id) == 0)
            return d->text;
    }
    return g->draft.text;
}

/* Came back as it went out: then it is nobody's edit, whatever stands there now. XLIFF
 * carries the tags of links whose place is certain, too. */
static bool is_untouched(const struct seat *s, const struct segment *g, const struct returned *r)
{
    const struct article *a = &s->article;
    struct arena *arena = s->cli->arena;
    if (str_eq(r->text, segment_written(g)) || str_eq(r->text, inlines_target(arena, a, g)))
        return true;
    struct str went = text_at(a, g, r->version);
    return g->version != r->version && str_eq(inlines_plain(arena, a, g, went), inlines_plain(arena, a, g, r->text));
}

static void take_back(struct seat *s, const struct returned *r, struct tally *t)
{
    const struct segment *g = r->segment[0] ? article_segment(&s->article, r->segment) : NULL;
    if (!g) {
        refuse(t, r, "this sentence is not in the edition any more (the story was corrected?); nothing was changed");
    } else if (!r->text.len) {
        t->empty += g->target.len > 0; /* left out, not taken away: that is an act for the desk */
    } else if (is_untouched(s, g, r)) {
        return;
    } else if (g->version != r->version) {
        refuse(t, r, "somebody changed this sentence meanwhile; nothing was overwritten");
        fprintf(stderr, "  now:   %.*s\n  yours: %.*s\n", STR_ARGS(segment_written(g)), STR_ARGS(r->text));
    } else if (seat_edit(s, g, r->text, &t->changed) != EXIT_FINE) {
        t->refused++;
    }
}

/* The rows of one edition, which stand together in a file. */
static int import_edition(struct cli *c, const struct returned *rows, size_t n)
{
    struct seat s;
    struct cli one = *c;
    struct tally t = {0};
    struct str edition = rows[0].edition;
    one.args = (struct strs){&edition, 1, 1};
    int code = seat_take(&one, true, &s);
    for (size_t i = 0; i < n && code == EXIT_FINE; i++)
        take_back(&s, &rows[i], &t);
    seat_leave(&s);
    if (code != EXIT_FINE)
        return code;
    if (!c->quiet)
        printf("%.*s: %d changed, %d refused%s\n", STR_ARGS(edition), t.changed, t.refused,
               t.empty ? "; empty targets were left as they are" : "");
    return t.refused ? EXIT_FINDINGS : EXIT_FINE;
}

static int import_file(struct cli *c, const char *path)
{
    struct returned_list rows = {0};
    struct err err;
    int worst = EXIT_FINE;
    enum fault f = round_trip_read(c->arena, path, &rows, &err);
    if (f != FAULT_OK)
        return cli_fault(c, f, &err);
    for (size_t from = 0, end; from < rows.len; from = end) {
        for (end = from + 1; end < rows.len && str_eq(rows.at[end].edition, rows.at[from].edition);)
            end++;
        int code = import_edition(c, rows.at + from, end - from);
        worst = code > worst ? code : worst;
    }
    return worst;
}

static int run_import(struct cli *c)
{
    int worst = EXIT_FINE;
    if (!c->args.len)
        return cli_usage(c, "which files? Name what 'okgyo batch export' wrote");
    for (size_t i = 0; i < c->args.len; i++) {
        int code = import_file(c, arena_cstr(c->arena, c->args.at[i]));
        worst = code > worst ? code : worst;
    }
    return worst;
}

static const struct option import_options[] = {SEAT_OPTIONS, {0}};

const struct command command_batch_import = {
    .name = "batch import",
    .args = "FILE…",
    .summary = "what came back from a CAT tool or a spreadsheet, as edits of the one who sends it",
    .details =
        "  okgyo batch import desk/12.en.diplomacy.xlf --as kim\n\n"
        "A sentence that somebody changed meanwhile is refused with both texts shown; the others are taken. Targets\n"
        "that came back empty change nothing. The same file again changes nothing.",
    .options = import_options,
    .wants_settings = true,
    .run = run_import,
};
