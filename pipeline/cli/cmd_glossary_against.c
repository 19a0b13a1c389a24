#include "cli/cmd_glossary_against.h"

#include "base/file.h"
#include "cli/pairs.h"
#include "terms/compare.h"
#include "terms/matcher.h"
#include "text/utf8.h"

#include <stdlib.h>

/* Pairs of one article, held against the glossary together: a mention may be merged into
 * another sentence. */
struct told {
    struct str id, path, source_path;
    uint32_t line, source_column, target_column;
};

struct story {
    struct arena arena;
    struct str group;
    struct segments segments;
    struct tolds {
        struct told *at;
        size_t len, cap;
    } pairs;
};

struct against {
    struct cli *c;
    struct termbase *t; /* the glossary's entries of one target language */
    struct str lang;
    struct report *report;
    json_t *used; /* "file:line" of the entries that occurred */
    struct story story;
};

enum { STORY_MOST = 5000 }; /* pairs; a memory that calls itself one article is cut */

static void use(struct against *g, const struct term *t)
{
    json_object_set_new(g->used,
                        arena_cstr(g->c->arena, arena_printf(g->c->arena, "%.*s:%u", STR_ARGS(t->file), t->line)),
                        json_true());
}

static void mark_used(struct against *g, struct str source)
{
    struct matches found = {0};
    matcher_find(g->t, &g->story.arena, source, &found);
    for (size_t i = 0; i < found.len; i++)
        use(g, found.at[i].term);
}

static void add_row(struct against *g, const struct finding *f)
{
    struct arena *a = g->c->arena;
    const struct told *p = &g->story.pairs.at[f->segment];
    const struct segment *s = &g->story.segments.at[f->segment];
    bool source = f->side == SIDE_SOURCE;
    struct span at = source ? f->source : f->target;
    struct str text = source ? s->source : s->target;
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

static void story_check(struct against *g)
{
    struct article article = {
        .arena = &g->story.arena, .source_lang = str_of("ko"), .target_lang = g->lang, .segments = g->story.segments};
    struct findings findings = {0};
    struct term_marks marks = {0};
    if (g->story.pairs.len)
        terms_compare(g->t, &article, NULL, &g->story.arena, &findings, &marks);
    for (size_t i = 0; i < findings.len; i++)
        if (!str_is(findings.at[i].check, "term.first")) /* old pairs were written before the rule */
            add_row(g, &findings.at[i]);
    arena_release(&g->story.arena);
    g->story = (struct story){0};
}

static bool of_language(const struct against *g, const struct pair *p)
{
    struct str a = p->target_lang, b = g->lang, said, wanted;
    if (!str_cut(&a, '-', &said))
        return true;
    str_cut(&b, '-', &wanted);
    return str_is_nocase(said, arena_cstr(g->c->arena, wanted));
}

static enum fault each(void *user, const struct pair *p, struct err *err)
{
    (void)err;
    struct against *g = user;
    struct story *s = &g->story;
    struct arena *a = &s->arena;
    if (!of_language(g, p))
        return FAULT_OK;
    if (s->pairs.len && (p->group.len == 0 || !str_eq(p->group, s->group) || s->pairs.len == STORY_MOST))
        story_check(g);
    s->group = arena_str(a, p->group);
    *vec_push(a, &s->pairs) =
        (struct told){arena_str(a, p->id), arena_str(a, p->path), arena_str(a, p->source_path), p->line,
                      p->source_column,    p->target_column};
    struct segment *segment = vec_push(a, &s->segments);
    *segment = (struct segment){.id = "1", .source = arena_str(a, p->source), .target = arena_str(a, p->target)};
    mark_used(g, segment->source);
    return FAULT_OK;
}

static enum fault read_file(struct against *g, const char *path, struct err *err)
{
    struct pairs_input in = {.path = path, .source_lang = str_of("ko"), .target_lang = g->lang};
    enum fault f = pairs_read(&in, each, g, err);
    story_check(g);
    return f;
}

static bool holds_pairs(struct str path)
{
    static const char *const endings[] = {".xlf", ".xliff", ".tmx", ".jsonl", ".tsv", ".csv"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(path, endings[i]))
            return true;
    return false;
}

static enum fault read_path(struct against *g, const char *path, struct err *err)
{
    struct paths files = {0};
    if (!file_is_dir(path))
        return read_file(g, path, err);
    try(file_list(g->c->arena, path, &files, err));
    for (size_t i = 0; i < files.len; i++)
        if (holds_pairs(files.at[i]))
            try(read_file(g, files.at[i].at, err));
    return FAULT_OK;
}

static void tell_unused(const struct against *g)
{
    for (size_t i = 0; i < termbase_count(g->t); i++) {
        const struct term *term = termbase_at(g->t, i);
        struct str key = arena_printf(g->c->arena, "%.*s:%u", STR_ARGS(term->file), term->line);
        if (term->status == TERM_RETIRED || json_object_get(g->used, key.at))
            continue;
        struct report_row *row = report_row(g->report);
        *row = (struct report_row){.path = arena_str(g->c->arena, term->file),
                                   .line = term->line,
                                   .column = term->column.source,
                                   .severity = SEVERITY_NOTE,
                                   .rule = str_of("term.unused")};
        row->message = arena_printf(g->c->arena, "%.*s occurs in none of the pairs.", STR_ARGS(term->source));
    }
}

/* The one asked for; the glossary's, when it has one; else English. */
static struct str language(const struct cli *c, const struct termbase *all)
{
    struct str asked = cli_str(c, "target_lang"), only = str_of("");
    if (asked.len)
        return asked;
    for (size_t i = 0; i < termbase_count(all); i++) {
        struct str lang = termbase_at(all, i)->lang;
        if (lang.len && only.len && !str_eq(lang, only))
            return str_of("en");
        only = lang.len ? lang : only;
    }
    return only.len ? only : str_of("en");
}

/* Only the entries of the pairs' language; what is wrong with the rows was told before. */
static enum fault read_glossary(struct against *g, const struct paths *glossary, struct err *err)
{
    struct term_issues issues = {0};
    g->t = termbase_new(arena_cstr(g->c->arena, g->lang));
    for (size_t i = 0; i < glossary->len; i++) {
        enum fault f = termbase_read(g->t, g->c->arena, glossary->at[i].at, &issues, err);
        if (f != FAULT_OK && f != FAULT_REJECT)
            return f;
    }
    termbase_seal(g->t);
    return FAULT_OK;
}

enum fault glossary_against(struct cli *c, const struct paths *glossary, const struct termbase *all,
                            const struct strs *files, struct report *r, struct err *err)
{
    struct against g = {.c = c, .lang = language(c, all), .report = r, .used = json_object()};
    enum fault f = read_glossary(&g, glossary, err);
    for (size_t i = 0; f == FAULT_OK && i < files->len; i++)
        f = read_path(&g, arena_cstr(c->arena, files->at[i]), err);
    if (f == FAULT_OK)
        tell_unused(&g);
    termbase_free(g.t);
    json_decref(g.used);
    return f;
}
