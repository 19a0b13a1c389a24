/* The stage: nothing leaves unsigned, file names are safe, files are whole and repeatable. */
#include "fixture.h"

static void unsigned_work_waits(void **state)
{
    (void)state;
    struct fixture f;
    struct buf out;
    struct err err;
    fixture_english(&f);
    assert_int_equal(fixture_write(&f, "text", false, &out, &err), FAULT_WAIT);
    assert_string_equal(err.text,
                        "12.en is not signed off (it is with the reporter); --drafts exports it marked as a draft");
    fixture_reporter(&f);
    assert_int_equal(fixture_write(&f, "text", false, &out, &err), FAULT_WAIT);
    assert_non_null(strstr(err.text, "with the editor"));
    assert_int_equal(out.len, 0);
    fixture_sign(&f, STEP_EDITOR, "alice");
    assert_int_equal(fixture_write(&f, "text", false, &out, &err), FAULT_OK);
    buf_release(&out);
    fixture_close(&f);
}

static void a_withdrawn_story_never_leaves(void **state)
{
    (void)state;
    struct fixture f;
    struct buf out;
    struct err err;
    fixture_english(&f);
    fixture_both(&f);
    fixture_decide(&f, DECISION_KILL, STEP_NONE, NULL, "desk", "");
    for (size_t i = 0; exporters[i]; i++) {
        assert_int_equal(fixture_write(&f, exporters[i]->name, false, &out, &err), FAULT_REJECT);
        assert_int_equal(fixture_write(&f, exporters[i]->name, true, &out, &err), FAULT_REJECT);
    }
    fixture_close(&f);
}

static void name_is(struct fixture *f, const char *story, const char *lang, const char *expected)
{
    f->a.name = str_of(story);
    f->a.target_lang = str_of(lang);
    assert_string_equal(export_name(&f->arena, &f->a, exporter_named(str_of("html"))).at, expected);
}

static void names_are_safe(void **state)
{
    (void)state;
    struct fixture f;
    fixture_english(&f);
    name_is(&f, "diplomacy.txt", "en", "12.en.diplomacy.html");
    name_is(&f, "a/b/crime.cp949.txt", "zh-Hans", "12.zh-Hans.crime.cp949.html");
    name_is(&f, "C:\\in\\x y.txt", "en", "12.en.x-y.html");
    name_is(&f, "../../etc/passwd", "en", "12.en.passwd.html");
    name_is(&f, "..", "en", "12.en.html");
    name_is(&f, "", "en", "12.en.html");
    name_is(&f, "-rf *;$(x)`\n\x01.txt", "../en", "12.en.rf-x.html");
    name_is(&f, "뉴스 1보.txt", "ja", "12.ja.뉴스-1보.html");
    name_is(&f, "\xe1\x84\x82\xe1\x85\xb2.txt", "en", "12.en.뉴.html");    /* conjoining jamo */
    name_is(&f, "a\xe2\x80\xaetxt.exe.txt", "en", "12.en.a-txt.exe.html"); /* right-to-left override */
    name_is(&f, "\xff\xfe.txt", "en", "12.en.html");
    name_is(&f, "가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하.txt", "en",
            "12.en.가나다라마바사아자차카타파하가나다라마바사아자차카타.html");
    fixture_close(&f);
}

/* --- the stage itself --- */

static struct work work_on(struct fixture *f)
{
    return (struct work){.article = &f->a, .settings = f->settings, .scratch = &f->arena};
}

static void into_folder(struct fixture *f, char dir[64])
{
    char json[128];
    strcpy(dir, "/tmp/okgyo-out-XXXXXX");
    assert_non_null(mkdtemp(dir));
    snprintf(json, sizeof json, "{\"export\": {\"dir\": \"%s/deep/out\", \"formats\": [\"text\", \"ninjs\"]}}", dir);
    fixture_settings(f, json);
}

static void remove_folder(struct fixture *f, const char *dir)
{
    struct paths paths = {0};
    assert_int_equal(file_list(&f->arena, dir, &paths, NULL), FAULT_OK);
    for (size_t i = 0; i < paths.len; i++)
        unlink(paths.at[i].at);
    char path[128];
    snprintf(path, sizeof path, "%s/deep/out", dir);
    rmdir(path);
    snprintf(path, sizeof path, "%s/deep", dir);
    rmdir(path);
    rmdir(dir);
}

static void writes_files_and_keeps_their_hashes(void **state)
{
    (void)state;
    struct fixture f;
    char dir[64], path[128], sha[HASH_HEX];
    struct err err = {.text = ""};
    struct buf out = buf_make(LIMIT_OUTPUT), again = buf_make(LIMIT_OUTPUT), file = buf_make(LIMIT_EXPORT);
    fixture_english(&f);
    fixture_both(&f);
    into_folder(&f, dir);
    struct work w = work_on(&f);
    if (stage_export.work(&w, &out, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    snprintf(path, sizeof path, "%s/deep/out/12.en.diplomacy.txt", dir);
    assert_int_equal(file_read(path, &file, &err), FAULT_OK);
    hash_bytes(buf_str(&file), sha);

    auto_json json_t *list = NULL;
    assert_int_equal(json_parse(buf_str(&out), "list", &list, &err), FAULT_OK);
    assert_int_equal(json_array_size(list), 2);
    json_t *first = json_array_get(list, 0);
    assert_string_equal(json_string_value(json_object_get(first, "name")), "12.en.diplomacy.txt");
    assert_string_equal(json_string_value(json_object_get(first, "format")), "text");
    assert_string_equal(json_string_value(json_object_get(first, "sha256")), sha);
    assert_int_equal(json_get_int(first, "bytes", 0), file.len);

    assert_int_equal(stage_export.work(&w, &again, &err), FAULT_OK);
    assert_string_equal(buf_str(&again).at, buf_str(&out).at);
    assert_int_equal(stage_export.load(&f.a, buf_str(&out), &err), FAULT_OK);
    assert_int_equal(stage_export.load(&f.a, str_of("[{]"), &err), FAULT_REJECT);
    remove_folder(&f, dir);
    buf_release(&out);
    buf_release(&again);
    buf_release(&file);
    fixture_close(&f);
}

static void writes_nothing_unsigned(void **state)
{
    (void)state;
    struct fixture f;
    char dir[64];
    struct err err;
    struct buf out = buf_make(LIMIT_OUTPUT);
    struct paths paths = {0};
    fixture_english(&f);
    fixture_reporter(&f);
    into_folder(&f, dir);
    struct work w = work_on(&f);
    assert_int_equal(stage_export.work(&w, &out, &err), FAULT_WAIT);
    assert_int_equal(file_list(&f.arena, dir, &paths, &err), FAULT_OK);
    assert_int_equal(paths.len, 0);
    remove_folder(&f, dir);
    buf_release(&out);
    fixture_close(&f);
}

static struct buf read_out(struct fixture *f, const char *dir, const char *name)
{
    struct buf bytes = buf_make(LIMIT_EXPORT);
    struct err err;
    struct str path = arena_printf(&f->arena, "%s/deep/out/%s", dir, name);
    if (file_read(path.at, &bytes, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    return bytes;
}

static bool is_out(struct fixture *f, const char *dir, const char *name)
{
    return file_exists(arena_printf(&f->arena, "%s/deep/out/%s", dir, name).at);
}

static struct buf withdraw(struct fixture *f)
{
    struct buf out = buf_make(LIMIT_OUTPUT);
    struct err err = {.text = ""};
    struct work w = work_on(f);
    if (stage_export.withdraw(&w, &out, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    return out;
}

static void kill_story(struct fixture *f)
{
    struct decision *d = fixture_decide(f, DECISION_KILL, STEP_NONE, NULL, "desk", "");
    d->reason = str_of("the agency withdrew it");
}

/* Exports and loads the record, as the runner does; then the story is killed. */
static void export_and_kill(struct fixture *f, char dir[64])
{
    struct buf out = buf_make(LIMIT_OUTPUT);
    struct err err = {.text = ""};
    fixture_english(f);
    fixture_both(f);
    into_folder(f, dir);
    struct work w = work_on(f);
    assert_int_equal(stage_export.work(&w, &out, &err), FAULT_OK);
    assert_int_equal(stage_export.load(&f->a, buf_str(&out), &err), FAULT_OK);
    assert_int_equal(f->a.exported.len, 2);
    kill_story(f);
    buf_release(&out);
}

static void a_withdrawal_takes_back_what_left(void **state)
{
    (void)state;
    struct fixture f;
    char dir[64];
    struct err err;
    export_and_kill(&f, dir);
    struct buf out = withdraw(&f);
    assert_false(is_out(&f, dir, "12.en.diplomacy.txt"));
    struct buf item = read_out(&f, dir, "12.en.diplomacy.json");
    auto_json json_t *ninjs = NULL;
    assert_int_equal(json_parse(buf_str(&item), "ninjs", &ninjs, &err), FAULT_OK);
    assert_true(str_is(json_get_str(ninjs, "pubStatus"), "canceled"));
    assert_true(str_is(json_get_str(ninjs, "uri"), "urn:newsml:okgyo.example:20251021:tf:en"));
    assert_true(str_is(json_get_str(ninjs, "version"), "2"));
    assert_true(str_is(json_get_str(ninjs, "edNote"), "the agency withdrew it"));
    assert_null(strstr(buf_str(&item).at, "joint task force")); /* not a word of the story */
    struct buf notice = read_out(&f, dir, "12.en.diplomacy.withdrawn.json");
    assert_non_null(strstr(buf_str(&notice).at, "\"name\":\"12.en.diplomacy.txt\",\"format\":\"text\",\"sha256\":"));
    assert_non_null(strstr(buf_str(&notice).at, "\"fate\":\"removed\""));
    assert_null(strstr(buf_str(&notice).at, "\"who\"")); /* the newsroom prints no names */
    assert_int_equal(stage_export.load(&f.a, buf_str(&out), &err), FAULT_OK);
    assert_int_equal(f.a.exported.len, 3);
    assert_int_equal(f.a.exported.at[0].fate, EXPORT_REMOVED);
    assert_int_equal(f.a.exported.at[1].fate, EXPORT_CANCELED);
    assert_int_equal(f.a.exported.at[2].fate, EXPORT_NOTICE);
    remove_folder(&f, dir);
    buf_release(&out);
    buf_release(&item);
    buf_release(&notice);
    fixture_close(&f);
}

/* The process died before its output was stored: the same again, to the byte. */
static void a_withdrawal_can_be_repeated(void **state)
{
    (void)state;
    struct fixture f;
    char dir[64];
    export_and_kill(&f, dir);
    struct buf out = withdraw(&f), notice = read_out(&f, dir, "12.en.diplomacy.withdrawn.json");
    struct buf again = withdraw(&f), notice_again = read_out(&f, dir, "12.en.diplomacy.withdrawn.json");
    assert_string_equal(buf_str(&again).at, buf_str(&out).at);
    assert_string_equal(buf_str(&notice_again).at, buf_str(&notice).at);
    remove_folder(&f, dir);
    buf_release(&out);
    buf_release(&again);
    buf_release(&notice);
    buf_release(&notice_again);
    fixture_close(&f);
}

/* Written, but the process died before it was recorded: found by its name; and named in
 * the notice also when the withdrawal itself was cut short after the file was gone. */
static void unrecorded_files_are_withdrawn_too(void **state)
{
    (void)state;
    struct fixture f;
    char dir[64];
    export_and_kill(&f, dir);
    f.a.exported.len = 0;
    struct buf out = withdraw(&f);
    assert_false(is_out(&f, dir, "12.en.diplomacy.txt"));
    struct buf again = withdraw(&f), notice = read_out(&f, dir, "12.en.diplomacy.withdrawn.json");
    assert_non_null(strstr(buf_str(&notice).at, "12.en.diplomacy.txt"));
    assert_non_null(strstr(buf_str(&again).at, "12.en.diplomacy.txt"));
    remove_folder(&f, dir);
    buf_release(&out);
    buf_release(&again);
    buf_release(&notice);
    fixture_close(&f);
}

static void nothing_left_nothing_withdrawn(void **state)
{
    (void)state;
    struct fixture f;
    char dir[64];
    struct paths paths = {0};
    fixture_english(&f);
    into_folder(&f, dir);
    kill_story(&f);
    struct buf out = withdraw(&f);
    assert_string_equal(buf_str(&out).at, "[]");
    assert_int_equal(file_list(&f.arena, dir, &paths, NULL), FAULT_OK);
    assert_int_equal(paths.len, 0);
    remove_folder(&f, dir);
    buf_release(&out);
    fixture_close(&f);
}

static void key_of(struct fixture *f, char out[HASH_HEX])
{
    struct work w = work_on(f);
    struct hash h;
    hash_init(&h);
    stage_export.key(&w, &h);
    hash_hex(&h, out);
}

/* Signed again after a correction: exported again. */
static void every_decision_makes_a_new_key(void **state)
{
    (void)state;
    struct fixture f;
    char one[HASH_HEX], two[HASH_HEX];
    fixture_english(&f);
    fixture_both(&f);
    key_of(&f, one);
    key_of(&f, two);
    assert_string_equal(one, two);
    fixture_sign(&f, STEP_EDITOR, "bob");
    key_of(&f, two);
    assert_string_not_equal(one, two);
    fixture_close(&f);
}

static void every_exporter_is_whole_and_named_once(void **state)
{
    (void)state;
    size_t n = 0;
    for (; exporters[n]; n++) {
        assert_ptr_equal(exporter_named(str_of(exporters[n]->name)), exporters[n]);
        assert_true(exporters[n]->ending[0] == '.' && exporters[n]->help[0] && exporters[n]->write);
        for (size_t i = 0; i < n; i++)
            assert_string_not_equal(exporters[i]->ending, exporters[n]->ending);
    }
    assert_int_equal(n, 5);
    assert_null(exporter_named(str_of("docx")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unsigned_work_waits),
        cmocka_unit_test(a_withdrawn_story_never_leaves),
        cmocka_unit_test(names_are_safe),
        cmocka_unit_test(writes_files_and_keeps_their_hashes),
        cmocka_unit_test(writes_nothing_unsigned),
        cmocka_unit_test(a_withdrawal_takes_back_what_left),
        cmocka_unit_test(a_withdrawal_can_be_repeated),
        cmocka_unit_test(unrecorded_files_are_withdrawn_too),
        cmocka_unit_test(nothing_left_nothing_withdrawn),
        cmocka_unit_test(every_decision_makes_a_new_key),
        cmocka_unit_test(every_exporter_is_whole_and_named_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
