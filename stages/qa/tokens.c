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

/* Reads one word from byte `at`; returns the byte after it. */
static size_t read_word(struct str text, size_t at, struct token *w)
{
    size_t letters = 0, upper = 0, len, next_len;
    uint32_t c = utf8_at(text, at, &len);
    w->at.at = (uint32_t)at;
    w->fold = FOLD_START;
    if (is_upper(c))
        w->flags |= TOKEN_CAPITAL;
    while (len > 0) {
        bool joint = is_joint(c);
        if (joint && !is_letter(utf8_at(text, at + len, &next_len)))
            break;
        if (!joint && !is_letter(c))
            break;
        w->flags |= flags_of(c);
        w->fold = fold_add(w->fold, c);
        letters += !joint;
        upper += is_upper(c);
        at += len;
        c = utf8_at(text, at, &len);
    }
    if (upper > 1 && upper == letters)
        w->flags |= TOKEN_UPPER;
    w->at.len = (uint32_t)(at - w->at.at);
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
            at = read_word(text, at, w);
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

bool token_is_one(struct str text, const struct token *w, const char *const *list)
{
    struct str s = span_of(text, w->at);
    for (; *list; list++)
        if (str_is_nocase(s, *list))
            return true;
    return false;
}
