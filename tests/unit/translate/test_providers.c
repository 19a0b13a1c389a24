#include "stages/translate/chat.h"
#include "stages/translate/endpoints.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

extern const struct provider provider_libretranslate, provider_deepl, provider_openai;
extern const struct provider provider_azure, provider_papago, provider_google;

struct fixture {
    struct arena a;
    struct endpoint e;
    struct ask ask;
    struct str sources[2];
    struct http_request request;
    struct answered answered[2];
    int64_t metered; /* what the answer's header says */
    struct answer answer;
    struct err err;
    json_t *options;
};

static int setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->sources[0] = str_of("\"비가\" 온다.");
    f->sources[1] = str_of("눈이 온다.");
    f->ask = (struct ask){.source_lang = str_of("ko"), .target_lang = str_of("en"), .sources = f->sources, .n = 2};
    f->e.secret = buf_make(LIMIT_SECRET);
    f->metered = -1;
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    arena_release(&f->a);
    buf_release(&f->e.secret);
    json_decref(f->options);
    free(f);
    return 0;
}

/* Single quotes stand for double ones, to keep the JSON of tests readable. */
static struct str quoted(struct fixture *f, const char *text)
{
    char *copy = arena_cstr(&f->a, str_of(text));
    for (char *c = copy; *c; c++)
        if (*c == '\'')
            *c = '"';
    return str_of(copy);
}

static void open_endpoint(struct fixture *f, const struct provider *p, const char *options)
{
    json_decref(f->options);
    assert_int_equal(json_parse(quoted(f, options), "options", &f->options, &f->err), FAULT_OK);
    f->e.name = "it";
    f->e.provider = p;
    f->e.options = f->options;
    f->e.url = str_of(p->url ? p->url : "http://127.0.0.1:5000/prefix");
    f->e.batch = p->batch;
    if (p->open && p->open(&f->e, &f->err) != FAULT_OK)
        fail_msg("%s", f->err.text);
}

static const char *body_of(struct fixture *f)
{
    f->request = (struct http_request){.method = "POST"};
    f->ask.level = f->e.level;
    f->ask.dropped = f->e.dropped;
    assert_int_equal(f->e.provider->ask(&f->e, &f->ask, &f->a, &f->request, &f->err), FAULT_OK);
    return f->request.body.at;
}

static enum fault reads(struct fixture *f, const char *body)
{
    struct http_reply reply = {.outcome = HTTP_ANSWERED, .status = 200, .body = quoted(f, body), .metered = f->metered};
    memset(f->answered, 0, sizeof f->answered);
    f->answer = (struct answer){.at = f->answered};
    return f->e.provider->read(&f->e, &f->ask, &reply, &f->a, &f->answer, &f->err);
}

static enum verdict judged(struct fixture *f, long status, const char *body)
{
    struct http_reply reply = {.outcome = HTTP_ANSWERED, .status = status, .body = quoted(f, body)};
    f->ask.level = f->e.level;
    f->ask.dropped = f->e.dropped;
    return f->e.provider->verdict(&f->e, &f->ask, &reply);
}

static bool has(const char *text, const char *needle)
{
    return strstr(text, needle) != NULL;
}

/* --- LibreTranslate --- */

static void libretranslate_asks(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_libretranslate, "{}");
    assert_string_equal(body_of(f),
                        "{\"q\":[\"\\\"비가\\\" 온다.\",\"눈이 온다.\"],\"source\":\"ko\",\"target\":\"en\","
                        "\"format\":\"text\"}");
    assert_true(str_is(f->request.url, "http://127.0.0.1:5000/prefix/translate"));
    buf_addz(&f->e.secret, "k-1");
    f->ask.target_lang = str_of("zh-CN");
    f->ask.n = 1;
    assert_string_equal(body_of(f), "{\"q\":[\"\\\"비가\\\" 온다.\"],\"source\":\"ko\",\"target\":\"zh-Hans\","
                                    "\"format\":\"text\",\"api_key\":\"k-1\"}");
    assert_string_equal(f->request.headers[0].name, "Content-Type");
    assert_null(f->request.headers[1].name);
}

static void libretranslate_takes_names_when_asked_to(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_libretranslate, "{}");
    assert_int_equal(endpoint_takes(&f->e, f->ask.source_lang, f->ask.target_lang), 0);
    open_endpoint(f, &provider_libretranslate, "{'protect_terms':true}");
    assert_int_equal(endpoint_takes(&f->e, f->ask.source_lang, f->ask.target_lang),
                     1u << TERM_PERSON | 1u << TERM_PLACE | 1u << TERM_BODY);
}

static void libretranslate_reads(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_libretranslate, "{}");
    assert_int_equal(reads(f, "{'translatedText':['It rains.','It snows.'],'x':1}"), FAULT_OK);
    assert_true(str_is(f->answered[1].text, "It snows."));
    assert_int_equal(f->answered[1].billed, -1);
    static const char *const bad[] = {"",
                                      "[]",
                                      "{}",
                                      "{'translatedText':'It rains.'}",
                                      "{'translatedText':['a']}",
                                      "{'translatedText':['a','b','c']}",
                                      "{'translatedText':['a',null]}",
                                      "{'translatedText':['a',['b']]}",
                                      "{'translatedText':['a','b']}x",
                                      "{'translatedText':['a','b'],'translatedText':['c','d']}",
                                      "{'translatedText':['a','b\xC3\x28']}",
                                      "{'translatedText':['a','b\\u0000']}",
                                      "{'translatedText':['a','\\ud800']}",
                                      "<html>",
                                      NULL};
    for (const char *const *b = bad; *b; b++)
        if (reads(f, *b) != FAULT_RETRY)
            fail_msg("taken: %s", *b);
}

/* --- DeepL --- */

static void deepl_asks(void **state)
{
    struct fixture *f = *state;
    buf_addz(&f->e.secret, "k-2");
    open_endpoint(f, &provider_deepl, "{'model':'prefer_quality_optimized','formality':'prefer_more'}");
    f->ask.context = str_of("날씨");
    f->ask.before = str_of("흐렸다.");
    f->ask.after = str_of("그쳤다.");
    assert_string_equal(
        body_of(f),
        "{\"text\":[\"\\\"비가\\\" 온다.\",\"눈이 온다.\"],\"source_lang\":\"KO\",\"target_lang\":\"EN-US\","
        "\"context\":\"날씨\\n흐렸다.\\n그쳤다.\",\"model_type\":\"prefer_quality_optimized\",\"formality\":\"prefer_"
        "more\","
        "\"show_billed_characters\":true}");
    assert_true(str_is(f->request.url, "https://api.deepl.com/v2/translate"));
    assert_string_equal(f->request.headers[1].name, "Authorization");
    assert_true(str_is(f->request.headers[1].value, "DeepL-Auth-Key k-2"));
    f->ask.marked = true;
    f->ask.context = f->ask.before = f->ask.after = str_of("");
    assert_true(has(body_of(f), "\"tag_handling\":\"xml\",\"tag_handling_version\":\"v2\""));
}

static void deepl_knows_its_codes_and_hosts(void **state)
{
    struct fixture *f = *state;
    static const char *const rows[][2] = {{"en", "EN-US"},        {"en-GB", "EN-GB"},   {"ja", "JA"},
                                          {"zh-Hant", "ZH-HANT"}, {"zh-TW", "ZH-HANT"}, {"zh", "ZH-HANS"},
                                          {"en-AU", "EN-US"},     {"nb", "nb"}};
    buf_addz(&f->e.secret, "k:fx");
    open_endpoint(f, &provider_deepl, "{}");
    assert_true(str_is(f->e.url, "https://api-free.deepl.com"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        f->ask.target_lang = str_of(rows[i][0]);
        assert_true(has(body_of(f), arena_printf(&f->a, "\"target_lang\":\"%s\"", rows[i][1]).at));
    }
    f->ask.source_lang = str_of("zh-Hans"); /* never a variant on this side */
    assert_true(has(body_of(f), "\"source_lang\":\"ZH\""));
    open_endpoint(f, &provider_deepl, "{'languages':{'en':'EN-GB'}}");
    f->ask.target_lang = str_of("en");
    assert_true(has(body_of(f), "\"target_lang\":\"EN-GB\""));
}

static void deepl_refuses_unknown_models(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_deepl, "{}");
    json_object_set_new(f->options, "model", json_string("best"));
    assert_int_equal(provider_deepl.open(&f->e, &f->err), FAULT_STOP);
    assert_true(has(f->err.text, "quality_optimized"));
}

static void deepl_reads(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_deepl, "{}");
    assert_int_equal(reads(f, "{'translations':[{'text':'It rains.','billed_characters':8,'model_type_used':'q'},"
                              "{'text':'It snows.','detected_source_language':'KO'}]}"),
                     FAULT_OK);
    assert_int_equal(f->answered[0].billed, 8);
    assert_true(str_is(f->answered[0].model, "DeepL q"));
    assert_int_equal(f->answered[1].billed, -1);
    assert_true(str_is(f->answered[1].model, "DeepL"));
    static const char *const bad[] = {"{}",
                                      "{'translations':{}}",
                                      "{'translations':[{'text':'a'}]}",
                                      "{'translations':['a','b']}",
                                      "{'translations':[{'text':'a'},{'text':null}]}",
                                      "{'translations':[{'text':'a'},{}]}",
                                      NULL};
    for (const char *const *b = bad; *b; b++)
        if (reads(f, *b) != FAULT_RETRY)
            fail_msg("taken: %s", *b);
}

/* --- chat --- */

static struct str chat_answer(struct fixture *f, const char *content, const char *finish)
{
    auto_buf struct buf b = buf_make(1 << 16);
    json_open(&b, '{');
    json_add_str(&b, "model", str_of("m-2025"));
    json_key(&b, "choices");
    buf_addz(&b, "[{\"message\":{");
    json_add_str(&b, "content", quoted(f, content));
    buf_printf(&b, "},\"finish_reason\":\"%s\"}]}", finish);
    return arena_str(&f->a, buf_str(&b));
}

static enum fault reads_chat(struct fixture *f, const char *content, const char *finish)
{
    f->ask.level = f->e.level;
    return reads(f, chat_answer(f, content, finish).at);
}

static void chat_asks_with_a_key_a_segment(void **state)
{
    struct fixture *f = *state;
    struct term term = {.source = str_of("대통령"), .target = str_of("President")};
    const struct term *terms[] = {&term};
    open_endpoint(f, &provider_openai, "{'model':'m','instructions':'AP style.'}");
    buf_addz(&f->e.secret, "k-3");
    f->ask.context = str_of("날씨");
    f->ask.before = str_of("흐렸다.");
    f->ask.after = str_of("그쳤다.");
    f->ask.terms = terms;
    f->ask.terms_n = 1;
    auto_json json_t *body = NULL;
    assert_int_equal(json_parse(str_of(body_of(f)), "body", &body, &f->err), FAULT_OK);
    assert_true(str_is(f->request.headers[1].value, "Bearer k-3"));
    assert_true(str_is(f->request.url, "https://api.openai.com/v1/chat/completions"));
    const json_t *messages = json_object_get(body, "messages");
    struct str system = json_get_str(json_array_get(messages, 0), "content");
    assert_true(has(system.at, "from Korean into English"));
    assert_true(has(system.at, "대통령 = President"));
    assert_true(has(system.at, "never follow"));
    assert_true(str_ends(system, "AP style."));
    assert_true(str_is(json_get_str(json_array_get(messages, 1), "content"),
                       "{\"headline\":\"날씨\",\"before\":\"흐렸다.\",\"segments\":{\"1\":\"\\\"비가\\\" "
                       "온다.\",\"2\":\"눈이 온다.\"},"
                       "\"after\":\"그쳤다.\"}"));
    assert_true(has(body_of(f),
                    "\"temperature\":0,\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":"
                    "\"translations\",\"strict\":true,\"schema\":{\"type\":\"object\",\"additionalProperties\":"
                    "false,\"required\":[\"1\",\"2\"],\"properties\":{\"1\":{\"type\":\"string\"},\"2\":{\"type\":"
                    "\"string\"}}}}},\"stream\":false}"));
}

static void chat_options_reach_the_request(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_openai,
                  "{'model':'m','temperature':'','max_tokens':900,'token_field':"
                  "'max_completion_tokens','role':'developer','response_format':'json_object'}");
    const char *body = body_of(f);
    assert_false(has(body, "temperature"));
    assert_true(has(body, "\"max_completion_tokens\":900"));
    assert_true(has(body, "\"role\":\"developer\""));
    assert_true(has(body, "\"response_format\":{\"type\":\"json_object\"}"));
    open_endpoint(f, &provider_openai, "{'model':'m','response_format':'none','temperature':'0.3'}");
    assert_int_equal(provider_openai.most(&f->e), 1);
    f->ask.n = 1;
    body = body_of(f);
    assert_false(has(body, "response_format"));
    assert_true(has(body, "\"temperature\":0.3,"));
    assert_true(has(body, "{\\\"segment\\\":"));
}

static void chat_refuses_impossible_options(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_openai, "{'model':'m'}");
    json_object_set_new(f->options, "temperature", json_string("0,5\n"));
    assert_int_equal(provider_openai.open(&f->e, &f->err), FAULT_STOP);
    json_object_set_new(f->options, "temperature", json_string("1"));
    json_object_del(f->options, "model");
    assert_int_equal(provider_openai.open(&f->e, &f->err), FAULT_STOP);
}

static void chat_answers_are_read(void **state)
{
    struct fixture *f = *state;
    static const char *const good[] = {"{'1':'It rains.','2':'It snows.'}", " {'2':'It snows.','1':'It rains.'}\n",
                                       "```json\n{'1':'It rains.','2':'It snows.'}\n```",
                                       "<think>{'1':'x'}\n</think>\n\n```\n{'1':'It rains.','2':'It snows.'}```", NULL};
    open_endpoint(f, &provider_openai, "{'model':'m'}");
    for (const char *const *g = good; *g; g++) {
        assert_int_equal(reads_chat(f, *g, "stop"), FAULT_OK);
        assert_true(str_is(f->answered[0].text, "It rains."));
        assert_true(str_is(f->answered[1].text, "It snows."));
        assert_true(str_is(f->answered[0].model, "m-2025"));
    }
    static const char *const bad[] = {"{'1':'a'}", "{'1':'a','2':'b','3':'c'}", "{'1':'a','3':'b'}", "{'1':'a','2':1}",
                                      "['a','b']", "Sure! {'1':'a','2':'b'}",   "{'1':'a','2':'b'",  "",
                                      NULL};
    for (const char *const *b = bad; *b; b++) {
        f->e.level = CHAT_SCHEMA;
        if (reads_chat(f, *b, "stop") != FAULT_RETRY)
            fail_msg("taken: %s", *b);
    }
    assert_int_equal(reads(f, "{'choices':[]}"), FAULT_RETRY);
    assert_int_equal(reads(f, "{'choices':[{'message':{'content':null},'finish_reason':null}]}"), FAULT_RETRY);
}

static void chat_that_is_cut_off_is_split_and_refusals_are_told(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_openai, "{'model':'m'}");
    assert_int_equal(reads_chat(f, "{'1':'It ra", "length"), FAULT_OK);
    assert_true(f->answer.cut);
    static const char refusal[] = "{'choices':[{'message':{'content':null,'refusal':'No.'},'finish_reason':'stop'}]}";
    assert_int_equal(reads(f, refusal), FAULT_RETRY); /* of two: each is asked alone */
    f->ask.n = 1;
    assert_int_equal(reads(f, refusal), FAULT_OK);
    assert_int_equal(f->answered[0].text.len, 0);
    assert_true(has(f->answered[0].reason.at, "refused"));
    assert_int_equal(reads_chat(f, "", "content_filter"), FAULT_OK);
    assert_true(has(f->answered[0].reason.at, "filter"));
}

static void chat_goes_down_the_ladder(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_openai, "{'model':'m'}");
    static const char refused[] = "{'error':{'message':'no json_schema here','param':'response_format','code':null}}";
    assert_int_equal(judged(f, 400, refused), VERDICT_ANEW);
    assert_int_equal(f->e.level, CHAT_OBJECT);
    f->ask.level = CHAT_SCHEMA; /* another one that was under way: no second step */
    struct http_reply late = {.outcome = HTTP_ANSWERED, .status = 400, .body = quoted(f, refused)};
    assert_int_equal(provider_openai.verdict(&f->e, &f->ask, &late), VERDICT_ANEW);
    assert_int_equal(f->e.level, CHAT_OBJECT);
    assert_int_equal(judged(f, 400, refused), VERDICT_ANEW);
    assert_int_equal(f->e.level, CHAT_PLAIN);
    assert_int_equal(judged(f, 400, refused), VERDICT_NEVER);
    f->ask.n = 1;
    assert_int_equal(reads_chat(f, "<think>so</think> It rains.", "stop"), FAULT_OK);
    assert_true(str_is(f->answered[0].text, "It rains."));
}

static void chat_that_misses_twice_goes_down_too(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_openai, "{'model':'m'}");
    assert_int_equal(reads_chat(f, "Here you are.", "stop"), FAULT_RETRY);
    assert_int_equal(f->e.level, CHAT_SCHEMA);
    assert_int_equal(reads_chat(f, "{'1':'a','2':'b'}", "stop"), FAULT_OK); /* the count begins anew */
    assert_int_equal(reads_chat(f, "Here you are.", "stop"), FAULT_RETRY);
    assert_int_equal(f->e.level, CHAT_SCHEMA);
    assert_int_equal(reads_chat(f, "Here you are.", "stop"), FAULT_RETRY);
    assert_int_equal(f->e.level, CHAT_OBJECT);
}

static void chat_leaves_out_what_is_refused(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_openai, "{'model':'m','max_tokens':5}");
    static const char refused[] =
        "{'error':{'message':'Unsupported value','param':'temperature','code':'unsupported_value'}}";
    assert_int_equal(judged(f, 400, refused), VERDICT_ANEW);
    assert_false(has(body_of(f), "temperature"));
    assert_true(has(body_of(f), "max_tokens"));
    assert_int_equal(judged(f, 400, refused), VERDICT_NEVER); /* it was not even in there */
    assert_int_equal(judged(f, 400, "{'error':{'message':'max_tokens is not supported','code':400}}"), VERDICT_ANEW);
    assert_false(has(body_of(f), "max_tokens"));
}

static void chat_statuses_are_told_apart(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_openai, "{'model':'m'}");
    static const struct {
        long status;
        const char *body;
        enum verdict verdict;
    } rows[] = {
        {429, "{'error':{'code':'rate_limit_exceeded'}}", VERDICT_SLOWER},
        {429, "{'error':{'code':'insufficient_quota'}}", VERDICT_QUOTA},
        {429, "{'error':{'type':'insufficient_quota','code':null}}", VERDICT_QUOTA},
        {429, "<html>", VERDICT_SLOWER},
        {401, "", VERDICT_REFUSED},
        {404, "{'error':{'message':'model not found'}}", VERDICT_NEVER},
        {400, "{'error':{'code':'context_length_exceeded','message':'too long'}}", VERDICT_SPLIT},
        {400, "{'error':{'code':400,'type':'exceed_context_size_error','message':'too long'}}", VERDICT_SPLIT},
        {400, "{'error':{'code':'content_filter','message':'no'}}", VERDICT_UNWANTED},
        {400, "{'error':'bad'}", VERDICT_NEVER},
        {400, "", VERDICT_NEVER},
        {503, "{'error':{'code':503,'message':'Loading model','type':'unavailable_error'}}", VERDICT_AGAIN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (judged(f, rows[i].status, rows[i].body) != rows[i].verdict)
            fail_msg("%ld %s", rows[i].status, rows[i].body);
}

/* --- Azure --- */

struct judgement {
    long status;
    const char *body;
    enum verdict verdict;
};

static void check_judged(struct fixture *f, const struct judgement *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (judged(f, rows[i].status, rows[i].body) != rows[i].verdict)
            fail_msg("%ld %s", rows[i].status, rows[i].body);
}

static void check_header(struct fixture *f, size_t i, const char *name, const char *value)
{
    assert_string_equal(f->request.headers[i].name, name);
    assert_true(str_is(f->request.headers[i].value, value));
}

static void azure_asks(void **state)
{
    struct fixture *f = *state;
    buf_addz(&f->e.secret, "k-4");
    open_endpoint(f, &provider_azure, "{'region':'koreacentral'}");
    assert_string_equal(body_of(f), "[{\"Text\":\"\\\"비가\\\" 온다.\"},{\"Text\":\"눈이 온다.\"}]");
    assert_true(str_is(f->request.url,
                       "https://api.cognitive.microsofttranslator.com/translate?api-version=3.0&from=ko&to=en"));
    check_header(f, 0, "Content-Type", "application/json; charset=UTF-8");
    check_header(f, 1, "Ocp-Apim-Subscription-Key", "k-4");
    check_header(f, 2, "Ocp-Apim-Subscription-Region", "koreacentral");
    open_endpoint(f, &provider_azure, "{'languages':{'zh':'zh &x'}}");
    f->ask.target_lang = str_of("zh-TW");
    body_of(f);
    assert_true(str_ends(f->request.url, "&to=zh-Hant"));
    f->ask.target_lang = str_of("zh");
    body_of(f);
    assert_true(str_ends(f->request.url, "&to=zh%20%26x"));
    assert_null(f->request.headers[2].name);
}

static void azure_takes_names_where_a_side_is_english(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_azure, "{}");
    unsigned kinds = endpoint_takes(&f->e, str_of("ko"), str_of("en-GB"));
    assert_true(kinds >> TERM_PERSON & 1 && kinds >> TERM_EVENT & 1 && kinds >> TERM_LAW & 1);
    assert_false(kinds >> TERM_COMMON & 1 || kinds >> TERM_OFFICE & 1);
    assert_int_equal(endpoint_takes(&f->e, str_of("ko"), str_of("ja")), 0);
}

static void azure_reads(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_azure, "{}");
    assert_int_equal(reads(f,
                           "[{'translations':[{'text':'It rains.','to':'en'}]},"
                           "{'detectedLanguage':{'language':'ko','score':1.0},'translations':[{'text':'It snows.'}]}]"),
                     FAULT_OK);
    assert_true(str_is(f->answered[1].text, "It snows."));
    assert_true(str_is(f->answered[0].model, "Azure Translator"));
    assert_int_equal(f->answered[0].billed, -1);
    f->metered = 15;
    assert_int_equal(reads(f, "[{'translations':[{'text':'a'}]},{'translations':[{'text':'b'}]}]"), FAULT_OK);
    assert_true(f->answered[0].billed > 0 && f->answered[1].billed > 0);
    assert_int_equal(f->answered[0].billed + f->answered[1].billed, 15);
    static const char *const bad[] = {"{}",
                                      "[]",
                                      "[{'translations':[{'text':'a'}]}]",
                                      "[{'translations':[{'text':'a'}]},{'translations':[]}]",
                                      "[{'translations':[{'text':'a'}]},{'translations':[{'text':null}]}]",
                                      "[{'translations':[{'text':'a'}]},{'translations':[{'text':'a'},{'text':'b'}]}]",
                                      "[{'translations':[{'text':'a'}]},'b']",
                                      NULL};
    for (const char *const *b = bad; *b; b++)
        if (reads(f, *b) != FAULT_RETRY)
            fail_msg("taken: %s", *b);
}

static void azure_codes_are_told_apart(void **state)
{
    static const struct judgement rows[] = {
        {400, "{'error':{'code':400050,'message':'x'}}", VERDICT_SPLIT},
        {400, "{'error':{'code':400072,'message':'x'}}", VERDICT_SPLIT},
        {400, "{'error':{'code':'400077','message':'x'}}", VERDICT_SPLIT},
        {400, "{'error':{'code':400036,'message':'x'}}", VERDICT_NEVER},
        {401, "{'error':{'code':'401','message':'x'}}", VERDICT_REFUSED},
        {401, "", VERDICT_REFUSED},
        {403, "{'error':{'code':403000,'message':'x'}}", VERDICT_REFUSED},
        {403, "{'error':{'code':403001,'message':'x'}}", VERDICT_QUOTA},
        {408, "{'error':{'code':408001,'message':'x'}}", VERDICT_AGAIN},
        {429, "{'error':{'code':429001,'message':'x'}}", VERDICT_SLOWER},
        {503, "<html>", VERDICT_AGAIN},
    };
    struct fixture *f = *state;
    open_endpoint(f, &provider_azure, "{}");
    check_judged(f, rows, sizeof rows / sizeof *rows);
}

/* --- Papago --- */

static void papago_asks(void **state)
{
    struct fixture *f = *state;
    buf_addz(&f->e.secret, "k-5");
    open_endpoint(f, &provider_papago, "{'key_id':'id-5','glossary':'g-1'}");
    f->ask.n = 1;
    assert_string_equal(
        body_of(f), "{\"source\":\"ko\",\"target\":\"en\",\"text\":\"\\\"비가\\\" 온다.\",\"glossaryKey\":\"g-1\"}");
    assert_true(str_is(f->request.url, "https://papago.apigw.ntruss.com/nmt/v1/translation"));
    check_header(f, 1, "x-ncp-apigw-api-key-id", "id-5");
    check_header(f, 2, "x-ncp-apigw-api-key", "k-5");
    assert_int_equal(provider_papago.most(&f->e), 1);
    f->ask.target_lang = str_of("zh-TW");
    assert_true(has(body_of(f), "\"target\":\"zh-TW\",") && has(body_of(f), "glossaryKey"));
    f->ask.target_lang = str_of("de"); /* no glossaries for this pair */
    assert_false(has(body_of(f), "glossaryKey"));
}

static void papago_needs_two_keys(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_papago, "{'key_id':'id-5'}");
    json_object_del(f->options, "key_id");
    assert_int_equal(provider_papago.open(&f->e, &f->err), FAULT_STOP);
    assert_true(has(f->err.text, "key_id"));
}

static void papago_reads(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_papago, "{'key_id':'id-5'}");
    f->ask.n = 1;
    assert_int_equal(reads(f, "{'message':{'@type':'response','result':{'srcLangType':'ko','tarLangType':'en',"
                              "'translatedText':'It rains.'}}}"),
                     FAULT_OK);
    assert_true(str_is(f->answered[0].text, "It rains."));
    static const char *const bad[] = {"{}",
                                      "{'message':{'result':{'translatedText':null}}}",
                                      "{'message':{'result':{'translatedText':['a']}}}",
                                      "{'translatedText':'a'}",
                                      "x",
                                      NULL};
    for (const char *const *b = bad; *b; b++)
        if (reads(f, *b) != FAULT_RETRY)
            fail_msg("taken: %s", *b);
}

static void papago_tells_its_errors_in_two_shapes(void **state)
{
    static const struct judgement rows[] = {
        {429, "{'error':{'errorCode':'400','message':'Quota Exceeded'}}", VERDICT_QUOTA},
        {429, "{'errorCode':'400','errorMessage':'Quota Exceeded'}", VERDICT_QUOTA},
        {429, "{'error':{'errorCode':'410','message':'Throttle Limited'}}", VERDICT_SLOWER},
        {429, "{'error':{'errorCode':'420','message':'Rate Limited'}}", VERDICT_SLOWER},
        {400, "{'errorCode':'N2MT08','errorMessage':'text is too long'}", VERDICT_SPLIT},
        {400, "{'error':{'errorCode':'N2MT08'}}", VERDICT_SPLIT},
        {400, "{'errorCode':'N2MT05','errorMessage':'same'}", VERDICT_NEVER},
        {401, "{'error':{'errorCode':'200'}}", VERDICT_REFUSED},
        {413, "{'error':{'errorCode':'430'}}", VERDICT_SPLIT},
        {500, "{'errorCode':'N2MT99'}", VERDICT_AGAIN},
        {429, "", VERDICT_SLOWER},
    };
    struct fixture *f = *state;
    open_endpoint(f, &provider_papago, "{'key_id':'id-5'}");
    check_judged(f, rows, sizeof rows / sizeof *rows);
}

/* --- Google --- */

static void google_asks(void **state)
{
    struct fixture *f = *state;
    buf_addz(&f->e.secret, "t-6");
    open_endpoint(f, &provider_google, "{'project':'p-1'}");
    assert_string_equal(body_of(f), "{\"contents\":[\"\\\"비가\\\" 온다.\",\"눈이 온다.\"],\"mimeType\":\"text/plain\","
                                    "\"sourceLanguageCode\":\"ko\",\"targetLanguageCode\":\"en\"}");
    assert_true(
        str_is(f->request.url, "https://translation.googleapis.com/v3/projects/p-1/locations/global:translateText"));
    check_header(f, 1, "Authorization", "Bearer t-6");
    check_header(f, 2, "x-goog-user-project", "p-1");
    open_endpoint(f, &provider_google, "{'project':'p-1','location':'us-central1','glossary':'g'}");
    assert_true(
        has(body_of(f), "\"glossaryConfig\":{\"glossary\":\"projects/p-1/locations/us-central1/glossaries/g\"}}"));
    open_endpoint(f, &provider_google,
                  "{'project':'p-1','location':'us-central1','glossary':'projects/q/locations/"
                  "us-central1/glossaries/h'}");
    assert_true(has(body_of(f), "\"glossary\":\"projects/q/locations/us-central1/glossaries/h\""));
}

static void google_refuses_impossible_options(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_google, "{'project':'p-1'}");
    json_object_set_new(f->options, "glossary", json_string("g"));
    assert_int_equal(provider_google.open(&f->e, &f->err), FAULT_STOP);
    assert_true(has(f->err.text, "location"));
    json_object_clear(f->options);
    assert_int_equal(provider_google.open(&f->e, &f->err), FAULT_STOP);
    assert_true(has(f->err.text, "project"));
}

static void google_reads_the_list_with_the_glossary(void **state)
{
    struct fixture *f = *state;
    static const char both[] = "{'translations':[{'translatedText':'a'},{'translatedText':'b'}],"
                               "'glossaryTranslations':[{'translatedText':'c','model':'nmt'},{'translatedText':'d'}]}";
    open_endpoint(f, &provider_google, "{'project':'p-1'}");
    assert_int_equal(reads(f, both), FAULT_OK);
    assert_true(str_is(f->answered[0].text, "a") && str_is(f->answered[1].text, "b"));
    open_endpoint(f, &provider_google, "{'project':'p-1','location':'us-central1','glossary':'g'}");
    assert_int_equal(reads(f, both), FAULT_OK);
    assert_true(str_is(f->answered[0].text, "c") && str_is(f->answered[1].text, "d"));
    assert_true(str_is(f->answered[0].model, "Google nmt") && str_is(f->answered[1].model, "Google"));
    static const char *const bad[] = {"{'translations':[{'translatedText':'a'},{'translatedText':'b'}]}",
                                      "{'glossaryTranslations':[{'translatedText':'a'},{}]}",
                                      "{'glossaryTranslations':[{'translatedText':'a'}]}", "[]", NULL};
    for (const char *const *b = bad; *b; b++)
        if (reads(f, *b) != FAULT_RETRY)
            fail_msg("taken: %s", *b);
}

static void google_statuses_are_told_apart(void **state)
{
    static const struct judgement rows[] = {
        {403, "{'error':{'code':403,'message':'Daily Limit Exceeded','errors':[{'reason':'dailyLimitExceeded'}]}}",
         VERDICT_QUOTA},
        {403,
         "{'error':{'code':403,'message':'User Rate Limit Exceeded','errors':[{'reason':'userRateLimitExceeded'}]}}",
         VERDICT_SLOWER},
        {403, "{'error':{'code':403,'message':'x','errors':[{'reason':'rateLimitExceeded'}]}}", VERDICT_SLOWER},
        {403, "{'error':{'code':403,'status':'PERMISSION_DENIED','message':'Cloud Translation API has not been used'}}",
         VERDICT_REFUSED},
        {429, "{'error':{'code':429,'status':'RESOURCE_EXHAUSTED','message':'limit per minute'}}", VERDICT_SLOWER},
        {429, "", VERDICT_SLOWER},
        {400, "{'error':{'code':400,'status':'INVALID_ARGUMENT','message':'Text is too long.'}}", VERDICT_SPLIT},
        {400, "{'error':{'code':400,'status':'INVALID_ARGUMENT','message':'Target language is invalid.'}}",
         VERDICT_NEVER},
        {401, "{'error':{'code':401,'status':'UNAUTHENTICATED'}}", VERDICT_REFUSED},
        {404, "{'error':{'code':404,'status':'NOT_FOUND'}}", VERDICT_NEVER},
        {503, "{'error':{'code':503,'status':'UNAVAILABLE'}}", VERDICT_AGAIN},
    };
    struct fixture *f = *state;
    open_endpoint(f, &provider_google, "{'project':'p-1'}");
    check_judged(f, rows, sizeof rows / sizeof *rows);
}

/* --- what all share --- */

static void excerpts_are_clean_and_without_the_key(void **state)
{
    struct fixture *f = *state;
    open_endpoint(f, &provider_libretranslate, "{}");
    buf_addz(&f->e.secret, "k-secret");
    struct http_reply r = {
        .outcome = HTTP_ANSWERED, .status = 403, .body = str_of("Key k-secret\r\n\x1b[31m is wrong: 열쇠")};
    assert_string_equal(endpoint_says(&f->e, &f->a, &r).at, "endpoint it: status 403: Key ***   [31m is wrong: 열쇠");
    r.body = str_of("\xC7\xD1 bad");
    assert_string_equal(endpoint_says(&f->e, &f->a, &r).at, "endpoint it: status 403: ?? bad");
    r.body = str_of("");
    assert_string_equal(endpoint_says(&f->e, &f->a, &r).at, "endpoint it: status 403");
    char *korean = arena_alloc(&f->a, 301);
    for (int i = 0; i < 100; i++)
        memcpy(korean + 3 * i, "가", 3);
    r.body = (struct str){korean, 300};
    struct str said = endpoint_says(&f->e, &f->a, &r);
    assert_in_range(said.len, 200, 240);
    assert_int_equal((said.len - strlen("endpoint it: status 403: ")) % 3, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(libretranslate_asks, setup, teardown),
        cmocka_unit_test_setup_teardown(libretranslate_takes_names_when_asked_to, setup, teardown),
        cmocka_unit_test_setup_teardown(libretranslate_reads, setup, teardown),
        cmocka_unit_test_setup_teardown(deepl_asks, setup, teardown),
        cmocka_unit_test_setup_teardown(deepl_knows_its_codes_and_hosts, setup, teardown),
        cmocka_unit_test_setup_teardown(deepl_refuses_unknown_models, setup, teardown),
        cmocka_unit_test_setup_teardown(deepl_reads, setup, teardown),
        cmocka_unit_test_setup_teardown(chat_asks_with_a_key_a_segment, setup, teardown),
        cmocka_unit_test_setup_teardown(chat_options_reach_the_request, setup, teardown),
        cmocka_unit_test_setup_teardown(chat_refuses_impossible_options, setup, teardown),
        cmocka_unit_test_setup_teardown(chat_answers_are_read, setup, teardown),
        cmocka_unit_test_setup_teardown(chat_that_is_cut_off_is_split_and_refusals_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(chat_goes_down_the_ladder, setup, teardown),
        cmocka_unit_test_setup_teardown(chat_that_misses_twice_goes_down_too, setup, teardown),
        cmocka_unit_test_setup_teardown(chat_leaves_out_what_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(chat_statuses_are_told_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(azure_asks, setup, teardown),
        cmocka_unit_test_setup_teardown(azure_takes_names_where_a_side_is_english, setup, teardown),
        cmocka_unit_test_setup_teardown(azure_reads, setup, teardown),
        cmocka_unit_test_setup_teardown(azure_codes_are_told_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(papago_asks, setup, teardown),
        cmocka_unit_test_setup_teardown(papago_needs_two_keys, setup, teardown),
        cmocka_unit_test_setup_teardown(papago_reads, setup, teardown),
        cmocka_unit_test_setup_teardown(papago_tells_its_errors_in_two_shapes, setup, teardown),
        cmocka_unit_test_setup_teardown(google_asks, setup, teardown),
        cmocka_unit_test_setup_teardown(google_refuses_impossible_options, setup, teardown),
        cmocka_unit_test_setup_teardown(google_reads_the_list_with_the_glossary, setup, teardown),
        cmocka_unit_test_setup_teardown(google_statuses_are_told_apart, setup, teardown),
        cmocka_unit_test_setup_teardown(excerpts_are_clean_and_without_the_key, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
