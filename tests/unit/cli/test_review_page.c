/* The page of `okgyo review`: always as many lines as the terminal has, none wider. */
#include "cli/review_page.h"
#include "text/width.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

struct edition {
    struct arena arena;
    struct article a;
    struct signoff signoff;
};

static void open_edition(struct edition *e, size_t sentences)
{
    *e = (struct edition){.a = {.id = 12, .name = str_of("story.txt"), .target_lang = str_of("en")}};
    e->a.arena = &e->arena;
    *vec_push(&e->arena, &e->a.blocks) = (struct block){.kind = BLOCK_PARAGRAPH};
    for (size_t i = 0; i < sentences; i++) {
        struct segment *s = vec_push(&e->arena, &e->a.segments);
        *s = (struct segment){.source = arena_printf(&e->arena, "문장 %zu이다.", i + 1),
                              .target = arena_printf(&e->arena, "Sentence %zu.", i + 1)};
        snprintf(s->id, sizeof s->id, "%024x", (unsigned)i);
    }
    e->signoff.state = STATE_REPORTER;
}

static void finding(struct edition *e, uint32_t segment, enum severity severity, const char *message)
{
    *vec_push(&e->arena, &e->a.findings) = (struct finding){.check = str_of("text.short"),
                                                            .severity = severity,
                                                            .segment = segment,
                                                            .message = str_of(message),
                                                            .suggestion = {"", 0}};
}

static struct buf draw(struct edition *e, size_t at, int rows, int columns, const char *message)
{
    struct buf out = buf_make(1 << 20);
    struct review_page p = {&e->a, &e->signoff, at, rows, columns, false, str_of(message)};
    review_page_draw(&p, &e->arena, &out);
    return out;
}

static void it_fits_every_terminal(void **state)
{
    (void)state;
    static const int sizes[][2] = {{24, 80}, {8, 20}, {50, 200}, {9, 10}, {24, 40}};
    struct edition e;
    open_edition(&e, 60);
    e.a.segments.at[5].target =
        str_of("가나다라마바사아자차카타파하가나다라마바사아자차카타파하 a\nb\tc \x1b[31mred\x07 "
               "averyveryveryveryveryveryverylongwordwithoutanyblankinit");
    for (uint32_t i = 0; i < 12; i++)
        finding(&e, 5, SEVERITY_WARN, "A long message that has to be wrapped over several lines of a narrow terminal.");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct buf out = draw(&e, 5, sizes[i][0], sizes[i][1], "");
        struct str rest = buf_str(&out), line;
        int lines = 0;
        for (; str_cut(&rest, '\n', &line); lines++) {
            if (width_columns(line) > (size_t)sizes[i][1])
                fail_msg("%zu columns of %d: %.*s", width_columns(line), sizes[i][1], STR_ARGS(line));
            assert_null(memchr(line.at, 0x1b, line.len)); /* no text steers the terminal */
        }
        assert_int_equal(lines, sizes[i][0]);
        buf_release(&out);
    }
    arena_release(&e.arena);
}

static void it_says_what_is_at_hand(void **state)
{
    (void)state;
    struct edition e;
    open_edition(&e, 60);
    e.a.segments.at[2].approved = true;
    finding(&e, 40, SEVERITY_BLOCK, "Something is missing.");
    finding(&e, 41, SEVERITY_WARN, "Perhaps.");
    struct buf out = draw(&e, 40, 24, 80, "");
    const char *page = buf_str(&out).at;
    assert_non_null(strstr(page, "12.en  story.txt  reporter  1/60 approved"));
    assert_non_null(strstr(page, ">  41 ! Sentence 41."));
    assert_non_null(strstr(page, "   42 ? Sentence 42."));
    assert_non_null(strstr(page, "  문장 41이다."));
    assert_non_null(strstr(page, "1 block: Something is missing. [text.short]"));
    assert_null(strstr(page, "Perhaps")); /* of another sentence */
    assert_non_null(strstr(page, "q quit"));
    buf_release(&out);
    out = draw(&e, 2, 24, 80, "nothing is open");
    assert_non_null(strstr(buf_str(&out).at, ">   3*  Sentence 3."));
    assert_true(str_ends(buf_str(&out), "nothing is open"));
    buf_release(&out);
    arena_release(&e.arena);
}

static void an_empty_edition_is_a_page_too(void **state)
{
    (void)state;
    struct edition e;
    open_edition(&e, 0);
    struct buf out = draw(&e, 0, 10, 60, "");
    assert_non_null(strstr(buf_str(&out).at, "0/0 approved"));
    buf_release(&out);
    arena_release(&e.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(it_fits_every_terminal),
                                       cmocka_unit_test(it_says_what_is_at_hand),
                                       cmocka_unit_test(an_empty_edition_is_a_page_too)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
