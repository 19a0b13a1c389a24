/* copy: the edition as it reads, block by block.
 *
 * A passage is one block of copy with the targets of its sentences joined the way the
 * target language joins sentences. Boilerplate and bylines are not copy.
 */
#ifndef OKGYO_EXPORT_COPY_H
#define OKGYO_EXPORT_COPY_H

#include "model/article.h"

struct passage {
    enum block_kind kind;
    uint32_t block;      /* index into article.blocks */
    uint32_t first, end; /* its segments: [first, end) of article.segments */
    struct str text;     /* joined targets; a sentence nobody translated reads "⟦원문⟧" */
};

struct passages {
    struct passage *at;
    size_t len, cap;
};

/* All blocks that have segments, in order; texts live in `arena`. */
struct passages copy_passages(struct arena *arena, const struct article *a);

/* What stands between two sentences of a block: a line break that was there, else
 * what the target language writes between sentences (" ", or nothing in Japanese
 * and Chinese). `segment` is not the first of its block. */
const char *copy_between(const struct article *a, uint32_t segment);

/* The sentence as it is printed: its target, or the source in marks when there is none. */
struct str copy_sentence(struct arena *arena, const struct segment *s);

/* Its length, without making it. */
size_t copy_length(const struct segment *s);

/* The first passage of that kind, or NULL. */
const struct passage *copy_first(const struct passages *p, enum block_kind kind);

/* HTML element of a passage of the body: "p", "h2", "blockquote". */
const char *copy_element(enum block_kind kind);

/* True when the text holds a Hangul syllable: not fit to print in another script. */
bool copy_has_hangul(struct str text);

#endif
