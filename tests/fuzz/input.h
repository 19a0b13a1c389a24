/* input: what the fuzz targets share: the input as text, and checks of spans.
 */
#ifndef OKGYO_FUZZ_INPUT_H
#define OKGYO_FUZZ_INPUT_H

#include "text/edits.h"
#include "text/utf8.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input with every wrong byte as '?': targets behind decode see only UTF-8. */
static inline struct str input_text(struct arena *a, const uint8_t *data, size_t size)
{
    char *copy = arena_cstr(a, (struct str){(const char *)data, size});
    struct str s = {copy, size};
    for (ptrdiff_t wrong; (wrong = utf8_invalid(s)) >= 0;)
        copy[wrong] = '?';
    return s;
}

/* Between the edits both texts hold the same bytes, and the edits cover the rest. */
static inline void input_check_edits(struct str from, struct str to, const struct edits *e)
{
    size_t t = 0, f = 0;
    for (size_t i = 0; i < e->len; i++) {
        size_t gap = e->at[i].to.at - t;
        assert(e->at[i].to.at >= t && e->at[i].from.at == f + gap);
        assert(e->at[i].from.at + (size_t)e->at[i].from.len <= from.len);
        assert(memcmp(to.at + t, from.at + f, gap) == 0);
        t = e->at[i].to.at + (size_t)e->at[i].to.len;
        f = e->at[i].from.at + (size_t)e->at[i].from.len;
    }
    assert(to.len - t == from.len - f && (to.len == t || memcmp(to.at + t, from.at + f, to.len - t) == 0));
}

#endif
