#include "stages/normalize/clean.h"

#include "base/buf.h"
#include "text/norm.h"

#include <assert.h>

/* The text being put together from the stretches between the cuts. */
struct joined {
    struct arena *a;
    const struct block *block;
    struct buf text;
    struct edits *edits;
    size_t from; /* bytes of block.read accounted for */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* What lies between the last stretch and `to` is left out; one blank stands for it
 * when there is text on both sides. */
static void leave_out(struct joined *j, size_t to, bool more)
{
    if (to == j->from)
        return;
    struct span new = {(uint32_t)j->text.len, more && j->text.len ? 1 : 0};
    edits_add(j->a, j->edits, new, (struct span){(uint32_t)j->from, (uint32_t)(to - j->from)});
    if (new.len)
        buf_addc(&j->text, ' ');
    j->from = to;
}

static void add_stretch(struct joined *j, size_t at, size_t end)
{
    while (at < end && is_blank(j->block->read.at[at]))
        at++;
    while (end > at && is_blank(j->block->read.at[end - 1]))
        end--;
    struct edits own;
    struct str clean = norm_text(j->a, str_slice(j->block->read, at, end - at), &own);
    if (clean.len == 0)
        return; /* goes with what is left out */
    leave_out(j, at, true);
    size_t base = j->text.len;
    buf_add(&j->text, clean);
    for (size_t i = 0; i < own.len; i++) {
        struct edit e = own.at[i];
        e.to.at += (uint32_t)base;
        e.from.at += (uint32_t)at;
        edits_add(j->a, j->edits, e.to, e.from);
    }
    j->from = end;
}

struct str clean_block(struct arena *a, const struct block *b, struct edits *edits)
{
    if (b->cut.len == 0)
        return norm_text(a, b->read, edits);
    *edits = (struct edits){0};
    struct joined j = {.a = a, .block = b, .text = buf_make(b->read.len * 3 + b->cut.len + 1), .edits = edits};
    size_t at = 0;
    for (size_t i = 0; i < b->cut.len; i++) {
        struct span gone = b->cut.at[i].at;
        assert(gone.at >= at && (size_t)gone.at + gone.len <= b->read.len);
        add_stretch(&j, at, gone.at);
        at = (size_t)gone.at + gone.len;
    }
    add_stretch(&j, at, b->read.len);
    leave_out(&j, b->read.len, false);
    struct str text = arena_str(a, buf_str(&j.text));
    buf_release(&j.text);
    return text;
}
