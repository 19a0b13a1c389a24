#include "cli/cmd_glossary_against.h"

#include "base/file.h"
#include "cli/pairs.h"
#include "terms/compare.h"
#include "terms/matcher.h"
#include "text/utf8.h"

#include <stdlib.h>

/* The sources that occurred, kept among the command's flags: one command, one set. */
static const char used_key[] = " used";

struct against {
    struct cli *c;
    const struct termbase *t;
    struct report *report;
    json_t *used;
};

static void use(struct against *g, const struct term *t)
{
    json_object_set_new(g->used,
                        arena_cstr(g->c->arena, arena_printf(g->c->arena, "%.*s:%u", STR_ARGS(t->file), t->line)),
                        json_true());
}

static void mark_used(struct against *g, struct arena *a, struct str source)
{
    struct matches found = {0};
    matcher_find(g->t, a, source, &found);
    for (size_t i = 0; i < found.len; i++)
        use(g, found.at[i].term);
}

static void add_row(struct against *g, const struct pair *p, const struct finding *f)
{
    struct arena *a = g->c->arena;
    bool source = f->side == SIDE_SOURCE;
    struct span at = source ? f->source : f->target;
    struct str text = source ? p->source : p->target;
    uint32_t column = source ? p->source_column : p->target_column;
    struct report_row *row = report_row(g->report);
    *row = (struct report_row){.path = arena_str(a, source && p->source_path.len ? p->source_path : p->path),
                               .line = p->line,
                               .severity = f->severity,
                               .rule = f->check,
                               .message = arena_str(a, f->message),
                               .suggestion = arena_str(a, f->suggestion),
                               .segment = arena_str(a, p->id),
                               .side = str_of(source ? "source" : "target")};
    if (column) {
        row->column = column + (uint32_t)utf8_count(text, at.at, UNIT_CODE_POINT);
        row->end_column = column + (uint32_t)utf8_count(text, (size_t)at.at + at.len, UNIT_CODE_POINT);
    }
}

/* A published pair stands alone here: what its neighbours say is not known. */
static enum fault each(void *user, const struct pair *p, struct err *err)
{
    (void)err;
    struct against *g = user;
    struct arena a = {0};
    struct segment segment = {.id = "1", .source = p->source, .target = p->target};
    struct article article = {
        .arena = &a, .source_lang = str_of("ko"), .target_lang = p->target_lang.len ? p->target_lang : str_of("en")};
    article.segments.at = &segment;
    article.segments.len = 1;
    struct findings findings = {0};
    struct term_marks marks = {0};
    terms_compare(g->t, &article, NULL, &a, &findings, &marks);
    for (size_t i = 0; i < findings.len; i++)
        if (!str_is(findings.at[i].check, "term.first"))
            add_row(g, p, &findings.at[i]);
    mark_used(g, &a, p->source);
    arena_release(&a);
    return FAULT_OK;
}

static enum fault read_file(struct against *g, const char *path, struct err *err)
{
    struct pairs_input in = {.path = path, .source_lang = str_of("ko"), .target_lang = str_of("en")};
    return pairs_read(&in, each, g, err);
}

static bool holds_pairs(struct str path)
{
    static const char *const endings[] = {".xlf", ".xliff", ".tmx", ".jsonl", ".tsv", ".csv"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(path, endings[i]))
            return true;
    return false;
}

enum fault glossary_against(struct cli *c, const struct termbase *t, const char *path, struct report *r,
                            struct err *err)
{
    if (!json_object_get(c->flags, used_key))
        json_object_set_new(c->flags, used_key, json_object());
    struct against g = {c, t, r, json_object_get(c->flags, used_key)};
    if (!file_is_dir(path))
        return read_file(&g, path, err);
    struct paths files = {0};
    try(file_list(c->arena, path, &files, err));
    for (size_t i = 0; i < files.len; i++)
        if (holds_pairs(files.at[i]))
            try(read_file(&g, files.at[i].at, err));
    return FAULT_OK;
}

void glossary_against_end(struct cli *c, const struct termbase *t, struct report *r)
{
    const json_t *used = json_object_get(c->flags, used_key);
    for (size_t i = 0; i < termbase_count(t); i++) {
        const struct term *term = termbase_at(t, i);
        struct str key = arena_printf(c->arena, "%.*s:%u", STR_ARGS(term->file), term->line);
        if (term->status == TERM_RETIRED || json_object_get(used, key.at))
            continue;
        struct report_row *row = report_row(r);
        *row = (struct report_row){.path = term->file,
                                   .line = term->line,
                                   .column = term->column.source,
                                   .severity = SEVERITY_NOTE,
                                   .rule = str_of("term.unused")};
        row->message = arena_printf(c->arena, "%.*s occurs in none of the pairs.", STR_ARGS(term->source));
    }
}
