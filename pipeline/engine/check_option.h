/* check_option: values held against a table of options. Shared by the settings and
 * the command line.
 */
#ifndef OKGYO_ENGINE_CHECK_OPTION_H
#define OKGYO_ENGINE_CHECK_OPTION_H

#include "base/json.h"
#include "engine/option.h"

/* Every key known, every value of its type and range. `what` names the file, `path`
 * the object ("/translate/endpoints/0"). FAULT_STOP with the nearest known name. */
enum fault option_check_object(const struct option *options, const json_t *object, const char *what, const char *path,
                               struct err *err);

/* Puts the defaults in for what is absent, in tables too. */
void option_fill_object(const struct option *options, json_t *object);

/* Parses `text` as the option's type and sets it; lists split at commas. FAULT_STOP
 * "where: …" when it is none. Tables and secrets are left alone. */
enum fault option_from_text(const struct option *o, json_t *object, struct str text, const char *where,
                            struct err *err);

/* JSON schema of an object with these options. */
json_t *option_schema_object(const struct option *options, const char *help);

/* The option of that name, or NULL; and the nearest one for a did-you-mean. */
const struct option *option_find(const struct option *options, struct str name);
const char *option_nearest(const struct option *options, struct str name);

#endif
