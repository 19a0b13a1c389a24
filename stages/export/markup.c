#include "stages/export/markup.h"

#include "text/utf8.h"

static bool is_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Elements whose content is text up to their own end tag, whatever it looks like. */
static const char *const raw_elements[] = {"script", "style", "title", "textarea", "xmp", "noscript", NULL};
static const char *const void_elements[] = {"area",  "base", "br",   "col",    "embed", "hr",  "img",
                                            "input", "link", "meta", "source", "track", "wbr", NULL};

static bool one_of(struct str name, const char *const *list)
{
    for (; *list; list++)
        if (str_is_nocase(name, *list))
            return true;
    return false;
}

bool markup_is_void(struct str name)
{
    return one_of(name, void_elements);
}

/* Behind the '>' that ends the tag at `at`; quotes hide one. */
static size_t tag_end(struct str page, size_t at)
{
    char quote = 0;
    for (; at < page.len; at++) {
        char c = page.at[at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if ((c == '"' || c == '\'') && page.at[at - 1] == '=')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return page.len;
}

static struct str name_at(struct str page, size_t at)
{
    size_t end = at;
    while (end < page.len && !is_blank(page.at[end]) && page.at[end] != '>' && page.at[end] != '/')
        end++;
    return str_slice(page, at, end - at);
}

static size_t found_or_end(struct str page, const char *what, size_t at)
{
    ptrdiff_t hit = str_find(page, str_of(what), at);
    return hit < 0 ? page.len : (size_t)hit + strlen(what);
}

/* Where "</name" begins, without case. */
static size_t raw_end(struct str page, struct str name, size_t at)
{
    for (;; at += 2) {
        ptrdiff_t hit = str_find(page, str_of("</"), at);
        if (hit < 0)
            return page.len;
        at = (size_t)hit;
        struct str there = str_slice(page, at + 2, name.len);
        bool same = there.len == name.len;
        for (size_t i = 0; same && i < name.len; i++)
            same = (there.at[i] | 0x20) == (name.at[i] | 0x20);
        if (same)
            return at;
    }
}

static size_t text_end(struct str page, size_t at)
{
    for (at++; at + 1 < page.len; at++)
        if (page.at[at] == '<' && (is_letter(page.at[at + 1]) || strchr("/!?", page.at[at + 1])))
            return at;
    return page.len;
}

static size_t tag(struct str page, size_t at, struct markup *m)
{
    bool closes = page.at[at + 1] == '/';
    m->kind = closes ? MARKUP_CLOSE : MARKUP_OPEN;
    m->name = name_at(page, at + 1 + closes);
    return tag_end(page, at + 1);
}

bool markup_next(struct str page, size_t *at, struct markup *m)
{
    size_t from = *at, end;
    if (from >= page.len)
        return false;
    char next = from + 1 < page.len ? page.at[from + 1] : 0, third = from + 2 < page.len ? page.at[from + 2] : 0;
    bool opened_raw = m->kind == MARKUP_OPEN && one_of(m->name, raw_elements);
    if (opened_raw && raw_end(page, m->name, from) > from) {
        m->kind = MARKUP_RAW;
        end = raw_end(page, m->name, from);
    } else if (page.at[from] == '<' && (is_letter(next) || (next == '/' && is_letter(third)))) {
        end = tag(page, from, m);
    } else if (page.at[from] == '<' && next && strchr("!?/", next)) {
        m->kind = MARKUP_OTHER;
        m->name = (struct str){"", 0};
        end = str_starts(str_slice(page, from, 4), "<!--") ? found_or_end(page, "-->", from)
                                                           : found_or_end(page, ">", from);
    } else {
        m->kind = MARKUP_TEXT;
        m->name = (struct str){"", 0};
        end = text_end(page, from);
    }
    m->bytes = str_slice(page, from, end - from);
    *at = end;
    return true;
}

/* One attribute at *at of a tag; false at the tag's end. */
static bool attribute_next(struct str tag, size_t *at, struct str *name, struct str *value)
{
    size_t i = *at;
    while (i < tag.len && (is_blank(tag.at[i]) || tag.at[i] == '/'))
        i++;
    size_t from = i;
    while (i < tag.len && !is_blank(tag.at[i]) && !strchr("=>/", tag.at[i]))
        i++;
    *name = str_slice(tag, from, i - from);
    *value = str_slice(tag, i, 0);
    while (i < tag.len && is_blank(tag.at[i]))
        i++;
    if (i < tag.len && tag.at[i] == '=') {
        for (i++; i < tag.len && is_blank(tag.at[i]);)
            i++;
        char quote = i < tag.len && (tag.at[i] == '"' || tag.at[i] == '\'') ? tag.at[i++] : 0;
        from = i;
        while (i < tag.len && (quote ? tag.at[i] != quote : !is_blank(tag.at[i]) && tag.at[i] != '>'))
            i++;
        *value = str_slice(tag, from, i - from);
        i += quote && i < tag.len;
    } else if (name->len == 0) {
        i++;
    }
    *at = i;
    return *at < tag.len;
}

bool markup_attribute(struct str tag, const char *name, struct str *value)
{
    size_t at = 1;
    while (at < tag.len && !is_blank(tag.at[at]) && tag.at[at] != '>')
        at++;
    for (bool more = at < tag.len; more;) {
        struct str one;
        more = attribute_next(tag, &at, &one, value);
        if (str_is_nocase(one, name))
            return true;
    }
    return false;
}

/* Character references that news pages use; others stay as written. */
static const struct {
    const char *name, *text;
} references[] = {
    {"amp", "&"},   {"lt", "<"},    {"gt", ">"},    {"quot", "\""}, {"apos", "'"},   {"nbsp", " "},
    {"ldquo", "“"}, {"rdquo", "”"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"middot", "·"}, {"hellip", "…"},
    {"ndash", "–"}, {"mdash", "—"}, {"copy", "©"},  {"bull", "•"},  {"times", "×"},  {"deg", "°"},
};

static bool number_of(struct str digits, uint32_t *out)
{
    bool hex = digits.len && (digits.at[0] | 0x20) == 'x';
    uint32_t n = 0;
    for (size_t i = hex; i < digits.len; i++) {
        char c = digits.at[i] | 0x20;
        bool digit = digits.at[i] >= '0' && digits.at[i] <= '9';
        if (!digit && !(hex && c >= 'a' && c <= 'f'))
            return false;
        n = n * (hex ? 16 : 10) + (uint32_t)(digit ? digits.at[i] - '0' : c - 'a' + 10);
        if (n > 0x10FFFF)
            return false;
    }
    *out = n;
    return n > 0 && !(n >= 0xD800 && n <= 0xDFFF) && digits.len > hex;
}

/* Adds what "&name;" at `at` stands for; returns its length, 0 when it is none. */
static size_t add_reference(struct buf *b, struct str s, size_t at)
{
    ptrdiff_t semicolon = str_find(str_slice(s, at, 12), str_of(";"), 0);
    if (semicolon < 2)
        return 0;
    struct str name = str_slice(s, at + 1, (size_t)semicolon - 1);
    uint32_t c;
    if (name.at[0] == '#' && number_of(str_slice(name, 1, name.len), &c)) {
        char utf8[4];
        buf_add(b, (struct str){utf8, utf8_put(utf8, c)});
        return (size_t)semicolon + 1;
    }
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        if (str_is(name, references[i].name)) {
            buf_addz(b, references[i].text);
            return (size_t)semicolon + 1;
        }
    }
    return 0;
}

static void add_plain(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.len;) {
        size_t reference = s.at[i] == '&' ? add_reference(b, s, i) : 0;
        if (reference) {
            i += reference;
            continue;
        }
        bool blank = is_blank(s.at[i]);
        if (!blank)
            buf_addc(b, s.at[i]);
        else if (b->len && b->at[b->len - 1] != ' ')
            buf_addc(b, ' ');
        i++;
    }
}

struct str markup_plain(struct arena *a, struct str bytes)
{
    auto_buf struct buf b = buf_make(LIMIT_EXPORT);
    struct markup m = {0};
    for (size_t at = 0; markup_next(bytes, &at, &m);)
        if (m.kind == MARKUP_TEXT)
            add_plain(&b, m.bytes);
    return arena_str(a, str_trim(buf_str(&b)));
}

void markup_add(struct buf *b, struct str text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        const char *instead = text.at[i] == '&'   ? "&amp;"
                              : text.at[i] == '<' ? "&lt;"
                              : text.at[i] == '>' ? "&gt;"
                              : text.at[i] == '"' ? "&quot;"
                                                  : NULL;
        if (!instead)
            continue;
        buf_add(b, str_slice(text, from, i - from));
        buf_addz(b, instead);
        from = i + 1;
    }
    buf_add(b, str_slice(text, from, text.len));
}
