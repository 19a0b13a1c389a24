/* The desk's door: a request as bytes goes through the guard, the router, the query
 * and cookie readers and the JSON reader. What must hold whatever came:
 *
 * - what the guard lets through has one Host, one framing, and a path without
 *   escapes, dot segments and bytes above ASCII;
 * - a decoded query value is well-formed UTF-8 without NUL;
 * - a routed path's parameters lie inside the path.
 */
#include "stages/review/guard.h"
#include "stages/review/routes.h"
#include "text/utf8.h"

#include <assert.h>

enum { MOST_HEADERS = 128 };

struct head {
    struct guard_input in;
    struct guard_header headers[MOST_HEADERS];
    struct str body;
};

static void read_head(struct str bytes, struct head *h)
{
    struct str rest = bytes, line, name = {"", 0};
    *h = (struct head){.in = {.headers = h->headers}, .body = {"", 0}};
    h->in.method = h->in.uri = h->in.version = (struct str){"", 0};
    if (str_cut(&rest, '\n', &line) && str_cut(&line, ' ', &h->in.method) && str_cut(&line, ' ', &h->in.uri))
        h->in.version = str_trim(line);
    while (h->in.len < MOST_HEADERS && str_cut(&rest, '\n', &line) && line.len) {
        bool colon = str_find(line, str_of(":"), 0) >= 0 && str_cut(&line, ':', &name);
        struct guard_header bare = {line, {"", 0}}, pair = {name, str_trim(line)};
        h->headers[h->in.len++] = colon ? pair : bare;
    }
    h->body = rest;
}

static size_t count(const struct head *h, const char *name)
{
    size_t n = 0;
    for (size_t i = 0; i < h->in.len; i++)
        n += str_is_nocase(h->in.headers[i].name, name);
    return n;
}

static void check_passed(const struct head *h)
{
    ptrdiff_t query = str_find(h->in.uri, str_of("?"), 0);
    struct str path = query < 0 ? h->in.uri : str_slice(h->in.uri, 0, (size_t)query);
    assert(count(h, "host") == 1);
    assert(count(h, "content-length") + count(h, "transfer-encoding") <= 1);
    assert(path.len && path.at[0] == '/');
    assert(str_find(path, str_of("%"), 0) < 0 && str_find(path, str_of("/../"), 0) < 0);
    assert(str_find(path, str_of("//"), 0) < 0 && !str_ends(path, "/.."));
    for (size_t i = 0; i < h->in.uri.len; i++)
        assert(h->in.uri.at[i] > ' ' && h->in.uri.at[i] <= '~');
}

static void check_query(struct request *r)
{
    static const char *const names[] = {"state", "lang", "since", "limit"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str value = request_query(r, names[i]);
        assert(utf8_invalid(value) < 0);
        assert(!memchr(value.at, 0, value.len));
        request_query_int(r, names[i], 1);
    }
}

static void check_route(struct request *r)
{
    unsigned allow;
    const struct route *route = route_find(r, &allow);
    for (size_t i = 0; route && i < REQUEST_PARAMS; i++)
        if (r->params[i].len)
            assert(r->params[i].at >= r->path.at && r->params[i].at + r->params[i].len <= r->path.at + r->path.len);
}

static void check_body(struct request *r)
{
    static const char *const allowed[] = {"kind", "segment", "text", "reason", "seen", "on", "confirm", NULL};
    struct err err;
    auto_json json_t *body = NULL;
    if (request_json(r, allowed, &body, &err) == FAULT_OK)
        assert(json_is_object(body) && json_object_size(body) <= 7);
    else
        assert(r->reply.status == 400);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct head h;
    struct arena arena = {0};
    read_head((struct str){(const char *)data, size}, &h);
    if (guard_check(&h.in).status == 0) {
        check_passed(&h);
        ptrdiff_t query = str_find(h.in.uri, str_of("?"), 0);
        struct request r = {.arena = &arena, .method = METHOD_POST, .body = h.body};
        r.path = query < 0 ? h.in.uri : str_slice(h.in.uri, 0, (size_t)query);
        r.query = query < 0 ? (struct str){"", 0} : str_slice(h.in.uri, (size_t)query + 1, h.in.uri.len);
        r.cookie = h.body;
        request_cookie(&r, "__Host-okgyo");
        check_query(&r);
        check_route(&r);
        check_body(&r);
    }
    arena_release(&arena);
    return 0;
}
