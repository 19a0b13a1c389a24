#define _GNU_SOURCE
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
}
#define auto_fd __attribute__((cleanup(close_fd)))

static enum fault broken(struct err *err, const char *path, const char *what)
{
    return fault(err, FAULT_STOP, "%s: %s: %s", path, what, strerror(errno));
}

enum fault file_read(const char *path, struct buf *out, struct err *err)
{
    bool standard = strcmp(path, "-") == 0;
    auto_fd int fd = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return broken(err, path, "cannot be opened");
    struct stat info;
    if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
        errno = EISDIR;
        return broken(err, path, "cannot be read");
    }
    char piece[1 << 16];
    for (;;) {
        ssize_t n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return broken(err, path, "cannot be read");
        if (n == 0)
            return FAULT_OK;
        buf_add(out, (struct str){piece, (size_t)n});
        try(buf_check(out, path, err));
    }
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.len) {
        ssize_t n = write(fd, bytes.at, bytes.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes = str_slice(bytes, (size_t)n, bytes.len);
    }
    return true;
}

static struct str folder_of(struct str path)
{
    struct str name = path_name(path);
    size_t len = path.len - name.len;
    if (len == 0)
        return str_of(".");
    return (struct str){path.at, len > 1 ? len - 1 : 1};
}

static void sync_folder(const char *dir)
{
    auto_fd int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0)
        fsync(fd); /* some file systems refuse this; the rename is done all the same */
}

enum fault file_replace(const char *path, struct str bytes, unsigned mode, struct err *err)
{
    struct arena a = {0};
    char *dir = arena_cstr(&a, folder_of(str_of(path)));
    enum fault f = file_mkdirs(dir, err);
    char *temporary = arena_cstr(&a, arena_printf(&a, "%s.%ld.tmp", path, (long)getpid()));
    if (f == FAULT_OK) {
        auto_fd int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
        if (fd < 0 || !write_all(fd, bytes) || fsync(fd) != 0 || rename(temporary, path) != 0) {
            f = broken(err, path, "cannot be written");
            unlink(temporary);
        } else {
            sync_folder(dir);
        }
    }
    arena_release(&a);
    return f;
}

enum fault file_remove(const char *path, struct err *err)
{
    if (unlink(path) != 0)
        return errno == ENOENT || errno == ENOTDIR ? FAULT_OK : broken(err, path, "cannot be removed");
    struct arena a = {0};
    sync_folder(arena_cstr(&a, folder_of(str_of(path))));
    arena_release(&a);
    return FAULT_OK;
}

enum fault file_move_into(const char *path, const char *dir, struct err *err)
{
    struct arena a = {0};
    enum fault f = file_mkdirs(dir, err);
    struct str name = path_name(str_of(path)), to = path_join(&a, dir, name);
    ptrdiff_t dot = str_find(name, str_of("."), 1);
    struct str stem = dot > 0 ? str_slice(name, 0, (size_t)dot) : name;
    struct str ending = str_slice(name, stem.len, name.len);
    for (int n = 2; f == FAULT_OK && file_exists(to.at); n++)
        to = arena_printf(&a, "%s/%.*s-%d%.*s", dir, STR_ARGS(stem), n, STR_ARGS(ending));
    if (f == FAULT_OK && rename(path, to.at) != 0)
        f = broken(err, path, "cannot be moved");
    arena_release(&a);
    return f;
}

enum fault file_mkdirs(const char *dir, struct err *err)
{
    char path[PATH_MAX];
    size_t len = strlen(dir);
    if (len == 0 || len >= sizeof path) {
        errno = ENAMETOOLONG;
        return broken(err, dir, "cannot be made");
    }
    memcpy(path, dir, len + 1);
    for (char *c = path + 1;; c++) {
        if (*c && *c != '/')
            continue;
        char was = *c;
        *c = 0;
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return broken(err, path, "cannot be made");
        *c = was;
        if (!was)
            break;
    }
    if (!file_is_dir(dir)) {
        errno = ENOTDIR;
        return broken(err, dir, "cannot be made");
    }
    return FAULT_OK;
}

bool file_exists(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

bool file_is_dir(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static int by_bytes(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static enum fault walk(struct arena *a, const char *dir, struct paths *out, struct err *err)
{
    DIR *d = opendir(dir);
    if (!d)
        return broken(err, dir, "cannot be opened");
    enum fault f = FAULT_OK;
    for (struct dirent *e; f == FAULT_OK && (e = readdir(d));) {
        if (e->d_name[0] == '.')
            continue;
        struct str path = path_join(a, dir, str_of(e->d_name));
        struct stat info;
        if (stat(path.at, &info) != 0)
            f = broken(err, path.at, "cannot be read");
        else if (S_ISDIR(info.st_mode))
            f = walk(a, path.at, out, err);
        else if (S_ISREG(info.st_mode))
            *vec_push(a, out) = path;
    }
    closedir(d);
    return f;
}

enum fault file_list(struct arena *a, const char *dir, struct paths *out, struct err *err)
{
    try(walk(a, dir, out, err));
    if (out->len)
        qsort(out->at, out->len, sizeof *out->at, by_bytes);
    return FAULT_OK;
}

struct str path_join(struct arena *a, const char *dir, struct str name)
{
    bool slash = *dir && dir[strlen(dir) - 1] == '/';
    return arena_printf(a, "%s%s%.*s", dir, slash ? "" : "/", STR_ARGS(name));
}

struct str path_name(struct str path)
{
    for (size_t i = path.len; i > 0; i--)
        if (path.at[i - 1] == '/')
            return str_slice(path, i, path.len);
    return path;
}

struct str path_real(struct arena *a, const char *path)
{
    char real[PATH_MAX];
    return arena_str(a, str_of(realpath(path, real) ? real : path));
}
