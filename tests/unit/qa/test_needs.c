/* What an expression needs: never more than a match has, and enough to turn most texts away. */
#include "stages/qa/needs.h"
#include "text/pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static bool is_met(const char *regex, bool nocase, const char *text)
{
    struct arena a = {0};
    struct needs needs;
    struct traits traits;
    needs_read(&a, str_of(regex), nocase, &needs);
    traits_read(str_of(text), &traits);
    bool met = needs_met(&needs, &traits);
    arena_release(&a);
    return met;
}

static void turns_away_what_cannot_match(void **state)
{
    (void)state;
    assert_false(is_met("towards", true, "It rained."));
    assert_true(is_met("towards", true, "Towards evening."));
    assert_false(is_met("\\d percent", true, "percent of 5"));
    assert_true(is_met("\\d percent", true, "5 percent"));
    assert_false(is_met(" +([,;:!?]|\\.(?!\\d))", true, "One, two; three."));
    assert_true(is_met(" +([,;:!?]|\\.(?!\\d))", true, "One , two"));
    assert_false(is_met("(?<=\\S) {2,}(?=\\S)", true, "one two"));
    assert_true(is_met("(?<=\\S) {2,}(?=\\S)", true, "one  two"));
    assert_false(is_met("^(?!19)\\d[\\d,.]*", true, "In 20 days"));
    assert_true(is_met("^(?!19)\\d[\\d,.]*", true, "20 days"));
    assert_false(is_met("\\b([A-Z]{3,6})\\b", false, "A Man of Seoul"));
    assert_true(is_met("\\b([A-Z]{3,6})\\b", false, "The IAEA"));
    assert_false(is_met("Aug\\. (\\d+)(?:st|nd)", true, "Aug. 5 and second"));
}

/* ſ is an s to ICU without case, and ٣ a digit. */
static void lets_other_letters_pass(void **state)
{
    (void)state;
    assert_true(is_met("house", true,
                       "hou\xC5\xBF"
                       "e"));
    assert_true(is_met("\\d%", true, "\xD9\xA3%"));
}

static void counts_no_fewer_than_there_are(void **state)
{
    (void)state;
    struct word_shape words, other;
    needs_read_words(str_of("[\\p{L}\\d][\\p{L}\\d'’.,-]*"), &words);
    assert_int_equal(needs_most_matches(&words, str_of("One, two three")), 3);
    assert_int_equal(needs_most_matches(&words, str_of("")), 1);
    assert_true(needs_most_matches(&words, str_of("가 “나” (c) d")) >= 4);
    needs_read_words(str_of("\\w+"), &other);
    assert_true(needs_most_matches(&other, str_of("a")) == SIZE_MAX);
    needs_read_words(str_of("[a][^b]*"), &other);
    assert_true(needs_most_matches(&other, str_of("a")) == SIZE_MAX);
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void add_pieces(char *out, size_t room, const char *const *pieces, size_t n, size_t count, uint32_t *seed)
{
    size_t len = 0;
    out[0] = 0;
    for (size_t i = 0; i < count; i++)
        len += (size_t)snprintf(out + len, room - len, "%s", pieces[next(seed) % n]);
}

/* Expressions put together at random: where ICU finds a match, the needs are met. */
static void never_hides_a_match(void **state)
{
    (void)state;
    static const char *const parts[] = {"a",      "b",    "AB",     "1",      " ",    "\\d",    "\\.",      "[ab]",
                                        "[A-Z]",  "[^a]", "(a|",    "(?:",    ")",    "|",      "?",        "*",
                                        "+",      "{2,}", "{0,1}",  "^",      "$",    "\\b",    "(?=",      "(?!",
                                        "(?<=a)", "\\s",  "\\w",    "\\p{L}", ".",    "’",      "\\1",      "\\x41",
                                        "(?i)",   "[’b]", "[a-c1]", ",",      "B{2}", "[[a]b]", "[A-Z]{2}", "(b)"};
    static const char *const bits[] = {"a",  "b", "A", "B", "AB", "1", "11", " ",
                                       "  ", ".", ",", "’", "é",  "c", "ba", "가"};
    uint32_t seed = 11;
    size_t found = 0, refused = 0;
    for (size_t n = 0; n < 40000; n++) {
        char regex[256], text[256];
        struct pattern *p = NULL;
        struct pattern_hit hit;
        struct err err;
        bool nocase = next(&seed) % 2;
        add_pieces(regex, sizeof regex, parts, sizeof parts / sizeof *parts, 1 + next(&seed) % 6, &seed);
        if (pattern_open(str_of(regex), nocase ? PATTERN_NOCASE : 0, "fuzz", &p, &err) != FAULT_OK)
            continue;
        for (size_t t = 0; t < 8; t++) {
            add_pieces(text, sizeof text, bits, sizeof bits / sizeof *bits, next(&seed) % 7, &seed);
            bool met = is_met(regex, nocase, text);
            if (pattern_find(p, str_of(text), 0, &hit, &err) == FAULT_OK && hit.found) {
                if (!met)
                    print_error("%s hides \"%s\"\n", regex, text);
                assert_true(met);
                found++;
            }
            refused += !met;
        }
        pattern_close(p);
    }
    assert_true(found > 5000);
    assert_true(refused > 5000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turns_away_what_cannot_match),
        cmocka_unit_test(lets_other_letters_pass),
        cmocka_unit_test(counts_no_fewer_than_there_are),
        cmocka_unit_test(never_hides_a_match),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
