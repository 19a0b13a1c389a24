/* norm: idempotent, well-formed, mapped back byte by byte, NFC by ICU's judgement. */
#include "text/norm.h"

#include "tests/fuzz/input.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static void check_nfc(struct arena *a, struct str s)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar *units = arena_alloc(a, (s.len + 1) * sizeof *units);
    int32_t len;
    u_strFromUTF8(units, (int32_t)s.len + 1, &len, s.at, (int32_t)s.len, &status);
    UBool is = unorm2_isNormalized(unorm2_getNFCInstance(&status), units, len, &status);
    assert(U_SUCCESS(status) && is);
}

static void check_spans(struct str from, struct str to, const struct edits *e)
{
    for (size_t i = 0, len; i < to.len && i < 300; i += len) {
        utf8_at(to, i, &len);
        struct span back = edits_back(e, (struct span){(uint32_t)i, (uint32_t)len});
        assert((size_t)back.at + back.len <= from.len);
        struct span forth = edits_forth(e, back);
        assert((size_t)forth.at + forth.len <= to.len);
        assert(back.len == 0 || (forth.at <= i && forth.at + forth.len >= i + len));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct edits edits, again;
    struct str in = input_text(&a, data, size);
    struct str out = norm_text(&a, in, &edits);
    assert(utf8_invalid(out) < 0);
    input_check_edits(in, out, &edits);
    check_spans(in, out, &edits);
    struct str twice = norm_text(&a, out, &again);
    assert(str_eq(twice, out) && again.len == 0);
    check_nfc(&a, out);
    struct str nfc = norm_nfc(&a, in);
    check_nfc(&a, nfc);
    assert(norm_is_nfc(nfc) && norm_is_nfc(in) == str_eq(in, nfc));
    arena_release(&a);
    return 0;
}
