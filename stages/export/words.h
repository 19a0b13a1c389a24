/* words: what an exported file says in its own voice, in the language of the edition.
 *
 * Every sentence is a template with named placeholders ("{name}"). The newsroom's
 * own come from the setting export.disclosure ("en.editor": "…"), the built-in ones
 * (en, ja, ko) from a table; "en-GB" falls back to "en", never to another language.
 */
#ifndef OKGYO_EXPORT_WORDS_H
#define OKGYO_EXPORT_WORDS_H

#include "base/arena.h"
#include "base/fault.h"
#include "engine/settings.h"

struct word {
    const char *name; /* placeholder without braces; NULL ends a list */
    struct str value;
};

/* The template for a key ("reporter") in a language (BCP 47); *out borrows from the
 * settings or the table. False when nobody gave one. */
bool words_find(const struct settings *s, struct str lang, const char *key, struct str *out);

/* The same; a missing one is FAULT_STOP that says which setting to write. */
enum fault words_need(const struct settings *s, struct str lang, const char *key, struct str *out, struct err *err);

/* The template with its placeholders filled in, runs of spaces made one, trimmed; in
 * `a`. A placeholder that is none of `values` is FAULT_STOP naming it. */
enum fault words_fill(struct arena *a, struct str lang, const char *key, struct str words, const struct word *values,
                      struct str *out, struct err *err);

/* The time as this language writes it (key "date"), in the zone of export.utc_offset. */
enum fault words_time(struct arena *a, const struct settings *s, struct str lang, int64_t ms, struct str *out,
                      struct err *err);

/* The primary subtag: "en-GB" -> "en". */
struct str words_primary(struct str lang);

#endif
