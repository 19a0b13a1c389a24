#include "stages/qa/sounds.h"

#include "text/hangul.h"
#include "text/utf8.h"

/* The code: vowels a e i o u and _ (ㅡ); consonants K N T L M P S J H, G (ng); for
 * Latin alone also R (often silent), F, D (th), Q (soft g), Y (j), g (gh), h, w. A space
 * is what stands between Korean words. */

enum { NAME_MOST = 40 /* sounds of one name */, NEVER = 30000 };

static const char initials[20] = "KKNTTLMPPSS-JJJKTPH"; /* ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ */
static const char vowels[22] = "aeaeoeoeoaeeouoeiu_ii"; /* ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ */
/* 28 finals of the Unicode standard, the first is none; ㅇ is G */
static const char finals[29] = "-KKKNNNTLLLLLLLLMPPSSGJJKTPH";

static void add(struct arena *a, struct sounds *out, char is, bool begins)
{
    *vec_push(a, out) = (struct sound){(uint8_t)is, begins};
}

void sounds_read(struct arena *a, struct str korean, struct sounds *out)
{
    bool inside = false;
    size_t len;
    for (size_t at = 0; at < korean.len; at += len) {
        uint32_t c = utf8_at(korean, at, &len);
        if (!hangul_is_syllable(c)) {
            if (inside)
                add(a, out, ' ', false);
            inside = false;
            continue;
        }
        unsigned n = c - 0xAC00;
        char initial = initials[n / 588], final = finals[n % 28];
        if (initial != '-')
            add(a, out, initial, !inside);
        add(a, out, vowels[n % 588 / 28], !inside && initial == '-');
        if (final != '-')
            add(a, out, final, false);
        inside = true;
    }
}

/* Letters without their accents, as far as names of Europe need it. */
static char plain_letter(uint32_t c)
{
    static const char latin1[] = "aaaaaaaceeeeiiiidnooooo-ouuuuyts"; /* U+00E0 to U+00FF, also for U+00C0 */
    static const char extended[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
                                   "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    if (c < 0x80)
        return (c | 32) >= 'a' && (c | 32) <= 'z' ? (char)(c | 32) : 0;
    if (c >= 0xC0 && c <= 0xFF)
        return c == 0xD7 || c == 0xF7 ? 0 : latin1[(c - 0xC0) % 32];
    if (c >= 0x100 && c < 0x100 + sizeof extended - 1)
        return extended[c - 0x100];
    return 0;
}

struct letters {
    char at[NAME_MOST + 4];
    size_t len;
};

static void read_letters(struct str word, struct letters *out)
{
    size_t len;
    for (size_t at = 0; at < word.len && out->len < NAME_MOST; at += len) {
        char c = plain_letter(utf8_at(word, at, &len));
        if (c && !(out->len && out->at[out->len - 1] == c))
            out->at[out->len++] = c;
    }
    if (out->len > 4 && word.len > 2 && str_ends(word, "'s"))
        out->len--;
    memset(out->at + out->len, 0, 4);
}

/* Letter groups of Latin spelling and their sound. */
static const struct group {
    char letters[4];
    char sound;
} groups[] = {
    {"sch", 'S'}, {"tch", 'J'}, {"ch", 'J'}, {"sh", 'S'}, {"th", 'D'}, {"ph", 'P'}, {"ck", 'K'}, {"gh", 'g'},
    {"ng", 'G'},  {"wh", 'h'},  {"kh", 'K'}, {"qu", 'K'}, {"kn", 'N'}, {"zh", 'J'}, {"dj", 'J'}, {"tz", 'J'},
};

static const char singles[27] = "aPKTeFKhiYKLMNoPKRSTuFwKiJ";

static bool is_front(char c)
{
    return c == 'e' || c == 'i' || c == 'y';
}

static bool begins_with(const char *at, const char *letters)
{
    while (*letters && *at == *letters)
        at++, letters++;
    return *letters == 0;
}

static size_t read_sounds(struct str word, char out[NAME_MOST])
{
    struct letters w = {0};
    size_t n = 0;
    read_letters(word, &w);
    for (size_t i = 0; i < w.len && n < NAME_MOST - 1;) {
        size_t g = 0;
        while (g < sizeof groups / sizeof *groups && !begins_with(w.at + i, groups[g].letters))
            g++;
        if (g < sizeof groups / sizeof *groups) {
            out[n++] = groups[g].sound;
            i += strlen(groups[g].letters);
            continue;
        }
        char c = w.at[i++];
        out[n++] = c == 'c' && is_front(w.at[i]) ? 'S' : c == 'g' && is_front(w.at[i]) ? 'Q' : singles[c - 'a'];
        if (c == 'x')
            out[n++] = 'S';
    }
    return n;
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == '_';
}

/* What it costs to hear the Latin letter (first index) as the Korean sound (second), in
 * hundredths of a consonant and one more: 0 is a pair not listed. No two vowels are. */
static const uint8_t swaps[128]['u' + 1] = {
    ['R'] = {['L'] = 1},
    ['F'] = {['P'] = 1, ['H'] = 41},
    ['D'] = {['S'] = 11, ['T'] = 1},
    ['Q'] = {['J'] = 1, ['K'] = 11},
    ['Y'] = {['J'] = 1, ['H'] = 31, ['i'] = 21},
    ['g'] = {['K'] = 21},
    ['h'] = {['H'] = 1},
    ['G'] = {['N'] = 11, ['K'] = 41},
    ['w'] = {['u'] = 1, ['o'] = 11, ['P'] = 31},
    ['J'] = {['S'] = 31, ['T'] = 51, ['K'] = 31, ['H'] = 21},
    ['S'] = {['J'] = 41, ['T'] = 61},
    ['T'] = {['J'] = 51, ['S'] = 61},
    ['N'] = {['G'] = 11, ['M'] = 51},
    ['M'] = {['N'] = 41},
    ['K'] = {['J'] = 61, ['H'] = 51},
    ['L'] = {['u'] = 61},
};

static inline int cost_of_swap(char latin, char korean)
{
    if (latin == korean)
        return 0;
    int listed = swaps[(unsigned char)latin][(unsigned char)korean];
    if (listed)
        return listed - 1;
    if (is_vowel(latin) != is_vowel(korean))
        return 120;
    return !is_vowel(latin) ? 100 : korean == '_' || latin == 'e' ? 25 : 35;
}

/* A Latin letter that Korean does not write. */
static int cost_of_silence(char latin)
{
    switch (latin) {
    case 'g': return 10;
    case 'h': return 20;
    case 'e': return 25;
    case 'R':
    case 'w': return 30;
    case 'u': return 40;
    case 'a':
    case 'i':
    case 'o': return 50;
    case 'Y':
    case 'T': return 60;
    case 'S':
    case 'G':
    case 'D': return 80;
    default: return 100;
    }
}

/* A Korean sound that has no letter. */
static int cost_of_filler(char korean)
{
    return korean == '_' ? 5 : korean == ' ' ? 15 : is_vowel(korean) ? 40 : 100;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

struct name {
    char sound[NAME_MOST + 1];
    size_t len;
    int silence[NAME_MOST + 1]; /* cost of leaving the sound out */
    int whole;                  /* of leaving all of them out */
};

static void read_name(struct str latin, struct name *out)
{
    out->len = read_sounds(latin, out->sound);
    out->whole = 0;
    for (size_t j = 0; j < out->len; j++)
        out->whole += out->silence[j] = cost_of_silence(out->sound[j]);
}

/* Lets the name begin here: what of its first sounds is left out is silent. */
static size_t begin_name(const struct name *name, int limit, int *column, size_t top)
{
    int silent = 0;
    size_t j = 0;
    for (; j <= name->len && silent < limit; j++) {
        column[j] = least(column[j], silent);
        silent += j < name->len ? name->silence[j] : 0;
    }
    return j > top ? j : top;
}

/* One sound further in the text. Cells from `top` on are NEVER; returns the new top. */
static size_t advance(const struct name *name, char k, int limit, int *column, size_t top)
{
    int diagonal = column[0], filler = cost_of_filler(k), cost = diagonal + filler;
    size_t next = cost < limit;
    column[0] = next ? cost : NEVER;
    for (size_t j = 1; j <= name->len && (j <= top || column[j - 1] != NEVER); j++) {
        int swapped = k == ' ' ? NEVER : diagonal + cost_of_swap(name->sound[j - 1], k);
        cost = least(swapped, least(column[j] + filler, column[j - 1] + name->silence[j - 1]));
        diagonal = column[j];
        column[j] = cost < limit ? cost : NEVER;
        next = cost < limit ? j + 1 : next;
    }
    return next;
}

/* Approximate search, Sellers' algorithm: column j is the least cost of the first j
 * sounds of the name ending here. Costs only grow, so what reaches the limit is dropped
 * and mostly a few cells at words' beginnings are left to compute. */
static int search(const struct name *name, const struct sounds *text, int limit)
{
    int column[NAME_MOST + 1], best = NEVER;
    size_t top = 0;
    for (size_t j = 0; j <= name->len; j++)
        column[j] = NEVER;
    for (size_t i = 0; i < text->len; i++) {
        if (text->at[i].begins)
            top = begin_name(name, limit, column, top);
        if (top == 0)
            continue;
        top = advance(name, (char)text->at[i].is, limit, column, top);
        best = least(best, column[name->len]);
    }
    return best;
}

unsigned sounds_distance(struct str latin, const struct sounds *text)
{
    struct name name;
    read_name(latin, &name);
    if (name.whole == 0)
        return 100;
    int best = search(&name, text, name.whole);
    return best >= name.whole ? 100 : (unsigned)(best * 100 / name.whole);
}

bool sounds_within(struct str latin, const struct sounds *text, unsigned percent)
{
    struct name name;
    read_name(latin, &name);
    if (name.whole == 0)
        return percent > 100;
    int limit = ((int)percent * name.whole + 99) / 100;
    return search(&name, text, limit) < limit;
}
