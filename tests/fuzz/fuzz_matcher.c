/* Recognition in any text. What must hold:
 *
 * - spans lie inside the text, on the edges of characters, in order, without overlap;
 * - the matcher that remembers finds what the plain one finds, and counts as many;
 * - the fast judge of UTF-8 says what the slow one says.
 */
#include "terms/matcher.h"
#include "terms/rendering.h"
#include "terms/sound.h"
#include "tests/fuzz/input.h"

static const char glossary[] =
    "source,target,kind,aliases\n한국,South Korea,place,韓\n한국은행,Bank of Korea,body,\n"
    "이란,Iran,place,\n뮤직 비디오,music video,common,\n더불어민주당,Democratic Party,body,\n"
    "LG,LG,body,\n5G,5G,common,\n북,the North,place,\n보기,example,common,\n명의,name,common,\n"
    "S&P 500,S&P 500,common,\n한·미,South Korea and the U.S.,place,\n";

static void check_order(struct str text, const struct matches *m)
{
    size_t end = 0;
    for (size_t i = 0; i < m->len; i++) {
        struct span at = m->at[i].at, josa = m->at[i].josa;
        assert(at.len > 0 && at.at >= end && (size_t)at.at + at.len <= text.len);
        assert(utf8_invalid(span_of(text, at)) < 0 && utf8_invalid(str_slice(text, 0, at.at)) < 0);
        assert((size_t)josa.at + josa.len <= text.len && m->at[i].confidence <= 100);
        end = (size_t)at.at + at.len;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct term_issues issues = {0};
    struct str raw = {(const char *)data, size};
    assert(text_is_sound(raw) == (utf8_invalid(raw) < 0));
    struct termbase *t = termbase_new("");
    assert(termbase_read_bytes(t, &a, "x.ko-en.csv", str_of(glossary), &issues, NULL) == FAULT_OK);
    termbase_seal(t);
    struct matcher *m = matcher_open(t);
    struct str text = input_text(&a, data, size);
    struct matches plain = {0}, kept = {0};
    struct renderings said = {0};
    matcher_find(t, &a, text, &plain);
    matcher_run(m, &a, text, &kept);
    check_order(text, &plain);
    assert(plain.len == kept.len);
    for (size_t i = 0; i < plain.len; i++)
        assert(plain.at[i].at.at == kept.at[i].at.at && plain.at[i].term == kept.at[i].term);
    if (!memchr(text.at, '\n', text.len))
        assert(matcher_count(m, text) == plain.len);
    rendering_find(termbase_at(t, 0), str_of("en"), &a, text, &said);
    for (size_t i = 0; i < said.len; i++)
        assert((size_t)said.at[i].at.at + said.at[i].at.len <= text.len);
    matcher_close(m);
    termbase_free(t);
    arena_release(&a);
    return 0;
}
