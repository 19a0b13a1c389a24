#include "terms/latin.h"

#include "terms/letters.h"
#include "text/hangul.h"
#include "text/utf8.h"

enum { LETTERS = 40, SYLLABLES = 4, NEVER = 1000 };

/* Spellings of each letter of a syllable by its number in the Unicode standard, the
 * Revised Romanisation (notice 2000-8) first, then what is seen in print: McCune-Reischauer
 * without its marks, and habit. An empty one is a letter not written. */
enum { SPELLINGS = 10 };
static const char *const initials[19][SPELLINGS] = {
    {"g", "k"},
    {"kk", "k", "gg", "g"},
    {"n", "r", "l"},
    {"d", "t"},
    {"tt", "dd", "t", "d"},
    {"r", "l", "n", "y", ""},
    {"m"},
    {"b", "p", "v"},
    {"pp", "bb", "p", "b"},
    {"s", "sh"},
    {"ss", "s"},
    {"", "l", "r", "y", "rh"},
    {"j", "ch", "z"},
    {"jj", "j", "ch"},
    {"ch", "c", "j"},
    {"k", "c"},
    {"t", "th"},
    {"p", "ph"},
    {"h", "wh"},
};
static const char *const vowels[21][SPELLINGS] = {
    {"a", "ah", "ar"},
    {"ae", "ai", "e", "ay", "a"},
    {"ya", "yah", "ia"},
    {"yae", "ye"},
    {"eo", "u", "o", "uh", "ou", "ur", "er", "aw", "eu"},
    {"e", "ae", "ei", "ey"},
    {"yeo", "you", "yu", "yo", "ye", "yuh", "eo"},
    {"ye", "yea", "ae", "e", "yae"},
    {"o", "oh"},
    {"wa", "oa", "a"},
    {"wae", "wai", "we"},
    {"oe", "oi", "we", "oy", "eo"},
    {"yo", "yoh", "io"},
    {"u", "oo", "woo", "wu", "ou"},
    {"wo", "weo", "wu", "uo", "won"},
    {"we", "wae", "ue"},
    {"wi", "ui", "wee", "we", "uy"},
    {"yu", "yoo", "you", "ew", "iu", "ryu", "eu"},
    {"eu", "u", "oo", "e", "ew"},
    {"ui", "eui", "ee", "i", "e", "ey", "uy"},
    {"i", "ee", "y", "ie", "ea", "ih", "e", "yi", "rhee"},
};
static const char *const finals[28][SPELLINGS] = {
    {""},
    {"k", "g", "c", "ck", "gh", "rk"},
    {"k", "g"},
    {"k", "g"},
    {"n"},
    {"n"},
    {"n"},
    {"t", "d"},
    {"l", "r", "ll"},
    {"k", "lk", "g"},
    {"m", "lm"},
    {"l", "p"},
    {"l"},
    {"l"},
    {"p", "lp"},
    {"l"},
    {"m"},
    {"p", "b", "v"},
    {"p"},
    {"t", "s"},
    {"t", "s"},
    {"ng"},
    {"t"},
    {"t"},
    {"k"},
    {"t"},
    {"p"},
    {"t", "h", ""},
};

struct letters {
    char at[LETTERS + 1];
    size_t len;
};

static bool read_letters(struct str latin, struct letters *out)
{
    *out = (struct letters){0};
    for (size_t i = 0; i < latin.len; i++) {
        char c = latin.at[i] | 0x20;
        if (latin.at[i] == '-' || latin.at[i] == ' ' || latin.at[i] == '\'')
            continue;
        if (c < 'a' || c > 'z' || out->len == LETTERS)
            return false;
        out->at[out->len++] = c;
    }
    return out->len > 0;
}

/* The least cost of standing before each letter, and NEVER where nothing leads. */
struct front {
    int cost[LETTERS + 1];
};

static bool step(const struct letters *l, struct front *f, const char *const spellings[SPELLINGS])
{
    struct front to;
    bool any = false;
    for (size_t i = 0; i <= LETTERS; i++)
        to.cost[i] = NEVER;
    for (int rank = 0; rank < SPELLINGS && spellings[rank]; rank++) {
        size_t n = strlen(spellings[rank]);
        for (size_t at = 0; at + n <= l->len; at++) {
            if (f->cost[at] == NEVER || memcmp(l->at + at, spellings[rank], n) != 0 ||
                f->cost[at] + rank >= to.cost[at + n])
                continue;
            to.cost[at + n] = f->cost[at] + rank;
            any = true;
        }
    }
    *f = to;
    return any;
}

int latin_spells(struct str latin, struct str korean)
{
    struct letters l;
    struct front f;
    size_t len;
    if (!read_letters(latin, &l) || korean.len == 0)
        return -1;
    for (size_t i = 0; i <= LETTERS; i++)
        f.cost[i] = i ? NEVER : 0;
    for (size_t at = 0; at < korean.len; at += len) {
        uint32_t c = utf8_at(korean, at, &len);
        if (!hangul_is_syllable(c))
            return -1;
        unsigned n = c - 0xAC00;
        if (!step(&l, &f, initials[n / 588]) || !step(&l, &f, vowels[n % 588 / 28]) || !step(&l, &f, finals[n % 28]))
            return -1;
    }
    return f.cost[l.len] == NEVER ? -1 : f.cost[l.len];
}

static bool stands_at(const struct letters *l, size_t at, const char *spelling)
{
    size_t n = strlen(spelling);
    return at + n <= l->len && memcmp(l->at + at, spelling, n) == 0;
}

/* The same without costs, for questions asked of every word: places reached from those in `from` by one of the
 * spellings; a bit a place. */
static uint64_t reach(const struct letters *l, uint64_t from, const char *const *spellings)
{
    uint64_t to = 0;
    for (size_t at = 0; at <= l->len; at++)
        for (size_t s = 0; (from >> at & 1) && s < SPELLINGS && spellings[s]; s++)
            if (stands_at(l, at, spellings[s]))
                to |= (uint64_t)1 << (at + strlen(spellings[s]));
    return to;
}

static uint64_t reach_syllable(const struct letters *l, uint64_t from, uint32_t syllable)
{
    unsigned n = syllable - 0xAC00;
    from = reach(l, from, initials[n / 588]);
    from = reach(l, from, vowels[n % 588 / 28]);
    return reach(l, from, finals[n % 28]);
}

/* The stretch from byte `at` that the letters spell, 0 = none. */
static size_t spelled_at(const struct letters *l, struct str text, size_t at)
{
    uint64_t reached = 1;
    size_t end = at, len;
    for (int n = 0; n < SYLLABLES && reached; n++) {
        uint32_t c = utf8_at(text, end, &len);
        if (!hangul_is_syllable(c))
            return 0;
        reached = reach_syllable(l, reached, c);
        end += len;
        if (reached >> l->len & 1)
            return end - at;
    }
    return 0;
}

bool latin_stretch(struct str latin, struct str text, struct span *where)
{
    struct letters l;
    bool inside = false;
    size_t len, stretch;
    if (!read_letters(latin, &l))
        return false;
    for (size_t at = 0; at < text.len; at += len) {
        bool syllable = hangul_is_syllable(utf8_at(text, at, &len));
        if (syllable && !inside && (stretch = spelled_at(&l, text, at)) > 0) {
            *where = (struct span){(uint32_t)at, (uint32_t)stretch};
            return true;
        }
        inside = syllable;
    }
    return false;
}

/* ---- words ---- */

bool latin_word(struct str text, size_t *at, struct span *out)
{
    size_t len;
    while (*at < text.len && script_of(utf8_at(text, *at, &len)) != SCRIPT_LATIN)
        *at += len;
    size_t from = *at;
    while (*at < text.len) {
        uint32_t c = utf8_at(text, *at, &len);
        bool joins =
            c == '-' && *at > from && *at + 1 < text.len && script_of(utf8_at(text, *at + 1, NULL)) == SCRIPT_LATIN;
        if (script_of(c) != SCRIPT_LATIN && !joins)
            break;
        *at += len;
    }
    *out = (struct span){(uint32_t)from, (uint32_t)(*at - from)};
    return out->len > 0;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool all_capitals(struct str w)
{
    for (size_t i = 0; i < w.len; i++)
        if (w.at[i] >= 'a' && w.at[i] <= 'z')
            return false;
    return true;
}

/* The word after `w` when only a blank parts them and it has a capital. */
static bool joined_word(struct str text, struct span w, struct span *out)
{
    size_t at = (size_t)w.at + w.len;
    return at < text.len && text.at[at] == ' ' && latin_word(text, &at, out) && out->at == w.at + w.len + 1 &&
           is_capital(text.at[out->at]);
}

static struct span span_over(struct span first, struct span last)
{
    return (struct span){first.at, last.at + last.len - first.at};
}

struct search {
    struct str text, family, given;
    int best;
    struct span where;
};

static void try_split(struct search *s, struct span family, struct span given, int dearer)
{
    struct str said = span_of(s->text, given);
    int of_given = all_capitals(said) ? -1 : latin_spells(said, s->given);
    int of_family = of_given < 0 ? -1 : latin_spells(span_of(s->text, family), s->family);
    if (of_family < 0 || (s->best >= 0 && of_given + of_family + dearer >= s->best))
        return;
    s->best = of_given + of_family + dearer;
    s->where = family.at < given.at ? span_over(family, given) : span_over(given, family);
}

int latin_find(struct str text, struct str family, struct str given, struct span *where)
{
    enum { TURNED = 4 }; /* the family name last: it must not win over one in order */
    struct search s = {.text = text, .family = family, .given = given, .best = -1};
    struct span first, second, third;
    for (size_t at = 0; latin_word(text, &at, &first);) {
        if (!is_capital(text.at[first.at]) || !joined_word(text, first, &second))
            continue;
        try_split(&s, first, second, 0);
        try_split(&s, second, first, TURNED);
        if (!joined_word(text, second, &third))
            continue;
        try_split(&s, first, span_over(second, third), 0);
        try_split(&s, third, span_over(first, second), TURNED);
    }
    *where = s.where;
    return s.best;
}

/* "President Kim", "Rep. Kim": a title tells which one is meant. */
static bool is_touched(struct str text, struct span before, struct span w)
{
    struct str gap = str_slice(text, (size_t)before.at + before.len, w.at - before.at - before.len);
    return before.len && is_capital(text.at[before.at]) && (str_is(gap, " ") || str_is(gap, ". "));
}

bool latin_find_bare(struct str text, struct str family, struct span *where)
{
    struct span w, before = {0}, next;
    for (size_t at = 0; latin_word(text, &at, &w); before = w) {
        struct str said = span_of(text, w);
        if (!is_capital(said.at[0]) || all_capitals(said) || is_touched(text, before, w) ||
            joined_word(text, w, &next) || latin_spells(said, family) < 0)
            continue;
        *where = w;
        return true;
    }
    return false;
}
