#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_release(struct buf *b)
{
    free(b->at);
    *b = (struct buf){.max = b->max};
}

void buf_clear(struct buf *b)
{
    b->len = 0;
    b->over = false;
    if (b->at)
        b->at[0] = 0;
}

/* True when `more` bytes fit and the room is there. */
static bool make_room(struct buf *b, size_t more)
{
    assert(b->max > 0 && b->max < SIZE_MAX / 2);
    if (b->over || more > b->max - b->len) {
        b->over = true;
        return false;
    }
    size_t need = b->len + more + 1;
    if (need <= b->cap)
        return true;
    size_t cap = b->cap ? b->cap * 2 : 256;
    while (cap < need)
        cap *= 2;
    if (cap > b->max + 1)
        cap = b->max + 1;
    char *wider = realloc(b->at, cap);
    if (!wider)
        abort();
    b->at = wider;
    b->cap = cap;
    return true;
}

char *buf_room(struct buf *b, size_t len)
{
    if (!make_room(b, len))
        return NULL;
    char *at = b->at + b->len;
    memset(at, 0, len + 1);
    b->len += len;
    return at;
}

void buf_add(struct buf *b, struct str s)
{
    if (!make_room(b, s.len))
        return;
    if (s.len)
        memcpy(b->at + b->len, s.at, s.len);
    b->len += s.len;
    b->at[b->len] = 0;
}

void buf_addz(struct buf *b, const char *z)
{
    buf_add(b, str_of(z));
}

void buf_addc(struct buf *b, char c)
{
    buf_add(b, (struct str){&c, 1});
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(len >= 0);
    if (make_room(b, (size_t)len)) {
        vsnprintf(b->at + b->len, (size_t)len + 1, format, again);
        b->len += (size_t)len;
    }
    va_end(again);
}

enum fault buf_check(const struct buf *b, const char *what, struct err *err)
{
    if (!b->over)
        return FAULT_OK;
    return fault(err, FAULT_REJECT, "%s: larger than the limit of %zu bytes", what, b->max);
}
