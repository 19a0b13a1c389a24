#include "stages/qa/checker.h"

#include "base/file.h"

#include <stdlib.h>

struct dictionary {
    struct str lang;
    struct spelling *spelling;
};

struct checker {
    struct arena arena;
    struct hash files;
    char hash[HASH_HEX]; /* of every rule file and the dictionaries' names */
    struct rules rules;
    struct dictionaries {
        struct dictionary *at;
        size_t len, cap;
    } dictionaries;
};

static struct str resolve(struct arena *a, struct str folder, struct str path)
{
    bool relative = folder.len > 0 && !str_starts(path, "/");
    return relative ? path_join(a, arena_cstr(a, folder), path) : arena_str(a, path);
}

static enum fault read_rule_file(struct checker *c, struct str path, struct err *err)
{
    auto_buf struct buf bytes = buf_make(LIMIT_SETTINGS);
    const char *name = arena_cstr(&c->arena, path);
    enum fault f = file_read(name, &bytes, err);
    if (f != FAULT_OK)
        return FAULT_STOP;
    hash_add(&c->files, buf_str(&bytes));
    return rules_read(&c->rules, name, buf_str(&bytes), err);
}

static enum fault read_rules(struct checker *c, const json_t *list, struct str folder, struct err *err)
{
    const json_t *path;
    size_t i;
    json_array_foreach((json_t *)list, i, path)
    {
        try(read_rule_file(c, resolve(&c->arena, folder, json_str(path)), err));
    }
    return FAULT_OK;
}

static void open_dictionaries(struct checker *c, const json_t *options, struct str folder)
{
    json_t *map = json_object_get(options, "spelling"), *name, *word;
    const char *lang;
    size_t i;
    json_object_foreach(map, lang, name)
    {
        struct str wanted = json_str(name);
        hash_addz(&c->files, lang);
        hash_add(&c->files, wanted);
        struct str path = str_ends(wanted, ".dic") ? resolve(&c->arena, folder, wanted) : wanted;
        struct spelling *s = spelling_open(arena_cstr(&c->arena, path));
        if (!s)
            continue;
        *vec_push(&c->arena, &c->dictionaries) = (struct dictionary){arena_str(&c->arena, str_of(lang)), s};
        json_array_foreach(json_object_get(options, "words"), i, word)
        {
            spelling_add(s, json_str(word));
        }
    }
}

enum fault checker_open(const json_t *options, struct str folder, struct checker **out, struct err *err)
{
    struct checker *c = calloc(1, sizeof *c);
    if (!c)
        abort();
    hash_init(&c->files);
    enum fault f = read_rules(c, json_object_get(options, "rules"), folder, err);
    if (f != FAULT_OK) {
        checker_close(c);
        return f;
    }
    open_dictionaries(c, options, folder);
    hash_hex(&c->files, c->hash);
    *out = c;
    return FAULT_OK;
}

void checker_close(struct checker *c)
{
    if (!c)
        return;
    rules_release(&c->rules);
    for (size_t i = 0; i < c->dictionaries.len; i++)
        spelling_close(c->dictionaries.at[i].spelling);
    arena_release(&c->arena);
    free(c);
}

const struct rules *checker_rules(const struct checker *c)
{
    static const struct rules none;
    return c ? &c->rules : &none;
}

struct spelling *checker_spelling(const struct checker *c, struct str lang)
{
    for (size_t i = 0; c && i < c->dictionaries.len; i++)
        if (str_eq(c->dictionaries.at[i].lang, lang))
            return c->dictionaries.at[i].spelling;
    return NULL;
}

void checker_hash(const struct checker *c, struct hash *h)
{
    if (c)
        hash_addz(h, c->hash);
}
