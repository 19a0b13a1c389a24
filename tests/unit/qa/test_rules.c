/* The rule files that ship: every rule has examples, and they hold. Bad rule files
 * are refused with the rule's name. */
#include "base/file.h"
#include "stages/qa/checker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define RULES TESTS_DIR "/../glossaries/rules/news.en.json"

static struct str korean_for(const struct rule *r, struct arena *a)
{
    static const char *const words[] = {"이날 밝혔다 알려졌다 같은 달", "한편", "동해 독도 설 연휴 원룸", NULL};
    struct err err;
    struct pattern_hit hit;
    for (const char *const *w = words; r->source && *w; w++)
        if (pattern_find(r->source, str_of(*w), 0, &hit, &err) == FAULT_OK && hit.found)
            return arena_str(a, str_of(*w));
    return str_of("비가 왔다");
}

/* Does the rule find something in this text? */
static bool finds(const struct checker *c, const struct rule *r, struct str text, struct findings *found,
                  struct arena *a)
{
    struct segment segment = {.source = korean_for(r, a), .target = text};
    struct block block = {.kind = r->scope == RULE_HEADLINE ? BLOCK_HEADLINE : BLOCK_PARAGRAPH};
    struct article article = {.arena = a, .source_lang = str_of("ko"), .target_lang = str_of("en")};
    article.blocks.at = &block;
    article.segments.at = &segment;
    article.blocks.len = article.segments.len = 1;
    checker_run(c, &article, NULL, NULL, a, found);
    for (size_t i = 0; i < found->len; i++)
        if (str_is(found->at[i].check, r->name))
            return true;
    return false;
}

static struct checker *open_rules(const char *path, struct err *err)
{
    json_t *options = json_pack("{s:[s]}", "rules", path);
    struct checker *c = NULL;
    enum fault f = checker_open(options, str_of(""), &c, err);
    json_decref(options);
    assert_true((f == FAULT_OK) == (c != NULL));
    return c;
}

static unsigned check_texts(const struct checker *c, const struct rule *r, const struct rule_examples *list, bool hit)
{
    unsigned wrong = 0;
    assert_true(list->len > 0);
    for (size_t i = 0; i < list->len; i++) {
        struct arena a = {0};
        struct findings found = {0};
        if (finds(c, r, list->at[i], &found, &a) != hit) {
            fprintf(stderr, "%s: %s \"%.*s\"\n", r->name, hit ? "must hit" : "must leave alone", STR_ARGS(list->at[i]));
            wrong++;
        }
        arena_release(&a);
    }
    return wrong;
}

static void test_shipped_rules(void **state)
{
    (void)state;
    struct err err = {{0}, 0};
    struct checker *c = open_rules(RULES, &err);
    if (!c)
        fail_msg("%s", err.text);
    const struct rules *rules = checker_rules(c);
    unsigned wrong = 0;
    assert_true(rules->len >= 40);
    for (size_t i = 0; i < rules->len; i++) {
        wrong += check_texts(c, &rules->at[i], &rules->at[i].hits, true);
        wrong += check_texts(c, &rules->at[i], &rules->at[i].passes, false);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(rules->at[i].name, rules->at[k].name);
    }
    checker_close(c);
    assert_int_equal(wrong, 0);
}

static void test_suggestion(void **state)
{
    (void)state;
    struct err err;
    struct arena a = {0};
    struct findings found = {0};
    struct checker *c = open_rules(RULES, &err);
    struct rule any = {.name = "style.toward"};
    assert_true(finds(c, &any, str_of("Towards evening it rained."), &found, &a));
    for (size_t i = 0; i < found.len; i++)
        if (str_is(found.at[i].check, "style.toward")) {
            assert_true(str_is(found.at[i].suggestion, "Toward"));
            assert_int_equal(found.at[i].target.at, 0);
            assert_int_equal(found.at[i].target.len, 7);
        }
    arena_release(&a);
    checker_close(c);
}

/* What is known without searching never hides a match. */
static void test_odd_expressions(void **state)
{
    (void)state;
    static const struct {
        const char *match, *text;
    } cases[] = {
        {"\\\\x41bc", "It is Abc now."},
        {"\\\\x{41}bc", "It is Abc now."},
        {"ab[(]|cd", "It is cd now."},
        {"caf\xC3\xA9?s", "Two cafs there."},
        {"(?i)blue house", "The Blue House."},
        {"news", "The new\xC5\xBF."},
        {"kelvin", "\xE2\x84\xAA"
                   "elvin."},
        {"\xC3\x89lan", "With \xC3\xA9lan."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct rules rules = {0};
        struct err err = {{0}, 0};
        struct str file = arena_printf(&a,
                                       "{\"lang\":\"en\",\"rules\":[{\"id\":\"a\",\"kind\":\"existence\","
                                       "\"message\":\"m\",\"match\":\"%s\"}]}",
                                       cases[i].match);
        struct traits traits;
        struct pattern_hit hit;
        if (rules_read(&rules, "odd.json", file, &err) != FAULT_OK)
            fail_msg("%s", err.text);
        const struct rule_pattern *p = &rules.at[0].patterns.at[0];
        struct str text = str_of(cases[i].text);
        assert_int_equal(pattern_find(p->pattern, text, 0, &hit, &err), FAULT_OK);
        assert_true(hit.found);
        traits_read(text, &traits);
        if (!needs_met(&p->needs, &traits) || !rule_pattern_may_match(p, text, text, &traits))
            fail_msg("%s is hidden", cases[i].match);
        rules_release(&rules);
        arena_release(&a);
    }
}

static void test_bad_files(void **state)
{
    (void)state;
    static const struct {
        const char *file, *says;
    } cases[] = {
        {"{\"lang\":\"en\",\"rules\":[{\"id\":\"a\",\"kind\":\"existence\",\"message\":\"m\",\"match\":\"(\"}]}",
         "rule \"a\""},
        {"{\"lang\":\"en\",\"rules\":[{\"id\":\"a\",\"kind\":\"wish\",\"message\":\"m\",\"match\":\"x\"}]}",
         "\"kind\""},
        {"{\"lang\":\"en\",\"rules\":[{\"id\":\"A b\",\"kind\":\"existence\",\"message\":\"m\",\"match\":\"x\"}]}",
         "\"id\""},
        {"{\"lang\":\"en\",\"rules\":[{\"id\":\"a\",\"kind\":\"existence\",\"match\":\"x\"}]}", "\"message\""},
        {"{\"lang\":\"en\",\"rules\":[{\"id\":\"a\",\"kind\":\"substitution\",\"message\":\"m\"}]}", "\"swap\""},
        {"{\"lang\":\"en\"}", "rules"},
        {"{\"lang\":", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct rules rules = {0};
        struct err err = {{0}, 0};
        assert_int_equal(rules_read(&rules, "bad.json", str_of(cases[i].file), &err), FAULT_STOP);
        assert_true(strstr(err.text, "bad.json") != NULL);
        assert_true(strstr(err.text, cases[i].says) != NULL);
        rules_release(&rules);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shipped_rules),
        cmocka_unit_test(test_suggestion),
        cmocka_unit_test(test_odd_expressions),
        cmocka_unit_test(test_bad_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
