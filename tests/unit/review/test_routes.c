/* Who may use which address: the whole matrix, written out. */
#include "desk_fixture.h"

static struct newsroom room;
static int64_t edition;

enum { ROLES = 5 };
static const char *const logins[ROLES] = {NULL, "rita", "minji", "anna", "dora"};

/* '-' 401, 'x' 403, '+' passes: nobody, reader, reporter, editor, desk. */
static const struct {
    enum method method;
    const char *path, *may;
} matrix[] = {
    {METHOD_GET, "/", "+++++"},
    {METHOD_GET, "/favicon.svg", "+++++"},
    {METHOD_GET, "/favicon.ico", "+++++"},
    {METHOD_GET, "/healthz", "+++++"},
    {METHOD_GET, "/readyz", "+++++"},
    {METHOD_GET, "/metrics", "+++++"},
    {METHOD_GET, "/api/v1/openapi.json", "+++++"},
    {METHOD_POST, "/api/v1/session", "+++++"},
    {METHOD_GET, "/api/v1/session", "+++++"},
    {METHOD_DELETE, "/api/v1/session", "-++++"},
    {METHOD_GET, "/api/v1/people", "-++++"},
    {METHOD_GET, "/api/v1/editions", "-++++"},
    {METHOD_GET, "/api/v1/editions/1", "-++++"},
    {METHOD_POST, "/api/v1/editions/1/decisions", "-x+++"},
    {METHOD_PUT, "/api/v1/editions/1/hold", "-x+++"},
    {METHOD_DELETE, "/api/v1/editions/1/hold", "-x+++"},
    {METHOD_PUT, "/api/v1/editions/1/priority", "-xxx+"},
    {METHOD_GET, "/api/v1/terms/word", "-x+++"},
    {METHOD_GET, "/api/v1/terms/proposed", "-x+++"},
    {METHOD_POST, "/api/v1/terms/proposed", "-x+++"},
    {METHOD_PUT, "/api/v1/terms/proposed/0123456789abcdef", "-xxx+"},
    {METHOD_DELETE, "/api/v1/terms/proposed/0123456789abcdef", "-xxx+"},
};

static void roles_by_routes(void **state)
{
    (void)state;
    size_t covered = 0;
    for (size_t i = 0; i < sizeof matrix / sizeof *matrix; i++) {
        for (int role = 0; role < ROLES; role++) {
            int status = ask(&room, logins[role], matrix[i].method, matrix[i].path, "{}", NULL);
            char got = status == 401 ? '-' : status == 403 ? 'x' : '+';
            if (strcmp(matrix[i].path, "/api/v1/session") == 0 && matrix[i].method == METHOD_POST)
                got = status == 400 ? '+' : '?'; /* an empty log-in is a bad request for everybody */
            if (got != matrix[i].may[role])
                fail_msg("%s as %s: %d", matrix[i].path, logins[role] ? logins[role] : "nobody", status);
        }
        covered++;
    }
    size_t there = 0;
    while (routes[there].pattern)
        there++;
    assert_int_equal(covered, there); /* a new route needs its line above */
}

/* Decisions: reader, reporter, editor, desk; 403 or not. */
static void roles_by_decisions(void **state)
{
    (void)state;
    static const struct {
        const char *body, *may;
    } acts[] = {
        {"{\"kind\":\"comment\",\"text\":\"a\"}", "x+++"},
        {"{\"kind\":\"return\",\"reason\":\"a\"}", "xx++"},
        {"{\"kind\":\"assign\",\"text\":\"\"}", "xxx+"},
        {"{\"kind\":\"kill\",\"reason\":\"\"}", "xxx+"},
    };
    char path[64];
    snprintf(path, sizeof path, "/api/v1/editions/%lld/decisions", (long long)edition);
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        for (int role = 1; role < ROLES; role++) {
            int status = ask(&room, logins[role], METHOD_POST, path, acts[i].body, NULL);
            /* a kill without its reason is refused before the role is looked at */
            bool refused = status == 403 || (status == 422 && strstr(acts[i].body, "kill"));
            bool wanted = acts[i].may[role - 1] == 'x' || strstr(acts[i].body, "kill");
            if (refused != wanted)
                fail_msg("%s as %s: %d", acts[i].body, logins[role], status);
        }
    }
}

static int send_as(const char *csrf, const char *origin, const char *site, const char *type)
{
    struct exchange x;
    exchange_prepare(&room, &x, "dora", METHOD_PUT, "/api/v1/editions/1/priority", "{\"priority\":3}");
    x.r.csrf = str_of(csrf);
    x.r.origin = str_of(origin);
    x.r.fetch_site = str_of(site);
    x.r.content_type = str_of(type);
    int status = exchange_send(&x);
    exchange_end(&x);
    return status;
}

static void another_site_cannot_act(void **state)
{
    (void)state;
    const char *here = "http://127.0.0.1:8731", *json = "application/json";
    assert_int_equal(send_as("1", here, "same-origin", json), 204);
    assert_int_equal(send_as("1", here, "same-origin", "application/json; charset=utf-8"), 204);
    assert_int_equal(send_as("1", "", "", json), 204); /* a script with a session */
    assert_int_equal(send_as("", here, "same-origin", json), 403);
    assert_int_equal(send_as("1", "http://evil.example", "cross-site", json), 403);
    assert_int_equal(send_as("1", "http://127.0.0.1:9999", "same-site", json), 403);
    assert_int_equal(send_as("1", "null", "", json), 403);
    assert_int_equal(send_as("1", "http://127.0.0.1:8731.evil.example", "", json), 403);
    assert_int_equal(send_as("1", here, "same-origin", "text/plain"), 415);
    assert_int_equal(send_as("1", here, "same-origin", "application/x-www-form-urlencoded"), 415);
}

static void nothing_and_wrong_methods(void **state)
{
    (void)state;
    struct exchange x;
    assert_int_equal(ask(&room, "dora", METHOD_GET, "/api/v1/nothing", "", NULL), 404);
    assert_int_equal(ask(&room, "dora", METHOD_GET, "/api/v1/editions/999", "", NULL), 404);
    assert_int_equal(ask(&room, "dora", METHOD_GET, "/api/v1/editions/abc", "", NULL), 404);
    assert_int_equal(ask(&room, "dora", METHOD_GET, "/a/0000000000000000/app.js", "", NULL), 404);
    exchange_prepare(&room, &x, "dora", METHOD_PUT, "/api/v1/session", "{}");
    assert_int_equal(exchange_send(&x), 405);
    assert_true(str_is(x.r.reply.allow, "GET, HEAD, POST, DELETE"));
    exchange_end(&x);
}

static void broken_bodies(void **state)
{
    (void)state;
    static const char *const bodies[] = {"",
                                         "[]",
                                         "{",
                                         "{\"priority\":\"x\"}",
                                         "{\"priority\":1,\"more\":2}",
                                         "{\"priority\":1,\"priority\":2}",
                                         "{\"priority\":1000000000}",
                                         "nul",
                                         "{}"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        assert_int_equal(ask(&room, "dora", METHOD_PUT, "/api/v1/editions/1/priority", bodies[i], NULL), 400);
}

static void openapi_names_every_route(void **state)
{
    (void)state;
    auto_json json_t *doc = NULL;
    assert_int_equal(ask(&room, NULL, METHOD_GET, "/api/v1/openapi.json", "", &doc), 200);
    const json_t *paths = json_object_get(doc, "paths");
    for (const struct route *t = routes; t->pattern; t++) {
        const json_t *path = json_object_get(paths, t->pattern);
        assert_non_null(path);
        const char *key = t->method == METHOD_GET    ? "get"
                          : t->method == METHOD_POST ? "post"
                          : t->method == METHOD_PUT  ? "put"
                                                     : "delete";
        assert_non_null(json_object_get(path, key));
    }
}

static void the_page_and_its_files(void **state)
{
    (void)state;
    struct exchange x;
    char path[64];
    exchange_prepare(&room, &x, NULL, METHOD_GET, "/", "");
    assert_int_equal(exchange_send(&x), 200);
    assert_true(str_find(buf_str(&x.r.reply.body), str_of("{{assets}}"), 0) < 0);
    snprintf(path, sizeof path, "/a/%s/app.js", room.desk->assets);
    assert_true(str_find(buf_str(&x.r.reply.body), str_of(path), 0) > 0);
    exchange_end(&x);
    exchange_prepare(&room, &x, NULL, METHOD_GET, path, "");
    assert_int_equal(exchange_send(&x), 200);
    assert_string_equal(x.r.reply.type, "text/javascript; charset=utf-8");
    assert_string_equal(x.r.reply.cache, "public, max-age=31536000, immutable");
    exchange_end(&x);
}

static void metrics_stay_here(void **state)
{
    (void)state;
    struct exchange x;
    exchange_prepare(&room, &x, NULL, METHOD_GET, "/metrics", "");
    assert_int_equal(exchange_send(&x), 200);
    assert_true(str_find(buf_str(&x.r.reply.body), str_of("okgyo_queue_depth{state=\"reporter\"} 1\n"), 0) > 0);
    assert_true(str_find(buf_str(&x.r.reply.body), str_of("okgyo_http_seconds_count"), 0) > 0);
    exchange_end(&x);
    exchange_prepare(&room, &x, NULL, METHOD_GET, "/metrics", "");
    x.r.peer_is_local = false;
    assert_int_equal(exchange_send(&x), 403);
    exchange_end(&x);
    exchange_prepare(&room, &x, NULL, METHOD_GET, "/metrics", "");
    x.r.forwarded_for = str_of("10.1.1.1");
    assert_int_equal(exchange_send(&x), 403);
    exchange_end(&x);
}

static int open_room(void **state)
{
    (void)state;
    newsroom_open(&room);
    edition = add_story(&room, "one.txt", "제목\n첫 문장이다.\n");
    return edition == 1 ? 0 : -1;
}

static int close_room(void **state)
{
    (void)state;
    newsroom_close(&room);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_by_routes),         cmocka_unit_test(roles_by_decisions),
        cmocka_unit_test(another_site_cannot_act), cmocka_unit_test(nothing_and_wrong_methods),
        cmocka_unit_test(broken_bodies),           cmocka_unit_test(openapi_names_every_route),
        cmocka_unit_test(the_page_and_its_files),  cmocka_unit_test(metrics_stay_here),
    };
    return cmocka_run_group_tests(tests, open_room, close_room);
}
