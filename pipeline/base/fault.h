/* fault: what the caller must do next.
 *
 * Every function that can fail returns enum fault and takes struct err *err
 * last. The fault steers the machine; the text is for a night editor: what
 * happened, where, what to do. Findings (things people look at in a text) are
 * not faults.
 */
#ifndef OKGYO_BASE_FAULT_H
#define OKGYO_BASE_FAULT_H

#include <stdint.h>

enum fault {
    FAULT_OK,
    FAULT_WAIT,   /* park: a person has to act first */
    FAULT_RETRY,  /* try again, not before err->wait_ms have passed */
    FAULT_REJECT, /* this input can never pass: show it, keep it */
    FAULT_STOP,   /* something outside is broken (endpoint, database, settings): stop working on it */
};

struct err {
    char text[768];  /* one line, no trailing newline, cut at a code point */
    int64_t wait_ms; /* with FAULT_RETRY: not earlier than this; 0 = the caller's own backoff */
};

/* Fills err (which may be NULL) and returns f, so that a function can write
 * `return fault(err, FAULT_REJECT, "%s:%d: …", …);` */
enum fault fault(struct err *err, enum fault f, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Puts "where: " before what err says, for callers that know more of the place. */
void err_prefix(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* "ok", "wait", "retry", "reject", "stop" */
const char *fault_name(enum fault f);

#endif
