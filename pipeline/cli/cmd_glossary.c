#include "cli/cmd_glossary.h"

#include <stdio.h>

static bool is_glossary(struct str path)
{
    static const char *const endings[] = {".csv", ".tsv", ".tbx", ".glossary.json"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(path, endings[i]))
            return true;
    return false;
}

enum fault glossary_paths(struct arena *a, const struct strs *named, struct paths *out, struct err *err)
{
    for (size_t i = 0; i < named->len; i++) {
        char *path = arena_cstr(a, named->at[i]);
        if (!file_is_dir(path)) {
            *vec_push(a, out) = str_of(path);
            continue;
        }
        struct paths inside = {0};
        try(file_list(a, path, &inside, err));
        for (size_t k = 0; k < inside.len; k++)
            if (is_glossary(inside.at[k]))
                *vec_push(a, out) = inside.at[k];
    }
    return FAULT_OK;
}

enum fault glossary_read(struct cli *c, const struct strs *named, const char *lang, struct termbase **out,
                         struct term_issues *issues, struct err *err)
{
    struct paths paths = {0};
    struct termbase *t = termbase_new(lang);
    enum fault f = glossary_paths(c->arena, named, &paths, err);
    for (size_t i = 0; i < paths.len && f == FAULT_OK; i++)
        f = termbase_read(t, c->arena, paths.at[i].at, issues, err);
    if (f != FAULT_OK) {
        termbase_free(t);
        return f;
    }
    *out = t;
    return FAULT_OK;
}

struct strs glossary_flag(const struct cli *c, const char *flag)
{
    struct strs out = {0};
    size_t i;
    json_t *item;
    json_array_foreach(json_object_get(c->flags, flag), i, item) * vec_push(c->arena, &out) = json_str(item);
    return out;
}

size_t glossary_tell(const struct term_issues *issues)
{
    size_t n = 0;
    for (size_t i = 0; i < issues->len; i++) {
        const struct term_issue *t = &issues->at[i];
        if (t->severity != SEVERITY_BLOCK)
            continue;
        fprintf(stderr, "%.*s:%u: %.*s\n", STR_ARGS(t->file), t->line, STR_ARGS(t->message));
        n++;
    }
    return n;
}
