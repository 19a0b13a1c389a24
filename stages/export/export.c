/* export: the last stage. Reached when both signatures stand; writes the signed copy
 * in every format of the settings, whole files only, and keeps their hashes. */
#include "base/failpoint.h"
#include "base/file.h"
#include "engine/engine.h"
#include "stages/export/exporter.h"
#include "stages/export/record.h"
#include "stages/export/withdraw.h"
#include "stages/export/words.h"

/* --- what exporters are given --- */

/* The key without its language, when it is for this one: "ja:박서연" or "박서연". */
static bool byline_key(struct str key, struct str lang, struct str *name)
{
    ptrdiff_t colon = str_find(key, str_of(":"), 0);
    struct str wants = colon < 0 ? lang : str_slice(key, 0, (size_t)colon);
    *name = colon < 0 ? key : str_slice(key, (size_t)colon + 1, key.len);
    return name->len && (str_eq(wants, lang) || str_eq(wants, words_primary(lang)));
}

/* How a name is spelled in this language: its own entry before the one for all. */
static struct str spelling_of(struct arena *arena, json_t *map, struct str lang, struct str name)
{
    const struct str languages[] = {lang, words_primary(lang)};
    for (int i = 0; i < 2; i++) {
        struct str key = arena_printf(arena, "%.*s:%.*s", STR_ARGS(languages[i]), STR_ARGS(name));
        json_t *own = json_object_getn(map, key.at, key.len);
        if (own)
            return json_str(own);
    }
    return json_str(json_object_getn(map, name.at, name.len));
}

/* A Korean byline is printed in another script only as the newsroom spells it: no
 * romanisation is guessed. */
static struct str byline_of(struct arena *arena, const struct article *a, const struct settings *s)
{
    struct str by = a->meta.byline, found = {"", 0};
    if (!copy_has_hangul(by) || str_is(words_primary(a->target_lang), "ko"))
        return by;
    json_t *map = (json_t *)(uintptr_t)settings_json(s, "export", "bylines");
    const char *key;
    json_t *value;
    json_object_foreach(map, key, value)
    {
        struct str name;
        if (!byline_key(str_of(key), a->target_lang, &name) || str_find(by, name, 0) < 0)
            continue;
        struct str spelled = spelling_of(arena, map, a->target_lang, name);
        /* an entry for all languages gives way to the one for this, and a name stands once */
        if (str_eq(spelled, json_str(value)) && str_find(found, spelled, 0) < 0)
            found = arena_printf(arena, "%.*s%s%.*s", STR_ARGS(found), found.len ? ", " : "", STR_ARGS(spelled));
    }
    return found;
}

static int64_t newest_change(const struct article *a)
{
    int64_t when = 0;
    for (size_t i = 0; i < a->segments.len; i++)
        if (a->segments.at[i].draft.when > when)
            when = a->segments.at[i].draft.when;
    for (size_t i = 0; i < a->decisions.len; i++)
        if (a->decisions.at[i].when > when)
            when = a->decisions.at[i].when;
    return when ? when : a->meta.published;
}

static enum fault may_leave(const struct article *a, const struct signoff *so, bool draft, struct err *err)
{
    const char *lang = arena_cstr(a->arena, a->target_lang);
    if (so->state == STATE_KILLED)
        return fault(err, FAULT_REJECT, "%lld.%s was withdrawn; nothing of it is exported", (long long)a->id, lang);
    if (so->state == STATE_SIGNED || draft)
        return FAULT_OK;
    return fault(err, FAULT_WAIT,
                 "%lld.%s is not signed off (it is with the %s); --drafts exports it marked as a draft",
                 (long long)a->id, lang, so->state == STATE_EDITOR ? "editor" : "reporter");
}

enum fault export_write(const struct article *a, const struct settings *s, const struct exporter *x, bool draft,
                        struct buf *out, struct err *err)
{
    struct signoff so;
    edition_signoff(a, &so);
    try(may_leave(a, &so, draft, err));
    struct arena arena = {0};
    struct disclosure d;
    enum fault f = disclosure_make(&arena, a, &so, s, &d, err);
    if (f == FAULT_OK) {
        struct export_input in = {a,
                                  &so,
                                  d.text,
                                  s,
                                  !d.signed_off,
                                  &arena,
                                  &d,
                                  copy_passages(&arena, a),
                                  {"", 0},
                                  byline_of(&arena, a, s),
                                  d.signed_off ? so.editor.when : newest_change(a)};
        const struct passage *headline = copy_first(&in.passages, BLOCK_HEADLINE);
        in.headline = headline ? headline->text : str_of("");
        f = x->write(&in, out, err);
    }
    arena_release(&arena);
    return f == FAULT_OK ? buf_check(out, "the exported file", err) : f;
}

/* --- the stage --- */

static void export_key(const struct work *w, struct hash *h)
{
    const struct decisions *d = &w->article->decisions;
    hash_add(h, d->len ? d->at[d->len - 1].hash : str_of(""));
}

static enum fault write_one(const struct work *w, const struct exporter *x, struct exported_file *file, struct err *err)
{
    auto_buf struct buf bytes = buf_make(LIMIT_EXPORT);
    try(export_write(w->article, w->settings, x, false, &bytes, err));
    *file = (struct exported_file){.dir = settings_str(w->settings, "export", "dir"),
                                   .name = export_name(w->scratch, w->article, x),
                                   .format = str_of(x->name),
                                   .sha256 = {"", 0}};
    failpoint("export.write.before");
    try(record_put(w->settings, w->scratch, file, &bytes, err));
    failpoint("export.write.after");
    return FAULT_OK;
}

static enum fault export_work(struct work *w, struct buf *out, struct err *err)
{
    const json_t *formats = settings_json(w->settings, "export", "formats"), *format;
    struct exported_files files = {0};
    size_t i;
    json_array_foreach(formats, i, format)
    {
        if (w->stop && *w->stop)
            return fault(err, FAULT_RETRY, "stopped before %s was written", json_string_value(format));
        const struct exporter *x = exporter_named(json_str(format));
        if (!x)
            return fault(err, FAULT_STOP, "/export/formats/%zu: there is no format \"%s\"", i,
                         json_string_value(format));
        try(write_one(w, x, vec_push(w->scratch, &files), err));
    }
    try(record_keep_earlier(w, &files, err));
    record_write(&files, out);
    return buf_check(out, "the list of exported files", err);
}

static enum fault export_withdraw(struct work *w, struct buf *out, struct err *err)
{
    struct exported_files files = {0};
    try(withdraw_files(w, &files, err));
    record_write(&files, out);
    return buf_check(out, "the list of withdrawn files", err);
}

static enum fault export_load(struct article *a, struct str bytes, struct err *err)
{
    a->exported.len = 0;
    return record_read(bytes, a->arena, &a->exported, err);
}

static const struct option export_options[] = {
    {.name = "dir", .type = OPTION_STRING, .standard = "\"out\"", .help = "folder that signed copy is written to"},
    {.name = "formats",
     .type = OPTION_LIST,
     .standard = "[\"text\",\"html\",\"ninjs\",\"xliff\",\"jsonl\"]",
     .help = "formats that signed copy is written in",
     .words = "text|html|ninjs|xliff|jsonl"},
    {.name = "disclosure",
     .type = OPTION_MAP,
     .standard = "{}",
     .help = "words of the disclosure and of the file's other lines: \"en.editor\": \"An editor{who} approved it.\""},
    {.name = "disclosure_url",
     .type = OPTION_STRING,
     .standard = "\"\"",
     .help = "address of the newsroom's page on how it translates"},
    {.name = "disclosure_names",
     .type = OPTION_BOOL,
     .standard = "false",
     .help = "name the people who signed in the disclosure, ninjs and XLIFF"},
    {.name = "names", .type = OPTION_MAP, .standard = "{}", .help = "login to name as printed"},
    {.name = "bylines",
     .type = OPTION_MAP,
     .standard = "{}",
     .help = "Korean byline or name in it to its spelling in print; \"ja:\" before it makes it one for Japanese"},
    {.name = "engine_kinds",
     .type = OPTION_MAP,
     .standard = "{}",
     .help = "endpoint name to memory, machine or generative, where its preset does not tell"},
    {.name = "source_types",
     .type = OPTION_MAP,
     .standard = "{}",
     .help = "IPTC digital source type for machine.draft, machine.signed, memory.draft, memory.signed, hand.draft, "
             "hand.signed; \"\" gives none"},
    {.name = "uri",
     .type = OPTION_STRING,
     .standard = "\"\"",
     .help = "ninjs uri of an edition, with {id}, {lang} and {slug}; without it the source's own uri and the language"},
    {.name = "utc_offset",
     .type = OPTION_INT,
     .standard = "540",
     .help = "zone that times are printed in, in minutes east of UTC",
     .least = -720,
     .most = 840},
    {.name = NULL},
};

const struct stage stage_export = {
    .name = "export",
    .help = "writes signed copy in every format, with a disclosure computed from the signatures",
    .version = 1,
    .scope = SCOPE_EDITION,
    .options = export_options,
    .key = export_key,
    .work = export_work,
    .load = export_load,
    .withdraw = export_withdraw,
};
