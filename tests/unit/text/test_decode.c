#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/decode.h"

static void expect(const char *bytes, size_t len, const char *encoding, const char *text)
{
    struct arena a = {0};
    struct decoded d;
    struct err err = {0};
    enum fault f = decode_text(&a, (struct str){bytes, len}, NULL, "f", &d, &err);
    if (f != FAULT_OK)
        print_error("%s\n", err.text);
    assert_int_equal(f, FAULT_OK);
    assert_string_equal(d.encoding, encoding);
    assert_true(str_is(d.text, text));
    arena_release(&a);
}

/* `len` 0: up to the NUL. */
static void refuse(const char *bytes, size_t len, const char *message)
{
    struct arena a = {0};
    struct decoded d;
    struct err err = {0};
    struct str raw = {bytes, len ? len : strlen(bytes)};
    assert_int_equal(decode_text(&a, raw, NULL, "f", &d, &err), FAULT_REJECT);
    if (!str_starts(str_of(err.text), message))
        print_error("%s\nwant %s\n", err.text, message);
    assert_true(str_starts(str_of(err.text), message));
    arena_release(&a);
}

static void test_encodings(void **state)
{
    (void)state;
    expect("한국", 6, "UTF-8", "한국");
    expect("\xEF\xBB\xBF한", 6, "UTF-8", "한");
    expect("\xFF\xFE\x5C\xD5\x3D\xD8\x00\xDE", 8, "UTF-16LE", "한😀");
    expect("\xFE\xFF\xD5\x5C", 4, "UTF-16BE", "한");
    expect("\x5C\xD5 \0\n\0a\0", 8, "UTF-16LE", "한 \na");
    expect("\xC7\xD1\xB1\xB9", 4, "windows-949", "한국");
    expect("\x8C\x63\x94\xEE a\\", 7, "windows-949", "똠뷁 a\\"); /* both outside KS X 1001; 5C stays a backslash */
    expect("", 0, "UTF-8", "");
}

static void test_wrong_bytes(void **state)
{
    (void)state;
    refuse("한국은 나라다 \xFF 끝", 0, "f: byte offset 20 (line 1): 0xFF is not valid UTF-8;");
    refuse("\n가나다라마바사\xEA\xB0", 0, "f: byte offset 22 (line 2): 0xEA is not valid UTF-8;");
    refuse("\xC7\xD1\xB1\xB9\n\xC7\xD1\xFF\xB9", 0, "f: byte offset 7 (line 2): 0xFF is not valid UTF-8 or CP949;");
    refuse("\xC7\xD1\xB1\xB9\xC9\xA1\xC7\xD1", 0, "f: byte offset 4 (line 1): 0xC9 is not valid UTF-8 or CP949;");
    refuse("\xC7\xD1\x80\xB1", 0, "f: byte offset 2 (line 1): 0x80 is not valid UTF-8 or CP949;");
    refuse("\xFF\xFE\x00\xD8\x41\x00", 6, "f: byte offset 2: not valid UTF-16LE;");
    refuse("\xFF\xFE\x5C\xD5\x41", 0, "f: byte offset 4: not valid UTF-16LE;");
    refuse("\xEF\xBB\xBF\xC7\xD1", 0, "f: byte offset 3 (line 1): 0xC7 is not valid UTF-8;");
}

static void test_no_text(void **state)
{
    (void)state;
    refuse("%PDF-1.4", 0, "f: this is a PDF document, not text");
    refuse("PK\x03\x04..word/document.xml", 0, "f: this is a Word document (.docx), not text");
    refuse("PK\x03\x04mimetypeapplication/hwp+zip", 0, "f: this is an HWPX document, not text");
    refuse("PK\x03\x04x", 0, "f: this is a zip archive, not text");
    refuse("\x89PNG\r\n\x1a\n", 0, "f: this is a PNG image, not text");
    refuse("\xFF\xD8\xFF\xE0", 0, "f: this is a JPEG image, not text");
    refuse("GIF89a", 0, "f: this is a GIF image, not text");
    refuse("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, "f: this is an old HWP or Word document, not text");
    refuse("ab\0cd", 5, "f: not a text file: zero byte at offset 2");
    refuse("\x01\x02\x03 abc", 0, "f: not a text file: 3 of its 7 bytes are control characters");
}

static void test_labels(void **state)
{
    (void)state;
    static const char *const korean[] = {"euc-kr",         "EUC-KR", "cp949",      "uhc",
                                         "ks_c_5601-1987", "korean", "iso-ir-149", " ms949 "};
    for (size_t i = 0; i < sizeof korean / sizeof *korean; i++)
        assert_string_equal(decode_label(str_of(korean[i])), "windows-949");
    assert_string_equal(decode_label(str_of("Utf-8")), "UTF-8");
    assert_null(decode_label(str_of("shift_jis")));
    struct arena a = {0};
    struct decoded d;
    assert_int_equal(decode_text(&a, str_of("+AGE-"), "UTF-7", "f", &d, NULL), FAULT_REJECT);
    /* a page that claims UTF-8 and is not */
    assert_int_equal(decode_text(&a, str_of("\xC7\xD1\xB1\xB9"), "utf-8", "f", &d, NULL), FAULT_OK);
    assert_string_equal(d.encoding, "windows-949");
    arena_release(&a);
}

static void test_offsets(void **state)
{
    (void)state;
    struct arena a = {0};
    struct decoded d;
    struct str cp949 = str_of("a\xC7\xD1 \xB1\xB9"), utf16 = {"\xFF\xFE\x5C\xD5\x3D\xD8\x00\xDE\x41\x00", 10};
    assert_int_equal(decode_text(&a, cp949, NULL, "f", &d, NULL), FAULT_OK);
    assert_int_equal(decode_raw_offset(&d, cp949, str_find(d.text, str_of("국"), 0)), 4);
    assert_int_equal(decode_raw_offset(&d, cp949, d.text.len), cp949.len);
    assert_int_equal(decode_text(&a, utf16, NULL, "f", &d, NULL), FAULT_OK);
    assert_int_equal(decode_raw_offset(&d, utf16, 3), 4);
    assert_int_equal(decode_raw_offset(&d, utf16, 7), 8);
    struct str bom = str_of("\xEF\xBB\xBF한a");
    assert_int_equal(decode_text(&a, bom, NULL, "f", &d, NULL), FAULT_OK);
    assert_int_equal(decode_raw_offset(&d, bom, 3), 6);
    arena_release(&a);
}

/* Every syllable of Unicode survives the way through CP949's own bytes. */
static void test_all_pairs(void **state)
{
    (void)state;
    size_t syllables = 0;
    for (unsigned lead = 0x81; lead <= 0xC8; lead++)
        for (unsigned tail = 0x41; tail <= 0xFE; tail++) {
            struct arena a = {0};
            struct decoded d;
            char bytes[4] = {'\xB0', '\xA1', (char)lead, (char)tail}; /* 가 in front: never UTF-8 */
            if (decode_text(&a, (struct str){bytes, 4}, NULL, "f", &d, NULL) == FAULT_OK && d.text.len == 6 &&
                (unsigned char)d.text.at[3] >= 0xEA && (unsigned char)d.text.at[3] <= 0xED)
                syllables++;
            arena_release(&a);
        }
    assert_int_equal(syllables, 11172);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_encodings), cmocka_unit_test(test_wrong_bytes), cmocka_unit_test(test_no_text),
        cmocka_unit_test(test_labels),    cmocka_unit_test(test_offsets),     cmocka_unit_test(test_all_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
