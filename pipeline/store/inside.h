/* inside: what the files of this room share. Not for other rooms.
 */
#ifndef OKGYO_STORE_INSIDE_H
#define OKGYO_STORE_INSIDE_H

#include "store/db.h"
#include "store/store.h"

struct store {
    struct db *db;
};

/* run() with the arguments counted. */
#define store_run(s, sql, each, changed, err, ...)                           \
    (s)->db->driver->run((s)->db, sql, (const struct db_arg[]){__VA_ARGS__}, \
                         sizeof((const struct db_arg[]){__VA_ARGS__}) / sizeof(struct db_arg), each, changed, err)

static inline int64_t row_int(const struct store *s, const struct db_row *row, int column)
{
    return s->db->driver->get_int(row, column);
}

static inline struct str row_str(const struct store *s, const struct db_row *row, int column)
{
    return s->db->driver->get_bytes(row, column);
}

/* Begins, and ends by committing when f is FAULT_OK, else by rolling back. */
enum fault store_begin(struct store *s, struct err *err);
enum fault store_end(struct store *s, enum fault f, struct err *err);

/* First column of the first row as a number; *found (may be NULL) false and
 * *out untouched when there is none. */
struct one_int {
    const struct store *store;
    int64_t *out;
    bool found;
};
enum fault take_int(void *one, const struct db_row *row, struct err *err);

/* Any file of the room: reads an edition's decisions. */
enum fault read_decision(const struct store *s, struct arena *a, const struct db_row *row, struct decision *out);

#endif
