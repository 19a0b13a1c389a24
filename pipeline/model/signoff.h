/* signoff: who may leave with what, computed from the decisions and nothing else.
 *
 * A signature covers the hash of the exact final text and the waivers. When text
 * changes the signature is not revoked, it stops matching. The reporter's signature
 * keeps its worth through the editor's own edits as long as they leave the facts as
 * they were; the editor's must match the final text to the byte.
 */
#ifndef OKGYO_MODEL_SIGNOFF_H
#define OKGYO_MODEL_SIGNOFF_H

#include "base/fault.h"
#include "model/article.h"

enum edition_state { STATE_DRAFT, STATE_REPORTER, STATE_EDITOR, STATE_RETURNED, STATE_SIGNED, STATE_KILLED };

struct signature {
    bool given, matches;
    struct str who;
    int64_t when;
};

struct signoff {
    enum edition_state state;
    struct signature reporter, editor;
    struct str returned_by, return_reason;  /* last return that still stands */
    char text_hash[HASH_HEX];               /* of the final text and its waivers: what a signature is put on */
    char facts_hash[HASH_HEX];              /* of the facts of the final text: set by the caller before, or "" */
    int64_t open_blocks;                    /* block findings neither mended nor waived */
    int64_t empty;                          /* segments without a text that nobody emptied on purpose */
    int64_t edited_reporter, edited_editor; /* segments whose current text is of that pass */
    int64_t untouched;                      /* segments that are still the machine's draft, drafted text only */
    int64_t by_hand;                        /* segments without any draft, written by a person */
};

/* Fills everything from a folded article (article_fold); out->facts_hash is read (may
 * be ""). */
void signoff_fold(const struct article *a, struct signoff *out);

const char *state_name(enum edition_state s); /* "draft" "reporter" "editor" "returned" "signed" "killed" */

/* May this person take this act now? FAULT_OK, or FAULT_REJECT with the reason in
 * words: role, state, open findings, the two-persons rule. */
enum fault signoff_allows(const struct article *a, const struct signoff *s, enum role role, struct str who,
                          enum decision_kind act, struct err *err);
/* The pass in which an act of this role counts now. */
enum step signoff_step(const struct signoff *s, enum role role);

/* True when a waiver for this finding stands. */
bool finding_waived(const struct article *a, const struct finding *f);

#endif
