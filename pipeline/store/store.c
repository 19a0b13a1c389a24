#include "store/store.h"

#include "base/embed.h"
#include "store/inside.h"

#include <stdlib.h>

extern const struct embedded store_schema[];

enum { SCHEMA_VERSION = 2 };

static const struct db_driver *const drivers[] = {&db_postgres, &db_sqlite};

enum fault store_begin(struct store *s, struct err *err)
{
    return s->db->driver->begin(s->db, err);
}

enum fault store_end(struct store *s, enum fault f, struct err *err)
{
    if (f == FAULT_OK)
        return s->db->driver->commit(s->db, err);
    s->db->driver->rollback(s->db);
    return f;
}

enum fault take_int(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct one_int *one = user;
    if (!one->found)
        *one->out = row_int(one->store, row, 0);
    one->found = true;
    return FAULT_OK;
}

/* The version of the tables; 0 when the database is new. */
static enum fault tables_version(struct store *s, int64_t *version, struct err *err)
{
    int64_t tables = 0;
    struct one_int one = {s, &tables, false};
    *version = 0;
    try(store_run(s, s->db->driver->tables, (&(struct db_each){take_int, &one}), NULL, err, db_textz("meta")));
    if (!tables)
        return FAULT_OK;
    one = (struct one_int){s, version, false};
    return store_run(s, "SELECT CAST(value AS BIGINT) FROM meta WHERE name = ?1", (&(struct db_each){take_int, &one}),
                     NULL, err, db_textz("schema"));
}

/* Every statement of the schema makes what is not there yet, so that it also brings
 * older tables up to date. */
static enum fault make_tables(struct store *s, struct err *err)
{
    struct arena a = {0};
    char *sql = arena_cstr(&a, embedded_bytes(&store_schema[0]));
    enum fault f = s->db->driver->script(s->db, sql, err);
    arena_release(&a);
    try(f);
    return store_run(s,
                     "INSERT INTO meta (name, value) VALUES ('schema', ?1) ON CONFLICT (name) DO UPDATE SET value = ?1",
                     NULL, NULL, err, db_textz("2"));
}

static enum fault migrate(struct store *s, const char *url, struct err *err)
{
    int64_t version;
    try(tables_version(s, &version, err));
    if (version == SCHEMA_VERSION)
        return FAULT_OK;
    if (version > SCHEMA_VERSION)
        return fault(err, FAULT_STOP,
                     "%s was written by a newer okgyo (tables of version %lld, this one knows %d); use that one", url,
                     (long long)version, SCHEMA_VERSION);
    try(store_begin(s, err));
    return store_end(s, make_tables(s, err), err);
}

static enum fault open_database(const char *url, bool shared, struct db **out, struct err *err)
{
    for (size_t i = 0; i < sizeof drivers / sizeof *drivers; i++)
        if (drivers[i]->takes(url))
            return drivers[i]->open(url, shared, out, err);
    return fault(err, FAULT_STOP, "%s: no such kind of database; give a file, or postgresql://host/database", url);
}

static enum fault open_handle(const char *url, bool shared, struct store **out, struct err *err)
{
    struct store *s = calloc(1, sizeof *s);
    if (!s)
        abort();
    enum fault f = open_database(url, shared, &s->db, err);
    if (f == FAULT_OK)
        f = migrate(s, url, err);
    if (f != FAULT_OK) {
        store_close(s);
        return f;
    }
    *out = s;
    return FAULT_OK;
}

enum fault store_open(const char *url, struct store **out, struct err *err)
{
    return open_handle(url, false, out, err);
}

enum fault store_open_shared(const char *url, struct store **out, struct err *err)
{
    return open_handle(url, true, out, err);
}

void store_close(struct store *s)
{
    if (!s)
        return;
    if (s->db)
        s->db->driver->close(s->db);
    free(s);
}

struct note {
    const struct store *store;
    struct arena *arena;
    struct str *value;
};

static enum fault take_note(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct note *n = user;
    *n->value = arena_str(n->arena, row_str(n->store, row, 0));
    return FAULT_OK;
}

enum fault store_note_get(struct store *s, struct arena *a, const char *name, struct str *value, struct err *err)
{
    struct note n = {s, a, value};
    *value = str_of("");
    return store_run(s, "SELECT value FROM meta WHERE name = ?1", (&(struct db_each){take_note, &n}), NULL, err,
                     db_textz(name));
}

enum fault store_note_put(struct store *s, const char *name, struct str value, struct err *err)
{
    try(store_begin(s, err));
    return store_end(
        s,
        store_run(s, "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2", NULL,
                  NULL, err, db_textz(name), db_text(value)),
        err);
}
