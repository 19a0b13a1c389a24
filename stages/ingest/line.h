/* line: small readers over one line of clean text, for the boilerplate rules.
 */
#ifndef OKGYO_INGEST_LINE_H
#define OKGYO_INGEST_LINE_H

#include "base/str.h"

/* The rest from byte `at` on. */
struct str line_after(struct str s, size_t at);
size_t line_skip_blanks(struct str s, size_t at);
/* At most `most` bytes from the start, whole characters. */
struct str line_head(struct str s, size_t most);

/* Ends as a sentence does (다. 요? …”), closing marks not counted. */
bool line_ends_sentence(struct str s);

/* The bracketed stretch ( [ < 【 〈 《 〔 at the start of s: *inner is what it holds, the
 * result its whole length; 0 when s begins with none. */
size_t line_bracket_head(struct str s, struct str *inner);
/* The one at the end of s: where it begins, or s.len. */
size_t line_bracket_tail(struct str s, struct str *inner);

#endif
