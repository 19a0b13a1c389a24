/* show: facts as one line of text, so that a test is a table of sentences.
 *
 *     12억원, 지난 15일   ->   1200000000 KRW; date ---15 = 2025-10-15
 *
 * A quantity is [~]low[..high] unit [bound] [about]; a number in a name is name:surface.
 */
#include "base/buf.h"
#include "base/clock.h"
#include "facts/facts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct shown {
    const char *text, *facts;
    const char *date; /* NULL = none */
};

static void show_quantity(struct buf *b, const struct fact *f)
{
    static const char *const bounds[] = {"", " at-least", " at-most", " over", " under"};
    buf_printf(b, "%s%.*s", f->vague ? "~" : "", STR_ARGS(f->low));
    if (!str_eq(f->low, f->high))
        buf_printf(b, "..%.*s", STR_ARGS(f->high));
    if (f->unit.len)
        buf_printf(b, " %.*s", STR_ARGS(f->unit));
    buf_printf(b, "%s%s", bounds[f->bound], f->approx ? " about" : "");
}

static void show_date(struct buf *b, const struct fact *f)
{
    static const char *const parts[] = {"", " early", " mid", " late"};
    buf_printf(b, "date %.*s", STR_ARGS(f->value));
    if (f->unit.len)
        buf_printf(b, " %.*s", STR_ARGS(f->unit));
    if (f->resolved.len)
        buf_printf(b, " = %.*s", STR_ARGS(f->resolved));
    if (f->weekday)
        buf_printf(b, " day %d", f->weekday);
    buf_printf(b, "%s", parts[f->part]);
}

static void show_facts(struct buf *b, struct str text, const struct facts *facts)
{
    for (size_t i = 0; i < facts->len; i++) {
        const struct fact *f = &facts->at[i];
        if (i)
            buf_addz(b, "; ");
        if (f->in_name && f->kind != FACT_DATE)
            buf_printf(b, "name:%.*s", STR_ARGS(span_of(text, f->at)));
        else if (f->kind == FACT_QUANTITY)
            show_quantity(b, f);
        else if (f->kind == FACT_DATE)
            show_date(b, f);
        else
            buf_printf(b, "%s %.*s", fact_name(f->kind), STR_ARGS(f->value));
    }
}

static int64_t show_published(const char *date)
{
    int64_t ms = 0;
    if (date) {
        assert_true(clock_parse(str_of(date), 540, &ms));
        ms += 12 * 3600000;
    }
    return ms;
}

/* Fails with both lines when any differs. */
__attribute__((unused)) static void assert_shown(const char *lang, const struct shown *rows, size_t n)
{
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        struct arena a = {0};
        struct facts facts = {0};
        struct buf b = buf_make(1 << 16);
        struct str text = str_of(rows[i].text);
        facts_reader(str_of(lang))->read(&a, text, show_published(rows[i].date), &facts);
        show_facts(&b, text, &facts);
        if (!str_is(buf_str(&b), rows[i].facts)) {
            print_message("%s\n  expected %s\n  read     %.*s\n", rows[i].text, rows[i].facts, STR_ARGS(buf_str(&b)));
            wrong++;
        }
        buf_release(&b);
        arena_release(&a);
    }
    assert_int_equal(wrong, 0);
}

#define ROWS(rows) (rows), sizeof(rows) / sizeof *(rows)
