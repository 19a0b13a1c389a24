#include "stages/qa/anchor.h"

struct anchor_reader {
    struct str s;
    size_t at;
    bool nocase;
    char *run, *best;
    size_t len, most;
};

static char peek(const struct anchor_reader *r, size_t ahead)
{
    return r->at + ahead < r->s.len ? r->s.at[r->at + ahead] : 0;
}

static bool is_letter_or_digit(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9');
}

static void end_run(struct anchor_reader *r)
{
    if (r->len > r->most)
        memcpy(r->best, r->run, r->most = r->len);
    r->len = 0;
}

/* Takes back the last character of the run: a quantifier may take it away. */
static void drop_last(struct anchor_reader *r)
{
    while (r->len > 0 && ((unsigned char)r->run[--r->len] & 0xC0) == 0x80)
        ;
}

/* \d, \b, \p{L} stand for something or nothing and are passed over; false for those that
 * take letters behind them or change their meaning (\x41, \Q, \1, \N{…}). */
static bool pass_escape(struct anchor_reader *r)
{
    char c = peek(r, 1);
    r->at += 2;
    if (c == 'p' || c == 'P') {
        if (peek(r, 0) != '{')
            return false;
        while (r->at < r->s.len && r->s.at[r->at++] != '}')
            ;
        return true;
    }
    return c && strchr("bBdDsSwWAzZGRhHvVXtnrfae", c) != NULL;
}

/* From [ to behind its ]; classes in classes too. */
static void pass_class(struct anchor_reader *r)
{
    size_t depth = 0;
    do {
        char c = peek(r, 0);
        r->at += c == '\\' ? 2 : 1;
        if (c == '[') {
            depth++;
            r->at += peek(r, 0) == '^';
            r->at += peek(r, 0) == ']'; /* []a] holds a bracket */
        }
        depth -= c == ']';
    } while (depth > 0 && r->at < r->s.len);
}

/* From ( to behind its ). False when it sets flags: (?i). */
static bool pass_group(struct anchor_reader *r)
{
    size_t depth = 0;
    do {
        char c = peek(r, 0);
        if (c == '[') {
            pass_class(r);
            continue;
        }
        if (c == '(' && peek(r, 1) == '?' && !strchr(":=!<>", peek(r, 2)))
            return false;
        if (c == '\\' && peek(r, 1) == 'Q')
            return false;
        r->at += c == '\\' ? 2 : 1;
        depth += c == '(';
        depth -= c == ')';
    } while (depth > 0 && r->at < r->s.len);
    return true;
}

static void pass_quantifier(struct anchor_reader *r)
{
    char c = peek(r, 0);
    if (c == '?' || c == '*' || c == '{')
        drop_last(r);
    while (c == '{' && r->at < r->s.len && peek(r, 0) != '}')
        r->at++;
    r->at++;
    end_run(r);
}

static void add(struct anchor_reader *r, char c)
{
    if (r->nocase && (c & 0x80)) /* É and é: not told apart here */
        end_run(r);
    else
        r->run[r->len++] = r->nocase && c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* One step; false when nothing is certain any more. */
static bool read_one(struct anchor_reader *r)
{
    char c = peek(r, 0);
    if (c == '|')
        return false;
    if (strchr("?*+{", c)) {
        pass_quantifier(r);
    } else if (c == '\\' && peek(r, 1) && !is_letter_or_digit(peek(r, 1))) {
        r->at += 1;
        add(r, peek(r, 0));
        r->at++;
    } else if (c == '\\' || c == '(' || c == '[') {
        end_run(r);
        if (c == '[')
            pass_class(r);
        else
            return c == '(' ? pass_group(r) : pass_escape(r);
    } else if (strchr(".^$", c)) {
        end_run(r);
        r->at++;
    } else {
        add(r, c);
        r->at++;
    }
    return true;
}

struct str anchor_read(struct arena *a, struct str regex, bool nocase)
{
    struct anchor_reader r = {.s = regex, .nocase = nocase};
    r.run = arena_alloc(a, regex.len + 1);
    r.best = arena_alloc(a, regex.len + 1);
    while (r.at < regex.len)
        if (!read_one(&r))
            return str_of("");
    end_run(&r);
    return (struct str){r.best, r.most};
}
