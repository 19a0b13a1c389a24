/* What a call of the store has written is on the disk when it returns, also when several
 * threads share the handle. SQLite's own calls of the system are watched for it. */
#define _GNU_SOURCE
#include "base/file.h"
#include "store/store.h"

#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <cmocka.h>

enum { THREADS = 6, CALLS = 40 };

static atomic_int written, safe; /* numbers of writes: made, and flushed */
static atomic_bool broken;
static _Thread_local int mine; /* number of this thread's last write */

static ssize_t watched_write(int fd, const void *bytes, size_t len, off_t at)
{
    ssize_t done = pwrite(fd, bytes, len, at);
    mine = atomic_fetch_add(&written, 1) + 1;
    return done;
}

/* Stands before the C library's; SQLite has no other way to flush. */
int fdatasync(int fd)
{
    int upto = atomic_load(&written), was = atomic_load(&safe);
    if (atomic_load(&broken)) {
        errno = EIO;
        return -1;
    }
    if (syscall(SYS_fdatasync, fd) != 0)
        return -1;
    while (was < upto && !atomic_compare_exchange_weak(&safe, &was, upto))
        continue;
    return 0;
}

struct room {
    char dir[32], path[64];
    struct store *store;
    atomic_int values, early, failed;
};

static void set_up(struct room *r, bool shared)
{
    struct err err = {.text = ""};
    *r = (struct room){.store = NULL};
    strcpy(r->dir, "/tmp/okgyo-durable-XXXXXX");
    assert_non_null(mkdtemp(r->dir));
    snprintf(r->path, sizeof r->path, "%s/okgyo.db", r->dir);
    assert_int_equal((shared ? store_open_shared : store_open)(r->path, &r->store, &err), FAULT_OK);
    sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
    assert_int_equal(vfs->xSetSystemCall(vfs, "pwrite64", (sqlite3_syscall_ptr)watched_write), SQLITE_OK);
}

static void tear_down(struct room *r)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    char path[96];
    store_close(r->store);
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s%s", r->path, ends[i]);
        unlink(path);
    }
    rmdir(r->dir);
}

static void *note_much(void *user)
{
    struct room *r = user;
    char value[16]; /* another one each time: SQLite does not write what is there already */
    for (int i = 0; i < CALLS; i++) {
        int before = mine;
        snprintf(value, sizeof value, "%d", atomic_fetch_add(&r->values, 1));
        if (store_note_put(r->store, "mark", str_of(value), NULL) != FAULT_OK || mine == before)
            atomic_fetch_add(&r->failed, 1);
        if (atomic_load(&safe) < mine)
            atomic_fetch_add(&r->early, 1);
    }
    return NULL;
}

static void what_one_wrote_is_safe(void **state)
{
    (void)state;
    struct room r;
    set_up(&r, false);
    note_much(&r);
    assert_int_equal(r.failed, 0);
    assert_int_equal(r.early, 0);
    tear_down(&r);
}

static void what_several_wrote_is_safe(void **state)
{
    (void)state;
    struct room r;
    pthread_t threads[THREADS];
    set_up(&r, true);
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, note_much, &r);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(r.failed, 0);
    assert_int_equal(r.early, 0);
    tear_down(&r);
}

static void a_disk_that_fails_stops_the_work(void **state)
{
    (void)state;
    struct room r;
    struct err err = {.text = ""};
    set_up(&r, true);
    assert_int_equal(store_note_put(r.store, "mark", str_of("1"), &err), FAULT_OK);
    atomic_store(&broken, true);
    assert_int_equal(store_note_put(r.store, "mark", str_of("2"), &err), FAULT_STOP);
    assert_non_null(strstr(err.text, r.path));
    assert_non_null(strstr(err.text, strerror(EIO)));
    atomic_store(&broken, false);
    assert_int_equal(store_note_put(r.store, "mark", str_of("3"), &err), FAULT_STOP);
    tear_down(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_one_wrote_is_safe),
        cmocka_unit_test(what_several_wrote_is_safe),
        cmocka_unit_test(a_disk_that_fails_stops_the_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
