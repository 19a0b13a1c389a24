#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "text/norm.h"
#include "text/utf8.h"

enum { MOST = 20 /* findings of a kind in one sentence */ };
enum trouble { FINE, CONTROL, BIDI, ZERO_WIDTH, REPLACEMENT };

/* Table from the Unicode character database: Cc, Bidi_Control, Default_Ignorable. */
static enum trouble trouble_of(uint32_t c)
{
    if (c < 0x80)
        return (c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == 0x7F ? CONTROL : FINE;
    if (c < 0xA0 || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE000 && c <= 0xF8FF))
        return CONTROL;
    if (c == 0x200E || c == 0x200F || c == 0x61C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
        return BIDI;
    if ((c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0xAD || c == 0x034F ||
        c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x180E || c >= 0xE0000)
        return ZERO_WIDTH;
    return c == 0xFFFD ? REPLACEMENT : FINE;
}

/* U+200C and U+200D spell words in these scripts and join emoji. */
static bool joiner_belongs(struct str s, size_t at, uint32_t c)
{
    uint32_t before = utf8_before(s, at, NULL);
    return (c == 0x200C || c == 0x200D) && ((before >= 0x600 && before < 0xE00) || before >= 0x2600);
}

static void report(const struct check_input *in, enum trouble t, uint32_t c, struct span at)
{
    struct finding *f;
    switch (t) {
    case CONTROL:
        f = check_report(in, "unicode.control", SEVERITY_WARN, (struct span){0, 0}, at,
                         "A control character (U+%04X) stands in the text.", (unsigned)c);
        break;
    case BIDI:
        f = check_report(in, "unicode.bidi", SEVERITY_WARN, (struct span){0, 0}, at,
                         "An invisible mark (U+%04X) here can turn the order of the letters round.", (unsigned)c);
        break;
    case ZERO_WIDTH:
        f = check_report(in, "unicode.zerowidth", SEVERITY_WARN, (struct span){0, 0}, at,
                         "An invisible character (U+%04X) stands in the text; searches will miss the word.",
                         (unsigned)c);
        break;
    default:
        f = check_report(in, "unicode.control", SEVERITY_WARN, (struct span){0, 0}, at,
                         "A replacement character (U+FFFD): a letter was lost on the way.");
        return;
    }
    (void)f; /* the fix, taking it out, is an empty suggestion and goes without saying */
}

static void characters(const struct check_input *in)
{
    size_t len, found = in->findings->len;
    for (size_t at = 0; at < in->target.len && in->findings->len < found + MOST; at += len) {
        unsigned char b = (unsigned char)in->target.at[at];
        len = 1;
        if (b >= ' ' && b < 0x7F)
            continue;
        uint32_t c = utf8_at(in->target, at, &len);
        enum trouble t = trouble_of(c);
        bool rtl = lang_is(in->article->target_lang, "ar") || lang_is(in->article->target_lang, "he") ||
                   lang_is(in->article->target_lang, "fa") || lang_is(in->article->target_lang, "ur");
        if (t == FINE || joiner_belongs(in->target, at, c) || (t == BIDI && rtl))
            continue;
        report(in, t, c, (struct span){(uint32_t)at, (uint32_t)len});
    }
}

/* The longest stretch around a decomposed letter is the word it is in. */
static void normal_form(const struct check_input *in)
{
    if (norm_is_nfc(in->target))
        return;
    for (size_t i = 0; i < in->target_tokens->len; i++) {
        struct span at = in->target_tokens->at[i].at;
        struct str word = span_of(in->target, at);
        if (norm_is_nfc(word))
            continue;
        struct finding *f = check_report(
            in, "unicode.normal", SEVERITY_WARN, (struct span){0, 0}, at,
            "\"%.*s\" is spelled with loose accents (not NFC); it looks right and is not found.", STR_ARGS(word));
        f->suggestion = norm_nfc(in->arena, word);
        return; /* one for the sentence: the cause is one */
    }
    check_report(in, "unicode.normal", SEVERITY_WARN, (struct span){0, 0}, (struct span){0, 0},
                 "The text is not in Unicode's composed form (NFC).");
}

/* Greek and Cyrillic letters that look like Latin ones (Unicode's confusables,
 * single letters only), and full-width Latin. */
static const struct {
    uint32_t is;
    char looks;
} confusables[] = {
    {0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x396, 'Z'}, {0x397, 'H'}, {0x399, 'I'}, {0x39A, 'K'}, {0x39C, 'M'},
    {0x39D, 'N'}, {0x39F, 'O'}, {0x3A1, 'P'}, {0x3A4, 'T'}, {0x3A5, 'Y'}, {0x3A7, 'X'}, {0x3BF, 'o'}, {0x3BD, 'v'},
    {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'}, {0x41C, 'M'}, {0x41D, 'H'}, {0x41E, 'O'}, {0x420, 'P'},
    {0x421, 'C'}, {0x422, 'T'}, {0x425, 'X'}, {0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'},
    {0x443, 'y'}, {0x445, 'x'}, {0x456, 'i'}, {0x458, 'j'}, {0x455, 's'}, {0x501, 'd'}, {0x131, 'i'}, {0x261, 'g'},
};

static char looks_like(uint32_t c)
{
    if (c >= 0xFF21 && c <= 0xFF5A && !(c > 0xFF3A && c < 0xFF41))
        return (char)(c - 0xFF21 + 'A');
    for (size_t i = 0; c >= 0x131 && c < 0x600 && i < sizeof confusables / sizeof *confusables; i++)
        if (confusables[i].is == c)
            return confusables[i].looks;
    return 0;
}

/* A Latin word with letters of another script in it. */
static void confusable_word(const struct check_input *in, const struct token *w)
{
    struct str word = span_of(in->target, w->at);
    char *fixed = arena_alloc(in->arena, word.len + 1);
    size_t n = 0, len;
    unsigned latin = 0, alien = 0, other = 0;
    for (size_t at = 0; at < word.len; at += len) {
        uint32_t c = utf8_at(word, at, &len);
        char like = c == 0x131 && lang_is(in->article->target_lang, "tr") ? 0 : looks_like(c);
        latin += (c | 32) >= 'a' && (c | 32) <= 'z';
        alien += like != 0;
        other += !like && c >= 0x370 && c < 0x530;
        if (like)
            fixed[n++] = like;
        else
            n += utf8_put(fixed + n, c);
    }
    if (latin == 0 || alien == 0 || other > 0)
        return;
    struct finding *f = check_report(in, "unicode.confusable", SEVERITY_WARN, (struct span){0, 0}, w->at,
                                     "\"%.*s\" mixes letters of two scripts that look alike.", STR_ARGS(word));
    f->suggestion = (struct str){fixed, n};
}

static bool has_high(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] >= 0xC4)
            return true;
    return false;
}

static void look(const struct check_input *in)
{
    characters(in);
    if (!has_high(in->target))
        return;
    normal_form(in);
    for (size_t i = 0; i < in->target_tokens->len; i++)
        if ((in->target_tokens->at[i].flags & TOKEN_LATIN) &&
            has_high(span_of(in->target, in->target_tokens->at[i].at)))
            confusable_word(in, &in->target_tokens->at[i]);
}

static const struct check_example examples[] = {
    {.source = "비가 왔다.", .target = "It rai\xE2\x80\x8Bned.", .hit = "unicode.zerowidth"},
    {.source = "비가 왔다.", .target = "It \xE2\x80\xAErained.", .hit = "unicode.bidi"},
    {.source = "비가 왔다.", .target = "It \x01rained.", .hit = "unicode.control"},
    {.source = "비가 왔다.", .target = "It rained \xEF\xBF\xBD.", .hit = "unicode.control"},
    {.source = "카페에 갔다.", .target = "They went to a cafe\xCC\x81.", .hit = "unicode.normal"},
    {.source = "비가 왔다.", .target = "It r\xD0\xB0ined.", .hit = "unicode.confusable"},
    {.source = "카페에 갔다.", .target = "They went to a café in Łódź.\nIt rained."},
    {0},
};

const struct check check_unicode = {
    .name = "unicode",
    .help = "Are there invisible, loose or look-alike characters in the translation?",
    .always = true,
    .segment = look,
    .examples = examples,
};
