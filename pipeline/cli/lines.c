#include "cli/lines.h"

#include "base/limits.h"
#include "text/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { LINES_FIRST = 1 << 16 };

enum fault lines_open(struct lines *l, const char *path, struct err *err)
{
    bool standard = strcmp(path, "-") == 0;
    *l = (struct lines){.path = standard ? "standard input" : path, .cap = LINES_FIRST};
    l->fd = standard ? 0 : open(path, O_RDONLY | O_CLOEXEC);
    if (l->fd < 0)
        return fault(err, FAULT_STOP, "%s: cannot be opened: %s", path, strerror(errno));
    l->at = malloc(l->cap);
    if (!l->at)
        abort();
    return FAULT_OK;
}

void lines_close(struct lines *l)
{
    if (l->fd > 0)
        close(l->fd);
    free(l->at);
    *l = (struct lines){.fd = -1};
}

/* Reads more behind what is there. */
static enum fault fill(struct lines *l, struct err *err)
{
    if (l->from > 0) {
        memmove(l->at, l->at + l->from, l->to - l->from);
        l->to -= l->from;
        l->from = 0;
    }
    if (l->to == l->cap) {
        if (l->cap > LIMIT_LINE)
            return fault(err, FAULT_REJECT, "%s:%u: the line is longer than %d bytes", l->path, l->number + 1,
                         LIMIT_LINE);
        l->at = realloc(l->at, l->cap *= 2);
        if (!l->at)
            abort();
    }
    ssize_t n;
    do
        n = read(l->fd, l->at + l->to, l->cap - l->to);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return fault(err, FAULT_STOP, "%s: cannot be read: %s", l->path, strerror(errno));
    l->end = n == 0;
    l->to += (size_t)n;
    return FAULT_OK;
}

static enum fault check_line(struct lines *l, struct str *line, struct err *err)
{
    if (l->number == 1 && str_starts(*line, "\xEF\xBB\xBF"))
        *line = str_slice(*line, 3, line->len);
    if (str_ends(*line, "\r"))
        line->len--;
    ptrdiff_t bad = utf8_invalid(*line);
    if (bad >= 0)
        return fault(err, FAULT_REJECT, "%s:%u: byte %td of the line is not UTF-8; convert the file first", l->path,
                     l->number, bad + 1);
    return FAULT_OK;
}

enum fault lines_next(struct lines *l, struct str *line, bool *more, struct err *err)
{
    size_t seen = 0;
    for (;;) {
        char *newline = memchr(l->at + l->from + seen, '\n', l->to - l->from - seen);
        size_t have = l->to - l->from;
        if (newline || (l->end && have > 0)) {
            *line = (struct str){l->at + l->from, newline ? (size_t)(newline - l->at) - l->from : have};
            l->from += line->len + (newline != NULL);
            l->number++;
            *more = true;
            return check_line(l, line, err);
        }
        *more = false;
        if (l->end)
            return FAULT_OK;
        seen = have;
        enum fault f = fill(l, err);
        if (f != FAULT_OK)
            return f;
    }
}
