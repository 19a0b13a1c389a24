#include "stages/ingest/byline.h"

#include "stages/ingest/line.h"
#include "stages/ingest/words.h"
#include "text/chars.h"
#include "text/hangul.h"
#include "text/utf8.h"

enum {
    MOST_WORDS = 8,      /* of a byline */
    MOST_SYLLABLES = 10, /* of one word in a byline: a newsroom's name */
};

static bool is_mail_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-' || c == '+' || c == '%';
}

/* Length of an e-mail address at the start of s, or 0. */
static size_t email_at(struct str s)
{
    size_t at = 0;
    while (at < s.len && is_mail_char(s.at[at]))
        at++;
    if (at == 0 || at >= s.len || s.at[at] != '@')
        return 0;
    size_t domain = at + 1, end = domain;
    while (end < s.len && is_mail_char(s.at[end]))
        end++;
    return memchr(s.at + domain, '.', end - domain) ? end : 0;
}

/* A word such as 홍길동, 홍길동·김철수, 오케이교뉴스, John: letters and dots only. */
static bool is_name_word(struct str w)
{
    static const char *const never[] = {"는",   "를",   "에서", "에게", "으로", "했던",
                                        "하던", "하는", "했다", "한다", NULL};
    size_t syllables = 0, len;
    for (size_t i = 0; i < w.len; i += len) {
        uint32_t c = utf8_at(w, i, &len);
        if (c != 0xB7 && c != ',' && c != '/' && c != '-' && !chars_is_alnum(c))
            return false;
        syllables++;
    }
    return w.len && syllables <= MOST_SYLLABLES && !words_end_of(never, w);
}

/* Does the word end in a reporter's title? `*bare`: it is nothing but the title. */
static bool is_title_word(struct str w, bool *bare)
{
    while (w.len && (w.at[w.len - 1] == ',' || w.at[w.len - 1] == '='))
        w.len--;
    const char *title = words_end_of(words_titles, w);
    *bare = title && strlen(title) == w.len;
    return title && is_name_word(w);
}

static struct str word_at(struct str s, size_t at)
{
    size_t end = at;
    while (end < s.len && s.at[end] != ' ' && s.at[end] != '\n' && s.at[end] != '=' && s.at[end] != '(')
        end++;
    return str_slice(s, at, end - at);
}

/* Length of "홍길동 기자", "오케이교뉴스 홍길동·김철수 선임기자", … at the start of s: up
 * to behind the last title; 0 when there is no name or no title. */
size_t byline_at(struct str s)
{
    size_t end = 0, names = 0, words = 0;
    bool bare, object = false; /* object: 경찰을 사칭한 기자 is no name */
    for (size_t at = line_skip_blanks(s, 0); at < s.len && words < MOST_WORDS; words++) {
        struct str w = word_at(s, at);
        if (is_title_word(w, &bare)) {
            if (bare && names == 0)
                break;
            end = at + w.len;
        } else if (is_name_word(w) && !object) {
            names++;
            object = str_ends(w, "을") || str_ends(w, "의");
        } else {
            break;
        }
        at = line_skip_blanks(s, at + w.len);
    }
    while (end && s.at[end - 1] == ',')
        end--;
    return end;
}

/* Marks that newsrooms put before a byline: / ▶ = 글 … and a place with =. */
size_t byline_lead(struct str s)
{
    size_t at = 0, len;
    for (uint32_t c; (c = utf8_at(s, at, &len)), len; at += len)
        if (c != '/' && c != '=' && c != ' ' && c != '-' && c != 0x25B6 && c != 0x25A0 && c != '|' && c != 0xB7)
            break;
    struct str word = word_at(s, at);
    size_t end = at + word.len;
    if (end < s.len && s.at[end] == '=' && is_name_word(word))
        return line_skip_blanks(s, end + 1);
    const char *craft = words_start(words_crafts, line_after(s, at));
    size_t craft_len = craft ? strlen(craft) : 0;
    return craft && at + craft_len < s.len && s.at[at + craft_len] == ' ' ? at + craft_len + 1 : at;
}

/* E-mails, brackets around them, dots and bars to the end of s. */
static bool is_contacts(struct str s, size_t *count)
{
    *count = 0;
    for (size_t at = 0; at < s.len;) {
        size_t mail = email_at(line_after(s, at));
        if (mail) {
            ++*count;
            at += mail;
        } else if (strchr(" ,/|()[]<>=:;.", s.at[at])) {
            at++;
        } else {
            return false;
        }
    }
    return true;
}

/* The words before the first e-mail are names, two or three of them at most. */
static bool is_names_with_mail(struct str s)
{
    size_t at = 0, names = 0, mails;
    while (at < s.len && !email_at(line_after(s, at))) {
        struct str w = word_at(s, at);
        if (!is_name_word(w) || hangul_batchim(utf8_at(w, 0, NULL)) == BATCHIM_UNKNOWN || ++names > 3)
            return false;
        at = line_skip_blanks(s, at + w.len);
    }
    return names > 0 && is_contacts(line_after(s, at), &mails) && mails > 0;
}

/* 서울=연합뉴스, 서울·도쿄=오케이교뉴스, 헤럴드경제=홍길동 기자, 뉴스1. */
bool byline_is_dateline(struct str inner)
{
    const char *equal = memchr(inner.at, '=', inner.len);
    if (!equal)
        return words_end_of(words_media, inner) && is_name_word(inner);
    struct str left = str_slice(inner, 0, (size_t)(equal - inner.at)), right = line_after(inner, left.len + 1), piece;
    if (words_has(words_credit, str_trim(left)))
        return false;
    for (struct str rest = left; str_cut(&rest, ' ', &piece);)
        if (piece.len && (!is_name_word(piece) || (piece.at[0] >= '0' && piece.at[0] <= '9')))
            return false;
    size_t len;
    return str_trim(left).len && str_trim(right).len && chars_is_letter(utf8_at(str_trim(right), 0, &len));
}

bool byline_is(struct str s)
{
    struct str inner;
    size_t head = line_bracket_head(s, &inner), mails;
    if (head && byline_is_dateline(inner))
        s = line_after(s, line_skip_blanks(s, head));
    else if (head && head == s.len)
        s = inner;
    s = line_after(s, byline_lead(s));
    size_t end = byline_at(s);
    return end ? is_contacts(line_after(s, end), &mails) : is_names_with_mail(s);
}

bool byline_is_email(struct str s)
{
    size_t mails;
    return is_contacts(s, &mails) && mails > 0;
}
