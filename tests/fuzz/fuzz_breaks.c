/* breaks: sentences in order, without overlap, holding every byte but the blanks. */
#include "text/breaks.h"

#include "tests/fuzz/input.h"

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct spans got = {0};
    struct breaks *b;
    struct str text = input_text(&a, data, size);
    enum fault f = breaks_open("ko", &b, NULL);
    assert(f == FAULT_OK);
    breaks_sentences(b, &a, text, &got);
    size_t done = 0, len;
    for (size_t i = 0; i <= got.len; i++) {
        size_t at = i < got.len ? got.at[i].at : text.len;
        assert(at >= done && at <= text.len);
        for (size_t k = done; k < at; k += len)
            assert(is_blank(utf8_at(text, k, &len)));
        if (i == got.len)
            break;
        struct str sentence = span_of(text, got.at[i]);
        assert(got.at[i].len > 0 && sentence.len == got.at[i].len && utf8_invalid(sentence) < 0);
        assert(!is_blank(utf8_at(sentence, 0, NULL)) && !is_blank(utf8_before(sentence, sentence.len, NULL)));
        done = at + got.at[i].len;
    }
    breaks_close(b);
    arena_release(&a);
    return 0;
}
