/* What the words around an English quantity say became of it: it rose or it fell. */
#include "facts/en.h"

enum { REACH_BEFORE = 48, REACH_BEHIND = 28 }; /* bytes: a verb with its adverb and a bound */

struct move {
    const char *word;
    int sign;
};

/* sorted */
static const struct move moves[] = {
    {"above", 1},       {"added", 1},       {"advanced", 1},     {"advancing", 1},    {"below", -1},
    {"boost", 1},       {"boosted", 1},     {"climb", 1},        {"climbed", 1},      {"climbing", 1},
    {"climbs", 1},      {"contracted", -1}, {"contracting", -1}, {"contraction", -1}, {"cut", -1},
    {"cuts", -1},       {"cutting", -1},    {"decline", -1},     {"declined", -1},    {"declines", -1},
    {"declining", -1},  {"decrease", -1},   {"decreased", -1},   {"decreases", -1},   {"decreasing", -1},
    {"dipped", -1},     {"down", -1},       {"drop", -1},        {"dropped", -1},     {"dropping", -1},
    {"drops", -1},      {"dwindled", -1},   {"eased", -1},       {"exceeded", 1},     {"exceeding", 1},
    {"exceeds", 1},     {"expand", 1},      {"expanded", 1},     {"expanding", 1},    {"fall", -1},
    {"fallen", -1},     {"falling", -1},    {"falls", -1},       {"fell", -1},        {"gain", 1},
    {"gained", 1},      {"gaining", 1},     {"gains", 1},        {"grew", 1},         {"grow", 1},
    {"growing", 1},     {"grown", 1},       {"grows", 1},        {"growth", 1},       {"higher", 1},
    {"hike", 1},        {"hiked", 1},       {"hiking", 1},       {"increase", 1},     {"increased", 1},
    {"increases", 1},   {"increasing", 1},  {"jump", 1},         {"jumped", 1},       {"jumping", 1},
    {"jumps", 1},       {"lose", -1},       {"losing", -1},      {"loss", -1},        {"lost", -1},
    {"lower", -1},      {"lowered", -1},    {"lowering", -1},    {"lowers", -1},      {"narrowed", -1},
    {"narrowing", -1},  {"narrows", -1},    {"plummeted", -1},   {"plummeting", -1},  {"plunge", -1},
    {"plunged", -1},    {"plunges", -1},    {"plunging", -1},    {"raise", 1},        {"raised", 1},
    {"raises", 1},      {"raising", 1},     {"rallied", 1},      {"rallying", 1},     {"rebound", 1},
    {"rebounded", 1},   {"reduce", -1},     {"reduced", -1},     {"reduces", -1},     {"reducing", -1},
    {"reduction", -1},  {"rise", 1},        {"risen", 1},        {"rises", 1},        {"rising", 1},
    {"rose", 1},        {"sank", -1},       {"shed", -1},        {"shedding", -1},    {"shrank", -1},
    {"shrink", -1},     {"shrinking", -1},  {"shrinks", -1},     {"shrunk", -1},      {"sinking", -1},
    {"skyrocketed", 1}, {"slash", -1},      {"slashed", -1},     {"slid", -1},        {"slides", -1},
    {"sliding", -1},    {"slipped", -1},    {"slipping", -1},    {"slips", -1},       {"slumped", -1},
    {"soared", 1},      {"soaring", 1},     {"soars", 1},        {"spiked", 1},       {"surge", 1},
    {"surged", 1},      {"surges", 1},      {"surging", 1},      {"surpassed", 1},    {"swelled", 1},
    {"topped", 1},      {"trim", -1},       {"trimmed", -1},     {"tumble", -1},      {"tumbled", -1},
    {"tumbling", -1},   {"up", 1},          {"widened", 1},      {"widening", 1},     {"widens", 1},
};

enum { MOVES = sizeof moves / sizeof *moves, LONGEST = 15 /* bytes of a word of the table */ };

static int sign_of(struct str word)
{
    char low[LONGEST + 1];
    size_t first = 0, last = MOVES;
    if (word.len < 2 || word.len > LONGEST)
        return 0;
    for (size_t i = 0; i < word.len; i++)
        low[i] = (char)(word.at[i] | 32);
    low[word.len] = 0;
    while (first < last) {
        size_t middle = (first + last) / 2;
        int d = strcmp(moves[middle].word, low);
        if (d == 0)
            return moves[middle].sign;
        if (d < 0)
            first = middle + 1;
        else
            last = middle;
    }
    return 0;
}

bool en_moves_sorted(void)
{
    for (size_t i = 1; i < MOVES; i++)
        if (strcmp(moves[i - 1].word, moves[i].word) >= 0 || strlen(moves[i].word) > LONGEST)
            return false;
    return true;
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
