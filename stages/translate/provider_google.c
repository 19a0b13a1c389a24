/* google: Google Cloud Translation, version 3 (Advanced).
 *
 * Source: Google's translation_service.proto and quota pages. The key is a bearer
 * token. With a glossary the answer has two lists, and `translations` is the one
 * without it. Proto3 leaves empty fields out: a text that is missing has failed.
 */
#include "stages/translate/endpoints.h"

static const char *const codes[][2] = {
    {"zh-Hans", "zh-CN"}, {"zh-CN", "zh-CN"}, {"zh-SG", "zh-CN"}, {"zh", "zh-CN"}, {"zh-Hant", "zh-TW"},
    {"zh-TW", "zh-TW"},   {"zh-HK", "zh-TW"}, {"pt-PT", "pt-PT"}, {"pt", "pt"},    {"ko", "ko"},
    {"en", "en"},         {"ja", "ja"},       {"es", "es"},       {"fr", "fr"},    {"de", "de"},
    {"ru", "ru"},         {"id", "id"},       {"vi", "vi"},       {"th", "th"},    {"ar", "ar"},
    {NULL, NULL},
};

static struct str location_of(const struct endpoint *e)
{
    struct str location = json_get_str(e->options, "location");
    return location.len ? location : str_of("global");
}

static enum fault google_open(struct endpoint *e, struct err *err)
{
    if (json_get_str(e->options, "project").len == 0)
        return fault(err, FAULT_STOP, "endpoint %s: google needs a project", e->name);
    if (json_get_str(e->options, "glossary").len && str_is(location_of(e), "global"))
        return fault(err, FAULT_STOP,
                     "endpoint %s: a glossary lives in one region: name it in location, such as \"us-central1\"",
                     e->name);
    return FAULT_OK;
}

/* A whole resource name, or the glossary's id in this project and region. */
static void add_glossary(const struct endpoint *e, struct arena *a, struct buf *b)
{
    struct str glossary = json_get_str(e->options, "glossary");
    if (glossary.len == 0)
        return;
    if (str_find(glossary, str_of("/"), 0) < 0)
        glossary =
            arena_printf(a, "projects/%.*s/locations/%.*s/glossaries/%.*s",
                         STR_ARGS(json_get_str(e->options, "project")), STR_ARGS(location_of(e)), STR_ARGS(glossary));
    json_key(b, "glossaryConfig");
    json_open(b, '{');
    json_add_str(b, "glossary", glossary);
    json_close(b, '}');
}

static enum fault google_ask(const struct endpoint *e, const struct ask *ask, struct arena *a, struct http_request *out,
                             struct err *err)
{
    auto_buf struct buf b = buf_make(LIMIT_REQUEST);
    struct str project = json_get_str(e->options, "project");
    json_open(&b, '{');
    json_key(&b, "contents");
    json_open(&b, '[');
    for (size_t i = 0; i < ask->n; i++)
        json_add_str(&b, NULL, ask->sources[i]);
    json_close(&b, ']');
    json_add_str(&b, "mimeType", str_of("text/plain"));
    json_add_str(&b, "sourceLanguageCode", endpoint_language(e, ask->source_lang, codes));
    json_add_str(&b, "targetLanguageCode", endpoint_language(e, ask->target_lang, codes));
    add_glossary(e, a, &b);
    json_close(&b, '}');
    try(buf_check(&b, "request", err));
    out->url = arena_printf(a, "%.*s/v3/projects/%.*s/locations/%.*s:translateText", STR_ARGS(e->url),
                            STR_ARGS(endpoint_escaped(a, project)), STR_ARGS(endpoint_escaped(a, location_of(e))));
    out->headers[0] = (struct http_header){"Content-Type", str_of("application/json")};
    out->headers[1] =
        (struct http_header){"Authorization", arena_printf(a, "Bearer %.*s", STR_ARGS(buf_str(&e->secret)))};
    out->headers[2] = (struct http_header){"x-goog-user-project", project};
    out->body = arena_str(a, buf_str(&b));
    return FAULT_OK;
}

static enum fault google_read(struct endpoint *e, const struct ask *ask, const struct http_reply *reply,
                              struct arena *a, struct answer *out, struct err *err)
{
    auto_json json_t *root = NULL;
    if (json_parse(reply->body, "answer", &root, err) != FAULT_OK)
        return FAULT_RETRY;
    bool glossary = json_get_str(e->options, "glossary").len > 0;
    const json_t *list = json_object_get(root, glossary ? "glossaryTranslations" : "translations");
    if (!json_is_array(list) || json_array_size(list) != ask->n)
        return fault(err, FAULT_RETRY, "%zu translations for %zu sentences", json_array_size(list), ask->n);
    for (size_t i = 0; i < ask->n; i++) {
        const json_t *one = json_array_get(list, i), *text = json_object_get(one, "translatedText");
        struct str model = json_get_str(one, "model");
        if (!json_is_string(text))
            return fault(err, FAULT_RETRY, "translation %zu is no text", i + 1);
        out->at[i] = (struct answered){
            .text = arena_str(a, json_str(text)),
            .model = model.len ? arena_printf(a, "Google %.*s", STR_ARGS(model)) : str_of("Google"),
            .billed = -1,
        };
    }
    return FAULT_OK;
}

static bool mentions(const struct http_reply *reply, const char *const *words)
{
    for (; *words; words++)
        if (str_find(reply->body, str_of(*words), 0) >= 0)
            return true;
    return false;
}

/* A 403 is the day's quota, the minute's, or no access: the reasons tell. */
static enum verdict google_verdict(struct endpoint *e, const struct ask *ask, const struct http_reply *reply)
{
    static const char *const used_up[] = {"dailyLimitExceeded", "Daily Limit Exceeded", "quotaExceeded", "per day",
                                          NULL};
    static const char *const too_fast[] = {"ateLimitExceeded", "Rate Limit Exceeded", "RATE_LIMIT_EXCEEDED",
                                           "per minute", NULL};
    static const char *const too_large[] = {"too long", "too large", "exceeds the", NULL};
    (void)e, (void)ask;
    bool limits = reply->status == 403 || reply->status == 429;
    if (limits && mentions(reply, used_up))
        return VERDICT_QUOTA;
    if (limits && mentions(reply, too_fast))
        return VERDICT_SLOWER;
    if (reply->status == 400 && mentions(reply, too_large))
        return VERDICT_SPLIT;
    return retry_verdict(reply);
}

const struct provider provider_google = {
    .name = "google",
    .help = "Google Cloud Translation, version 3: project, and an access token as key",
    .uses = "project|location|glossary",
    .url = "https://translation.googleapis.com",
    .batch = 100,
    .bytes = 28 << 10, /* a request may have 30,000 characters */
    .frame = 64 << 10,
    .concurrency = 8,
    .timeout_s = 60,
    .needs_key = true,
    .protects = true,
    .marks = MARK_BRACES,
    .tags = TAGS_PLACEHOLDERS,
    .open = google_open,
    .ask = google_ask,
    .verdict = google_verdict,
    .read = google_read,
};
