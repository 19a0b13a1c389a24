/* What every match of an expression contains: never more than is certain. */
#include "stages/qa/anchor.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct {
    const char *regex;
    bool nocase;
    const char *anchor;
} cases[] = {
    {"Sea of Japan", false, "Sea of Japan"},
    {"Sea of Japan", true, "sea of japan"},
    {"(\\d) wons", false, " wons"},
    {"colou?r", false, "colo"},
    {"ab|cd", false, ""},
    {"e-mail(s|ed)?", false, "e-mail"},
    {"\\bUS\\$ ?(?=\\d)", false, "US$"},
    {"x{2,3}yz", false, "yz"},
    /* characters by number are not their digits */
    {"\\x41bc", false, ""},
    {"\\u0041bc", false, ""},
    {"\\0101bc", false, ""},
    {"(a)\\1bc", false, ""},
    {"\\Qa.b\\E", false, ""},
    {"\\p{Lu}bc", false, "bc"},
    {"\\pLbc", false, ""},
    /* brackets inside classes open and close nothing */
    {"ab[(]|cd", false, ""},
    {"a[)]bc", false, "bc"},
    {"a[^]x]bc|d", false, ""},
    {"[[a-z]&&[^b]]cd", false, "cd"},
    {"([)]x)yz", false, "yz"},
    /* what a quantifier takes away is a whole character */
    {"caf\xC3\xA9?s", false, "caf"},
    {"caf\xC3\xA9s", true, "caf"},
    /* flags inside */
    {"(?i)Blue House", false, ""},
    {"(?<!x)Blue", false, "Blue"},
    {"", false, ""},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct str found = anchor_read(&a, str_of(cases[i].regex), cases[i].nocase);
        if (!str_is(found, cases[i].anchor))
            fail_msg("%s: \"%.*s\", not \"%s\"", cases[i].regex, STR_ARGS(found), cases[i].anchor);
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
