/* What the words around an English quantity say became of it: it rose or it fell. */
#include "facts/en.h"

enum { REACH_BEFORE = 48, REACH_BEHIND = 28 }; /* bytes: a verb with its adverb and a bound */

struct move {
    const char *word;
    int sign;
};

static int sign_of(struct str word)
{
    static const struct move moves[] = {
        {"rose", 1},         {"rise", 1},        {"rises", 1},       {"rising", 1},      {"above", 1},
        {"below", -1},       {"risen", 1},       {"up", 1},          {"increase", 1},    {"increased", 1},
        {"increases", 1},    {"increasing", 1},  {"gain", 1},        {"gained", 1},      {"gains", 1},
        {"grew", 1},         {"grow", 1},        {"growth", 1},      {"grown", 1},       {"jumped", 1},
        {"jump", 1},         {"surged", 1},      {"surge", 1},       {"soared", 1},      {"climbed", 1},
        {"climb", 1},        {"higher", 1},      {"raised", 1},      {"raise", 1},       {"hike", 1},
        {"advanced", 1},     {"expanded", 1},    {"rallied", 1},     {"added", 1},       {"spiked", 1},
        {"fell", -1},        {"fall", -1},       {"falls", -1},      {"fallen", -1},     {"falling", -1},
        {"drop", -1},        {"dropped", -1},    {"drops", -1},      {"decrease", -1},   {"decreased", -1},
        {"decreases", -1},   {"decline", -1},    {"declined", -1},   {"declines", -1},   {"down", -1},
        {"lower", -1},       {"lowered", -1},    {"lost", -1},       {"lose", -1},       {"loss", -1},
        {"cut", -1},         {"slid", -1},       {"slipped", -1},    {"plunged", -1},    {"plunge", -1},
        {"tumbled", -1},     {"shed", -1},       {"shrank", -1},     {"shrunk", -1},     {"reduced", -1},
        {"reduction", -1},   {"dipped", -1},     {"sank", -1},       {"slumped", -1},    {"contracted", -1},
        {"dropping", -1},    {"losing", -1},     {"climbs", 1},      {"climbing", 1},    {"jumps", 1},
        {"jumping", 1},      {"surges", 1},      {"surging", 1},     {"soars", 1},       {"soaring", 1},
        {"raises", 1},       {"raising", 1},     {"gaining", 1},     {"grows", 1},       {"growing", 1},
        {"expand", 1},       {"expanding", 1},   {"hiked", 1},       {"hiking", 1},      {"advancing", 1},
        {"swelled", 1},      {"skyrocketed", 1}, {"boosted", 1},     {"boost", 1},       {"exceeded", 1},
        {"exceeds", 1},      {"exceeding", 1},   {"topped", 1},      {"surpassed", 1},   {"rallying", 1},
        {"plunging", -1},    {"plunges", -1},    {"sinking", -1},    {"slipping", -1},   {"slips", -1},
        {"sliding", -1},     {"slides", -1},     {"declining", -1},  {"shrinking", -1},  {"shrinks", -1},
        {"shrink", -1},      {"cuts", -1},       {"cutting", -1},    {"lowering", -1},   {"lowers", -1},
        {"reducing", -1},    {"reduce", -1},     {"reduces", -1},    {"decreasing", -1}, {"tumbling", -1},
        {"tumble", -1},      {"plummeted", -1},  {"plummeting", -1}, {"slashed", -1},    {"slash", -1},
        {"trimmed", -1},     {"trim", -1},       {"eased", -1},      {"dwindled", -1},   {"contracting", -1},
        {"contraction", -1}, {"shedding", -1},   {"narrowed", -1},   {"narrows", -1},    {"narrowing", -1},
        {"widened", 1},      {"widens", 1},      {"widening", 1},    {"rebounded", 1},   {"rebound", 1}};
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].word[0] == (word.at[0] | 32) && str_is_nocase(word, moves[i].word))
            return moves[i].sign;
    return 0;
}

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* The nearest such word before byte `at`, within the clause and without another figure between. */
static int look_back(struct str text, size_t at, size_t *distance)
{
    size_t stop = at > REACH_BEFORE ? at - REACH_BEFORE : 0, p = at;
    while (p > stop) {
        size_t end = p;
        while (p > stop && is_letter(text.at[p - 1]))
            p--;
        int sign = end > p ? sign_of(str_slice(text, p, end - p)) : 0;
        if (str_is_nocase(str_slice(text, p, end - p), "up") && str_starts(str_slice(text, end, at - end), " to "))
            sign = 0; /* "cut by up to 90 percent" */
        if (sign) {
            *distance = at - end;
            return sign;
        }
        if (p > stop && strchr(".,;:0123456789()\"", text.at[p - 1]))
            break;
        if (p > stop && p == end)
            p--;
    }
    return 0;
}

/* "10 percent more than": right behind the figure. */
static int compared(struct str word)
{
    return str_is(word, "more") ? 1 : str_is(word, "less") || str_is(word, "fewer") ? -1 : 0;
}

static int look_ahead(struct str text, size_t at, size_t *distance)
{
    size_t stop = at + REACH_BEHIND < text.len ? at + REACH_BEHIND : text.len, p = at;
    while (p < stop) {
        size_t from = p;
        while (p < stop && is_letter(text.at[p]))
            p++;
        int sign = p > from ? sign_of(str_slice(text, from, p - from)) : 0;
        if (!sign && p > from && from - at <= 1)
            sign = compared(str_slice(text, from, p - from));
        if (sign) {
            *distance = from - at;
            return sign;
        }
        if (p < stop && strchr(".,;:0123456789()\"", text.at[p]))
            break;
        p += p == from;
    }
    return 0;
}

int en_direction(struct str text, struct span at)
{
    size_t before = 0, behind = 0;
    int back = look_back(text, at.at, &before), ahead = look_ahead(text, (size_t)at.at + at.len, &behind);
    if (back && ahead)
        return before <= behind + 8 ? back : ahead; /* the verb goes before: a tie is its */
    return back ? back : ahead;
}
