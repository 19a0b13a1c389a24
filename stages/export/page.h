/* page: the translation put back into the web page as it was received.
 *
 * What is not copy stays byte for byte (menus, scripts, classes); exchanged are the
 * blocks of copy, the page's title and descriptions where they quote the headline or
 * deck, its language and its charset (the output is UTF-8).
 */
#ifndef OKGYO_EXPORT_PAGE_H
#define OKGYO_EXPORT_PAGE_H

#include "stages/export/exporter.h"

/* True when the source is a page whose blocks say where in its bytes they stand. */
bool page_fits(const struct article *a);

/* Writes the page; only for page_fits(). FAULT_REJECT when the source bytes are not
 * in the encoding that ingest found. */
enum fault page_write(const struct export_input *in, struct buf *out, struct err *err);

/* Adds one block's translation in place of its markup `was`: tags around the text stay,
 * those inside are put around the words they belong to where that is certain. */
void page_add_block(const struct export_input *in, const struct passage *p, struct str was, struct buf *out);

#endif
