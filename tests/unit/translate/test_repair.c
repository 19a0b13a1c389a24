#include "stages/translate/repair.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena a;
static struct termbase *terms;

static const char glossary[] =
    "source,target,allowed,forbidden,kind,aliases,case,first,note,status\n"
    "이재명,Lee Jae Myung,Lee|President Lee,Lee Jae-myung|Lee Jae-myeong,person,,exact,,,approved\n"
    "더불어민주당,Democratic Party of Korea,Democratic Party,Minjoo Party,body,,exact,,,approved\n"
    "민주노동당,Minjoo Party,,,body,,exact,,,approved\n"
    "전 대통령,former president,,ex-president|previous president,office,,any,,,approved\n"
    "대통령,president,,,office,,any,,,approved\n"
    "기준금리,base rate,key rate,standard rate|official rate,common,,sentence,,,approved\n"
    "청와대,Cheong Wa Dae,Blue House,Chong Wa Dae,body,,exact,,,approved\n"
    "합동참모본부,Joint Chiefs of Staff,JCS,Joint Staff HQ,body,,exact,,,proposed\n"
    "삼성전자,Samsung Electronics,Samsung,Samsung Electronic,body,,exact,,,approved\n";

static int setup(void **state)
{
    struct term_issues issues = {0};
    struct err err;
    (void)state;
    terms = termbase_new("en");
    if (termbase_read_bytes(terms, &a, "t.ko-en.csv", str_of(glossary), &issues, &err) != FAULT_OK || issues.len)
        return 1;
    termbase_seal(terms);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    termbase_free(terms);
    arena_release(&a);
    return 0;
}

static void check_lang(const char *lang, const char *korean, const char *draft, const char *wanted)
{
    struct matches found = {0};
    struct str out = str_of("(as it was)");
    matcher_find(terms, &a, str_of(korean), &found);
    bool changed = repair_text(&a, str_of(lang), &found, str_of(draft), &out);
    if (changed != (wanted != NULL) || !str_is(out, wanted ? wanted : "(as it was)"))
        fail_msg("%s: %.*s", draft, STR_ARGS(out));
}

static void check(const char *korean, const char *draft, const char *wanted)
{
    check_lang("en", korean, draft, wanted);
}

static void names_are_put_right(void **state)
{
    (void)state;
    check("이재명 대통령은 웃었다.", "President Lee Jae-myung smiled.", "President Lee Jae Myung smiled.");
    check("이재명 대통령의 말", "Lee Jae-myung's words", "Lee Jae Myung's words");
    check("이재명 대통령의 말", "the words of Lee Jae-myeong\xE2\x80\x99s", "the words of Lee Jae Myung\xE2\x80\x99s");
    check("이재명과 이재명", "Lee Jae-myung and Lee Jae-myeong", "Lee Jae Myung and Lee Jae Myung");
    check("이재명이 더불어민주당을 떠났다.", "Lee Jae-myung left the Minjoo Party.",
          "Lee Jae Myung left the Democratic Party of Korea.");
    check("전 대통령이 대통령을 만났다.", "The previous president met the president.",
          "The former president met the president.");
    check("삼성전자는 올랐다.", "Samsung Electronic rose. Samsung was glad.",
          "Samsung Electronics rose. Samsung was glad.");
}

static void capitals_and_plurals_are_kept(void **state)
{
    (void)state;
    check("기준금리를 올렸다.", "Standard rate raised", "Base rate raised");
    check("기준금리를 올렸다.", "the standard rate was raised", "the base rate was raised");
    check("기준금리를 올렸다.", "BANK RAISES STANDARD RATE", "BANK RAISES BASE RATE");
    check("기준금리를 올렸다.", "Bank Raises Standard Rate", "Bank Raises Base Rate");
    check("기준금리를 올렸다.", "their standard rates rose", "their base rates rose");
    check("청와대가 말했다.", "CHONG WA DAE SAYS", "CHEONG WA DAE SAYS");
    check("전 대통령이 말했다.", "Previous president said", "Former president said");
}

static void what_is_not_certain_is_left(void **state)
{
    (void)state;
    check("그는 웃었다.", "Lee Jae-myung smiled.", NULL);                /* not in the Korean */
    check("이재명은 웃었다.", "Lee Jae Myung smiled.", NULL);            /* nothing to do */
    check("이재명은 웃었다.", "Lee Jae Myung met Lee Jae-myung.", NULL); /* which of the two? */
    check("기준금리가 올랐다.", "the standard rate and another standard rate", NULL);
    check("기준금리가 올랐다.", "an official rate rose", NULL);              /* an base rate */
    check("전 대통령이 말했다.", "ex-president-elect said", NULL);           /* part of a longer word */
    check("더불어민주당과 민주노동당", "the Minjoo Party and others", NULL); /* another term's own name */
    check("합동참모본부는 밝혔다.", "the Joint Staff HQ said", NULL);        /* not approved yet */
    check("이재명은 썼다.", "see https://a.kr/Lee%20Jae-myung,Lee Jae-myung/x", NULL);
}

static void other_languages_are_left_where_words_agree(void **state)
{
    (void)state;
    check_lang("fr", "기준금리를 올렸다.", "le standard rate", NULL);
    check_lang("fr", "이재명은 웃었다.", "Lee Jae-myung a souri.", "Lee Jae Myung a souri.");
    check_lang("id", "기준금리를 올렸다.", "menaikkan standard rate", "menaikkan base rate");
}

static const char *key_of(const char *status, const char *forbidden)
{
    struct term t = {
        .source = str_of("가"), .target = str_of("A"), .status = *status == 'p' ? TERM_PROPOSED : TERM_APPROVED};
    struct match m = {.term = &t, .confidence = 99};
    struct hash h;
    char *hex = arena_alloc(&a, HASH_HEX);
    *vec_push(&a, &t.forbidden) = str_of(forbidden);
    hash_init(&h);
    repair_key(&m, &h);
    hash_hex(&h, hex);
    return hex;
}

static void the_key_knows_what_matters(void **state)
{
    (void)state;
    assert_string_equal(key_of("a", "B"), key_of("a", "B"));
    assert_string_not_equal(key_of("a", "B"), key_of("a", "C"));
    assert_string_not_equal(key_of("a", "B"), key_of("p", "B"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_put_right),         cmocka_unit_test(capitals_and_plurals_are_kept),
        cmocka_unit_test(what_is_not_certain_is_left), cmocka_unit_test(other_languages_are_left_where_words_agree),
        cmocka_unit_test(the_key_knows_what_matters),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
