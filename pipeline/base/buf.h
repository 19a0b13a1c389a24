/* buf: bytes being written, with a ceiling from birth.
 *
 * Adding never fails by return value: past the ceiling the buf stays as it was,
 * `over` is set, and buf_check() turns that into a fault once at the end. The
 * bytes are always followed by a NUL that is not counted.
 *
 *     auto_buf struct buf b = buf_make(LIMIT_EXPORT);
 *     buf_printf(&b, "%d segments", n);
 *     try(buf_check(&b, "export", err));
 */
#ifndef OKGYO_BASE_BUF_H
#define OKGYO_BASE_BUF_H

#include "base/fault.h"
#include "base/limits.h"
#include "base/str.h"

struct buf {
    char *at;
    size_t len, cap, max; /* bytes */
    bool over;            /* something did not fit */
};

#define auto_buf __attribute__((cleanup(buf_release)))

static inline struct buf buf_make(size_t max)
{
    return (struct buf){.max = max};
}

void buf_release(struct buf *b); /* frees; b is empty and usable again */
void buf_clear(struct buf *b);   /* keeps the memory */

void buf_add(struct buf *b, struct str s);
void buf_addz(struct buf *b, const char *z);
void buf_addc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* `len` zero bytes to be written by the caller; NULL when they do not fit. */
char *buf_room(struct buf *b, size_t len);

static inline struct str buf_str(const struct buf *b)
{
    return (struct str){b->at ? b->at : "", b->len};
}

/* FAULT_REJECT naming `what` and the ceiling when something did not fit. */
enum fault buf_check(const struct buf *b, const char *what, struct err *err);

/* Returns from the calling function when `call` is not FAULT_OK. */
#define try(call)                       \
    do {                                \
        enum fault try_fault_ = (call); \
        if (try_fault_ != FAULT_OK)     \
            return try_fault_;          \
    } while (0)

#endif
