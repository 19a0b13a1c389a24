#include "stages/qa/check.h"

#include "stages/qa/lang.h"
#include "stages/qa/quotes.h"
#include "text/utf8.h"

enum { MOST = 4 /* lost marks told of in one sentence */ };

/* What Korean says right after the closing mark of speech: "…"고, "…"라며, "…"면서. */
static bool is_speech(struct str source, const struct quotation *q)
{
    static const char *const endings[] = {"고",     "라고",     "이라고", "며",    "라며", "이라며", "면서",
                                          "라면서", "이라면서", "라는",   "는 ",   "하고", "는다",   "고도",
                                          "라고도", "냐",       "자고",   "으로 ", NULL};
    size_t end = q->at.at + q->at.len;
    while (end < source.len && source.at[end] == ' ')
        end++;
    struct str rest = str_slice(source, end, source.len);
    for (const char *const *e = endings; *e; e++)
        if (str_starts(rest, *e))
            return true;
    return false;
}

/* First-person words: only a quotation lets a report say them. */
static const struct person {
    const char *lang;
    const char *words[16];
} persons[] = {
    {"en", {"i", "we", "our", "my", "me", "i'm", "we're", "i've", "we've", "i'll", "we'll", NULL}},
    {"es", {"yo", "nosotros", "mi", "nuestro", "nuestra", NULL}},
    {"fr", {"je", "nous", "mon", "notre", NULL}},
    {"de", {"ich", "wir", "mein", "unser", NULL}},
};

static bool says_i(const struct check_input *in)
{
    for (size_t p = 0; p < sizeof persons / sizeof *persons; p++) {
        if (!lang_is(in->article->target_lang, persons[p].lang))
            continue;
        for (size_t i = 0; i < in->target_tokens->len; i++)
            if (token_is_one(in->target, &in->target_tokens->at[i], persons[p].words))
                return true;
    }
    return false;
}

static void missing(const struct check_input *in, const struct quotations *source)
{
    size_t shown = 0;
    for (size_t i = 0; i < source->len; i++) {
        const struct quotation *q = &source->at[i];
        if (q->single || q->open || q->stray || shown++ > 0)
            continue;
        struct str inner = span_of(in->source, q->inner);
        int cut = (int)utf8_offset(inner, 30, UNIT_CODE_POINT);
        const char *dots = (size_t)cut < inner.len ? "…" : "";
        if (is_speech(in->source, q) && !says_i(in))
            check_report(in, "quote.missing", SEVERITY_NOTE, q->at, (struct span){0, 0},
                         "Direct speech became indirect: \"%.*s%s\" has no quotation marks in the translation.", cut,
                         inner.at, dots);
        else
            check_report(in, "quote.missing", SEVERITY_WARN, q->at, (struct span){0, 0},
                         "The Korean quotes \"%.*s%s\", the translation has no quotation marks.", cut, inner.at, dots);
    }
}

static void added(const struct check_input *in, const struct quotations *target)
{
    for (size_t i = 0; i < target->len; i++) {
        const struct quotation *q = &target->at[i];
        if (q->single || q->open || q->stray)
            continue;
        check_report(in, "quote.added", SEVERITY_NOTE, (struct span){0, 0}, q->at,
                     "The translation quotes, the Korean does not: did the speaker say this word for word?");
        return;
    }
}

/* Verbs by which English (and others) name the speaker behind the quotation. */
static bool names_speaker(struct str rest)
{
    static const char *const tags[] = {" said", " says",  " told",      " added", " wrote", " asked",
                                       " dijo", " sagte", " a déclaré", " a dit", NULL};
    ptrdiff_t comma = str_find(rest, str_of(","), 0);
    if (comma < 0)
        return false;
    for (const char *const *t = tags; *t; t++)
        if (str_find(rest, str_of(*t), (size_t)comma) >= 0)
            return true;
    return false;
}

/* Longest Korean quotation, in characters. */
static size_t longest(struct str text, const struct quotations *list)
{
    size_t most = 0;
    for (size_t i = 0; i < list->len; i++) {
        const struct quotation *q = &list->at[i];
        struct str inner = span_of(text, q->inner);
        size_t n = utf8_count(inner, inner.len, UNIT_CODE_POINT);
        if (!q->stray && n > most)
            most = n;
    }
    return most;
}

/* Does the quotation that was never closed run on past what is quoted in the
 * source? A quotation that goes on in the next sentence is good style. */
static bool runs_on(const struct check_input *in, const struct quotations *source, const struct quotation *q)
{
    struct str rest = span_of(in->target, q->inner);
    if (names_speaker(rest))
        return true;
    size_t said = longest(in->source, source);
    return said > 0 && utf8_count(rest, rest.len, UNIT_CODE_POINT) > 4 * said + 20;
}

/* Does the next sentence go on with a quotation: by closing one it did not open, or
 * by opening its paragraph anew, as style has it? */
static bool goes_on(const struct check_input *in)
{
    struct quotations next = {0}, source = {0};
    const struct segment *behind = &in->article->segments.at[in->segment + 1];
    quotes_read(in->arena, behind->target, &next);
    quotes_read(in->arena, behind->source, &source);
    bool own = quotes_count(&source).whole > 0; /* it has a quotation of its own to open */
    for (size_t i = 0; i < next.len; i++)
        if (!next.at[i].single && (next.at[i].stray || (next.at[i].at.at == 0 && !own)))
            return true;
    return false;
}

/* In an article the sentence behind tells; in a pair alone, how far it runs. */
static bool is_lost(const struct check_input *in, const struct quotations *source, const struct quotation *q)
{
    bool last = in->segment + 1 >= in->article->segments.len;
    return runs_on(in, source, q) || (!last && !goes_on(in));
}

static void unbalanced(const struct check_input *in, const struct quotations *source, const struct quotations *target,
                       bool same_in_source)
{
    size_t found = in->findings->len;
    for (size_t i = 0; i < target->len && in->findings->len < found + MOST; i++) {
        const struct quotation *q = &target->at[i];
        if (q->single || (!q->open && !q->stray))
            continue;
        struct span mark = {q->at.at, q->stray ? q->at.len : q->inner.at - q->at.at};
        bool sure = !same_in_source && q->open && is_lost(in, source, q);
        check_report(in, "quote.unbalanced", sure ? SEVERITY_WARN : SEVERITY_NOTE, (struct span){0, 0}, mark,
                     q->stray ? "This quotation mark closes nothing." : "This quotation mark is never closed.");
    }
}

static void look(const struct check_input *in)
{
    struct quotations source = {0}, target = {0};
    quotes_read(in->arena, in->source, &source);
    quotes_read(in->arena, in->target, &target);
    struct quote_count s = quotes_count(&source), t = quotes_count(&target);
    unbalanced(in, &source, &target, s.open + s.stray > 0);
    bool none = t.whole + t.open + t.stray + t.singles == 0;
    if (s.whole > 0 && none)
        missing(in, &source);
    if (s.whole + s.open + s.stray + s.singles == 0 && t.whole > 0)
        added(in, &target);
}

static const struct check_example examples[] = {
    {.source = "그는 \"우리는 준비가 됐다\"고 말했다.",
     .target = "\"We are ready, he said.",
     .hit = "quote.unbalanced"},
    {.source = "그는 “우리는 준비가 됐다”고 말했다.", .target = "We are ready, he said.", .hit = "quote.missing"},
    {.source = "시는 올해를 “강의 해”로 정했다.",
     .target = "The city named it the Year of the River.",
     .hit = "quote.missing"},
    {.source = "그는 우리가 준비됐다고 말했다.", .target = "\"We are ready,\" he said.", .hit = "quote.added"},
    {.source = "그는 “우리는 준비가 됐다”고 말했다.", .target = "“We are ready,” he said."},
    {.source = "그는 ‘준비’라는 말을 썼다.", .target = "He spoke of ``preparation''."},
    {.source = "그는 “준비됐다”고 말했다.", .target = "彼は「準備ができた」と述べた。", .target_lang = "ja"},
    {.source = "키는 6피트 2인치다.", .target = "He is 6'2\" tall."},
    {0},
};

const struct check check_quote = {
    .name = "quote",
    .help = "Are quotations still quotations, and are their marks whole?",
    .segment = look,
    .examples = examples,
};
