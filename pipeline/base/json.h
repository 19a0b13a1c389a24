/* json: Jansson with the strictness okgyo wants, and a writer straight to a buf.
 *
 * Reading: duplicate keys, trailing bytes, NUL and bad UTF-8 are refused with
 * the line and column. Object order is kept. Getters borrow from the json_t.
 *
 * Writing: json_write() for a tree; the json_add_* functions for hot paths that
 * would only build a tree to throw it away. They write the comma themselves: a
 * value after '{', '[' or ':' gets none.
 *
 *     json_open(b, '{'); json_add_str(b, "id", id); json_add_int(b, "n", 3); json_close(b, '}');
 */
#ifndef OKGYO_BASE_JSON_H
#define OKGYO_BASE_JSON_H

#include "base/buf.h"

#include <jansson.h>

#define auto_json __attribute__((cleanup(json_release_)))
static inline void json_release_(json_t **j)
{
    json_decref(*j);
}

/* `what` names the place in messages ("okgyo.json", "DeepL's answer"). The
 * caller owns *out (auto_json). Faults: FAULT_REJECT with line and column. */
enum fault json_parse(struct str bytes, const char *what, json_t **out, struct err *err);

/* "" / fallback when the key is absent or of another type. */
struct str json_get_str(const json_t *object, const char *key);
int64_t json_get_int(const json_t *object, const char *key, int64_t fallback);
bool json_get_bool(const json_t *object, const char *key, bool fallback);
struct str json_str(const json_t *string);

/* Compact, object order kept, UTF-8 as it is. */
void json_write(struct buf *b, const json_t *value);
/* Two-space indented, for people. */
void json_write_pretty(struct buf *b, const json_t *value);

void json_open(struct buf *b, char bracket); /* '{' or '[' */
void json_close(struct buf *b, char bracket);
/* "key": to be followed by json_open or a json_add_* with key NULL. */
void json_key(struct buf *b, const char *key);
/* key NULL inside an array or after json_key. */
void json_add_str(struct buf *b, const char *key, struct str value);
void json_add_int(struct buf *b, const char *key, int64_t value);
void json_add_bool(struct buf *b, const char *key, bool value);

#endif
