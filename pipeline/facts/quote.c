/* Quotations, of every language: double and single, typographic and straight, corner brackets.
 *
 * A quotation is a fact over its whole length; the walk goes on inside it, so that what is
 * quoted inside it and the figures in it are found too. A closing mark is looked for once
 * and remembered, so that a text of opening marks costs no more than any other.
 */
#include "facts/scan.h"

static const struct {
    const char *open, *close;
    bool straight; /* the same mark opens and closes */
    bool single;   /* may be an apostrophe */
} marks[SCAN_QUOTES] = {{"“", "”", false, false}, {"‘", "’", false, true},    {"\"", "\"", true, false},
                        {"'", "'", true, true},   {"「", "」", false, false}, {"『", "』", false, false}};

/* An apostrophe stands between letters (don't) or behind them and before one (students'). */
static bool closes(const struct scan *s, int mark, size_t at)
{
    size_t len, behind = at + strlen(marks[mark].close);
    if (!marks[mark].single)
        return true;
    uint32_t next = scan_char(s->text, behind, &len), before = scan_before(s->text, at);
    bool letter = next < 0x250 && scan_is_letter(next);
    return !letter && before != ' ' && before != 0;
}

static size_t closing(struct scan *s, int mark, size_t from)
{
    struct scan_close *known = &s->closing[mark];
    if (known->none || (known->found && known->at >= from))
        return known->none ? 0 : known->at;
    struct str close = str_of(marks[mark].close);
    for (ptrdiff_t at = str_find(s->text, close, from); at >= 0; at = str_find(s->text, close, (size_t)at + close.len))
        if (closes(s, mark, (size_t)at)) {
            known->at = (size_t)at;
            known->found = true;
            return known->at;
        }
    known->none = true;
    return 0;
}

/* What was said, without marks and doubled spaces. */
static struct str normal_form(struct arena *a, struct str text)
{
    text = str_trim(text);
    char *out = arena_alloc(a, text.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != ' ' || (n && out[n - 1] != ' '))
            out[n++] = text.at[i];
    return (struct str){out, n};
}

size_t scan_quote(struct scan *s, size_t at)
{
    for (int mark = 0; mark < SCAN_QUOTES; mark++) {
        if (!scan_is(s->text, at, marks[mark].open))
            continue;
        size_t begin = at + strlen(marks[mark].open), len;
        uint32_t before = scan_before(s->text, at), next = scan_char(s->text, begin, &len);
        /* a straight mark that closes, an apostrophe, or inches */
        bool opens = !marks[mark].straight || !s->closing[mark].found || s->closing[mark].at != at;
        bool glued =
            (marks[mark].straight || marks[mark].single) && (scan_is_letter(before) || scan_digit(before) >= 0);
        if (!opens || glued || next == ' ' || len == 0)
            return begin;
        size_t end = closing(s, mark, begin);
        if (!end || end == begin)
            return begin;
        struct fact *f = scan_add(s, FACT_QUOTE, at, end + strlen(marks[mark].close));
        f->value = normal_form(s->arena, str_slice(s->text, begin, end - begin));
        return begin;
    }
    return at;
}
