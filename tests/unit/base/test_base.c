/* The small things everything else stands on. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

static void str_cuts_and_finds(void **state)
{
    (void)state;
    struct str rest = str_of("a,,b"), piece;
    assert_true(str_cut(&rest, ',', &piece) && str_is(piece, "a"));
    assert_true(str_cut(&rest, ',', &piece) && str_is(piece, ""));
    assert_true(str_cut(&rest, ',', &piece) && str_is(piece, "b"));
    assert_false(str_cut(&rest, ',', &piece));
    assert_int_equal(str_find(str_of("abcabc"), str_of("ca"), 0), 2);
    assert_int_equal(str_find(str_of("abc"), str_of("x"), 0), -1);
    assert_true(str_is(str_trim(str_of(" \t 가 \r\n")), "가"));
}

static void str_is_nocase_of_ascii(void **state)
{
    (void)state;
    assert_true(str_is_nocase(str_of("Content-TYPE"), "content-type"));
    assert_false(str_is_nocase(str_of("content"), "content-type"));
    assert_false(str_is_nocase(str_of("content-type"), "content"));
    assert_false(str_is_nocase(str_of("a@"), "a`")); /* no letters: the bit that tells case must not matter */
}

static void str_numbers_do_not_overflow(void **state)
{
    (void)state;
    int64_t n;
    assert_true(str_int(str_of("9223372036854775807"), &n));
    assert_true(n == INT64_MAX);
    assert_false(str_int(str_of("9223372036854775808"), &n));
    assert_false(str_int(str_of("12a"), &n));
    assert_false(str_int(str_of(""), &n));
}

static void str_distance_is_the_edit_distance(void **state)
{
    (void)state;
    assert_int_equal(str_distance(str_of("kitten"), str_of("sitting")), 3);
    assert_int_equal(str_distance(str_of("run"), str_of("run")), 0);
    assert_int_equal(str_distance(str_of(""), str_of("abc")), 3);
}

static void buf_stops_at_its_ceiling_whole(void **state)
{
    (void)state;
    struct err err;
    auto_buf struct buf b = buf_make(8);
    buf_addz(&b, "12345678");
    assert_int_equal(buf_check(&b, "it", &err), FAULT_OK);
    buf_addz(&b, "9");
    assert_true(b.over);
    assert_string_equal(b.at, "12345678");
    assert_int_equal(buf_check(&b, "it", &err), FAULT_REJECT);
    assert_non_null(strstr(err.text, "8 bytes"));
}

static void arena_lists_grow_and_keep(void **state)
{
    (void)state;
    struct arena a = {0};
    struct {
        int *at;
        size_t len, cap;
    } list = {0};
    for (int i = 0; i < 1000; i++)
        *vec_push(&a, &list) = i;
    for (int i = 0; i < 1000; i++)
        assert_int_equal(list.at[i], i);
    arena_release(&a);
}

static void an_arena_used_again_is_zeroed(void **state)
{
    (void)state;
    struct arena a = {0};
    for (int round = 0; round < 3; round++) {
        struct {
            int *at;
            size_t len, cap;
        } list = {0};
        for (int i = 0; i < 5000; i++) {
            unsigned char *bytes = arena_alloc(&a, 24);
            for (int k = 0; k < 24; k++)
                assert_int_equal(bytes[k], 0);
            memset(bytes, 0xAA, 24);
            *vec_push(&a, &list) = i;
            for (size_t k = list.len; k < list.cap; k++)
                assert_int_equal(list.at[k], 0);
            list.cap = i % 100 ? list.cap : list.len; /* grows often */
        }
        assert_string_equal(arena_str(&a, str_of("whole")).at, "whole");
        assert_string_equal(arena_printf(&a, "%d of %s", 3, "them").at, "3 of them");
        assert_true(arena_size(&a) > 5000 * 24);
        arena_reset(&a);
        assert_true(arena_size(&a) <= 1 << 20);
    }
    arena_release(&a);
    assert_int_equal(arena_size(&a), 0);
}

static void errors_are_one_line_and_whole_characters(void **state)
{
    (void)state;
    struct err err;
    char long_text[2000];
    for (size_t i = 0; i + 3 < sizeof long_text; i += 3)
        memcpy(long_text + i, "가", 3);
    long_text[1998] = 0;
    fault(&err, FAULT_REJECT, "x\n%s", long_text);
    assert_null(strchr(err.text, '\n'));
    size_t len = strlen(err.text);
    assert_memory_equal(err.text + len - 3, "가", 3);
}

static void hash_keeps_fields_apart(void **state)
{
    (void)state;
    char one[HASH_HEX], two[HASH_HEX];
    struct hash h;
    hash_init(&h), hash_addz(&h, "ab"), hash_addz(&h, "c"), hash_hex(&h, one);
    hash_init(&h), hash_addz(&h, "a"), hash_addz(&h, "bc"), hash_hex(&h, two);
    assert_string_not_equal(one, two);
    hash_bytes(str_of("abc"), one);
    assert_string_equal(one, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void json_is_strict(void **state)
{
    (void)state;
    static const char *const bad[] = {"{\"a\":1,\"a\":2}", "[1]x", "\"\xff\"", "[NaN]", "", "{\"a\":\"\\u0000\"}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        auto_json json_t *j = NULL;
        struct err err;
        assert_int_equal(json_parse(str_of(bad[i]), "it", &j, &err), FAULT_REJECT);
        assert_int_equal(strncmp(err.text, "it:", 3), 0);
    }
}

static void json_written_by_hand_reads_back(void **state)
{
    (void)state;
    auto_buf struct buf b = buf_make(4096);
    json_open(&b, '{');
    json_add_str(&b, "s", str_of("가\"\\\n\x01"));
    json_key(&b, "l");
    json_open(&b, '[');
    json_add_int(&b, NULL, INT64_MIN);
    json_add_bool(&b, NULL, true);
    json_open(&b, '{');
    json_close(&b, '}');
    json_close(&b, ']');
    json_close(&b, '}');
    auto_json json_t *j = NULL;
    assert_int_equal(json_parse(buf_str(&b), "it", &j, NULL), FAULT_OK);
    assert_true(str_is(json_get_str(j, "s"), "가\"\\\n\x01"));
    assert_int_equal(json_array_size(json_object_get(j, "l")), 3);
    assert_true(json_integer_value(json_array_get(json_object_get(j, "l"), 0)) == INT64_MIN);
}

static void clock_reads_what_it_writes(void **state)
{
    (void)state;
    char text[CLOCK_TEXT];
    int64_t ms;
    assert_true(clock_parse(str_of("2025-10-21T07:00:00+09:00"), 0, &ms));
    clock_text(ms, 540, text);
    assert_string_equal(text, "2025-10-21T07:00:00+09:00");
    clock_text(ms, 0, text);
    assert_string_equal(text, "2025-10-20T22:00:00Z");
    assert_true(clock_parse(str_of("2025-10-21"), 540, &ms));
    clock_text(ms, 540, text);
    assert_string_equal(text, "2025-10-21T00:00:00+09:00");
    assert_false(clock_parse(str_of("2025-02-30"), 0, &ms));
    assert_false(clock_parse(str_of("2025-13-01"), 0, &ms));
    assert_false(clock_parse(str_of("2025-10-21T07:00:00+09:00x"), 0, &ms));
}

static void files_are_replaced_whole_and_moved_aside(void **state)
{
    (void)state;
    char dir[] = "/tmp/okgyo-test-XXXXXX", path[64], done[64], second[80];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/in/a.txt", dir);
    snprintf(done, sizeof done, "%s/done", dir);
    snprintf(second, sizeof second, "%s/a-2.txt", done);
    struct err err;
    for (int i = 0; i < 2; i++) {
        assert_int_equal(file_replace(path, str_of("one"), 0644, &err), FAULT_OK);
        assert_int_equal(file_move_into(path, done, &err), FAULT_OK);
    }
    assert_true(file_exists(second));
    auto_buf struct buf b = buf_make(2);
    assert_int_equal(file_read(second, &b, &err), FAULT_REJECT);
    assert_int_equal(file_read("/nowhere/at/all", &b, &err), FAULT_STOP);
    struct arena a = {0};
    struct paths files = {0};
    assert_int_equal(file_list(&a, dir, &files, &err), FAULT_OK);
    assert_int_equal(files.len, 2);
    for (size_t i = 0; i < files.len; i++)
        unlink(files.at[i].at);
    arena_release(&a);
    rmdir(done);
    snprintf(path, sizeof path, "%s/in", dir);
    rmdir(path);
    rmdir(dir);
}

/* One job after the other in the same memory, which is zero each time. */
static void test_arena_reset(void **state)
{
    (void)state;
    struct arena a = {0};
    arena_reset(&a);
    assert_null(a.last);
    for (int job = 0; job < 50; job++) {
        for (int i = 0; i < 40; i++) {
            char *bytes = arena_alloc(&a, 500);
            for (int k = 0; k < 500; k++)
                assert_int_equal(bytes[k], 0);
            memset(bytes, 7, 500);
        }
        arena_reset(&a);
    }
    size_t kept = arena_size(&a);
    assert_true(kept >= 20000 && kept < 100000);
    arena_alloc(&a, (size_t)8 << 20); /* one large piece is not kept */
    arena_reset(&a);
    assert_int_equal(arena_size(&a), 0);
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_reset),
        cmocka_unit_test(str_cuts_and_finds),
        cmocka_unit_test(str_is_nocase_of_ascii),
        cmocka_unit_test(str_numbers_do_not_overflow),
        cmocka_unit_test(str_distance_is_the_edit_distance),
        cmocka_unit_test(buf_stops_at_its_ceiling_whole),
        cmocka_unit_test(arena_lists_grow_and_keep),
        cmocka_unit_test(an_arena_used_again_is_zeroed),
        cmocka_unit_test(errors_are_one_line_and_whole_characters),
        cmocka_unit_test(hash_keeps_fields_apart),
        cmocka_unit_test(json_is_strict),
        cmocka_unit_test(json_written_by_hand_reads_back),
        cmocka_unit_test(clock_reads_what_it_writes),
        cmocka_unit_test(files_are_replaced_whole_and_moved_aside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
