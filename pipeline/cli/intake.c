#include "cli/intake.h"

#include "stages/ingest/format.h"

#include <stdio.h>

bool intake_is_story(struct str path)
{
    for (size_t i = 0; formats[i]; i++) {
        struct arena a = {0};
        struct str rest = str_of(formats[i]->endings), ending;
        bool hit = false;
        while (!hit && str_cut(&rest, '|', &ending))
            hit = str_ends(path, arena_cstr(&a, ending));
        arena_release(&a);
        if (hit)
            return true;
    }
    return false;
}

/* The story's own id, else the file's place: the same file changed is a new version
 * of the story, the same name in another folder is another story. */
static struct str identity(struct arena *a, const char *path, struct str raw)
{
    struct str own = ingest_identity(a, raw, path_name(str_of(path)));
    if (own.len)
        return own;
    return arena_printf(a, "file:%s", path_real(a, path).at);
}

/* The file as the store takes it, in `a`. */
static enum fault read_story(const struct intake *in, struct arena *a, const char *path, struct incoming *out,
                             struct err *err)
{
    auto_buf struct buf raw = buf_make(LIMIT_ARTICLE);
    try(file_read(path, &raw, err));
    *out = (struct incoming){
        .source_id = identity(a, path, buf_str(&raw)),
        .name = path_name(str_of(path)),
        .raw = arena_str(a, buf_str(&raw)),
        .langs = in->langs,
        .replaces = in->replaces,
        .priority = in->priority,
    };
    return FAULT_OK;
}

enum fault intake_file(struct intake *in, const char *path, enum arrival *how, int64_t *article, struct err *err)
{
    struct arena a = {0};
    struct incoming story;
    enum fault f = read_story(in, &a, path, &story, err);
    if (f == FAULT_OK)
        f = store_add(in->store, &story, how, article, err);
    arena_release(&a);
    return f;
}

static void count(struct intake *in, const char *path, enum arrival how, int64_t article)
{
    static const char *const words[] = {"is article", "is a new version of article", "is already in as article"};
    in->fresh += how == ARRIVAL_NEW;
    in->versions += how == ARRIVAL_VERSION;
    in->duplicates += how == ARRIVAL_DUPLICATE;
    if (how != ARRIVAL_DUPLICATE)
        in->editions += (long long)json_array_size(in->langs);
    if (!in->quiet)
        fprintf(stderr, "%s %s %lld\n", path, words[how], (long long)article);
}

/* A file's own trouble is told and counted, and the next one comes; the store's is not. */
static enum fault settle(struct intake *in, const char *path, enum fault f, const struct err *why, struct err *err)
{
    /* a file's own trouble names the file first; the store's does not */
    bool of_file = str_starts(str_of(why->text), path) || f == FAULT_REJECT;
    if (f == FAULT_OK)
        return FAULT_OK;
    if (!of_file) {
        if (err)
            *err = *why;
        return f;
    }
    fprintf(stderr, "okgyo: %s\n", why->text);
    in->unreadable++;
    return FAULT_OK;
}

static enum fault take_file(struct intake *in, const char *path, struct err *err)
{
    enum arrival how;
    int64_t article;
    struct err why = {.text = ""};
    enum fault f = intake_file(in, path, &how, &article, &why);
    if (f == FAULT_OK)
        count(in, path, how, article);
    return settle(in, path, f, &why, err);
}

/* ---- many files: a transaction for some of them at a time ---- */

enum { TRAY = 32, TRAY_BYTES = 1 << 20 };

struct tray {
    struct arena arena;
    struct incoming of[TRAY];
    const char *paths[TRAY];
    size_t n, bytes;
};

static enum fault take_singly(struct intake *in, const struct tray *t, struct err *err)
{
    for (size_t i = 0; i < t->n; i++)
        try(take_file(in, t->paths[i], err));
    return FAULT_OK;
}

/* What cannot go in together goes in one by one, so that only what is wrong stays out. */
static enum fault empty(struct intake *in, struct tray *t, struct err *err)
{
    struct arrived got[TRAY];
    enum fault f = t->n ? store_add_all(in->store, t->of, t->n, got, NULL) : FAULT_OK;
    if (f == FAULT_OK)
        for (size_t i = 0; i < t->n; i++)
            count(in, t->paths[i], got[i].how, got[i].article);
    else
        f = take_singly(in, t, err);
    arena_release(&t->arena);
    t->n = t->bytes = 0;
    return f;
}

static enum fault lay(struct intake *in, struct tray *t, const char *path, struct err *err)
{
    struct err why = {.text = ""};
    enum fault f = read_story(in, &t->arena, path, &t->of[t->n], &why);
    if (f != FAULT_OK)
        return settle(in, path, f, &why, err);
    t->bytes += t->of[t->n].raw.len;
    t->paths[t->n++] = path;
    return t->n == TRAY || t->bytes >= TRAY_BYTES ? empty(in, t, err) : FAULT_OK;
}

static enum fault take_all(struct intake *in, const struct paths *files, struct err *err)
{
    struct tray t = {.n = 0};
    enum fault f = FAULT_OK;
    for (size_t i = 0; i < files->len && f == FAULT_OK && !(in->stop && in->stop()); i++)
        if (intake_is_story(files->at[i]))
            f = lay(in, &t, files->at[i].at, err);
    enum fault last = empty(in, &t, f == FAULT_OK ? err : NULL);
    return f == FAULT_OK ? last : f;
}

enum fault intake_path(struct intake *in, const char *path, struct err *err)
{
    if (!file_is_dir(path))
        return take_file(in, path, err);
    struct arena a = {0};
    struct paths files = {0};
    struct err why;
    enum fault f = file_list(&a, path, &files, &why);
    if (f != FAULT_OK) {
        fprintf(stderr, "okgyo: %s\n", why.text);
        in->unreadable++;
    }
    f = take_all(in, &files, err);
    arena_release(&a);
    return f;
}
