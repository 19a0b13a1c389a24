#include "request.h"

#include "text/utf8.h"

#include <stdarg.h>
#include <stdio.h>

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* %XX and '+' undone; "" when the escapes or the bytes are wrong, or a NUL hides
 * among them. */
static struct str decoded(struct arena *a, struct str raw)
{
    char *out = arena_alloc(a, raw.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.len; i++) {
        char c = raw.at[i] == '+' ? ' ' : raw.at[i];
        if (c == '%') {
            int high = i + 2 < raw.len ? hex_digit(raw.at[i + 1]) : -1;
            int low = i + 2 < raw.len ? hex_digit(raw.at[i + 2]) : -1;
            if (high < 0 || low < 0 || high * 16 + low == 0)
                return (struct str){"", 0};
            c = (char)(high * 16 + low);
            i += 2;
        }
        out[n++] = c;
    }
    struct str text = {out, n};
    return utf8_invalid(text) < 0 ? text : (struct str){"", 0};
}

struct str request_query(struct request *r, const char *name)
{
    struct str rest = r->query, pair;
    while (str_cut(&rest, '&', &pair)) {
        ptrdiff_t equals = str_find(pair, str_of("="), 0);
        if (equals >= 0 && str_is(str_slice(pair, 0, (size_t)equals), name))
            return decoded(r->arena, str_slice(pair, (size_t)equals + 1, pair.len));
    }
    return (struct str){"", 0};
}

int64_t request_query_int(struct request *r, const char *name, int64_t fallback)
{
    struct str text = request_query(r, name);
    bool minus = text.len && text.at[0] == '-';
    int64_t value;
    if (!str_int(str_slice(text, minus, text.len), &value))
        return fallback;
    return minus ? -value : value;
}

static bool is_allowed(const char *key, const char *const *allowed)
{
    for (; *allowed; allowed++)
        if (strcmp(key, *allowed) == 0)
            return true;
    return false;
}

enum fault request_json(struct request *r, const char *const *allowed, json_t **out, struct err *err)
{
    r->reply.status = 400;
    try(json_parse(r->body, "request", out, err));
    if (!json_is_object(*out))
        return fault(err, FAULT_REJECT, "the body has to be a JSON object");
    const char *key;
    json_t *value;
    json_object_foreach(*out, key, value) if (!is_allowed(key, allowed)) return fault(err, FAULT_REJECT,
                                                                                      "unknown member \"%.40s\"", key);
    r->reply.status = 200;
    return FAULT_OK;
}

struct str request_cookie(const struct request *r, const char *name)
{
    struct str rest = r->cookie, pair;
    while (str_cut(&rest, ';', &pair)) {
        pair = str_trim(pair);
        ptrdiff_t equals = str_find(pair, str_of("="), 0);
        if (equals >= 0 && str_is(str_slice(pair, 0, (size_t)equals), name))
            return str_slice(pair, (size_t)equals + 1, pair.len);
    }
    return (struct str){"", 0};
}

struct buf *reply_json(struct request *r)
{
    r->reply.status = 200;
    r->reply.type = "application/json";
    buf_clear(&r->reply.body);
    return &r->reply.body;
}

void reply_empty(struct request *r, int status)
{
    r->reply.status = status;
    r->reply.type = NULL;
    buf_clear(&r->reply.body);
}

static const struct {
    int status;
    const char *title;
} titles[] = {
    {400, "Bad request"},
    {401, "Not logged in"},
    {403, "Not allowed"},
    {404, "Not found"},
    {405, "Method not allowed"},
    {409, "Not possible now"},
    {412, "The text has changed meanwhile"},
    {413, "Too large"},
    {414, "Address too long"},
    {415, "Send application/json"},
    {421, "Wrong host"},
    {422, "Not acceptable as it is"},
    {428, "Say which version you saw"},
    {429, "Too many tries"},
    {431, "Too many header fields"},
    {501, "Unknown method"},
    {503, "Not available just now"},
};

const char *status_title(int status)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (titles[i].status == status)
            return titles[i].title;
    return "Problem";
}

struct buf *reply_problem_open(struct request *r, int status, const char *detail)
{
    struct buf *b = reply_json(r);
    r->reply.status = status;
    r->reply.type = "application/problem+json";
    json_open(b, '{');
    json_add_str(b, "type", str_of("about:blank"));
    json_add_str(b, "title", str_of(status_title(status)));
    json_add_int(b, "status", status);
    json_add_str(b, "detail", str_of(detail));
    json_add_str(b, "instance", str_of(r->id));
    return b;
}

void reply_problem(struct request *r, int status, const char *detail)
{
    json_close(reply_problem_open(r, status, detail), '}');
}

enum fault refuse(struct request *r, int status, struct err *err, const char *format, ...)
{
    char text[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    r->reply.status = status;
    return fault(err, FAULT_REJECT, "%s", text);
}
