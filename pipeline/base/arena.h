/* arena: memory that is given back all at once.
 *
 * One arena lives per article on its way, one scratch arena per stage; nothing
 * allocated here is freed on its own. Allocation cannot fail: it ends the
 * process, and since every stage can be repeated that is honest.
 *
 *     struct arena a = {0};
 *     struct str name = arena_printf(&a, "%d.%s", 12, "en");
 *     arena_release(&a);
 */
#ifndef OKGYO_BASE_ARENA_H
#define OKGYO_BASE_ARENA_H

#include "base/str.h"

struct arena {
    struct arena_block *last; /* newest block, linked to the older ones */
};

/* Zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t bytes);

/* A copy that ends in NUL (not counted in len). */
struct str arena_str(struct arena *a, struct str s);
char *arena_cstr(struct arena *a, struct str s);
struct str arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Bytes taken from the system so far. */
size_t arena_size(const struct arena *a);

/* Empties it for the next of many small jobs: its largest block is kept, so that most jobs ask
 * the system for nothing. What was in it is gone. */
void arena_reset(struct arena *a);

/* Gives everything back; the arena is empty and may be used again. */
void arena_release(struct arena *a);

/* Growing lists. Any struct with the members `T *at; size_t len, cap;` is one:
 *
 *     struct findings { struct finding *at; size_t len, cap; };
 *     *vec_push(arena, &list) = (struct finding){...};
 */
#define vec_push(arena, list)                                                                  \
    (arena_grow((arena), (void **)&(list)->at, &(list)->cap, (list)->len, sizeof *(list)->at), \
     &(list)->at[(list)->len++])

/* Makes room for one more element of `size` bytes behind `len`; for vec_push. */
void arena_grow(struct arena *a, void **at, size_t *cap, size_t len, size_t size);

#endif
