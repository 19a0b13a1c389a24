/* Links and emphasis: cut into sentences, carried as tags, placed where that is certain. */
#include "model/inlines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

/* One block of sentences; marks are given by their words. */
struct story {
    struct arena arena;
    struct article a;
};

static void open_story(struct story *s, const char *text)
{
    *s = (struct story){.a = {.source_lang = str_of("ko"), .target_lang = str_of("en")}};
    s->a.arena = &s->arena;
    *vec_push(&s->arena, &s->a.blocks) =
        (struct block){.kind = BLOCK_PARAGRAPH, .read = str_of(text), .text = str_of(text)};
}

static void mark(struct story *s, const char *words, enum inline_kind kind, const char *href)
{
    struct block *b = &s->a.blocks.at[0];
    ptrdiff_t at = str_find(b->read, str_of(words), 0);
    assert_true(at >= 0);
    *vec_push(&s->arena, &b->inlines) =
        (struct block_inline){{(uint32_t)at, (uint32_t)strlen(words)}, kind, str_of(href), INLINE_OUTSIDE};
}

static void sentence(struct story *s, const char *source, const char *draft)
{
    ptrdiff_t at = str_find(s->a.blocks.at[0].text, str_of(source), 0);
    assert_true(at >= 0);
    struct segment *g = vec_push(&s->arena, &s->a.segments);
    *g = (struct segment){.source = str_of(source), .at = {(uint32_t)at, (uint32_t)strlen(source)}};
    snprintf(g->id, sizeof g->id, "%024x", (unsigned)s->a.segments.len);
    g->draft.text = str_of(draft);
}

static void settle(struct story *s)
{
    inlines_find(&s->a);
    article_fold(&s->a);
}

/* The words of the target under the nth mark of the article, "-" when it has no place. */
static struct str placed(const struct story *s, size_t n)
{
    struct span target;
    const struct inline_mark *m = &s->a.inlines.at[n];
    return inlines_place(&s->a, m, &target) ? span_of(s->a.segments.at[m->segment].target, target) : str_of("-");
}

static void says(struct str got, const char *expected)
{
    if (!str_is(got, expected))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARGS(got), expected);
}

static void tags_are_numbered_in_their_sentence(void **state)
{
    (void)state;
    struct story s;
    open_story(&s, "그는 국회에서 말했다. 정부는 새 예산안을 냈다.");
    mark(&s, "국회", INLINE_LINK, "https://assembly.example/");
    mark(&s, "새 예산안", INLINE_LINK, "https://budget.example/");
    mark(&s, "예산안", INLINE_STRONG, "");
    sentence(&s, "그는 국회에서 말했다.", "He spoke in <1>parliament</1>.");
    sentence(&s, "정부는 새 예산안을 냈다.", "The government tabled <1>a new <2>budget</2></1>.");
    settle(&s);
    says(inlines_source(&s.arena, &s.a, &s.a.segments.at[0]), "그는 <1>국회</1>에서 말했다.");
    says(inlines_source(&s.arena, &s.a, &s.a.segments.at[1]), "정부는 <1>새 <2>예산안</2></1>을 냈다.");
    says(s.a.segments.at[0].target, "He spoke in parliament.");
    says(segment_written(&s.a.segments.at[0]), "He spoke in <1>parliament</1>.");
    says(placed(&s, 0), "parliament");
    says(placed(&s, 1), "a new budget");
    says(placed(&s, 2), "budget");
    arena_release(&s.arena);
}

static void other_tags_are_text(void **state)
{
    (void)state;
    struct story s;
    open_story(&s, "그는 국회에서 <2>라고 말했다.");
    mark(&s, "국회", INLINE_LINK, "https://assembly.example/");
    sentence(&s, "그는 국회에서 <2>라고 말했다.", "He said <2> in <1>parliament</1>, <0>, <1 >.");
    settle(&s);
    says(s.a.segments.at[0].target, "He said <2> in parliament, <0>, <1 >.");
    arena_release(&s.arena);
}

/* A half alone, twice the same, or the wrong way round is no place. */
static void broken_tags_place_nothing(void **state)
{
    (void)state;
    static const char *const drafts[] = {"He spoke in <1>parliament.",      "He spoke in parliament</1>.",
                                         "He spoke in </1>parliament<1>.",  "<1>He</1> spoke in <1>parliament</1>.",
                                         "He spoke in parliament<1> </1>.", "He spoke in parliament."};
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) {
        struct story s;
        open_story(&s, "그는 국회에서 말했다.");
        mark(&s, "국회", INLINE_LINK, "https://assembly.example/");
        sentence(&s, "그는 국회에서 말했다.", drafts[i]);
        settle(&s);
        says(placed(&s, 0), "-");
        assert_true(str_find(s.a.segments.at[0].target, str_of("1>"), 0) < 0);
        arena_release(&s.arena);
    }
}

static void a_whole_sentence_needs_no_tag(void **state)
{
    (void)state;
    struct story s;
    open_story(&s, "\"비가 왔다.\" 그는 갔다.");
    mark(&s, "비가 왔다.", INLINE_EMPHASIS, "");
    sentence(&s, "\"비가 왔다.\"", "\"It rained.\"");
    sentence(&s, "그는 갔다.", "He left.");
    settle(&s);
    assert_int_equal(s.a.inlines.at[0].n, 0);
    assert_false(inlines_numbered(&s.a, &s.a.segments.at[0]));
    says(placed(&s, 0), "\"It rained.\"");
    arena_release(&s.arena);
}

/* Bold over two sentences is a mark in each. */
static void a_mark_is_cut_with_its_sentences(void **state)
{
    (void)state;
    struct story s;
    open_story(&s, "그는 갔다. 비가 왔다. 바람이 불었다.");
    mark(&s, "갔다. 비가 왔다.", INLINE_STRONG, "");
    sentence(&s, "그는 갔다.", "He <1>left</1>.");
    sentence(&s, "비가 왔다.", "It rained.");
    sentence(&s, "바람이 불었다.", "It blew.");
    settle(&s);
    assert_int_equal(s.a.inlines.len, 2);
    says(placed(&s, 0), "left");
    says(placed(&s, 1), "It rained.");
    assert_int_equal(s.a.segments.at[2].inlines, 0);
    arena_release(&s.arena);
}

static void terms_and_equal_words_are_certain(void **state)
{
    (void)state;
    struct story s;
    open_story(&s, "한국은행은 15일 KDI 보고서와 5쪽을 냈다.");
    mark(&s, "한국은행", INLINE_LINK, "https://bok.example/");
    mark(&s, "KDI", INLINE_LINK, "https://kdi.example/");
    mark(&s, "5", INLINE_STRONG, ""); /* the first 5 stands in 15: no word of its own */
    sentence(&s, "한국은행은 15일 KDI 보고서와 5쪽을 냈다.", "The Bank of Korea released a KDI report on the 15th.");
    *vec_push(&s.arena, &s.a.terms) = (struct term_mark){
        .source = {0, 12}, .term = str_of("한국은행"), .rendering = str_of("Bank of Korea"), .note = {"", 0}};
    settle(&s);
    says(placed(&s, 0), "Bank of Korea");
    says(placed(&s, 1), "-"); /* the 5 */
    says(placed(&s, 2), "KDI");
    arena_release(&s.arena);
}

static void a_moved_tag_is_another_text(void **state)
{
    (void)state;
    struct story s;
    char before[HASH_HEX], after[HASH_HEX];
    open_story(&s, "그는 국회에서 말했다.");
    mark(&s, "국회", INLINE_LINK, "https://assembly.example/");
    sentence(&s, "그는 국회에서 말했다.", "He <1>spoke</1> in parliament.");
    settle(&s);
    hash_bytes(segment_written(&s.a.segments.at[0]), before);
    s.a.segments.at[0].draft.text = str_of("He spoke in <1>parliament</1>.");
    settle(&s);
    hash_bytes(segment_written(&s.a.segments.at[0]), after);
    assert_string_not_equal(before, after);
    says(s.a.segments.at[0].target, "He spoke in parliament.");
    arena_release(&s.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_numbered_in_their_sentence), cmocka_unit_test(other_tags_are_text),
        cmocka_unit_test(broken_tags_place_nothing),           cmocka_unit_test(a_whole_sentence_needs_no_tag),
        cmocka_unit_test(a_mark_is_cut_with_its_sentences),    cmocka_unit_test(terms_and_equal_words_are_certain),
        cmocka_unit_test(a_moved_tag_is_another_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
