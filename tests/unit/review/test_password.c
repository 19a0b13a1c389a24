#include "stages/review/attempts.h"
#include "stages/review/password.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static enum fault check(const char *password)
{
    struct err err;
    return password_check_new(str_of(password), str_of("longloginname"), &err);
}

static void what_may_become_a_password(void **state)
{
    (void)state;
    assert_int_equal(check("eleven char"), FAULT_REJECT);
    assert_int_equal(check("twelve chars"), FAULT_OK);
    assert_int_equal(check("한글로 쓴 긴 문장 하나"), FAULT_OK);
    assert_int_equal(check("열한글자뿐인비밀번호다"), FAULT_REJECT);
    assert_int_equal(check("longloginname"), FAULT_REJECT);
    assert_int_equal(check("PasswordPassword"), FAULT_REJECT);
    assert_int_equal(check("zzzzzzzzzzzzzz"), FAULT_REJECT);
    assert_int_equal(check("bad utf-8 here \xff"), FAULT_REJECT);
}

static void hash_and_verify(void **state)
{
    (void)state;
    char hash[PASSWORD_HASH], again[PASSWORD_HASH];
    struct err err;
    atomic_int under_way = 0;
    bool ok;
    assert_int_equal(password_hash(str_of("a short sentence"), hash, &err), FAULT_OK);
    assert_int_equal(password_hash(str_of("a short sentence"), again, &err), FAULT_OK);
    assert_string_not_equal(hash, again);
    assert_memory_equal(hash, "$argon2id$v=19$m=65536,t=3,p=1$", 31);
    assert_int_equal(password_verify(&under_way, str_of("a short sentence"), str_of(hash), &ok, &err), FAULT_OK);
    assert_true(ok);
    assert_int_equal(password_verify(&under_way, str_of("a short sentencE"), str_of(hash), &ok, &err), FAULT_OK);
    assert_false(ok);
    assert_int_equal(password_verify(&under_way, str_of("anything"), str_of(""), &ok, &err), FAULT_OK);
    assert_false(ok);
    assert_int_equal(under_way, 0);
}

static void two_at_once(void **state)
{
    (void)state;
    struct err err;
    atomic_int under_way = 2;
    bool ok;
    assert_int_equal(password_verify(&under_way, str_of("x"), str_of(""), &ok, &err), FAULT_RETRY);
    assert_int_equal(err.wait_ms, 1000);
    assert_int_equal(under_way, 2);
}

static struct attempts *fresh(void)
{
    struct attempts *a = calloc(1, sizeof *a);
    assert_non_null(a);
    attempts_init(a);
    return a;
}

static void guessing_gets_slower_but_never_stops(void **state)
{
    (void)state;
    struct attempts *a = fresh();
    struct str login = str_of("anna"), here = str_of("10.0.0.1");
    int64_t now = 1000;
    for (int i = 0; i < 4; i++)
        attempts_failed(a, login, here, now);
    assert_int_equal(attempts_wait(a, login, here, now), 0);
    attempts_failed(a, login, here, now);
    assert_int_equal(attempts_wait(a, login, here, now), 1000);
    attempts_failed(a, login, here, now);
    assert_int_equal(attempts_wait(a, login, here, now), 2000);
    assert_int_equal(attempts_wait(a, login, here, now + 2000), 0);
    /* others, and the same person elsewhere, are not held up */
    assert_int_equal(attempts_wait(a, str_of("minji"), here, now), 0);
    assert_int_equal(attempts_wait(a, login, str_of("10.0.0.2"), now), 0);
    for (int i = 0; i < 40; i++)
        attempts_failed(a, login, here, now);
    assert_true(attempts_wait(a, login, here, now) <= 5 * 60 * 1000);
    free(a);
}

static void a_success_forgets(void **state)
{
    (void)state;
    struct attempts *a = fresh();
    struct str login = str_of("anna"), here = str_of("10.0.0.1");
    for (int i = 0; i < 6; i++)
        attempts_failed(a, login, here, 1000);
    attempts_passed(a, login, here);
    assert_int_equal(attempts_wait(a, login, here, 1000), 0);
    free(a);
}

static void one_address_many_names(void **state)
{
    (void)state;
    struct attempts *a = fresh();
    char name[2] = "a";
    for (int i = 0; i < 20; i++, name[0]++)
        attempts_failed(a, str_of(name), str_of("10.0.0.1"), 1000);
    assert_true(attempts_wait(a, str_of("unseen"), str_of("10.0.0.1"), 1000) > 0);
    assert_int_equal(attempts_wait(a, str_of("unseen"), str_of("10.0.0.9"), 1000), 0);
    free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_may_become_a_password),
        cmocka_unit_test(hash_and_verify),
        cmocka_unit_test(two_at_once),
        cmocka_unit_test(guessing_gets_slower_but_never_stops),
        cmocka_unit_test(a_success_forgets),
        cmocka_unit_test(one_address_many_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
