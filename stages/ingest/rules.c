#include "stages/ingest/rules.h"

#include "stages/ingest/boilerplate.h"
#include "stages/ingest/byline.h"
#include "stages/ingest/dates.h"
#include "stages/ingest/line.h"
#include "stages/ingest/words.h"
#include "text/chars.h"
#include "text/utf8.h"

enum {
    MOST_LINE = 400,  /* bytes: a longer line is copy, whatever it says */
    MOST_CREDIT = 80, /* bytes of a credit that only a sign tells */
};

/* 사진=…, 사진 제공=…, 사진: …, 사진 제공 … at the start of s. */
bool rules_is_credit(struct str s)
{
    if (str_starts(s, "/"))
        s = str_trim(line_after(s, 1));
    const char *word = words_start(words_credit, s);
    if (!word)
        return false;
    struct str rest = line_after(s, strlen(word));
    if (str_ends(str_of(word), "제공") && rest.len && rest.at[0] == ' ')
        return !line_ends_sentence(s);
    rest = line_after(rest, line_skip_blanks(rest, 0));
    return rest.len && (rest.at[0] == '=' || rest.at[0] == ':') && !line_ends_sentence(s);
}

/* Also [사진=…] and "한국일보 제공". */
bool rules_is_credit_line(struct str s)
{
    struct str inner;
    if (rules_is_credit(s) || words_has(words_agencies, s))
        return true;
    if ((str_starts(s, "ⓒ") || str_starts(s, "©")) && s.len < MOST_CREDIT && !line_ends_sentence(s))
        return true;
    size_t head = line_bracket_head(s, &inner);
    return head && head == s.len &&
           (rules_is_credit(inner) || words_has(words_agencies, inner) ||
            (str_ends(inner, " 제공") && inner.len < MOST_CREDIT));
}

static bool has_content(struct str s)
{
    size_t len;
    for (size_t i = 0; i < s.len; i += len)
        if (chars_is_alnum(utf8_at(s, i, &len)))
            return true;
    return false;
}

static bool is_copyright(struct str s)
{
    if (words_within(words_copyright, s))
        return true;
    return (str_starts(s, "ⓒ") || str_starts(s, "©") || str_starts(s, "Copyright")) && !line_ends_sentence(s);
}

/* ▶ ☞ ※ … in front, then a word of the table; a sentence is none. */
static bool is_tip(struct str s)
{
    size_t at = 0, len;
    bool marked = false;
    for (uint32_t c; (c = utf8_at(s, at, &len)), len && !chars_is_alnum(c) && c != '['; at += len)
        marked = marked || c == 0x25B6 || c == 0x261E || c == 0x203B || c == 0x25B7 || c == 0x25BA;
    const char *word = words_start(words_tip, line_after(s, at));
    bool plain =
        word && (str_starts(str_of(word), "제보") || str_starts(str_of(word), "기사") ||
                 str_starts(str_of(word), "구독") || str_starts(str_of(word), "[") || str_starts(str_of(word), "관련"));
    return word && (marked || plain) && !line_ends_sentence(s);
}

static bool is_tag_line(struct str s)
{
    struct str inner;
    size_t head = line_bracket_head(s, &inner);
    return head && head == s.len && words_has(words_tag, inner);
}

static bool is_end_line(struct str s)
{
    return words_has(words_end, s);
}

static bool is_ornament(struct str s)
{
    return !has_content(s);
}

struct line_rule {
    bool (*is)(struct str line);
    const char *note;
    enum block_kind kind;
};

/* The first that holds counts. */
static const struct line_rule line_rules[] = {
    {is_ornament, "ornament", BLOCK_BOILERPLATE},
    {is_end_line, "end", BLOCK_BOILERPLATE},
    {is_copyright, "copyright", BLOCK_BOILERPLATE},
    {byline_is_email, "email", BLOCK_BOILERPLATE},
    {dates_is_published, "published", BLOCK_BOILERPLATE},
    {rules_is_credit_line, "credit", BLOCK_BOILERPLATE},
    {byline_is, "byline", BLOCK_BYLINE},
    {is_tag_line, "tag", BLOCK_BOILERPLATE},
    {is_tip, "tip", BLOCK_BOILERPLATE},
};

const char *boilerplate_line(struct str line, enum block_kind *kind)
{
    line = str_trim(line);
    if (line.len > MOST_LINE || (str_ends(line, "다.") && !words_within(words_copyright, line)))
        return NULL;
    for (size_t i = 0; i < sizeof line_rules / sizeof *line_rules; i++)
        if (line_rules[i].is(line)) {
            *kind = line_rules[i].kind;
            return line_rules[i].note;
        }
    return NULL;
}
