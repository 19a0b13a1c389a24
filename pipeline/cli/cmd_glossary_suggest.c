/* okgyo glossary suggest: what a corpus has often and no glossary holds. */
#include "cli/cmd_glossary.h"
#include "cli/lines.h"
#include "terms/gather.h"

#include <stdio.h>

struct suggesting {
    struct cli *c;
    struct gather *gather;
};

/* Plain lines, or JSON lines with a "text" or "source". */
static enum fault take_line(struct suggesting *s, const struct lines *l, struct str line, struct err *err)
{
    if (!str_starts(str_trim(line), "{")) {
        gather_add(s->gather, line);
        return FAULT_OK;
    }
    auto_json json_t *root = NULL;
    char what[600];
    snprintf(what, sizeof what, "%s:%u", l->path, l->number);
    try(json_parse(line, what, &root, err));
    struct str text = json_get_str(root, "text");
    gather_add(s->gather, text.len ? text : json_get_str(root, "source"));
    return FAULT_OK;
}

static enum fault take_file(struct suggesting *s, const char *path, struct err *err)
{
    struct lines l;
    struct str line;
    bool more = true;
    try(lines_open(&l, path, err));
    enum fault f = lines_next(&l, &line, &more, err);
    while (f == FAULT_OK && more) {
        f = take_line(s, &l, line, err);
        if (f == FAULT_OK)
            f = lines_next(&l, &line, &more, err);
    }
    lines_close(&l);
    return f;
}

static void add_cell(struct buf *out, struct str cell)
{
    bool quotes = memchr(cell.at, ',', cell.len) || memchr(cell.at, '"', cell.len);
    if (quotes)
        buf_addc(out, '"');
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.at[i] == '"')
            buf_addc(out, '"');
        buf_addc(out, cell.at[i]);
    }
    if (quotes)
        buf_addc(out, '"');
}

static void write_one(struct buf *out, const struct gathered *g, struct str format)
{
    if (str_is(format, "jsonl")) {
        json_open(out, '{');
        json_add_str(out, "source", g->source);
        json_add_str(out, "kind", g->kind);
        json_add_int(out, "count", (int64_t)g->count);
        if (g->proposal.len)
            json_add_str(out, "target", g->proposal);
        json_add_str(out, "example", g->example);
        json_close(out, '}');
    } else if (str_is(format, "csv")) {
        add_cell(out, g->source);
        buf_addc(out, ',');
        add_cell(out, g->proposal);
        buf_printf(out, ",%.*s,proposed,", STR_ARGS(g->kind));
        add_cell(out, g->example);
    } else {
        buf_printf(out, "%6zu  %.*s%s%.*s  %.*s", g->count, STR_ARGS(g->source), g->proposal.len ? " = " : "",
                   STR_ARGS(g->proposal), STR_ARGS(g->example));
    }
    buf_addc(out, '\n');
}

static enum fault print(struct suggesting *s, struct err *err)
{
    struct gathered_list found = {0};
    auto_buf struct buf out = buf_make(LIMIT_EXPORT);
    size_t most = (size_t)cli_int(s->c, "limit");
    gather_end(s->gather, (size_t)cli_int(s->c, "least"), &found);
    if (str_is(cli_str(s->c, "format"), "csv"))
        buf_addz(&out, "source,target,kind,status,note\n");
    for (size_t i = 0; i < found.len && i < most; i++)
        write_one(&out, &found.at[i], cli_str(s->c, "format"));
    try(buf_check(&out, "the suggestions", err));
    if (fwrite(out.at ? out.at : "", 1, out.len, stdout) != out.len || fflush(stdout) != 0)
        return fault(err, FAULT_STOP, "standard output cannot be written");
    return FAULT_OK;
}

static int run(struct cli *c)
{
    struct termbase *t = NULL;
    struct term_issues issues = {0};
    struct strs files = glossary_flag(c, "glossary");
    struct err err;
    enum fault f = glossary_read(c, &files, "", &t, &issues, &err);
    if (f != FAULT_OK)
        return cli_fault(c, f, &err);
    termbase_seal(t);
    struct suggesting s = {c, gather_open(t)};
    if (c->args.len == 0)
        f = take_file(&s, "-", &err);
    for (size_t i = 0; i < c->args.len && f == FAULT_OK; i++)
        f = take_file(&s, arena_cstr(c->arena, c->args.at[i]), &err);
    if (f == FAULT_OK)
        f = print(&s, &err);
    gather_close(s.gather);
    termbase_free(t);
    return f == FAULT_OK ? EXIT_FINE : cli_fault(c, f, &err);
}

static const struct option options[] = {
    {.name = "glossary",
     .type = OPTION_LIST,
     .value = "FILE",
     .help = "glossary file or folder; what it holds is not suggested"},
    {.name = "least",
     .type = OPTION_INT,
     .value = "N",
     .standard = "3",
     .least = 1,
     .most = 1000000,
     .help = "fewest occurrences"},
    {.name = "limit",
     .type = OPTION_INT,
     .value = "N",
     .standard = "200",
     .least = 1,
     .most = 1000000,
     .help = "most suggestions"},
    {.name = "format",
     .type = OPTION_STRING,
     .value = "FORMAT",
     .standard = "\"text\"",
     .words = "text|jsonl|csv",
     .help = "how they are printed; csv is a glossary of proposed entries"},
    {0},
};

const struct command command_glossary_suggest = {
    .name = "glossary suggest",
    .args = "[FILE…]",
    .summary = "frequent names and nouns that no glossary holds",
    .details =
        "Reads Korean text (plain lines, or JSON lines with \"text\" or \"source\") and counts what looks like a name "
        "or\n"
        "a noun and is in no glossary and no common dictionary. People found by their title come with a proposed\n"
        "romanisation.\n"
        "\n"
        "    okgyo glossary suggest --glossary glossaries/ko-en stories/*.txt\n"
        "    okgyo glossary suggest --format csv --least 1 story.txt > new.ko-en.csv\n",
    .options = options,
    .run = run,
};
