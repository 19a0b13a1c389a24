/* source: a file being read into blocks.
 *
 * Holds the decoded text and turns places in it into places in the bytes as
 * received. Formats hand over blocks in the order of the text.
 *
 *     struct source s;
 *     try(source_open(&s, a, out, NULL, err));
 *     source_block(&s, BLOCK_PARAGRAPH, (struct span){at, len}, text);
 *     return source_close(&s, err);
 */
#ifndef OKGYO_INGEST_SOURCE_H
#define OKGYO_INGEST_SOURCE_H

#include "base/arena.h"
#include "base/fault.h"
#include "model/article.h"
#include "text/decode.h"

struct source {
    struct arena *a;
    struct article *out;
    struct str text; /* decoded */
    struct decoded decoded;
    struct decode_walk walk; /* where the last block ended */
    bool placed;             /* false: the text is no stretch of the file (a JSON string): spans stay empty */
    bool over;               /* more than LIMIT_BLOCKS */
};

/* Decodes out->raw and sets meta.encoding. `label`: see decode_text. */
enum fault source_open(struct source *s, struct arena *a, struct article *out, const char *label, struct err *err);
/* The same around a text that is decoded already and has no place in the file. */
void source_borrow(struct source *s, struct arena *a, struct article *out, struct str text);

/* Adds a block; `at` are bytes of s->text, `read` lives as long as the arena. */
void source_block(struct source *s, enum block_kind kind, struct span at, struct str read);
/* Notes a link or emphasis with the newest block; beyond LIMIT_INLINES it is no news copy. */
void source_inline(struct source *s, const struct block_inline *mark);

/* FAULT_REJECT when there were too many blocks. */
enum fault source_close(const struct source *s, struct err *err);

#endif
