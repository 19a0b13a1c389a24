/* azure: Microsoft's Azure Translator, version 3.0.
 *
 * Source: Microsoft's reference of the v3 API. Every option is in the query, the body
 * holds the texts alone. Names of the glossary travel as its dynamic dictionary, which
 * is for proper nouns and for pairs with English only. What was charged is told in a
 * header, for the whole request.
 */
#include "stages/translate/endpoints.h"

static const char *const codes[][2] = {
    {"zh-Hans", "zh-Hans"}, {"zh-CN", "zh-Hans"}, {"zh-SG", "zh-Hans"}, {"zh", "zh-Hans"}, {"zh-Hant", "zh-Hant"},
    {"zh-TW", "zh-Hant"},   {"zh-HK", "zh-Hant"}, {"pt-BR", "pt"},      {"pt", "pt-PT"},   {"pt-PT", "pt-PT"},
    {"fr-CA", "fr-CA"},     {"ko", "ko"},         {"en", "en"},         {"ja", "ja"},      {"es", "es"},
    {"fr", "fr"},           {"de", "de"},         {"ru", "ru"},         {"id", "id"},      {"vi", "vi"},
    {"th", "th"},           {"ar", "ar"},         {NULL, NULL},
};

static bool is_english(struct str tag)
{
    return str_is_nocase(endpoint_primary(tag), "en");
}

static unsigned azure_takes(const struct endpoint *e, struct str source_lang, struct str target_lang)
{
    (void)e;
    unsigned names =
        1u << TERM_PERSON | 1u << TERM_PLACE | 1u << TERM_BODY | 1u << TERM_LAW | 1u << TERM_PRODUCT | 1u << TERM_EVENT;
    return is_english(source_lang) || is_english(target_lang) ? names : 0;
}

static enum fault azure_ask(const struct endpoint *e, const struct ask *ask, struct arena *a, struct http_request *out,
                            struct err *err)
{
    auto_buf struct buf b = buf_make(LIMIT_REQUEST);
    struct str from = endpoint_escaped(a, endpoint_language(e, ask->source_lang, codes));
    struct str to = endpoint_escaped(a, endpoint_language(e, ask->target_lang, codes));
    struct str region = json_get_str(e->options, "region");
    json_open(&b, '[');
    for (size_t i = 0; i < ask->n; i++) {
        json_open(&b, '{');
        json_add_str(&b, "Text", ask->sources[i]);
        json_close(&b, '}');
    }
    json_close(&b, ']');
    try(buf_check(&b, "request", err));
    out->url = arena_printf(a, "%.*s/translate?api-version=3.0&from=%.*s&to=%.*s", STR_ARGS(e->url), STR_ARGS(from),
                            STR_ARGS(to));
    out->headers[0] = (struct http_header){"Content-Type", str_of("application/json; charset=UTF-8")};
    out->headers[1] = (struct http_header){"Ocp-Apim-Subscription-Key", buf_str(&e->secret)};
    if (region.len)
        out->headers[2] = (struct http_header){"Ocp-Apim-Subscription-Region", region};
    out->body = arena_str(a, buf_str(&b));
    return FAULT_OK;
}

/* What was charged, over the texts by their lengths; the last one has the rest. */
static void share_out(int64_t metered, const struct ask *ask, struct answer *out)
{
    int64_t all = 0, left = metered;
    for (size_t i = 0; i < ask->n; i++)
        all += (int64_t)ask->sources[i].len;
    for (size_t i = 0; metered >= 0 && all > 0 && i < ask->n; i++) {
        int64_t part = i + 1 == ask->n ? left : (int64_t)((double)metered * (double)ask->sources[i].len / (double)all);
        out->at[i].billed = part;
        left -= part;
    }
}

static enum fault azure_read(struct endpoint *e, const struct ask *ask, const struct http_reply *reply, struct arena *a,
                             struct answer *out, struct err *err)
{
    (void)e;
    auto_json json_t *list = NULL;
    if (json_parse(reply->body, "answer", &list, err) != FAULT_OK)
        return FAULT_RETRY;
    if (!json_is_array(list) || json_array_size(list) != ask->n)
        return fault(err, FAULT_RETRY, "%zu translations for %zu sentences", json_array_size(list), ask->n);
    for (size_t i = 0; i < ask->n; i++) {
        const json_t *to = json_object_get(json_array_get(list, i), "translations");
        const json_t *text = json_object_get(json_array_get(to, 0), "text");
        if (!json_is_string(text) || json_array_size(to) != 1)
            return fault(err, FAULT_RETRY, "translation %zu is no text", i + 1);
        out->at[i] =
            (struct answered){.text = arena_str(a, json_str(text)), .model = str_of("Azure Translator"), .billed = -1};
    }
    share_out(reply->metered, ask, out);
    return FAULT_OK;
}

/* Six digits: the status and three of its own. Gateways send it as a string, or not. */
static int64_t error_code(const struct http_reply *reply)
{
    auto_json json_t *root = NULL;
    int64_t number = 0;
    if (json_parse(reply->body, "answer", &root, NULL) != FAULT_OK)
        return 0;
    const json_t *error = json_object_get(root, "error");
    if (!str_int(json_get_str(error, "code"), &number))
        number = json_get_int(error, "code", 0);
    return number;
}

static enum verdict azure_verdict(struct endpoint *e, const struct ask *ask, const struct http_reply *reply)
{
    static const struct {
        int64_t code;
        enum verdict verdict;
    } known[] = {
        {400050, VERDICT_SPLIT}, /* a text is too long */
        {400072, VERDICT_SPLIT}, /* too many of them */
        {400077, VERDICT_SPLIT}, /* all together too large */
        {403001, VERDICT_QUOTA}, /* the free plan's amount */
    };
    (void)e, (void)ask;
    int64_t code = error_code(reply);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].code == code)
            return known[i].verdict;
    return retry_verdict(reply);
}

const struct provider provider_azure = {
    .name = "azure",
    .help = "Azure Translator, version 3; a custom domain's url ends in /translator/text/v3.0",
    .uses = "region",
    .url = "https://api.cognitive.microsofttranslator.com",
    .batch = 100,
    .bytes = 24 << 10, /* a request may have 50,000 characters, those of the dictionary's markup too */
    .frame = 64 << 10,
    .concurrency = 4,
    .timeout_s = 30,
    .needs_key = true,
    .marks_terms = true,
    .marks = MARK_DICTIONARY,
    .takes = azure_takes,
    .ask = azure_ask,
    .verdict = azure_verdict,
    .read = azure_read,
};
