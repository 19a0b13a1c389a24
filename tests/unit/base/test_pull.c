/* Stored JSON read value by value: what it takes, what breaks it. */
#include "base/json.h"
#include "base/pull.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void values_come_in_order(void **state)
{
    (void)state;
    struct arena a = {0};
    struct str key;
    struct pull p = pull_from(str_of(" {\"n\" : -12,\n\"list\":[ 0, 9223372036854775807 ,[] , "
                                     "{}],\"yes\":true,\"no\":false,\"text\":\"\uD55C\"} "),
                              &a);
    pull_open(&p, '{');
    assert_true(pull_key(&p, &key) && str_is(key, "n"));
    assert_int_equal(pull_int(&p), -12);
    assert_true(pull_key(&p, &key) && str_is(key, "list"));
    pull_open(&p, '[');
    assert_true(pull_more(&p));
    assert_int_equal(pull_int(&p), 0);
    assert_true(pull_more(&p));
    assert_int_equal(pull_int(&p), INT64_MAX);
    assert_true(pull_more(&p));
    assert_int_equal(pull_peek(&p), '[');
    pull_open(&p, '[');
    assert_false(pull_more(&p));
    assert_true(pull_more(&p));
    pull_skip(&p);
    assert_false(pull_more(&p));
    assert_true(pull_key(&p, &key) && pull_bool(&p));
    assert_true(pull_key(&p, &key) && !pull_bool(&p));
    assert_true(pull_key(&p, &key) && str_is(key, "text"));
    struct str text = pull_str(&p);
    assert_true(str_is(text, "\uD55C"));
    assert_true(text.at > p.bytes.at && text.at < p.bytes.at + p.bytes.len); /* borrowed */
    assert_false(pull_key(&p, &key));
    assert_int_equal(pull_end(&p, "x", NULL), FAULT_OK);
    arena_release(&a);
}

static void escapes_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *written, *text;
    } cases[] = {
        {"\"\"", ""},
        {"\"a\\n\\t\\r\\b\\f\\\"\\\\\\/z\"", "a\n\t\r\b\f\"\\/z"},
        {"\"\\u0041\\u00e9\\ud55C\\uD83D\\uDE00!\"", "A\u00e9\uD55C\U0001F600!"},
        {"\"\\\\\"", "\\"},
        {"\"he said \\\"no\\\"\"", "he said \"no\""},
    };
    struct arena a = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pull p = pull_from(str_of(cases[i].written), &a);
        assert_true(str_is(pull_str(&p), cases[i].text));
        assert_int_equal(pull_end(&p, "x", NULL), FAULT_OK);
    }
    arena_release(&a);
}

static void skip_all(struct pull *p)
{
    pull_skip(p);
}

static void numbers(struct pull *p)
{
    pull_open(p, '[');
    while (pull_more(p))
        pull_int(p);
}

static void pairs(struct pull *p)
{
    pull_open(p, '[');
    while (pull_more(p)) {
        pull_open(p, '[');
        pull_must(p);
        pull_int(p);
        pull_must(p);
        pull_int(p);
        while (pull_more(p))
            pull_skip(p);
    }
}

static void strings(struct pull *p)
{
    struct str key;
    pull_open(p, '{');
    while (pull_key(p, &key))
        pull_str(p);
}

static void what_does_not_fit_breaks(void **state)
{
    (void)state;
    static const struct {
        void (*read)(struct pull *p);
        const char *bytes;
    } cases[] = {
        {skip_all, ""},
        {skip_all, "["},
        {skip_all, "{\"a\":1"},
        {skip_all, "[1] 2"},
        {skip_all, "nul"},
        {skip_all, "\"open"},
        {skip_all, "\"\\\""},
        {skip_all, "[\"\\x\"]"},
        {skip_all, "\"\\u12\""},
        {skip_all, "\"\\ud800\""},
        {skip_all, "\"\\udc00\""},
        {skip_all, "\"\\ud83d\\u0041\""},
        {numbers, "[1,]"},
        {numbers, "[,1]"},
        {numbers, "[1 2]"},
        {numbers, "[1.5]"},
        {numbers, "[1e3]"},
        {numbers, "[01]"},
        {numbers, "[-]"},
        {numbers, "[9223372036854775808]"},
        {numbers, "{}"},
        {numbers, "[\"1\"]"},
        {numbers, "[1}"},
        {strings, "{\"a\" \"b\"}"},
        {strings, "{\"a\":1}"},
        {strings, "{a:\"b\"}"},
        {strings, "{\"a\":\"b\",}"},
        {strings, "{\"a\"}"},
        {pairs, "[[1,2],[],3]"},
        {pairs, "[[1],2]"},
    };
    struct arena a = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = {.text = ""};
        struct pull p = pull_from(str_of(cases[i].bytes), &a);
        cases[i].read(&p);
        if (pull_end(&p, "stored drafts", &err) != FAULT_REJECT)
            fail_msg("%s was taken", cases[i].bytes);
        assert_non_null(strstr(err.text, "stored drafts: byte "));
    }
    arena_release(&a);
}

static void the_smallest_number_is_read(void **state)
{
    (void)state;
    struct pull p = pull_from(str_of("-9223372036854775808"), NULL);
    assert_true(pull_int(&p) == INT64_MIN);
    assert_int_equal(pull_end(&p, "x", NULL), FAULT_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_in_order),
        cmocka_unit_test(escapes_are_read),
        cmocka_unit_test(what_does_not_fit_breaks),
        cmocka_unit_test(the_smallest_number_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
