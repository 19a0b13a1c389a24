#include "stages/qa/check.h"

#include "stages/qa/checker.h"
#include "stages/qa/lang.h"
#include "stages/qa/options.h"

/* Names, abbreviations and what has digits are not in dictionaries. */
static bool is_ordinary(const struct token *w)
{
    return (w->flags & TOKEN_LATIN) && !(w->flags & (TOKEN_DIGIT | TOKEN_UPPER | TOKEN_HANGUL)) &&
           (!(w->flags & TOKEN_CAPITAL) || (w->flags & TOKEN_OPENS)) && w->at.len > 2;
}

static bool is_letter(char c)
{
    return (c & 0x80) || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* As a word of its own: "presiden" is none of "presidential office". */
static bool has_word(struct str rendering, struct str word)
{
    for (ptrdiff_t at = 0; (at = str_find(rendering, word, (size_t)at)) >= 0; at++) {
        size_t end = (size_t)at + word.len;
        if ((at == 0 || !is_letter(rendering.at[at - 1])) && (end == rendering.len || !is_letter(rendering.at[end])))
            return true;
    }
    return false;
}

/* A rendering of the glossary is right by definition. */
static bool in_rendering(const struct term *t, struct str word)
{
    if (has_word(t->target, word))
        return true;
    for (size_t i = 0; i < t->allowed.len; i++)
        if (has_word(t->allowed.at[i], word))
            return true;
    return false;
}

static bool in_glossary(const struct termbase *terms, struct str word)
{
    for (size_t i = 0; terms && i < termbase_count(terms); i++)
        if (in_rendering(termbase_at(terms, i), word))
            return true;
    return false;
}

/* A word the source writes the same way (한국 "K-pop") is the source's. */
static bool in_source(const struct check_input *in, const struct token *w)
{
    return str_find(in->source, span_of(in->target, w->at), 0) >= 0;
}

/* "re-elected", "vice-minister's": each part by itself. */
static bool parts_known(struct spelling *s, struct str word)
{
    struct str part, rest = word;
    while (str_cut(&rest, '-', &part)) {
        if (str_ends(part, "'s"))
            part.len -= 2;
        else if (str_ends(part, "’s"))
            part.len -= 4;
        if (part.len > 1 && !spelling_knows(s, part))
            return false;
    }
    return true;
}

static void look(const struct check_input *in)
{
    struct spelling *s = checker_spelling(in->checker, in->article->target_lang);
    if (!s)
        return;
    for (size_t i = 0; i < in->target_tokens->len; i++) {
        const struct token *w = &in->target_tokens->at[i];
        struct str word = span_of(in->target, w->at);
        if (!is_ordinary(w) || parts_known(s, word) || in_source(in, w) || in_glossary(in->terms, word))
            continue;
        struct str better = spelling_suggest(s, in->arena, word);
        struct finding *f = check_report(in, "spelling.unknown", SEVERITY_NOTE, (struct span){0, 0}, w->at,
                                         better.len ? "\"%.*s\" is not in the dictionary; \"%.*s\"?"
                                                    : "\"%.*s\" is not in the dictionary%.*s.",
                                         STR_ARGS(word), STR_ARGS(better));
        f->suggestion = better;
    }
}

static const struct option options[] = {QA_SPELLING, QA_WORDS, {0}};

/* Without a dictionary it is silent; tests/unit/qa/test_spelling.c has one. */
static const struct check_example examples[] = {
    {.source = "비가 왔다.", .target = "It rayned."},
    {0},
};

const struct check check_spelling = {
    .name = "spelling",
    .help = "Are the words in the dictionary of the target language (hunspell, when one is set and installed)?",
    .options = options,
    .needs = "a hunspell dictionary",
    .segment = look,
    .examples = examples,
};
