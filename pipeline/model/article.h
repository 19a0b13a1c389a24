/* article: one story on its way, with one of its editions.
 *
 * Ingest, normalise and segment fill the Korean side once per version of the
 * story; everything about a target language belongs to the edition. An article
 * lives in an arena and is read-only for every stage's work(); load() puts stored
 * bytes into it.
 */
#ifndef OKGYO_MODEL_ARTICLE_H
#define OKGYO_MODEL_ARTICLE_H

#include "base/arena.h"
#include "model/decision.h"
#include "model/fact.h"
#include "model/finding.h"
#include "text/edits.h"

enum block_kind {
    BLOCK_HEADLINE,
    BLOCK_DECK,
    BLOCK_SUBHEAD,
    BLOCK_PARAGRAPH,
    BLOCK_QUOTE,
    BLOCK_CAPTION,
    BLOCK_BYLINE,      /* never sent to an endpoint */
    BLOCK_BOILERPLATE, /* dateline, e-mail, photo credit, copyright, (끝): never sent */
};

enum inline_kind { INLINE_LINK, INLINE_EMPHASIS, INLINE_STRONG };

/* A link or emphasis in a block; see inlines.h. */
struct block_inline {
    struct span at; /* in read */
    enum inline_kind kind;
    struct str href; /* of a link, as written, entities resolved */
    uint32_t tag;    /* bytes of the decoded file from the block's first to its start tag, or INLINE_OUTSIDE */
};

struct block {
    enum block_kind kind;
    struct span raw;    /* bytes of the file as received: what an exporter replaces */
    struct str read;    /* its text as read: decoded, entities resolved */
    struct str note;    /* boilerplate: which kind ("dateline", "credit" …) */
    struct str text;    /* after normalise */
    struct edits edits; /* text -> read */
    struct spans_of_boilerplate {
        struct boilerplate_span {
            struct span at;  /* in read (ingest), never in a segment */
            struct str kind; /* "dateline", "tag", "email", "end" */
        } * at;
        size_t len, cap;
    } cut; /* boilerplate inside a block that is otherwise copy, in order */
    struct block_inlines {
        struct block_inline *at;
        size_t len, cap;
    } inlines; /* in order of their start tags */
};

struct blocks {
    struct block *at;
    size_t len, cap;
};

struct draft {
    struct str text;     /* "" = the engine gave nothing */
    struct str endpoint; /* its name in the settings */
    struct str model;    /* as the endpoint reported it */
    int64_t when;        /* ms, UTC */
    int64_t billed;      /* characters; -1 = the endpoint does not tell */
    int64_t attempt;     /* 1 = at once */
    struct str repaired; /* text before the machine's own certain repairs; "" = none */
};

struct segment {
    char id[SEGMENT_ID]; /* hash of kind, source, occurrence: stable through corrections */
    uint32_t block;      /* index into article.blocks */
    struct span at;      /* bytes of block.text */
    struct str source;
    uint32_t first_inline, inlines; /* of article.inlines: its links and emphasis */
    /* the edition's side */
    struct draft draft;
    struct str target;  /* current: draft, or the newest edit; without the tags of its inline marks */
    struct str written; /* the same as it was written; ask segment_written() */
    int64_t version;    /* seq of the edit that made it; 0 = the draft */
    enum step edited;   /* pass of that edit; STEP_NONE = untouched machine draft */
    unsigned passes;    /* bits 1 << enum step: passes that approved or wrote exactly this target */
    bool approved;      /* passes holds the pass that is under way now */
};

struct segments {
    struct segment *at;
    size_t len, cap;
};

struct meta {
    struct str source_id; /* the agency's or CMS's id of the story */
    struct str format;    /* descriptor name: "text" "markdown" "html" "ninjs" */
    struct str encoding;
    struct str title; /* headline as plain text */
    struct str byline, section, dateline, slug, copyright, language;
    int64_t published;         /* ms, UTC; 0 = unknown */
    struct str published_text; /* as written with its zone; "" = unknown */
    struct str extra;          /* JSON object the format keeps for its exporter, or "" */
};

/* Matches of glossary terms in the source, for the desk and the checks. */
struct term_mark {
    uint32_t segment;
    struct span source;
    struct span target;               /* its rendering, none = not found */
    struct str term, rendering, note; /* dictionary form, preferred rendering */
    bool person;                      /* the term is somebody's name */
};

struct term_marks {
    struct term_mark *at;
    size_t len, cap;
};

/* What became of a file that signed copy left in. */
enum export_fate {
    EXPORT_STANDS,
    EXPORT_EARLIER,  /* an earlier version of the story left under this name; nobody replaced it */
    EXPORT_REMOVED,  /* the story was withdrawn: taken out of the outbox */
    EXPORT_CANCELED, /* the story was withdrawn: its format says so, in its place */
    EXPORT_NOTICE,   /* the notice of the withdrawal itself */
};

struct exported_file {
    struct str dir;    /* the outbox, as the settings named it then */
    struct str name;   /* "12.en.diplomacy.html" */
    struct str format; /* "html" … */
    int64_t bytes;
    struct str sha256; /* hexadecimal, of what was written last */
    enum export_fate fate;
};

struct exported_files {
    struct exported_file *at;
    size_t len, cap;
};

/* A link or emphasis in a sentence; see inlines.h. */
struct inline_mark {
    uint32_t segment, of; /* of: index into its block's inlines */
    uint32_t n;           /* <1>…</1> in what is written; 0 = it stands on the whole sentence and needs no tag */
    enum inline_kind kind;
    struct str href;
    struct span source; /* bytes of the segment's source */
};

struct inline_marks {
    struct inline_mark *at;
    size_t len, cap;
};

struct article {
    struct arena *arena;
    int64_t id, edition;                 /* store ids */
    int64_t version;                     /* 1, 2 … of the story */
    struct str name;                     /* file name as it came */
    struct str raw;                      /* immutable */
    struct str source_lang, target_lang; /* BCP 47 */
    struct meta meta;
    struct blocks blocks;
    struct segments segments;
    struct inline_marks inlines; /* in order of segment and place */
    struct term_marks terms;
    struct findings findings; /* glossary's, then qa's */
    struct decisions decisions;
    struct exported_files exported; /* the export stage's record */
};

const char *export_fate_name(enum export_fate fate); /* "stands" "earlier" "removed" "canceled" "notice" */
bool export_fate_read(struct str name, enum export_fate *out);
/* The decision that withdrew the story (전문취소), NULL when none did. */
const struct decision *article_kill(const struct article *a);

const char *block_name(enum block_kind kind); /* "headline" … */
bool block_read(struct str name, enum block_kind *out);
/* True for the kinds that are cut into segments. */
bool block_is_copy(enum block_kind kind);

/* The target as people write, approve and sign it: with the tags of its inline marks. */
static inline struct str segment_written(const struct segment *s)
{
    return s->inlines ? s->written : s->target;
}

/* The segment with that id, or NULL. */
struct segment *article_segment(const struct article *a, const char *id);

/* Folds the decisions into the segments: newest edit whose source still stands,
 * approvals that still match. Idempotent; called whenever drafts were loaded. */
void article_fold(struct article *a);

#endif
