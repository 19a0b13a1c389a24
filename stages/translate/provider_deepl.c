/* deepl: the DeepL API, version 2.
 *
 * Source: DeepL's OpenAPI document and developer pages. Targets are variants (EN-US,
 * ZH-HANS), sources root codes (EN, ZH). Sentence splitting is left at its default:
 * without it an overlong sentence is cut off, and newer models ignore the setting.
 */
#include "stages/translate/deepl_glossary.h"

static const char *const target_codes[][2] = {
    {"en", "EN-US"},        {"en-GB", "EN-GB"},   {"en-US", "EN-US"},     {"pt", "PT-PT"},      {"pt-BR", "PT-BR"},
    {"pt-PT", "PT-PT"},     {"zh", "ZH-HANS"},    {"zh-Hans", "ZH-HANS"}, {"zh-CN", "ZH-HANS"}, {"zh-SG", "ZH-HANS"},
    {"zh-Hant", "ZH-HANT"}, {"zh-TW", "ZH-HANT"}, {"zh-HK", "ZH-HANT"},   {"ko", "KO"},         {"ja", "JA"},
    {"es", "ES"},           {"es-419", "ES-419"}, {"fr", "FR"},           {"de", "DE"},         {"ru", "RU"},
    {"id", "ID"},           {"vi", "VI"},         {"th", "TH"},           {"ar", "AR"},         {NULL, NULL},
};

static const char *const source_codes[][2] = {
    {"ko", "KO"}, {"en", "EN"}, {"ja", "JA"}, {"zh", "ZH"}, {"pt", "PT"},
    {"es", "ES"}, {"fr", "FR"}, {"de", "DE"}, {"ru", "RU"}, {NULL, NULL},
};

static const char model_types[] = "latency_optimized|quality_optimized|prefer_quality_optimized";

static enum fault deepl_open(struct endpoint *e, struct err *err)
{
    struct str model = json_get_str(e->options, "model"), rest = str_of(model_types), word;
    struct str glossary = json_get_str(e->options, "glossary");
    if (glossary.len && !str_is(glossary, "off") && !str_is(glossary, "sync"))
        return fault(err, FAULT_STOP, "endpoint %s: glossary \"%.*s\" is none of off|sync", e->name,
                     STR_ARGS(glossary));
    bool known = model.len == 0;
    while (str_cut(&rest, '|', &word))
        known = known || str_eq(word, model);
    if (!known)
        return fault(err, FAULT_STOP, "endpoint %s: model \"%.*s\" is none of %s", e->name, STR_ARGS(model),
                     model_types);
    /* keys of the free plan end in :fx and are refused everywhere else */
    if (str_is(e->url, "https://api.deepl.com") && str_ends(buf_str(&e->secret), ":fx"))
        e->url = str_of("https://api-free.deepl.com");
    if (str_is(glossary, "sync"))
        e->state = deepl_glossaries_new();
    return FAULT_OK;
}

static void deepl_close(struct endpoint *e)
{
    deepl_glossaries_free(e->state);
}

static unsigned deepl_takes(const struct endpoint *e, struct str source_lang, struct str target_lang)
{
    (void)source_lang, (void)target_lang;
    return e->state ? TERMS_OF_ANY_KIND : 0;
}

static enum fault deepl_prepare(struct endpoint *e, struct work *w, struct http *http, struct err *err)
{
    return e->state ? deepl_glossaries_sync(e->state, e, w, http, err) : FAULT_OK;
}

static void add_line(struct buf *b, struct str text)
{
    if (b->len && text.len)
        buf_addc(b, '\n');
    buf_add(b, text);
}

/* The headline and what stands around the texts. Not billed. */
static void add_context(const struct ask *ask, struct buf *b)
{
    auto_buf struct buf context = buf_make(LIMIT_REQUEST);
    add_line(&context, ask->context);
    add_line(&context, ask->before);
    add_line(&context, ask->after);
    if (context.len)
        json_add_str(b, "context", buf_str(&context));
}

static void add_body(const struct endpoint *e, const struct ask *ask, struct str glossary, struct buf *b)
{
    struct str model = json_get_str(e->options, "model"), formality = json_get_str(e->options, "formality");
    json_open(b, '{');
    json_key(b, "text");
    json_open(b, '[');
    for (size_t i = 0; i < ask->n; i++)
        json_add_str(b, NULL, ask->sources[i]);
    json_close(b, ']');
    json_add_str(b, "source_lang", endpoint_language(e, ask->source_lang, source_codes));
    json_add_str(b, "target_lang", endpoint_language(e, ask->target_lang, target_codes));
    add_context(ask, b);
    if (glossary.len)
        json_add_str(b, "glossary_id", glossary);
    if (model.len)
        json_add_str(b, "model_type", model);
    if (formality.len)
        json_add_str(b, "formality", formality);
    if (ask->marked) {
        json_add_str(b, "tag_handling", str_of("xml"));
        json_add_str(b, "tag_handling_version", str_of("v2")); /* the default differs from account to account */
    }
    json_add_bool(b, "show_billed_characters", true);
    json_close(b, '}');
}

static enum fault deepl_ask(const struct endpoint *e, const struct ask *ask, struct arena *a, struct http_request *out,
                            struct err *err)
{
    auto_buf struct buf b = buf_make(LIMIT_REQUEST);
    struct str glossary = str_of("");
    if (e->state)
        glossary = deepl_glossaries_id(e->state, a, ask->source_lang, ask->target_lang);
    add_body(e, ask, glossary, &b);
    try(buf_check(&b, "request", err));
    out->url = endpoint_url(e, a, "/v2/translate");
    out->headers[0] = (struct http_header){"Content-Type", str_of("application/json")};
    out->headers[1] =
        (struct http_header){"Authorization", arena_printf(a, "DeepL-Auth-Key %.*s", STR_ARGS(buf_str(&e->secret)))};
    out->body = arena_str(a, buf_str(&b));
    return FAULT_OK;
}

static enum fault deepl_read(struct endpoint *e, const struct ask *ask, const struct http_reply *reply, struct arena *a,
                             struct answer *out, struct err *err)
{
    (void)e;
    auto_json json_t *root = NULL;
    if (json_parse(reply->body, "answer", &root, err) != FAULT_OK)
        return FAULT_RETRY;
    const json_t *list = json_object_get(root, "translations");
    if (!json_is_array(list) || json_array_size(list) != ask->n)
        return fault(err, FAULT_RETRY, "%zu translations for %zu sentences", json_array_size(list), ask->n);
    for (size_t i = 0; i < ask->n; i++) {
        const json_t *one = json_array_get(list, i), *text = json_object_get(one, "text");
        if (!json_is_string(text))
            return fault(err, FAULT_RETRY, "translation %zu is no text", i + 1);
        struct str model = json_get_str(one, "model_type_used");
        out->at[i] = (struct answered){
            .text = arena_str(a, json_str(text)),
            .model = model.len ? arena_printf(a, "DeepL %.*s", STR_ARGS(model)) : str_of("DeepL"),
            .billed = json_get_int(one, "billed_characters", -1),
        };
    }
    return FAULT_OK;
}

/* A glossary that somebody deleted at DeepL's must not stop a story: the same request
 * without it. Requests made before that was known are asked anew, too. */
static enum verdict deepl_verdict(struct endpoint *e, const struct ask *ask, const struct http_reply *reply)
{
    bool unknown = reply->status == 404 || (reply->status == 400 && str_find(reply->body, str_of("lossary"), 0) >= 0);
    if (!e->state || !unknown)
        return retry_verdict(reply);
    int before = ask->level;
    if (!atomic_compare_exchange_strong(&e->level, &before, before + 1))
        return VERDICT_ANEW;
    bool had = deepl_glossaries_gone(e->state, ask->source_lang, ask->target_lang);
    return had ? VERDICT_ANEW : retry_verdict(reply);
}

static void deepl_quota_ask(const struct endpoint *e, struct arena *a, struct http_request *out)
{
    out->url = endpoint_url(e, a, "/v2/usage");
    out->headers[0] =
        (struct http_header){"Authorization", arena_printf(a, "DeepL-Auth-Key %.*s", STR_ARGS(buf_str(&e->secret)))};
}

/* The key's own limit where it has one (paid plans), else the account's; an account
 * without a limit tells neither. */
static bool deepl_quota_read(const struct http_reply *reply, int64_t *used, int64_t *limit)
{
    auto_json json_t *root = NULL;
    if (json_parse(reply->body, "answer", &root, NULL) != FAULT_OK || !json_is_object(root))
        return false;
    bool own = json_object_get(root, "api_key_character_limit") != NULL;
    *used = json_get_int(root, own ? "api_key_character_count" : "character_count", 0);
    *limit = json_get_int(root, own ? "api_key_character_limit" : "character_limit", -1);
    return true;
}

const struct provider provider_deepl = {
    .name = "deepl",
    .help = "the DeepL API, free or paid plan",
    .uses = "model|formality|glossary",
    .url = "https://api.deepl.com",
    .batch = 50,
    .frame = 64 << 10,
    .bytes = 120 << 10, /* the whole request may have 128 KiB */
    .concurrency = 8,
    .timeout_s = 30,
    .needs_key = true,
    .takes_context = true,
    .apart = true,
    .protects = true,
    .marks = MARK_XML,
    .tags = TAGS_PLACEHOLDERS,
    .open = deepl_open,
    .close = deepl_close,
    .takes = deepl_takes,
    .prepare = deepl_prepare,
    .ask = deepl_ask,
    .verdict = deepl_verdict,
    .read = deepl_read,
    .quota_ask = deepl_quota_ask,
    .quota_read = deepl_quota_read,
};
