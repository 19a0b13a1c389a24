#include "stages/qa/tokens.h"

#include "text/hangul.h"
#include "text/utf8.h"

uint32_t token_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F))
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    /* Latin Extended-A alternates, with two places where the parity turns */
    if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177))
        return c | 1;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E))
        return c & 1 ? c + 1 : c;
    return c;
}

static bool is_ideograph(uint32_t c)
{
    return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x0E00 && c <= 0x0E4F) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_upper(uint32_t c)
{
    return token_lower(c) != c;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
           (c >= 0x1E00 && c <= 0x1EFF);
}

static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return is_latin(c) || is_digit(c);
    if (c < 0x2000)
        return c > 0xBF && c != 0xD7 && c != 0xF7;
    return (c >= 0x3130 && c <= 0x318F) || (c >= 0xA960 && c <= 0xD7FF) || (c >= 0xFF10 && c <= 0xFF19) ||
           (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A) || (c >= 0x200B && c <= 0x200D);
}

/* What may stand inside a word when letters are on both sides. */
static bool is_joint(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011;
}

static uint16_t flags_of(uint32_t c)
{
    uint16_t f = 0;
    if (is_digit(c))
        f |= TOKEN_DIGIT;
    else if (is_latin(c))
        f |= TOKEN_LATIN;
    else if (hangul_is_letter(c))
        f |= TOKEN_HANGUL;
    return f;
}

/* FNV-1a over code points */
static const uint32_t FOLD_START = 2166136261u;

static uint32_t fold_add(uint32_t fold, uint32_t c)
{
    return (fold ^ token_lower(c == 0x2019 ? '\'' : c)) * 16777619u;
}

static bool is_syllable(uint32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

/* The Hangul syllable at byte `at` of valid UTF-8; 0 when something else stands there. */
static inline uint32_t syllable_at(struct str s, size_t at)
{
    unsigned char b = (unsigned char)s.at[at];
    if (b < 0xEA || b > 0xED || at + 3 > s.len)
        return 0;
    uint32_t c = (uint32_t)(b & 15) << 12 | (uint32_t)(s.at[at + 1] & 63) << 6 | (uint32_t)(s.at[at + 2] & 63);
    return is_syllable(c) ? c : 0;
}

static unsigned bit_of(uint32_t syllable)
{
    return (syllable * 2654435761u) >> 23;
}

/* A word on its way: what read_word has seen of it. */
struct tally {
    uint32_t fold;
    uint16_t flags;
    unsigned letters, upper;
};

/* Letters and digits of ASCII and Hangul syllables, the bulk of all text: the byte behind them. */
static size_t read_common(struct str text, size_t at, struct tally *t, uint64_t syllables[8])
{
    for (;;) {
        uint32_t c = at < text.len ? (unsigned char)text.at[at] : 0, low = c | 32;
        size_t len = 1;
        if (low >= 'a' && low <= 'z') {
            t->flags |= TOKEN_LATIN;
            t->upper += c < 'a';
        } else if (c >= '0' && c <= '9') {
            t->flags |= TOKEN_DIGIT;
            low = c;
        } else if (c >= 0xEA && (low = syllable_at(text, at))) {
            len = 3;
            t->flags |= TOKEN_HANGUL;
            syllables[bit_of(low) >> 6] |= (uint64_t)1 << (bit_of(low) & 63);
        } else {
            return at;
        }
        t->fold = (t->fold ^ low) * 16777619u;
        t->letters++;
        at += len;
    }
}

/* Reads one word from byte `at`; returns the byte after it. */
static size_t read_word(struct str text, size_t at, struct token *w, uint64_t syllables[8])
{
    struct tally t = {.fold = FOLD_START, .flags = w->flags};
    size_t from = at, len, next_len;
    if (is_upper(utf8_at(text, at, &len)))
        t.flags |= TOKEN_CAPITAL;
    for (;;) {
        at = read_common(text, at, &t, syllables);
        if (at < text.len && (text.at[at] == ' ' || text.at[at] == ',' || text.at[at] == '.'))
            break;
        uint32_t c = utf8_at(text, at, &len);
        bool joint = is_joint(c);
        if (len == 0 || (joint ? !is_letter(utf8_at(text, at + len, &next_len)) : !is_letter(c)))
            break;
        t.flags |= flags_of(c);
        t.fold = fold_add(t.fold, c);
        t.letters += !joint;
        t.upper += is_upper(c);
        at += len;
    }
    w->fold = t.fold;
    w->flags = t.flags | (t.upper > 1 && t.upper == t.letters ? TOKEN_UPPER : 0);
    w->at = (struct span){(uint32_t)from, (uint32_t)(at - from)};
    return at;
}

/* What a mark between words means for the next one. */
static uint16_t mark_flags(uint32_t c)
{
    switch (c) {
    case ' ':
    case '-':
    case 0xA0:
    case '\t':
    case '\n':
    case '\r':
    case 0x2010:
    case 0x2011: return 0;
    case '.':
    case '!':
    case '?':
    case ':':
    case ';':
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x2018:
    case '\'':
    case '(':
    case '[':
    case 0x2014:
    case 0x2013:
    case 0x3002:
    case 0x300C:
    case 0x2026:
    case '*':
    case '_': return TOKEN_OPENS | TOKEN_STOPS;
    default: return TOKEN_STOPS;
    }
}

void tokens_read(struct arena *a, struct str text, struct tokens *out)
{
    uint16_t pending = TOKEN_OPENS | TOKEN_STOPS;
    size_t at = 0, len;
    while (at < text.len) {
        uint32_t c = utf8_at(text, at, &len);
        if (c == ' ') {
            at++;
            continue;
        }
        if (!is_letter(c) && !is_ideograph(c)) {
            pending |= mark_flags(c);
            at += len;
            continue;
        }
        struct token *w = vec_push(a, out);
        *w = (struct token){.flags = pending};
        pending = 0;
        if (is_ideograph(c)) {
            w->at = (struct span){(uint32_t)at, (uint32_t)len};
            w->fold = fold_add(FOLD_START, c);
            w->flags |= TOKEN_IDEOGRAPH;
            at += len;
        } else {
            at = read_word(text, at, w, out->syllables);
        }
    }
}

uint32_t token_fold(struct str word)
{
    uint32_t fold = FOLD_START;
    size_t len;
    for (size_t at = 0; at < word.len; at += len)
        fold = fold_add(fold, utf8_at(word, at, &len));
    return fold;
}

bool tokens_may_have(const struct tokens *w, struct str korean)
{
    for (size_t at = 0; at < korean.len;) {
        uint32_t c = syllable_at(korean, at);
        if (c && !(w->syllables[bit_of(c) >> 6] >> (bit_of(c) & 63) & 1))
            return false;
        at += c ? 3 : 1;
    }
    return true;
}

bool token_is_one(struct str text, const struct token *w, const char *const *list)
{
    struct str s = span_of(text, w->at);
    for (; s.len && *list; list++)
        if ((s.at[0] | 32) == **list && str_is_nocase(s, *list))
            return true;
    return false;
}
