/* Translation memories: whatever claims to be TMX. What must hold:
 *
 * - every variant has a language and a well-formed text within LIMIT_SEGMENT;
 * - reading twice gives the same fault, and what the memory finds is well-formed.
 */
#include "stages/translate/memory.h"
#include "text/utf8.h"

#include <assert.h>

struct sources {
    struct arena *a;
    struct str *at;
    size_t len, cap;
};

static void take(void *user, const struct tmx_variant *v)
{
    struct sources *s = user;
    assert(v->unit > 0 && v->lang.len > 0 && utf8_invalid(v->lang) < 0);
    assert(v->text.len > 0 && v->text.len <= LIMIT_SEGMENT && utf8_invalid(v->text) < 0);
    *vec_push(s->a, s) = arena_str(s->a, v->text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct sources sources = {.a = &a};
    struct str bytes = {(const char *)data, size}, origin;
    struct memory *m = memory_new();
    enum fault f = tmx_read(bytes, "it", take, &sources, NULL);
    assert(memory_add_bytes(m, bytes, "it", NULL) == f);
    memory_seal(m);
    for (size_t i = 0; i < sources.len && i < 100; i++) {
        struct str found = memory_find(m, &a, str_of("ko"), str_of("en"), sources.at[i], &origin);
        assert(utf8_invalid(found) < 0);
    }
    memory_free(m);
    arena_release(&a);
    return 0;
}
