/* decode: what comes out is UTF-8, or the fault names an offset; places in the text
 * lead to ascending places in the file. */
#include "text/decode.h"

#include "tests/fuzz/input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct decoded d;
    struct err err = {0};
    struct str raw = {(const char *)data, size};
    enum fault f = decode_text(&a, raw, NULL, "input", &d, &err);
    if (f != FAULT_OK) {
        assert(f == FAULT_REJECT && str_starts(str_of(err.text), "input: "));
    } else {
        assert(utf8_invalid(d.text) < 0 && !memchr(d.text.at, 0, d.text.len));
        struct decode_walk w = {0};
        size_t last = 0;
        for (size_t i = 0, len; i <= d.text.len; i += len ? len : 1) {
            size_t at = decode_walk_to(&w, &d, i);
            assert(at >= last && at <= size);
            assert(i > 500 || decode_raw_offset(&d, raw, i) == at);
            last = at;
            utf8_at(d.text, i, &len);
        }
        assert(last == size);
    }
    arena_release(&a);
    return 0;
}
