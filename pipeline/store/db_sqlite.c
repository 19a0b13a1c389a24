#include "store/db.h"

#include "base/clock.h"
#include "store/together.h"

#include <errno.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STATEMENTS = 96, BUSY_MS = 5000 };

struct sqlite {
    struct db db;
    sqlite3 *handle;
    char *path;
    pthread_mutex_t turn; /* of the threads that share this handle; recursive, kept from begin to commit */
    bool shared;          /* commits of several threads reach the disk together */
    struct together log;
    sqlite3_file *wal; /* shared: the log, once something was written */
    struct {
        const char *sql;
        sqlite3_stmt *stmt;
    } kept[STATEMENTS];
};

/* Lanes of one process take turns here instead of in SQLite's busy handler, whose
 * sleeps would waste most of a lane's time. Other processes meet at the file lock. */
static pthread_mutex_t writers = PTHREAD_MUTEX_INITIALIZER;

static enum fault broken(struct sqlite *s, int code, struct err *err)
{
    const char *why = s->handle ? sqlite3_errmsg(s->handle) : sqlite3_errstr(code);
    /* growing the shared-memory file of a full disk comes back as an I/O error */
    if ((code & 0xFF) == SQLITE_IOERR && s->handle && sqlite3_system_errno(s->handle) == ENOSPC)
        code = SQLITE_FULL;
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        fault(err, FAULT_RETRY, "%s: another program holds the database; waited %d s", s->path, BUSY_MS / 1000);
        if (err)
            err->wait_ms = 1000;
        return FAULT_RETRY;
    case SQLITE_CONSTRAINT: return fault(err, FAULT_REJECT, "%s: %s", s->path, why);
    case SQLITE_FULL: return fault(err, FAULT_STOP, "%s: the disk is full; nothing was lost, free some space", s->path);
    case SQLITE_READONLY: return fault(err, FAULT_STOP, "%s: the database is read-only", s->path);
    case SQLITE_NOTADB: return fault(err, FAULT_STOP, "%s: this is not a database", s->path);
    default: return fault(err, FAULT_STOP, "%s: database error: %s", s->path, why);
    }
}

static enum fault sqlite_script(struct db *db, const char *sql, struct err *err)
{
    struct sqlite *s = (struct sqlite *)db;
    int code = sqlite3_exec(s->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? FAULT_OK : broken(s, code, err);
}

static void sqlite_close(struct db *db)
{
    struct sqlite *s = (struct sqlite *)db;
    for (size_t i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(s->kept[i].stmt);
    sqlite3_close(s->handle);
    together_release(&s->log);
    pthread_mutex_destroy(&s->turn);
    free(s->path);
    free(s);
}

/* Switching a new database to WAL wants it alone and does not wait for that by itself:
 * lanes of this process take turns, other processes are waited for. */
static int set_up(sqlite3 *handle)
{
    static const char pragmas[] = "PRAGMA journal_mode = WAL;"
                                  "PRAGMA synchronous = FULL;"
                                  "PRAGMA foreign_keys = ON;"
                                  "PRAGMA trusted_schema = OFF;"
                                  "PRAGMA cell_size_check = ON;"
                                  "PRAGMA cache_size = -8192;"
                                  "PRAGMA wal_autocheckpoint = 4000;";
    enum { STEP_MS = 20 };
    int code = SQLITE_BUSY;
    for (int waited = 0; (code & 0xFF) == SQLITE_BUSY && waited < BUSY_MS; waited += STEP_MS) {
        if (waited)
            clock_sleep(STEP_MS);
        pthread_mutex_lock(&writers);
        code = sqlite3_exec(handle, pragmas, NULL, NULL, NULL);
        pthread_mutex_unlock(&writers);
    }
    return code;
}

/* A path: whatever no other driver knows by its scheme. */
static bool sqlite_takes(const char *url)
{
    return strstr(url, "://") == NULL;
}

static int take_mode(void *mode, int columns, char **values, char **names)
{
    (void)names;
    snprintf(mode, 8, "%s", columns && values[0] ? values[0] : "");
    return 0;
}

/* A shared handle brings its log to disk itself, so that several commits need one flush
 * (reach_disk). Where there is no log, in memory or on a file system that cannot have
 * one, SQLite goes on doing it. */
static int set_up_sharing(struct sqlite *s)
{
    char mode[8] = "";
    int code = sqlite3_exec(s->handle, "PRAGMA journal_mode", take_mode, mode, NULL);
    if (code != SQLITE_OK || strcmp(mode, "wal") != 0)
        return code;
    s->shared = true;
    return sqlite3_exec(s->handle, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
}

static struct sqlite *new_handle(const char *url)
{
    struct sqlite *s = calloc(1, sizeof *s);
    if (!s)
        abort();
    pthread_mutexattr_t again;
    pthread_mutexattr_init(&again);
    pthread_mutexattr_settype(&again, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&s->turn, &again);
    pthread_mutexattr_destroy(&again);
    together_init(&s->log);
    s->db.driver = &db_sqlite;
    s->path = strdup(url);
    return s;
}

static enum fault sqlite_open(const char *url, bool shared, struct db **out, struct err *err)
{
    struct sqlite *s = new_handle(url);
    bool fresh = access(url, F_OK) != 0;
    int code = sqlite3_open_v2(url, &s->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    if (code == SQLITE_OK) {
        if (fresh)
            chmod(url, 0600); /* articles before publication and password hashes */
        sqlite3_extended_result_codes(s->handle, 1);
        sqlite3_busy_timeout(s->handle, BUSY_MS);
        code = set_up(s->handle);
    }
    if (code == SQLITE_OK && shared)
        code = set_up_sharing(s);
    if (code != SQLITE_OK) {
        enum fault f =
            code == SQLITE_CANTOPEN
                ? fault(err, FAULT_STOP, "%s: the database cannot be opened; is the folder there and writable?", url)
                : broken(s, code, err);
        sqlite_close(&s->db);
        return f;
    }
    *out = &s->db;
    return FAULT_OK;
}

static sqlite3_stmt *prepared(struct sqlite *s, const char *sql, int *code)
{
    size_t slot = ((uintptr_t)sql >> 4) % STATEMENTS;
    for (size_t i = 0; i < STATEMENTS; i++, slot = (slot + 1) % STATEMENTS) {
        if (s->kept[slot].sql == sql)
            return s->kept[slot].stmt;
        if (!s->kept[slot].sql) {
            *code = sqlite3_prepare_v3(s->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &s->kept[slot].stmt, NULL);
            if (*code == SQLITE_OK)
                s->kept[slot].sql = sql;
            return s->kept[slot].stmt;
        }
    }
    abort(); /* more statements in the program than STATEMENTS */
}

static int bind(sqlite3_stmt *stmt, const struct db_arg *args, size_t n)
{
    int code = SQLITE_OK;
    for (size_t i = 0; i < n && code == SQLITE_OK; i++) {
        const char *bytes = args[i].bytes.at ? args[i].bytes.at : "";
        int at = (int)i + 1, len = (int)args[i].bytes.len;
        switch (args[i].kind) {
        case DB_INT: code = sqlite3_bind_int64(stmt, at, args[i].number); break;
        case DB_TEXT: code = sqlite3_bind_text(stmt, at, bytes, len, SQLITE_STATIC); break;
        case DB_BLOB: code = sqlite3_bind_blob(stmt, at, bytes, len, SQLITE_STATIC); break;
        case DB_NULL: code = sqlite3_bind_null(stmt, at); break;
        }
    }
    return code;
}

static enum fault run_in_turn(struct sqlite *s, const char *sql, const struct db_arg *args, size_t n,
                              const struct db_each *each, int64_t *changed, struct err *err)
{
    int code = SQLITE_OK;
    sqlite3_stmt *stmt = prepared(s, sql, &code);
    if (code == SQLITE_OK)
        code = bind(stmt, args, n);
    enum fault f = FAULT_OK;
    while (code == SQLITE_OK || code == SQLITE_ROW) {
        code = sqlite3_step(stmt);
        if (code == SQLITE_ROW && each && (f = each->row(each->user, (const struct db_row *)stmt, err)) != FAULT_OK)
            break;
    }
    if (f == FAULT_OK && code != SQLITE_DONE)
        f = broken(s, code, err);
    if (changed)
        *changed = sqlite3_changes64(s->handle);
    if (stmt) {
        sqlite3_reset(stmt);
        sqlite3_clear_bindings(stmt);
    }
    return f;
}

static enum fault sqlite_run(struct db *db, const char *sql, const struct db_arg *args, size_t n,
                             const struct db_each *each, int64_t *changed, struct err *err)
{
    struct sqlite *s = (struct sqlite *)db;
    pthread_mutex_lock(&s->turn);
    enum fault f = run_in_turn(s, sql, args, n, each, changed, err);
    pthread_mutex_unlock(&s->turn);
    return f;
}

static void end_turn(struct sqlite *s)
{
    pthread_mutex_unlock(&writers);
    pthread_mutex_unlock(&s->turn);
}

static enum fault sqlite_begin(struct db *db, struct err *err)
{
    struct sqlite *s = (struct sqlite *)db;
    pthread_mutex_lock(&s->turn);
    pthread_mutex_lock(&writers);
    enum fault f = run_in_turn(s, "BEGIN IMMEDIATE", NULL, 0, NULL, NULL, err);
    if (f != FAULT_OK)
        end_turn(s);
    return f;
}

static void sqlite_rollback(struct db *db)
{
    struct sqlite *s = (struct sqlite *)db;
    if (!sqlite3_get_autocommit(s->handle))
        run_in_turn(s, "ROLLBACK", NULL, 0, NULL, NULL, NULL);
    end_turn(s);
}

static int flush_log(void *user)
{
    sqlite3_file *wal = user;
    return wal->pMethods->xSync(wal, SQLITE_SYNC_NORMAL);
}

/* What synchronous = FULL does within COMMIT, but out of the turn: others write meanwhile
 * and share the next flush. */
static enum fault reach_disk(struct sqlite *s, uint64_t write, struct err *err)
{
    int code = together_flush(&s->log, write, flush_log, s->wal), why = 0;
    if (code == 0)
        return FAULT_OK;
    s->wal->pMethods->xFileControl(s->wal, SQLITE_FCNTL_LAST_ERRNO, &why);
    return fault(err, FAULT_STOP, "%s: the disk did not take what was written (%s); start again once it does", s->path,
                 why ? strerror(why) : sqlite3_errstr(code));
}

static enum fault sqlite_commit(struct db *db, struct err *err)
{
    struct sqlite *s = (struct sqlite *)db;
    enum fault f = run_in_turn(s, "COMMIT", NULL, 0, NULL, NULL, err);
    if (f != FAULT_OK) {
        sqlite_rollback(db);
        return f;
    }
    if (s->shared && !s->wal)
        sqlite3_file_control(s->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &s->wal);
    uint64_t write = s->shared ? together_wrote(&s->log) : 0;
    end_turn(s);
    return s->shared ? reach_disk(s, write, err) : FAULT_OK;
}

static int64_t sqlite_int(const struct db_row *row, int column)
{
    return sqlite3_column_int64((sqlite3_stmt *)row, column);
}

static struct str sqlite_bytes(const struct db_row *row, int column)
{
    sqlite3_stmt *stmt = (sqlite3_stmt *)row;
    const char *at = sqlite3_column_blob(stmt, column);
    return (struct str){at ? at : "", (size_t)sqlite3_column_bytes(stmt, column)};
}

const struct db_driver db_sqlite = {
    .name = "sqlite",
    .takes = sqlite_takes,
    .tables = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?1",
    .open = sqlite_open,
    .close = sqlite_close,
    .script = sqlite_script,
    .run = sqlite_run,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .get_int = sqlite_int,
    .get_bytes = sqlite_bytes,
};
