/* Spelling with a dictionary of its own; without one nothing is said. */
#include "stages/qa/checker.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/okgyo-spelling-XXXXXX";

static int make_dictionary(void **state)
{
    (void)state;
    struct arena a = {0};
    struct err err;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(
        file_replace(path_join(&a, folder, str_of("t.aff")).at, str_of("SET UTF-8\nTRY aeionrst\n"), 0644, &err), 0);
    assert_int_equal(file_replace(path_join(&a, folder, str_of("t.dic")).at,
                                  str_of("6\nthe\nminister\nspoke\nhouse\nof\nelected\n"), 0644, &err),
                     0);
    arena_release(&a);
    return 0;
}

static int remove_dictionary(void **state)
{
    (void)state;
    char path[64];
    snprintf(path, sizeof path, "%s/t.aff", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/t.dic", folder);
    unlink(path);
    return rmdir(folder);
}

static struct findings check_with(struct arena *a, const struct termbase *terms, const char *dictionary,
                                  const char *source, const char *target)
{
    json_t *options = json_pack("{s:{s:s},s:[s]}", "spelling", "en", dictionary, "words", "plenary");
    struct segment segment = {.source = str_of(source), .target = str_of(target)};
    struct block block = {.kind = BLOCK_PARAGRAPH};
    struct article article = {.arena = a, .source_lang = str_of("ko"), .target_lang = str_of("en")};
    struct findings found = {0}, spelled = {0};
    struct checker *c = NULL;
    struct err err;
    article.blocks.at = &block;
    article.segments.at = &segment;
    article.blocks.len = article.segments.len = 1;
    assert_int_equal(checker_open(options, str_of(folder), &c, &err), FAULT_OK);
    checker_run(c, &article, terms, options, a, &found);
    for (size_t i = 0; i < found.len; i++)
        if (str_is(found.at[i].check, "spelling.unknown"))
            *vec_push(a, &spelled) = found.at[i];
    checker_close(c);
    json_decref(options);
    return spelled;
}

static struct findings check(struct arena *a, const char *dictionary, const char *source, const char *target)
{
    return check_with(a, NULL, dictionary, source, target);
}

/* Renderings are words of the dictionary, parts of their words are not. */
static void test_glossary_words(void **state)
{
    (void)state;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct termbase *terms = termbase_new("en");
    assert_int_equal(termbase_read_bytes(terms, &a, "x.ko-en.csv",
                                         str_of("source,target,allowed\n떡볶이,tteokbokki stall,dukbokki\n"), &issues,
                                         NULL),
                     FAULT_OK);
    termbase_seal(terms);
    const char *korean = "장관이 떡볶이를 말했다";
    assert_int_equal(check_with(&a, terms, "t.dic", korean, "The minister of tteokbokki, the dukbokki house").len, 0);
    assert_int_equal(check_with(&a, terms, "t.dic", korean, "The minister of tteokbok house").len, 1);
    assert_int_equal(check_with(&a, NULL, "t.dic", korean, "The minister of tteokbokki house").len, 1);
    termbase_free(terms);
    arena_release(&a);
}

static void test_unknown_word(void **state)
{
    (void)state;
    struct arena a = {0};
    struct findings f = check(&a, "t.dic", "장관이 말했다", "The ministor spoke");
    assert_int_equal(f.len, 1);
    assert_true(str_is(f.at[0].suggestion, "minister"));
    assert_int_equal(f.at[0].target.at, 4);
    arena_release(&a);
}

static void test_left_alone(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_int_equal(check(&a, "t.dic", "장관이 K-pop을 말했다", "The minister Lee of NATO spoke of K-pop").len, 0);
    assert_int_equal(check(&a, "t.dic", "장관", "The elected minister's plenary house").len, 0);
    arena_release(&a);
}

static void test_no_dictionary(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_int_equal(check(&a, "nowhere.dic", "장관이 말했다", "The ministor spoke").len, 0);
    assert_int_equal(check(&a, "xx_NOWHERE", "장관이 말했다", "The ministor spoke").len, 0);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_unknown_word), cmocka_unit_test(test_left_alone),
                                       cmocka_unit_test(test_no_dictionary), cmocka_unit_test(test_glossary_words)};
    return cmocka_run_group_tests(tests, make_dictionary, remove_dictionary);
}
