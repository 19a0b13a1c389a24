/* okgyo glossary diff: what changed between two versions, and whom it touches. */
#include "cli/cmd_glossary.h"
#include "cli/lines.h"
#include "engine/engine.h"
#include "stages/stages.h"
#include "terms/matcher.h"
#include "terms/write.h"

#include <stdio.h>

struct diffing {
    struct cli *c;
    struct termbase *old, *new;
    json_t *changes; /* {"change","source","lang","what":[…],"texts":n,"open":[{"edition","mentions"}]} */
    json_t *by_key;  /* key_of() -> place in changes */
};

static char *key_of(struct cli *c, const struct term *t)
{
    return arena_cstr(c->arena, arena_printf(c->arena, "%.*s\t%.*s", STR_ARGS(t->lang), STR_ARGS(t->source)));
}

static json_t *index_of(struct cli *c, const struct termbase *t)
{
    json_t *by_key = json_object();
    for (size_t i = 0; i < termbase_count(t); i++)
        json_object_set_new(by_key, key_of(c, termbase_at(t, i)), json_integer((json_int_t)i));
    return by_key;
}

static bool same_list(const struct strs *a, const struct strs *b)
{
    if (a->len != b->len)
        return false;
    for (size_t i = 0; i < a->len; i++)
        if (!str_eq(a->at[i], b->at[i]))
            return false;
    return true;
}

static void note(json_t *what, bool same, const char *name)
{
    if (!same)
        json_array_append_new(what, json_string(name));
}

static json_t *differences(const struct term *a, const struct term *b)
{
    json_t *what = json_array();
    note(what, str_eq(a->target, b->target), "target");
    note(what, same_list(&a->allowed, &b->allowed), "allowed");
    note(what, same_list(&a->forbidden, &b->forbidden), "forbidden");
    note(what, same_list(&a->aliases, &b->aliases), "aliases");
    note(what, a->kind == b->kind, "kind");
    note(what, a->case_rule == b->case_rule, "case");
    note(what, a->status == b->status, "status");
    note(what, str_eq(a->first, b->first), "first");
    note(what, str_eq(a->note, b->note), "note");
    note(what, str_eq(a->since, b->since) && str_eq(a->until, b->until), "dates");
    return what;
}

static json_t *text_of(struct str s)
{
    return json_stringn_nocheck(s.at, s.len);
}

static void change_add(struct diffing *d, const char *change, const struct term *old, const struct term *new,
                       json_t *what)
{
    const struct term *t = new ? new : old;
    json_t *entry =
        json_pack("{s:s, s:o, s:o}", "change", change, "source", text_of(t->source), "lang", text_of(t->lang));
    if (old)
        json_object_set_new(entry, "old", text_of(old->target));
    if (new)
        json_object_set_new(entry, "new", text_of(new->target));
    if (what)
        json_object_set_new(entry, "what", what);
    json_object_set_new(entry, "texts", json_integer(0));
    json_object_set_new(d->by_key, key_of(d->c, t), json_integer((json_int_t)json_array_size(d->changes)));
    json_array_append_new(d->changes, entry);
}

static void compare(struct diffing *d)
{
    auto_json json_t *olds = index_of(d->c, d->old);
    auto_json json_t *news = index_of(d->c, d->new);
    for (size_t i = 0; i < termbase_count(d->new); i++) {
        const struct term *t = termbase_at(d->new, i);
        int64_t at = json_get_int(olds, key_of(d->c, t), -1);
        if (at < 0) {
            change_add(d, "added", NULL, t, NULL);
            continue;
        }
        json_t *what = differences(termbase_at(d->old, (size_t)at), t);
        if (json_array_size(what))
            change_add(d, "changed", termbase_at(d->old, (size_t)at), t, what);
        else
            json_decref(what);
    }
    for (size_t i = 0; i < termbase_count(d->old); i++)
        if (json_get_int(news, key_of(d->c, termbase_at(d->old, i)), -1) < 0)
            change_add(d, "removed", termbase_at(d->old, i), NULL, NULL);
}

/* ---- the stories a change touches ---- */

static json_t *change_of(struct diffing *d, const struct term *t)
{
    int64_t at = json_get_int(d->by_key, key_of(d->c, t), -1);
    return at < 0 ? NULL : json_array_get(d->changes, (size_t)at);
}

static void count_terms(struct diffing *d, const struct termbase *t, struct str text, struct arena *a, json_t *seen)
{
    struct matches found = {0};
    matcher_find(t, a, text, &found);
    for (size_t i = 0; i < found.len; i++) {
        char *key = key_of(d->c, found.at[i].term);
        json_t *entry = json_object_get(seen, key) ? NULL : change_of(d, found.at[i].term);
        json_object_set_new(seen, key, json_true());
        if (entry)
            json_object_set_new(entry, "texts", json_integer(json_get_int(entry, "texts", 0) + 1));
    }
}

static enum fault count_in(struct diffing *d, const char *path, struct err *err)
{
    struct lines l;
    struct str line;
    bool more = true;
    auto_json json_t *seen = json_object();
    try(lines_open(&l, path, err));
    enum fault f;
    while ((f = lines_next(&l, &line, &more, err)) == FAULT_OK && more) {
        struct arena a = {0};
        count_terms(d, d->old, line, &a, seen);
        count_terms(d, d->new, line, &a, seen);
        arena_release(&a);
    }
    lines_close(&l);
    return f;
}

/* ---- the open stories of the store ---- */

/* Is an entry for `lang` for an edition in that language? */
static bool is_for(struct str lang, struct str edition)
{
    struct str a = {0}, b = {0};
    return !str_cut(&lang, '-', &a) || (str_cut(&edition, '-', &b) && str_eq(a, b));
}

/* Counts the changed terms of one version of the glossary in a segment: {key: n}. */
static void count_mentions(struct diffing *d, const struct termbase *t, const struct article *article, json_t *counts)
{
    for (size_t s = 0; s < article->segments.len; s++) {
        struct matches found = {0};
        matcher_find(t, article->arena, article->segments.at[s].source, &found);
        for (size_t i = 0; i < found.len; i++) {
            const struct term *term = found.at[i].term;
            char *key = key_of(d->c, term);
            if (change_of(d, term) && is_for(term->lang, article->target_lang))
                json_object_set_new(counts, key, json_integer(json_get_int(counts, key, 0) + 1));
        }
    }
}

/* The version that finds more counts: an added entry is only in the new one, a removed
 * one only in the old one. */
static void note_open(struct diffing *d, const struct article *article)
{
    auto_json json_t *olds = json_object(), *news = json_object();
    struct str edition = arena_printf(d->c->arena, "%lld.%.*s", (long long)article->id, STR_ARGS(article->target_lang));
    const char *key;
    json_t *n;
    count_mentions(d, d->old, article, olds);
    count_mentions(d, d->new, article, news);
    json_object_foreach(olds, key, n) if (json_integer_value(n) > json_get_int(news, key, 0))
        json_object_set(news, key, n);
    json_object_foreach(news, key, n)
    {
        json_t *entry = json_array_get(d->changes, (size_t)json_get_int(d->by_key, key, 0));
        if (!json_object_get(entry, "open"))
            json_object_set_new(entry, "open", json_array());
        json_array_append_new(json_object_get(entry, "open"),
                              json_pack("{s:o, s:O}", "edition", text_of(edition), "mentions", n));
    }
}

static enum fault look_at(struct diffing *d, struct lane *l, int64_t edition, struct err *err)
{
    struct arena a = {0};
    struct article article = {.arena = &a};
    enum fault f = edition_load(l, edition, &article, err);
    if (f == FAULT_OK)
        note_open(d, &article);
    arena_release(&a);
    return f;
}

static enum fault each_open(struct diffing *d, struct lane *l, struct err *err)
{
    struct queue_query q = {.state = str_of(""), .lang = str_of(""), .assigned = str_of(""), .limit = 500};
    for (bool more = true; more;) {
        struct arena a = {0};
        struct queue_rows rows = {0};
        enum fault f = store_queue(lane_store(l), &a, &q, &rows, err);
        for (size_t i = 0; i < rows.len && f == FAULT_OK; i++)
            f = look_at(d, l, rows.at[i].edition, err);
        more = rows.len == 500;
        if (more) {
            q.after_priority = rows.at[rows.len - 1].priority;
            q.after_edition = rows.at[rows.len - 1].edition;
        }
        arena_release(&a);
        try(f);
    }
    return FAULT_OK;
}

/* Only where settings name a store that is there: a comparison makes no database. */
static bool has_store(const struct cli *c)
{
    struct str path = settings_path(c->settings, c->arena, settings_str(c->settings, "store", "url"));
    bool there = str_find(path, str_of("://"), 0) >= 0 || file_exists(arena_cstr(c->arena, path));
    return there && settings_file(c->settings).len;
}

static enum fault count_open(struct diffing *d, struct err *err)
{
    struct engine *e = NULL;
    struct lane *l = NULL;
    if (!has_store(d->c) || json_array_size(d->changes) == 0)
        return FAULT_OK;
    try(engine_open(d->c->settings, stages, &e, err));
    enum fault f = lane_open(e, &l, err);
    if (f == FAULT_OK)
        f = each_open(d, l, err);
    lane_close(l);
    engine_close(e);
    return f;
}

/* ---- printing ---- */

static void print_open(const json_t *open)
{
    size_t i;
    json_t *story;
    json_array_foreach(open, i, story)
    {
        long long n = (long long)json_get_int(story, "mentions", 0);
        printf("    %s: %lld mention%s\n", json_string_value(json_object_get(story, "edition")), n, n == 1 ? "" : "s");
    }
}

static void print_text(const struct diffing *d)
{
    size_t i;
    json_t *entry;
    json_array_foreach(d->changes, i, entry)
    {
        const char *change = json_string_value(json_object_get(entry, "change"));
        printf("%c %s",
               change[0] == 'a'   ? '+'
               : change[0] == 'r' ? '-'
                                  : '~',
               json_string_value(json_object_get(entry, "source")));
        const char *old = json_string_value(json_object_get(entry, "old")),
                   *new = json_string_value(json_object_get(entry, "new"));
        if (old && new &&strcmp(old, new) != 0)
            printf(": %s -> %s", old, new);
        else
            printf(": %s", new ? new : old);
        size_t k;
        json_t *what;
        json_array_foreach(json_object_get(entry, "what"), k, what)
            printf("%s%s", k ? ", " : " [", json_string_value(what));
        printf("%s", json_array_size(json_object_get(entry, "what")) ? "]" : "");
        if (json_get_int(entry, "texts", 0))
            printf(" (in %lld of the texts)", (long long)json_get_int(entry, "texts", 0));
        printf("\n");
        print_open(json_object_get(entry, "open"));
    }
}

static enum fault print(const struct diffing *d, struct err *err)
{
    if (str_is(cli_str(d->c, "format"), "json")) {
        auto_buf struct buf out = buf_make(LIMIT_EXPORT);
        json_write(&out, d->changes);
        try(buf_check(&out, "the differences", err));
        printf("%.*s\n", STR_ARGS(buf_str(&out)));
    } else {
        print_text(d);
    }
    return fflush(stdout) == 0 ? FAULT_OK : fault(err, FAULT_STOP, "standard output cannot be written");
}

/* What differs is printed even when the store fails; the fault is told after it. */
static enum fault diff(struct diffing *d, struct err *err)
{
    struct term_issues issues = {0};
    struct strs first = {d->c->args.at, 1, 1}, second = {d->c->args.at + 1, 1, 1};
    try(glossary_read(d->c, &first, "", &d->old, &issues, err));
    try(glossary_read(d->c, &second, "", &d->new, &issues, err));
    glossary_tell(&issues);
    termbase_seal(d->old);
    termbase_seal(d->new);
    compare(d);
    struct strs texts = glossary_flag(d->c, "texts");
    for (size_t i = 0; i < texts.len; i++)
        try(count_in(d, arena_cstr(d->c->arena, texts.at[i]), err));
    enum fault f = count_open(d, err);
    struct err printing;
    if (print(d, f == FAULT_OK ? err : &printing) != FAULT_OK && f == FAULT_OK)
        return FAULT_STOP;
    return f;
}

static int run(struct cli *c)
{
    struct diffing d = {.c = c, .changes = json_array(), .by_key = json_object()};
    struct err err;
    if (c->args.len != 2) {
        json_decref(d.changes);
        json_decref(d.by_key);
        return cli_usage(c, "name two versions: okgyo glossary diff OLD NEW");
    }
    enum fault f = diff(&d, &err);
    size_t n = json_array_size(d.changes);
    termbase_free(d.old);
    termbase_free(d.new);
    json_decref(d.changes);
    json_decref(d.by_key);
    if (f != FAULT_OK)
        return cli_fault(c, f, &err);
    if (!c->quiet)
        fprintf(stderr, "%zu entries differ; stories in work that hold one of them are checked again by themselves\n",
                n);
    return EXIT_FINE;
}

static const struct option options[] = {
    {.name = "texts",
     .type = OPTION_LIST,
     .value = "FILE",
     .help = "Korean text, one story a file: how many hold a changed term"},
    {.name = "format",
     .type = OPTION_STRING,
     .value = "FORMAT",
     .standard = "\"text\"",
     .words = "text|json",
     .help = "how it is printed"},
    {0},
};

const struct command command_glossary_diff = {
    .name = "glossary diff",
    .args = "OLD NEW",
    .summary = "compare two versions of a glossary",
    .details = "OLD and NEW are files or folders. Entries are told apart by source and language. With --texts the "
               "entries are\n"
               "counted in Korean stories, so that it is plain whom a change touches. Where okgyo.json names a "
               "database, the open\n"
               "stories that hold a changed entry stand under it: those are checked again.\n"
               "\n"
               "    okgyo glossary diff old.ko-en.csv people.ko-en.csv --texts story1.txt --texts story2.txt\n",
    .options = options,
    .wants_settings = true,
    .run = run,
};
