/* Who may leave with what: every rule of the two signatures. */
#include "model/signoff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

struct desk {
    struct arena arena;
    struct article article;
    struct signoff signoff;
    int64_t seq;
};

static const struct str none = {"", 0};

static void fold(struct desk *d)
{
    article_fold(&d->article);
    signoff_fold(&d->article, &d->signoff);
}

/* Two sentences with drafts, and a blocking finding on the second. */
static void open_desk(struct desk *d)
{
    *d = (struct desk){0};
    d->article.arena = &d->arena;
    *vec_push(&d->arena, &d->article.blocks) = (struct block){.kind = BLOCK_PARAGRAPH};
    for (int i = 0; i < 2; i++) {
        struct segment *s = vec_push(&d->arena, &d->article.segments);
        *s = (struct segment){.source = str_of(i ? "둘" : "하나"), .draft.text = str_of(i ? "two" : "one")};
        snprintf(s->id, sizeof s->id, "%024d", i);
    }
    fold(d);
}

static void add_block(struct desk *d)
{
    struct finding *f = vec_push(&d->arena, &d->article.findings);
    *f = (struct finding){.check = str_of("number.value"), .severity = SEVERITY_BLOCK, .segment = 1};
    finding_fingerprint(f, str_of("둘"), str_of("two"));
    fold(d);
}

static void decide(struct desk *d, enum decision_kind kind, enum step step, const char *who, const char *text,
                   int segment)
{
    struct decision *e = vec_push(&d->arena, &d->article.decisions);
    *e = (struct decision){.seq = ++d->seq,
                           .kind = kind,
                           .step = step,
                           .who = str_of(who),
                           .text = str_of(text),
                           .reason = str_of("because"),
                           .on = none,
                           .facts = none};
    if (segment >= 0)
        snprintf(e->segment, sizeof e->segment, "%024d", segment);
    if (kind == DECISION_SIGN) {
        e->on = arena_str(&d->arena, str_of(d->signoff.text_hash));
        e->facts = arena_str(&d->arena, str_of(d->signoff.facts_hash));
    }
    fold(d);
}

static enum fault may(struct desk *d, enum role role, const char *who, enum decision_kind act)
{
    struct err err;
    return signoff_allows(&d->article, &d->signoff, role, str_of(who), act, &err);
}

static void two_people_sign_in_order(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d);
    assert_int_equal(d.signoff.state, STATE_REPORTER);
    assert_int_equal(may(&d, ROLE_EDITOR, "ed", DECISION_SIGN), FAULT_REJECT);
    assert_int_equal(may(&d, ROLE_REPORTER, "rep", DECISION_SIGN), FAULT_OK);
    decide(&d, DECISION_SIGN, STEP_REPORTER, "rep", "", -1);
    assert_int_equal(d.signoff.state, STATE_EDITOR);
    assert_int_equal(may(&d, ROLE_EDITOR, "rep", DECISION_SIGN), FAULT_REJECT);
    assert_int_equal(may(&d, ROLE_DESK, "rep", DECISION_SIGN), FAULT_REJECT);
    assert_int_equal(may(&d, ROLE_EDITOR, "ed", DECISION_SIGN), FAULT_OK);
    decide(&d, DECISION_SIGN, STEP_EDITOR, "ed", "", -1);
    assert_int_equal(d.signoff.state, STATE_SIGNED);
    assert_int_equal(may(&d, ROLE_EDITOR, "ed2", DECISION_SIGN), FAULT_REJECT);
    arena_release(&d.arena);
}

static void an_edit_after_the_end_unmatches_only_the_editor(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d);
    decide(&d, DECISION_SIGN, STEP_REPORTER, "rep", "", -1);
    decide(&d, DECISION_SIGN, STEP_EDITOR, "ed", "", -1);
    decide(&d, DECISION_EDIT, STEP_EDITOR, "ed", "One.", 0);
    assert_int_equal(d.signoff.state, STATE_EDITOR);
    assert_true(d.signoff.reporter.matches);
    assert_true(d.signoff.editor.given && !d.signoff.editor.matches);
    /* changed back, the old signature fits again: it was never revoked */
    decide(&d, DECISION_EDIT, STEP_EDITOR, "ed", "one", 0);
    assert_int_equal(d.signoff.state, STATE_SIGNED);
    arena_release(&d.arena);
}

static void facts_changed_by_the_editor_go_back_to_the_reporter(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d);
    snprintf(d.signoff.facts_hash, sizeof d.signoff.facts_hash, "facts-1");
    fold(&d);
    decide(&d, DECISION_SIGN, STEP_REPORTER, "rep", "", -1);
    decide(&d, DECISION_EDIT, STEP_EDITOR, "ed", "three", 1);
    assert_int_equal(d.signoff.state, STATE_EDITOR);
    snprintf(d.signoff.facts_hash, sizeof d.signoff.facts_hash, "facts-2");
    fold(&d);
    assert_int_equal(d.signoff.state, STATE_REPORTER);
    assert_int_equal(may(&d, ROLE_EDITOR, "ed", DECISION_SIGN), FAULT_REJECT);
    assert_int_equal(may(&d, ROLE_EDITOR, "ed", DECISION_EDIT), FAULT_OK);
    decide(&d, DECISION_SIGN, STEP_REPORTER, "rep", "", -1);
    assert_int_equal(d.signoff.state, STATE_EDITOR);
    arena_release(&d.arena);
}

static void the_machine_or_reporter_changing_text_unmatches_both(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d);
    decide(&d, DECISION_SIGN, STEP_REPORTER, "rep", "", -1);
    d.article.segments.at[0].draft.text = str_of("uno");
    fold(&d);
    assert_int_equal(d.signoff.state, STATE_REPORTER);
    arena_release(&d.arena);
}

static void a_return_hands_back_until_signed_again(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d);
    assert_int_equal(may(&d, ROLE_EDITOR, "ed", DECISION_RETURN), FAULT_REJECT);
    decide(&d, DECISION_SIGN, STEP_REPORTER, "rep", "", -1);
    assert_int_equal(may(&d, ROLE_REPORTER, "rep", DECISION_RETURN), FAULT_REJECT);
    decide(&d, DECISION_RETURN, STEP_EDITOR, "ed", "", -1);
    assert_int_equal(d.signoff.state, STATE_RETURNED);
    assert_true(str_is(d.signoff.returned_by, "ed"));
    assert_int_equal(may(&d, ROLE_EDITOR, "ed", DECISION_EDIT), FAULT_REJECT);
    decide(&d, DECISION_SIGN, STEP_REPORTER, "rep", "", -1);
    assert_int_equal(d.signoff.state, STATE_EDITOR);
    assert_int_equal(d.signoff.returned_by.len, 0);
    arena_release(&d.arena);
}

static void a_block_is_waived_with_a_decision_or_holds_the_second_signature(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d);
    add_block(&d);
    assert_int_equal(may(&d, ROLE_REPORTER, "rep", DECISION_SIGN), FAULT_OK);
    decide(&d, DECISION_SIGN, STEP_REPORTER, "rep", "", -1);
    assert_int_equal(may(&d, ROLE_EDITOR, "ed", DECISION_SIGN), FAULT_REJECT);
    decide(&d, DECISION_WAIVE, STEP_EDITOR, "ed", d.article.findings.at[0].fingerprint, 1);
    assert_int_equal(d.signoff.open_blocks, 0);
    assert_int_equal(may(&d, ROLE_EDITOR, "ed", DECISION_SIGN), FAULT_OK);
    /* a waiver is part of what is signed */
    decide(&d, DECISION_SIGN, STEP_EDITOR, "ed", "", -1);
    decide(&d, DECISION_WAIVE, STEP_EDITOR, "ed", "another", 1);
    assert_int_equal(d.signoff.state, STATE_EDITOR);
    arena_release(&d.arena);
}

static void an_empty_sentence_cannot_be_signed(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d);
    d.article.segments.at[1].draft.text = none;
    fold(&d);
    assert_int_equal(d.signoff.empty, 1);
    assert_int_equal(may(&d, ROLE_REPORTER, "rep", DECISION_SIGN), FAULT_REJECT);
    decide(&d, DECISION_EDIT, STEP_REPORTER, "rep", "two", 1);
    assert_int_equal(may(&d, ROLE_REPORTER, "rep", DECISION_SIGN), FAULT_OK);
    assert_int_equal(d.signoff.by_hand, 1);
    /* emptied on purpose: merged into another sentence */
    decide(&d, DECISION_EDIT, STEP_REPORTER, "rep", "", 1);
    assert_int_equal(may(&d, ROLE_REPORTER, "rep", DECISION_SIGN), FAULT_OK);
    arena_release(&d.arena);
}

static void readers_and_killed_stories(void **state)
{
    (void)state;
    struct desk d;
    open_desk(&d);
    assert_int_equal(may(&d, ROLE_READER, "x", DECISION_COMMENT), FAULT_REJECT);
    assert_int_equal(may(&d, ROLE_REPORTER, "x", DECISION_KILL), FAULT_REJECT);
    assert_int_equal(may(&d, ROLE_DESK, "x", DECISION_KILL), FAULT_OK);
    decide(&d, DECISION_KILL, STEP_NONE, "x", "", -1);
    assert_int_equal(d.signoff.state, STATE_KILLED);
    assert_int_equal(may(&d, ROLE_REPORTER, "rep", DECISION_EDIT), FAULT_REJECT);
    arena_release(&d.arena);
}

static void an_approval_is_of_exactly_this_text(void **state)
{
    (void)state;
    struct desk d;
    char hash[HASH_HEX];
    open_desk(&d);
    decide(&d, DECISION_APPROVE, STEP_REPORTER, "rep", "", 0);
    assert_false(d.article.segments.at[0].approved);
    hash_bytes(str_of("one"), hash);
    d.article.decisions.at[0].on = str_of(hash);
    fold(&d);
    assert_true(d.article.segments.at[0].approved);
    d.article.segments.at[0].draft.text = str_of("uno");
    fold(&d);
    assert_false(d.article.segments.at[0].approved);
    arena_release(&d.arena);
}

static void a_fingerprint_keeps_and_drops(void **state)
{
    (void)state;
    struct finding f = {.check = str_of("term.forbidden"), .source = {0, 3}, .target = {0, 3}}, g = f;
    finding_fingerprint(&f, str_of("하나"), str_of("one two"));
    finding_fingerprint(&g, str_of("하나"), str_of("one three"));
    assert_string_equal(f.fingerprint, g.fingerprint);
    finding_fingerprint(&g, str_of("하나"), str_of("two three"));
    assert_string_not_equal(f.fingerprint, g.fingerprint);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_people_sign_in_order),
        cmocka_unit_test(an_edit_after_the_end_unmatches_only_the_editor),
        cmocka_unit_test(facts_changed_by_the_editor_go_back_to_the_reporter),
        cmocka_unit_test(the_machine_or_reporter_changing_text_unmatches_both),
        cmocka_unit_test(a_return_hands_back_until_signed_again),
        cmocka_unit_test(a_block_is_waived_with_a_decision_or_holds_the_second_signature),
        cmocka_unit_test(an_empty_sentence_cannot_be_signed),
        cmocka_unit_test(readers_and_killed_stories),
        cmocka_unit_test(an_approval_is_of_exactly_this_text),
        cmocka_unit_test(a_fingerprint_keeps_and_drops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
