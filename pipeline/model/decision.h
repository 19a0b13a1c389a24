/* decision: what a person did. Only ever added, in a hash chain.
 */
#ifndef OKGYO_MODEL_DECISION_H
#define OKGYO_MODEL_DECISION_H

#include "base/arena.h"
#include "base/hash.h"
#include "model/finding.h"

enum decision_kind {
    DECISION_EDIT,    /* text: the new target of a segment */
    DECISION_APPROVE, /* the segment's target as it stands (on) */
    DECISION_WAIVE,   /* text: a finding's fingerprint; reason: why it may stay */
    DECISION_COMMENT, /* text */
    DECISION_SIGN,    /* step, on: hash of the exact final text and its waivers */
    DECISION_RETURN,  /* editor to reporter, with a reason */
    DECISION_ASSIGN,  /* desk: text is the login the edition is for */
    DECISION_KILL,    /* desk: the story is withdrawn (전문취소) */
};

enum role { ROLE_READER, ROLE_REPORTER, ROLE_EDITOR, ROLE_DESK };
enum step { STEP_NONE, STEP_REPORTER, STEP_EDITOR };

enum { SEGMENT_ID = 25 }; /* 24 hexadecimal digits and NUL */

struct decision {
    int64_t seq; /* order over the whole store */
    int64_t edition;
    enum decision_kind kind;
    enum step step;           /* the pass it was made in; for a signature, which one */
    char segment[SEGMENT_ID]; /* "" = the whole edition */
    struct str who;           /* login */
    int64_t when;             /* ms, UTC */
    struct str on;            /* hash of what the person saw: target, or final text; waivers: see below */
    struct str facts;         /* signatures: hash of the facts of the final text */
    struct str text, reason;
    struct str prev, hash; /* the chain: hash = SHA-256(prev, all fields above) */
};

/* A waiver's `on` says what the person thought of the finding; it feeds the precision
 * that `okgyo report` shows of each check. */
#define WAIVED_WRONG "wrong"       /* the check is mistaken here */
#define WAIVED_ACCEPTED "accepted" /* true, but it may stand */

struct decisions {
    struct decision *at;
    size_t len, cap;
};

const char *decision_name(enum decision_kind kind);
bool decision_read(struct str name, enum decision_kind *out);
const char *role_name(enum role role);
bool role_read(struct str name, enum role *out);
const char *step_name(enum step step); /* "", "reporter", "editor" */
bool step_read(struct str name, enum step *out);

/* hash over prev and every other field except seq and hash itself. */
void decision_hash(const struct decision *d, char out[HASH_HEX]);

#endif
