#include "stages/ingest/html.h"

#include "text/utf8.h"

#include <ctype.h>

/* Elements whose content is text until their own end tag (WHATWG: RAWTEXT, RCDATA,
 * script data). */
static const char *const raw_elements[] = {"script", "style",   "textarea", "title", "xmp",
                                           "iframe", "noembed", "noframes", NULL};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static struct span span_between(size_t at, size_t end)
{
    return (struct span){(uint32_t)at, (uint32_t)(end - at)};
}

static size_t name_end(struct str s, size_t at)
{
    while (at < s.len && !is_space(s.at[at]) && s.at[at] != '/' && s.at[at] != '>')
        at++;
    return at;
}

/* Behind the '>' that ends the tag whose name ends at `at`; quotes hide it. 0 when
 * the page ends first. */
static size_t tag_end(struct str s, size_t at)
{
    char quote = 0;
    bool value = false; /* behind '=': only there a quote opens */
    for (; at < s.len; at++) {
        char c = s.at[at];
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '>') {
            return at + 1;
        } else if (value && (c == '"' || c == '\'')) {
            quote = c;
            value = false;
        } else if (c == '=') {
            value = true;
        } else if (!is_space(c)) {
            value = false;
        }
    }
    return 0;
}

/* Behind `end` from `at` on, or the end of the page. */
static size_t skip_past(struct str s, size_t at, const char *end)
{
    ptrdiff_t hit = str_find(s, str_of(end), at);
    return hit < 0 ? s.len : (size_t)hit + strlen(end);
}

static size_t declaration_end(struct str s, size_t at)
{
    struct str rest = str_slice(s, at, s.len);
    if (str_starts(rest, "<!-->"))
        return at + 5;
    return str_starts(rest, "<!--") ? skip_past(s, at + 4, "-->") : skip_past(s, at + 2, ">");
}

/* Where a tag or declaration may begin at or after `at`. */
static size_t next_markup(struct str s, size_t at)
{
    while (at < s.len) {
        const char *hit = memchr(s.at + at, '<', s.len - at);
        if (!hit)
            return s.len;
        at = (size_t)(hit - s.at);
        if (at + 1 < s.len) {
            char c = s.at[at + 1];
            if (is_letter(c) || c == '!' || c == '?' || (c == '/' && at + 2 < s.len))
                return at;
        }
        at++;
    }
    return s.len;
}

static bool same_name(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (tolower((unsigned char)a.at[i]) != tolower((unsigned char)b.at[i]))
            return false;
    return true;
}

/* Where the end tag of a raw element begins, or the end of the page. */
static size_t raw_end(struct str s, size_t at, struct str name)
{
    for (ptrdiff_t hit; (hit = str_find(s, str_of("</"), at)) >= 0; at = (size_t)hit + 2) {
        size_t start = (size_t)hit + 2;
        if (same_name(str_slice(s, start, name.len), name) && name_end(s, start) == start + name.len)
            return (size_t)hit;
    }
    return s.len;
}

static bool is_raw_element(struct str name)
{
    for (size_t i = 0; raw_elements[i]; i++)
        if (str_is_nocase(name, raw_elements[i]))
            return true;
    return false;
}

static void take_text(struct html *h, size_t end, bool raw, struct html_token *out)
{
    *out = (struct html_token){.kind = HTML_TEXT, .at = span_between(h->at, end), .raw = raw};
    h->at = end;
}

/* A tag that the page's end cuts off is text; one that is too large ends it all. */
static bool take_tag(struct html *h, struct html_token *out)
{
    bool close = h->text.at[h->at + 1] == '/';
    size_t start = h->at + (close ? 2 : 1), end = name_end(h->text, start);
    size_t most = h->at + HTML_MOST_TAG < h->text.len ? h->at + HTML_MOST_TAG : h->text.len;
    size_t behind = tag_end(str_slice(h->text, 0, most), end < most ? end : most);
    if (!behind && most < h->text.len) {
        h->over = true;
        return false;
    }
    if (!behind) {
        take_text(h, h->text.len, true, out);
        return true;
    }
    *out = (struct html_token){
        .kind = close ? HTML_CLOSE : HTML_OPEN, .at = span_between(h->at, behind), .name = span_between(start, end)};
    h->at = behind;
    if (!close && is_raw_element(span_of(h->text, out->name)))
        h->raw_of = out->name;
    return true;
}

static void take_other(struct html *h, size_t end, struct html_token *out)
{
    *out = (struct html_token){.kind = HTML_OTHER, .at = span_between(h->at, end)};
    h->at = end;
}

bool html_next(struct html *h, struct html_token *out)
{
    if (h->over || h->at >= h->text.len)
        return false;
    if (h->raw_of.len) {
        size_t end = raw_end(h->text, h->at, span_of(h->text, h->raw_of));
        h->raw_of = (struct span){0, 0};
        if (end > h->at) {
            take_text(h, end, true, out);
            return true;
        }
    }
    size_t markup = next_markup(h->text, h->at);
    if (markup > h->at) {
        take_text(h, markup, false, out);
        return true;
    }
    char c = h->text.at[h->at + 1];
    if (c == '!' || c == '?')
        take_other(h, declaration_end(h->text, h->at), out);
    else if (c == '/' && !is_letter(h->text.at[h->at + 2]))
        take_other(h, skip_past(h->text, h->at, ">"), out);
    else
        return take_tag(h, out);
    return true;
}

/* --- attributes --- */

static size_t skip_space(struct str s, size_t at)
{
    while (at < s.len && (is_space(s.at[at]) || s.at[at] == '/'))
        at++;
    return at;
}

static size_t attribute_value(struct str s, size_t at, struct str *value)
{
    if (at < s.len && (s.at[at] == '"' || s.at[at] == '\'')) {
        const char *end = memchr(s.at + at + 1, s.at[at], s.len - at - 1);
        size_t close = end ? (size_t)(end - s.at) : s.len;
        *value = str_slice(s, at + 1, close - at - 1);
        return close < s.len ? close + 1 : close;
    }
    size_t end = at;
    while (end < s.len && !is_space(s.at[end]))
        end++;
    *value = str_slice(s, at, end - at);
    return end;
}

size_t html_attributes(struct str page, const struct html_token *tag, struct html_attribute out[HTML_MOST_ATTRIBUTES])
{
    size_t start = tag->name.at + tag->name.len;
    struct str s = str_slice(page, start, tag->at.at + tag->at.len - 1 - start);
    size_t n = 0;
    for (size_t at = skip_space(s, 0); at < s.len && n < HTML_MOST_ATTRIBUTES; at = skip_space(s, at)) {
        size_t end = at + (s.at[at] == '=');
        while (end < s.len && !is_space(s.at[end]) && s.at[end] != '=' && s.at[end] != '/')
            end++;
        out[n] = (struct html_attribute){str_slice(s, at, end - at), {"", 0}};
        at = end;
        while (at < s.len && is_space(s.at[at]))
            at++;
        if (at < s.len && s.at[at] == '=') {
            at++;
            while (at < s.len && is_space(s.at[at]))
                at++;
            at = attribute_value(s, at, &out[n].value);
        }
        n++;
    }
    return n;
}

/* --- text --- */

/* Windows-1252 for the numeric references &#128; to &#159;, as every browser reads
 * them (WHATWG, numeric character reference end state); 0 keeps the number. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static uint32_t numeric(struct str digits, unsigned base)
{
    uint32_t value = 0;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.at[i];
        uint32_t digit = c <= '9' ? (uint32_t)(c - '0') : (uint32_t)((c | 0x20) - 'a' + 10);
        value = value > 0x10FFFF ? value : value * base + digit;
    }
    if (value >= 0x80 && value <= 0x9F && windows_1252[value - 0x80])
        return windows_1252[value - 0x80];
    return value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF) ? 0xFFFD : value;
}

static size_t run_of(struct str s, size_t at, int (*is)(int))
{
    size_t end = at;
    while (end < s.len && end - at < 32 && is((unsigned char)s.at[end]))
        end++;
    return end - at;
}

/* The reference at s[at] == '&': its code point and *len, or 0 when it is none. */
static uint32_t reference(struct str s, size_t at, size_t *len)
{
    size_t start = at + 1, n;
    uint32_t c;
    if (start < s.len && s.at[start] == '#') {
        bool hex = start + 1 < s.len && (s.at[start + 1] | 0x20) == 'x';
        size_t digits = start + (hex ? 2 : 1);
        n = run_of(s, digits, hex ? isxdigit : isdigit);
        c = n ? numeric(str_slice(s, digits, n), hex ? 16 : 10) : 0;
        start = digits;
    } else {
        n = run_of(s, start, isalnum);
        bool ended = start + n < s.len && s.at[start + n] == ';';
        c = ended ? html_entity(str_slice(s, start, n)) : 0;
    }
    *len = start + n - at;
    if (start + n < s.len && s.at[start + n] == ';')
        ++*len;
    return c;
}

static void add_char(struct buf *out, uint32_t c, bool fold)
{
    char bytes[4];
    if (fold && c < 0x80 && is_space((char)c)) {
        if (out->len && out->at[out->len - 1] != ' ' && out->at[out->len - 1] != '\n')
            buf_addc(out, ' ');
        return;
    }
    buf_add(out, (struct str){bytes, utf8_put(bytes, c)});
}

void html_add_text(struct buf *out, struct str text, bool fold)
{
    for (size_t i = 0; i < text.len;) {
        size_t end = i, len = 1;
        while (end < text.len && text.at[end] != '&' && !(fold && is_space(text.at[end])) && text.at[end])
            end++;
        buf_add(out, str_slice(text, i, end - i));
        if (end == text.len)
            return;
        uint32_t c = text.at[end] == '&' ? reference(text, end, &len) : (unsigned char)text.at[end];
        if (c) {
            add_char(out, c, fold);
        } else if (text.at[end] == '&') {
            buf_addc(out, '&');
            len = 1;
        }
        i = end + len;
    }
}
