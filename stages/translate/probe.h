/* probe: one live request to an endpoint, outside of any story, and what is left there.
 *
 * For people who set the line up or ask why it stands still: the same request that
 * drafting would send, one sentence, no retries, no memo.
 */
#ifndef OKGYO_TRANSLATE_PROBE_H
#define OKGYO_TRANSLATE_PROBE_H

#include "net/http.h"
#include "stages/translate/provider.h"

struct probe {
    bool good;
    struct str text;    /* the translation, or in words why there is none */
    struct str model;   /* as the endpoint reported it, "" = not told */
    int64_t characters; /* code points sent; what the ledger counts */
    int64_t took_ms;    /* until the whole answer was there; 0 = nothing was sent */
};

/* Asks `e` for one text. Strings live in `a`. A local endpoint (memory) answers without
 * network; not knowing the text is fine there. */
void endpoint_probe(struct endpoint *e, struct http *http, struct arena *a, struct str source_lang,
                    struct str target_lang, struct str text, struct probe *out);

struct quota {
    bool told;           /* the endpoint has such a thing and answered */
    int64_t used, limit; /* characters; limit -1 = none */
    struct str why;      /* not told: in words, "" = this protocol has no quota to ask for */
};

/* What the account has used and may use. Strings live in `a`. */
void endpoint_quota(struct endpoint *e, struct http *http, struct arena *a, struct quota *out);

#endif
