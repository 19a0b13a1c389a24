/* provider: one wire protocol of machine-translation endpoints.
 *
 * A provider turns a batch of segments into one request and an answer into one text
 * per segment. Batching, retries, limits and memory are batch.c's business. One file
 * provider_NAME.c with a `const struct provider provider_NAME` at its bottom, one line
 * in providers.h; options it reads beside the common ones are named in `uses` and
 * declared in endpoints.c.
 */
#ifndef OKGYO_TRANSLATE_PROVIDER_H
#define OKGYO_TRANSLATE_PROVIDER_H

#include "base/hash.h"
#include "base/json.h"
#include "engine/option.h"
#include "engine/settings.h"
#include "net/http.h"
#include "net/retry.h"
#include "stages/translate/protect.h"
#include "terms/matcher.h"

#include <stdatomic.h>

/* What all requests of one endpoint have in common. Shared by all lanes: read-only
 * but for the atomic members. */
struct endpoint {
    const char *name; /* in the settings */
    const struct provider *provider;
    const json_t *options; /* members of its table entry */
    const struct settings *settings;
    struct str url;              /* the base, without a '/' at its end; "" = the provider's own */
    struct buf secret;           /* the key; never logged */
    struct str secret_source;    /* "environment variable DEEPL_KEY": what messages may name */
    void *state;                 /* what provider->open made (a loaded memory …) */
    struct limiter *limiter;     /* NULL for local ones */
    const char *ca_file, *proxy; /* NULL = none */
    bool allow_plain;
    int64_t timeout_ms, daily_chars; /* daily_chars 0 = no ceiling */
    size_t batch, bytes;             /* most texts, most bytes of body a request */
    char identity[HASH_HEX];         /* of everything in the settings that its answers depend on */
    atomic_llong under_way;          /* characters sent and not yet answered, over all lanes */
    atomic_int level;    /* chat: how far down the response_format ladder; deepl: answers that knew no such glossary */
    atomic_int misses;   /* chat: answers in a row that were not what the level promises */
    atomic_uint dropped; /* chat: request members the server refused (bits) */
};

struct ask {
    struct str source_lang, target_lang; /* BCP 47; the provider maps them to its own codes */
    struct str *sources;                 /* n texts to translate, protected */
    size_t n;
    bool marked;                     /* some text holds placeholders (protect.h) */
    bool tagged;                     /* some text holds <1>…</1> (TAGS_AS_WRITTEN) */
    struct str context;              /* the headline, in the source language; may be "" */
    struct str before, after;        /* sentences of the story around the sources, likewise */
    const struct term *const *terms; /* that occur in the sources and that it takes */
    size_t terms_n;
    int level;        /* endpoint's level and dropped when the request was made: */
    unsigned dropped; /* others in flight may change them before the answer */
};

struct answered {
    struct str text; /* "" only where `reason` says why, or the source was not known (memory) */
    struct str model;
    int64_t billed;    /* characters; -1 = not told */
    struct str reason; /* why this text stays empty for good ("content filter") */
};

struct answer {
    struct answered *at; /* as many as were asked, in order */
    bool cut;            /* the endpoint ran out of room: ask again in halves */
};

struct work;

enum tags_travel {
    TAGS_STAY,         /* not at all: they are placed afterwards, where that is certain */
    TAGS_PLACEHOLDERS, /* as the others, see protect.h */
    TAGS_AS_WRITTEN,   /* <1>…</1> in the text: who reads instructions understands them */
};

struct provider {
    const char *name; /* preset: "deepl" */
    const char *help;
    const char *uses; /* "model|formality": members of the table it reads beside the common ones */
    const char *url;  /* where it is when the settings do not say; NULL = they must */
    size_t batch;     /* most texts a request */
    size_t bytes;     /* most bytes of a request's body */
    size_t frame;     /* bytes an answer may have beyond its share of the request: the same for every size */
    int concurrency;  /* requests at a time when the settings do not say */
    int timeout_s;
    bool local; /* no network: ask, read and verdict are not used, answer is */
    bool needs_key;
    bool takes_context;    /* the headline and the neighbours reach the endpoint */
    bool apart;            /* texts of one request do not see each other: `before` holds them, too */
    bool protects;         /* URLs and e-mail addresses travel as placeholders … */
    bool marks_terms;      /* … and the terms it takes, too, … */
    enum mark_style marks; /* … of this kind */
    enum tags_travel tags; /* how links and emphasis inside a sentence reach it */

    /* Optional: loads what all requests need, refuses impossible options. */
    enum fault (*open)(struct endpoint *e, struct err *err);
    void (*close)(struct endpoint *e);
    /* Optional: data beyond the options that its answers depend on. */
    void (*key)(const struct endpoint *e, struct hash *h);
    /* Optional: kinds of terms (bits 1 << enum term_kind) that reach the endpoint for this
     * pair of languages; their texts are then part of what its answers depend on. */
    unsigned (*takes)(const struct endpoint *e, struct str source_lang, struct str target_lang);
    /* Optional: called by each lane before it asks for anything of a story, with nothing
     * under way on `http`. What it cannot do is logged and lived without; faults are the
     * store's. */
    enum fault (*prepare)(struct endpoint *e, struct work *w, struct http *http, struct err *err);
    /* Optional: most texts a request just now, when that can change. */
    size_t (*most)(const struct endpoint *e);

    /* Fills the request; its strings live in `a`. */
    enum fault (*ask)(const struct endpoint *e, const struct ask *ask, struct arena *a, struct http_request *out,
                      struct err *err);
    /* Optional: what a status other than 200 means; retry_verdict() otherwise. */
    enum verdict (*verdict)(struct endpoint *e, const struct ask *ask, const struct http_reply *reply);
    /* Reads a 200; out->at has ask->n zeroed members. FAULT_RETRY when the answer is
     * malformed or of a wrong count or order; nothing of it is then used. */
    enum fault (*read)(struct endpoint *e, const struct ask *ask, const struct http_reply *reply, struct arena *a,
                       struct answer *out, struct err *err);
    /* Optional, both or none: what the account has used and may use, in characters;
     * *limit -1 = no limit. The answer is a 200; false when it is not what it should be. */
    void (*quota_ask)(const struct endpoint *e, struct arena *a, struct http_request *out);
    bool (*quota_read)(const struct http_reply *reply, int64_t *used, int64_t *limit);
    /* Local providers: straight to the answer. */
    enum fault (*answer)(struct endpoint *e, const struct ask *ask, struct arena *a, struct answer *out,
                         struct err *err);
};

/* Ended by NULL; made from providers.h. */
extern const struct provider *const providers[];

#endif
