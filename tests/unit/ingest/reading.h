/* reading: an article read from a literal, written down as lines for comparing.
 *
 * One line a block: kind, its bytes in the file between < >, what was read, and the
 * note of boilerplate. \n inside a text is written as ¶.
 */
#ifndef OKGYO_TEST_READING_H
#define OKGYO_TEST_READING_H

#include "base/buf.h"
#include "model/inlines.h"
#include "stages/ingest/format.h"

static inline void reading_add(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] == '\n')
            buf_addz(b, "¶");
        else
            buf_addc(b, s.at[i]);
}

/* `places`: with the bytes in the file. */
static inline void reading_dump(const struct article *a, bool places, struct buf *b)
{
    for (size_t i = 0; i < a->blocks.len; i++) {
        const struct block *k = &a->blocks.at[i];
        buf_addz(b, block_name(k->kind));
        if (places) {
            buf_addz(b, " <");
            reading_add(b, span_of(a->raw, k->raw));
            buf_addz(b, ">");
        }
        buf_addz(b, " ");
        reading_add(b, k->read);
        if (k->note.len)
            buf_printf(b, " (%.*s)", STR_ARGS(k->note));
        buf_addz(b, "\n");
    }
}

/* True when `file`, called `name`, reads as `want`; prints both when not. */
static inline bool reading_is(struct str file, const char *name, bool places, const char *want)
{
    struct arena arena = {0};
    struct err err = {0};
    struct article a = {.arena = &arena, .raw = file, .name = str_of(name)};
    auto_buf struct buf b = buf_make(1 << 20);
    if (ingest_read(&a, &err) != FAULT_OK)
        buf_printf(&b, "fault: %s\n", err.text);
    reading_dump(&a, places, &b);
    bool same = str_is(buf_str(&b), want);
    if (!same)
        print_error("%s\n--- got\n%.*s--- want\n%s---\n", name, STR_ARGS(buf_str(&b)), want);
    arena_release(&arena);
    return same;
}

/* Links and emphasis of every block, a line each: kind, words, address, and with `places`
 * the start tag that stands in the file. */
static inline bool inlines_are(struct str file, const char *name, bool places, const char *want)
{
    struct arena arena = {0};
    struct err err = {0};
    struct article a = {.arena = &arena, .raw = file, .name = str_of(name)};
    auto_buf struct buf b = buf_make(1 << 20);
    if (ingest_read(&a, &err) != FAULT_OK)
        buf_printf(&b, "fault: %s\n", err.text);
    for (size_t i = 0; i < a.blocks.len; i++) {
        const struct block *k = &a.blocks.at[i];
        for (size_t n = 0; n < k->inlines.len; n++) {
            const struct block_inline *m = &k->inlines.at[n];
            struct str words = span_of(k->read, m->at), tag = str_slice(a.raw, (size_t)k->raw.at + m->tag, 3);
            buf_printf(&b, "%s \"%.*s\" %.*s %.*s\n", inline_name(m->kind), STR_ARGS(words), STR_ARGS(m->href),
                       places && m->tag != INLINE_OUTSIDE ? 3 : 1, places && m->tag != INLINE_OUTSIDE ? tag.at : "-");
        }
    }
    bool same = str_is(buf_str(&b), want);
    if (!same)
        print_error("%s\n--- got\n%.*s--- want\n%s---\n", name, STR_ARGS(buf_str(&b)), want);
    arena_release(&arena);
    return same;
}

#endif
