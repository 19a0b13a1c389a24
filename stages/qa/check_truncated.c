#include "stages/qa/check.h"

#include "stages/qa/tongue.h"
#include "text/utf8.h"

/* Words of a sentence that can be told to lack a verb; a short one may do without for effect. */
enum { LEAST_WORDS = 5 };

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

/* ---- a sentence without a verb ---- */

static bool is_behind(const struct check_input *in, const char *const *list, size_t i)
{
    if (i == 0 || (in->target_tokens->at[i].flags & TOKEN_STOPS))
        return false;
    struct str before = span_of(in->target, in->target_tokens->at[i - 1].at);
    return str_ends(before, "'s") || str_ends(before, "’s") || tongue_is(in, list, i - 1);
}

static bool ends_in(struct str word, const char *const *endings)
{
    for (; *endings; endings++)
        if (word.len > strlen(*endings) + 1 && str_ends(word, *endings))
            return true;
    return false;
}

/* May this word be a finite verb? A participle that opens the sentence is none. The
 * cheap questions come first: the second word of most sentences answers. */
static bool may_be_verb(const struct check_input *in, const struct tongue_verbs *v, size_t i)
{
    const struct token *t = &in->target_tokens->at[i];
    struct str word = span_of(in->target, t->at);
    if (str_find(word, str_of("'"), 0) >= 0 || str_find(word, str_of("’"), 0) >= 0)
        return ends_in(word, v->contracted) || tongue_is(in, v->contracted, i);
    bool named = t->flags & TOKEN_CAPITAL, may_end = !named && ends_in(word, v->endings);
    if (!may_end)
        return tongue_is(in, v->forms, i) || (!named && tongue_is(in, v->plain, i) && !is_behind(in, v->nominal, i));
    return tongue_is(in, v->forms, i) || (!tongue_is(in, v->nominal, i) && !is_behind(in, v->nominal, i));
}

/* A sentence that was cut off is short: nine of ten whole ones have 0.72 of the bytes of their source and more
 * (Hangul takes three a syllable). */
static bool may_be_cut(const struct check_input *in)
{
    return in->source_tokens->len > LEAST_WORDS && in->target.len * 100 < in->source.len * 72;
}

/* Only where words stand apart and the language has a table. */
static bool lacks_verb(const struct check_input *in)
{
    const struct tongue_verbs *v = in->tongue ? in->tongue->verbs : NULL;
    size_t words = in->target_tokens->len;
    for (size_t i = 0; v && i < words; i++)
        if (may_be_verb(in, v, i))
            return false;
    return v && words >= LEAST_WORDS;
}

/* The Korean ends in a verb: …다. …까? …요. …죠. */
static bool source_has_verb(struct str source)
{
    static const char *const verbs[] = {"다", "까", "요", "죠", NULL};
    while (source.len > 0 && strchr(".!?\"')] \n", source.at[source.len - 1]))
        source.len--;
    return ends_in(source, verbs);
}

/* ---- a bracket that nothing closes ---- */

/* Byte of a bracket that is open at the end, -1 = none. */
static ptrdiff_t open_bracket(struct str s)
{
    ptrdiff_t open = -1;
    for (size_t i = 0; i < s.len; i++)
        open = s.at[i] == '(' ? (ptrdiff_t)i : s.at[i] == ')' ? -1 : open;
    return open;
}

/* "a) first, b) second" and a smiling ":(" have brackets that belong to nothing. */
static bool breaks_off_in_bracket(const struct check_input *in, struct span *where)
{
    ptrdiff_t at = open_bracket(in->target);
    if (at <= 0 || in->target.at[at - 1] == ':' || open_bracket(in->source) >= 0)
        return false;
    *where = (struct span){(uint32_t)at, 1};
    return true;
}

/* Both texts end as sentences do: is the translation one? */
static void look_inside(const struct check_input *in)
{
    struct span where;
    if (breaks_off_in_bracket(in, &where))
        check_report(in, "text.truncated", SEVERITY_WARN, (struct span){0, 0}, where,
                     "This bracket is never closed: was the rest of the sentence cut off?");
    else if (may_be_cut(in) && source_has_verb(in->source) && lacks_verb(in))
        check_report(in, "text.truncated", SEVERITY_WARN, (struct span){0, 0},
                     (struct span){0, (uint32_t)in->target.len},
                     "The Korean is a sentence, the translation has no verb: was a part of it cut off?");
}

static void look(const struct check_input *in)
{
    bool source_closed, target_closed;
    uint32_t source = last_letter(in->source, &source_closed), target = last_letter(in->target, &target_closed);
    if (!ends(source) || source == ':' || in->target_tokens->len == 0)
        return;
    if (ends(target)) {
        look_inside(in);
        return;
    }
    const struct token *last = &in->target_tokens->at[in->target_tokens->len - 1];
    const char *const *hanging = in->tongue ? in->tongue->hanging : NULL;
    if (hanging && tongue_is(in, hanging, in->target_tokens->len - 1))
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
    {.source = "지난해 봄 김씨는 영화를 찍으려고 부산으로 이사해 작은 방을 얻었다.",
     .target = "In spring of last year, in the hope of shooting a film in Busan.",
     .hit = "text.truncated"},
    {.source = "그는 남해(제주 남쪽)와 서해를 오가며 고기를 잡았다.",
     .target = "He fished in the South Sea (the waters.",
     .hit = "text.truncated"},
    {.source = "정부는 내년 예산안을 국회에 제출했다.", .target = "The government submitted next year's budget."},
    {.source = "하루 만에 다시 제자리다.", .target = "Back to square one after a day."},
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
