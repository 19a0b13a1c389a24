/* ids: names for segments that stay when the story around them changes.
 *
 * An id is the first 24 hexadecimal digits of the hash of kind, source and how often
 * the same kind and source came before in the article: what did not change keeps
 * its drafts, edits and approvals.
 */
#ifndef OKGYO_SEGMENT_IDS_H
#define OKGYO_SEGMENT_IDS_H

#include "model/article.h"

/* Start with {.arena = …}. */
struct ids {
    struct arena *arena;
    struct ids_seen *seen; /* open addressing; cap is a power of two */
    size_t len, cap;
};

void ids_next(struct ids *ids, enum block_kind kind, struct str source, char out[SEGMENT_ID]);

#endif
