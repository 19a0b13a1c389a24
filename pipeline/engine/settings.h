/* settings: okgyo.json, checked against the declared options, defaults filled in.
 *
 * Every section is the option table of a stage or of a part of the engine. An
 * unknown key is an error with its path and the nearest known one. Environment
 * variables OKGYO_<SECTION>_<KEY> override scalars.
 */
#ifndef OKGYO_ENGINE_SETTINGS_H
#define OKGYO_ENGINE_SETTINGS_H

#include "base/arena.h"
#include "base/json.h"
#include "engine/option.h"

struct section {
    const char *name; /* "translate" */
    const char *help;
    const struct option *options;
};

struct settings;

/* `path` NULL = defaults and environment alone. `sections` ends with a NULL name
 * and must outlive the settings. Relative paths inside are taken from the file's
 * folder. Faults: FAULT_STOP with "okgyo.json: /translate/endpoints/0/preset: …". */
enum fault settings_open(const char *path, const struct section *sections, struct settings **out, struct err *err);
void settings_close(struct settings *s);

/* okgyo.json found upward from the working folder, OKGYO_CONFIG before it; ""
 * when there is none. */
struct str settings_search(struct arena *a);

/* The path of the file ("" = none) and the folder relative paths start from. */
struct str settings_file(const struct settings *s);
struct str settings_folder(const struct settings *s);

/* Values; section and name must be declared (assert). */
struct str settings_str(const struct settings *s, const char *section, const char *name);
int64_t settings_int(const struct settings *s, const char *section, const char *name);
bool settings_bool(const struct settings *s, const char *section, const char *name);
/* List, map or table. */
const json_t *settings_json(const struct settings *s, const char *section, const char *name);
/* The whole section: what enters a stage's key. */
const json_t *settings_section(const struct settings *s, const char *section);
/* A path from the settings made absolute (relative to the settings' folder); what has a
 * scheme (postgresql://…) stays as it is. */
struct str settings_path(const struct settings *s, struct arena *a, struct str path);

/* Reads what a secret refers to. `secret` is the {"env"|"file"} object. The value
 * goes to `out` and nowhere else; a file readable by others is refused. */
enum fault settings_secret(const struct settings *s, const json_t *secret, const char *what, struct buf *out,
                           struct err *err);

/* The JSON schema (2020-12) of all sections, and the settings in force. */
void settings_schema(const struct section *sections, struct buf *out);
void settings_show(const struct settings *s, struct buf *out);

#endif
