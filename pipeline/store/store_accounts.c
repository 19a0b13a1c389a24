/* People and their sessions. */
#include "base/clock.h"
#include "store/inside.h"

enum fault store_account_put(struct store *s, const struct account *p, struct err *err)
{
    try(store_begin(s, err));
    return store_end(
        s,
        store_run(s,
                  "INSERT INTO person (login, name, role, langs, password, disabled) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                  "ON CONFLICT (login) DO UPDATE SET name = ?2, role = ?3, langs = ?4, password = ?5, disabled = ?6",
                  NULL, NULL, err, db_text(p->login), db_text(p->name), db_textz(role_name(p->role)), db_text(p->langs),
                  db_text(p->password), db_int(p->disabled)),
        err);
}

struct reading_people {
    const struct store *store;
    struct arena *arena;
    struct accounts *out;
};

static enum fault take_person(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct reading_people *r = user;
    struct account *p = vec_push(r->arena, r->out);
    *p = (struct account){
        .login = arena_str(r->arena, row_str(r->store, row, 0)),
        .name = arena_str(r->arena, row_str(r->store, row, 1)),
        .langs = arena_str(r->arena, row_str(r->store, row, 3)),
        .password = arena_str(r->arena, row_str(r->store, row, 4)),
        .disabled = row_int(r->store, row, 5) != 0,
    };
    role_read(row_str(r->store, row, 2), &p->role);
    return FAULT_OK;
}

enum fault store_account(struct store *s, struct arena *a, struct str login, struct account *out, bool *found,
                         struct err *err)
{
    struct accounts people = {0};
    struct reading_people r = {s, a, &people};
    try(store_run(s, "SELECT login, name, role, langs, password, disabled FROM person WHERE login = ?1",
                  (&(struct db_each){take_person, &r}), NULL, err, db_text(login)));
    *found = people.len > 0;
    if (*found)
        *out = people.at[0];
    return FAULT_OK;
}

enum fault store_accounts(struct store *s, struct arena *a, struct accounts *out, struct err *err)
{
    struct reading_people r = {s, a, out};
    return store_run(s,
                     "SELECT login, name, role, langs, password, disabled FROM person WHERE login > ?1 ORDER BY login",
                     (&(struct db_each){take_person, &r}), NULL, err, db_textz(""));
}

enum fault store_session_put(struct store *s, struct str token, struct str login, int64_t expires, struct err *err)
{
    try(store_begin(s, err));
    enum fault f = store_run(s, "DELETE FROM session WHERE expires < ?1", NULL, NULL, err, db_int(clock_real()));
    if (f == FAULT_OK)
        f = store_run(s, "INSERT INTO session (token, login, expires, seen) VALUES (?1, ?2, ?3, ?4)", NULL, NULL, err,
                      db_text(token), db_text(login), db_int(expires), db_int(clock_real()));
    return store_end(s, f, err);
}

struct session_row {
    const struct store *store;
    struct arena *arena;
    struct str login;
    int64_t seen;
};

static enum fault take_session(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct session_row *r = user;
    r->login = arena_str(r->arena, row_str(r->store, row, 0));
    r->seen = row_int(r->store, row, 1);
    return FAULT_OK;
}

enum fault store_session(struct store *s, struct arena *a, struct str token, int64_t idle_ms, struct str *login,
                         struct err *err)
{
    enum { SEEN_EVERY_MS = 60000 }; /* no write with every request */
    int64_t now = clock_real();
    struct session_row r = {s, a, {"", 0}, 0};
    *login = r.login;
    try(store_run(s,
                  "SELECT session.login, session.seen FROM session JOIN person ON person.login = session.login "
                  "WHERE token = ?1 AND expires > ?2 AND seen > ?3 AND person.disabled = 0",
                  (&(struct db_each){take_session, &r}), NULL, err, db_text(token), db_int(now),
                  db_int(now - idle_ms)));
    *login = r.login;
    if (r.login.len == 0 || now - r.seen < SEEN_EVERY_MS)
        return FAULT_OK;
    try(store_begin(s, err));
    return store_end(
        s, store_run(s, "UPDATE session SET seen = ?1 WHERE token = ?2", NULL, NULL, err, db_int(now), db_text(token)),
        err);
}

enum fault store_session_drop(struct store *s, struct str token, struct err *err)
{
    try(store_begin(s, err));
    return store_end(s, store_run(s, "DELETE FROM session WHERE token = ?1", NULL, NULL, err, db_text(token)), err);
}

enum fault store_sessions_drop(struct store *s, struct str login, struct err *err)
{
    try(store_begin(s, err));
    return store_end(s, store_run(s, "DELETE FROM session WHERE login = ?1", NULL, NULL, err, db_text(login)), err);
}
