/* html_head: what a page says about itself: meta elements, links, title.
 */
#ifndef OKGYO_INGEST_HTML_HEAD_H
#define OKGYO_INGEST_HTML_HEAD_H

#include "base/arena.h"
#include "text/span.h"

struct html_head {
    struct str title, og_title; /* entities resolved */
    struct span title_at;       /* text of <title> in the page */
    struct str url;             /* canonical link, else og:url */
    struct str published, author, section, language;
};

/* Reads up to <body> (a megabyte at most); what is absent stays "". */
void html_head_read(struct arena *a, struct str page, struct html_head *out);

/* The encoding that the first 4096 bytes declare, or "". */
struct str html_charset(struct str bytes);

#endif
