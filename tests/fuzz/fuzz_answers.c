/* Answers of endpoints: whatever comes with a 200, or with an error status.
 *
 * Input: one byte (which protocol, how many texts, which level), then the body. What
 * must hold:
 *
 * - an accepted answer has one well-formed text for every text asked, or a reason;
 * - what is said about a refused one is one line of clean UTF-8 without the key;
 * - placeholders restored leave well-formed text.
 */
#include "stages/translate/endpoints.h"
#include "text/utf8.h"

#include <assert.h>

extern const struct provider provider_libretranslate, provider_deepl, provider_openai;

enum { TEXTS = 3 };
static const char key[] = "k-4711";

static void check_line(struct str line)
{
    assert(utf8_invalid(line) < 0);
    assert(str_find(line, str_of(key), 0) < 0);
    for (size_t i = 0; i < line.len; i++)
        assert((unsigned char)line.at[i] >= 0x20);
}

static void check_restore(struct arena *a, struct str text, enum mark_style style)
{
    struct marks marks = {0};
    struct str out;
    protect_find(a, str_of("보라 https://a.kr/x, hong@a.kr"), &marks);
    assert(marks.len == 2);
    if (protect_restore(a, text, &marks, style, &out))
        assert(utf8_invalid(out) < 0);
}

static void check_answer(struct endpoint *e, const struct ask *ask, const struct http_reply *reply, struct arena *a)
{
    struct err err = {.text = ""};
    struct answered answered[TEXTS] = {{{0}, {0}, 0, {0}}};
    struct answer answer = {.at = answered};
    enum fault f = e->provider->read(e, ask, reply, a, &answer, &err);
    assert(f == FAULT_OK || f == FAULT_RETRY);
    for (size_t i = 0; f == FAULT_OK && !answer.cut && i < ask->n; i++) {
        assert(utf8_invalid(answered[i].text) < 0);
        assert(!memchr(answered[i].text.at ? answered[i].text.at : "", 0, answered[i].text.len));
        check_restore(a, answered[i].text, e->provider->marks);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct provider *const all[] = {&provider_libretranslate, &provider_deepl, &provider_openai};
    struct str sources[TEXTS] = {{"가", 3}, {"나", 3}, {"다", 3}};
    struct arena a = {0};
    unsigned choice = size ? data[0] : 0;
    struct endpoint e = {.name = "it", .provider = all[choice % 3]};
    struct ask ask = {.sources = sources, .n = choice / 3 % TEXTS + 1, .level = (int)(choice / 9 % 3)};
    struct http_reply reply = {.outcome = HTTP_ANSWERED, .status = 200};
    if (ask.level == 2)
        ask.n = 1; /* plain answers are for one text */
    e.level = ask.level;
    e.secret = buf_make(64);
    buf_addz(&e.secret, key);
    reply.body = arena_str(&a, (struct str){(const char *)data + (size > 0), size - (size > 0)});
    check_answer(&e, &ask, &reply, &a);
    static const long statuses[] = {400, 429, 403, 500};
    reply.status = statuses[choice / 27 % 4];
    if (e.provider->verdict)
        assert(e.provider->verdict(&e, &ask, &reply) != VERDICT_FINE);
    check_line(endpoint_says(&e, &a, &reply));
    buf_release(&e.secret);
    arena_release(&a);
    return 0;
}
