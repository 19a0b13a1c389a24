/* record: which files an edition left in, and what became of them.
 *
 * The export stage's output. It knows more than the last run's files: a name that an
 * earlier version of the story left under stays in it, so that a withdrawal (전문취소)
 * finds every file. The outbox is kept as the settings named it, so that the record
 * outlives a newsroom's folder that was moved.
 *
 *     [{"dir":"out","name":"12.en.diplomacy.html","format":"html","bytes":4711,"sha256":"…","fate":"stands"}]
 */
#ifndef OKGYO_EXPORT_RECORD_H
#define OKGYO_EXPORT_RECORD_H

#include "engine/stage.h"

/* Writes `bytes` under file->dir and file->name, whole or not at all, and fills in their
 * number and hash. */
enum fault record_put(const struct settings *s, struct arena *scratch, struct exported_file *file,
                      const struct buf *bytes, struct err *err);
/* Where it stands; NUL-terminated, in `arena`. */
struct str record_path(const struct settings *s, struct arena *arena, const struct exported_file *file);

/* Adds what the record before this run knows and `files` does not hold: names that an
 * earlier version left under. Without a store there is nothing before. */
enum fault record_keep_earlier(const struct work *w, struct exported_files *files, struct err *err);

/* The same outbox and name. */
bool record_holds(const struct exported_files *files, const struct exported_file *one);

void record_write(const struct exported_files *files, struct buf *out);
/* Appends what `bytes` says; strings are copied to `arena`. FAULT_REJECT with line and
 * column where it is no record. */
enum fault record_read(struct str bytes, struct arena *arena, struct exported_files *out, struct err *err);

#endif
