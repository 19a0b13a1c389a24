/* story: what must hold of an article that any format has read.
 */
#ifndef OKGYO_FUZZ_STORY_H
#define OKGYO_FUZZ_STORY_H

#include "base/limits.h"
#include "stages/ingest/boilerplate.h"
#include "stages/ingest/codec.h"
#include "stages/ingest/format.h"
#include "tests/fuzz/input.h"

/* Spans inside the file and in order (a headline out of a page's head may come
 * first), cuts inside what was read and in order, everything well-formed. */
static inline void story_check(const struct article *s)
{
    size_t raw = 0;
    for (size_t i = 0; i < s->blocks.len; i++) {
        const struct block *b = &s->blocks.at[i];
        assert((size_t)b->raw.at + b->raw.len <= s->raw.len);
        assert(b->raw.len == 0 || b->raw.at >= raw);
        raw = b->raw.len ? b->raw.at + (size_t)b->raw.len : raw;
        assert(utf8_invalid(b->read) < 0);
        size_t cut = 0;
        for (size_t k = 0; k < b->cut.len; k++) {
            struct span at = b->cut.at[k].at;
            assert(at.at >= cut && (size_t)at.at + at.len <= b->read.len);
            assert(utf8_invalid(str_slice(b->read, 0, at.at)) < 0 && utf8_invalid(span_of(b->read, at)) < 0);
            cut = at.at + (size_t)at.len;
        }
        for (size_t k = 0; k < b->inlines.len; k++) {
            const struct block_inline *m = &b->inlines.at[k];
            assert(m->at.len && (size_t)m->at.at + m->at.len <= b->read.len);
            assert(utf8_invalid(str_slice(b->read, 0, m->at.at)) < 0 && utf8_invalid(span_of(b->read, m->at)) < 0);
            assert(utf8_invalid(m->href) < 0);
        }
    }
}

/* What is stored is what comes back. */
static inline void story_check_codec(struct article *s)
{
    auto_buf struct buf bytes = buf_make(LIMIT_OUTPUT), again = buf_make(LIMIT_OUTPUT);
    struct article back = {.arena = s->arena, .raw = s->raw, .name = s->name};
    struct err err = {0};
    codec_write(s, &bytes);
    enum fault f = codec_read(&back, buf_str(&bytes), &err);
    assert(f == FAULT_OK);
    codec_write(&back, &again);
    assert(str_eq(buf_str(&bytes), buf_str(&again)));
}

/* Reads the input with one format and checks all of it. */
static inline int story_run(const struct format *format, const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct err err = {0};
    struct article s = {.arena = &a, .raw = {(const char *)data, size}, .name = str_of("input")};
    s.meta.format = str_of(format->name);
    enum fault f = format->read(&a, &s, &err);
    assert(f == FAULT_OK || (f == FAULT_REJECT && str_starts(str_of(err.text), "input")));
    if (f == FAULT_OK) {
        boilerplate_mark(&a, &s);
        story_check(&s);
        story_check_codec(&s);
    }
    if (format->identity)
        format->identity(&a, s.raw);
    arena_release(&a);
    return 0;
}

#endif
