/* Every format, whole files: signed, as a draft, and in a language without spaces. */
#include "fixture.h"

#include "base/xml.h"

/* Findings, a waiver, a comment and a term: what the rich formats carry along. */
static void enrich(struct fixture *f)
{
    *vec_push(&f->arena, &f->a.findings) = (struct finding){.check = str_of("number.value"),
                                                            .severity = SEVERITY_BLOCK,
                                                            .side = SIDE_TARGET,
                                                            .segment = 3,
                                                            .message = str_of("64 in the Korean is 46 here"),
                                                            .suggestion = {"", 0},
                                                            .fingerprint = "f00d"};
    *vec_push(&f->arena, &f->a.findings) = (struct finding){.check = str_of("text.repeated"),
                                                            .severity = SEVERITY_NOTE,
                                                            .side = SIDE_TARGET,
                                                            .segment = NO_SEGMENT,
                                                            .message = str_of("two sentences are alike"),
                                                            .suggestion = {"", 0},
                                                            .fingerprint = "beef"};
    *vec_push(&f->arena, &f->a.terms) = (struct term_mark){
        .segment = 0, .source = {0, 6}, .term = str_of("한국"), .rendering = str_of("Korea"), .note = {"", 0}};
    struct decision *d = fixture_decide(f, DECISION_WAIVE, STEP_REPORTER, f->a.segments.at[3].id, "minji", "f00d");
    d->reason = str_of("the agency corrected it");
    fixture_decide(f, DECISION_COMMENT, STEP_REPORTER, f->a.segments.at[2].id, "minji", "agreed with <whom>?");
}

static void english(struct fixture *f)
{
    fixture_english(f);
    enrich(f);
    fixture_both(f);
}

static void japanese(struct fixture *f)
{
    *f = (struct fixture){.settings = NULL};
    fixture_settings(f,
                     "{\"export\": {\"bylines\": {\"김도윤\": \"Kim Do-yun\", \"ja:김도윤\": \"キム・ドユン記者\"}}}");
    fixture_meta(f, "ja");
    fixture_block(f, BLOCK_HEADLINE, "한국·캄보디아, 합동 TF 꾸린다");
    fixture_segment(f, "한국·캄보디아, 합동 TF 꾸린다", "韓国・カンボジア、合同TF設置へ");
    fixture_block(f, BLOCK_PARAGRAPH, "양국이 합의했다. 64명이 귀국했다.");
    fixture_segment(f, "양국이 합의했다.", "両国が合意した。");
    fixture_segment(f, "64명이 귀국했다.", "64人が帰国した。");
    fixture_sign(f, STEP_REPORTER, "minji");
    fixture_sign(f, STEP_EDITOR, "yuki");
}

static void all_formats(struct fixture *f, bool draft, const char *name)
{
    static const char *const formats[][2] = {
        {"text", "txt"}, {"html", "html"}, {"ninjs", "json"}, {"xliff", "xlf"}, {"jsonl", "jsonl"}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        char file[64];
        snprintf(file, sizeof file, "%s.%s", name, formats[i][1]);
        fixture_expect(f, formats[i][0], draft, file);
    }
}

static void signed_english(void **state)
{
    (void)state;
    struct fixture f;
    english(&f);
    all_formats(&f, false, "signed.en");
    all_formats(&f, true, "signed.en"); /* --drafts never marks signed work */
    fixture_close(&f);
}

static void draft_english(void **state)
{
    (void)state;
    struct fixture f;
    fixture_english(&f);
    all_formats(&f, true, "draft.en");
    fixture_close(&f);
}

static void signed_japanese(void **state)
{
    (void)state;
    struct fixture f;
    japanese(&f);
    all_formats(&f, false, "signed.ja");
    fixture_close(&f);
}

/* Unsigned work carries its mark in the file itself, whatever the format. */
static void drafts_are_marked(void **state)
{
    (void)state;
    static const char *const marks[][2] = {
        {"text", "DRAFT, NOT FOR PUBLICATION"},
        {"html", "<p class=\"draft-mark\">DRAFT, NOT FOR PUBLICATION"},
        {"ninjs", "\"pubStatus\":\"withheld\""},
        {"ninjs", "\"edNote\":\"DRAFT, NOT FOR PUBLICATION"},
        {"xliff", "category=\"draft\" priority=\"1\">DRAFT, NOT FOR PUBLICATION"},
        {"jsonl", "\"draft\":true"},
    };
    struct fixture f;
    fixture_english(&f);
    fixture_reporter(&f);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct buf out;
        assert_int_equal(fixture_write(&f, marks[i][0], true, &out, NULL), FAULT_OK);
        if (str_find(buf_str(&out), str_of(marks[i][1]), 0) < 0)
            fail_msg("%s lacks %s", marks[i][0], marks[i][1]);
        assert_true(strcmp(marks[i][0], "text") != 0 || str_starts(buf_str(&out), marks[i][1]));
        buf_release(&out);
    }
    fixture_close(&f);
}

/* --- XLIFF --- */

struct seen {
    int units, segments, sources, targets, matches, order, depth;
    char state[32], last_id[32];
    bool wrong_order, repeated_id;
};

/* The fixed order of a unit's parts. */
static int place_of(const char *name)
{
    static const char *const parts[] = {"mtc:matches",           "gls:glossary", "mda:metadata",
                                        "its:provenanceRecords", "notes",        "segment"};
    for (int i = 0; i < 6; i++)
        if (strcmp(name, parts[i]) == 0)
            return i + 1;
    return 0;
}

static enum fault on_open(void *user, const char *name, const char **attributes, struct err *err)
{
    struct seen *s = user;
    (void)err;
    s->depth++;
    if (strcmp(name, "unit") == 0) {
        s->units++;
        s->order = 0;
    }
    if (s->depth == 4 && place_of(name)) {
        s->wrong_order |= place_of(name) < s->order;
        s->order = place_of(name);
    }
    if (strcmp(name, "segment") == 0) {
        s->segments++;
        struct str value = xml_attribute(attributes, "state");
        snprintf(s->state, sizeof s->state, "%.*s", STR_ARGS(value));
    }
    struct str id = xml_attribute(attributes, "xml:id");
    if (id.len) {
        s->repeated_id |= str_is(id, s->last_id);
        snprintf(s->last_id, sizeof s->last_id, "%.*s", STR_ARGS(id));
    }
    s->matches += strcmp(name, "mtc:match") == 0;
    s->sources += s->depth == 5 && strcmp(name, "source") == 0;
    s->targets += s->depth == 5 && strcmp(name, "target") == 0;
    return FAULT_OK;
}

static enum fault on_close(void *user, const char *name, struct err *err)
{
    (void)name;
    (void)err;
    ((struct seen *)user)->depth--;
    return FAULT_OK;
}

static struct seen read_xliff(struct fixture *f, bool draft)
{
    const struct xml_events events = {.open = on_open, .close = on_close};
    struct seen s = {0};
    struct buf out;
    struct err err;
    assert_int_equal(fixture_write(f, "xliff", draft, &out, &err), FAULT_OK);
    if (xml_parse(buf_str(&out), "xliff", &events, &s, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    buf_release(&out);
    return s;
}

static void xliff_is_well_formed_and_in_order(void **state)
{
    (void)state;
    struct fixture f;
    english(&f);
    struct seen s = read_xliff(&f, false);
    assert_int_equal(s.units, 5);
    assert_int_equal(s.segments, 5);
    assert_int_equal(s.sources, 5);
    assert_int_equal(s.targets, 5);
    assert_int_equal(s.matches, 4);
    assert_false(s.wrong_order);
    assert_false(s.repeated_id);
    assert_string_equal(s.state, "final");
    fixture_close(&f);
}

static void xliff_states_follow_the_work(void **state)
{
    (void)state;
    struct fixture f;
    fixture_english(&f);
    assert_string_equal(read_xliff(&f, true).state, "initial");
    assert_int_equal(read_xliff(&f, true).targets, 4);
    fixture_decide(&f, DECISION_EDIT, STEP_REPORTER, f.a.segments.at[4].id, "minji", "The next meeting");
    assert_string_equal(read_xliff(&f, true).state, "translated");
    fixture_reporter(&f);
    assert_string_equal(read_xliff(&f, true).state, "reviewed");
    fixture_sign(&f, STEP_EDITOR, "alice");
    assert_string_equal(read_xliff(&f, false).state, "final");
    fixture_close(&f);
}

static void xliff_holds_what_xml_cannot(void **state)
{
    (void)state;
    struct fixture f;
    struct buf out;
    fixture_english(&f);
    fixture_decide(&f, DECISION_EDIT, STEP_REPORTER, f.a.segments.at[4].id, "minji", "Next\x01meeting");
    assert_int_equal(fixture_write(&f, "xliff", true, &out, NULL), FAULT_OK);
    assert_true(str_find(buf_str(&out), str_of("Next<cp hex=\"0001\"/>meeting"), 0) > 0);
    buf_release(&out);
    read_xliff(&f, true);
    fixture_close(&f);
}

/* --- ninjs --- */

/* The properties of ninjs 3.1 at the top, in order of its schema: it refuses others. */
static const char *const ninjs_names[] = {"uri",
                                          "type",
                                          "representationType",
                                          "profile",
                                          "version",
                                          "firstCreated",
                                          "versionCreated",
                                          "contentCreated",
                                          "embargoedUntil",
                                          "pubStatus",
                                          "urgency",
                                          "copyrightHolder",
                                          "copyrightNotice",
                                          "usageTerms",
                                          "edNote",
                                          "language",
                                          "descriptions",
                                          "bodies",
                                          "headlines",
                                          "people",
                                          "organisations",
                                          "places",
                                          "subjects",
                                          "events",
                                          "eventDetails",
                                          "plannedCoverage",
                                          "objects",
                                          "infoSources",
                                          "title",
                                          "by",
                                          "slugline",
                                          "located",
                                          "renditions",
                                          "associations",
                                          "altIds",
                                          "trustIndicators",
                                          "standard",
                                          "genres",
                                          "expires",
                                          "rightsInfo",
                                          "digitalSourceType"};

static void check_ninjs(struct fixture *f, bool draft)
{
    struct buf out;
    struct err err;
    assert_int_equal(fixture_write(f, "ninjs", draft, &out, &err), FAULT_OK);
    auto_json json_t *item = NULL;
    if (json_parse(buf_str(&out), "ninjs", &item, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    const char *key;
    json_t *value;
    json_object_foreach(item, key, value)
    {
        bool known = false;
        for (size_t i = 0; i < sizeof ninjs_names / sizeof *ninjs_names; i++)
            known |= strcmp(key, ninjs_names[i]) == 0;
        if (!known)
            fail_msg("ninjs 3.1 has no property \"%s\"", key);
    }
    assert_true(json_get_str(item, "uri").len > 0);
    buf_release(&out);
}

static void ninjs_has_only_known_properties(void **state)
{
    (void)state;
    struct fixture f;
    english(&f);
    f.a.meta.extra = str_of("{\"urgency\": 4, \"places\": [{\"name\": \"한국\"}, {\"name\": \"세종\"}], \"subjects\": "
                            "[{\"name\": \"trade\", \"weight\": 3, \"uri\": \"http://x.example/1\"}],"
                            "\"copyrightholder\": \"OKGYO\", \"person\": [{\"name\": \"Lee\", \"scheme\": \"x\"}],"
                            "\"charcount\": 5, \"expires\": \"soon\", \"embargoed\": \"2025-10-22T07:00:00+09:00\","
                            "\"genre\": \"odd\", \"urgent\": true, \"located\": \"세종\"}");
    check_ninjs(&f, false);
    fixture_expect(&f, "ninjs", false, "carried.en.json");
    fixture_close(&f);
    japanese(&f);
    check_ninjs(&f, false);
    fixture_close(&f);
}

static void ninjs_uri(const char *source_id, const char *settings, const char *expected)
{
    struct fixture f;
    struct buf out;
    fixture_english(&f);
    fixture_settings(&f, settings);
    f.a.meta.source_id = str_of(source_id);
    assert_int_equal(fixture_write(&f, "ninjs", true, &out, NULL), FAULT_OK);
    auto_json json_t *item = NULL;
    assert_int_equal(json_parse(buf_str(&out), "ninjs", &item, NULL), FAULT_OK);
    assert_string_equal(json_string_value(json_object_get(item, "uri")), expected);
    buf_release(&out);
    fixture_close(&f);
}

static void ninjs_uri_is_the_sources_own_with_the_language(void **state)
{
    (void)state;
    ninjs_uri("urn:newsml:x:1:ko", "{}", "urn:newsml:x:1:en");
    ninjs_uri("urn:newsml:x:1", "{}", "urn:newsml:x:1:en");
    ninjs_uri("https://x.example/뉴스", "{}", "https://x.example/%EB%89%B4%EC%8A%A4#en");
    ninjs_uri("/srv/in box/a.txt", "{}", "urn:okgyo:12:en");
    ninjs_uri("C:\\in\\a.txt", "{}", "urn:okgyo:12:en");
    ninjs_uri("x", "{\"export\": {\"uri\": \"tag:x.example,2025:{slug}/{lang}/{id}\"}}", "tag:x.example,2025:tf/en/12");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signed_english),
        cmocka_unit_test(draft_english),
        cmocka_unit_test(signed_japanese),
        cmocka_unit_test(drafts_are_marked),
        cmocka_unit_test(xliff_is_well_formed_and_in_order),
        cmocka_unit_test(xliff_states_follow_the_work),
        cmocka_unit_test(xliff_holds_what_xml_cannot),
        cmocka_unit_test(ninjs_has_only_known_properties),
        cmocka_unit_test(ninjs_uri_is_the_sources_own_with_the_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
