#define _DEFAULT_SOURCE /* madvise */
#include "base/large.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { LARGE_PAGE = 2 << 20, LINE = 64 };

void *large_zeroed(size_t bytes)
{
    size_t align = bytes < LARGE_PAGE ? LINE : LARGE_PAGE;
    void *out = aligned_alloc(align, (bytes + align - 1) & ~(align - 1));
    if (!out)
        abort();
#ifdef MADV_HUGEPAGE
    if (align == LARGE_PAGE)
        madvise(out, bytes, MADV_HUGEPAGE); /* only a wish */
#endif
    return memset(out, 0, bytes);
}
