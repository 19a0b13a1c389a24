/* large: tables of megabytes that are looked into at random.
 *
 * In large pages where the system gives them (Linux: madvise), so that the processor finds
 * their addresses without a walk and the kernel gives them in a few pieces.
 */
#ifndef OKGYO_BASE_LARGE_H
#define OKGYO_BASE_LARGE_H

#include <stddef.h>

/* `bytes` of zeros that begin a cache line, given back with free(). Aborts when there is no
 * memory, as arenas do. */
void *large_zeroed(size_t bytes);

#endif
