/* codec: ingest's output as bytes, and back.
 *
 * JSON: {"meta": {…}, "blocks": [[kind, raw at, raw length, read, note, cut…], …]}.
 * `read` is 0 where it is the very bytes of the raw span, so that a plain UTF-8
 * article costs a few bytes a block; a cut is three values: at, length, kind. A block with
 * links or emphasis has a list as its last value: [at, length, kind, tag, href, at, …].
 */
#ifndef OKGYO_INGEST_CODEC_H
#define OKGYO_INGEST_CODEC_H

#include "base/buf.h"
#include "model/article.h"

void codec_write(const struct article *from, struct buf *out);

/* Fills meta and blocks; texts borrow from `bytes` and a->raw. */
enum fault codec_read(struct article *a, struct str bytes, struct err *err);

#endif
