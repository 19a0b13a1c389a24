/* papago: Naver Cloud's Papago Translation.
 *
 * Source: Naver Cloud Platform's API reference. One text a request; two keys in
 * headers. A glossary is kept in Naver's console, only its key is sent along. Older
 * applications have another host: that is the settings' `url`.
 */
#include "stages/translate/endpoints.h"

static const char *const codes[][2] = {
    {"zh-Hans", "zh-CN"}, {"zh-CN", "zh-CN"}, {"zh-SG", "zh-CN"}, {"zh-Hant", "zh-TW"}, {"zh-TW", "zh-TW"},
    {"zh-HK", "zh-TW"},   {"zh", "zh-CN"},    {"ko", "ko"},       {"en", "en"},         {"ja", "ja"},
    {"vi", "vi"},         {"th", "th"},       {"id", "id"},       {"fr", "fr"},         {"es", "es"},
    {"ru", "ru"},         {"de", "de"},       {"it", "it"},       {NULL, NULL},
};

/* Pairs that glossaries exist for, in either direction. */
static const char *const glossary_pairs[][2] = {{"ko", "en"},    {"ko", "ja"}, {"ko", "zh-CN"},
                                                {"ko", "zh-TW"}, {"ko", "fr"}, {"en", "ja"}};

static enum fault papago_open(struct endpoint *e, struct err *err)
{
    if (json_get_str(e->options, "key_id").len == 0)
        return fault(err, FAULT_STOP, "endpoint %s: papago needs two keys: key_id, the client id, beside key", e->name);
    return FAULT_OK;
}

static size_t papago_most(const struct endpoint *e)
{
    (void)e;
    return 1;
}

static bool has_glossary(struct str from, struct str to)
{
    for (size_t i = 0; i < sizeof glossary_pairs / sizeof *glossary_pairs; i++) {
        const char *const *pair = glossary_pairs[i];
        if ((str_is(from, pair[0]) && str_is(to, pair[1])) || (str_is(from, pair[1]) && str_is(to, pair[0])))
            return true;
    }
    return false;
}

static enum fault papago_ask(const struct endpoint *e, const struct ask *ask, struct arena *a, struct http_request *out,
                             struct err *err)
{
    auto_buf struct buf b = buf_make(LIMIT_REQUEST);
    struct str from = endpoint_language(e, ask->source_lang, codes), to = endpoint_language(e, ask->target_lang, codes);
    struct str glossary = json_get_str(e->options, "glossary");
    json_open(&b, '{');
    json_add_str(&b, "source", from);
    json_add_str(&b, "target", to);
    json_add_str(&b, "text", ask->sources[0]);
    if (glossary.len && has_glossary(from, to))
        json_add_str(&b, "glossaryKey", glossary);
    json_close(&b, '}');
    try(buf_check(&b, "request", err));
    out->url = endpoint_url(e, a, "/nmt/v1/translation");
    out->headers[0] = (struct http_header){"Content-Type", str_of("application/json")};
    out->headers[1] = (struct http_header){"x-ncp-apigw-api-key-id", json_get_str(e->options, "key_id")};
    out->headers[2] = (struct http_header){"x-ncp-apigw-api-key", buf_str(&e->secret)};
    out->body = arena_str(a, buf_str(&b));
    return FAULT_OK;
}

static enum fault papago_read(struct endpoint *e, const struct ask *ask, const struct http_reply *reply,
                              struct arena *a, struct answer *out, struct err *err)
{
    (void)e, (void)ask;
    auto_json json_t *root = NULL;
    if (json_parse(reply->body, "answer", &root, err) != FAULT_OK)
        return FAULT_RETRY;
    const json_t *result = json_object_get(json_object_get(root, "message"), "result");
    const json_t *text = json_object_get(result, "translatedText");
    if (!json_is_string(text))
        return fault(err, FAULT_RETRY, "the translation is no text");
    out->at[0] = (struct answered){.text = arena_str(a, json_str(text)), .model = str_of("Papago"), .billed = -1};
    return FAULT_OK;
}

/* The gateway says {"error":{"errorCode":"300"}}, the engine {"errorCode":"N2MT08"}. */
static bool says(const struct http_reply *reply, const char *code)
{
    auto_json json_t *root = NULL;
    if (json_parse(reply->body, "answer", &root, NULL) != FAULT_OK)
        return false;
    return str_is(json_get_str(root, "errorCode"), code) ||
           str_is(json_get_str(json_object_get(root, "error"), "errorCode"), code);
}

static enum verdict papago_verdict(struct endpoint *e, const struct ask *ask, const struct http_reply *reply)
{
    (void)e, (void)ask;
    /* also an application without Papago, and the daily limit set in the console */
    if (reply->status == 429 && says(reply, "400"))
        return VERDICT_QUOTA;
    if (says(reply, "N2MT08"))
        return VERDICT_SPLIT; /* a single text: people write it */
    return retry_verdict(reply);
}

const struct provider provider_papago = {
    .name = "papago",
    .help = "Papago Translation of Naver Cloud: key_id and key, one sentence a request",
    .uses = "key_id|glossary",
    .url = "https://papago.apigw.ntruss.com",
    .batch = 1,
    .bytes = 16 << 10, /* 5,000 characters */
    .frame = 64 << 10,
    .concurrency = 8,
    .timeout_s = 30,
    .needs_key = true,
    .protects = true,
    .marks = MARK_BRACES,
    .tags = TAGS_PLACEHOLDERS,
    .open = papago_open,
    .most = papago_most,
    .ask = papago_ask,
    .verdict = papago_verdict,
    .read = papago_read,
};
