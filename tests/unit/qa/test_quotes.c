/* Quotations by whatever marks: whole, open, stray. */
#include "stages/qa/quotes.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const struct {
    const char *text;
    size_t whole, open, stray, singles;
    const char *first; /* inside of the first quotation */
} cases[] = {
    {"He said \"yes\" and \"no\".", 2, 0, 0, 0, "yes"},
    {"“Yes,” he said.", 1, 0, 0, 0, "Yes,"},
    {"“He said ‘yes’ to me,” she said.", 1, 0, 0, 1, "He said ‘yes’ to me,"},
    {"It’s the workers’ plan.", 0, 0, 0, 0, NULL},
    {"He said \"yes and left", 0, 1, 0, 0, "yes and left"},
    {"and left.\" Then it rained.", 0, 0, 1, 0, NULL},
    {"``We go,'' he said.", 1, 0, 0, 0, "We go,"},
    {"He is 6'2\" tall.", 0, 0, 0, 0, NULL},
    {"「はい」と『本』", 1, 0, 0, 1, "はい"},
    {"„Ja“, sagte er.", 1, 0, 0, 0, "Ja"},
    {"« oui »", 1, 0, 0, 0, " oui "},
    {"그는 ˝끝˝이라고 했다", 1, 0, 0, 0, "끝"},
    {"Rivals clash: 'recovery' vs. 'debt bomb'", 0, 0, 0, 2, "recovery"},
    {"the workers' plan of the '90s isn't new", 0, 0, 0, 0, NULL},
    {"Cambodia is 'like in-laws', they said", 0, 0, 0, 1, "like in-laws"},
    {"〈섬의 문장〉과 《강》", 0, 0, 0, 2, "섬의 문장"},
    {"그는 '역사적 후퇴'라고 불렀다", 0, 0, 0, 1, "역사적 후퇴"},
    {"그는 \"'그만'이라는 말\"이라고 했다", 1, 0, 0, 1, "'그만'이라는 말"},
    {"\"It is over, he said. \"Let us go.\"", 1, 1, 0, 0, "It is over, he said. \"Let us go.\""},
    {"\"He said \"yes\" to me,\" she said.", 2, 0, 0, 0, "He said \"yes\" to me,"},
    {"그는 \"준비됐다”고 말했다.", 1, 0, 0, 0, "준비됐다"},
    {"“We are ready,\" he said. \"Go.”", 2, 0, 0, 0, "We are ready,"},
    {"He is “6'2\" tall” there", 1, 0, 0, 0, NULL},
    {"", 0, 0, 0, 0, NULL},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a = {0};
        struct quotations q = {0};
        struct str text = str_of(cases[i].text);
        quotes_read(&a, text, &q);
        struct quote_count n = quotes_count(&q);
        if (n.whole != cases[i].whole || n.open != cases[i].open || n.stray != cases[i].stray ||
            n.singles != cases[i].singles)
            fail_msg("%s: %zu whole, %zu open, %zu stray, %zu single", cases[i].text, n.whole, n.open, n.stray,
                     n.singles);
        if (cases[i].first)
            assert_true(str_is(span_of(text, q.at[0].inner), cases[i].first));
        arena_release(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
