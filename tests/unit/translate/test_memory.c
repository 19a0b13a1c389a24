#include "stages/translate/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

struct fixture {
    struct arena a;
    struct memory *m;
    struct str origin;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->m = memory_new();
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    memory_free(f->m);
    arena_release(&f->a);
    free(f);
    return 0;
}

#define TMX(body) "<?xml version=\"1.0\"?><tmx version=\"1.4\"><header/><body>" body "</body></tmx>"
#define TU(body) "<tu>" body "</tu>"
#define KO(text) "<tuv xml:lang=\"ko\"><seg>" text "</seg></tuv>"
#define TUV(lang, text) "<tuv xml:lang=\"" lang "\"><seg>" text "</seg></tuv>"

static void add(struct fixture *f, const char *name, const char *tmx)
{
    struct err err = {0};
    if (memory_add_bytes(f->m, str_of(tmx), name, &err) != FAULT_OK)
        fail_msg("%s", err.text);
}

static const char *find_in(struct fixture *f, const char *lang, const char *source)
{
    struct str text = memory_find(f->m, &f->a, str_of("ko"), str_of(lang), str_of(source), &f->origin);
    return arena_cstr(&f->a, text);
}

static void an_exact_source_is_found_and_no_other(void **state)
{
    struct fixture *f = *state;
    add(f, "a.tmx", TMX(TU(KO("비가 온다.") TUV("en", "It rains.")) TU(KO("눈이 온다.") TUV("en", "It snows."))));
    memory_seal(f->m);
    assert_string_equal(find_in(f, "en", "비가 온다."), "It rains.");
    assert_true(str_is(f->origin, "a.tmx"));
    assert_string_equal(find_in(f, "en", "눈이 온다."), "It snows.");
    assert_string_equal(find_in(f, "en", "비가 온다"), "");
    assert_string_equal(find_in(f, "en", "It rains."), "");
    assert_string_equal(find_in(f, "ja", "비가 온다."), "");
    assert_int_equal(memory_count(f->m), 4);
}

static void composition_and_white_space_do_not_matter(void **state)
{
    struct fixture *f = *state;
    /* "한국" decomposed, and line breaks and double spaces as editors leave them */
    add(f, "a.tmx",
        TMX(TU(KO("\n  \xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x80\xE1\x85\xAE\xE1\x86\xA8  은행이\n\t올렸다. ")
                   TUV("en", " The bank raised it. "))));
    memory_seal(f->m);
    assert_string_equal(find_in(f, "en", "한국 은행이 올렸다."), "The bank raised it.");
    assert_string_equal(find_in(f, "en", "한국  은행이 올렸다."), "The bank raised it.");
    assert_string_equal(find_in(f, "en", "한국은행이 올렸다."), "");
}

static void the_best_language_of_a_unit_wins(void **state)
{
    struct fixture *f = *state;
    add(f, "a.tmx",
        TMX(TU(KO("가") TUV("zh-TW", "T") TUV("zh-CN", "S") TUV("en-GB", "B") TUV("en-us", "U") TUV("fr", "F"))));
    memory_seal(f->m);
    assert_string_equal(find_in(f, "en-US", "가"), "U");
    assert_string_equal(find_in(f, "en-GB", "가"), "B");
    assert_string_equal(find_in(f, "en", "가"), "B");
    assert_string_equal(find_in(f, "zh-Hans", "가"), "S");
    assert_string_equal(find_in(f, "zh-Hant", "가"), "T");
    assert_string_equal(find_in(f, "de", "가"), "");
}

static void language_fit_knows_the_two_scripts_of_chinese(void **state)
{
    (void)state;
    assert_int_equal(language_fit(str_of("en"), str_of("EN")), 3);
    assert_int_equal(language_fit(str_of("en"), str_of("en-US")), 1);
    assert_int_equal(language_fit(str_of("en"), str_of("enm")), 0);
    assert_int_equal(language_fit(str_of("zh-Hans"), str_of("zh-CN")), 2);
    assert_int_equal(language_fit(str_of("zh-Hans"), str_of("zh-TW")), 0);
    assert_int_equal(language_fit(str_of("zh"), str_of("zh-TW")), 1);
}

static void the_last_unit_read_wins(void **state)
{
    struct fixture *f = *state;
    add(f, "old.tmx", TMX(TU(KO("가") TUV("en", "1")) TU(KO("가") TUV("en", "2")) TU(KO("나") TUV("en", "kept"))));
    add(f, "new.tmx", TMX(TU(KO("가") TUV("en", "3")) TU(KO("나") TUV("ja", "他"))));
    memory_seal(f->m);
    assert_string_equal(find_in(f, "en", "가"), "3");
    assert_true(str_is(f->origin, "new.tmx"));
    assert_string_equal(find_in(f, "en", "나"), "kept"); /* the newer unit has no English */
    assert_true(str_is(f->origin, "old.tmx"));
}

static void units_of_two_files_are_not_mixed_and_the_newer_wins_at_equal_fit(void **state)
{
    struct fixture *f = *state;
    add(f, "old.tmx", TMX(TU(KO("가") TUV("en-US", "old"))));
    add(f, "new.tmx", TMX(TU(TUV("fr", "x") KO("가") TUV("en-GB", "new"))));
    add(f, "other.tmx", TMX(TU(KO("나") TUV("en", "na"))));
    memory_seal(f->m);
    assert_string_equal(find_in(f, "en", "가"), "new");
    assert_string_equal(find_in(f, "en-US", "가"), "old"); /* fits better */
    assert_string_equal(find_in(f, "en", "나"), "na");
    assert_string_equal(find_in(f, "fr", "나"), "");
}

static void native_code_is_dropped_and_its_text_kept(void **state)
{
    struct fixture *f = *state;
    add(f, "a.tmx",
        TMX(TU(KO("<bpt i=\"1\">&lt;b&gt;</bpt>굵은<ept i=\"1\">&lt;/b&gt;</ept> 글<ph>\\n</ph>")
                   TUV("en", "<hi>bold</hi> text<it pos=\"begin\">&lt;i&gt;<sub> note</sub>x</it><ut>{}</ut>"))));
    memory_seal(f->m);
    assert_string_equal(find_in(f, "en", "굵은 글"), "bold text note");
}

static void version_1_1_says_lang(void **state)
{
    struct fixture *f = *state;
    add(f, "a.tmx",
        "<!DOCTYPE tmx SYSTEM \"tmx11.dtd\"><tmx version=\"1.1\"><header/><body><tu><tuv lang=\"KO-KR\">"
        "<seg>가</seg></tuv><tuv lang=\"EN-US\"><seg>ga</seg></tuv></tu></body></tmx>");
    memory_seal(f->m);
    assert_string_equal(find_in(f, "en", "가"), "ga");
}

static void utf16_is_read(void **state)
{
    struct fixture *f = *state;
    static const char text[] = "<tmx version=\"1.4\"><body><tu><tuv xml:lang=\"ko\"><seg>K</seg></tuv>"
                               "<tuv xml:lang=\"en\"><seg>k</seg></tuv></tu></body></tmx>";
    struct buf wide = buf_make(4096);
    buf_add(&wide, (struct str){"\xFF\xFE", 2});
    for (const char *c = text; *c; c++) {
        bool hangul = *c == 'K'; /* stands for 가, U+AC00 */
        buf_addc(&wide, hangul ? 0 : *c);
        buf_addc(&wide, hangul ? (char)0xAC : 0);
    }
    struct err err = {0};
    assert_int_equal(memory_add_bytes(f->m, buf_str(&wide), "wide.tmx", &err), FAULT_OK);
    memory_seal(f->m);
    assert_string_equal(find_in(f, "en", "가"), "k");
    buf_release(&wide);
}

static void what_is_incomplete_is_passed_over(void **state)
{
    struct fixture *f = *state;
    add(f, "a.tmx",
        TMX(TU(KO("가")) TU(KO("나") TUV("en", "")) TU("<tuv><seg>x</seg></tuv>" TUV("en", "y"))
                TU(KO("다") "<note>seg</note>" TUV("en", "da")) "<seg>stray</seg>"));
    memory_seal(f->m);
    assert_string_equal(find_in(f, "en", "가"), "");
    assert_string_equal(find_in(f, "en", "나"), "");
    assert_string_equal(find_in(f, "en", "다"), "da");
}

static void bad_files_are_refused_with_their_place(void **state)
{
    struct fixture *f = *state;
    struct err err;
    assert_int_equal(memory_add_bytes(f->m, str_of("<html/>"), "a.tmx", &err), FAULT_REJECT);
    assert_non_null(strstr(err.text, "no TMX"));
    assert_int_equal(memory_add_bytes(f->m, str_of("<tmx>\n<body><tu></body>"), "b.tmx", &err), FAULT_REJECT);
    assert_non_null(strstr(err.text, "b.tmx:2"));
    assert_int_equal(memory_add_bytes(f->m, str_of("<!DOCTYPE t [<!ENTITY a \"b\">]><tmx/>"), "c.tmx", &err),
                     FAULT_REJECT);
    assert_int_equal(memory_add_bytes(f->m, str_of(TMX(TU(KO("&a;")))), "d.tmx", &err), FAULT_REJECT);
    assert_int_equal(memory_add_file(f->m, "/nowhere/e.tmx", &err), FAULT_STOP);
    memory_seal(f->m);
    assert_string_equal(find_in(f, "en", "가"), "");
}

static void many_repeats_stay_quick(void **state)
{
    struct fixture *f = *state;
    struct buf b = buf_make(64 << 20);
    buf_addz(&b, "<tmx><body>");
    for (int i = 0; i < 50000; i++)
        buf_printf(&b, "<tu>" KO("(끝)") TUV("en", "%d") "</tu>", i);
    buf_addz(&b, "</body></tmx>");
    add(f, "a.tmx", b.at);
    memory_seal(f->m);
    assert_string_equal(find_in(f, "en", "(끝)"), "49999");
    buf_release(&b);
}

static void the_hash_covers_content_and_name(void **state)
{
    (void)state;
    static const char *const tmx[] = {TMX(TU(KO("가") TUV("en", "a"))), TMX(TU(KO("가") TUV("en", "b"))),
                                      TMX(TU(KO("가")) TU(TUV("en", "a")))};
    char hashes[3][HASH_HEX];
    for (int i = 0; i < 3; i++) {
        struct memory *m = memory_new();
        assert_int_equal(memory_add_bytes(m, str_of(tmx[i]), "a.tmx", NULL), FAULT_OK);
        memory_seal(m);
        memcpy(hashes[i], memory_hash(m), HASH_HEX);
        memory_free(m);
    }
    assert_string_not_equal(hashes[0], hashes[1]);
    assert_string_not_equal(hashes[0], hashes[2]);
}

static void the_samples_memory_is_readable(void **state)
{
    struct fixture *f = *state;
    struct err err = {0};
    if (memory_add_file(f->m, TESTS_DIR "/golden/samples/memory.tmx", &err) != FAULT_OK)
        fail_msg("%s", err.text);
    memory_seal(f->m);
    assert_true(memory_count(f->m) > 200);
    assert_true(strlen(find_in(f, "en", "다만 한국 정부가 요구해 온 ‘코리안 데스크’ 설치는 합의에 이르지 못했다.")) >
                40);
    assert_true(str_is(f->origin, "memory.tmx"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_exact_source_is_found_and_no_other, setup, teardown),
        cmocka_unit_test_setup_teardown(composition_and_white_space_do_not_matter, setup, teardown),
        cmocka_unit_test_setup_teardown(the_best_language_of_a_unit_wins, setup, teardown),
        cmocka_unit_test(language_fit_knows_the_two_scripts_of_chinese),
        cmocka_unit_test_setup_teardown(the_last_unit_read_wins, setup, teardown),
        cmocka_unit_test_setup_teardown(units_of_two_files_are_not_mixed_and_the_newer_wins_at_equal_fit, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(native_code_is_dropped_and_its_text_kept, setup, teardown),
        cmocka_unit_test_setup_teardown(version_1_1_says_lang, setup, teardown),
        cmocka_unit_test_setup_teardown(utf16_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_incomplete_is_passed_over, setup, teardown),
        cmocka_unit_test_setup_teardown(bad_files_are_refused_with_their_place, setup, teardown),
        cmocka_unit_test_setup_teardown(many_repeats_stay_quick, setup, teardown),
        cmocka_unit_test(the_hash_covers_content_and_name),
        cmocka_unit_test_setup_teardown(the_samples_memory_is_readable, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
