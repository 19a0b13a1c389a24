/* Reading an edition: who it is, its Korean bytes, its decisions. */
#include "store/inside.h"

struct loading {
    const struct store *store;
    struct article *out;
    bool found;
};

static enum fault take_article(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct loading *l = user;
    struct article *a = l->out;
    a->edition = row_int(l->store, row, 0);
    a->id = row_int(l->store, row, 1);
    a->target_lang = arena_str(a->arena, row_str(l->store, row, 2));
    a->name = arena_str(a->arena, row_str(l->store, row, 3));
    a->version = row_int(l->store, row, 4);
    a->raw = arena_str(a->arena, row_str(l->store, row, 5));
    a->meta.source_id = arena_str(a->arena, row_str(l->store, row, 6));
    l->found = true;
    return FAULT_OK;
}

enum fault store_article(struct store *s, int64_t edition, struct article *out, struct err *err)
{
    struct loading l = {s, out, false};
    try(store_run(
        s,
        "SELECT e.id, a.id, e.lang, v.name, v.n, v.raw, a.source_id FROM edition e JOIN article a ON a.id = e.article "
        "JOIN version v ON v.id = a.version WHERE e.id = ?1",
        (&(struct db_each){take_article, &l}), NULL, err, db_int(edition)));
    if (!l.found)
        return fault(err, FAULT_REJECT, "there is no edition number %lld", (long long)edition);
    return store_decisions(s, out->arena, edition, &out->decisions, err);
}

struct finding_editions {
    const struct store *store;
    int64_t edition, count;
};

static enum fault take_edition(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct finding_editions *f = user;
    f->edition = row_int(f->store, row, 0);
    f->count++;
    return FAULT_OK;
}

enum fault store_find(struct store *s, struct str name, int64_t *edition, struct err *err)
{
    struct finding_editions f = {s, 0, 0};
    struct db_each each = {take_edition, &f};
    struct str lang = {"", 0}, head = name;
    int64_t article = 0;
    ptrdiff_t dot = str_find(name, str_of("."), 0);
    if (dot > 0 && str_int(str_slice(name, 0, (size_t)dot), &article)) {
        head = str_slice(name, 0, (size_t)dot);
        lang = str_slice(name, (size_t)dot + 1, name.len);
    }
    bool number = str_int(head, &article);
    try(store_run(s,
                  "SELECT e.id FROM edition e JOIN article a ON a.id = e.article WHERE "
                  "((?1 = 1 AND a.id = ?2) OR (?1 = 0 AND a.name = ?3)) AND (?4 = '' OR e.lang = ?4)",
                  &each, NULL, err, db_int(number), db_int(article), db_text(name), db_text(lang)));
    if (f.count == 0)
        return fault(err, FAULT_REJECT, "there is no article '%.*s'; 'okgyo queue' lists them", STR_ARGS(name));
    if (f.count > 1)
        return fault(err, FAULT_REJECT, "'%.*s' has %lld editions; name one, as in '%.*s.en'", STR_ARGS(name),
                     (long long)f.count, STR_ARGS(head));
    *edition = f.edition;
    return FAULT_OK;
}

struct listing {
    const struct store *store;
    struct arena *arena;
    struct editions *out;
};

static enum fault list_edition(void *user, const struct db_row *row, struct err *err)
{
    (void)err;
    struct listing *l = user;
    *vec_push(l->arena, l->out) = row_int(l->store, row, 0);
    return FAULT_OK;
}

enum fault store_editions(struct store *s, struct arena *a, int64_t edition, struct editions *out, struct err *err)
{
    struct listing l = {s, a, out};
    return store_run(s,
                     "SELECT id FROM edition WHERE article = (SELECT article FROM edition WHERE id = ?1) ORDER BY id",
                     (&(struct db_each){list_edition, &l}), NULL, err, db_int(edition));
}
