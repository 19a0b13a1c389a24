#include "stages/qa/needs.h"

enum { DIGIT = 26, SPACE, CONTROL, WIDE, MARKS };

static const uint64_t ANYTHING = ~(uint64_t)0;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static unsigned class_of(char byte)
{
    unsigned char c = (unsigned char)byte;
    if (c >= 0x80)
        return WIDE;
    if (is_letter(byte))
        return (c | 32u) - 'a';
    if (is_digit(byte))
        return DIGIT;
    if (c <= ' ' || c == 0x7F)
        return c == ' ' ? SPACE : CONTROL;
    /* the marks of ASCII in their order, without the gaps that digits and letters make */
    return MARKS + (c < '0' ? c - '!' : c < 'A' ? c - '!' - 10 : c < 'a' ? c - '!' - 36 : c - '!' - 62);
}

static uint64_t set_of(char byte)
{
    return (uint64_t)1 << class_of(byte);
}

/* ---- expressions ---- */

struct parser {
    struct arena *arena;
    struct str s;
    size_t at;
    bool nocase;
    struct needs *out;
};

/* What a part of an expression may begin and end with. */
struct piece {
    uint64_t first, last;
    bool empty;    /* may match nothing */
    bool capitals; /* nothing but A to Z */
    bool several;  /* alternatives */
};

static char peek(const struct parser *p, size_t ahead)
{
    return p->at + ahead < p->s.len ? p->s.at[p->at + ahead] : 0;
}

static void need(struct parser *p, uint64_t a, uint64_t b)
{
    if (a != ANYTHING && b != ANYTHING)
        *vec_push(p->arena, p->out) = (struct need){a, b};
}

/* \d is digits, an escaped mark is itself, \b and \B are nothing; others may be anything. */
static struct piece read_escape(struct parser *p)
{
    char c = peek(p, 1);
    p->at += 2;
    if (c == 'd')
        return (struct piece){.first = (uint64_t)1 << DIGIT, .last = (uint64_t)1 << DIGIT};
    if (c == 'b' || c == 'B')
        return (struct piece){.empty = true};
    if (c && !is_letter(c) && !is_digit(c) && !((unsigned char)c & 0x80))
        return (struct piece){.first = set_of(c), .last = set_of(c)};
    bool some = c && strchr("wWsSDpP", c);
    p->out->hidden |= !some; /* \x41, \1, \Q: what follows is not what it seems */
    if (peek(p, 0) == '{')
        while (p->at < p->s.len && p->s.at[p->at++] != '}')
            ;
    return (struct piece){.first = ANYTHING, .last = ANYTHING};
}

/* One member of a class, or a range of them. */
static uint64_t read_member(struct parser *p, bool *capitals)
{
    char c = peek(p, 0), to;
    *capitals &= c >= 'A' && c <= 'Z';
    if (c == '\\') {
        struct piece escaped = read_escape(p);
        return escaped.empty ? ANYTHING : escaped.first;
    }
    p->at++;
    if (c == '[' || c == '&' || c == '^')
        return ANYTHING; /* sets of sets */
    if (peek(p, 0) != '-' || peek(p, 1) == ']')
        return set_of(c);
    to = peek(p, 1);
    *capitals &= to >= 'A' && to <= 'Z';
    p->at += 2;
    bool plain = (is_digit(c) && is_digit(to)) || (is_letter(c) && is_letter(to) && (c & 32) == (to & 32));
    uint64_t set = plain ? 0 : ANYTHING;
    for (int b = c; plain && b <= to; b++)
        set |= set_of((char)b);
    return set;
}

static struct piece read_class(struct parser *p)
{
    struct piece class = {.capitals = !p->nocase};
    p->at++;
    bool negated = peek(p, 0) == '^', nested = false;
    p->at += negated;
    while (p->at < p->s.len && peek(p, 0) != ']') {
        nested |= peek(p, 0) == '[';
        class.first |= read_member(p, &class.capitals);
    }
    p->at++;
    p->out->hidden |= nested || !class.first; /* where it ends is not known */
    if (negated) {
        class.first = ANYTHING;
        class.capitals = false;
    }
    class.last = class.first;
    return class;
}

static struct piece read_alternatives(struct parser *p, bool inner);

/* (…), (?:…), and (?=…), (?!…), (?<=…), (?<!…) that take nothing. */
static struct piece read_group(struct parser *p)
{
    size_t known = p->out->len;
    bool looks = false, capitals = p->out->capitals;
    p->at++;
    if (peek(p, 0) == '?') {
        char kind = peek(p, 1), next = peek(p, 2);
        looks = kind == '=' || kind == '!' || (kind == '<' && (next == '=' || next == '!'));
        p->out->hidden |= !looks && kind != ':';
        p->at += looks && kind == '<' ? 3 : 2;
    }
    struct piece group = read_alternatives(p, true);
    if (!looks)
        return group;
    p->out->len = known;
    p->out->capitals = capitals;
    return (struct piece){.empty = true};
}

static struct piece read_character(struct parser *p)
{
    char c = peek(p, 0);
    p->at++;
    while ((c & 0x80) && (peek(p, 0) & 0xC0) == 0x80)
        p->at++;
    if (c == '^' || c == '$')
        return (struct piece){.empty = true};
    uint64_t set = c == '.' ? ANYTHING : set_of(c);
    return (struct piece){.first = set, .last = set, .capitals = !p->nocase && c >= 'A' && c <= 'Z'};
}

/* The least number of times the quantifier at this place asks for; 1 without one. */
static unsigned read_quantifier(struct parser *p)
{
    char c = peek(p, 0);
    unsigned least = c == '?' || c == '*' ? 0 : 1;
    if (c == '{') {
        for (least = 0, p->at++; is_digit(peek(p, 0)); p->at++)
            least = least < 1000 ? least * 10 + (unsigned)(peek(p, 0) - '0') : least;
        while (p->at < p->s.len && peek(p, 0) != '}')
            p->at++;
    } else if (c != '?' && c != '*' && c != '+') {
        return 1;
    }
    p->at++;
    if (peek(p, 0) == '?' || peek(p, 0) == '+')
        p->at++;
    return least;
}

/* One part with its quantifier; what it needs inside holds when it must be there. */
static struct piece read_piece(struct parser *p)
{
    size_t known = p->out->len;
    bool capitals = p->out->capitals;
    char c = peek(p, 0);
    struct piece piece = c == '('    ? read_group(p)
                         : c == '['  ? read_class(p)
                         : c == '\\' ? read_escape(p)
                                     : read_character(p);
    unsigned least = read_quantifier(p);
    if (least == 0) {
        p->out->len = known;
        p->out->capitals = capitals;
        piece.empty = true;
    } else if (least > 1 && !piece.empty) {
        need(p, piece.last, piece.first);
        p->out->capitals |= piece.capitals;
    }
    return piece;
}

/* Parts one behind the other: each mandatory one stands behind what may come before it. */
static struct piece read_row(struct parser *p)
{
    struct piece row = {.empty = true};
    uint64_t before = 0; /* once something is certain: what may stand right before */
    while (p->at < p->s.len && peek(p, 0) != '|' && peek(p, 0) != ')') {
        struct piece piece = read_piece(p);
        if (row.empty)
            row.first |= piece.first;
        if (piece.empty) {
            row.last |= piece.last;
            before |= row.empty ? 0 : piece.last;
            continue;
        }
        if (row.empty)
            need(p, piece.first, 0);
        else
            need(p, before, piece.first);
        row.empty = false;
        row.last = before = piece.last;
    }
    return row;
}

static struct piece read_alternatives(struct parser *p, bool inner)
{
    size_t known = p->out->len;
    bool capitals = p->out->capitals;
    struct piece all = read_row(p);
    while (peek(p, 0) == '|') {
        p->at++;
        struct piece row = read_row(p);
        all.first |= row.first;
        all.last |= row.last;
        all.empty |= row.empty;
        all.several = true;
        p->out->len = known; /* none of them must be */
        p->out->capitals = capitals;
    }
    p->out->hidden |= inner != (peek(p, 0) == ')');
    p->at += inner;
    return all;
}

void needs_read(struct arena *a, struct str regex, bool nocase, struct needs *out)
{
    struct parser p = {.arena = a, .s = regex, .nocase = nocase, .out = out};
    *out = (struct needs){0};
    struct piece all = read_alternatives(&p, false);
    out->hidden |= p.at != regex.len;
    /* ^ in one of several alternatives says less */
    bool anchored = regex.len > 1 && regex.at[0] == '^' && !strchr("?*{", regex.at[1]) && !all.several;
    if (anchored && !all.empty)
        out->start = all.first;
}

/* ---- texts ---- */

/* Quotation marks and dashes (U+2000 to U+203F) and most Hangul: like nothing in ASCII. */
static bool is_plain_wide(struct str s, size_t at)
{
    unsigned char b = (unsigned char)s.at[at];
    return (b >= 0x80 && b < 0xC0) || (b == 0xE2 && at + 1 < s.len && (unsigned char)s.at[at + 1] == 0x80) ||
           (b >= 0xEB && b <= 0xED);
}

static bool folds_at(struct str s, size_t at)
{
    struct str rest = str_slice(s, at, s.len);
    return str_starts(rest, "ſ") || str_starts(rest, "\xE2\x84\xAA") || str_starts(rest, "\xEF\xAC");
}

void traits_read(struct str text, struct traits *out)
{
    *out = (struct traits){.start = text.len ? set_of(text.at[0]) : 0};
    unsigned before = 0;
    bool capital_before = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        unsigned class = class_of(c);
        bool capital = c >= 'A' && c <= 'Z';
        out->any |= (uint64_t)1 << class;
        if (i > 0)
            out->behind[before] |= (uint64_t)1 << class;
        out->capitals |= capital && capital_before;
        if (class == WIDE && !is_plain_wide(text, i)) {
            out->odd = true;
            out->folds |= folds_at(text, i);
        }
        capital_before = capital;
        before = class;
    }
}

static bool is_met(const struct need *n, const struct traits *t)
{
    if (n->b == 0)
        return (t->any & n->a) != 0;
    for (uint64_t left = n->a & t->any; left; left &= left - 1)
        if (t->behind[__builtin_ctzll(left)] & n->b)
            return true;
    return false;
}

bool needs_met(const struct needs *n, const struct traits *t)
{
    if (n->hidden || t->odd)
        return true;
    if ((n->start && !(n->start & t->start)) || (n->capitals && !t->capitals))
        return false;
    for (size_t i = 0; i < n->len; i++)
        if (!is_met(&n->at[i], t))
            return false;
    return true;
}

/* ---- how often ---- */

/* Which characters of ASCII the class at *at holds (\p{L}, \d, ranges, plain ones);
 * *at moves behind it. False when it is something else. */
static bool read_ascii_class(struct str s, size_t *at, bool in[128])
{
    size_t i = *at;
    if (i >= s.len || s.at[i++] != '[' || (i < s.len && s.at[i] == '^'))
        return false;
    for (; i < s.len && s.at[i] != ']'; i++) {
        struct str rest = str_slice(s, i, s.len);
        bool letters = str_starts(rest, "\\p{L}"), digits = str_starts(rest, "\\d");
        for (int c = 0; (letters || digits) && c < 128; c++)
            in[c] |= (letters && is_letter((char)c)) || (digits && is_digit((char)c));
        if (letters || digits)
            i += letters ? 4 : 1;
        else if (strchr("\\[&^", s.at[i]) || (s.at[i] == '-' && i + 1 < s.len && s.at[i + 1] != ']') ||
                 (i + 1 < s.len && s.at[i + 1] == '-' && i + 2 < s.len && s.at[i + 2] != ']'))
            return false;
        else if (!((unsigned char)s.at[i] & 0x80))
            in[(unsigned char)s.at[i]] = true;
    }
    *at = i + 1;
    return i < s.len;
}

void needs_read_words(struct str regex, struct word_shape *out)
{
    bool first[128] = {0};
    size_t at = 0;
    *out = (struct word_shape){.known = false};
    out->known = read_ascii_class(regex, &at, first) && read_ascii_class(regex, &at, out->rest) &&
                 at + 1 == regex.len && regex.at[at] == '*';
}

size_t needs_most_matches(const struct word_shape *words, struct str text)
{
    size_t most = 1;
    if (!words->known)
        return SIZE_MAX;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        most += c < 0x80 ? !words->rest[c] : c >= 0xC0;
    }
    return most;
}
