/* The glossaries in force: one termbase a target language, read again when a file
 * changed, kept as long as somebody works with it. */
#include "base/clock.h"
#include "base/log.h"
#include "engine/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static bool is_glossary(struct str path)
{
    static const char *const endings[] = {".csv", ".tsv", ".tbx"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(path, endings[i]))
            return true;
    return false;
}

static enum fault add_path(struct arena *a, struct str path, struct paths *out, struct err *err)
{
    if (!file_is_dir(path.at)) {
        *vec_push(a, out) = path;
        return FAULT_OK;
    }
    struct paths inside = {0};
    try(file_list(a, path.at, &inside, err));
    for (size_t i = 0; i < inside.len; i++)
        if (is_glossary(inside.at[i]))
            *vec_push(a, out) = inside.at[i];
    return FAULT_OK;
}

/* The files the settings name. A folder that is not there holds no glossary; a file
 * that is not there is a mistake and becomes one when it is read. */
static enum fault list_files(const struct settings *s, struct arena *a, struct paths *out, struct err *err)
{
    size_t i;
    json_t *item;
    json_array_foreach((json_t *)settings_json(s, "newsroom", "glossaries"), i, item)
    {
        struct str path = settings_path(s, a, json_str(item));
        if (file_exists(path.at) || is_glossary(path))
            try(add_path(a, path, out, err));
    }
    return FAULT_OK;
}

static void tell_issues(const struct term_issues *issues)
{
    for (size_t i = 0; i < issues->len; i++) {
        const struct term_issue *t = &issues->at[i];
        if (t->severity == SEVERITY_BLOCK)
            log_warn("glossary.row", "%.*s:%u: %.*s; this row is not used", STR_ARGS(t->file), t->line,
                     STR_ARGS(t->message));
    }
}

enum fault terms_load(const struct settings *s, const char *lang, struct termbase **out, struct err *err)
{
    struct arena a = {0};
    struct paths files = {0};
    struct term_issues issues = {0};
    struct termbase *t = termbase_new(lang);
    enum fault f = list_files(s, &a, &files, err);
    for (size_t i = 0; i < files.len && f == FAULT_OK; i++)
        f = termbase_read(t, &a, files.at[i].at, &issues, err);
    tell_issues(&issues);
    arena_release(&a);
    if (f != FAULT_OK) {
        termbase_free(t);
        return f == FAULT_REJECT ? FAULT_STOP : f;
    }
    termbase_seal(t);
    *out = t;
    return FAULT_OK;
}

struct str terms_stamp(const struct settings *s, struct arena *a)
{
    struct paths files = {0};
    auto_buf struct buf text = buf_make(LIMIT_SETTINGS);
    list_files(s, a, &files, NULL);
    for (size_t i = 0; i < files.len; i++) {
        struct stat info = {0};
        stat(files.at[i].at, &info);
        buf_printf(&text, "%s %lld %lld.%ld\n", files.at[i].at, (long long)info.st_size, (long long)info.st_mtim.tv_sec,
                   info.st_mtim.tv_nsec);
    }
    return arena_str(a, buf_str(&text));
}

static void drop_unused(struct engine *e)
{
    for (struct held_terms **at = &e->held; *at;) {
        struct held_terms *h = *at;
        if (h->users || h->current) {
            at = &h->next;
            continue;
        }
        *at = h->next;
        termbase_free(h->terms);
        free((char *)h->stamp.at);
        free(h);
    }
}

static struct held_terms *current(struct engine *e, struct str lang)
{
    for (struct held_terms *h = e->held; h; h = h->next)
        if (h->current && str_is(lang, h->lang))
            return h;
    return NULL;
}

static enum fault load_new(struct engine *e, struct str lang, struct str stamp, struct held_terms **out,
                           struct err *err)
{
    struct held_terms *h = calloc(1, sizeof *h);
    if (!h)
        abort();
    snprintf(h->lang, sizeof h->lang, "%.*s", STR_ARGS(lang));
    enum fault f = terms_load(e->settings, h->lang, &h->terms, err);
    if (f != FAULT_OK) {
        free(h);
        return f;
    }
    h->stamp = (struct str){strndup(stamp.at, stamp.len), stamp.len};
    h->current = true;
    h->next = e->held;
    e->held = h;
    *out = h;
    return FAULT_OK;
}

/* The glossary as its files are now. */
static enum fault look(struct engine *e, struct str lang, struct held_terms *was, struct held_terms **out,
                       struct err *err)
{
    struct arena a = {0};
    struct str stamp = terms_stamp(e->settings, &a);
    enum fault f = FAULT_OK;
    *out = was;
    if (!was || !str_eq(was->stamp, stamp)) {
        f = load_new(e, lang, stamp, out, err);
        if (f == FAULT_OK && was)
            was->current = false;
    }
    arena_release(&a);
    return f;
}

static enum fault take(struct engine *e, struct str lang, int64_t age_ms, struct held_terms **out, struct err *err)
{
    struct held_terms *was = current(e, lang);
    int64_t now = clock_mono();
    enum fault f = FAULT_OK;
    *out = was;
    if (!was || now - was->looked >= age_ms) {
        f = look(e, lang, was, out, err);
        if (f == FAULT_OK)
            (*out)->looked = now;
    }
    if (f == FAULT_OK)
        (*out)->users++;
    drop_unused(e);
    return f;
}

static enum fault take_terms(struct engine *e, struct str lang, int64_t age_ms, const struct termbase **out,
                             struct err *err)
{
    struct held_terms *h = NULL;
    pthread_mutex_lock(&e->lock);
    enum fault f = take(e, lang, age_ms, &h, err);
    pthread_mutex_unlock(&e->lock);
    *out = f == FAULT_OK ? h->terms : NULL;
    return f;
}

enum fault engine_terms_take(struct engine *e, struct str target_lang, const struct termbase **out, struct err *err)
{
    return take_terms(e, target_lang, 0, out, err);
}

enum fault terms_take_recent(struct engine *e, struct str target_lang, const struct termbase **out, struct err *err)
{
    enum { AGE_MS = 250 };
    return take_terms(e, target_lang, AGE_MS, out, err);
}

void engine_terms_give(struct engine *e, const struct termbase *terms)
{
    pthread_mutex_lock(&e->lock);
    for (struct held_terms *h = e->held; h; h = h->next)
        if (h->terms == terms)
            h->users--;
    drop_unused(e);
    pthread_mutex_unlock(&e->lock);
}

void terms_close_all(struct engine *e)
{
    for (struct held_terms *h = e->held; h; h = h->next)
        h->current = false, h->users = 0;
    drop_unused(e);
}

enum fault engine_inputs(struct engine *e, char out[HASH_HEX], struct err *err)
{
    struct hash h;
    auto_buf struct buf text = buf_make(LIMIT_SETTINGS * 4);
    hash_init(&h);
    for (size_t i = 0; i < e->stages; i++) {
        json_write(&text, settings_section(e->settings, e->plan[i]->name));
        hash_addn(&h, e->plan[i]->version);
    }
    hash_add(&h, buf_str(&text));
    size_t i;
    json_t *lang;
    json_array_foreach((json_t *)settings_json(e->settings, "newsroom", "targets"), i, lang)
    {
        const struct termbase *terms;
        try(engine_terms_take(e, json_str(lang), &terms, err));
        hash_add(&h, termbase_hash(terms));
        engine_terms_give(e, terms);
    }
    hash_hex(&h, out);
    return FAULT_OK;
}
