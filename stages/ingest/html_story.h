/* html_story: the article of a page as blocks.
 */
#ifndef OKGYO_INGEST_HTML_STORY_H
#define OKGYO_INGEST_HTML_STORY_H

#include "stages/ingest/html_head.h"
#include "stages/ingest/html_tree.h"
#include "stages/ingest/source.h"

/* Finds the article in s->text (a page) and adds its blocks; the headline out of
 * `head` when the page has none of its own. */
enum fault html_story_read(struct source *s, const struct html_head *head, struct err *err);

/* The same for a fragment that is an article's body and nothing else. */
enum fault html_story_fragment(struct source *s, struct err *err);

#endif
