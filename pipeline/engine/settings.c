#include "engine/settings.h"

#include "base/file.h"
#include "engine/check_option.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct settings {
    struct arena arena;
    const struct section *sections;
    json_t *values; /* section -> name -> value, defaults filled in */
    struct str file, folder;
};

static const struct section *find_section(const struct section *sections, const char *name)
{
    for (; sections->name; sections++)
        if (strcmp(sections->name, name) == 0)
            return sections;
    return NULL;
}

static enum fault unknown_section(const struct section *sections, const char *what, const char *name, struct err *err)
{
    const char *nearest = NULL;
    unsigned best = 4;
    for (; sections->name; sections++) {
        unsigned d = str_distance(str_of(name), str_of(sections->name));
        if (d < best) {
            best = d;
            nearest = sections->name;
        }
    }
    return fault(err, FAULT_STOP, "%s: /%s: there is no such section%s%s%s", what, name,
                 nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
}

/* "//" and "$schema" are for people and their editors. */
static bool is_remark(const char *key)
{
    return strncmp(key, "//", 2) == 0 || strcmp(key, "$schema") == 0;
}

static enum fault check_sections(json_t *given, const struct section *sections, const char *what, struct err *err)
{
    const char *key;
    json_t *value;
    if (!json_is_object(given))
        return fault(err, FAULT_STOP, "%s: the settings must be one JSON object", what);
    json_object_foreach(given, key, value)
    {
        const struct section *section = find_section(sections, key);
        if (is_remark(key))
            continue;
        if (!section)
            return unknown_section(sections, what, key, err);
        char path[256];
        snprintf(path, sizeof path, "/%s", key);
        if (!json_is_object(value))
            return fault(err, FAULT_STOP, "%s: %s: must be an object", what, path);
        try(option_check_object(section->options, value, what, path, err));
    }
    return FAULT_OK;
}

/* OKGYO_TRANSLATE_MAX_ATTEMPTS and the like, for everything but tables and secrets. */
static enum fault take_environment(const struct section *section, json_t *object, struct err *err)
{
    for (const struct option *o = section->options; o && o->name; o++) {
        char name[128];
        int len = snprintf(name, sizeof name, "OKGYO_%s_%s", section->name, o->name);
        for (int i = 0; i < len; i++)
            name[i] = (char)toupper((unsigned char)name[i]);
        const char *value = getenv(name);
        if (value)
            try(option_from_text(o, object, str_of(value), name, err));
    }
    return FAULT_OK;
}

static enum fault fill(struct settings *s, const json_t *given, struct err *err)
{
    s->values = json_object();
    for (const struct section *section = s->sections; section->name; section++) {
        json_t *object = json_object();
        json_object_set_new(s->values, section->name, object);
        json_object_update(object, json_object_get(given, section->name));
        option_fill_object(section->options, object);
        try(take_environment(section, object, err));
    }
    return FAULT_OK;
}

static enum fault read_file(struct settings *s, const char *path, json_t **given, struct err *err)
{
    *given = json_object();
    if (!path) {
        char *here = getcwd(NULL, 0);
        s->folder = arena_str(&s->arena, str_of(here ? here : "."));
        free(here);
        return FAULT_OK;
    }
    s->file = path_real(&s->arena, path);
    struct str name = path_name(s->file);
    s->folder = arena_str(&s->arena, str_slice(s->file, 0, s->file.len > name.len ? s->file.len - name.len - 1 : 0));
    auto_buf struct buf bytes = buf_make(LIMIT_SETTINGS);
    json_decref(*given);
    *given = NULL;
    try(file_read(path, &bytes, err));
    return json_parse(buf_str(&bytes), path, given, err) == FAULT_OK ? FAULT_OK : FAULT_STOP;
}

enum fault settings_open(const char *path, const struct section *sections, struct settings **out, struct err *err)
{
    struct settings *s = calloc(1, sizeof *s);
    if (!s)
        abort();
    s->sections = sections;
    s->file = str_of("");
    auto_json json_t *given = NULL;
    enum fault f = read_file(s, path, &given, err);
    if (f == FAULT_OK)
        f = check_sections(given, sections, path ? path : "settings", err);
    if (f == FAULT_OK)
        f = fill(s, given, err);
    if (f != FAULT_OK) {
        settings_close(s);
        return f;
    }
    *out = s;
    return FAULT_OK;
}

void settings_close(struct settings *s)
{
    if (!s)
        return;
    json_decref(s->values);
    arena_release(&s->arena);
    free(s);
}

struct str settings_search(struct arena *a)
{
    const char *named = getenv("OKGYO_CONFIG");
    if (named && *named)
        return arena_str(a, str_of(named));
    char *here = getcwd(NULL, 0);
    struct str folder = arena_str(a, str_of(here ? here : "/")), found = {"", 0};
    free(here);
    for (;;) {
        struct str path = path_join(a, arena_cstr(a, folder), str_of("okgyo.json"));
        if (file_exists(path.at)) {
            found = path;
            break;
        }
        struct str name = path_name(folder);
        if (folder.len <= 1)
            break;
        folder = str_slice(folder, 0, folder.len - name.len > 1 ? folder.len - name.len - 1 : 1);
    }
    return found;
}

struct str settings_file(const struct settings *s)
{
    return s->file;
}

struct str settings_folder(const struct settings *s)
{
    return s->folder;
}

const json_t *settings_section(const struct settings *s, const char *section)
{
    const json_t *object = json_object_get(s->values, section);
    assert(object);
    return object;
}

const json_t *settings_json(const struct settings *s, const char *section, const char *name)
{
    return json_object_get(settings_section(s, section), name);
}

struct str settings_str(const struct settings *s, const char *section, const char *name)
{
    return json_str(settings_json(s, section, name));
}

int64_t settings_int(const struct settings *s, const char *section, const char *name)
{
    const json_t *value = settings_json(s, section, name);
    assert(json_is_integer(value));
    return json_integer_value(value);
}

bool settings_bool(const struct settings *s, const char *section, const char *name)
{
    return json_is_true(settings_json(s, section, name));
}

struct str settings_path(const struct settings *s, struct arena *a, struct str path)
{
    if ((path.len && path.at[0] == '/') || str_find(path, str_of("://"), 0) >= 0)
        return arena_str(a, path);
    return path_join(a, arena_cstr(a, s->folder), path);
}

enum fault settings_secret(const struct settings *s, const json_t *secret, const char *what, struct buf *out,
                           struct err *err)
{
    struct str env = json_get_str(secret, "env"), file = json_get_str(secret, "file");
    if (env.len) {
        const char *value = getenv(env.at);
        if (!value || !*value)
            return fault(err, FAULT_STOP, "%s: the environment variable %s is not set", what, env.at);
        buf_addz(out, value);
        return FAULT_OK;
    }
    struct arena a = {0};
    struct str path = settings_path(s, &a, file);
    struct stat info;
    /* container engines mount secrets world-readable into a folder nobody else sees */
    bool open_to_all = stat(path.at, &info) == 0 && info.st_mode & S_IROTH && !str_starts(path, "/run/secrets/");
    enum fault f = open_to_all ? fault(err, FAULT_STOP, "%s: %s can be read by everybody; chmod 600 it", what, path.at)
                               : file_read(path.at, out, err);
    arena_release(&a);
    try(f);
    struct str trimmed = str_trim(buf_str(out));
    if (trimmed.len == 0)
        return fault(err, FAULT_STOP, "%s: the secret file is empty", what);
    memmove(out->at, trimmed.at, trimmed.len);
    out->len = trimmed.len;
    out->at[out->len] = 0;
    return FAULT_OK;
}

void settings_schema(const struct section *sections, struct buf *out)
{
    json_t *properties = json_object();
    json_object_set_new(properties, "$schema", json_pack("{s:s}", "type", "string"));
    for (; sections->name; sections++)
        json_object_set_new(properties, sections->name, option_schema_object(sections->options, sections->help));
    auto_json json_t *schema =
        json_pack("{s:s, s:s, s:s, s:b, s:{s:{}}, s:o}", "$schema", "https://json-schema.org/draft/2020-12/schema",
                  "title", "okgyo.json", "type", "object", "additionalProperties", 0, "patternProperties", "^//",
                  "properties", properties);
    json_write_pretty(out, schema);
    buf_addc(out, '\n');
}

void settings_show(const struct settings *s, struct buf *out)
{
    /* secrets are references here; their values were never read into it */
    json_write_pretty(out, s->values);
    buf_addc(out, '\n');
}
