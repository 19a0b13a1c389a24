#include "stages/ingest/dates.h"

#include "base/arena.h"
#include "base/clock.h"
#include "stages/ingest/line.h"
#include "stages/ingest/words.h"

enum { SEOUL = 9 * 60 }; /* minutes east of Greenwich */

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
    static const char *const marks[] = {".",      "-",      "/",      ":",      " ",      "년",     "월",
                                        "일",     "시",     "분",     "T",      ",",      "(월)",   "(화)",
                                        "(수)",   "(목)",   "(금)",   "(토)",   "(일)",   "월요일", "화요일",
                                        "수요일", "목요일", "금요일", "토요일", "일요일", NULL};
    const char *mark;
    while ((mark = words_start(marks, line_after(s, at))))
        at += strlen(mark);
    return at;
}

/* Up to four more numbers of one or two digits: month, day, hour, minute, second. */
static size_t read_parts(struct str s, size_t at, int part[5], size_t *count, bool *afternoon)
{
    *count = 0;
    while (*count < 5) {
        size_t next = skip_date_marks(s, at);
        if (str_starts(line_after(s, next), "오후") || str_starts(line_after(s, next), "오전")) {
            *afternoon = str_starts(line_after(s, next), "오후");
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
    struct str iso =
        arena_printf(&a, "%04d-%02d-%02dT%02d:%02d:%02d", year, part[0], part[1], part[2], part[3], part[4]);
    bool ok = clock_parse(iso, SEOUL, ms);
    arena_release(&a);
    return ok ? end : 0;
}

bool dates_first(struct str line, int64_t *ms)
{
    for (size_t i = 0; i < line.len; i++)
        if (line.at[i] >= '1' && line.at[i] <= '2' && date_at(line, i, ms))
            return true;
    return false;
}

size_t dates_at_start(struct str s)
{
    int64_t ms;
    size_t end = date_at(s, 0, &ms);
    return end ? skip_date_marks(s, end) : 0;
}

/* "입력 2025.10.21 07:00 | 수정 …", or a date and time alone: nothing but words of
 * the tables, dates and marks. */
bool dates_is_published(struct str s)
{
    static const char *const others[] = {"(엠바고)", "엠바고", "KST",  "한국시간", "댓글", "오전", "오후",
                                         "일자",     "일시",   "시간", "시각",     "기사", NULL};
    size_t dates = 0, words = 0;
    int64_t ms;
    for (size_t at = 0; at < s.len;) {
        const char *word = words_start(words_published, line_after(s, at));
        word = word ? word : words_start(words_changed, line_after(s, at));
        words += word != NULL;
        word = word ? word : words_start(others, line_after(s, at));
        size_t date = date_at(s, at, &ms);
        if (date) {
            dates++;
            at = skip_date_marks(s, date);
        } else if (word) {
            at += strlen(word);
        } else if (strchr(" :|/,.-()[]=+", s.at[at])) {
            at++;
        } else if (str_starts(line_after(s, at), "·") || str_starts(line_after(s, at), "ㅣ")) {
            at += strlen(s.at[at] == '\xC2' ? "·" : "ㅣ");
        } else {
            return false;
        }
    }
    return dates > 0 && (words > 0 || dates == 1);
}
