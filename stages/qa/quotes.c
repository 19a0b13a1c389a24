#include "stages/qa/quotes.h"

#include "text/utf8.h"

/* One kind of mark. `close` 0: the mark closes what it opens. */
static const struct mark {
    uint32_t open, close;
    bool single;
} marks[] = {
    {'"', 0, false},         {0x201C, 0x201D, false}, {0x201E, 0x201C, false}, {0xAB, 0xBB, false},
    {0x300C, 0x300D, false}, {0x2DD, 0, false},       {0x2033, 0, false},      {0x2018, 0x2019, true},
    {0x300E, 0x300F, true},  {'\'', 0, true},         {0x3008, 0x3009, true},  {0x300A, 0x300B, true},
};
enum { MARKS = sizeof marks / sizeof *marks, NESTING = 8, DOUBLE_TEX = 100 };

struct reader {
    struct arena *arena;
    struct str text;
    struct quotations *out;
    size_t open[NESTING]; /* indices into out of what is open */
    int kind[NESTING];
    size_t depth;
};

static void open_one(struct reader *r, int kind, size_t at, size_t len)
{
    if (r->depth == NESTING)
        return;
    struct quotation *q = vec_push(r->arena, r->out);
    *q = (struct quotation){.at = {(uint32_t)at, (uint32_t)(r->text.len - at)}, .open = true};
    q->inner = (struct span){(uint32_t)(at + len), (uint32_t)(r->text.len - at - len)};
    q->single = kind != DOUBLE_TEX && marks[kind].single;
    r->open[r->depth] = r->out->len - 1;
    r->kind[r->depth++] = kind;
}

/* Closes the innermost open quotation of that kind; what is open inside it stays
 * open for good. False when none is open. */
static bool close_one(struct reader *r, int kind, size_t at, size_t len)
{
    size_t d = r->depth;
    while (d > 0 && r->kind[d - 1] != kind)
        d--;
    if (d == 0)
        return false;
    struct quotation *q = &r->out->at[r->open[d - 1]];
    q->open = false;
    q->at.len = (uint32_t)(at + len - q->at.at);
    q->inner.len = (uint32_t)(at - q->inner.at);
    r->depth = d - 1;
    return true;
}

/* Copy passed from hand to hand has "…” and “…": the innermost double quotation of ASCII
 * or curly marks is closed by the other sort. */
static bool close_other_sort(struct reader *r, size_t at, size_t len)
{
    enum { STRAIGHT, CURLY };
    if (r->depth == 0 || (r->kind[r->depth - 1] != STRAIGHT && r->kind[r->depth - 1] != CURLY))
        return false;
    return close_one(r, r->kind[r->depth - 1], at, len);
}

static void stray(struct reader *r, int kind, size_t at, size_t len)
{
    struct span mark = {(uint32_t)at, (uint32_t)len};
    *vec_push(r->arena, r->out) =
        (struct quotation){.at = mark, .single = kind != DOUBLE_TEX && marks[kind].single, .stray = true};
}

static bool is_letter_or_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= 0xC0 && c < 0x2000) || c >= 0x3040;
}

/* ’ between letters, or behind one with nothing open, is an apostrophe. */
static bool is_apostrophe(const struct reader *r, size_t at, size_t len)
{
    bool open = false;
    for (size_t d = 0; d < r->depth; d++)
        open |= r->kind[d] != DOUBLE_TEX && marks[r->kind[d]].close == 0x2019;
    uint32_t after = utf8_at(r->text, at + len, NULL);
    return !open || (after < 0x3000 && is_letter_or_digit(after));
}

/* A straight single mark is an apostrophe unless it opens behind a space and before a
 * letter, or closes what so began. Hangul has no apostrophes: '역사적 후퇴'라고. */
static bool is_single(const struct reader *r, int kind, size_t at)
{
    uint32_t before = utf8_before(r->text, at, NULL), after = utf8_at(r->text, at + 1, NULL);
    bool open = false;
    for (size_t d = 0; d < r->depth; d++)
        open |= r->kind[d] == kind;
    if (open)
        return before > ' ' && (!is_letter_or_digit(after) || after >= 0x3040);
    return (before <= ' ' || before == '(' || before == '[' || before == '"' || before == 0x201C) &&
           (((after | 32) >= 'a' && (after | 32) <= 'z') || after >= 0x3040);
}

/* "" written for one mark, or a mark on both sides of white space, tells which way
 * a straight mark turns: behind a letter and before a space it closes. */
static bool turns_to_close(const struct reader *r, size_t at, size_t len)
{
    uint32_t before = utf8_before(r->text, at, NULL), after = utf8_at(r->text, at + len, NULL);
    return at > 0 && before > ' ' && before != '(' && (after <= ' ' || after == ',' || after == '.' || after == ')');
}

/* Behind a space and before a letter a straight mark opens, whatever is open already: the
 * closing mark of that was lost, or one quotation stands in the other. */
static bool turns_to_open(const struct reader *r, size_t at, size_t len)
{
    uint32_t before = utf8_before(r->text, at, NULL), after = utf8_at(r->text, at + len, NULL);
    return at > 0 && before <= ' ' && is_letter_or_digit(after);
}

static void read_mark(struct reader *r, uint32_t c, size_t at, size_t len)
{
    for (int k = 0; k < MARKS; k++) {
        if (marks[k].close == 0 && c == marks[k].open) {
            if (marks[k].single && !is_single(r, k, at))
                return;
            if (!(c == '"' && turns_to_open(r, at, len)) && close_one(r, k, at, len))
                return;
            uint32_t before = utf8_before(r->text, at, NULL);
            bool digit = before >= '0' && before <= '9';
            /* behind a digit it may be inches: when the right mark is still to come */
            bool inches = digit && str_find(r->text, str_of("”"), at) >= 0;
            if (c == '"' && before > ' ' && !inches && close_other_sort(r, at, len))
                return;
            if (digit && turns_to_close(r, at, len))
                return;
            if (turns_to_close(r, at, len))
                stray(r, k, at, len);
            else
                open_one(r, k, at, len);
            return;
        }
    }
    for (int k = 0; k < MARKS; k++)
        if (marks[k].close == c && !(c == 0x2019 && is_apostrophe(r, at, len)) && close_one(r, k, at, len))
            return;
    if (c == 0x201D && close_other_sort(r, at, len))
        return;
    for (int k = 0; k < MARKS; k++) {
        if (marks[k].open == c) {
            open_one(r, k, at, len);
            return;
        }
        if (marks[k].close == c && !marks[k].single && marks[k].close != 0x201C) {
            stray(r, k, at, len);
            return;
        }
    }
}

static bool may_be_mark(uint32_t c)
{
    return c == '"' || c == '\'' || c == 0xAB || c == 0xBB || c == 0x2DD || (c >= 0x2018 && c <= 0x201E) ||
           c == 0x2033 || (c >= 0x3008 && c <= 0x300F);
}

/* `` and '' (also two curly ones) of plain-text agencies. */
static bool read_tex(struct reader *r, size_t at, size_t *len)
{
    struct str rest = str_slice(r->text, at, r->text.len);
    if (str_starts(rest, "``")) {
        *len = 2;
        open_one(r, DOUBLE_TEX, at, 2);
        return true;
    }
    size_t two = str_starts(rest, "''") ? 2 : str_starts(rest, "’’") ? 6 : 0;
    if (two == 0 || !close_one(r, DOUBLE_TEX, at, two))
        return false;
    *len = two;
    return true;
}

void quotes_read(struct arena *a, struct str text, struct quotations *out)
{
    struct reader r = {.arena = a, .text = text, .out = out};
    size_t len;
    for (size_t at = 0; at < text.len; at += len) {
        unsigned char b = (unsigned char)text.at[at];
        len = 1;
        if (b < 0x80 && b != '"' && b != '`' && b != '\'')
            continue;
        if (b > 0xE3) { /* Han, Hangul and what comes after them: no marks there */
            len = b >= 0xF0 ? 4 : 3;
            continue;
        }
        if (read_tex(&r, at, &len))
            continue;
        uint32_t c = utf8_at(text, at, &len);
        if (may_be_mark(c))
            read_mark(&r, c, at, len);
    }
}

struct quote_count quotes_count(const struct quotations *q)
{
    struct quote_count n = {0};
    for (size_t i = 0; i < q->len; i++) {
        const struct quotation *one = &q->at[i];
        if (one->single)
            n.singles += !one->open && !one->stray;
        else if (one->open)
            n.open++;
        else if (one->stray)
            n.stray++;
        else
            n.whole++;
    }
    return n;
}

bool quotes_hold(const struct quotations *q, size_t at)
{
    for (size_t i = 0; i < q->len; i++)
        if (!q->at[i].single && !q->at[i].stray && at >= q->at[i].at.at && at < q->at[i].at.at + q->at[i].at.len)
            return true;
    return false;
}

bool quote_is_whole(const struct quotation *q)
{
    return !q->single && !q->open && !q->stray;
}

size_t quotes_sentence_end(const struct quotations *q, struct str text, size_t at)
{
    for (; at < text.len; at++)
        if (text.at[at] == '.' && (at + 1 == text.len || text.at[at + 1] == ' ') && !quotes_hold(q, at))
            return at + 1;
    return text.len;
}

struct str quotes_outside(struct arena *a, struct str text, const struct quotations *q)
{
    char *z = arena_cstr(a, text);
    for (size_t i = 0; i < q->len; i++)
        if (!q->at[i].single && !q->at[i].stray)
            memset(z + q->at[i].at.at, ' ', q->at[i].at.len);
    return (struct str){z, text.len};
}

/* What Korean says right after the closing mark of speech: "…"고, "…"라며, "…"면서. */
bool quote_is_speech(struct str korean, const struct quotation *q)
{
    static const char *const endings[] = {"고",     "라고",     "이라고", "며",    "라며", "이라며", "면서",
                                          "라면서", "이라면서", "라는",   "는 ",   "하고", "는다",   "고도",
                                          "라고도", "냐",       "자고",   "으로 ", NULL};
    size_t end = q->at.at + q->at.len;
    while (end < korean.len && korean.at[end] == ' ')
        end++;
    struct str rest = str_slice(korean, end, korean.len);
    for (const char *const *e = endings; *e; e++)
        if (str_starts(rest, *e))
            return true;
    return false;
}
