/* okgyo glossary diff: what it prints, and which open stories it names. */
#include "base/file.h"
#include "cli/command.h"
#include "cli/parse.h"
#include "cli/sections.h"
#include "engine/engine.h"
#include "stages/stages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static const char settings_text[] =
    "{\"newsroom\": {\"targets\": [\"en\"]}, \"store\": {\"url\": \"okgyo.db\"}, "
    "\"translate\": {\"order\": [\"m\"], \"endpoints\": [{\"name\": \"m\", \"preset\": \"memory\", "
    "\"files\": [\"m.tmx\"]}]}}";
static const char memory[] =
    "<tmx version=\"1.4\"><header srclang=\"ko\"/><body><tu><tuv xml:lang=\"ko\"><seg>가</seg></tuv>"
    "<tuv xml:lang=\"en\"><seg>a</seg></tuv></tu></body></tmx>";
static const char old_rows[] = "source,target\n캄보디아,Cambodia\n프놈펜,Phnom Penh\n라오스,Laos\n";
static const char new_rows[] = "source,target\n캄보디아,Kampuchea\n라오스,Laos\n외교부,Foreign Ministry\n";
static const char story[] = "캄보디아의 외교부 성명\n\n외교부는 캄보디아를 찾았다. 라오스도 프놈펜으로 갔다.\n";

struct room {
    char dir[32];
    struct arena arena;
    struct settings *settings;
};

static char *in_room(struct room *r, const char *name)
{
    return arena_cstr(&r->arena, arena_printf(&r->arena, "%s/%s", r->dir, name));
}

static void put(struct room *r, const char *name, const char *text)
{
    assert_int_equal(file_replace(in_room(r, name), str_of(text), 0600, NULL), FAULT_OK);
}

static void room_open(struct room *r)
{
    struct err err;
    *r = (struct room){.dir = "/tmp/okgyo-diff-XXXXXX"};
    assert_non_null(mkdtemp(r->dir));
    put(r, "okgyo.json", settings_text);
    put(r, "m.tmx", memory);
    put(r, "old.ko-en.csv", old_rows);
    put(r, "new.ko-en.csv", new_rows);
    if (settings_open(in_room(r, "okgyo.json"), sections_all(), &r->settings, &err) != FAULT_OK)
        fail_msg("%s", err.text);
}

static void room_close(struct room *r)
{
    static const char *const names[] = {"okgyo.json", "m.tmx",    "old.ko-en.csv", "new.ko-en.csv",
                                        "out",        "okgyo.db", "okgyo.db-wal",  "okgyo.db-shm"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(in_room(r, names[i]));
    rmdir(r->dir);
    settings_close(r->settings);
    arena_release(&r->arena);
}

/* A story in work, as far as the machine comes. */
static void bring_story(struct room *r)
{
    struct engine *e = NULL;
    struct lane *l = NULL;
    struct outcome o;
    struct err err;
    enum arrival how;
    int64_t article;
    auto_json json_t *langs = json_pack("[s]", "en");
    struct incoming in = {.source_id = str_of("s"), .name = str_of("s.txt"), .raw = str_of(story), .langs = langs};
    if (engine_open(r->settings, stages, &e, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    assert_int_equal(lane_open(e, &l, &err), FAULT_OK);
    assert_int_equal(store_add(lane_store(l), &in, &how, &article, &err), FAULT_OK);
    assert_int_equal(run_next(l, &o, &err), FAULT_OK);
    assert_int_equal(o.article, article);
    lane_close(l);
    engine_close(e);
}

/* What the command prints, in the room's arena. */
static char *printed(struct room *r, int *code, const char *format)
{
    struct parsed p;
    struct err err;
    char *argv[] = {(char *)"okgyo",
                    (char *)"glossary",
                    (char *)"diff",
                    in_room(r, "old.ko-en.csv"),
                    in_room(r, "new.ko-en.csv"),
                    (char *)"--format",
                    (char *)format};
    auto_buf struct buf out = buf_make(LIMIT_CELL);
    assert_int_equal(parse_words(&r->arena, 7, argv, &p, &err), FAULT_OK);
    struct cli c = {.arena = &r->arena,
                    .flags = p.flags,
                    .args = p.args,
                    .command = p.command,
                    .settings = r->settings,
                    .quiet = true};
    fflush(stdout);
    int terminal = dup(STDOUT_FILENO);
    assert_non_null(freopen(in_room(r, "out"), "w", stdout));
    *code = p.command->run(&c);
    fflush(stdout);
    dup2(terminal, STDOUT_FILENO);
    close(terminal);
    parsed_release(&p);
    assert_int_equal(file_read(in_room(r, "out"), &out, &err), FAULT_OK);
    return arena_cstr(&r->arena, buf_str(&out));
}

static void without_a_store_only_the_rows(void **state)
{
    (void)state;
    struct room r;
    int code;
    room_open(&r);
    assert_string_equal(
        printed(&r, &code, "text"),
        "~ 캄보디아: Cambodia -> Kampuchea [target]\n+ 외교부: Foreign Ministry\n- 프놈펜: Phnom Penh\n");
    assert_int_equal(code, EXIT_FINE);
    assert_false(file_exists(in_room(&r, "okgyo.db")));
    room_close(&r);
}

static void open_stories_are_named(void **state)
{
    (void)state;
    struct room r;
    int code;
    room_open(&r);
    bring_story(&r);
    assert_string_equal(printed(&r, &code, "text"), "~ 캄보디아: Cambodia -> Kampuchea [target]\n    1.en: 2 mentions\n"
                                                    "+ 외교부: Foreign Ministry\n    1.en: 2 mentions\n"
                                                    "- 프놈펜: Phnom Penh\n    1.en: 1 mention\n");
    assert_int_equal(code, EXIT_FINE);
    auto_json json_t *root = NULL;
    assert_int_equal(json_parse(str_of(printed(&r, &code, "json")), "the output", &root, NULL), FAULT_OK);
    json_t *open = json_object_get(json_array_get(root, 0), "open");
    assert_true(str_is(json_get_str(json_array_get(open, 0), "edition"), "1.en"));
    assert_int_equal(json_get_int(json_array_get(open, 0), "mentions", 0), 2);
    room_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(without_a_store_only_the_rows),
                                       cmocka_unit_test(open_stories_are_named)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
