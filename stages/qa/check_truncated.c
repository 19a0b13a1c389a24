#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "text/utf8.h"

/* Marks that may close around or behind the end of a sentence. */
static bool closes(uint32_t c)
{
    switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case '>':
    case '*':
    case '_':
    case 0x201D:
    case 0x2019:
    case 0xBB:
    case 0x300D:
    case 0x300F:
    case 0x3009:
    case 0x300B:
    case 0xFF09:
    case 0x2DD:
    case 0x2033:
    case 0xA0:
    case ' ':
    case '\n':
    case '\r':
    case '\t':
    case '`': return true;
    default: return false;
    }
}

static bool ends(uint32_t c)
{
    switch (c) {
    case '.':
    case '!':
    case '?':
    case ':':
    case ';':
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF0E:
    case 0x0964:
    case 0x061F:
    case 0x06D4:
    case 0x2014:
    case 0x30FC: return true;
    default: return false;
    }
}

/* The last character that is no closing mark; *quoted when one of those was seen. */
static uint32_t last_letter(struct str s, bool *closed)
{
    size_t at = s.len, len;
    *closed = false;
    while (at > 0) {
        uint32_t c = utf8_before(s, at, &len);
        if (!closes(c))
            return c;
        *closed |= c > ' ' && c != 0xA0;
        at -= len;
    }
    return 0;
}

/* Words no sentence of the language ends in. */
static const struct hanging {
    const char *lang;
    const char *words[64];
} hanging[] = {
    {"en",
     {"the",   "a",    "an",   "and",     "or",    "but",       "of",      "to",       "from",    "with",  "by",
      "at",    "into", "than", "that",    "which", "whose",     "because", "although", "while",   "if",    "is",
      "are",   "was",  "were", "be",      "been",  "has",       "have",    "had",      "will",    "would", "should",
      "could", "can",  "may",  "might",   "must",  "its",       "their",   "his",      "her",     "our",   "my",
      "as",    "who",  "said", "between", "among", "including", "during",  "against",  "without", NULL}},
    {"es", {"el",   "la",  "los", "las", "un", "una", "y",   "o",  "de",  "del",  "a",     "al",  "en",    "con", "por",
            "para", "que", "su",  "sus", "es", "son", "fue", "ha", "han", "como", "entre", "sin", "sobre", NULL}},
    {"fr", {"le",   "la",  "les", "un",  "une",  "et", "ou",  "de",   "du",  "des",   "en",   "avec", "par",
            "pour", "que", "qui", "est", "sont", "a",  "ont", "dans", "sur", "entre", "sans", NULL}},
    {"de", {"der",  "die", "das",  "ein", "eine",  "einer", "und", "oder", "von", "zu",  "mit", "durch",
            "dass", "ist", "sind", "hat", "haben", "wird",  "im",  "den",  "dem", "des", NULL}},
};

static const char *const *hanging_words(struct str lang)
{
    for (size_t i = 0; i < sizeof hanging / sizeof *hanging; i++)
        if (lang_is(lang, hanging[i].lang))
            return hanging[i].words;
    return NULL;
}

static void look(const struct check_input *in)
{
    bool source_closed, target_closed;
    uint32_t source = last_letter(in->source, &source_closed), target = last_letter(in->target, &target_closed);
    if (!ends(source) || source == ':' || ends(target) || in->target_tokens->len == 0)
        return;
    const struct token *last = &in->target_tokens->at[in->target_tokens->len - 1];
    const char *const *words = hanging_words(in->article->target_lang);
    if (words && token_is_one(in->target, last, words))
        check_report(in, "text.truncated", SEVERITY_BLOCK, (struct span){0, 0}, last->at,
                     "The translation breaks off at \"%.*s\".", STR_ARGS(span_of(in->target, last->at)));
    else if (in->source_tokens->len > 1)
        check_report(
            in, "text.truncated", target_closed ? SEVERITY_NOTE : SEVERITY_WARN, (struct span){0, 0}, last->at,
            "The Korean sentence ends in a full stop, the translation does not: was it cut off after \"%.*s\"?",
            STR_ARGS(span_of(in->target, last->at)));
}

static const struct check_example examples[] = {
    {.source = "정부는 내년 예산안을 국회에 제출했다.",
     .target = "The government submitted next year's budget to the",
     .hit = "text.truncated"},
    {.source = "정부는 내년 예산안을 국회에 제출했다.",
     .target = "The government submitted next year's",
     .hit = "text.truncated"},
    {.source = "정부는 내년 예산안을 국회에 제출했다.", .target = "The government submitted next year's budget."},
    {.source = "그는 \"끝났다\"고 말했다.", .target = "\"It is over,\" he said (later)."},
    {.source = "정부, 내년 예산안 제출", .target = "Government submits budget"},
    {0},
};

const struct check check_truncated = {
    .name = "text.truncated",
    .help = "Does the translation break off?",
    .segment = look,
    .examples = examples,
};
