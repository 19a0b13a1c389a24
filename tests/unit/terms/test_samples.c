/* glossaries/samples: every line of a .good file must be recognised, none of a .wrong
 * file. Editors write them; a line is `TERM<TAB>sentence`, # begins a remark. */
#include "base/file.h"
#include "terms/lexicon.h"
#include "terms/matcher.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define SAMPLES TESTS_DIR "/../glossaries/samples"

static struct termbase *base_of(struct str term)
{
    struct termbase *t = termbase_new("en");
    struct term_issues issues = {0};
    struct arena a = {0};
    struct err err;
    struct str table = arena_printf(&a, "source,target\n\"%.*s\",T\n", STR_ARGS(term));
    assert_int_equal(termbase_read_bytes(t, &a, "one.csv", table, &issues, &err), FAULT_OK);
    assert_int_equal(termbase_count(t), 1);
    arena_release(&a);
    termbase_seal(t);
    return t;
}

static bool line_right(struct str term, struct str sentence, bool good)
{
    struct arena a = {0};
    struct matches found = {0};
    struct termbase *t = base_of(term);
    matcher_find(t, &a, sentence, &found);
    bool right = good == (found.len > 0);
    for (size_t i = 0; i < found.len; i++)
        assert_true(found.at[i].at.len > 0 && found.at[i].at.at + found.at[i].at.len <= sentence.len);
    termbase_free(t);
    arena_release(&a);
    return right;
}

static size_t file_wrong(struct str path, bool good, size_t *lines)
{
    auto_buf struct buf bytes = buf_make(LIMIT_SETTINGS);
    struct err err;
    size_t wrong = 0;
    assert_int_equal(file_read(path.at, &bytes, &err), FAULT_OK);
    struct str rest = buf_str(&bytes), line, term;
    for (unsigned n = 1; str_cut(&rest, '\n', &line); n++) {
        if (str_trim(line).len == 0 || line.at[0] == '#')
            continue;
        struct str sentence = line;
        assert_true(str_cut(&sentence, '\t', &term) && sentence.len > 0);
        ++*lines;
        if (line_right(term, sentence, good))
            continue;
        fprintf(stderr, "%s:%u: %s: %.*s\n", path.at, n, good ? "not recognised" : "recognised where it is not",
                STR_ARGS(line));
        wrong++;
    }
    return wrong;
}

static void test_samples(void **state)
{
    (void)state;
    struct arena a = {0};
    struct paths files = {0};
    size_t wrong = 0, lines = 0;
    assert_true(lexicon_size() > 0); /* the samples need the word list: apt-get install hunspell-ko */
    assert_int_equal(file_list(&a, SAMPLES, &files, NULL), FAULT_OK);
    for (size_t i = 0; i < files.len; i++)
        if (str_ends(files.at[i], ".good") || str_ends(files.at[i], ".wrong"))
            wrong += file_wrong(files.at[i], str_ends(files.at[i], ".good"), &lines);
    assert_true(lines > 100);
    assert_int_equal(wrong, 0);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
