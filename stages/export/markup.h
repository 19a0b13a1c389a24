/* markup: the pieces of an HTML page, found without changing a byte of it.
 *
 * Not a parser: it only says where tags, comments and raw text begin and end, in
 * linear time on any bytes, so that a page can be written back as it was received
 * with a few stretches exchanged.
 *
 *     struct markup m;
 *     for (size_t at = 0; markup_next(page, &at, &m);) use(m.kind, m.bytes);
 */
#ifndef OKGYO_EXPORT_MARKUP_H
#define OKGYO_EXPORT_MARKUP_H

#include "base/arena.h"
#include "base/buf.h"

enum markup_kind {
    MARKUP_TEXT,
    MARKUP_OPEN,  /* <p class="x">, also <br/> */
    MARKUP_CLOSE, /* </p> */
    MARKUP_RAW,   /* what stands in script, style, title, textarea: `name` says which */
    MARKUP_OTHER, /* comment, doctype, processing instruction */
};

struct markup {
    enum markup_kind kind;
    struct str bytes; /* the whole piece, borrowed from the page */
    struct str name;  /* of the element, as written */
};

/* The piece at *at; advances. False at the end. `was` in *m, the piece before, is
 * needed to tell raw text: pass the same struct, zeroed before the first call. */
bool markup_next(struct str page, size_t *at, struct markup *m);

/* The value of an attribute within a tag (a part of its bytes, without quotes), as
 * written. False when the tag has no such attribute. */
bool markup_attribute(struct str tag, const char *name, struct str *value);

/* True for elements that have no end tag: br, img … */
bool markup_is_void(struct str name);

/* Text of bytes that hold tags and character references: tags gone, references of
 * HTML's common set resolved, white space made one space, trimmed. In `a`. */
struct str markup_plain(struct arena *a, struct str bytes);

/* Text or attribute value for HTML: & < > " escaped, the rest as it is. */
void markup_add(struct buf *b, struct str text);

#endif
