#include "stages/ingest/markdown.h"

#include "base/buf.h"
#include "model/inlines.h"
#include "stages/ingest/html.h"

enum {
    MOST_REACH = 2000,       /* bytes between two halves of a mark */
    MOST_DEFINITIONS = 1000, /* of addresses; each link by reference looks through them */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_word(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !is_word(c);
}

static size_t run_length(struct str s, size_t at)
{
    size_t n = 1;
    while (at + n < s.len && s.at[at + n] == s.at[at])
        n++;
    return n;
}

/* The half that closes the run of `n` marks at `at`, or 0. _ inside a word is no mark. */
static size_t closing_run(struct str s, size_t at, size_t n)
{
    char mark = s.at[at];
    if (at + n >= s.len || is_space(s.at[at + n]) || (mark == '_' && at > 0 && is_word(s.at[at - 1])))
        return 0;
    size_t end = at + n + MOST_REACH < s.len ? at + n + MOST_REACH : s.len;
    for (size_t i = at + n; i < end; i++) {
        if (s.at[i] == '\\') {
            i++;
        } else if (s.at[i] == mark) {
            size_t m = run_length(s, i);
            bool inside = mark == '_' && i + m < s.len && is_word(s.at[i + m]);
            if (m == n && !is_space(s.at[i - 1]) && !inside)
                return i;
            i += m - 1;
        }
    }
    return 0;
}

/* Behind the bracket that closes the one at `at`, or 0. */
static size_t bracket_end(struct str s, size_t at, char open, char close)
{
    size_t depth = 0, end = at + MOST_REACH < s.len ? at + MOST_REACH : s.len;
    for (size_t i = at; i < end; i++) {
        if (s.at[i] == '\\')
            i++;
        else if (s.at[i] == open)
            depth++;
        else if (s.at[i] == close && --depth == 0)
            return i + 1;
    }
    return 0;
}

/* "https://… 'title'" -> the address. */
static struct str address_of(struct str target)
{
    struct str rest = str_trim(target), address = rest;
    if (str_starts(rest, "<") && memchr(rest.at, '>', rest.len))
        return str_slice(rest, 1, (size_t)((const char *)memchr(rest.at, '>', rest.len) - rest.at) - 1);
    str_cut(&rest, ' ', &address);
    return address;
}

void markdown_definitions(struct arena *a, struct str text, struct link_definitions *out)
{
    struct str line;
    while (out->len < MOST_DEFINITIONS && str_cut(&text, '\n', &line)) {
        line = str_trim(line);
        ptrdiff_t end = str_find(line, str_of("]:"), 0);
        if (!str_starts(line, "[") || str_starts(line, "[^") || end < 2)
            continue;
        struct str href = address_of(str_slice(line, (size_t)end + 2, line.len));
        if (href.len)
            *vec_push(a, out) = (struct link_definition){str_slice(line, 1, (size_t)end - 1), href};
    }
}

/* Labels are compared without case; the first of a name counts (CommonMark 4.7). */
static struct str defined(const struct link_definitions *definitions, struct arena *a, struct str label)
{
    const char *wanted = arena_cstr(a, str_trim(label));
    for (size_t i = 0; i < definitions->len; i++)
        if (str_is_nocase(definitions->at[i].label, wanted))
            return definitions->at[i].href;
    return str_of("");
}

struct reading {
    struct arena *a;
    struct buf *out;
    struct block_inlines *inlines;
    const struct link_definitions *definitions;
};

/* Behind a link [text](url), [text][ref], [text][] or note [^1] at `at`; *text is what is
 * read of it, *href its address. 0 when it is an ordinary bracket. */
static size_t link_at(const struct reading *r, struct str s, size_t at, struct str *text, struct str *href)
{
    size_t end = bracket_end(s, at, '[', ']');
    if (!end)
        return 0;
    *text = str_slice(s, at + 1, end - at - 2);
    if (str_starts(*text, "^")) {
        *text = str_of("");
        return end;
    }
    size_t behind = 0;
    if (end < s.len && s.at[end] == '(')
        behind = bracket_end(s, end, '(', ')');
    else if (end < s.len && s.at[end] == '[' && (behind = bracket_end(s, end, '[', ']')) > 0) {
        struct str label = str_slice(s, end + 1, behind - end - 2);
        *href = defined(r->definitions, r->a, label.len ? label : *text);
        return behind;
    }
    if (behind)
        *href = address_of(str_slice(s, end + 1, behind - end - 2));
    return behind;
}

/* Behind an inline tag, or 0; *text is the address of <https://…>, *href too. */
static size_t tag_at(struct str s, size_t at, struct str *text, struct str *href)
{
    size_t first = at + 1 < s.len && s.at[at + 1] == '/' ? at + 2 : at + 1;
    if (first >= s.len || !((s.at[first] | 0x20) >= 'a' && (s.at[first] | 0x20) <= 'z'))
        return 0;
    const char *end = memchr(s.at + at, '>', s.len - at < MOST_REACH ? s.len - at : MOST_REACH);
    if (!end)
        return 0;
    struct str inner = str_slice(s, at + 1, (size_t)(end - s.at) - at - 1);
    bool address = str_find(inner, str_of("://"), 0) > 0 ||
                   (memchr(inner.at, '@', inner.len) && !memchr(inner.at, ' ', inner.len));
    *text = address ? inner : str_starts(inner, "br") ? str_of(" ") : str_of("");
    *href = address && str_find(inner, str_of("://"), 0) > 0 ? inner : str_of("");
    return (size_t)(end - s.at) + 1;
}

enum { GONE = 1, BEGINS = 2, ENDS = 4 }; /* a byte is left out; emphasis begins or ends there … */
enum { TWICE = 8 };                      /* … that is strong */

/* Marks to leave out, as flags a byte. */
static void mark_emphasis(struct str s, char *gone)
{
    for (size_t i = 0; i < s.len;) {
        char c = s.at[i];
        if (c == '\\') {
            i += 2;
            continue;
        }
        if ((c != '*' && c != '_' && c != '~' && c != '`') || gone[i]) {
            i++;
            continue;
        }
        size_t n = run_length(s, i), close = c == '~' && n < 2 ? 0 : closing_run(s, i, n);
        if (close && !gone[close]) {
            memset(gone + i, GONE, n);
            memset(gone + close, GONE, n);
            char how = c == '*' || c == '_' ? (n > 1 ? TWICE : 0) : GONE;
            gone[i] |= how == GONE ? 0 : BEGINS | how;
            gone[close] |= how == GONE ? 0 : ENDS | how;
        }
        i += n;
    }
}

static void plain(const struct reading *r, struct str s, int depth);

static void add_inline(const struct reading *r, size_t from, enum inline_kind kind, struct str href)
{
    if (r->out->len > from)
        *vec_push(r->a, r->inlines) =
            (struct block_inline){{(uint32_t)from, (uint32_t)(r->out->len - from)}, kind, href, INLINE_OUTSIDE};
}

/* Something other than a plain character at `at`: its end, or 0. */
static size_t add_special(const struct reading *r, struct str s, size_t at, int depth)
{
    struct str text = {"", 0}, href = {"", 0};
    size_t from = r->out->len;
    size_t end = 0;
    char c = s.at[at];
    if (c == '\\' && at + 1 < s.len && is_punctuation(s.at[at + 1])) {
        buf_addc(r->out, s.at[at + 1]);
        return at + 2;
    }
    if (c == '!' && at + 1 < s.len && s.at[at + 1] == '[')
        return link_at(r, s, at + 1, &text, &href);
    if (c == '[')
        end = link_at(r, s, at, &text, &href);
    else if (c == '<')
        end = tag_at(s, at, &text, &href);
    if (end && depth < 4)
        plain(r, text, depth + 1);
    if (end && href.len)
        add_inline(r, from, INLINE_LINK, arena_str(r->a, href));
    return end;
}

/* Where emphasis that is open now began in the output. */
struct opened {
    size_t from;
    char how;
};

static void take_emphasis(const struct reading *r, char flags, struct opened *open, size_t *depth)
{
    enum { DEEPEST = 8 };
    if (flags & BEGINS && *depth < DEEPEST)
        open[(*depth)++] = (struct opened){r->out->len, flags & TWICE};
    else if (flags & ENDS && *depth > 0 && open[*depth - 1].how == (flags & TWICE))
        add_inline(r, open[--*depth].from, flags & TWICE ? INLINE_STRONG : INLINE_EMPHASIS, str_of(""));
}

static void plain(const struct reading *r, struct str s, int depth)
{
    char *gone = arena_alloc(r->a, s.len + 1);
    struct opened open[8];
    size_t from = 0, opened = 0;
    mark_emphasis(s, gone);
    for (size_t i = 0; i < s.len;) {
        char c = s.at[i];
        bool special = !gone[i] && (c == '\\' || c == '!' || c == '[' || c == '<');
        if (!gone[i] && !special) {
            i++;
            continue;
        }
        html_add_text(r->out, str_slice(s, from, i - from), true);
        from = i;
        take_emphasis(r, gone[i], open, &opened);
        size_t behind = special ? add_special(r, s, i, depth) : i + 1;
        i = behind ? behind : i + 1;
        from = behind ? behind : from;
    }
    html_add_text(r->out, str_slice(s, from, s.len - from), true);
}

struct str markdown_plain(struct arena *a, struct str text, const struct link_definitions *definitions,
                          struct block_inlines *inlines)
{
    if (!memchr(text.at, '\n', text.len) && !strpbrk(arena_cstr(a, text), "\\*_~`[]<&!\t"))
        return text;
    auto_buf struct buf b = buf_make(text.len * 3 + 4);
    struct reading r = {a, &b, inlines, definitions};
    plain(&r, text, 0);
    struct str read = str_trim(buf_str(&b));
    size_t lead = (size_t)(read.at - b.at), kept = 0;
    for (size_t i = 0; i < inlines->len; i++) {
        struct block_inline m = inlines->at[i];
        size_t from = m.at.at > lead ? m.at.at - lead : 0, end = (size_t)m.at.at + m.at.len - lead;
        end = end < read.len ? end : read.len;
        if (from >= end)
            continue;
        m.at = (struct span){(uint32_t)from, (uint32_t)(end - from)};
        inlines->at[kept++] = m;
    }
    inlines->len = kept;
    return arena_str(a, read);
}

struct span markdown_inner(struct str text, bool *strong, bool *emphasised)
{
    struct span all = {0, (uint32_t)text.len};
    *strong = *emphasised = false;
    if (text.len < 3 || (text.at[0] != '*' && text.at[0] != '_'))
        return all;
    size_t n = run_length(text, 0);
    if (n > 3 || n * 2 >= text.len || closing_run(text, 0, n) != text.len - n)
        return all;
    *strong = n >= 2;
    *emphasised = n == 1;
    return (struct span){(uint32_t)n, (uint32_t)(text.len - 2 * n)};
}
