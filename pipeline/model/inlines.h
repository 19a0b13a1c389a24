/* inlines: links and emphasis inside a sentence, on their way to the translation.
 *
 * Ingest finds them in the source and notes them with their block. Cut into sentences they
 * get a number each, and a text that people or machines write carries them as
 *
 *     He told the <1>National Assembly</1> that …
 *
 * segment.written is the text with these tags, what is edited, approved and signed;
 * segment.target is the same without them, what checks and exporters read. Where nobody
 * placed a tag, a mark still has its place when that is certain: it stands on the whole
 * sentence, on a glossary term that was rendered, or on words that are the same in both
 * languages. Everything else is lost, and the check markup.mismatch says so.
 */
#ifndef OKGYO_MODEL_INLINES_H
#define OKGYO_MODEL_INLINES_H

#include "model/article.h"

enum {
    INLINE_OUTSIDE = 0xFFFFFFFF, /* block_inline.tag: stands around the block, or in no page */
    INLINE_MOST = 40,            /* of one sentence; beyond that it is no news copy */
};

const char *inline_name(enum inline_kind kind); /* "link" "emphasis" "strong" */

/* Fills article.inlines from the blocks', for segments that were just cut, and every
 * segment's first_inline and inlines. */
void inlines_find(struct article *a);

/* The marks of a segment, in order of place, an outer one before its inner ones. */
static inline const struct inline_mark *inlines_of(const struct article *a, const struct segment *s)
{
    return s->inlines ? &a->inlines.at[s->first_inline] : NULL;
}

/* True when some mark of the segment has a number, that is, when its text may hold tags. */
bool inlines_numbered(const struct article *a, const struct segment *s);

/* The source with the tags of its numbered marks; the source itself when there are none. */
struct str inlines_source(struct arena *arena, const struct article *a, const struct segment *s);

/* The target with the tags of its numbered marks, of those, too, whose place is certain
 * though nobody wrote them. */
struct str inlines_target(struct arena *arena, const struct article *a, const struct segment *s);

/* A text without the tags of this segment's marks; other tags are text and stay. `text`
 * itself when there are none, else in `arena`. */
struct str inlines_plain(struct arena *arena, const struct article *a, const struct segment *s, struct str text);

/* Where the mark stands in segment.target: as written, else where that is certain. False
 * when it has no place there. */
bool inlines_place(const struct article *a, const struct inline_mark *m, struct span *target);

/* Where words of a segment's source stand in its target, if that is certain (see above). */
bool inlines_certain(const struct article *a, const struct segment *s, struct str words, struct span *target);

#endif
