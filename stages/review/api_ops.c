/* For those who run the desk: is it alive, can it work, how is it doing. */
#include "api.h"
#include "base/clock.h"
#include "desk_inside.h"

enum fault api_health(struct request *r, struct err *err)
{
    (void)err;
    buf_addz(reply_json(r), "{\"status\":\"ok\"}");
    return FAULT_OK;
}

enum fault api_ready(struct request *r, struct err *err)
{
    const struct queue_query first = {.state = {"", 0}, .lang = {"", 0}, .assigned = {"", 0}, .limit = 1};
    struct queue_rows rows = {0};
    if (atomic_load(&r->desk->draining) || engine_stopping(r->desk->engine))
        return fault(err, FAULT_RETRY, "the desk is shutting down");
    try(store_queue(r->store, r->arena, &first, &rows, err));
    buf_addz(reply_json(r), "{\"status\":\"ready\"}");
    return FAULT_OK;
}

static void add_help(struct buf *b, const char *name, const char *type, const char *help)
{
    buf_printf(b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static enum fault add_queue(struct request *r, struct buf *b, struct err *err)
{
    struct queue_rows counts = {0};
    try(store_counts(r->store, r->arena, &counts, err));
    add_help(b, "okgyo_queue_depth", "gauge", "Editions by state.");
    for (size_t i = 0; i < counts.len; i++)
        buf_printf(b, "okgyo_queue_depth{state=\"%.*s\"} %lld\n", STR_ARGS(counts.at[i].state),
                   (long long)counts.at[i].segments);
    return FAULT_OK;
}

static enum fault add_endpoints(struct request *r, struct buf *b, struct err *err)
{
    const json_t *endpoints = settings_json(engine_settings(r->desk->engine), "translate", "endpoints");
    size_t i;
    json_t *endpoint;
    int64_t requests = 0, characters = 0;
    auto_buf struct buf sent = buf_make(64 << 10);
    add_help(b, "okgyo_mt_requests_total", "counter", "Requests answered by an endpoint.");
    add_help(&sent, "okgyo_mt_characters_total", "counter", "Characters an endpoint was sent.");
    json_array_foreach(endpoints, i, endpoint)
    {
        const char *name = json_string_value(json_object_get(endpoint, "name"));
        if (!name || strpbrk(name, "\"\\\n"))
            continue;
        try(store_usage(r->store, name, 0, &requests, &characters, err));
        buf_printf(b, "okgyo_mt_requests_total{endpoint=\"%s\"} %lld\n", name, (long long)requests);
        buf_printf(&sent, "okgyo_mt_characters_total{endpoint=\"%s\"} %lld\n", name, (long long)characters);
    }
    buf_add(b, buf_str(&sent));
    return FAULT_OK;
}

static void add_http(struct buf *b, struct desk_counts *c)
{
    uint64_t below = 0;
    pthread_mutex_lock(&c->lock);
    add_help(b, "okgyo_http_requests_total", "counter", "Requests to the desk by status.");
    for (int status = 0; status < DESK_STATUSES; status++)
        if (c->by_status[status])
            buf_printf(b, "okgyo_http_requests_total{status=\"%d\"} %llu\n", status,
                       (unsigned long long)c->by_status[status]);
    add_help(b, "okgyo_http_seconds", "histogram", "Time to answer a request.");
    for (int i = 0; i < DESK_BUCKETS; i++) {
        below += c->buckets[i];
        buf_printf(b, "okgyo_http_seconds_bucket{le=\"%g\"} %llu\n", desk_bucket_limits[i], (unsigned long long)below);
    }
    buf_printf(b, "okgyo_http_seconds_bucket{le=\"+Inf\"} %llu\n", (unsigned long long)c->count);
    buf_printf(b, "okgyo_http_seconds_sum %.6f\nokgyo_http_seconds_count %llu\n", (double)c->micros / 1e6,
               (unsigned long long)c->count);
    pthread_mutex_unlock(&c->lock);
}

enum fault api_metrics(struct request *r, struct err *err)
{
    if (!r->desk->metrics_open && (!r->peer_is_local || r->forwarded_for.len))
        return refuse(r, 403, err, "metrics are for this machine only; see review.metrics_open");
    struct buf *b = reply_json(r);
    r->reply.type = "text/plain; version=0.0.4; charset=utf-8";
    add_help(b, "okgyo_build_info", "gauge", "The version that runs.");
    buf_printf(b, "okgyo_build_info{version=\"%s\"} 1\n", OKGYO_VERSION);
    add_help(b, "okgyo_start_time_seconds", "gauge", "When the desk was started.");
    buf_printf(b, "okgyo_start_time_seconds %lld\n", (long long)(r->desk->started / 1000));
    try(add_queue(r, b, err));
    try(add_endpoints(r, b, err));
    add_http(b, &r->desk->counts);
    return FAULT_OK;
}
