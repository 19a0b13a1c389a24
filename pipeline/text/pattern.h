/* pattern: Perl's regular expressions (PCRE2) over UTF-8, with spans in bytes and limits.
 *
 * Patterns come from settings and rule files, so every search is bounded in time
 * and stack: a pattern that runs away is a fault, never a hang.
 *
 *     try(pattern_open(str_of("제?(\\d+)조"), 0, "rules/style.json: law", &p, err));
 *     while (pattern_find(p, text, at, &hit, err) == FAULT_OK && hit.found) at = hit.next;
 */
#ifndef OKGYO_TEXT_PATTERN_H
#define OKGYO_TEXT_PATTERN_H

#include "base/buf.h"
#include "text/span.h"

enum { PATTERN_GROUPS = 10 }; /* group 0 is the whole match */
enum { PATTERN_NOCASE = 1, PATTERN_LITERAL = 2 };

struct pattern;

struct pattern_hit {
    bool found;
    size_t next;                       /* where to search on: never the same place twice */
    struct span group[PATTERN_GROUPS]; /* none where a group took no part */
};

/* `what` names the pattern's place in messages. FAULT_REJECT with the position in
 * the pattern when it cannot be compiled. One per thread: it keeps what a search finds. */
enum fault pattern_open(struct str source, unsigned flags, const char *what, struct pattern **out, struct err *err);
void pattern_close(struct pattern *p);

/* First match that begins at or after byte `from` of well-formed UTF-8. Faults: FAULT_REJECT when the
 * time or stack limit was hit. */
enum fault pattern_find(struct pattern *p, struct str text, size_t from, struct pattern_hit *hit, struct err *err);

/* Adds `replacement` with $0 … $9 filled in; $$ is a dollar sign. */
void pattern_expand(struct buf *out, struct str replacement, struct str text, const struct pattern_hit *hit);

#endif
