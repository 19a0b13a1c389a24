/* What the guard refuses is a list of literal requests; a new trick is one line. */
#include "stages/review/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    int status;
    const char *request; /* method, target, version; then header lines */
} cases[] = {
    {0, "GET / HTTP/1.1\nHost: 127.0.0.1:8731"},
    {0, "GET /api/v1/editions?state=&limit=5 HTTP/1.1\nHost: localhost:8731\nAccept: */*"},
    {0, "POST /api/v1/session HTTP/1.1\nHost: [::1]:8731\nContent-Length: 12"},
    {0, "POST /api/v1/session HTTP/1.1\nHost: 127.0.0.1\nTransfer-Encoding: chunked"},
    {0, "HEAD /healthz HTTP/1.1\nHost: LOCALHOST\nContent-Length: 0"},
    {501, "TRACE / HTTP/1.1\nHost: 127.0.0.1"},
    {501, "CONNECT 127.0.0.1:80 HTTP/1.1\nHost: 127.0.0.1"},
    {501, "get / HTTP/1.1\nHost: 127.0.0.1"},
    {501, "PATCH / HTTP/1.1\nHost: 127.0.0.1"},
    {400, "GET /healthz%00x HTTP/1.1\nHost: 127.0.0.1"},
    {400, "GET /%2e%2e%2fetc HTTP/1.1\nHost: 127.0.0.1"},
    {400, "GET /../etc/passwd HTTP/1.1\nHost: 127.0.0.1"},
    {400, "GET /a/./b HTTP/1.1\nHost: 127.0.0.1"},
    {400, "GET //healthz HTTP/1.1\nHost: 127.0.0.1"},
    {400, "GET /healthz/ HTTP/1.1\nHost: 127.0.0.1"},
    {400, "GET http://127.0.0.1/healthz HTTP/1.1\nHost: 127.0.0.1"},
    {400, "GET /a\\b HTTP/1.1\nHost: 127.0.0.1"},
    {400, "GET /a#b HTTP/1.1\nHost: 127.0.0.1"},
    {400, "GET /caf\xc3\xa9 HTTP/1.1\nHost: 127.0.0.1"},
    {400, "GET / HTTP/1.1"},
    {400, "GET / HTTP/1.1\nHost: "},
    {400, "GET / HTTP/1.1\nHost: 127.0.0.1:99999"},
    {400, "GET / HTTP/1.1\nHost: a/b"},
    {400, "GET / HTTP/1.1\nHost: 127.0.0.1\nHost: 127.0.0.1"},
    {421, "GET / HTTP/1.1\nHost: evil.example"},
    {421, "GET / HTTP/1.1\nHost: 127.0.0.1.evil.example"},
    {421, "GET / HTTP/1.1\nHost: localhost.evil.example:8731"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 3\nContent-Length: 4"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 3\nContent-Length: 3"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 3\nTransfer-Encoding: chunked"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nContent-Length: +3"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 3, 3"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 0x3"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 99999999999999999999"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nTransfer-Encoding: xchunked"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nTransfer-Encoding: gzip, chunked"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nTransfer-Encoding: chunked\nTransfer-Encoding: chunked"},
    {400, "POST / HTTP/1.0\nHost: 127.0.0.1\nTransfer-Encoding: chunked"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nTransfer-Encoding : chunked"},
    {400, "POST / HTTP/1.1\nHost: 127.0.0.1\nX Y: 1"},
    {400, "GET / HTTP/1.1\nHost: 127.0.0.1\nX: a\rb"},
    {400, "GET / HTTP/1.1\nHost: 127.0.0.1\nX: a\x01"},
    {400, "GET / HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 5"},
    {400, "GET / HTTP/1.1\nHost: 127.0.0.1\nTransfer-Encoding: chunked"},
    {400, "GET / HTTP/1.1\nHost: 127.0.0.1\nCookie: a=1\nCookie: b=2"},
    {400, "GET / HTTP/1.1\nHost: 127.0.0.1\nOrigin: http://a\nOrigin: http://b"},
};

static struct guard_verdict judge(const char *request, bool any_host)
{
    struct guard_header headers[16];
    struct str rest = str_of(request), line, method, uri, version;
    struct guard_input in = {.headers = headers, .any_host = any_host};
    str_cut(&rest, '\n', &line);
    str_cut(&line, ' ', &method);
    str_cut(&line, ' ', &uri);
    str_cut(&line, ' ', &version);
    while (str_cut(&rest, '\n', &line)) {
        ptrdiff_t colon = str_find(line, str_of(":"), 0);
        assert_true(colon > 0);
        struct str value = str_slice(line, (size_t)colon + 1, line.len);
        while (value.len && value.at[0] == ' ')
            value = str_slice(value, 1, value.len);
        headers[in.len++] = (struct guard_header){str_slice(line, 0, (size_t)colon), value};
    }
    in.method = method;
    in.uri = uri;
    in.version = version;
    return guard_check(&in);
}

static void corpus(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct guard_verdict v = judge(cases[i].request, false);
        if (v.status != cases[i].status)
            fail_msg("wanted %d, got %d (%s) for:\n%s", cases[i].status, v.status, v.why, cases[i].request);
    }
}

static void other_hosts_behind_a_proxy(void **state)
{
    (void)state;
    assert_int_equal(judge("GET / HTTP/1.1\nHost: desk.newsroom.example", true).status, 0);
    assert_int_equal(judge("GET / HTTP/1.1\nHost: desk.newsroom.example", false).status, 421);
}

static void sizes(void **state)
{
    (void)state;
    static char uri[GUARD_URI + 8];
    struct guard_header host = {str_of("Host"), str_of("127.0.0.1")};
    memset(uri, 'a', sizeof uri);
    uri[0] = '/';
    struct guard_input in = {str_of("GET"), {uri, GUARD_URI}, str_of("HTTP/1.1"), &host, 1, false};
    assert_int_equal(guard_check(&in).status, 0);
    in.uri.len++;
    assert_int_equal(guard_check(&in).status, 414);

    struct guard_header many[GUARD_HEADERS + 1];
    for (size_t i = 0; i <= GUARD_HEADERS; i++)
        many[i] = (struct guard_header){str_of(i ? "X-A" : "Host"), str_of("127.0.0.1")};
    in = (struct guard_input){str_of("GET"), str_of("/"), str_of("HTTP/1.1"), many, GUARD_HEADERS, false};
    assert_int_equal(guard_check(&in).status, 0);
    in.len++;
    assert_int_equal(guard_check(&in).status, 431);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corpus),
        cmocka_unit_test(other_hosts_behind_a_proxy),
        cmocka_unit_test(sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
