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

static enum fault add(struct intake *in, struct arena *a, const char *path, enum arrival *how, int64_t *article,
                      struct err *err)
{
    auto_buf struct buf raw = buf_make(LIMIT_ARTICLE);
    try(file_read(path, &raw, err));
    struct incoming incoming = {
        .source_id = identity(a, path, buf_str(&raw)),
        .name = path_name(str_of(path)),
        .raw = buf_str(&raw),
        .langs = in->langs,
        .replaces = in->replaces,
        .priority = in->priority,
    };
    return store_add(in->store, &incoming, how, article, err);
}

enum fault intake_file(struct intake *in, const char *path, enum arrival *how, int64_t *article, struct err *err)
{
    struct arena a = {0};
    enum fault f = add(in, &a, path, how, article, err);
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

static enum fault take_file(struct intake *in, const char *path, struct err *err)
{
    enum arrival how;
    int64_t article;
    struct err why = {.text = ""};
    enum fault f = intake_file(in, path, &how, &article, &why);
    if (f == FAULT_OK) {
        count(in, path, how, article);
        return FAULT_OK;
    }
    /* a file's own trouble names the file first; the store's does not */
    bool of_file = str_starts(str_of(why.text), path) || f == FAULT_REJECT;
    if (!of_file) {
        if (err)
            *err = why;
        return f;
    }
    fprintf(stderr, "okgyo: %s\n", why.text);
    in->unreadable++;
    return FAULT_OK;
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
        f = FAULT_OK;
    }
    for (size_t i = 0; i < files.len && f == FAULT_OK && !(in->stop && in->stop()); i++)
        if (intake_is_story(files.at[i]))
            f = take_file(in, files.at[i].at, err);
    arena_release(&a);
    return f;
}
