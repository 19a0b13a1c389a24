#include "api.h"
#include "base/embed.h"
#include "desk_inside.h"

#include <assert.h>
#include <stdio.h>

/* Made by CMake from stages/review/web. */
extern const struct embedded review_web[];

static const struct {
    const char *ending, *type;
} types[] = {
    {".js", "text/javascript; charset=utf-8"}, {".css", "text/css; charset=utf-8"}, {".svg", "image/svg+xml"},
    {".html", "text/html; charset=utf-8"},     {".json", "application/json"},
};

static const char *type_of(struct str name)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_ends(name, types[i].ending))
            return types[i].type;
    return "application/octet-stream";
}

/* All files together make one hash, and that is the folder the browser sees them
 * in: modules find each other by relative names, and no old one is ever mixed in. */
static void name_assets(struct desk *d)
{
    char hex[HASH_HEX];
    struct hash h;
    hash_init(&h);
    for (const struct embedded *e = review_web; e->name; e++) {
        hash_addz(&h, e->name);
        hash_add(&h, embedded_bytes(e));
    }
    hash_hex(&h, hex);
    snprintf(d->assets, sizeof d->assets, "%.16s", hex);
}

void page_prepare(struct desk *d)
{
    const struct embedded *index = embedded_find(review_web, str_of("index.html"));
    assert(index);
    name_assets(d);
    d->page = buf_make(64 << 10);
    struct str rest = embedded_bytes(index), mark = str_of("{{assets}}");
    for (ptrdiff_t at; (at = str_find(rest, mark, 0)) >= 0;) {
        buf_add(&d->page, str_slice(rest, 0, (size_t)at));
        buf_printf(&d->page, "/a/%s", d->assets);
        rest = str_slice(rest, (size_t)at + mark.len, rest.len);
    }
    buf_add(&d->page, rest);
}

enum fault page_index(struct request *r, struct err *err)
{
    (void)err;
    buf_add(reply_json(r), buf_str(&r->desk->page));
    r->reply.type = "text/html; charset=utf-8";
    return FAULT_OK;
}

static void send_embedded(struct request *r, const struct embedded *e, const char *cache)
{
    buf_add(reply_json(r), embedded_bytes(e));
    r->reply.type = type_of(str_of(e->name));
    r->reply.cache = cache;
}

enum fault page_favicon(struct request *r, struct err *err)
{
    (void)err;
    const struct embedded *e = embedded_find(review_web, str_of("favicon.svg"));
    assert(e);
    send_embedded(r, e, "max-age=86400");
    return FAULT_OK;
}

bool page_asset(struct request *r)
{
    struct str folder = arena_printf(r->arena, "/a/%s/", r->desk->assets);
    if (!str_starts(r->path, folder.at))
        return false;
    const struct embedded *e = embedded_find(review_web, str_slice(r->path, folder.len, r->path.len));
    if (e)
        send_embedded(r, e, "public, max-age=31536000, immutable");
    return e != NULL;
}
