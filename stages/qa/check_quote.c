#include "stages/qa/check.h"

#include "stages/qa/quotes.h"
#include "stages/qa/tongue.h"
#include "text/utf8.h"

enum { MOST = 4 /* lost marks told of in one sentence */ };

/* The last verb that names a speaker. */
static bool last_attribution(const struct check_input *in, struct span *where)
{
    bool found = false;
    for (size_t i = 0; in->tongue->attributions && i < in->target_tokens->len; i++)
        if (tongue_is(in, in->tongue->attributions, i)) {
            *where = in->target_tokens->at[i].at;
            found = true;
        }
    return found;
}

/* The words of reported speech change: "I am" becomes "he was". What kept its person or
 * its tense before ", he said" is speech word for word that lost its marks. */
static bool keeps_words(const struct check_input *in)
{
    const struct tongue *t = in->tongue;
    struct span said, kept;
    if (!t)
        return false;
    if (tongue_says(in, t->quoted_only, NULL))
        return true;
    if (!tongue_says(in, t->present, &kept) || !last_attribution(in, &said))
        return false;
    /* "…, the minister said": nothing but a tag with a comma before it */
    ptrdiff_t comma = str_find(str_slice(in->target, kept.at, said.at), str_of(","), 0);
    return kept.at < said.at && comma >= 0;
}

/* Korean headlines quote the gist, not the words; ours may say it plainly. A headline is told
 * by its block, or in a lone pair by having no full stop. */
static bool is_headline(const struct check_input *in)
{
    const struct article *a = in->article;
    uint32_t block = a->segments.at[in->segment].block;
    if (block < a->blocks.len && a->blocks.at[block].kind == BLOCK_HEADLINE)
        return true;
    static const char *const stops[] = {".", "!", "?", "…", "。", NULL};
    struct str s = str_trim(in->source);
    while (str_ends(s, "\"") || str_ends(s, "”"))
        s.len -= str_ends(s, "\"") ? 1 : 3;
    for (const char *const *p = stops; *p; p++)
        if (str_ends(s, *p))
            return false;
    return true;
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
        if (is_headline(in))
            check_report(in, "quote.missing", SEVERITY_NOTE, q->at, (struct span){0, 0},
                         "The Korean headline quotes \"%.*s%s\"; the translation says it without marks.", cut, inner.at,
                         dots);
        else if (quote_is_speech(in->source, q) && !keeps_words(in))
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

/* A speaker is named behind a comma of the rest. */
static bool names_speaker(const struct check_input *in, struct span rest)
{
    struct span said;
    ptrdiff_t comma = str_find(span_of(in->target, rest), str_of(","), 0);
    return comma >= 0 && in->tongue && last_attribution(in, &said) && said.at >= rest.at + (size_t)comma;
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
    if (names_speaker(in, q->inner))
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
    const struct quotations *source = in->source_quotes, *target = in->target_quotes;
    if (source->len == 0 && target->len == 0)
        return;
    struct quote_count s = quotes_count(source), t = quotes_count(target);
    unbalanced(in, source, target, s.open + s.stray > 0);
    bool none = t.whole + t.open + t.stray + t.singles == 0;
    if (s.whole > 0 && none)
        missing(in, source);
    if (s.whole + s.open + s.stray + s.singles == 0 && t.whole > 0)
        added(in, target);
}

static const struct check_example examples[] = {
    {.source = "그는 \"우리는 준비가 됐다\"고 말했다.",
     .target = "\"We are ready, he said.",
     .hit = "quote.unbalanced"},
    {.source = "그는 “우리는 준비가 됐다”고 말했다.", .target = "We are ready, he said.", .hit = "quote.missing"},
    {.source = "시장은 “이번 조치는 시민을 위한 것”이라고 밝혔다.",
     .target = "This measure is for the citizens, the mayor said.",
     .hit = "quote.missing"},
    {.source = "시는 올해를 “강의 해”로 정했다.",
     .target = "The city named it the Year of the River.",
     .hit = "quote.missing"},
    {.source = "그는 우리가 준비됐다고 말했다.", .target = "\"We are ready,\" he said.", .hit = "quote.added"},
    {.source = "그는 “우리는 준비가 됐다”고 말했다.", .target = "“We are ready,” he said."},
    {.source = "그는 ‘준비’라는 말을 썼다.", .target = "He spoke of ``preparation''."},
    {.source = "그는 “준비됐다”고 말했다.", .target = "彼は「準備ができた」と述べた。", .target_lang = "ja"},
    {.source = "이 대통령 \"평화 협상 나설 것\"", .target = "President Lee calls talks \"certain\""},
    {.source = "키는 6피트 2인치다.", .target = "He is 6'2\" tall."},
    {0},
};

const struct check check_quote = {
    .name = "quote",
    .help = "Are quotations still quotations, and are their marks whole?",
    .segment = look,
    .examples = examples,
};
