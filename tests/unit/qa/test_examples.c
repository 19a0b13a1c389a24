/* Every check's own examples: what must hit hits, what must not is left alone. */
#include "stages/qa/check.h"
#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* The findings of one example, all checks run as in the stage. */
static void run(struct arena *a, const struct check_example *e, struct findings *out)
{
    struct segment segment = {.id = "1", .source = str_of(e->source), .target = str_of(e->target)};
    struct block block = {.kind = BLOCK_PARAGRAPH, .text = segment.source};
    struct article article = {.arena = a, .source_lang = str_of("ko")};
    article.target_lang = str_of(e->target_lang ? e->target_lang : "en");
    article.blocks.at = &block;
    article.segments.at = &segment;
    article.blocks.len = article.segments.len = 1;
    if (e->date)
        assert_true(clock_parse(str_of(e->date), 540, &article.meta.published));
    checks_run(&article, NULL, NULL, a, out);
}

/* Does the finding come from this check? "number" says number.missing; "text.length"
 * says text.short and text.long, which its examples name. */
static bool is_of(const struct check *c, struct str finding)
{
    if (str_is(finding, c->name))
        return true;
    for (const struct check_example *e = c->examples; e->source; e++)
        if (e->hit && str_is(finding, e->hit))
            return true;
    size_t n = strlen(c->name);
    return finding.len > n && finding.at[n] == '.' && str_starts(finding, c->name);
}

static unsigned check_one(const struct check *c, const struct check_example *e)
{
    struct arena a = {0};
    struct findings found = {0};
    bool hit = false, other = false;
    run(&a, e, &found);
    for (size_t i = 0; i < found.len; i++) {
        hit |= e->hit && str_is(found.at[i].check, e->hit);
        other |= !e->hit && is_of(c, found.at[i].check);
        assert_true(found.at[i].message.len > 0);
    }
    bool wrong = e->hit ? !hit : other;
    if (wrong)
        fprintf(stderr, "%s: \"%s\" / \"%s\": %s%s\n", c->name, e->source, e->target,
                e->hit ? "must give " : "must give nothing", e->hit ? e->hit : "");
    for (size_t i = 0; wrong && i < found.len; i++)
        fprintf(stderr, "    %.*s: %.*s\n", STR_ARGS(found.at[i].check), STR_ARGS(found.at[i].message));
    arena_release(&a);
    return wrong;
}

static void test_every_example(void **state)
{
    (void)state;
    unsigned wrong = 0, checked = 0;
    for (const struct check *const *c = checks; *c; c++) {
        unsigned hits = 0, misses = 0;
        assert_non_null((*c)->examples);
        for (const struct check_example *e = (*c)->examples; e->source; e++, checked++) {
            wrong += check_one(*c, e);
            hits += e->hit != NULL;
            misses += e->hit == NULL;
        }
        if ((hits == 0 && !(*c)->needs) || misses == 0)
            fail_msg("%s needs an example that hits and one that does not", (*c)->name);
    }
    assert_true(checked > 0);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_example)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
