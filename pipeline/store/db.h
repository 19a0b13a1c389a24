/* db: what the store needs of a database. Another one is a file db_NAME.c with a
 * driver at its bottom, and its line at the end of this one and in store.c.
 *
 * SQL uses ?1, ?2 … and is passed as string literals: drivers keep a prepared
 * statement per literal, by address. Threads that use one handle take turns.
 */
#ifndef OKGYO_STORE_DB_H
#define OKGYO_STORE_DB_H

#include "base/buf.h"

enum db_kind { DB_INT, DB_TEXT, DB_BLOB, DB_NULL };

struct db_arg {
    enum db_kind kind;
    int64_t number;
    struct str bytes;
};

static inline struct db_arg db_int(int64_t n)
{
    return (struct db_arg){.kind = DB_INT, .number = n};
}
static inline struct db_arg db_text(struct str s)
{
    return (struct db_arg){.kind = DB_TEXT, .bytes = s};
}
static inline struct db_arg db_textz(const char *z)
{
    return db_text(str_of(z));
}
static inline struct db_arg db_blob(struct str s)
{
    return (struct db_arg){.kind = DB_BLOB, .bytes = s};
}
static inline struct db_arg db_null(void)
{
    return (struct db_arg){.kind = DB_NULL};
}

/* A result row; its bytes are borrowed for the call of each(). Columns from 0. */
struct db_row;
struct db;

/* Gets every row of a result; a fault it returns ends the walk and is passed on. */
struct db_each {
    enum fault (*row)(void *user, const struct db_row *row, struct err *err);
    void *user;
};

struct db_driver {
    const char *name;
    bool (*takes)(const char *url); /* is this address one of its databases? The first driver that says so opens it. */
    const char *tables;             /* a statement that counts the tables named ?1 */
    /* `shared`: several threads will use the handle; their commits may be brought to disk
     * together, each still before commit() returns. */
    enum fault (*open)(const char *url, bool shared, struct db **out, struct err *err);
    void (*close)(struct db *db);
    /* Several statements, no arguments: the schema. */
    enum fault (*script)(struct db *db, const char *sql, struct err *err);
    /* One statement; *changed (may be NULL) = rows written. FAULT_RETRY when the
     * database stayed locked, FAULT_REJECT when a constraint was broken, else FAULT_STOP. */
    enum fault (*run)(struct db *db, const char *sql, const struct db_arg *args, size_t n, const struct db_each *each,
                      int64_t *changed, struct err *err);
    enum fault (*begin)(struct db *db, struct err *err);
    enum fault (*commit)(struct db *db, struct err *err);
    void (*rollback)(struct db *db);
    int64_t (*get_int)(const struct db_row *row, int column);
    struct str (*get_bytes)(const struct db_row *row, int column);
};

/* Each driver's handle starts with this. */
struct db {
    const struct db_driver *driver;
};

extern const struct db_driver db_postgres;
extern const struct db_driver db_sqlite;

#endif
