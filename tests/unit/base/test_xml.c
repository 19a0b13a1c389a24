/* Nothing is fetched, nothing is expanded, nothing nests without end. */
#include "base/xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

struct seen {
    int opened;
    struct buf text;
};

static enum fault on_open(void *user, const char *name, const char **attributes, struct err *err)
{
    struct seen *s = user;
    (void)attributes;
    s->opened++;
    return strcmp(name, "refused") == 0 ? fault(err, FAULT_REJECT, "no") : FAULT_OK;
}

static void on_text(void *user, struct str piece)
{
    buf_add(&((struct seen *)user)->text, piece);
}

static const struct xml_events events = {.open = on_open, .text = on_text, .local_names = true};

static enum fault parse(const char *xml, struct seen *s, struct err *err)
{
    *s = (struct seen){.text = buf_make(4096)};
    return xml_parse(str_of(xml), "it", &events, s, err);
}

static void reads_text(void **state)
{
    (void)state;
    struct seen s;
    struct err err;
    assert_int_equal(parse("<x:a xmlns:x='u'>가&amp;<b/>나</x:a>", &s, &err), FAULT_OK);
    assert_string_equal(s.text.at, "가&나");
    assert_int_equal(s.opened, 2);
    buf_release(&s.text);
}

static void refuses(void **state)
{
    (void)state;
    static const struct {
        const char *xml, *says;
    } bad[] = {
        {"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", "DOCTYPE"},
        {"<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY l2 '&l;&l;'>]><a>&l2;</a>", "DOCTYPE"},
        {"<a>&undefined;</a>", "not well-formed"},
        {"<a>", "not well-formed"},
        {"<a>\xff</a>", "not well-formed"},
        {"<a><refused/></a>", "no"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct seen s;
        struct err err;
        assert_int_equal(parse(bad[i].xml, &s, &err), FAULT_REJECT);
        assert_non_null(strstr(err.text, bad[i].says));
        assert_int_equal(strncmp(err.text, "it:1:", 5), 0);
        buf_release(&s.text);
    }
}

static void stops_at_a_depth(void **state)
{
    (void)state;
    struct seen s;
    struct err err;
    auto_buf struct buf deep = buf_make(1 << 20);
    for (int i = 0; i < 1000; i++)
        buf_addz(&deep, "<a>");
    assert_int_equal(parse(deep.at, &s, &err), FAULT_REJECT);
    assert_non_null(strstr(err.text, "deeper"));
    buf_release(&s.text);
}

static void an_external_dtd_is_only_a_name(void **state)
{
    (void)state;
    struct seen s;
    struct err err;
    assert_int_equal(parse("<!DOCTYPE tmx SYSTEM 'tmx14.dtd'><tmx>t</tmx>", &s, &err), FAULT_OK);
    assert_string_equal(s.text.at, "t");
    buf_release(&s.text);
}

static void writes_what_xml_can_hold(void **state)
{
    (void)state;
    auto_buf struct buf b = buf_make(4096);
    xml_add(&b, str_of("<&>\"\x01\xEF\xBF\xBE가"));
    assert_string_equal(b.at, "&lt;&amp;&gt;&quot;\xEF\xBF\xBD\xEF\xBF\xBD가");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_text),
        cmocka_unit_test(refuses),
        cmocka_unit_test(stops_at_a_depth),
        cmocka_unit_test(an_external_dtd_is_only_a_name),
        cmocka_unit_test(writes_what_xml_can_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
