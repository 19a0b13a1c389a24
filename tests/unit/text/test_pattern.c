#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/pattern.h"

static struct pattern *opened(const char *source, unsigned flags)
{
    struct pattern *p = NULL;
    struct err err = {0};
    enum fault f = pattern_open(str_of(source), flags, "test", &p, &err);
    if (f != FAULT_OK)
        print_error("%s\n", err.text);
    assert_int_equal(f, FAULT_OK);
    return p;
}

static void test_find(void **state)
{
    (void)state;
    struct pattern *p = opened("제?(\\d+)조", 0);
    struct str text = str_of("민법 제3조와 12조");
    struct pattern_hit hit;
    assert_int_equal(pattern_find(p, text, 0, &hit, NULL), FAULT_OK);
    assert_true(hit.found && str_is(span_of(text, hit.group[0]), "제3조"));
    assert_true(str_is(span_of(text, hit.group[1]), "3"));
    assert_true(span_is_none(hit.group[2]));
    assert_int_equal(pattern_find(p, text, hit.next, &hit, NULL), FAULT_OK);
    assert_true(hit.found && str_is(span_of(text, hit.group[0]), "12조"));
    assert_int_equal(pattern_find(p, text, hit.next, &hit, NULL), FAULT_OK);
    assert_false(hit.found);
    pattern_close(p);
}

static void test_flags_and_empty(void **state)
{
    (void)state;
    struct pattern *p = opened("a.c", PATTERN_NOCASE | PATTERN_LITERAL);
    struct pattern_hit hit;
    assert_int_equal(pattern_find(p, str_of("abc A.C"), 0, &hit, NULL), FAULT_OK);
    assert_true(hit.found && hit.group[0].at == 4);
    pattern_close(p);
    p = opened("x*", 0);
    size_t hits = 0, at = 0;
    while (pattern_find(p, str_of("한a"), at, &hit, NULL) == FAULT_OK && hit.found) {
        assert_true(hit.next > at || hits == 0);
        at = hit.next;
        hits++;
    }
    assert_int_equal(hits, 3);
    pattern_close(p);
}

static void test_faults(void **state)
{
    (void)state;
    struct pattern *p = NULL;
    struct err err = {0};
    assert_int_equal(pattern_open(str_of("a(b"), 0, "rules.json: x", &p, &err), FAULT_REJECT);
    assert_true(str_starts(str_of(err.text), "rules.json: x: the pattern \"a(b\" cannot be read ("));
    assert_int_equal(pattern_open(str_of("\xFF"), 0, "r", &p, &err), FAULT_REJECT);
    /* catastrophic backtracking is a fault within seconds */
    char text[64];
    struct pattern_hit hit;
    memset(text, 'a', sizeof text);
    p = opened("(a+)+[bc]", 0);
    assert_int_equal(pattern_find(p, (struct str){text, sizeof text}, 0, &hit, &err), FAULT_REJECT);
    assert_non_null(strstr(err.text, "takes too long"));
    assert_int_equal(pattern_find(p, str_of("aab"), 0, &hit, &err), FAULT_OK);
    assert_true(hit.found);
    pattern_close(p);
}

static void test_expand(void **state)
{
    (void)state;
    auto_buf struct buf b = buf_make(100);
    struct pattern *p = opened("(\\w+)-(\\w+)", 0);
    struct str text = str_of("x Jae-myung");
    struct pattern_hit hit;
    assert_int_equal(pattern_find(p, text, 0, &hit, NULL), FAULT_OK);
    pattern_expand(&b, str_of("$2 $1 $$5 $9$x$"), text, &hit);
    assert_string_equal(b.at, "myung Jae $5 $x$");
    pattern_close(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_find), cmocka_unit_test(test_flags_and_empty),
                                       cmocka_unit_test(test_faults), cmocka_unit_test(test_expand)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
