#include "stages/ingest/markdown.h"

#include "base/buf.h"
#include "stages/ingest/html.h"

enum { MOST_REACH = 2000 }; /* bytes between two halves of a mark */

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

/* Behind a link [text](url), [text][ref] or note [^1] at `at`; *text is what is
 * read of it. 0 when it is an ordinary bracket. */
static size_t link_at(struct str s, size_t at, struct str *text)
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
    else if (end < s.len && s.at[end] == '[')
        behind = bracket_end(s, end, '[', ']');
    return behind;
}

/* Behind an inline tag, or 0; *text is the address of <https://…>. */
static size_t tag_at(struct str s, size_t at, struct str *text)
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
    return (size_t)(end - s.at) + 1;
}

/* Marks to leave out, as one flag a byte. */
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
            memset(gone + i, 1, n);
            memset(gone + close, 1, n);
        }
        i += n;
    }
}

static void plain(struct arena *a, struct buf *out, struct str s, int depth);

/* Something other than a plain character at `at`: its end, or 0. */
static size_t add_special(struct arena *a, struct buf *out, struct str s, size_t at, int depth)
{
    struct str text = {"", 0};
    size_t end = 0;
    char c = s.at[at];
    if (c == '\\' && at + 1 < s.len && is_punctuation(s.at[at + 1])) {
        buf_addc(out, s.at[at + 1]);
        return at + 2;
    }
    if (c == '!' && at + 1 < s.len && s.at[at + 1] == '[')
        return link_at(s, at + 1, &text);
    if (c == '[')
        end = link_at(s, at, &text);
    else if (c == '<')
        end = tag_at(s, at, &text);
    if (end && depth < 4)
        plain(a, out, text, depth + 1);
    return end;
}

static void plain(struct arena *a, struct buf *out, struct str s, int depth)
{
    char *gone = arena_alloc(a, s.len + 1);
    mark_emphasis(s, gone);
    size_t from = 0;
    for (size_t i = 0; i < s.len;) {
        char c = s.at[i];
        size_t end = i + 1;
        bool special = gone[i];
        if (!special && (c == '\\' || c == '!' || c == '[' || c == '<')) {
            struct buf piece = buf_make(s.len + 1);
            size_t behind = add_special(a, &piece, s, i, depth);
            if (behind) {
                html_add_text(out, str_slice(s, from, i - from), true);
                buf_add(out, buf_str(&piece));
                from = i = behind;
            } else {
                i++;
            }
            buf_release(&piece);
            continue;
        }
        if (special) {
            html_add_text(out, str_slice(s, from, i - from), true);
            from = end;
        }
        i = end;
    }
    html_add_text(out, str_slice(s, from, s.len - from), true);
}

struct str markdown_plain(struct arena *a, struct str text)
{
    if (!memchr(text.at, '\n', text.len) && !strpbrk(arena_cstr(a, text), "\\*_~`[]<&!\t"))
        return text;
    auto_buf struct buf b = buf_make(text.len * 3 + 4);
    plain(a, &b, text, 0);
    return arena_str(a, str_trim(buf_str(&b)));
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
