#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/utf8.h"

static void test_invalid(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        ptrdiff_t at;
    } cases[] = {
        {"", -1},
        {"abcdefghij한국é😀", -1},
        {"한\xEA\xB0", 3},
        {"\xC0\x80", 0},
        {"a\xE0\x80\x80", 1},
        {"\xED\xA0\x80", 0},
        {"\xF4\x90\x80\x80", 0},
        {"\xF8", 0},
        {"abcdefgh\x80", 8},
        {"\xF0\x9F\x98", 0},
        {"가\xC3(", 3},
        {"\xEF\xBF\xBF", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(utf8_invalid(str_of(cases[i].bytes)), cases[i].at);
}

static void test_characters(void **state)
{
    (void)state;
    static const uint32_t want[] = {'a', 0xE9, 0xD55C, 0x1F600};
    struct str s = str_of("aé한😀");
    size_t at = 0, len;
    for (size_t i = 0; i < 4; i++, at += len) {
        char bytes[4];
        assert_int_equal(utf8_at(s, at, &len), want[i]);
        assert_int_equal(utf8_put(bytes, want[i]), len);
        assert_memory_equal(bytes, s.at + at, len);
        size_t back;
        assert_int_equal(utf8_before(s, at + len, &back), want[i]);
        assert_int_equal(back, len);
    }
    assert_int_equal(utf8_at(s, at, &len), 0);
    assert_int_equal(len, 0);
    assert_int_equal(utf8_before(s, 0, &len), 0);
    assert_int_equal(len, 0);
}

static void test_units(void **state)
{
    (void)state;
    struct str s = str_of("aé한😀b");
    assert_int_equal(utf8_count(s, s.len, UNIT_BYTE), 11);
    assert_int_equal(utf8_count(s, s.len, UNIT_CODE_POINT), 5);
    assert_int_equal(utf8_count(s, s.len, UNIT_UTF16), 6);
    assert_int_equal(utf8_count(s, 6, UNIT_UTF16), 3);
    assert_int_equal(utf8_offset(s, 3, UNIT_CODE_POINT), 6);
    assert_int_equal(utf8_offset(s, 4, UNIT_UTF16), 6); /* half of 😀 is not a place */
    assert_int_equal(utf8_offset(s, 5, UNIT_UTF16), 10);
    assert_int_equal(utf8_offset(s, 4, UNIT_BYTE), 3);
    assert_int_equal(utf8_offset(s, 99, UNIT_CODE_POINT), 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_invalid), cmocka_unit_test(test_characters),
                                       cmocka_unit_test(test_units)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
