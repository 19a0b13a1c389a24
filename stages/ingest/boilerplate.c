#include "stages/ingest/boilerplate.h"

#include "base/clock.h"
#include "stages/ingest/words.h"
#include "text/hangul.h"
#include "text/norm.h"
#include "text/utf8.h"

#include <unicode/uchar.h>

enum {
    MOST_LINE = 400,     /* bytes: a longer line is copy, whatever it says */
    MOST_HEAD = 200,     /* bytes in which a dateline and byline must end */
    MOST_BRACKET = 120,  /* bytes between a dateline's brackets */
    MOST_TAIL = 200,     /* bytes at the end that may be byline, e-mail or credit */
    MOST_WORDS = 8,      /* words of a byline */
    MOST_SYLLABLES = 10, /* of one word in a byline: a newsroom's name */
    SEOUL = 9 * 60,      /* minutes east of Greenwich */
};

/* --- small readers --- */

static struct str after(struct str s, size_t at)
{
    return str_slice(s, at, s.len);
}

static size_t skip_blanks(struct str s, size_t at)
{
    while (at < s.len && s.at[at] == ' ')
        at++;
    return at;
}

/* At most `most` bytes from the start, whole characters. */
static struct str head_of(struct str s, size_t most)
{
    if (s.len <= most)
        return s;
    while (most > 0 && ((unsigned char)s.at[most] & 0xC0) == 0x80)
        most--;
    return str_slice(s, 0, most);
}

/* Ends as a Korean sentence does: 다. 요. ?” … */
static bool ends_sentence(struct str s)
{
    size_t len;
    uint32_t c = utf8_before(s, s.len, &len);
    while (c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == ')') {
        s.len -= len;
        c = utf8_before(s, s.len, &len);
    }
    return c == '.' || c == '!' || c == '?' || c == 0x3002;
}

struct bracket {
    const char *open, *close;
};

static const struct bracket brackets[] = {
    {"(", ")"}, {"[", "]"}, {"<", ">"}, {"【", "】"}, {"〈", "〉"}, {"《", "》"}, {"〔", "〕"},
};

enum { BRACKETS = sizeof brackets / sizeof *brackets };

/* The bracketed stretch at the start of s: *inner is what it holds, the result
 * its whole length; 0 when s begins with none. */
static size_t bracket_head(struct str s, struct str *inner)
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

/* The bracketed stretch at the end of s: where it begins, or s.len. */
static size_t bracket_tail(struct str s, struct str *inner)
{
    for (size_t i = 0; i < BRACKETS; i++) {
        if (!str_ends(s, brackets[i].close))
            continue;
        size_t close = s.len - strlen(brackets[i].close), open = strlen(brackets[i].open);
        for (size_t at = close; at-- > 0 && close - at < MOST_TAIL;)
            if (str_starts(after(s, at), brackets[i].open)) {
                *inner = str_trim(str_slice(s, at + open, close - at - open));
                return at;
            }
    }
    return s.len;
}

/* --- e-mail --- */

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

/* --- bylines --- */

/* A word such as 홍길동, 홍길동·김철수, 오케이교뉴스, John: letters and dots only. */
static bool is_name_word(struct str w)
{
    static const char *const never[] = {"는", "를", "에서", "에게", "으로", "했던", "하던", "하는", "했다", "한다", NULL};
    size_t syllables = 0, len;
    for (size_t i = 0; i < w.len; i += len) {
        uint32_t c = utf8_at(w, i, &len);
        if (c != 0xB7 && c != ',' && c != '/' && c != '-' && !u_isalnum((UChar32)c))
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
static size_t byline_at(struct str s)
{
    size_t end = 0, names = 0, words = 0;
    bool bare, object = false; /* object: 경찰을 사칭한 기자 is no name */
    for (size_t at = skip_blanks(s, 0); at < s.len && words < MOST_WORDS; words++) {
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
        at = skip_blanks(s, at + w.len);
    }
    while (end && s.at[end - 1] == ',')
        end--;
    return end;
}

/* Marks that newsrooms put before a byline: / ▶ = 글 … and a place with =. */
static size_t byline_lead(struct str s)
{
    size_t at = 0, len;
    for (uint32_t c; (c = utf8_at(s, at, &len)), len; at += len)
        if (c != '/' && c != '=' && c != ' ' && c != '-' && c != 0x25B6 && c != 0x25A0 && c != '|' && c != 0xB7)
            break;
    struct str word = word_at(s, at);
    size_t end = at + word.len;
    if (end < s.len && s.at[end] == '=' && is_name_word(word))
        return skip_blanks(s, end + 1);
    const char *craft = words_start(words_crafts, after(s, at));
    size_t craft_len = craft ? strlen(craft) : 0;
    return craft && at + craft_len < s.len && s.at[at + craft_len] == ' ' ? at + craft_len + 1 : at;
}

/* E-mails, brackets around them, dots and bars to the end of s. */
static bool is_contacts(struct str s, size_t *count)
{
    *count = 0;
    for (size_t at = 0; at < s.len;) {
        size_t mail = email_at(after(s, at));
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
    while (at < s.len && !email_at(after(s, at))) {
        struct str w = word_at(s, at);
        if (!is_name_word(w) || hangul_batchim(utf8_at(w, 0, NULL)) == BATCHIM_UNKNOWN || ++names > 3)
            return false;
        at = skip_blanks(s, at + w.len);
    }
    return names > 0 && is_contacts(after(s, at), &mails) && mails > 0;
}

static bool is_dateline(struct str inner);

static bool is_byline(struct str s)
{
    struct str inner;
    size_t head = bracket_head(s, &inner), mails;
    if (head && is_dateline(inner))
        s = after(s, skip_blanks(s, head));
    else if (head && head == s.len)
        s = inner;
    s = after(s, byline_lead(s));
    size_t end = byline_at(s);
    return end ? is_contacts(after(s, end), &mails) : is_names_with_mail(s);
}

/* --- datelines --- */

/* 서울=연합뉴스, 서울·도쿄=오케이교뉴스, 헤럴드경제=홍길동 기자, 뉴스1. */
static bool is_dateline(struct str inner)
{
    const char *equal = memchr(inner.at, '=', inner.len);
    if (!equal)
        return words_end_of(words_media, inner) && is_name_word(inner);
    struct str left = str_slice(inner, 0, (size_t)(equal - inner.at)), right = after(inner, left.len + 1), piece;
    if (words_has(words_credit, str_trim(left)))
        return false;
    for (struct str rest = left; str_cut(&rest, ' ', &piece);)
        if (piece.len && (!is_name_word(piece) || (piece.at[0] >= '0' && piece.at[0] <= '9')))
            return false;
    size_t len;
    return str_trim(left).len && str_trim(right).len && u_isalpha((UChar32)utf8_at(str_trim(right), 0, &len));
}

/* --- dates --- */

static size_t number_at(struct str s, size_t at, size_t most, int *value)
{
    size_t n = 0;
    *value = 0;
    for (; n < most && at + n < s.len && s.at[at + n] >= '0' && s.at[at + n] <= '9'; n++)
        *value = *value * 10 + (s.at[at + n] - '0');
    return n;
}

/* Passes . - / : 년 월 일 시 분 (화) and blanks between the numbers of a date. */
static size_t skip_date_marks(struct str s, size_t at)
{
    static const char *const marks[] = {".", "-", "/", ":", " ", "년", "월", "일", "시", "분", "T", ",", "(월)", "(화)",
                                        "(수)", "(목)", "(금)", "(토)", "(일)", "월요일", "화요일", "수요일", "목요일",
                                        "금요일", "토요일", "일요일", NULL};
    const char *mark;
    while ((mark = words_start(marks, after(s, at))))
        at += strlen(mark);
    return at;
}

/* Up to four more numbers of one or two digits: month, day, hour, minute, second. */
static size_t read_parts(struct str s, size_t at, int part[5], size_t *count, bool *afternoon)
{
    *count = 0;
    while (*count < 5) {
        size_t next = skip_date_marks(s, at);
        if (str_starts(after(s, next), "오후") || str_starts(after(s, next), "오전")) {
            *afternoon = str_starts(after(s, next), "오후");
            next = skip_date_marks(s, next + strlen("오후"));
        }
        size_t n = number_at(s, next, 2, &part[*count]);
        if (!n)
            break;
        ++*count;
        at = next + n;
    }
    return at;
}

/* A date and perhaps a time at `at`; 0 when there is none, else the byte behind it. */
static size_t date_at(struct str s, size_t at, int64_t *ms)
{
    int year, part[5] = {0};
    size_t count;
    bool afternoon = false;
    if (number_at(s, at, 4, &year) != 4 || year < 1900 || year > 2200)
        return 0;
    size_t end = read_parts(s, at + 4, part, &count, &afternoon);
    if (count < 2)
        return 0;
    if (afternoon && part[2] < 12)
        part[2] += 12;
    struct arena a = {0};
    struct str iso = arena_printf(&a, "%04d-%02d-%02dT%02d:%02d:%02d", year, part[0], part[1], part[2], part[3], part[4]);
    bool ok = clock_parse(iso, SEOUL, ms);
    arena_release(&a);
    return ok ? end : 0;
}

bool boilerplate_time(struct str line, int64_t *ms)
{
    for (size_t i = 0; i < line.len; i++)
        if (line.at[i] >= '1' && line.at[i] <= '2' && date_at(line, i, ms))
            return true;
    return false;
}

/* "입력 2025.10.21 07:00 | 수정 …", or a date and time alone: nothing but words of
 * the tables, dates and marks. */
static bool is_published(struct str s)
{
    static const char *const others[] = {"(엠바고)", "엠바고", "KST", "한국시간", "댓글", "오전", "오후", "일자", "일시", "시간", "시각", "기사", NULL};
    size_t dates = 0, words = 0;
    int64_t ms;
    for (size_t at = 0; at < s.len;) {
        const char *word = words_start(words_published, after(s, at));
        word = word ? word : words_start(words_changed, after(s, at));
        words += word != NULL;
        word = word ? word : words_start(others, after(s, at));
        size_t date = date_at(s, at, &ms);
        if (date) {
            dates++;
            at = skip_date_marks(s, date);
        } else if (word) {
            at += strlen(word);
        } else if (strchr(" :|/,.-()[]=+", s.at[at])) {
            at++;
        } else if (str_starts(after(s, at), "·") || str_starts(after(s, at), "ㅣ")) {
            at += strlen(s.at[at] == '\xC2' ? "·" : "ㅣ");
        } else {
            return false;
        }
    }
    return dates > 0 && (words > 0 || dates == 1);
}

/* --- credits --- */

/* 사진=…, 사진 제공=…, 사진: …, 사진 제공 … at the start of s. */
static bool is_credit(struct str s)
{
    if (str_starts(s, "/"))
        s = str_trim(after(s, 1));
    const char *word = words_start(words_credit, s);
    if (!word)
        return false;
    struct str rest = after(s, strlen(word));
    if (str_ends(str_of(word), "제공") && rest.len && rest.at[0] == ' ')
        return !ends_sentence(s);
    rest = after(rest, skip_blanks(rest, 0));
    return rest.len && (rest.at[0] == '=' || rest.at[0] == ':') && !ends_sentence(s);
}

/* Also [사진=…] and "한국일보 제공". */
static bool is_credit_line(struct str s)
{
    struct str inner;
    if (is_credit(s) || words_has(words_agencies, s))
        return true;
    size_t head = bracket_head(s, &inner);
    return head && head == s.len && (is_credit(inner) || words_has(words_agencies, inner) ||
                                     (str_ends(inner, " 제공") && inner.len < 80));
}

/* --- whole lines --- */

static bool has_content(struct str s)
{
    size_t len;
    for (size_t i = 0; i < s.len; i += len)
        if (u_isalnum((UChar32)utf8_at(s, i, &len)))
            return true;
    return false;
}

static bool is_copyright(struct str s)
{
    if (words_within(words_copyright, s))
        return true;
    return (str_starts(s, "ⓒ") || str_starts(s, "©") || str_starts(s, "Copyright")) && !ends_sentence(s);
}

/* ▶ ☞ ※ … in front, then a word of the table; a sentence is none. */
static bool is_tip(struct str s)
{
    size_t at = 0, len;
    bool marked = false;
    for (uint32_t c; (c = utf8_at(s, at, &len)), len && !u_isalnum((UChar32)c) && c != '['; at += len)
        marked = marked || c == 0x25B6 || c == 0x261E || c == 0x203B || c == 0x25B7 || c == 0x25BA;
    const char *word = words_start(words_tip, after(s, at));
    bool plain = word && (str_starts(str_of(word), "제보") || str_starts(str_of(word), "기사") ||
                          str_starts(str_of(word), "구독") || str_starts(str_of(word), "[") ||
                          str_starts(str_of(word), "관련"));
    return word && (marked || plain) && !ends_sentence(s);
}

static bool is_tag_line(struct str s)
{
    struct str inner;
    size_t head = bracket_head(s, &inner);
    return head && head == s.len && words_has(words_tag, inner);
}

static bool is_email_line(struct str s)
{
    size_t mails;
    return is_contacts(s, &mails) && mails > 0;
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
    {is_ornament, "ornament", BLOCK_BOILERPLATE},   {is_end_line, "end", BLOCK_BOILERPLATE},
    {is_copyright, "copyright", BLOCK_BOILERPLATE}, {is_email_line, "email", BLOCK_BOILERPLATE},
    {is_published, "published", BLOCK_BOILERPLATE}, {is_credit_line, "credit", BLOCK_BOILERPLATE},
    {is_byline, "byline", BLOCK_BYLINE},            {is_tag_line, "tag", BLOCK_BOILERPLATE},
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

/* --- parts of copy --- */

/* A block at work: its clean text, and what of it has been cut at both ends. */
struct trim {
    struct arena *a;
    struct article *out;
    struct block *block;
    struct str text;     /* clean */
    struct edits edits;  /* text -> block.read */
    size_t start, end;   /* what is left as copy */
};

static void cut(struct trim *t, size_t from, size_t to, const char *kind)
{
    struct span at = edits_back(&t->edits, (struct span){(uint32_t)from, (uint32_t)(to - from)});
    struct boilerplate_span piece = {at, str_of(kind)};
    *vec_push(t->a, &t->block->cut) = piece;
    for (size_t i = t->block->cut.len - 1; i > 0 && t->block->cut.at[i - 1].at.at > at.at; i--) {
        t->block->cut.at[i] = t->block->cut.at[i - 1];
        t->block->cut.at[i - 1] = piece;
    }
}

static void cut_head(struct trim *t, size_t to, const char *kind)
{
    to = skip_blanks(t->text, to);
    cut(t, t->start, to, kind);
    t->start = to;
}

static void cut_tail(struct trim *t, size_t from, const char *kind)
{
    cut(t, from, t->end, kind);
    t->end = from;
}

static void note_byline(struct trim *t, struct str name)
{
    if (!t->out->meta.byline.len)
        t->out->meta.byline = arena_str(t->a, str_trim(name));
}

static void note_dateline(struct trim *t, struct str inner)
{
    const char *equal = memchr(inner.at, '=', inner.len);
    if (!equal)
        return;
    struct str left = str_slice(inner, 0, (size_t)(equal - inner.at)), right = after(inner, left.len + 1);
    if (byline_at(right))
        note_byline(t, right);
    else if (!t->out->meta.dateline.len)
        t->out->meta.dateline = arena_str(t->a, str_trim(left));
}

/* "홍길동 기자 =" right at the start: its length with the sign, or 0. */
static size_t byline_with_sign(struct str s, size_t *name)
{
    *name = byline_at(head_of(s, MOST_HEAD));
    size_t sign = *name ? skip_blanks(s, *name) : 0;
    return sign && sign < s.len && s.at[sign] == '=' ? sign + 1 : 0;
}

static void trim_head(struct trim *t)
{
    struct str rest = after(t->text, t->start), inner;
    size_t head = bracket_head(rest, &inner), name;
    if (head && is_dateline(inner)) {
        note_dateline(t, inner);
        cut_head(t, t->start + head, "dateline");
        rest = after(t->text, t->start);
    }
    size_t byline = byline_with_sign(rest, &name);
    if (byline) {
        note_byline(t, str_slice(rest, 0, name));
        cut_head(t, t->start + byline, "byline");
    }
}

/* [속보] in front, (종합) behind. */
static void trim_tags(struct trim *t)
{
    struct str inner;
    for (size_t head; (head = bracket_head(after(t->text, t->start), &inner)) && words_has(words_tag, inner);)
        cut_head(t, t->start + head, "tag");
    struct str left = str_slice(t->text, 0, t->end);
    size_t tail = bracket_tail(left, &inner);
    if (tail < left.len && tail > t->start && words_has(words_tag, inner))
        cut_tail(t, tail, "tag");
}

/* Where the last stretch that may be no copy begins: behind each sentence end in
 * turn, first come first served. */
static size_t tail_after_sentence(struct str s, size_t from, const char **kind)
{
    size_t at = s.len > MOST_TAIL ? s.len - MOST_TAIL : 0;
    for (at = at > from ? at : from; at < s.len; at++) {
        char c = s.at[at];
        if (c != '.' && c != '!' && c != '?' && c != ')' && (unsigned char)c != 0x9D)
            continue;
        struct str rest = after(s, at + 1), tail = str_trim(rest);
        if (!tail.len || ((unsigned char)rest.at[0] & 0xC0) == 0x80)
            continue;
        *kind = is_byline(tail) ? "byline" : is_email_line(tail) ? "email" : is_credit_line(tail) ? "credit" : NULL;
        if (*kind)
            return at + 1;
    }
    return s.len;
}

/* "… /사진=연합뉴스" also behind what ends no sentence. */
static size_t credit_after_slash(struct str s, size_t from)
{
    for (size_t at = s.len; at-- > from && s.len - at < MOST_TAIL;)
        if (s.at[at] == '/' && is_credit(after(s, at)))
            return at;
    return s.len;
}

/* One piece of boilerplate at the end: where it begins, or t->end. */
static size_t tail_piece(const struct trim *t, const char **kind)
{
    struct str s = str_slice(t->text, 0, t->end), inner = {"", 0};
    const char *end = words_end_of(words_end, s);
    *kind = "end";
    if (end)
        return s.len - strlen(end);
    size_t at = bracket_tail(s, &inner);
    *kind = "credit";
    if (at < s.len && (is_credit(inner) || (is_credit_line(inner) && ends_sentence(str_trim(str_slice(s, 0, at))))))
        return at;
    *kind = "byline";
    if (at < s.len && ends_sentence(str_trim(str_slice(s, 0, at))) && is_byline(inner))
        return at;
    *kind = "credit";
    if ((at = credit_after_slash(s, t->start)) < s.len)
        return at;
    return tail_after_sentence(s, t->start, kind);
}

static void trim_tail(struct trim *t)
{
    while (t->end > t->start) {
        while (t->end > t->start && t->text.at[t->end - 1] == ' ')
            t->end--;
        struct str s = str_slice(t->text, 0, t->end);
        const char *kind;
        if (str_ends(s, "다.")) /* nearly every paragraph */
            return;
        size_t at = tail_piece(t, &kind);
        if (at >= t->end || at <= t->start)
            return;
        if (strcmp(kind, "byline") == 0) {
            struct str tail = str_trim(after(s, at));
            tail = after(tail, byline_lead(tail));
            note_byline(t, str_slice(tail, 0, byline_at(tail)));
        }
        cut_tail(t, at, kind);
    }
}

/* --- all blocks --- */

static void note_time(struct arena *a, struct article *out, struct str line)
{
    char text[CLOCK_TEXT];
    int64_t ms;
    /* a line that only tells when the story was changed does not tell when it came out */
    if (out->meta.published || (words_start(words_changed, line) && !words_within(words_published, line)) ||
        !boilerplate_time(line, &ms))
        return;
    clock_text(ms, SEOUL, text);
    out->meta.published = ms;
    out->meta.published_text = arena_str(a, str_of(text));
}

static void note_line(struct trim *t, const char *note)
{
    struct str line = str_trim(t->text);
    if (strcmp(note, "published") == 0)
        note_time(t->a, t->out, line);
    else if (strcmp(note, "copyright") == 0 && !t->out->meta.copyright.len)
        t->out->meta.copyright = arena_str(t->a, line);
    else if (strcmp(note, "byline") == 0) {
        struct str inner;
        size_t head = bracket_head(line, &inner);
        if (head && head < line.len && is_dateline(inner))
            line = after(line, skip_blanks(line, head));
        line = after(line, byline_lead(line));
        size_t name = byline_at(line);
        if (name)
            note_byline(t, str_slice(line, 0, name));
    }
}

static void mark_block(struct arena *a, struct article *out, struct block *b)
{
    struct trim t = {.a = a, .out = out, .block = b};
    enum block_kind kind = b->kind;
    t.text = norm_text(a, b->read, &t.edits);
    t.end = t.text.len;
    const char *note = boilerplate_line(t.text, &kind);
    if (note && (b->kind != BLOCK_HEADLINE || kind != BLOCK_BYLINE)) {
        note_line(&t, note);
        b->kind = kind;
        b->note = str_of(note);
    } else if (b->kind == BLOCK_HEADLINE || b->kind == BLOCK_DECK) {
        trim_tags(&t);
    } else {
        trim_head(&t);
        trim_tail(&t);
    }
    if (b->kind == BLOCK_HEADLINE && !out->meta.title.len)
        out->meta.title = arena_str(a, str_trim(str_slice(t.text, t.start, t.end - t.start)));
}

void boilerplate_mark(struct arena *a, struct article *out)
{
    for (size_t i = 0; i < out->blocks.len; i++) {
        struct block *b = &out->blocks.at[i];
        if (b->kind == BLOCK_BOILERPLATE || b->kind == BLOCK_BYLINE)
            continue; /* the format knew */
        mark_block(a, out, b);
    }
}
