/* proposals: what people at the desk put up for the glossary, one file a target language.
 *
 * `<first folder of newsroom.glossaries>/proposed.<source>-<target>.csv` is an ordinary
 * glossary file; a row waits in it with the status `proposed` until the desk approves
 * it (status `approved`) or takes it out. Every change reads, changes and replaces the
 * whole file under a lock that other processes see, too.
 */
#ifndef OKGYO_REVIEW_PROPOSALS_H
#define OKGYO_REVIEW_PROPOSALS_H

#include "engine/engine.h"

enum { PROPOSAL_ID = 17 };

struct proposal {
    char id[PROPOSAL_ID]; /* hash of all that is proposed: another text is another proposal */
    struct str source, target, lang, kind, note;
    struct str status, file; /* file: name without folder */
    uint32_t line;           /* 1-based */
};

struct proposals {
    struct proposal *at;
    size_t len, cap;
};

/* The rows of status `proposed`, of all target languages of the newsroom. */
enum fault proposals_list(struct engine *e, struct arena *a, struct proposals *out, struct err *err);

/* Keeps `p` (source, target, lang, kind, note), its texts made NFC. When an entry with
 * that source is there already, in whatever glossary, *there is that one, nothing is
 * written and *taken is false. FAULT_REJECT when the row could not be read back as it is meant. */
enum fault proposal_add(struct engine *e, struct arena *a, struct proposal *p, struct proposal *there, bool *taken,
                        struct err *err);

/* The entry of the glossaries in force, or the proposal, with that source. */
enum fault proposal_known(struct engine *e, struct arena *a, struct str source, struct str lang, struct proposal *there,
                          bool *found, struct err *err);

/* Approves the proposal, or takes it out. *p is what it was; *found false when no
 * proposal has this id (any more). */
enum fault proposal_settle(struct engine *e, struct arena *a, struct str id, bool approve, struct proposal *p,
                           bool *found, struct err *err);

/* What a selection is as an entry: clean and without the particles behind it, as far as
 * they can be told; else as selected. */
struct str proposal_source(struct arena *a, struct str selected);

#endif
