/* lines: a file line by line, any number of lines, none longer than LIMIT_LINE.
 */
#ifndef OKGYO_CLI_LINES_H
#define OKGYO_CLI_LINES_H

#include "base/fault.h"
#include "base/str.h"

#include <stdbool.h>

struct lines {
    const char *path; /* for messages */
    uint32_t number;  /* of the line read last, 1-based */
    int fd;
    char *at;
    size_t from, to, cap;
    bool end;
};

/* "-" is standard input. Faults: FAULT_STOP when it cannot be opened. */
enum fault lines_open(struct lines *l, const char *path, struct err *err);
void lines_close(struct lines *l);

/* The next line without its CR LF, borrowed until the next call; a BOM before the first
 * is skipped. *more false at the end. Faults: FAULT_REJECT for a line that is too long
 * or no UTF-8 (line and byte), FAULT_STOP when reading fails. */
enum fault lines_next(struct lines *l, struct str *line, bool *more, struct err *err);

#endif
