/* stage: one step of the pipeline, as the runner sees it.
 *
 * work() gets a const article and writes bytes; load() puts stored bytes into the
 * article. The first run goes through load() too, so a resumed article cannot differ
 * from a fresh one. Output is stored under a key over everything before it, the
 * stage's name, version, options in force and data; the right key means load, any
 * other means make again.
 *
 * Copy a neighbour to add a stage: one folder, one line in stages/stages.h.
 */
#ifndef OKGYO_ENGINE_STAGE_H
#define OKGYO_ENGINE_STAGE_H

#include "base/buf.h"
#include "base/hash.h"
#include "engine/option.h"
#include "engine/settings.h"
#include "model/article.h"
#include "store/store.h"
#include "terms/termbase.h"

#include <stdatomic.h>

enum stage_scope {
    SCOPE_ARTICLE, /* once a version of the story: the Korean side */
    SCOPE_EDITION, /* once a target language */
};

/* What one call of a stage may use. Everything is borrowed for the call. */
struct work {
    const struct article *article;
    const struct settings *settings;
    const struct termbase *terms; /* of the edition's language pair, never NULL */
    struct store *store;          /* this lane's handle: memo, usage, archive of names */
    const struct claim *claim;
    struct arena *scratch;  /* released after the call */
    void *shared;           /* what open() made, one per process */
    void *lane;             /* what lane_open() made, one per thread */
    const atomic_int *stop; /* non-zero: come back soon with FAULT_RETRY */
};

struct stage {
    const char *name; /* also the name of its section in the settings */
    const char *help;
    unsigned version; /* raised when the same input gives another output */
    enum stage_scope scope;
    const struct option *options;

    /* Optional: what all lanes share, made once; thread-safe from then on. */
    enum fault (*open)(const struct settings *s, void **shared, struct err *err);
    void (*close)(void *shared);
    /* Optional: what one thread keeps from call to call. */
    enum fault (*lane_open)(void *shared, void **lane, struct err *err);
    void (*lane_close)(void *lane);

    /* Optional: data beyond the options that the output depends on. */
    void (*key)(const struct work *w, struct hash *h);

    enum fault (*work)(struct work *w, struct buf *out, struct err *err);
    /* `bytes` live as long as the article: what load() keeps may borrow from them. */
    enum fault (*load)(struct article *a, struct str bytes, struct err *err);

    /* Optional, for a stage whose work() has effects outside the database: the story was
     * withdrawn (전문취소); takes those effects back and writes the output that stands from
     * then on. The article holds what the stages left, this one's output among it.
     * Repeatable, as work() is; called until its output was stored. */
    enum fault (*withdraw)(struct work *w, struct buf *out, struct err *err);
};

#endif
