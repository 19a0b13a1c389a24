#include "store/together.h"

void together_init(struct together *t)
{
    *t = (struct together){.failed = 0};
    pthread_mutex_init(&t->lock, NULL);
    pthread_cond_init(&t->moved, NULL);
}

void together_release(struct together *t)
{
    pthread_cond_destroy(&t->moved);
    pthread_mutex_destroy(&t->lock);
}

uint64_t together_wrote(struct together *t)
{
    pthread_mutex_lock(&t->lock);
    uint64_t write = ++t->written;
    pthread_mutex_unlock(&t->lock);
    return write;
}

/* Called and left with the lock held. */
static void flush_for_all(struct together *t, int (*flush)(void *user), void *user)
{
    uint64_t upto = t->written;
    t->flushing = true;
    pthread_mutex_unlock(&t->lock);
    int code = flush(user);
    pthread_mutex_lock(&t->lock);
    t->flushing = false;
    if (code)
        t->failed = code;
    else
        t->flushed = upto;
    pthread_cond_broadcast(&t->moved);
}

int together_flush(struct together *t, uint64_t write, int (*flush)(void *user), void *user)
{
    pthread_mutex_lock(&t->lock);
    while (t->flushed < write && !t->failed) {
        if (t->flushing)
            pthread_cond_wait(&t->moved, &t->lock);
        else
            flush_for_all(t, flush, user);
    }
    int code = t->flushed < write ? t->failed : 0;
    pthread_mutex_unlock(&t->lock);
    return code;
}
