/* Bringing stories in: new, a new version of one that is here, or the same again. */
#include "base/clock.h"
#include "base/failpoint.h"
#include "base/hash.h"
#include "store/inside.h"

static enum fault find_article(struct store *s, const struct incoming *in, int64_t *article, struct err *err)
{
    struct one_int one = {s, article, false};
    struct db_each each = {take_int, &one};
    if (in->replaces == 0)
        return store_run(s, "SELECT id FROM article WHERE source_id = ?1", &each, NULL, err, db_text(in->source_id));
    try(store_run(s, "SELECT id FROM article WHERE id = ?1", &each, NULL, err, db_int(in->replaces)));
    return one.found ? FAULT_OK
                     : fault(err, FAULT_REJECT, "there is no article %lld to replace", (long long)in->replaces);
}

/* The same bytes are in as the current text of a story. */
static enum fault find_duplicate(struct store *s, const char *hash, int64_t *article, struct err *err)
{
    struct one_int one = {s, article, false};
    return store_run(
        s, "SELECT article.id FROM version JOIN article ON article.version = version.id WHERE version.hash = ?1",
        (&(struct db_each){take_int, &one}), NULL, err, db_textz(hash));
}

static enum fault add_version(struct store *s, const struct incoming *in, const char *hash, int64_t article,
                              struct err *err)
{
    int64_t now = clock_now();
    try(store_run(s,
                  "INSERT INTO version (article, n, hash, raw, name, received) VALUES (?1, "
                  "(SELECT coalesce(max(n), 0) + 1 FROM version WHERE article = ?1), ?2, ?3, ?4, ?5)",
                  NULL, NULL, err, db_int(article), db_textz(hash), db_blob(in->raw), db_text(in->name), db_int(now)));
    return store_run(
        s, "UPDATE article SET version = (SELECT max(id) FROM version WHERE article = ?1), name = ?2 WHERE id = ?1",
        NULL, NULL, err, db_int(article), db_text(in->name));
}

static enum fault add_article(struct store *s, const struct incoming *in, int64_t *article, struct err *err)
{
    struct one_int one = {s, article, false};
    return store_run(s, "INSERT INTO article (source_id, name, version, received) VALUES (?1, ?2, 0, ?3) RETURNING id",
                     (&(struct db_each){take_int, &one}), NULL, err, db_text(in->source_id), db_text(in->name),
                     db_int(clock_now()));
}

/* Every language has its edition; those there are due again when `wake`. */
static enum fault add_editions(struct store *s, const struct incoming *in, int64_t article, bool wake, struct err *err)
{
    size_t i;
    json_t *lang;
    json_array_foreach((json_t *)in->langs, i, lang) try(store_run(
        s,
        "INSERT INTO edition (article, lang, priority, due_at, changed) VALUES (?1, ?2, ?3, 0, ?4) "
        "ON CONFLICT (article, lang) DO NOTHING",
        NULL, NULL, err, db_int(article), db_text(json_str(lang)), db_int(in->priority), db_int(clock_now())));
    if (!wake)
        return FAULT_OK;
    return store_run(
        s, "UPDATE edition SET due_at = 0, wakes = wakes + 1, attempts = 0 WHERE article = ?1 AND state <> 'killed'",
        NULL, NULL, err, db_int(article));
}

static enum fault add(struct store *s, const struct incoming *in, enum arrival *how, int64_t *article, struct err *err)
{
    char hash[HASH_HEX];
    hash_bytes(in->raw, hash);
    *article = 0;
    try(find_duplicate(s, hash, article, err));
    if (*article) {
        *how = ARRIVAL_DUPLICATE;
        return add_editions(s, in, *article, false, err);
    }
    try(find_article(s, in, article, err));
    *how = *article ? ARRIVAL_VERSION : ARRIVAL_NEW;
    if (!*article)
        try(add_article(s, in, article, err));
    try(add_version(s, in, hash, *article, err));
    failpoint("store.add");
    return add_editions(s, in, *article, *how == ARRIVAL_VERSION, err);
}

enum fault store_add(struct store *s, const struct incoming *in, enum arrival *how, int64_t *article, struct err *err)
{
    struct arrived one = {.article = 0};
    enum fault f = store_add_all(s, in, 1, &one, err);
    *how = one.how;
    *article = one.article;
    return f;
}

enum fault store_add_all(struct store *s, const struct incoming *in, size_t n, struct arrived *out, struct err *err)
{
    enum fault f = FAULT_OK;
    try(store_begin(s, err));
    for (size_t i = 0; i < n && f == FAULT_OK; i++)
        f = add(s, &in[i], &out[i].how, &out[i].article, err);
    return store_end(s, f, err);
}
