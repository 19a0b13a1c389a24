/* html_tree: which stretches of a page are paragraphs, headings, captions, and
 * which are menus, advertisements and the like.
 *
 * Only elements that begin a block, are left out, or carry a telling class get a
 * node; inline markup stays part of the text around it. Ends that a sloppy page
 * leaves out are where the next element of the same family or the parent's end is.
 */
#ifndef OKGYO_INGEST_HTML_TREE_H
#define OKGYO_INGEST_HTML_TREE_H

#include "base/arena.h"
#include "base/fault.h"
#include "stages/ingest/html.h"

enum {
    HTML_BLOCK = 1 << 0, /* begins and ends a stretch of text */
    HTML_SKIP = 1 << 1,  /* left out with all that is in it */
    HTML_VOID = 1 << 2,  /* has no content and no end tag */
    HTML_PARAGRAPH = 1 << 3,
    HTML_HEADING = 1 << 4,
    HTML_TOP = 1 << 5, /* h1 */
    HTML_QUOTE = 1 << 6,
    HTML_CAPTION = 1 << 7,
    HTML_ARTICLE = 1 << 8,
    HTML_MAIN = 1 << 9,
    HTML_BODY = 1 << 10, /* its class or property says: the article's text */
    HTML_HEADLINE = 1 << 11,
    HTML_DECK = 1 << 12,
    HTML_FAMILY = 1 << 13, /* its start tag ends an open one of its name (p li td …) */
    HTML_EMBED = 1 << 14,  /* a picture or the like: text does not run across it */
    HTML_BREAK = 1 << 15,  /* br */
    HTML_LINK = 1 << 16,   /* a */
    HTML_ROOT = 1 << 17,   /* html body: a class there says nothing about parts */
    HTML_HEADER = 1 << 18,
    HTML_TITLED = 1 << 19, /* a class that headlines have */
};

/* Of an element by its name, 0 for inline and unknown ones. */
unsigned html_element(struct str name);

enum { HTML_NONE = 0xFFFFFFFF };

struct html_node {
    uint32_t at, inner;      /* start tag, first byte behind it */
    uint32_t inner_end, end; /* end tag (or what implies it), first byte behind it */
    uint32_t parent;         /* index, HTML_NONE = the page */
    unsigned flags;          /* HTML_SKIP is inherited */
    struct span name;
    uint32_t own;   /* bytes of text right in it or in its paragraphs, links not counted */
    uint32_t total; /* of it and all its parts */
};

struct html_nodes {
    struct html_node *at;
    size_t len, cap;
};

/* In order of their start tags. `classes`: let class names leave elements out. Faults:
 * FAULT_REJECT for a tag that is too large or nesting deeper than 256. */
enum fault html_tree_read(struct arena *a, struct str page, bool classes, const char *what, struct html_nodes *out,
                          struct err *err);

#endif
