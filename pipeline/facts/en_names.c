/* Names with titles: President Lee Jae Myung, Rep. Kim, Mr. Park.
 */
#include "facts/en.h"

static size_t title_end(struct str text, size_t at)
{
    static const char *const titles[] = {"President ",
                                         "Prime Minister ",
                                         "Vice President ",
                                         "Minister ",
                                         "Vice Minister ",
                                         "Chairman ",
                                         "Chairwoman ",
                                         "Chair ",
                                         "Rep. ",
                                         "Sen. ",
                                         "Gov. ",
                                         "Gen. ",
                                         "Mayor ",
                                         "Mr. ",
                                         "Ms. ",
                                         "Mrs. ",
                                         "Dr. ",
                                         "Prof. ",
                                         "Professor ",
                                         "Ambassador ",
                                         "Secretary ",
                                         "King ",
                                         "Queen ",
                                         "Pope ",
                                         "Prince ",
                                         "Princess ",
                                         "Judge ",
                                         "Justice ",
                                         "Senator ",
                                         "Governor ",
                                         "General ",
                                         "Coach ",
                                         "Director ",
                                         "Captain ",
                                         "Lawmaker ",
                                         "Commissioner "};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (scan_is(text, at, titles[i]))
            return at + strlen(titles[i]);
    return at;
}

static size_t name_word(struct str text, size_t at)
{
    size_t len;
    if (at >= text.len || text.at[at] < 'A' || text.at[at] > 'Z')
        return at;
    for (uint32_t c;
         c = scan_char(text, at, &len),
         scan_is_letter(c) || (c == '-' && at + 1 < text.len && scan_is_letter((unsigned char)text.at[at + 1]));)
        at += len;
    return at;
}

void en_names(struct en *e, size_t at)
{
    struct str text = e->s.text;
    size_t begin = title_end(text, at), end = begin;
    if (begin == at)
        return;
    for (int words = 0; words < 3; words++) {
        size_t next = words ? scan_spaces(text, end, 1) : begin, stop = name_word(text, next);
        if (stop == next || (words && next == end) || title_end(text, next) > next)
            break;
        end = stop;
    }
    size_t last = e->s.out->len;
    if (end == begin || (last && e->s.out->at[last - 1].kind == FACT_NAME && e->s.out->at[last - 1].at.at == begin))
        return; /* Prime Minister Kim was read at "Prime" */
    struct fact *f = scan_add(&e->s, FACT_NAME, begin, end);
    f->value = str_slice(text, begin, end - begin);
}
