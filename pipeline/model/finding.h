/* finding: what a check says about a text. Data for people, not control flow.
 */
#ifndef OKGYO_MODEL_FINDING_H
#define OKGYO_MODEL_FINDING_H

#include "base/arena.h"
#include "text/span.h"

enum severity {
    SEVERITY_NOTE,  /* worth a look */
    SEVERITY_WARN,  /* probably wrong */
    SEVERITY_BLOCK, /* mended, or waived with a reason, before the second signature */
};

enum side { SIDE_TARGET, SIDE_SOURCE };

enum { FINGERPRINT = 33, NO_SEGMENT = 0xFFFFFFFF };

struct finding {
    struct str check; /* "term.missing" */
    enum severity severity;
    enum side side;        /* where the reader should look first */
    uint32_t segment;      /* index into article.segments, NO_SEGMENT = the whole article */
    struct span source;    /* bytes of the segment's source; none = no place there */
    struct span target;    /* bytes of the segment's target */
    struct str message;    /* one sentence an editor understands at once */
    struct str suggestion; /* text to put in place of `target`, "" when no fix is certain */
    char fingerprint[FINGERPRINT];
};

struct findings {
    struct finding *at;
    size_t len, cap;
};

/* "note", "warn", "block" */
const char *severity_name(enum severity s);
bool severity_read(struct str name, enum severity *out);

/* Fills the fingerprint: check, source text, excerpt of the target. It keeps a
 * waiver through re-runs and drops it when the text changes. */
void finding_fingerprint(struct finding *f, struct str source, struct str target);

#endif
