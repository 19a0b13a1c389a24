/* provider: one wire protocol of machine-translation endpoints.
 *
 * A provider turns a batch of segments into one request and an answer into one text
 * per segment. Batching, retries, limits and memory are translate.c's business. One
 * file provider_NAME.c, one line in providers.h.
 */
#ifndef OKGYO_TRANSLATE_PROVIDER_H
#define OKGYO_TRANSLATE_PROVIDER_H

#include "base/json.h"
#include "engine/option.h"
#include "engine/settings.h"
#include "net/http.h"
#include "terms/matcher.h"

/* What all requests of one endpoint have in common. */
struct endpoint {
    const char *name;               /* in the settings */
    const struct provider *provider;
    const json_t *options;          /* members of its table entry, defaults filled in */
    const struct settings *settings;
    struct buf secret;              /* the key; never logged */
    void *state;                    /* what provider->open made (a loaded memory …) */
    struct limiter *limiter;
    volatile int level;             /* openai: how far down the response_format ladder */
};

struct ask {
    struct str source_lang, target_lang; /* BCP 47; the provider maps them to its own codes */
    struct str *sources;            /* n texts to translate, protected */
    size_t n;
    struct str context;             /* headline and neighbours, in the source language; may be "" */
    const struct term *const *terms; /* that occur in the sources */
    size_t terms_n;
};

struct answer {
    struct str *texts;  /* n texts, in order; "" only where the source was not known (memory) */
    struct str model;
    int64_t billed;     /* characters; -1 = not told */
};

struct provider {
    const char *name;      /* preset: "deepl" */
    const char *help;
    const struct option *options; /* beside the common ones of endpoints.c */
    size_t batch;          /* most texts a request */
    size_t bytes;          /* most bytes of a request's body */
    bool local;            /* no network: ask/read are not used, answer is */

    /* Optional: loads what all requests need. */
    enum fault (*open)(struct endpoint *e, struct err *err);
    void (*close)(struct endpoint *e);

    /* Fills the request; its strings live in `a`. */
    enum fault (*ask)(const struct endpoint *e, const struct ask *ask, struct arena *a, struct http_request *out,
                      struct err *err);
    /* Reads a 200. FAULT_RETRY when the answer is malformed, of a wrong count or
     * order, or empty where it must not be; nothing of it is then used. */
    enum fault (*read)(struct endpoint *e, const struct ask *ask, const struct http_reply *reply, struct arena *a,
                       struct answer *out, struct err *err);
    /* Local providers: straight to the answer. */
    enum fault (*answer)(struct endpoint *e, const struct ask *ask, struct arena *a, struct answer *out,
                         struct err *err);
};

/* Ended by NULL; made from providers.h. */
extern const struct provider *const providers[];

#endif
