#include "stages/ingest/published.h"

#include "base/clock.h"
#include "stages/ingest/dates.h"

enum { SEOUL = 9 * 60 }; /* minutes east of Greenwich */

static bool has_zone(struct str text)
{
    const char *time = memchr(text.at, 'T', text.len);
    size_t from = time ? (size_t)(time - text.at) : text.len;
    for (size_t i = from; i < text.len; i++)
        if (text.at[i] == '+' || text.at[i] == 'Z' || text.at[i] == '-')
            return true;
    return false;
}

void published_set(struct arena *a, struct meta *m, struct str text)
{
    int64_t ms;
    char seoul[CLOCK_TEXT];
    text = str_trim(text);
    if (text.len == 0 || (!clock_parse(text, SEOUL, &ms) && !dates_first(text, &ms)))
        return;
    clock_text(ms, SEOUL, seoul);
    m->published = ms;
    m->published_text = has_zone(text) ? arena_str(a, text) : arena_str(a, str_of(seoul));
}
