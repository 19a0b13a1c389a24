/* endpoints: the settings' table of endpoints, opened once a process.
 */
#ifndef OKGYO_TRANSLATE_ENDPOINTS_H
#define OKGYO_TRANSLATE_ENDPOINTS_H

#include "stages/translate/provider.h"

struct endpoints {
    struct arena arena;
    struct endpoint *at;
    size_t len;
    struct endpoint **order; /* in which they are asked for what is still missing */
    size_t order_len;
    bool context, repair;
    int max_attempts;
    int64_t retry_base_ms;
};

/* The options of the section "translate". */
extern const struct option translate_options[];

/* Opens every endpoint the order names (loads memories, reads keys). Faults:
 * FAULT_STOP naming the place in the settings. */
enum fault endpoints_open(const struct settings *s, struct endpoints **out, struct err *err);
void endpoints_close(struct endpoints *e);

/* The endpoint's own code for a language: the settings' `languages` first, then
 * `codes` (pairs of tag and code, ended by NULL) by the whole tag and by its primary
 * subtag, then the tag as it is. */
struct str endpoint_language(const struct endpoint *e, struct str tag, const char *const (*codes)[2]);

/* What a status or fault was, for people: "endpoint deepl: status 456: Quota exceeded",
 * the body's beginning made fit for a log line and without the key. In `a`, UTF-8. */
struct str endpoint_says(const struct endpoint *e, struct arena *a, const struct http_reply *reply);

/* Kinds of terms that reach the endpoint, as bits 1 << enum term_kind. */
enum { TERMS_OF_ANY_KIND = (1u << (TERM_NUMBER_UNIT + 1)) - 1 };
unsigned endpoint_takes(const struct endpoint *e, struct str source_lang, struct str target_lang);

/* "en" of "en-GB". */
struct str endpoint_primary(struct str tag);

/* Percent-encoded for a path or a query, in `a`. */
struct str endpoint_escaped(struct arena *a, struct str text);

/* base + path in `a`. */
struct str endpoint_url(const struct endpoint *e, struct arena *a, const char *path);

#endif
