#define _GNU_SOURCE
#include "cli/signals.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

static struct engine *volatile watched;
static volatile sig_atomic_t caught;

static void on_signal(int number)
{
    int kept = errno;
    if (caught)
        _exit(128 + number);
    caught = number;
    if (watched)
        engine_stop(watched);
    errno = kept;
}

void signals_watch(struct engine *e)
{
    watched = e;
    struct sigaction action = {.sa_handler = on_signal};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

int signals_caught(void)
{
    return caught;
}
