/* The words of the command line, against the real table. */
#include "cli/help.h"
#include "cli/parse.h"
#include "cli/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static enum fault parse(struct arena *a, struct parsed *p, struct err *err, const char *line)
{
    char *argv[16] = {(char *)"okgyo"};
    int argc = 1;
    struct str rest = str_of(line), word;
    while (str_cut(&rest, ' ', &word))
        argv[argc++] = arena_cstr(a, word);
    return parse_words(a, argc, argv, p, err);
}

static void options_may_stand_anywhere_behind_the_command(void **state)
{
    (void)state;
    struct arena a = {0};
    struct parsed p;
    struct err err;
    assert_int_equal(parse(&a, &p, &err, "--config x.json run a.txt --priority=7 b.txt -q -- --not-an-option"),
                     FAULT_OK);
    assert_string_equal(p.command->name, "run");
    assert_int_equal(p.args.len, 3);
    assert_true(str_is(p.args.at[2], "--not-an-option"));
    assert_int_equal(json_get_int(p.flags, "priority", 0), 7);
    assert_true(str_is(json_get_str(p.globals, "config"), "x.json"));
    assert_true(json_get_bool(p.globals, "quiet", false));
    parsed_release(&p);
    arena_release(&a);
}

static void a_command_of_two_words_wins_over_one(void **state)
{
    (void)state;
    struct arena a = {0};
    struct parsed p;
    struct err err;
    assert_int_equal(parse(&a, &p, &err, "log verify"), FAULT_OK);
    assert_string_equal(p.command->name, "log verify");
    parsed_release(&p);
    assert_int_equal(parse(&a, &p, &err, "log 12.en"), FAULT_OK);
    assert_string_equal(p.command->name, "log");
    assert_int_equal(p.args.len, 1);
    parsed_release(&p);
    assert_int_equal(parse(&a, &p, &err, "config"), FAULT_OK);
    assert_null(p.command);
    assert_true(str_is(p.group, "config"));
    parsed_release(&p);
    arena_release(&a);
}

static void lists_collect_and_defaults_fill(void **state)
{
    (void)state;
    struct arena a = {0};
    struct parsed p;
    struct err err;
    assert_int_equal(parse(&a, &p, &err, "init --to en --to ja --samples"), FAULT_OK);
    assert_int_equal(json_array_size(json_object_get(p.flags, "to")), 2);
    assert_true(json_get_bool(p.flags, "samples", false));
    parsed_release(&p);
    assert_int_equal(parse(&a, &p, &err, "queue --no-such"), FAULT_STOP);
    parsed_release(&p);
    assert_int_equal(parse(&a, &p, &err, "queue"), FAULT_OK);
    assert_int_equal(json_get_int(p.flags, "limit", 0), 50);
    parsed_release(&p);
    arena_release(&a);
}

static void mistakes_get_a_suggestion(void **state)
{
    (void)state;
    static const struct {
        const char *line, *says;
    } bad[] = {
        {"qeue", "did you mean 'queue'?"},
        {"run --priorit 3", "did you mean --priority?"},
        {"run --priority", "needs a value"},
        {"run --priority three", "must be a whole number"},
        {"run --priority 1000", "is not between -100 and 100"},
        {"queue --format yaml", "is none of text|json|jsonl"},
        {"config shema", "did you mean 'config schema'?"},
        {"run -Z", "unknown option -Z"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct arena a = {0};
        struct parsed p;
        struct err err;
        assert_int_equal(parse(&a, &p, &err, bad[i].line), FAULT_STOP);
        if (!strstr(err.text, bad[i].says))
            fail_msg("'%s': '%s' does not say '%s'", bad[i].line, err.text, bad[i].says);
        parsed_release(&p);
        arena_release(&a);
    }
}

static void every_command_stands_in_help_man_and_completions(void **state)
{
    (void)state;
    auto_buf struct buf help = buf_make(LIMIT_EXPORT), man = buf_make(LIMIT_EXPORT);
    static const char *const shells[] = {"bash", "zsh", "fish"};
    help_overview(&help);
    help_man(&man);
    for (size_t i = 0; commands[i]; i++) {
        auto_buf struct buf own = buf_make(LIMIT_EXPORT);
        assert_non_null(strstr(help.at, commands[i]->name));
        assert_non_null(strstr(man.at, commands[i]->name));
        help_command(commands[i], &own);
        for (const struct option *o = commands[i]->options; o && o->name; o++) {
            struct arena a = {0};
            assert_non_null(strstr(own.at, option_flag(&a, o).at));
            assert_true(o->help && *o->help);
            arena_release(&a);
        }
    }
    for (size_t i = 0; i < 3; i++) {
        auto_buf struct buf completions = buf_make(LIMIT_EXPORT);
        help_completions(str_of(shells[i]), &completions);
        assert_non_null(strstr(completions.at, "queue"));
    }
}

static void a_terminal_is_never_steered(void **state)
{
    (void)state;
    auto_buf struct buf out = buf_make(4096);
    terminal_add(&out, str_of("가\033]0;x\a\xE2\x80\xAE나\n"));
    assert_string_equal(out.at, "가␛]0;x␇<U+202E>나\n");
}

static void columns_align_by_width(void **state)
{
    (void)state;
    struct arena a = {0};
    struct table t;
    static const char *const heads[] = {"A", "B", NULL};
    auto_buf struct buf out = buf_make(4096);
    table_begin(&t, &a, heads);
    table_cell(&t, str_of("한글"));
    table_cell(&t, str_of("x"));
    table_cell(&t, str_of("abcd"));
    table_cell(&t, str_of("y"));
    table_print(&t, &out);
    assert_string_equal(out.at, "A     B\n한글  x\nabcd  y\n");
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_may_stand_anywhere_behind_the_command),
        cmocka_unit_test(a_command_of_two_words_wins_over_one),
        cmocka_unit_test(lists_collect_and_defaults_fill),
        cmocka_unit_test(mistakes_get_a_suggestion),
        cmocka_unit_test(every_command_stands_in_help_man_and_completions),
        cmocka_unit_test(a_terminal_is_never_steered),
        cmocka_unit_test(columns_align_by_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
