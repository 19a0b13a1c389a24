/* file: whole files in, whole files out, nothing half.
 */
#ifndef OKGYO_BASE_FILE_H
#define OKGYO_BASE_FILE_H

#include "base/arena.h"
#include "base/buf.h"

/* Reads up to out->max bytes ("-" is standard input). FAULT_REJECT when the
 * file is larger; FAULT_STOP when it cannot be read. */
enum fault file_read(const char *path, struct buf *out, struct err *err);

/* Writes a temporary file beside `path`, fsyncs it, renames it over `path` and
 * fsyncs the folder: after a crash either the old or the new bytes are there.
 * Missing folders are made. `mode` as for open(2), e.g. 0644. */
enum fault file_replace(const char *path, struct str bytes, unsigned mode, struct err *err);

/* Moves a file into a folder (made if missing); an older file of that name
 * keeps its place and the new one gets "-2", "-3" …. */
enum fault file_move_into(const char *path, const char *dir, struct err *err);

/* Takes a file away and fsyncs the folder; one that is not there is as good as gone. */
enum fault file_remove(const char *path, struct err *err);

/* Makes dir and its parents. */
enum fault file_mkdirs(const char *dir, struct err *err);

bool file_exists(const char *path);
bool file_is_dir(const char *path);

struct paths {
    struct str *at; /* NUL-terminated */
    size_t len, cap;
};

/* Regular files below `dir`, any depth, without hidden ones, in byte order. */
enum fault file_list(struct arena *a, const char *dir, struct paths *out, struct err *err);

/* "dir/name" and the part after the last '/'. */
struct str path_join(struct arena *a, const char *dir, struct str name);
struct str path_name(struct str path);
/* Absolute, symbolic links resolved; the path as it was if that fails. */
struct str path_real(struct arena *a, const char *path);

#endif
