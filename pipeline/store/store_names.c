/* The archive of names: what signed stories call the people in them.
 *
 * A row a person and edition. Written anew whenever the edition leaves signed, so a
 * corrected story takes back what it said before. Reading takes the newest rendering:
 * two people signed it, with whatever older one the desk had told them of. */
#include "base/clock.h"
#include "store/inside.h"

enum fault store_names_put(struct store *s, int64_t edition, struct str lang, const struct name_rendering *names,
                           size_t n, struct err *err)
{
    try(store_begin(s, err));
    enum fault f = store_run(s, "DELETE FROM name_rendering WHERE edition = ?1", NULL, NULL, err, db_int(edition));
    for (size_t i = 0; i < n && f == FAULT_OK; i++)
        f = store_run(s,
                      "INSERT INTO name_rendering (name, lang, rendering, edition, made) VALUES (?1, ?2, ?3, ?4, ?5) "
                      "ON CONFLICT (name, lang, edition) DO NOTHING",
                      NULL, NULL, err, db_text(names[i].name), db_text(lang), db_text(names[i].rendering),
                      db_int(edition), db_int(clock_now()));
    return store_end(s, f, err);
}

struct name_row {
    const struct store *store;
    struct arena *arena;
    struct archived_name *out;
};

static enum fault take_name(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct name_row *r = user;
    *r->out = (struct archived_name){.rendering = arena_str(r->arena, row_str(r->store, row, 0)),
                                     .article = row_int(r->store, row, 1),
                                     .made = row_int(r->store, row, 2)};
    return FAULT_OK;
}

enum fault store_names_get(struct store *s, struct arena *a, struct str name, struct str lang, int64_t but,
                           struct archived_name *out, struct err *err)
{
    struct name_row r = {s, a, out};
    *out = (struct archived_name){.rendering = {"", 0}};
    return store_run(s,
                     "SELECT name_rendering.rendering, edition.article, name_rendering.made FROM name_rendering "
                     "JOIN edition ON edition.id = name_rendering.edition "
                     "WHERE name_rendering.name = ?1 AND name_rendering.lang = ?2 AND edition.id <> ?3 "
                     "ORDER BY name_rendering.made DESC, edition.id DESC LIMIT 1",
                     (&(struct db_each){take_name, &r}), NULL, err, db_text(name), db_text(lang), db_int(but));
}
