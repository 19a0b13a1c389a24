#include "api.h"
#include "base/clock.h"
#include "desk_inside.h"

static void add_time(struct buf *b, const char *key, int64_t ms)
{
    char text[CLOCK_TEXT] = "";
    if (ms)
        clock_text(ms, 0, text);
    json_add_str(b, key, str_of(text));
}

static void add_row(struct buf *b, const struct queue_row *q)
{
    bool held = q->holder.len && q->holder_until > clock_real();
    json_open(b, '{');
    json_add_int(b, "id", q->edition);
    json_add_int(b, "article", q->article);
    json_add_str(b, "lang", q->lang);
    json_add_str(b, "state", q->state);
    json_add_str(b, "name", q->name);
    json_add_str(b, "headline", q->headline);
    json_add_str(b, "title", q->title);
    json_add_str(b, "trouble", q->trouble);
    json_add_int(b, "version", q->version);
    json_add_int(b, "segments", q->segments);
    json_add_int(b, "approved", q->approved);
    json_add_int(b, "blocks", q->blocks);
    json_add_int(b, "warns", q->warns);
    json_add_int(b, "notes", q->notes);
    json_add_int(b, "priority", q->priority);
    add_time(b, "received", q->received);
    add_time(b, "changed", q->changed);
    json_add_str(b, "assigned", q->assigned);
    json_add_str(b, "holder", held ? q->holder : (struct str){"", 0});
    json_close(b, '}');
}

static enum fault count_states(struct request *r, struct desk_states *states, struct err *err)
{
    enum { FRESH_MS = 2000 };
    struct queue_rows counts = {0};
    if (states->json.len && clock_mono() < states->until)
        return FAULT_OK;
    try(store_counts(r->store, r->arena, &counts, err));
    buf_clear(&states->json);
    json_open(&states->json, '{');
    for (size_t i = 0; i < counts.len; i++)
        json_add_int(&states->json, arena_cstr(r->arena, counts.at[i].state), counts.at[i].segments);
    json_close(&states->json, '}');
    states->until = clock_mono() + FRESH_MS;
    return FAULT_OK;
}

static enum fault add_counts(struct request *r, struct buf *b, struct err *err)
{
    struct desk_states *states = &r->desk->states;
    pthread_mutex_lock(&states->lock);
    enum fault f = count_states(r, states, err);
    json_key(b, "counts");
    buf_add(b, buf_str(&states->json));
    pthread_mutex_unlock(&states->lock);
    return f;
}

enum fault api_queue(struct request *r, struct err *err)
{
    struct queue_query q = {
        .state = request_query(r, "state"),
        .lang = request_query(r, "lang"),
        .assigned = request_query(r, "assigned"),
        .after_priority = request_query_int(r, "after_priority", 0),
        .after_edition = request_query_int(r, "after_edition", 0),
        .limit = request_query_int(r, "limit", 50),
    };
    struct queue_rows rows = {0};
    if (q.limit < 1 || q.limit > 500)
        return refuse(r, 400, err, "limit is 1 to 500");
    try(store_queue(r->store, r->arena, &q, &rows, err));
    struct buf *b = reply_json(r);
    json_open(b, '{');
    json_key(b, "rows");
    json_open(b, '[');
    for (size_t i = 0; i < rows.len; i++)
        add_row(b, &rows.at[i]);
    json_close(b, ']');
    json_add_bool(b, "more", (int64_t)rows.len == q.limit);
    if (q.after_edition == 0)
        try(add_counts(r, b, err));
    json_close(b, '}');
    return FAULT_OK;
}

enum fault api_people(struct request *r, struct err *err)
{
    struct accounts people = {0};
    try(store_accounts(r->store, r->arena, &people, err));
    struct buf *b = reply_json(r);
    json_open(b, '{');
    json_key(b, "people");
    json_open(b, '[');
    for (size_t i = 0; i < people.len; i++) {
        if (people.at[i].disabled)
            continue;
        json_open(b, '{');
        json_add_str(b, "login", people.at[i].login);
        json_add_str(b, "name", people.at[i].name);
        json_add_str(b, "role", str_of(role_name(people.at[i].role)));
        json_add_str(b, "langs", people.at[i].langs);
        json_close(b, '}');
    }
    json_close(b, ']');
    json_close(b, '}');
    return FAULT_OK;
}

enum fault api_prioritise(struct request *r, struct err *err)
{
    static const char *const allowed[] = {"priority", NULL};
    auto_json json_t *body = NULL;
    int64_t edition;
    try(edition_param(r, &edition, err));
    try(request_json(r, allowed, &body, err));
    int64_t priority = json_get_int(body, "priority", INT64_MIN);
    if (priority < -1000 || priority > 1000)
        return refuse(r, 400, err, "priority is a number from -1000 to 1000");
    try(store_prioritise(r->store, edition, priority, err));
    reply_empty(r, 204);
    return FAULT_OK;
}
