#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A cut text must not end in half a character, nor carry a line break into a log. */
static void tidy(char *text, size_t size)
{
    size_t len = strlen(text);
    if (len == size - 1) {
        while (len > 0 && ((unsigned char)text[len - 1] & 0xC0) == 0x80)
            len--;
        if (len > 0 && (unsigned char)text[len - 1] >= 0xC0)
            len--;
        text[len] = 0;
    }
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            *c = ' ';
}

enum fault fault(struct err *err, enum fault f, const char *format, ...)
{
    if (!err)
        return f;
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    tidy(err->text, sizeof err->text);
    err->wait_ms = 0;
    return f;
}

void err_prefix(struct err *err, const char *format, ...)
{
    if (!err)
        return;
    char was[sizeof err->text], where[256];
    memcpy(was, err->text, sizeof was);
    va_list args;
    va_start(args, format);
    vsnprintf(where, sizeof where, format, args);
    va_end(args);
    int64_t wait = err->wait_ms;
    fault(err, FAULT_OK, "%s: %s", where, was);
    err->wait_ms = wait;
}

const char *fault_name(enum fault f)
{
    static const char *const names[] = {"ok", "wait", "retry", "reject", "stop"};
    return names[f];
}
