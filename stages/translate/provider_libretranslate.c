/* libretranslate: LibreTranslate 1.6 and later, self-hosted or hosted.
 *
 * Source: LibreTranslate's app.py and language.py. The key travels in the body. Error
 * texts are localised by Accept-Language, so nothing is ever decided by them and no
 * such header is sent. It has no context, glossary, or usage; several sentences in
 * one request count as several in its rate limit.
 */
#include "stages/translate/endpoints.h"

static const char *const codes[][2] = {
    {"zh-Hans", "zh-Hans"}, {"zh-CN", "zh-Hans"}, {"zh-SG", "zh-Hans"}, {"zh-Hant", "zh-Hant"}, {"zh-TW", "zh-Hant"},
    {"zh-HK", "zh-Hant"},   {"zh", "zh-Hans"},    {"pt-BR", "pt-BR"},   {"ko", "ko"},           {"en", "en"},
    {"ja", "ja"},           {"pt", "pt"},         {"es", "es"},         {"fr", "fr"},           {"de", "de"},
    {"ru", "ru"},           {NULL, NULL},
};

static enum fault libretranslate_ask(const struct endpoint *e, const struct ask *ask, struct arena *a,
                                     struct http_request *out, struct err *err)
{
    auto_buf struct buf b = buf_make(LIMIT_REQUEST);
    json_open(&b, '{');
    json_key(&b, "q");
    json_open(&b, '['); /* an array even for one text: the answer is then an array too */
    for (size_t i = 0; i < ask->n; i++)
        json_add_str(&b, NULL, ask->sources[i]);
    json_close(&b, ']');
    json_add_str(&b, "source", endpoint_language(e, ask->source_lang, codes));
    json_add_str(&b, "target", endpoint_language(e, ask->target_lang, codes));
    json_add_str(&b, "format", str_of("text"));
    if (e->secret.len)
        json_add_str(&b, "api_key", buf_str(&e->secret));
    json_close(&b, '}');
    try(buf_check(&b, "request", err));
    out->url = endpoint_url(e, a, "/translate");
    out->headers[0] = (struct http_header){"Content-Type", str_of("application/json")};
    out->body = arena_str(a, buf_str(&b));
    return FAULT_OK;
}

static enum fault libretranslate_read(struct endpoint *e, const struct ask *ask, const struct http_reply *reply,
                                      struct arena *a, struct answer *out, struct err *err)
{
    (void)e;
    auto_json json_t *root = NULL;
    if (json_parse(reply->body, "answer", &root, err) != FAULT_OK)
        return FAULT_RETRY;
    const json_t *texts = json_object_get(root, "translatedText");
    if (!json_is_array(texts) || json_array_size(texts) != ask->n)
        return fault(err, FAULT_RETRY, "%zu translations for %zu sentences", json_array_size(texts), ask->n);
    for (size_t i = 0; i < ask->n; i++) {
        const json_t *text = json_array_get(texts, i);
        if (!json_is_string(text))
            return fault(err, FAULT_RETRY, "translation %zu is no text", i + 1);
        out->at[i] = (struct answered){.text = arena_str(a, json_str(text)), .model = str_of(""), .billed = -1};
    }
    return FAULT_OK;
}

/* Names alone: a placeholder has neither number nor article. */
static unsigned libretranslate_takes(const struct endpoint *e, struct str source_lang, struct str target_lang)
{
    (void)source_lang, (void)target_lang;
    bool wanted = json_get_bool(e->options, "protect_terms", false);
    return wanted ? 1u << TERM_PERSON | 1u << TERM_PLACE | 1u << TERM_BODY : 0;
}

const struct provider provider_libretranslate = {
    .name = "libretranslate",
    .help = "LibreTranslate, on your own machine or hosted",
    .uses = "protect_terms",
    .batch = 8, /* CPU translation of many sentences takes long; a small batch loses little when it fails */
    .bytes = 64 << 10,
    .frame = 64 << 10,
    .concurrency = 4,
    .timeout_s = 120,
    .protects = true,
    .marks_terms = true,
    .marks = MARK_BRACES,
    .tags = TAGS_PLACEHOLDERS,
    .takes = libretranslate_takes,
    .ask = libretranslate_ask,
    .read = libretranslate_read,
};
