#include "text/decode.h"

#include "base/buf.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdio.h>
#include <unicode/ucnv.h>

/* --- names --- */

struct label {
    const char *name, *encoding;
};

/* Labels of the WHATWG Encoding Standard for euc-kr and UTF-8, and those of
 * Korean editors and glibc. ICU's own "euc-kr" and "cp949" lack half the syllables. */
static const struct label labels[] = {
    {"euc-kr", "windows-949"},
    {"euckr", "windows-949"},
    {"euc_kr", "windows-949"},
    {"cseuckr", "windows-949"},
    {"csksc56011987", "windows-949"},
    {"iso-ir-149", "windows-949"},
    {"korean", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"ks_c_5601-1989", "windows-949"},
    {"ksc5601", "windows-949"},
    {"ksc_5601", "windows-949"},
    {"ks_c_5601", "windows-949"},
    {"windows-949", "windows-949"},
    {"windows949", "windows-949"},
    {"ms949", "windows-949"},
    {"cp949", "windows-949"},
    {"949", "windows-949"},
    {"uhc", "windows-949"},
    {"x-windows-949", "windows-949"},
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"unicode-1-1-utf-8", "UTF-8"},
    {"x-unicode20utf8", "UTF-8"},
};

const char *decode_label(struct str label)
{
    label = str_trim(label);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (str_is_nocase(label, labels[i].name))
            return labels[i].encoding;
    return NULL;
}

/* --- files that are no text --- */

struct signature {
    const char *bytes, *name, *advice; /* bytes: at the start of the file */
};

/* First bytes by which other kinds of file are known (their specifications). */
static const struct signature signatures[] = {
    {"%PDF-", "a PDF document", "copy its text into a text file"},
    {"\x89PNG\r\n", "a PNG image", "okgyo reads text, not pictures"},
    {"\xFF\xD8\xFF", "a JPEG image", "okgyo reads text, not pictures"},
    {"GIF8", "a GIF image", "okgyo reads text, not pictures"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old HWP or Word document", "save it as text (.txt)"},
    {"HWP Document File", "an old HWP document", "save it as text (.txt)"},
    {"{\\rtf", "an RTF document", "save it as text (.txt)"},
    {"\x1F\x8B", "a gzip archive", "unpack it first"},
    {"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", "unpack it first"},
    {"Rar!\x1A", "a RAR archive", "unpack it first"},
    {"SQLite format 3", "a SQLite database", "okgyo reads articles here"},
    {"\x7F"
     "ELF",
     "a program", "okgyo reads articles here"},
};

/* What lies in a zip archive, by names that stand near its start. */
static const struct signature archives[] = {
    {"application/hwp+zip", "an HWPX document", "save it as text (.txt)"},
    {"word/", "a Word document (.docx)", "save it as text (.txt)"},
    {"xl/", "an Excel workbook (.xlsx)", "save it as text (.txt)"},
    {"ppt/", "a PowerPoint file (.pptx)", "save it as text (.txt)"},
    {"Contents/", "an HWPX document", "save it as text (.txt)"},
    {"application/epub", "an EPUB book", "save it as text (.txt)"},
};

static enum fault refuse(const struct signature *s, const char *what, struct err *err)
{
    return fault(err, FAULT_REJECT, "%s: this is %s, not text: %s", what, s->name, s->advice);
}

static enum fault check_zip(struct str bytes, const char *what, struct err *err)
{
    static const struct signature other = {"", "a zip archive", "unpack it first"};
    struct str start = str_slice(bytes, 0, 64 << 10);
    for (size_t i = 0; i < sizeof archives / sizeof *archives; i++)
        if (str_find(start, str_of(archives[i].bytes), 0) >= 0)
            return refuse(&archives[i], what, err);
    return refuse(&other, what, err);
}

static enum fault check_signature(struct str bytes, const char *what, struct err *err)
{
    if (str_starts(bytes, "PK\x03\x04"))
        return check_zip(bytes, what, err);
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (str_starts(bytes, signatures[i].bytes))
            return refuse(&signatures[i], what, err);
    return FAULT_OK;
}

static bool is_control(unsigned char c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F;
}

/* NUL anywhere, or one control character in twenty. */
static enum fault check_controls(struct str bytes, const char *what, struct err *err)
{
    const char *nul = memchr(bytes.at, 0, bytes.len);
    if (nul)
        return fault(err, FAULT_REJECT, "%s: not a text file: zero byte at offset %td", what, nul - bytes.at);
    size_t controls = 0;
    for (size_t i = 0; i < bytes.len; i++)
        controls += is_control((unsigned char)bytes.at[i]);
    if (controls * 20 > bytes.len)
        return fault(err, FAULT_REJECT, "%s: not a text file: %zu of its %zu bytes are control characters", what,
                     controls, bytes.len);
    return FAULT_OK;
}

/* --- UTF-16 --- */

static uint32_t unit_at(struct str s, size_t at, bool big)
{
    unsigned char a = (unsigned char)s.at[at], b = (unsigned char)s.at[at + 1];
    return big ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

static bool is_high(uint32_t u)
{
    return u >= 0xD800 && u <= 0xDBFF;
}

static bool is_low(uint32_t u)
{
    return u >= 0xDC00 && u <= 0xDFFF;
}

/* Byte offset of the first fault from `at` on, or -1. */
static ptrdiff_t utf16_read(struct str s, size_t at, bool big, struct buf *out)
{
    while (at + 1 < s.len) {
        uint32_t c = unit_at(s, at, big);
        size_t next = at + 2;
        if (is_high(c) && at + 3 < s.len && is_low(unit_at(s, next, big))) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit_at(s, next, big) - 0xDC00);
            next += 2;
        }
        if (c == 0 || is_high(c) || is_low(c))
            return (ptrdiff_t)at;
        char bytes[4];
        buf_add(out, (struct str){bytes, utf8_put(bytes, c)});
        at = next;
    }
    return at < s.len ? (ptrdiff_t)at : -1;
}

static enum fault decode_utf16(struct arena *a, struct str bytes, bool big, size_t bom, const char *what,
                               struct decoded *out, struct err *err)
{
    auto_buf struct buf text = buf_make(bytes.len * 3 / 2 + 4);
    ptrdiff_t wrong = utf16_read(bytes, bom, big, &text);
    const char *name = big ? "UTF-16BE" : "UTF-16LE";
    if (wrong >= 0)
        return fault(err, FAULT_REJECT, "%s: byte offset %td: not valid %s; save the file as UTF-8 and try again", what,
                     wrong, name);
    *out = (struct decoded){arena_str(a, buf_str(&text)), name, bom};
    return FAULT_OK;
}

/* Without a BOM: the zero bytes that every space and line end brings lie on one
 * side only. 0 no, 1 little, 2 big endian. */
static int guess_utf16(struct str s)
{
    size_t zeros[2] = {0, 0};
    for (size_t i = 0; i < s.len; i++)
        zeros[i & 1] += s.at[i] == 0;
    if (s.len % 2 || zeros[0] + zeros[1] < s.len / 64 + 1 || (zeros[0] && zeros[1]))
        return 0;
    bool big = zeros[0] > 0;
    size_t controls = 0;
    for (size_t i = 0; i < s.len; i += 2) {
        uint32_t u = unit_at(s, i, big);
        controls += u < 0x80 && is_control((unsigned char)u);
    }
    return controls * 20 > s.len ? 0 : big ? 2 : 1;
}

/* --- Windows-949 --- */

enum { CHUNK = 4096 };

/* Characters no Korean file holds: what ICU gives for the bytes 0x80 and 0xFF and
 * for the user-defined rows, which the Encoding Standard does not know. */
static bool is_stray(UChar u)
{
    return (u >= 0x80 && u <= 0x9F) || (u >= 0xE000 && u <= 0xF8FF);
}

/* Adds the units as UTF-8; index of the first stray one, or len. */
static int32_t add_units(struct buf *out, const UChar *units, int32_t len)
{
    char bytes[CHUNK * 3];
    size_t n = 0;
    int32_t i = 0;
    for (; i < len && !is_stray(units[i]); i++)
        n += utf8_put(bytes + n, units[i]); /* the encoding has no character beyond the BMP */
    buf_add(out, (struct str){bytes, n});
    return i;
}

/* Byte offset of the first byte that Windows-949 does not know, or -1. */
static ptrdiff_t cp949_read(UConverter *converter, struct str s, struct buf *out)
{
    const char *from = s.at, *end = s.at + s.len;
    UChar units[CHUNK];
    int32_t offsets[CHUNK];
    UErrorCode status;
    do {
        const char *begin = from;
        UChar *to = units;
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &to, units + CHUNK, &from, end, offsets, true, &status);
        int32_t len = (int32_t)(to - units), good = add_units(out, units, len);
        if (good < len)
            return begin - s.at + offsets[good];
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_SUCCESS(status))
        return -1;
    char invalid[8];
    int8_t n = sizeof invalid;
    UErrorCode unused = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter, invalid, &n, &unused);
    return from - s.at - n;
}

/* *wrong is the first byte that does not fit, or -1. */
static enum fault try_cp949(struct arena *a, struct str bytes, struct decoded *out, ptrdiff_t *wrong, struct err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("windows-949", &status);
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    if (U_FAILURE(status))
        return fault(err, FAULT_STOP, "ICU has no windows-949 converter: %s", u_errorName(status));
    auto_buf struct buf text = buf_make(bytes.len * 3 / 2 + CHUNK);
    *wrong = cp949_read(converter, bytes, &text);
    ucnv_close(converter);
    if (*wrong < 0)
        *out = (struct decoded){arena_str(a, buf_str(&text)), "windows-949", 0};
    return FAULT_OK;
}

/* --- which one --- */

/* Is this UTF-8 with a few wrong bytes, rather than another encoding? In Windows-949
 * Korean nearly every byte is wrong as UTF-8. */
static bool is_damaged_utf8(struct str s)
{
    size_t good = 0, bad = 0;
    for (size_t i = 0; i < s.len;) {
        ptrdiff_t wrong = utf8_invalid(str_slice(s, i, s.len));
        size_t end = wrong < 0 ? s.len : i + (size_t)wrong;
        for (; i < end; i++)
            good += (unsigned char)s.at[i] >= 0xE3;
        bad += wrong >= 0;
        i += wrong >= 0;
    }
    return bad * 2 <= good;
}

static enum fault wrong_byte(struct str bytes, size_t at, const char *encoding, const char *what, struct err *err)
{
    size_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += bytes.at[i] == '\n';
    return fault(err, FAULT_REJECT,
                 "%s: byte offset %zu (line %zu): 0x%02X is not valid %s; save the file as UTF-8 and try again", what,
                 at, line, (unsigned)(unsigned char)bytes.at[at], encoding);
}

static enum fault decode_bytes(struct arena *a, struct str bytes, const char *what, struct decoded *out,
                               struct err *err)
{
    ptrdiff_t wrong = utf8_invalid(bytes), stray = -1;
    if (wrong < 0) {
        *out = (struct decoded){bytes, "UTF-8", 0};
        return FAULT_OK;
    }
    if (is_damaged_utf8(bytes))
        return wrong_byte(bytes, (size_t)wrong, "UTF-8", what, err);
    try(try_cp949(a, bytes, out, &stray, err));
    if (stray < 0)
        return FAULT_OK;
    return wrong_byte(bytes, (size_t)stray, "UTF-8 or CP949", what, err);
}

enum fault decode_text(struct arena *a, struct str bytes, const char *label, const char *what, struct decoded *out,
                       struct err *err)
{
    if (str_starts(bytes, "\xFF\xFE"))
        return decode_utf16(a, bytes, false, 2, what, out, err);
    if (str_starts(bytes, "\xFE\xFF"))
        return decode_utf16(a, bytes, true, 2, what, out, err);
    try(check_signature(bytes, what, err));
    int guess = guess_utf16(bytes);
    if (guess)
        return decode_utf16(a, bytes, guess == 2, 0, what, out, err);
    if (bytes.len)
        try(check_controls(bytes, what, err));
    if (label && str_is_nocase(str_trim(str_of(label)), "utf-7"))
        return fault(err, FAULT_REJECT, "%s: declares UTF-7, which hides markup: save it as UTF-8", what);
    size_t bom = str_starts(bytes, "\xEF\xBB\xBF") ? 3 : 0;
    if (!bom)
        return decode_bytes(a, bytes, what, out, err);
    ptrdiff_t wrong = utf8_invalid(bytes);
    if (wrong >= 0)
        return wrong_byte(bytes, (size_t)wrong, "UTF-8", what, err);
    *out = (struct decoded){str_slice(bytes, bom, bytes.len), "UTF-8", bom};
    return FAULT_OK;
}

/* --- back to the file --- */

/* Bytes that a character of the text takes in the file. */
static size_t raw_size(const struct decoded *d, unsigned char lead)
{
    if (d->encoding[0] == 'w')
        return lead < 0x80 ? 1 : 2;
    return lead >= 0xF0 ? 4 : 2;
}

size_t decode_walk_to(struct decode_walk *w, const struct decoded *d, size_t at)
{
    assert(at >= w->at && at <= d->text.len);
    if (strcmp(d->encoding, "UTF-8") == 0) {
        w->at = at;
        w->raw = at;
        return at + d->bom;
    }
    for (; w->at < at; w->at++) {
        unsigned char c = (unsigned char)d->text.at[w->at];
        if ((c & 0xC0) != 0x80)
            w->raw += raw_size(d, c);
    }
    return w->raw + d->bom;
}

size_t decode_raw_offset(const struct decoded *d, struct str raw, size_t at)
{
    struct decode_walk w = {0};
    size_t offset = decode_walk_to(&w, d, at);
    return offset < raw.len ? offset : raw.len;
}
