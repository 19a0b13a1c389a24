/* read_json: what `okgyo glossary export --to json` writes: {"glossary":1,"entries":[{
 * "source","target","allowed":[…] … }]}, members named as the columns. */
#include "terms/parts.h"

#include "base/json.h"

/* A list as one cell: pieces joined by '|'. */
static struct str cell_of(struct arena *a, const json_t *value)
{
    if (json_is_string(value))
        return arena_str(a, json_str(value));
    auto_buf struct buf b = buf_make(LIMIT_CELL);
    size_t i;
    json_t *piece;
    json_array_foreach(value, i, piece)
    {
        if (i)
            buf_addc(&b, '|');
        buf_add(&b, json_str(piece));
    }
    return arena_str(a, buf_str(&b));
}

static void entry_take(struct reading *r, const json_t *entry, size_t n)
{
    struct row row = {.line = 0};
    const char *key;
    json_t *value;
    r->row_from = r->issues->len;
    json_object_foreach((json_t *)entry, key, value)
    {
        int c = 0;
        while (c < COLUMNS && strcmp(key, column_names[c]) != 0)
            c++;
        if (c < COLUMNS)
            row.cells[c] = cell_of(&r->base->arena, value);
        else
            reading_issue(r, 0, 0, SEVERITY_WARN, "header.unknown", "Entry %zu: nobody knows the member \"%s\".", n + 1,
                          key);
    }
    row_take(r, &row);
}

enum fault read_json(struct reading *r, struct str bytes, struct err *err)
{
    auto_json json_t *root = NULL;
    char *what = arena_cstr(&r->base->arena, r->file);
    try(json_parse(bytes, what, &root, err));
    const json_t *entries = json_is_array(root) ? root : json_object_get(root, "entries");
    if (!json_is_array(entries))
        return fault(err, FAULT_REJECT, "%s: a JSON glossary is {\"entries\":[{\"source\":…,\"target\":…}]}", what);
    size_t i;
    json_t *entry;
    json_array_foreach(entries, i, entry)
    {
        if (json_is_object(entry))
            entry_take(r, entry, i);
        else
            reading_issue(r, 0, 0, SEVERITY_BLOCK, "row.columns", "Entry %zu is not an object; it was left out.",
                          i + 1);
    }
    return FAULT_OK;
}
