/* The line reader against the whole parser: whatever it accepts means the same to both. */
#include "cli/flat.h"

#include "base/json.h"
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static struct buf unescaped[FLAT_MOST];

static bool read_line(const char *line, struct flat *out)
{
    return flat_read(str_of(line), out, unescaped);
}

/* Refused, or as the parser has it, member by member. True when accepted. */
static bool agrees(struct str line)
{
    struct flat flat;
    struct err err;
    auto_json json_t *j = NULL;
    if (!flat_read(line, &flat, unescaped))
        return false;
    assert_int_equal(json_parse(line, "line", &j, &err), FAULT_OK);
    assert_int_equal(json_object_size(j), flat.len);
    for (size_t i = 0; i < flat.len; i++) {
        char key[256];
        assert_true(flat.key[i].len < sizeof key);
        memcpy(key, flat.key[i].at, flat.key[i].len);
        key[flat.key[i].len] = 0;
        assert_true(json_is_string(json_object_get(j, key)));
        assert_true(str_eq(json_get_str(j, key), flat.value[i]));
    }
    return true;
}

static void accepts_texts(void **state)
{
    (void)state;
    struct flat f;
    struct str value = str_of("as it was");
    assert_true(read_line(" {\"id\" : \"7\",\t\"source\":\"비가 왔다.\", \"target\":\"\"} \r", &f));
    assert_int_equal(f.len, 3);
    assert_true(flat_get(&f, "source", &value) && str_is(value, "비가 왔다."));
    assert_false(flat_get(&f, "date", &value));
    assert_true(str_is(value, "비가 왔다."));
    assert_true(flat_get(&f, "target", &value) && value.len == 0);
}

static void escapes_mean_what_they_should(void **state)
{
    (void)state;
    struct flat f;
    assert_true(read_line("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\",\"b\":\"x\\uAC00y\\uD83d\\ude00\\u00e9\"}", &f));
    assert_true(str_is(f.value[0], "\"\\/\b\f\n\r\t"));
    assert_true(str_is(f.value[1], "x가y😀é"));
}

static void leaves_the_rest_to_the_parser(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "",
        "{}",
        "[]",
        "{\"a\":1}",
        "{\"a\":null}",
        "{\"a\":\"x\"",
        "{\"a\":\"x\"}}",
        "{\"a\":\"x\",}",
        "{\"a\":\"x\" \"b\":\"y\"}",
        "{\"a\":\"x\",\"a\":\"y\"}",
        "{\"a\\n\":\"x\"}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\ud800\\u0041\"}",
        "{\"a\":\"\\udc00\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\",
        "{\"a\":\"tab\there\"}",
        "{\"a\":{\"b\":\"x\"}}",
        "{\"1\":\"\",\"2\":\"\",\"3\":\"\",\"4\":\"\",\"5\":\"\",\"6\":\"\",\"7\":\"\",\"8\":\"\",\"9\":\"\"}",
    };
    struct flat f;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_false(read_line(lines[i], &f));
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Lines of pieces that mostly fit, cut and changed at random. */
static void agrees_with_the_parser_on_anything(void **state)
{
    (void)state;
    static const char *const pieces[] = {"{",       "}",
                                         "\"",      "\":\"",
                                         "\",\"",   "a",
                                         "id",      "비",
                                         "\\n",     "\\u",
                                         "\\u00e9", "\\ud83d",
                                         "\\ude00", "\\\"",
                                         "\\",      " ",
                                         "source",  "\t",
                                         ",",       ":",
                                         "null",    "plain words of a sentence",
                                         "0041",    "{\"id\":\"",
                                         "\"}",     "\x7f",
                                         "\x1f",    "é",
                                         "\\u0000", "1"};
    uint32_t seed = 7;
    size_t accepted = 0;
    for (size_t n = 0; n < 300000; n++) {
        char line[512];
        size_t len = 0, count = 1 + next(&seed) % 9;
        bool framed = next(&seed) % 4 > 0;
        len += framed ? (size_t)snprintf(line, 32, "{\"id\":\"") : 0;
        for (size_t i = 0; i < count; i++) {
            struct str piece = str_of(pieces[next(&seed) % (sizeof pieces / sizeof *pieces)]);
            memcpy(line + len, piece.at, piece.len);
            len += piece.len;
        }
        len += framed ? (size_t)snprintf(line + len, 8, "\"}") : 0;
        char *exact = malloc(len); /* so that a byte too far is seen by the sanitizer */
        assert_non_null(exact);
        memcpy(exact, line, len);
        assert_int_equal(utf8_invalid((struct str){exact, len}), -1);
        accepted += agrees((struct str){exact, len});
        free(exact);
    }
    assert_true(accepted > 10000);
}

static int begin(void **state)
{
    (void)state;
    for (size_t i = 0; i < FLAT_MOST; i++)
        unescaped[i] = buf_make(LIMIT_LINE);
    return 0;
}

static int end(void **state)
{
    (void)state;
    for (size_t i = 0; i < FLAT_MOST; i++)
        buf_release(&unescaped[i]);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_texts),
        cmocka_unit_test(escapes_mean_what_they_should),
        cmocka_unit_test(leaves_the_rest_to_the_parser),
        cmocka_unit_test(agrees_with_the_parser_on_anything),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
