#include "stages/translate/protect.h"

#include "base/buf.h"
#include "base/xml.h"
#include "model/inlines.h"

#include <stdio.h>

/* Bytes that may stand in an address (RFC 3986): Korean particles end it. */
static bool is_url_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c && strchr("-._~:/?#@!$&'*+,;=%()", c));
}

static bool is_name_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c && strchr("._%+-", c));
}

static size_t without_tail(struct str text, size_t from, size_t end)
{
    while (end > from && strchr(".,:;!?'()", text.at[end - 1]))
        end--;
    return end;
}

/* End of an address that begins at `at`, or `at` when none does. */
static size_t url_end(struct str text, size_t at)
{
    static const char *const starts[] = {"https://", "http://", "www.", NULL};
    struct str rest = str_slice(text, at, text.len);
    if (at > 0 && is_name_byte(text.at[at - 1]))
        return at;
    for (const char *const *s = starts; *s; s++) {
        if (!str_starts(rest, *s))
            continue;
        size_t begin = at + strlen(*s), end = begin;
        while (end < text.len && is_url_byte(text.at[end]))
            end++;
        end = without_tail(text, begin, end);
        return end > begin ? end : at;
    }
    return at;
}

/* Span of the e-mail address around the '@' at `at`; len 0 when it is none. */
static struct span email_around(struct str text, size_t at, size_t not_before)
{
    size_t from = at, end = at + 1, dot = 0;
    while (from > not_before && is_name_byte(text.at[from - 1]))
        from--;
    while (end < text.len && is_name_byte(text.at[end]))
        end++;
    end = without_tail(text, at, end);
    for (size_t i = at + 2; i + 1 < end; i++)
        if (text.at[i] == '.')
            dot = i;
    if (from == at || dot == 0)
        return (struct span){0};
    return (struct span){(uint32_t)from, (uint32_t)(end - from)};
}

void protect_find(struct arena *a, struct str text, struct marks *out)
{
    size_t free_from = 0;
    for (size_t i = 0; i < text.len; i++) {
        size_t end = text.at[i] == 'h' || text.at[i] == 'w' ? url_end(text, i) : i;
        struct span found = {(uint32_t)i, (uint32_t)(end - i)};
        if (text.at[i] == '@')
            found = email_around(text, i, free_from);
        if (found.len == 0)
            continue;
        *vec_push(a, out) = (struct mark){.at = found, .text = span_of(text, found)};
        free_from = found.at + found.len;
        i = free_from - 1;
    }
}

void protect_terms(struct arena *a, const struct matches *found, unsigned kinds, struct marks *marks)
{
    for (size_t i = 0; i < found->len; i++) {
        const struct term *t = found->at[i].term;
        struct span at = found->at[i].at;
        size_t k = marks->len;
        while (k > 0 && marks->at[k - 1].at.at >= at.at + at.len)
            k--;
        bool free = k == 0 || marks->at[k - 1].at.at + marks->at[k - 1].at.len <= at.at;
        if (!free || found->at[i].confidence < MATCH_SURE || !(kinds >> t->kind & 1) || t->status != TERM_APPROVED ||
            t->target.len == 0)
            continue;
        vec_push(a, marks);
        memmove(&marks->at[k + 1], &marks->at[k], (marks->len - 1 - k) * sizeof *marks->at);
        marks->at[k] = (struct mark){.at = at, .text = t->target, .rises = t->case_rule != TERM_CASE_EXACT};
    }
}

static bool cuts(const struct marks *marks, uint32_t at)
{
    for (size_t i = 0; i < marks->len; i++)
        if (marks->at[i].role == MARK_WORDS && at > marks->at[i].at.at && at < marks->at[i].at.at + marks->at[i].at.len)
            return true;
    return false;
}

/* What ends at a place stands before what begins there; inner halves lie inside outer
 * ones, which were added first. */
static bool goes_before(const struct mark *x, const struct mark *y)
{
    static const int ranks[] = {[MARK_CLOSE] = 0, [MARK_OPEN] = 1, [MARK_WORDS] = 2};
    if (x->at.at != y->at.at)
        return x->at.at < y->at.at;
    if (x->role != y->role)
        return ranks[x->role] < ranks[y->role];
    return x->role == MARK_CLOSE;
}

static void insert_half(struct arena *a, struct marks *marks, struct mark half)
{
    size_t k = marks->len;
    vec_push(a, marks);
    for (; k > 0 && goes_before(&half, &marks->at[k - 1]); k--)
        marks->at[k] = marks->at[k - 1];
    marks->at[k] = half;
}

void protect_inlines(struct arena *a, const struct inline_mark *inlines, size_t n, struct marks *marks)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t from = inlines[i].source.at, end = from + inlines[i].source.len;
        if (!inlines[i].n || cuts(marks, from) || cuts(marks, end))
            continue;
        insert_half(a, marks,
                    (struct mark){.at = {from, 0}, .text = arena_printf(a, "<%u>", inlines[i].n), .role = MARK_OPEN});
        insert_half(a, marks,
                    (struct mark){.at = {end, 0}, .text = arena_printf(a, "</%u>", inlines[i].n), .role = MARK_CLOSE});
    }
}

static void add_text(struct buf *b, struct str text, enum mark_style style)
{
    if (style == MARK_XML)
        xml_add(b, text);
    else
        buf_add(b, text);
}

static void add_mark(struct buf *b, struct str said, const struct mark *m, size_t number, enum mark_style style)
{
    if (style == MARK_XML && m->role != MARK_WORDS) {
        if (m->role == MARK_OPEN)
            buf_printf(b, "<g id=\"%zu\">", number);
        else
            buf_addz(b, "</g>");
        return;
    }
    if (style != MARK_DICTIONARY) {
        buf_printf(b, style == MARK_XML ? "<x id=\"%zu\"/>" : "{{%zu}}", number);
        return;
    }
    buf_addz(b, "<mstrans:dictionary translation=\"");
    xml_add(b, m->text);
    buf_addz(b, "\">");
    xml_add(b, said);
    buf_addz(b, "</mstrans:dictionary>");
}

struct str protect_mark(struct arena *a, struct str text, const struct marks *marks, enum mark_style style)
{
    size_t room = text.len * 8 + 64, from = 0;
    for (size_t i = 0; i < marks->len; i++)
        room += marks->at[i].text.len * 8 + 128;
    auto_buf struct buf b = buf_make(room);
    for (size_t i = 0; i < marks->len; i++) {
        const struct mark *m = &marks->at[i];
        add_text(&b, str_slice(text, from, m->at.at - from), style);
        add_mark(&b, span_of(text, m->at), m, i + 1, style);
        from = m->at.at + m->at.len;
    }
    add_text(&b, str_slice(text, from, text.len), style);
    return arena_str(a, buf_str(&b));
}

/* Reads a placeholder at the start of rest: its number, and its length; 0 = none. */
static size_t placeholder(struct str rest, enum mark_style style, size_t *number)
{
    char copy[40];
    int len = 0, closing = 0;
    snprintf(copy, sizeof copy, "%.*s", (int)(rest.len < sizeof copy ? rest.len : sizeof copy - 1), rest.at);
    if (style == MARK_BRACES) {
        sscanf(copy, "{{ %4zu }}%n", number, &len);
        return (size_t)len;
    }
    if (sscanf(copy, "<x id=\"%4zu\" />%n", number, &len) == 1 && len == 0)
        sscanf(copy, "<x id=\"%4zu\" >%n", number, &len);
    if (len > 0 && str_starts(str_slice(rest, (size_t)len, rest.len), "</x>"))
        closing = 4;
    return (size_t)(len + closing);
}

/* <g id="2"> … </g> came back in pairs: which of them are open. */
struct pairs {
    size_t open[INLINE_MOST];
    size_t depth;
};

/* The mark that closes the one that number `open` opened. */
static size_t closing_of(const struct marks *marks, size_t open)
{
    struct str text = marks->at[open - 1].text;
    for (size_t i = open; i < marks->len; i++)
        if (marks->at[i].role == MARK_CLOSE &&
            str_eq(str_slice(marks->at[i].text, 2, text.len), str_slice(text, 1, text.len)))
            return i + 1;
    return 0;
}

/* Reads <g id="2"> or </g> at the start of rest: the mark's number, and its length; 0 = none. */
static size_t paired(struct str rest, const struct marks *marks, struct pairs *pairs, size_t *number)
{
    char copy[40];
    int len = 0;
    if (str_starts(rest, "</g>") && pairs->depth > 0) {
        *number = closing_of(marks, pairs->open[--pairs->depth]);
        return 4;
    }
    snprintf(copy, sizeof copy, "%.*s", (int)(rest.len < sizeof copy ? rest.len : sizeof copy - 1), rest.at);
    if (sscanf(copy, "<g id=\"%4zu\">%n", number, &len) != 1 || len == 0 || pairs->depth == INLINE_MOST)
        return 0;
    if (*number == 0 || *number > marks->len || marks->at[*number - 1].role != MARK_OPEN)
        return 0;
    pairs->open[pairs->depth++] = *number;
    return (size_t)len;
}

/* Reads an entity of XML text at the start of rest; 0 = none. */
static size_t entity(struct str rest, const char **text)
{
    static const char *const known[][2] = {{"&amp;", "&"},  {"&lt;", "<"},  {"&gt;", ">"},  {"&quot;", "\""},
                                           {"&apos;", "'"}, {"&#39;", "'"}, {"&#13;", "\r"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_starts(rest, known[i][0])) {
            *text = known[i][1];
            return strlen(known[i][0]);
        }
    return 0;
}

static void add_restored(struct buf *b, const struct mark *m)
{
    char first = m->text.len ? m->text.at[0] : 0;
    bool rises = m->rises && b->len == 0 && first >= 'a' && first <= 'z';
    if (rises)
        buf_addc(b, (char)(first - 0x20));
    buf_add(b, str_slice(m->text, rises, m->text.len));
}

bool protect_restore(struct arena *a, struct str text, const struct marks *marks, enum mark_style style,
                     struct str *out)
{
    size_t room = text.len + 64, seen_n = 0;
    bool *seen = arena_alloc(a, marks->len + 1);
    struct pairs pairs = {.depth = 0};
    if (style == MARK_DICTIONARY) {
        *out = text;
        return str_find(text, str_of("mstrans:"), 0) < 0;
    }
    for (size_t i = 0; i < marks->len; i++)
        room += marks->at[i].text.len;
    auto_buf struct buf b = buf_make(room);
    for (size_t i = 0; i < text.len;) {
        size_t number = 0, len = 0;
        const char *plain = NULL;
        struct str rest = str_slice(text, i, text.len);
        if (text.at[i] == (style == MARK_XML ? '<' : '{'))
            len = placeholder(rest, style, &number);
        if (len == 0 && style == MARK_XML && text.at[i] == '<')
            len = paired(rest, marks, &pairs, &number);
        if (len > 0 && (number == 0 || number > marks->len || seen[number - 1]))
            return false;
        if (len > 0) {
            seen[number - 1] = true;
            seen_n++;
            add_restored(&b, &marks->at[number - 1]);
        } else if (style == MARK_XML && text.at[i] == '&' && (len = entity(rest, &plain)) > 0) {
            buf_addz(&b, plain);
        } else {
            buf_addc(&b, text.at[i]);
            len = 1;
        }
        i += len;
    }
    *out = arena_str(a, buf_str(&b));
    return seen_n == marks->len && !b.over;
}
