/* html: a tokenizer for saved pages, with the place of every piece in the text.
 *
 * Tags, text and comments as the WHATWG tokenizer cuts them, and nothing more: no
 * tree is built and nothing is mended, so what the page looks like between two pieces
 * of text stays as it came. Linear in the size of the page.
 *
 *     struct html h = {.text = page};
 *     struct html_token t;
 *     while (html_next(&h, &t)) …
 */
#ifndef OKGYO_INGEST_HTML_H
#define OKGYO_INGEST_HTML_H

#include "base/buf.h"
#include "text/span.h"

enum {
    HTML_MOST_TAG = 1 << 20, /* bytes of one tag: pictures are often saved inside it */
    HTML_MOST_ATTRIBUTES = 64,
};

enum html_kind { HTML_TEXT, HTML_OPEN, HTML_CLOSE, HTML_OTHER /* comment, doctype, processing instruction */ };

struct html_token {
    enum html_kind kind;
    struct span at;   /* bytes of the page */
    struct span name; /* of a tag, as written */
    bool raw;         /* text of a script, style … : no entities, no tags */
};

struct html {
    struct str text;
    size_t at;
    struct span raw_of; /* name of the element whose raw text comes next; none = markup */
    bool over;          /* a tag was larger than HTML_MOST_TAG: tokens ended there */
};

bool html_next(struct html *h, struct html_token *out);

struct html_attribute {
    struct str name, value; /* as written, without quotes, entities not resolved */
};

/* Attributes of a tag token in order; at most HTML_MOST_ATTRIBUTES. */
size_t html_attributes(struct str page, const struct html_token *tag, struct html_attribute out[HTML_MOST_ATTRIBUTES]);

/* Adds text with its entities resolved (named ones of HTML 4, all numeric ones);
 * blanks of any kind, line ends among them, become one ' ' when `fold` is set. */
void html_add_text(struct buf *out, struct str text, bool fold);

/* Code point of a named entity without & and ;, or 0. */
uint32_t html_entity(struct str name);

#endif
