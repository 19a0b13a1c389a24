/* utf8: walking forwards and backwards meets the same characters, and counting
 * and finding units undo each other. */
#include "tests/fuzz/input.h"

static void check_units(struct str s, enum unit unit)
{
    size_t n = utf8_count(s, s.len, unit);
    assert(utf8_offset(s, n, unit) == s.len && utf8_offset(s, n + 5, unit) == s.len);
    for (size_t i = 0, len; i < s.len; i += len) {
        utf8_at(s, i, &len);
        assert(utf8_offset(s, utf8_count(s, i, unit), unit) == i);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct str raw = {(const char *)data, size};
    ptrdiff_t wrong = utf8_invalid(raw);
    assert(wrong < 0 || (size_t)wrong < size);
    assert(wrong < 0 || utf8_invalid(str_slice(raw, 0, (size_t)wrong)) < 0);
    struct str s = input_text(&a, data, size);
    for (size_t i = 0, len; i < s.len; i += len) {
        char bytes[4];
        size_t back;
        uint32_t c = utf8_at(s, i, &len);
        assert(len >= 1 && utf8_put(bytes, c) == len && memcmp(bytes, s.at + i, len) == 0);
        assert(utf8_before(s, i + len, &back) == c && back == len);
    }
    if (s.len < 2000) {
        check_units(s, UNIT_BYTE);
        check_units(s, UNIT_CODE_POINT);
        check_units(s, UNIT_UTF16);
    }
    arena_release(&a);
    return 0;
}
