#include "stages/qa/roman.h"

#include "text/hangul.h"
#include "text/utf8.h"

enum { LETTERS = 40, SYLLABLES = 4 };

/* Spellings seen for each letter of a syllable, by their number in the Unicode
 * standard; "" is a letter that is not written. */
static const char *const initials[19][5] = {
    {"g", "k"},
    {"kk", "gg", "k", "g"},
    {"n", "r", "l"},
    {"d", "t"},
    {"tt", "dd", "d", "t"},
    {"r", "l", "n", "y", ""},
    {"m"},
    {"b", "p", "v"},
    {"bb", "pp", "p", "b"},
    {"s", "sh"},
    {"ss", "s"},
    {"", "l", "r"},
    {"j", "ch", "z"},
    {"jj", "j", "ch"},
    {"ch", "j", "c"},
    {"k", "c"},
    {"t", "th"},
    {"p", "ph"},
    {"h", "wh"},
};
static const char *const vowels[21][8] = {
    {"a", "ah"},
    {"ae", "ai", "e", "ay", "a"},
    {"ya", "ia", "yah"},
    {"yae", "ye"},
    {"eo", "u", "o", "ou", "uh", "eu", "aw", "er"},
    {"e", "ae", "ei", "ey"},
    {"yeo", "you", "yu", "yo", "ye", "yuh", "eo"},
    {"ye", "yea", "ae", "e"},
    {"o", "oh"},
    {"wa", "oa", "a"},
    {"wae", "wai", "we"},
    {"oe", "oi", "we", "oy", "eo"},
    {"yo", "yoh", "io"},
    {"u", "oo", "wu", "ou", "woo"},
    {"wo", "weo", "wu", "won", "uo"},
    {"we", "wae", "ue"},
    {"wi", "ui", "wee", "uy"},
    {"yu", "yoo", "you", "ryu", "eu", "iu"},
    {"eu", "u", "oo", "e", "ew"},
    {"ui", "eui", "ee", "i", "ey", "uy", "e"},
    {"i", "ee", "y", "ie", "e", "yi", "rhee", "ea"},
};
static const char *const finals[28][5] = {
    {""},        {"k", "g", "c", "ck", "rk"},
    {"k", "g"},  {"k", "g"},
    {"n"},       {"n"},
    {"n"},       {"t", "d"},
    {"l", "r"},  {"k", "g", "lk"},
    {"m", "lm"}, {"l", "p"},
    {"l"},       {"l"},
    {"p", "lp"}, {"l"},
    {"m"},       {"p", "b", "v"},
    {"p"},       {"t", "s"},
    {"t", "s"},  {"ng"},
    {"t"},       {"t"},
    {"k"},       {"t"},
    {"p"},       {"t", "h", ""},
};

struct letters {
    char at[LETTERS + 1];
    size_t len;
};

static bool read_letters(struct str latin, struct letters *out)
{
    *out = (struct letters){0};
    for (size_t i = 0; i < latin.len; i++) {
        char c = latin.at[i] | 32;
        if (latin.at[i] == '-' || latin.at[i] == ' ' || latin.at[i] == '\'')
            continue;
        if (c < 'a' || c > 'z' || out->len == LETTERS)
            return false;
        out->at[out->len++] = c;
    }
    return out->len > 0;
}

static bool stands_at(const struct letters *l, size_t at, const char *spelling)
{
    size_t n = strlen(spelling);
    return at + n <= l->len && memcmp(l->at + at, spelling, n) == 0;
}

/* Places reached from those in `from` by one of the spellings; a bit a place. */
static uint64_t step(const struct letters *l, uint64_t from, const char *const *spellings, size_t most)
{
    uint64_t to = 0;
    for (size_t at = 0; at <= l->len; at++)
        for (size_t s = 0; (from >> at & 1) && s < most && spellings[s]; s++)
            if (stands_at(l, at, spellings[s]))
                to |= (uint64_t)1 << (at + strlen(spellings[s]));
    return to;
}

static uint64_t step_syllable(const struct letters *l, uint64_t from, uint32_t syllable)
{
    unsigned n = syllable - 0xAC00;
    from = step(l, from, initials[n / 588], 5);
    from = step(l, from, vowels[n % 588 / 28], 8);
    return step(l, from, finals[n % 28], 5);
}

bool roman_spells(struct str latin, struct str korean)
{
    struct letters l;
    uint64_t reached = 1;
    size_t len;
    if (!read_letters(latin, &l) || korean.len == 0)
        return false;
    for (size_t at = 0; at < korean.len && reached; at += len) {
        uint32_t c = utf8_at(korean, at, &len);
        reached = hangul_is_syllable(c) ? step_syllable(&l, reached, c) : 0;
    }
    return reached >> l.len & 1;
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
        reached = step_syllable(l, reached, c);
        end += len;
        if (reached >> l->len & 1)
            return end - at;
    }
    return 0;
}

bool roman_find(struct str latin, struct str text, struct span *where)
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
