/* What the words behind a Korean quantity say became of it: it rose or it fell. */
#include "facts/ko.h"

int ko_direction(struct str text, struct span at)
{
    static const struct {
        const char *text;
        int sign;
    } words[] = {{"증가", 1},  {"늘", 1},    {"상승", 1},  {"올랐", 1},   {"오른", 1},  {"올라", 1},  {"오르", 1},
                 {"급등", 1},  {"인상", 1},  {"뛰", 1},    {"뛴", 1},     {"성장", 1},  {"확대", 1},  {"높아", 1},
                 {"급증", 1},  {"치솟", 1},  {"웃돌", 1},  {"많", 1},     {"감소", -1}, {"줄", -1},   {"하락", -1},
                 {"내렸", -1}, {"내린", -1}, {"내려", -1}, {"떨어", -1},  {"급락", -1}, {"인하", -1}, {"축소", -1},
                 {"낮아", -1}, {"급감", -1}, {"밑돌", -1}, {"적", -1},    {"낮춰", -1}, {"높", 1},    {"낮", -1},
                 {"올리", 1},  {"올려", 1},  {"올렸", 1},  {"올릴", 1},   {"올린", 1},  {"폭등", 1},  {"불어", 1},
                 {"상향", 1},  {"깎", -1},   {"하향", -1}, {"폭락", -1},  {"추락", -1}, {"내리", -1}, {"내릴", -1},
                 {"위축", -1}, {"빠졌", -1}, {"빠진", -1}, {"급상승", 1}, {"절감", -1}, {"감축", -1}, {"삭감", -1},
                 {"감액", -1}, {"감산", -1}, {"좁혀", -1}, {"좁히", -1},  {"하회", -1}, {"후퇴", -1}, {"벌어", 1},
                 {"반등", 1},  {"증액", 1},  {"증원", 1},  {"증산", 1},   {"상회", 1}};
    size_t p = at.at + at.len, stop = p + 90 < text.len ? p + 90 : text.len;
    bool weather = false; /* rain falls, and is no figure that fell */
    for (size_t len; p < stop; p += len) {
        uint32_t c = scan_char(text, p, &len);
        if (c == '.' || c == '\n' || (c == ',' && p > at.at + at.len + 3) || scan_digit(c) >= 0)
            break;
        if (!scan_is_hangul(c) || scan_is_letter(scan_before(text, p)))
            continue;
        weather |= scan_is(text, p, "비가") || scan_is(text, p, "비는") || scan_is(text, p, "눈이") ||
                   scan_is(text, p, "눈은") || scan_is(text, p, "우박");
        if (weather && scan_is(text, p, "내"))
            continue;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (words[i].text[2] == text.at[p + 2] && scan_is(text, p, words[i].text))
                return words[i].sign;
    }
    return 0;
}
