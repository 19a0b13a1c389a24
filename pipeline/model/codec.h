/* codec: findings as the stages that make them store them.
 */
#ifndef OKGYO_MODEL_CODEC_H
#define OKGYO_MODEL_CODEC_H

#include "base/json.h"
#include "base/pull.h"
#include "model/article.h"

/* "name": [at, len] in bytes. */
void codec_span_write(struct buf *out, const char *name, struct span s);
/* The value alone. */
struct span codec_span_pull(struct pull *p);

/* "findings": [ … ], without fingerprints: those are made when they are read, from
 * the text they are then about. */
void codec_findings_write(struct buf *out, const struct findings *findings);
/* Appends the list, the value alone, to the article's findings. A finding of a segment the
 * article does not have is left out: the output is of another text. */
void codec_findings_pull(struct pull *p, struct article *a);

#endif
