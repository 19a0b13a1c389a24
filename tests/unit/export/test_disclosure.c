/* The disclosure says what the decisions say, in every language, and nothing more. */
#include "fixture.h"

static struct str sentences(struct fixture *f, struct disclosure *d)
{
    struct signoff so;
    struct err err;
    edition_signoff(&f->a, &so);
    if (disclosure_make(&f->arena, &f->a, &so, f->settings, d, &err) != FAULT_OK)
        fail_msg("%s", err.text);
    return d->text;
}

static void expect(struct fixture *f, const char *text, const char *mark)
{
    struct disclosure d;
    assert_string_equal(arena_cstr(&f->arena, sentences(f, &d)), text);
    assert_string_equal(arena_cstr(&f->arena, d.mark), mark);
}

static void tells_both_steps_when_both_are_signed(void **state)
{
    (void)state;
    struct fixture f;
    fixture_english(&f);
    fixture_both(&f);
    expect(&f,
           "This article was written in Korean and drafted in English with machine translation. A bilingual reporter "
           "checked it against the Korean. An English-language editor reviewed and approved it. Changed by hand: 2 of "
           "5 sentences (40%).",
           "");
    fixture_close(&f);
}

/* The core promise: edits and approvals by people are no claim until they are signed. */
static void claims_no_step_that_is_not_signed(void **state)
{
    (void)state;
    struct fixture f;
    fixture_english(&f);
    fixture_decide(&f, DECISION_EDIT, STEP_REPORTER, f.a.segments.at[3].id, "minji", "64 people returned.");
    fixture_decide(&f, DECISION_EDIT, STEP_EDITOR, f.a.segments.at[2].id, "alice", "Both countries agreed.");
    const char *machine = "This article was written in Korean and drafted in English with machine translation.";
    const char *mark = "DRAFT, NOT FOR PUBLICATION: this text has not been signed off.";
    expect(&f, machine, mark);
    fixture_close(&f);

    fixture_english(&f);
    fixture_reporter(&f);
    expect(&f,
           "This article was written in Korean and drafted in English with machine translation. A bilingual reporter "
           "checked it against the Korean. Changed by hand: 2 of 5 sentences (40%).",
           mark);
    fixture_close(&f);
}

static void a_signature_on_another_text_is_no_claim(void **state)
{
    (void)state;
    struct fixture f;
    struct disclosure d;
    fixture_english(&f);
    fixture_both(&f);
    /* the editor changes a word after signing: the reporter's step stands, the editor's does not */
    fixture_decide(&f, DECISION_EDIT, STEP_EDITOR, f.a.segments.at[2].id, "alice", "Both countries agreed.");
    struct str text = sentences(&f, &d);
    assert_false(d.editor || d.signed_off);
    assert_true(d.reporter);
    assert_true(str_find(text, str_of("editor"), 0) < 0);
    /* the reporter changes one: neither stands, and no share of manual work is told */
    fixture_decide(&f, DECISION_EDIT, STEP_REPORTER, f.a.segments.at[2].id, "minji", "They agreed.");
    text = sentences(&f, &d);
    assert_false(d.reporter || d.editor);
    assert_true(str_find(text, str_of("reporter"), 0) < 0);
    assert_true(str_find(text, str_of("Changed"), 0) < 0);
    fixture_close(&f);
}

static void a_return_takes_both_claims_back(void **state)
{
    (void)state;
    struct fixture f;
    struct disclosure d;
    fixture_english(&f);
    fixture_both(&f);
    fixture_decide(&f, DECISION_RETURN, STEP_EDITOR, NULL, "alice", "");
    sentences(&f, &d);
    assert_false(d.reporter || d.editor || d.signed_off);
    fixture_close(&f);
}

static void sign_with_facts(struct fixture *f, enum step step, const char *who)
{
    char facts[HASH_HEX];
    edition_facts(&f->a, facts);
    fixture_sign(f, step, who);
    f->a.decisions.at[f->a.decisions.len - 1].facts = arena_str(&f->arena, str_of(facts));
}

/* The editor signs facts the reporter never saw: only the editor's step is told. */
static void facts_that_changed_void_the_first_signature(void **state)
{
    (void)state;
    struct fixture f;
    struct signoff so;
    fixture_english(&f);
    f.a.target_lang = str_of("ko"); /* a language whose facts can be read */
    fixture_decide(&f, DECISION_EDIT, STEP_REPORTER, f.a.segments.at[3].id, "minji", "64명이 귀국했다.");
    sign_with_facts(&f, STEP_REPORTER, "minji");
    fixture_decide(&f, DECISION_EDIT, STEP_EDITOR, f.a.segments.at[2].id, "alice", "합의가 이뤄졌다고 했다.");
    sign_with_facts(&f, STEP_EDITOR, "alice");
    edition_signoff(&f.a, &so);
    assert_int_equal(so.state, STATE_SIGNED); /* words, not facts */
    fixture_decide(&f, DECISION_EDIT, STEP_EDITOR, f.a.segments.at[3].id, "alice", "65명이 귀국했다.");
    sign_with_facts(&f, STEP_EDITOR, "alice");
    edition_signoff(&f.a, &so);
    assert_false(so.reporter.matches);
    assert_true(so.editor.matches);
    assert_int_not_equal(so.state, STATE_SIGNED);
    struct disclosure d;
    assert_true(str_find(sentences(&f, &d), str_of("기자"), 0) < 0);
    fixture_close(&f);
}

static void names_people_only_when_told_to(void **state)
{
    (void)state;
    struct fixture f;
    struct disclosure d;
    fixture_english(&f);
    fixture_both(&f);
    assert_true(str_find(sentences(&f, &d), str_of("minji"), 0) < 0);
    fixture_settings(&f, "{\"export\": {\"disclosure_names\": true, \"names\": {\"minji\": \"Kim Min-ji\"},"
                         " \"disclosure_url\": \"https://okgyo.example/ai\"}}");
    expect(&f,
           "This article was written in Korean and drafted in English with machine translation. A bilingual reporter "
           "(Kim Min-ji) checked it against the Korean. An English-language editor (alice) reviewed and approved it. "
           "Changed by hand: 2 of 5 sentences (40%). How we translate: https://okgyo.example/ai",
           "");
    fixture_close(&f);
}

static void says_which_kinds_of_engine_drafted(void **state)
{
    (void)state;
    struct fixture f;
    struct disclosure d;
    fixture_english(&f);
    fixture_settings(&f, "{\"translate\": {\"endpoints\": [{\"name\": \"house\", \"preset\": \"openai\"},"
                         " {\"name\": \"\", \"preset\": \"memory\"}]},"
                         " \"export\": {\"engine_kinds\": {\"odd\": \"memory\"}}}");
    f.a.segments.at[0].draft.endpoint = str_of("house");
    f.a.segments.at[2].draft.endpoint = str_of("memory");
    assert_int_equal(engine_kind(f.settings, str_of("house")), ENGINE_GENERATIVE);
    assert_int_equal(engine_kind(f.settings, str_of("memory")), ENGINE_MEMORY);
    assert_int_equal(engine_kind(f.settings, str_of("odd")), ENGINE_MEMORY);
    assert_int_equal(engine_kind(f.settings, str_of("gone")), ENGINE_MACHINE);
    assert_string_equal(arena_cstr(&f.arena, sentences(&f, &d)),
                        "This article was written in Korean and drafted in English with a memory of earlier "
                        "translations and machine translation and a generative AI model.");
    fixture_close(&f);
}

static void speaks_the_language_of_the_edition(void **state)
{
    (void)state;
    struct fixture f;
    fixture_english(&f);
    f.a.target_lang = str_of("ja");
    fixture_both(&f);
    expect(&f,
           "この記事は韓国語で書かれ、機械翻訳で日本語に下訳されました。韓日両言語の記者が韓国語の原文と照合しました。"
           "日本語の編集者が確認し、承認しました。人の手で直した文: 5文のうち2文（40%）。",
           "");
    f.a.target_lang = str_of("ko");
    expect(&f,
           "이 기사의 번역 초안에는 기계번역 기술을 사용했습니다. 두 언어를 쓰는 기자의 원문 대조를 거쳤습니다. 한국어 "
           "에디터의 검토와 승인을 거쳤습니다. 사람이 고친 문장: 5개 가운데 2개(40%).",
           "");
    fixture_close(&f);
}

static void words_are_a_setting_facts_are_not(void **state)
{
    (void)state;
    struct fixture f;
    fixture_english(&f);
    fixture_settings(&f, "{\"export\": {\"disclosure\": {\"en-GB.editor\": \"A sub-editor{who} passed it.\","
                         " \"en.layout\": \"{editor} {drafted}\"}}}");
    f.a.target_lang = str_of("en-GB");
    const char *machine = "This article was written in Korean and drafted in English with machine translation.";
    expect(&f, machine, "DRAFT, NOT FOR PUBLICATION: this text has not been signed off.");
    fixture_both(&f);
    expect(
        &f,
        "A sub-editor passed it. This article was written in Korean and drafted in English with machine translation.",
        "");
    fixture_close(&f);
}

static void refused(const char *lang, const char *settings, const char *text)
{
    struct fixture f;
    struct signoff so;
    struct disclosure d;
    struct err err = {.text = ""};
    fixture_english(&f);
    fixture_settings(&f, settings);
    f.a.target_lang = str_of(lang);
    fixture_both(&f);
    edition_signoff(&f.a, &so);
    assert_int_equal(disclosure_make(&f.arena, &f.a, &so, f.settings, &d, &err), FAULT_STOP);
    if (!strstr(err.text, text))
        fail_msg("\"%s\" does not say \"%s\"", err.text, text);
    fixture_close(&f);
}

static void bad_words_stop_the_export(void **state)
{
    (void)state;
    refused("fr", "{}", "fr.layout");
    refused("en", "{\"export\": {\"disclosure\": {\"en.layout\": \"Checked by people. {drafted}\"}}}",
            "words of its own");
    refused("ja", "{\"export\": {\"disclosure\": {\"ja.layout\": \"人が確認。{drafted}\"}}}", "words of its own");
    refused("en", "{\"export\": {\"disclosure\": {\"en.layout\": \"{editor}\"}}}", "{drafted} must be in it");
    refused("en", "{\"export\": {\"disclosure\": {\"en.editor\": \"{editor} did it.\"}}}",
            "{editor} is not a placeholder");
    refused("en", "{\"export\": {\"source_types\": {\"machine.signed\": \"humanEdit\"}}}", "did you mean humanEdits?");
}

static const char *type_of(struct fixture *f)
{
    struct disclosure d;
    sentences(f, &d);
    return d.type ? d.type->code : "";
}

static void source_type_follows_drafts_and_signatures(void **state)
{
    (void)state;
    struct fixture f;
    fixture_english(&f);
    assert_string_equal(type_of(&f), "trainedAlgorithmicMedia");
    fixture_reporter(&f);
    assert_string_equal(type_of(&f), "trainedAlgorithmicMedia");
    fixture_sign(&f, STEP_EDITOR, "alice");
    assert_string_equal(type_of(&f), "compositeWithTrainedAlgorithmicMedia");
    fixture_settings(&f,
                     "{\"export\": {\"source_types\": {\"machine.signed\": \"humanEdits\", \"memory.signed\": \"\"},"
                     " \"engine_kinds\": {\"tm\": \"memory\"}}}");
    assert_string_equal(type_of(&f), "humanEdits");
    for (size_t i = 0; i < f.a.segments.len; i++)
        f.a.segments.at[i].draft.endpoint = str_of("tm");
    assert_string_equal(type_of(&f), "");
    fixture_close(&f);
}

/* One sentence of a thousand is not "0%", all but one are not "100%". */
static void percent_never_rounds_to_none_or_all(void **state)
{
    (void)state;
    struct fixture f;
    struct disclosure d;
    fixture_english(&f);
    fixture_block(&f, BLOCK_PARAGRAPH, "가.");
    for (int i = 0; i < 995; i++)
        fixture_segment(&f, "가.", "A.");
    fixture_decide(&f, DECISION_EDIT, STEP_REPORTER, f.a.segments.at[1].id, "minji", "64 return");
    fixture_sign(&f, STEP_REPORTER, "minji");
    assert_true(str_find(sentences(&f, &d), str_of("1 of 1000 sentences (1%)"), 0) >= 0);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_both_steps_when_both_are_signed),
        cmocka_unit_test(claims_no_step_that_is_not_signed),
        cmocka_unit_test(a_signature_on_another_text_is_no_claim),
        cmocka_unit_test(a_return_takes_both_claims_back),
        cmocka_unit_test(facts_that_changed_void_the_first_signature),
        cmocka_unit_test(names_people_only_when_told_to),
        cmocka_unit_test(says_which_kinds_of_engine_drafted),
        cmocka_unit_test(speaks_the_language_of_the_edition),
        cmocka_unit_test(words_are_a_setting_facts_are_not),
        cmocka_unit_test(bad_words_stop_the_export),
        cmocka_unit_test(source_type_follows_drafts_and_signatures),
        cmocka_unit_test(percent_never_rounds_to_none_or_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
