/* withdraw: what had left is taken back when a story is killed (전문취소).
 *
 * First the notice, NAME.withdrawn.json: whoever took a file from the outbox learns what
 * it was and that it no longer stands. Then every file: where its format can say that
 * the story was withdrawn (ninjs, JSONL) it says so in its own place, all others are removed.
 */
#ifndef OKGYO_EXPORT_WITHDRAW_H
#define OKGYO_EXPORT_WITHDRAW_H

#include "stages/export/exporter.h"
#include "stages/export/record.h"

/* Fills `files` (in w->scratch) with the record of a withdrawn story. A file that was
 * written but not recorded, because the process died in between, is found by the name
 * it has under the settings in force. The same story gives the same bytes however often
 * this is done: times are the decision's. Nothing had left: nothing is written.
 * Faults: FAULT_STOP when the outbox cannot be written. */
enum fault withdraw_files(const struct work *w, struct exported_files *files, struct err *err);

/* {"type":"withdrawal", …}: one JSON object and a line end; the notice, and what stands
 * in place of a JSONL file. */
enum fault withdraw_notice(const struct withdrawal *in, struct buf *out, struct err *err);

#endif
