#include "net/http.h"

#include "base/clock.h"
#include "server.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* What the server says, in place of a real endpoint. */
struct canned {
    const char *raw;
    size_t filler;   /* bytes of 'x' behind it */
    struct buf last; /* the request */
};

static void say(void *user, struct str request, struct buf *out)
{
    struct canned *c = user;
    buf_clear(&c->last);
    buf_add(&c->last, request);
    buf_addz(out, c->raw);
    for (size_t i = 0; i < c->filler; i++)
        buf_addc(out, 'x');
}

struct fixture {
    struct arena a;
    struct http *http;
    struct canned canned;
    struct server server;
    struct http_reply reply;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->canned.last = buf_make(8 << 20);
    f->server = (struct server){.answer = say, .user = &f->canned};
    server_open(&f->server);
    f->http = http_open("test/1");
    *state = f;
    return http_global_init(NULL) != FAULT_OK;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    http_close(f->http);
    server_close(&f->server);
    buf_release(&f->canned.last);
    arena_release(&f->a);
    free(f);
    return 0;
}

static struct http_request request_to(struct fixture *f, const char *path)
{
    return (struct http_request){
        .method = "POST",
        .url = arena_printf(&f->a, "http://127.0.0.1:%d%s", f->server.port, path),
        .headers = {{"Content-Type", str_of("application/json")}},
        .body = str_of("{\"q\":[]}"),
        .timeout_ms = 3000,
    };
}

static const struct http_reply *ask(struct fixture *f, const char *raw)
{
    struct http_request r = request_to(f, "/translate");
    f->canned.raw = raw;
    http_send(f->http, &f->a, &r, &f->reply);
    return &f->reply;
}

static bool has(struct str s, const char *needle)
{
    return str_find(s, str_of(needle), 0) >= 0;
}

static void an_answer_comes_back_whole(void **state)
{
    struct fixture *f = *state;
    const struct http_reply *r = ask(f, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n{  }");
    assert_int_equal(r->outcome, HTTP_ANSWERED);
    assert_int_equal(r->status, 200);
    assert_true(str_is(r->body, "{  }"));
    assert_int_equal(r->retry_after_ms, 0);
    struct str sent = buf_str(&f->canned.last);
    assert_true(str_starts(sent, "POST /translate HTTP/1.1\r\n"));
    assert_true(has(sent, "\r\nUser-Agent: test/1\r\n"));
    assert_true(has(sent, "\r\nContent-Type: application/json\r\n"));
    assert_true(has(sent, "\r\n\r\n{\"q\":[]}"));
    assert_false(has(sent, "Expect"));
    assert_false(has(sent, "Accept-Language"));
}

static void retry_after_is_clamped(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *header;
        int64_t least, most;
    } rows[] = {
        {"Retry-After: 7\r\n", 7000, 7000},
        {"Retry-After: -5\r\n", 0, 0},
        {"Retry-After: 99999999999999\r\n", 900000, 900000},
        {"Retry-After: Fri, 31 Dec 2999 23:59:59 GMT\r\n", 900000, 900000},
        {"Retry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\n", 0, 0},
        {"Retry-After: soon\r\n", 0, 0},
        {"retry-after-ms: 250\r\n", 250, 250},
        {"", 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str raw = arena_printf(&f->a, "HTTP/1.1 429 Busy\r\n%sContent-Length: 0\r\n\r\n", rows[i].header);
        const struct http_reply *r = ask(f, raw.at);
        assert_int_equal(r->status, 429);
        assert_in_range(r->retry_after_ms, rows[i].least, rows[i].most);
    }
}

static void what_was_charged_is_told(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(ask(f, "HTTP/1.1 200 OK\r\nX-Metered-Usage: 17\r\nContent-Length: 0\r\n\r\n")->metered, 17);
    assert_int_equal(ask(f, "HTTP/1.1 200 OK\r\nX-metered-usage: much\r\nContent-Length: 0\r\n\r\n")->metered, -1);
    assert_int_equal(ask(f, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")->metered, -1);
}

static void short_answers_are_the_networks_fault(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(ask(f, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")->outcome, HTTP_NETWORK);
    assert_int_equal(ask(f, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")->outcome, HTTP_NETWORK);
    assert_int_equal(ask(f, "")->outcome, HTTP_NETWORK);
    assert_true(f->reply.error.len > 0);
    assert_int_equal(f->reply.body.len, 0);
}

static void what_is_no_http_is_broken(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(ask(f, "hello there\r\n\r\n")->outcome, HTTP_BROKEN);
    assert_int_equal(ask(f, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 20\r\n\r\n{}")->outcome,
                     HTTP_BROKEN);
    assert_true(has(f->reply.error, "two different lengths"));
}

static void large_answers_are_cut_off(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(ask(f, "HTTP/1.1 200 OK\r\nContent-Length: 99000000000\r\n\r\n{")->outcome, HTTP_BROKEN);
    assert_true(has(f->reply.error, "larger than 8388608 bytes"));
    f->canned.filler = LIMIT_REPLY + 1;
    assert_int_equal(ask(f, "HTTP/1.1 200 OK\r\n\r\n")->outcome, HTTP_BROKEN);
    assert_true(has(f->reply.error, "larger than 8388608 bytes"));
    f->canned.filler = LIMIT_REPLY;
    assert_int_equal(ask(f, "HTTP/1.1 200 OK\r\n\r\n")->outcome, HTTP_ANSWERED);
    assert_int_equal(f->reply.body.len, LIMIT_REPLY);
}

static void an_answer_can_be_kept_smaller(void **state)
{
    struct fixture *f = *state;
    struct http_request r = request_to(f, "/");
    r.most_bytes = 10;
    f->canned.raw = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    f->canned.filler = 10;
    http_send(f->http, &f->a, &r, &f->reply);
    assert_int_equal(f->reply.outcome, HTTP_ANSWERED);
    f->canned.filler = 11;
    http_send(f->http, &f->a, &r, &f->reply);
    assert_int_equal(f->reply.outcome, HTTP_BROKEN);
    assert_true(has(f->reply.error, "larger than 10 bytes"));
}

static void headers_are_cut_off(void **state)
{
    struct fixture *f = *state;
    struct buf raw = buf_make(1 << 20);
    buf_addz(&raw, "HTTP/1.1 200 OK\r\n");
    while (raw.len <= LIMIT_REPLY_HEADERS)
        buf_addz(&raw, "X-Filler: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n");
    buf_addz(&raw, "\r\n{}");
    assert_int_equal(ask(f, raw.at)->outcome, HTTP_BROKEN);
    assert_true(has(f->reply.error, "headers"));
    buf_release(&raw);
}

static void redirects_are_not_followed_and_only_their_host_is_told(void **state)
{
    struct fixture *f = *state;
    unsigned before = f->server.requests;
    const struct http_reply *r =
        ask(f, "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/x?token=1\r\nContent-Length: 0\r\n\r\n");
    assert_int_equal(r->outcome, HTTP_ANSWERED);
    assert_int_equal(r->status, 302);
    assert_true(has(r->error, "elsewhere.example"));
    assert_false(has(r->error, "token"));
    assert_int_equal(f->server.requests, before + 1);
}

static void unsafe_requests_are_not_sent(void **state)
{
    struct fixture *f = *state;
    struct http_request r = request_to(f, "/");
    f->canned.raw = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    r.headers[0].value = str_of("a\r\nX-Injected: 1");
    http_send(f->http, &f->a, &r, &f->reply);
    assert_int_equal(f->reply.outcome, HTTP_UNTRUSTED);
    static const char *const urls[] = {"file:///etc/passwd",
                                       "http://127.0.0.1/a b",
                                       "ftp://127.0.0.1/",
                                       "http://169.254.169.254/latest",
                                       "http://[fe80::1]/",
                                       "http://0.0.0.0:1/",
                                       "https://169.254.169.254/latest",
                                       NULL};
    for (const char *const *u = urls; *u; u++) {
        r = request_to(f, "/");
        r.url = str_of(*u);
        r.allow_plain = true;
        http_send(f->http, &f->a, &r, &f->reply);
        if (f->reply.outcome != HTTP_UNTRUSTED)
            fail_msg("%s: outcome %d: %.*s", *u, f->reply.outcome, STR_ARGS(f->reply.error));
    }
    assert_int_equal(f->server.requests, 0);
}

static void plain_http_stays_on_this_machine(void **state)
{
    struct fixture *f = *state;
    struct http_request r = request_to(f, "/");
    r.url = str_of("http://192.0.2.1/translate"); /* TEST-NET-1: nobody is there */
    r.timeout_ms = 200;
    http_send(f->http, &f->a, &r, &f->reply);
    assert_int_equal(f->reply.outcome, HTTP_UNTRUSTED);
    assert_true(has(f->reply.error, "192.0.2.1"));
    assert_true(has(f->reply.error, "allow_plain"));
    r.allow_plain = true;
    http_send(f->http, &f->a, &r, &f->reply);
    assert_int_equal(f->reply.outcome, HTTP_NETWORK);
}

static void proxies_of_the_environment_are_not_used(void **state)
{
    struct fixture *f = *state;
    setenv("http_proxy", "http://192.0.2.1:1", 1);
    assert_int_equal(ask(f, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")->outcome, HTTP_ANSWERED);
    unsetenv("http_proxy");
}

static void silence_ends_at_the_deadline(void **state)
{
    struct fixture *f = *state;
    struct http_request r = request_to(f, "/");
    r.timeout_ms = 200;
    f->canned.raw = "";
    f->server.silent_ms = 5000;
    http_send(f->http, &f->a, &r, &f->reply);
    assert_int_equal(f->reply.outcome, HTTP_NETWORK);
    assert_in_range(f->reply.took_ms, 150, 1000);
}

static void nobody_there_is_the_networks_fault(void **state)
{
    struct fixture *f = *state;
    struct http_request r = request_to(f, "/");
    r.url = str_of("http://127.0.0.1:1/");
    http_send(f->http, &f->a, &r, &f->reply);
    assert_int_equal(f->reply.outcome, HTTP_NETWORK);
    assert_true(f->reply.error.len > 0);
}

static void what_is_under_way_can_be_dropped(void **state)
{
    struct fixture *f = *state;
    struct http_request r = request_to(f, "/");
    int tokens[2];
    struct http_reply replies[2];
    f->canned.raw = "";
    f->server.silent_ms = 300;
    http_start(f->http, &f->a, &r, &replies[0], &tokens[0]);
    http_start(f->http, &f->a, &r, &replies[1], &tokens[1]);
    assert_int_equal(http_under_way(f->http), 2);
    assert_null(http_wait(f->http, 20));
    http_abort(f->http);
    assert_int_equal(http_under_way(f->http), 0);
    assert_null(http_wait(f->http, 20));
}

static void several_are_under_way_at_once(void **state)
{
    struct fixture *f = *state;
    struct http_request r = request_to(f, "/");
    struct http_reply replies[5];
    f->canned.raw = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    for (int i = 0; i < 5; i++)
        http_start(f->http, &f->a, &r, &replies[i], &replies[i]);
    int seen = 0;
    for (struct http_reply *done; (done = http_wait(f->http, 2000)); seen++)
        assert_int_equal(done->status, 200);
    assert_int_equal(seen, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_answer_comes_back_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(retry_after_is_clamped, setup, teardown),
        cmocka_unit_test_setup_teardown(what_was_charged_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(short_answers_are_the_networks_fault, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_http_is_broken, setup, teardown),
        cmocka_unit_test_setup_teardown(large_answers_are_cut_off, setup, teardown),
        cmocka_unit_test_setup_teardown(an_answer_can_be_kept_smaller, setup, teardown),
        cmocka_unit_test_setup_teardown(headers_are_cut_off, setup, teardown),
        cmocka_unit_test_setup_teardown(redirects_are_not_followed_and_only_their_host_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(unsafe_requests_are_not_sent, setup, teardown),
        cmocka_unit_test_setup_teardown(plain_http_stays_on_this_machine, setup, teardown),
        cmocka_unit_test_setup_teardown(proxies_of_the_environment_are_not_used, setup, teardown),
        cmocka_unit_test_setup_teardown(silence_ends_at_the_deadline, setup, teardown),
        cmocka_unit_test_setup_teardown(nobody_there_is_the_networks_fault, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_under_way_can_be_dropped, setup, teardown),
        cmocka_unit_test_setup_teardown(several_are_under_way_at_once, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
