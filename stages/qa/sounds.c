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

static size_t read_sounds(struct str word, char out[NAME_MOST])
{
    struct letters w = {0};
    size_t n = 0;
    read_letters(word, &w);
    for (size_t i = 0; i < w.len && n < NAME_MOST - 1;) {
        size_t g = 0;
        while (g < sizeof groups / sizeof *groups && strncmp(w.at + i, groups[g].letters, strlen(groups[g].letters)))
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
    return c == '_' || strchr("aeiou", c) != NULL;
}

/* Costs are in hundredths of a consonant. */
static const struct swap {
    char latin, korean;
    uint8_t cost;
} swaps[] = {
    {'R', 'L', 0},  {'F', 'P', 0},  {'F', 'H', 40}, {'D', 'S', 10}, {'D', 'T', 0},  {'Q', 'J', 0},  {'Q', 'K', 10},
    {'Y', 'J', 0},  {'Y', 'H', 30}, {'Y', 'i', 20}, {'g', 'K', 20}, {'h', 'H', 0},  {'G', 'N', 10}, {'G', 'K', 40},
    {'w', 'u', 0},  {'w', 'o', 10}, {'w', 'P', 30}, {'J', 'S', 30}, {'J', 'T', 50}, {'J', 'K', 30}, {'S', 'J', 40},
    {'S', 'T', 60}, {'T', 'J', 50}, {'T', 'S', 60}, {'N', 'G', 10}, {'N', 'M', 50}, {'M', 'N', 40}, {'K', 'J', 60},
    {'K', 'H', 50}, {'J', 'H', 20}, {'L', 'u', 60},
};

static int cost_of_swap(char latin, char korean)
{
    if (latin == korean)
        return 0;
    if (is_vowel(latin) && is_vowel(korean))
        return korean == '_' || latin == 'e' ? 25 : 35;
    for (size_t i = 0; i < sizeof swaps / sizeof *swaps; i++)
        if (swaps[i].latin == latin && swaps[i].korean == korean)
            return swaps[i].cost;
    return is_vowel(latin) != is_vowel(korean) ? 120 : 100;
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

/* Approximate search, Sellers' algorithm: column j is the least cost of the first j
 * sounds of the name ending here. */
static int search(const char *name, size_t n, const struct sounds *text)
{
    int start[NAME_MOST + 1] = {0}, column[NAME_MOST + 1], best = NEVER;
    for (size_t j = 1; j <= n; j++)
        start[j] = start[j - 1] + cost_of_silence(name[j - 1]);
    for (size_t j = 0; j <= n; j++)
        column[j] = NEVER;
    for (size_t i = 0; i < text->len; i++) {
        char k = (char)text->at[i].is;
        for (size_t j = 0; text->at[i].begins && j <= n; j++)
            column[j] = least(column[j], start[j]);
        int diagonal = column[0];
        column[0] += cost_of_filler(k);
        for (size_t j = 1; j <= n; j++) {
            int swapped = k == ' ' ? NEVER : diagonal + cost_of_swap(name[j - 1], k);
            int filled = column[j] + cost_of_filler(k), silent = column[j - 1] + cost_of_silence(name[j - 1]);
            diagonal = column[j];
            column[j] = least(NEVER, least(swapped, least(filled, silent)));
        }
        column[0] = least(column[0], NEVER);
        best = least(best, column[n]);
    }
    return best;
}

unsigned sounds_distance(struct str latin, const struct sounds *text)
{
    char name[NAME_MOST + 1];
    size_t n = read_sounds(latin, name);
    int whole = 0;
    for (size_t j = 0; j < n; j++)
        whole += cost_of_silence(name[j]);
    if (whole == 0)
        return 100;
    int best = search(name, n, text);
    return best >= whole ? 100 : (unsigned)(best * 100 / whole);
}
