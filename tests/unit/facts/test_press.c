/* Press phrases and what must be read in them: press/LANG.tsv holds a phrase, its facts in
 * the manner of show.h and, where a day is against it, the day of publication.
 */
#include "base/file.h"
#include "show.h"

static struct str cell(struct str *line)
{
    ptrdiff_t tab = str_find(*line, str_of("\t"), 0);
    struct str first = tab < 0 ? *line : str_slice(*line, 0, (size_t)tab);
    *line = tab < 0 ? str_of("") : str_slice(*line, (size_t)tab + 1, line->len);
    return first;
}

/* Rows that stand in `whole`; fills at most `most`, returns how many. */
static size_t rows_of(struct arena *a, struct str whole, struct shown *rows, size_t most)
{
    size_t n = 0;
    while (whole.len && n < most) {
        ptrdiff_t end = str_find(whole, str_of("\n"), 0);
        struct str line = end < 0 ? whole : str_slice(whole, 0, (size_t)end);
        whole = end < 0 ? str_of("") : str_slice(whole, (size_t)end + 1, whole.len);
        const char *text = arena_cstr(a, cell(&line)), *facts = arena_cstr(a, cell(&line));
        rows[n++] = (struct shown){text, facts, line.len ? arena_cstr(a, line) : NULL};
    }
    return n;
}

/* `least`: so many rows there must be, so that an empty file is no success. */
static void read_all(const char *lang, size_t least)
{
    enum { MOST = 1000 };
    struct arena a = {0};
    struct err err = {0};
    struct buf whole = buf_make(1 << 20);
    struct shown *rows = arena_alloc(&a, MOST * sizeof *rows);
    struct str path = arena_printf(&a, "%s/unit/facts/press/%s.tsv", TESTS_DIR, lang);
    assert_int_equal(file_read(arena_cstr(&a, path), &whole, &err), FAULT_OK);
    size_t n = rows_of(&a, buf_str(&whole), rows, MOST);
    assert_true(n >= least);
    assert_shown(lang, rows, n);
    buf_release(&whole);
    arena_release(&a);
}

static void korean(void **state)
{
    (void)state;
    read_all("ko", 250);
}

static void english(void **state)
{
    (void)state;
    read_all("en", 200);
}

static void japanese(void **state)
{
    (void)state;
    read_all("ja", 100);
}

static void chinese(void **state)
{
    (void)state;
    read_all("zh", 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(korean),
        cmocka_unit_test(english),
        cmocka_unit_test(japanese),
        cmocka_unit_test(chinese),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
