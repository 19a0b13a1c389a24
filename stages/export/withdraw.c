#include "stages/export/withdraw.h"

#include "base/clock.h"
#include "base/failpoint.h"
#include "base/file.h"

enum fault withdraw_notice(const struct withdrawal *in, struct buf *out, struct err *err)
{
    const struct article *a = in->article;
    char when[CLOCK_TEXT];
    clock_text(in->kill->when, (int)settings_int(in->settings, "export", "utc_offset"), when);
    json_open(out, '{');
    json_add_str(out, "type", str_of("withdrawal"));
    json_add_str(out, "schema", str_of("okgyo.withdrawal/1"));
    json_add_int(out, "article", a->id);
    json_add_str(out, "name", path_name(a->name));
    json_add_str(out, "source_id", a->meta.source_id);
    json_add_str(out, "source_lang", a->source_lang);
    json_add_str(out, "target_lang", a->target_lang);
    json_add_str(out, "pubStatus", str_of("canceled"));
    json_add_str(out, "when", str_of(when));
    if (settings_bool(in->settings, "export", "disclosure_names"))
        json_add_str(out, "who", disclosure_name(in->settings, in->kill->who));
    json_add_str(out, "reason", in->kill->reason);
    json_add_str(out, "decision", in->kill->hash);
    json_key(out, "files");
    json_open(out, '[');
    for (size_t i = 0; i < in->files->len; i++) {
        const struct exported_file *f = &in->files->at[i];
        json_open(out, '{');
        json_add_str(out, "name", f->name);
        json_add_str(out, "format", f->format);
        if (f->sha256.len)
            json_add_str(out, "sha256", f->sha256);
        json_add_str(out, "fate", str_of(export_fate_name(f->fate)));
        json_close(out, '}');
    }
    json_close(out, ']');
    json_close(out, '}');
    buf_addc(out, '\n');
    return buf_check(out, "the notice of the withdrawal", err);
}

static void add_unknown(const struct work *w, struct exported_files *files, struct exported_file one)
{
    one.dir = settings_str(w->settings, "export", "dir");
    if (!record_holds(files, &one))
        *vec_push(w->scratch, files) = one;
}

/* A withdrawal that was cut short may have removed files that no record knew: its notice
 * names them. */
static enum fault add_noticed(const struct work *w, struct str path, struct exported_files *files, struct err *err)
{
    auto_buf struct buf bytes = buf_make(LIMIT_EXPORT);
    auto_json json_t *notice = NULL;
    json_t *one;
    size_t i;
    if (!file_exists(path.at))
        return FAULT_OK;
    try(file_read(path.at, &bytes, err));
    if (json_parse(buf_str(&bytes), path.at, &notice, NULL) != FAULT_OK ||
        !str_eq(json_get_str(notice, "decision"), article_kill(w->article)->hash))
        return FAULT_OK; /* somebody else's file of that name: ours takes its place */
    json_array_foreach(json_object_get(notice, "files"), i, one)
        add_unknown(w, files,
                    (struct exported_file){.name = arena_str(w->scratch, json_get_str(one, "name")),
                                           .format = arena_str(w->scratch, json_get_str(one, "format")),
                                           .sha256 = arena_str(w->scratch, json_get_str(one, "sha256"))});
    return FAULT_OK;
}

/* What left, by the record; and what lies there under a name of this edition all the same. */
static enum fault gather(const struct work *w, struct str notice, struct exported_files *files, struct err *err)
{
    const struct exported_files *known = &w->article->exported;
    for (size_t i = 0; i < known->len; i++)
        if (known->at[i].fate != EXPORT_NOTICE)
            *vec_push(w->scratch, files) = known->at[i];
    try(add_noticed(w, notice, files, err));
    for (size_t i = 0; exporters[i]; i++) {
        struct exported_file one = {.dir = settings_str(w->settings, "export", "dir"),
                                    .name = export_name(w->scratch, w->article, exporters[i]),
                                    .format = str_of(exporters[i]->name),
                                    .sha256 = {"", 0}};
        if (file_exists(record_path(w->settings, w->scratch, &one).at))
            add_unknown(w, files, one);
    }
    for (size_t i = 0; i < files->len; i++) {
        const struct exporter *x = exporter_named(files->at[i].format);
        files->at[i].fate = x && x->withdraw ? EXPORT_CANCELED : EXPORT_REMOVED;
    }
    return FAULT_OK;
}

static enum fault take_back(const struct withdrawal *in, struct exported_file *file, struct err *err)
{
    if (file->fate == EXPORT_REMOVED)
        return file_remove(record_path(in->settings, in->arena, file).at, err);
    auto_buf struct buf bytes = buf_make(LIMIT_EXPORT);
    try(exporter_named(file->format)->withdraw(in, &bytes, err));
    return record_put(in->settings, in->arena, file, &bytes, err);
}

/* The notice goes first: a file that vanished without a word would be worse than one
 * that stands a moment longer. */
enum fault withdraw_files(const struct work *w, struct exported_files *files, struct err *err)
{
    static const struct exporter ending = {.ending = ".withdrawn.json"};
    struct exported_file notice = {.dir = settings_str(w->settings, "export", "dir"),
                                   .name = export_name(w->scratch, w->article, &ending),
                                   .format = str_of("withdrawal"),
                                   .fate = EXPORT_NOTICE};
    auto_buf struct buf bytes = buf_make(LIMIT_EXPORT);
    try(gather(w, record_path(w->settings, w->scratch, &notice), files, err));
    if (files->len == 0)
        return FAULT_OK;
    /* told as it left, while the record goes on to what stands there now */
    struct exported_files left = {arena_alloc(w->scratch, files->len * sizeof *files->at), files->len, 0};
    memcpy(left.at, files->at, files->len * sizeof *files->at);
    struct withdrawal in = {w->article, article_kill(w->article), w->settings, &left, w->scratch};
    try(withdraw_notice(&in, &bytes, err));
    failpoint("export.withdraw.before");
    try(record_put(w->settings, w->scratch, &notice, &bytes, err));
    for (size_t i = 0; i < files->len; i++) {
        failpoint("export.withdraw.file");
        try(take_back(&in, &files->at[i], err));
    }
    *vec_push(w->scratch, files) = notice;
    failpoint("export.withdraw.after");
    return FAULT_OK;
}
