/* round_trip: sentences that went out in a file and came back.
 *
 * Each row says which edition, sentence and version of its text it was made from, so that
 * nothing is overwritten that changed meanwhile. CSV for spreadsheets (comma, semicolon
 * or tab; UTF-8, UTF-16 or CP949, as they save it) and XLIFF 2.1 for CAT tools, whose
 * inline codes become the tags of links and emphasis again.
 */
#ifndef OKGYO_CLI_ROUND_TRIP_H
#define OKGYO_CLI_ROUND_TRIP_H

#include "base/buf.h"
#include "base/fault.h"
#include "model/article.h"

struct returned {
    struct str edition;       /* "12.en" */
    char segment[SEGMENT_ID]; /* "" = the file has no such id */
    int64_t version;          /* segment.version when it went out */
    struct str text;          /* as written, with <1>…</1>; "" = nobody wrote anything */
    struct str place;         /* "story.csv:7", for messages */
};

struct returned_list {
    struct returned *at;
    size_t len, cap;
};

/* Adds the header (once) and the sentences of an edition as CSV: edition, sentence,
 * version, block, source, target, findings. Cells that a spreadsheet would take for a
 * formula get a ' that reading takes off again. */
void round_trip_header(struct buf *out);
void round_trip_csv(struct arena *scratch, const struct article *a, struct buf *out);

/* Reads a file by its name's ending (.xlf, .xliff: XLIFF, else CSV); rows in its order,
 * strings in `arena`. FAULT_REJECT with name and line when it cannot be read or lacks
 * what a row needs; FAULT_STOP when it cannot be opened. */
enum fault round_trip_read(struct arena *arena, const char *path, struct returned_list *out, struct err *err);

#endif
