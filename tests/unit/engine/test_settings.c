/* okgyo.json: what is refused, and with which words. */
#include "base/file.h"
#include "engine/settings.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

static const struct option members[] = {
    {.name = "name", .type = OPTION_STRING, .help = "n"},
    {.name = "timeout_s", .type = OPTION_INT, .standard = "60", .least = 1, .most = 600, .help = "t"},
    {.name = "key", .type = OPTION_SECRET, .help = "k"},
    {0},
};
static const struct option desk_options[] = {
    {.name = "port", .type = OPTION_INT, .standard = "8731", .least = 0, .most = 65535, .help = "p"},
    {.name = "open", .type = OPTION_BOOL, .standard = "false", .help = "o"},
    {.name = "langs", .type = OPTION_LIST, .standard = "[\"en\"]", .help = "l"},
    {.name = "mode", .type = OPTION_STRING, .standard = "\"a\"", .words = "a|b", .help = "m"},
    {.name = "endpoints", .type = OPTION_TABLE, .members = members, .help = "e"},
    {0},
};
static const struct section sections[] = {{"desk", "the desk", desk_options}, {0}};

static enum fault open_text(const char *text, struct settings **out, struct err *err)
{
    char path[] = "/tmp/okgyo-settings-XXXXXX";
    close(mkstemp(path));
    assert_int_equal(file_replace(path, str_of(text), 0600, err), FAULT_OK);
    enum fault f = settings_open(path, sections, out, err);
    unlink(path);
    return f;
}

static void refuses_with_path_and_nearest_name(void **state)
{
    (void)state;
    static const struct {
        const char *text, *says;
    } bad[] = {
        {"{\"desc\":{}}", "did you mean 'desk'"},
        {"{\"desk\":{\"prot\":1}}", "/desk/prot: there is no such setting; did you mean 'port'"},
        {"{\"desk\":{\"port\":\"8731\"}}", "/desk/port: must be a whole number"},
        {"{\"desk\":{\"port\":70000}}", "/desk/port: 70000 is not between 0 and 65535"},
        {"{\"desk\":{\"mode\":\"c\"}}", "/desk/mode: 'c' is none of a|b"},
        {"{\"desk\":{\"langs\":[1]}}", "/desk/langs: must be a list of strings"},
        {"{\"desk\":{\"endpoints\":[{\"timeout\":1}]}}",
         "/desk/endpoints/0/timeout: there is no such setting; did you mean 'timeout_s'"},
        {"{\"desk\":{\"endpoints\":[{\"key\":\"abc\"}]}}", "/desk/endpoints/0/key: must be a secret"},
        {"{\"desk\":[]}", "/desk: must be an object"},
        {"[]", "must be one JSON object"},
        {"{", "not valid JSON"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct settings *s = NULL;
        struct err err;
        assert_int_equal(open_text(bad[i].text, &s, &err), FAULT_STOP);
        if (!strstr(err.text, bad[i].says))
            fail_msg("'%s' does not say '%s'", err.text, bad[i].says);
    }
}

static void fills_defaults_and_takes_the_environment(void **state)
{
    (void)state;
    struct settings *s = NULL;
    struct err err;
    setenv("OKGYO_DESK_PORT", "9000", 1);
    setenv("OKGYO_DESK_LANGS", "en, ja", 1);
    assert_int_equal(open_text("{\"//\":\"a remark\",\"desk\":{\"endpoints\":[{\"name\":\"x\"}]}}", &s, &err),
                     FAULT_OK);
    assert_int_equal(settings_int(s, "desk", "port"), 9000);
    assert_int_equal(json_array_size(settings_json(s, "desk", "langs")), 2);
    const json_t *endpoint = json_array_get(settings_json(s, "desk", "endpoints"), 0);
    assert_int_equal(json_get_int(endpoint, "timeout_s", 0), 60);
    settings_close(s);
    setenv("OKGYO_DESK_PORT", "many", 1);
    assert_int_equal(open_text("{}", &s, &err), FAULT_STOP);
    assert_non_null(strstr(err.text, "OKGYO_DESK_PORT"));
    unsetenv("OKGYO_DESK_PORT");
    unsetenv("OKGYO_DESK_LANGS");
}

static void secrets_are_read_by_reference_only(void **state)
{
    (void)state;
    struct settings *s = NULL;
    struct err err;
    char path[] = "/tmp/okgyo-secret-XXXXXX";
    close(mkstemp(path));
    assert_int_equal(file_replace(path, str_of(" s3cret \n"), 0600, &err), FAULT_OK);
    assert_int_equal(open_text("{}", &s, &err), FAULT_OK);
    auto_json json_t *by_file = json_pack("{s:s}", "file", path), *by_env = json_pack("{s:s}", "env", "OKGYO_TEST_KEY");
    auto_buf struct buf out = buf_make(LIMIT_SECRET), other = buf_make(LIMIT_SECRET), shown = buf_make(LIMIT_EXPORT);
    assert_int_equal(settings_secret(s, by_file, "key", &out, &err), FAULT_OK);
    assert_string_equal(out.at, "s3cret");
    assert_int_equal(settings_secret(s, by_env, "key", &other, &err), FAULT_STOP);
    assert_non_null(strstr(err.text, "OKGYO_TEST_KEY"));
    chmod(path, 0644);
    buf_clear(&other);
    assert_int_equal(settings_secret(s, by_file, "key", &other, &err), FAULT_STOP);
    assert_non_null(strstr(err.text, "everybody"));
    settings_show(s, &shown);
    assert_null(strstr(shown.at, "s3cret"));
    settings_close(s);
    unlink(path);
}

static void the_schema_is_json_with_every_option(void **state)
{
    (void)state;
    auto_buf struct buf out = buf_make(LIMIT_EXPORT);
    settings_schema(sections, &out);
    auto_json json_t *schema = NULL;
    assert_int_equal(json_parse(buf_str(&out), "schema", &schema, NULL), FAULT_OK);
    const json_t *desk = json_object_get(json_object_get(schema, "properties"), "desk");
    assert_int_equal(json_object_size(json_object_get(desk, "properties")), 5);
    assert_true(json_is_false(json_object_get(desk, "additionalProperties")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_with_path_and_nearest_name),
        cmocka_unit_test(fills_defaults_and_takes_the_environment),
        cmocka_unit_test(secrets_are_read_by_reference_only),
        cmocka_unit_test(the_schema_is_json_with_every_option),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
