/* Glossary files of any kind. Input: one byte (the name's ending), then the file. What
 * must hold:
 *
 * - every entry that was taken has both sides, well-formed and within its ceiling;
 * - every issue has a rule and one line of text;
 * - written and read again, a glossary is the same;
 * - mending leaves something that can be read, and is at rest after a second time.
 */
#include "terms/lint.h"
#include "terms/write.h"
#include "tests/fuzz/input.h"

static const char *const names[] = {"x.ko-en.csv", "x.ko-en.tsv", "x.tbx", "x.json"};

static void check_terms(const struct termbase *t)
{
    for (size_t i = 0; i < termbase_count(t); i++) {
        const struct term *term = termbase_at(t, i);
        assert(term->source.len > 0 && term->target.len > 0);
        assert(utf8_invalid(term->source) < 0 && utf8_invalid(term->target) < 0 && utf8_invalid(term->note) < 0);
        assert(term->source.len <= LIMIT_CELL + 4 && term->target.len <= LIMIT_CELL);
    }
}

static void check_issues(const struct term_issues *issues)
{
    for (size_t i = 0; i < issues->len; i++) {
        assert(issues->at[i].rule.len > 0 && issues->at[i].message.len > 0);
        assert(!memchr(issues->at[i].rule.at, ' ', issues->at[i].rule.len));
    }
}

static void check_again(const struct termbase *t, struct arena *a)
{
    auto_buf struct buf out = buf_make(LIMIT_GLOSSARY), twice = buf_make(LIMIT_GLOSSARY);
    struct term_issues dropped = {0}, issues = {0};
    struct termbase *back = termbase_new("");
    glossary_write(t, str_of("json"), a, &dropped, &out);
    assert(termbase_read_bytes(back, a, "y.json", buf_str(&out), &issues, NULL) == FAULT_OK);
    assert(termbase_count(back) <= termbase_count(t));
    glossary_write(back, str_of("json"), a, &dropped, &twice);
    if (termbase_count(back) == termbase_count(t))
        assert(str_eq(buf_str(&out), buf_str(&twice)));
    termbase_free(back);
}

static void check_mend(struct str text, const struct term_issues *issues)
{
    auto_buf struct buf out = buf_make(LIMIT_GLOSSARY);
    table_mend(text, str_of("x.ko-en.csv"), issues, &out);
    assert(issues->len || str_eq(buf_str(&out), text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    struct arena a = {0};
    struct term_issues issues = {0};
    struct str bytes = {(const char *)data + 1, size - 1};
    unsigned name = data[0] % 4;
    struct termbase *t = termbase_new("");
    if (termbase_read_bytes(t, &a, names[name], bytes, &issues, NULL) == FAULT_OK) {
        check_terms(t);
        check_again(t, &a);
    }
    termbase_seal(t);
    terms_lint(t, 1760000000000, &a, &issues);
    check_issues(&issues);
    if (name == 0)
        check_mend(input_text(&a, data + 1, size - 1), &issues);
    termbase_free(t);
    arena_release(&a);
    return 0;
}
