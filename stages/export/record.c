#include "stages/export/record.h"

#include "base/file.h"
#include "stages/stages.h"

struct str record_path(const struct settings *s, struct arena *arena, const struct exported_file *file)
{
    struct str dir = settings_path(s, arena, file->dir);
    return path_join(arena, arena_cstr(arena, dir), file->name);
}

enum fault record_put(const struct settings *s, struct arena *scratch, struct exported_file *file,
                      const struct buf *bytes, struct err *err)
{
    char sha[HASH_HEX];
    try(file_replace(record_path(s, scratch, file).at, buf_str(bytes), 0644, err));
    hash_bytes(buf_str(bytes), sha);
    file->bytes = (int64_t)bytes->len;
    file->sha256 = arena_str(scratch, str_of(sha));
    return FAULT_OK;
}

bool record_holds(const struct exported_files *files, const struct exported_file *one)
{
    for (size_t i = 0; i < files->len; i++)
        if (str_eq(files->at[i].dir, one->dir) && str_eq(files->at[i].name, one->name))
            return true;
    return false;
}

enum fault record_keep_earlier(const struct work *w, struct exported_files *files, struct err *err)
{
    struct exported_files before = {0};
    auto_buf struct buf bytes = buf_make(LIMIT_OUTPUT);
    bool found = false;
    if (!w->store)
        return FAULT_OK;
    try(store_last_output(w->store, w->claim->edition, STORE_EDITION, stage_export.name, &bytes, &found, err));
    if (!found)
        return FAULT_OK;
    try(record_read(buf_str(&bytes), w->scratch, &before, err));
    for (size_t i = 0; i < before.len; i++) {
        if (record_holds(files, &before.at[i]))
            continue;
        before.at[i].fate = EXPORT_EARLIER;
        *vec_push(w->scratch, files) = before.at[i];
    }
    return FAULT_OK;
}

void record_write(const struct exported_files *files, struct buf *out)
{
    json_open(out, '[');
    for (size_t i = 0; i < files->len; i++) {
        const struct exported_file *f = &files->at[i];
        json_open(out, '{');
        json_add_str(out, "dir", f->dir);
        json_add_str(out, "name", f->name);
        json_add_str(out, "format", f->format);
        json_add_int(out, "bytes", f->bytes);
        json_add_str(out, "sha256", f->sha256);
        json_add_str(out, "fate", str_of(export_fate_name(f->fate)));
        json_close(out, '}');
    }
    json_close(out, ']');
}

enum fault record_read(struct str bytes, struct arena *arena, struct exported_files *out, struct err *err)
{
    auto_json json_t *list = NULL;
    json_t *one;
    size_t i;
    try(json_parse(bytes, "the stored list of exported files", &list, err));
    json_array_foreach(list, i, one)
    {
        struct exported_file *f = vec_push(arena, out);
        *f = (struct exported_file){.dir = arena_str(arena, json_get_str(one, "dir")),
                                    .name = arena_str(arena, json_get_str(one, "name")),
                                    .format = arena_str(arena, json_get_str(one, "format")),
                                    .bytes = json_get_int(one, "bytes", 0),
                                    .sha256 = arena_str(arena, json_get_str(one, "sha256"))};
        if (!export_fate_read(json_get_str(one, "fate"), &f->fate))
            return fault(err, FAULT_STOP, "the stored list of exported files is damaged at %.*s", STR_ARGS(f->name));
    }
    return FAULT_OK;
}
