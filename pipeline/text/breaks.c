#include "text/breaks.h"

#include "text/hangul.h"
#include "text/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

enum {
    MOST_QUOTED = 4000,    /* bytes: a longer quotation is cut into its own sentences */
    MOST_SENTENCE = 16000, /* bytes: text without any end is cut at a blank */
    MOST_DEPTH = 32,       /* marks open inside each other; deeper ones are plain characters */
    MOST_WORD = 24,        /* bytes of a word that may be an abbreviation */
};

/* What opening and closing marks say about an end inside them. */
enum mark_kind {
    MARK_QUOTE,  /* a quotation: may be a sentence of its own */
    MARK_SINGLE, /* mostly a phrase; a thought when it ends in a full stop */
    MARK_ROUND,  /* an aside */
    MARK_TITLE,  /* a name of a work: never ends a sentence */
};

struct mark {
    uint32_t open, close;
    enum mark_kind kind;
};

static const struct mark marks[] = {
    {0x201C, 0x201D, MARK_QUOTE}, {0x2018, 0x2019, MARK_SINGLE}, {'(', ')', MARK_ROUND},
    {'"', '"', MARK_QUOTE},       {'\'', '\'', MARK_SINGLE},     {'[', ']', MARK_TITLE},
    {0x3008, 0x3009, MARK_TITLE}, {0x300A, 0x300B, MARK_TITLE},  {0x300C, 0x300D, MARK_QUOTE},
    {0x300E, 0x300F, MARK_QUOTE}, {0x3010, 0x3011, MARK_TITLE},  {0x3014, 0x3015, MARK_TITLE},
    {'{', '}', MARK_TITLE},       {0xFF08, 0xFF09, MARK_ROUND},  {0x00AB, 0x00BB, MARK_QUOTE},
};

enum { MARKS = sizeof marks / sizeof *marks };

/* A pair of marks and what stands between them. */
struct pair {
    size_t at, end; /* from the opening mark to behind the closing one */
    enum mark_kind kind;
};

struct breaks {
    UBreakIterator *icu; /* for scripts whose sentence ends these rules do not know */
    struct pair *pairs;  /* of the line at work, in order of their opening marks */
    size_t len, cap;
};

enum fault breaks_open(const char *lang, struct breaks **out, struct err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *icu = ubrk_open(UBRK_SENTENCE, lang, NULL, 0, &status);
    if (U_FAILURE(status))
        return fault(err, FAULT_STOP, "ICU has no sentence rules for \"%s\": %s", lang, u_errorName(status));
    *out = calloc(1, sizeof **out);
    if (!*out)
        abort();
    (*out)->icu = icu;
    return FAULT_OK;
}

void breaks_close(struct breaks *b)
{
    if (!b)
        return;
    ubrk_close(b->icu);
    free(b->pairs);
    free(b);
}

/* --- small questions about characters --- */

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || c == '\r';
}

static bool is_latin(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Ends a sentence wherever it stands, also without a blank behind it. */
static bool is_full_stop(uint32_t c)
{
    return c == 0x3002 || c == 0xFF61 || c == 0xFF01 || c == 0xFF1F;
}

static bool is_ellipsis(uint32_t c)
{
    return c == 0x2026 || c == 0x2025;
}

static bool is_terminator(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || is_ellipsis(c) || is_full_stop(c) || c == 0x203C ||
           (c >= 0x2047 && c <= 0x2049) || c == 0xFF0E;
}

static const struct mark *mark_opening(uint32_t c)
{
    for (size_t i = 0; i < MARKS; i++)
        if (marks[i].open == c)
            return &marks[i];
    return NULL;
}

static const struct mark *mark_closing(uint32_t c)
{
    for (size_t i = 0; i < MARKS; i++)
        if (marks[i].close == c)
            return &marks[i];
    return NULL;
}

/* Bytes at which something may happen: terminators, marks, and the lead bytes of
 * the blocks that hold others. Syllables and ideographs are skipped unseen. */
static bool is_quiet(unsigned char b)
{
    if (b < 0x80)
        return b != '.' && b != '!' && b != '?' && b != '"' && b != '\'' && b != '(' && b != ')' && b != '[' &&
               b != ']' && b != '{' && b != '}';
    return b != 0xC2 && b != 0xE2 && b != 0xE3 && b != 0xEF;
}

/* --- pairs of marks --- */

struct opened {
    const struct mark *mark;
    size_t pair; /* index into breaks.pairs */
};

struct pairing {
    struct breaks *b;
    struct str line;
    struct opened open[MOST_DEPTH];
    size_t depth;
};

static void open_mark(struct pairing *p, const struct mark *m, size_t at)
{
    struct breaks *b = p->b;
    if (p->depth == MOST_DEPTH)
        return;
    if (b->len == b->cap) {
        b->cap = b->cap ? b->cap * 2 : 64;
        b->pairs = realloc(b->pairs, b->cap * sizeof *b->pairs);
        if (!b->pairs)
            abort();
    }
    p->open[p->depth++] = (struct opened){m, b->len};
    b->pairs[b->len++] = (struct pair){at, 0, m->kind}; /* end 0: never closed, so far */
}

/* Closes the innermost open mark of that kind; what was opened inside it and not
 * closed is no pair. False when there is none. */
static bool close_mark(struct pairing *p, const struct mark *m, size_t end)
{
    for (size_t i = p->depth; i-- > 0;) {
        if (p->open[i].mark != m)
            continue;
        p->b->pairs[p->open[i].pair].end = end;
        p->depth = i;
        return true;
    }
    return false;
}

static bool is_open(const struct pairing *p, const struct mark *m)
{
    for (size_t i = 0; i < p->depth; i++)
        if (p->open[i].mark == m)
            return true;
    return false;
}

/* Forgets the innermost open mark of that kind, which nobody closed. */
static void forget_mark(struct pairing *p, const struct mark *m)
{
    for (size_t i = p->depth; i-- > 0;)
        if (p->open[i].mark == m) {
            p->depth = i;
            return;
        }
}

/* " and ' open and close with one character: before them a blank and behind them
 * none means opening, whatever was forgotten before; else it closes what is open. */
static void straight_mark(struct pairing *p, const struct mark *m, size_t at, size_t end)
{
    uint32_t left = utf8_before(p->line, at, NULL), right = utf8_at(p->line, end, NULL);
    bool edge = left == 0 || is_space(left);
    bool opens = edge && right != 0 && !is_space(right);
    if (m->kind == MARK_SINGLE && (is_latin(left) || is_digit(left)) && is_latin(right))
        return; /* an apostrophe: Xi's, the 30's */
    if (is_open(p, m)) {
        if (!opens) {
            close_mark(p, m, end);
            return;
        }
        forget_mark(p, m);
    }
    if (m->kind == MARK_SINGLE && is_latin(left))
        return;
    if (right != 0 && !is_space(right))
        open_mark(p, m, at);
}

static void pair_character(struct pairing *p, uint32_t c, size_t at, size_t end)
{
    const struct mark *m = mark_opening(c);
    if (m && m->close == c) {
        straight_mark(p, m, at, end);
    } else if (m) {
        open_mark(p, m, at);
    } else if ((m = mark_closing(c))) {
        uint32_t left = utf8_before(p->line, at, NULL);
        bool apostrophe = c == 0x2019 && (is_latin(left) || is_digit(left)) && is_latin(utf8_at(p->line, end, NULL));
        if (!apostrophe)
            close_mark(p, m, end);
    }
}

static void find_pairs(struct breaks *b, struct str line)
{
    struct pairing p = {.b = b, .line = line};
    b->len = 0;
    for (size_t i = 0, len; i < line.len; i += len) {
        len = 1;
        if (is_quiet((unsigned char)line.at[i]))
            continue;
        uint32_t c = utf8_at(line, i, &len);
        pair_character(&p, c, i, i + len);
    }
}

/* --- is this an end? --- */

/* Latin abbreviations that a sentence goes on after, in lower case without the
 * last full stop. */
static const char *const abbreviations[] = {
    "vs",  "mr",  "mrs",    "ms",   "dr",   "prof", "inc",  "co",  "ltd", "corp", "st",   "no",   "nos", "jr",   "sr",
    "cf",  "eg",  "ie",     "fig",  "vol",  "pp",   "gen",  "col", "sen", "rep",  "gov",  "lt",   "maj", "capt", "sgt",
    "rev", "hon", "jan",    "feb",  "mar",  "apr",  "jun",  "jul", "aug", "sep",  "sept", "oct",  "nov", "dec",  "mt",
    "ft",  "est", "approx", "dept", "univ", "ave",  "blvd", "a.m", "p.m", "e.g",  "i.e",  "ph.d", "viz", "al",
};

static bool is_abbreviation(struct str word)
{
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++)
        if (str_is_nocase(word, abbreviations[i]))
            return true;
    return false;
}

/* The stretch of Latin letters and full stops that ends at `end`. */
static struct str latin_word(struct str line, size_t end)
{
    size_t start = end;
    while (start > 0 && end - start < MOST_WORD) {
        size_t len;
        uint32_t c = utf8_before(line, start, &len);
        if (!is_latin(c) && c != '.')
            break;
        start -= len;
    }
    return str_slice(line, start, end - start);
}

/* U.S. · J. · Ph.D. · vs. before the full stop at `at`. */
static bool is_short_form(struct str line, size_t at)
{
    struct str word = latin_word(line, at);
    if (is_abbreviation(word))
        return true;
    bool single = word.len == 1 || (word.len > 1 && word.at[word.len - 2] == '.');
    return single && word.at[word.len - 1] >= 'A' && word.at[word.len - 1] <= 'Z';
}

/* The digits right before `at`: where they begin. */
static size_t digits_before(struct str line, size_t at)
{
    while (at > 0 && is_digit((unsigned char)line.at[at - 1]))
        at--;
    return at;
}

/* 2025. 10. 21. and 1. at the head of a line: the full stop belongs to the number. */
static bool is_number_stop(struct str line, size_t start, size_t at, size_t next)
{
    size_t digits = digits_before(line, at);
    if (is_digit(utf8_at(line, next, NULL)) && at - digits <= 4)
        return true;
    if (digits == start && at - digits <= 3)
        return true;
    size_t before = digits;
    while (before > start && line.at[before - 1] == ' ')
        before--;
    return at - digits <= 2 && before > start + 1 && before < digits && line.at[before - 1] == '.' &&
           is_digit((unsigned char)line.at[before - 2]);
}

/* 가. 나. 다. at the head of a line. */
static bool is_letter_label(struct str line, size_t start, size_t at)
{
    static const char labels[] = "가나다라마바사아자차카타파하";
    return at - start == 3 && str_find(str_of(labels), str_slice(line, start, 3), 0) >= 0;
}

static bool is_among(struct str syllable, const char *set)
{
    return syllable.len == 3 && str_find(str_of(set), syllable, 0) >= 0;
}

/* The syllables that predicates end in before a full stop. */
static bool is_predicate_end(struct str line, size_t at, const char *set)
{
    return at >= 3 && is_among(str_slice(line, at - 3, 3), set);
}

/* How what was quoted is taken up again, also after a blank: "…했다." 고 말했다. */
static const char *const takers[] = {
    "라고",     "라며",    "라면서",   "라는 ",   "라던",    "라지만",  "라니",    "이라고",  "이라며",
    "이라면서", "이라는 ", "이라지만", "이라니",  "며 ",     "면서 ",   "란 ",     "이란 ",   "하고 ",
    "하며 ",    "하자 ",   "하는 ",    "했다",    "했고",    "했지만",  "고 말",   "고 했",   "고 하",
    "고 해",    "고 밝",   "고 전",    "고 강조", "고 주장", "고 덧",   "고 설명", "고 지적", "고 비판",
    "고 답",    "고 적",   "고 썼",    "고 물",   "고 외",   "고 토로", "고 평",   "고 호소", "고 당부",
    "고 촉구",  "이어 ",   "이어서 ",  "등 ",     "등을 ",   "등의 ",   "등으로 ", "고 반박", "고 반문",
    "고 요청",  "고 진술", "고 소개",  "고 예상", "고 내다", "고 꼬집", "고 경고", "고 약속",
};

static bool is_taken_up(struct str rest)
{
    for (size_t i = 0; i < sizeof takers / sizeof *takers; i++)
        if (str_starts(rest, takers[i]))
            return true;
    return false;
}

/* A candidate: terminators and closing marks, and what surrounds them. */
struct candidate {
    struct str line;
    size_t start; /* of the sentence */
    size_t at;    /* first terminator */
    size_t end;   /* behind terminators and closing marks */
    size_t next;  /* first byte behind the blanks after them */
    bool full;    /* ends wherever it stands */
    bool stop;    /* one single full stop */
    bool ellipsis;
    bool quoted; /* stands inside a pair that closes before `end` */
    enum mark_kind kind;
    size_t quote_at; /* where that pair opens */
};

/* Behind a blank, or at the end of the line. */
static bool is_end_before_blank(const struct candidate *c)
{
    uint32_t left = utf8_before(c->line, c->at, NULL), next = utf8_at(c->line, c->next, NULL);
    if (next == ',' || next == ';' || next == ':')
        return false;
    if (c->ellipsis)
        return is_predicate_end(c->line, c->at, "다요죠까네");
    if (!c->stop)
        return !(next >= 'a' && next <= 'z' && is_latin(left));
    if (is_digit(left))
        return !is_number_stop(c->line, c->start, c->at, c->next);
    if (is_latin(left))
        return !is_short_form(c->line, c->at) && !(next >= 'a' && next <= 'z');
    return !is_letter_label(c->line, c->start, c->at);
}

/* With a letter right behind: only where a blank was forgotten (했다.그는). */
static bool is_end_without_blank(const struct candidate *c)
{
    uint32_t next = utf8_at(c->line, c->end, NULL);
    if (c->end > c->at + 1 || c->ellipsis)
        return false;
    bool opening = next != '\'' && next != '"' && mark_opening(next);
    if (!hangul_is_syllable(next) && !opening && next != '"')
        return false;
    return is_predicate_end(c->line, c->at, "다요죠까") && !(next == '(' || next == '[');
}

/* An end inside quotation marks counts when the quotation is the sentence, or when
 * the quotation ends a sentence that led to it (그는 말했다, “…했다.” 회의는 …). */
static bool is_end_after_quote(const struct candidate *c)
{
    bool leads = c->kind == MARK_QUOTE && c->stop && is_predicate_end(c->line, c->at, "다요죠까");
    if (c->kind == MARK_TITLE || (c->quote_at != c->start && !leads))
        return false;
    if (c->kind == MARK_SINGLE && !c->stop)
        return false;
    if (c->next == c->end) /* …했다."고, 」と: taken up at once */
        return false;
    return !is_taken_up(str_slice(c->line, c->next, c->line.len));
}

static bool is_end(const struct candidate *c)
{
    if (c->next >= c->line.len)
        return true;
    if (c->quoted)
        return is_end_after_quote(c);
    if (c->full)
        return true;
    if (c->next == c->end)
        return is_end_without_blank(c);
    return is_end_before_blank(c);
}

/* --- the walk along one line --- */

struct walk {
    struct breaks *b;
    struct arena *a;
    struct spans *out;
    struct str line;
    size_t offset; /* of the line in the text */
    size_t start;  /* of the sentence at work */
    size_t pair;   /* next pair to look at */
};

static size_t skip_spaces(struct str line, size_t i)
{
    size_t len;
    while (i < line.len && is_space(utf8_at(line, i, &len)))
        i += len;
    return i;
}

static void add_span(struct walk *w, size_t from, size_t to)
{
    size_t len;
    from = skip_spaces(w->line, from);
    while (to > from && is_space(utf8_before(w->line, to, &len)))
        to -= len;
    if (to > from)
        *vec_push(w->a, w->out) = (struct span){(uint32_t)(w->offset + from), (uint32_t)(to - from)};
}

/* The place at or before `most` where an endless sentence is cut. */
static size_t cut_place(struct str line, size_t from, size_t most)
{
    for (size_t i = most; i > from + MOST_SENTENCE / 2; i--)
        if (line.at[i] == ' ')
            return i;
    while (((unsigned char)line.at[most] & 0xC0) == 0x80)
        most--;
    return most;
}

static void end_sentence(struct walk *w, size_t end, size_t next)
{
    while (end > w->start + MOST_SENTENCE) {
        size_t cut = cut_place(w->line, w->start, w->start + MOST_SENTENCE);
        add_span(w, w->start, cut);
        w->start = skip_spaces(w->line, cut);
    }
    add_span(w, w->start, end);
    w->start = next;
}

/* Does a pair open here? */
static bool is_pair_start(struct walk *w, size_t at)
{
    while (w->pair < w->b->len && w->b->pairs[w->pair].at < at)
        w->pair++;
    return w->pair < w->b->len && w->b->pairs[w->pair].at == at && w->b->pairs[w->pair].end;
}

/* The pair that opens at `at` when an end inside it is to be kept in. */
static const struct pair *pair_at(struct walk *w, size_t at)
{
    if (!is_pair_start(w, at))
        return NULL;
    const struct pair *p = &w->b->pairs[w->pair];
    return p->end - at <= MOST_QUOTED ? p : NULL;
}

/* Takes terminators and closing marks from c->at on. */
static void take_terminators(struct candidate *c)
{
    size_t i = c->at, len, n = 0;
    uint32_t ch;
    for (; (ch = utf8_at(c->line, i, &len)), len && is_terminator(ch); i += len, n++) {
        c->full = c->full || is_full_stop(ch);
        c->ellipsis = is_ellipsis(ch) || (ch == '.' && n > 0 && (c->stop || c->ellipsis));
        c->stop = ch == '.' && n == 0;
    }
    c->end = i;
}

/* Closing marks that no pair knows of still belong to the sentence. */
static void take_closers(struct walk *w, struct candidate *c)
{
    size_t len;
    for (uint32_t ch; (ch = utf8_at(c->line, c->end, &len)), len; c->end += len)
        if (!mark_closing(ch) || is_pair_start(w, c->end))
            return;
}

/* A terminator right before the closing mark of the pair; false when there is none. */
static bool inner_end(struct str line, const struct pair *p, struct candidate *c)
{
    size_t i = p->end, len;
    uint32_t ch = utf8_before(line, i, &len);
    while (i > p->at + len && (mark_closing(ch) || is_space(ch))) {
        i -= len;
        ch = utf8_before(line, i, &len);
    }
    if (!is_terminator(ch) || is_ellipsis(ch))
        return false;
    *c = (struct candidate){.line = line,
                            .at = i - len,
                            .end = p->end,
                            .quoted = true,
                            .kind = p->kind,
                            .quote_at = p->at,
                            .full = is_full_stop(ch),
                            .stop = ch == '.'};
    return true;
}

/* Returns the byte to go on from. */
static size_t judge(struct walk *w, struct candidate *c)
{
    c->start = w->start;
    c->next = skip_spaces(w->line, c->end);
    if (!is_end(c))
        return c->end;
    end_sentence(w, c->end, c->next);
    return c->next > c->end ? c->next : c->end;
}

static size_t step_mark(struct walk *w, size_t i, size_t len)
{
    const struct pair *p = pair_at(w, i);
    struct candidate c;
    if (!p)
        return i + len;
    return inner_end(w->line, p, &c) ? judge(w, &c) : p->end;
}

static size_t step(struct walk *w, size_t i)
{
    size_t len;
    uint32_t ch = utf8_at(w->line, i, &len);
    if (mark_opening(ch))
        return step_mark(w, i, len);
    if (!is_terminator(ch))
        return i + len;
    struct candidate c = {.line = w->line, .at = i};
    take_terminators(&c);
    take_closers(w, &c);
    return judge(w, &c);
}

static void break_line(struct walk *w)
{
    find_pairs(w->b, w->line);
    w->start = skip_spaces(w->line, 0);
    w->pair = 0;
    for (size_t i = 0; i < w->line.len;)
        i = is_quiet((unsigned char)w->line.at[i]) ? i + 1 : step(w, i);
    end_sentence(w, w->line.len, w->line.len);
}

/* --- scripts for ICU --- */

/* Does a character of Armenian, Hebrew, Arabic, an Indic script, Thai, Myanmar,
 * Georgian, Ethiopic, Khmer … begin at byte i? Conjoining jamo and Latin Extended
 * Additional lie among them. */
static bool is_rare(struct str line, size_t i)
{
    unsigned char b = (unsigned char)line.at[i];
    if (b != 0xE1)
        return b >= 0xD4 && b <= 0xE0;
    unsigned char second = (unsigned char)line.at[i + 1];
    return second < 0x84 || (second > 0x87 && second < 0xB8);
}

/* Scripts with terminators of their own, or with none. A foreign word in a Korean
 * line is none of them. */
static bool is_rare_script(struct str line)
{
    size_t rare = 0;
    for (size_t i = 0; i < line.len; i++)
        rare += (unsigned char)line.at[i] >= 0xD4 && is_rare(line, i);
    return rare * 10 > line.len;
}

static void break_line_icu(struct walk *w)
{
    UErrorCode status = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, w->line.at, (int64_t)w->line.len, &status);
    ubrk_setUText(w->b->icu, text, &status);
    assert(U_SUCCESS(status));
    w->start = 0;
    for (int32_t end; (end = ubrk_next(w->b->icu)) != UBRK_DONE;)
        end_sentence(w, (size_t)end, (size_t)end);
    utext_close(text);
}

void breaks_sentences(struct breaks *b, struct arena *a, struct str text, struct spans *out)
{
    size_t at = 0;
    while (at < text.len) {
        const char *end = memchr(text.at + at, '\n', text.len - at);
        size_t len = end ? (size_t)(end - text.at) - at : text.len - at;
        struct walk w = {.b = b, .a = a, .out = out, .line = str_slice(text, at, len), .offset = at};
        if (is_rare_script(w.line))
            break_line_icu(&w);
        else
            break_line(&w);
        at += len + 1;
    }
}
