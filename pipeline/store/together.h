/* together: threads whose writes reach the disk with one flush.
 *
 * Each thread writes in its turn, takes a number, and waits until a flush that began
 * after its write is through. Whoever comes first flushes for all who wrote before;
 * the others wait for that one, or flush next. A flush that failed is never tried
 * again: the kernel forgets what it could not write, and a second one would lie.
 *
 *     uint64_t mine = together_wrote(&t);        in the writer's turn
 *     int code = together_flush(&t, mine, fsync_it, file);    out of it
 */
#ifndef OKGYO_STORE_TOGETHER_H
#define OKGYO_STORE_TOGETHER_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

struct together {
    pthread_mutex_t lock; /* everything below */
    pthread_cond_t moved;
    uint64_t written, flushed; /* numbers of writes */
    bool flushing;
    int failed; /* code of the flush that failed, 0 = none did */
};

void together_init(struct together *t);
void together_release(struct together *t);

/* The number of a write that has just been made. Writers take turns among themselves. */
uint64_t together_wrote(struct together *t);
/* Returns 0 once the write is flushed, else the code of a flush that failed. flush() is
 * called by one thread at a time, without a lock. */
int together_flush(struct together *t, uint64_t write, int (*flush)(void *user), void *user);

#endif
