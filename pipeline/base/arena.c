#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>

struct arena_block {
    struct arena_block *older;
    size_t used, size; /* bytes of data[] */
    alignas(max_align_t) char data[];
};

enum { SMALLEST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20 };

/* Bytes as they are: what was given back with arena_reset() may hold anything. */
static void *take(struct arena *a, size_t bytes)
{
    const size_t align = alignof(max_align_t);
    assert(bytes < SIZE_MAX - sizeof(struct arena_block) - align);
    bytes = (bytes + align - 1) & ~(align - 1);
    if (!a->last || a->last->size - a->last->used < bytes) {
        /* blocks double, so an article of any size costs few calls */
        size_t size = a->last ? a->last->size * 2 : SMALLEST_BLOCK;
        if (size > LARGEST_BLOCK)
            size = LARGEST_BLOCK;
        if (size < bytes)
            size = bytes;
        struct arena_block *b = malloc(sizeof *b + size);
        if (!b)
            abort();
        *b = (struct arena_block){.older = a->last, .size = size};
        a->last = b;
    }
    void *out = a->last->data + a->last->used;
    a->last->used += bytes;
    return out;
}

void *arena_alloc(struct arena *a, size_t bytes)
{
    return memset(take(a, bytes), 0, bytes);
}

struct str arena_str(struct arena *a, struct str s)
{
    char *copy = take(a, s.len + 1);
    if (s.len)
        memcpy(copy, s.at, s.len);
    copy[s.len] = 0;
    return (struct str){copy, s.len};
}

char *arena_cstr(struct arena *a, struct str s)
{
    return (char *)arena_str(a, s).at;
}

struct str arena_printf(struct arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(len >= 0);
    char *out = take(a, (size_t)len + 1);
    vsnprintf(out, (size_t)len + 1, format, again);
    va_end(again);
    return (struct str){out, (size_t)len};
}

size_t arena_size(const struct arena *a)
{
    size_t sum = 0;
    for (const struct arena_block *b = a->last; b; b = b->older)
        sum += b->size;
    return sum;
}

/* The newest block is the largest, but for one that was made for a single large piece. */
void arena_reset(struct arena *a)
{
    struct arena_block *kept = a->last;
    if (!kept || kept->size > LARGEST_BLOCK) {
        arena_release(a);
        return;
    }
    a->last = kept->older;
    arena_release(a);
    kept->used = 0;
    kept->older = NULL;
    a->last = kept;
}

void arena_release(struct arena *a)
{
    while (a->last) {
        struct arena_block *older = a->last->older;
        free(a->last);
        a->last = older;
    }
}

void arena_grow(struct arena *a, void **at, size_t *cap, size_t len, size_t size)
{
    if (len < *cap)
        return;
    size_t more = *cap ? *cap * 2 : 8;
    char *wider = take(a, more * size);
    if (len)
        memcpy(wider, *at, len * size);
    memset(wider + len * size, 0, (more - len) * size);
    *at = wider;
    *cap = more;
}
