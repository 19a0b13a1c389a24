/* A pair of texts through every check. The input is "LANG<newline>source<newline>target";
 * what must hold:
 *
 * - every finding has a message, and its spans lie in the texts, between characters;
 * - a suggestion is well-formed;
 * - asking again gives the same findings.
 */
#include "input.h"

#include "stages/qa/checker.h"

static void check_span(struct str text, struct span s)
{
    assert((size_t)s.at + s.len <= text.len);
    assert(s.at == text.len || (text.at[s.at] & 0xC0) != 0x80);
    assert(s.at + s.len == text.len || (text.at[s.at + s.len] & 0xC0) != 0x80);
}

static void run(struct arena *a, struct str lang, struct str source, struct str target, struct findings *found)
{
    struct segment segment = {.source = source, .target = target};
    struct block block = {.kind = BLOCK_PARAGRAPH};
    struct article article = {.arena = a, .source_lang = str_of("ko"), .target_lang = lang};
    article.blocks.at = &block;
    article.segments.at = &segment;
    article.blocks.len = article.segments.len = 1;
    article.meta.published = 1761004800000; /* 2025-10-21 */
    checks_run(&article, NULL, NULL, a, found);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct str text = input_text(&a, data, size), lang = str_of(""), source = str_of("");
    struct findings found = {0}, again = {0};
    str_cut(&text, '\n', &lang);
    str_cut(&text, '\n', &source);
    if (size > LIMIT_SEGMENT || lang.len > 8) {
        arena_release(&a);
        return 0;
    }
    run(&a, lang, source, text, &found);
    run(&a, lang, source, text, &again);
    assert(found.len == again.len);
    for (size_t i = 0; i < found.len; i++) {
        const struct finding *f = &found.at[i];
        assert(f->message.len > 0 && utf8_invalid(f->message) < 0 && utf8_invalid(f->suggestion) < 0);
        assert(f->segment == 0 || f->segment == NO_SEGMENT);
        check_span(source, f->source);
        check_span(text, f->target);
        assert(str_eq(f->check, again.at[i].check) && str_eq(f->message, again.at[i].message));
        assert(strcmp(f->fingerprint, again.at[i].fingerprint) == 0);
    }
    arena_release(&a);
    return 0;
}
