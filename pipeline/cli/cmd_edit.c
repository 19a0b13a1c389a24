/* okgyo edit: new text for one sentence, or for many in an editor. */
#include "base/file.h"
#include "cli/editor.h"
#include "cli/seat.h"
#include "model/inlines.h"

#include <stdio.h>
#include <unistd.h>

static const struct option options[] = {
    SEAT_OPTIONS,
    {.name = "text", .type = OPTION_STRING, .value = "TEXT", .help = "the new text of the one sentence named"},
    {.name = "file",
     .type = OPTION_STRING,
     .value = "FILE",
     .help = "texts in the form that --print writes; '-' is standard input"},
    {.name = "print", .type = OPTION_BOOL, .help = "write all sentences in that form and change nothing"},
    {0},
};

/* One sentence a section: "# 3 Korean", the target below it, an empty line. The
 * version stands in the head so that a stale file is seen. */
static void write_sheet(const struct seat *s, struct buf *out)
{
    for (size_t i = 0; i < s->article.segments.len; i++) {
        const struct segment *g = &s->article.segments.at[i];
        buf_printf(out, "# %zu %s %lld %.*s\n%.*s\n\n", i + 1, g->id, (long long)g->version,
                   STR_ARGS(inlines_source(s->cli->arena, &s->article, g)), STR_ARGS(segment_written(g)));
    }
}

static bool read_head(struct str line, char id[SEGMENT_ID], int64_t *version)
{
    struct str word;
    if (!str_starts(line, "# ") || !str_cut(&line, ' ', &word) || !str_cut(&line, ' ', &word) ||
        !str_cut(&line, ' ', &word) || word.len != SEGMENT_ID - 1)
        return false;
    memcpy(id, word.at, SEGMENT_ID - 1);
    id[SEGMENT_ID - 1] = 0;
    return str_cut(&line, ' ', &word) && str_int(word, version);
}

static int apply(struct seat *s, const char id[SEGMENT_ID], int64_t version, struct str text, int *changed)
{
    struct segment *g = article_segment(&s->article, id);
    if (!g)
        return cli_usage(s->cli, "the sentence %s is not in this edition any more; print it again", id);
    if (str_eq(segment_written(g), text))
        return EXIT_FINE;
    if (g->version != version) {
        fprintf(stderr,
                "okgyo edit: somebody changed this sentence meanwhile; nothing was overwritten.\n  now:   %.*s\n  "
                "yours: %.*s\n",
                STR_ARGS(segment_written(g)), STR_ARGS(text));
        return EXIT_FINDINGS;
    }
    return seat_edit(s, g, text, changed);
}

static int read_sheet(struct seat *s, struct str sheet)
{
    char id[SEGMENT_ID] = "", next[SEGMENT_ID];
    int64_t version = 0, next_version;
    int changed = 0, worst = EXIT_FINE;
    auto_buf struct buf text = buf_make(LIMIT_SEGMENT);
    for (struct str line; sheet.len || id[0];) {
        bool more = str_cut(&sheet, '\n', &line), head = more && read_head(line, next, &next_version);
        if (more && !head) {
            buf_printf(&text, "%s%.*s", text.len ? " " : "", STR_ARGS(str_trim(line)));
            continue;
        }
        if (id[0]) {
            int code = apply(s, id, version, arena_str(s->cli->arena, str_trim(buf_str(&text))), &changed);
            worst = code > worst ? code : worst;
        }
        buf_clear(&text);
        id[0] = 0;
        if (head) {
            memcpy(id, next, sizeof id);
            version = next_version;
        }
    }
    if (!s->cli->quiet)
        printf("%d sentences changed.\n", changed);
    return worst;
}

static int edit_in_editor(struct seat *s)
{
    char path[EDITOR_PATH];
    auto_buf struct buf sheet = buf_make(LIMIT_EXPORT), back = buf_make(LIMIT_EXPORT);
    write_sheet(s, &sheet);
    int code = editor_open(s->cli, buf_str(&sheet), &back, path);
    if (code != EXIT_FINE)
        return code;
    code = read_sheet(s, buf_str(&back));
    if (code == EXIT_FINE)
        unlink(path);
    else
        fprintf(stderr, "okgyo edit: your text is kept in %s\n", path);
    return code;
}

static int edit_file(struct seat *s, const char *path)
{
    struct err err;
    auto_buf struct buf sheet = buf_make(LIMIT_EXPORT);
    enum fault f = file_read(path, &sheet, &err);
    return f == FAULT_OK ? read_sheet(s, buf_str(&sheet)) : cli_fault(s->cli, f, &err);
}

static int edit(struct seat *s)
{
    struct cli *c = s->cli;
    if (cli_bool(c, "print")) {
        auto_buf struct buf sheet = buf_make(LIMIT_EXPORT);
        write_sheet(s, &sheet);
        fwrite(sheet.at, 1, sheet.len, stdout);
        return EXIT_FINE;
    }
    if (cli_has(c, "file"))
        return edit_file(s, cli_str(c, "file").at);
    if (!cli_has(c, "text"))
        return edit_in_editor(s);
    if (c->args.len != 2)
        return cli_usage(c, "--text wants one sentence: okgyo edit 12.en 3 --text '…'");
    struct segment *g = seat_segment(s, c->args.at[1]);
    int changed = 0;
    return g ? seat_edit(s, g, str_trim(cli_str(c, "text")), &changed) : EXIT_USAGE;
}

static int run(struct cli *c)
{
    struct seat s;
    int code = seat_take(c, !cli_bool(c, "print"), &s);
    if (code == EXIT_FINE)
        code = edit(&s);
    seat_leave(&s);
    return code;
}

const struct command command_edit = {
    .name = "edit",
    .args = "EDITION [SENTENCE]",
    .summary = "new text for a sentence, or for all of them in your editor",
    .details =
        "  okgyo edit 12.en 3 --text 'The talks lasted an hour.'\n  okgyo edit 12.en                 opens $EDITOR\n"
        "  okgyo edit 12.en --print > sheet; …; okgyo edit 12.en --file sheet\n\n"
        "A sentence that somebody changed meanwhile is refused with both texts shown; nothing is lost.",
    .options = options,
    .wants_settings = true,
    .run = run,
};
