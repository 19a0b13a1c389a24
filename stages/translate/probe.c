#include "stages/translate/probe.h"

#include "stages/translate/endpoints.h"
#include "text/utf8.h"

static struct http_request request_of(const struct endpoint *e, const char *method)
{
    return (struct http_request){.method = method,
                                 .timeout_ms = e->timeout_ms,
                                 .ca_file = e->ca_file,
                                 .proxy = e->proxy,
                                 .allow_plain = e->allow_plain};
}

static enum fault probe_local(struct endpoint *e, const struct ask *ask, struct arena *a, struct answer *answer,
                              struct err *err)
{
    return e->provider->answer(e, ask, a, answer, err);
}

static enum fault probe_remote(struct endpoint *e, struct http *http, const struct ask *ask, struct arena *a,
                               struct answer *answer, struct probe *out, struct err *err)
{
    struct http_request request = request_of(e, "POST");
    struct http_reply reply;
    try(e->provider->ask(e, ask, a, &request, err));
    out->characters = (int64_t)utf8_count(ask->sources[0], ask->sources[0].len, UNIT_CODE_POINT);
    http_send(http, a, &request, &reply);
    out->took_ms = reply.took_ms;
    if (reply.outcome != HTTP_ANSWERED || reply.status != 200)
        return fault(err, FAULT_RETRY, "%.*s", STR_ARGS(endpoint_says(e, a, &reply)));
    return e->provider->read(e, ask, &reply, a, answer, err);
}

void endpoint_probe(struct endpoint *e, struct http *http, struct arena *a, struct str source_lang,
                    struct str target_lang, struct str text, struct probe *out)
{
    struct answered one = {.text = {"", 0}, .model = {"", 0}, .reason = {"", 0}};
    struct answer answer = {.at = &one};
    struct err err = {.text = ""};
    struct ask ask = {.source_lang = source_lang, .target_lang = target_lang, .sources = &text, .n = 1};
    ask.level = atomic_load(&e->level);
    ask.dropped = atomic_load(&e->dropped);
    ask.context = str_of("");
    *out = (struct probe){.text = {"", 0}, .model = {"", 0}};
    enum fault f = e->provider->local ? probe_local(e, &ask, a, &answer, &err)
                                      : probe_remote(e, http, &ask, a, &answer, out, &err);
    out->good = f == FAULT_OK && (e->provider->local || str_trim(one.text).len > 0);
    out->text = f != FAULT_OK ? arena_str(a, str_of(err.text)) : one.text.len ? one.text : one.reason;
    out->model = one.model;
}

void endpoint_quota(struct endpoint *e, struct http *http, struct arena *a, struct quota *out)
{
    struct http_reply reply;
    *out = (struct quota){.limit = -1, .why = {"", 0}};
    if (!e->provider->quota_ask)
        return;
    struct http_request request = request_of(e, "GET");
    e->provider->quota_ask(e, a, &request);
    http_send(http, a, &request, &reply);
    out->told = reply.outcome == HTTP_ANSWERED && reply.status == 200 &&
                e->provider->quota_read(&reply, &out->used, &out->limit);
    if (!out->told)
        out->why = endpoint_says(e, a, &reply);
}
