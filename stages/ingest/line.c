#include "stages/ingest/line.h"

#include "text/utf8.h"

enum {
    MOST_BRACKET = 120, /* bytes between brackets in front: a dateline, a tag */
    MOST_TAIL = 200,    /* and behind: a credit, a byline */
};

struct str line_after(struct str s, size_t at)
{
    return str_slice(s, at, s.len);
}

size_t line_skip_blanks(struct str s, size_t at)
{
    while (at < s.len && s.at[at] == ' ')
        at++;
    return at;
}

struct str line_head(struct str s, size_t most)
{
    if (s.len <= most)
        return s;
    while (most > 0 && ((unsigned char)s.at[most] & 0xC0) == 0x80)
        most--;
    return str_slice(s, 0, most);
}

bool line_ends_sentence(struct str s)
{
    size_t len;
    uint32_t c = utf8_before(s, s.len, &len);
    while (s.len && (c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == ')' || c == ']' || c == ' ')) {
        s.len -= len;
        c = utf8_before(s, s.len, &len);
    }
    return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF0E;
}

struct bracket {
    const char *open, *close;
};

static const struct bracket brackets[] = {
    {"(", ")"}, {"[", "]"}, {"<", ">"}, {"【", "】"}, {"〈", "〉"}, {"《", "》"}, {"〔", "〕"},
};

enum { BRACKETS = sizeof brackets / sizeof *brackets };

size_t line_bracket_head(struct str s, struct str *inner)
{
    for (size_t i = 0; i < BRACKETS; i++) {
        if (!str_starts(s, brackets[i].open))
            continue;
        size_t open = strlen(brackets[i].open);
        ptrdiff_t close = str_find(str_slice(s, 0, MOST_BRACKET), str_of(brackets[i].close), open);
        if (close < 0)
            return 0;
        *inner = str_trim(str_slice(s, open, (size_t)close - open));
        return (size_t)close + strlen(brackets[i].close);
    }
    return 0;
}

size_t line_bracket_tail(struct str s, struct str *inner)
{
    for (size_t i = 0; i < BRACKETS; i++) {
        if (!str_ends(s, brackets[i].close))
            continue;
        size_t close = s.len - strlen(brackets[i].close), open = strlen(brackets[i].open);
        for (size_t at = close; at-- > 0 && close - at < MOST_TAIL;)
            if (str_starts(line_after(s, at), brackets[i].open)) {
                *inner = str_trim(str_slice(s, at + open, close - at - open));
                return at;
            }
    }
    return s.len;
}
