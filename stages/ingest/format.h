/* format: one kind of file that stories arrive in.
 *
 * A format is one file format_NAME.c with a `const struct format format_NAME` at its
 * bottom, and one line in formats.h. Reading gives blocks, each with its span in
 * the bytes as received, so that an exporter can put the translation back.
 */
#ifndef OKGYO_INGEST_FORMAT_H
#define OKGYO_INGEST_FORMAT_H

#include "base/arena.h"
#include "base/fault.h"
#include "model/article.h"

struct format {
    const char *name;    /* "html" */
    const char *endings; /* ".html|.htm": sniffed first by content, then by name */
    /* How sure, 0..100, that these bytes are of this format. */
    unsigned (*sniff)(struct str bytes, struct str name);
    /* Fills meta and blocks of `out` (raw and name are set). */
    enum fault (*read)(struct arena *a, struct article *out, struct err *err);
    /* Optional: the story's own identity in these bytes, or "". */
    struct str (*identity)(struct arena *a, struct str bytes);
};

/* Ended by NULL; made from formats.h. */
extern const struct format *const formats[];

const struct format *format_sniff(struct str bytes, struct str name);

/* Decodes, sniffs and reads a.raw into meta and blocks: the whole of the stage but its
 * codec. FAULT_REJECT with the file's name and the offset when it is no story. */
enum fault ingest_read(struct article *a, struct err *err);

/* The story's own identity in these bytes (ninjs uri, HTML canonical link), or "":
 * for store_add, before anything else is known. Lives in `a`. */
struct str ingest_identity(struct arena *a, struct str bytes, struct str name);

#endif
