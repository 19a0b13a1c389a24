/* openai: chat completions as OpenAI, llama.cpp, Ollama and vLLM speak them.
 *
 * A ladder of answer forms: json_schema, json_object, one plain sentence a request.
 * A server that refuses a form, or a member of the request, is remembered for the
 * process's life. Source: OpenAI's OpenAPI document and the servers' own code.
 */
#include "stages/translate/chat.h"
#include "stages/translate/endpoints.h"

enum { MISSES_A_LEVEL = 2 }; /* answers in a row of the wrong form before a level is given up */

static bool is_decimal(struct str s)
{
    size_t digits = 0, dots = 0;
    for (size_t i = 0; i < s.len; i++) {
        dots += s.at[i] == '.';
        digits += s.at[i] >= '0' && s.at[i] <= '9';
    }
    return digits > 0 && dots <= 1 && digits + dots == s.len && s.at[0] != '.' && s.at[s.len - 1] != '.';
}

static enum fault openai_open(struct endpoint *e, struct err *err)
{
    struct str form = json_get_str(e->options, "response_format");
    struct str temperature = json_get_str(e->options, "temperature");
    if (json_get_str(e->options, "model").len == 0)
        return fault(err, FAULT_STOP,
                     "endpoint %s: it needs a model, such as \"gpt-4.1-mini\" or the name your server "
                     "lists",
                     e->name);
    if (temperature.len && !is_decimal(temperature))
        return fault(err, FAULT_STOP, "endpoint %s: temperature \"%.*s\" is no decimal", e->name,
                     STR_ARGS(temperature));
    atomic_store(&e->level, str_is(form, "json_object") ? CHAT_OBJECT
                            : str_is(form, "none")      ? CHAT_PLAIN
                                                        : CHAT_SCHEMA);
    return FAULT_OK;
}

static size_t openai_most(const struct endpoint *e)
{
    return atomic_load(&e->level) == CHAT_PLAIN ? 1 : e->batch;
}

static enum fault openai_ask(const struct endpoint *e, const struct ask *ask, struct arena *a, struct http_request *out,
                             struct err *err)
{
    auto_buf struct buf b = buf_make(LIMIT_REQUEST);
    chat_body(e, ask, &b);
    try(buf_check(&b, "request", err));
    out->url = endpoint_url(e, a, "/chat/completions");
    out->headers[0] = (struct http_header){"Content-Type", str_of("application/json")};
    if (e->secret.len)
        out->headers[1] =
            (struct http_header){"Authorization", arena_printf(a, "Bearer %.*s", STR_ARGS(buf_str(&e->secret)))};
    out->body = arena_str(a, buf_str(&b));
    return FAULT_OK;
}

/* --- refusals --- */

static bool is_one_of(struct str s, const char *words)
{
    struct str rest = str_of(words), word;
    while (str_cut(&rest, '|', &word))
        if (str_eq(word, s))
            return true;
    return false;
}

static bool mentions(struct str text, const char *word)
{
    return str_find(text, str_of(word), 0) >= 0;
}

/* A 400 that names a member: leave it out from now on. */
static bool drop_member(struct endpoint *e, const struct ask *ask, struct str param, struct str message)
{
    static const struct {
        const char *name;
        unsigned bit;
    } members[] = {{"temperature", CHAT_TEMPERATURE},
                   {"max_tokens", CHAT_TOKENS},
                   {"max_completion_tokens", CHAT_TOKENS},
                   {"developer", CHAT_ROLE}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        bool named = param.len ? str_is(param, members[i].name) : mentions(message, members[i].name);
        if (named && !(ask->dropped & members[i].bit)) {
            atomic_fetch_or(&e->dropped, members[i].bit);
            return true;
        }
    }
    return false;
}

/* One level down from `from`, unless another request did it already. */
static bool lower_level(struct endpoint *e, int from)
{
    if (from >= CHAT_PLAIN)
        return false;
    if (atomic_compare_exchange_strong(&e->level, &from, from + 1))
        atomic_store(&e->misses, 0);
    return true;
}

static enum verdict on_bad_request(struct endpoint *e, const struct ask *ask, struct str code, struct str param,
                                   struct str message)
{
    if (is_one_of(code, "context_length_exceeded|exceed_context_size_error"))
        return VERDICT_SPLIT;
    if (is_one_of(code, "content_filter|content_policy_violation"))
        return VERDICT_UNWANTED;
    if (mentions(param, "response_format") || mentions(message, "response_format") ||
        mentions(message, "json_schema") || mentions(message, "grammar"))
        return lower_level(e, ask->level) ? VERDICT_ANEW : VERDICT_NEVER;
    return drop_member(e, ask, param, message) ? VERDICT_ANEW : VERDICT_NEVER;
}

static enum verdict openai_verdict(struct endpoint *e, const struct ask *ask, const struct http_reply *reply)
{
    auto_json json_t *root = NULL;
    json_parse(reply->body, "answer", &root, NULL); /* an error page may be anything */
    const json_t *error = json_object_get(root, "error");
    struct str code = json_get_str(error, "code"), type = json_get_str(error, "type");
    if (code.len == 0) /* a number, or null: the type says it */
        code = type;
    if (reply->status == 400)
        return on_bad_request(e, ask, code, json_get_str(error, "param"), json_get_str(error, "message"));
    if (reply->status == 429 &&
        is_one_of(code, "insufficient_quota|credit_balance_exhausted|billing_hard_limit_reached|"
                        "billing_not_active"))
        return VERDICT_QUOTA;
    return retry_verdict(reply);
}

/* --- answers --- */

static void leave_empty(struct answer *out, size_t n, const char *reason)
{
    for (size_t i = 0; i < n; i++)
        out->at[i].reason = str_of(reason);
}

/* Not the form this level promises. A single miss may be the model's mood. */
static enum fault missed(struct endpoint *e, int level, struct err *err)
{
    if (level == atomic_load(&e->level) && atomic_fetch_add(&e->misses, 1) + 1 >= MISSES_A_LEVEL)
        lower_level(e, level);
    return fault(err, FAULT_RETRY, "the model did not answer with exactly the numbered translations");
}

static enum fault read_message(struct endpoint *e, const struct ask *ask, const json_t *message, struct arena *a,
                               struct answer *out, struct err *err)
{
    struct str content = json_get_str(message, "content");
    if (content.len == 0)
        return fault(err, FAULT_RETRY, "the model's message is empty");
    if (!chat_texts(a, content, (enum chat_level)ask->level, ask->n, out->at))
        return missed(e, ask->level, err);
    atomic_store(&e->misses, 0);
    return FAULT_OK;
}

static enum fault openai_read(struct endpoint *e, const struct ask *ask, const struct http_reply *reply,
                              struct arena *a, struct answer *out, struct err *err)
{
    auto_json json_t *root = NULL;
    if (json_parse(reply->body, "answer", &root, err) != FAULT_OK)
        return FAULT_RETRY;
    const json_t *choice = json_array_get(json_object_get(root, "choices"), 0);
    const json_t *message = json_object_get(choice, "message");
    struct str finish = json_get_str(choice, "finish_reason");
    struct str model = json_get_str(root, "model");
    if (!json_is_object(message))
        return fault(err, FAULT_RETRY, "the answer holds no message");
    for (size_t i = 0; i < ask->n; i++)
        out->at[i] = (struct answered){.model = arena_str(a, model.len ? model : json_get_str(e->options, "model")),
                                       .billed = -1};
    if (str_is(finish, "length")) {
        out->cut = true;
        return FAULT_OK;
    }
    bool refused = json_get_str(message, "refusal").len > 0, filtered = str_is(finish, "content_filter");
    if ((refused || filtered) && ask->n > 1)
        return fault(err, FAULT_RETRY, "the model refused a batch");
    if (refused || filtered) {
        leave_empty(out, ask->n, refused ? "the model refused to translate it" : "its content filter holds it back");
        return FAULT_OK;
    }
    return read_message(e, ask, message, a, out, err);
}

static unsigned openai_takes(const struct endpoint *e, struct str source_lang, struct str target_lang)
{
    (void)e, (void)source_lang, (void)target_lang;
    return TERMS_OF_ANY_KIND;
}

const struct provider provider_openai = {
    .name = "openai",
    .help = "chat models behind OpenAI's protocol: OpenAI, llama.cpp, Ollama, vLLM",
    .uses = "model|instructions|temperature|max_tokens|token_field|role|response_format",
    .url = "https://api.openai.com/v1",
    .batch = 10,
    .bytes = 24 << 10, /* about 6,000 Korean syllables: answers of that length come through */
    .frame = 2 << 20,  /* a model may send its thoughts along */
    .concurrency = 4,
    .timeout_s = 300,
    .takes_context = true,
    .tags = TAGS_AS_WRITTEN,
    .takes = openai_takes,
    .open = openai_open,
    .most = openai_most,
    .ask = openai_ask,
    .verdict = openai_verdict,
    .read = openai_read,
};
