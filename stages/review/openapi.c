/* The OpenAPI 3.1 document, made from the route table so that it cannot lag behind. */
#include "api.h"
#include "desk.h"
#include "routes.h"

static const char *method_key(enum method m)
{
    switch (m) {
    case METHOD_GET: return "get";
    case METHOD_POST: return "post";
    case METHOD_PUT: return "put";
    case METHOD_DELETE: return "delete";
    }
    return "get";
}

/* "seen:integer?" as a property; with `required` the names of those without '?'. */
static void add_field(struct buf *b, struct str field, bool required)
{
    bool optional = field.len && field.at[field.len - 1] == '?';
    ptrdiff_t colon = str_find(field, str_of(":"), 0);
    struct str name = str_slice(field, 0, (size_t)colon);
    struct str type = str_slice(field, (size_t)colon + 1, field.len - (size_t)colon - 1 - optional);
    if (required && !optional)
        json_add_str(b, NULL, name);
    if (required)
        return;
    char key[32] = "";
    memcpy(key, name.at, name.len < sizeof key - 1 ? name.len : sizeof key - 1);
    json_key(b, key);
    json_open(b, '{');
    json_add_str(b, "type", type);
    json_close(b, '}');
}

static void add_fields(struct buf *b, const char *fields, bool required)
{
    struct str rest = str_of(fields), field;
    while (str_cut(&rest, ' ', &field))
        add_field(b, field, required);
}

static void add_body(struct buf *b, const char *fields)
{
    json_key(b, "requestBody");
    json_open(b, '{');
    json_key(b, "content");
    json_open(b, '{');
    json_key(b, "application/json");
    json_open(b, '{');
    json_key(b, "schema");
    json_open(b, '{');
    json_add_str(b, "type", str_of("object"));
    json_add_bool(b, "additionalProperties", false);
    json_key(b, "properties");
    json_open(b, '{');
    add_fields(b, fields, false);
    json_close(b, '}');
    json_key(b, "required");
    json_open(b, '[');
    add_fields(b, fields, true);
    json_close(b, ']');
    for (int i = 0; i < 4; i++)
        json_close(b, '}');
}

static void add_answer(struct buf *b, const char *status, const char *description, const char *type)
{
    json_key(b, status);
    json_open(b, '{');
    json_add_str(b, "description", str_of(description));
    if (type) {
        json_key(b, "content");
        json_open(b, '{');
        json_key(b, type);
        json_open(b, '{');
        json_close(b, '}');
        json_close(b, '}');
    }
    json_close(b, '}');
}

/* Editions are numbers, everything else that stands in a path is text. */
static void add_parameter(struct buf *b, const char *pattern)
{
    struct str rest = str_of(pattern), piece, name = {"", 0};
    while (str_cut(&rest, '/', &piece))
        if (piece.len && piece.at[0] == '{')
            name = str_slice(piece, 1, piece.len - 2);
    if (!name.len)
        return;
    json_key(b, "parameters");
    json_open(b, '[');
    json_open(b, '{');
    json_add_str(b, "name", name);
    json_add_str(b, "in", str_of("path"));
    json_add_bool(b, "required", true);
    json_key(b, "schema");
    json_open(b, '{');
    json_add_str(b, "type", str_of(str_is(name, "id") ? "integer" : "string"));
    json_close(b, '}');
    json_close(b, '}');
    json_close(b, ']');
}

static void add_roles(struct buf *b, unsigned may)
{
    json_key(b, "x-okgyo-roles");
    json_open(b, '[');
    for (int role = ROLE_READER; role <= ROLE_DESK; role++)
        if (may & MAY_ANYONE || may >> role & 1)
            json_add_str(b, NULL, str_of(role_name((enum role)role)));
    json_close(b, ']');
}

static void add_operation(struct buf *b, const struct route *t)
{
    json_key(b, method_key(t->method));
    json_open(b, '{');
    json_add_str(b, "summary", str_of(t->summary));
    add_roles(b, t->may);
    add_parameter(b, t->pattern);
    if (t->fields)
        add_body(b, t->fields);
    json_key(b, "responses");
    json_open(b, '{');
    add_answer(b, "2XX", "Done", "application/json");
    add_answer(b, "default", "A problem document (RFC 9457)", "application/problem+json");
    json_close(b, '}');
    json_close(b, '}');
}

void desk_openapi(struct buf *b)
{
    json_open(b, '{');
    json_add_str(b, "openapi", str_of("3.1.0"));
    json_key(b, "info");
    json_open(b, '{');
    json_add_str(b, "title", str_of("okgyo review desk"));
    json_add_str(b, "version", str_of(OKGYO_VERSION));
    json_add_str(b, "description",
                 str_of("What changes something needs the session cookie and the header X-Okgyo-CSRF: 1. Spans count "
                        "UTF-16 units. Times are ISO 8601."));
    json_close(b, '}');
    json_key(b, "paths");
    json_open(b, '{');
    for (const struct route *t = routes; t->pattern; t++) {
        if (t == routes || strcmp(t->pattern, t[-1].pattern) != 0) {
            json_key(b, t->pattern);
            json_open(b, '{');
        }
        add_operation(b, t);
        if (!t[1].pattern || strcmp(t->pattern, t[1].pattern) != 0)
            json_close(b, '}');
    }
    json_close(b, '}');
    json_close(b, '}');
}

enum fault api_openapi(struct request *r, struct err *err)
{
    (void)err;
    desk_openapi(reply_json(r));
    return FAULT_OK;
}
